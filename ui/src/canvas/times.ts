// Partial dates as stretches of time, and how many things fall into each part of a span.

/** First and last millisecond, both inclusive. */
export type Stretch = readonly [number, number];

export const DAY_MS = 86_400_000;

/** The stretch that `2025`, `2025-05`, `2025-05-28` or an instant stands for, in UTC; null where it can't be read. */
export function stretchOf(date: string | null | undefined): Stretch | null {
  if (!date) return null;
  const [, year, month, day] = /^(-?\d{4,6})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? [];
  if (year === undefined) {
    const at = Date.parse(date);
    return Number.isNaN(at) ? null : [at, at];
  }
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  const from = new Date(Date.UTC(2000, m, d));
  from.setUTCFullYear(y);
  const to = new Date(from);
  if (day !== undefined) to.setUTCDate(to.getUTCDate() + 1);
  else if (month !== undefined) to.setUTCMonth(to.getUTCMonth() + 1);
  else to.setUTCFullYear(to.getUTCFullYear() + 1);
  return [from.getTime(), to.getTime() - 1];
}

/** The stretch from the beginning of one date to the end of the other; an open end is endless; null without any. */
export function spanOf(start: string | null, end: string | null): Stretch | null {
  const [first, last] = [stretchOf(start), stretchOf(end)];
  if (first === null && last === null) return null;
  if (last === null) return first;
  return [first?.[0] ?? Number.NEGATIVE_INFINITY, last[1]];
}

export const meets = (one: Stretch, other: Stretch): boolean => one[0] <= other[1] && other[0] <= one[1];

/** The day of an instant, in UTC: `2025-05-28`. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** How many of the stretches touch each of `parts` equal parts of the span. */
export function histogram(stretches: readonly Stretch[], span: Stretch, parts: number): number[] {
  const counts = new Array<number>(parts).fill(0);
  const width = Math.max(1, (span[1] - span[0] + 1) / parts);
  for (const [from, to] of stretches) {
    const first = Math.max(0, Math.floor((from - span[0]) / width));
    const last = Math.min(parts - 1, Math.floor((to - span[0]) / width));
    for (let part = first; part <= last; part++) counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}
