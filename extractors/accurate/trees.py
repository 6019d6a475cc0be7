"""Heads of words from the scores of arcs: the best tree in which each sentence has one root.

Chu and Liu (1965), Edmonds (1967), with cycles contracted in place.
"""

from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

Scores = NDArray[numpy.float32]
Indices = NDArray[numpy.int64]


def best_heads(arcs: Scores, starts: NDArray[numpy.bool_]) -> Indices:
    """The head of each word of a window: 0 for a sentence's root, j + 1 for word j of the same sentence.

    `arcs[i, 0]` scores word i as root, `arcs[i, j + 1]` word j as its head; `starts` marks the first word of each
    sentence, the window's first word always among them.
    """
    size = len(arcs)
    if not size:
        return numpy.zeros(0, dtype=numpy.int64)
    sentence = numpy.cumsum(starts)
    allowed = numpy.ones((size, size + 1), dtype=bool)
    allowed[:, 1:] = sentence[:, None] == sentence[None, :]
    allowed[numpy.arange(size), numpy.arange(1, size + 1)] = False
    scores = numpy.where(allowed, arcs, -numpy.inf)
    heads: Indices = scores.argmax(axis=1)
    firsts = numpy.flatnonzero(starts)
    ends = numpy.append(firsts[1:], size)
    roots = numpy.add.reduceat(heads == 0, firsts)
    lost = numpy.add.reduceat(~_reaches_root(heads), firsts)
    for first, end in zip(firsts[(roots != 1) | (lost > 0)], ends[(roots != 1) | (lost > 0)], strict=True):
        columns = numpy.append(0, numpy.arange(first + 1, end + 1))
        heads[first:end] = columns[spanning_tree(scores[first:end][:, columns])]
    return heads


def spanning_tree(scores: Scores) -> Indices:
    """The heads of the best tree with exactly one root for one sentence, scores and heads as in `best_heads`."""
    size = len(scores)
    square = numpy.full((size + 1, size + 1), -numpy.inf)
    square[1:] = numpy.nan_to_num(scores, nan=-1e6, posinf=1e6, neginf=-1e6)
    numpy.fill_diagonal(square, -numpy.inf)
    heads = _arborescence(square.copy())
    if numpy.count_nonzero(heads[1:] == 0) != 1:
        # A tree with one root exists, and at this price no second one is worth its while.
        finite = square[numpy.isfinite(square)]
        square[1:, 0] -= (finite.max() - finite.min() + 1) * (size + 1)
        heads = _arborescence(square)
    return heads[1:]


@dataclass(frozen=True, slots=True)
class _Contraction:
    """A cycle that its first node stands for since; for each other node, its arc with the cycle's best end."""

    cycle: list[int]
    entered_at: Indices
    left_from: Indices


def _arborescence(scores: NDArray[numpy.float64]) -> Indices:
    """Heads of all nodes in the best tree under node 0, whose own head is 0; `scores` [dependant, head] is used up."""
    heads: Indices = scores.argmax(axis=1)
    heads[0] = 0
    contractions = []
    for start in range(1, len(heads)):
        # Below a contracted node all is settled, so a cycle can only close on the way up from it.
        while cycle := _cycle(heads, start):
            contractions.append(_contract(scores, heads, cycle))
            start = cycle[0]
    for contraction in reversed(contractions):
        cycle = contraction.cycle
        node = cycle[0]
        hanging = heads == node
        head = heads[node]
        entered = contraction.entered_at[head]
        heads[hanging] = contraction.left_from[hanging]
        heads[cycle] = [*cycle[1:], node]
        heads[entered] = head
    return heads


def _contract(scores: NDArray[numpy.float64], heads: Indices, cycle: list[int]) -> _Contraction:
    node, rest = cycle[0], cycle[1:]
    into = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    out = scores[:, cycle]
    contraction = _Contraction(
        cycle=cycle,
        entered_at=numpy.take(cycle, into.argmax(axis=0)),
        left_from=numpy.take(cycle, out.argmax(axis=1)),
    )
    scores[node] = into.max(axis=0)
    scores[:, node] = out.max(axis=1)
    scores[:, rest] = -numpy.inf
    scores[node, node] = -numpy.inf
    # Nobody walks through what the node now stands for.
    replaced = numpy.zeros(len(heads), dtype=bool)
    replaced[rest] = True
    heads[replaced[heads]] = node
    heads[rest] = 0
    heads[node] = scores[node].argmax()
    return contraction


def _reaches_root(heads: Indices) -> NDArray[numpy.bool_]:
    above = numpy.concatenate(([0], heads))
    # Each step doubles the way up, so a root is reached from any depth before the last.
    for _ in range(len(heads).bit_length()):
        above = above[above]
    reached: NDArray[numpy.bool_] = above[1:] == 0
    return reached


def _cycle(heads: Indices, start: int) -> list[int]:
    """The cycle on the way up from `start`, each node followed by its head; empty if the way leads to the root."""
    way: dict[int, None] = {}
    node = start
    while node:
        if node in way:
            nodes = list(way)
            return nodes[nodes.index(node) :]
        way[node] = None
        node = int(heads[node])
    return []
