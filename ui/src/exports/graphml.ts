// The graph as GraphML.
import { xml } from "./clean";
import { EDGE_COLUMNS, edgeValues, NODE_COLUMNS, nodeValues } from "./columns";
import type { Taken } from "./picture";

export function toGraphMl({ title, nodes, edges }: Taken): string {
  const keys = (side: string, columns: typeof NODE_COLUMNS | typeof EDGE_COLUMNS) =>
    columns.map(([name, type]) => `<key id="${side}-${name}" for="${side}" attr.name="${name}" attr.type="${type === "number" ? "double" : "string"}"/>`);
  const data = (side: string, columns: typeof NODE_COLUMNS | typeof EDGE_COLUMNS, row: readonly (string | number | null)[]) =>
    row.flatMap((value, at) => (value === null ? [] : [`<data key="${side}-${columns[at]?.[0]}">${xml(value)}</data>`])).join("");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    '<key id="graph-title" for="graph" attr.name="title" attr.type="string"/>',
    ...keys("node", NODE_COLUMNS),
    ...keys("edge", EDGE_COLUMNS),
    '<graph edgedefault="directed">',
    `<data key="graph-title">${xml(title)}</data>`,
    ...nodes.map((node) => `<node id="${xml(node.id)}">${data("node", NODE_COLUMNS, nodeValues(node))}</node>`),
    ...edges.map(
      (edge) =>
        `<edge id="${xml(edge.id)}" source="${xml(edge.source)}" target="${xml(edge.target)}">${data("edge", EDGE_COLUMNS, edgeValues(edge))}</edge>`,
    ),
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}
