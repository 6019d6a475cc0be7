// The graph as GEXF 1.3, for Gephi: attributes, colours, sizes and places.
import type { EntityKind } from "../gql/enums";
import { xml } from "./clean";
import { EDGE_COLUMNS, edgeValues, NODE_COLUMNS, nodeValues } from "./columns";
import type { Taken } from "./picture";

/** The light theme's colours of kinds, as red, green, blue. */
const COLORS: Record<EntityKind, readonly [number, number, number]> = {
  PERSON: [11, 80, 133],
  ORGANIZATION: [138, 75, 0],
  PLACE: [0, 107, 79],
  DOCUMENT: [134, 56, 106],
  EVENT: [163, 36, 43],
};

export function toGexf({ title, nodes, edges }: Taken): string {
  const declared = (columns: typeof NODE_COLUMNS | typeof EDGE_COLUMNS) =>
    columns.map(([name, type]) => `<attribute id="${name}" title="${name}" type="${type === "number" ? "double" : "string"}"/>`);
  const values = (columns: readonly (readonly [string, string])[], row: readonly (string | number | null)[]) => {
    const given = row.flatMap((value, at) => (value === null ? [] : [`<attvalue for="${columns[at]?.[0]}" value="${xml(value)}"/>`]));
    return `<attvalues>${given.join("")}</attvalues>`;
  };
  const place = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : "0");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta><creator>Dramatis</creator><description>${xml(title)}</description></meta>`,
    '<graph mode="static" defaultedgetype="directed">',
    `<attributes class="node">${declared(NODE_COLUMNS).join("")}</attributes>`,
    `<attributes class="edge">${declared(EDGE_COLUMNS).join("")}</attributes>`,
    "<nodes>",
    ...nodes.map((node) => {
      const [r, g, b] = COLORS[node.kind];
      const look = `<viz:color r="${r}" g="${g}" b="${b}"/><viz:position x="${place(node.x)}" y="${place(node.y)}" z="0"/><viz:size value="${place(node.radius)}"/>`;
      return `<node id="${xml(node.id)}" label="${xml(node.name)}">${values(NODE_COLUMNS, nodeValues(node))}${look}</node>`;
    }),
    "</nodes>",
    "<edges>",
    ...edges.map(
      (edge) =>
        `<edge id="${xml(edge.id)}" source="${xml(edge.source)}" target="${xml(edge.target)}" label="${xml(edge.predicate)}" weight="${Math.max(1, edge.outlets)}">${values(EDGE_COLUMNS, edgeValues(edge))}</edge>`,
    ),
    "</edges>",
    "</graph>",
    "</gexf>",
    "",
  ].join("\n");
}
