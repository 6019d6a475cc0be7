"""Ids from the gazetteers that the user loaded: which of their entries an in-article entity is, if any.

An entity is an entry when the text calls it by the entry's whole name, an alias or an acronym (in capitals): never by a
family name alone, where the text has a fuller name too. Of several entries of one name the text decides by country or
gender; where it doesn't, there is no id rather than a wrong one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

from dramatis.extraction import LocalEntity
from dramatis.gazetteer import Gazetteer
from dramatis.gazetteer_entries import OwnEntry
from dramatis.own_gazetteers import Found, OwnGazetteers
from dramatis.words import EntityKind
from extractors.names_words import of_every_state
from extractors.reading import Chain, Form, Reading
from extractors.spellings import person_name

# Two lists put one city's middle at most this far apart; towns of one name lie farther from each other as a rule.
_SAME_PLACE_KM = 100.0
_EARTH_KM = 6_371.0


def find_own_entries(reading: Reading, gazetteer: Gazetteer) -> None:
    """Notes with each chain of the reading the user's entry that it is; a person's gender comes with it."""
    own = gazetteer.own
    if own is None:
        return
    countries = {chain.country for chain in reading.chains if chain.country and chain.kind is not EntityKind.PERSON}
    for chain in reading.chains:
        found = _named(own, reading, chain)
        if not found.entries:
            continue
        chain.own = _meant(found, chain, countries, gazetteer)
        if chain.own is None and chain.kind is EntityKind.ORGANIZATION:
            # The shipped entry of that name is one among several too.
            chain.wikidata = None
        elif chain.own is not None and chain.own.gender is not None and chain.kind is EntityKind.PERSON:
            chain.gender = chain.own.gender


def with_own_entry(entity: LocalEntity, entry: OwnEntry | None) -> LocalEntity:
    """The entity with what the user's entry says of it, which goes before what the shipped gazetteer says."""
    if entry is None:
        return entity
    country = entry.country or entity.country
    if entity.kind is not EntityKind.PLACE:
        return replace(entity, wikidata=entry.wikidata, country=country)
    same = entity.wikidata in (None, entry.wikidata) and entry.geonames in (None, entity.geonames)
    placed = entry.latitude is not None
    return replace(
        entity,
        wikidata=entry.wikidata,
        country=country,
        geonames=entry.geonames or (entity.geonames if same else None),
        latitude=entry.latitude if placed else entity.latitude if same else None,
        longitude=entry.longitude if placed else entity.longitude if same else None,
    )


# --- by name


def _named(own: OwnGazetteers, reading: Reading, chain: Chain) -> Found:
    """The entries that all of the chain's whole names allow, of those that are listed at all."""
    meant: dict[str, OwnEntry] | None = None
    contested = False
    for text in _whole_names(reading, chain):
        found = own.find(text, chain.kind)
        contested = contested or found.contested
        if found.entries:
            named = {entry.wikidata: entry for entry in found.entries}
            meant = named if meant is None else {key: entry for key, entry in meant.items() if key in named}
    return Found(tuple((meant or {}).values()), contested)


def _whole_names(reading: Reading, chain: Chain) -> list[str]:
    """The names by which the text calls the chain: those of several words where there are any, else the single ones."""
    whole = [naming for naming in chain.namings if naming.form in (Form.NAME, Form.ACRONYM)]
    names = list(dict.fromkeys(_text(reading, naming.start, naming.end) for naming in whole))
    return [name for name in names if " " in name.removeprefix("the ").removeprefix("The ")] or names


def _text(reading: Reading, start: int, end: int) -> str:
    first, last = reading.characters(start, end)
    return " ".join(reading.text[first:last].split())


# --- by context


def _meant(found: Found, chain: Chain, countries: set[str], gazetteer: Gazetteer) -> OwnEntry | None:
    """The entry that the text means; None where none fits, or where several do."""
    if found.contested:
        return None
    gender = _told_gender(chain, gazetteer)
    fitting = [entry for entry in found.entries if _fits(entry, chain, gender)]
    if len(fitting) > 1:
        # What the text says of the entity itself goes before what it says of others.
        fitting = _by_ids(fitting, chain) or fitting
    if len(fitting) > 1 and chain.kind is EntityKind.PERSON:
        fitting = _distinct(fitting, lambda entry: entry.gender, {gender or chain.gender} - {None}) or fitting
    if len(fitting) > 1:
        told = {chain.country} if chain.country else countries
        fitting = _distinct(fitting, lambda entry: entry.country, told) or fitting
    return fitting[0] if len(fitting) == 1 else None


def _fits(entry: OwnEntry, chain: Chain, gender: str | None) -> bool:
    """Nothing that the text says contradicts the entry."""
    if chain.kind is EntityKind.PERSON:
        return gender is None or entry.gender in (None, gender)
    if chain.country is not None and entry.country not in (None, chain.country):
        return False
    if chain.kind is EntityKind.ORGANIZATION and of_every_state(entry.name):
        return chain.country is not None and chain.country == entry.country
    return chain.kind is not EntityKind.PLACE or _near(entry, chain)


def _told_gender(chain: Chain, gazetteer: Gazetteer) -> str | None:
    """The person's gender by title; None where it is only what the given name suggests, which the user may know better.

    The suggestion and the title of one gender look alike: then it is none, too.
    """
    suggested = {gazetteer.gender(person_name(name).given) for name in chain.names}
    return None if chain.gender in suggested else chain.gender


def _near(entry: OwnEntry, chain: Chain) -> bool:
    if entry.wikidata == chain.wikidata or (entry.geonames is not None and entry.geonames == chain.geonames):
        return True
    if entry.latitude is None or entry.longitude is None or chain.latitude is None or chain.longitude is None:
        return True
    return _distance_km(entry.latitude, entry.longitude, chain.latitude, chain.longitude) <= _SAME_PLACE_KM


def _by_ids(entries: Sequence[OwnEntry], chain: Chain) -> list[OwnEntry]:
    """The entries with an id that the shipped gazetteer found by the text."""
    return [
        entry
        for entry in entries
        if entry.wikidata == chain.wikidata or (entry.geonames is not None and entry.geonames == chain.geonames)
    ]


def _distinct(
    entries: Sequence[OwnEntry], attribute: Callable[[OwnEntry], str | None], told: Iterable[str | None]
) -> list[OwnEntry]:
    """The entries of what is told, where the attribute of all is known; else none of them."""
    if not all(map(attribute, entries)):
        return []
    wanted = set(told)
    return [entry for entry in entries if attribute(entry) in wanted]


def _distance_km(north: float, east: float, other_north: float, other_east: float) -> float:
    """Along a great circle, by the haversine formula."""
    a, b = radians(north), radians(other_north)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_east - east) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
