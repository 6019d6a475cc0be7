"""The road of an article: read, extracted, resolved, placed in a story, and stored in one transaction a batch."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Protocol

from dramatis.article import Article, Rejected
from dramatis.extraction import Extraction, Pipeline
from dramatis.ids import stable_id
from dramatis.times import timestamp
from dramatis.words import ArticleKind
from extractors.dates import anchor_of
from extractors.reading import Reference
from graph.grouping import group_facts, project_claims
from graph.projection import attach_statements, refresh_entities, refresh_stories
from graph.resolution import resolve
from graph.shape import Link, Shape
from graph.store import GraphStore, Transaction
from graph.writing import Extracted, write_articles
from ingest.copying import find_originals
from ingest.storytelling import place_in_stories

# The id of the text that is stored for an article now.
_CURRENT = Shape("Article", (), (Link("current", "current", Shape("Version")),))
# Articles in one transaction: enough to share its cost, few enough that a crash loses a second of work.
BATCH = 32


class Extractor(Protocol):
    """What the pipeline needs of the extractors."""

    @property
    def identity(self) -> Pipeline:
        """What made the extractions."""

    def extract(self, items: Iterable[tuple[Article, Reference]]) -> Iterator[Extraction]:
        """One extraction an article, in order."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What an ingestion did. `articles` were read (story pages aside), `new` of them not seen before with this text.

    The others are records created in this run; `entities` are people, organisations, places and documents. `pages` are
    story pages read, `dropped` facts whose span didn't match.
    """

    articles: int = 0
    new: int = 0
    rejected: int = 0
    entities: int = 0
    relations: int = 0
    events: int = 0
    claims: int = 0
    stories: int = 0
    pages: int = 0
    dropped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


Progress = Callable[[Counts], None]


class Ingestion:
    """One run: one start time, one pipeline, one store. Running it twice over the same input adds nothing."""

    def __init__(self, store: GraphStore, extractor: Extractor, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._extractor = extractor
        self._clock = clock
        self._started = timestamp(clock())
        self._anchors: dict[str, date | None] = {}

    def run(self, items: Iterable[Article | Rejected], progress: Progress = lambda counts: None) -> Counts:
        """Ingests everything; calls `progress` with the counts so far after each batch."""
        total = Counts()
        for batch in _batches(items):
            total += self._store_batch(batch)
            progress(total)
        return total

    def _store_batch(self, batch: list[Article | Rejected]) -> Counts:
        articles = [item for item in batch if isinstance(item, Article)]
        rejected = [item for item in batch if isinstance(item, Rejected)]
        known = self._current_versions(articles)
        fresh = list({article.version_id: article for article in articles if article.version_id not in known}.values())
        extracted = self._extract(fresh)
        now = timestamp(self._clock())
        identity = self._extractor.identity

        def work(transaction: Transaction) -> Counts:
            _keep_rejected(transaction, rejected, now)
            return _store(transaction, extracted, identity, self._started, now)

        reports = [article for article in articles if article.kind is ArticleKind.REPORT]
        new = sum(article.kind is ArticleKind.REPORT for article in fresh)
        read = Counts(articles=len(reports), new=new, rejected=len(rejected), pages=len(articles) - len(reports))
        if not extracted and not rejected:
            return read
        return read + self._store.transact(work)

    def _current_versions(self, articles: list[Article]) -> set[str]:
        """Versions that are stored as the present text of their article."""
        found = self._store.read(_CURRENT, [article.id for article in articles])
        return {row["current"]["id"] for row in found if row is not None and row["current"] is not None}

    def _extract(self, articles: list[Article]) -> list[Extracted]:
        for article in articles:
            if article.kind is ArticleKind.STORY_PAGE:
                self._anchors[article.id] = anchor_of(article.text)
        readable = [article for article in articles if article.unextractable is None]
        extractions = self._extractor.extract((article, self._reference(article)) for article in readable)
        found = {article.version_id: extraction for article, extraction in zip(readable, extractions, strict=True)}
        return [
            Extracted(article, found.get(article.version_id, Extraction(article.version_id)), article.unextractable)
            for article in articles
        ]

    def _reference(self, article: Article) -> Reference:
        """The day from which the article's dates count: its own, else its page's, else one that it names in full."""
        if article.published_at is not None:
            return Reference(article.published_at.date(), exact=True)
        anchor = self._anchors.get(article.page_id) if article.page_id else None
        return Reference(anchor or anchor_of(article.text), exact=False)


def _batches(items: Iterable[Article | Rejected]) -> Iterator[list[Article | Rejected]]:
    """Batches in order; two texts of one article never stand in one batch, and one text only once."""
    batch: list[Article | Rejected] = []
    ids: dict[str, str] = {}
    for item in items:
        if isinstance(item, Article):
            if ids.get(item.id, item.version_id) != item.version_id or len(batch) >= BATCH:
                yield batch
                batch, ids = [], {}
            ids[item.id] = item.version_id
        elif len(batch) >= BATCH:
            yield batch
            batch, ids = [], {}
        batch.append(item)
    if batch:
        yield batch


def _keep_rejected(transaction: Transaction, rejected: list[Rejected], now: str) -> None:
    """Bad inputs with their reason; the same one again only renews its time."""
    rows = [
        {
            "id": stable_id("rejected", item.origin, item.format, item.content),
            "origin": item.origin,
            "reason": item.reason,
            "content": item.content,
            "format": item.format,
            "at": now,
        }
        for item in rejected
    ]
    transaction.put("Rejected", rows)


def _store(transaction: Transaction, batch: list[Extracted], pipeline: Pipeline, started: str, now: str) -> Counts:
    """The whole batch in one transaction: articles, who is who, relations, stories, and what follows from them."""
    originals = find_originals(transaction, [item.article for item in batch])
    copies = [
        replace(item, copy_of=(original.id, original.score), copy_origin=original.origin)
        if (original := originals.get(item.article.id))
        else item
        for item in batch
    ]
    written = write_articles(transaction, copies, pipeline, started, now)
    placed = place_in_stories(transaction, copies)
    resolved = resolve(transaction, copies, placed.stories, now)
    facts = [fact.id for item in batch for fact in item.extraction.facts]
    relations = group_facts(transaction, [*facts, *written.stale_facts])
    project_claims(transaction, [claim.id for item in batch for claim in item.extraction.claims])
    refresh_entities(transaction, resolved.touched | written.stale_entities)
    refresh_stories(transaction, placed.stories.values())
    attach_statements(transaction, [(item.article.id, item.extraction) for item in batch])
    events = sum(entity.startswith("event:") for entity in resolved.created)
    return Counts(
        entities=len(resolved.created) - events,
        events=events,
        relations=relations,
        claims=written.created.get("Claim", 0),
        stories=placed.created,
        dropped=written.dropped,
    )
