"""How alike two names of organisations are: ministries by country and task, companies without legal forms, acronyms."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from dramatis.folding import fold
from dramatis.gazetteer import KnownOrganisation, load_gazetteer
from graph.name_abjads import is_abjad, latin_pattern
from graph.name_bodies import country_of, english, known_bodies
from graph.name_forms import script
from graph.name_organisation_parts import OrganisationName, organisation_name, without_forms
from graph.name_places import known_places, same_word
from graph.name_sounds import OTHER_SPELLING, likeness
from graph.name_words import GENERIC, SMALL

__all__ = ["OrganisationMatch", "OrganisationName", "bodies", "match_organisations", "organisation_name"]

# An acronym of so many letters is hardly another's by chance; a shorter one needs the context.
_SURE_ACRONYM = 4
_MOST_ACRONYM = 6  # letters; from more on it is a name
# What a match is worth before the context speaks.
_SAME_BUT_KIND, _SAME_BUT_FORM, _SQUEEZED, _IN_LATIN = 0.94, 0.95, 0.96, 0.95
_LONG_ACRONYM, _SHORT_ACRONYM, _PART, _BRANCH = 0.94, 0.86, 0.78, 0.85
_KNOWN, _ONE_LETTER, _OTHER_ORDER = 0.97, 0.9, 0.88


@dataclass(frozen=True, slots=True)
class OrganisationMatch:
    """How alike two names are; `generic` and `acronym` matches need the context to agree too.

    `known`: our own table has both for one body and for no other.
    """

    score: float
    reason: str
    generic: bool = False
    acronym: bool = False
    known: bool = False


@lru_cache(maxsize=131072)
def match_organisations(left: str, right: str) -> OrganisationMatch:
    """How alike two names of organisations are, before countries and context are looked at. Symmetric."""
    if left > right:
        left, right = right, left
    one, other = organisation_name(left), organisation_name(right)
    if not one.words or not other.words:
        return OrganisationMatch(0.0, "one side has no name")
    ours, theirs = bodies(left), bodies(right)
    if fold(left) != fold(right) and set(ours) & set(theirs):
        if ours[0] == theirs[0] or min(len(left), len(right)) > _MOST_ACRONYM:
            only = len(ours) == len(theirs) == 1
            return OrganisationMatch(_KNOWN, "both are known names of one organisation", known=only)
        return OrganisationMatch(_SHORT_ACRONYM, "one is an acronym of the other and of others", acronym=True)
    if ours and theirs and not set(ours) & set(theirs):
        return OrganisationMatch(0.0, "they are known as two organisations")
    known = _known(left, right)
    if known is not None:
        return known
    if one.country and other.country and one.country != other.country:
        return OrganisationMatch(0.0, f"one is of {one.country}, the other of {other.country}")
    generic = one.generic or other.generic
    if one.branch != other.branch and sorted(one.bare) == sorted(other.bare):
        return OrganisationMatch(_BRANCH, "the names are the same, but one is a country's branch")
    if sorted(one.words) == sorted(other.words):
        if one.words != other.words and _two_universities(one, other):
            return OrganisationMatch(_OTHER_ORDER, "in America the other order is another university")
        return OrganisationMatch(1.0 if one.words == other.words else 0.97, "the names are the same", generic)
    if sorted(one.bare) == sorted(other.bare) and not generic:
        return OrganisationMatch(_SAME_BUT_FORM, "the names are the same but for the legal form")
    if not generic and "".join(one.bare) == "".join(other.bare):
        return OrganisationMatch(_SQUEEZED, "the names are the same but for the spaces")
    acronym_match = _match_acronyms(one, other)
    if acronym_match is not None:
        return acronym_match
    if _shortened(left, other) or _shortened(right, one):
        return OrganisationMatch(_SAME_BUT_FORM, "the names are the same but for an acronym of some words")
    if not generic and (_same_core(one, other) or _same_core(other, one)):
        return OrganisationMatch(_SAME_BUT_KIND, "the names are the same but for the word that says what it is")
    if script(left) != script(right) and _same_in_latin(one, other):
        return OrganisationMatch(_IN_LATIN, "the names are the same in Latin letters", generic)
    if not generic and set(one.bare) & set(other.bare) and _spelt_alike(one.bare, other.bare, _TELLING):
        return OrganisationMatch(_SAME_BUT_KIND, "the names agree but for spelling")
    return _match_loosely(one, other, generic)


_QUOTES = re.compile('[,«»„“”"]')


@lru_cache(maxsize=65536)
def bodies(name: str) -> tuple[int, ...]:
    """The numbers of the known bodies that bear the name, with or without a legal form or their country."""
    return (
        known_bodies(name)
        or known_bodies(" ".join(without_forms(_QUOTES.sub(" ", name).split())))
        or known_bodies("".join(name.split()))
        or _with_country(name)
    )


def _with_country(name: str) -> tuple[int, ...]:
    """Christian Democratic Union of Germany, German Christian Democratic Union: the body of its country."""
    parts = organisation_name(name)
    if parts.country is None or parts.branch or " " not in name:
        return ()
    found = _OF_A_LAND.fullmatch(name)
    if found and any(place.country == parts.country for place in load_gazetteer().countries(found["land"])):
        return tuple(n for n in known_bodies(found["body"]) if country_of(n) == parts.country)
    words = [word for word in name.split() if not _of_country(word, parts.country)]
    while words and words[-1] in ("of", "in", "the"):
        words.pop()
    if len(words) == len(name.split()) or not words:
        return ()
    bare = " ".join(words).removeprefix("the ").removeprefix("The ")
    return tuple(number for number in known_bodies(bare) if country_of(number) == parts.country)


# Federal Security Service of the Russian Federation.
_OF_A_LAND = re.compile(r"(?P<body>.+?) of (?:the )?(?P<land>\S+(?: \S+)*)")


def _of_country(word: str, country: str) -> bool:
    gazetteer = load_gazetteer()
    bare = word.strip(",'’").removesuffix("'s").removesuffix("’s")
    if not word.isascii():
        bare = " ".join(english(bare)).title()
    return gazetteer.demonym(bare) == country or any(place.country == country for place in gazetteer.countries(bare))


def _two_universities(one: OrganisationName, other: OrganisationName) -> bool:
    """Miami University, University of Miami."""
    if "university" not in one.words:
        return False
    place = " ".join(word for word in one.words if word != "university").title()
    return any(p.country in _AMERICAS for p in known_places(place)[:1] if p.kind != "country") or place in _TWICE


# Universities whose other order is another one, beside those of America's and Canada's places.
_AMERICAS = frozenset({"US", "CA"})
_TWICE = frozenset({"York", "Washington", "Miami", "Pacific", "Ottawa", "Georgia"})


def _shortened(name: str, long: OrganisationName) -> bool:
    """IIT Bombay, UC Berkeley: a word in capitals is the initials of the long name's words, the others are its rest."""
    words = name.replace(",", " ").split()
    capitals = [word for word in words if 2 <= len(word) <= _MOST_ACRONYM and word.isupper() and word.isalpha()]
    if len(words) < 2 or len(capitals) != 1:
        return False
    short = capitals[0].casefold()
    rest = sorted(word for word in fold(" ".join(w for w in words if w != capitals[0])).split() if word not in SMALL)
    told = list(long.latin)
    for start in range(len(told)):
        for end in range(start + 2, len(told) + 1):
            if end - start <= len(short) + 3:
                letters = "".join(word[0] for word in told[start:end] if word not in SMALL)
                others = sorted(word for word in (*told[:start], *told[end:]) if word not in SMALL)
                if letters == short and others == rest and told[start] not in SMALL:
                    return bool(rest)
    return False


