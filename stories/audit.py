"""Whether a story's articles carry what somebody else's bullet says: which sentences do, and what no sentence does.

The bullet is cut into clauses. A clause is carried by one sentence that holds all its names, numbers and dates (a name
may stand beside it: in the title, or in the sentence before, to which a pronoun points) and most of its other words,
and that holds it to be so with the same force: what "will" be is not carried by what was proposed, nor what is by what
is not. All this goes by words; a clause that is carried in quite other words is flagged too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from stories.audit_forces import Force, forces_of
from stories.audit_words import Words, keys, names_in, read
from stories.summary_sentences import Report, Sentence

# Of the weight of a clause's other words so much must stand in the sentence: two of three words of like rarity.
_LEAST_CARRIED = 0.5
# Evidence that is linked to a bullet: the best sentence of each of its clauses.
MOST_SUPPORTS = 4
# Sentences that are compared with a clause, those with most of its words first.
_MOST_COMPARED = 20
# A clause with fewer things that could be missing is judged with the one before it.
_LEAST_CONTENT = 2
# Bullets of pages are a line or two; what is far longer is judged as far as this.
_LONGEST = 2000
# Two spellings of a name: a stem of so many letters in common, or so like each other.
_LEAST_SHARED = 4
_LEAST_SHARE = 0.6
_LEAST_LIKE = 0.8
_MOST_LONGER = 2
# Of each article so many sentences are compared: a summary is of what stands at the top.
_MOST_SENTENCES = 40

_BREAK = re.compile(
    r"\s*(?:[;:()—–,]|\s-{1,2}\s)\s*(?=\S)|\s+(?=(?:and|but|while|whereas|which|who|whose|where|after|before|because|"
    r"although|though|since|until|amid|ahead of|following|despite|as)\s)",
    re.I,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
# Behind these "after", "before" and the like go on: "a day after the call".
_LONGEST_MEASURE = 10
_MEASURED = re.compile(r"\b(?:minutes?|hours?|days?|weeks?|months?|years?|shortly|soon|just|even|only)$", re.I)
_OPENING = re.compile(r"^(?:and|but|or|while|whereas|which|who|that)\s+", re.I)
_EDGES = ' \t\n,;:—–-()"“”'


@dataclass(frozen=True, slots=True)
class Support:
    """A sentence that carries a clause."""

    report: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Audited:
    """The sentences that carry a bullet, the most telling first, and its clauses that none carries, verbatim."""

    supports: tuple[Support, ...]
    unsupported: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A sentence as clauses are compared with it; `near` is what stands beside it, `years` what its article names."""

    support: Support
    words: Words
    parts: tuple[Words, ...]
    near: frozenset[str]
    years: frozenset[str]


@dataclass(slots=True)
class Told:
    """What a story's articles tell, made ready for audits; a sentence is read closely when it is first compared."""

    names: frozenset[str]
    sentences: list[tuple[Support, tuple[str, ...], frozenset[str]]]
    """Each with the sentences whose names count as named beside it, and the years that its article names."""
    holders: dict[str, list[int]]
    read: dict[int, _Known]

    def known(self, number: int) -> _Known:
        """The sentence, read closely."""
        if number not in self.read:
            support, beside, years = self.sentences[number]
            text = support.sentence.text
            parts = tuple(read(part, self.names, starts=start == 0) for start, part in _parts(text))
            near = frozenset[str]().union(*(read(other, self.names, starts=True).names for other in beside))
            self.read[number] = _Known(support, read(text, self.names, starts=True), parts, near, years)
        return self.read[number]


def told_by(reports: Sequence[Report]) -> Told:
    """The sentences of the reports, titles among them, by their words."""
    kept = {
        report.id: [one for one in report.sentences[:_MOST_SENTENCES] if len(one.text) <= _LONGEST]
        for report in reports
    }
    told = Told(names_in(one.text for found in kept.values() for one in found), [], defaultdict(list), {})
    for report in reports:
        found = kept[report.id]
        title = tuple(one.text for one in found if one.start < report.body_start)
        years = frozenset(year for one in found for year in _YEAR.findall(one.text))
        for place, one in enumerate(found):
            for word in keys(one.text):
                told.holders[word].append(len(told.sentences))
            beside = (*title, *(other.text for other in found[max(0, place - 1) : place]))
            told.sentences.append((Support(report.id, one), beside, years))
    return told


def audit(bullet: str, told: Told) -> Audited:
    """What carries the bullet, and what of it nothing carries."""
    text = bullet[:_LONGEST]
    supports: dict[Support, float] = {}
    unsupported: list[str] = []
    for start, end in clauses(text, told.names):
        clause = read(text[start:end], told.names, starts=start == 0)
        best = _best(text[start:end], clause, told)
        if best is None:
            unsupported.append(text[start:end])
        else:
            known, share = best
            supports[known.support] = supports.get(known.support, 0.0) + share
    ranked = sorted(supports, key=lambda one: (-round(supports[one], 9), one.report, one.sentence.start))
    return Audited(tuple(ranked[:MOST_SUPPORTS]), tuple(unsupported))


