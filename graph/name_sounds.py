"""How a word of a name sounds, roughly, so that spellings of one name in many alphabets can be told from other names.

The rules are about letters (kh, sch, -skyy, ou), never about single names. A word becomes its consonants with the
vowels between them; two words sound alike when the consonants agree and the vowels differ only as transliterations do.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer
from graph.name_abjads import is_abjad, latin_pattern, shaped
from graph.name_bones import bones
from graph.name_spellings import hearings, indic
from graph.name_tables import groups

# What `likeness` answers: the same letters, the same sound, a vowel or two as transliterations have it, a consonant as
# transliterations have it, a nickname, an initial, a slip of the pen. 0 is another name.
SAME_LETTERS = 1.0
SAME_SOUND = 0.97
PER_VOWEL = 0.02
NEAR_CONSONANT = 0.90
NICKNAME = 0.93
OTHER_SPELLING = 0.94
# John and Juan, Charles and Carlos: kings and Greeks bear both, other people one; the context must agree.
TRANSLATED = 0.86
SLIP = 0.86
INITIAL = 0.80

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
_VOWELS = frozenset("aeiou")
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


# In scripts whose vowels are signs on the consonants, a transcription keeps the consonants alone; fewer than two of
# them are any name's.
_ENOUGH_BONES = 2


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
    letters = fold(anyascii(indic(fold(word)))).replace(" ", "")
    heard = letters
    for pattern, replacement in _SPELLINGS:
        heard = pattern.sub(replacement, heard)
    consonants, vowels, run = [], [], ""
    for c in heard:
        if c in _VOWELS:
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


@lru_cache(maxsize=131072)
def likeness(left: str, right: str, family: bool = False) -> float:
    """How surely two words are one given (or family) name, 0 to 1: one of the constants above. Symmetric."""
    if left > right:
        left, right = right, left
    if is_abjad(left) or is_abjad(right):
        return _written_without_vowels(left, right, family)
    one, other = sound(left), sound(right)
    if not one.letters or not other.letters:
        return 0.0
    if one.letters == other.letters:
        return SAME_LETTERS
    if len(one.letters) == 1 or len(other.letters) == 1:
        return INITIAL if one.letters[0] == other.letters[0] else 0.0
    heard = _same_sound(one, other, family)
    if heard >= OTHER_SPELLING:
        return heard
    kin = _kin(one.letters, family), _kin(other.letters, family)
    if _is_kin(other, kin[0]) or _is_kin(one, kin[1]):
        return NICKNAME
    if kin[0].family and not kin[0].family.isdisjoint((other.letters, other.word)):
        return OTHER_SPELLING
    if _is_across(other, kin[0]) or _is_across(one, kin[1]):
        return NICKNAME if _alike_in_bones(left, right) else max(heard, TRANSLATED)
    if _heard_otherwise(one.letters, other.letters, family):
        return OTHER_SPELLING
    if not family and _without_din(one.letters) == _without_din(other.letters):
        return NICKNAME
    if not family and (_is_small(one.letters, other.letters) or _is_small(other.letters, one.letters)):
        return NICKNAME
    if one.bare != other.bare and _same_bones(left, right):
        return OTHER_SPELLING
    return max(heard, _slip(one.letters, other.letters))


def _written_without_vowels(left: str, right: str, family: bool) -> float:
    """A word in Arabic or Hebrew letters and one in Latin letters, or two of the first."""
    if is_abjad(left) and is_abjad(right):
        return SAME_LETTERS if shaped(left) == shaped(right) else 0.0
    written, other = (left, right) if is_abjad(left) else (right, left)
    letters = sound(other).letters
    if len(letters) == 1:
        return 0.0
    pattern = latin_pattern(written)
    if pattern.fullmatch(letters):
        return SAME_SOUND - PER_VOWEL / 2
    variants: frozenset[str] = frozenset() if family else groups("name_given.tsv", "given").get(letters, frozenset())
    return NICKNAME if any(pattern.fullmatch(name) for name in variants) else 0.0


def _same_bones(left: str, right: str) -> bool:
    shared = set(bones(left)) & set(bones(right))
    return any(len(found) > _ENOUGH_BONES for found in shared)


def _heard_otherwise(left: str, right: str, family: bool) -> bool:
    """The words sound alike once one of them is read as German, French, Dutch or another language spells."""
    ways, others = hearings(left), hearings(right)
    if len(ways) == len(others) == 1:
        return False
    return any(
        (a, b) != (left, right) and (a == b or _same_sound(sound(a), sound(b), family) >= NEAR_CONSONANT)
        for a in ways
        for b in others
    )


@dataclass(frozen=True, slots=True)
class _Kin:
    """The other forms of a name: how those of the gazetteer sound; those of our tables as written, and how they sound.

    Short names count as they are written only (Jan is John, but Jon isn't). `across` are those of other languages,
    `family` those of a family name.
    """

    sounds: frozenset[str]
    written: frozenset[str]
    heard: frozenset[str]
    across: frozenset[str]
    across_heard: frozenset[str]
    family: frozenset[str]


_NO_KIN: frozenset[str] = frozenset()


@lru_cache(maxsize=16384)
def _kin(letters: str, family: bool) -> _Kin:
    gazetteer = load_gazetteer()
    given = groups("name_given.tsv", "either" if family else "given").get(letters, _NO_KIN)
    across = _NO_KIN if family else groups("name_given.tsv", "across").get(letters, _NO_KIN)
    others = gazetteer.family_variants(letters) if family else gazetteer.nicknames(letters)
    return _Kin(
        frozenset(sound(name).word for name in others),
        given,
        _heard(given),
        across,
        _heard(across),
        groups("name_families.tsv", "variant").get(letters, _NO_KIN) if family else _NO_KIN,
    )


def _heard(names: frozenset[str]) -> frozenset[str]:
    return frozenset(sound(name).word for name in names if len(name) >= _LONG_VARIANT) if names else names


def _is_kin(one: Sound, kin: _Kin) -> bool:
    if one.letters in kin.written or one.word in kin.sounds or one.letters in kin.sounds:
        return True
    return len(one.letters) >= _LONG_VARIANT and one.word in kin.heard


def _is_across(one: Sound, kin: _Kin) -> bool:
    return one.letters in kin.across or (len(one.letters) >= _LONG_VARIANT and one.word in kin.across_heard)


_DIN = re.compile(r"(?P<stem>[a-z]{4,})[aeu]d?d[ie]+ne?")


def _without_din(letters: str) -> str:
    """Sirajuddin, Siraj: the first half of a name that ends in "of the faith"."""
    found = _DIN.fullmatch(letters)
    return found["stem"] if found else letters


# Juanito, Teresita, Carlitos, Paulinho: the name behind the ending, and what that may end in.
_SMALL = re.compile(r"(?P<stem>[a-z]{3,}?)(?:it|c?it|inh|zinh)(?P<end>os?|as?)")
_ENDS_OF = {"o": ("", "o", "e", "io"), "os": ("os",), "a": ("", "a", "e", "ia"), "as": ("as",)}


def _is_small(small: str, letters: str) -> bool:
    """The first is the second with a Spanish or Portuguese ending for little ones."""
    found = _SMALL.fullmatch(small)
    return found is not None and letters in {found["stem"] + end for end in _ENDS_OF[found["end"]]}


def _alike_in_bones(left: str, right: str) -> bool:
    """Giorgos and Georgios, but not Juan and Ivan: the consonants agree, but for one at the end."""
    return any(
        len(a) >= _ENOUGH_BONES <= len(b) and abs(len(a) - len(b)) <= 1 and (a.startswith(b) or b.startswith(a))
        for a in bones(left)
        for b in bones(right)
    )


# Letters; shorter words sound like too many others.
_LONG_VARIANT = 5
_LONG_WORD = 7  # letters; the last vowel of a shorter one makes another name


def _same_sound(one: Sound, other: Sound, family: bool) -> float:
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
        if differing == 1 and _vowel_changes(one.vowels, other.vowels) is not None:
            return NEAR_CONSONANT
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


def _slip(one: str, other: str) -> float:
    """Long words that differ in one letter, but not in the first and not in a last vowel."""
    if min(len(one), len(other)) < 7 or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return 0.0
    if one[-1] != other[-1] and (one[-1] in _VOWELS or other[-1] in _VOWELS):
        return 0.0
    if abs(len(one) - len(other)) == 1 and _one_vowel_more(*sorted((one, other), key=len)):
        return NEAR_CONSONANT
    return SLIP if JaroWinkler.similarity(one, other) >= 0.95 else 0.0


def _one_vowel_more(short: str, long: str) -> bool:
    """The long word is the short one with a vowel more somewhere inside: Zawahri, Zawahiri."""
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return long[at] in _VOWELS and long[at + 1 :] == short[at:] and at < len(short)


def _writes_no_vowels(word: str) -> bool:
    name = unicodedata.name(word[:1] or " ", "")
    return name.startswith(("SYRIAC", "DEVANAGARI", "BENGALI", "GUJARATI", "GURMUKHI", "THAI", "KHMER", "LAO"))
