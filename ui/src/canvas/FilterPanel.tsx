// Which relations and kinds are wanted: what the next expansion asks for, and what is shown now.
import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql";
import type { EntityKind, Modality } from "../gql/enums";
import { counted } from "../parts/counted";
import { KIND_WORDS, KindShape } from "../parts/Marks";
import { predicateWords } from "../parts/verbs";
import type { Desk, DeskState } from "./desk";
import { STROKE_WORDS } from "./drawing/marks";
import { type Filter, NO_FILTER } from "./filter";
import { Stroke } from "./Legend";
import type { Shown } from "./shown";

const Predicates = graphql(`
  query CanvasPredicates {
    predicates {
      name
      description
    }
  }
`);

const KINDS: readonly EntityKind[] = ["PERSON", "ORGANIZATION", "PLACE", "DOCUMENT", "EVENT"];
const MODALITIES = Object.keys(STROKE_WORDS) as Modality[];

export function FilterPanel({ desk, state, shown }: { desk: Desk; state: DeskState; shown: Shown }) {
  const { filter } = state.history.now.value;
  const [{ data }] = useQuery({ query: Predicates });
  const counts = useMemo(() => countsOf(state), [state.known, state.history.now.value]);
  const predicates = data?.predicates ?? [];
  const change = (part: Partial<Filter>, did: string) => desk.setFilter({ ...filter, ...part }, did);

  /** All ticked is the same as no wish. */
  const turned = <T extends string>(all: readonly T[], now: readonly T[] | null, each: T): readonly T[] | null => {
    const next = (now ?? all).includes(each) ? (now ?? all).filter((one) => one !== each) : all.filter((one) => one === each || now?.includes(one));
    return next.length === all.length ? null : next;
  };
  const names = predicates.map((each) => each.name);
  return (
    <form className="canvas-filter" onSubmit={(event) => event.preventDefault()}>
      <p className="faint">
        Holds for what is shown and for every expansion and path from now on.
        {shown.filteredNodes + shown.filteredEdges > 0 &&
          ` Left out now: ${counted(shown.filteredNodes, "node")} and ${counted(shown.filteredEdges, "relation")}.`}
      </p>
      <fieldset>
        <legend>Kinds</legend>
        {KINDS.map((kind) => (
          <label key={kind} className="canvas-tick">
            <input
              type="checkbox"
              checked={filter.kinds?.includes(kind) ?? true}
              onChange={() => change({ kinds: turned(KINDS, filter.kinds, kind) }, `Kinds: ${KIND_WORDS[kind][1].toLowerCase()}`)}
            />
            <span className={`kind-${kind.toLowerCase()}`}>
              <KindShape kind={kind} />
            </span>
            {KIND_WORDS[kind][1]}
            <span className="faint number">{counts.kinds.get(kind) ?? 0}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>How it is held to be</legend>
        {MODALITIES.map((modality) => (
          <label key={modality} className="canvas-tick">
            <input
              type="checkbox"
              checked={filter.modality?.includes(modality) ?? true}
              onChange={() => change({ modality: turned(MODALITIES, filter.modality, modality) }, `Modality: ${STROKE_WORDS[modality]}`)}
            />
            <Stroke modality={modality} />
            {STROKE_WORDS[modality]}
            <span className="faint number">{counts.modality.get(modality) ?? 0}</span>
          </label>
        ))}
        <label className="canvas-row">
          Said to be so or not
          <select
            className="field"
            value={filter.polarity ?? ""}
            onChange={(event) => {
              const { value } = event.target;
              change({ polarity: value === "ASSERTED" || value === "NEGATED" ? value : null }, "Polarity");
            }}
          >
            <option value="">both</option>
            <option value="ASSERTED">said to be so</option>
            <option value="NEGATED">said not to be so</option>
          </select>
        </label>
      </fieldset>
      <fieldset>
        <legend>Sources</legend>
        <label className="canvas-row">
          Independent outlets, at least
          <input
            className="field"
            type="number"
            min={1}
            max={1000}
            value={filter.minSources}
            onChange={(event) => {
              const number = Math.min(1000, Math.max(1, Math.round(Number(event.target.value)) || 1));
              if (number !== filter.minSources) change({ minSources: number }, `At least ${counted(number, "outlet")}`);
            }}
          />
        </label>
      </fieldset>
      <fieldset>
        <legend>Time</legend>
        <label className="canvas-row">
          From
          <input className="field" type="date" value={filter.from ?? ""} onChange={(event) => change({ from: event.target.value || null }, "Time from")} />
        </label>
        <label className="canvas-row">
          Until
          <input className="field" type="date" value={filter.to ?? ""} onChange={(event) => change({ to: event.target.value || null }, "Time until")} />
        </label>
      </fieldset>
      <fieldset>
        <legend>Relations</legend>
        <div className="canvas-row">
          <button type="button" className="button" onClick={() => change({ predicates: null }, "All relations")} disabled={filter.predicates === null}>
            All
          </button>
          <button type="button" className="button" onClick={() => change({ predicates: [] }, "No relations")} disabled={filter.predicates?.length === 0}>
            None
          </button>
        </div>
        {predicates.map(({ name, description }) => (
          <label key={name} className="canvas-tick" title={description}>
            <input
              type="checkbox"
              checked={filter.predicates?.includes(name) ?? true}
              onChange={() => change({ predicates: turned(names, filter.predicates, name) }, `Relations: ${predicateWords(name)}`)}
            />
            {predicateWords(name)}
            <span className="faint number">{counts.predicates.get(name) ?? 0}</span>
          </label>
        ))}
      </fieldset>
      <button type="button" className="button" onClick={() => desk.setFilter(NO_FILTER, "No filter")} disabled={filter === NO_FILTER}>
        Remove the filter
      </button>
    </form>
  );
}

/** How many of what was brought are of each kind, modality and predicate, whatever the filter says. */
function countsOf(state: DeskState) {
  const { origins, hidden } = state.history.now.value;
  const kinds = new Map<string, number>();
  const modality = new Map<string, number>();
  const predicates = new Map<string, number>();
  const one = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  const present = (id: string) => origins.has(id) && !hidden.has(id);
  for (const id of origins.keys()) {
    const entity = state.known.entities.get(id);
    if (entity && present(id)) one(kinds, entity.kind);
  }
  for (const relation of state.known.relations.values()) {
    if (!present(relation.source) || !present(relation.target)) continue;
    one(modality, relation.modality);
    one(predicates, relation.predicate);
  }
  return { kinds, modality, predicates };
}
