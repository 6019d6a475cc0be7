"""The words of documents: their heads, and what says how far one has come."""

from dataclasses import dataclass
from functools import cache

from dramatis.words import DocumentState
from extractors.event_lexicon import table, words_of


@dataclass(frozen=True, slots=True)
class DocumentWords:
    heads: frozenset[str]
    bare: frozenset[str]
    names: frozenset[str]
    verbs: dict[str, tuple[DocumentState, bool]]
    nouns: dict[str, DocumentState]
    adjectives: dict[str, DocumentState]


@cache
def document_words() -> DocumentWords:
    heads: set[str] = set()
    bare: set[str] = set()
    names: set[str] = set()
    verbs: dict[str, tuple[DocumentState, bool]] = {}
    nouns: dict[str, DocumentState] = {}
    adjectives: dict[str, DocumentState] = {}
    for words, kind, state, by in table("documents.tsv"):
        for word in words_of(words):
            if kind == "head":
                heads.add(word)
            elif kind == "bare":
                bare.add(word)
            elif kind == "name":
                names.add(word)
            elif kind == "verb":
                verbs.setdefault(word, (DocumentState(state), by == "a"))
            elif kind == "noun":
                nouns.setdefault(word, DocumentState(state))
            else:
                adjectives.setdefault(word, DocumentState(state))
    return DocumentWords(frozenset(heads), frozenset(bare), frozenset(names), verbs, nouns, adjectives)
