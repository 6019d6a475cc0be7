"""The best legal sequence of B-, I- and O-labels for many windows at once (Viterbi)."""

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

# Below any sum of scores, and still a number: minus infinity would make illegal ways equal to each other.
_NEVER = -1e9


def legal_transitions(labels: Sequence[str]) -> NDArray[numpy.bool_]:
    """[from, to]: an I- stands only after the B- or I- of its own kind."""
    legal = numpy.ones((len(labels), len(labels)), dtype=bool)
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            legal[:, to] = [before in (label, f"B-{label[2:]}") for before in labels]
    return legal


class NameDecoder:
    """Turns emission scores into label numbers."""

    def __init__(
        self, labels: Sequence[str], transitions: NDArray[numpy.float32], start: NDArray[numpy.float32]
    ) -> None:
        """`transitions` [from, to] and `start` are added to the emissions; what is illegal stays out in any case."""
        self.inner = numpy.array([label.startswith("I-") for label in labels], dtype=bool)
        legal = legal_transitions(labels)
        self.transitions = numpy.where(legal, numpy.maximum(transitions, _NEVER), _NEVER).astype(numpy.float64)
        self.start = numpy.where(self.inner, _NEVER, numpy.maximum(start, _NEVER)).astype(numpy.float64)

    def decode(
        self, emissions: Sequence[NDArray[numpy.float32]], borders: Sequence[NDArray[numpy.bool_]]
    ) -> list[NDArray[numpy.int64]]:
        """Each window's label numbers from its scores [words, labels]; no name goes on over a word in `borders`."""
        sizes = [len(one) for one in emissions]
        if not sizes or not max(sizes):
            return [numpy.zeros(0, dtype=numpy.int64) for _ in sizes]
        scores = numpy.zeros((max(sizes), len(sizes), len(self.start)))
        for index, (one, border) in enumerate(zip(emissions, borders, strict=True)):
            scores[: len(one), index] = numpy.where(border[:, None] & self.inner, _NEVER, one)
        back = numpy.zeros(scores.shape, dtype=numpy.int64)
        best = scores[0] + self.start
        # A padded word repeats the label before it, at no cost, so that a short window's end is its own best end.
        stay = numpy.arange(len(self.start))
        lengths = numpy.array(sizes)
        for position in range(1, len(scores)):
            ways = best[:, :, None] + self.transitions
            from_label = ways.argmax(axis=1)
            reached = numpy.take_along_axis(ways, from_label[:, None, :], axis=1)[:, 0] + scores[position]
            live = (position < lengths)[:, None]
            back[position] = numpy.where(live, from_label, stay)
            best = numpy.where(live, reached, best)
        labels = numpy.zeros((len(scores), len(sizes)), dtype=numpy.int64)
        labels[-1] = best.argmax(axis=1)
        for position in range(len(scores) - 1, 0, -1):
            labels[position - 1] = back[position, numpy.arange(len(sizes)), labels[position]]
        return [labels[:size, index] for index, size in enumerate(sizes)]
