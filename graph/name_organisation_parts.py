"""An organisation's name in parts: the words that tell, its country, its acronym; without its legal form."""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from dramatis.folding import fold
from dramatis.gazetteer import Place, load_gazetteer
from graph.name_bodies import english, known_bodies
from graph.name_english import american
from graph.name_forms import script
from graph.name_languages import land_of_language
from graph.name_words import (
    CLUB_ENDS,
    CLUB_STARTS,
    COLOURS,
    FORM_STARTS,
    FORMLIKE,
    FORMS,
    GENERIC,
    HOUSES,
    KINDS,
    SAME_WORD,
    SMALL,
    SORTS,
    TRADES,
)

# BoE, DoD, AfDB: so many letters at most, so many capitals at least.
_MIXED, _CAPITALS = 4, 2
# Nadra, Defra, Unesco: an acronym that is spoken as a word may be written as one.
_SPOKEN, _MOST_SPOKEN = 4, 7
# Its own acronym in brackets, behind a long name.
_BEHIND = re.compile(r"(?<=\w)\s+\((?:[A-Z][A-Za-z.&-]{0,2}){2,6}\)$")
_PARTS_OF_STATES = frozenset({"scottish", "welsh", "english", "scotland", "wales", "england", "irish"})
_PLAIN = GENERIC | COLOURS | frozenset(SORTS)


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
    initials: tuple[str, ...]
    branch: bool
    latin: tuple[str, ...]


@lru_cache(maxsize=65536)
def organisation_name(name: str) -> OrganisationName:
    """The parts of an organisation's name as it stands in a text, in any script and many languages."""
    letters = "".join(c for c in name if c.isalnum())
    shouted = letters.isupper() or (len(letters) <= _MIXED and sum(c.isupper() for c in letters) >= _CAPITALS)
    written = letters[:1].isupper() and _SPOKEN <= len(letters) <= _MOST_SPOKEN and letters.isalpha()
    one_word = " " not in name.strip()
    acronym = letters.casefold() if one_word and (written or (2 <= len(letters) <= 7 and shouted)) else None
    name = _BEHIND.sub("", name)
    raw = [american(word) for word in english(name)] or fold(name).split()
    raw = without_forms(raw)
    country, words, branch = _take_country(name, raw)
    telling = tuple(w for w in (SAME_WORD.get(w, w) for w in _sorted_out(words)) if w)
    if "ministry" in telling and "federal" in telling:
        telling = tuple(word for word in telling if word != "federal")  # every one of such a state is
    bare = _without_endings(telling)
    generic = bool(telling) and all(word in GENERIC or word in SORTS for word in telling)
    if generic and country is None:
        country = land_of_language(name)
    return OrganisationName(
        telling or tuple(raw),
        bare or telling or tuple(raw),
        None if generic else _core(bare or telling, fold(name).startswith(("harakat ", "harakah "))),
        country,
        generic,
        acronym,
        _initials(words, raw, fold(name).split()),
        branch and not generic and script(name) == "latin" and not _translated(name),
        tuple(without_forms(fold(anyascii(name)).split())) or telling,
    )


def _translated(name: str) -> bool:
    """The table has English for a word of it: Asociación del Fútbol Argentino is no company's branch."""
    return not set(english(name)) <= set(fold(name).split())


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


# A club's letters before a name that does without them. AC, SC and AS tell clubs of one town apart.
_CLUBS = frozenset(["fsv", "tsv", "sv", "sk", "fk", "bk", "nk", "hnk", "kf"])


# What a state's company adds to its legal form.
_STATE_OWNED = frozenset({"persero", "unitary", "berhad", "unipessoal"})
_ENDS = FORMS | CLUB_ENDS | _STATE_OWNED


