"""A word in an Indian script as Latin letters, and as a pattern over its Latin spellings.

Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada and Malayalam stand in Unicode in one order, so
that a letter's place in its block says which sound it is; Sinhala has an order of its own. A consonant without a vowel
sign has an a behind it, which is written in Latin or not (Narendra, Ram).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

_FIRST, _LAST, _BLOCK = 0x0900, 0x0D7F, 0x80
_SINHALA, _SINHALA_END = 0x0D80, 0x0DFF
_TAMIL, _BENGALI, _MALAYALAM = 0x0B80, 0x0980, 0x0D00
# Latin spellings of each consonant by its place in the block, the plainest first.
_CONSONANTS = {
    0x15: "k|c|q|ck|g", 0x16: "kh|k", 0x17: "g|gh", 0x18: "gh|g", 0x19: "ng|n", 0x1A: "ch|c|tch|s", 0x1B: "chh|ch|c",
    0x1C: "j|z|dj|g", 0x1D: "jh|j|z", 0x1E: "ny|n|gn|gy|y",
    0x1F: "t|th|d", 0x20: "th|t", 0x21: "d|r|dh", 0x22: "dh|d|rh|r",
    0x23: "n", 0x24: "t|th|d", 0x25: "th|t", 0x26: "d|dh|th", 0x27: "dh|d", 0x28: "n", 0x29: "n", 0x2A: "p|b",
    0x2B: "ph|f|p", 0x2C: "b|v|w", 0x2D: "bh|b|v|w", 0x2E: "m", 0x2F: "y|j|i|", 0x30: "r", 0x31: "r|rr|tr|t", 0x32: "l",
    0x33: "l", 0x34: "zh|l|z|y", 0x35: "v|w|b|u|o", 0x36: "sh|s|sch|ch", 0x37: "sh|s|x", 0x38: "s|sh|c", 0x39: "h|g|",
}  # fmt: skip
# Tamil writes voiced and unvoiced sounds with one letter.
_TAMIL_CONSONANTS = {
    0x15: "k|g|h|c|q", 0x1A: "s|ch|j|c|sh", 0x1F: "t|d|th", 0x24: "th|t|d|dh", 0x2A: "p|b|f|ph|bh", 0x1C: "j|z",
}  # fmt: skip
_BENGALI_CONSONANTS = {0x2F: "j|y|z", 0x4E: "t", 0x70: "r", 0x71: "w|v"}
_NUKTA = {0x15: "q|k|c", 0x16: "kh|k", 0x17: "gh|g", 0x1C: "z|j", 0x21: "r|d", 0x22: "rh|r|dh|d", 0x2B: "f|ph",
          0x2F: "y|i|", 0x30: "r"}  # fmt: skip
_A = "a|aa|ah|o|u|e"
_I = "i|ee|y|ie|e|ey|ea"
_U = "u|oo|ou|o|w"
_E = "e|ay|ai|ey|i|ae|a"
_O = "o|oo|ou|u|oh"
_AI, _AU = "ai|ei|ay|ey|oi|y|e|i", "au|ou|ow|av|o|aw|u"
_VOWELS = {0x05: _A, 0x06: _A, 0x07: _I, 0x08: _I, 0x09: _U, 0x0A: _U, 0x0B: "ri|ru|r|hri", 0x0D: _E, 0x0E: _E,
           0x0F: _E,
           0x10: _AI, 0x11: _O, 0x12: _O, 0x13: _O, 0x14: _AU}  # fmt: skip
_SIGNS = {0x3E: _A, 0x3F: _I, 0x40: _I, 0x41: _U, 0x42: _U, 0x43: "ri|ru|r|ir|re|ra", 0x45: _E, 0x46: _E, 0x47: _E,
          0x48: _AI,
          0x49: _O, 0x4A: _O, 0x4B: _O, 0x4C: _AU, 0x57: _AU}  # fmt: skip
_OTHERS = {0x01: "n|m|", 0x02: "n|m|ng|", 0x03: "h|", 0x70: "n|m|", 0x71: ""}
# Malayalam letters that have no vowel behind them.
_CHILLU = {0x7A: "n", 0x7B: "n|m", 0x7C: "r", 0x7D: "l", 0x7E: "l", 0x7F: "k"}
_NUKTA_SIGN, _VIRAMA = 0x3C, 0x4D
_SINHALA_LETTERS = {
    0x02: 0x02, 0x03: 0x03, 0x05: 0x05, 0x06: 0x06, 0x07: 0x0F, 0x08: 0x0F, 0x09: 0x07, 0x0A: 0x08, 0x0B: 0x09,
    0x0C: 0x0A, 0x0D: 0x0B, 0x11: 0x0F, 0x12: 0x0F, 0x13: 0x10, 0x14: 0x13, 0x15: 0x13, 0x16: 0x14,
    **{0x1A + n: 0x15 + n for n in range(5)}, 0x1F: 0x19, **{0x20 + n: 0x1A + n for n in range(5)}, 0x25: 0x1E,
    0x26: 0x1C,
    **{0x27 + n: 0x1F + n for n in range(5)}, 0x2C: 0x21, **{0x2D + n: 0x24 + n for n in range(5)}, 0x33: 0x26,
    **{0x34 + n: 0x2A + n for n in range(5)}, 0x39: 0x2C, 0x3A: 0x2F, 0x3B: 0x30, 0x3D: 0x32, 0x40: 0x35, 0x41: 0x36,
    0x42: 0x37, 0x43: 0x38, 0x44: 0x39, 0x45: 0x33, 0x46: 0x2B, 0x4A: 0x4D, 0x4F: 0x3E, 0x50: 0x47, 0x51: 0x47,
    0x52: 0x3F, 0x53: 0x40, 0x54: 0x41, 0x56: 0x42, 0x58: 0x43, 0x59: 0x47, 0x5A: 0x47, 0x5B: 0x48, 0x5C: 0x4B,
    0x5D: 0x4B, 0x5E: 0x4C,
}  # fmt: skip
# Two letters that are spelt as neither of them is alone.
_TOGETHER = {(0x1C, 0x1E): "gy|jn|gn|dny|gny|jny", (0x15, 0x37): "ksh|x|kh|chh|ks|sh", (0x24, 0x30): "tr|thr"}
# A written a, and what may stand for it in Latin; at the end of a word it is mostly silent.
_INHERENT = "(?:a|o|u|e|i|aa)?"
# Letters of a name's word; a longer one is no name's, and the pattern would take long.
_LONGEST = 24

_Letter = tuple[str, str]


def is_brahmic(word: str) -> bool:
    """The word begins with a letter of an Indian script."""
    return bool(word) and _FIRST <= ord(word[0]) <= _SINHALA_END


def _letters(word: str) -> Iterator[_Letter]:
    """Each letter: "c" for a consonant, "v" for a vowel of its own, "s" for a vowel sign, "x" for a nasal or a breath,
    "-" for the sign that no vowel follows; and its Latin spellings.
    """
    places = [_place(c) for c in word[:_LONGEST] if _FIRST <= ord(c) <= _SINHALA_END]
    at = 0
    while at < len(places):
        block, place = places[at]
        after = tuple(p for _, p in places[at + 1 : at + 3])
        at += 1
        if after[:1] == (_VIRAMA,) and len(after) > 1 and (place, after[1]) in _TOGETHER:
            yield "c", _TOGETHER[place, after[1]]
            at += 2
        elif place == _VIRAMA:
            yield "-", ""
        elif block == _MALAYALAM and place in _CHILLU:
            yield "c", _CHILLU[place]
            yield "-", ""
        elif place in _SIGNS:
            yield "s", _SIGNS[place]
        elif place in _VOWELS:
            yield "v", _VOWELS[place]
        elif after[:1] == (_NUKTA_SIGN,) and place in _NUKTA:
            yield "c", _NUKTA[place]
            at += 1
        elif spelling := _consonant(block, place):
            yield "c", spelling
        elif place in _OTHERS:
            yield "x", _OTHERS[place]


def _place(c: str) -> tuple[int, int]:
    """The block of the letter, and its place there; Sinhala's letters at the place of their fellows."""
    point = ord(c)
    if point >= _SINHALA:
        return _SINHALA, _SINHALA_LETTERS.get(point - _SINHALA, 0)
    return point - point % _BLOCK, point % _BLOCK


