"""A person's name taken apart: titles away, given names, family name, particles, generation."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from anyascii import anyascii

from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer
from graph.name_joining import HUNG, joined
from graph.name_korean import is_hangul, korean_family, romanised
from graph.name_titles import AGES, BY_AGE, cut_suffix, cut_suffix_after_comma, without_realm, without_titles
from graph.name_words import (
    ARTICLES,
    FAMILY_FIRST,
    FINALS,
    INITIALS,
    PARTICLES,
    RULING,
    SON_OF,
    TITLE_GENDER,
    TITLES,
    VIETNAMESE,
)

# J.K., J.R.R. and the like; JRR and JD where the rest of the name isn't in capitals.
_STOPPED = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?\.?|(?:[^\W\d_]\.)+[^\W\d_]")
_ARTICLE_AND_NAME = re.compile(r"(?:El|Al)(?=[A-Z][a-z])")
# Longer given names of syllables are Chinese or Korean, whatever lists of given names hold (Keqiang).
_SHORT = 5
# Particles that are given names where they begin a name of two words: Ben Affleck, Van Morrison.
_GIVEN_TOO = frozenset({"ben", "van", "mac", "bar", "ash", "des", "della"})
# A barrister's letters, which stand behind a name; before one they are initials: KC Venugopal.
_BEHIND_ONLY = frozenset({"KC", "QC"})
_WITH_PATRONYMIC = 3  # words of a full Russian name
_QUOTED = re.compile('["“”«»„][^"“”«»„]*["“”«»„]')


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, all folded. `family` is empty for a given name alone, `given` for a family name alone.

    `given` are the given names in their order, `middle` what stands between (patronymics, initials, second names).
    `either`: nothing tells which of two parts is the family name, so the other order must be tried too. `full`: it has
    a given and a family name. `words` are all parts in their order, `letters` the whole name as written, folded.
    `fathers` are those of the parts that stand behind a word for "son of". `turned`: the family name stood first.
    `acronym`: the initials of the whole name, particles and all; or the name itself where it is nothing else (JFK).
    `syllables`: what stands before the family name, parted at hyphens too (Ka-shing; K. S.; Jean-Claude). `rank`: the
    title of a ruler, a prince or a pope that stood before it. `abroad`: a Vietnamese name with the family name behind;
    nothing tells whether its given names were turned as well.
    """

    given: str
    middle: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str | None
    gender: str | None
    either: bool
    full: bool
    words: tuple[str, ...]
    letters: str
    fathers: frozenset[str] = frozenset()
    turned: bool = False
    acronym: str | None = None
    syllables: tuple[str, ...] = ()
    rank: str | None = None
    abroad: bool = False


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """The parts of a person's name as it stands in a text, in any script; empty parts where nothing is left."""
    letters = fold(name).replace(" ", "")
    name, ruler = without_realm(name)
    by_age = BY_AGE.fullmatch(name)
    name = by_age["name"] if by_age else name
    name, comma_suffix = cut_suffix_after_comma(_QUOTED.sub(" ", name) if len(name) < 200 else name)
    if by_age:
        comma_suffix = AGES[by_age["age"]]
    if "," in name:
        before, _, after = name.partition(",")
        name = f"{after} {before}"
    words = _words(name)
    titled = words
    gender = next((TITLE_GENDER[w] for w in words[:-1] if w in TITLE_GENDER), None)
    words = without_titles(words)
    rank = next((word for word in titled[: len(titled) - len(words)] if word in RULING), "ruler" if ruler else None)
    suffix = comma_suffix
    if len(words) > 1 and suffix is None:
        suffix, words = cut_suffix(name, words, len(words) < len(titled))
    words = _patronymic_inside(_without_married(joined(words)))
    fathers = frozenset(after for word, after in pairwise(words) if word in SON_OF)
    acronym = _acronym(name, words)
    unturned = words
    words, family_first = _turn(words)
    given, middle, family = (words[0], (), (words[1],)) if family_first else _split(words)
    either = not family_first and bool(given) and bool(family) and _could_be_given(family[-1])
    parts = tuple(filter(None, (given, *middle, *family)))
    full = bool(given and family) and not (len(given.rstrip(".")) == 1 and not middle and len(family[-1]) == 1)
    leading = unturned[1:] if family_first and unturned[0] == family[0] else [given, *middle]
    if abroad := family_first and len(unturned) > 2 and unturned[-1] == family[0] in VIETNAMESE:
        leading = unturned[1::-1]
    syllables = tuple(part for word in leading for part in word.split("-") if part)
    return PersonName(
        given,
        middle,
        family,
        suffix,
        gender,
        either,
        full,
        parts,
        letters,
        fathers,
        family_first,
        acronym,
        syllables,
        rank,
        abroad,
    )


def is_initial(word: str) -> bool:
    """The word of a name is one letter."""
    return len(word.rstrip(".")) == 1