def clauses(text: str, names: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Where the clauses of a bullet stand in it, cleared of what joins them; each holds something to be judged."""
    found: list[tuple[int, int]] = []
    for start, part in _parts(text):
        end = start + len(part)
        if found and not (_says(read(part, names)) and _says(read(text[slice(*found[-1])], names))):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return [span for start, end in found if (span := _cleared(text, start, end)) is not None]


def _says(words: Words) -> bool:
    """The clause holds enough to be judged by itself, and not names alone: "Ann Lee, the mayor of Oslo, resigned"."""
    return words.content >= _LEAST_CONTENT and bool(words.rest)


def _parts(text: str) -> list[tuple[int, str]]:
    """The text cut where clauses may end, with where each part starts. Thousands and dates stay whole."""
    cuts = [match.end() for match in _BREAK.finditer(text) if not _goes_on(text, match)]
    bounds = [0, *cuts, len(text)]
    return [(start, text[start:end]) for start, end in pairwise(bounds) if text[start:end].strip()]


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """No clause ends here: within a figure or a date, or between a time and what it is counted from."""
    before, after = text[: match.start()], text[match.end() : match.end() + 1]
    if match.group().strip():
        return before[-1:].isdigit() and after.isdigit()
    return _MEASURED.search(before, max(0, len(before) - _LONGEST_MEASURE)) is not None


def _cleared(text: str, start: int, end: int) -> tuple[int, int] | None:
    part = text[start:end]
    start += len(part) - len(part.lstrip(_EDGES))
    end -= len(part) - len(part.rstrip(_EDGES + "."))
    if (opening := _OPENING.match(text[start:end])) is not None:
        start += opening.end()
    return (start, end) if start < end else None


def _best(text: str, clause: Words, told: Told) -> tuple[_Known, float] | None:
    """The sentence that carries the clause with most of its words, the earliest among equals; None where none does."""
    found: tuple[_Known, float] | None = None
    for known in _candidates(text, told):
        share = 1.0 if _stands_in(text, known) else _carried(clause, known)
        if share is not None and (found is None or share > found[1]):
            found = known, share
    return found


def _candidates(text: str, told: Told) -> Iterable[_Known]:
    """The sentences that share most of the clause's words, a rare one counting more."""
    shared: dict[int, float] = defaultdict(float)
    for word in sorted(keys(text)):
        holders = told.holders.get(word, ())
        for number in holders:
            shared[number] += 1 / len(holders)
    ranked = sorted(shared, key=lambda number: (-round(shared[number], 9), number))
    return [told.known(number) for number in ranked[:_MOST_COMPARED]]


def _stands_in(text: str, known: _Known) -> bool:
    """The clause stands in the sentence, word for word, and nothing beside it there changes its force."""
    sentence = known.support.sentence.text
    at = sentence.find(text)
    if at < 0:
        return False
    bounds = [start for start, _ in _parts(sentence)]
    first = max((start for start in bounds if start <= at), default=0)
    last = min((start for start in bounds if start >= at + len(text)), default=len(sentence))
    return forces_of(sentence[first:last]) == forces_of(text)


def _carried(clause: Words, known: _Known) -> float | None:
    """The share of the clause's weight that the sentence holds; None where it doesn't carry the clause."""
    if not clause.dates <= known.words.dates:
        return None
    if not all(number in known.words.numbers or number in known.years for number in clause.numbers):
        return None
    here = known.words.names | known.words.rest
    if not all(_named(name, here) or _named(name, known.near) for name in clause.names):
        return None
    rest = sum(clause.weights[word] for word in clause.rest)
    held = sum(clause.weights[word] for word in clause.rest if word in known.words.rest or word in known.words.names)
    if rest and held < _LEAST_CARRIED * rest:
        return None
    if not _agrees(clause, known):
        return None
    named = sum(_named(name, here) for name in clause.names)
    whole = rest + len(clause.names) + len(clause.numbers)
    return (held + named + len(clause.numbers)) / whole if whole else None


def _agrees(clause: Words, known: _Known) -> bool:
    """The part of the sentence that speaks of the clause's matter does so with the same force."""
    parts = [part for part in known.parts if clause.rest & part.rest or (not clause.rest and clause.names & part.names)]
    if clause.nots:
        # Who has not rejected something hasn't rejected it: one word that denies, or two, is not the same.
        return any(part.nots and part.nots % 2 == clause.nots % 2 for part in parts)
    forces = frozenset[Force]().union(*(part.forces for part in parts))
    if Force.NOT in forces or bool(clause.forces) != bool(forces):
        return False
    return not clause.forces or not clause.forces.isdisjoint(forces)


def _named(name: str, among: frozenset[str]) -> bool:
    """The name, or another spelling or form of it (Sergey and Sergei, Russia and Russian), is among the words."""
    return name in among or any(_alike(name, other) for other in among)


def _alike(one: str, other: str) -> bool:
    if one[0] != other[0] or min(len(one), len(other)) < _LEAST_SHARED:
        return False
    shared = next(
        (place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )
    if shared >= _LEAST_SHARED and shared >= _LEAST_SHARE * max(len(one), len(other)):
        return True
    return (
        abs(len(one) - len(other)) <= _MOST_LONGER
        and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _LEAST_LIKE
    )
