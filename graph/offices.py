"""Offices that persons hold, when and of what; and whether two sides' offices at one time can be one person's.

An office of a state (its president, its foreign minister) is held by one person at a time, and nobody holds such
offices of two states in one year. What an entity held in other years says nothing against it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.entity_matching_cards import EntityCard
from graph.name_roles import standing

# Of these a state has one at a time; a minister's has the task behind it.
_HIGH = frozenset({"president", "head of government", "ruler", "pope", "supreme leader"})
_MINISTER = "minister "
# Held by one person on earth, so that it needs no state.
_ONLY_ONE = frozenset({"pope"})
# Whoever is called so doesn't hold the office itself.
_BELOW = re.compile(r"\b(?:deputy|vice|assistant|junior|shadow|parliamentary|state minister|aspiring)\b")
_CODE = 2  # letters of a country's code
_CITIZEN = "citizen"
# Years between two reports of an office within which its holder is taken for the same.
_SAME_HOLDER = 1


@dataclass(frozen=True, slots=True)
class Held:
    """An office in a year (0 where unknown) of a state (its code), or of what isn't a state, "" where unknown."""

    office: str
    land: str
    year: int


def is_high(role: str) -> bool:
    """The role is one of which a state has one holder at a time."""
    return not _BELOW.search(role.lower()) and any(_is_high(office) for office in standing((role,)).offices)


def _is_high(office: str) -> bool:
    return office in _HIGH or office.startswith(_MINISTER)


def is_state(land: str) -> bool:
    """The text is the code of a country."""
    return len(land) == _CODE and land.isupper()


def high_offices(card: EntityCard) -> frozenset[Held]:
    """The high offices that the card's person is said to hold, former and future ones left out."""
    return _high_offices(card.offices or _told(card))


def _told(card: EntityCard) -> frozenset[tuple[int, str, str]]:
    """What a card without dated offices says: all its roles, in the years of its reports, of its country."""
    years = {day.year for day in (card.first, card.last) if day is not None} or {0}
    return frozenset((year, role, card.country or "") for year in years for role in (*card.titles, *card.roles))


@lru_cache(maxsize=16384)
def _high_offices(offices: frozenset[tuple[int, str, str]]) -> frozenset[Held]:
    return frozenset(
        Held(office, land, year)
        for year, role, land in offices
        if is_high(role)
        for office in standing((role,)).held
        if _is_high(office)
    )


def land_of(offices: Iterable[tuple[int, str, str]]) -> str | None:
    """The state that the person serves or is a citizen of, where what is said of it doesn't differ; else None."""
    lands = {land for _, role, land in offices if is_state(land) and (role == _CITIZEN or is_high(role))}
    return next(iter(lands)) if len(lands) == 1 else None


def roles_about(card: EntityCard, other: EntityCard) -> tuple[str, ...]:
    """The roles of the one about the years in which the other is reported; all where the years aren't known."""
    days = [day.year for day in (other.first, other.last) if day is not None]
    if not card.offices or not days:
        return card.titles + card.roles
    first, last = min(days) - _SAME_HOLDER, max(days) + _SAME_HOLDER
    return tuple(sorted({role for year, role, _ in card.offices if not year or first <= year <= last}))


def states_at_odds(left: EntityCard, right: EntityCard) -> str | None:
    """In one year the one holds an office of one state, the other of another one: in words, or None."""
    ours, theirs = high_offices(left), high_offices(right)
    for one, other in sorted(_of_one_year(ours, theirs), key=lambda pair: _said(*pair)):
        lands = {held.land for held in ours if held.year == one.year and is_state(held.land)}
        others = {held.land for held in theirs if held.year == other.year and is_state(held.land)}
        if lands and others and lands.isdisjoint(others):
            return _said(one, other)
    return None


def _of_one_year(ours: Iterable[Held], theirs: Iterable[Held]) -> Iterator[tuple[Held, Held]]:
    stated = [held for held in theirs if is_state(held.land)]
    return ((a, b) for a in ours if a.year and is_state(a.land) for b in stated if a.year == b.year)


def _said(one: Held, other: Held) -> str:
    a, b = sorted((f"{one.office} of {one.land}", f"{other.office} of {other.land}"))
    return f"one is {a}, the other {b} in {one.year}"


def shared_offices(left: EntityCard, right: EntityCard) -> list[tuple[Held, Held]]:
    """The high offices that both hold about one time, without two states or bodies of which they are held."""
    return sorted(
        (
            (a, b)
            for a in high_offices(left)
            for b in high_offices(right)
            if a.office == b.office and _near(a.year, b.year) and (not a.land or not b.land or a.land == b.land)
        ),
        key=lambda pair: (not pair[0].land, not pair[1].land, pair[0].office, pair[0].year, pair[1].year),
    )


def _near(one: int, other: int) -> bool:
    return not one or not other or abs(one - other) <= _SAME_HOLDER


def is_worldwide(office: str) -> bool:
    """There is one holder on earth."""
    return office in _ONLY_ONE
