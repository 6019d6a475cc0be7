"""The tables of names in `data`: read once, when they are first asked for."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from dramatis.folding import fold


def rows(table: str) -> Iterator[list[str]]:
    """The lines of a table, cut at tabs; lines that begin with # are left out."""
    text = resources.files("graph").joinpath("data", table).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@cache
def characters(table: str, part: str) -> Mapping[str, tuple[str, ...]]:
    """Han characters, and how the table's part reads them."""
    found: dict[str, tuple[str, ...]] = {}
    for first, *cells in rows(table):
        if first == part:
            for cell in cells:
                written, *readings = cell.split()
                found[written] = tuple(dict.fromkeys((*found.get(written, ()), *readings)))
    return found


@cache
def groups(table: str, part: str) -> Mapping[str, frozenset[str]]:
    """Each folded name of the table's part, and the others of its lines; what is "either" or "short" is "given" too.

    The names of a line "short" are short for the first of it, and not forms of each other: Els, Betsy; Elisabeth.
    """
    found: dict[str, set[str]] = {}
    parts = {part, "either", "short"} if part == "given" else {part}
    for first, *cells in rows(table):
        if first in parts:
            names = [fold(name) for cell in cells for name in cell.split(";") if fold(name)]
            for name in names:
                found.setdefault(name, set()).update(names if first != "short" or name == names[0] else names[:1])
    return {name: frozenset(others - {name}) for name, others in found.items()}


@cache
def glosses(table: str, part: str) -> Mapping[str, str]:
    """What each folded word or phrase of the table's part stands for: English words, "" for none."""
    return {
        fold(phrase): english
        for first, english, *phrases in rows(table)
        if first == part
        for phrase in phrases
        if fold(phrase)
    }
