"""Look-ups by id and by blocking key in the embedded store."""

import json
import sqlite3
from collections.abc import Sequence

from graph.read_model import TYPES
from graph.schema import REDIRECTED
from graph.shape import Shape
from graph.sqlite.tables import quoted

# A merge chain is short, and a cycle can't be written; the bound is for damaged files.
_MOST_STEPS = 64


def follow_redirects(connection: sqlite3.Connection, shape: Shape, keys: Sequence[str]) -> list[str]:
    """The ids under which the keys are held now, in the same order."""
    label = TYPES[shape.type].label
    if label not in REDIRECTED:
        return list(keys)
    target = {key: key for key in keys}
    for _ in range(_MOST_STEPS):
        sql = (
            f"SELECT id, merged_into FROM {quoted(label)} "
            "WHERE id IN (SELECT value FROM json_each(?)) AND merged_into <> ''"
        )
        moved = dict(connection.execute(sql, (json.dumps(list(set(target.values()))),)).fetchall())
        if not moved:
            break
        target = {key: moved.get(now, now) for key, now in target.items()}
    return [target[key] for key in keys]


def known(connection: sqlite3.Connection, label: str, ids: Sequence[str]) -> set[str]:
    """Those of the ids that exist under the label."""
    sql = f"SELECT id FROM {quoted(label)} WHERE id IN (SELECT value FROM json_each(?))"
    return {key for (key,) in connection.execute(sql, (json.dumps(list(ids)),))}


def by_keys(connection: sqlite3.Connection, label: str, keys: Sequence[str], limit: int) -> dict[str, list[str]]:
    """Ids of the label's nodes by blocking key, at most `limit` a key, by id."""
    kept = " AND n.merged_into = ''" if label == "Entity" else ""
    sql = (
        "SELECT k, id FROM (SELECT p.value AS k, e.src AS id, "
        "row_number() OVER (PARTITION BY p.value ORDER BY e.src) AS r FROM json_each(?) AS p "
        "CROSS JOIN e_HAS_KEY AS e ON e.dst = p.value "
        f"CROSS JOIN {quoted(label)} AS n ON n.id = e.src{kept}) WHERE r <= ? ORDER BY k, id"
    )
    found: dict[str, list[str]] = {key: [] for key in keys}
    for key, node in connection.execute(sql, (json.dumps(list(found)), limit)):
        found[key].append(node)
    return found
