// What concerns the whole canvas: adding by name, undo and redo, laying out, dimming.
import type { RefObject } from "react";
import { AddBox } from "./AddBox";
import type { BoardHandle } from "./Board";
import type { Desk, DeskState } from "./desk";

export function Toolbar({
  desk,
  state,
  board,
  dim,
  onDim,
}: {
  desk: Desk;
  state: DeskState;
  board: RefObject<BoardHandle | null>;
  dim: boolean;
  onDim: () => void;
}) {
  const { past, now, future } = state.history;
  const { origins, hidden, paths } = now.value;
  return (
    <div className="canvas-tools">
      <AddBox desk={desk} />
      <div className="canvas-buttons" role="group" aria-label="Canvas">
        <button
          type="button"
          className="button"
          onClick={desk.undo}
          disabled={past.length === 0}
          title={past.length > 0 ? `Undo: ${now.did} (Ctrl+Z)` : "Undo (Ctrl+Z)"}
        >
          <span aria-hidden="true">↶</span> Undo
        </button>
        <button
          type="button"
          className="button"
          onClick={desk.redo}
          disabled={future.length === 0}
          title={future[0] ? `Redo: ${future[0].did} (Ctrl+Shift+Z)` : "Redo (Ctrl+Shift+Z)"}
        >
          <span aria-hidden="true">↷</span> Redo
        </button>
        <button type="button" className="button" onClick={() => board.current?.arrange()} disabled={origins.size < 2}>
          Arrange
        </button>
        <button type="button" className="button" aria-pressed={dim} onClick={onDim} title="Fade what isn’t next to what is picked">
          Dim others
        </button>
        {paths.length > 0 && (
          <button type="button" className="button" onClick={desk.clearPaths}>
            Clear paths
          </button>
        )}
        {hidden.size > 0 && (
          <button type="button" className="button" onClick={desk.showAll}>
            Show {hidden.size.toLocaleString("en")} hidden
          </button>
        )}
        <button type="button" className="button" onClick={desk.clear} disabled={origins.size === 0}>
          Clear
        </button>
      </div>
    </div>
  );
}
