"""Blindspots: a side that hardly covers a story while it does cover others.

For each catalogue of political sides: of the story's independent sources that it rates (n, at least five), k stand on a
side; in the other stories that side has the share p of all rated sources (told by at least twenty of them). The side is
blind to the story when

    k / n is at most half of p, and
    as few as k of n would come up by chance, at the share p, in at most one story of twenty (the binomial tail).

So one source more or less never makes a blindspot of a small story, and a side that is rare everywhere has none.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import comb

from stories.catalogue import Axis
from stories.coverage import Report, outlets_of, place

LEFT, CENTER, RIGHT = SIDES = ("Left", "Center", "Right")
# Below five sources even a side that makes up half of all coverage may be missing by chance.
LEAST_SOURCES = 5
# Appearances of rated sources in other stories from which on their shares say something.
LEAST_EXPECTED = 20
# "Hardly": at most half of what is usual.
_HARDLY = 0.5
# One in twenty, as is usual for calling something more than chance.
_CHANCE = 0.05
# The middle of a scale from -1 to 1: a fifth of it on either side, as on a scale of five steps.
_MIDDLE = 0.2


@dataclass(frozen=True, slots=True)
class Blindspot:
    """A side that hardly covers the story. `share` is of its `sources` rated independent sources, `expected` the
    side's share in the other stories."""

    catalogue: str
    side: str
    share: float
    expected: float
    sources: int


def side_of(score: float | None) -> str | None:
    """The side on which a score stands; None without one."""
    if score is None:
        return None
    return CENTER if abs(score) <= _MIDDLE else LEFT if score < 0 else RIGHT


def sides_of(reports: Iterable[Report], catalogue: str) -> Counter[str | None]:
    """How many of the story's independent sources that the catalogue rates stand on each side; None: on no one."""
    places = (place(outlet, catalogue, Axis.BIAS) for outlet in outlets_of(reports).values())
    return Counter(side_of(found.score) for found in places if found is not None)


def blindspots(own: Mapping[str, Counter[str | None]], others: Mapping[str, Counter[str | None]]) -> list[Blindspot]:
    """The blindspots by catalogue: the sides of the story's own sources, and of the sources of other stories."""
    found: list[Blindspot] = []
    for catalogue, counted in own.items():
        rated, told = counted.total(), others.get(catalogue, Counter())
        if rated < LEAST_SOURCES or told.total() < LEAST_EXPECTED:
            continue
        for side in SIDES:
            usual, share = told[side] / told.total(), counted[side] / rated
            if usual > 0 and share <= usual * _HARDLY and _tail(counted[side], rated, usual) <= _CHANCE:
                found.append(Blindspot(catalogue, side, share, usual, rated))
    return found


def _tail(few: int, many: int, share: float) -> float:
    """How likely at most `few` of `many` are, when each is with the chance `share`."""
    return sum(comb(many, count) * share**count * (1 - share) ** (many - count) for count in range(few + 1))
