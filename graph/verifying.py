"""No fact without a verified span: an extraction with only what its article's text carries.

A statement whose span isn't within its sentence and text, whose quoted words differ from the text, or that speaks of an
in-article entity that isn't there, is left out and counted.
"""

from dataclasses import replace

from dramatis.article import Article
from dramatis.extraction import Claim, Evidence, Extraction, Fact, LocalDocument, LocalEvent


def verified(article: Article, extraction: Extraction) -> Extraction:
    """The extraction without what doesn't match; `rejected` is raised by the number of facts and claims left out.

    An event or document without any valid evidence goes with its in-article entity and all that is said of it.
    """
    check = _Check(article.text)
    events = tuple(filter(None, map(check.event, extraction.events)))
    documents = tuple(filter(None, map(check.document, extraction.documents)))
    lost = {event.id for event in extraction.events} - {event.id for event in events}
    lost |= {document.id for document in extraction.documents} - {document.id for document in documents}
    entities = tuple(entity for entity in extraction.entities if entity.id not in lost)
    check.entities = frozenset(entity.id for entity in entities)
    facts = tuple(fact for fact in extraction.facts if check.fact(fact))
    claims = tuple(claim for claim in extraction.claims if check.claim(claim))
    return replace(
        extraction,
        mentions=tuple(
            mention
            for mention in extraction.mentions
            if mention.entity in check.entities and check.quoted(mention.start, mention.end, mention.text)
        ),
        entities=entities,
        events=tuple(_linked(event, check.entities) for event in events if event.id in check.entities),
        documents=tuple(
            replace(document, authors=tuple(author for author in document.authors if author in check.entities))
            for document in documents
            if document.id in check.entities
        ),
        facts=facts,
        claims=claims,
        rejected=extraction.rejected + len(extraction.facts) - len(facts) + len(extraction.claims) - len(claims),
    )


def _linked(event: LocalEvent, entities: frozenset[str]) -> LocalEvent:
    """The event with only those participants, documents and a place that the article has."""
    return replace(
        event,
        participants=tuple(part for part in event.participants if part.entity in entities),
        documents=tuple(document for document in event.documents if document in entities),
        place=event.place if event.place in entities else None,
    )


class _Check:
    """Whether spans match one text; `entities` are the in-article entities that may be spoken of."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.entities: frozenset[str] = frozenset()

    def span(self, found: Evidence) -> bool:
        """The span isn't empty and lies in its sentence, and that in the text."""
        return 0 <= found.sentence_start <= found.start < found.end <= found.sentence_end <= len(self.text)

    def quoted(self, start: int, end: int, words: str) -> bool:
        """The words stand in the text at this place."""
        return 0 <= start < end <= len(self.text) and self.text[start:end] == words

    def event(self, event: LocalEvent) -> LocalEvent | None:
        """The event with its valid evidence; None where none is valid."""
        evidence = tuple(filter(self.span, event.evidence))
        if not evidence:
            return None
        colour = event.modality_evidence if self.span(event.modality_evidence) else evidence[0]
        return replace(event, evidence=evidence, modality_evidence=colour)

    def document(self, document: LocalDocument) -> LocalDocument | None:
        """The document with its valid evidence; None where none is valid."""
        evidence = tuple(filter(self.span, document.evidence))
        if not evidence:
            return None
        colour = document.state_evidence if self.span(document.state_evidence) else evidence[0]
        return replace(document, evidence=evidence, state_evidence=colour)

    def fact(self, fact: Fact) -> bool:
        """All of the fact's evidence is valid, and what it speaks of is there."""
        about = {fact.subject} | ({fact.object} if fact.object is not None else set())
        return about <= self.entities and bool(fact.evidence) and all(map(self.span, fact.evidence))

    def claim(self, claim: Claim) -> bool:
        """All of the claim's evidence is valid, its words stand there, and what it speaks of is there."""
        about = {entity for entity in (claim.speaker, claim.addressee, *claim.about) if entity is not None}
        if not (about <= self.entities and claim.evidence and all(map(self.span, claim.evidence))):
            return False
        return self.quoted(claim.evidence[0].start, claim.evidence[0].end, claim.text)
