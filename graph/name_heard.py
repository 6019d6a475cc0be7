"""How a word of a name sounds, roughly: its consonants, and the vowels between them.

Two words sound alike when the consonants agree and the vowels differ only as transliterations do. The rules are about
letters (kh, sch, -skyy, ou), never about single names.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from dramatis.folding import fold
from graph.name_brahmic import brahmic_latin

SAME_SOUND = 0.97
PER_VOWEL = 0.02
NEAR_CONSONANT = 0.90
SLIP = 0.86
_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?:skyy|skiy|skij|skyi|skii|skyj|sky|ski|cki|zki)$", "ski"),
        (r"(?:tskiy|tskyi|tsky|tskyy|zky|(?<=[a-z]{4})cky)$", "tski"),
        (r"(?:vitch|witsch|wicz|vych|witz|vits|vic)$", "vich"),
        (r"(?<=[oe])ff$", "v"),
        (r"(?<=[oe])w$", "v"),
        (r"(?<![st])ch(?=[rl]|ael)", "k"),
        (r"enka$", "enko"), (r"schtsch|shch", "sh"), (r"tch|tsch|cz", "ch"), (r"sch", "sh"),
        (r"kh", "h"), (r"zh", "j"), (r"dzh|dj|dsch", "j"), (r"gh", "g"), (r"dh", "d"), (r"bh", "b"),
        (r"th", "t"), (r"ph", "f"),
        (r"ck", "k"), (r"tz", "ts"), (r"x", "ks"), (r"q(?:u(?=[ei]))?", "k"), (r"w", "v"), (r"gu(?=[ei])", "g"),
        (r"c(?=[eiy])", "s"), (r"c(?!h)", "k"),
        (r"ou|oo", "u"), (r"ee", "i"), (r"(?<![lrt])eo", "o"), (r"(?<![lrt])eu", "u"), (r"(?<=[aeiou])ye", "e"),
        (r"(?<=[aou])e", ""), (r"(?<=[bdfghklmnprstvz])yo(?!ng)", "e"),
        (r"(?:ey|ei|iy|ii|yy|yi|ij|yj|ej|ie|y|i)$", "i"), (r"a[yj]", "ai"),
        (r"^ye|^je", "e"), (r"^[jyi](?=[aou])", "j"), (r"[iy][yj](?=[aeou])", "i"),
        (r"(?<=[bdfgklmnprstvz])[yj](?=[aeou])", "i"),
        (r"(?<=[aeiou])h(?![aeiou])", ""),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
VOWELS = frozenset("aeiou")
# Vowels that transliterations swap within a word; o and a, i and a, o and i make other names (Karim, Karam).
_SWAPS = frozenset(
    {
        "ae",
        "ea",
        "ei",
        "ie",
        "ou",
        "uo",
        "ue",
        "eu",
        "oei",
        "eio",
        "eiai",
        "aiei",
        "iee",
        "eie",
        "eii",
        "iei",
        "iui",
        "iiu",
        "aiaie",
        "aieai",
    }
)
_COARSE = str.maketrans("ghqkbpdtvfzsy", "kkkkppttffssj")


@dataclass(frozen=True, slots=True)
class Sound:
    """A word's sound: its letters folded to Latin, consonants, the vowels before each and after the last.

    `bare`: it comes from a script that writes no short vowels, so its vowels say nothing.
    """

    letters: str
    word: str
    consonants: str
    vowels: tuple[str, ...]
    bare: bool


@lru_cache(maxsize=65536)
def sound(word: str) -> Sound:
    """The sound of one word in any script."""
    letters = fold(anyascii(brahmic_latin(fold(word)))).replace(" ", "")
    heard = letters
    for pattern, replacement in _SPELLINGS:
        heard = pattern.sub(replacement, heard)
    consonants, vowels, run = [], [], ""
    for c in heard:
        if c in VOWELS:
            run += c
        else:
            consonants.append(c)
            vowels.append(run)
            run = ""
    vowels.append(run)
    return Sound(letters, heard, "".join(consonants), tuple(vowels), _writes_no_vowels(word))


def skeleton(word: str) -> str:
    """The word's consonants, those that transliterations confuse made one; its first vowel if it has no consonant."""
    heard = sound(word)
    bones = heard.consonants.translate(_COARSE)
    return bones or heard.word[:2] or heard.letters


