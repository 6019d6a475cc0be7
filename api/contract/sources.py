"""Where a field of the schema is read from, as data: properties and links of the read model (`graph.read_model`)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.shape import Condition, Order

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
class Many:
    """The things that a link leads to, as a list; of several links the first that leads to anything."""

    links: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """The things that a link leads to, as a connection. `rules` says what each further argument keeps."""

    link: str
    rules: Rules = field(default_factory=dict)
    where: tuple[Condition, ...] = ()
    unless_given: Mapping[str, tuple[Condition, ...]] = field(default_factory=dict)
    """What holds besides where the argument is absent or null."""
    sorts: Mapping[str, tuple[Order, ...]] = field(default_factory=dict)
    """Sort field -> order, as it is when descending."""


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """The same row, read as another type of the schema."""


Source = Value | One | Many | Page | Same
