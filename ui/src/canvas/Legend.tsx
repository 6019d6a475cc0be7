// What shapes and strokes mean, each drawn as the canvas draws it; the kinds also say how many there are.
import { Fragment } from "react";
import type { EntityKind, Modality } from "../gql/enums";
import { KIND_WORDS, KindShape } from "../parts/Marks";
import { CROSS, DASHES, STROKE_WORDS, STRUCK } from "./drawing/marks";
import type { Shown } from "./shown";

const KINDS: readonly EntityKind[] = ["PERSON", "ORGANIZATION", "PLACE", "DOCUMENT", "EVENT"];
const MODALITIES = Object.keys(STROKE_WORDS) as Modality[];
const WIDTH = 46;

export function Legend({ shown }: { shown: Shown }) {
  const counts = new Map<EntityKind, number>();
  for (const { kind } of shown.nodes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return (
    <details className="canvas-legend" open={window.matchMedia("(min-width: 48rem)").matches}>
      <summary>Legend</summary>
      <ul>
        {KINDS.map((kind) => (
          <li key={kind} className={`kind-${kind.toLowerCase()}`}>
            <KindShape kind={kind} />
            <span>{KIND_WORDS[kind][1]}</span>
            <span className="number faint">{counts.get(kind) ?? 0}</span>
          </li>
        ))}
        <li>outline: an event not said to have happened</li>
        <li>dot: pinned</li>
        <li>
          <span className="canvas-badge number">+12</span> neighbours not shown
        </li>
      </ul>
      <ul>
        {MODALITIES.map((modality) => (
          <li key={modality}>
            <Stroke modality={modality} />
            {STROKE_WORDS[modality]}
          </li>
        ))}
        <li>
          <Stroke modality="OCCURRED" negated />
          said not to be so
        </li>
      </ul>
    </details>
  );
}

/** A stroke as the edge program draws it. */
export function Stroke({ modality, negated = false }: { modality: Modality; negated?: boolean }) {
  const strikes = modality === "DENIED" ? [9, 9 + STRUCK.every] : [];
  const reach = STRUCK.reach;
  const middle = WIDTH / 2 - 3;
  return (
    <svg className="canvas-stroke" viewBox={`0 0 ${WIDTH} 12`} width={WIDTH} height="12" aria-hidden="true">
      <line x1="1" x2={WIDTH - 7} y1="6" y2="6" strokeDasharray={DASHES[modality].join(" ") || undefined} />
      <path d={`M${WIDTH - 8} 2.4 ${WIDTH} 6 ${WIDTH - 8} 9.6z`} />
      {strikes.map((x) => (
        <line key={x} x1={x - reach * STRUCK.lean} x2={x + reach * STRUCK.lean} y1={6 + reach} y2={6 - reach} />
      ))}
      {negated &&
        [1, -1].map((way) => (
          <Fragment key={way}>
            <line x1={middle - CROSS} x2={middle + CROSS} y1={6 - CROSS * way} y2={6 + CROSS * way} />
          </Fragment>
        ))}
    </svg>
  );
}
