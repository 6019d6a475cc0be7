// A picture of the graph as plain strokes, shapes and words, for whatever draws them.
import { lanesOf } from "../canvas/drawing/looks";
import { ARROW, CROSS, DASHES, LANE, OUTLINE, STROKE_WORDS, STRUCK } from "../canvas/drawing/marks";
import type { Palette } from "../canvas/drawing/palette";
import type { Entity, Relation } from "../canvas/model";
import type { EntityKind, Modality } from "../gql/enums";
import { KIND_WORDS } from "../parts/Marks";
import { canvasText, oneLine } from "./clean";

export interface Taken {
  readonly title: string;
  readonly nodes: readonly (Entity & { readonly x: number; readonly y: number; readonly radius: number })[];
  readonly edges: readonly Relation[];
}

export interface Picture extends Taken {
  readonly palette: Palette;
}

type Pair = readonly [number, number];
export type Drawing =
  | { readonly what: "line"; readonly from: Pair; readonly to: Pair; readonly color: string; readonly width: number; readonly dash: readonly number[] }
  | { readonly what: "shape"; readonly points: readonly Pair[]; readonly fill: string; readonly rim: string; readonly width: number }
  | { readonly what: "circle"; readonly at: Pair; readonly radius: number; readonly fill: string; readonly rim: string; readonly width: number }
  | { readonly what: "words"; readonly at: Pair; readonly words: string; readonly size: number; readonly color: string; readonly bold: boolean; readonly halo: string };

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly paper: string;
  readonly font: string;
  readonly drawings: readonly Drawing[];
}

const MARGIN = 70;
/** Room to the right for the name of the rightmost node: 48 signs of 6.5 pixels. */
const WORDS = 250;
const LEGEND_HEIGHT = 74;
const TITLE_HEIGHT = 44;
/** Pixels of the longer side: of a few nodes as much as a page has, of many as much as keeps names apart. */
const sideFor = (nodes: number): number => Math.min(5_000, Math.max(1_100, 190 * Math.sqrt(nodes)));

/** The name of a file that any system takes. */
export const fileName = (title: string): string =>
  oneLine(title).normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60).toLowerCase() || "graph";

/** The picture laid out on a sheet: title, edges, nodes, names, legend. */
export function sheetOf({ title, nodes, edges, palette }: Picture): Sheet {
  const xs = nodes.map((node) => node.x);
  // Sigma's y goes up, a sheet's goes down.
  const ys = nodes.map((node) => -node.y);
  const [left, top] = [min(xs), min(ys)];
  const span = Math.max(max(xs) - left, max(ys) - top, 1);
  const scale = (sideFor(nodes.length) - 2 * MARGIN) / span;
  const width = Math.max(860, (max(xs) - left) * scale + 2 * MARGIN + WORDS);
  const inner = (max(ys) - top) * scale;
  const height = TITLE_HEIGHT + inner + 2 * MARGIN + LEGEND_HEIGHT;
  const at = new Map(nodes.map((node) => [node.id, [(node.x - left) * scale + MARGIN, (-node.y - top) * scale + MARGIN + TITLE_HEIGHT] as const]));
  const radius = new Map(nodes.map((node) => [node.id, node.radius * 1.15]));
  const lanes = lanesOf(edges);
  const drawings: Drawing[] = [];
  for (const edge of edges) {
    const [from, to] = [at.get(edge.source), at.get(edge.target)];
    if (from && to) drawings.push(...edgeOf(edge, from, to, radius.get(edge.source) ?? 6, radius.get(edge.target) ?? 6, lanes.get(edge.id) ?? 0, palette));
  }
  for (const node of nodes) drawings.push(...shapeOf(node.kind, at.get(node.id) ?? [0, 0], radius.get(node.id) ?? 6, isHollow(node), palette));
  for (const node of nodes) {
    const [x, y] = at.get(node.id) ?? [0, 0];
    drawings.push({ what: "words", at: [x + (radius.get(node.id) ?? 6) * 1.1 + 5, y + 4.5], words: canvasText(node.name, 48), size: 13, color: palette.ink, bold: false, halo: palette.paper });
  }
  drawings.push({ what: "words", at: [MARGIN / 2, 34], words: canvasText(title, 110), size: 20, color: palette.ink, bold: true, halo: palette.paper });
  drawings.push(...legendOf(nodes, edges, MARGIN / 2, height - LEGEND_HEIGHT + 18, palette));
  return { width: Math.ceil(width), height: Math.ceil(height), title: oneLine(title), paper: palette.paper, font: palette.font, drawings };
}

