// The graph of a story, an entity or a search: drawn, and the same as a list beside it.
import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useClient } from "urql";
import { useLocation, useSearch } from "wouter";
import { Name } from "../parts/Text";
import { LONGEST_ADDRESS, readAddress, writeAddress } from "./address";
import { Board, type BoardHandle } from "./Board";
import "./canvas.css";
import { createDesk, type Desk, type DeskState } from "./desk";
import { Detail } from "./Detail";
import { HUB, HubDialog } from "./HubDialog";
import { Legend } from "./Legend";
import { SelectionBar } from "./SelectionBar";
import { shownOf } from "./shown";
import { Side } from "./Side";
import { TimeSlider } from "./TimeSlider";
import { titleOf } from "./title";
import { Toolbar } from "./Toolbar";
import type { Point } from "./view";

const Start = lazy(() => import("./Start"));

/** Neighbours of a node that are asked for at once, where it has no more than these. */
const USUAL = HUB;

export default function CanvasPage() {
  const client = useClient();
  const board = useRef<BoardHandle>(null);
  const early = useRef<ReadonlyMap<string, Point> | null>(null);
  const desk = useMemo(
    () =>
      createDesk(client, (places) => {
        if (board.current) board.current.settle(places);
        else early.current = places;
      }),
    [client],
  );
  const state = useSyncExternalStore(desk.subscribe, desk.get);
  const long = useAddress(desk, state);
  useUndoKeys(desk);
  const [dim, setDim] = useState(true);
  const [hub, setHub] = useState<string | null>(null);

  const view = state.history.now.value;
  const shown = useMemo(
    () => shownOf(state.known, state.preview ? { ...view, filter: state.preview } : view),
    [state.known, view, state.preview],
  );
  // The list may come a moment after the drawing: both at once are felt with thousands of rows.
  const listed = useDeferredValue(shown);
  const expand = useCallback(
    (id: string) => {
      const left = shown.badges.get(id) ?? 0;
      if (left > HUB) setHub(id);
      else void desk.expand(id, (shown.near.get(id)?.size ?? 0) + USUAL);
    },
    [desk, shown],
  );

  const heading = titleOf(state);
  const empty = view.origins.size === 0;
  return (
    <div className="canvas-page">
      <title>{`${heading ?? "Graph"} · Dramatis`}</title>
      <div className="canvas-head">
        <h1 className={heading ? "canvas-title" : "canvas-title canvas-title-plain"}>
          {heading ? <><span className="unseen">Graph of </span><Name text={heading} /></> : "Graph"}
        </h1>
        <Toolbar desk={desk} state={state} board={board} dim={dim} onDim={() => setDim(!dim)} />
      </div>
      <div className="canvas-body">
        <section className="canvas-stage" aria-label="The graph, drawn">
          <Board
            ref={board}
            early={early}
            desk={desk}
            state={state}
            shown={shown}
            dim={dim}
            onExpand={expand}
          />
          {empty && state.busy === 0 && (
            <Suspense fallback={null}>
              <Start desk={desk} />
            </Suspense>
          )}
          <SelectionBar desk={desk} state={state} shown={shown} board={board} onExpand={expand} />
          <div className="canvas-foot">
            <Legend shown={shown} />
            <TimeSlider desk={desk} state={state} />
          </div>
        </section>
        <aside className="canvas-side" aria-label="The graph as a list">
          <Detail desk={desk} state={state} shown={shown} onExpand={expand} onHub={setHub} />
          <Side desk={desk} state={state} shown={listed} board={board} onExpand={expand} long={long} />
        </aside>
      </div>
      <p
        className={state.told.bad ? "canvas-told canvas-told-bad" : "canvas-told"}
        role={state.told.bad ? "alert" : "status"}
      >
        {state.busy > 0 ? "Asking the server … " : ""}
        <bdi>{state.told.words}</bdi>
      </p>
      {hub !== null && (
        <HubDialog
          name={state.known.entities.get(hub)?.name ?? ""}
          left={shown.badges.get(hub) ?? 0}
          onClose={() => setHub(null)}
          onChoose={(more) => {
            setHub(null);
            void desk.expand(hub, (shown.near.get(hub)?.size ?? 0) + more);
          }}
        />
      )}
    </div>
  );
}

/** Opens what the address says, and keeps the address in step; true where the view is too long for one. */
function useAddress(desk: Desk, state: DeskState): boolean {
  const search = useSearch();
  const [, go] = useLocation();
  const written = useRef<string | null>(null);
  const opening = useRef(false);
  const [long, setLong] = useState(false);

  useEffect(() => {
    if (search === written.current) return;
    written.current = search;
    opening.current = true;
    void desk.open(readAddress(new URLSearchParams(search))).finally(() => {
      opening.current = false;
    });
  }, [desk, search]);

  const { history, selected, edge, story } = state;
  useEffect(() => {
    if (opening.current || history.past.length + history.future.length === 0 && selected.size === 0 && edge === null && story === null) return;
    const next = writeAddress(desk.address());
    setLong(next.length > LONGEST_ADDRESS);
    if (next.length > LONGEST_ADDRESS || next === written.current) return;
    written.current = next;
    go(next ? `/graph?${next}` : "/graph", { replace: true });
  }, [desk, history, selected, edge, story, go]);
  return long;
}

/** Ctrl+Z and Ctrl+Shift+Z, but for where a text is written. */
function useUndoKeys(desk: Desk): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      if (event.target instanceof HTMLElement && event.target.closest("input:not([type=range], [type=checkbox], [type=radio]), textarea, select")) return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) desk.redo();
      else desk.undo();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [desk]);
}
