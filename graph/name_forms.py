"""A person's name in Latin letters, in every way to read it: Pinyin, Japanese, Cantonese, Korean, Serbian, Greek."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import product

from anyascii import anyascii

from graph.name_korean import is_hangul, romanised
from graph.name_spellings import marked
from graph.name_tables import characters
from graph.name_words import FAMILY_FIRST

_HAN = re.compile(r"[\u4e00-\u9fff々]+")
# A given name of three characters of three readings each would have more; the first readings are the usual ones.
_MOST_READINGS = 24
# Scripts without spaces between words, in which a name is compared as a whole.
_WHOLE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def is_han(name: str) -> bool:
    """The name is written in Chinese characters."""
    return bool(_HAN.fullmatch(name.replace("·", "").replace(" ", "")))


def script(name: str) -> str:
    """The script of the name's first letter, in one word; Latin is "latin"."""
    for c in name:
        if c.isalpha():
            return _script(c)
    return ""


@lru_cache(maxsize=4096)
def _script(c: str) -> str:
    point = ord(c)
    if point < 0x370 or 0x1E00 <= point < 0x1F00:
        return "latin"
    if 0x4E00 <= point < 0xA000:
        return "han"
    if 0xAC00 <= point < 0xD7A4:
        return "hangul"
    if 0x3040 <= point < 0x3100:
        return "kana"
    return str(point >> 8)


@lru_cache(maxsize=65536)
def forms(name: str) -> tuple[str, ...]:
    """The name in Latin letters where it is in others, in all its readings; further spellings of a Latin name.

    The first is the usual one; a Latin name itself is always the first.
    """
    bare = name.replace(" ", "")
    if is_han(bare) and 2 <= len(bare) <= 7:
        return tuple(dict.fromkeys((_pinyin(bare), *_japanese(bare), *_cantonese(bare))))[:_MOST_READINGS]
    if is_hangul(name) and 2 <= len(bare) <= 5:
        return (romanised(bare),)
    return (name, *marked(name), *_without_english(name))


def _without_english(name: str) -> tuple[str, ...]:
    """Joshua Wong Chi-fung as Wong Chi-fung too."""
    found = _ENGLISH_FIRST.fullmatch(name)
    return (found["chinese"],) if found and found["family"].lower() in FAMILY_FIRST else ()


# An English given name, a family name, and the Chinese given name with a hyphen, as Hong Kong writes them all.
_ENGLISH_FIRST = re.compile(r"[A-Z][a-z]+ (?P<chinese>(?P<family>[A-Z][a-z]+) [A-Z][a-z]+-[a-z]+)")


def _pinyin(name: str) -> str:
    """Family name and given name; of four characters the first two are the family name."""
    own = characters("name_hanzi.tsv", "family")
    length = 2 if name[:2] in own or len(name) > 3 else 1
    family, given = name[:length], name[length:]
    return f"{own.get(family, (anyascii(family),))[0].title()} {anyascii(given).lower().capitalize()}"


def _japanese(name: str) -> list[str]:
    """Given name first, so that nobody takes it for Chinese."""
    families, readings = characters("name_kanji.tsv", "family"), characters("name_kanji.tsv", "given")
    for length in (3, 2, 1):
        family, given = name[:length], name[length:]
        if given and family in families:
            said = _spoken(given, readings)
            return [f"{spoken.title()} {read.title()}" for spoken in said for read in families[family]]
    return []


def _spoken(given: str, readings: Mapping[str, tuple[str, ...]]) -> list[str]:
    """A given name in its readings: whole, else by twos and ones from the left."""
    if not given:
        return [""]
    return [
        first + rest
        for length in (3, 2, 1)
        if len(given) >= length
        for first in readings.get(given[:length], ())
        for rest in _spoken(given[length:], readings)
    ]


def _cantonese(name: str) -> list[str]:
    readings = characters("name_hanzi.tsv", "cantonese")
    length = 2 if name[:2] in readings else 1
    family, given = name[:length], name[length:]
    if family not in readings or not all(c in readings for c in given):
        return []
    said = product(*(readings[c] for c in given))
    return [f"{read.title()} {'-'.join(syllables).capitalize()}" for read in readings[family] for syllables in said]


def whole(name: str) -> str | None:
    """All letters of a name in a script that parts no words, in Latin; None for other names."""
    return anyascii(name).casefold() if _WHOLE.search(name) else None
