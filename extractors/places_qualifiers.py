"""What the words right around a place's name say of where it lies: "Paris, Texas", "the Lebanese port of Tripoli"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from dramatis.gazetteer import Gazetteer
from dramatis.words import EntityKind
from extractors.event_lexicon import listed
from extractors.names_page import Name
from extractors.places_senses import clear, senses
from extractors.reading import Form

_STATES = Path(__file__).parent / "lexicon" / "states.tsv"
# Between a name and what it lies in stand at most so many tokens.
_LONGEST_GAP = 9
_NOUN = (
    "(?:capital|city|town|village|port|suburb|district|province|region|state|county|municipality|resort|island|"
    "neighbourhood|neighborhood|township|prefecture|governorate|hamlet|community|stronghold|enclave)"
)
_AREA = (
    "(?:the )?(?:(?:north|south|east|west|northern|southern|eastern|western|central|northeastern|northwestern|"
    "southeastern|southwestern|south-eastern|south-western|north-eastern|north-western|upstate|rural) )?"
)
# What stands between a name and the larger place after it. The first two say little more than that it comes next.
_COMMA = re.compile(r"(?:, |\( )")
_LIES_IN = re.compile(
    rf"(?:, )?(?:in |, in )(?:the )?(?:{_NOUN} of |(?:\w+ )?parts? of )?{_AREA}"
    rf"|(?:, )(?:which is |that is )?(?:an?|the|its|one of the) (?:[\w-]+ ){{0,4}}{_NOUN} (?:in|of|on) {_AREA}"
    rf"|(?: ?city )?, {_AREA}"
)
# … and between the larger place and a name after it.
_OWNS = re.compile(rf"(?:'s|’s|'|’) (?:[\w-]+ ){{0,3}}{_NOUN} (?:city )?(?:of |, )?|(?:'s|’s) {_AREA}")
_PEOPLES = re.compile(rf"(?:[\w-]+ ){{0,2}}{_NOUN} (?:city )?(?:of |, )?")
_APPOSED = re.compile(r", (?:an?|the|its) (?:[\w-]+ ){0,2}")
_PLACE_NOUN = re.compile(rf"(?:[\w-]+ ){{0,2}}{_NOUN} ")
_LISTING = frozenset(["and", "or", "&"])
_OFFICES = listed("senator senators sen sen. representative rep rep. congressman congresswoman governor gov gov.")
_STATE_WORDS = listed(
    """state governor gov. gov lawmakers lawmaker legislature statehouse senator senators sen. rep. republican
    republicans democrat democrats congressman congresswoman delegate"""
)
_COUNTRY_WORDS = listed("republic kingdom government president premier parliament embassy ambassador king queen")
_CITY_WORDS = listed("city mayor downtown university diocese archdiocese archbishop bishop port airport outskirts")
# The bonus of a word that says which sort of place is meant, in powers of ten.
_SORT = 1.5


# What is called after the town where it is.
NAMED_AFTER = listed(
    """airport region oblast oblasts province district governorate prefecture municipality county raion voivodeship
    canton cathedral metro harbour harbor port castle zoo stadium"""
)


@dataclass(frozen=True, slots=True)
class Container:
    """What a name lies in. `certain`: the words leave no other reading, even where no known place fits."""

    country: str
    part: str | None
    certain: bool


def containers(doc: Doc, names: Sequence[Name], index: int, gazetteer: Gazetteer) -> list[Container]:
    """What the words around name `index` (in text order) say that it lies in; several where that is ambiguous too."""
    name = names[index]
    short = _short_form(doc, name.end)
    if short is not None:
        return [Container(*short, True)]
    after = names[index + 1] if index + 1 < len(names) else None
    if after is not None and after.kind is EntityKind.PLACE and 0 < after.start - name.end <= _LONGEST_GAP:
        gap = _words(doc, name.end, after.start)
        if after.form is Form.DEMONYM:
            if _APPOSED.fullmatch(gap) and _PLACE_NOUN.match(_words(doc, after.end, after.end + 4)):
                return _lands(after, gazetteer, True)
        elif gap is not None and (match := _COMMA.fullmatch(gap) or _LIES_IN.fullmatch(gap)):
            comma = match.re is _COMMA
            listing = after.end < len(doc) and doc[after.end].lower_ in _LISTING
            if not comma or not listing:
                return _lands(after, gazetteer, not comma or not _in_list(doc, names, index))
            return _lands(after, gazetteer, False)
    before = names[index - 1] if index > 0 else None
    if before is not None and before.kind is EntityKind.PLACE and 0 <= name.start - before.end <= _LONGEST_GAP:
        gap = _words(doc, before.end, name.start)
        pattern = _PEOPLES if before.form is Form.DEMONYM else _OWNS
        if pattern.fullmatch(gap):
            return _lands(before, gazetteer, True)
    return []


def lies_in(doc: Doc, name: Name, after: Name, gazetteer: Gazetteer) -> bool:
    """The words between the two say that the first lies in the second.

    A comma alone says so only before a country, a part of one, or what is said to lie in one: the rest are lists.
    """
    if not 0 < after.start - name.end <= _LONGEST_GAP or after.form is Form.DEMONYM:
        return False
    gap = _words(doc, name.end, after.start)
    if _COMMA.fullmatch(gap):
        if doc[name.end].text != "," or after.end >= len(doc) or doc[after.end].lower_ in _LISTING:
            return False
        options = senses(gazetteer, after.text)
        # Of a town that no gazetteer knows only the words around it can have told the country.
        return not options or options[0].place.kind != "city"
    return _LIES_IN.fullmatch(gap) is not None or (
        gap in ("of ", "of the ") and doc[name.end - 1].lower_ in NAMED_AFTER
    )


def sort_cues(doc: Doc, names: Sequence[Name], index: int, gazetteer: Gazetteer) -> dict[str, float]:
    """Kind of place ("country", "region", "city") -> the weight of what speaks for it around name `index`."""
    name = names[index]
    found: dict[str, float] = {}
    before = doc[name.start - 1].lower_ if name.start else ""
    noun = doc[name.start - 2].lower_ if name.start > 1 and before in ("of", "for") else before
    after = doc[name.end].lower_ if name.end < len(doc) else ""
    person = names[index - 1] if index else None
    if (
        noun in ("state", "governor", "gov.", "gov", "province")
        or after in _STATE_WORDS
        or (
            person is not None
            and person.kind is EntityKind.PERSON
            and before in ("of", "from")
            and name.start - person.end <= 2
            and any(doc[i].lower_ in _OFFICES for title in person.titles for i in range(title.start, title.end))
        )
    ):
        found["region"] = _SORT
    elif before == "of" and noun in _COUNTRY_WORDS:
        found["country"] = _SORT
    elif noun in _CITY_WORDS or after in ("city", "mayor", "police", "suburb"):
        found["city"] = _SORT
    for other in (index - 1, index + 1):
        kind = _beside(doc, names, index, other, gazetteer)
        if kind is not None:
            found[kind] = max(found.get(kind, 0.0), _SORT)
    return found


def _beside(doc: Doc, names: Sequence[Name], index: int, other: int, gazetteer: Gazetteer) -> str | None:
    """The kind of the other place that stands in one list with this one, None where that is open too."""
    if not 0 <= other < len(names) or names[other].kind is not EntityKind.PLACE or names[other].form is not Form.NAME:
        return None
    left, right = sorted((names[index], names[other]), key=lambda name: name.start)
    gap = _words(doc, left.end, right.start).split()
    if not gap or len(gap) > 2 or not set(gap) <= {",", "and", "or", "&"} or (gap == [","] and len(gap) == 1):
        return None
    place = clear(senses(gazetteer, names[other].text))
    return None if place is None else place.kind


def _in_list(doc: Doc, names: Sequence[Name], index: int) -> bool:
    """Another place stands right before the name, after a comma only: "Paris, Rome, Italy"."""
    if index == 0 or names[index - 1].kind is not EntityKind.PLACE:
        return False
    return _words(doc, names[index - 1].end, names[index].start).strip() in (",", "and", ", and")


def _lands(name: Name, gazetteer: Gazetteer, certain: bool) -> list[Container]:
    if name.form is not Form.NAME:
        country = name.known.country if name.known is not None else None
        return [Container(country, None, certain)] if country else []
    found = [sense.place for sense in senses(gazetteer, name.text) if sense.place.kind != "city"]
    return [
        Container(place.country, place.part if place.kind == "region" else None, certain)
        for place in found
        if place.country
    ]


def _short_form(doc: Doc, end: int) -> tuple[str, str] | None:
    """The state or province of "…, Ala." and "…, TX" at token `end`, or None."""
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    text = doc[end + 1].text
    if end + 2 < len(doc) and doc[end + 2].text == "." and not doc[end + 1].whitespace_ and f"{text}." in short_forms():
        text += "."
    found = short_forms().get(text)
    return None if found is None else found[:2]


@cache
def short_forms() -> dict[str, tuple[str, str, str]]:
    """Short form of a state or province -> its country, GeoNames' number of it, and its name."""
    found: dict[str, tuple[str, str, str]] = {}
    for line in _STATES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, country, part, name, forms = line.split("\t")
            found.update({form: (country, part, name) for form in (code, *forms.split(";")) if form})
    return found


def _words(doc: Doc, start: int, end: int) -> str:
    """The tokens in small letters, each with a blank after it."""
    return "".join(f"{token.lower_} " for token in doc[start : min(end, len(doc))])
