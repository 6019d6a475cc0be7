"""The reading verbs, over any open Neo4j transaction."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.neo4j import catalogue
from graph.neo4j.answers import answer_row, rows_of
from graph.neo4j.connection import Runner
from graph.neo4j.shape_cypher import ItemPlan, shape_statement
from graph.neo4j.values import askable, read_properties
from graph.schema import EDGES, LABELS
from graph.shape import ROOT, Row, Shape

# A merge chain is short, and a cycle can't be written; the bound is for damaged stores.
_MOST_STEPS = 64


def read_shape(runner: Runner, shape: Shape, keys: Sequence[str]) -> list[Row | None]:
    """The shape for each key in order; None where no node has the id. Entities merged away are read as their target.

    One statement, and one more for each step to the targets of those merged away.
    """
    return read_shapes(runner, [(shape, keys)])[0]


def read_shapes(runner: Runner, asked: Sequence[tuple[Shape, Sequence[str]]]) -> list[list[Row | None]]:
    """As `read_shape`, of several shapes at once."""
    return read_beside(runner, (), asked)[1]


def read_beside(
    runner: Runner,
    statements: Sequence[tuple[str, Mapping[str, object]]],
    asked: Sequence[tuple[Shape, Sequence[str]]],
) -> tuple[list[Any], list[list[Row | None]]]:
    """The one value that each of the statements returns; and as `read_shapes`, in the same exchange with the server."""
    readings = [_Reading(shape, keys) for shape, keys in asked]
    found: list[Any] = []
    for _ in range(_MOST_STEPS):
        going = [reading for reading in readings if reading.asked]
        written = [shape_statement(reading.shape, reading.asked) for reading in going]
        values = runner.values_of([*statements, *((one.text, one.parameters) for one in written)])
        found += values[: len(statements)]
        for reading, statement, records in zip(going, written, values[len(statements) :], strict=True):
            reading.take(statement.plan, records)
        statements = ()
        if not any(reading.asked for reading in going):
            break
    return found, [reading.rows() for reading in readings]


class _Reading:
    """One shape being read. `asked` are the keys that are still to be read."""

    def __init__(self, shape: Shape, keys: Sequence[str]) -> None:
        self.shape = shape
        self.asked: list[str] = list(dict.fromkeys(keys))
        self._keys = keys
        self._found: dict[str, Row] = {}
        self._moved: dict[str, str] = {}
        if shape.type == "Query" and not shape.links:
            self._found[ROOT] = {"id": ROOT}
            self.asked = []

    def take(self, plan: ItemPlan, records: Sequence[Sequence[Any]]) -> None:
        """What the statement answered for the keys."""
        if self.shape.type == "Query":
            ((values, _),) = records
            self._found[ROOT] = {"id": ROOT} | answer_row(plan, values)
            self.asked = []
            return
        targets: list[str] = []
        make = rows_of(plan)
        for values, into in records:
            row = make(values)
            self._found[row["id"]] = row
            if into:
                self._moved[row["id"]] = into
                targets.append(into)
        self.asked = [target for target in dict.fromkeys(targets) if target not in self._found]

    def rows(self) -> list[Row | None]:
        """The row of each key."""
        return [self._found.get(_followed(key, self._moved)) for key in self._keys]


def _followed(key: str, moved: Mapping[str, str]) -> str:
    for _ in range(_MOST_STEPS):
        if key not in moved:
            break
        key = moved[key]
    return key


def known(runner: Runner, label: str, ids: Sequence[str]) -> set[str]:
    """Those of the ids that exist under the label."""
    return {key for (key,) in runner.rows_for(catalogue.known(label), askable(ids))}


def by_keys(runner: Runner, label: str, keys: Sequence[str], limit: int) -> dict[str, list[str]]:
    """Ids of the label's nodes by blocking key, at most `limit` a key, by id."""
    found: dict[str, list[str]] = {key: [] for key in keys}
    if found:
        found.update((key, ids) for key, ids in runner.rows(catalogue.by_keys(label), keys=askable(keys), limit=limit))
    return found


def by_rare_keys(runner: Runner, label: str, keys: Sequence[str], most: int) -> dict[str, list[str]]:
    """Ids of the label's nodes by blocking key, without the keys under which more than `most` nodes are filed."""
    found: dict[str, list[str]] = {key: [] for key in keys}
    if not found:
        return found
    for key, filed, ids in runner.rows(catalogue.by_rare_keys(label), keys=askable(found), most=most):
        if filed > most:
            del found[key]
        else:
            found[key] = sorted(ids)
    return found


def dump(runner: Runner) -> Iterator[Row]:
    """As GraphStore.dump."""
    for label, kinds in LABELS.items():
        for (stored,) in runner.stream(catalogue.dump_nodes(label)):
            yield {"node": label, "id": stored["id"]} | read_properties(kinds, stored)
    for edge, definition in EDGES.items():
        for source, target, stored in runner.stream(catalogue.dump_edges(edge)):
            given = read_properties(definition.properties, stored)
            yield {"edge": edge, "src": source, "dst": target, "key": stored["key"]} | given


def counts(runner: Runner) -> dict[str, int]:
    """How many nodes each label has."""
    return {label: count for ((label, count),) in runner.rows(catalogue.count_nodes())}
