"""`suggest`: whom and what a few letters may become, each read in the shape that the selection wants of it."""

from collections.abc import Sequence
from typing import Any

from api.contract.words import SearchKind
from api.reading.paging import MOST_ITEMS, bad_input
from api.reading.plan import ENTITY_TYPES
from api.reading.request import Info, Request
from graph.suggesting import suggest as suggested

_TYPES = {"Entity": tuple(ENTITY_TYPES.values()), "Story": ("Story",)}
# Articles and claims are texts, and nobody types their beginnings to find them.
_KINDS = (*ENTITY_TYPES, "STORY")
_FIRST = 10


def suggest(_: object, info: Info, **given: Any) -> list[object]:
    """The things that are meant, likeliest first; one read for each of the two labels among them."""
    first: int = _FIRST if given.get("first") is None else given["first"]
    if not 0 <= first <= MOST_ITEMS:
        raise bad_input(f"`first` is {first}; write a number from 0 to {MOST_ITEMS}.", info.field_nodes[0])
    request: Request = info.context
    kinds: Sequence[SearchKind] | None = given.get("kinds")
    wanted = _KINDS if kinds is None else tuple(kind.value for kind in kinds if kind.value in _KINDS)
    found = suggested(request.store, given["prefix"], wanted, first)
    read: dict[str, object] = {}
    for label, types in _TYPES.items():
        ids = [hit.id for hit in found if hit.label == label]
        if ids:
            read.update(zip(ids, request.things(info, label, types, ids), strict=True))
    return [answer for hit in found if (answer := read[hit.id]) is not None]