_LONG_WORD = 7  # letters; the last vowel of a shorter one makes another name


def same_sound(one: Sound, other: Sound, family: bool) -> float:
    if one.word == other.word:
        return SAME_SOUND
    if one.consonants == other.consonants:
        if one.bare or other.bare:
            return SAME_SOUND - PER_VOWEL if len(one.consonants) >= 2 else 0.0
        if len(one.word) >= _LONG_WORD and {one.vowels[-1], other.vowels[-1]} == {"o", "u"}:
            # Rabbo, Rabbuh: how an Arabic or Persian ending is heard.
            other = replace(other, vowels=(*other.vowels[:-1], one.vowels[-1]))
        if family and len(one.word) >= _LONG_WORD and {one.vowels[-1], other.vowels[-1]} == {"a", "e"}:
            # Rajapaksa, Rajapakse: a long family name may end so or so; a given name then is another.
            other = replace(other, vowels=(*other.vowels[:-1], one.vowels[-1]))
        changes = _vowel_changes(one.vowels, other.vowels)
        return SAME_SOUND - PER_VOWEL * changes if changes is not None else 0.0
    near = len(one.consonants) == len(other.consonants) and min(len(one.word), len(other.word)) >= 5
    if near and one.consonants.translate(_COARSE) == other.consonants.translate(_COARSE):
        differing = sum(a != b for a, b in zip(one.consonants, other.consonants, strict=True))
        first = not one.vowels[0] and one.consonants[:1] != other.consonants[:1]
        if differing == 1 and _vowel_changes(one.vowels, other.vowels) is not None:
            # Samir is no Zamir, but Kadhafi is Gadhafi.
            return NEAR_CONSONANT if family or not first else SLIP
    return 0.0


def _vowel_changes(one: tuple[str, ...], other: tuple[str, ...]) -> int | None:
    """How many vowels differ as transliterations do; None if they make another name (Amin, Amina; Ivan, Ivana)."""
    changes, spoken = 0, sum(map(bool, one)) + sum(map(bool, other))
    for place, (a, b) in enumerate(zip(one, other, strict=True)):
        if a == b:
            continue
        last, first = place == len(one) - 1, place == 0
        if not a or not b:
            # A helping vowel inside a word (Dmitri, Dimitri; Aleksandr, Aleksander); never at its end.
            if last or first or (a or b) not in ("e", "i", "y"):
                return None
        elif len(a) == len(b) > 1:
            # Moammar, Muammar; Hussein, Hussain; Haniyeh, Haniya: letter by letter.
            if not all(x == y or x + y in _SWAPS for x, y in zip(a, b, strict=True)):
                return None
        elif (
            (a + b not in _SWAPS and b + a not in _SWAPS)
            or (spoken <= 3 and a + b not in ("ou", "uo", "ei", "ie"))
            or (last and "i" not in a + b)
        ):
            return None
        changes += 1
    return changes if changes <= 2 and changes * 2 <= max(spoken, 2) else None


def slip(one: str, other: str) -> float:
    """Long words that differ in one letter, but not in the first and not in a last vowel."""
    if min(len(one), len(other)) < 7 or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return 0.0
    if one[-1] != other[-1] and (one[-1] in VOWELS or other[-1] in VOWELS):
        return 0.0
    if abs(len(one) - len(other)) == 1 and _one_vowel_more(*sorted((one, other), key=len)):
        return NEAR_CONSONANT
    return SLIP if JaroWinkler.similarity(one, other) >= 0.95 else 0.0


def _one_vowel_more(short: str, long: str) -> bool:
    """The long word is the short one with a vowel more somewhere inside: Zawahri, Zawahiri."""
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return long[at] in VOWELS and long[at + 1 :] == short[at:] and at < len(short)


def _writes_no_vowels(word: str) -> bool:
    name = unicodedata.name(word[:1] or " ", "")
    return name.startswith(
        ("SYRIAC", "ETHIOPIC", "DEVANAGARI", "BENGALI", "GUJARATI", "GURMUKHI", "THAI", "KHMER", "LAO")
    )