def _consonant(block: int, place: int) -> str | None:
    own = {_TAMIL: _TAMIL_CONSONANTS, _BENGALI: _BENGALI_CONSONANTS}.get(block, {})
    return own.get(place) or _CONSONANTS.get(place)


@lru_cache(maxsize=16384)
def brahmic_latin(word: str) -> str:
    """The word's plainest Latin spelling; other words as they are."""
    if not is_brahmic(word):
        return word
    found = ""
    kinds = list(_letters(word))
    for number, (kind, spelling) in enumerate(kinds):
        first = spelling.split("|")[0]
        # A nasal before another letter of its row is spelt n: Ganguly.
        found += "n" if first == "ng" and kinds[number + 2 : number + 3] else first
        if kind == "c" and number + 1 < len(kinds) and kinds[number + 1][0] not in "s-":
            found += "a"
    return found or anyascii(word)


@lru_cache(maxsize=16384)
def brahmic_pattern(word: str) -> re.Pattern[str]:
    """What the folded Latin spellings of the word look like; made for `fullmatch`."""
    kinds = list(_letters(word))
    parts: list[str] = []
    for number, (kind, spelling) in enumerate(kinds):
        if kind == "c":
            optional = spelling.endswith("|")
            parts.append(f"(?:{spelling.rstrip('|')}){{{0 if optional else 1},2}}")
            if number + 1 == len(kinds):
                # In the north a last a is silent, but behind two consonants: Amit is no Amita, Chandra is Chandra.
                spoken = ord(word[0]) >= _TAMIL or (number > 0 and kinds[number - 1][0] == "-")
                parts.append("(?:a|o|u|e|h|ah)?" if spoken else "h?")
            elif kinds[number + 1][0] not in "s-":
                parts.append(_INHERENT)
        elif kind in "vs":
            parts.append(f"(?:{spelling})")
            if number + 1 == len(kinds):
                parts.append("h?")
        elif kind == "-" and number + 1 == len(kinds):
            parts.append("[ueh]?")
        else:
            parts.append(f"(?:{spelling})")
    return re.compile("".join(parts) or "(?!)")
