"""What an article is about, in parts that are weighed apart: all its words, its title, its beginning, names, events.

Every part is a sparse vector of length 1 under the background's rarities, so that it depends on the article alone;
what is common in the news of these weeks is weighed when articles are compared (`stories.currency`).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stories.terms import Vector, rarity, too_common, words

# Words of the body that count. From 250 to 800 the figures on full articles are within .003.
_MOST_WORDS = 800
# Words that count as the beginning: a story page quotes about as many.
_LEAD_WORDS = 60
# A title's words count this often among all words.
_TITLE_TIMES = 2
# Components kept, the heaviest first. On full articles 400 words were worth .004 B-cubed F1 more than 150.
_MOST_TERMS = {"whole": 300, "title": 20, "lead": 50, "names": 40, "events": 40}
PARTS = tuple(_MOST_TERMS)

NAME, EVENT = "@", "!"
"""What the terms of names and of events begin with, so that they meet no words."""

Parts = Mapping[str, Vector]
"""A vector for each of PARTS; an article's own has its terms in the order of their weight, the heaviest first."""


@dataclass(frozen=True, slots=True, order=True)
class Happened:
    """An event as an article tells of it: the lemma of what happened and the names of who took part."""

    lemma: str
    names: tuple[str, ...]


def portrait(title: str, body: str, names: Iterable[str], events: Iterable[Happened] = ()) -> Parts:
    """The parts of an article; one that has no terms is empty."""
    told = [word for _, word in zip(range(_MOST_WORDS), words(body), strict=False)]
    heads = {word for word in words(title) if not too_common(word)}
    whole = Counter(word for word in told if not too_common(word))
    whole.update(dict.fromkeys(heads, _TITLE_TIMES))
    often = Counter(told)
    # A name counts as often as its last word, which is what is repeated of it.
    named = Counter({term: max(1, often[term[1:].split()[-1]]) for name in names if (term := name_term(name))})
    happened: Counter[str] = Counter()
    for event in events:
        lemma = " ".join(words(event.lemma))
        happened.update({f"{EVENT}{lemma}|{key[1:]}" for name in event.names if (key := name_term(name))})
    counts: dict[str, Counter[str]] = {
        "whole": whole,
        "title": Counter(heads),
        "lead": Counter(word for word in told[:_LEAD_WORDS] if not too_common(word)),
        "names": named,
        "events": happened,
    }
    return {part: _weighed(counts[part], _MOST_TERMS[part]) for part in PARTS}


def name_term(name: str) -> str:
    """The term of a name, or "" where it has no words."""
    told = " ".join(words(name))
    return NAME + told if told else ""


def _weighed(counts: Mapping[str, int], most: int) -> Vector:
    """Counts without the rarities, divided by the length that they have with them; the heaviest under these kept."""
    plain = {term: 1 + math.log(count) for term, count in counts.items()}
    order = sorted((-weight * rarity(term), term) for term, weight in plain.items())
    plain = {term: plain[term] for _, term in order[:most]}
    length = math.sqrt(sum((weight * rarity(term)) ** 2 for term, weight in plain.items()))
    return {term: round(weight / length, 6) for term, weight in plain.items()} if length else {}
