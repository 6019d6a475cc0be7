"""Shapes: what a nested read asks for, as plain data. Engines answer them; no query language crosses the protocol.

A shape names a type of the read model (`graph.read_model.TYPES`), its fields, and links to further shapes. The answer
is one dict a key: each field under its name, each link under `link.key`. A link to one thing answers a dict or None. A
link to many answers `{"items": [...], "more": bool, "total": int | None}`; each item also has `"_cursor"`, the tuple of
its order values, for keyset paging. `more` says that further items follow in the direction of paging.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from dramatis.time_scope import TimeScope

Row = dict[str, Any]
CursorValues = tuple[str | int | float, ...]

# The owner of the links that start nowhere ("stories", "entities"): its one key.
ROOT = "query"


@dataclass(frozen=True, slots=True)
class Hop:
    """One step over an edge: along it (`out`) or against it, keeping edges whose properties equal `where`."""

    edge: str
    out: bool = True
    where: tuple[tuple[str, str | int | bool], ...] = ()
    node: tuple[tuple[str, str | int | bool], ...] = ()
    """Property values that the node reached by this hop must have."""
    label: str = ""
    """Label of the node reached; needed only where `node` or `kept` is given."""
    kept: tuple["Condition", ...] = ()
    """What must hold of the node that is reached by this hop."""


@dataclass(frozen=True, slots=True)
class In:
    """The property equals one of the values."""

    field: str
    values: tuple[str | int | bool, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """property >= value; empty strings (unknown times) never match."""

    field: str
    value: str | int | float


@dataclass(frozen=True, slots=True)
class Below:
    """property < value; empty strings (unknown times) never match."""

    field: str
    value: str | int | float


@dataclass(frozen=True, slots=True)
class Above:
    """property > value; empty strings (unknown times) never match."""

    field: str
    value: str | int | float


@dataclass(frozen=True, slots=True)
class AtMost:
    """property <= value; empty strings (unknown times) never match."""

    field: str
    value: str | int | float


@dataclass(frozen=True, slots=True)
class Unknown:
    """The property has no value, or the empty string."""

    field: str


@dataclass(frozen=True, slots=True)
class Reaches:
    """Over the hops, at least one node of the label is reached of which all the conditions hold."""

    hops: tuple[Hop, ...]
    label: str
    where: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Lacks:
    """Over the hop no node is reached."""

    hop: Hop


@dataclass(frozen=True, slots=True)
class Beyond:
    """Of a relation to which the link of an entity leads: its other end is there, and of one of the kinds."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Over the hops (which name no `node` or `kept`), a node with one of the ids is reached."""

    hops: tuple[Hop, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """Full-text search finds all words of the text in the node (for an article: in its current version)."""

    text: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of the conditions hold."""

    conditions: tuple["Condition", ...]


Condition = (
    In | AtLeast | Below | Above | AtMost | Unknown | Reaches | Lacks | Beyond | Linked | Matches | AnyOf | AllOf
)


@dataclass(frozen=True, slots=True)
class Order:
    """Sort by a field: of the node, or with `edge` of the link's last edge."""

    field: str
    descending: bool = False
    edge: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link to follow. `first`/`after` page forward, `last`/`before` backward; `order` None is the link's own order.

    Neither `first` nor `last`: the link's own cap. `total` asks for the count of all items that `where` leaves. `at`
    asks as of a time (`graph.clocks`); only a link that has a clock can be asked so.
    """

    key: str
    name: str
    shape: "Shape"
    first: int | None = None
    after: CursorValues | None = None
    last: int | None = None
    before: CursorValues | None = None
    where: tuple[Condition, ...] = ()
    order: tuple[Order, ...] | None = None
    total: bool = False
    at: TimeScope | None = None
    placed: bool = True
    """Each item is to have its `_cursor`; where nobody asks for that, it need not be sent."""
    ordered: bool = True
    """The items are to come in order. Where not, an engine may give them in any, and of too many any."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Fields and links wanted of a type. `id` is always answered."""

    type: str
    fields: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


class Clock(Enum):
    """What must meet a link's time scope; `graph.clocks` says how."""

    NONE = "none"
    """Nothing: the link can't be asked as of a time."""
    TARGET = "target"
    """The target, itself reported, recorded and retracted: a claim, one article's word on an event. Else it is held."""
    FACTS = "facts"
    """One fact of the target, which is a group of facts (a Relation). Else the group is held."""
    CARRIERS = "carriers"
    """The facts over which the link leads from their group to what carries them. Else they are the group's own."""


@dataclass(frozen=True, slots=True)
class LinkDef:
    """A link that the read model knows: over `hops` to the target type. No hops: from `Query` to all nodes of the
    target's label, from any other type to the node itself, read as another type.

    `many` False: at most one (the first by `order`). `distinct`: several ways may lead to one target, which counts once
    (such a link has no edge fields). `edge_fields` are properties of the last edge that stand in the answer as if they
    were the target's own. `where` always holds. `cap` is the most items that are answered when nothing is asked.
    `clock` says what must meet a time scope.
    """

    hops: tuple[Hop, ...]
    target: str
    many: bool = True
    order: tuple[Order, ...] = (Order("id"),)
    where: tuple[Condition, ...] = ()
    edge_fields: tuple[str, ...] = ()
    distinct: bool = False
    cap: int = 20
    clock: Clock = Clock.NONE


@dataclass(frozen=True, slots=True)
class TypeDef:
    """A type of the read model: where it is stored, and its links. Its fields are the label's properties and `id`."""

    label: str
    links: Mapping[str, LinkDef]
