"""Where a field of the schema is read from, as data: properties and links of the read model (`graph.read_model`)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.shape import Condition, Order, Row

# Ids as the reader wrote them -> ids as they are held now (an id that was merged away leads to its survivor).
Resolve = Callable[[Sequence[str]], tuple[str, ...]]
# The value of an argument or input field -> what must hold.
Rule = Callable[[Any, Resolve], tuple[Condition, ...]]
Rules = Mapping[str, Rule]


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """Properties of the row itself. No properties: the one named like the field. `convert` gets them in order.

    `link.property` is a property of what a link to one thing leads to.
    """

    properties: tuple[str, ...] = ()
    convert: Callable[..., object] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class One:
    """The thing that a link leads to; of several links the first that leads somewhere."""

    links: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Of the things that a link leads to, the one whose id a property of the row names; else the first."""

    link: str
    property: str


@dataclass(frozen=True, slots=True, eq=False)
class Many:
    """The things that a link leads to, as a list; of several links the first that leads to anything. An argument `at`
    asks as of a time."""

    links: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """The things that a link leads to, as a connection. `rules` says what each further argument keeps; an argument `at`
    asks as of a time."""

    link: str
    rules: Rules = field(default_factory=dict)
    where: tuple[Condition, ...] = ()
    unless_given: Mapping[str, tuple[Condition, ...]] = field(default_factory=dict)
    """What holds besides where the argument is absent or null."""
    sorts: Mapping[str, tuple[Order, ...]] = field(default_factory=dict)
    """Sort field -> order, as it is when descending."""
    found: tuple[Order, ...] = ()
    """The order where the argument `filter` has a `text` and no other order is asked for; () for the link's own."""


@dataclass(frozen=True, slots=True, eq=False)
class Latest:
    """A property of the row that its reports add up to; with an argument `at`, what those in the scope add up to."""

    property: str
    link: str
    summed: Callable[[Sequence[Row]], object]
    """What the reports (each with the property and `reported`), newest first, add up to; perhaps there is none."""
    where: tuple[Condition, ...] = ()
    """Which reports count."""
    convert: Callable[..., object] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """The same row, read as another type of the schema; each of its properties and links has the prefix in the row."""

    prefix: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Apart:
    """The thing that a link leads to, of one side of two; of several links the first that leads to something else than
    the other side's link in its place, else the first that leads anywhere."""

    links: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """What several links lead to as one connection, sorted by date (`stories.timeline`)."""

    links: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Diff:
    """What was learnt of a story between two instants, the arguments `from` and `to` (`api.reading.differences`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Covered:
    """Who covers a story, by the argument `catalogues` (`api.reading.coverages`)."""


@dataclass(frozen=True, slots=True, eq=False)
class TextDiff:
    """What changed in a text since the one before it."""


@dataclass(frozen=True, slots=True, eq=False)
class StoryGraph:
    """Who and what stands in a story, as a graph."""


@dataclass(frozen=True, slots=True, eq=False)
class Related:
    """The stories that share actors with a story."""


Source = (
    Value
    | One
    | Named
    | Many
    | Page
    | Latest
    | Same
    | Apart
    | Timeline
    | Diff
    | TextDiff
    | StoryGraph
    | Related
    | Covered
)


@cache  # as many as the schema has fields of such types: each is to be one object
def prefixed(source: Source, prefix: str) -> Source:
    """The source with the prefix before the names of its properties or links."""
    match source:
        case Value(properties, convert):
            return Value(tuple(prefix + name for name in properties), convert)
        case One(links):
            return One(tuple(prefix + name for name in links))
        case Many(links):
            return Many(tuple(prefix + name for name in links))
        case _:
            raise TypeError(f"{type(source).__name__} can't be read under a prefix")
