"""A word in Ethiopic letters as a pattern over its Latin spellings: each letter is a consonant with its vowel."""

import re
from functools import lru_cache

_FIRST, _LAST = 0x1200, 0x1357
# The consonants in Unicode's order, eight letters each; the last of the vowels' columns is "wa".
_CONSONANTS = (
    "h|", "l", "h|", "m", "s", "r", "s|c", "sh|s", "q|k|c|g", "q|qu|kw", "q|k", "q|k", "b", "v|b", "t", "ch|tch|c",
    "h|", "h|hu", "n", "ny|gn|n", "", "k|c", "kw|ku", "h|kh", "h", "w|u|o", "", "z", "zh|j|z", "y|i|j|", "d", "d",
    "j|dj|g", "g", "gw|gu", "g", "t|th", "ch|tch|c", "p", "ts|s|tz|z", "ts|s|z", "f|ph", "p",
)  # fmt: skip
_VOWELS = ("(?:e|a|ae)?", "(?:u|ou|oo|w)", "(?:i|ee|y|ie)", "(?:a|aa|ah)", "(?:e|ie|ye|ee|ai|ay)", "(?:e|i|y|u|a)?",
           "(?:o|oo|u)", "(?:wa|ua|oa|a)")  # fmt: skip
_LONGEST = 16  # letters of a name's word; the pattern of a longer one would take long


def is_ethiopic(word: str) -> bool:
    """The word begins with an Ethiopic letter."""
    return bool(word) and _FIRST <= ord(word[0]) <= _LAST


@lru_cache(maxsize=4096)
def ethiopic_pattern(word: str) -> re.Pattern[str]:
    """What the folded Latin spellings of the word look like; made for `fullmatch`."""
    parts = []
    for c in word[:_LONGEST]:
        row, column = divmod(ord(c) - _FIRST, len(_VOWELS))
        if 0 <= row < len(_CONSONANTS):
            consonant = _CONSONANTS[row]
            least = 0 if not consonant or consonant.endswith("|") else 1
            parts.append(f"(?:{consonant.rstrip('|')}){{{least},2}}{_VOWELS[column]}" if consonant else _VOWELS[column])
    return re.compile("".join(parts) + "h?" if parts else "(?!)")
