"""The root fields that are more than a list: by id, by name, and the fixed lists. Each reads one shape, once."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from api.contract.rules import CONFLICTS_OF_ENTITY, CONFLICTS_OF_STORY, audit_of
from api.quality import quality as measured
from api.reading.collect import collect
from api.reading.paging import MOST_ITEMS, bad_input, window_of
from api.reading.plan import ENTITY_TYPES, Builder
from api.reading.request import Info, Request
from api.reading.search import search
from api.reading.subgraph import subgraph
from api.reading.suggesting import suggest
from api.reading.walking import hidden_neighbors, neighborhood, paths
from dramatis.folding import fold
from dramatis.gazetteer import Place, load_gazetteer
from dramatis.words import PREDICATES, EntityKind
from graph.ranking import ENTITY_KINDS
from graph.schema import PREFIX_LABELS
from graph.shape import ROOT, In, Link, Order, Shape

# Label -> the types of the schema that its nodes have. The read model's type is called like the label.
LABEL_TYPES: dict[str, tuple[str, ...]] = {
    "Entity": tuple(ENTITY_TYPES.values()),
    "Story": ("Story",),
    "Article": ("Article",),
    "Version": ("ArticleVersion",),
    "Relation": ("Relation",),
    "Claim": ("Claim",),
    "Mention": ("Mention",),
    "Source": ("Source",),
    "Run": ("ExtractionRun",),
    "Decision": ("MergeDecision",),
    "Conflict": ("Conflict",),
    "Catalogue": ("Catalogue",),
    "Owner": ("Organization",),
    "Job": ("Job",),
    "Note": ("Note",),
    "View": ("SavedView",),
    "Watch": ("Watch",),
    "Alert": ("Alert",),
}
_OWNER_KINDS = (None, EntityKind.ORGANIZATION)
_WIKIDATA_ID = re.compile(r"Q[1-9]\d{0,14}", re.ASCII)
# Entities that share a name: beyond so many the rest are namesakes that hardly any report names.
_MOST_NAMESAKES = 100
_BEST_FIRST = (Order("article_count", descending=True), Order("id"))


def read_list(_: object, info: Info, **__: Any) -> object:
    """A root field whose source is a link of the read model."""
    request: Request = info.context
    builder = Builder("Query")
    source = request.sources["Query", info.field_name]
    project = request.planner(info).field(builder, "Query", source, list(info.field_nodes))
    (row,) = request.store.read(builder.shape(), [ROOT])
    return project(row or {})


def node(_: object, info: Info, **given: Any) -> object:
    """The thing with the id, by its prefix."""
    return _nodes(info, [given["id"]])[0]


def nodes(_: object, info: Info, **given: Any) -> list[object]:
    """The things with the ids: one read for each label among them."""
    ids: list[str] = given["ids"]
    if len(ids) > MOST_ITEMS:
        raise bad_input(f"{len(ids)} ids were given; give at most {MOST_ITEMS}.")
    return _nodes(info, ids)


def _nodes(info: Info, ids: list[str]) -> list[object]:
    by_label: dict[str, list[str]] = {}
    for key in ids:
        label = PREFIX_LABELS.get(key.partition(":")[0])
        if label in LABEL_TYPES:
            by_label.setdefault(label, []).append(key)
    found: dict[str, object] = {}
    for label, keys in by_label.items():
        unique = list(dict.fromkeys(keys))
        answers = info.context.things(info, label, LABEL_TYPES[label], unique)
        found.update(zip(unique, answers, strict=True))
    return [found.get(key) for key in ids]


def story(_: object, info: Info, **given: Any) -> object:
    """The story with the id."""
    return info.context.things(info, "Story", ("Story",), [given["id"]])[0]


def job(_: object, info: Info, **given: Any) -> object:
    """The job with the id."""
    return info.context.things(info, "Job", ("Job",), [given["id"]])[0]


def entity(_: object, info: Info, **given: Any) -> object:
    """The entity with the id or the name, of the kind if one is given."""
    key, name, kind = given.get("id"), given.get("name"), given.get("kind")
    if (key is None) == (name is None):
        raise bad_input("Give exactly one of `id` and `name`.")
    request: Request = info.context
    if key is not None and PREFIX_LABELS.get(key.partition(":")[0]) == "Owner":
        # Known by a catalogue's word alone: no report names it.
        return request.things(info, "Owner", LABEL_TYPES["Owner"], [key])[0] if kind in _OWNER_KINDS else None
    found = _by_id(request, key, kind) if key is not None else _by_name(request, name or "", kind)
    return None if found is None else request.things(info, "Entity", LABEL_TYPES["Entity"], [found])[0]


def _by_id(request: Request, key: str, kind: EntityKind | None) -> str | None:
    if _WIKIDATA_ID.fullmatch(key):
        rows = _listed(request, In("wikidata", (key,)), *([In("kind", (kind.value,))] if kind else []))
        return rows[0]["id"] if rows else None
    if kind is None:
        return key
    (row,) = request.store.read(Shape("Entity", ("kind",)), [key])
    return key if row is not None and row["kind"] == kind.value else None


def _listed(request: Request, *conditions: In) -> list[dict[str, Any]]:
    """The entity that most reports name, of those that the conditions leave."""
    link = Link("found", "entities", Shape("Entity"), first=1, where=conditions, order=_BEST_FIRST)
    (row,) = request.store.read(Shape("Query", (), (link,)), [ROOT])
    items: list[dict[str, Any]] = row["found"]["items"] if row else []
    return items


def _by_name(request: Request, name: str, kind: EntityKind | None) -> str | None:
    """Among the entities known under the name the one that most reports name, else the best hit of a search.

    A name that no report uses but the gazetteer knows ("Kiyev", "Holland") finds the place by its id.
    """
    bare = fold(name).removeprefix("the ")
    if not bare:
        return None
    places = load_gazetteer().places(name)[:1]
    known = [f"{field}:{value}" for place in places for field, value in _place_ids(place) if value]
    for keys in ([f"name:{fold(name)}", f"name:{bare}"], known):
        best = _most_reported(request, keys, kind)
        if best is not None:
            return best
    kinds = (kind.value,) if kind else ENTITY_KINDS
    hits = request.store.search(bare, kinds, 1).hits
    return hits[0].id if hits else None


def _place_ids(place: Place) -> tuple[tuple[str, str | None], ...]:
    return ("wikidata", place.wikidata), ("geonames", place.geonames)


def _most_reported(request: Request, keys: list[str], kind: EntityKind | None) -> str | None:
    """Of the entities filed under the keys and of the kind, the one in most articles."""
    found = request.store.by_keys("Entity", keys, _MOST_NAMESAKES) if keys else {}
    ids = list(dict.fromkeys(entity for key in keys for entity in found.get(key, ())))
    rows = request.store.read(Shape("Entity", ("kind", "article_count")), ids) if ids else []
    fitting = [row for row in rows if row is not None and (kind is None or row["kind"] == kind.value)]
    if not fitting:
        return None
    return str(min(fitting, key=lambda row: (-(row["article_count"] or 0), row["id"]))["id"])


def decisions(_: object, info: Info, **given: Any) -> object:
    """The decisions on an entity, or all."""
    request: Request = info.context
    key: str | None = given.get("entity")
    builder = Builder("Query" if key is None else "Entity")
    project = request.planner(info).field(
        builder, "Query", request.sources["Query", info.field_name], list(info.field_nodes)
    )
    (row,) = request.store.read(builder.shape(), [ROOT if key is None else key])
    return [] if row is None else project(row)


def conflicts(_: object, info: Info, **given: Any) -> list[object]:
    """The conflicts of a story, of an entity, of both, or all."""
    request: Request = info.context
    size = window_of(given, info.field_nodes[0]).size
    story_, entity_ = given.get("story"), given.get("entity")
    where = (
        *(CONFLICTS_OF_STORY(story_, request.survivors) if story_ is not None else ()),
        *(CONFLICTS_OF_ENTITY(entity_, request.survivors) if entity_ is not None else ()),
    )
    builder = Builder("Query")
    _, child = builder.leads("conflicts")
    project = request.planner(info).thing(child, LABEL_TYPES["Conflict"], info.field_nodes)
    key = builder.link("conflicts", child, first=max(size, 1), where=where)
    (row,) = request.store.read(builder.shape(), [ROOT])
    return [project(item) for item in row[key]["items"][:size]] if row else []


def audit(_: object, info: Info, **given: Any) -> list[object]:
    """What people changed, of one thing or at all."""
    request: Request = info.context
    size = window_of(given, info.field_nodes[0]).size
    target: str | None = given.get("target")
    where = () if target is None else audit_of(target, request.survivors)
    builder = Builder("Query")
    _, child = builder.leads("audits")
    project = request.planner(info).thing(child, ("AuditEntry",), info.field_nodes)
    key = builder.link("audits", child, first=max(size, 1), where=where)
    (row,) = request.store.read(builder.shape(), [ROOT])
    return [project(item) for item in row[key]["items"][:size]] if row else []


def predicates(_: object, info: Info, **__: Any) -> list[dict[str, object]]:
    """The closed list of predicates."""
    return _picked(
        info,
        "Predicate",
        (
            {
                "__typename": "Predicate",
                "name": predicate.value,
                "description": description,
                "followTheMoney": schema,
            }
            for predicate, (description, schema) in PREDICATES.items()
        ),
    )


def quality(_: object, info: Info, **__: Any) -> list[dict[str, object]]:
    """Every figure that was measured on the extraction."""
    return _picked(info, "Quality", measured())


def _picked(info: Info, kind: str, known: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    """Of each row what the selection names, by response key."""
    document = info.context.planner(info).document
    wanted = {key: found[0].name.value for key, found in collect(document, kind, info.field_nodes).items()}
    return [{key: row[name] for key, name in wanted.items()} for row in known]


ROOTS: dict[str, Callable[..., object]] = {
    "node": node,
    "nodes": nodes,
    "story": story,
    "entity": entity,
    "decisions": decisions,
    "conflicts": conflicts,
    "audit": audit,
    "job": job,
    "predicates": predicates,
    "quality": quality,
    "search": search,
    "suggest": suggest,
    "neighborhood": neighborhood,
    "subgraph": subgraph,
    "hiddenNeighbors": hidden_neighbors,
    "paths": paths,
}
