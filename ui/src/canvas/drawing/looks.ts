// From what is shown to what is drawn: colour, size and marks of every node and edge, as plain values.
import type { Entity, Relation } from "../model";
import type { Shown } from "../shown";
import { radiusOf } from "../sizes";
import type { EdgeLook } from "./edgeProgram";
import { SHAPE, STROKE } from "./marks";
import { mixed, type Palette } from "./palette";
import type { NodeLook } from "./nodeProgram";

export interface DrawnNode extends NodeLook {
  x: number;
  y: number;
  size: number;
  color: string;
  /** Not `label`, of which Sigma keeps a grid of its own. */
  name: string;
  ink: string;
  badge: number;
  forceLabel: boolean;
  zIndex: number;
  /** It was drawn and isn't shown any more. */
  hidden: boolean;
}

export interface DrawnEdge extends EdgeLook {
  size: number;
  color: string;
  zIndex: number;
  hidden: boolean;
}

/** What is marked beside what is shown. */
export interface Marked {
  readonly nodes: ReadonlySet<string>;
  readonly edge: string | null;
  readonly pinned: ReadonlySet<string>;
  readonly pathNodes: ReadonlySet<string>;
  readonly pathEdges: ReadonlySet<string>;
}

export type NodeStyle = Omit<DrawnNode, "x" | "y">;

/** Colours stay apart from the theme's paper by so much when dimmed. */
const DIMMED = 0.8;

export function nodeLook(entity: Entity, shown: Shown, marked: Marked, palette: Palette): NodeStyle {
  const onPath = marked.pathNodes.has(entity.id);
  const selected = marked.nodes.has(entity.id);
  const held = entity.event;
  return {
    size: radiusOf(entity, shown.near.get(entity.id)?.size ?? 0, shown.nodes.length),
    color: palette.kinds[entity.kind],
    name: entity.name,
    ink: palette.ink,
    paper: palette.paper,
    ring: selected ? palette.accent : palette.path,
    shape: SHAPE[entity.kind],
    selected: selected || onPath,
    pinned: marked.pinned.has(entity.id),
    hollow: held !== null && (held.modality !== "OCCURRED" || held.polarity === "NEGATED"),
    badge: shown.badges.get(entity.id) ?? 0,
    forceLabel: selected || onPath,
    zIndex: selected || onPath ? 1 : 0,
    hidden: false,
  };
}

export function edgeLook(relation: Relation, lane: number, among: number, marked: Marked, palette: Palette): DrawnEdge {
  const picked = marked.edge === relation.id;
  const onPath = marked.pathEdges.has(relation.id);
  // Thousands of lines at full strength are one dark patch.
  const crowd = among > 1500 ? 0.45 : among > 500 ? 0.7 : 1;
  const width = crowd * (1.1 + Math.min(2, 0.5 * Math.log2(Math.max(1, relation.outlets))));
  return {
    size: picked || onPath ? width + 1.8 : width,
    color: picked ? palette.accent : onPath ? palette.path : palette.edge,
    stroke: STROKE[relation.modality],
    negated: relation.polarity === "NEGATED",
    lane,
    zIndex: picked || onPath ? 1 : 0,
    hidden: false,
  };
}

/** By relation how far it lies beside the straight line: several of one pair lie side by side. */
export function lanesOf(edges: readonly Relation[]): Map<string, number> {
  const pairs = new Map<string, Relation[]>();
  for (const edge of edges) {
    const key = edge.source < edge.target ? `${edge.source} ${edge.target}` : `${edge.target} ${edge.source}`;
    const known = pairs.get(key);
    if (known) known.push(edge);
    else pairs.set(key, [edge]);
  }
  const lanes = new Map<string, number>();
  for (const together of pairs.values())
    together.forEach((edge, at) => {
      const lane = at - (together.length - 1) / 2;
      lanes.set(edge.id, edge.source < edge.target ? lane : -lane);
    });
  return lanes;
}

export const dimmed = (color: string, palette: Palette): string => mixed(color, palette.paper, DIMMED);
