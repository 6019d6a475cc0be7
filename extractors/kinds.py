"""What a name is: the kind that a label stands for, and what the gazetteer knows of a name or a span."""

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from dramatis.folding import fold
from dramatis.gazetteer import Gazetteer, KnownOrganisation, Place
from dramatis.words import EntityKind
from extractors.names_words import of_every_state
from extractors.reading import Form

# The labels of names (OntoNotes' and our own), and what they become. Documents, events, dates and amounts aren't names.
KIND_OF_LABEL = {
    "PERSON": EntityKind.PERSON,
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "NORP": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
}
# A city smaller than this is named far less often than a person or company of its name.
_LARGE_CITY = 1_000_000
_SMALL_CITY = 100_000
# A city of this size is more than the government that sits there (The Hague, Tel Aviv; not Westminster).
_SEAT = 300_000
# "United Arab Emirates" and "Organization of American States" have four, few names in news more.
_MOST_WORDS = 7
_LONGEST_ACRONYM = 7
_INDEXED = ("country", "demonym", "metonym", "organisation", "region", "city")


@dataclass(frozen=True, slots=True)
class Known:
    """What the gazetteer knows: `key` is equal for all names of one entity.

    `weak`: the name is also a word or a person's, or a small city's, so the text has to speak for it. `metonym_of`:
    the ISO code of the state (or EU) for which this seat of government speaks.
    """

    kind: EntityKind
    form: Form
    name: str
    key: str
    wikidata: str | None = None
    geonames: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    metonym_of: str | None = None
    weak: bool = False
    small: bool = False
    """A city of fewer than 100,000 people, which is rarely what a company's or party's name means."""
    region: bool = False
    """A region or a city that is no capital: companies and persons bear such names too."""


@lru_cache(maxsize=20_000)
def look_up(gazetteer: Gazetteer, text: str, shouted: bool = False) -> Known | None:
    """What the gazetteer knows of the name, or None. `shouted`: it stands among capitals, so its own say nothing."""
    if not text or text.islower():
        return None
    acronym = text.replace(".", "").isupper() and len(text) <= _LONGEST_ACRONYM and not shouted
    if countries := gazetteer.countries(text):
        return known_place(countries[0], Form.ACRONYM if acronym else Form.NAME, weak=gazetteer.ambiguous(text))
    if (code := gazetteer.demonym(text)) is not None and (place := gazetteer.country(code)) is not None:
        return known_place(place, Form.DEMONYM)
    place = _likeliest(gazetteer.places(text), text)
    # "White House" is Casablanca's name too, but not what that is called.
    city = place is not None and (place.capital or (_called(place, text) and (place.population or 0) >= _SEAT))
    if (code := gazetteer.metonym(text)) is not None and not city:
        name = _bare(text)
        key = f"metonym:{name.casefold()}"
        return Known(EntityKind.ORGANIZATION, Form.NAME, name, key, country=code, metonym_of=code)
    if place is None and (own := _own(gazetteer, text, acronym)) is not None:
        return own
    if (organisation := gazetteer.organisation(text)) is not None:
        return _organisation(
            organisation, Form.ACRONYM if acronym else Form.NAME, weak=_common_word(text) and not acronym
        )
    if (national := _national(gazetteer, text)) is not None:
        return national
    if place is not None and (not acronym or place.capital or (place.population or 0) >= _SMALL_CITY):
        large = place.capital or place.kind == "region" or (place.population or 0) >= _LARGE_CITY
        return known_place(place, Form.NAME, weak=not large or gazetteer.ambiguous(text), metonym_of=code)
    return None


def _own(gazetteer: Gazetteer, text: str, acronym: bool) -> Known | None:
    """The organisation or place of the user's own gazetteers, where the name means but one.

    Only the kind and the name are settled here; ids are given with the whole article in view. What every state has
    ("Ministry of Defence") is no name of one.
    """
    own = gazetteer.own
    if own is None or of_every_state(text):
        return None
    form = Form.ACRONYM if acronym else Form.NAME
    weak = _common_word(text) and not acronym
    if (entry := own.only(text, EntityKind.ORGANIZATION)) is not None:
        return Known(entry.kind, form, entry.name, f"own:{entry.wikidata}", country=entry.country, weak=weak)
    if (entry := own.only(text, EntityKind.PLACE)) is not None:
        spot = (entry.latitude, entry.longitude)
        return Known(
            entry.kind, form, entry.name, f"own:{entry.wikidata}", None, entry.geonames, entry.country, *spot,
            weak=weak, region=True,
        )  # fmt: skip
    return None


