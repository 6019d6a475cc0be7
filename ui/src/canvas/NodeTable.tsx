// The nodes of the canvas as a list: sorted, filtered by name, and everything that the canvas does by key.
import { type KeyboardEvent, type RefObject, useMemo, useState } from "react";
import { KIND_WORDS, KindShape } from "../parts/Marks";
import type { BoardHandle } from "./Board";
import type { Desk, DeskState } from "./desk";
import type { Entity } from "./model";
import type { Shown } from "./shown";
import { type Column, sorted, type Sorting, VirtualGrid } from "./VirtualGrid";

export function NodeTable({
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
  const [sorting, setSorting] = useState<Sorting>({ key: "links", down: true });
  const [text, setText] = useState("");
  const { pinned, expanded } = state.history.now.value;
  const columns = useMemo(
    (): Column<Entity>[] => [
      {
        key: "name",
        title: "Name",
        width: "minmax(0, 1fr)",
        cell: ({ id, name, kind }) => (
          <span className={`grid-name kind-${kind.toLowerCase()}`}>
            <KindShape kind={kind} />
            <span className="unseen">{KIND_WORDS[kind][0]}: </span>
            <bdi className="name">{name.slice(0, 400)}</bdi>
            {pinned.has(id) && <span className="grid-flag">pinned</span>}
            {expanded.has(id) && <span className="grid-flag">expanded</span>}
          </span>
        ),
        sort: ({ name }) => name.slice(0, 400),
      },
      { key: "links", title: "Links", words: "neighbours shown", width: "3.6rem", cell: ({ id }) => shown.near.get(id)?.size ?? 0, sort: ({ id }) => shown.near.get(id)?.size ?? 0 },
      {
        key: "more",
        title: "More",
        words: "neighbours not shown",
        width: "3.8rem",
        cell: ({ id }) => (shown.badges.has(id) ? `+${shown.badges.get(id)}` : ""),
        sort: ({ id }) => shown.badges.get(id) ?? 0,
      },
      { key: "reports", title: "Reports", width: "4.4rem", cell: ({ reports }) => reports, sort: ({ reports }) => reports },
    ],
    [shown, pinned, expanded],
  );
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    const found = wanted ? shown.nodes.filter(({ name, kind }) => `${name} ${KIND_WORDS[kind][0]}`.toLowerCase().includes(wanted)) : shown.nodes;
    return sorted(found, columns, sorting);
  }, [shown.nodes, columns, sorting, text]);
  const onlyOne = state.selected.size === 1 ? ([...state.selected][0] ?? null) : null;

  const keys = ({ id }: Entity, event: KeyboardEvent): boolean => {
    const many = state.selected.has(id) ? [...state.selected] : [id];
    switch (event.key) {
      case "Enter":
        onExpand(id);
        return true;
      case " ":
        desk.toggle(id);
        return true;
      case "Delete":
      case "Backspace":
        desk.hide(many);
        return true;
      case "c":
        desk.collapse(id);
        return true;
      case "p": {
        const point = board.current?.places().get(id);
        if (pinned.has(id)) desk.unpin([id]);
        else if (point) desk.pin([[id, point]]);
        return true;
      }
      case "e":
        desk.select([id]);
        return true;
      default:
        return false;
    }
  };
  return (
    <>
      <ListFilter label="Find among the nodes" text={text} onText={setText} />
      <VirtualGrid
        label="Nodes"
        columns={columns}
        rows={rows}
        sorting={sorting}
        onSort={setSorting}
        selected={state.selected}
        reveal={onlyOne}
        onClick={({ id }, more) => {
          if (more) desk.toggle(id);
          else desk.select([id]);
          board.current?.reveal(id);
        }}
        onKey={keys}
        empty={shown.nodes.length > 0 ? "No node is called so." : "No nodes yet."}
      />
      <p className="canvas-keys">
        <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>Enter</kbd> expand · <kbd>C</kbd> collapse · <kbd>Space</kbd> pick more ·{" "}
        <kbd>E</kbd> facts · <kbd>P</kbd> pin · <kbd>Delete</kbd> hide
      </p>
    </>
  );
}

export function ListFilter({ label, text, onText }: { label: string; text: string; onText: (text: string) => void }) {
  return (
    <label className="canvas-find">
      <span className="unseen">{label}</span>
      <input className="field" type="search" placeholder={label} value={text} onChange={(event) => onText(event.target.value)} />
    </label>
  );
}