const min = (values: readonly number[]): number => values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
const max = (values: readonly number[]): number => values.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);

const isHollow = ({ event }: Entity): boolean => event !== null && (event.modality !== "OCCURRED" || event.polarity === "NEGATED");

function edgeOf(edge: Relation, from: Pair, to: Pair, near: number, far: number, lane: number, palette: Palette): Drawing[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length < near + far + 4) return [];
  const [ax, ay] = [dx / length, dy / length];
  const aside = -lane * LANE;
  const place = (along: number, off = 0): Pair => [from[0] + ax * along - ay * (off + aside), from[1] + ay * along + ax * (off + aside)];
  const start = Math.sqrt(Math.max(near * near - aside * aside, 0));
  const tip = length - Math.sqrt(Math.max(far * far - aside * aside, 0)) - 2;
  const width = 1.1 + Math.min(2, 0.5 * Math.log2(Math.max(1, edge.outlets)));
  const head = ARROW.length + width;
  const color = palette.edge;
  const line = (one: Pair, other: Pair, dash: readonly number[] = [], thick = width): Drawing => ({ what: "line", from: one, to: other, color, width: thick, dash });
  const drawings = [line(place(start), place(tip - head * 0.7), DASHES[edge.modality])];
  drawings.push({ what: "shape", points: [place(tip), place(tip - head, ARROW.half + width / 2), place(tip - head, -ARROW.half - width / 2)], fill: color, rim: color, width: 0 });
  if (edge.modality === "DENIED")
    for (let along = start + STRUCK.every / 2; along < tip - head; along += STRUCK.every)
      drawings.push(line(place(along + STRUCK.reach * STRUCK.lean, -STRUCK.reach), place(along - STRUCK.reach * STRUCK.lean, STRUCK.reach), [], 1.5));
  if (edge.polarity === "NEGATED") {
    const middle = (start + tip) / 2;
    for (const way of [1, -1]) drawings.push(line(place(middle - CROSS, -CROSS * way), place(middle + CROSS, CROSS * way), [], 1.8));
  }
  return drawings;
}

function shapeOf(kind: EntityKind, [x, y]: Pair, radius: number, hollow: boolean, palette: Palette): Drawing[] {
  const color = palette.kinds[kind];
  const outline = OUTLINE[kind];
  const look = { fill: hollow ? palette.paper : color, rim: hollow ? color : palette.paper, width: hollow ? Math.max(2, radius * 0.22) : 1.5 };
  if (outline.length === 0) return [{ what: "circle", at: [x, y], radius, ...look }];
  return [{ what: "shape", points: outline.map(([px, py]) => [x + px * radius, y + py * radius] as const), ...look }];
}

function legendOf(nodes: readonly Entity[], edges: readonly Relation[], x: number, y: number, palette: Palette): Drawing[] {
  const drawings: Drawing[] = [];
  let at = x;
  const word = (words: string) => {
    drawings.push({ what: "words", at: [at, y + 4], words, size: 12, color: palette.soft, bold: false, halo: palette.paper });
    at += words.length * 6.2 + 22;
  };
  for (const kind of Object.keys(OUTLINE) as EntityKind[]) {
    if (!nodes.some((node) => node.kind === kind)) continue;
    drawings.push(...shapeOf(kind, [at + 6, y], 6, false, palette));
    at += 18;
    word(KIND_WORDS[kind][1]);
  }
  at = x;
  y += 26;
  const sample = (modality: Modality, polarity: "ASSERTED" | "NEGATED", words: string) => {
    const edge = { modality, polarity, outlets: 1 } as Relation;
    drawings.push(...edgeOf(edge, [at, y], [at + 46, y], 0, 0, 0, palette));
    at += 54;
    word(words);
  };
  for (const modality of Object.keys(STROKE_WORDS) as Modality[])
    if (edges.some((edge) => edge.modality === modality)) sample(modality, "ASSERTED", STROKE_WORDS[modality]);
  if (edges.some((edge) => edge.polarity === "NEGATED")) sample("OCCURRED", "NEGATED", "said not to be so");
  return drawings;
}