def _acronym(name: str, words: list[str]) -> str | None:
    bare = name.strip().replace(".", "")
    if len(words) == 1 and 3 <= len(bare) <= 4 and bare.isascii() and bare.isalpha() and bare.isupper():
        return bare.lower()
    letters = [part[0] for word in words for part in word.split("-")]
    return "".join(letters) if 3 <= len(letters) <= 5 else None


def _words(name: str) -> list[str]:
    """Folded words; a hyphen joins (Jong-un is one given name), except after an Arabic article (al-Assad)."""
    if not name.isascii() and not any(c.isspace() for c in name.strip()) and len(name) <= 8:
        name = _spaced(name.strip())
    words: list[str] = []
    chunks = name.replace("‐", "-").replace("‑", "-").replace("–", "-").replace("·", " ").replace("・", " ").split()
    mixed = any(not chunk.isupper() for chunk in chunks)
    for place, chunk in enumerate(chunks):
        if chunk == "U" and place == 0 and len(chunks) > 1:
            continue  # the Burmese for Mr
        if _ARTICLE_AND_NAME.match(chunk):
            # ElBaradei is El Baradei.
            words.append(chunk[:2].lower())
            chunk = chunk[2:]
        if _STOPPED.fullmatch(chunk) or (
            mixed and place < len(chunks) - 1 and 2 <= len(chunk) <= 3 and chunk.isascii() and chunk.isupper()
            and chunk.isalpha() and (fold(chunk) not in TITLES or chunk in _BEHIND_ONLY)
        ):  # fmt: skip
            words += [f"{c.lower()}." for c in chunk if c.isalpha()]
            continue
        if len(chunk.rstrip(".")) == 1 and chunk[0].isupper() and place < len(chunks) - 1:
            words.append(f"{fold(chunk)}.")
            continue
        parts = [p for p in (fold(p).replace(" ", "") for p in chunk.split("-")) if p]
        if len(parts) > 1 and place < len(chunks) - 1 and all(len(p) == 1 and p.isalpha() for p in parts):
            words += [f"{p}." for p in parts]  # J.-C. Trichet
            continue
        if len(parts) > 2 and not HUNG.isdisjoint(parts[1:-1]):
            words += parts
            continue
        while len(parts) > 1 and parts[0] in ARTICLES:
            words.append(parts.pop(0))
        if parts:
            # The Arabic article is written together with its word, and so is the Hebrew one.
            bare = parts[0].removeprefix("ال")
            parts[0] = bare if len(bare) > 2 else parts[0]
            words.append("-".join(parts))
    return words


def _spaced(name: str) -> str:
    """An unspaced Chinese or Korean name with its syllables parted, the family name first."""
    if is_hangul(name):
        return romanised(name) if len(name) > 1 else name
    latin = anyascii(name)
    if latin.isascii() and latin[:1].isupper() and sum(c.isupper() for c in latin) >= 2 and " " not in latin:
        cuts = [i for i, c in enumerate(latin) if c.isupper()]
        syllables = [latin[a:b] for a, b in zip(cuts, [*cuts[1:], len(latin)], strict=True)]
        if len(syllables) == len(name):
            return f"{syllables[0]} {''.join(syllables[1:])}"
    return name


def _without_married(words: list[str]) -> list[str]:
    """Carrie Lam Cheng Yuet-ngor, as Hong Kong writes her, as Carrie Lam: the Chinese name behind is left out."""
    if (
        len(words) >= 4
        and "-" in words[-1]
        and words[0] not in FAMILY_FIRST
        and words[1] in FAMILY_FIRST
        and words[-2] in FAMILY_FIRST
        and all(_is_syllable(part) for part in words[-1].split("-"))
    ):
        return words[:2]
    if len(words) == 3 and words[1] in FAMILY_FIRST and words[0] not in FAMILY_FIRST and "-" in words[2]:
        # John Lee Ka-chiu: the given name behind is his other one.
        return words[:2] if all(_is_syllable(part) for part in words[2].split("-")) else words
    return words


# Ivanovich, Petrovna, Ihorivna; and how Slavic family names end, which stand first in papers and lists.
_PATRONYMIC = re.compile(
    r"[a-z]{2,}(?:[oe]v[iy]ch|yov[iy]ch|[oey]vna|ivna|ichna)|il[iy]+ch|luk[iy]ch|kuzm[iy]ch|nikit[iy]ch"
)
_SLAVIC_FAMILY = re.compile(
    r"[a-z]{2,}(?:[oey]va?|ina?|yna?|enko|[iu]uk|chuk|s?k[iy]{1,2}|[st]kaia|[st]kaya|ets|iak|yak)"
)


