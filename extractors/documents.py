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
from extractors.documents_names import lemma_of_head, named_spans
from extractors.documents_nominals import Particular, kind_of, nominal_span, particular
from extractors.documents_states import owners, state_here
from extractors.documents_words import document_words
from extractors.event_lexicon import listed
from extractors.participants_mentions import Mentions, mentions_of
from extractors.reading import Chain, Form, Naming, Reading
from extractors.syntax import clause, possessors, prose, relation

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


_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_HANDED_OVER = frozenset([DocumentState.PRESENTED, DocumentState.REJECTED, DocumentState.AWAITED])


_LONGEST_CLAUSE = 60
# A document is mentioned again among the last so many; a list of hundreds of laws is none for coreference.
_MEMORY = 60


# How sure a mention is: named ones are surer than nouns.
_NAMED_SCORE, _NOMINAL_SCORE = 0.85, 0.75


@dataclass(frozen=True, slots=True)
class _Mention:
    """Tokens `start` to `end` (exclusive), and whether they are a name."""

    start: int
    end: int
    named: bool


@dataclass(slots=True)
class _Draft:
    """A document as far as known. `several`: its noun is a plural; `short`: its phrase without the party before it."""

    type: str
    name: str | None
    mentions: list[_Mention]
    authors: dict[int, None]
    state: DocumentState
    state_words: list[Token]
    definite: bool
    several: bool
    grade: Particular
    short: tuple[int, int]
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
    taken: set[int] = set()
    drafts: list[_Draft] = []
    for start, end, head in named_spans(reading):
        taken.update(range(start, end))
        drafts.append(_draft(reading, mentions, (start, end), reading.doc[head], Particular.YES, named=True))
    for token in prose(reading.doc):
        if token.i in taken:
            continue
        grade = particular(reading, token)
        if grade is not Particular.NO:
            span = nominal_span(token)
            drafts.append(_draft(reading, mentions, span, token, grade, named=False))
    drafts.sort(key=lambda draft: draft.mentions[0].start)
    known: list[_Draft] = []
    # Those that say whose they are come first, so that the others find them wherever they stand.
    for draft in sorted(drafts, key=lambda draft: not (draft.named or draft.authors)):
        _settle(reading, known, draft)
    known = _with_short_forms(reading, sorted(known, key=lambda draft: draft.mentions[0].start))
    return [_finished(reading, draft) for draft in known]


def _with_short_forms(reading: Reading, known: list[_Draft]) -> list[_Draft]:
    """The documents with what brackets or commas right behind a mention call it: "the reform bill (S. 2611)"."""
    ending = {mention.end: draft for draft in known for mention in draft.mentions}
    kept: list[_Draft] = []
    for draft in known:
        start = draft.mentions[0].start
        marked = start > 1 and reading.doc[start - 1].text == "("
        longer = ending.get(start - 1) if marked and draft.named else None
        if longer is None or longer is draft or longer.several:
            kept.append(draft)
        else:
            _join(longer, draft)
    return kept


def _draft(
    reading: Reading,
    mentions: Mentions,
    span: tuple[int, int],
    head: Token,
    grade: Particular,
    *,
    named: bool,
) -> _Draft:
    start, end = span
    short = start if named else _behind_owner(mentions, start, head)
    authors = dict.fromkeys(owners(mentions, head, short, end))
    state, words, by_verb = state_here(reading, mentions, head, start)
    if not authors:
        authors.update(dict.fromkeys(by_verb))
    for chain in list(authors):
        if chain in mentions.homes:
            authors.setdefault(mentions.homes[chain])
    determiners = {child.lower_ for child in head.children if relation(child) == "det"}
    if start:
        determiners.add(reading.doc[start - 1].lower_)
    return _Draft(
        type=lemma_of_head(head) if named else kind_of(head),
        name=" ".join(reading.doc[start:end].text.split()) if named else None,
        mentions=[_Mention(start, end, named)],
        authors=authors,
        state=state,
        state_words=words or [head],
        definite=named or not determiners.isdisjoint(_DEFINITE) or bool(possessors(head)),
        several=not named and head.tag_ in ("NNS", "NNPS"),
        grade=grade,
        short=(short, end),
        evidence=[_clause(reading, head)],
    )


