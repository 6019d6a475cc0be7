"""A story as it is compared: the mean of its articles' parts, the period that they span, and how alike they are."""

from dataclasses import dataclass, field
from datetime import datetime
from operator import mul, neg

from stories.currency import Month, counted_terms, month_of
from stories.portrait import PARTS, Parts
from stories.terms import Vector, rarity

# Components kept of each part of a story, the heaviest first, and by how much it may grow before it is cut to these.
_MOST_TERMS = {"whole": 450, "title": 60, "lead": 100, "names": 60, "events": 60}
_SLACK = 1.5

Counted = tuple[str, frozenset[str]] | None
"""The month under which a story is counted, and its terms; None while it has no article."""


@dataclass(slots=True)
class Told:
    """A story as it is compared: its articles' parts added up, how many these are, and the period that they span."""

    parts: Parts = field(default_factory=lambda: {part: {} for part in PARTS})
    articles: int = 0
    first: datetime | None = None
    last: datetime | None = None
    alike: float = 0.0
    """The sum over all pairs of articles of how like each other they were when the later one came."""

    @property
    def cohesion(self) -> float | None:
        """How like each other the articles are on average; None where there is but one."""
        return 2 * self.alike / (self.articles * (self.articles - 1)) if self.articles > 1 else None

    def add(self, parts: Parts, published: datetime | None, likeness: float) -> None:
        """One more article, of this average likeness to the others."""
        self.take_in(Told(parts, 1, published, published), likeness)

    def take_in(self, other: "Told", likeness: float) -> None:
        """All articles of another story, of this average likeness to those of this one."""
        self.alike = round(self.alike + other.alike + likeness * self.articles * other.articles, 4)
        self.parts = {part: _sum(self.parts[part], other.parts[part], _MOST_TERMS[part]) for part in PARTS}
        self.articles += other.articles
        self.first = min(filter(None, (self.first, other.first)), default=None)
        self.last = max(filter(None, (self.last, other.last)), default=None)


def month_counted(told: Told) -> str | None:
    """The month under which the story counts; None while it has no article."""
    return month_of(told.first) if told.articles else None


def counted(told: Told) -> Counted:
    """How the story counts now."""
    month = month_counted(told)
    return (month, counted_terms(told.parts)) if month is not None else None


def count_change(months: dict[str, Month], before: Counted, after: Counted) -> None:
    """Brings the months up to date with a story that was and is counted so."""
    if before is not None and after is not None and before[0] == after[0]:
        months.setdefault(after[0], Month()).change(after[1] - before[1], before[1] - after[1], 0)
        return
    if before is not None:
        months.setdefault(before[0], Month()).change((), before[1], -1)
    if after is not None:
        months.setdefault(after[0], Month()).change(after[1], (), 1)


def _sum(total: Vector, vector: Vector, most: int) -> Vector:
    """Both together, the lightest components dropped where there are too many."""
    if not total:
        return dict(vector)
    found = {**total, **vector}
    for term in total.keys() & vector.keys():
        found[term] = round(total[term] + vector[term], 6)
    if len(found) > _SLACK * most:
        order = sorted(zip(map(mul, map(neg, found.values()), map(rarity, found)), found, strict=True))
        found = {term: found[term] for _, term in order[:most]}
    return found
