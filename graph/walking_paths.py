"""The shortest ways from one entity to another, each step with the relation that is told best.

Two balls are read, one around each end, level by level, as far as the length in question needs; within what was read
the ways of one length are found best first, guided by the most that the rest of a way can weigh.
"""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graph.walking import Walker
from graph.walks import Step

MOST_LENGTH = 6
MOST_PATHS = 100
# Entities of one level whose edges are read, the best told; and edges of one level, shared among these.
_MOST_FRONTIER = 2_000
_EDGES_OF_LEVEL = 60_000
_LEAST, _MOST = 30, 2_000
# Steps tried in the search for ways of one length, some tenths of a second. The search goes straight to the best ones;
# only where most of them would meet an entity twice does it come near.
_MOST_TRIED = 300_000
# Confidences are added up as whole numbers, so that the order of adding doesn't matter.
_SURENESS = 1_000_000

_Weight = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Path:
    """The entities from one end to the other, and the relation of each step."""

    nodes: tuple[str, ...]
    edges: tuple[str, ...]


def paths(walker: Walker, start: str, end: str, max_length: int, first: int) -> list[Path]:
    """At most `first` ways of at most `max_length` steps that meet no entity twice.

    The shortest first; of equally long ones those whose steps have most sources together, then most confidence, then
    by the ids of the entities. Parallel relations are one step, by the best told. None lead from an entity to itself.
    """
    if start == end or first < 1:
        return []
    known = _Known()
    known.add(walker.among((start, end), 1))
    sides = (_Ball(walker, known, start), _Ball(walker, known, end))
    found: list[Path] = []
    for length in range(1, max_length + 1):
        if length > 1:
            while sides[0].radius + sides[1].radius < length:
                min(sides, key=lambda side: (side.radius, len(side.frontier))).grow()
        found += _of_length(known, start, end, length, first - len(found))
        if len(found) >= first:
            break
    return found


class _Known:
    """The edges read so far: by entity its neighbours, each with the best step there."""

    def __init__(self) -> None:
        self.steps: dict[str, dict[str, Step]] = {}

    def add(self, steps: Iterable[Step]) -> None:
        """Takes in edges."""
        for step in steps:
            for near, far in ((step.subject, step.object), (step.object, step.subject)):
                ways = self.steps.setdefault(near, {})
                if far not in ways or step.rank < ways[far].rank:
                    ways[far] = step


class _Ball:
    """What lies around one end. Edges of all entities nearer than `radius` have been read."""

    def __init__(self, walker: Walker, known: _Known, centre: str) -> None:
        self._walker = walker
        self._known = known
        self._seen = {centre}
        self.frontier = [centre]
        self.radius = 0

    def grow(self) -> None:
        """Reads the edges of the outermost entities."""
        self.radius += 1
        if not self.frontier:
            return
        most = max(_LEAST, min(_MOST, _EDGES_OF_LEVEL // len(self.frontier)))
        best: dict[str, Step] = {}
        for key, steps in self._walker.around(self.frontier, most).items():
            self._known.add(steps)
            for step in steps:
                far = step.beyond(key)
                if far not in self._seen and (far not in best or step.rank < best[far].rank):
                    best[far] = step
        self.frontier = sorted(best, key=lambda far: (*best[far].rank[:2], far))[:_MOST_FRONTIER]
        self._seen.update(best)


@dataclass(order=True, slots=True)
class _Begun:
    """A way begun: first what is sorted by, the least first."""

    bound: _Weight
    nodes: tuple[str, ...]
    weight: _Weight = field(compare=False)


def _of_length(known: _Known, start: str, end: str, length: int, most: int) -> list[Path]:
    """The best ways of exactly the length, in order."""
    rest = _heaviest(known, start, end, length)
    if start not in rest[length]:
        return []
    found: list[Path] = []
    begun = [_Begun(_negative(rest[length][start]), (start,), (0, 0))]
    tried = 0
    while begun and len(found) < most and tried < _MOST_TRIED:
        best = heapq.heappop(begun)
        left = length - len(best.nodes) + 1
        if left == 0:
            found.append(_path(known, best.nodes))
            continue
        ahead, steps = rest[left - 1], known.steps[best.nodes[-1]]
        fewer = ahead if len(ahead) < len(steps) else steps
        tried += len(fewer)
        for far in fewer:
            if far in steps and far in ahead and far not in best.nodes:
                weight = _sum(best.weight, _weight(steps[far]))
                bound = _negative(_sum(weight, ahead[far]))
                heapq.heappush(begun, _Begun(bound, (*best.nodes, far), weight))
    return found


def _heaviest(known: _Known, start: str, end: str, length: int) -> list[dict[str, _Weight]]:
    """By number of steps left: by entity the most that so many steps from it to the end weigh, entities met twice
    allowed. Entities that can't be met with so many steps left are missing."""
    near = _distances(known, start, length)
    rest: list[dict[str, _Weight]] = [{end: (0, 0)}]
    for left in range(1, length + 1):
        heaviest: dict[str, _Weight] = {}
        for far, weight in rest[-1].items():
            for entity, step in known.steps.get(far, {}).items():
                if near.get(entity, length + 1) > length - left or entity == end:
                    continue
                total = _sum(weight, _weight(step))
                if total > heaviest.get(entity, (-1, -1)):
                    heaviest[entity] = total
        rest.append(heaviest)
    return rest


def _distances(known: _Known, start: str, most: int) -> dict[str, int]:
    """Steps from the start within what was read, at most so many."""
    near = {start: 0}
    frontier = [start]
    for distance in range(1, most + 1):
        frontier = list(dict.fromkeys(far for key in frontier for far in known.steps.get(key, ()) if far not in near))
        near.update(dict.fromkeys(frontier, distance))
    return near


def _path(known: _Known, nodes: Sequence[str]) -> Path:
    pairs = pairwise(nodes)
    return Path(tuple(nodes), tuple(known.steps[near][far].relation for near, far in pairs))


def _weight(step: Step) -> _Weight:
    return step.sources, round(step.confidence * _SURENESS)


def _sum(one: _Weight, other: _Weight) -> _Weight:
    return one[0] + other[0], one[1] + other[1]


def _negative(weight: _Weight) -> _Weight:
    return -weight[0], -weight[1]
