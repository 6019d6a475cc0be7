// What the canvas knows of the graph: the entities and relations that were fetched. It only ever grows.
import type { EntityKind, Modality, Polarity } from "../gql/enums";

export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly reports: number;
  readonly outlets: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** Of events alone: how the latest report holds it to be, and when it is. */
  readonly event: { modality: Modality | null; polarity: Polarity; start: string | null; end: string | null } | null;
}

export interface Relation {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly predicate: string;
  readonly modality: Modality;
  readonly polarity: Polarity;
  readonly start: string | null;
  readonly end: string | null;
  readonly reported: string | null;
  readonly outlets: number;
  readonly quotes: number;
  readonly confidence: number;
}

export interface Known {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly relations: ReadonlyMap<string, Relation>;
  /** By entity how many neighbours it has in the whole graph, under the filter that was asked with. */
  readonly degrees: ReadonlyMap<string, number>;
}

export const NOTHING_KNOWN: Known = { entities: new Map(), relations: new Map(), degrees: new Map() };

/** A part of the graph as an answer brings it. `hidden`: neighbours of a node that aren't in `nodes`. */
export interface Part {
  readonly nodes: readonly Entity[];
  readonly edges: readonly Relation[];
  readonly hidden: readonly { readonly node: string; readonly count: number }[];
  readonly truncated: boolean;
}

/** What is known once the part is learnt too. */
export function learn(known: Known, part: Part): Known {
  const entities = new Map(known.entities);
  for (const node of part.nodes) entities.set(node.id, node);
  const relations = new Map(known.relations);
  for (const edge of part.edges) relations.set(edge.id, edge);
  const degrees = new Map(known.degrees);
  const near = neighbours(part.edges);
  const beyond = new Map(part.hidden.map(({ node, count }) => [node, count]));
  for (const { id } of part.nodes) degrees.set(id, (beyond.get(id) ?? 0) + (near.get(id)?.size ?? 0));
  return { entities, relations, degrees };
}

/** By node the nodes that an edge joins it with. */
export function neighbours(edges: Iterable<Relation>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const note = (near: string, far: string) => {
    const known = found.get(near);
    if (known) known.add(far);
    else found.set(near, new Set([far]));
  };
  for (const { source, target } of edges) {
    if (source === target) continue;
    note(source, target);
    note(target, source);
  }
  return found;
}
