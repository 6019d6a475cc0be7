"""Full-text search of the embedded store: FTS5, best first by BM25."""

import sqlite3
from collections.abc import Sequence

from graph.schema import SEARCHED
from graph.search_words import query_words
from graph.sqlite.tables import quoted
from graph.store import Hit

# Words around the hit in a highlight.
_HIGHLIGHT_WORDS = 16


def match_expression(text: str) -> str | None:
    """All words of the text, the last as a prefix; None when it has none. Operators in the text are plain words."""
    words = query_words(text)
    if not words:
        return None
    return " ".join(f'"{word}"' for word in words) + "*"


def search(
    connection: sqlite3.Connection, text: str, labels: Sequence[str], limit: int, offset: int
) -> tuple[list[Hit], int]:
    """As GraphStore.search."""
    expression = match_expression(text)
    if expression is None:
        return [], 0
    hits: list[Hit] = []
    total = 0
    for label in labels:
        found, count = _in_label(connection, label, expression, limit + offset)
        hits.extend(found)
        total += count
    hits.sort(key=lambda hit: (-hit.score, hit.id))
    return hits[offset : offset + limit], total


def _in_label(connection: sqlite3.Connection, label: str, expression: str, limit: int) -> tuple[list[Hit], int]:
    if label not in SEARCHED:
        return [], 0
    index = quoted(f"f_{label}")
    node, join, kept = "n.id", "", "1"
    if label == "Version":
        node, join, kept = "h.src", "JOIN e_HAS_VERSION AS h ON h.dst = n.id", "n.current = 1"
    elif label == "Entity":
        kept = "n.merged_into = ''"
    # An entity shows its name, not the list of its aliases; elsewhere the column that matched.
    column = 0 if label == "Entity" else -1
    source = f"FROM {index} JOIN {quoted(label)} AS n ON n.rid = {index}.rowid {join} WHERE {index} MATCH ? AND {kept}"
    sql = (
        f"SELECT {node}, -bm25({index}), snippet({index}, {column}, '', '', '…', {_HIGHLIGHT_WORDS}) {source} "
        f"ORDER BY bm25({index}), {node} LIMIT ?"
    )
    shown = "Article" if label == "Version" else label
    hits = [Hit(key, shown, score, light) for key, score, light in connection.execute(sql, (expression, limit))]
    count = connection.execute(f"SELECT count(*) {source}", (expression,)).fetchone()[0]
    return hits, int(count)
