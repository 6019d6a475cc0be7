// Where the graph is drawn: Sigma in a box, in step with the state, with zoom and legend.
import { type Ref, type RefObject, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { counted } from "../parts/counted";
import type { Desk, DeskState } from "./desk";
import { createStage, type Stage } from "./drawing/stage";
import type { Palette } from "./drawing/palette";
import type { Shown } from "./shown";
import type { Point } from "./view";

export interface BoardHandle {
  settle(places: ReadonlyMap<string, Point>): void;
  places(): ReadonlyMap<string, Point>;
  radius(node: string): number;
  arrange(): void;
  fit(): void;
  reveal(node: string): void;
  palette(): Palette;
}

export function Board({
  ref,
  early,
  desk,
  state,
  shown,
  dim,
  onExpand,
}: {
  ref: Ref<BoardHandle>;
  /** Places that were told before there was a board. */
  early: RefObject<ReadonlyMap<string, Point> | null>;
  desk: Desk;
  state: DeskState;
  shown: Shown;
  dim: boolean;
  onExpand: (id: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const [running, setRunning] = useState(false);
  const [broken, setBroken] = useState(false);
  const expand = useRef(onExpand);
  expand.current = onExpand;

  useEffect(() => {
    if (box.current === null) return;
    try {
      stage.current = createStage(box.current, {
        onPick(node, edge, more) {
          if (edge !== null) desk.pickEdge(edge);
          else if (node === null) desk.select([]);
          else if (more) desk.toggle(node);
          else desk.select([node]);
        },
        onExpand: (node) => expand.current(node),
        onBox: (nodes, more) => desk.select(more ? [...desk.get().selected, ...nodes] : nodes),
        onMoved: (places) => desk.pin(places),
        onLayout: setRunning,
      });
    } catch {
      // Without WebGL nothing can be drawn; the list holds the same.
      setBroken(true);
      return;
    }
    if (early.current) stage.current.settle(early.current);
    return () => {
      stage.current?.close();
      stage.current = null;
    };
  }, [desk, early]);

  const { selected, edge } = state;
  const view = state.history.now.value;
  const marked = useMemo(
    () => ({
      nodes: selected,
      edge,
      pinned: new Set(view.pinned.keys()),
      pathNodes: new Set(view.paths.flatMap((path) => path.nodes)),
      pathEdges: new Set(view.paths.flatMap((path) => path.edges)),
    }),
    [selected, edge, view.pinned, view.paths],
  );
  useEffect(() => {
    stage.current?.show(shown, marked, view.pinned, dim);
  }, [shown, marked, view.pinned, dim]);

  useImperativeHandle(
    ref,
    (): BoardHandle => ({
      settle: (places) => stage.current?.settle(places),
      places: () => stage.current?.places() ?? new Map(),
      radius: (node) => stage.current?.radius(node) ?? 6,
      arrange: () => stage.current?.arrange(),
      fit: () => stage.current?.fit(),
      reveal: (node) => stage.current?.reveal(node),
      palette: () => {
        if (stage.current === null) throw new Error("Nothing is drawn.");
        return stage.current.palette();
      },
    }),
    [],
  );

  return (
    <>
      <div
        ref={box}
        className="canvas-drawing"
        role="img"
        aria-label={`${counted(shown.nodes.length, "node")} and ${counted(shown.edges.length, "relation")}; the list beside holds the same.`}
        data-layout={running ? "running" : "still"}
      />
      {broken && (
        <p className="canvas-broken" role="alert">
          This browser can’t draw the graph (WebGL is missing or off). The list holds the same, and everything can be
          done from there.
        </p>
      )}
      <div className="canvas-zoom" role="group" aria-label="Zoom">
        <button type="button" className="button" onClick={() => stage.current?.zoom(1.5)} aria-label="Zoom in">
          <span aria-hidden="true">+</span>
        </button>
        <button type="button" className="button" onClick={() => stage.current?.zoom(1 / 1.5)} aria-label="Zoom out">
          <span aria-hidden="true">−</span>
        </button>
        <button type="button" className="button" onClick={() => stage.current?.fit()} aria-label="Show all of it">
          <span aria-hidden="true">⤢</span>
        </button>
      </div>
    </>
  );
}
