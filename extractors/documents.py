"""The documents of an article: treaties, laws, memoranda, letters … with their authors and how far they have come.

A document is named ("the Paris Agreement", "Resolution 1701") or told by its author ("Russia's memorandum", "a letter
from the board") or by what is done with it ("is drafting a bill"). Two mentions are one document when their words agree
and no author speaks against it; "Russia's memorandum" and "Ukraine's" are two.

What is said of one document from both sides is settled by how far it has come: one side prepares it while the other
awaits it, so IN_PREPARATION is its state; once presented it is no longer merely proposed. A rejection outweighs all
that comes before a signature.
"""

from dataclasses import dataclass, field

from spacy.tokens import Token

from dramatis.extraction import Evidence, LocalDocument
from dramatis.words import DocumentState, EntityKind
from extractors.documents_names import LONGEST_NAME, head_word, named_spans
from extractors.documents_states import owners, state_here
from extractors.documents_words import document_words
from extractors.event_lexicon import listed
from extractors.participants_mentions import Mentions, mentions_of
from extractors.reading import Chain, Form, Naming, Reading
from extractors.syntax import (
    clause,
    is_noun,
    lemma,
    noun_phrase,
    possessors,
    prose,
    relation,
)

_LIFE = [
    DocumentState.UNKNOWN,
    DocumentState.AWAITED,
    DocumentState.IN_PREPARATION,
    DocumentState.PROPOSED,
    DocumentState.PRESENTED,
    DocumentState.REJECTED,
    DocumentState.SIGNED,
    DocumentState.IN_FORCE,
]


_GENERIC = listed("document paper text draft")


# One paper, though a plural; what is merely thought of stays out by its state.
_WRITTEN_TOGETHER = frozenset(["proposals"])


# A small tagger takes a rare noun for an adjective now and then.
_NOMINAL_TAGS = frozenset(["NOUN", "PROPN", "ADJ"])


_HANDED_OVER = frozenset([DocumentState.PRESENTED, DocumentState.REJECTED, DocumentState.AWAITED])


_LONGEST_CLAUSE = 60
# A document is mentioned again among the last so many; a list of hundreds of laws is none for coreference.
_MEMORY = 60


# How sure a mention is: named ones are surer than nouns.
_NAMED_SCORE, _NOMINAL_SCORE = 0.85, 0.75


@dataclass(slots=True)
class _Draft:
    """A document as far as known; `mentions` are token spans with their heads."""

    type: str
    name: str | None
    mentions: list[tuple[int, int, int]]
    authors: dict[int, None]
    state: DocumentState
    state_words: list[Token]
    definite: bool
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """It has a name of its own."""
        return self.name is not None


def find_documents(reading: Reading) -> list[LocalDocument]:
    """The documents of the reading in text order, each with its chain of kind DOCUMENT added to it.

    Names and coreference must have been found before.
    """
    mentions = mentions_of(reading)
    homes = mentions.homes
    taken: set[int] = set()
    drafts: list[_Draft] = []
    for start, end, head in named_spans(reading):
        if not taken.isdisjoint(range(start, end)):
            continue
        taken.update(range(start, end))
        drafts.append(_draft(reading, mentions, homes, start, end, reading.doc[head], named=True))
    for token in prose(reading.doc):
        if token.pos_ in _NOMINAL_TAGS and token.i not in taken and _is_nominal(reading, token):
            start, end = _own_phrase(mentions, token)
            drafts.append(_draft(reading, mentions, homes, start, end, token, named=False))
    drafts.sort(key=lambda draft: draft.mentions[0])
    known: list[_Draft] = []
    # Those that say whose they are come first, so that the others find them wherever they stand.
    for draft in sorted(drafts, key=lambda draft: not (draft.named or draft.authors)):
        _settle(reading, known, draft)
    known.sort(key=lambda draft: min(draft.mentions))
    return [_finished(reading, draft) for draft in known]


def _is_nominal(reading: Reading, token: Token) -> bool:
    """One document told by a common noun: singular, a head itself, and no part of another's name."""
    modifies = relation(token) in ("compound", "amod", "flat") and token.head.i > token.i and is_noun(token.head)
    if reading.chain_at(token) is not None or modifies:
        return False
    word = lemma(token)
    if token.lower_ in _WRITTEN_TOGETHER:
        return True
    if token.tag_ in ("NNS", "NNPS") or token.lower_ in ("memoranda", "bills", "laws"):
        # "Both sides prepared memoranda": no single one is meant.
        return False
    words = document_words()
    pair = f"{token.nbor(-1).lower_} {word}" if token.i else word
    return word in words.heads or word in words.bare or pair in words.heads or pair in words.bare


def _own_phrase(mentions: Mentions, head: Token) -> tuple[int, int]:
    """The noun with its adjectives and compounds, without article and owner."""
    start, _ = noun_phrase(head)
    start = max(start, head.i - LONGEST_NAME)
    for index in range(head.i - 1, start - 1, -1):
        token = head.doc[index]
        if token.pos_ in ("DET", "PART", "PRON", "PUNCT") or token.is_space or mentions.at(token) is not None:
            return index + 1, head.i + 1
    return start, head.i + 1


