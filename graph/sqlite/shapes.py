"""Shapes answered in SQL: one batched statement a link (two where a total is asked), whatever the number of owners."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from graph.clocks import in_scope
from graph.cursor import check_cursor
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
    wanted = ", ".join(column.sql for column in columns)
    sql = f"SELECT {wanted} FROM {quoted(label)} AS n WHERE n.id IN (SELECT value FROM json_each(?))"
    rows = (_row(columns, values) for values in connection.execute(sql, (json.dumps(list(keys)),)))
    return {row["id"]: row for row in rows}


def _fill(connection: sqlite3.Connection, shape: Shape, rows: list[Row]) -> None:
    """Adds the answers of the shape's links to the rows, level by level."""
    if not rows:
        return
    owner = TYPES[shape.type]
    ids = list(dict.fromkeys(row["id"] for row in rows))
    for link in shape.links:
        definition = in_scope(owner.links[link.name], link)
        answers = _answers(connection, owner, definition, link, ids)
        for row in rows:
            row[link.key] = answers[row["id"]]
        children = [child for answer in answers.values() for child in _children(answer)]
        _fill(connection, link.shape, children)


def _children(answer: Row | None) -> list[Row]:
    if answer is None:
        return []
    if "items" in answer and "more" in answer:
        items: list[Row] = answer["items"]
        return items
    return [answer]


def _answers(
    connection: sqlite3.Connection, owner: TypeDef, definition: LinkDef, link: Link, ids: list[str]
) -> dict[str, Row | None]:
    statement = _Statement(owner, definition, link)
    limit = 1 if not definition.many else _limit(definition, link)
    found: dict[str, list[Row]] = {key: [] for key in ids}
    for key, row in statement.items(connection, ids, limit + 1 if definition.many else 1):
        found[key].append(row)
    if not definition.many:
        return {key: rows[0] if rows else None for key, rows in found.items()}
    totals = statement.totals(connection, ids) if link.total else {}
    answers: dict[str, Row | None] = {}
    for key, rows in found.items():
        items = rows[:limit]
        if link.last is not None:
            items.reverse()
        total = totals.get(key, 0) if link.total else None
        answers[key] = {"items": items, "more": len(rows) > limit, "total": total}
    return answers


def _limit(definition: LinkDef, link: Link) -> int:
    if link.last is not None:
        return link.last
    return definition.cap if link.first is None else link.first


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    sql: str
    kind: Type


def _columns(label: str, fields: Sequence[str], edge_fields: tuple[str, ...], edge: str = "") -> list[_Column]:
    columns = [_Column("id", "n.id", Type.TEXT)]
    for name in fields:
        if name == "id":
            continue
        if name in edge_fields:
            columns.append(_Column(name, f"e.{quoted(name)}", EDGES[edge].properties[name]))
        else:
            columns.append(_Column(name, f"n.{quoted(name)}", LABELS[label][name]))
    return columns


def _row(columns: Sequence[_Column], values: Sequence[object]) -> Row:
    return {column.name: from_column(column.kind, value) for column, value in zip(columns, values, strict=True)}


class _Statement:
    """The SQL of one link: where it starts, what it keeps, how it is sorted."""

    def __init__(self, owner: TypeDef, definition: LinkDef, link: Link) -> None:
        self.definition = definition
        self.link = link
        self.root = not owner.label
        self.label = TYPES[definition.target].label
        self.edge = definition.hops[-1].edge if definition.hops else ""
        order = link.order or definition.order
        self.order = order if order[-1].field == "id" else (*order, Order("id"))
        self.columns = _columns(self.label, link.shape.fields, definition.edge_fields, self.edge)

    def items(self, connection: sqlite3.Connection, ids: list[str], limit: int) -> list[tuple[str, Row]]:
        """(owner's id, child) in order, at most `limit` an owner."""
        keyset = self._keyset()
        source = self._source(ids, [keyset] if keyset else [])
        backward = self.link.last is not None
        order = ", ".join(f"{_side(term)} {'DESC' if term.descending != backward else 'ASC'}" for term in self.order)
        sorts = [f"{_side(term)} AS s{number}" for number, term in enumerate(self.order)]
        fields = [f"{column.sql} AS c{number}" for number, column in enumerate(self.columns)]
        names = [f"s{number}" for number in range(len(sorts))] + [f"c{number}" for number in range(len(fields))]
        distinct = "DISTINCT " if self.definition.distinct else ""
        owner = "?" if self.root else "p.value"
        first = [ROOT] if self.root else []
        if len(ids) == 1:
            sql = f"SELECT {distinct}{owner} AS p, {', '.join(sorts + fields)} {source.text} ORDER BY {order} LIMIT ?"
            values = [*first, *source.values, limit]
        else:
            ranked = ", ".join(
                f"s{number} {'DESC' if term.descending != backward else 'ASC'}"
                for number, term in enumerate(self.order)
            )
            inner = f"SELECT {distinct}{owner} AS p, {', '.join(sorts + fields)} {source.text}"
            numbered = f"SELECT *, row_number() OVER (PARTITION BY p ORDER BY {ranked}) AS r FROM ({inner})"
            sql = f"SELECT p, {', '.join(names)} FROM ({numbered}) WHERE r <= ? ORDER BY p, r"
            values = [*first, *source.values, limit]
        rows: list[tuple[str, Row]] = []
        width = len(self.order)
        for key, *found in connection.execute(sql, values):
            row = _row(self.columns, found[width:])
            row["_cursor"] = tuple(found[:width])
            rows.append((key, row))
        return rows

    def totals(self, connection: sqlite3.Connection, ids: list[str]) -> dict[str, int]:
        """How many children each owner has in all."""
        source = self._source(ids, [])
        count = "count(DISTINCT n.id)" if self.definition.distinct else "count(*)"
        if self.root:
            return {ROOT: connection.execute(f"SELECT {count} {source.text}", source.values).fetchone()[0]}
        sql = f"SELECT p.value, {count} {source.text} GROUP BY p.value"
        return dict(connection.execute(sql, source.values).fetchall())

    def _source(self, ids: list[str], more: list[Sql]) -> Sql:
        """FROM and WHERE."""
        conditions = [condition_sql(where, self.label) for where in (*self.definition.where, *self.link.where)] + more
        values: list[object] = []
        if self.root:
            text = f"FROM {quoted(self.label)} AS n"
        else:
            joins = hop_joins(self.definition.hops, "p.value")
            text = f"FROM json_each(?) AS p {joins.text} CROSS JOIN {quoted(self.label)} AS n ON n.id = {joins.end}"
            values = [json.dumps(ids), *joins.values]
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


def _side(term: Order) -> str:
    return f"e.{quoted(term.field)}" if term.edge else f"n.{quoted(term.field)}"
