"""Who reports each of some stories: all that a story's coverage is counted from, and the outlets that it names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graph.shape import Link, Row, Shape
from graph.store import MOST_KEYS, GraphStore


class Telling(NamedTuple):
    """One report of a story: the independent source for which it counts, whether it is a copy, and the outlet, of a
    copy that of its original; None where nobody knows it."""

    origin: str
    copy: bool
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Outlets:
    """Outlets by id. An engine may give the same object again, while it knows that nothing was written meanwhile.

    `made` is for the caller: what it makes of the rows is kept as long as they are.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """The reports of each story that is there, in no order; the outlets that they name, and perhaps others; and what
    was read beside."""

    stories: Mapping[str, Sequence[Telling]]
    outlets: Outlets
    beside: Sequence[Sequence[Row | None]]


_REPORT = Shape(
    "Article",
    ("origin",),
    (
        Link("source", "source", Shape("Source")),
        Link("original_source", "original_source", Shape("Source")),
        Link("copy_of", "copy_of", Shape("Article")),
    ),
)


def reports_link(most: int) -> Link:
    """The link from a story to its reports, at most so many, the latest, as `telling_of` reads them."""
    return Link("articles", "articles", _REPORT, first=most, placed=False)


def telling_of(row: Row) -> Telling:
    """The telling that an article's row is. A copy's outlet is the one of its original."""
    copied = row["copy_of"] is not None
    outlet = row["original_source"] if copied else row["source"]
    return Telling(row["origin"], copied, None if outlet is None else outlet["id"])


def tellings(
    store: GraphStore,
    stories: Sequence[str],
    most: int,
    outlet: Shape,
    beside: Sequence[tuple[Shape, Sequence[str]]],
) -> Told:
    """As GraphStore.tellings, by the store's shapes: first the reports, then the outlets."""
    rows = store.read(Shape("Story", (), (reports_link(most),)), stories)
    told = {row["id"]: [telling_of(item) for item in row["articles"]["items"]] for row in rows if row is not None}
    named = list(dict.fromkeys(one.outlet for each in told.values() for one in each if one.outlet is not None))
    lots = [(outlet, named[start : start + MOST_KEYS]) for start in range(0, len(named), MOST_KEYS)]
    answers = store.read_all([*beside, *lots])
    known = {row["id"]: row for lot in answers[len(beside) :] for row in lot if row is not None}
    return Told(told, Outlets(known), answers[: len(beside)])
