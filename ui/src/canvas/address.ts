// The canvas as an address: what was asked for and done, so that a link restores it.
import type { EntityKind, Modality } from "../gql/enums";
import { type Filter, NO_FILTER } from "./filter";
import type { Point, View } from "./view";

/** What an address says. The nodes themselves are asked for again. */
export interface Address {
  readonly view: string | null;
  readonly story: string | null;
  readonly limit: number | null;
  readonly entities: readonly string[];
  readonly expanded: readonly (readonly [string, number])[];
  /** The two ends of the paths that are looked for, and how long they may be. */
  readonly path: readonly [string, string, number] | null;
  readonly hidden: readonly string[];
  readonly pinned: readonly (readonly [string, Point])[];
  readonly selected: readonly string[];
  readonly edge: string | null;
  readonly filter: Filter;
}

/** Longer addresses are cut off by mail programs and chats; such a view is to be saved. */
export const LONGEST_ADDRESS = 6_000;

const list = (text: string | null): string[] => (text ? text.split(",").filter(Boolean) : []);
const words = <T extends string>(text: string | null): T[] | null => (text ? (list(text) as T[]) : null);
const DAY = /^\d{4}-\d\d-\d\d$/;
const day = (text: string | null): string | null => (text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null);
const whole = (text: string | null | undefined, least: number, most: number, usual: number): number => {
  const number = Number(text ?? usual);
  return Number.isInteger(number) ? Math.min(most, Math.max(least, number)) : usual;
};

/** What the parameters say. What can't be read is left out. */
export function readAddress(given: URLSearchParams): Address {
  const [from, to, length] = (given.get("path") ?? "").split("~");
  const clock = given.get("clock") === "valid" ? "valid" : "reported";
  const polarity = given.get("pol");
  return {
    view: given.get("view"),
    story: given.get("story"),
    limit: given.has("limit") ? whole(given.get("limit"), 1, 1000, 200) : null,
    entities: given.getAll("entity").flatMap(list),
    expanded: list(given.get("around")).map((each) => {
      const [id = "", limit] = each.split("~");
      return [id, whole(limit, 1, 999, 50)] as const;
    }),
    path: from && to ? [from, to, whole(length, 1, 6, 4)] : null,
    hidden: list(given.get("hide")),
    pinned: list(given.get("pin")).flatMap((each) => {
      const [id = "", x, y] = each.split("~");
      const point = { x: Number(x), y: Number(y) };
      return Number.isFinite(point.x) && Number.isFinite(point.y) ? [[id, point] as const] : [];
    }),
    selected: list(given.get("sel")),
    edge: given.get("edge"),
    filter: {
      predicates: words(given.get("rel")),
      kinds: words<EntityKind>(given.get("kind")),
      modality: words<Modality>(given.get("mod")),
      polarity: polarity === "ASSERTED" || polarity === "NEGATED" ? polarity : null,
      minSources: whole(given.get("min"), 1, 1000, 1),
      clock,
      from: day(given.get("from")),
      to: day(given.get("to")),
      undated: given.get("undated") !== "0",
    },
  };
}

/** The parameters for this; in an order of their own, so that equal views have equal addresses. */
export function writeAddress(address: Address): string {
  const given = new URLSearchParams();
  const put = (name: string, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined && value !== "") given.set(name, String(value));
  };
  put("view", address.view);
  put("story", address.story);
  put("limit", address.limit);
  put("entity", address.entities.join(","));
  put("around", address.expanded.map(([id, limit]) => `${id}~${limit}`).join(","));
  put("path", address.path?.join("~"));
  put("hide", address.hidden.join(","));
  put("pin", address.pinned.map(([id, { x, y }]) => `${id}~${Math.round(x)}~${Math.round(y)}`).join(","));
  put("sel", address.selected.join(","));
  put("edge", address.edge);
  const { filter } = address;
  put("rel", filter.predicates?.join(","));
  put("kind", filter.kinds?.join(","));
  put("mod", filter.modality?.join(","));
  put("pol", filter.polarity);
  put("min", filter.minSources > 1 ? filter.minSources : null);
  put("clock", filter.clock === "valid" ? "valid" : null);
  put("from", filter.from);
  put("to", filter.to);
  put("undated", filter.undated ? null : "0");
  return given.toString().replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%7E", "~");
}

/** What a view has in its address. */
export function addressOf(
  view: View,
  more: { view: string | null; story: string | null; limit: number | null; selected: Iterable<string>; edge: string | null; length: number },
): Address {
  const [path] = view.paths;
  return {
    view: more.view,
    story: more.story,
    limit: more.limit,
    entities: [...view.origins].filter(([, why]) => why.has("asked")).map(([id]) => id),
    expanded: [...view.expanded],
    path: path ? [path.from, path.to, more.length] : null,
    hidden: [...view.hidden],
    pinned: [...view.pinned],
    selected: [...more.selected].slice(0, 40),
    edge: more.edge,
    filter: view.filter,
  };
}

export const NOWHERE: Address = {
  view: null,
  story: null,
  limit: null,
  entities: [],
  expanded: [],
  path: null,
  hidden: [],
  pinned: [],
  selected: [],
  edge: null,
  filter: NO_FILTER,
};
