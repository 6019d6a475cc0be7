// The relations of the canvas as a list: sorted, filtered by words, each opening its evidence.
import { type KeyboardEvent, type RefObject, useMemo, useState } from "react";
import { dateWords } from "../parts/Dates";
import { predicateWords } from "../parts/verbs";
import type { BoardHandle } from "./Board";
import type { Desk, DeskState } from "./desk";
import { Stroke } from "./Legend";
import type { Relation } from "./model";
import { ListFilter } from "./NodeTable";
import type { Shown } from "./shown";
import { type Column, sorted, type Sorting, VirtualGrid } from "./VirtualGrid";

export function EdgeTable({
  desk,
  state,
  shown,
  board,
}: {
  desk: Desk;
  state: DeskState;
  shown: Shown;
  board: RefObject<BoardHandle | null>;
}) {
  const [sorting, setSorting] = useState<Sorting>({ key: "outlets", down: true });
  const [text, setText] = useState("");
  const { entities } = state.known;
  const columns = useMemo((): Column<Relation>[] => {
    const name = (id: string) => (entities.get(id)?.name ?? "").slice(0, 200);
    return [
      {
        key: "name",
        title: "Relation",
        width: "minmax(0, 1fr)",
        cell: ({ source, predicate, target }) => (
          <span className="grid-relation">
            <bdi className="name">{name(source)}</bdi>
            <span className="faint"> {predicateWords(predicate)} </span>
            <bdi className="name">{name(target)}</bdi>
          </span>
        ),
        sort: ({ source, predicate, target }) => `${name(source)} ${predicate} ${name(target)}`,
      },
      {
        key: "held",
        title: "Held",
        words: "how it is held to be",
        width: "3.2rem",
        cell: ({ modality, polarity }) => (
          <>
            <Stroke modality={modality} negated={polarity === "NEGATED"} />
            <span className="unseen">
              {modality.toLowerCase()}
              {polarity === "NEGATED" ? ", said not to be so" : ""}
            </span>
          </>
        ),
        sort: ({ modality, polarity }) => `${modality} ${polarity}`,
      },
      {
        key: "reported",
        title: "Reported",
        width: "5.6rem",
        cell: ({ reported }) => (reported ? dateWords(reported) : "–"),
        sort: ({ reported }) => reported ?? "",
      },
      { key: "outlets", title: "Outlets", width: "3.8rem", cell: ({ outlets }) => outlets, sort: ({ outlets }) => outlets },
    ];
  }, [entities]);
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    const names = (relation: Relation) =>
      `${entities.get(relation.source)?.name} ${predicateWords(relation.predicate)} ${entities.get(relation.target)?.name} ${relation.modality}`;
    const found = wanted ? shown.edges.filter((relation) => names(relation).toLowerCase().includes(wanted)) : shown.edges;
    return sorted(found, columns, sorting);
  }, [shown.edges, columns, sorting, text, entities]);
  const selected = useMemo(() => new Set(state.edge === null ? [] : [state.edge]), [state.edge]);

  const open = (relation: Relation) => {
    desk.pickEdge(relation.id);
    board.current?.reveal(relation.source);
  };
  const keys = (relation: Relation, event: KeyboardEvent): boolean => {
    if (event.key === "Enter" || event.key === "e" || event.key === " ") open(relation);
    else return false;
    return true;
  };
  return (
    <>
      <ListFilter label="Find among the relations" text={text} onText={setText} />
      <VirtualGrid
        label="Relations"
        columns={columns}
        rows={rows}
        sorting={sorting}
        onSort={setSorting}
        selected={selected}
        reveal={state.edge}
        onClick={open}
        onKey={keys}
        empty={shown.edges.length > 0 ? "No relation has these words." : "No relations yet."}
      />
      <p className="canvas-keys">
        <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>Enter</kbd> or <kbd>E</kbd> open the evidence
      </p>
    </>
  );
}
