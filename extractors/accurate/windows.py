"""Texts longer than the model's input, cut into windows of whole sentences."""

from collections.abc import Sequence
from enum import IntEnum

import numpy
from numpy.typing import NDArray


class Break(IntEnum):
    """How well a text may be cut before a word."""

    NONE = 0
    CLAUSE = 1
    SENTENCE = 2
    LINE = 3


_TERMINAL = frozenset(".!?…")
_STOPS = frozenset(".!?")
_OPENING = frozenset("“‘«„")
_CLOSING = frozenset("\"'”’)]»")
_CLAUSE_END = frozenset(",;:–—-")


def breaks_before(words: Sequence[str], marks: Sequence[int]) -> list[Break]:
    """For each word how well a window may begin with it.

    `marks` says where a sentence must start (1), mustn't (-1), or may (0), as `Token.sent_start` does.
    """
    found = [Break.LINE] * len(words)
    ended = False
    before = ""
    for index, (word, mark) in enumerate(zip(words, marks, strict=True)):
        if index and mark != 1:
            opens = not word[0].islower() and word[0] not in _TERMINAL and word[0] not in _CLOSING
            if mark == 0 and ended and (opens or word[0] in "\"'"):
                found[index] = Break.SENTENCE
            else:
                found[index] = Break.CLAUSE if before in _CLAUSE_END else Break.NONE
        # A quote or bracket that closes after a full stop leaves the sentence ended.
        ended = word[-1] in _TERMINAL or (ended and word in _CLOSING)
        before = word
    return found


def quoted(words: Sequence[str], breaks: Sequence[Break]) -> NDArray[numpy.bool_]:
    """Which words are marks that open a quote right after a full stop: the model's treebanks have too few of these.

    Only marks that can't close one count, and only a stop that is a word by itself, as an abbreviation's isn't.
    """
    found = numpy.zeros(len(words), dtype=bool)
    for index in range(1, len(words)):
        if words[index] in _OPENING and breaks[index] is Break.SENTENCE:
            found[index] = words[index - 1] in _STOPS or words[index - 1] in _CLOSING
    return found


def cut_windows(sizes: Sequence[int], breaks: Sequence[Break], room: int) -> list[tuple[int, int]]:
    """(first word, word after the last) of each window, in order and without gap, none with more than `room` pieces.

    `sizes` are the words' pieces, none of more than `room`. A window takes as many sentences as it has room for, so
    that they are each other's context; it ends with a paragraph if one ends in its second half, else with a sentence,
    and only inside one that is longer than a window after a comma, or just so.
    """
    windows = []
    start = 0
    while start < len(sizes):
        end, used = start, 0
        while end < len(sizes) and used + sizes[end] <= room:
            used += sizes[end]
            end += 1
        if end < len(sizes):
            end = _best_end(breaks, start, end)
        windows.append((start, end))
        start = end
    return windows


def _best_end(breaks: Sequence[Break], start: int, end: int) -> int:
    half = (start + end + 1) // 2
    for least, low in ((Break.LINE, half), (Break.SENTENCE, start + 1), (Break.CLAUSE, half)):
        for index in range(end, max(low, start + 1) - 1, -1):
            if breaks[index] >= least:
                return index
    return end