def _likeliest(places: tuple[Place, ...], text: str) -> Place | None:
    """The place that is meant: one that is called so before one that was or is elsewhere; capitals before others.

    Of a region and its city of one name the city, where only that has a spot on the map.
    """
    called = [place for place in places if _called(place, text)]
    options = [place for place in (*called, *places[:1]) if place.capital] or called or list(places)
    if not options:
        return None
    first = options[0]
    if first.kind == "region" and first.latitude is None:
        return next((p for p in options if p.kind == "city" and p.country == first.country), first)
    return first


def _called(place: Place, text: str) -> bool:
    return fold(_bare(place.name)) == fold(_bare(text))


def _national(gazetteer: Gazetteer, text: str) -> Known | None:
    """A country's known body with the country before it: "U.S. Department of …", "Russian Security Council"."""
    first, _, rest = text.partition(" ")
    if " " not in rest:
        return None
    places = gazetteer.countries(first)
    code = gazetteer.demonym(first) or (places[0].country if places else None)
    if code is None:
        return None
    found = next((body for body in gazetteer.organisations(rest) if body.country == code), None)
    return None if found is None else _organisation(found, Form.NAME, weak=False)


def label_of(known: Known) -> str:
    """The label that fits what is known."""
    if known.form is Form.DEMONYM:
        return "NORP"
    return "GPE" if known.kind is EntityKind.PLACE else "ORG"


def known_place(place: Place, form: Form, *, weak: bool = False, metonym_of: str | None = None) -> Known:
    """What is known of a name that means the place."""
    own = place.geonames or place.wikidata or f"{fold(place.name)}/{place.country}"
    return Known(
        kind=EntityKind.PLACE,
        form=form,
        name=place.name,
        key=f"country:{place.country}" if place.kind == "country" else f"place:{own}",
        wikidata=place.wikidata,
        geonames=place.geonames,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        metonym_of=metonym_of,
        weak=weak,
        small=place.kind == "city" and not place.capital and (place.population or 0) < _SMALL_CITY,
        region=place.kind != "country" and not place.capital,
    )


def _organisation(organisation: KnownOrganisation, form: Form, *, weak: bool) -> Known:
    return Known(
        kind=EntityKind.ORGANIZATION,
        form=form,
        name=organisation.name,
        key=f"organisation:{organisation.wikidata or fold(organisation.name)}",
        wikidata=organisation.wikidata,
        country=organisation.country,
        weak=weak,
    )


def _common_word(text: str) -> bool:
    """One word that isn't an acronym: as likely a word of the language as a company."""
    return " " not in text.removeprefix("the ").removeprefix("The ")


def _bare(text: str) -> str:
    return text[4:] if text[:4].lower() == "the " else text


def longest_known(
    gazetteer: Gazetteer, doc: Doc, start: int, taken: bytearray, shouted: bool = False
) -> tuple[int, Known] | None:
    """End (exclusive) and entry of the longest known name that begins at token `start`, over free tokens, or None."""
    most = _starts(gazetteer).get(_folded(doc[start].text), 0)
    if most == 0:
        return None
    end = start
    words: list[str] = []
    ends: list[tuple[int, str]] = []
    while end < len(doc) and len(words) < min(most, _MOST_WORDS) and not taken[end] and not doc[end].text.isspace():
        token = doc[end]
        # A hyphen or apostrophe inside a name is its own token: it adds no word of the folded name.
        words.extend(_folded(token.text).split() or ())
        end += 1
        if token.text[0].isupper() or token.text[0].isdigit():
            ends.append((end, doc[start:end].text))
    for stop, text in reversed(ends):
        known = look_up(gazetteer, " ".join(text.split()), shouted)
        if known is not None:
            return stop, known
    return None


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    return fold(word)


@lru_cache(maxsize=2)
def _starts(gazetteer: Gazetteer) -> dict[str, int]:
    """First folded word of any known name -> the most words of a name that begins so."""
    starts: dict[str, int] = {}
    for kind in _INDEXED:
        for word, most in gazetteer.first_words(kind).items():
            starts[word] = max(most, starts.get(word, 0))
    return starts
