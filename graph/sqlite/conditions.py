"""Conditions and hops of shapes as SQL. Names come from the schema; every value is a parameter."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dramatis.errors import StoreError
from graph.schema import SEARCHED
from graph.shape import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Below,
    Beyond,
    Condition,
    Hop,
    In,
    Lacks,
    Linked,
    Matches,
    Reaches,
    Unknown,
)
from graph.sqlite.search import match_expression
from graph.sqlite.tables import clean, edge_table, quoted


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL and its parameters, in order."""

    text: str
    values: list[object]


@dataclass(frozen=True, slots=True)
class Joins:
    """Joins along hops, their parameters, and the column that holds the id reached. The last edge is called `e`."""

    text: str
    values: list[object]
    end: str


def hop_joins(hops: Sequence[Hop], start: str, prefix: str = "") -> Joins:
    """Joins from the column `start` over the hops. CROSS JOIN keeps SQLite from reordering the walk.

    All names begin with the prefix, so that a walk within a condition can start at a node of the walk around it.
    """
    parts: list[str] = []
    values: list[object] = []
    at = start
    for number, hop in enumerate(hops):
        name = prefix + ("e" if number == len(hops) - 1 else f"h{number}")
        near, far = ("src", "dst") if hop.out else ("dst", "src")
        text = f"CROSS JOIN {edge_table(hop.edge)} AS {name} ON {name}.{near} = {at}"
        for field, value in hop.where:
            text += f" AND {name}.{quoted(field)} = ?"
            values.append(_plain(value))
        parts.append(text)
        at = f"{name}.{far}"
        if hop.node or hop.kept:
            node = f"{prefix}m{number}"
            text = f"CROSS JOIN {quoted(hop.label)} AS {node} ON {node}.id = {at}"
            for field, value in hop.node:
                text += f" AND {node}.{quoted(field)} = ?"
                values.append(_plain(value))
            for condition in hop.kept:
                found = condition_sql(condition, hop.label, node)
                text += f" AND ({found.text})"
                values += found.values
            parts.append(text)
    return Joins(" ".join(parts), values, at)


def condition_sql(condition: Condition, label: str, node: str = "n") -> Sql:
    """The condition on the node of the label."""
    match condition:
        case In(field, wanted):
            if len(wanted) == 1:
                # An equality lets an index that begins with the property keep its order.
                return Sql(f"{node}.{quoted(field)} = ?", [_plain(wanted[0])])
            listed = json.dumps([_plain(value) for value in wanted])
            return Sql(f"{node}.{quoted(field)} IN (SELECT value FROM json_each(?))", [listed])
        case AtLeast(field, value):
            return _bound(node, field, ">=", value)
        case Below(field, value):
            return _bound(node, field, "<", value)
        case Above(field, value):
            return _bound(node, field, ">", value)
        case AtMost(field, value):
            return _bound(node, field, "<=", value)
        case Unknown(field):
            return Sql(f"coalesce({node}.{quoted(field)}, '') = ''", [])
        case Reaches(hops, end, where):
            return _reaches(hops, end, where, node)
        case Lacks(hop):
            joins = hop_joins((hop,), f"{node}.id", f"{node}_")
            return Sql(f"NOT EXISTS (SELECT 1 FROM (SELECT 1) AS {node}_one {joins.text})", joins.values)
        case Beyond(kinds):
            # `p` are the owners of the link (`graph.sqlite.shapes`).
            other = "substr(o.src, 1, instr(o.src, ':') - 1)"
            text = (
                f"EXISTS (SELECT 1 FROM {edge_table('INVOLVED_IN')} AS o WHERE o.dst = {node}.id "
                f"AND o.src <> p.value AND {other} IN (SELECT value FROM json_each(?)))"
            )
            return Sql(text, [json.dumps([kind.lower() for kind in kinds])])
        case Linked(hops, ids):
            # Walked from the named nodes back to the listed ones: they are few, the listed ones many.
            back = [Hop(hop.edge, not hop.out, hop.where) for hop in reversed(hops)]
            joins = hop_joins(back, "t.value")
            text = f"{node}.id IN (SELECT {joins.end} FROM json_each(?) AS t {joins.text})"
            return Sql(text, [json.dumps(list(ids)), *joins.values])
        case Matches(text):
            return _matches(text, label, node)
        case AllOf(conditions):
            parts = [condition_sql(inner, label, node) for inner in conditions]
            return Sql(
                " AND ".join(f"({part.text})" for part in parts) or "1",
                [value for part in parts for value in part.values],
            )
        case AnyOf(conditions):
            parts = [condition_sql(inner, label, node) for inner in conditions]
            return Sql(
                " OR ".join(f"({part.text})" for part in parts) or "0",
                [value for part in parts for value in part.values],
            )


def _bound(node: str, field: str, sign: str, value: str | int | float) -> Sql:
    """The property on one side of a value; an empty string is never there."""
    return Sql(f"{node}.{quoted(field)} {sign} ? AND {node}.{quoted(field)} <> ''", [_plain(value)])


def _reaches(hops: Sequence[Hop], label: str, where: Sequence[Condition], node: str) -> Sql:
    prefix = f"{node}_"
    end = f"{prefix}n"
    joins = hop_joins(hops, f"{node}.id", prefix)
    kept = [condition_sql(condition, label, end) for condition in where]
    text = (
        f"EXISTS (SELECT 1 FROM (SELECT 1) AS {prefix}one {joins.text} "
        f"CROSS JOIN {quoted(label)} AS {end} ON {end}.id = {joins.end}"
        + "".join(f" AND ({condition.text})" for condition in kept)
        + ")"
    )
    return Sql(text, [*joins.values, *(value for condition in kept for value in condition.values)])


def _matches(text: str, label: str, node: str) -> Sql:
    expression = match_expression(text)
    if expression is None:
        return Sql("0", [])
    if label not in SEARCHED and label != "Article":
        raise StoreError(f"{label} has no full text; ask for one of {', '.join(SEARCHED)} or Article")
    if label == "Article":
        return Sql(
            f"{node}.id IN (SELECT h.src FROM f_Version JOIN Version v ON v.rid = f_Version.rowid AND v.current = 1 "
            "JOIN e_HAS_VERSION h ON h.dst = v.id WHERE f_Version MATCH ?)",
            [expression],
        )
    index = quoted(f"f_{label}")
    return Sql(f"{node}.rid IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)", [expression])


def _plain(value: str | int | float) -> str | int | float:
    if isinstance(value, bool):
        return int(value)
    return clean(value) if isinstance(value, str) else value
