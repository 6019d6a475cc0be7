"""Articles and extractions as rows of the stored graph. Values in, rows out."""

from collections.abc import Iterable
from dataclasses import dataclass

from dramatis.article import Article, Source
from dramatis.errors import EvidenceError
from dramatis.extraction import (
    Claim,
    Evidence,
    Extraction,
    Fact,
    LocalDocument,
    LocalEntity,
    LocalEvent,
    Mention,
    Pipeline,
)
from dramatis.ids import stable_id
from dramatis.partial_date import PartialDate
from dramatis.times import timestamp
from dramatis.words import ArticleKind
from graph.shape import Row
from graph.store import EdgeRow
from graph.surroundings import Surroundings, surroundings


@dataclass(frozen=True, slots=True)
class Context:
    """What all rows of one reading share. `origin` is the independent source that the article counts for."""

    article: Article
    run: str
    reading: str
    origin: str
    now: str

    @property
    def reported(self) -> str:
        """When the article was published, or ""."""
        return timestamp(self.article.published_at)

    @property
    def held(self) -> Row:
        """What a finding has that this reading made: it is held."""
        return {"reading": self.reading, "retracted": "", "retracted_by": ""}


def source_id(source: Source) -> str:
    """By domain, else by name."""
    return stable_id("source", (source.domain or source.name).casefold())


def source_row(source: Source) -> Row:
    """The outlet's node; what isn't known isn't written over what is."""
    known = {
        "name": source.name,
        "domain": source.domain,
        "country": source.country,
        "language": source.language,
    }
    return {"id": source_id(source)} | {name: value for name, value in known.items() if value is not None}


def told_source(known: Row | None, told: Row) -> Row:
    """The outlet's node after one more reading that names it (a `source_row`); `known` is None for a new outlet."""
    if known is None:
        return {**told, "varied": False}
    same = all(known.get(name) == value for name, value in told.items())
    return {**known, **told, "varied": known["varied"] or not same}


def origin_of(article: Article, counts_for: str | None) -> str:
    """For whom the article counts: for the source given, else for its outlet, or without one for itself.

    A story page is somebody's digest of other reports, so it counts for nobody.
    """
    if article.kind is ArticleKind.STORY_PAGE:
        return ""
    if counts_for is not None:
        return counts_for
    return source_id(article.source) if article.source else article.id


def article_row(article: Article, reason: str | None, origin: str) -> Row:
    """The article's node, save when it was recorded. `reason`: why it wasn't extracted, or None."""
    return {
        "id": article.id,
        "kind": article.kind.value,
        "url": article.url,
        "title": article.title,
        "snippet": article.body if article.truncated else None,
        "body_start": article.body_start,
        "language": article.language,
        "truncated": article.truncated,
        "extracted": reason is None,
        "extracted_reason": reason,
        "published_at": timestamp(article.published_at),
        "page_id": article.page_id,
        "origin": origin,
    }


def version_row(article: Article) -> Row:
    """The node of the article's present text, save its number and when it was seen."""
    return {"id": article.version_id, "title": article.title, "text": article.text, "current": True}


def run_id(pipeline: Pipeline, started: str) -> str:
    """One start of one pipeline."""
    return stable_id("run", pipeline.name, pipeline.version, pipeline.model_hash, pipeline.config_hash, started)


def run_row(pipeline: Pipeline, started: str) -> Row:
    """The run's node."""
    return {
        "id": run_id(pipeline, started),
        "pipeline": pipeline.name,
        "version": pipeline.version,
        "model_hash": pipeline.model_hash,
        "config_hash": pipeline.config_hash,
        "started_at": started,
    }


def local_rows(context: Context, extraction: Extraction) -> list[Row]:
    """The in-article entities, with what is said of those that are events or documents."""
    events = {event.id: event for event in extraction.events}
    documents = {document.id: document for document in extraction.documents}
    around = surroundings(extraction)
    return [
        _local_row(context, entity)
        | _around(around.get(entity.id, Surroundings()))
        | _event_part(events.get(entity.id))
        | _document_part(documents.get(entity.id))
        for entity in extraction.entities
    ]