def _match_acronyms(one: OrganisationName, other: OrganisationName) -> OrganisationMatch | None:
    for short, long in ((one, other), (other, one)):
        if short.acronym and not long.acronym and short.acronym in long.initials:
            sure = len(short.acronym) >= _SURE_ACRONYM
            return OrganisationMatch(
                _LONG_ACRONYM if sure else _SHORT_ACRONYM,
                "one is an acronym of the other",
                long.generic and not sure,
                acronym=True,
            )
    return None


def _same_core(one: OrganisationName, other: OrganisationName) -> bool:
    return one.core is not None and other.core is None and one.core == other.bare


def _same_in_latin(one: OrganisationName, other: OrganisationName) -> bool:
    """Word for word, or as a whole, as transliterations have it."""
    for short, long in ((one, other), (other, one)):
        joined = "".join(short.words)
        if is_abjad(joined) and latin_pattern(joined).fullmatch("".join(long.words)):
            return True
        if short.core is not None and long.core is None and _spelt_alike(short.core, long.bare):
            return True
    return _spelt_alike(one.bare, other.bare) or _spelt_alike(one.latin, other.latin)


# Letters; a shorter word may differ from another in one letter only.
_TELLING = 4


def _spelt_alike(one: tuple[str, ...], other: tuple[str, ...], shortest: int = 1) -> bool:
    """Every word has its fellow in the other name: the same, or another spelling, or the same city by another name."""
    if len(one) != len(other):
        return False
    rest = list(other)
    for word in one:
        found = next((w for w in rest if w == word or _same_word(word, w, shortest)), None)
        if found is None:
            return False
        rest.remove(found)
    return True


