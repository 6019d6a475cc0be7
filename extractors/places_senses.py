"""What a place's name may mean: countries, parts of states and cities, each with how often it is meant unsaid."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log10
from pathlib import Path

from dramatis.folding import fold
from dramatis.gazetteer import Gazetteer, Place

# Weights are powers of ten, for a city those of its people. News names any country more than a city of 30 millions, and
# a part of a state as often as a city of 900,000 ("Quebec" is rather the province, "Hamburg" the city).
_COUNTRY, _PART = 7.5, 5.95
# A dependency of few people is hardly ever called by its name in another language ("Mena" for Man).
_SMALL_LAND, _MANY_PEOPLE = 4.0, 300_000
# Of a part of a state and the town in it of the same name ("Geneva", "Zurich") rather the town is meant, save where the
# parts are what everybody speaks of.
_WITH_TOWN = -1.5
_GREAT_PARTS = frozenset(["US", "CA", "AU"])
# Capitals stand for their states' politics too: Athens is as a city of six millions.
_CAPITAL = 1.0
# A name that is only one of a city's others ("Victoria" for Hong Kong) is seldom used for it.
_OTHER_NAME = -0.7
# Towns in the table are as if they had 500,000 people.
_FAMOUS = 5.7
_TABLE = Path(__file__).parent / "lexicon" / "places_famous.tsv"
# From ten times as likely as any other on, a place is clear and tells where its neighbours lie.
_CLEAR = 1.0
# Written just as the gazetteer has it, accents included ("San Jose" or "San José").
_SAME_LETTERS = 0.3


@dataclass(frozen=True, slots=True)
class Sense:
    """A place that a name may mean, and its weight without any context, in powers of ten."""

    place: Place
    weight: float


@lru_cache(maxsize=20_000)
def senses(gazetteer: Gazetteer, text: str) -> tuple[Sense, ...]:
    """All places of the name, the most often meant first; empty for names that aren't places."""
    bare = text[4:] if text[:4].lower() == "the " else text
    found = [Sense(place, _COUNTRY if _known_as(place, bare) else _SMALL_LAND) for place in gazetteer.countries(text)]
    cities = gazetteer.cities(text)
    towns = {(city.country, city.part) for city in cities if fold(city.name) == fold(bare)}
    for place in gazetteer.regions(text):
        shared = (place.country, place.part) in towns and place.country not in _GREAT_PARTS
        found.append(Sense(place, _PART + _spelt(place, bare) + (_WITH_TOWN if shared else 0.0)))
    famous, told = _famous().get(fold(text)), False
    for place in cities:
        weight = log10((place.population or 0) + 1_000) + (_CAPITAL if place.capital else 0.0)
        called = fold(place.name) == fold(bare)
        if place.country == famous and not told:
            # The largest of the country comes first.
            told = True
            found.append(Sense(place, max(weight, _FAMOUS) + _SAME_LETTERS))
            continue
        found.append(Sense(place, weight + (_spelt(place, bare) if called else _OTHER_NAME)))
    return tuple(sorted(found, key=lambda sense: -sense.weight))


def _known_as(land: Place, text: str) -> bool:
    """The land's own name, or any that is used for a land of many people."""
    return (land.population or 0) >= _MANY_PEOPLE or fold(land.name) == fold(text)


@cache
def _famous() -> dict[str, str]:
    """Folded name -> country."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {fold(name): country for name, country in rows}


def _spelt(place: Place, text: str) -> float:
    return _SAME_LETTERS if place.name.casefold() == text.casefold() else 0.0


def clear(found: Sequence[Sense]) -> Place | None:
    """The place that is meant nearly always, None where there is no such."""
    if not found or (len(found) > 1 and found[0].weight - found[1].weight < _CLEAR):
        return None
    return found[0].place


def inside(place: Place, country: str | None, part: str | None) -> bool:
    """The place lies in that country, and in that part of it unless `part` is None."""
    return place.country is not None and place.country == country and (part is None or place.part == part)
