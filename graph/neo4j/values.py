"""How values of the schema stand in Neo4j's properties, and how they are read back exactly as the other engine reads.

A property without a value isn't stored at all; lists are native, JSON is its text. Where a list is sorted, counted or
filtered by a property, its default is stored when the node or edge is made.
"""

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from dramatis.errors import StoreError
from graph.schema import EDGES, LABELS, SEARCHED, Properties, Type, default_of
from graph.search_words import folded_words
from graph.shape import Row

Reader = Callable[[object], object]
# What marks the property that holds another one's folded words.
WORDS_SUFFIX = "_words"
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text with surrogates, which UTF-8 can't hold, replaced one for one by U+FFFD, so that offsets stay good."""
    return str(text) if text.isascii() else _SURROGATE.sub("\ufffd", text)


def to_property(kind: Type, value: object) -> object:
    """The value as Neo4j stores and compares it."""
    if value is None:
        return None
    if kind is Type.JSON:
        return clean(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    if kind is Type.TEXTS and isinstance(value, list | tuple):
        return [clean(item) for item in value]
    if kind is Type.FLAG:
        return bool(value)
    if kind is Type.REAL and isinstance(value, int | float):
        # SQLite has no NaN: it stores one as a missing value.
        return None if math.isnan(value) else float(value)
    if kind is Type.INTEGER and isinstance(value, bool):
        return int(value)
    return clean(value) if isinstance(value, str) else value


def askable(ids: Iterable[str]) -> list[str]:
    """The ids, each once. One with a lone surrogate, which can't even be sent, is nobody's and is left out."""
    return [key for key in dict.fromkeys(ids) if key.isascii() or clean(key) == key]


def plain(value: object) -> object:
    """A value to compare with, whose kind is its own."""
    return clean(value) if isinstance(value, str) else value


def properties_of(kinds: Properties, given: Mapping[str, object], what: str) -> dict[str, object]:
    """The given properties as Neo4j stores them. StoreError where a property that is never null is given as None."""
    stored: dict[str, object] = {}
    for name, value in given.items():
        kind = kinds[name]
        stored[name] = to_property(kind, value)
        if stored[name] is None and default_of(name, kind) is not None:
            raise StoreError(f"{name} of {what} is None, and it is never null; leave it out or give its empty value")
    return stored


def node_properties(label: str, row: Row) -> dict[str, object]:
    """A node's properties without its id, and the folded words of those that are searched."""
    given = {name: value for name, value in row.items() if name != "id"}
    stored = properties_of(LABELS[label], given, f"{label} {row['id']}")
    for name in SEARCHED.get(label, ()):
        if name in given:
            stored[name + WORDS_SUFFIX] = _words(stored[name])
    return stored


def edge_properties(edge: str, given: Mapping[str, object], source: str, target: str) -> dict[str, object]:
    """An edge's properties without its key."""
    return properties_of(EDGES[edge].properties, given, f"{edge} from {source} to {target}")


def _words(value: object) -> str | None:
    if value is None:
        return None
    return folded_words(" ".join(value) if isinstance(value, list) else str(value))


def defaults(kinds: Properties) -> dict[str, object]:
    """What is stored for properties that a new node or edge wasn't given."""
    found = {name: default_of(name, kind) for name, kind in kinds.items()}
    return {name: value for name, value in found.items() if value is not None}


@lru_cache(maxsize=512)
def reader_of(name: str, kind: Type) -> Reader | None:
    """What turns the stored property into the answer; None where it is the answer."""
    if kind is Type.TEXTS:
        return _texts
    if kind is Type.JSON:
        return _json
    default = default_of(name, kind)
    if default is None:
        return None
    return OrDefault(default)


class OrDefault:
    """A reader: the value, or what stands for one that isn't stored."""

    __slots__ = ("default",)

    def __init__(self, default: str | int) -> None:
        self.default = default

    def __call__(self, value: object) -> object:
        return self.default if value is None else value


def _texts(value: object) -> object:
    return [] if value is None else value


def _json(value: object) -> object:
    return None if value is None else json.loads(str(value))


def read_properties(kinds: Properties, stored: Mapping[str, object]) -> Row:
    """All properties of the schema, from a node's or an edge's."""
    found: Row = {}
    for name, kind in kinds.items():
        value, reader = stored.get(name), reader_of(name, kind)
        found[name] = value if reader is None else reader(value)
    return found
