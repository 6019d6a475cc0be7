"""Full-text search of the embedded store: FTS5, ranked by `graph.ranking`."""

import json
import sqlite3
from collections.abc import Iterator, Sequence

from dramatis.folding import fold
from graph.highlights import Highlighter
from graph.ranking import COUNTED, DIGITS, FIT, HALF_FIT, HALF_KNOWN, KINDS, KNOWN, NAMED_SO, TITLED, labels_of
from graph.schema import LABELS, SEARCHED
from graph.search_words import query_words
from graph.sqlite.tables import FOUND_VERSIONS, clean, from_column, quoted
from graph.store import Found, Hit


def match_expression(text: str) -> str | None:
    """All words of the text, the last as a prefix; None when it has none. Operators in the text are plain words."""
    words = query_words(text)
    if not words:
        return None
    return " ".join(f'"{word}"' for word in words) + "*"


def search(
    connection: sqlite3.Connection,
    text: str,
    kinds: Sequence[str],
    limit: int,
    after: tuple[float, str] | None,
    *,
    counted: bool,
    highlighted: bool,
) -> Found:
    """As GraphStore.search."""
    expression = match_expression(text)
    if expression is None:
        return Found((), {})
    hits: list[Hit] = []
    counts: dict[str, int] = {}
    for label, wanted in labels_of(tuple(kinds)):
        hits += _in_label(connection, label, wanted, expression, text, limit, after)
        if counted:
            counts.update(_counts(connection, label, wanted, expression))
    hits.sort(key=lambda hit: (-hit.score, hit.id))
    page = hits[:limit]
    if highlighted:
        page = list(_highlighted(connection, page, text))
    return Found(tuple(page), counts)


def _in_label(
    connection: sqlite3.Connection,
    label: str,
    kinds: Sequence[str],
    expression: str,
    text: str,
    limit: int,
    after: tuple[float, str] | None,
) -> Iterator[Hit]:
    key, source, values = _source(label, kinds, expression)
    kind = "n.kind" if label == "Entity" else f"'{kinds[0]}'"
    score, given = _score(label, kinds, text)
    behind = ""
    bounds: list[object] = []
    if after is not None:
        behind = "WHERE score < ? OR (score = ? AND id > ?)"
        bounds = [after[0], after[0], clean(after[1])]
    sql = (
        f"SELECT id, kind, score FROM (SELECT {key} AS id, {kind} AS kind, round({score}, {DIGITS}) AS score {source}) "
        f"{behind} ORDER BY score DESC, id LIMIT ?"
    )
    shown = "Article" if label == "Version" else label
    for found, of_kind, worth in connection.execute(sql, [*given, *values, *bounds, limit]):
        yield Hit(found, shown, of_kind, worth)


def _source(label: str, kinds: Sequence[str], expression: str) -> tuple[str, str, list[object]]:
    """The column of the id, and FROM and WHERE with their values."""
    index = quoted(f"f_{label}")
    key, how, join, kept = "n.id", "", "", ""
    values: list[object] = [expression]
    if label == "Version":
        how = f"INDEXED BY {FOUND_VERSIONS}"
        key, join, kept = "h.src", "JOIN e_HAS_VERSION AS h ON h.dst = n.id", " AND n.current = 1"
    elif label == "Entity":
        kept = " AND n.merged_into = '' AND n.kind IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(kinds)))
    text = f"FROM {index} JOIN {quoted(label)} AS n {how} ON n.rid = {index}.rowid {join} WHERE {index} MATCH ?{kept}"
    return key, text, values


def _score(label: str, kinds: Sequence[str], text: str) -> tuple[str, list[object]]:
    """See `graph.ranking`."""
    bm25 = f"bm25({quoted(f'f_{label}')})"
    # FTS5 gives the negative of the score.
    parts = [f"{FIT} * {bm25} / ({bm25} - {HALF_FIT})"]
    values: list[object] = []
    if label == "Entity":
        parts.append("CASE n.kind " + " ".join(f"WHEN '{kind}' THEN {KINDS[kind]}" for kind in kinds) + " ELSE 0 END")
    else:
        parts.append(str(KINDS[kinds[0]]))
    if label in COUNTED:
        count = f"n.{quoted(COUNTED[label])}"
        parts.append(f"{KNOWN} * {count} / ({count} + {HALF_KNOWN})")
    if label in TITLED:
        so = f"n.{quoted(TITLED[label])} = ? COLLATE NOCASE"
        values.append(clean(text.strip()))
        if label == "Entity":
            so += " OR n.id IN (SELECT src FROM e_HAS_KEY WHERE dst = ?)"
            values.append(clean(f"name:{fold(text)}"))
        parts.append(f"CASE WHEN {so} THEN {NAMED_SO} ELSE 0 END")
    return " + ".join(parts), values


def _counts(connection: sqlite3.Connection, label: str, kinds: Sequence[str], expression: str) -> dict[str, int]:
    _, source, values = _source(label, kinds, expression)
    if label == "Entity":
        return dict(connection.execute(f"SELECT n.kind, count(*) {source} GROUP BY n.kind", values).fetchall())
    count: int = connection.execute(f"SELECT count(*) {source}", values).fetchone()[0]
    return {kinds[0]: count} if count else {}


def _highlighted(connection: sqlite3.Connection, hits: Sequence[Hit], text: str) -> Iterator[Hit]:
    highlighter = Highlighter(text)
    texts: dict[str, list[str]] = {}
    for label in ("Entity", "Story", "Claim", "Version"):
        shown = "Article" if label == "Version" else label
        ids = json.dumps([hit.id for hit in hits if hit.label == shown])
        columns = ", ".join(f"n.{quoted(name)}" for name in SEARCHED[label])
        if label == "Version":
            source = (
                "h.src, n.text FROM json_each(?) AS p CROSS JOIN e_HAS_VERSION AS h ON h.src = p.value "
                "CROSS JOIN Version AS n ON n.id = h.dst WHERE n.current = 1"
            )
        else:
            source = f"n.id, {columns} FROM json_each(?) AS p CROSS JOIN {quoted(label)} AS n ON n.id = p.value"
        for key, *values in connection.execute(f"SELECT {source}", (ids,)):
            named = zip(SEARCHED[label], values, strict=True)
            texts[key] = [part for name, value in named for part in _texts(from_column(LABELS[label][name], value))]
    for hit in hits:
        light = highlighter(texts.get(hit.id, []))
        yield Hit(hit.id, hit.label, hit.kind, hit.score, light.text, light.marks)


def _texts(value: object) -> list[str]:
    """A text, or each text of a list."""
    return [str(one) for one in (value if isinstance(value, list) else [value]) if one]
