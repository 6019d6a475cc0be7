// A grid of any length for eye, ear and keyboard: only the rows in sight are in the page, and one has the focus.
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from "react";

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  /** Said after the title, where that alone doesn't say enough. */
  readonly words?: string;
  readonly width: string;
  readonly cell: (row: T) => ReactNode;
  readonly sort?: (row: T) => string | number;
}

export interface Sorting {
  readonly key: string;
  readonly down: boolean;
}

const ROW_PX = 34;
/** Rows beyond the edge of what is seen, so that scrolling shows no gap. */
const MARGIN = 6;

export function VirtualGrid<T extends { readonly id: string }>({
  label,
  columns,
  rows,
  sorting,
  onSort,
  selected,
  reveal,
  onClick,
  onKey,
  empty,
}: {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
  selected: ReadonlySet<string>;
  /** A row that is to be brought into sight when it changes. */
  reveal: string | null;
  onClick: (row: T, more: boolean) => void;
  /** Keys on a row beside those that move; true where the key meant something. */
  onKey: (row: T, event: KeyboardEvent) => boolean;
  empty: string;
}) {
  const body = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const wanted = useRef(false);
  const id = useId();
  const { first, last } = useWindow(body, rows.length);
  const at = Math.min(active, Math.max(0, rows.length - 1));
  const template = columns.map((column) => column.width).join(" ");

  const bring = (index: number) => {
    const box = body.current;
    if (box === null) return;
    const top = index * ROW_PX;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW_PX > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW_PX - box.clientHeight;
  };
  useEffect(() => {
    const index = reveal === null ? -1 : rows.findIndex((row) => row.id === reveal);
    if (index < 0) return;
    setActive(index);
    bring(index);
    // Only a new pick moves the list; sorting and typing leave it where it is.
  }, [reveal]);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    document.getElementById(`${id}-${at}`)?.focus({ preventScroll: true });
  }, [at, id]);

  const keys = (event: KeyboardEvent) => {
    const row = rows[at];
    const page = Math.max(1, Math.floor((body.current?.clientHeight ?? 340) / ROW_PX) - 1);
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const next = Math.min(rows.length - 1, Math.max(0, to));
      wanted.current = true;
      bring(next);
      setActive(next);
    } else if (row && !event.ctrlKey && !event.metaKey && onKey(row, event)) event.preventDefault();
  };

  const drawn = rows.slice(first, last).map((row, place) => [row, first + place] as const);
  const focused = rows[at];
  if (focused && (at < first || at >= last)) drawn.push([focused, at]);
  return (
    <div className="grid" role="grid" aria-label={label} aria-rowcount={rows.length + 1} aria-multiselectable="true">
      <div className="grid-head" role="rowgroup">
        <div role="row" aria-rowindex={1} className="grid-row" style={{ gridTemplateColumns: template }}>
          {columns.map((column) => (
            <div
              key={column.key}
              role="columnheader"
              aria-sort={sorting.key !== column.key ? undefined : sorting.down ? "descending" : "ascending"}
            >
              {column.sort ? (
                <button
                  type="button"
                  onClick={() => onSort({ key: column.key, down: sorting.key === column.key ? !sorting.down : column.key !== "name" })}
                  aria-label={column.words ? `${column.title}: ${column.words}` : column.title}
                  title={`Sort by ${column.words ?? column.title.toLowerCase()}`}
                >
                  {column.title}
                  <span aria-hidden="true">{sorting.key !== column.key ? "" : sorting.down ? " ↓" : " ↑"}</span>
                </button>
              ) : (
                column.title
              )}
            </div>
          ))}
        </div>
      </div>
      <div className="grid-body" role="rowgroup" ref={body} onKeyDown={keys}>
        <div role="presentation" className="grid-length" style={{ height: rows.length * ROW_PX }}>
          {drawn.map(([row, index]) => (
            <div
              key={row.id}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={selected.has(row.id)}
              tabIndex={index === at ? 0 : -1}
              className="grid-row"
              style={{ gridTemplateColumns: template, top: index * ROW_PX }}
              onFocus={() => setActive(index)}
              onClick={(event) => onClick(row, event.shiftKey || event.ctrlKey || event.metaKey)}
              data-id={row.id}
            >
              {columns.map((column) => (
                <div key={column.key} role="gridcell">
                  {column.cell(row)}
                </div>
              ))}
            </div>
          ))}
        </div>
        {rows.length === 0 && (
          <div role="row">
            <div role="gridcell" className="grid-empty faint">
              {empty}
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

/** Which rows are in sight of the scrolling box. */
function useWindow(body: RefObject<HTMLDivElement | null>, count: number): { first: number; last: number } {
  const [place, setPlace] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const box = body.current;
    if (box === null) return;
    const look = () => setPlace({ top: box.scrollTop, height: box.clientHeight });
    look();
    box.addEventListener("scroll", look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(box);
    return () => {
      box.removeEventListener("scroll", look);
      sizes.disconnect();
    };
  }, [body]);
  const first = Math.max(0, Math.floor(place.top / ROW_PX) - MARGIN);
  const last = Math.min(count, Math.ceil((place.top + place.height) / ROW_PX) + MARGIN);
  return { first, last };
}

/** The rows in the order that is asked for; equal ones stay as they came. */
export function sorted<T>(rows: readonly T[], columns: readonly Column<T>[], sorting: Sorting): T[] {
  const key = columns.find((column) => column.key === sorting.key)?.sort;
  if (!key) return [...rows];
  const way = sorting.down ? -1 : 1;
  const keyed = rows.map((row) => [key(row), row] as const);
  keyed.sort(([one], [other]) =>
    way * (typeof one === "string" && typeof other === "string" ? COLLATE.compare(one, other) : one < other ? -1 : one > other ? 1 : 0),
  );
  return keyed.map(([, row]) => row);
}

const COLLATE = new Intl.Collator("en");
