"""Rows of a dump, put back into any engine."""

from collections.abc import Sequence

from graph.shape import Row
from graph.store import EdgeRow, Transaction


def load_rows(transaction: Transaction, rows: Sequence[Row]) -> int:
    """Adds dumped rows; how many."""
    nodes: dict[str, list[Row]] = {}
    edges: dict[str, list[EdgeRow]] = {}
    for row in rows:
        if "node" in row:
            nodes.setdefault(row["node"], []).append({name: value for name, value in row.items() if name != "node"})
        else:
            given = {name: value for name, value in row.items() if name not in ("edge", "src", "dst", "key")}
            edges.setdefault(row["edge"], []).append((row["src"], row["dst"], row["key"], given))
    for label, group in nodes.items():
        transaction.put(label, group)
    for edge, found in edges.items():
        transaction.connect(edge, found)
    return len(rows)
