"""The writing verbs inside one Neo4j transaction. Every statement is an idempotent MERGE or a removal, in batches."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from dramatis.errors import StoreError
from graph.neo4j import catalogue
from graph.neo4j.connection import Runner
from graph.neo4j.reading import by_keys, by_rare_keys, known, read_shape
from graph.neo4j.suggestions import drop_words, index_words
from graph.neo4j.told import Retelling
from graph.neo4j.values import askable, defaults, edge_properties, node_properties, read_properties
from graph.schema import EDGES, LABELS, SUGGESTED
from graph.shape import Row, Shape
from graph.store import EdgeRow, GroupTotals, Totals, group_totals_of

Item = TypeVar("Item")
# Rows a statement: from 1,000 to 5,000 the server writes fastest, and at 10,000 it stalls.
_BATCH = 5_000


class Neo4jTransaction:
    """One open transaction; see `graph.store.Transaction`.

    Unlike the embedded engine, which keeps edges as rows of their own, `connect` raises StoreError where an end of an
    edge doesn't exist.
    """

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._retelling = Retelling(runner)

    def settle(self) -> None:
        """What follows from what was written and is kept by this engine alone; to be called before the commit."""
        self._retelling.settle()

    def put(self, label: str, rows: Sequence[Row]) -> int:
        """See Transaction.put."""
        merged: dict[str, dict[str, object]] = {}
        for row in rows:
            merged.setdefault(row["id"], {}).update(node_properties(label, row))
        created = 0
        given_defaults = defaults(LABELS[label])
        for batch in _batches([{"id": key, "given": given} for key, given in merged.items()]):
            _, counters = self._runner.write(catalogue.put(label), rows=batch, defaults=given_defaults)
            created += counters.nodes_created
        self._retelling.put(label, rows)
        if label in SUGGESTED:
            named = [row["id"] for row in rows if not row.keys().isdisjoint(SUGGESTED[label])]
            for ids in _batches(askable(named)):
                index_words(self._runner, label, ids)
        return created

    def connect(self, edge: str, rows: Sequence[EdgeRow]) -> int:
        """See Transaction.connect."""
        merged: dict[tuple[str, str, str], dict[str, object]] = {}
        for source, target, key, given in rows:
            merged.setdefault((source, target, key), {}).update(edge_properties(edge, given, source, target))
        created = 0
        given_defaults = defaults(EDGES[edge].properties)
        for batch in _batches(
            [
                {"source": source, "target": target, "key": key, "given": given}
                for (source, target, key), given in merged.items()
            ]
        ):
            ((reached,),), counters = self._runner.write(catalogue.connect(edge), rows=batch, defaults=given_defaults)
            if reached < len(batch):
                raise self._missing_ends(edge, batch)
            created += counters.relationships_created
        self._retelling.connect(edge, rows)
        return created

    def _missing_ends(self, edge: str, batch: Sequence[Mapping[str, object]]) -> StoreError:
        ids = list(dict.fromkeys(str(row[end]) for row in batch for end in ("source", "target")))
        missing = ", ".join(key for (key,) in self._runner.rows(catalogue.MISSING, ids=ids))
        return StoreError(f"{edge} can't be written: there is no node {missing}; put the nodes before their edges")

    def disconnect(self, edge: str, ids: Sequence[str], *, out: bool = True) -> int:
        """See Transaction.disconnect."""
        removed = 0
        self._retelling.disconnect(edge, ids, out=out)
        for batch in _batches(askable(ids)):
            _, counters = self._runner.write(catalogue.disconnect(edge, out=out), ids=batch)
            removed += counters.relationships_deleted
        return removed

    def remove(self, label: str, ids: Sequence[str]) -> int:
        """See Transaction.remove."""
        removed = 0
        self._retelling.remove(label, ids)
        for batch in _batches(askable(ids)):
            if label in SUGGESTED:
                drop_words(self._runner, batch)
            _, counters = self._runner.write(catalogue.remove(label), ids=batch)
            removed += counters.nodes_deleted
        return removed

    def get(self, label: str, ids: Sequence[str]) -> dict[str, Row]:
        """See Transaction.get."""
        kinds = LABELS[label]
        rows = self._runner.rows_for(catalogue.get(label), askable(ids))
        return {stored["id"]: {"id": stored["id"], **read_properties(kinds, stored)} for (stored,) in rows}

    def follow(self, edge: str, ids: Sequence[str], *, out: bool = True) -> dict[str, list[EdgeRow]]:
        """See Transaction.follow."""
        kinds = EDGES[edge].properties
        found: dict[str, list[EdgeRow]] = {key: [] for key in ids}
        for source, target, stored in self._runner.rows_for(catalogue.follow(edge, out=out), askable(found)):
            given = read_properties(kinds, stored)
            found[source if out else target].append((source, target, stored["key"], given))
        return found

    def entity_totals(self, ids: Sequence[str]) -> dict[str, Totals]:
        """See Transaction.entity_totals."""
        rows = self._runner.rows_for(catalogue.ENTITY_TOTALS, askable(ids))
        return {key: Totals(count, origins, first or "", last or "") for key, count, origins, first, last in rows}

    def group_totals(self, ids: Sequence[str]) -> dict[str, GroupTotals]:
        """See Transaction.group_totals."""
        rows = self._runner.rows_for(catalogue.GROUP_TOTALS, askable(ids))
        return {key: group_totals_of(found) for key, *found in rows}

    def by_keys(self, label: str, keys: Sequence[str], limit: int) -> dict[str, list[str]]:
        """See GraphStore.by_keys."""
        return by_keys(self._runner, label, keys, limit)

    def by_rare_keys(self, label: str, keys: Sequence[str], most: int) -> dict[str, list[str]]:
        """See Transaction.by_rare_keys."""
        return by_rare_keys(self._runner, label, keys, most)

    def known(self, label: str, ids: Sequence[str]) -> set[str]:
        """See GraphStore.known."""
        return known(self._runner, label, ids)

    def read(self, shape: Shape, keys: Sequence[str]) -> list[Row | None]:
        """See GraphStore.read."""
        return read_shape(self._runner, shape, keys)


def _batches(items: Sequence[Item]) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
