// What of the known graph is on the screen: what was brought, less what is hidden or filtered out.
import { eventWanted, kindWanted, narrowsRelations, relationWanted } from "./filter";
import { type Entity, type Known, neighbours, type Relation } from "./model";
import type { View } from "./view";

export interface Shown {
  readonly nodes: readonly Entity[];
  readonly edges: readonly Relation[];
  /** By node how many of its neighbours aren't shown; those without any are left out. */
  readonly badges: ReadonlyMap<string, number>;
  readonly near: ReadonlyMap<string, ReadonlySet<string>>;
  /** Nodes that were brought and that the filter leaves out. */
  readonly filteredNodes: number;
  readonly filteredEdges: number;
}

export function shownOf(known: Known, view: View): Shown {
  const present = new Set([...view.origins.keys()].filter((id) => !view.hidden.has(id) && known.entities.has(id)));
  const candidates: Relation[] = [];
  for (const relation of known.relations.values())
    if (present.has(relation.source) && present.has(relation.target) && relation.source !== relation.target)
      candidates.push(relation);
  const onPath = new Set(view.paths.flatMap((path) => [...path.nodes, ...path.edges]));
  const wanted = new Set<string>();
  for (const id of present) {
    const entity = known.entities.get(id);
    if (entity && (kindWanted(entity, view.filter) || onPath.has(id))) wanted.add(id);
  }
  const edges = candidates.filter(
    (relation) =>
      wanted.has(relation.source) &&
      wanted.has(relation.target) &&
      (relationWanted(relation, view.filter) || onPath.has(relation.id)),
  );
  const near = neighbours(edges);
  const nodes: Entity[] = [];
  const narrows = narrowsRelations(view.filter);
  for (const id of wanted) {
    const entity = known.entities.get(id);
    if (!entity) continue;
    // Where relations are left out, so is what none of the others leads to, but for what was asked for by itself.
    const lost = narrows && !near.has(id) && !staysAlone(view, id) && !eventWanted(entity, view.filter);
    if (!lost) nodes.push(entity);
  }
  const badges = new Map<string, number>();
  for (const { id } of nodes) {
    const left = (known.degrees.get(id) ?? 0) - (near.get(id)?.size ?? 0);
    if (left > 0) badges.set(id, left);
  }
  return {
    nodes,
    edges,
    badges,
    near,
    filteredNodes: present.size - nodes.length,
    filteredEdges: candidates.length - edges.length,
  };
}

function staysAlone(view: View, id: string): boolean {
  return view.origins.get(id)?.has("asked") === true || view.expanded.has(id) || view.pinned.has(id);
}

export const NOTHING_SHOWN: Shown = {
  nodes: [],
  edges: [],
  badges: new Map(),
  near: new Map(),
  filteredNodes: 0,
  filteredEdges: 0,
};
