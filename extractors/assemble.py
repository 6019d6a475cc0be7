"""The extraction of one article, put together from its reading: every span checked, what doesn't match dropped."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dramatis.extraction import Claim, Evidence, Extraction, Fact, LocalDocument, LocalEntity, LocalEvent, Mention
from dramatis.ids import stable_id
from dramatis.words import DocumentState, Modality, Polarity, Predicate, Role
from extractors.own_entries import with_own_entry
from extractors.reading import Reading
from extractors.roles import merged

_PREDICATE_OF_ROLE = {
    Role.ACTOR: Predicate.ACTOR_IN,
    Role.RECIPIENT: Predicate.RECIPIENT_IN,
    Role.HOST: Predicate.HOSTED,
    Role.INSTRUMENT: Predicate.INSTRUMENT_IN,
    Role.OTHER: Predicate.OTHER_ROLE_IN,
}
# Who takes part in an event is read from syntax: right about three times in four.
_CONFIDENCE = 0.75


def assemble(
    reading: Reading,
    events: Iterable[LocalEvent],
    documents: Iterable[LocalDocument],
    facts: Iterable[Fact],
    claims: Iterable[Claim],
) -> Extraction:
    """All that was found, with the facts that follow from events and documents; `rejected` counts what was dropped."""
    entities, mentions = _entities(reading)
    check = _Check(reading, {entity.id for entity in entities})
    kept_events = tuple(event for event in (check.event(event) for event in events) if event is not None)
    kept_documents = tuple(document for document in documents if check.document(document))
    all_facts = (*facts, *event_facts(reading, kept_events), *document_facts(reading, kept_documents))
    kept_claims = {claim.id: claim for claim in claims if check.claim(claim)}
    return Extraction(
        version=reading.version,
        sentences=tuple(reading.sentences()),
        mentions=tuple(mentions),
        entities=tuple(entities),
        events=kept_events,
        documents=kept_documents,
        facts=tuple(merged(filter(check.fact, all_facts))),
        claims=tuple(kept_claims.values()),
        rejected=check.rejected,
    )


def event_facts(reading: Reading, events: Iterable[LocalEvent]) -> Iterator[Fact]:
    """Participation, place and documents of events as facts, with the event's modality, polarity and time."""
    for event in events:
        for part in event.participants:
            if part.role is Role.PLACE:
                yield _fact(reading, event, event.id, Predicate.TOOK_PLACE_IN, part.entity, part.evidence)
            else:
                yield _fact(reading, event, part.entity, _PREDICATE_OF_ROLE[part.role], event.id, part.evidence)
        placed = {part.entity for part in event.participants if part.role is Role.PLACE}
        if event.place is not None and event.place not in placed and event.evidence:
            yield _fact(reading, event, event.id, Predicate.TOOK_PLACE_IN, event.place, event.evidence[0])
        for document in event.documents:
            if event.evidence:
                yield _fact(reading, event, event.id, Predicate.CONCERNS, document, event.evidence[0])


def document_facts(reading: Reading, documents: Iterable[LocalDocument]) -> Iterator[Fact]:
    """Who writes, prepares or presents each document."""
    for document in documents:
        # What is only awaited has not been written yet.
        modality = Modality.PROPOSED if document.state is DocumentState.AWAITED else Modality.OCCURRED
        for author in document.authors:
            identity = stable_id(
                "fact",
                reading.version,
                author,
                Predicate.AUTHORED,
                document.id,
                Polarity.ASSERTED,
                modality,
                None,
                None,
            )
            yield Fact(
                identity, author, Predicate.AUTHORED, document.id, None, Polarity.ASSERTED, modality,
                None, None, _CONFIDENCE, False, (document.state_evidence,),
            )  # fmt: skip


def _fact(
    reading: Reading, event: LocalEvent, subject: str, predicate: Predicate, other: str, evidence: Evidence
) -> Fact:
    identity = stable_id(
        "fact", reading.version, subject, predicate, other, event.polarity, event.modality, event.start, event.end
    )
    return Fact(
        identity, subject, predicate, other, None, event.polarity, event.modality, event.start, event.end,
        _CONFIDENCE, False, (evidence,),
    )  # fmt: skip


def _entities(reading: Reading) -> tuple[list[LocalEntity], list[Mention]]:
    entities: list[LocalEntity] = []
    mentions: dict[str, Mention] = {}
    for index, chain in enumerate(reading.chains):
        entity = reading.entity_id(index)
        local = LocalEntity(
            id=entity,
            kind=chain.kind,
            name=chain.name,
            names=tuple(dict.fromkeys(chain.names)),
            wikidata=chain.wikidata,
            geonames=chain.geonames,
            country=chain.country,
            latitude=chain.latitude,
            longitude=chain.longitude,
            gender=chain.gender,
            suffix=chain.suffix,
            titles=tuple(dict.fromkeys(chain.titles)),
            roles=tuple(dict.fromkeys(chain.roles)),
            acts=chain.acts,
        )
        entities.append(with_own_entry(local, chain.own))
        for naming in chain.namings:
            start, end = reading.characters(naming.start, naming.end)
            mention = Mention(
                reading.mention_id(naming), entity, start, end, reading.text[start:end], naming.label, naming.score
            )
            mentions.setdefault(mention.id, mention)
    return entities, sorted(mentions.values(), key=lambda mention: (mention.start, mention.end))


class _Check:
    """Whether spans lie in the text and ids are of this article; counts what doesn't and isn't."""

    def __init__(self, reading: Reading, entities: set[str]) -> None:
        self.length = len(reading.text)
        self.entities = entities
        self.rejected = 0

    def fact(self, fact: Fact) -> bool:
        """The fact may be kept."""
        about = {fact.subject, fact.object} - {None}
        return self._counted(about <= self.entities and bool(fact.evidence) and all(map(self._span, fact.evidence)))

    def claim(self, claim: Claim) -> bool:
        """The claim may be kept."""
        about = {claim.speaker, claim.addressee, *claim.about} - {None}
        return self._counted(about <= self.entities and bool(claim.evidence) and all(map(self._span, claim.evidence)))

    def document(self, document: LocalDocument) -> bool:
        """The document may be kept."""
        about = {document.id, *document.authors}
        spans = (*document.evidence, document.state_evidence)
        return self._counted(about <= self.entities and all(map(self._span, spans)))

    def event(self, event: LocalEvent) -> LocalEvent | None:
        """The event without participants whose span doesn't match; None where its own doesn't."""
        spans = (*event.evidence, event.modality_evidence)
        if not self._counted(event.id in self.entities and all(map(self._span, spans))):
            return None
        parts = tuple(
            p for p in event.participants if self._counted(p.entity in self.entities and self._span(p.evidence))
        )
        return event if len(parts) == len(event.participants) else replace(event, participants=parts)

    def _span(self, evidence: Evidence) -> bool:
        return 0 <= evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end <= self.length

    def _counted(self, kept: bool) -> bool:
        self.rejected += not kept
        return kept