def _behind_owner(mentions: Mentions, start: int, head: Token) -> int:
    """The start of the phrase behind a party that begins it: "memorandum" of "Russian memorandum"."""
    while start < head.i:
        named = mentions.at(head.doc[start])
        if named is None or named.end > head.i:
            return start
        start = max(named.end, start + 1)
    return start


def _clause(reading: Reading, head: Token) -> Evidence:
    start, end = clause(head)
    if end - start > _LONGEST_CLAUSE:
        start, end = max(start, head.i - _LONGEST_CLAUSE // 2), min(end, head.i + _LONGEST_CLAUSE // 2)
    return reading.evidence(start, end)


def _settle(reading: Reading, known: list[_Draft], draft: _Draft) -> None:
    """Joins the draft with the document that it mentions again, or adds it as a new one."""
    same = [earlier for earlier in known[-_MEMORY:] if _same(reading, earlier, draft)]
    if same:
        place = draft.mentions[0].start
        _join(min(same, key=lambda earlier: _distance(earlier, place)), draft)
        return
    if draft.type in ("proposal", "proposals"):
        if draft.authors and draft.state in _HANDED_OVER:
            known.append(draft)
    elif draft.grade is Particular.YES or draft.authors:
        known.append(draft)


def _distance(earlier: _Draft, place: int) -> tuple[bool, int]:
    """Documents told of before come first, the nearest of them first; then those told of later."""
    nearest = min((abs(mention.start - place), mention.start > place) for mention in earlier.mentions)
    before = [place - mention.start for mention in earlier.mentions if mention.start <= place]
    return (False, min(before)) if before else (True, nearest[0])


def _same(reading: Reading, earlier: _Draft, draft: _Draft) -> bool:
    if earlier.named and draft.named:
        return earlier.name is not None and draft.name is not None and _same_name(earlier.name, draft.name)
    if earlier.several is not draft.several:
        return False
    generic = draft.type in _GENERIC or earlier.type in _GENERIC
    related = draft.definite and document_words().related(earlier.type, draft.type)
    if earlier.type != draft.type and not related and not (generic and draft.definite):
        return False
    mine, theirs = set(earlier.authors), set(draft.authors)
    if mine and theirs:
        return bool(mine & theirs)
    if draft.definite and not theirs:
        # What is told before its name has no words of its own: "the bill", not "the Senate immigration bill".
        later = earlier.named and earlier.mentions[0].start > draft.mentions[0].start
        return not later or draft.short[1] - draft.short[0] == 1
    # "is preparing an offer document" beside "Halland's offer document": the same only if said in the same words.
    return not draft.named and not earlier.named and _phrase(reading, earlier) == _phrase(reading, draft)


def _phrase(reading: Reading, draft: _Draft) -> str:
    start, end = draft.short
    return reading.doc[start:end].text.casefold()


def _same_name(one: str, other: str) -> bool:
    first, second = one.casefold(), other.casefold()
    return first == second or first.endswith(f" {second}") or second.endswith(f" {first}")


def _join(earlier: _Draft, draft: _Draft) -> None:
    earlier.mentions = sorted([*earlier.mentions, *draft.mentions], key=lambda mention: mention.start)
    earlier.evidence.extend(item for item in draft.evidence if item not in earlier.evidence)
    earlier.authors.update(draft.authors)
    if draft.name is not None and (earlier.name is None or len(draft.name) > len(earlier.name)):
        earlier.name = draft.name
    if _LIFE.index(draft.state) > _LIFE.index(earlier.state):
        earlier.state, earlier.state_words = draft.state, draft.state_words


def _finished(reading: Reading, draft: _Draft) -> LocalDocument:
    namings = [
        Naming(
            mention.start,
            mention.end,
            "DOCUMENT",
            _NAMED_SCORE if mention.named else _NOMINAL_SCORE,
            Form.NAME if mention.named else Form.NOMINAL,
        )
        for mention in draft.mentions
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
    start, end = draft.short
    phrase = " ".join(reading.doc[start:end].text.split())
    authors = sorted(draft.authors, key=lambda chain: reading.chains[chain].metonym_of is not None)
    return f"{reading.chains[authors[0]].name}'s {phrase}" if authors else phrase
