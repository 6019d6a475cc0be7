"""Walks over RELATES edges in the embedded store. Two indexes hold each entity's edges with the best told first."""

import json
import sqlite3
from collections.abc import Sequence
from heapq import merge
from itertools import islice

from graph.sqlite.conditions import Sql, condition_sql
from graph.sqlite.tables import best_index, clean, edge_table
from graph.walks import Kept, Step

_TABLE = edge_table("RELATES")
_STEP = "e.key, e.src, e.dst, coalesce(e.sources, 0), coalesce(e.confidence, 0.0)"
_BEST_FIRST = "ORDER BY e.sources DESC, e.confidence DESC, e.key"
# Entities among which edges are looked up pair by pair: 90,000 look-ups take 12 ms. Of a thousand they took 130, and to
# go through their 14,000 edges 12.
_PAIRED = 300


def walk(connection: sqlite3.Connection, ids: Sequence[str], kept: Kept, most: int) -> dict[str, list[Step]]:
    """As GraphStore.walk. Two statements an entity: each stops at `most`, however many edges there are."""
    statements: list[tuple[str, list[object]]] = []
    for near, far in (("src", "dst"), ("dst", "src")):
        where = _where(kept, far)
        sql = (
            f"SELECT {_STEP} FROM {_TABLE} AS e INDEXED BY {best_index('RELATES', near)} "
            f"WHERE e.{near} = ? AND {where.text} {_BEST_FIRST} LIMIT ?"
        )
        statements.append((sql, [*where.values, most]))
    found: dict[str, list[Step]] = {}
    for key in dict.fromkeys(ids):
        if clean(key) != key:  # a lone surrogate, which isn't text: nobody's id
            found[key] = []
            continue
        ways = [map(Step._make, connection.execute(sql, [key, *values])) for sql, values in statements]
        found[key] = list(islice(merge(*ways, key=lambda step: step.rank), most))
    return found


def among(connection: sqlite3.Connection, ids: Sequence[str], kept: Kept, most: int) -> list[Step]:
    """As GraphStore.among."""
    where = _where(kept, None)
    # Few are looked up pair by pair, since one may be a hub; of many the edges of each are gone through.
    end = "e.dst" if len(ids) <= _PAIRED else "+e.dst"
    sql = (
        f"SELECT {_STEP} FROM json_each(?) AS p CROSS JOIN {_TABLE} AS e ON e.src = p.value "
        f"WHERE {end} IN (SELECT value FROM json_each(?)) AND {where.text} {_BEST_FIRST} LIMIT ?"
    )
    listed = json.dumps(list(dict.fromkeys(ids)))
    return [Step._make(row) for row in connection.execute(sql, [listed, listed, *where.values, most])]


def degrees(connection: sqlite3.Connection, ids: Sequence[str], kept: Kept) -> dict[str, int]:
    """As GraphStore.degrees."""
    parts: list[str] = []
    values: list[object] = []
    listed = json.dumps(list(dict.fromkeys(ids)))
    for near, far in (("src", "dst"), ("dst", "src")):
        where = _where(kept, far)
        parts.append(
            f"SELECT e.{near} AS near, e.{far} AS far FROM json_each(?) AS p CROSS JOIN {_TABLE} AS e "
            f"ON e.{near} = p.value WHERE {where.text}"
        )
        values += [listed, *where.values]
    sql = f"SELECT near, count(DISTINCT far) FROM ({' UNION ALL '.join(parts)}) GROUP BY near"
    return dict(connection.execute(sql, values).fetchall())


def _where(kept: Kept, far: str | None) -> Sql:
    """What keeps an edge; `far` is the column of the end that is walked to, None where either end is it."""
    parts, values = ["e.src <> e.dst"], []
    for condition in kept.conditions():
        found = condition_sql(condition, "Relation", "e")
        parts.append(f"({found.text})")
        values += found.values
    for column, wanted in (("src", kept.subject), ("dst", kept.object)):
        if wanted is not None:
            # Taken out of the reach of other indexes: the one that was named is sorted as the steps are to be.
            parts.append(f"+e.{column} = ?")
            values.append(clean(wanted))
    if kept.kinds is not None:
        columns = ("src", "dst") if far is None else (far,)
        either = [
            f"substr(e.{column}, 1, instr(e.{column}, ':') - 1) IN (SELECT value FROM json_each(?))"
            for column in columns
        ]
        parts.append(f"({' OR '.join(either)})")
        values += [json.dumps([kind.lower() for kind in kept.kinds])] * len(columns)
    return Sql(" AND ".join(parts), values)
