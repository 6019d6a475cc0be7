"""A story as a graph, and the stories beside it: both follow from who and what stands in it, most named first."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from graphql import FieldNode, GraphQLField

from api.reading.collect import Document, collect
from api.reading.paging import bad_input, window_of
from graph.shape import Row

if TYPE_CHECKING:
    from api.reading.plan import Builder, Planner
    from api.reading.projecting import Projector

# Who and what are the nodes of a story's graph; each list comes most named first.
_NODES = ("actors", "places", "documents", "graph_events")
MOST_NODES = 1000
USUAL_NODES = 200
# Relations that are looked at for the edges of a graph: of all that a story's articles state, the newest.
_MOST_EDGES = 2000
# Actors by which related stories are found, the most named, and stories of each, the latest.
_ACTORS = 10
_STORIES_OF_EACH = 10


def plan_graph(planner: Planner, builder: Builder, definition: GraphQLField, nodes: list[FieldNode]) -> Projector:
    """What the nodes want of the story's graph: at most `limit` entities, and the relations among them."""
    limit = planner.arguments(definition, nodes[0])["limit"]
    limit = USUAL_NODES if limit is None else limit
    if not 0 <= limit <= MOST_NODES:
        raise bad_input(f"`limit` is {limit}; write a number from 0 to {MOST_NODES}.", nodes[0])
    standing = [_list(planner, builder, name, limit, None) for name in _NODES]
    relations = _list(planner, builder, "relations", _MOST_EDGES, None)
    parts: list[tuple[str, Callable[[Row, frozenset[str]], object]]] = []
    for key, found in collect(planner.document, "Graph", nodes).items():
        name = found[0].name.value
        if name == "nodes":
            ways = tuple(_list(planner, builder, link, limit, found) for link in _NODES)
            parts.append((key, partial(_most_named, ways=ways)))
        elif name == "edges":
            way = _list(planner, builder, "relations", _MOST_EDGES, found)
            parts.append((key, partial(_among, way=way)))
        elif name == "truncated":
            parts.append((key, partial(_truncated, ways=(*standing, relations))))
        elif name == "hidden":
            parts.append((key, partial(_hidden, planner=planner, nodes=found)))

    def projected(row: Row) -> dict[str, object]:
        ranked = _ranked(row, standing)
        kept = frozenset(item["id"] for item, _ in ranked[:limit])
        return {key: part(row, kept) for key, part in parts}

    return projected


@dataclass(frozen=True, slots=True)
class _List:
    """A list of the story as it was asked for: the key of its answer, what is wanted of each, and for relations the
    keys of their ends."""

    key: str
    project: Projector
    ends: tuple[str, ...] = ()


def _list(planner: Planner, builder: Builder, link: str, first: int, wanted: list[FieldNode] | None) -> _List:
    _, child = builder.leads(link)
    project: Projector = _as_it_is
    if wanted is not None:
        project = planner.thing(child, planner.kinds(planner.definition("Graph", wanted[0])), wanted)
    if link == "relations":
        ends = tuple(child.link(end, child.leads(end)[1]) for end in ("subject", "object"))
    else:
        ends = ()
        child.fields["articles"] = None
    return _List(builder.link(link, child, first=max(first, 1)), project, ends)


def _as_it_is(row: Row) -> Row:
    return row


def _ranked(row: Row, ways: Iterable[_List]) -> list[tuple[Row, Projector]]:
    found = {item["id"]: (item, way.project) for way in ways for item in row[way.key]["items"]}
    return sorted(found.values(), key=lambda one: (-(one[0]["articles"] or 0), one[0]["id"]))


def _most_named(row: Row, kept: frozenset[str], ways: Iterable[_List]) -> list[object]:
    return [project(item) for item, project in _ranked(row, ways) if item["id"] in kept]


def _among(row: Row, kept: frozenset[str], way: _List) -> list[object]:
    """The relations of which both ends are kept."""
    items = row[way.key]["items"]
    return [way.project(item) for item in items if all(item[end] and item[end]["id"] in kept for end in way.ends)]


def _truncated(row: Row, kept: frozenset[str], ways: Sequence[_List]) -> bool:
    standing = {item["id"] for way in ways if not way.ends for item in row[way.key]["items"]}
    return bool(standing - kept) or any(row[way.key]["more"] for way in ways)


def _hidden(_: Row, kept: frozenset[str], planner: Planner, nodes: list[FieldNode]) -> object:
    return hidden_counts(planner.document, planner.hidden(sorted(kept)), nodes)


def hidden_counts(
    document: Document, counts: Mapping[str, int], nodes: Sequence[FieldNode]
) -> list[dict[str, str | int]]:
    """What the nodes want of HiddenCount, for each entity that has hidden neighbours."""
    wanted = [(key, found[0].name.value) for key, found in collect(document, "HiddenCount", nodes).items()]
    rows: list[dict[str, str | int]] = [{"node": entity, "count": count} for entity, count in counts.items()]
    return [{key: row[name] for key, name in wanted if name in row} for row in rows]


def plan_related(planner: Planner, builder: Builder, definition: GraphQLField, nodes: list[FieldNode]) -> Projector:
    """What the nodes want of the stories that share most of its actors; who is in few articles counts for more."""
    size = window_of(planner.arguments(definition, nodes[0]), nodes[0]).size
    _, actor = builder.leads("actors")
    actor.fields["article_count"] = None
    _, child = actor.leads("stories_acted_in")
    project = planner.thing(child, planner.kinds(definition), nodes)
    child.fields["last_reported"] = None
    stories = actor.link("stories_acted_in", child, first=_STORIES_OF_EACH)
    actors = builder.link("actors", actor, first=_ACTORS)

    def projected(row: Row) -> list[Any]:
        weights: dict[str, float] = defaultdict(float)
        rows: dict[str, Row] = {}
        for one in row[actors]["items"]:
            for story in one[stories]["items"]:
                if story["id"] != row["id"]:
                    weights[story["id"]] += 1 / math.log(2 + (one["article_count"] or 0))
                    rows[story["id"]] = story
        latest = sorted(rows, key=lambda key: (rows[key]["last_reported"], key), reverse=True)
        ranked = sorted(latest, key=lambda key: -round(weights[key], 9))
        return [project(rows[key]) for key in ranked[:size]]

    return projected
