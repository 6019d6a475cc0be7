"""The tables of the embedded store, made from `graph.schema`, and how values stand in their columns.

A node label is a table, an edge type a table `e_TYPE` clustered by (src, dst, key) with an index the other way round.
Full-text search reads its words from the node tables (FTS5 external content) and is kept true by triggers.
"""

import json
import re
from collections.abc import Mapping

from graph.schema import BEST_EDGES, EDGES, INDEXES, LABELS, SEARCHED, Type, default_of

_COLUMN = {
    Type.TEXT: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.REAL: "REAL",
    Type.FLAG: "INTEGER",
    Type.TEXTS: "TEXT",
    Type.JSON: "TEXT",
}
_ENCODED = (Type.TEXTS, Type.JSON)
_SURROGATE = re.compile("[\ud800-\udfff]")


FOUND_VERSIONS = "i_Version_found"


def quoted(name: str) -> str:
    """The identifier in double quotes; names come from `graph.schema`, never from input."""
    return f'"{name}"'


def edge_table(edge: str) -> str:
    """The quoted table of an edge type."""
    return quoted(f"e_{edge}")


def best_index(edge: str, near: str) -> str:
    """The quoted index by which the best edges of a node come first; `near` is the node's column."""
    return quoted(f"i_{edge}_best_{near}")


def to_column(kind: Type, value: object) -> object:
    """The value as SQLite stores it. Lone surrogates, which UTF-8 can't hold, become U+FFFD."""
    if value is None:
        return None
    if kind in _ENCODED:
        return clean(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    if kind is Type.FLAG:
        return int(bool(value))
    return clean(value) if isinstance(value, str) else value


def clean(text: str) -> str:
    """The text with surrogates replaced one for one: two halves don't become one character, so offsets stay good."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def from_column(kind: Type, value: object) -> object:
    """What `to_column` was given; a list property never given is an empty list."""
    if kind is Type.TEXTS:
        return json.loads(str(value)) if value is not None else []
    if value is None:
        return None
    if kind is Type.JSON:
        return json.loads(str(value))
    return bool(value) if kind is Type.FLAG else value


def statements() -> list[str]:
    """All that makes an empty file a store; each can be run again."""
    made: list[str] = []
    for label, properties in LABELS.items():
        made.append(
            f"CREATE TABLE IF NOT EXISTS {quoted(label)} "
            f"(rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE{_columns(properties)})"
        )
    for edge, definition in EDGES.items():
        table = edge_table(edge)
        made.append(
            f"CREATE TABLE IF NOT EXISTS {table} (src TEXT NOT NULL, dst TEXT NOT NULL, key TEXT NOT NULL DEFAULT ''"
            f"{_columns(definition.properties)}, PRIMARY KEY (src, dst, key)) WITHOUT ROWID"
        )
        made.append(f"CREATE INDEX IF NOT EXISTS {quoted(f'i_{edge}')} ON {table} (dst, src)")
        if edge in BEST_EDGES:
            best = "".join(f", {quoted(name)} DESC" for name in BEST_EDGES[edge])
            for near in ("src", "dst"):
                index = best_index(edge, near)
                made.append(f"CREATE INDEX IF NOT EXISTS {index} ON {table} ({near}{best}, key)")
    for label, names in INDEXES:
        columns = ", ".join(quoted(name) for name in names)
        index = quoted("_".join(("i", label, *names)))
        made.append(f"CREATE INDEX IF NOT EXISTS {index} ON {quoted(label)} ({columns})")
    for label, names in SEARCHED.items():
        made.extend(_full_text(label, names))
    # What a search asks of each text that it finds, without the pages of the text itself: half of its time.
    made.append(f"CREATE INDEX IF NOT EXISTS {FOUND_VERSIONS} ON {quoted('Version')} (rid, current, id)")
    return made


def _columns(properties: Mapping[str, Type]) -> str:
    return "".join(f", {quoted(name)} {_COLUMN[kind]}{_default(name, kind)}" for name, kind in properties.items())


def _default(name: str, kind: Type) -> str:
    default = default_of(name, kind)
    if default is None:
        return ""
    return f" NOT NULL DEFAULT {default if isinstance(default, int) else repr(default)}"


def _full_text(label: str, names: tuple[str, ...]) -> list[str]:
    table, index = quoted(label), quoted(f"f_{label}")
    columns = ", ".join(quoted(name) for name in names)
    old = ", ".join(f"old.{quoted(name)}" for name in names)
    new = ", ".join(f"new.{quoted(name)}" for name in names)
    drop = f"INSERT INTO {index}({index}, rowid, {columns}) VALUES ('delete', old.rid, {old});"
    add = f"INSERT INTO {index}(rowid, {columns}) VALUES (new.rid, {new});"
    return [
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5({columns}, content={table}, content_rowid='rid', "
        "tokenize='unicode61 remove_diacritics 2')",
        f"CREATE TRIGGER IF NOT EXISTS {quoted(f't_{label}_add')} AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER IF NOT EXISTS {quoted(f't_{label}_drop')} AFTER DELETE ON {table} BEGIN {drop} END",
        f"CREATE TRIGGER IF NOT EXISTS {quoted(f't_{label}_turn')} AFTER UPDATE OF {columns} ON {table} "
        f"BEGIN {drop} {add} END",
    ]
