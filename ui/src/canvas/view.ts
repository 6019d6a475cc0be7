// What a reader has done on the canvas, as one value. Every act gives a new one, so that each can be undone.
import { NO_FILTER, type Filter } from "./filter";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Why a node is here: it was asked for by name, is the story's, or stands around a node or on a path. */
export type Origin = "asked" | `story ${string}` | `around ${string}` | `path ${string} ${string}`;

export interface View {
  /** By node why it is here; one that isn't in here isn't on the canvas. */
  readonly origins: ReadonlyMap<string, ReadonlySet<Origin>>;
  /** By expanded node how many neighbours were asked for. */
  readonly expanded: ReadonlyMap<string, number>;
  readonly hidden: ReadonlySet<string>;
  readonly pinned: ReadonlyMap<string, Point>;
  /** Ends of the paths that were looked for, and the relations on them, the best path first. */
  readonly paths: readonly FoundPath[];
  readonly filter: Filter;
}

export interface FoundPath {
  readonly from: string;
  readonly to: string;
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

export const EMPTY_VIEW: View = {
  origins: new Map(),
  expanded: new Map(),
  hidden: new Set(),
  pinned: new Map(),
  paths: [],
  filter: NO_FILTER,
};

/** The nodes too, for this reason. One that was hidden comes back. */
export function withNodes(view: View, ids: Iterable<string>, origin: Origin): View {
  const origins = new Map(view.origins);
  const hidden = new Set(view.hidden);
  for (const id of ids) {
    origins.set(id, new Set([...(origins.get(id) ?? []), origin]));
    hidden.delete(id);
  }
  return { ...view, origins, hidden };
}

/** A node with what stands around it. */
export function expand(view: View, id: string, limit: number, found: Iterable<string>): View {
  const more = withNodes(view, [...found].filter((each) => each !== id), `around ${id}`);
  return { ...more, expanded: new Map(view.expanded).set(id, limit) };
}

/**
 * Takes back what expanding this node alone brought. What is there for another reason stays, and so does what was
 * expanded or pinned since: that was a reader's own act.
 */
export function collapse(view: View, id: string): View {
  const expanded = new Map(view.expanded);
  expanded.delete(id);
  return withoutOrigin({ ...view, expanded }, `around ${id}`, new Set([id]));
}

/** The view without its paths, and without what only they brought. */
export function withoutPaths(view: View): View {
  const ends = new Set(view.paths.map(({ from, to }): Origin => `path ${from} ${to}`));
  let left: View = { ...view, paths: [] };
  for (const origin of ends) left = withoutOrigin(left, origin, new Set());
  return left;
}

function withoutOrigin(view: View, origin: Origin, staying: ReadonlySet<string>): View {
  const origins = new Map<string, ReadonlySet<Origin>>();
  for (const [node, why] of view.origins) {
    if (!why.has(origin)) {
      origins.set(node, why);
      continue;
    }
    const rest = new Set(why);
    rest.delete(origin);
    const own = view.expanded.has(node) || view.pinned.has(node) || staying.has(node);
    if (own && rest.size === 0) rest.add("asked");
    if (rest.size > 0) origins.set(node, rest);
  }
  return { ...view, origins, hidden: kept(view.hidden, origins) };
}

const kept = (ids: ReadonlySet<string>, among: ReadonlyMap<string, unknown>): ReadonlySet<string> =>
  new Set([...ids].filter((id) => among.has(id)));

/** Paths between two nodes, with the nodes on them. Those found before give way. */
export function withPaths(view: View, from: string, to: string, found: readonly FoundPath[]): View {
  const cleared = withoutPaths(view);
  const nodes = new Set([from, to, ...found.flatMap((path) => path.nodes)]);
  return { ...withNodes(cleared, nodes, `path ${from} ${to}`), paths: found };
}

export const hide = (view: View, ids: Iterable<string>): View => ({
  ...view,
  hidden: new Set([...view.hidden, ...ids]),
});

/** Hides everything but these. */
export function keepOnly(view: View, ids: ReadonlySet<string>): View {
  return hide(view, [...view.origins.keys()].filter((id) => !ids.has(id)));
}

export const showAll = (view: View): View => ({ ...view, hidden: new Set() });

export const pin = (view: View, points: Iterable<readonly [string, Point]>): View => ({
  ...view,
  pinned: new Map([...view.pinned, ...points]),
});

export function unpin(view: View, ids: Iterable<string>): View {
  const pinned = new Map(view.pinned);
  for (const id of ids) pinned.delete(id);
  return { ...view, pinned };
}

export const withFilter = (view: View, filter: Filter): View => ({ ...view, filter });
