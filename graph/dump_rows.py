"""Rows of a dump, put back into any engine."""

from collections.abc import Sequence

from dramatis.errors import StoreError
from graph.schema import EDGES, LABELS
from graph.shape import Row
from graph.store import EdgeRow, Transaction

# (label, property): what stands there is not emptied by a dump that is older: a revoked key stays revoked.
_LASTING = (("ApiKey", "revoked"),)


def load_rows(transaction: Transaction, rows: Sequence[Row]) -> int:
    """Adds dumped rows; how many. Raises StoreError for a row that the schema doesn't know."""
    nodes: dict[str, list[Row]] = {}
    edges: dict[str, list[EdgeRow]] = {}
    for row in rows:
        _check(row)
        if "node" in row:
            nodes.setdefault(row["node"], []).append({name: value for name, value in row.items() if name != "node"})
        else:
            given = {name: value for name, value in row.items() if name not in ("edge", "src", "dst", "key")}
            edges.setdefault(row["edge"], []).append((row["src"], row["dst"], row["key"], given))
    for label, name in _LASTING:
        standing = transaction.get(label, [row["id"] for row in nodes.get(label, ())])
        for row in nodes.get(label, ()):
            row[name] = standing.get(row["id"], {}).get(name) or row.get(name)
    for label, group in nodes.items():
        transaction.put(label, group)
    for edge, found in edges.items():
        transaction.connect(edge, found)
    return len(rows)


def _check(row: Row) -> None:
    """The row is a node or an edge of the schema, with its ids and no property that the schema lacks."""
    if "node" in row:
        ids, kinds = {"node", "id"}, LABELS.get(row["node"])
    else:
        definition = EDGES.get(row.get("edge", ""))
        ids, kinds = {"edge", "src", "dst", "key"}, definition.properties if definition else None
    if kinds is None or not all(isinstance(row.get(name), str) for name in ids) or not row.keys() <= ids | kinds.keys():
        shown = row.get("id") or f"from {row.get('src')} to {row.get('dst')}"
        raise StoreError(
            f"a row of the dump ({row.get('node') or row.get('edge')} {shown}) doesn't fit this version's schema; "
            "load the dump with the version that wrote it"
        )
