"""An extractor for tests whose subject isn't the extraction: it reads a few plain sentences, quickly and exactly.

It knows `A leads B` (`does not lead`, `may lead`), `A and B met in PLACE on 2025-05-16` (`will meet`, `did not meet`),
`A said WORDS`, and `A wrote the X Memorandum`; what else a text holds it passes over.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from dramatis.article import Article
from dramatis.extraction import (
    Claim,
    Evidence,
    Extraction,
    Fact,
    LocalDocument,
    LocalEntity,
    LocalEvent,
    Mention,
    Participant,
    Pipeline,
)
from dramatis.ids import mention_id, stable_id
from dramatis.partial_date import PartialDate
from dramatis.words import DocumentState, EntityKind, EventType, Modality, Polarity, Predicate, Role
from extractors.reading import Reference

Items = Iterable[tuple[Article, Reference]]
_NAME = r"[A-Z]\w+(?: [A-Z]\w+)*"
_SENTENCE = re.compile(r"[^.\n]+\.?")
_LEADS = re.compile(rf"(?P<a>{_NAME}) (?P<how>leads|does not lead|may lead) (?P<b>{_NAME})")
_MEETS = re.compile(
    rf"(?P<a>{_NAME}) and (?P<b>{_NAME}) (?P<how>met|will meet|did not meet)"
    rf"(?: in (?P<place>{_NAME}))?(?: on (?P<day>\d{{4}}-\d\d(?:-\d\d)?))?"
)
_SAID = re.compile(rf"(?P<a>{_NAME}) said (?P<words>[^.\n]+)")
_WROTE = re.compile(rf"(?P<a>{_NAME}) wrote the (?P<b>{_NAME} Memorandum)")
_HOW: dict[str, tuple[Modality, Polarity]] = {
    "does not lead": (Modality.OCCURRED, Polarity.NEGATED),
    "did not meet": (Modality.OCCURRED, Polarity.NEGATED),
    "may lead": (Modality.HYPOTHETICAL, Polarity.ASSERTED),
    "will meet": (Modality.PROPOSED, Polarity.ASSERTED),
}
_PLAINLY = (Modality.OCCURRED, Polarity.ASSERTED)


@dataclass
class PlainExtractor:
    """`bend` changes an extraction before it is given: for tests of what a wrong one does."""

    identity: Pipeline = field(default_factory=lambda: Pipeline("plain", "1", "0", "0"))
    bend: Callable[[Article, Extraction], Extraction] = lambda article, extraction: extraction
    read: list[str] = field(default_factory=list)
    """Titles of the articles that were read."""

    def extract(self, items: Items) -> Iterator[Extraction]:
        """One extraction an article, in order."""
        for article, _ in items:
            self.read.append(article.title)
            yield self.bend(article, plain_extraction(article))


def plain_extraction(article: Article) -> Extraction:
    """What the plain sentences of the article say."""
    notes = _Notes(article)
    for match in _SENTENCE.finditer(article.text):
        notes.sentences.append(match.span())
        _read_sentence(notes, match.start(), match.end())
    return notes.extraction()


def _read_sentence(notes: "_Notes", start: int, end: int) -> None:
    def find(pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Callable[[str], Evidence]]]:
        for match in pattern.finditer(notes.text, start, end):

            def evidence(group: str, match: re.Match[str] = match) -> Evidence:
                return Evidence(*match.span(group), start, end)

            yield match, evidence

    for match, evidence in find(_LEADS):
        leader = notes.entity(EntityKind.PERSON, match.span("a"), acts=True)
        led = notes.entity(EntityKind.ORGANIZATION, match.span("b"))
        notes.fact(leader, Predicate.LEADS, led, _HOW.get(match["how"], _PLAINLY), None, evidence("how"))
    for match, evidence in find(_SAID):
        speaker = notes.entity(EntityKind.PERSON, match.span("a"), acts=True)
        notes.claim(speaker, match["a"], match["words"], evidence("words"))
    for match, evidence in find(_WROTE):
        author = notes.entity(EntityKind.PERSON, match.span("a"), acts=True)
        document = notes.entity(EntityKind.DOCUMENT, match.span("b"))
        notes.document(document, author, evidence("b"))
        notes.fact(author, Predicate.AUTHORED, document, _PLAINLY, None, evidence("b"))
    for match, evidence in find(_MEETS):
        _read_meeting(notes, match, evidence)


def _read_meeting(notes: "_Notes", match: re.Match[str], evidence: Callable[[str], Evidence]) -> None:
    people = [(notes.entity(EntityKind.PERSON, match.span(group), acts=True), evidence(group)) for group in ("a", "b")]
    place = notes.entity(EntityKind.PLACE, match.span("place")) if match["place"] else None
    day = PartialDate.parse(match["day"]) if match["day"] else None
    how = _HOW.get(match["how"], _PLAINLY)
    event = notes.entity(EntityKind.EVENT, match.span("how"), name=match[0])
    notes.events.append(
        LocalEvent(
            id=event,
            type=EventType.CONSULT,
            lemma="meet",
            mode=None,
            contexts=(),
            modality=how[0],
            polarity=how[1],
            start=day,
            end=day,
            place=place,
            participants=tuple(Participant(Role.ACTOR, person, span) for person, span in people),
            documents=(),
            evidence=(evidence("how"),),
            modality_evidence=evidence("how"),
        )
    )
    for person, span in people:
        notes.fact(person, Predicate.ACTOR_IN, event, how, day, span)
    if place is not None:
        notes.fact(event, Predicate.TOOK_PLACE_IN, place, how, day, evidence("place"))


class _Notes:
    """What was read so far; one in-article entity for each name of a kind."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.version = article.version_id
        self.entities: dict[tuple[EntityKind, str], LocalEntity] = {}
        self.mentions: dict[str, Mention] = {}
        self.events: list[LocalEvent] = []
        self.documents: dict[str, LocalDocument] = {}
        self.facts: dict[str, Fact] = {}
        self.claims: dict[str, Claim] = {}
        self.sentences: list[tuple[int, int]] = []

    def entity(self, kind: EntityKind, span: tuple[int, int], *, name: str = "", acts: bool = False) -> str:
        """The id of the in-article entity that is named here."""
        words = self.text[slice(*span)]
        name = name or words
        local = stable_id("local", self.version, kind, *span)
        known = self.entities.setdefault((kind, name), LocalEntity(local, kind, name, (name,), acts=acts))
        mention = mention_id(self.version, *span, kind)
        self.mentions.setdefault(mention, Mention(mention, known.id, *span, words, kind, 1.0))
        return known.id

    def fact(
        self,
        subject: str,
        predicate: Predicate,
        target: str,
        how: tuple[Modality, Polarity],
        day: PartialDate | None,
        span: Evidence,
    ) -> None:
        """One more fact, or more evidence of it."""
        key = stable_id("fact", self.version, subject, predicate, target, *how, day)
        earlier = self.facts[key].evidence if key in self.facts else ()
        self.facts[key] = Fact(
            key, subject, predicate, target, None, how[1], how[0], day, day, 0.75, False, (*earlier, span)
        )

    def claim(self, speaker: str, speaker_text: str, words: str, span: Evidence) -> None:
        """One more claim."""
        key = stable_id("claim", self.version, span.start, span.end)
        how = (Polarity.ASSERTED, Modality.OCCURRED)
        self.claims[key] = Claim(
            key, speaker, speaker_text, "say", False, words, None, (), *how, None, None, 0.75, (span,)
        )

    def document(self, document: str, author: str, span: Evidence) -> None:
        """One more document."""
        self.documents[document] = LocalDocument(
            document, "memorandum", DocumentState.PRESENTED, (author,), (span,), span, named=True
        )

    def extraction(self) -> Extraction:
        """All that was noted."""
        return Extraction(
            version=self.version,
            sentences=tuple(self.sentences),
            mentions=tuple(self.mentions.values()),
            entities=tuple(self.entities.values()),
            events=tuple(self.events),
            documents=tuple(self.documents.values()),
            facts=tuple(self.facts.values()),
            claims=tuple(self.claims.values()),
        )
