"""One article as the extractors see it: the parsed text, its dates, and the in-article entities found so far.

Every step of the extraction takes a Reading and adds to it. Token indices count in `doc`; characters in
`article.text`, which has the same length as `doc.text` whatever the text holds (lone surrogates are replaced one for
one before parsing), so an offset is good for both.
"""

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from spacy.tokens import Doc, Span, Token

from dramatis.article import Article
from dramatis.extraction import Evidence
from dramatis.gazetteer_entries import OwnEntry
from dramatis.ids import mention_id, stable_id
from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind


class Form(StrEnum):
    """How a mention names its entity."""

    NAME = "NAME"
    PARTIAL = "PARTIAL"
    ACRONYM = "ACRONYM"
    DEMONYM = "DEMONYM"
    NOMINAL = "NOMINAL"
    PRONOUN = "PRONOUN"


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention: tokens `start` to `end` (exclusive), the pipeline's label, how sure (0 to 1), and its form."""

    start: int
    end: int
    label: str
    score: float
    form: Form


@dataclass(slots=True)
class Chain:
    """One in-article entity while it is being built: its mentions in text order, and what is known of it."""

    kind: EntityKind
    namings: list[Naming]
    name: str
    names: list[str]
    wikidata: str | None = None
    geonames: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    gender: str | None = None
    suffix: str | None = None
    titles: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    acts: bool = False
    metonym_of: str | None = None
    """ISO alpha-2 code of the state for which this metonym ("the Kremlin") or capital speaks."""
    own: OwnEntry | None = None
    """The entry of the user's own gazetteers that it is. Apart from the ids above: rules take those of a place for a
    sign that it is a state or a region."""


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in the text: tokens `start` to `end` (exclusive), and the inclusive period that it means."""

    start: int
    end: int
    first: PartialDate
    last: PartialDate


@dataclass(frozen=True, slots=True)
class Reference:
    """From where relative dates count. `exact` is False where only the season is known (a page's own dates)."""

    day: date | None
    exact: bool


@dataclass(slots=True)
class Reading:
    """The article, its parse, and what the steps have found: `chains[i]` is the in-article entity i."""

    article: Article
    doc: Doc
    reference: Reference
    dates: list[DateExpression] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    chain_of_token: dict[int, int] = field(default_factory=dict)
    naming_of_token: dict[int, Naming] = field(default_factory=dict)
    unnamed: list[list[Naming]] = field(default_factory=list)
    """Pronouns in groups that mean the same thing, one that no name in the text names: no entities."""
    text: str = field(init=False)
    """The article's text, in which all evidence counts."""
    version: str = field(init=False)
    """Id of the article's version; kept here because it is a hash of the text, and every id needs it."""
    _sentences: list[tuple[int, int]] = field(default_factory=list)
    _trimmed: dict[int, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.text = self.article.text
        self.version = self.article.version_id
        if self.doc.has_annotation("SENT_START"):
            _quick_sentences(self.doc)

    def add_chain(self, chain: Chain) -> int:
        """The new chain's index; its mentions' tokens lead to it from now on, but never away from an earlier chain."""
        index = len(self.chains)
        self.chains.append(chain)
        for naming in chain.namings:
            self._claim(naming, index)
        return index

    def add_naming(self, index: int, naming: Naming) -> None:
        """One more mention of chain `index`, kept in text order."""
        insort(self.chains[index].namings, naming, key=lambda known: (known.start, known.end))
        self._claim(naming, index)

    def _claim(self, naming: Naming, index: int) -> None:
        for token in range(naming.start, naming.end):
            if token not in self.chain_of_token:
                self.chain_of_token[token] = index
                self.naming_of_token[token] = naming

    def chain_at(self, token: Token | int) -> int | None:
        """The chain whose mention covers the token, or None."""
        return self.chain_of_token.get(token if isinstance(token, int) else token.i)

    def naming_at(self, token: Token | int) -> Naming | None:
        """The mention that covers the token, or None."""
        return self.naming_of_token.get(token if isinstance(token, int) else token.i)

    def entity_id(self, index: int) -> str:
        """The in-article entity's id: of this version, by the place and label of its first mention."""
        chain = self.chains[index]
        first = chain.namings[0]
        return stable_id("local", self.version, chain.kind, *self.characters(first.start, first.end))

    def mention_id(self, naming: Naming) -> str:
        """Id of one mention."""
        return mention_id(self.version, *self.characters(naming.start, naming.end), naming.label)

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Character offsets of tokens `start` to `end` (exclusive)."""
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last.text)

    def evidence(self, start: int, end: int) -> Evidence:
        """The span of tokens `start` to `end` (exclusive), with the sentence around it."""
        first, last = self.characters(start, end)
        sentence_start, sentence_end = self.sentence_of(start)
        return Evidence(first, last, min(sentence_start, first), max(sentence_end, last))

    def evidence_of(self, tokens: Iterable[Token]) -> Evidence:
        """The smallest span that covers the tokens; they must not be empty."""
        indices = [token.i for token in tokens]
        return self.evidence(min(indices), max(indices) + 1)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """Character span of the token's sentence, without white space at its ends."""
        sentence = self.doc[token].sent
        known = self._trimmed.get(sentence.start)
        if known is None:
            known = self._trimmed[sentence.start] = trimmed(sentence)
        return known

    def sentences(self) -> Sequence[tuple[int, int]]:
        """Character spans of all sentences, in order, white space trimmed, empty ones left out."""
        if not self._sentences:
            spans = (trimmed(sentence) for sentence in self.doc.sents)
            self._sentences = [span for span in spans if span[0] < span[1]]
        return self._sentences


def _quick_sentences(doc: Doc) -> None:
    """Makes `token.sent` and `span.sent` of the document look their sentence up.

    spaCy goes through the whole document at each `.sent`, which makes any rule that asks for it quadratic.
    """
    bounds: list[tuple[int, int]] = []
    for sentence in doc.sents:
        bounds.extend([(sentence.start, sentence.end)] * len(sentence))

    def of_token(token: Token) -> Span:
        start, end = bounds[token.i]
        return token.doc[start:end]

    def of_span(span: Span) -> Span:
        start, end = bounds[span.start]
        return span.doc[start:end]

    doc.user_token_hooks["sent"] = of_token
    doc.user_span_hooks["sent"] = of_span


def trimmed(span: Span) -> tuple[int, int]:
    """Character offsets of the span without white space at its ends; empty (start = end) if there is nothing else."""
    text = span.text
    start = span.start_char + len(text) - len(text.lstrip())
    return start, max(start, span.end_char - (len(text) - len(text.rstrip())))
