"""Shapes answered in SQL: one batched statement a link (two where a total is asked), whatever the number of owners."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.clocks import in_scope
from graph.cursor import check_cursor
from graph.identity import Same
from graph.read_model import TYPES
from graph.schema import EDGES, LABELS, Type
from graph.shape import ROOT, Link, LinkDef, Order, Row, Shape, TypeDef
from graph.sqlite.conditions import Sql, condition_sql, hop_joins
from graph.sqlite.tables import clean, from_column, quoted


def read_shape(connection: sqlite3.Connection, shape: Shape, keys: Sequence[str]) -> list[Row | None]:
    """The shape for each key in order; None where no node has the id."""
    if shape.type == "Query":
        rows: dict[str, Row] = {ROOT: {"id": ROOT}}
        _fill(connection, shape, [rows[ROOT]])
        return [rows.get(key) for key in keys]
    found = _nodes(connection, shape, keys)
    _fill(connection, shape, list(found.values()))
    return [found.get(key) for key in keys]


def _nodes(connection: sqlite3.Connection, shape: Shape, keys: Sequence[str]) -> dict[str, Row]:
    label = TYPES[shape.type].label
    columns = _columns(label, shape.fields, ())
    sql = f"SELECT {columns.sql} FROM {quoted(label)} AS n WHERE n.id IN (SELECT value FROM json_each(?))"
    rows = (columns.row(values) for values in connection.execute(sql, (json.dumps(list(keys)),)))
    return {row["id"]: row for row in rows}


def _fill(connection: sqlite3.Connection, shape: Shape, rows: list[Row]) -> None:
    """Adds the answers of the shape's links to the rows, level by level."""
    if not rows:
        return
    ids = list(dict.fromkeys(row["id"] for row in rows))
    listed = json.dumps(ids)
    for link in shape.links:
        statement = _statement(shape.type, Same(link))
        answers = statement.answers(connection, ids, listed)
        for row in rows:
            row[link.key] = answers[row["id"]]
        if link.shape.links:
            _fill(connection, link.shape, [child for answer in answers.values() for child in _children(answer)])


def _children(answer: Row | None) -> list[Row]:
    if answer is None:
        return []
    if "items" in answer and "more" in answer:
        items: list[Row] = answer["items"]
        return items
    return [answer]


@dataclass(frozen=True, slots=True)
class _Columns:
    """What is selected of a node, and what makes a row of it."""

    names: tuple[str, ...]
    sql: str
    readers: tuple[tuple[str, Type], ...]
    """The columns that aren't answered as they are stored."""

    def row(self, values: Sequence[object]) -> Row:
        """The row."""
        row: Row = dict(zip(self.names, values, strict=False))
        for name, kind in self.readers:
            row[name] = from_column(kind, row[name])
        return row


def _columns(label: str, fields: Sequence[str], edge_fields: tuple[str, ...], edge: str = "") -> _Columns:
    kinds = {"id": Type.TEXT, **{name: LABELS[label][name] for name in fields if name not in ("id", *edge_fields)}}
    kinds |= {name: EDGES[edge].properties[name] for name in fields if name in edge_fields}
    sql = ", ".join(f"{'e' if name in edge_fields else 'n'}.{quoted(name)}" for name in kinds)
    read = (Type.TEXTS, Type.JSON, Type.FLAG)
    return _Columns(tuple(kinds), sql, tuple((name, kind) for name, kind in kinds.items() if kind in read))


# A server answers a few hundred different queries; each follows some twenty links.
@lru_cache(maxsize=4096)
def _statement(owner: str, link: Same[Link]) -> "_Statement":
    return _Statement(TYPES[owner], in_scope(TYPES[owner].links[link.it.name], link.it), link.it)


