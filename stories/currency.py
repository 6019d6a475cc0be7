"""What is common in the news of these months: in how many stories each term stands, counted as stories come.

The background doesn't know this year's names. A term counts once a story, however many articles tell it, by the month
in which the story began; an article looks at its own month and those before. So counts follow from the stories alone:
a story that changes or goes is counted by what it adds and takes away.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import repeat
from operator import add, mul, truediv

from stories.terms import rarity, shares

# Months looked at: one's own and so many before it. A year's worth of B-cubed F1 is the same within .003; what was
# on every front page half a year ago may be rare today.
_MONTHS_BEFORE = 3
# The background weighs as this many stories. With 20 rare words are believed too early, and ECB+ loses .05 B-cubed F1;
# from 150 to 400 nothing moves by more than .005.
_PRIOR_STORIES = 300
UNDATED = "undated"


@dataclass(slots=True)
class Month:
    """The stories that began in one month: how many, and in how many of them each term stands."""

    stories: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def change(self, added: Iterable[str], taken: Iterable[str], stories: int) -> None:
        """Terms that a story has now and had not, those that it had and has no more, and stories more or fewer."""
        self.stories += stories
        self.counts.update(added)
        for term in taken:
            left = self.counts.get(term, 0) - 1
            if left > 0:
                self.counts[term] = left
            else:
                self.counts.pop(term, None)


def month_of(when: datetime | None) -> str:
    """The month under which a story that began then is counted."""
    return UNDATED if when is None else f"{when.year:04}-{when.month:02}"


def months_before(when: datetime | None) -> tuple[str, ...]:
    """The months at which an article of this time looks, its own first."""
    if when is None:
        return (UNDATED,)
    found = [month_of(when)]
    first = when.replace(day=1)
    for _ in range(_MONTHS_BEFORE):
        try:
            first = (first - timedelta(days=1)).replace(day=1)
        except OverflowError:  # the year 1
            break
        found.append(month_of(first))
    return tuple(found)


def together(months: Iterable[Month]) -> Month:
    """The stories of several months as if of one."""
    whole = Month()
    for month in months:
        whole.stories += month.stories
        if not whole.counts:
            whole.counts = month.counts.copy()
            continue
        for term, count in month.counts.items():
            whole.counts[term] = whole.counts.get(term, 0) + count
    return whole


def rarities_squared(terms: Iterable[str], months: Month) -> list[float]:
    """How much each term tells, squared, in their order: the logarithm of one over its share of these months' stories.

    The background counts as some stories more.
    """
    if not months.stories:
        return [rarity(term) ** 2 for term in terms]
    listed = list(terms)
    whole = _PRIOR_STORIES + months.stories
    # Mapped, not looped over: this is most of what an article costs.
    prior = map(mul, repeat(_PRIOR_STORIES), map(shares().__getitem__, listed))
    counts = list(map(add, prior, map(months.counts.get, listed, repeat(0))))
    if max(counts, default=0.0) > whole:
        # What stands in more than all of them tells nothing, too.
        counts = [min(count, whole) for count in counts]
    told = list(map(math.log, map(truediv, repeat(whole), counts)))
    return list(map(mul, told, told))


def counted_terms(parts: Mapping[str, Mapping[str, float]]) -> frozenset[str]:
    """The terms by which a story counts."""
    return frozenset().union(*(parts[part] for part in ("whole", "names", "events")))
