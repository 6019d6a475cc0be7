"""Catalogues of outlets in the graph: their rows, who owns what, and what they say of the outlets that are held.

What is said of an outlet are edges from it, which follow from its domain and name and from the catalogues' lines, so
that they go with it and can be drawn again at any time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dramatis.folding import fold
from dramatis.ids import stable_id
from graph.paging import pages
from graph.shape import Link, Order, Row, Shape
from graph.store import EdgeRow, GraphStore, Transaction
from graph.writing import Rows

# All but the lines.
_FIELDS = (
    *("name", "version", "licence", "attribution", "part_of", "axes", "entries", "shipped", "checksum", "at"),
)  # fmt: skip
_ALL = Link("found", "catalogues", Shape("Catalogue", _FIELDS))
_OUTLETS = Link("found", "sources", Shape("Source"), order=(Order("id"),))
SAID = ("RATED", "LOCATED", "OWNED")
Edges = tuple[str, str, tuple[tuple[str, object], ...]]
"""Target, key and properties, as they can be compared."""


@dataclass(frozen=True, slots=True)
class Said:
    """What catalogues say of one outlet: for each type of `SAID` the edges that leave it."""

    edges: Mapping[str, frozenset[Edges]] = field(default_factory=dict)


def catalogues_held(store: GraphStore | Transaction) -> list[Row]:
    """Every catalogue and every rater's part of one, without their lines, by name."""
    return [row for rows in pages(store, _ALL) for row in rows]


def owner_id(catalogue: str, name: str) -> str:
    """The id of an owner as the catalogue knows it."""
    return stable_id("owner", catalogue, fold(name))


def put_catalogue(transaction: Transaction, rows: Sequence[Row], owners: Iterable[str]) -> None:
    """Stores a catalogue (the first row), its raters' parts and the owners that it names, in the place of an older one.

    What is said of outlets goes with the older one; it is to be drawn again.
    """
    main = rows[0]["id"]
    drop_catalogue(transaction, main)
    gathered = Rows()
    for row in rows:
        gathered.node("Catalogue", row)
    for name in sorted(set(owners), reverse=True):
        key = owner_id(main, name)
        gathered.node("Owner", _owner(key, name))
        gathered.edge("LISTED_IN", key, main)
    gathered.write(transaction)


def _owner(key: str, name: str) -> Row:
    return {"id": key, "kind": "ORGANIZATION", "name": name, "aliases": [name], "forms": {name: 0}}


def drop_catalogue(transaction: Transaction, catalogue: str) -> None:
    """Removes a catalogue with its raters' parts and its owners, if it is there."""
    parts = [row["id"] for row in catalogues_held(transaction) if catalogue in (row["id"], row["part_of"])]
    owners = transaction.follow("LISTED_IN", [catalogue], out=False)[catalogue]
    transaction.remove("Owner", [edge[0] for edge in owners])
    transaction.remove("Catalogue", parts)


def outlets_held(store: GraphStore | Transaction) -> Iterable[list[str]]:
    """The ids of all outlets, in lots."""
    for rows in pages(store, _OUTLETS):
        yield [row["id"] for row in rows]


def said_before(transaction: Transaction, outlets: Sequence[str]) -> dict[str, Said]:
    """What is stored as said of each outlet."""
    found: dict[str, dict[str, frozenset[Edges]]] = defaultdict(dict)
    for kind in SAID:
        for key, edges in transaction.follow(kind, outlets).items():
            if edges:
                found[key][kind] = frozenset((edge[1], edge[2], _plain(edge[3])) for edge in edges)
    return {key: Said(found.get(key, {})) for key in outlets}


def _plain(properties: Mapping[str, object]) -> tuple[tuple[str, object], ...]:
    return tuple(sorted(properties.items()))


def said_edge(target: str, key: str, **properties: object) -> Edges:
    """One thing that is said."""
    return target, key, _plain(properties)


def write_said(transaction: Transaction, said: Mapping[str, Said]) -> int:
    """Makes what is said of the outlets this and no more; of how many that changes anything."""
    before = said_before(transaction, sorted(said))
    changed = {key: now for key, now in said.items() if now.edges != before[key].edges}
    for kind in SAID:
        edges: list[EdgeRow] = [
            (key, target, place, dict(properties))
            for key, now in sorted(changed.items())
            for target, place, properties in sorted(now.edges.get(kind, ()), key=lambda edge: edge[:2])
        ]
        transaction.disconnect(kind, sorted(changed))
        transaction.connect(kind, edges)
    return len(changed)