def _local_row(context: Context, entity: LocalEntity) -> Row:
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "names": list(entity.names),
        "wikidata": entity.wikidata,
        "geonames": entity.geonames,
        "country": entity.country,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
        "gender": entity.gender,
        "suffix": entity.suffix,
        "titles": list(entity.titles),
        "roles": list(entity.roles),
        "acts": entity.acts,
        "reported": context.reported,
        "recorded": context.now,
        **context.held,
    }


def _around(found: Surroundings) -> Row:
    return {"beside": list(found.beside), "lands": list(found.lands), "offices": [list(one) for one in found.offices]}


def _event_part(event: LocalEvent | None) -> Row:
    if event is None:
        return {}
    return {
        "type": event.type.value,
        "lemma": event.lemma,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "modality": event.modality.value,
        "polarity": event.polarity.value,
        "start": _date(event.start),
        "end": _date(event.end),
        "ordinal": event.ordinal,
        "quantities": list(event.quantities),
        "named": event.named,
        "participants": sorted([part.role.value, part.entity] for part in event.participants),
        "place": event.place,
        "tellings": [[list(told.own), list(told.parts), list(told.near)] for told in event.tellings],
        "evidence_count": len(event.evidence),
    }


def _document_part(document: LocalDocument | None) -> Row:
    if document is None:
        return {}
    return {
        "type": document.type,
        "state": document.state.value,
        "authors": list(document.authors),
        "named": document.named,
        "evidence_count": len(document.evidence),
    }


def mention_row(context: Context, mention: Mention) -> Row:
    """A mention's node."""
    return {
        "id": mention.id,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "label": mention.label,
        "score": mention.score,
        **context.held,
    }


def fact_row(context: Context, fact: Fact) -> Row:
    """A fact's node."""
    return {
        "id": fact.id,
        "predicate": fact.predicate.value,
        "literal": fact.literal,
        "polarity": fact.polarity.value,
        "modality": fact.modality.value,
        "start": _date(fact.start),
        "end": _date(fact.end),
        "confidence": fact.confidence,
        "inferred": fact.inferred,
        "origin": context.origin,
        "evidence_count": len(fact.evidence),
        "reported": context.reported,
        "recorded": context.now,
        **context.held,
    }


def claim_row(context: Context, claim: Claim) -> Row:
    """A claim's node."""
    return {
        "id": claim.id,
        "speaker_text": claim.speaker_text,
        "verb": claim.verb,
        "direct": claim.direct,
        "text": claim.text,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "start": _date(claim.start),
        "end": _date(claim.end),
        "confidence": claim.confidence,
        "evidence_count": 1,  # what is said; who says it is shown beside
        "reported": context.reported,
        "recorded": context.now,
        **context.held,
    }


def evidence_edges(context: Context, owner: str, spans: Iterable[Evidence], aspect: str = "") -> list[EdgeRow]:
    """EVIDENCED_BY edges from the owner. Raises EvidenceError for a span that isn't within its sentence and text."""
    text = context.article.text
    edges: list[EdgeRow] = []
    for span in spans:
        if not 0 <= span.sentence_start <= span.start < span.end <= span.sentence_end <= len(text):
            raise EvidenceError(f"{owner} points to {span} outside of its text of {len(text)} characters")
        properties = {
            "start": span.start,
            "end": span.end,
            "text": text[span.start : span.end],
            "sentence": text[span.sentence_start : span.sentence_end],
            "run": context.run,
            "reported": context.reported,
            "aspect": aspect,
        }
        edges.append((owner, context.article.version_id, f"{span.start}-{span.end}-{aspect}", properties))
    return edges


def _date(date: PartialDate | None) -> str | None:
    return None if date is None else str(date)
