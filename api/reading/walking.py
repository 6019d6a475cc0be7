"""`neighborhood`, `hiddenNeighbors`, `paths`: a walk finds ids, then one read fetches what is wanted of them."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

from graphql import FieldNode

from api.contract.rules import as_of
from api.reading.collect import collect
from api.reading.paging import bad_input
from api.reading.plan import ENTITY_TYPES, Builder
from api.reading.projecting import Projector
from api.reading.request import Info, Request
from api.reading.story_graph import hidden_counts
from dramatis.time_scope import TimeScope
from graph.shape import Shape
from graph.walking import Walker
from graph.walking_neighborhood import MOST_DEPTH, MOST_NODES, Neighborhood, hidden, rows_around
from graph.walking_neighborhood import neighborhood as walked_around
from graph.walking_paths import MOST_LENGTH, MOST_PATHS
from graph.walking_paths import paths as walked_paths
from graph.walks import Kept, Star

_ENTITIES = tuple(ENTITY_TYPES.values())
_DEPTH, _LIMIT, _LENGTH, _FIRST = 1, 100, 4, 3
# What the lists of a Graph are read as.
_OF_GRAPH = {"nodes": "Entity", "edges": "Relation"}


def neighborhood(_: object, info: Info, **given: Any) -> dict[str, object]:
    """The entities around one, and the relations among them; nothing where no entity has the id."""
    node = info.field_nodes[0]
    depth = _within(given, "depth", _DEPTH, 0, MOST_DEPTH, node)
    limit = _within(given, "limit", _LIMIT, 0, MOST_NODES, node)
    request: Request = info.context
    walker = walker_of(request, given)
    document = request.planner(info).document
    wanted = collect(document, "Graph", info.field_nodes)
    asked: list[Shape] = []
    projectors: dict[str, tuple[int, Projector]] = {}
    for key, nodes in wanted.items():
        read_type = _OF_GRAPH.get(nodes[0].name.value)
        if read_type is not None:
            shape, project = _planned(info, read_type, nodes, walker.kept.at if read_type == "Relation" else None)
            projectors[key] = (len(asked), project)
            asked.append(shape)
    hiding = any(nodes[0].name.value == "hidden" for nodes in wanted.values())
    if hiding:
        asked.append(Shape("Entity"))
    found = _around(request, walker, given["id"], depth, limit, asked)
    answer: dict[str, object] = {}
    for key, nodes in wanted.items():
        match nodes[0].name.value:
            case "nodes" | "edges":
                place, project = projectors[key]
                answer[key] = [project(row) for row in found.rows[place]]
            case "truncated":
                answer[key] = found.truncated
            case "hidden":
                shown = [row["id"] for row in found.rows[-1]]
                answer[key] = hidden_counts(document, hidden(walker, shown), nodes)
    return answer


def _around(request: Request, walker: Walker, key: str, depth: int, limit: int, asked: Sequence[Shape]) -> Star:
    """What stands around the entity, or around the one into which it was merged."""
    found = _star(walker, key, depth, limit, asked)
    if found is not None:
        return found
    # Alone, or merged away, or nobody.
    (held,) = held_entities(request, [key])
    if held is None:
        return Star([[] for _ in asked], False)
    found = None if held == key else _star(walker, held, depth, limit, asked)
    alone = Neighborhood((held,) if limit else (), (), not limit)
    return found or Star(rows_around(walker, alone, asked), alone.truncated)


def _star(walker: Walker, key: str, depth: int, limit: int, asked: Sequence[Shape]) -> Star | None:
    """What stands around the entity; None where nothing does."""
    if depth == 1 and limit > 0 and not walker.then:
        return walker.store.star(key, walker.kept, limit, asked)
    found = walked_around(walker, key, depth, limit)
    alone = len(found.nodes) < 2 and not (limit and found.truncated)
    return None if alone else Star(rows_around(walker, found, asked), found.truncated)


def hidden_neighbors(_: object, info: Info, **given: Any) -> list[dict[str, str | int]]:
    """For entities that are shown together, how many neighbours of each aren't shown."""
    request: Request = info.context
    ids: list[str] = given["ids"]
    if len(ids) > MOST_NODES:
        raise bad_input(f"{len(ids)} ids were given; give at most {MOST_NODES}.", info.field_nodes[0])
    held = list(dict.fromkeys(entity for entity in held_entities(request, ids) if entity is not None))
    counts = hidden(walker_of(request, given), held)
    return hidden_counts(request.planner(info).document, counts, info.field_nodes)


