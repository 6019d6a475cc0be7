"""The tables behind events: which words report one, of what type, and what a sentence's words add to it."""

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dramatis.words import EventType

_FOLDER = Path(__file__).parent / "lexicon"


@dataclass(frozen=True, slots=True)
class Entry:
    """One word's row in events.tsv; that file's head explains the columns.

    `preposition` is what a verb needs beside it ("call for"), or "". `company` are words of which one must stand by it,
    `strangers` words that must not.
    """

    word: str
    preposition: str
    part: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    needs: str
    flags: frozenset[str]
    company: frozenset[str]
    strangers: frozenset[str]

    @property
    def joint(self) -> bool:
        """All parties act: a partner named by "with" or as the object is an actor too."""
        return self.needs == "mutual" or "joint" in self.flags


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Verbs and nouns by lemma, the most demanding entry first; words of contexts; words of modes by type."""

    verbs: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    nouns: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    contexts: dict[str, str] = field(default_factory=dict)
    modes: dict[EventType, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))


def table(name: str) -> list[list[str]]:
    """The rows of a tab-separated file in the lexicon folder, comments left out."""
    with (_FOLDER / name).open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        return [row for row in csv.reader(kept, delimiter="\t", quoting=csv.QUOTE_NONE) if row]


def words_of(cell: str) -> list[str]:
    """The comma-separated words of a cell."""
    return [word.strip() for word in cell.split(",") if word.strip()]


def listed(words: str) -> frozenset[str]:
    """The words of a list written in one string."""
    return frozenset(words.split())


@cache
def event_lexicon() -> EventLexicon:
    """The tables, read once."""
    lexicon = EventLexicon()
    for words, part, kind, mode, contexts, needs, flags, company in table("events.tsv"):
        listed = words_of(company)
        for word in words_of(words):
            head, _, rest = word.partition(" ")
            entry = Entry(
                word=head if part == "v" else word,
                preposition=rest if part == "v" else "",
                part=part,
                type=EventType(kind),
                mode=mode or None,
                contexts=tuple(words_of(contexts)),
                needs=needs,
                flags=frozenset(words_of(flags)),
                company=frozenset(name for name in listed if not name.startswith("!")),
                strangers=frozenset(name[1:] for name in listed if name.startswith("!")),
            )
            (lexicon.verbs if part == "v" else lexicon.nouns)[entry.word].append(entry)
    for entries in (*lexicon.verbs.values(), *lexicon.nouns.values()):
        entries.sort(key=lambda entry: (not entry.preposition, not entry.company))
    for words, context in table("events_contexts.tsv"):
        lexicon.contexts.update(dict.fromkeys(words_of(words), context))
    for kind, mode, words in table("events_modes.tsv"):
        lexicon.modes[EventType(kind)].update(dict.fromkeys(words_of(words), mode))
    return lexicon
