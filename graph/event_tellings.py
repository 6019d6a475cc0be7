"""How alike two events are told: their words, and the words around them, in reports of one story.

Reports of one story tell the same event in other words: "checked into rehab", "entered treatment". What makes two
tellings one is learnt (`training.event_tellings`), a handful of weights in `data/event_weights.tsv`. Events are joined
by the average over their tellings, as stories are by the average over their articles.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from graph.event_words import COMMONPLACE, SAYING, listed, root, sorts_of

# From this average on two groups of tellings are one event: best for the B-cubed F1 in five-fold cross-validation.
JOIN_AT = 0.4
# Words too frequent to say anything, as lemmas.
_EMPTY = listed(
    """the a an of to in on for and or with by at from as it its he she his her they their be have will would not n't 's
    ’s this that which who after before do but i we you"""
)
# An event told by nothing but these isn't known by its words: "it", "did so", "took it".
_LIGHT = listed("it this that which what they them be have do will would make take get go come")


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an event: roots of its own words, and lemmas of its parties, objects and modifiers, and near it.

    Roots and sorts are empty where its words are such as stand for anything ("it"). `plain` is whether its own words
    are commonplace, `said` whether one of them only says that somebody says something. `article` is the id of the
    article that it stands in.
    """

    article: str
    roots: frozenset[str]
    sorts: frozenset[int]
    parts: frozenset[str]
    near: frozenset[str]
    plain: bool
    said: bool


def telling(article: str, own: Sequence[str], parts: Iterable[str], around: Iterable[str]) -> Telling:
    """The telling with these lemmas: the event's own words, what depends on them, and what stands near them."""
    words = [word.casefold() for word in own]
    kept = [word for word in words if word not in _EMPTY]
    roots = frozenset() if all(word in _LIGHT for word in kept) else frozenset(map(root, kept))
    return Telling(
        article=article,
        roots=roots,
        sorts=sorts_of(roots),
        parts=_telling_words(parts),
        near=_telling_words(around) - frozenset(words),
        plain=all(word in COMMONPLACE for word in kept),
        said=any(word in SAYING for word in kept),
    )


def _telling_words(words: Iterable[str]) -> frozenset[str]:
    lower = (word.casefold() for word in words)
    return frozenset(word for word in lower if len(word) > 1 and word not in _EMPTY)


def features(left: Telling, right: Telling) -> tuple[float, ...]:
    """What the weights weigh, in the order of FEATURES; the first is always 1."""
    same = bool(left.roots & right.roots)
    akin = not same and bool(left.sorts & right.sorts)
    return (
        1.0,
        float(same),
        float(same and (left.plain or right.plain)),
        float(akin),
        _shared(left.parts, right.parts),
        _shared(left.near, right.near),
        float(left.said and right.said),
        float(akin and (_beside(left, right) or _beside(right, left))),
    )


FEATURES = ("bias", "word", "commonplace", "sort", "parts", "near", "saying", "beside")


def _beside(one: Telling, other: Telling) -> bool:
    """The one's word stands near the other: where "signed" stands beside "an agreement", each is told for itself."""
    return any(root(word) in one.roots for word in other.near)


def _shared(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of the smaller side's words that the other has too; less sure where there are few."""
    return len(left & right) / (1 + min(len(left), len(right)))


@cache
def weights() -> Mapping[str, float]:
    """The learnt weight of each feature."""
    text = resources.files("graph").joinpath("data", "event_weights.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: float(row[1]) for row in rows}


def alike(left: Telling, right: Telling) -> float:
    """How surely two tellings of one story are of one event, 0 to 1."""
    table = weights()
    total = sum(table[name] * value for name, value in zip(FEATURES, features(left, right), strict=True))
    return 1.0 / (1.0 + math.exp(-total))


def likeness(left: Sequence[Telling], right: Sequence[Telling]) -> float:
    """The average over all pairs of tellings of two events; 0 where one has none."""
    if not left or not right:
        return 0.0
    return sum(alike(one, other) for one in left for other in right) / (len(left) * len(right))
