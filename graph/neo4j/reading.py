"""The reading verbs, over any open Neo4j transaction."""

from collections.abc import Iterator, Mapping, Sequence

from graph.neo4j import catalogue
from graph.neo4j.answers import answer_row, rows_of
from graph.neo4j.connection import Runner
from graph.neo4j.shape_cypher import shape_statement
from graph.neo4j.values import askable, read_properties
from graph.schema import EDGES, LABELS
from graph.shape import ROOT, Row, Shape

# A merge chain is short, and a cycle can't be written; the bound is for damaged stores.
_MOST_STEPS = 64


def read_shape(runner: Runner, shape: Shape, keys: Sequence[str]) -> list[Row | None]:
    """The shape for each key in order; None where no node has the id. Entities merged away are read as their target.

    One statement, and one more for each step to the targets of those merged away.
    """
    if shape.type == "Query":
        root = _root(runner, shape)
        return [root if key == ROOT else None for key in keys]
    found: dict[str, Row] = {}
    moved: dict[str, str] = {}
    asked = list(dict.fromkeys(keys))
    for _ in range(_MOST_STEPS):
        if not asked:
            break
        statement = shape_statement(shape, asked)
        targets: list[str] = []
        ((records,),) = runner.rows(statement.text, **statement.parameters)
        make = rows_of(statement.plan)
        for values, into in records:
            row = make(values)
            found[row["id"]] = row
            if into:
                moved[row["id"]] = into
                targets.append(into)
        asked = [target for target in dict.fromkeys(targets) if target not in found]
    return [found.get(_followed(key, moved)) for key in keys]


def _followed(key: str, moved: Mapping[str, str]) -> str:
    for _ in range(_MOST_STEPS):
        if key not in moved:
            break
        key = moved[key]
    return key


def _root(runner: Runner, shape: Shape) -> Row:
    if not shape.links:
        return {"id": ROOT}
    statement = shape_statement(shape, ())
    ((((values, _),),),) = runner.rows(statement.text, **statement.parameters)
    return {"id": ROOT} | answer_row(statement.plan, values)


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