def _patronymic_inside(words: list[str]) -> list[str]:
    """Krylov Pavel Ivanovich as Pavel Ivanovich Krylov; other names as they are."""
    if len(words) != _WITH_PATRONYMIC or words[0] in FAMILY_FIRST:
        return words
    family, given, father = map(anyascii, words)
    if not _PATRONYMIC.fullmatch(father) or _PATRONYMIC.fullmatch(given) or not _SLAVIC_FAMILY.fullmatch(family):
        return words
    return words if load_gazetteer().given_name(family) else [words[1], words[2], words[0]]


def _turn(words: list[str]) -> tuple[list[str], bool]:
    """Given name first, and whether the name stood the other way round (Xi Jinping, Kim Jong-un, Nguyễn Phú Trọng)."""
    if len(words) == 3 and words[-1] in VIETNAMESE and words[0] not in VIETNAMESE and all(map(_syllables, words)):
        # Viet Thanh Nguyen, as abroad, is Nguyễn Thanh Việt.
        return [words[1] + words[0], words[2]], True
    if not 2 <= len(words) <= 4 or not (words[0] in FAMILY_FIRST or _korean(words)):
        return words, False
    rest = words[1:]
    if len(rest) == 1 and "-" not in rest[0] and rest[0] not in FAMILY_FIRST and _is_western(words):
        return words, False
    if len(rest) == 1 and not _syllables(rest[0]):
        return words, False
    if len(rest) >= 2 and not all(_syllables(word) or _ends_in_y(words[0], word) for word in rest):
        return words, False
    return ["".join(rest).replace("-", ""), words[0]], True


def _korean(words: list[str]) -> bool:
    """Choo Mi-ae: a rarer spelling of a Korean family name, before two syllables with a hyphen."""
    parts = words[-1].split("-")
    return len(words) == len(parts) == 2 and bool(korean_family(words[0])) and all(map(_is_syllable, parts))


def _ends_in_y(family: str, word: str) -> bool:
    """Ky, My, Thuy in a Vietnamese name; elsewhere a y behind a consonant ends no syllable."""
    return family in VIETNAMESE and word.endswith("y") and _is_syllable(f"{word[:-1]}i")


def _is_western(words: list[str]) -> bool:
    """Both words are known given names, so the first needn't be a family name (Kim Campbell, Li Andersson)."""
    gazetteer = load_gazetteer()
    return len(words[-1]) <= _SHORT and gazetteer.gender(words[-1]) is not None and gazetteer.given_name(words[0])


def _syllables(word: str) -> bool:
    """The word could be one or two Chinese, Korean or Vietnamese syllables."""
    bare = word.replace("-", "")
    return "-" in word or (len(bare) <= 6 and bare.isascii() and _is_syllable(bare)) or _two_syllables(bare)


@lru_cache(maxsize=16384)
def _is_syllable(bare: str) -> bool:
    return any(bare.startswith(i) and bare[len(i) :] in FINALS for i in INITIALS)


def _two_syllables(bare: str) -> bool:
    return len(bare) <= 12 and any(_is_syllable(bare[:cut]) and _is_syllable(bare[cut:]) for cut in range(1, len(bare)))


def _split(words: list[str]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Given name, what stands between, and the family name with its particles taken away."""
    if not words:
        return "", (), ()
    core = [w for w in words[:-1] if w not in PARTICLES] + words[-1:]  # no particle ends a name: Quang Do
    if len(words) > 2 and words[0] in _GIVEN_TOO and words[1] not in PARTICLES and is_initial(words[1]):
        core = [words[0], *core]  # Ben S. Bernanke
    if len(core) == 1 and len(words) == 2 and words[0] in _GIVEN_TOO:
        return words[0], (), (core[0],)
    if len(core) == 1:
        lone = core[0]
        if len(words) == 1 and load_gazetteer().gender(lone) and not _could_be_family(lone):
            return lone, (), ()
        return "", (), (lone,)
    start = next(
        (i for i, w in enumerate(words) if i and w in PARTICLES and w not in SON_OF and w not in ("y", "e")), 0
    )
    tail = [w for w in words[start:] if w not in PARTICLES] if start else []
    family = tuple(tail) if tail and len(tail) < len(core) else (core[-1],)
    before = core[: len(core) - len(family)]
    if len(family) == 1 and "-" in family[0] and before and not is_initial(family[0]):
        # Johnson-Sirleaf is Johnson Sirleaf; each half may stand alone.
        before, family = [*before, *family[0].split("-")[:-1]], (family[0].split("-")[-1],)
    if start and len(before) > 1 and "-" in before[-1]:
        # Botín-Sanz de Sautuola: the first half is the father's name.
        before = [*before[:-1], *before[-1].split("-")]
    return before[0], tuple(before[1:]), family


def _could_be_given(word: str) -> bool:
    return load_gazetteer().given_name(word)


def _could_be_family(word: str) -> bool:
    return word in FAMILY_FIRST
