"""How an example ends: conflicts are looked through, somebody is forgotten for good, and then all runs are taken back;
no dictionary is needed.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from dramatis.folding import fold
from graph.store import GraphStore
from ingest.contradicting import refresh_all_conflicts
from ingest.forgetting import forget
from ingest.rolling_back import rollback
from tests.graph.quick_dump import dumped
from tests.graph.rebuilt import assert_rows_follow
from tests.ingest.stored_tables import Stored

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
# What may be left when nothing is read any more: tombstones, and people's words with what they are about.
_LEFT = {"Forgotten", "Decision", "Entity", "Absent"}


def assert_conflicts_follow(stores: Sequence[GraphStore]) -> None:
    """Statements and conflicts are what the articles as they are now give: making them all anew changes nothing."""
    before = _looked_at(stores)
    for store in stores:
        refresh_all_conflicts(store)
    after = _looked_at(stores)
    for label in ("Statement", "Conflict"):
        assert after.nodes[label] == before.nodes[label], label


def assert_forgotten_for_good(stores: Sequence[GraphStore], place: int) -> None:
    """One of the entities is forgotten on all stores, which agree; then all is taken back."""
    now = _looked_at(stores)
    standing = sorted({edge["dst"] for edge in now.edges["RESOLVED_TO"] if not edge["dst"].startswith("event:")})
    if standing:
        target = standing[place % len(standing)]
        _forget(stores, now, target)
    for run in sorted(now.run, key=lambda key: now.run[key], reverse=True):
        if run:
            for store in stores:
                rollback(store, run, lambda: _NOW)
    now = _looked_at(stores)
    left = {label for label, rows in now.nodes.items() if rows}
    assert left <= _LEFT, left


def _forget(stores: Sequence[GraphStore], before: Stored, target: str) -> None:
    locals_ = {edge["src"] for edge in before.edges["RESOLVED_TO"] if edge["dst"] == target}
    mentions = {edge["src"] for edge in before.edges["NAMES"] if edge["dst"] in locals_}
    names = _names(before, target)

    done = [forget(store, target, lambda: _NOW) for store in stores]

    assert all(found == done[0] for found in done)
    now = _looked_at(stores)
    assert not locals_ & now.nodes["Local"].keys()
    assert not mentions & now.nodes["Mention"].keys()
    assert target not in now.nodes["Entity"]
    told = fold(json.dumps(now.rows, ensure_ascii=False))
    assert not [name for name in names if name in told], _holding(now, names)
    # Asking again finds nothing more to do.
    assert all(forget(store, target, lambda: _NOW).articles == 0 for store in stores)
    assert dumped(stores[0]) == now.rows


def _names(now: Stored, target: str) -> set[str]:
    """Full names that nobody else of the kind bears, save what leads here: none of these may be left."""
    rows = now.nodes["Entity"]
    own = _called(rows[target])
    others = [
        _called(row) for key, row in rows.items() if row["kind"] == rows[target]["kind"] and _end(rows, key) != target
    ]
    return {name for name in own if " " in name and not any(name in other for found in others for other in found)}


def _end(rows: Mapping[str, dict[str, Any]], key: str) -> str:
    while rows[key]["merged_into"]:
        key = rows[key]["merged_into"]
    return key


def _called(row: dict[str, Any]) -> set[str]:
    return {fold(name) for name in (row["name"], *row["aliases"])}


def _holding(now: Stored, names: set[str]) -> list[dict[str, Any]]:
    """A few of the rows that hold one of the names."""
    return [row for row in now.rows if any(name in fold(json.dumps(row, ensure_ascii=False)) for name in names)][:3]


def _looked_at(stores: Sequence[GraphStore]) -> Stored:
    """What the stores hold, which is the same, and follows from the facts."""
    dumps = [dumped(store) for store in stores]
    assert all(dump == dumps[0] for dump in dumps)
    assert_rows_follow(dumps[0])
    return Stored(dumps[0])
