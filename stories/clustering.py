"""Which story an article belongs to: online, in order of arrival, by the average similarity to a story's articles.

The mean of the unit vectors of a story's articles is kept as its centroid; its product with an article's vector is the
average similarity to all of them (average link). Time fades it: news that is a week apart is rarely one story.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from stories.terms import Vector, cosine

# Where an article joins rather than starts a story, and how fast time parts articles: on the 294 story pages of the
# development set of spring 2021, B-cubed F1 is .90 with these and .84 with a half-life of five days.
JOIN_AT = 0.2
# Days after which two articles' similarity counts half.
_HALF_LIFE_D = 2.0
# Beyond this distance a story is over; what comes later is another one.
LONGEST_GAP_D = 21.0
# Terms by which a story is found: an article of the same story shares at least one of its own with them.
_KEY_TERMS = 10
# Components kept of a centroid.
_MOST_TERMS = 200


@dataclass(frozen=True, slots=True)
class Told:
    """An article to be placed. `published` None: unknown, then time neither joins nor parts."""

    terms: Vector
    published: datetime | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that may take the article in: mean vector of its articles, and the period that they span."""

    id: str
    mean: Vector
    articles: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Choice:
    """The story chosen, and how similar the article is to it after time has faded it."""

    story: str
    score: float


def choose(article: Told, candidates: Sequence[Candidate]) -> Choice | None:
    """The most similar story, or None when none is similar enough; the smaller id among equals."""
    best: Choice | None = None
    for candidate in sorted(candidates, key=lambda story: story.id):
        score = cosine(article.terms, candidate.mean) * fading(article.published, candidate)
        if score >= JOIN_AT and (best is None or score > best.score):
            best = Choice(candidate.id, round(score, 6))
    return best


def fading(published: datetime | None, story: Candidate) -> float:
    """From 1 within the story's period to 0 at the longest gap from it; 1 where a time is unknown."""
    if published is None or story.first is None or story.last is None:
        return 1.0
    gap = max(story.first - published, published - story.last).total_seconds() / 86_400
    if gap <= 0:
        return 1.0
    return 0.0 if gap > LONGEST_GAP_D else math.pow(0.5, gap / _HALF_LIFE_D)


def add(mean: Mapping[str, float], articles: int, terms: Vector) -> Vector:
    """The mean vector after one more article, its lightest components dropped."""
    total = {term: weight * articles for term, weight in mean.items()}
    for term, weight in terms.items():
        total[term] = total.get(term, 0.0) + weight
    heaviest = sorted(total.items(), key=lambda item: (-item[1], item[0]))[:_MOST_TERMS]
    return {term: round(weight / (articles + 1), 6) for term, weight in heaviest}


def index_terms(terms: Vector) -> tuple[str, ...]:
    """The terms under which a story is filed and an article looks for one: its heaviest."""
    heaviest = sorted(terms.items(), key=lambda item: (-item[1], item[0]))
    return tuple(term for term, _ in heaviest[:_KEY_TERMS])
