// A canvas as it is saved: every node with its place and why it is there, and what was done.
import { type Filter, NO_FILTER } from "./filter";
import type { Origin, Point, View } from "./view";

/** What `saveView` keeps as `layout`. Origins are listed once, and nodes point into the list. */
export interface SavedLayout {
  readonly dramatisCanvas: 1;
  readonly story: string | null;
  readonly filter: Filter;
  readonly origins: readonly string[];
  /** Id, x, y, places in `origins`; x and y are null for a node that was never laid out. */
  readonly nodes: readonly (readonly [string, number | null, number | null, readonly number[]])[];
  readonly expanded: readonly (readonly [string, number])[];
  readonly hidden: readonly string[];
  readonly pinned: readonly string[];
  readonly path: readonly [string, string, number] | null;
}

export function toSaved(view: View, places: ReadonlyMap<string, Point>, story: string | null, length: number): SavedLayout {
  const origins: string[] = [];
  const place = new Map<string, number>();
  const nodes = [...view.origins].map(([id, why]) => {
    const reasons = [...why].map((origin) => {
      const known = place.get(origin);
      if (known !== undefined) return known;
      place.set(origin, origins.length);
      return origins.push(origin) - 1;
    });
    const point = places.get(id);
    return [id, point ? Math.round(point.x) : null, point ? Math.round(point.y) : null, reasons] as const;
  });
  const [path] = view.paths;
  return {
    dramatisCanvas: 1,
    story,
    filter: view.filter,
    origins,
    nodes,
    expanded: [...view.expanded],
    hidden: [...view.hidden],
    pinned: [...view.pinned.keys()],
    path: path ? [path.from, path.to, length] : null,
  };
}

/** The view and the places that were saved; null for a layout that isn't a canvas of ours. */
export function fromSaved(given: unknown): { view: View; places: Map<string, Point>; saved: SavedLayout } | null {
  if (typeof given !== "object" || given === null || (given as SavedLayout).dramatisCanvas !== 1) return null;
  const saved = given as SavedLayout;
  if (!Array.isArray(saved.nodes)) return null;
  const places = new Map<string, Point>();
  const origins = new Map<string, ReadonlySet<Origin>>();
  for (const [id, x, y, why] of saved.nodes) {
    const reasons = (why ?? []).flatMap((at: number) => saved.origins?.[at] ?? []) as Origin[];
    origins.set(id, new Set(reasons.length > 0 ? reasons : (["asked"] as Origin[])));
    if (typeof x === "number" && typeof y === "number") places.set(id, { x, y });
  }
  const pinned = new Map((saved.pinned ?? []).flatMap((id) => (places.has(id) ? [[id, places.get(id) as Point] as const] : [])));
  const view: View = {
    origins,
    expanded: new Map(saved.expanded ?? []),
    hidden: new Set(saved.hidden ?? []),
    pinned,
    paths: [],
    filter: { ...NO_FILTER, ...saved.filter },
  };
  return { view, places, saved };
}
