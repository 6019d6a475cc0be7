"""What verbs that our own table doesn't know usually report: a lexicon of last resort made from PETRARCH2's patterns.

`training/event_prior.py` makes the file and tells its rows. It knows 1,800 verbs, but was written for another coder and
another scheme, so it serves to name a sentence's main event where nothing better is known, never to find events in a
text.
"""

import gzip
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from dramatis.words import EventType
from extractors.syntax import lemma

_FILE = Path(__file__).parent / "lexicon" / "events_prior.tsv.gz"
# Tokens on either side of a verb in which the words of its pattern stand: its object or subject with modifiers.
_WINDOW = 10

Groups = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that must stand before and after a verb, one of each group, and what they make of it."""

    left: Groups
    right: Groups
    type: EventType | None


@dataclass(frozen=True, slots=True)
class Prior:
    """Verbs by lemma: the words that must follow the verb ("" for none), its block of patterns, its type by itself."""

    verbs: dict[str, list[tuple[str, int, EventType | None]]] = field(default_factory=lambda: defaultdict(list))
    patterns: dict[int, list[Pattern]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class Guess:
    """What a verb reports. `by_pattern`: words around it settle that, not the verb alone."""

    type: EventType
    by_pattern: bool


@cache
def event_prior() -> Prior:
    """The lexicon, read once."""
    prior = Prior()
    for line in gzip.decompress(_FILE.read_bytes()).decode().splitlines():
        kind, block, *cells = line.split("\t")
        reported = None if cells[-1] == "-" else EventType(cells[-1])
        if kind == "v":
            verb, _, rest = cells[0].partition(" ")
            prior.verbs[verb].append((rest, int(block), reported))
        else:
            prior.patterns[int(block)].append(Pattern(_groups(cells[0]), _groups(cells[1]), reported))
    for known in prior.verbs.values():
        # "call off" before "call".
        known.sort(key=lambda row: not row[0])
    return prior


def guess(verb: Token) -> Guess | None:
    """What the verb reports by the pattern with the most words that fit, else by itself; None where it is nothing."""
    prior = event_prior()
    rows = prior.verbs.get(lemma(verb))
    if not rows:
        return None
    sentence = verb.sent
    before = _words(verb, max(sentence.start, verb.i - _WINDOW), verb.i)
    after = _words(verb, verb.i + 1, min(sentence.end, verb.i + 1 + _WINDOW))
    row = next((row for row in rows if set(row[0].split()) <= after), None)
    if row is None:
        return None
    best: Pattern | None = None
    for pattern in prior.patterns.get(row[1], ()):
        fits = all(not group.isdisjoint(before) for group in pattern.left) and all(
            not group.isdisjoint(after) for group in pattern.right
        )
        if fits and (best is None or _weight(pattern) > _weight(best)):
            best = pattern
    kind = row[2] if best is None else best.type
    return None if kind is None else Guess(kind, best is not None)


def _weight(pattern: Pattern) -> int:
    return len(pattern.left) + len(pattern.right)


def _words(verb: Token, start: int, end: int) -> set[str]:
    return {form for token in verb.doc[start:end] for form in (token.lower_, lemma(token))}


def _groups(cell: str) -> Groups:
    return tuple(frozenset(form for word in group.split("|") for form in _singular(word)) for group in cell.split())


def _singular(word: str) -> tuple[str, ...]:
    return (word, word[:-1]) if word.endswith("s") and len(word) > len("gas") else (word,)
