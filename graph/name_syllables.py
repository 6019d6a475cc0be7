"""A word cut into syllables in every way, as Chinese and Korean names in Latin letters are read."""

import re
from collections.abc import Callable, Iterable

_LONGEST = 6  # letters of a syllable: chuang, kyoung


def read_syllables(
    word: str, syllable: re.Pattern[str], sounds: Callable[[re.Match[str]], Iterable[str]], most: int
) -> frozenset[str]:
    """What the folded word may mean: the sounds of its syllables joined, for every way to cut it into at most so many.

    `sounds` are those that one syllable may have; empty if the word can't be cut.
    """
    found: set[str] = set()

    def read(start: int, said: frozenset[str], count: int) -> None:
        if start == len(word):
            found.update(said)
            return
        if count == most:
            return
        for end in range(start + 1, min(start + _LONGEST, len(word)) + 1):
            if match := syllable.fullmatch(word, start, end):
                options = tuple(sounds(match))
                read(end, frozenset(old + new for old in said for new in options), count + 1)

    read(0, frozenset({""}), 0)
    return frozenset(found)
