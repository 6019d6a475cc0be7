"""The mentions between which relations hold: persons, organisations, places and peoples, in text order."""

from dataclasses import dataclass
from functools import lru_cache

from dramatis.gazetteer import Gazetteer, load_gazetteer
from dramatis.words import EntityKind
from extractors.reading import Chain, Form, Naming, Reading

# "U.S.A."
_LONGEST_INITIALS = 6
_LETTERS = {EntityKind.PERSON: "P", EntityKind.ORGANIZATION: "O", EntityKind.PLACE: "L"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention with its chain and the letter of its kind: P, O, L, and D for a place told by its people ("French")."""

    naming: Naming
    chain: int
    letter: str


def spots_of(reading: Reading) -> list[Spot]:
    """Every mention of a person, organisation or place, in text order; of overlapping ones the first."""
    found = []
    for index, chain in enumerate(reading.chains):
        letter = _LETTERS.get(chain.kind)
        if letter is not None:
            found += [
                Spot(naming, index, "D" if letter == "L" and _is_adjective(reading, chain, naming) else letter)
                for naming in chain.namings
            ]
    found.sort(key=lambda spot: (spot.naming.start, -spot.naming.end))
    kept: list[Spot] = []
    for spot in found:
        if not kept or spot.naming.start >= kept[-1].naming.end:
            kept.append(spot)
    return kept


def may_lie(reading: Reading, inner: Spot, outer: Spot) -> bool:
    """As far as is known the one may lie in the other: no country in another place, no place in another country's."""
    one, other = reading.chains[inner.chain], reading.chains[outer.chain]
    if inner.letter == "O":
        return True
    if is_country(one, load_gazetteer()):
        return other.country is None and other.wikidata is None and other.geonames is None
    return one.country is None or other.country is None or one.country == other.country


def _is_adjective(reading: Reading, chain: Chain, naming: Naming) -> bool:
    """The place is told by its people ("French"), or by initials before a noun ("U.S. senator")."""
    if naming.form is Form.DEMONYM:
        return True
    first = reading.doc[naming.start]
    if (
        naming.end - naming.start > 1
        or len(first.text) > _LONGEST_INITIALS
        or not first.text.replace(".", "").isupper()
    ):
        return False
    after = reading.doc[naming.end] if naming.end < len(reading.doc) else None
    return after is not None and after.pos_ in ("NOUN", "ADJ") and is_country(chain, load_gazetteer())


def unplaced(reading: Reading, spot: Spot) -> bool:
    """No gazetteer knows the place: too small to be another's equal."""
    chain = reading.chains[spot.chain]
    return spot.letter == "L" and chain.geonames is None and chain.wikidata is None


def may_hold(reading: Reading, spot: Spot) -> bool:
    """The gazetteer knows the place or its country, so that smaller ones may lie in it."""
    chain = reading.chains[spot.chain]
    return chain.country is not None


def surely_inside(reading: Reading, inner: Spot, outer: Spot) -> bool:
    """The one place lies in the other, as far as the gazetteer knows: the outer is a state or a part of one."""
    one, other = reading.chains[inner.chain], reading.chains[outer.chain]
    gazetteer = load_gazetteer()
    if one.country is None or one.country != other.country or is_country(one, gazetteer):
        return False
    if not (is_country(other, gazetteer) or _is_region(gazetteer, other.name)):
        return False
    # "Louisiana, Arizona" is a list.
    return is_country(other, gazetteer) or not _is_region(gazetteer, one.name)


def is_country(chain: Chain, gazetteer: Gazetteer) -> bool:
    """The chain is a state, no place in one."""
    country = gazetteer.country(chain.country)
    return country is not None and country.wikidata is not None and country.wikidata == chain.wikidata


@lru_cache(maxsize=20_000)
def _is_region(gazetteer: Gazetteer, name: str) -> bool:
    return bool(gazetteer.regions(name))
