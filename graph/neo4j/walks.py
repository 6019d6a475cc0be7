"""Walks over RELATES edges on the server: one statement for any number of entities."""

from collections.abc import Sequence

from graph.neo4j.catalogue import ANY
from graph.neo4j.connection import Runner
from graph.neo4j.cypher_parts import Parts
from graph.neo4j.shape_conditions import condition_cypher
from graph.neo4j.values import askable, clean
from graph.walks import Kept, Step

_SOURCES, _SURE = "coalesce(e.sources, 0)", "coalesce(e.confidence, 0.0)"
BEST_FIRST = f"ORDER BY {_SOURCES} DESC, {_SURE} DESC, e.key"
_STEP = f"e.key, startNode(e).id, endNode(e).id, {_SOURCES}, {_SURE}"


def walk(runner: Runner, ids: Sequence[str], kept: Kept, most: int) -> dict[str, list[Step]]:
    """As GraphStore.walk."""
    parts = Parts()
    asked = askable(ids)
    kept_by = where(parts, kept, ("o",))
    text = (
        f"UNWIND {parts.parameter(asked)} AS id MATCH (n:{ANY} {{id: id}}) CALL (n) {{ "
        f"MATCH (n)-[e:`RELATES`]-(o) WHERE {kept_by} "
        f"WITH e {BEST_FIRST} LIMIT {parts.parameter(most)} RETURN collect([{_STEP}]) AS steps }} "
        "RETURN id, steps"
    )
    found: dict[str, list[Step]] = {key: [] for key in ids}
    if asked:
        found.update(
            (key, sorted(map(Step._make, steps), key=lambda step: step.rank))
            for key, steps in runner.rows(text, **parts.parameters)
        )
    return found


def among(runner: Runner, ids: Sequence[str], kept: Kept, most: int) -> list[Step]:
    """As GraphStore.among."""
    parts = Parts()
    asked = askable(ids)
    kept_by = where(parts, kept, ("n", "o"))
    listed = parts.parameter(asked)
    text = (
        f"UNWIND {listed} AS id MATCH (n:{ANY} {{id: id}}) MATCH (n)-[e:`RELATES`]->(o) "
        f"WHERE o.id IN {listed} AND {kept_by} "
        f"WITH e {BEST_FIRST} LIMIT {parts.parameter(most)} RETURN collect([{_STEP}])"
    )
    return _steps(runner.rows(text, **parts.parameters)[0][0]) if asked else []


def _steps(rows: Sequence[Sequence[object]]) -> list[Step]:
    """The steps, the best told first: the server sorts texts by UTF-16."""
    return sorted(map(Step._make, rows), key=lambda step: step.rank)


def degrees(runner: Runner, ids: Sequence[str], kept: Kept) -> dict[str, int]:
    """As GraphStore.degrees."""
    parts = Parts()
    asked = askable(ids)
    kept_by = where(parts, kept, ("o",))
    text = (
        f"UNWIND {parts.parameter(asked)} AS id MATCH (n:{ANY} {{id: id}}) MATCH (n)-[e:`RELATES`]-(o) WHERE {kept_by} "
        "RETURN id, count(DISTINCT o)"
    )
    return dict(map(tuple, runner.rows(text, **parts.parameters))) if asked else {}


def where(parts: Parts, kept: Kept, reached: Sequence[str]) -> str:
    """What keeps the edge `e` from `n` to `o`; `reached` are the ends of which one must be of the kinds."""
    found = ["n <> o", *(condition_cypher(parts, condition, "e", "Relation") for condition in kept.conditions())]
    for end, wanted in (("startNode", kept.subject), ("endNode", kept.object)):
        if wanted is not None:
            found.append(f"{end}(e).id = {parts.parameter(clean(wanted))}")
    if kept.kinds is not None:
        kinds = parts.parameter([kind.lower() for kind in kept.kinds])
        found.append("(" + " OR ".join(f"split({end}.id, ':')[0] IN {kinds}" for end in reached) + ")")
    return " AND ".join(found)
