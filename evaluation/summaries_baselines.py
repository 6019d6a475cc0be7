"""Plain summarisers to compare with: interleaved leads, LexRank and TextRank, on the same sentences.

Each gives the sentences in its order of preference. Those that are too short or too long to be a bullet are left out
beforehand, and what repeats an earlier one afterwards, by the rules that ours keeps too.
"""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

import numpy as np

from evaluation.summaries_rouge import tokens
from stories.summary import TOO_ALIKE, cosine, every_word, unit, weighed

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]

# Erkan and Radev (2004) draw an edge from this cosine on, and go on to another sentence with this probability.
_EDGE_AT = 0.1
_DAMPING = 0.85
# Changes of the ranks below this don't move their order any more.
_SETTLED = 1e-9
_MOST_ROUNDS = 200
# Sentences of a text that a ranking by graph looks at: its matrix grows with the square, and news is shorter.
_MOST_SENTENCES = 400


def interleaved_leads(texts: Sequence[Sequence[str]]) -> list[str]:
    """The first sentence of each text, then the second of each, and so on."""
    return [sentence for turn in zip_longest(*texts) for sentence in turn if sentence is not None]


def lexrank(texts: Sequence[Sequence[str]]) -> list[str]:
    """By eigenvector centrality in the graph of sentences whose TF-IDF cosine is .1 or more."""
    sentences = _flat(texts)
    words = [tokens(sentence) for sentence in sentences]
    documents = Counter(word for own in words for word in set(own))
    places = {word: place for place, word in enumerate(documents)}
    table = np.zeros((len(sentences), len(places)))
    for row, own in enumerate(words):
        for word, count in Counter(own).items():
            table[row, places[word]] = count * math.log(len(sentences) / documents[word])
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), _SETTLED)
    likeness: Matrix = table @ table.T
    return _ranked(sentences, np.where(likeness >= _EDGE_AT, 1.0, 0.0))


def textrank(texts: Sequence[Sequence[str]]) -> list[str]:
    """By PageRank over the words that sentences share, divided by the logarithms of their lengths (Mihalcea 2004)."""
    sentences = _flat(texts)
    words = [tokens(sentence) for sentence in sentences]
    sets = [set(own) for own in words]
    lengths = [math.log(len(own)) if own else 0.0 for own in words]
    table = np.zeros((len(sentences), len(sentences)))
    for row, own in enumerate(sets):
        for column in range(row):
            length = lengths[row] + lengths[column]
            table[row, column] = table[column, row] = len(own & sets[column]) / length if length > 0 else 0.0
    return _ranked(sentences, table)


def unlike(ranked: Sequence[str], most: int) -> list[str]:
    """The first sentences of the ranking of which none is too like another, at most so many."""
    kept: list[str] = []
    vectors: list[tuple[dict[str, float], dict[str, float]]] = []
    for sentence in ranked:
        if len(kept) == most:
            break
        own = dict(unit(weighed(sentence))), dict(every_word(sentence))
        if all(cosine(own[0], other[0]) < TOO_ALIKE and cosine(own[1], other[1]) < TOO_ALIKE for other in vectors):
            kept.append(sentence)
            vectors.append(own)
    return kept


def _flat(texts: Sequence[Sequence[str]]) -> list[str]:
    return [sentence for text in texts for sentence in text[:_MOST_SENTENCES]]


def _ranked(sentences: Sequence[str], weights: Matrix) -> list[str]:
    """The sentences by their rank in the graph, the earlier among equals."""
    order = np.argsort(-pagerank(weights), kind="stable")
    return [sentences[place] for place in order]


def pagerank(weights: Matrix) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The stationary ranks of a random walk over these weights, which sum to 1; from a node without edges anywhere."""
    count = len(weights)
    if not count:
        return np.zeros(0)
    sums = weights.sum(axis=1, keepdims=True)
    steps = np.where(sums > 0, weights / np.where(sums > 0, sums, 1.0), 1.0 / count)
    ranks = np.full(count, 1.0 / count)
    for _ in range(_MOST_ROUNDS):
        later = (1 - _DAMPING) / count + _DAMPING * (ranks @ steps)
        settled = float(np.abs(later - ranks).sum()) < _SETTLED
        ranks = later
        if settled:
            break
    return ranks
