"""How alike two names of organisations are: ministries by country and task, companies without legal forms, acronyms."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer
from graph.name_words import FORMLIKE, GENERIC, SAME_WORD, SMALL, SORTS


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """An organisation's name in parts: its telling words in order, its country where the name says it.

    `generic`: every country has such a body, so it means one only with its country. `acronym` is the whole name in
    capitals when it is one; `initials` are those of the long name; `bare` are the words without a company's endings.
    """

    words: tuple[str, ...]
    bare: tuple[str, ...]
    country: str | None
    generic: bool
    acronym: str | None
    initials: frozenset[str]


@dataclass(frozen=True, slots=True)
class OrganisationMatch:
    """How alike two names are; `generic` and `acronym` matches need the context to agree too."""

    score: float
    reason: str
    generic: bool = False
    acronym: bool = False


@lru_cache(maxsize=65536)
def organisation_name(name: str) -> OrganisationName:
    """The parts of an organisation's name as it stands in a text."""
    letters = "".join(c for c in name if c.isalnum())
    acronym = letters.casefold() if 2 <= len(letters) <= 7 and letters.isupper() and " " not in name.strip() else None
    raw = fold(name).split()
    country, words = _take_country(name, raw)
    if raw and raw == words:
        country = country or None
    telling = tuple(w for w in (SAME_WORD.get(w, w) for w in _sorted_out(words)) if w)
    bare = _without_endings(telling)
    generic = bool(telling) and all(word in GENERIC or word in SORTS for word in telling)
    return OrganisationName(
        telling or tuple(raw), bare or telling or tuple(raw), country, generic, acronym, _initials(raw)
    )


def _sorted_out(words: list[str]) -> list[str]:
    """The words without small ones; the word for the sort of body brought to one form."""
    return [SORTS.get(word, word) for word in words if word not in SMALL]


def _take_country(name: str, raw: list[str]) -> tuple[str | None, list[str]]:
    """The country that the name says (Russian Foreign Ministry; Government of India), and the other words."""
    gazetteer = load_gazetteer()
    cased = {fold(word): word for word in name.replace("-", " ").split()}
    country, kept, skip = None, [], 0
    for start, word in enumerate(raw):
        if skip:
            skip -= 1
            continue
        for length in (4, 3, 2, 1):
            span = raw[start : start + length]
            if len(span) < length or (length == 1 and word in SORTS):
                continue
            surface = " ".join(cased.get(w, w) for w in span)
            code = gazetteer.demonym(surface.strip("'’s") if length == 1 else surface)
            found = None if code else gazetteer.countries(surface.removesuffix("'s").removesuffix("’s"))
            if (code or found) and len(raw) > length:
                country, skip = code or (found[0].country if found else None), length - 1
                break
        else:
            kept.append(word)
    return country, kept or raw


def _without_endings(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without a legal form and the like at the end: Apple Inc, Gazprom PJSC, Wagner Group."""
    gazetteer = load_gazetteer()
    kept = list(words)
    while len(kept) > 1:
        for length in (4, 3, 2, 1):
            if len(kept) > length and gazetteer.legal_form(" ".join(kept[-length:])):
                del kept[-length:]
                break
        else:
            if kept[-1] not in FORMLIKE:
                break
            kept.pop()
    if len(kept) > 1 and gazetteer.legal_form(kept[0]) and len(kept[0]) > 2:
        kept.pop(0)
    return tuple(kept)


def _initials(raw: list[str]) -> frozenset[str]:
    """The acronyms that a long name may have, with and without its small words."""
    if len(raw) < 2:
        return frozenset()
    return frozenset({"".join(w[0] for w in raw), "".join(w[0] for w in raw if w not in SMALL)})


@lru_cache(maxsize=131072)
def match_organisations(left: str, right: str) -> OrganisationMatch:
    """How alike two names of organisations are, before countries and context are looked at. Symmetric."""
    one, other = organisation_name(left), organisation_name(right)
    if not one.words or not other.words:
        return OrganisationMatch(0.0, "one side has no name")
    known = _known(left, right)
    if known is not None:
        return known
    if (one.acronym and one.acronym in other.initials) or (other.acronym and other.acronym in one.initials):
        return OrganisationMatch(0.86, "one is an acronym of the other", acronym=True)
    if one.country and other.country and one.country != other.country:
        return OrganisationMatch(0.0, f"one is of {one.country}, the other of {other.country}")
    generic = one.generic or other.generic
    if sorted(one.words) == sorted(other.words):
        return OrganisationMatch(1.0 if one.words == other.words else 0.97, "the names are the same", generic)
    if sorted(one.bare) == sorted(other.bare) and not generic:
        return OrganisationMatch(0.95, "the names are the same but for the legal form")
    return _match_loosely(one, other, generic)


def _known(left: str, right: str) -> OrganisationMatch | None:
    """What the gazetteer says of both names; None if it doesn't know one of them or a name says nothing by itself."""
    gazetteer = load_gazetteer()
    one, other = gazetteer.organisations(left), gazetteer.organisations(right)
    if len(one) == len(other) == 1:
        names = organisation_name(left), organisation_name(right)
        if one[0] is other[0]:
            open_ones = all(name.generic and name.country is None for name in names)
            return OrganisationMatch(0.99, f"both are names of {one[0].name}", open_ones)
        if any(name.generic for name in names):
            return None
        return OrganisationMatch(0.0, f"one is {one[0].name}, the other {other[0].name}")
    return None


def _match_loosely(one: OrganisationName, other: OrganisationName, generic: bool) -> OrganisationMatch:
    if _numbers(one.words) != _numbers(other.words):
        return OrganisationMatch(0.0, "the numbers in the names differ")
    small, large = sorted((set(one.bare), set(other.bare)), key=len)
    if small < large and not generic:
        # Samsung, Samsung Electronics: a part of the name is a hint, not a proof.
        return OrganisationMatch(0.78, "one name is a part of the other")
    left, right = " ".join(one.bare), " ".join(other.bare)
    if min(len(left), len(right)) >= 9 and not generic and Levenshtein.distance(left, right, score_cutoff=1) <= 1:
        return OrganisationMatch(0.93, "the names differ in one letter")
    return OrganisationMatch(0.0, "the names differ")


def _numbers(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in words if any(c.isdigit() for c in word))