def without_forms(raw: list[str]) -> list[str]:
    """The words without legal forms behind and before them, and without a club's letters."""
    words = list(raw)
    for ending in _SPANISH_FORMS:
        if len(words) > len(ending) and tuple(map(fold, words[-len(ending) :])) == ending:
            del words[-len(ending) :]
    while len(words) > 1 and (
        fold(words[-1]) in FORMS or fold(words[-1]) in CLUB_ENDS or fold(words[-1]) in _STATE_OWNED
    ):
        words.pop()
        while len(words) > 1 and words[-1] in ("and", "e", "y", "et", "und", "&"):
            words.pop()
    for ending in _PARTED_FORMS:
        if len(words) > len(ending) and tuple(words[-len(ending) :]) == ending:
            del words[-len(ending) :]
    if len(words) > 2 and words[0] == "1" and (words[1] in CLUB_STARTS or words[1] in _CLUBS):
        words.pop(0)  # 1. FC Köln
    if len(words) > 1 and (words[0] in FORM_STARTS or words[0] in CLUB_STARTS or words[0] in _CLUBS):
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
                if word in _PARTS_OF_STATES:
                    kept.append(word)  # the Scottish government isn't the British one
                country, skip = code or (found[0].country if found else None), length - 1
                found_codes[country or ""] = None
                last = all(word in FORMLIKE for word in raw[start + length :])
                branch = start > 0 and last and raw[start - 1] not in SMALL
                break
        else:
            kept.append(word)
    if len(found_codes) > 1:
        return None, raw, False
    if country and _lies_elsewhere(kept, country):
        # The American University in Cairo is neither Cairo University nor all America's.
        return None, [f"={country}", *kept], False
    return country, kept or raw, branch


def _lies_elsewhere(words: list[str], country: str) -> bool:
    """The words name a city, and none of the country's: the name says whose it is, and where."""
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            span = words[start : start + length]
            if length > 1 or (len(span[0]) >= _SHORTEST_CITY and span[0] not in _PLAIN):
                cities = [city for city in load_gazetteer().cities(" ".join(span).title()) if _is_large(city)]
                if cities:
                    return all(city.country != country for city in cities)
    return False


_SHORTEST_CITY, _LARGE = 4, 200_000  # letters; people, so that few words are taken for one


def _is_large(city: Place) -> bool:
    return city.capital or (city.population or 0) >= _LARGE


# Behind a club's name; some lists have them as legal forms.
_SECOND_TEAMS = frozenset({"ii", "iii", "iv", "b"})


def _without_endings(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without a legal form and the like at the end: Apple Inc, Gazprom PJSC, Wagner Group."""
    gazetteer = load_gazetteer()
    kept = list(words)
    while len(kept) > 1:
        for length in (4, 3, 2, 1):
            ending = " ".join(kept[-length:])
            if len(kept) > length and ending not in _SECOND_TEAMS and gazetteer.legal_form(ending):
                del kept[-length:]
                break
        else:
            if kept[-1] not in FORMLIKE:
                break
            kept.pop()
    if len(kept) > 1 and gazetteer.legal_form(kept[0]) and len(kept[0]) > 2 and not kept[0].startswith("="):
        kept.pop(0)
    return tuple(kept)


def _core(words: tuple[str, ...], kind_first: bool) -> tuple[str, ...] | None:
    """The words without the kind of body at their end; None where the rest is empty, generic or a place."""
    kept = list(words)
    if len(kept) > 1 and kept[0] in KINDS and (not kept[1].isascii() or kind_first):
        kept.pop(0)  # Arabic and Hebrew put it first: the movement of Hamas, Harakat Amal
    while len(kept) > 1 and (kept[-1] in KINDS or kept[-2:] == ["news", "agency"]):
        kept.pop()
        if len(kept) > 1 and kept[-1] in ("news", "militant", "political", "rebel", "terrorist", "terror", "islamist"):
            kept.pop()
    if words and len(kept) == len(words):
        while len(kept) > 1 and kept[-1] in TRADES:
            kept.pop()
        if len(kept) > 1 or kept[0] in HOUSES:
            kept = list(words)  # one name and a trade, no more: Delta Air Lines, Rio Tinto Alcan are told by all words
    if len(kept) == len(words) or all(word in _PLAIN for word in kept):
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


def _initials(*ways: list[str]) -> tuple[str, ...]:
    """The acronyms that a long name may have, with and without its place, its small words and its legal form.

    The likeliest first: those without small words.
    """
    plain: dict[str, None] = {}
    found: dict[str, None] = {}
    places = [way[: len(way) - 2] for way in ways if len(way) > 4 and way[-2] in ("in", "of")]
    for words in (*ways, *places):
        if len(words) > 1:
            plain["".join(w[0] for w in words if w not in SMALL)] = None
            found["".join(w[0] for w in words)] = None
            found["".join(w[0] for w in words if w not in ("the", "and"))] = None
    return tuple(dict.fromkeys((*plain, *found)))
