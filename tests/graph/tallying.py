"""Tallies in tests: kept from a few reports on, so that a small graph has them, and left out of what is compared."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from graph import tallies
from graph.shape import Row


@contextmanager
def tallied_from(least: int) -> Iterator[None]:
    """Everything with so many reports is tallied."""
    before = tallies.LEAST_TALLIED, tallies.LEAST_OF_STORY
    tallies.LEAST_TALLIED = tallies.LEAST_OF_STORY = least
    try:
        yield
    finally:
        tallies.LEAST_TALLIED, tallies.LEAST_OF_STORY = before


def untallied(rows: Iterable[Row]) -> list[Row]:
    """The rows of a dump without tallies: from when on there are any hangs on the order in which reports came."""
    return [row for row in rows if row.get("node") != "Tally" and row.get("edge") != "HAS_TALLY"]
