"""The index of words for suggestions in the embedded store, kept true by whoever writes names and titles.

`suggest_word` says who bears a word. `suggest_part` has the letters of each word from a few places on, so that words
are found of which the beginning was typed wrongly.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice

from graph.schema import LABELS, SUGGESTED
from graph.sqlite.tables import from_column, quoted
from graph.store import Suggested
from graph.suggested_words import parts_of, words_of

STATEMENTS = (
    "CREATE TABLE IF NOT EXISTS suggest_word (word TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (word, id)) "
    "WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS i_suggest_word ON suggest_word (id, word)",
    "CREATE TABLE IF NOT EXISTS suggest_part (at INTEGER NOT NULL, part TEXT NOT NULL, word TEXT NOT NULL, "
    "PRIMARY KEY (at, part, word)) WITHOUT ROWID",
)
# Nodes that are filed at once.
_LOT = 1_000
# Behind every word that begins with what stands before it.
_LAST = "char(1114111)"
_IDS = "(SELECT value FROM json_each(?))"


def fill(connection: sqlite3.Connection) -> None:
    """Files all nodes where none is: a store that somebody filled by other ways than ours."""
    if connection.execute("SELECT EXISTS (SELECT 1 FROM suggest_word)").fetchone()[0]:
        return
    for label in SUGGESTED:
        ids = (key for (key,) in connection.execute(f"SELECT id FROM {quoted(label)} ORDER BY id").fetchall())
        while lot := list(islice(ids, _LOT)):
            index_words(connection, label, lot)


def index_words(connection: sqlite3.Connection, label: str, ids: Iterable[str]) -> None:
    """Files the nodes under the words that they have now."""
    names = SUGGESTED[label]
    listed = json.dumps(list(ids))
    columns = ", ".join(quoted(name) for name in names)
    held: dict[str, set[str]] = {}
    for key, word in connection.execute(f"SELECT id, word FROM suggest_word WHERE id IN {_IDS}", (listed,)):
        held.setdefault(key, set()).add(word)
    added: list[tuple[str, str]] = []
    dropped: list[tuple[str, str]] = []
    for key, *values in connection.execute(f"SELECT id, {columns} FROM {quoted(label)} WHERE id IN {_IDS}", (listed,)):
        wanted = set(words_of(_texts(label, values)))
        filed = held.get(key, set())
        added += [(word, key) for word in wanted - filed]
        dropped += [(word, key) for word in filed - wanted]
    _file(connection, added)
    _drop(connection, dropped)


def drop_words(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Takes the nodes out."""
    sql = f"SELECT word, id FROM suggest_word WHERE id IN {_IDS}"
    _drop(connection, connection.execute(sql, (json.dumps(list(ids)),)).fetchall())


def _texts(label: str, values: Sequence[object]) -> list[str]:
    """The texts of the label's columns, of which each holds one or a list of them."""
    found: list[str] = []
    for name, value in zip(SUGGESTED[label], values, strict=True):
        held = from_column(LABELS[label][name], value)
        found += held if isinstance(held, list) else [str(held or "")]
    return found


def _file(connection: sqlite3.Connection, rows: Sequence[tuple[str, str]]) -> None:
    connection.executemany("INSERT OR IGNORE INTO suggest_word (word, id) VALUES (?, ?)", rows)
    parts = [(at, part, word) for word in {word for word, _ in rows} for at, part in parts_of(word)]
    connection.executemany("INSERT OR IGNORE INTO suggest_part (at, part, word) VALUES (?, ?, ?)", parts)


def _drop(connection: sqlite3.Connection, rows: Sequence[tuple[str, str]]) -> None:
    """A word that nobody bears any more is forgotten: it may be a name that is to be."""
    connection.executemany("DELETE FROM suggest_word WHERE word = ? AND id = ?", rows)
    words = list(dict.fromkeys(word for word, _ in rows))
    borne = f"SELECT word FROM suggest_word WHERE word IN {_IDS}"
    left = {word for (word,) in connection.execute(borne, (json.dumps(words),))}
    parts = [(at, part, word) for word in words if word not in left for at, part in parts_of(word)]
    connection.executemany("DELETE FROM suggest_part WHERE at = ? AND part = ? AND word = ?", parts)


def spellings(connection: sqlite3.Connection, pieces: Sequence[tuple[int, str]], most: int) -> list[str]:
    """As GraphStore.spellings."""
    found: dict[str, None] = {}
    for at, piece in pieces:
        if at == 0:
            sql = (
                f"SELECT DISTINCT word FROM suggest_word WHERE word >= ? AND word < ? || {_LAST} ORDER BY word LIMIT ?"
            )
            rows = connection.execute(sql, (piece, piece, most))
        else:
            sql = (
                f"SELECT word FROM suggest_part WHERE at = ? AND part >= ? AND part < ? || {_LAST} "
                "ORDER BY part, word LIMIT ?"
            )
            rows = connection.execute(sql, (at, piece, piece, most))
        found.update(dict.fromkeys(word for (word,) in rows))
    return list(found)


def suggest(
    connection: sqlite3.Connection, wanted: Sequence[Sequence[str]], kinds: Sequence[str], most: int
) -> list[Suggested]:
    """As GraphStore.suggest. The longest word is looked up, the others are asked of those that have it."""
    main, *others = sorted((list(alternatives) for alternatives in wanted), key=lambda listed: -len(listed[0]))
    begins = f"w.word >= a.value AND w.word < a.value || {_LAST}"
    text = f"SELECT DISTINCT w.id FROM json_each(?) AS a CROSS JOIN suggest_word AS w ON {begins}"
    values: list[object] = [json.dumps(main)]
    for number, alternatives in enumerate(others):
        text += (
            f"{' AND' if number else ' WHERE'} EXISTS (SELECT 1 FROM suggest_word AS o CROSS JOIN json_each(?) AS b "
            f"WHERE o.id = w.id AND o.word >= b.value AND o.word < b.value || {_LAST})"
        )
        values.append(json.dumps(alternatives))
    parts: list[str] = []
    given: list[object] = []
    entities = [kind for kind in kinds if kind != "STORY"]
    if entities:
        parts.append(
            f"SELECT n.id, 'Entity', n.name, n.article_count AS articles FROM ({text}) AS f CROSS JOIN Entity AS n "
            f"ON n.id = f.id WHERE n.merged_into = '' AND n.kind IN {_IDS}"
        )
        given += [*values, json.dumps(entities)]
    if "STORY" in kinds:
        parts.append(
            f"SELECT n.id, 'Story', n.title, n.article_count AS articles FROM ({text}) AS f CROSS JOIN Story AS n "
            "ON n.id = f.id"
        )
        given += values
    if not parts:
        return []
    sql = f"{' UNION ALL '.join(parts)} ORDER BY articles DESC, 1 LIMIT ?"
    return [Suggested(*row) for row in connection.execute(sql, [*given, most])]
