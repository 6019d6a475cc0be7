"""Look-ups by id and by blocking key in the embedded store."""

import json
import sqlite3
from collections.abc import Sequence

from graph.read_model import TYPES
from graph.schema import REDIRECTED
from graph.shape import Shape
from graph.sqlite.tables import clean, quoted

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
    """Ids of the label's nodes by blocking key, at most `limit` a key, by id.

    A statement a key: each stops at its limit, where a window function would walk through all that share the key.
    """
    kept = " AND n.merged_into = ''" if label == "Entity" else ""
    sql = (
        f"SELECT e.src FROM e_HAS_KEY AS e CROSS JOIN {quoted(label)} AS n ON n.id = e.src{kept} "
        "WHERE e.dst = ? ORDER BY e.src LIMIT ?"
    )
    return _filed(connection, sql, keys, limit)


def by_rare_keys(connection: sqlite3.Connection, label: str, keys: Sequence[str], most: int) -> dict[str, list[str]]:
    """Ids of the label's nodes by blocking key, without the keys under which more than `most` nodes are filed."""
    sql = "SELECT src FROM e_HAS_KEY WHERE dst = ? ORDER BY src LIMIT ?"
    filed = _filed(connection, sql, keys, most + 1)
    rare = {key: nodes for key, nodes in filed.items() if len(nodes) <= most}
    kept = " AND merged_into = ''" if label == "Entity" else ""
    sql = f"SELECT id FROM {quoted(label)} WHERE id IN (SELECT value FROM json_each(?)){kept}"
    listed = json.dumps(list({node for nodes in rare.values() for node in nodes}))
    held = {node for (node,) in connection.execute(sql, (listed,))}
    return {key: [node for node in nodes if node in held] for key, nodes in rare.items()}


def _filed(connection: sqlite3.Connection, sql: str, keys: Sequence[str], limit: int) -> dict[str, list[str]]:
    """What the statement finds for each key; a key with a lone surrogate, which isn't text, has nothing."""
    found: dict[str, list[str]] = {}
    for key in dict.fromkeys(keys):
        rows = connection.execute(sql, (key, limit)) if clean(key) == key else ()
        found[key] = [node for (node,) in rows]
    return found
