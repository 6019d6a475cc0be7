"""Whether an article joins a story: a logistic decision over a few features, learnt by `training.story_joining`.

The weights stand in `stories/data/joining.json` with the checksums of what they were learnt from. The features are
similarities of the parts (averages over the story's articles), how the article's compares with those of the story's
articles among each other, and time; a decision that is kept with them can be read again.
"""

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources
from itertools import repeat
from operator import mul, truediv

from stories.currency import Month, rarities_squared
from stories.portrait import PARTS, Parts
from stories.terms import Vector, rarity

# Days beyond which a story is over: of the stories of a page in the development sets one in a hundred is longer.
LONGEST_GAP_D = 8.0
FEATURES = (*PARTS, "fit", "gap", "age", "undated")


@dataclass(frozen=True, slots=True)
class Decision:
    """The weights of the features, and the bias; a sum of 0 or more joins."""

    weights: Mapping[str, float]
    bias: float

    def score(self, features: Mapping[str, float]) -> float:
        """The weighted sum."""
        told: Iterable[float] = map(mul, self.weights.values(), map(features.__getitem__, self.weights))
        return self.bias + sum(told)


@cache
def learnt() -> Decision:
    """The decision that ships with the product."""
    found = json.loads(resources.files("stories").joinpath("data", "joining.json").read_text(encoding="utf-8"))
    return Decision(found["weights"], found["bias"])


def probability(score: float) -> float:
    """The score as a number from 0 to 1; it joins from 0.5 on."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


@dataclass(frozen=True, slots=True)
class Side:
    """One part of an article, ready to be compared: each term's weight times its rarity squared, over the length."""

    scaled: Mapping[str, float]

    def likeness(self, total: Vector, articles: int) -> float:
        """The average cosine to the articles, so many, whose vectors add up to this."""
        common = self.scaled.keys() & total.keys()
        if not common:
            return 0.0
        # The exact sum, since the common terms come in no fixed order.
        return math.fsum(map(mul, map(self.scaled.__getitem__, common), map(total.__getitem__, common))) / articles


@dataclass(frozen=True, slots=True)
class Compared:
    """An article as it is compared with stories: its parts under the rarities of now."""

    sides: Mapping[str, Side]
    published: datetime | None


def compared(parts: Parts, published: datetime | None, months: Month) -> Compared:
    """The article, weighed once for all stories that it is compared with, by what is common in its months."""
    # The parts share most of their terms: each is weighed once.
    terms = terms_of(parts)
    squares = dict(zip(terms, rarities_squared(terms, months), strict=True))
    return Compared({part: _side(parts[part], squares) for part in PARTS}, published)


def terms_of(parts: Parts) -> Collection[str]:
    """The terms of all parts, each once."""
    terms = dict(parts[PARTS[0]])
    for part in PARTS[1:]:
        terms.update(parts[part])
    return terms.keys()


def _side(vector: Vector, squares: Mapping[str, float]) -> Side:
    squared = list(map(mul, vector.values(), map(squares.__getitem__, vector)))
    # The vector is of length 1 under lasting rarities, not under these; the story's articles are shortened alike.
    length = math.fsum(map(mul, squared, vector.values()))
    return Side(dict(zip(vector, map(truediv, squared, repeat(length)), strict=True)) if length else {})


def likeness(vector: Vector, total: Vector) -> float:
    """The cosines of the vector to those that add up to the other, together, under lasting rarities."""
    return math.fsum(vector[term] * total[term] * rarity(term) ** 2 for term in vector.keys() & total.keys())


def gap_d(published: datetime | None, first: datetime | None, last: datetime | None) -> float | None:
    """Days between a time and a period, 0 within it; None where one is unknown."""
    return apart_d(published, published, first, last)


def apart_d(
    first: datetime | None, last: datetime | None, other_first: datetime | None, other_last: datetime | None
) -> float | None:
    """Days between two periods, 0 where they touch; None where one is unknown."""
    if first is None or last is None or other_first is None or other_last is None:
        return None
    return max((other_first - last).total_seconds(), (first - other_last).total_seconds(), 0.0) / 86_400


def _days(one: datetime | None, other: datetime | None) -> float:
    return 0.0 if one is None or other is None else abs((one - other).total_seconds()) / 86_400


def features(
    article: Compared,
    totals: Parts,
    articles: int,
    within: float | None,
    first: datetime | None,
    last: datetime | None,
) -> dict[str, float]:
    """What the decision looks at, by name.

    `totals` are the sums of the story's articles' parts, `within` is how like each other these are, None for one.

    `fit` is by how much the article is more like them than that, 0 for a story of one article, and where no time says
    that the story is of these days; `gap` and `age` grow with the logarithm of the days from the story's period and
    from its first report.
    """
    found = {part: article.sides[part].likeness(totals[part], articles) for part in PARTS}
    gap = gap_d(article.published, first, last)
    found["fit"] = found["whole"] - within if within is not None and gap is not None else 0.0
    found["gap"] = math.log1p(gap) if gap is not None else 0.0
    found["age"] = math.log1p(_days(article.published, first))
    found["undated"] = float(gap is None)
    return found


def contributions(decision: Decision, found: Mapping[str, float]) -> Sequence[tuple[str, float]]:
    """What each feature added to the score, the weightiest first."""
    parts = [(name, weight * found[name]) for name, weight in decision.weights.items()]
    return sorted(parts, key=lambda part: (-abs(part[1]), part[0]))
