"""Which story an article belongs to: online, one article after the other, by what is known when it comes.

A story is the mean of its articles' parts and the period that they span. It is found by the telling terms of its
articles, filed by spans of days, so that one looks at the stories of its own days however many there are; the decision
is `stories.joining`'s.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from heapq import nsmallest
from itertools import islice

from stories.currency import Month, counted_terms, month_of, months_before, together
from stories.joining import LONGEST_GAP_D, Compared, Decision, compared, features, gap_d, learnt, probability
from stories.portrait import PARTS, Parts
from stories.terms import Vector, rarity

# Days of one span of the index. A story that is in reach lies in an article's span or beside it.
_SPAN_D = 8
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# The index for what has no time, and for what has one but may take in what has none.
_UNDATED, _DATED = "?", "*"
# Terms of each part by which a story is filed and found.
_KEY_TERMS = {"whole": 10, "title": 4, "names": 4}
# Terms by which a story with a time is found from an article without one.
_FEW_TERMS = 4
# Stories that a term may find; one that more of these days' stories share finds none.
MOST_HOLDERS = 60
# Stories that are compared: those with which an article shares most keys.
_MOST_COMPARED = 8
# Months that are held as one: those of today's articles, and of some that came late.
_MOST_WINDOWS = 4
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
        self.alike = round(self.alike + likeness * self.articles, 4)
        self.parts = {part: _sum(self.parts[part], parts[part], _MOST_TERMS[part]) for part in PARTS}
        self.articles += 1
        if published is not None:
            self.first = min(self.first or published, published)
            self.last = max(self.last or published, published)


@dataclass(frozen=True, slots=True)
class Choice:
    """The story chosen, how sure the decision is (0.5 to 1), and the features on which it rests."""

    story: str
    score: float
    features: Mapping[str, float]


@dataclass(slots=True)
class Shelf:
    """The stories that are at hand, by which keys they are found, and what is common in each month."""

    stories: dict[str, Told] = field(default_factory=dict)
    holders: dict[str, set[str]] = field(default_factory=dict)
    months: dict[str, Month] = field(default_factory=dict)
    decision: Decision = field(default_factory=learnt)
    changed_months: set[str] = field(default_factory=set)
    filed: dict[str, set[str]] = field(default_factory=dict)
    """The keys under which the stories were filed that took in articles here."""
    _windows: dict[tuple[str, ...], Month] = field(default_factory=dict)
    """The months at which the latest articles looked, as one."""

    def choose(self, parts: Parts, published: datetime | None) -> Choice | None:
        """The story that takes the article in, or None where none does; the smaller id among equals."""
        best: tuple[float, str, Mapping[str, float]] | None = None
        for story, found in self.options(parts, published):
            score = self.decision.score(found)
            if score >= 0 and (best is None or (-score, story) < (-best[0], best[1])):
                best = score, story, found
        if best is None:
            return None
        return Choice(best[1], round(probability(best[0]), 6), {name: round(x, 4) for name, x in best[2].items()})

    def options(self, parts: Parts, published: datetime | None) -> list[tuple[str, dict[str, float]]]:
        """The stories that share most keys with the article, and the features of its joining each of them."""
        near: Counter[str] = Counter()
        for key in keys_sought(parts, published):
            held = self.holders.get(key, ())
            if len(held) <= MOST_HOLDERS:
                near.update(held)
        ranked = sorted(near.items(), key=lambda item: (-item[1], item[0]))
        within = [
            (story, told)
            for story, told in ((story, self.stories[story]) for story, _ in ranked)
            if (gap_d(published, told.first, told.last) or 0.0) <= LONGEST_GAP_D
        ][:_MOST_COMPARED]
        if not within:
            return []
        article = self.compared(parts, published)
        return [
            (story, features(article, told.parts, told.articles, told.cohesion, told.first, told.last))
            for story, told in within
        ]

    def compared(self, parts: Parts, published: datetime | None) -> Compared:
        """The article under what is common when it comes."""
        months = months_before(published)
        if months not in self._windows:
            if len(self._windows) >= _MOST_WINDOWS:
                del self._windows[next(iter(self._windows))]
            self._windows[months] = together(self.months[month] for month in months if month in self.months)
        return compared(parts, published, self._windows[months])

    def add(self, story: str, parts: Parts, published: datetime | None, likeness: float | None = None) -> float:
        """One more article in the story, which is made if it is new; how like the others it is on average.

        That is looked up where it isn't given.
        """
        told = self.stories.setdefault(story, Told())
        before = counted(told)
        if likeness is None:
            likeness = self._likeness(told, parts, published)
        told.add(parts, published, likeness)
        self.recount(before, counted(told))
        # A story is found by the terms of each of its articles, so that batches may be cut anywhere.
        for key in keys_filed(parts, published):
            self.holders.setdefault(key, set()).add(story)
            self.filed.setdefault(story, set()).add(key)
        return likeness

    def _likeness(self, told: Told, parts: Parts, published: datetime | None) -> float:
        if not told.articles:
            return 0.0
        return round(self.compared(parts, published).sides["whole"].likeness(told.parts["whole"], told.articles), 4)

    def recount(self, before: Counted, after: Counted) -> None:
        """Brings what is common up to date with a story that was and is counted so."""
        count_change(self.months, before, after)
        for months, window in self._windows.items():
            inside = [one if one is not None and one[0] in months else None for one in (before, after)]
            if any(inside):
                count_change(dict.fromkeys(months, window), inside[0], inside[1])
        self.changed_months |= {counted_[0] for counted_ in (before, after) if counted_ is not None}

    def drop(self, story: str) -> None:
        """Takes a story away that is over; it still counts in what is common in its month."""
        del self.stories[story]
        for key in self.filed.pop(story, ()):
            self.holders[key].discard(story)
            if not self.holders[key]:
                del self.holders[key]


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
    found = dict(total)
    for term, weight in vector.items():
        found[term] = round(found[term] + weight, 6) if term in found else weight
    if len(found) > _SLACK * most:
        order = nsmallest(most, ((-weight * rarity(term), term) for term, weight in found.items()))
        found = {term: found[term] for _, term in order}
    return found


def telling_terms(parts: Parts) -> tuple[str, ...]:
    """The heaviest terms of an article's parts, those of all words first."""
    found: dict[str, None] = {}
    for part, most in _KEY_TERMS.items():
        found |= dict.fromkeys(islice(parts[part], most))
    return tuple(found)


def _span(when: datetime) -> int:
    return int((when - _EPOCH).total_seconds() // (86_400 * _SPAN_D))


def keys_filed(parts: Parts, published: datetime | None) -> set[str]:
    """The keys under which the story is filed that has an article of these parts and that time."""
    terms = telling_terms(parts)
    if published is None:
        return {f"{_UNDATED}:{term}" for term in terms}
    span = _span(published)
    return {f"{span}:{term}" for term in terms} | {f"{_DATED}:{term}" for term in terms[:_FEW_TERMS]}


def keys_sought(parts: Parts, published: datetime | None) -> Iterable[str]:
    """The keys under which an article of these parts and that time looks for its story."""
    terms = telling_terms(parts)
    if published is None:
        return [f"{place}:{term}" for place in (_UNDATED, _DATED) for term in terms]
    span = _span(published)
    return [f"{place}:{term}" for place in (_UNDATED, span - 1, span, span + 1) for term in terms]
