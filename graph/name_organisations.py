"""How alike two names of organisations are: ministries by country and task, companies without legal forms, acronyms."""

from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from dramatis.folding import fold
from dramatis.gazetteer import KnownOrganisation, load_gazetteer
from graph.name_abjads import is_abjad, latin_pattern
from graph.name_bodies import english, known_bodies
from graph.name_forms import script
from graph.name_places import same_word
from graph.name_sounds import OTHER_SPELLING, likeness
from graph.name_words import (
    CLUB_ENDS,
    CLUB_STARTS,
    FORM_STARTS,
    FORMLIKE,
    FORMS,
    GENERIC,
    KINDS,
    SAME_WORD,
    SMALL,
    SORTS,
)

# An acronym of so many letters is hardly another's by chance; a shorter one needs the context.
_SURE_ACRONYM = 4
# BoE, DoD, AfDB: so many letters at most, so many capitals at least.
_MIXED, _CAPITALS = 4, 2
# What a match is worth before the context speaks.
_SAME_BUT_KIND, _SAME_BUT_FORM, _SQUEEZED, _IN_LATIN = 0.94, 0.95, 0.96, 0.95
_LONG_ACRONYM, _SHORT_ACRONYM, _PART, _BRANCH = 0.94, 0.86, 0.78, 0.85


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """An organisation's name in parts: its telling words in order, its country where the name says it.

    `generic`: every country has such a body, so it means one only with its country. `acronym` is the whole name in
    capitals when it is one; `initials` are those of the long name; `bare` are the words without a company's endings,
    `core` those without the word for what it is (party, agency), None where that leaves nothing that tells.
    `branch`: a country stands at the end, as that of a company's branch (Philip Morris USA). `latin` are the words as
    they stand in the name, in Latin letters and not translated.
    """

    words: tuple[str, ...]
    bare: tuple[str, ...]
    core: tuple[str, ...] | None
    country: str | None
    generic: bool
    acronym: str | None
    initials: frozenset[str]
    branch: bool
    latin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationMatch:
    """How alike two names are; `generic` and `acronym` matches need the context to agree too."""

    score: float
    reason: str
    generic: bool = False
    acronym: bool = False


@lru_cache(maxsize=65536)
def organisation_name(name: str) -> OrganisationName:
    """The parts of an organisation's name as it stands in a text, in any script and many languages."""
    letters = "".join(c for c in name if c.isalnum())
    shouted = letters.isupper() or (len(letters) <= _MIXED and sum(c.isupper() for c in letters) >= _CAPITALS)
    acronym = letters.casefold() if 2 <= len(letters) <= 7 and shouted and " " not in name.strip() else None
    raw = list(english(name)) or fold(name).split()
    raw = _without_forms(raw)
    country, words, branch = _take_country(name, raw)
    telling = tuple(w for w in (SAME_WORD.get(w, w) for w in _sorted_out(words)) if w)
    bare = _without_endings(telling)
    generic = bool(telling) and all(word in GENERIC or word in SORTS for word in telling)
    return OrganisationName(
        telling or tuple(raw),
        bare or telling or tuple(raw),
        None if generic else _core(bare or telling),
        country,
        generic,
        acronym,
        _initials(raw, fold(name).split()),
        branch and not generic and script(name) == "latin",
        tuple(_without_forms(fold(anyascii(name)).split())) or telling,
    )


def _sorted_out(words: list[str]) -> list[str]:
    """The words without small ones; the word for the sort of body brought to one form."""
    return [SORTS.get(word, word) for word in words if word not in SMALL]


_SPANISH_FORMS: tuple[tuple[str, ...], ...] = (
    ("s", "a", "b", "de", "c", "v"), ("sab", "de", "cv"), ("s", "a", "de", "c", "v"), ("sa", "de", "cv"),
    ("s", "de", "r", "l"),
)  # fmt: skip


_PARTED_FORMS: tuple[tuple[str, ...], ...] = (
    ("s", "a"),
    ("a", "s"),
    ("s", "p", "a"),
    ("sp", "z", "o", "o"),
    ("s", "k"),
    ("b", "v"),
    ("n", "v"),
)


