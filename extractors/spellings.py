"""Spellings of persons' names: their parts, and whether two spellings can be one person's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from dramatis.folding import fold
from dramatis.gazetteer import Gazetteer
from extractors.event_lexicon import listed

_SUFFIXES = {
    "jr": "Jr.", "junior": "Jr.", "sr": "Sr.", "senior": "Sr.", "ii": "II", "iii": "III", "iv": "IV", "2nd": "II",
}  # fmt: skip
# Words inside a family name: they stand before its main part and may be left out ("(al-)Assad", "(van der) Berg").
_PARTICLES = listed(
    """
    al el bin ibn ben bint abu von van der den de del della di da dos das do du la le ter ten zu zum af av mac
    """
)
# What stands before or behind a name without being a part of it, where no comma or full stop sets it apart.
_BEFORE_NAMES = listed("saint st")
_AFTER_NAMES = listed("dbe obe mbe cbe kbe gbe frs frse phd md qc kc mp mep msp mla esq osb sj")
# Sounds that one writer spells so and another so, when a name comes from another script; order counts.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch", "sh"),
        (r"tch", "ch"),
        (r"[dt]z|ts|tz", "c"),
        (r"kh|gh|q", "k"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"[iy]u|eu", "u"),
        (r"[iy]a|ea", "a"),
        (r"[iy]o|eo", "o"),
        (r"(?:[iy]e|e(?=e))", "e"),
        (r"ee", "i"),
        (r"e[iy]|[iy]+", "i"),
        (r"x", "ks"),
        (r"(.)\1+", r"\1"),
        (r"(?<=.)i$", "i"),
    )
)
# Below this many letters one changed letter is another name (Kim, Kam), above it is a slip or a transliteration.
_SHORTEST_FUZZY = 6
# A given name may be clipped to this many letters (Tim, Ben), no further.
_SHORTEST_CLIPPED = 3
# One letter in six: Umarov and Umerov, Sechin and Setchin; not Johnson and Jonsson with different given names.
_LEAST_ALIKE = 0.83


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts. `words` are the sound keys of all but particles and suffix, in order; `given` is the
    first of them as written."""

    words: tuple[str, ...]
    suffix: str | None
    given: str

    @property
    def full(self) -> bool:
        """It has at least a given and a family name."""
        return len(self.words) > 1

    @property
    def family(self) -> str:
        """The last word, which is the family name in most languages."""
        return self.words[-1]


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """The word's key: spellings of one foreign name in Latin letters get the same (Sergey, Sergei)."""
    key = fold(anyascii(word) if not word.isascii() else word).replace(" ", "")
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key


@lru_cache(maxsize=20_000)
def person_name(text: str) -> PersonName:
    """The parts of a name as written; `words` is empty where nothing but particles and suffix is left."""
    raw = [part for part in re.split(r"[\s,]+", text) if part]
    suffix = None
    while len(raw) > 1 and (known := _SUFFIXES.get(fold(raw[-1]))) is not None:
        suffix = known
        raw.pop()
    while len(raw) > 2 and fold(raw[-1]) in _AFTER_NAMES and raw[-1].isupper():
        raw.pop()
    if len(raw) > 1 and fold(raw[0]) in _BEFORE_NAMES:
        raw = raw[1:]
    words: list[str] = []
    given = ""
    for part in raw:
        plain = fold(part)
        if not plain or (plain in _PARTICLES and len(raw) > 1):
            continue
        pieces = [piece for piece in plain.split() if piece not in _PARTICLES] or plain.split()
        word = "".join(sound(piece) for piece in pieces)
        if word:
            given = given or part
            words.append(word)
    return PersonName(tuple(words), suffix, given)


def same_word(left: str, right: str) -> bool:
    """Two sound keys are one word, a slip of a letter in a long word allowed."""
    if left == right:
        return True
    if min(len(left), len(right)) < _SHORTEST_FUZZY or left[0] != right[0]:
        return False
    return Levenshtein.normalized_similarity(left, right) >= _LEAST_ALIKE


def same_given(left: str, right: str) -> bool:
    """Two given names, as sound keys, can be one person's: equal, or one an initial or the beginning of the other."""
    if same_word(left, right):
        return True
    short, long = sorted((left, right), key=len)
    return long.startswith(short) and (len(short) == 1 or len(short) >= _SHORTEST_CLIPPED)


def same_person(left: PersonName, right: PersonName, gazetteer: Gazetteer) -> bool:
    """Two full names can be one person's, by spelling alone.

    Suffixes must not differ. The words of the shorter must be among the longer's, in order, its first word and one more
    at least ("Pedro Sánchez" and "Pedro Sánchez Pérez-Castejón"), or end it ("Sánchez Pérez-Castejón"); given names may
    be initials or short forms. Two words may also change places ("Ichiyo Higuchi", "Higuchi Ichiyo").
    """
    if left.suffix != right.suffix or not (left.full and right.full):
        return False
    if "".join(left.words) == "".join(right.words):
        return True
    short, long = (left.words, right.words) if len(left.words) <= len(right.words) else (right.words, left.words)
    if short == long[-len(short) :] or (len(long) == 2 and short == long[::-1]):
        return True
    if not same_given(short[0], long[0]) and fold(left.given) not in gazetteer.nicknames(right.given):
        return False
    if len(short) == len(long):
        return same_word(short[-1], long[-1]) and all(
            same_given(a, b) for a, b in zip(short[1:-1], long[1:-1], strict=True)
        )
    if same_word(short[-1], long[-1]):
        return True
    # A second family name may follow, but then the first must be spelt the same.
    return len(long) > 2 and _in_order(short[1:], long[1:])


def _in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    position = 0
    for word in long:
        if position < len(short) and word == short[position]:
            position += 1
    return position == len(short)
