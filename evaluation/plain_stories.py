"""The plain way to stories, for comparison: TF-IDF of title and body, online average link, faded by time."""

import math
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from evaluation.story_sets import Pictured
from stories.terms import Vector, rarity, too_common, unit, words

# The best of .16, .2, .24 and .28 on the development part of the story pages of 2021.
_JOIN_AT = 0.2
# Days after which a similarity counts half, and beyond which a story is over.
_HALF_LIFE_D = 2.0
_LONGEST_GAP_D = 21.0
_MOST_WORDS = 400


class _Group:
    """A story: the sum of its articles' vectors, how many these are, and their period."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.sum: Counter[str] = Counter()
        self.articles = 0
        self.first: datetime | None = None
        self.last: datetime | None = None

    def likeness(self, vector: Vector, when: datetime | None) -> float:
        """The average cosine, faded."""
        average = sum(weight * self.sum[term] for term, weight in vector.items() if term in self.sum) / self.articles
        if when is None or self.first is None or self.last is None:
            return average
        gap = max((self.first - when).total_seconds(), (when - self.last).total_seconds(), 0.0) / 86_400
        return 0.0 if gap > _LONGEST_GAP_D else average * math.pow(0.5, gap / _HALF_LIFE_D)

    def add(self, vector: Vector, when: datetime | None) -> None:
        """One more article."""
        self.sum.update(vector)
        self.articles += 1
        if when is not None:
            self.first, self.last = min(self.first or when, when), max(self.last or when, when)


def plainly_clustered(items: Sequence[Pictured]) -> dict[str, str]:
    """The story of each article by id, the articles in this order."""
    groups: list[_Group] = []
    found: dict[str, str] = {}
    for item in items:
        vector = _vector(item.title, item.body)
        ranked = [(group.likeness(vector, item.published), group) for group in groups]
        score, best = max(ranked, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or score < _JOIN_AT:
            best = _Group(item.id)
            groups.append(best)
        best.add(vector, item.published)
        found[item.id] = best.key
    return found


def _vector(title: str, body: str) -> Vector:
    told = [word for _, word in zip(range(_MOST_WORDS), words(f"{title} {body}"), strict=False)]
    counts = Counter(word for word in told if not too_common(word))
    return unit({word: (1 + math.log(count)) * rarity(word) for word, count in counts.items()})
