"""Full-text search as a connection: hits by score, each read in the shape that the selection wants of its type."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import FieldNode

from api.contract.words import SearchKind
from api.reading.collect import collect
from api.reading.paging import Window, window_of
from api.reading.plan import ENTITY_TYPES, Builder, Planner
from api.reading.projecting import Projector
from api.reading.request import Info, Request
from graph.shape import Order, Row, Shape
from graph.store import Found

# A hit's label, and the types that the schema gives it.
_TYPES: dict[str, tuple[str, ...]] = {
    "Entity": tuple(ENTITY_TYPES.values()),
    "Story": ("Story",),
    "Article": ("Article",),
    "Claim": ("Claim",),
}
# The place of a hit: its score and id. The listing is named so that cursors of earlier versions are refused.
_ORDER = (Order("score"), Order("id"))
_LISTING = "search:2"


def search(_: object, info: Info, **given: Any) -> object:
    """A page of hits: one search that reads them too."""
    request: Request = info.context
    kinds: Sequence[SearchKind] | None = given.get("kinds")
    wanted = tuple(kind.value for kind in SearchKind if kinds is None or kind in kinds)
    listing = _listing(given["text"], wanted)
    window = window_of(given, info.field_nodes[0], listing=listing, order=_ORDER)
    planner = request.planner(info)
    hits = _Hits(planner)
    project, counted = planner.connection("SearchConnection", info.field_nodes, listing, window, hits.plan)
    facets = [
        (key, nodes)
        for key, nodes in collect(planner.document, "SearchConnection", info.field_nodes).items()
        if nodes[0].name.value == "facets"
    ]
    found = request.store.search(
        given["text"],
        wanted,
        window.asked + 1,
        _after(window),
        counted=counted or bool(facets),
        highlighted=hits.highlighted,
        shapes=hits.shapes(request),
    )
    shown, rows = found.hits[: window.asked], found.rows
    items = [
        {"hit": hit, "row": rows.get(hit.id), "_cursor": (hit.score, hit.id)}
        for hit in shown
        if not hits.builders or rows.get(hit.id) is not None
    ]
    more = len(found.hits) > window.asked
    answer: dict[str, object] = project({"items": items, "more": more, "total": sum(found.counts.values())})
    return {**answer, **{key: _facets(planner, nodes, found) for key, nodes in facets}}


def _facets(planner: Planner, nodes: Sequence[FieldNode], found: Found) -> list[dict[str, object]]:
    """How many hits each kind has; only kinds that have any."""
    counts = sorted(found.counts.items(), key=lambda pair: (-pair[1], pair[0]))
    buckets: list[dict[str, object]] = [{"label": kind, "count": count} for kind, count in counts]
    parts: dict[str, object] = {}
    for key, wanted in collect(planner.document, "Facet", nodes).items():
        match wanted[0].name.value:
            case "field":
                parts[key] = "kind"
            case "buckets":
                parts[key] = [_picked(planner, "FacetBucket", wanted, bucket) for bucket in buckets]
    return [parts]


def _picked(planner: Planner, kind: str, nodes: Sequence[FieldNode], row: Mapping[str, object]) -> dict[str, object]:
    """Of the row what the nodes name, by response key."""
    wanted = collect(planner.document, kind, nodes).items()
    return {key: row[found[0].name.value] for key, found in wanted if found[0].name.value in row}


@dataclass(slots=True)
class _Hits:
    """What the selection wants of hits: a shape for each label, empty while no `node` is asked for."""

    planner: Planner
    builders: dict[str, Builder] = field(default_factory=dict)
    highlighted: bool = False

    def plan(self, _: Sequence[str], nodes: Sequence[FieldNode]) -> Projector:
        """A projector for hits."""
        parts: list[tuple[str, Projector]] = []
        for key, found in collect(self.planner.document, "SearchHit", nodes).items():
            match found[0].name.value:
                case "score":
                    parts.append((key, lambda item: item["hit"].score))
                case "highlight":
                    self.highlighted = True
                    parts.append((key, lambda item: item["hit"].highlight or None))
                case "marks":
                    self.highlighted = True
                    parts.append((key, self._marks(found)))
                case "node":
                    parts.append((key, self._node(found)))
        return lambda item: {key: part(item) for key, part in parts}

    def _marks(self, nodes: list[FieldNode]) -> Projector:
        def projected(item: Row) -> list[dict[str, object]]:
            spans = [{"start": start, "end": end} for start, end in item["hit"].marks]
            return [_picked(self.planner, "Mark", nodes, span) for span in spans]

        return projected

    def _node(self, nodes: list[FieldNode]) -> Projector:
        projectors = {
            label: self.planner.thing(self.builders.setdefault(label, Builder(label)), types, nodes)
            for label, types in _TYPES.items()
        }
        return lambda item: projectors[item["hit"].label](item["row"])

    def shapes(self, request: Request) -> dict[str, Shape]:
        """By label the shape in which its hits are read."""
        return {
            label: request.plans.shape(builder.type, builder.fields, builder.links)
            for label, builder in self.builders.items()
        }


def _after(window: Window) -> tuple[float, str] | None:
    if window.after is None:
        return None
    score, key = window.after
    return float(score), str(key)


def _listing(text: str, wanted: Sequence[str]) -> str:
    """Another text or other kinds are another list."""
    spelled = "\x1f".join([text, *wanted])
    return f"{_LISTING}:{hashlib.sha256(spelled.encode('utf-8', 'replace')).hexdigest()[:12]}"
