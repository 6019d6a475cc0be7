"""What the gazetteer answers with: places, organisations and known persons."""

from dataclasses import dataclass


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
