"""The writing verbs inside one SQLite transaction."""

import json
import sqlite3
from collections.abc import Iterator, Sequence

from graph.schema import EDGES, LABELS, SUGGESTED
from graph.shape import Row, Shape
from graph.sqlite.lookups import by_keys, by_rare_keys, follow_redirects, known
from graph.sqlite.shapes import read_shape
from graph.sqlite.suggestions import drop_words, index_words
from graph.sqlite.tables import edge_table, from_column, quoted, to_column
from graph.store import EdgeRow, GroupTotals, Totals, group_totals_of


class SqliteTransaction:
    """One open transaction on the writer's connection; see `graph.store.Transaction`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, label: str, rows: Sequence[Row]) -> int:
        """See Transaction.put."""
        merged: dict[str, Row] = {}
        for row in rows:
            merged[row["id"]] = {**merged.get(row["id"], {}), **row}
        existing = known(self._connection, label, list(merged))
        created = [row for key, row in merged.items() if key not in existing]
        changed = [row for key, row in merged.items() if key in existing]
        for names, group in _alike(created):
            columns = ", ".join(["id", *map(quoted, names)])
            marks = ", ".join("?" * (len(names) + 1))
            values = [[row["id"], *_values(label, names, row)] for row in group]
            self._connection.executemany(f"INSERT INTO {quoted(label)} ({columns}) VALUES ({marks})", values)
        for names, group in _alike(changed):
            if names:
                sets = ", ".join(f"{quoted(name)} = ?" for name in names)
                values = [[*_values(label, names, row), row["id"]] for row in group]
                self._connection.executemany(f"UPDATE {quoted(label)} SET {sets} WHERE id = ?", values)
        if label in SUGGESTED:
            named = [key for key, row in merged.items() if not row.keys().isdisjoint(SUGGESTED[label])]
            index_words(self._connection, label, named)
        return len(created)

    def connect(self, edge: str, rows: Sequence[EdgeRow]) -> int:
        """See Transaction.connect."""
        kinds = EDGES[edge].properties
        merged: dict[tuple[str, str, str], dict[str, object]] = {}
        for source, target, key, given in rows:
            merged.setdefault((source, target, key), {}).update(given)
        created = 0
        for names, group in _alike_edges([(*place, given) for place, given in merged.items()]):
            columns = ", ".join(["src", "dst", "key", *map(quoted, names)])
            marks = ", ".join("?" * (len(names) + 3))
            values = [
                [source, target, key, *(to_column(kinds[name], given[name]) for name in names)]
                for source, target, key, given in group
            ]
            added = self._connection.executemany(
                # Not OR IGNORE, which would also drop an edge with None for what is never null, without a word.
                f"INSERT INTO {edge_table(edge)} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING",
                values,
            ).rowcount
            created += added
            if names and added < len(values):
                sets = ", ".join(f"{quoted(name)} = ?" for name in names)
                self._connection.executemany(
                    f"UPDATE {edge_table(edge)} SET {sets} WHERE src = ? AND dst = ? AND key = ?",
                    [[*row[3:], *row[:3]] for row in values],
                )
        return created

    def disconnect(self, edge: str, ids: Sequence[str], *, out: bool = True) -> int:
        """See Transaction.disconnect."""
        near = "src" if out else "dst"
        sql = f"DELETE FROM {edge_table(edge)} WHERE {near} IN (SELECT value FROM json_each(?))"
        return self._connection.execute(sql, (json.dumps(list(ids)),)).rowcount

    def remove(self, label: str, ids: Sequence[str]) -> int:
        """See Transaction.remove."""
        held = list(known(self._connection, label, ids))
        listed = json.dumps(held)
        if label in SUGGESTED:
            drop_words(self._connection, held)
        for edge in EDGES:
            for near in ("src", "dst"):
                sql = f"DELETE FROM {edge_table(edge)} WHERE {near} IN (SELECT value FROM json_each(?))"
                self._connection.execute(sql, (listed,))
        sql = f"DELETE FROM {quoted(label)} WHERE id IN (SELECT value FROM json_each(?))"
        return self._connection.execute(sql, (listed,)).rowcount

    def get(self, label: str, ids: Sequence[str]) -> dict[str, Row]:
        """See Transaction.get."""
        kinds = LABELS[label]
        columns = ", ".join(["id", *map(quoted, kinds)])
        sql = f"SELECT {columns} FROM {quoted(label)} WHERE id IN (SELECT value FROM json_each(?))"
        found: dict[str, Row] = {}
        for key, *values in self._connection.execute(sql, (json.dumps(list(ids)),)):
            properties = zip(kinds.items(), values, strict=True)
            found[key] = {"id": key, **{name: from_column(kind, value) for (name, kind), value in properties}}
        return found

    def follow(self, edge: str, ids: Sequence[str], *, out: bool = True) -> dict[str, list[EdgeRow]]:
        """See Transaction.follow."""
        kinds = EDGES[edge].properties
        near, far = ("src", "dst") if out else ("dst", "src")
        columns = ", ".join(["e.src", "e.dst", "e.key", *(f"e.{quoted(name)}" for name in kinds)])
        sql = (
            f"SELECT {columns} FROM json_each(?) AS p CROSS JOIN {edge_table(edge)} AS e ON e.{near} = p.value "
            f"ORDER BY e.{near}, e.{far}, e.key"
        )
        found: dict[str, list[EdgeRow]] = {key: [] for key in ids}
        for source, target, key, *values in self._connection.execute(sql, (json.dumps(list(found)),)):
            given = {name: from_column(kind, value) for (name, kind), value in zip(kinds.items(), values, strict=True)}
            found[source if out else target].append((source, target, key, given))
        return found

    def entity_totals(self, ids: Sequence[str]) -> dict[str, Totals]:
        """See Transaction.entity_totals."""
        sql = (
            "SELECT p.value, count(*), count(DISTINCT nullif(e.origin, '')), min(nullif(e.published, '')), "
            "max(e.published) FROM json_each(?) AS p CROSS JOIN e_APPEARS_IN AS e ON e.src = p.value AND e.report = 1 "
            "GROUP BY p.value"
        )
        rows = self._connection.execute(sql, (json.dumps(list(set(ids))),))
        return {key: Totals(count, origins, first or "", last or "") for key, count, origins, first, last in rows}

    def group_totals(self, ids: Sequence[str]) -> dict[str, GroupTotals]:
        """See Transaction.group_totals."""
        sql = (
            "SELECT p.value, count(*), sum(f.evidence_count), count(DISTINCT nullif(f.origin, '')), max(f.confidence), "
            "min(f.inferred), min(nullif(f.reported, '')), min(nullif(f.recorded, '')), min(f.retracted), "
            "max(f.retracted) FROM json_each(?) AS p CROSS JOIN e_GROUPED_IN AS g ON g.dst = p.value "
            "CROSS JOIN Fact AS f ON f.id = g.src GROUP BY p.value"
        )
        rows = self._connection.execute(sql, (json.dumps(list(set(ids))),))
        return {key: group_totals_of(found) for key, *found in rows}

    def by_keys(self, label: str, keys: Sequence[str], limit: int) -> dict[str, list[str]]:
        """See GraphStore.by_keys."""
        return by_keys(self._connection, label, keys, limit)

    def by_rare_keys(self, label: str, keys: Sequence[str], most: int) -> dict[str, list[str]]:
        """See Transaction.by_rare_keys."""
        return by_rare_keys(self._connection, label, keys, most)

    def known(self, label: str, ids: Sequence[str]) -> set[str]:
        """See GraphStore.known."""
        return known(self._connection, label, ids)

    def read(self, shape: Shape, keys: Sequence[str]) -> list[Row | None]:
        """See GraphStore.read."""
        return read_shape(self._connection, shape, follow_redirects(self._connection, shape, keys))


def _values(label: str, names: tuple[str, ...], row: Row) -> list[object]:
    kinds = LABELS[label]
    return [to_column(kinds[name], row[name]) for name in names]


def _alike(rows: Sequence[Row]) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """Rows grouped by the properties that they give."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(name for name in row if name != "id"), []).append(row)
    yield from groups.items()


def _alike_edges(rows: Sequence[EdgeRow]) -> Iterator[tuple[tuple[str, ...], list[EdgeRow]]]:
    groups: dict[tuple[str, ...], list[EdgeRow]] = {}
    for row in rows:
        groups.setdefault(tuple(row[3]), []).append(row)
    yield from groups.items()
