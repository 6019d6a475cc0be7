// The canvas's state and everything that can be done to it. Answers of the server come in here; React only shows it.
import type { Client } from "@urql/core";
import { counted } from "../parts/counted";
import { wordsOf } from "../parts/Loading";
import { type Address, addressOf, NOWHERE } from "./address";
import { askAmong, askAround, askPaths, askStory } from "./ask";
import { askSavedView } from "./askViews";
import type { Filter } from "./filter";
import { act, begin, type History, redo, undo } from "./history";
import { type Entity, type Known, learn, NOTHING_KNOWN, type Relation } from "./model";
import { fromSaved } from "./saved";
import * as views from "./view";
import { EMPTY_VIEW, type Point, type View } from "./view";

export interface DeskState {
  readonly known: Known;
  readonly history: History<View>;
  readonly selected: ReadonlySet<string>;
  readonly edge: string | null;
  /** What the page was opened with, for its heading. */
  readonly story: { readonly id: string; readonly title: string } | null;
  readonly saved: { readonly id: string; readonly name: string } | null;
  readonly limit: number | null;
  /** How long paths may be that are looked for. */
  readonly length: number;
  readonly preview: Filter | null;
  readonly busy: number;
  /** What was done or went wrong last, for everybody to read and hear. */
  readonly told: { readonly words: string; readonly bad: boolean };
}

const BEGINNING: DeskState = {
  known: NOTHING_KNOWN,
  history: begin(EMPTY_VIEW),
  selected: new Set(),
  edge: null,
  story: null,
  saved: null,
  limit: null,
  length: 4,
  preview: null,
  busy: 0,
  told: { words: "", bad: false },
};

/** Entities of a story that are shown at first: more are a ball of wool. */
export const USUAL_OF_STORY = 200;
/** Nodes that a canvas holds; the server answers for so many at once. */
export const MOST_NODES = 2_500;

export type Desk = ReturnType<typeof createDesk>;

