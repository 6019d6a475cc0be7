// Dates as exact as they are, in UTC, the same on every machine.

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** `2025`, `May 2025` or `2 Jun 2025`. */
export function dateWords(date: string): string {
  if (/^-?\d{4,}$/.test(date)) return date;
  const at = new Date(date.length === 7 ? `${date}-01` : date);
  if (Number.isNaN(at.getTime())) return date;
  return date.length === 7 ? MONTH.format(at) : DAY.format(at);
}

export function DateText({ at, clock = false }: { at: string | null | undefined; clock?: boolean }) {
  if (!at) return <span className="faint">undated</span>;
  const words = dateWords(at);
  return (
    <time dateTime={at}>
      {words}
      {clock && at.includes("T") ? `, ${CLOCK.format(new Date(at))}` : ""}
    </time>
  );
}

/** A period: one date where it begins and ends on the same day. */
export function Period({ start, end }: { start: string | null | undefined; end: string | null | undefined }) {
  if (!start && !end) return <span className="faint">no date given</span>;
  if (start && (!end || dateWords(end) === dateWords(start))) return <DateText at={start} />;
  return (
    <>
      {start ? <DateText at={start} /> : "?"} – <DateText at={end} />
    </>
  );
}
