"""What a server's store holds, read in two statements where its own dump takes one for each label and edge type.

For tests that look at everything after every step. Same rows, same order; `assert_as_dumped` says so.
"""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from graph.neo4j.catalogue import ANY, KEY
from graph.neo4j.connection import Runner
from graph.neo4j.values import read_properties
from graph.schema import EDGES, LABELS
from graph.shape import Row
from graph.store import GraphStore

_NODES = f"MATCH (n:{ANY}|{KEY}) RETURN [label IN labels(n) WHERE label <> '{ANY}'][0], properties(n)"
_EDGES = f"MATCH (a:{ANY})-[e]->(b:{ANY}|{KEY}) RETURN type(e), a.id, b.id, properties(e)"


def dumped(store: GraphStore) -> list[Row]:
    """All that the store's dump gives."""
    read: Callable[..., list[Row]] | None = getattr(store, "_read", None)
    if store.engine != "neo4j" or read is None:
        return list(store.dump())
    return read(_rows)


def _rows(runner: Runner) -> list[Row]:
    nodes: dict[str, list[Row]] = {label: [] for label in LABELS}
    for label, stored in runner.rows(_NODES):
        nodes[label].append({"node": label, "id": stored["id"]} | read_properties(LABELS[label], stored))
    edges: dict[str, list[Row]] = {edge: [] for edge in EDGES}
    for edge, source, target, stored in runner.rows(_EDGES):
        row = {"edge": edge, "src": source, "dst": target, "key": stored["key"]}
        edges[edge].append(row | read_properties(EDGES[edge].properties, stored))
    listed = [row for found in nodes.values() for row in sorted(found, key=itemgetter("id"))]
    return listed + [row for found in edges.values() for row in sorted(found, key=itemgetter("src", "dst", "key"))]


def assert_as_dumped(stores: Sequence[Any]) -> None:
    """The stores' own dumps say the same."""
    for store in stores:
        assert dumped(store) == list(store.dump())
