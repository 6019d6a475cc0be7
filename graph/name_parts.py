"""A person's name taken apart: titles away, given names, family name, particles, generation."""

from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer
from graph.name_words import ARTICLES, FAMILY_FIRST, FINALS, INITIALS, PARTICLES, SUFFIXES, TITLE_GENDER, TITLES


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, all folded. `family` is empty for a given name alone, `given` for a family name alone.

    `given` are the given names in their order, `middle` what stands between (patronymics, initials, second names).
    `either`: nothing tells which of two parts is the family name, so the other order must be tried too. `full`: it has
    a given and a family name. `words` are all parts in their order, `letters` the whole name as written, folded.
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


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """The parts of a person's name as it stands in a text, in any script; empty parts where nothing is left."""
    letters = fold(name).replace(" ", "")
    name, comma_suffix = _cut_suffix_after_comma(name)
    if "," in name:
        before, _, after = name.partition(",")
        name = f"{after} {before}"
    words = _words(name)
    gender = next((TITLE_GENDER[w] for w in words[:-1] if w in TITLE_GENDER), None)
    words = _without_titles(words)
    suffix = comma_suffix
    if len(words) > 1 and words[-1] in SUFFIXES:
        suffix, words = SUFFIXES[words[-1]], words[:-1]
    words, family_first = _turn(words)
    given, middle, family = _split(words)
    either = not family_first and bool(given) and bool(family) and _could_be_given(family[-1])
    parts = tuple(filter(None, (given, *middle, *family)))
    full = bool(given and family)
    return PersonName(given, middle, family, suffix, gender, either, full, parts, letters)


def _words(name: str) -> list[str]:
    """Folded words; a hyphen joins (Jong-un is one given name), except after an Arabic article (al-Assad)."""
    if not name.isascii() and not any(c.isspace() for c in name.strip()) and len(name) <= 8:
        name = _spaced(name)
    words: list[str] = []
    for chunk in (
        name.replace("‐", "-").replace("‑", "-").replace("–", "-").replace("·", " ").replace("・", " ").split()
    ):
        parts = [p for p in (fold(p).replace(" ", "") for p in chunk.split("-")) if p]
        while len(parts) > 1 and parts[0] in ARTICLES:
            words.append(parts.pop(0))
        if parts:
            # The Arabic article is written together with its word.
            bare = parts[0].removeprefix("ال")
            parts[0] = bare if len(bare) > 2 else parts[0]
            words.append("-".join(parts))
    return words


def _spaced(name: str) -> str:
    """An unspaced Chinese or Korean name with its syllables parted, the family name first."""
    latin = anyascii(name)
    if latin.isascii() and latin[:1].isupper() and sum(c.isupper() for c in latin) >= 2 and " " not in latin:
        cuts = [i for i, c in enumerate(latin) if c.isupper()]
        syllables = [latin[a:b] for a, b in zip(cuts, [*cuts[1:], len(latin)], strict=True)]
        if len(syllables) == len(name):
            return f"{syllables[0]} {''.join(syllables[1:])}"
    return name


def _cut_suffix_after_comma(name: str) -> tuple[str, str | None]:
    head, comma, tail = name.rpartition(",")
    if comma and fold(tail) in SUFFIXES:
        return head, SUFFIXES[fold(tail)]
    return name, None


def _without_titles(words: list[str]) -> list[str]:
    """The words without leading titles and nationalities before them; the last word stays, whatever it is."""
    titles = [i for i, word in enumerate(words[:-1]) if word in TITLES]
    start = 0
    while start < len(words) - 1 and (
        words[start] in TITLES or (titles and start < titles[-1] and _nation(words[start]))
    ):
        start += 1
    return words[start:]


def _nation(word: str) -> bool:
    name = word.upper() if len(word) < 4 else word.title()
    return bool(load_gazetteer().demonym(name) or load_gazetteer().countries(name))


def _turn(words: list[str]) -> tuple[list[str], bool]:
    """Given name first, and whether the name stood the other way round (Xi Jinping, Kim Jong-un, Nguyễn Phú Trọng)."""
    if not 2 <= len(words) <= 4 or words[0] not in FAMILY_FIRST:
        return words, False
    rest = words[1:]
    if len(rest) == 1 and "-" not in rest[0] and rest[0] not in FAMILY_FIRST and _is_western(words):
        return words, False
    if len(rest) == 1 and not _syllables(rest[0]):
        return words, False
    if len(rest) >= 2 and not all(_syllables(word) for word in rest):
        return words, False
    return ["".join(rest).replace("-", ""), words[0]], True


def _is_western(words: list[str]) -> bool:
    """Both words are known given names, so the first needn't be a family name (Kim Campbell, Li Andersson)."""
    gazetteer = load_gazetteer()
    return gazetteer.gender(words[-1]) is not None and gazetteer.given_name(words[0])


def _syllables(word: str) -> bool:
    """The word could be one or two Chinese, Korean or Vietnamese syllables."""
    bare = word.replace("-", "")
    return "-" in word or (len(bare) <= 6 and bare.isascii() and _is_syllable(bare)) or _two_syllables(bare)


def _is_syllable(bare: str) -> bool:
    return any(bare.startswith(i) and bare[len(i) :] in FINALS for i in INITIALS)


def _two_syllables(bare: str) -> bool:
    return any(_is_syllable(bare[:cut]) and _is_syllable(bare[cut:]) for cut in range(1, len(bare)))


def _split(words: list[str]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Given name, what stands between, and the family name with its particles taken away."""
    if not words:
        return "", (), ()
    core = [w for w in words if w not in PARTICLES] or words[-1:]
    if len(core) == 1:
        lone = core[0]
        if len(words) == 1 and load_gazetteer().gender(lone) and not _could_be_family(lone):
            return lone, (), ()
        return "", (), (lone,)
    start = next(
        (i for i, w in enumerate(words) if i and w in PARTICLES and w not in ("bin", "ibn", "ben", "y", "e")), 0
    )
    tail = [w for w in words[start:] if w not in PARTICLES] if start else []
    family = tuple(tail) if tail and len(tail) < len(core) else (core[-1],)
    before = core[: len(core) - len(family)]
    return before[0], tuple(before[1:]), family


def _could_be_given(word: str) -> bool:
    return load_gazetteer().given_name(word)


def _could_be_family(word: str) -> bool:
    return word in FAMILY_FIRST
