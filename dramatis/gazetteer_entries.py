"""What the gazetteer answers with: places, organisations, known persons, and the entries of a user's own files."""

from dataclasses import dataclass

from dramatis.words import EntityKind


@dataclass(frozen=True, slots=True)
class Place:
    """A country, a city or a region.

    `kind` is "country", "city" or "region". `country` is the ISO 3166 alpha-2 code of the state it is or lies in, None
    for what lies in several (a sea, a continent) or is disputed. Population is None where unknown, coordinates are
    for what lies in several (a sea, a continent) or is disputed. Population is None where unknown, coordinates are
    GeoNames' number of the part of the state that a region is or a city lies in ("TX"), None where unknown.
    """

    kind: str
    name: str
    country: str | None = None
    wikidata: str | None = None
    geonames: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    capital: bool = False
    part: str | None = None


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation. `sort` is its sort in one word or two ("ministry", "party", "company", "armed group" …).

    `country` is the ISO code of the state it belongs to ("EU" for the Union's bodies), None for an international one.
    """

    name: str
    sort: str
    country: str | None = None
    wikidata: str | None = None
    acronyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A politician. `gender` is "f" or "m", `country` an ISO code, `role` the latest office in the source."""

    name: str
    wikidata: str | None
    gender: str | None
    country: str | None
    role: str
    suffix: str | None = None


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """A person, organisation or place of a file that the user loaded.

    `kind` is PERSON, ORGANIZATION or PLACE, `wikidata` an id such as "Q159", `country` an ISO 3166 alpha-2 code (or
    "EU"), `geonames` a GeoNames id, `gender` "f" or "m", the coordinates degrees; None where the file doesn't say.
    """

    kind: EntityKind
    name: str
    wikidata: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    country: str | None = None
    geonames: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    gender: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Contested:
    """A name that means more than one thing of the kind, with nothing that tells them apart: it stands for none."""

    kind: EntityKind
    name: str
