"""Debris: stretches of text that hold hardly any words, gathered into few tokens.

A pipeline's time goes with the number of tokens. Marks and single letters with blanks between them make two or three
times as many tokens a byte as prose, and nothing is read from them; gathered they cost less than prose does.
"""

import itertools

import numpy
from spacy.tokens import Doc

# Prose has 5 to 6 characters a token, with the blank after it; a list of senators with party and state down to 2.
# Nothing of 3.5 in the mean costs twice as much a byte as prose.
_DENSE = 3.5
# Tokens looked at together: a line or two.
_BLOCK = 32
# Prose has a word of at least three letters in every other token, a list of names one in eight.
_WORD_LETTERS = 3
_WORD_SHARE = 0.1
# Tokens. No list of names is so long and as dense as this; 100 senators with party and state have 800.
_LONG_BLOCK = 1024
_VERY_DENSE = 2.75
# A newline or a run of blanks costs about half of what a word costs: nothing hangs on it.
_SPACE_COST = 0.5
# Characters of a gathered token: far above any word, and a span over debris stays readable.
_GATHERED = 100
# Fewer tokens aren't worth a new document.
_FEWEST = 8


def gathered(doc: Doc) -> Doc:
    """The document with its debris in tokens of up to about a hundred characters; the same object if there is none."""
    if len(doc) < _BLOCK:
        return doc
    table = doc.to_array(["IDX", "LENGTH", "IS_ALPHA", "IS_SPACE"]).astype("int64")
    starts = numpy.append(table[:, 0], len(doc.text))
    costs = numpy.where(table[:, 3] == 1, _SPACE_COST, 1.0)
    words = (table[:, 2] == 1) & (table[:, 1] >= _WORD_LETTERS)
    dense = _dense(starts, costs, words, _BLOCK, _DENSE, _WORD_SHARE)
    if len(doc) >= _LONG_BLOCK:
        dense |= _dense(starts, costs, words, _LONG_BLOCK, _VERY_DENSE, 1.0)
    stretches = [_trimmed(starts, costs, first, last) for first, last in _runs(dense)]
    stretches = [(first, last) for first, last in stretches if last - first >= _FEWEST]
    return _merged(doc, starts, stretches) if stretches else doc


def _dense(
    starts: numpy.ndarray, costs: numpy.ndarray, words: numpy.ndarray, size: int, density: float, share: float
) -> numpy.ndarray:
    """For each token whether its block of that size has fewer characters for its cost, and hardly a word."""
    # The last block takes in what is left over, so that none is shorter.
    edges = numpy.arange(0, len(costs) - size + 1, size)
    cost = numpy.add.reduceat(costs, edges)
    characters = numpy.diff(numpy.append(starts[edges], starts[-1]))
    wordless = numpy.add.reduceat(words.astype("int64"), edges) <= share * cost
    sizes = numpy.diff(numpy.append(edges, len(costs)))
    return numpy.repeat(wordless & (characters < density * cost), sizes)


def _runs(dense: numpy.ndarray) -> list[tuple[int, int]]:
    """Tokens `first` to `last` (exclusive) of each stretch of marked tokens."""
    changes = numpy.flatnonzero(numpy.diff(numpy.concatenate(([0], dense.view("int8"), [0]))))
    return [(int(first), int(last)) for first, last in changes.reshape(-1, 2)]


def _trimmed(starts: numpy.ndarray, costs: numpy.ndarray, first: int, last: int) -> tuple[int, int]:
    """The stretch without what is as loose as prose at its ends: words that only share a block with debris."""
    cost = numpy.cumsum(costs[first:last])
    loose = numpy.flatnonzero(starts[first + 1 : last + 1] - starts[first] >= _DENSE * cost)
    begin = first + int(loose[-1]) + 1 if len(loose) else first
    cost = numpy.cumsum(costs[begin:last][::-1])
    loose = numpy.flatnonzero(starts[last] - starts[begin:last][::-1] >= _DENSE * cost)
    return begin, last - (int(loose[-1]) + 1 if len(loose) else 0)


def _merged(doc: Doc, starts: numpy.ndarray, stretches: list[tuple[int, int]]) -> Doc:
    text = doc.text
    words: list[str] = []
    spaces: list[bool] = []
    done = 0
    for first, last in [*stretches, (len(doc), len(doc))]:
        for token in doc[done:first]:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
        if last > first:
            groups = (starts[first:last] - starts[first]) // _GATHERED
            edges = [first, *(first + 1 + numpy.flatnonzero(numpy.diff(groups))).tolist(), last]
            for begin, end in itertools.pairwise(edges):
                space = bool(doc[end - 1].whitespace_)
                words.append(text[starts[begin] : starts[end] - space])
                spaces.append(space)
        done = last
    return Doc(doc.vocab, words=words, spaces=spaces)
