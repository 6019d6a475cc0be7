"""Persons known the world over under several names, and namesakes so well known that each has a line of his own."""

import re
from functools import cache, lru_cache

from dramatis.folding import fold
from graph.name_tables import rows
from graph.name_titles import without_titles

_TABLE = "name_given.tsv"
_PART = "byname"
_SPACED_LETTERS = re.compile(r"\b(\w\.)\s+(?=\w\.)")


@cache
def _persons() -> tuple[dict[str, frozenset[int]], dict[int, str]]:
    """The persons of each name, by the number of their first line; and of each person the first name by the alphabet.

    Lines that share a name of several words are one person's. A name of one word may be several persons'.
    """
    first: dict[str, int] = {}
    found: dict[str, set[int]] = {}
    smallest: dict[int, str] = {}
    leads: dict[int, int] = {}

    def lead(line: int) -> int:
        while leads[line] != line:
            line = leads[line]
        return line

    for number, (part, *cells) in enumerate(rows(_TABLE)):
        if part != _PART:
            continue
        leads[number] = number
        for name in cells[0].split(";"):
            key = _key(name)
            if " " in name.strip():
                one, other = sorted((lead(first.setdefault(key, number)), lead(number)))
                leads[other] = one
            found.setdefault(key, set()).add(number)
            smallest[number] = min(smallest.get(number, fold(name)), fold(name))
    for number, name in smallest.items():
        smallest[lead(number)] = min(smallest[lead(number)], name)
    return {name: frozenset(map(lead, numbers)) for name, numbers in found.items()}, smallest


def _key(name: str) -> str:
    return fold(_SPACED_LETTERS.sub(r"\1", name)).replace(" ", "")


@lru_cache(maxsize=65536)
def known_person(name: str) -> frozenset[int]:
    """The table's persons of that name, however its initials are spaced, or of the name without its titles.

    None for most names.
    """
    persons, _ = _persons()
    if found := persons.get(_key(name)):
        return found
    words = fold(name).split()
    bare = without_titles(words)
    return persons.get("".join(bare), frozenset()) if 0 < len(bare) < len(words) else frozenset()


@lru_cache(maxsize=65536)
def known_names(name: str) -> tuple[str, ...]:
    """For each of the table's persons of that name the one name that stands for all, folded; none for most names."""
    _, smallest = _persons()
    return tuple(sorted(smallest[person] for person in known_person(name)))


def one_known(left: str, right: str) -> bool | None:
    """Both names stand in the table: True for one person, False for none together; None where one doesn't stand there.

    A name of one word is many people's, so that it parts nobody.
    """
    ours, theirs = known_person(left), known_person(right)
    if not ours or not theirs:
        return None
    if ours.isdisjoint(theirs):
        return False if " " in left.strip() and " " in right.strip() else None
    return True
