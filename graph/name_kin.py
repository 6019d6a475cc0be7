"""The other forms of a given or family name: nicknames, short forms, other languages' forms; by table and by ending."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dramatis.gazetteer import load_gazetteer
from graph.name_heard import VOWELS, Sound, sound
from graph.name_tables import groups

_NO_KIN: frozenset[str] = frozenset()
# Letters; shorter words sound like too many others.
_LONG_VARIANT = 5


@dataclass(frozen=True, slots=True)
class Kin:
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


@lru_cache(maxsize=16384)
def kin_of(letters: str, family: bool) -> Kin:
    gazetteer = load_gazetteer()
    given = groups("name_given.tsv", "either" if family else "given").get(letters, _NO_KIN)
    across = _NO_KIN if family else groups("name_given.tsv", "across").get(letters, _NO_KIN)
    others = gazetteer.family_variants(letters) if family else gazetteer.nicknames(letters)
    return Kin(
        frozenset(sound(name).word for name in others),
        given,
        _heard(given),
        across,
        _heard(across),
        groups("name_families.tsv", "variant").get(letters, _NO_KIN) if family else _NO_KIN,
    )


def _heard(names: frozenset[str]) -> frozenset[str]:
    return frozenset(sound(name).word for name in names if len(name) >= _LONG_VARIANT) if names else names


def is_kin(one: Sound, kin: Kin) -> bool:
    if one.letters in kin.written or one.word in kin.sounds or one.letters in kin.sounds:
        return True
    return len(one.letters) >= _LONG_VARIANT and one.word in kin.heard


def is_across(one: Sound, kin: Kin) -> bool:
    return one.letters in kin.across or (len(one.letters) >= _LONG_VARIANT and one.word in kin.across_heard)


def differ_in_last_vowel(left: str, right: str) -> bool:
    return left[:-1] == right[:-1] and {left[-1], right[-1]} == {"a", "e"}


_DIN = re.compile(r"(?P<stem>[a-z]{4,})[aeu]d?d[ie]+ne?")


def without_din(letters: str) -> str:
    """Sirajuddin, Siraj: the first half of a name that ends in "of the faith"."""
    found = _DIN.fullmatch(letters)
    return found["stem"] if found else letters


# Juanito, Teresita, Carlitos, Paulinho: the name behind the ending, and what that may end in.
_SMALL = re.compile(r"(?P<stem>[a-z]{3,}?)(?:it|c?it|inh|zinh)(?P<end>os?|as?)")
_ENDS_OF = {"o": ("", "o", "e", "io"), "os": ("os",), "a": ("", "a", "e", "ia"), "as": ("as",)}


def is_small(small: str, letters: str) -> bool:
    """The first is the second with a Spanish or Portuguese ending for little ones."""
    found = _SMALL.fullmatch(small)
    return found is not None and letters in {found["stem"] + end for end in _ENDS_OF[found["end"]]}


# Kakha for Kakhaber, Theo for Theodoros: letters of the short form, and how many more the long one has.
_SHORT_FORM, _CUT_OFF = 4, 3
# What is put behind a man's name to make a woman's, and behind a name to make another: Paulina, Martinus, Juliette.
_OWN_ENDS = ("a", "e", "ette", "ine", "son", "sen", "us", "ko")


def is_short_for(short: str, long: str) -> bool:
    """The first is the beginning of the second, up to a vowel, and no given name that is known beside it."""
    if len(short) < _SHORT_FORM or len(long) < len(short) + _CUT_OFF or not long.startswith(short):
        return False
    if short[-1] not in VOWELS or long.endswith(_OWN_ENDS):
        return False
    gazetteer = load_gazetteer()
    known = gazetteer.gender(short), gazetteer.gender(long)
    return None in known and known[0] != "f"  # Rosalind, Annabel have more given names in them than one
