// The question before a node with very many neighbours is expanded: how many of them?
import { useEffect, useRef } from "react";
import { counted } from "../parts/counted";
import { Name } from "../parts/Text";

/** Above this many neighbours a node is a hub: more at once cover everything that was there. */
export const HUB = 50;
/** Neighbours that the server gives at once. */
const MOST = 999;
const CHOICES = [25, 50, 100, 250, MOST];

export function HubDialog({
  name,
  left,
  onChoose,
  onClose,
}: {
  name: string;
  left: number;
  onChoose: (more: number) => void;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const choices = CHOICES.filter((more) => more < left);
  return (
    <dialog ref={dialog} className="canvas-dialog" aria-labelledby="hub-title" onClose={onClose}>
      <h2 id="hub-title">
        <Name text={name} /> has {counted(left, "neighbour")} that {left === 1 ? "isn’t" : "aren’t"} shown
      </h2>
      <p>So many at once are hard to read. Those that most outlets tell of come first; the filter keeps others away.</p>
      <div className="canvas-choices">
        {choices.map((more, at) => (
          <button key={more} type="button" className={at === 0 ? "button button-main" : "button"} autoFocus={at === 0} onClick={() => onChoose(more)}>
            Show {more === MOST ? "the first 999" : more}
          </button>
        ))}
        {left <= MOST && (
          <button type="button" className="button" onClick={() => onChoose(left)}>
            Show all {left}
          </button>
        )}
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </dialog>
  );
}
