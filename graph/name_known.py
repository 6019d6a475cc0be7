"""Persons known the world over under several names, and namesakes so well known that each has a line of his own."""

import re
from functools import cache, lru_cache

from dramatis.folding import fold
from graph.name_tables import rows

_TABLE = "name_given.tsv"
_PART = "byname"
_SPACED_LETTERS = re.compile(r"\b(\w\.)\s+(?=\w\.)")


@cache
def _lines() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (part, *cells) in enumerate(rows(_TABLE)):
        if part == _PART:
            for name in cells[0].split(";"):
                found.setdefault(_key(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _key(name: str) -> str:
    return fold(_SPACED_LETTERS.sub(r"\1", name)).replace(" ", "")


@lru_cache(maxsize=65536)
def known_person(name: str) -> frozenset[int]:
    """The lines of the table that have the name, however its initials are spaced; none for most names."""
    return _lines().get(_key(name), frozenset())


def one_known(left: str, right: str) -> bool | None:
    """Both names stand in the table: True on one line, False on none together; None where one doesn't stand there.

    A name of one word is many people's, so that it parts nobody.
    """
    ours, theirs = known_person(left), known_person(right)
    if not ours or not theirs:
        return None
    if ours.isdisjoint(theirs):
        return False if " " in left.strip() and " " in right.strip() else None
    return True
