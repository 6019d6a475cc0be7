"""A timeline: what happened, was said or held, by when it was, as exactly as the source has it.

Sorted by the first day, among equals the coarser date first, what has no date last; then by when it was reported. That
is the order of the texts, so that a page of the timeline is the first of several lists that are sorted so themselves.
"""

from collections.abc import Iterable
from heapq import merge
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")

# Sorts behind every date.
UNDATED = "~"

Place = tuple[str, str, str]
"""Where an item stands: its date ("~" for none), when it was reported ("" for unknown), its id."""


def place(date: str | None, reported: str | None, key: str) -> Place:
    """Where an item of this date, reported at this time, stands."""
    return date or UNDATED, reported or "", key


def first_of(lists: Iterable[Iterable[tuple[Place, Item]]], count: int) -> tuple[list[tuple[Place, Item]], bool]:
    """The first items of several lists, each in order, and whether there are more."""
    found = list(islice(merge(*lists, key=lambda one: one[0]), count + 1))
    return found[:count], len(found) > count
