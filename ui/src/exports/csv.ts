// Nodes and relations as tables (RFC 4180), each relation with both of its ends filled in.
import { csvCell } from "./clean";
import { EDGE_COLUMNS, edgeValues, NODE_COLUMNS, nodeValues } from "./columns";
import type { Taken } from "./picture";

// By its first sign a spreadsheet knows that the file is UTF-8.
const MARK = "\ufeff";
const table = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `${MARK}${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;

export const nodesCsv = ({ nodes }: Taken): string =>
  table([["id", ...NODE_COLUMNS.map(([name]) => name)], ...nodes.map((node) => [node.id, ...nodeValues(node)])]);

export function relationsCsv({ nodes, edges }: Taken): string {
  const by = new Map(nodes.map((node) => [node.id, node]));
  const end = (id: string) => [id, by.get(id)?.name ?? null, by.get(id)?.kind ?? null];
  return table([
    ["id", "sourceId", "sourceName", "sourceKind", "targetId", "targetName", "targetKind", ...EDGE_COLUMNS.map(([name]) => name)],
    ...edges.map((edge) => [edge.id, ...end(edge.source), ...end(edge.target), ...edgeValues(edge)]),
  ]);
}
