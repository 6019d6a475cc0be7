"""The words of a text around what a search finds in it, and where in them the search's own words stand."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from graph.search_words import folded_words, query_words

# Words of a highlight, and how many of them stand before the first hit.
_WORDS, _WORDS_BEFORE = 16, 4
# Letters of a highlight: sixteen words have about a hundred, unless somebody writes without spaces.
_LONGEST = 300
# Hits of one text that are looked at: behind so many a better place is hardly found.
_MOST_HITS = 200
# A word as full-text search parts texts: letters, digits, and accents written as characters of their own.
_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u0331])*")
_GAPS = str.maketrans("\n\r\t\v\f\u2028\u2029", " " * 7)


class Highlight(NamedTuple):
    """A piece of a text, and (start, end) of each hit in it, in code points, end exclusive."""

    text: str
    marks: tuple[tuple[int, int], ...]


class Highlighter:
    """Highlights for one search text."""

    def __init__(self, text: str) -> None:
        self._terms = [term for word in query_words(text) for term in folded_words(word).split()]
        whole = "|".join(map(re.escape, sorted(set(self._terms), key=len, reverse=True)))
        last = re.escape(self._terms[-1]) if self._terms else ""
        # All terms are whole words, save that the last may be a beginning.
        self._quick = re.compile(f"(?<![^\\W_])(?:(?:{whole})(?![^\\W_])|{last}[^\\W_]*)")

    def __call__(self, columns: Sequence[str]) -> Highlight:
        """The words around the hits of the first of the texts that has any; else the beginning of the first one."""
        for column in columns:
            spans = self._hits(column) if self._terms else []
            if spans:
                return _window(column, spans)
        return _window(columns[0], []) if columns else Highlight("", ())

    def _hits(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and term of the first hits in the text."""
        low = text.lower()
        found: list[tuple[int, int, str]] = []
        if len(low) == len(text):
            for match in self._quick.finditer(low):
                found.append((*match.span(), match.group()))
                if len(found) == _MOST_HITS:
                    break
        # Accents and rare letters are folded word by word, which takes a hundred times as long.
        return found or ([] if text.isascii() else self._folded_hits(text))

    def _folded_hits(self, text: str) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        for match in _WORD.finditer(text):
            word = folded_words(match.group())
            if word in self._terms or word.startswith(self._terms[-1]):
                found.append((*match.span(), word))
                if len(found) == _MOST_HITS:
                    break
        return found


def _window(text: str, hits: Sequence[tuple[int, int, str]]) -> Highlight:
    """The piece of the text in which most different hits stand."""
    start = _words_before(text, _best(hits)) if hits else 0
    end = start
    for match in islice(_WORD.finditer(text, start, start + _LONGEST), _WORDS):
        end = match.end()
    rest = _WORD.search(text, end) is not None
    if not rest:
        # What closes the last sentence belongs to it.
        end = min(len(text.rstrip()), start + _LONGEST)
    before, after = "…" if start else "", "…" if rest or end < len(text.rstrip()) else ""
    shift = len(before) - start
    marks = [(first + shift, min(last, end) + shift) for first, last, _ in hits if start <= first < end]
    return Highlight(f"{before}{text[start:end].translate(_GAPS)}{after}", tuple(marks))


def _best(hits: Sequence[tuple[int, int, str]]) -> int:
    """Where the hit stands behind which most different ones follow within a highlight; the first of equals."""
    # Twelve words of eight letters and a space.
    reach = (_WORDS - _WORDS_BEFORE) * 9
    best, most = 0, (-1, -1)
    for start, _, _ in hits:
        near = [term for first, _, term in hits if start <= first < start + reach]
        if (len(set(near)), len(near)) > most:
            best, most = start, (len(set(near)), len(near))
    return best


def _words_before(text: str, at: int) -> int:
    """Where the fourth word before stands, or the beginning of the line where that is hardly further."""
    least = max(0, at - _LONGEST // 3)
    line = text.rfind("\n", least, at) + 1
    starts = [match.start() for match in _WORD.finditer(text, max(line, least), at)]
    if (line or not least) and len(starts) <= _WORDS_BEFORE + 2:
        return line
    # What was cut off in the middle is no word.
    whole = starts[1:] if starts and starts[0] == least else starts
    return whole[-_WORDS_BEFORE:][0] if whole else at