/** `settle`: is told where nodes are to stand, before these are shown. */
export function createDesk(client: Client, settle: (places: ReadonlyMap<string, Point>) => void) {
  let state = BEGINNING;
  const listeners = new Set<() => void>();
  /** Which nodes' relations were asked for last, and under which filter. */
  let covered: { ids: ReadonlySet<string>; filter: Filter } = { ids: new Set(), filter: EMPTY_VIEW.filter };
  let asking = 0;

  function set(change: Partial<DeskState>): void {
    state = { ...state, ...change };
    for (const listen of listeners) listen();
  }
  const view = (): View => state.history.now.value;
  const tell = (words: string, bad = false) => set({ told: { words, bad } });

  /** Runs what asks the server; errors are told, and nothing is changed by what failed. */
  async function during<T>(what: () => Promise<T>): Promise<T | undefined> {
    set({ busy: state.busy + 1 });
    try {
      return await what();
    } catch (error) {
      tell(error instanceof Error ? wordsOf(error) : String(error), true);
      return undefined;
    } finally {
      set({ busy: state.busy - 1 });
    }
  }

  const isCovered = (next: View) => covered.filter === next.filter && [...next.origins.keys()].every((id) => covered.ids.has(id));

  /** What is known once the relations among the nodes of the view are. */
  async function knownFor(next: View, with_: { nodes?: readonly Entity[]; edges?: readonly Relation[] } = {}): Promise<Known> {
    const learnt = (known: Known) => learn(known, { nodes: [], edges: with_.edges ?? [], hidden: [], truncated: false });
    const ids = [...next.origins.keys()];
    if (ids.length === 0 || isCovered(next)) return learnt(state.known);
    if (ids.length > MOST_NODES) throw new Error(`A canvas holds ${MOST_NODES.toLocaleString("en")} nodes; hide or collapse some first.`);
    const part = await askAmong(client, ids, next.filter);
    covered = { ids: new Set(ids), filter: next.filter };
    // Reading thousands of them was one task; learning and drawing them are to be others.
    await new Promise<void>((go) => setTimeout(go, 0));
    if (part.truncated) tell("There are more relations among these than can be drawn; the best told are shown.");
    return learn(learnt(state.known), part);
  }

  /** Takes the step at once, and learns in the background what it shows of the graph. */
  function step(next: View, did: string): void {
    if (next === view()) return;
    set({ history: act(state.history, next, did), ...stillThere(next) });
    tell(did);
    void refresh();
  }

  function stillThere(next: View): Pick<DeskState, "selected" | "edge"> {
    const selected = new Set([...state.selected].filter((id) => next.origins.has(id) && !next.hidden.has(id)));
    const edge = state.edge === null ? undefined : state.known.relations.get(state.edge);
    return { selected, edge: edge && next.origins.has(edge.source) && next.origins.has(edge.target) ? edge.id : null };
  }

  async function refresh(): Promise<void> {
    const wanted = view();
    if (isCovered(wanted)) return;
    const turn = ++asking;
    await during(async () => {
      const known = await knownFor(wanted);
      if (turn === asking) set({ known });
    });
  }

  /** Takes the step when its answer is there. `change` is made to the view as it then is. */
  async function learnt(change: (now: View) => View, did: string, found: { edges?: readonly Relation[] } = {}): Promise<void> {
    const known = await knownFor(change(view()), found);
    const next = change(view());
    set({ known, history: act(state.history, next, did), ...stillThere(next) });
    tell(did);
  }

  const nameOf = (id: string) => state.known.entities.get(id)?.name ?? "it";

  async function addEntities(ids: readonly string[]): Promise<void> {
    await during(async () => {
      const before = new Set(view().origins.keys());
      await learnt((now) => views.withNodes(now, ids, "asked"), ids.length === 1 ? "Added" : `Added ${ids.length} entities`);
      const fresh = ids.filter((id) => !before.has(id) && state.known.entities.has(id));
      set({ selected: new Set(fresh.length > 0 ? fresh : ids.filter((id) => state.known.entities.has(id))), edge: null });
      tell(ids.length === 1 && ids[0] !== undefined ? `Added ${nameOf(ids[0])}` : `Added ${ids.length} entities`);
    });
  }

  async function addStory(id: string, limit: number): Promise<void> {
    await during(async () => {
      const story = await askStory(client, id, limit);
      if (story === null) return tell("There is no story with this id.", true);
      const ids = story.nodes.map((node) => node.id);
      await learnt((now) => views.withNodes(now, ids, `story ${id}`), `Opened the story “${story.title}”`);
      set({ story: { id, title: story.title } });
      if (story.truncated) tell(`Showing the ${counted(ids.length, "most named entity", "most named entities")} of this story.`);
    });
  }

  /** Neighbours of a node, the best told first; `limit` more than are shown now. */
  async function expand(id: string, limit: number): Promise<void> {
    await during(async () => {
      const found = await askAround(client, id, limit, view().filter);
      const before = view().origins;
      const fresh = found.filter((node) => !before.has(node.id)).length;
      const name = nameOf(id);
      const did = fresh > 0 ? `Expanded ${name}: ${counted(fresh, "new neighbour")}` : `Expanded ${name}: nothing new`;
      await learnt((now) => views.expand(now, id, limit, found.map((node) => node.id)), did);
    });
  }

  async function findPaths(from: string, to: string, length: number): Promise<void> {
    await during(async () => {
      const { found, edges } = await askPaths(client, from, to, length, view().filter);
      if (found.length === 0)
        return tell(`No path of at most ${counted(length, "step")} leads from ${nameOf(from)} to ${nameOf(to)}.`, true);
      set({ length });
      const shortest = found[0]?.edges.length ?? 0;
      const did = `${counted(found.length, "path")} from ${nameOf(from)} to ${nameOf(to)}; the shortest has ${counted(shortest, "step")}`;
      await learnt((now) => views.withPaths(now, from, to, found), did, { edges });
    });
  }

  /** Opens what an address says, in the place of whatever was there. */
  async function open(address: Address): Promise<void> {
    covered = { ids: new Set(), filter: EMPTY_VIEW.filter };
    set({ ...BEGINNING, busy: state.busy, limit: address.limit });
    await during(async () => {
      let next: View = { ...EMPTY_VIEW, filter: address.filter };
      let path = address.path;
      if (address.view !== null) {
        const kept = await askSavedView(client, address.view);
        const read = kept && fromSaved(kept.layout);
        if (!kept || !read) return tell(kept ? "This saved view isn’t a canvas." : "There is no saved view with this id.", true);
        settle(read.places);
        next = read.view;
        path = read.saved.path;
        set({ saved: { id: kept.id, name: kept.name } });
      }
      if (address.story !== null) {
        const story = await askStory(client, address.story, address.limit ?? USUAL_OF_STORY);
        if (story === null) return tell("There is no story with this id.", true);
        next = views.withNodes(next, story.nodes.map((node) => node.id), `story ${address.story}`);
        set({ story: { id: address.story, title: story.title } });
        if (story.truncated) tell(`Showing the ${story.nodes.length} most named entities of this story.`);
      }
      next = views.withNodes(next, address.entities, "asked");
      for (const [id, limit] of address.expanded) {
        const found = await askAround(client, id, limit, next.filter);
        next = views.expand(next, id, limit, found.map((node) => node.id));
      }
      let edges: readonly Relation[] = [];
      if (path !== null) {
        const ways = await askPaths(client, path[0], path[1], path[2], next.filter);
        if (ways.found.length > 0) next = views.withPaths(next, path[0], path[1], ways.found);
        edges = ways.edges;
        set({ length: path[2] });
      }
      const known = await knownFor(next, { edges });
      await new Promise<void>((go) => setTimeout(go, 0));
      // What no entity is behind any more isn't on the canvas.
      const gone = [...next.origins.keys()].filter((id) => !known.entities.has(id));
      next = { ...next, origins: new Map([...next.origins].filter(([id]) => known.entities.has(id))) };
      if (gone.length > 0) tell(`${counted(gone.length, "entity is", "entities are")} no longer held, or went by another id.`);
      next = views.pin(views.hide(next, address.hidden.filter((id) => next.origins.has(id))), address.pinned.filter(([id]) => next.origins.has(id)));
      const selected = new Set(address.selected.filter((id) => next.origins.has(id)));
      set({ known, history: begin(next), selected, edge: address.edge !== null && known.relations.has(address.edge) ? address.edge : null });
    });
  }

  return {
    get: () => state,
    subscribe(listen: () => void) {
      listeners.add(listen);
      return () => void listeners.delete(listen);
    },
    open,
    addEntities,
    addStory,
    expand,
    findPaths,
    tell,
    collapse: (id: string) => step(views.collapse(view(), id), `Collapsed ${nameOf(id)}`),
    clearPaths: () => step(views.withoutPaths(view()), "Cleared the paths"),
    hide: (ids: Iterable<string>) => {
      const gone = [...ids];
      step(views.hide(view(), gone), `Hid ${gone.length === 1 && gone[0] !== undefined ? nameOf(gone[0]) : `${gone.length} nodes`}`);
    },
    keepOnly: (ids: ReadonlySet<string>) => step(views.keepOnly(view(), ids), `Kept ${counted(ids.size, "node")}, hid the others`),
    showAll: () => step(views.showAll(view()), "Showing what was hidden"),
    pin: (points: readonly (readonly [string, Point])[]) =>
      step(views.pin(view(), points), `Pinned ${points.length === 1 && points[0] ? nameOf(points[0][0]) : `${points.length} nodes`}`),
    unpin: (ids: readonly string[]) => step(views.unpin(view(), ids), `Unpinned ${ids.length === 1 && ids[0] !== undefined ? nameOf(ids[0]) : `${ids.length} nodes`}`),
    setFilter(filter: Filter, did: string) {
      set({ preview: null });
      step(views.withFilter(view(), filter), did);
    },
    /** Shows what a filter would leave, as a slider does until it is let go. Null ends it. */
    preview: (filter: Filter | null) => set({ preview: filter }),
    clear() {
      step({ ...EMPTY_VIEW, filter: view().filter }, "Cleared the canvas");
      set({ selected: new Set(), edge: null });
    },
    undo() {
      const did = state.history.now.did;
      const history = undo(state.history);
      if (history === state.history) return tell("There is nothing to undo.");
      set({ history, ...stillThere(history.now.value) });
      tell(`Undone: ${did}`);
      void refresh();
    },
    redo() {
      const history = redo(state.history);
      if (history === state.history) return tell("There is nothing to redo.");
      set({ history, ...stillThere(history.now.value) });
      tell(`Again: ${history.now.did}`);
      void refresh();
    },
    select: (ids: Iterable<string>) => set({ selected: new Set(ids), edge: null }),
    toggle(id: string) {
      const selected = new Set(state.selected);
      if (!selected.delete(id)) selected.add(id);
      set({ selected, edge: null });
    },
    pickEdge: (edge: string | null) => set({ edge, selected: edge === null ? state.selected : new Set() }),
    setLength: (length: number) => set({ length }),
    setSaved: (saved: DeskState["saved"]) => set({ saved }),
    address(): Address {
      const { selected, edge, story, limit, length } = state;
      const now = view();
      const origin = story !== null && [...now.origins.values()].some((why) => why.has(`story ${story.id}`));
      if (now.origins.size === 0) return { ...NOWHERE, filter: now.filter };
      return addressOf(now, { view: null, story: origin ? story.id : null, limit, selected, edge, length });
    },
  };
}
