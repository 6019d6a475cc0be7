// Undo and redo over immutable values, each with the words for what was done.

export interface Step<T> {
  readonly value: T;
  /** What led here: “Expanded Tomas Orr”. */
  readonly did: string;
}

export interface History<T> {
  readonly past: readonly Step<T>[];
  readonly now: Step<T>;
  readonly future: readonly Step<T>[];
}

/** Steps that are kept: nobody walks back further, and each holds maps of some thousand nodes. */
const MOST_STEPS = 200;

export const begin = <T>(value: T, did = "Opened"): History<T> => ({ past: [], now: { value, did }, future: [] });

/** A step on. What was undone before can't be redone any more. The same value is no step. */
export function act<T>(history: History<T>, value: T, did: string): History<T> {
  if (value === history.now.value) return history;
  return { past: [...history.past, history.now].slice(-MOST_STEPS), now: { value, did }, future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future] };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...rest] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future: rest };
}