def _draft(
    reading: Reading, mentions: Mentions, homes: dict[int, int], start: int, end: int, head: Token, *, named: bool
) -> _Draft:
    authors = dict.fromkeys(owners(mentions, head, start, end))
    state, words, by_verb = state_here(reading, mentions, head, start)
    if not authors:
        authors.update(dict.fromkeys(by_verb))
    for chain in list(authors):
        if chain in homes:
            authors.setdefault(homes[chain])
    known = document_words()
    kind = head_word(head, known.heads | known.bare | known.names) or lemma(head)
    determiners = [child.lower_ for child in head.children if relation(child) == "det"]
    return _Draft(
        type=kind,
        name=" ".join(reading.doc[start:end].text.split()) if named else None,
        mentions=[(start, end, head.i)],
        authors=authors,
        state=state,
        state_words=words or [head],
        definite=named or any(word in ("the", "this", "that") for word in determiners) or bool(possessors(head)),
        evidence=[_clause(reading, head)],
    )


def _clause(reading: Reading, head: Token) -> Evidence:
    start, end = clause(head)
    if end - start > _LONGEST_CLAUSE:
        start, end = max(start, head.i - _LONGEST_CLAUSE // 2), min(end, head.i + _LONGEST_CLAUSE // 2)
    return reading.evidence(start, end)


def _settle(reading: Reading, known: list[_Draft], draft: _Draft) -> None:
    """Joins the draft with the document that it mentions again, or adds it as a new one."""
    for earlier in reversed(known[-_MEMORY:]):
        if _same(reading, earlier, draft):
            _join(earlier, draft)
            return
    if draft.type in ("proposal", "proposals") and not (draft.authors and draft.state in _HANDED_OVER):
        return
    told = draft.authors or draft.state is not DocumentState.UNKNOWN
    if draft.named or (told and (draft.type in document_words().heads or draft.authors)):
        known.append(draft)


def _same(reading: Reading, earlier: _Draft, draft: _Draft) -> bool:
    if earlier.named and draft.named:
        return earlier.name is not None and draft.name is not None and _same_name(earlier.name, draft.name)
    generic = draft.type in _GENERIC or earlier.type in _GENERIC
    if earlier.type != draft.type and not (generic and draft.definite):
        return False
    mine, theirs = set(earlier.authors), set(draft.authors)
    if mine and theirs:
        return bool(mine & theirs)
    if draft.definite and not theirs:
        return True
    # "is preparing an offer document" beside "Halland's offer document": the same only if said in the same words.
    return not draft.named and not earlier.named and _phrase(reading, earlier) == _phrase(reading, draft)


def _phrase(reading: Reading, draft: _Draft) -> str:
    start, end, _ = draft.mentions[0]
    return reading.doc[start:end].text.casefold()


def _same_name(one: str, other: str) -> bool:
    first, second = one.casefold(), other.casefold()
    return first == second or first.endswith(f" {second}") or second.endswith(f" {first}")


def _join(earlier: _Draft, draft: _Draft) -> None:
    earlier.mentions = sorted([*earlier.mentions, *draft.mentions])
    earlier.evidence.extend(item for item in draft.evidence if item not in earlier.evidence)
    earlier.authors.update(draft.authors)
    if draft.name is not None and (earlier.name is None or len(draft.name) > len(earlier.name)):
        earlier.name = draft.name
    if _LIFE.index(draft.state) > _LIFE.index(earlier.state):
        earlier.state, earlier.state_words = draft.state, draft.state_words


def _finished(reading: Reading, draft: _Draft) -> LocalDocument:
    namings = [
        Naming(
            start,
            end,
            "DOCUMENT",
            _NAMED_SCORE if draft.named else _NOMINAL_SCORE,
            Form.NAME if draft.named else Form.NOMINAL,
        )
        for start, end, _ in draft.mentions
    ]
    name = draft.name or _name(reading, draft)
    index = reading.add_chain(Chain(EntityKind.DOCUMENT, namings, name, [name]))
    for author in draft.authors:
        reading.chains[author].acts = True
    return LocalDocument(
        id=reading.entity_id(index),
        type=draft.type,
        state=draft.state,
        authors=tuple(reading.entity_id(author) for author in draft.authors),
        evidence=tuple(sorted(draft.evidence)),
        state_evidence=reading.evidence_of(draft.state_words),
        named=draft.named,
    )


def _name(reading: Reading, draft: _Draft) -> str:
    """ "Russia's memorandum", or the bare phrase where no author is known."""
    start, end, _ = draft.mentions[0]
    phrase = " ".join(reading.doc[start:end].text.split())
    authors = sorted(draft.authors, key=lambda chain: reading.chains[chain].metonym_of is not None)
    return f"{reading.chains[authors[0]].name}'s {phrase}" if authors else phrase
