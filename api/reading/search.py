"""Full-text search as a connection: hits by score, each read in the shape that the selection wants of its type."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import FieldNode

from api.contract.words import SearchKind
from api.reading.collect import collect
from api.reading.paging import Window, bad_input, window_of
from api.reading.plan import ENTITY_TYPES, Builder, Planner, Projector
from api.reading.request import Info, Request
from graph.shape import Order, Row
from graph.store import Hit

# What a hit's label is searched under, and the types that the schema gives it.
_LABELS: dict[str, tuple[str, tuple[str, ...]]] = {
    "Entity": ("Entity", tuple(ENTITY_TYPES.values())),
    "Story": ("Story", ("Story",)),
    "Article": ("Version", ("Article",)),
    "Claim": ("Claim", ("Claim",)),
}
_LABEL_OF_KIND = {"STORY": "Story", "ARTICLE": "Article", "CLAIM": "Claim"}
# The engines search all kinds of entity at once. Where only some are wanted, so many hits are looked through: more
# than anybody pages through, and a few milliseconds' work. `totalCount` is then over these.
_MOST_SIFTED = 1_000
# Behind so many hits a search is no way to find anything, and the engines would count through all before.
_MOST_PAGED = 10_000


def search(_: object, info: Info, **given: Any) -> object:
    """A page of hits: one search, and one read for each label among its hits."""
    request: Request = info.context
    kinds: Sequence[SearchKind] | None = given.get("kinds")
    wanted = {kind.value for kind in (SearchKind if kinds is None else kinds)}
    listing = _listing(given["text"], wanted)
    window = window_of(given, info.field_nodes[0], listing=listing, order=(Order("rank"),))
    planner = request.planner(info)
    hits = _Hits(planner)
    project, _counted = planner.connection("SearchConnection", info.field_nodes, listing, window, hits.plan)
    found, more, total = _found(request, given["text"], wanted, window, info)
    rows = hits.read(request, found)
    start = _start(window)
    items = [
        {"hit": hit, "row": rows.get(hit.id), "_cursor": (start + place + 1,)}
        for place, hit in enumerate(found)
        if not hits.builders or rows.get(hit.id) is not None
    ]
    return project({"items": items, "more": more, "total": total})


@dataclass(slots=True)
class _Hits:
    """What the selection wants of hits: a shape for each label, empty while no `node` is asked for."""

    planner: Planner
    builders: dict[str, Builder] = field(default_factory=dict)

    def plan(self, _: Sequence[str], nodes: Sequence[FieldNode]) -> Projector:
        """A projector for hits."""
        parts: list[tuple[str, Projector]] = []
        for key, found in collect(self.planner.document, "SearchHit", nodes).items():
            match found[0].name.value:
                case "score":
                    parts.append((key, lambda item: item["hit"].score))
                case "highlight":
                    parts.append((key, lambda item: item["hit"].highlight or None))
                case "node":
                    parts.append((key, self._node(found)))
        return lambda item: {key: part(item) for key, part in parts}

    def _node(self, nodes: list[FieldNode]) -> Projector:
        projectors = {
            label: self.planner.thing(self.builders.setdefault(label, Builder(label)), types, nodes)
            for label, (_, types) in _LABELS.items()
        }
        return lambda item: projectors[item["hit"].label](item["row"])

    def read(self, request: Request, hits: Sequence[Hit]) -> dict[str, Row]:
        """The rows of the hits by id, one read a label."""
        rows: dict[str, Row] = {}
        for label, builder in self.builders.items():
            ids = [hit.id for hit in hits if hit.label == label]
            if ids:
                answers = request.store.read(builder.shape(), ids)
                rows.update((key, row) for key, row in zip(ids, answers, strict=True) if row is not None)
        return rows


def _found(request: Request, text: str, wanted: set[str], window: Window, info: Info) -> tuple[list[Hit], bool, int]:
    """The hits of the window, whether more follow, and how many there are."""
    start = _start(window)
    if start > _MOST_PAGED:
        raise bad_input(f"A search can be paged through {_MOST_PAGED} hits; add words to it.", info.field_nodes[0])
    entity_kinds = wanted & ENTITY_TYPES.keys()
    labels = [searched for label, (searched, _) in _LABELS.items() if _searched(label, wanted)]
    if not labels:
        return [], False, 0
    if not entity_kinds or entity_kinds == ENTITY_TYPES.keys():
        hits, total = request.store.search(text, labels, window.asked + 1, start)
        return hits[: window.asked], len(hits) > window.asked, total
    sifted, _ = request.store.search(text, labels, _MOST_SIFTED)
    kept = [hit for hit in sifted if hit.label != "Entity" or hit.id.partition(":")[0].upper() in entity_kinds]
    behind = start + window.asked
    return kept[start:behind], len(kept) > behind, len(kept)


def _searched(label: str, wanted: set[str]) -> bool:
    if label == "Entity":
        return bool(wanted & ENTITY_TYPES.keys())
    return any(_LABEL_OF_KIND.get(kind) == label for kind in wanted)


def _start(window: Window) -> int:
    return int(window.after[0]) if window.after else 0


def _listing(text: str, wanted: set[str]) -> str:
    """Another text or other kinds are another list."""
    spelled = "\x1f".join([text, *sorted(wanted)])
    return f"search:{hashlib.sha256(spelled.encode('utf-8', 'replace')).hexdigest()[:12]}"