def _same_word(word: str, other: str, shortest: int) -> bool:
    if min(len(word), len(other)) < shortest or (word in GENERIC and other in GENERIC):
        return False
    if likeness(word, other, True) >= OTHER_SPELLING:
        return True
    return len(word) >= _TELLING <= len(other) and word.isascii() and other.isascii() and same_word(word, other)


def _known(left: str, right: str) -> OrganisationMatch | None:
    """What the gazetteer says of both names; None if it doesn't know one of them or a name says nothing by itself."""
    gazetteer = load_gazetteer()
    one, other = gazetteer.organisations(left), gazetteer.organisations(right)
    if not one or not other:
        # Fatah movement, Likud party: known without the word for what it is.
        one, other = one or _known_core(left), other or _known_core(right)
    if len(one) == len(other) == 1:
        names = organisation_name(left), organisation_name(right)
        if one[0] is other[0]:
            open_ones = all(name.generic and name.country is None for name in names)
            return OrganisationMatch(0.99, f"both are names of {one[0].name}", open_ones)
        if any(name.generic for name in names):
            return None
        return OrganisationMatch(0.0, f"one is {one[0].name}, the other {other[0].name}")
    return None


def _known_core(name: str) -> tuple[KnownOrganisation, ...]:
    if fold(name).endswith((" bank", " brand", " app")):
        return ()  # Volkswagen Bank isn't Volkswagen
    core = organisation_name(name).core
    return load_gazetteer().organisations(" ".join(core).title()) if core else ()


def _match_loosely(one: OrganisationName, other: OrganisationName, generic: bool) -> OrganisationMatch:
    if _numbers(one.words) != _numbers(other.words):
        if _club_year(one, other) or _club_year(other, one):
            return OrganisationMatch(_SAME_BUT_FORM, "the names are the same but for a club's year")
        return OrganisationMatch(0.0, "the numbers in the names differ")
    small, large = sorted((set(one.bare), set(other.bare)), key=len)
    if small < large and not generic:
        # Samsung, Samsung Electronics: a part of the name is a hint, not a proof.
        return OrganisationMatch(_PART, "one name is a part of the other")
    left, right = " ".join(one.bare), " ".join(other.bare)
    if min(len(left), len(right)) >= 9 and not generic and Levenshtein.distance(left, right, score_cutoff=1) <= 1:
        return OrganisationMatch(_ONE_LETTER, "the names differ in one letter")
    return OrganisationMatch(0.0, "the names differ")


def _club_year(long: OrganisationName, short: OrganisationName) -> bool:
    """Bayer 04 Leverkusen, Hannover 96: a town's club leaves out its year, which is of the last but one century."""
    rest = tuple(word for word in long.bare if not _YEAR.fullmatch(word))
    if len(rest) + 1 != len(long.bare) or rest != short.bare or not _NOT_CLUBS.isdisjoint(rest):
        return False
    if len(rest) == 1 and any(word in ("04", "05", "06", "07", "08", "09") for word in long.bare):
        return True  # Schalke 04: nothing else is numbered so
    return any(place.kind == "city" for word in rest for place in known_places(word.title())[:1])


# A club's founding year, in two digits or four; one digit or a year of this century is another number.
_YEAR = re.compile(r"0[1-9]|[2-9]\d|1[89]\d\d")
# Numbered beside a town's name, and another by every number.
_NOT_CLUBS = frozenset(
    {
        "channel", "kanal", "canal", "radio", "tv", "television", "studio", "district", "precinct", "regiment",
        "brigade", "division", "battalion", "local", "lodge", "school", "university", "lycee", "group", "forum",
        "agenda", "expo", "hotel",
    }
)  # fmt: skip


def _numbers(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in words if any(c.isdigit() for c in word))
