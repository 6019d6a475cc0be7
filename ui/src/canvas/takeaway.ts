// What is on the screen, as a file or as a query.
import { nodesCsv, relationsCsv } from "../exports/csv";
import { toGexf } from "../exports/gexf";
import { toGraphMl } from "../exports/graphml";
import { toJson } from "../exports/json";
import { toPng } from "../exports/png";
import { fileName, type Picture, type Taken } from "../exports/picture";
import { toSvg } from "../exports/svg";
import { toDocument, toQuery } from "../exports/query";
import type { BoardHandle } from "./Board";
import type { Shown } from "./shown";

export const FORMATS = [
  { name: "svg", title: "SVG", words: "picture, drawn from the data" },
  { name: "png", title: "PNG", words: "picture at twice the size" },
  { name: "gexf", title: "GEXF", words: "for Gephi" },
  { name: "graphml", title: "GraphML", words: "for yEd, Cytoscape, networkx" },
  { name: "nodes.csv", title: "CSV of nodes", words: "a row for each" },
  { name: "relations.csv", title: "CSV of relations", words: "a row for each, both ends filled in" },
  { name: "json", title: "JSON", words: "all of it" },
] as const;
export type FormatName = (typeof FORMATS)[number]["name"];

export async function fileOf(
  format: FormatName,
  { title, shown, board }: { title: string; shown: Shown; board: BoardHandle | null },
): Promise<{ name: string; content: Blob }> {
  const taken = takenOf(title, shown, board);
  const text = (type: string, words: string) => new Blob([words], { type: `${type};charset=utf-8` });
  const name = `${fileName(title)}.${format}`;
  switch (format) {
    case "svg":
      return { name, content: text("image/svg+xml", toSvg(pictureOf(taken, board))) };
    case "png":
      return { name, content: await toPng(pictureOf(taken, board)) };
    case "gexf":
      return { name, content: text("application/gexf+xml", toGexf(taken)) };
    case "graphml":
      return { name, content: text("application/graphml+xml", toGraphMl(taken)) };
    case "nodes.csv":
      return { name, content: text("text/csv", nodesCsv(taken)) };
    case "relations.csv":
      return { name, content: text("text/csv", relationsCsv(taken)) };
    case "json":
      return { name, content: text("application/json", toJson(taken)) };
  }
}

/** The query that gives exactly what is shown, with its variables. */
export const queryOf = (shown: Shown): { query: string; variables: Record<string, readonly string[]> } =>
  toQuery(shown.nodes.map(({ id }) => id), shown.edges.map(({ id }) => id));

/** The same with its ids in it. */
export const documentOf = (shown: Shown): string =>
  toDocument(shown.nodes.map(({ id }) => id), shown.edges.map(({ id }) => id));

function takenOf(title: string, shown: Shown, board: BoardHandle | null): Taken {
  const places = board?.places() ?? new Map();
  return {
    title,
    nodes: shown.nodes.map((entity) => ({ ...entity, ...(places.get(entity.id) ?? { x: 0, y: 0 }), radius: board?.radius(entity.id) ?? 6 })),
    edges: shown.edges,
  };
}

function pictureOf(taken: Taken, board: BoardHandle | null): Picture {
  if (board === null) throw new Error("Nothing is drawn.");
  return { ...taken, palette: board.palette() };
}
