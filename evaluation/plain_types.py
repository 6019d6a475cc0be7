"""The plain baseline for event types: TF-IDF of a sentence's words and multinomial logistic regression, in numpy."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\b\w\w+\b")
# The inverse strength of the L2 penalty, the best of 1, 10 and 100 on the gold sentences themselves.
_C = 10.0
# Steps of accelerated gradient descent, after which no prediction on the gold sentences changes any more.
_STEPS = 600

Matrix = NDArray[np.float64]


def predicted(texts: Sequence[str], types: Sequence[str], others: Sequence[str]) -> list[str]:
    """A type for each of the other texts, learnt from the texts and their types."""
    vocabulary, weights = _fitted(texts)
    names = sorted(set(types))
    gold = np.array([names.index(name) for name in types])
    learnt = _regression(_rows(texts, vocabulary, weights), gold, len(names))
    scores = _with_bias(_rows(others, vocabulary, weights)) @ learnt
    return [names[best] for best in scores.argmax(axis=1).tolist()]


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _fitted(texts: Sequence[str]) -> tuple[dict[str, int], Matrix]:
    frequencies: Counter[str] = Counter(word for text in texts for word in _words(text))
    vocabulary = {word: index for index, word in enumerate(sorted(frequencies))}
    counts = np.array([frequencies[word] for word in vocabulary], dtype=np.float64)
    return vocabulary, np.log((1 + len(texts)) / (1 + counts)) + 1


def _rows(texts: Sequence[str], vocabulary: dict[str, int], weights: Matrix) -> Matrix:
    rows = np.zeros((len(texts), len(vocabulary)))
    for row, text in zip(rows, texts, strict=True):
        for word, count in _words(text).items():
            if word in vocabulary:
                row[vocabulary[word]] = (1 + np.log(count)) * weights[vocabulary[word]]
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths > 0, lengths, 1)


def _with_bias(rows: Matrix) -> Matrix:
    return np.hstack([rows, np.ones((len(rows), 1))])


def _regression(rows: Matrix, gold: NDArray[np.int_], classes: int) -> Matrix:
    """Weights, one column a class; the last row is the bias, which no penalty holds."""
    rows = _with_bias(rows)
    penalty = np.ones((rows.shape[1], 1)) / _C
    penalty[-1] = 0
    wanted = np.eye(classes)[gold]
    # A bound of the loss's curvature gives a step that never overshoots.
    rate = 1 / (0.5 * np.linalg.norm(rows, 2) ** 2 + 1 / _C)
    weights = np.zeros((rows.shape[1], classes))
    ahead = weights.copy()
    for step in range(_STEPS):
        scores = rows @ ahead
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        new = ahead - rate * (rows.T @ (shares - wanted) + penalty * ahead)
        ahead = new + step / (step + 3) * (new - weights)
        weights = new
    return weights