def paths(_: object, info: Info, **given: Any) -> list[dict[str, object]]:
    """The shortest ways from one entity to another; none where either id is unknown."""
    node = info.field_nodes[0]
    length = _within(given, "maxLength", _LENGTH, 0, MOST_LENGTH, node)
    first = _within(given, "first", _FIRST, 0, MOST_PATHS, node)
    request: Request = info.context
    walker = walker_of(request, given)
    ends = [given["from"], given["to"]]
    found = walked_paths(walker, ends[0], ends[1], length, first)
    if not found:
        # An id that was merged away has no relations of its own.
        start, end = held_entities(request, ends)
        if start is not None and end is not None and [start, end] != ends:
            found = walked_paths(walker, start, end, length, first)
    parts: list[tuple[str, str, Mapping[str, object]]] = []
    for key, nodes in collect(request.planner(info).document, "Path", info.field_nodes).items():
        match name := nodes[0].name.value:
            case "nodes":
                parts.append((key, name, things(info, "Entity", (one for path in found for one in path.nodes), nodes)))
            case "edges":
                edges = (one for path in found for one in path.edges)
                parts.append((key, name, things(info, "Relation", edges, nodes, walker.kept.at)))
            case "length":
                parts.append((key, name, {}))
    answers: list[dict[str, object]] = []
    for path in found:
        met = {"nodes": path.nodes, "edges": path.edges}
        answers.append(
            {
                key: len(path.edges) if name == "length" else [things[one] for one in met[name]]
                for key, name, things in parts
            }
        )
    return answers


def walker_of(request: Request, given: Mapping[str, Any]) -> Walker:
    """The walk that the arguments `filter` and `at` allow. Ids that were merged away are read as their survivors."""
    wanted = given.get("filter") or {}
    ends = [wanted[name] for name in ("subject", "object") if wanted.get(name) is not None]
    held = dict(zip(ends, request.survivors(ends), strict=True))
    kept = Kept(
        predicates=_values(wanted.get("predicates")),
        modality=_values(wanted.get("modality")),
        polarity=_value(wanted["polarity"]) if wanted.get("polarity") is not None else None,
        min_sources=wanted.get("minSources"),
        min_confidence=wanted.get("minConfidence"),
        subject=held.get(wanted.get("subject")),
        object=held.get(wanted.get("object")),
        kinds=_values(wanted.get("kinds")),
        at=as_of(given.get("at")),
    )
    return Walker(request.store, kept)


def _values(given: Iterable[object] | None) -> tuple[str, ...] | None:
    return None if given is None else tuple(map(_value, given))


def _value(given: object) -> str:
    return str(given.value if isinstance(given, Enum) else given)


def held_entities(request: Request, ids: Sequence[str]) -> list[str | None]:
    """The entities as they are held now; None where there is none."""
    builder = Builder("Entity")
    return [None if row is None else row["id"] for row in request.store.read(builder.shape(), ids)]


def _within(given: Mapping[str, Any], name: str, usual: int, least: int, most: int, node: FieldNode) -> int:
    value: int = usual if given.get(name) is None else given[name]
    if not least <= value <= most:
        raise bad_input(f"`{name}` is {value}; write a number from {least} to {most}.", node)
    return value


def things(
    info: Info, read_type: str, ids: Iterable[str], nodes: Sequence[FieldNode], at: TimeScope | None = None
) -> dict[str, object]:
    """What the selection wants of each entity or relation that is there, by id; one read for all."""
    listed = list(dict.fromkeys(ids))
    shape, project = _planned(info, read_type, nodes, at)
    request: Request = info.context
    rows = request.store.read(shape, listed) if listed else ()
    return {key: project(row) for key, row in zip(listed, rows, strict=True) if row is not None}


def _planned(info: Info, read_type: str, nodes: Sequence[FieldNode], at: TimeScope | None) -> tuple[Shape, Projector]:
    """The shape in which entities or relations are read for the selection, as of when, and what projects their rows."""
    request: Request = info.context
    builder = Builder(read_type)
    builder.at = at
    kinds = _ENTITIES if read_type == "Entity" else (read_type,)
    project = request.planner(info).thing(builder, kinds, nodes)
    return request.plans.shape(builder.type, builder.fields, builder.links), project
