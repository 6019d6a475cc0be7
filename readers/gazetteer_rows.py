"""One row of a user's own gazetteer: its cells checked, one by one, into an entry."""

import re
from collections.abc import Mapping
from functools import lru_cache

from dramatis.errors import UnreadableError
from dramatis.gazetteer import load_gazetteer
from dramatis.gazetteer_entries import OwnEntry
from dramatis.own_file import key_of
from dramatis.words import EntityKind
from readers.characters import one_line, printable

REQUIRED = ("name", "kind", "wikidata")
COLUMNS = (
    *REQUIRED, "aliases", "country", "geonames", "latitude", "longitude", "gender", "acronym", "description",
)  # fmt: skip
# No cell of use is longer: a description of 300 words.
LONGEST_CELL = 20_000
# The longest names of organisations have about 200 characters.
_LONGEST_NAME = 300
_LONGEST_ACRONYM = 20
_LONGEST_DESCRIPTION = 2_000
# Heads of state have about this many spellings on Wikidata, all languages together.
_MOST_ALIASES = 200
# "Q159", also as Wikidata and its query service write it. Ids have nine digits so far.
_WIKIDATA = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/|wd:)?[Qq]([1-9][0-9]{0,11})")
_GEONAMES = re.compile(r"[1-9][0-9]{0,9}")
_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(?:[.,][0-9]{1,20})?")
# What a spreadsheet would run. "+972 Magazine" is a name.
_FORMULA = re.compile(r"[=@]|[+-][^ ]*[(|!]")
_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORGANIZATION": EntityKind.ORGANIZATION,
    "ORGANISATION": EntityKind.ORGANIZATION,
    "PLACE": EntityKind.PLACE,
}
_GENDERS = {"f": "f", "female": "f", "woman": "f", "m": "m", "male": "m", "man": "m"}
# The European Union stands as a country where it acts as one.
_UNION = "EU"


def read_entry(cells: Mapping[str, str]) -> OwnEntry:
    """The entry of a row; missing and empty cells say nothing. Raises UnreadableError with what is wrong with it."""
    told = cells.get
    latitude, longitude = _coordinates(told("latitude", ""), told("longitude", ""))
    return OwnEntry(
        name=_name("name", told("name", "")),
        kind=_kind(told("kind", "")),
        wikidata=_wikidata(told("wikidata", "")),
        aliases=_listed("alias", told("aliases", ""), _LONGEST_NAME),
        acronyms=_listed("acronym", told("acronym", ""), _LONGEST_ACRONYM),
        country=_country(told("country", "").strip()),
        geonames=_geonames(told("geonames", "").strip()),
        latitude=latitude,
        longitude=longitude,
        gender=_gender(told("gender", "").strip()),
        description=_description(told("description", "")),
    )


def _name(what: str, text: str, longest: int = _LONGEST_NAME) -> str:
    if len(text) > LONGEST_CELL:
        raise UnreadableError(f"the {what} is {len(text):,} characters long; {longest} are allowed")
    name = one_line(text)
    if not name:
        raise UnreadableError(f"the {what} is empty")
    if name[0] in "=@+-" and _FORMULA.match(name):
        raise UnreadableError(f"the {what} {_shown(name)} is a formula; write the {what} itself")
    if len(name) > longest:
        raise UnreadableError(f"the {what} is {len(name):,} characters long; {longest} are allowed")
    if "\ufffd" in name:
        raise UnreadableError(f"the {what} {_shown(name)} holds a character that was lost; save the file as UTF-8")
    if not key_of(name):
        raise UnreadableError(f"the {what} {_shown(name)} has no letter and no digit")
    return name


def _kind(text: str) -> EntityKind:
    kind = _KINDS.get(text.strip().upper())
    if kind is None:
        raise UnreadableError(f"the kind is {_shown(text)}; write PERSON, ORGANIZATION or PLACE")
    return kind


def _wikidata(text: str) -> str:
    found = _WIKIDATA.fullmatch(text.strip())
    if found is None:
        raise UnreadableError(f"{_shown(text)} is no Wikidata id; write one such as Q159")
    return f"Q{found.group(1)}"


def _listed(what: str, text: str, longest: int) -> tuple[str, ...]:
    """The parts between bars, each once."""
    if not text:
        return ()
    if "|" not in text and len(text) <= longest and not text.isspace():
        return (_name(what, text, longest),)
    parts = [part for part in text.split("|") if part and not part.isspace()]
    if len(parts) > _MOST_ALIASES:
        raise UnreadableError(f"it has {len(parts):,} entries under {what}; {_MOST_ALIASES} are allowed")
    return tuple(dict.fromkeys(_name(what, part, longest) for part in parts))


@lru_cache(maxsize=1024)
def _country(text: str) -> str | None:
    """The ISO code for a code or a country's English name."""
    if not text:
        return None
    if text.upper() == _UNION:
        return _UNION
    gazetteer = load_gazetteer()
    if len(text) <= _LONGEST_NAME and (place := gazetteer.country(text) or next(iter(gazetteer.countries(text)), None)):
        return place.country
    raise UnreadableError(f"{_shown(text)} is no country; write its ISO 3166 code of two letters, such as DE")


def _geonames(text: str) -> str | None:
    if text and not _GEONAMES.fullmatch(text):
        raise UnreadableError(f"{_shown(text)} is no GeoNames id; write its number, such as 2950159")
    return text or None


def _coordinates(north: str, east: str) -> tuple[float | None, float | None]:
    if not north and not east:
        return None, None
    north, east = north.strip(), east.strip()
    if not north and not east:
        return None, None
    if not north or not east:
        raise UnreadableError("it has only one of latitude and longitude; write both or none")
    return _degrees("latitude", north, 90), _degrees("longitude", east, 180)


def _degrees(what: str, text: str, most: int) -> float:
    degrees = float(text.replace(",", ".")) if _DEGREES.fullmatch(text) else float("nan")
    if not -most <= degrees <= most:
        raise UnreadableError(f"{_shown(text)} is no {what}; write degrees from -{most} to {most}, such as 52.52")
    return degrees


def _gender(text: str) -> str | None:
    if not text:
        return None
    gender = _GENDERS.get(text.lower())
    if gender is None:
        raise UnreadableError(f"the gender is {_shown(text)}; write f or m, or leave it empty")
    return gender


def _description(text: str) -> str | None:
    if not text:
        return None
    if len(text) > _LONGEST_DESCRIPTION:
        raise UnreadableError(f"the description is {len(text):,} characters long; {_LONGEST_DESCRIPTION:,} are allowed")
    return one_line(text) or None


def _shown(text: str) -> str:
    """The text in quotes, fit for a message."""
    plain = printable(text[:60])
    return f"'{plain}…'" if len(text) > 60 else f"'{plain}'"
