"""One mention of a document, or all that are known to mean one, before it becomes an entity."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from dramatis.extraction import Evidence
from dramatis.words import DocumentState
from extractors.documents_complements import complement_end
from extractors.documents_names import lemma_of_head
from extractors.documents_nominals import kind_of
from extractors.documents_particular import Particular
from extractors.documents_states import by_clause, by_owner, by_sender, state_here
from extractors.event_lexicon import listed
from extractors.participants_mentions import Mentions
from extractors.reading import Reading
from extractors.syntax import children, clause, possessors, relation

# Any text may be called so once it is known.
GENERIC = frozenset(["document", "paper", "text", "draft"])
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
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
# Before the noun these tell one text from another of its kind.
_TELLING_APART = listed(
    """another second third fourth fifth sixth further separate different additional next previous earlier other"""
)
_SINGULAR = {"memoranda": "memorandum", "memorandums": "memorandum", "accords": "accord", "agreements": "agreement"}
_LONGEST_CLAUSE = 60


@dataclass(frozen=True, slots=True)
class Wording:
    """Tokens `start` to `end` (exclusive) of one mention, and whether they are a name.

    `short` is where the phrase begins without the party before it; `type` what its head says it is; `apart` are the
    words before the head that tell it from others of its kind ("second", "2015"); `until` is where the words behind it
    end that say what the text is about.
    """

    start: int
    end: int
    named: bool
    short: int
    head: int
    type: str
    definite: bool
    apart: frozenset[str]
    until: int


@dataclass(slots=True)
class Draft:
    """A document as far as known, of one mention or more in text order. `several`: its noun is a plural.

    `owned` are those of its `authors` whom a possessive, an adjective or a "from" shows, no verb.
    """

    type: str
    name: str | None
    mentions: list[Wording]
    authors: dict[int, None]
    owned: set[int]
    state: DocumentState
    state_words: list[Token]
    several: bool
    grade: Particular
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """It has a name of its own."""
        return self.name is not None

    @property
    def first(self) -> Wording:
        """The mention that comes first."""
        return self.mentions[0]


def draft_of(
    reading: Reading, mentions: Mentions, span: tuple[int, int], head: Token, grade: Particular, *, named: bool
) -> Draft:
    """The document that one mention tells of: its author, and how far it has come there."""
    start, end = span
    short = start if named else _behind_owner(mentions, start, head)
    if reading.doc[short].is_punct:
        # "U.S.-Mexico treaty"
        short = start
    owned = dict.fromkeys([*by_owner(mentions, head, short), *by_sender(mentions, head)])
    authors = owned | dict.fromkeys(by_clause(mentions, head))
    state, words, by_verb = state_here(reading, mentions, head, start)
    if not authors:
        authors.update(dict.fromkeys(by_verb))
    for chain in list(authors):
        if chain in mentions.homes:
            authors.setdefault(mentions.homes[chain])
    kind = lemma_of_head(head) if named else kind_of(head)
    kind = _SINGULAR.get(kind, kind)
    wording = Wording(
        start,
        end,
        named,
        short,
        head.i,
        kind,
        named or _is_definite(reading, head, start),
        frozenset() if named else _apart(reading, head, start),
        end if named else max(end, complement_end(reading, head)),
    )
    return Draft(
        type=kind,
        name=" ".join(reading.doc[start:end].text.split()) if named else None,
        mentions=[wording],
        authors=authors,
        owned=set(owned),
        state=state,
        state_words=words or [head],
        several=not named and head.tag_ in ("NNS", "NNPS"),
        grade=grade,
        evidence=[_clause(reading, head)],
    )


def join(earlier: Draft, draft: Draft) -> None:
    """Makes the second a mention of the first."""
    earlier.mentions = sorted([*earlier.mentions, *draft.mentions], key=lambda mention: mention.start)
    earlier.evidence.extend(item for item in draft.evidence if item not in earlier.evidence)
    earlier.authors.update(draft.authors)
    earlier.owned |= draft.owned
    if draft.name is not None and (earlier.name is None or len(draft.name) > len(earlier.name)):
        earlier.name = draft.name
        earlier.type = draft.type
    elif earlier.type in GENERIC:
        # A "document" that is also called a memorandum is one.
        earlier.type = draft.type
    if _LIFE.index(draft.state) > _LIFE.index(earlier.state):
        earlier.state, earlier.state_words = draft.state, draft.state_words


def _is_definite(reading: Reading, head: Token, start: int) -> bool:
    determiners = {child.lower_ for child in head.children if relation(child) == "det"}
    if relation(head) == "conj" and not determiners:
        # "The record and transcript": one article for both.
        determiners = {child.lower_ for child in children(head.head, "det")}
    if start:
        determiners.add(reading.doc[start - 1].lower_)
    return not determiners.isdisjoint(_DEFINITE) or bool(possessors(head))


def _apart(reading: Reading, head: Token, start: int) -> frozenset[str]:
    """Ordinals, years and the like before the head."""
    words = [token.lower_ for token in reading.doc[max(0, start - 1) : head.i]]
    return frozenset(word for word in words if word in _TELLING_APART or (word.isdigit() and len(word) == 4))


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
