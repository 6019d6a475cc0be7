"""Labelled articles sent through the online clustering: in which order, and how right the stories come out."""

import hashlib
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby

from evaluation.intervals import Counts
from evaluation.story_sets import Pictured
from stories.clustering import Shelf
from stories.joining import Decision, learnt
from stories.merging import learnt_merging
from stories.portrait import Parts

Place = Callable[[str, Parts, datetime | None], str]
# How many blocks of time (or of stories, where there is none) the folds are.
FOLDS = 5
_LAST = datetime.max.replace(tzinfo=UTC)


def by_time(items: Sequence[Pictured], seed: int = 0) -> list[Pictured]:
    """As they would come: day by day, within a day as the seed has it; at random where nothing is dated."""
    if any(item.published is None for item in items):
        mixed = sorted(items, key=lambda item: item.id)
        random.Random(seed).shuffle(mixed)
        return mixed
    return sorted(items, key=lambda item: (_day(item.published), _mixed(seed, item.id)))


def days_of(items: Sequence[Pictured], seed: int = 0) -> list[list[Pictured]]:
    """As `by_time`, each day's articles by themselves."""
    return [list(day) for _, day in groupby(by_time(items, seed), key=lambda item: _day(item.published))]


def days_with_late(items: Sequence[Pictured], seed: int = 0) -> list[list[Pictured]]:
    """As `days_of`, save that every tenth article comes two days late, with those of that day."""
    comes = {
        item.id: (item.published or _LAST - timedelta(days=2))
        + timedelta(days=2 * (int(_mixed(seed + 1, item.id)[:8], 16) % 10 == 0))
        for item in items
    }
    mixed = sorted(items, key=lambda item: (_day(comes[item.id]), _mixed(seed, item.id)))
    return [list(day) for _, day in groupby(mixed, key=lambda item: _day(comes[item.id]))]


def arranged(runs: Iterable[Sequence[Pictured]]) -> list[Pictured]:
    """The articles of all runs as ingestion takes them: those of a run by time, of one time by what says nothing.

    That is a hash, as ids are in a store; these sets' own ids would bring the reports of a page together.
    """
    return [
        item for run in runs for item in sorted(run, key=lambda item: (item.published or _LAST, _mixed(0, item.id)))
    ]


def _day(when: datetime | None) -> str:
    return when.date().isoformat() if when else ""


def _mixed(seed: int, key: str) -> str:
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()


def clustered(
    items: Sequence[Pictured], decision: Decision | None = None, merging: Decision | None = None
) -> dict[str, str]:
    """The story of each article by id, the articles in this order; one that comes again stays where it is.

    By the decisions that ship with the product where none is given.
    """
    shelf = Shelf(decision=decision or learnt(), merging=merging or learnt_merging())
    found: dict[str, str] = {}
    for item in items:
        if item.id not in found:
            found[item.id] = shelf.place(item.id, item.parts, item.published).story
    return {key: shelf.end(story) for key, story in found.items()}


def story_counts(items: Sequence[Pictured], found: Mapping[str, str], share: float = 1.0) -> dict[str, Counts]:
    """B-cubed counts of each gold story's articles, times `share`."""
    gold: dict[str, set[str]] = defaultdict(set)
    ours: dict[str, set[str]] = defaultdict(set)
    for item in items:
        gold[item.story].add(item.id)
        ours[found[item.id]].add(item.id)
    counts: dict[str, Counts] = {}
    for story, members in gold.items():
        right = [(len(members & ours[found[key]]), len(ours[found[key]])) for key in sorted(members)]
        counts[story] = {
            "b3:r:right": share * sum(both / len(members) for both, _ in right),
            "b3:r:all": share * len(members),
            "b3:p:right": share * sum(both / size for both, size in right),
            "b3:p:all": share * len(members),
        }
    return counts


def b_cubed(items: Sequence[Pictured], found: Mapping[str, str]) -> tuple[float, float, float]:
    """F1, precision and recall over all articles."""
    counts = story_counts(items, found).values()
    total = sum(one["b3:r:all"] for one in counts)
    recall = sum(one["b3:r:right"] for one in counts) / total
    precision = sum(one["b3:p:right"] for one in counts) / total
    return 2 * precision * recall / (precision + recall), precision, recall


def agreement(items: Sequence[Pictured], one: Mapping[str, str], other: Mapping[str, str]) -> float:
    """B-cubed F1 of two ways to part the same articles."""
    relabelled = [Pictured(i.id, one[i.id], i.parts, i.published, i.title, i.body) for i in items]
    return b_cubed(relabelled, other)[0]


def fold_of(items: Sequence[Pictured]) -> dict[str, int]:
    """For each story its fold: blocks of stories by the time of their first article."""
    first = list(dict.fromkeys(item.story for item in by_time(items)))
    return {story: place * FOLDS // len(first) for place, story in enumerate(first)}
