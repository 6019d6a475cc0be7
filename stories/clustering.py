"""Which story an article belongs to: online, one article after the other, by what is known when it comes.

A story is the mean of its articles' parts and the period that they span. It is found by the telling terms of its
articles, filed by spans of days, so that one looks at the stories of its own days however many there are; the decision
is `stories.joining`'s.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from heapq import heapify, heappop
from itertools import chain, islice
from operator import neg

from stories.currency import Month, months_before, together
from stories.joining import LONGEST_GAP_D, Compared, Decision, compared, features, gap_d, learnt, probability
from stories.merging import WORTH_A_LOOK, Moment, features_of_two, learnt_merging, merge_features
from stories.portrait import Parts
from stories.told import Counted, Told, count_change, counted

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


@dataclass(frozen=True, slots=True)
class Choice:
    """The story chosen, how sure the decision is (0.5 to 1), and the features on which it rests."""

    story: str
    score: float
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Merge:
    """Two stories that are one: which id goes, in which it goes on, how sure that is (0.5 to 1), and why.

    `likeness` is that of the articles of the one to those of the other, on average.
    """

    gone: str
    into: str
    score: float
    features: Mapping[str, float]
    likeness: float


Options = Sequence[tuple[str, dict[str, float]]]
"""Stories, each with the features of an article's joining it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article went: its story, why (None: none took it in), how like the others it is, and what was merged.

    The last merge's `into` is where it stands in the end.
    """

    story: str
    choice: Choice | None
    likeness: float
    merges: tuple[Merge, ...]


@dataclass(slots=True)
class Shelf:
    """The stories that are at hand, by which keys they are found, and what is common in each month."""

    stories: dict[str, Told] = field(default_factory=dict)
    holders: dict[str, set[str]] = field(default_factory=dict)
    months: dict[str, Month] = field(default_factory=dict)
    decision: Decision = field(default_factory=learnt)
    merging: Decision | None = field(default_factory=learnt_merging)
    """None: stories that turn out to be one stay apart."""
    changed_months: set[str] = field(default_factory=set)
    filed: dict[str, set[str]] = field(default_factory=dict)
    """The keys under which the stories were filed that took in articles here."""
    given: set[str] = field(default_factory=set)
    """The stories that pages opened: their ids stay, and no two of them are one."""
    leads: dict[str, str] = field(default_factory=dict)
    """Ids of stories that were merged away, and the stories in which they went on."""
    _windows: dict[tuple[str, ...], Month] = field(default_factory=dict)
    """The months at which the latest articles looked, as one."""

    def place(self, key: str, parts: Parts, published: datetime | None) -> Placed:
        """Puts the article into the story that takes it in, or a new one of this key, and merges what is one now."""
        options = self.options(parts, published)
        choice = self.best(options)
        story = choice.story if choice is not None else self.end(key)
        likeness = self.add(story, parts, published, choice.features["whole"] if choice is not None else None)
        return Placed(story, choice, likeness, tuple(self.unite(story, options, published)))

    def choose(self, parts: Parts, published: datetime | None) -> Choice | None:
        """The story that takes the article in, or None where none does."""
        return self.best(self.options(parts, published))

    def best(self, options: Options) -> Choice | None:
        """The best of the stories that take the article in, or None; the smaller id among equals."""
        best: tuple[float, str, Mapping[str, float]] | None = None
        for story, found in options:
            score = self.decision.score(found)
            if score >= 0 and (best is None or (-score, story) < (-best[0], best[1])):
                best = score, story, found
        if best is None:
            return None
        return Choice(best[1], round(probability(best[0]), 6), _rounded(best[2]))

    def unite(self, story: str, options: Options, published: datetime | None) -> Iterator[Merge]:
        """Merges the story, which has just taken in an article with these options, with those that are one with it.

        One after the other as the merges are asked for, the likeliest first; the larger story's id stays, among equals
        the smaller one, but a page's before any other.
        """
        merging = self.merging
        if merging is None:
            return
        near = self.worth_a_look(story, options)
        while near:
            moment = self.moment(published)
            looked = [self._merge_of(merging, story, other, moment) for other in sorted(near)]
            merges = [merge for merge in looked if merge is not None]
            if not merges:
                return
            best = min(merges, key=lambda merge: (-merge.score, merge.gone, merge.into))
            self.merge(best)
            yield best
            story = best.into
            near -= {best.gone, best.into}

    def worth_a_look(self, story: str, options: Options) -> set[str]:
        """The stories that may be one with the story that has just taken in an article with these options.

        Where neither is a single article, the one that came must be one that might have joined either.
        """
        own = self.stories[story].articles
        found: set[str] = set()
        for other, joining in options:
            least = WORTH_A_LOOK if min(own, self.stories[other].articles) == 1 else 0.0
            if other != story and self.decision.score(joining) >= least:
                found.add(other)
        return found

    def moment(self, published: datetime | None) -> Moment:
        """What is common now for an article of that time; until the next story changes."""
        return Moment(self._window(published))

    def reasons_to_merge(self, story: str, other: str, moment: Moment) -> dict[str, float] | None:
        """The features of the two being one, both decisions', at that moment; None: they can't be."""
        one, two = self.stories[story], self.stories[other]
        found = features_of_two(one, two, moment)
        if found is None or {story, other} <= self.given:
            return None
        return found | merge_features(self.decision, found, min(one.articles, two.articles))

    def _merge_of(self, merging: Decision, story: str, other: str, moment: Moment) -> Merge | None:
        """The merge of the two, or None where they are two."""
        found = self.reasons_to_merge(story, other, moment)
        score = merging.score(found) if found is not None else -1.0
        if found is None or score < 0:
            return None
        ranked = sorted((story, other), key=lambda key: (key not in self.given, -self.stories[key].articles, key))
        return Merge(ranked[1], ranked[0], round(probability(score), 6), _rounded(found), round(found["whole"], 4))

    def merge(self, merge: Merge) -> None:
        """Makes the two one: by any key of either the one that stays is found from now on."""
        kept = self.stories.setdefault(merge.into, Told())
        lost = self.stories.pop(merge.gone, Told())
        before = counted(kept)
        self.recount(counted(lost), None)
        kept.take_in(lost, merge.likeness)
        self.recount(before, counted(kept))
        for key in self.filed.pop(merge.gone, ()):
            self.holders[key].discard(merge.gone)
            self.holders[key].add(merge.into)
            self.filed.setdefault(merge.into, set()).add(key)
        self.leads[merge.gone] = merge.into

    def end(self, story: str) -> str:
        """The story that the id stands for now: itself, or where it was merged into."""
        while story in self.leads:
            story = self.leads[story]
        return story

    def options(self, parts: Parts, published: datetime | None) -> list[tuple[str, dict[str, float]]]:
        """The stories that share most keys with the article, and the features of its joining each of them."""
        held = (self.holders.get(key, ()) for key in keys_sought(parts, published))
        near = Counter(chain.from_iterable(stories for stories in held if len(stories) <= MOST_HOLDERS))
        ranked = ((story, self.stories[story]) for story in _most_often(near))
        in_reach = (
            (story, told) for story, told in ranked if (gap_d(published, told.first, told.last) or 0.0) <= LONGEST_GAP_D
        )
        within = list(islice(in_reach, _MOST_COMPARED))
        if not within:
            return []
        article = self.compared(parts, published)
        return [
            (story, features(article, told.parts, told.articles, told.cohesion, told.first, told.last))
            for story, told in within
        ]

    def compared(self, parts: Parts, published: datetime | None) -> Compared:
        """The article under what is common when it comes."""
        return compared(parts, published, self._window(published))

    def _window(self, published: datetime | None) -> Month:
        """What is common at that time."""
        months = months_before(published)
        if months not in self._windows:
            if len(self._windows) >= _MOST_WINDOWS:
                del self._windows[next(iter(self._windows))]
            self._windows[months] = together(self.months[month] for month in months if month in self.months)
        return self._windows[months]

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


def _most_often(counts: Mapping[str, int]) -> Iterator[str]:
    """The stories by how often each was found, the smaller id first among equals; only as far as they are asked for."""
    heap = list(zip(map(neg, counts.values()), counts, strict=True))
    heapify(heap)
    while heap:
        yield heappop(heap)[1]


def _rounded(features: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in features.items()}


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