class _Statement:
    """The SQL of one link: where it starts, what it keeps, how it is sorted. Any number of threads may use it."""

    def __init__(self, owner: TypeDef, definition: LinkDef, link: Link) -> None:
        self.definition = definition
        self.link = link
        self.root = not owner.label
        self.label = TYPES[definition.target].label
        self.edge = definition.hops[-1].edge if definition.hops else ""
        order = link.order or definition.order
        self.order = order if order[-1].field == "id" else (*order, Order("id"))
        self.columns = _columns(self.label, link.shape.fields, definition.edge_fields, self.edge)
        self.limit = 1 if not definition.many else _limit(definition, link)
        keyset = self._keyset()
        self.source = self._source([keyset] if keyset else [])
        self.one, self.several = self._texts()
        self.count = self._count() if link.total and definition.many else None

    def answers(self, connection: sqlite3.Connection, ids: list[str], listed: str) -> dict[str, Row | None]:
        """The link's answer for each owner; `listed` are the ids as JSON."""
        found: dict[str, list[Row]] = {key: [] for key in ids}
        for key, row in self.items(connection, ids, listed):
            found[key].append(row)
        if not self.definition.many:
            return {key: rows[0] if rows else None for key, rows in found.items()}
        totals = self.totals(connection, listed)
        answers: dict[str, Row | None] = {}
        for key, rows in found.items():
            items = rows[: self.limit]
            if self.link.last is not None:
                items.reverse()
            total = None if totals is None else totals.get(key, 0)
            answers[key] = {"items": items, "more": len(rows) > self.limit, "total": total}
        return answers

    def items(self, connection: sqlite3.Connection, ids: list[str], listed: str) -> Iterator[tuple[str, Row]]:
        """(owner's id, child) in order, at most one more than the limit an owner."""
        limit = self.limit + 1 if self.definition.many else 1
        start = [ROOT] if self.root else [listed]
        width = len(self.order)
        row_of = self.columns.row
        sql = self.one if len(ids) == 1 else self.several
        placed = self.definition.many and self.link.placed
        for values in connection.execute(sql, [*start, *self.source.values, limit]):
            row = row_of(values[width + 1 :])
            if placed:
                row["_cursor"] = values[1 : width + 1]
            yield values[0], row

    def totals(self, connection: sqlite3.Connection, listed: str) -> dict[str, int] | None:
        """How many children each owner has in all; None where nobody asks."""
        if self.count is None:
            return None
        if self.root:
            return {ROOT: connection.execute(self.count.text, self.count.values).fetchone()[0]}
        return dict(connection.execute(self.count.text, [listed, *self.count.values]).fetchall())

    def _texts(self) -> tuple[str, str]:
        """The statement for one owner, and that for several."""
        backward = self.link.last is not None
        downs = ["DESC" if term.descending != backward else "ASC" for term in self.order]
        sorts = [f"{_side(term)} AS s{number}" for number, term in enumerate(self.order)]
        fields = [f"{sql} AS c{number}" for number, sql in enumerate(self.columns.sql.split(", "))]
        distinct = "DISTINCT " if self.definition.distinct else ""
        owner = "?" if self.root else "p.value"
        inner = f"SELECT {distinct}{owner} AS p, {', '.join(sorts + fields)} {self.source.text}"
        order = ", ".join(f"{_side(term)} {down}" for term, down in zip(self.order, downs, strict=True))
        ranked = ", ".join(f"s{number} {down}" for number, down in enumerate(downs))
        names = [f"s{number}" for number in range(len(sorts))] + [f"c{number}" for number in range(len(fields))]
        numbered = f"SELECT *, row_number() OVER (PARTITION BY p ORDER BY {ranked}) AS r FROM ({inner})"
        return (
            f"{inner} ORDER BY {order} LIMIT ?",
            f"SELECT p, {', '.join(names)} FROM ({numbered}) WHERE r <= ? ORDER BY p, r",
        )

    def _count(self) -> Sql:
        source = self._source([])
        count = "count(DISTINCT n.id)" if self.definition.distinct else "count(*)"
        if self.root:
            return Sql(f"SELECT {count} {source.text}", source.values)
        return Sql(f"SELECT p.value, {count} {source.text} GROUP BY p.value", source.values)

    def _source(self, more: list[Sql]) -> Sql:
        """FROM and WHERE, with the values after the owners'."""
        conditions = [condition_sql(where, self.label) for where in (*self.definition.where, *self.link.where)] + more
        values: list[object] = []
        if self.root:
            text = f"FROM {quoted(self.label)} AS n"
        else:
            joins = hop_joins(self.definition.hops, "p.value")
            text = f"FROM json_each(?) AS p {joins.text} CROSS JOIN {quoted(self.label)} AS n ON n.id = {joins.end}"
            values = [*joins.values]
        if conditions:
            text += " WHERE " + " AND ".join(f"({condition.text})" for condition in conditions)
        for condition in conditions:
            values.extend(condition.values)
        return Sql(text, values)

    def _keyset(self) -> Sql | None:
        """Behind the cursor, in the order's own direction or against it."""
        backward = self.link.last is not None
        cursor = self.link.before if backward else self.link.after
        if cursor is None:
            return None
        edge = EDGES[self.edge].properties if self.edge else {}
        node = {"id": Type.TEXT, **LABELS[self.label]}
        check_cursor(cursor, [(edge if term.edge else node)[term.field] for term in self.order])
        cursor = tuple(clean(value) if isinstance(value, str) else value for value in cursor)
        alternatives: list[str] = []
        values: list[object] = []
        for position, term in enumerate(self.order):
            same = [f"{_side(earlier)} = ?" for earlier in self.order[:position]]
            sign = "<" if term.descending != backward else ">"
            alternatives.append(" AND ".join([*same, f"{_side(term)} {sign} ?"]))
            values.extend(cursor[: position + 1])
        return Sql(" OR ".join(f"({alternative})" for alternative in alternatives), values)


def _limit(definition: LinkDef, link: Link) -> int:
    if link.last is not None:
        return link.last
    return definition.cap if link.first is None else link.first


def _side(term: Order) -> str:
    return f"e.{quoted(term.field)}" if term.edge else f"n.{quoted(term.field)}"
