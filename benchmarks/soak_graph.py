"""What two graphs must have in common to be the same after a crash: the hash, the number of nodes, and every row."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.digest import graph_hash
from graph.shape import Row
from graph.store import GraphStore
from tests.graph.rebuilt import assert_projections_follow

# An article of which the corpus has two texts is read once more when the ingestion begins again after both were stored:
# the first text is current once more, then the second. That is one more reading, and no other fact.
_READINGS = frozenset(("Reading", "Replaced", "READ_AS", "READ_BY", "Meta"))
_OF_READINGS = frozenset(("reading", "turn"))


@dataclass(frozen=True, slots=True)
class Seen:
    """One graph: its hash, how many nodes of each label, a digest of all rows and counters, what a rebuild says."""

    hash: str
    counts: dict[str, int]
    rows: str
    rebuilt: str

    def differs(self, other: "Seen") -> list[str]:
        """In what the graphs differ; empty where they are the same."""
        pairs = (("hash", self.hash, other.hash), ("rows", self.rows, other.rows))
        found = [name for name, mine, theirs in pairs if mine != theirs]
        labels = sorted(self.counts.keys() | other.counts.keys())
        found += [label for label in labels if self.counts.get(label) != other.counts.get(label)]
        return found + ([f"rebuilt: {other.rebuilt}"] if other.rebuilt else [])


def seen(store: GraphStore) -> Seen:
    """The store's graph as it is now. `rebuilt` is empty where all counters are what a rebuild from the facts gives."""
    rows = list(store.dump())
    counts = Counter(str(row["node"]) for row in rows if "node" in row and row["node"] not in _READINGS)
    return Seen(graph_hash(rows), dict(sorted(counts.items())), _digest(rows), rebuilt(store))


def _digest(rows: Iterable[Row]) -> str:
    """SHA-256 of all rows, with times and counters; only what tells of readings is left out."""
    lines = sorted(
        json.dumps({name: value for name, value in row.items() if name not in _OF_READINGS}, sort_keys=True)
        for row in rows
        if (row.get("node") or row.get("edge")) not in _READINGS
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def rebuilt(store: GraphStore) -> str:
    """What in the store isn't as a rebuild from its facts would have it; "" where all is."""
    try:
        assert_projections_follow(store)
    except (AssertionError, KeyError) as error:  # a torn graph may lack whole nodes
        return f"{type(error).__name__} {str(error)[:80]}".strip()
    return ""
