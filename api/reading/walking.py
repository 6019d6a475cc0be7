"""`neighborhood`, `hiddenNeighbors`, `paths`: a walk finds ids, then one read fetches what is wanted of them."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

from graphql import FieldNode

from api.contract.rules import as_of
from api.reading.collect import collect
from api.reading.paging import bad_input
from api.reading.plan import ENTITY_TYPES, Builder, Projector
from api.reading.request import Info, Request
from api.reading.story_graph import hidden_counts
from dramatis.time_scope import TimeScope
from graph.shape import Shape
from graph.walking import Walker
from graph.walking_neighborhood import MOST_DEPTH, MOST_NODES, Neighborhood, hidden
from graph.walking_neighborhood import neighborhood as walked_around
from graph.walking_paths import MOST_LENGTH, MOST_PATHS
from graph.walking_paths import paths as walked_paths
from graph.walks import Kept

_ENTITIES = tuple(ENTITY_TYPES.values())
_DEPTH, _LIMIT, _LENGTH, _FIRST = 1, 100, 4, 3


def neighborhood(_: object, info: Info, **given: Any) -> dict[str, object]:
    """The entities around one, and the relations among them; nothing where no entity has the id."""
    node = info.field_nodes[0]
    depth = _within(given, "depth", _DEPTH, 0, MOST_DEPTH, node)
    limit = _within(given, "limit", _LIMIT, 0, MOST_NODES, node)
    request: Request = info.context
    walker = walker_of(request, given)
    found = _around(request, walker, given["id"], depth, limit)
    document = request.planner(info).document
    wanted = collect(document, "Graph", info.field_nodes)
    met: dict[str, tuple[str, Sequence[str], TimeScope | None]] = {
        "nodes": ("Entity", found.nodes, None),
        "edges": ("Relation", found.edges, walker.kept.at),
    }
    listed = [(key, name, nodes) for key, nodes in wanted.items() if (name := nodes[0].name.value) in met]
    rows = things_of(info, [(*met[name][:2], nodes, met[name][2]) for _, name, nodes in listed])
    known = {
        key: [one[id_] for id_ in met[name][1] if id_ in one] for (key, name, _), one in zip(listed, rows, strict=True)
    }
    answer: dict[str, object] = {}
    for key, nodes in wanted.items():
        match nodes[0].name.value:
            case "nodes" | "edges":
                answer[key] = known[key]
            case "truncated":
                answer[key] = found.truncated
            case "hidden":
                answer[key] = hidden_counts(document, hidden(walker, found.nodes), nodes)
    return answer


def _around(request: Request, walker: Walker, key: str, depth: int, limit: int) -> Neighborhood:
    """The neighborhood of the entity, or of the one into which it was merged."""
    found = walked_around(walker, key, depth, limit)
    if len(found.nodes) > 1:
        return found
    # Alone, or merged away, or nobody.
    (held,) = held_entities(request, [key])
    if held is None:
        return Neighborhood((), (), False)
    return found if held == key else walked_around(walker, held, depth, limit)


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
    return things_of(info, [(read_type, ids, nodes, at)])[0]


def things_of(
    info: Info, asked: Iterable[tuple[str, Iterable[str], Sequence[FieldNode], TimeScope | None]]
) -> list[dict[str, object]]:
    """As `things`, of several: (type, ids, nodes, as of when); all are read at once."""
    request: Request = info.context
    planner = request.planner(info)
    reading: list[tuple[Shape, list[str]]] = []
    projectors: list[Projector] = []
    for read_type, ids, nodes, at in asked:
        builder = Builder(read_type)
        builder.at = at
        kinds = _ENTITIES if read_type == "Entity" else (read_type,)
        projectors.append(planner.thing(builder, kinds, nodes))
        shape = request.plans.shape(builder.type, builder.fields, builder.links)
        reading.append((shape, list(dict.fromkeys(ids))))
    answers = iter(request.store.read_all([one for one in reading if one[1]]))
    return [
        {key: project(row) for key, row in zip(ids, next(answers) if ids else (), strict=True) if row is not None}
        for project, (_, ids) in zip(projectors, reading, strict=True)
    ]
