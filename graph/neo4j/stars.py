"""One entity, those to whom its edges lead, and the relations among them all, read in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.identity import Same
from graph.neo4j.answers import rows_of
from graph.neo4j.catalogue import ANY
from graph.neo4j.connection import Runner
from graph.neo4j.cypher_parts import Parts
from graph.neo4j.shape_cypher import ItemPlan, LinkPlan, ShapeStatement, fields_of, shape_of_nodes
from graph.neo4j.values import askable, reader_of
from graph.neo4j.walks import BEST_FIRST, where
from graph.schema import LABELS
from graph.shape import Link, Row, Shape
from graph.walking_neighborhood import MOST_EDGES, looked_at
from graph.walks import Kept, Star

# What an edge knows of its relation, and what it calls that. Who asks for nothing else needs no look at the relation,
# nor at the way from it to its two entities, which are the edge's ends.
_ON_EDGE = {
    "predicate": "predicate",
    "modality": "modality",
    "polarity": "polarity",
    "confidence": "confidence",
    "source_count": "sources",
    "start": "start",
    "end": "end",
    "reported": "reported",
}
_ENDS = {"subject": "n", "object": "o"}


@dataclass(frozen=True, slots=True)
class _Reading:
    """How one of the shapes is read. `collected` is what the edges are collected as, "" for a shape of entities."""

    name: str
    collected: str
    call: str
    parameters: dict[str, object]
    plan: ItemPlan


def star(runner: Runner, key: str, kept: Kept, limit: int, asked: Sequence[Shape]) -> Star | None:
    """As GraphStore.star."""
    if not askable([key]):
        return None
    readings = [_reading(Same(shape), number) for number, shape in enumerate(asked)]
    parts = Parts({name: value for reading in readings for name, value in reading.parameters.items()})
    start, steps = parts.parameter(key), parts.parameter(looked_at(limit))
    room, most = parts.parameter(limit - 1), parts.parameter(MOST_EDGES)
    reaching, between = where(parts, kept, ("o",)), where(parts, kept, ("n", "o"))
    collected = ", ".join(reading.collected for reading in readings if reading.collected)
    # Most stars are small, and then each step that the server makes anew for a row (CALL) takes longer than its work.
    text = (
        f"MATCH (n:{ANY} {{id: {start}}})-[e:`RELATES`]-(o) WHERE {reaching} "
        f"WITH n, e, o {BEST_FIRST} LIMIT {steps} + 1 WITH n, collect(o) AS ends, collect(e) AS ways "
        f"WITH n, ends[..{steps}] AS ends, ways, size(ways) > {steps} AS more "
        "UNWIND range(0, size(ends) - 1) AS place WITH n, more, ends[place] AS o, ways[place] AS e "
        # Of several ways to one end the first is the best: they come in that order.
        "WITH n, more, o, head(collect(e)) AS e "
        "ORDER BY coalesce(e.sources, 0) DESC, coalesce(e.confidence, 0.0) DESC, o.id "
        "WITH n, more, collect(o) AS others "
        f"WITH [n] + others[..{room}] AS met, more OR size(others) > {room} AS fewer "
        "CALL (met) { UNWIND met AS n MATCH (n)-[e:`RELATES`]->(o) "
        f"WHERE o IN met AND {between} WITH e, n, o {BEST_FIRST} LIMIT {most} + 1 "
        f"RETURN count(*) AS told{', ' if collected else ''}{collected} }} "
        f"{' '.join(reading.call for reading in readings)} "
        f"RETURN {', '.join([f'fewer OR told > {most}', *(reading.name for reading in readings)])}"
    )
    for truncated, *answers in runner.rows(text, **parts.parameters):
        return Star([_rows(reading, found) for reading, found in zip(readings, answers, strict=True)], truncated)
    return None


def _rows(reading: _Reading, found: Sequence[Sequence[object]]) -> list[Row]:
    return list(map(rows_of(reading.plan), found[:MOST_EDGES]))


# A server answers a few hundred different queries, of which few are walks; each has one shape of each kind.
@lru_cache(maxsize=512)
def _reading(same: Same[Shape], number: int) -> _Reading:
    shape, name, list_name = same.it, f"r{number}", f"k{number}"
    if shape.type == "Entity":
        statement = _renamed(shape_of_nodes(shape, "met"), number)
        return _Reading(name, "", f"CALL (met) {{ {statement.text} AS {name} }}", statement.parameters, statement.plan)
    drawn = _drawn(shape)
    if drawn is not None:
        values, plan = drawn
        return _Reading(name, f"collect({values}) AS {name}", "", {}, plan)
    statement = _renamed(shape_of_nodes(shape, "found"), number)
    call = (
        f"CALL ({list_name}) {{ UNWIND range(0, size({list_name}) - 1) AS place "
        f"MATCH (n0:`Relation` {{id: {list_name}[place]}}) WITH n0, place ORDER BY place "
        f"WITH collect(n0) AS found CALL (found) {{ {statement.text} AS {name} }} RETURN {name} }}"
    )
    collected = f"collect(e.key)[..{MOST_EDGES}] AS {list_name}"
    return _Reading(name, collected, call, statement.parameters, statement.plan)


def _renamed(statement: ShapeStatement, number: int) -> ShapeStatement:
    """The statement with parameters that no other one has. A `$` stands before the name of one alone."""
    given = {f"r{number}_{name}": value for name, value in statement.parameters.items()}
    return ShapeStatement(statement.text.replace("$", f"$r{number}_"), given, statement.plan)


def _drawn(shape: Shape) -> tuple[str, ItemPlan] | None:
    """The relation's values as the edge `e` from `n` to `o` has them, and their plan; None where it hasn't them all."""
    fields = [name for name in dict.fromkeys(shape.fields) if name != "id"]
    if not _ON_EDGE.keys() >= set(fields) or not all(map(_of_end, shape.links)):
        return None
    kinds = LABELS["Relation"]
    readers = [(name, reader) for name in fields if (reader := reader_of(name, kinds[name])) is not None]
    values = ["e.key", *(f"e.`{_ON_EDGE[name]}`" for name in fields)]
    links: list[LinkPlan] = []
    for link in shape.links:
        names, listed, of_end = fields_of("Entity", link.shape.fields, (), "", node=_ENDS[link.name])
        values.append(f"[[{', '.join(listed)}]]")
        plan = ItemPlan(names, of_end, (), len(names), ())
        links.append(LinkPlan(link.key, plan, None, backward=False, total=False))
    names = ("id", *fields)
    return f"[{', '.join(values)}]", ItemPlan(names, tuple(readers), (), len(names), tuple(links))


def _of_end(link: Link) -> bool:
    """The link leads to an end of the relation, of which only fields are asked."""
    return link.name in _ENDS and not (link.shape.links or link.where)
