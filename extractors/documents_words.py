"""The words of documents: their heads, what makes a name of one, and what says how far one has come."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dramatis.words import DocumentState
from extractors.event_lexicon import table, words_of


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """The table `documents.tsv`, whose head explains the columns.

    `families` has the families of each word, `known` the kind of each text with a name that doesn't say it.
    """

    heads: frozenset[str]
    bare: frozenset[str]
    names: frozenset[str]
    towns: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    known: Mapping[str, str]
    several: frozenset[str]
    sent: frozenset[str]
    families: Mapping[str, frozenset[str]]
    verbs: Mapping[str, tuple[DocumentState, bool]]
    nouns: Mapping[str, DocumentState]
    adjectives: Mapping[str, DocumentState]

    def all_heads(self) -> frozenset[str]:
        """Every noun that can head a document's name."""
        return self.heads | self.bare | self.names

    def related(self, one: str, other: str) -> bool:
        """The two nouns can mean the same text: "the bill" after "the Safe Harbors Act"."""
        return one == other or bool(self.families.get(one, frozenset()) & self.families.get(other, frozenset()))


@cache
def document_words() -> DocumentWords:
    """The table, read once."""
    lists: dict[str, set[str]] = defaultdict(set)
    families: dict[str, frozenset[str]] = {}
    known: dict[str, str] = {}
    verbs: dict[str, tuple[DocumentState, bool]] = {}
    states: dict[str, dict[str, DocumentState]] = {"noun": {}, "adjective": {}}
    for words, kind, state, by in table("documents.tsv"):
        for word in words_of(words):
            if kind == "verb":
                verbs.setdefault(word, (DocumentState(state), by == "a"))
            elif kind == "family":
                families[word] = families.get(word, frozenset()) | {state}
            elif kind == "known":
                known[word] = state
            elif kind in states:
                states[kind].setdefault(word, DocumentState(state))
            else:
                lists[kind].add(word)
    return DocumentWords(
        heads=frozenset(lists["head"]),
        bare=frozenset(lists["bare"]),
        names=frozenset(lists["name"]),
        towns=frozenset(lists["town"]),
        persons=frozenset(lists["person"]),
        bodies=frozenset(lists["body"]),
        known=known,
        several=frozenset(lists["several"]),
        sent=frozenset(lists["sent"]),
        families=families,
        verbs=verbs,
        nouns=states["noun"],
        adjectives=states["adjective"],
    )
