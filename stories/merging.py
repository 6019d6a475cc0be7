"""Whether two stories are one after all: a second decision, learnt by `training.story_joining` beside that on articles.

It looks at two stories as the other looks at an article and a story, by average likeness; what that decision says of
them is one feature of three. The others are how far apart the two began, and whether one of them is a single article:
a lone report that was left out when it came is often missed, two stories that have grown apart seldom are one.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from operator import mul

from stories.currency import Month, rarities_squared
from stories.joining import LONGEST_GAP_D, Decision, apart_d, terms_of
from stories.portrait import PARTS
from stories.told import Told

MERGE_FEATURES = ("joining", "alone", "age")
# What an article that came must score with a single other article before that one's story and its own are looked at. Of
# the merges that the development sets give none is below, and three of four pairs are.
WORTH_A_LOOK = -1.0


@cache
def learnt_merging() -> Decision:
    """The decision that ships with the product."""
    text = resources.files("stories").joinpath("data", "joining.json").read_text(encoding="utf-8")
    found = json.loads(text)["merging"]
    return Decision(found["weights"], found["bias"])


@dataclass(frozen=True, slots=True)
class Moment:
    """What is common at one moment, looked up once for all pairs of stories that are held against each other then."""

    months: Month
    squares: dict[str, float] = field(default_factory=dict)
    lengths: dict[tuple[int, str], float] = field(default_factory=dict)

    def weigh(self, told: Told) -> None:
        """Looks up the rarities of the story's terms."""
        new = set(terms_of(told.parts)).difference(self.squares)
        self.squares.update(zip(new, rarities_squared(new, self.months), strict=True))

    def squared_length(self, told: Told, part: str) -> float:
        """That of a part of the story's single articles, from their sum and how like each other they are."""
        key = id(told), part
        if key not in self.lengths:
            total = told.parts[part]
            weights = total.values()
            whole = math.fsum(map(mul, map(mul, weights, weights), map(self.squares.__getitem__, total)))
            self.lengths[key] = whole / (told.articles * (1 + (told.articles - 1) * max(0.0, told.cohesion or 0.0)))
        return self.lengths[key]


def features_of_two(left: Told, right: Told, moment: Moment) -> dict[str, float] | None:
    """What the decision on articles looks at, of two stories; None where one has no time or they are too far apart.

    Nothing but the words would tell undated stories from each other, and those of ECB+ were merged wrongly by them.
    """
    gap = apart_d(left.first, left.last, right.first, right.last)
    if gap is None or gap > LONGEST_GAP_D:
        return None
    for told in (left, right):
        moment.weigh(told)
    found = {part: _likeness(left, right, part, moment) for part in PARTS}
    within = [told.cohesion for told in (left, right) if told.cohesion is not None]
    found["fit"] = found["whole"] - sum(within) / len(within) if within else 0.0
    found["gap"] = math.log1p(gap)
    found["age"] = math.log1p(apart_d(left.first, left.first, right.first, right.first) or 0.0)
    found["undated"] = 0.0
    return found


def merge_features(joining: Decision, found: Mapping[str, float], fewest: int) -> dict[str, float]:
    """What the decision on two stories looks at; `fewest` is how many articles the smaller one has."""
    return {"joining": joining.score(found), "alone": float(fewest == 1), "age": found["age"]}


def _likeness(left: Told, right: Told, part: str, moment: Moment) -> float:
    """The average cosine between the articles of the one and of the other."""
    one, other = left.parts[part], right.parts[part]
    common = one.keys() & other.keys()
    length = math.sqrt(moment.squared_length(left, part) * moment.squared_length(right, part)) if common else 0.0
    if not length:
        return 0.0
    products = map(mul, map(one.__getitem__, common), map(other.__getitem__, common))
    whole = math.fsum(map(mul, products, map(moment.squares.__getitem__, common)))
    return whole / (left.articles * right.articles) / length