def _without_forms(raw: list[str]) -> list[str]:
    """The words without legal forms behind and before them, and without a club's letters."""
    words = list(raw)
    for ending in _SPANISH_FORMS:
        if len(words) > len(ending) and tuple(map(fold, words[-len(ending) :])) == ending:
            del words[-len(ending) :]
    while len(words) > 1 and (fold(words[-1]) in FORMS or fold(words[-1]) in CLUB_ENDS):
        words.pop()
        while len(words) > 1 and words[-1] in ("and", "e", "y", "et", "und"):
            words.pop()
    for ending in _PARTED_FORMS:
        if len(words) > len(ending) and tuple(words[-len(ending) :]) == ending:
            del words[-len(ending) :]
    if len(words) > 1 and (words[0] in FORM_STARTS or words[0] in CLUB_STARTS):
        words.pop(0)
    if len(words) > 1 and words[0] == "the":
        words.pop(0)
    return words


def _take_country(name: str, raw: list[str]) -> tuple[str | None, list[str], bool]:
    """The country that the name says (Russian Foreign Ministry; Government of India), the other words, and whether it
    stands at the end without "of" or "in".

    Where the name says two, it is of neither: British Columbia.
    """
    gazetteer = load_gazetteer()
    cased = {fold(word): word for word in name.replace("-", " ").split()}
    found_codes: dict[str, None] = {}
    country, kept, skip, branch = None, [], 0, False
    for start, word in enumerate(raw):
        if skip:
            skip -= 1
            continue
        for length in (4, 3, 2, 1):
            span = raw[start : start + length]
            if len(span) < length or (length == 1 and word in SORTS):
                continue
            surface = " ".join(cased.get(w, w.title()) for w in span)
            code = gazetteer.demonym(surface.strip("'’s") if length == 1 else surface)
            found = None if code else gazetteer.countries(surface.removesuffix("'s").removesuffix("’s"))
            if (code or found) and len(raw) > length:
                country, skip = code or (found[0].country if found else None), length - 1
                found_codes[country or ""] = None
                last = all(word in FORMLIKE for word in raw[start + length :])
                branch = code is None and start > 0 and last and raw[start - 1] not in SMALL
                break
        else:
            kept.append(word)
    if len(found_codes) > 1:
        return None, raw, False
    return country, kept or raw, branch


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


