// What can be done to the nodes that are picked.
import type { RefObject } from "react";
import { counted } from "../parts/counted";
import type { BoardHandle } from "./Board";
import type { Desk, DeskState } from "./desk";
import type { Shown } from "./shown";

export function SelectionBar({
  desk,
  state,
  shown,
  board,
  onExpand,
}: {
  desk: Desk;
  state: DeskState;
  shown: Shown;
  board: RefObject<BoardHandle | null>;
  onExpand: (id: string) => void;
}) {
  const picked = [...state.selected].filter((id) => shown.nodes.some((node) => node.id === id));
  const view = state.history.now.value;
  const [first, second] = picked;
  if (first === undefined) return null;
  const unpinned = picked.filter((id) => !view.pinned.has(id));
  const expanded = picked.filter((id) => view.expanded.has(id));
  const pinAll = () => {
    const places = board.current?.places();
    desk.pin(unpinned.flatMap((id) => {
      const point = places?.get(id);
      return point ? [[id, point] as const] : [];
    }));
  };
  return (
    <div className="canvas-selection" role="group" aria-label="What is picked">
      <span className="canvas-picked">{picked.length === 1 ? "1 picked" : `${counted(picked.length, "node")} picked`}</span>
      <button type="button" className="button" onClick={() => picked.forEach(onExpand)} disabled={picked.length > 20}>
        Expand
      </button>
      <button type="button" className="button" onClick={() => expanded.forEach(desk.collapse)} disabled={expanded.length === 0}>
        Collapse
      </button>
      <button type="button" className="button" onClick={() => desk.hide(picked)}>
        Hide
      </button>
      <button type="button" className="button" onClick={() => desk.keepOnly(new Set(picked))}>
        Keep only
      </button>
      {unpinned.length > 0 ? (
        <button type="button" className="button" onClick={pinAll}>
          Pin
        </button>
      ) : (
        <button type="button" className="button" onClick={() => desk.unpin(picked)}>
          Unpin
        </button>
      )}
      {picked.length === 2 && second !== undefined && (
        <span className="canvas-path">
          <button type="button" className="button button-main" onClick={() => void desk.findPaths(first, second, state.length)}>
            Paths between
          </button>
          <label>
            up to{" "}
            <select className="field" value={state.length} onChange={(event) => desk.setLength(Number(event.target.value))}>
              {[1, 2, 3, 4, 5, 6].map((steps) => (
                <option key={steps} value={steps}>
                  {counted(steps, "step")}
                </option>
              ))}
            </select>
          </label>
        </span>
      )}
    </div>
  );
}
