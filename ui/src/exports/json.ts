// The graph as JSON: nodes with their places, edges by the ids of their ends. Names are as the news has them.
import type { Taken } from "./picture";

export function toJson({ title, nodes, edges }: Taken): string {
  const rounded = nodes.map(({ x, y, radius, ...entity }) => ({ ...entity, x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 }));
  return `${JSON.stringify({ title, nodes: rounded, edges }, null, 1)}\n`;
}
