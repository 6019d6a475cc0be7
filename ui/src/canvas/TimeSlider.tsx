// A span of days that narrows the graph, over a picture of when things are; two handles, each a slider of its own.
import { useDeferredValue, useMemo } from "react";
import { dateWords } from "../parts/Dates";
import type { Desk, DeskState } from "./desk";
import { eventTime, type Filter, relationTime } from "./filter";
import type { Known } from "./model";
import { DAY_MS, dayOf, histogram, type Stretch } from "./times";
import type { View } from "./view";

/** Bars of the picture: as many as can be told apart on a small canvas. */
const BARS = 60;
/** A span of more days would give a handle steps that nobody can hit; what is older gathers at the left end. */
const MOST_DAYS = 3_650;

interface Span {
  readonly first: number;
  readonly days: number;
}

export function TimeSlider({ desk, state }: { desk: Desk; state: DeskState }) {
  const view = state.history.now.value;
  const filter = state.preview ?? view.filter;
  const { clock } = filter;
  // The picture may come a moment later; the handles may not.
  const known = useDeferredValue(state.known);
  const { origins, hidden } = useDeferredValue(view);
  const times = useMemo(() => timesOf(known, origins, hidden, clock), [known, origins, hidden, clock]);
  const span = useMemo(() => spanOfAll(times), [times]);
  const bars = useMemo(
    () => (span === null ? [] : histogram(times, [span.first, span.first + span.days * DAY_MS - 1], Math.min(BARS, span.days))),
    [times, span],
  );
  if (view.origins.size === 0) return null;

  const clockBox = (
    <label className="canvas-clock">
      <span className="unseen">Time by </span>
      <select
        className="field"
        value={clock}
        onChange={(event) => {
          const next = event.target.value === "valid" ? "valid" : "reported";
          desk.setFilter({ ...filter, clock: next, from: null, to: null }, next === "valid" ? "Time in the world" : "Time of report");
        }}
      >
        <option value="reported">when reported</option>
        <option value="valid">when it happened</option>
      </select>
    </label>
  );
  if (span === null || span.days < 2)
    return (
      <div className="canvas-time">
        {clockBox}
        <span className="faint">{span === null ? "Nothing here has a date on this clock." : `All of it: ${dateWords(dayOf(span.first))}`}</span>
      </div>
    );

  const dayAt = (index: number) => dayOf(span.first + index * DAY_MS);
  const indexOf = (day: string | null, usual: number) =>
    day === null ? usual : Math.min(span.days - 1, Math.max(0, Math.round((Date.parse(day) - span.first) / DAY_MS)));
  const [from, to] = [indexOf(filter.from, 0), indexOf(filter.to, span.days - 1)];
  /** A handle at its end asks for nothing, so that later reports are not cut off. */
  const filterFor = (low: number, high: number): Filter => ({
    ...filter,
    from: low <= 0 ? null : dayAt(low),
    to: high >= span.days - 1 ? null : dayAt(high),
  });
  const settle = () => {
    const chosen = desk.get().preview;
    if (chosen === null) return;
    const { from: low, to: high } = chosen;
    desk.setFilter(chosen, low === null && high === null ? "All times" : `Time ${low ?? "…"} to ${high ?? "…"}`);
  };
  const handle = (label: string, value: number, next: (index: number) => Filter, min: number, max: number) => (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={dateWords(dayAt(value))}
      min={0}
      max={span.days - 1}
      value={value}
      onChange={(event) => desk.preview(next(Math.min(max, Math.max(min, Number(event.target.value)))))}
      onPointerUp={settle}
      onKeyUp={settle}
      onBlur={settle}
    />
  );
  const highest = Math.max(1, ...bars);
  return (
    <div className="canvas-time">
      {clockBox}
      <span className="canvas-day number">{dateWords(dayAt(from))}</span>
      <div className="canvas-span">
        <svg viewBox={`0 0 ${bars.length} 20`} preserveAspectRatio="none" aria-hidden="true">
          {bars.map((count, at) => {
            const inside = at >= (from / span.days) * bars.length - 1 && at <= (to / span.days) * bars.length;
            const height = (count / highest) * 20;
            // biome-ignore lint: a bar is its place
            return <rect key={at} className={inside ? "in" : "out"} x={at + 0.1} width={0.8} y={20 - height} height={height} />;
          })}
        </svg>
        {handle("From", from, (low) => filterFor(low, to), 0, to)}
        {handle("Until", to, (high) => filterFor(from, high), from, span.days - 1)}
      </div>
      <span className="canvas-day number">{dateWords(dayAt(to))}</span>
      <label className="canvas-undated">
        <input
          type="checkbox"
          checked={filter.undated}
          onChange={(event) => desk.setFilter({ ...filter, undated: event.target.checked }, event.target.checked ? "With what has no date" : "Without what has no date")}
        />
        undated too
      </label>
      {(filter.from !== null || filter.to !== null) && (
        <button type="button" className="button" onClick={() => desk.setFilter({ ...filter, from: null, to: null }, "All times")}>
          All times
        </button>
      )}
    </div>
  );
}

/** When the relations and events of the canvas are, whatever the filter says. */
function timesOf(known: Known, origins: View["origins"], hidden: View["hidden"], clock: Filter["clock"]): Stretch[] {
  const present = (id: string) => origins.has(id) && !hidden.has(id);
  const found: Stretch[] = [];
  for (const relation of known.relations.values()) {
    if (!present(relation.source) || !present(relation.target)) continue;
    const time = relationTime(relation, clock);
    if (time) found.push(time);
  }
  for (const id of origins.keys()) {
    const entity = known.entities.get(id);
    const time = entity && present(id) ? eventTime(entity, clock) : null;
    if (time) found.push(time);
  }
  return found.filter(([from, to]) => Number.isFinite(from) && Number.isFinite(to));
}

function spanOfAll(times: readonly Stretch[]): Span | null {
  if (times.length === 0) return null;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [from, to] of times) {
    low = Math.min(low, from);
    high = Math.max(high, to);
  }
  const last = Math.floor(high / DAY_MS);
  const first = Math.max(Math.floor(low / DAY_MS), last - MOST_DAYS);
  return { first: first * DAY_MS, days: last - first + 1 };
}