def _core(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """The words without the kind of body at their end; None where the rest is empty, generic or a place."""
    kept = list(words)
    if len(kept) > 1 and kept[0] in KINDS and not kept[1].isascii():
        kept.pop(0)  # Arabic and Hebrew put it first: the movement of Hamas
    while len(kept) > 1 and (kept[-1] in KINDS or kept[-2:] == ["news", "agency"]):
        kept.pop()
        if len(kept) > 1 and kept[-1] in ("news", "militant", "political", "rebel", "terrorist", "terror", "islamist"):
            kept.pop()
    if len(kept) == len(words) or all(word in GENERIC or word in SORTS for word in kept):
        return None
    return None if _is_place(" ".join(kept)) or sum(map(len, kept)) < _SHORTEST_CORE else tuple(kept)


_SHORTEST_CORE = 3  # letters


@lru_cache(maxsize=16384)
def _is_place(words: str) -> bool:
    gazetteer = load_gazetteer()
    name = words.title()
    if gazetteer.organisations(name) or known_bodies(name):
        return False
    return bool(gazetteer.countries(name) or gazetteer.demonym(name) or gazetteer.regions(name)) or any(
        (city.population or 0) >= _TOWN for city in gazetteer.cities(name)[:1]
    )


_TOWN = 50_000  # people; a smaller place lends its name to fewer bodies than a founder does


def _initials(raw: list[str], written: list[str]) -> frozenset[str]:
    """The acronyms that a long name may have, with and without its small words and its legal form."""
    found = set()
    for words in (raw, written):
        if len(words) > 1:
            found.add("".join(w[0] for w in words))
            found.add("".join(w[0] for w in words if w not in SMALL))
            found.add("".join(w[0] for w in words if w not in ("the", "and")))
    return frozenset(found)


@lru_cache(maxsize=131072)
def match_organisations(left: str, right: str) -> OrganisationMatch:
    """How alike two names of organisations are, before countries and context are looked at. Symmetric."""
    if left > right:
        left, right = right, left
    one, other = organisation_name(left), organisation_name(right)
    if not one.words or not other.words:
        return OrganisationMatch(0.0, "one side has no name")
    if fold(left) != fold(right) and set(bodies(left)) & set(bodies(right)):
        return OrganisationMatch(0.97, "both are known names of one organisation")
    known = _known(left, right)
    if known is not None:
        return known
    if one.country and other.country and one.country != other.country:
        return OrganisationMatch(0.0, f"one is of {one.country}, the other of {other.country}")
    generic = one.generic or other.generic
    if one.branch != other.branch and sorted(one.bare) == sorted(other.bare):
        return OrganisationMatch(_BRANCH, "the names are the same, but one is a country's branch")
    if sorted(one.words) == sorted(other.words):
        return OrganisationMatch(1.0 if one.words == other.words else 0.97, "the names are the same", generic)
    if sorted(one.bare) == sorted(other.bare) and not generic:
        return OrganisationMatch(_SAME_BUT_FORM, "the names are the same but for the legal form")
    if not generic and "".join(one.bare) == "".join(other.bare):
        return OrganisationMatch(_SQUEEZED, "the names are the same but for the spaces")
    acronym_match = _match_acronyms(one, other)
    if acronym_match is not None:
        return acronym_match
    if not generic and (_same_core(one, other) or _same_core(other, one)):
        return OrganisationMatch(_SAME_BUT_KIND, "the names are the same but for the word that says what it is")
    if script(left) != script(right) and _same_in_latin(one, other):
        return OrganisationMatch(_IN_LATIN, "the names are the same in Latin letters", generic)
    if not generic and set(one.bare) & set(other.bare) and _spelt_alike(one.bare, other.bare, _TELLING):
        return OrganisationMatch(_SAME_BUT_KIND, "the names agree but for spelling")
    return _match_loosely(one, other, generic)


@lru_cache(maxsize=65536)
def bodies(name: str) -> tuple[int, ...]:
    """The numbers of the known bodies that bear the name, with or without a legal form."""
    return (
        known_bodies(name)
        or known_bodies(" ".join(_without_forms(name.replace(",", " ").split())))
        or known_bodies("".join(name.split()))
    )


def _match_acronyms(one: OrganisationName, other: OrganisationName) -> OrganisationMatch | None:
    for short, long in ((one, other), (other, one)):
        if short.acronym and not long.acronym and short.acronym in long.initials:
            sure = len(short.acronym) >= _SURE_ACRONYM
            return OrganisationMatch(
                _LONG_ACRONYM if sure else _SHORT_ACRONYM, "one is an acronym of the other", acronym=True
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
    core = organisation_name(name).core
    return load_gazetteer().organisations(" ".join(core).title()) if core else ()


def _match_loosely(one: OrganisationName, other: OrganisationName, generic: bool) -> OrganisationMatch:
    if _numbers(one.words) != _numbers(other.words):
        return OrganisationMatch(0.0, "the numbers in the names differ")
    small, large = sorted((set(one.bare), set(other.bare)), key=len)
    if small < large and not generic:
        # Samsung, Samsung Electronics: a part of the name is a hint, not a proof.
        return OrganisationMatch(_PART, "one name is a part of the other")
    left, right = " ".join(one.bare), " ".join(other.bare)
    if min(len(left), len(right)) >= 9 and not generic and Levenshtein.distance(left, right, score_cutoff=1) <= 1:
        return OrganisationMatch(0.93, "the names differ in one letter")
    return OrganisationMatch(0.0, "the names differ")


def _numbers(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in words if any(c.isdigit() for c in word))
