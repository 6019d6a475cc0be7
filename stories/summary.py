"""What a story comes down to: at most five sentences of its articles, central, unlike each other, from many outlets.

A sentence counts by how near it is to the centroid of the story's articles (their titles and leads), the earlier in its
article the more; then sentences are taken one by one, each unlike those taken, and rather from an outlet not yet heard.
The idea is MEAD's (Radev and others 2004): centroid, position, and no repetition.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stories.summary_sentences import Report, Sentence, is_fragment, standing, trimmed
from stories.terms import Vector, background, words

MOST_BULLETS = 5
# One article says what it has to say in its first sentences; five would be half of it.
_MOST_OF_ONE = 3
# Sentences of an article's body that are looked at: of those further on, hardly one was chosen in the trials.
LEADING = 12
# No two bullets are as alike as this, by the cosine of their weighed words and by that of all their words.
TOO_ALIKE = 0.5
# How much a first sentence counts above one far on, and how fast that fades from sentence to sentence.
_LEAD = 1.5
_LEAD_FADES = 0.7
# In the centroid a title's words count so often, and a sentence so much less than the one before it.
_TITLE = 1.0
_SENTENCE_FADES = 0.8
# A further sentence of an outlet keeps this much of its score; likeness to a bullet takes away so much of itself.
_SAME_ORIGIN = 0.85
_LIKENESS = 0.3
# What counts less than this share of the best sentence is beside the story: half of the development stories so have
# fewer than five bullets, and ROUGE is above that of as many leads by recall and by precision.
_LEAST_SHARE = 0.4
# In more than this share of all documents a word tells nothing.
_TOO_COMMON = 0.25
# Digits that are compared, so that sums in another order choose the same.
_DIGITS = 9
_EVERY_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A bullet: the article, the stretch of its text, and the sentence that it stands in."""

    report: str
    span: Sentence
    sentence: Sentence

    @property
    def text(self) -> str:
        """The bullet as it is shown: verbatim, line breaks as blanks."""
        return " ".join(self.span.text.split())


@dataclass(frozen=True, slots=True)
class _Lead:
    """A sentence from the top of an article, what of it may be a bullet, and the telling words of that."""

    sentence: Sentence
    span: Sentence
    terms: dict[str, float]


@dataclass(slots=True)
class _Candidate:
    place: tuple[int, int]
    """Number of its report, and of the sentence in it."""
    origin: str
    chosen: Chosen
    score: float
    terms: Vector
    counts: Vector
    likeness: float = 0.0
    """To the bullet that it is most like."""


def summarise(reports: Sequence[Report]) -> tuple[Chosen, ...]:
    """The bullets, the most telling first; none where no sentence stands alone. The same for the same sequence."""
    leads = [_leads(report) for report in reports]
    centre = _centroid(reports, leads)
    candidates = [
        candidate
        for number, (report, found) in enumerate(zip(reports, leads, strict=True))
        for candidate in _candidates(number, report, found, centre)
    ]
    most = MOST_BULLETS if sum(map(bool, leads)) > 1 else _MOST_OF_ONE
    return tuple(candidate.chosen for candidate in _choose(candidates, most))


def _leads(report: Report) -> list[_Lead]:
    """The first sentences of the body that may be bullets."""
    found: list[_Lead] = []
    for sentence in report.sentences:
        if sentence.start >= report.body_start and (span := trimmed(sentence)) is not None:
            found.append(_Lead(sentence, span, weighed(span.text)))
            if len(found) == LEADING:
                break
    return found


def _centroid(reports: Sequence[Report], leads: Sequence[Sequence[_Lead]]) -> Vector:
    total: dict[str, float] = {}
    for report, found in zip(reports, leads, strict=True):
        own = {term: weight * _TITLE for term, weight in weighed(report.title).items()}
        for number, lead in enumerate(found):
            _add(own, lead.terms, _SENTENCE_FADES**number)
        _add(total, unit(own))
    return unit(total)


def _add(total: dict[str, float], terms: Vector, times: float = 1.0) -> None:
    for term, weight in terms.items():
        total[term] = total.get(term, 0.0) + weight * times


def _candidates(number: int, report: Report, leads: Iterable[_Lead], centre: Vector) -> Iterable[_Candidate]:
    before = 0
    for place, lead in enumerate(leads):
        text = lead.span.text
        terms = unit(lead.terms)
        score = cosine(terms, centre) * (1 + _LEAD * _LEAD_FADES**before) * standing(text, report.title)
        # Captions and the like above an article don't make its first sentence its second.
        before += not is_fragment(text, report.title)
        chosen = Chosen(report.id, lead.span, lead.sentence)
        yield _Candidate((number, place), report.origin, chosen, score, terms, every_word(text))


def _choose(candidates: list[_Candidate], most: int) -> list[_Candidate]:
    taken: list[_Candidate] = []
    heard: Counter[str] = Counter()
    least = max((candidate.score for candidate in candidates), default=0.0) * _LEAST_SHARE
    left = [candidate for candidate in candidates if candidate.score > least]
    while left and len(taken) < most:
        best = min(left, key=lambda one: (-_worth(one, heard), one.place))
        taken.append(best)
        heard[best.origin] += 1
        left = [one for one in left if one is not best and not _repeats(one, best)]
    return taken


def _worth(candidate: _Candidate, heard: Mapping[str, int]) -> float:
    known = heard.get(candidate.origin, 0)
    return round(candidate.score * _SAME_ORIGIN**known - _LIKENESS * candidate.likeness, _DIGITS)


def _repeats(candidate: _Candidate, bullet: _Candidate) -> bool:
    """The candidate is too like the bullet; how like it is, is noted."""
    by_weight = cosine(candidate.terms, bullet.terms)
    candidate.likeness = max(candidate.likeness, by_weight)
    return max(by_weight, cosine(candidate.counts, bullet.counts)) >= TOO_ALIKE


def weighed(text: str) -> dict[str, float]:
    """The telling words of a text, each by how rare it is and how often it stands there."""
    documents, frequencies = background()
    found: dict[str, float] = {}
    for word, count in Counter(words(text)).items():
        known = frequencies.get(word, 0)
        if known <= _TOO_COMMON * documents:
            found[word] = (1 + math.log(count)) * math.log(documents / (1 + known))
    return found


def every_word(text: str) -> Vector:
    """All words of a text by how often they stand there, as a vector of length 1."""
    return unit({word: float(count) for word, count in Counter(_EVERY_WORD.findall(text.casefold())).items()})


def unit(terms: Vector) -> Vector:
    """The vector with length 1; empty for one without length."""
    length = math.sqrt(sum(weight * weight for weight in terms.values()))
    return {term: weight / length for term, weight in terms.items()} if length > 0 else {}


def cosine(left: Vector, right: Vector) -> float:
    """Similarity of two vectors of length 1."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right.get(term, 0.0) for term, weight in left.items())
