// Which relations and entities are wanted: what the server is asked with, and what of the known is shown.
import type { EntityKind, Modality, Polarity } from "../gql/enums";
import type { Entity, Relation } from "./model";
import { meets, spanOf, stretchOf, type Stretch } from "./times";

/** Null asks for nothing. Days are written `2025-05-28` and are both inclusive. */
export interface Filter {
  readonly predicates: readonly string[] | null;
  readonly kinds: readonly EntityKind[] | null;
  readonly modality: readonly Modality[] | null;
  readonly polarity: Polarity | null;
  readonly minSources: number;
  /** Which clock the days are read on: when it was published, or when it holds in the world. */
  readonly clock: "reported" | "valid";
  readonly from: string | null;
  readonly to: string | null;
  /** Whether what has no date is kept when days are given. */
  readonly undated: boolean;
}

export const NO_FILTER: Filter = {
  predicates: null,
  kinds: null,
  modality: null,
  polarity: null,
  minSources: 1,
  clock: "reported",
  from: null,
  to: null,
  undated: true,
};

export interface Asked {
  filter: {
    predicates?: readonly string[];
    kinds?: readonly EntityKind[];
    modality?: readonly Modality[];
    polarity?: Polarity;
    minSources?: number;
  } | null;
  at: { reportedBy?: string; validAt?: string } | null;
}

/** The filter in the words of the API. A span of days that the API has no word for is left to `relationWanted`. */
export function asked(filter: Filter): Asked {
  const { predicates, kinds, modality, polarity, minSources, clock, from, to, undated } = filter;
  const given = {
    ...(predicates && { predicates }),
    ...(kinds && { kinds }),
    ...(modality && { modality }),
    ...(polarity && { polarity }),
    ...(minSources > 1 && { minSources }),
  };
  let at: Asked["at"] = null;
  // Both clocks of the API have their own word on what is undated; where it isn't ours, all are fetched.
  if (clock === "reported" && to !== null && !undated) at = { reportedBy: `${to}T23:59:59.999Z` };
  if (clock === "valid" && undated) {
    const period = periodOf(from, to);
    if (period !== null) at = { validAt: period };
  }
  return { filter: Object.keys(given).length > 0 ? given : null, at };
}

/** The one partial date that begins and ends with these days, or null. */
function periodOf(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null;
  for (const period of [from, from.slice(0, -3), from.slice(0, -6)]) {
    const [first, last] = [stretchOf(period), stretchOf(to)];
    if (first?.[0] === stretchOf(from)?.[0] && first?.[1] === last?.[1]) return period;
  }
  return null;
}

const daysOf = ({ from, to }: Filter): Stretch | null =>
  from === null && to === null
    ? null
    : [stretchOf(from)?.[0] ?? Number.NEGATIVE_INFINITY, stretchOf(to)?.[1] ?? Number.POSITIVE_INFINITY];

/** When a relation is, on the clock. */
export const relationTime = (relation: Relation, clock: Filter["clock"]): Stretch | null =>
  clock === "reported" ? stretchOf(relation.reported) : spanOf(relation.start, relation.end);

/** When an event is, on the clock; null for what is no event. */
export const eventTime = ({ event, firstSeen }: Entity, clock: Filter["clock"]): Stretch | null =>
  event === null ? null : clock === "reported" ? stretchOf(firstSeen) : spanOf(event.start, event.end);

function inDays(time: Stretch | null, filter: Filter): boolean {
  const days = daysOf(filter);
  return days === null || (time === null ? filter.undated : meets(time, days));
}

/** Whether a relation passes the filter. */
export function relationWanted(relation: Relation, filter: Filter): boolean {
  return (
    (filter.predicates === null || filter.predicates.includes(relation.predicate)) &&
    (filter.modality === null || filter.modality.includes(relation.modality)) &&
    (filter.polarity === null || filter.polarity === relation.polarity) &&
    (filter.minSources <= 1 || relation.outlets >= filter.minSources) &&
    inDays(relationTime(relation, filter.clock), filter)
  );
}

/** Whether an entity is of a kind that is wanted. */
export const kindWanted = ({ kind }: Entity, { kinds }: Filter): boolean => kinds === null || kinds.includes(kind);

/** Whether it is an event of the days that are asked for. */
export const eventWanted = (entity: Entity, filter: Filter): boolean =>
  daysOf(filter) !== null && entity.event !== null && inDays(eventTime(entity, filter.clock), filter);

/** Whether the filter leaves out some relations. */
export const narrowsRelations = ({ predicates, modality, polarity, minSources, from, to }: Filter): boolean =>
  predicates !== null || modality !== null || polarity !== null || minSources > 1 || from !== null || to !== null;

/** How many of the filter's parts are in use. */
export function inUse(filter: Filter): number {
  const { predicates, kinds, modality, polarity, minSources, from, to } = filter;
  return [predicates, kinds, modality, polarity, minSources > 1 || null, from ?? to].filter((each) => each !== null)
    .length;
}
