"""The road of an article: read, extracted, resolved, placed in a story, and stored in one transaction a batch."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Protocol

from dramatis.article import Article, Rejected
from dramatis.errors import DramatisError
from dramatis.extraction import Extraction, Pipeline
from dramatis.ids import stable_id
from dramatis.times import timestamp
from dramatis.words import ArticleKind
from extractors.dates import anchor_of
from extractors.reading import Reference
from graph import rows
from graph.absent import show_again
from graph.counting import step_entities, step_stories, step_told
from graph.forgotten import forgotten_articles
from graph.grouping import group_facts, project_claims
from graph.grouping import resolved as resolved_to
from graph.origins import NOBODY, Recounted, Repeated, change_originals, originals_of
from graph.pinning import pinned
from graph.projection import refresh_entities, refresh_stories
from graph.rebuilding import rebuild_entities
from graph.resolution import mark_resolved, resolve
from graph.round_links import link_rounds
from graph.shape import Link, Row, Shape
from graph.standing import Standing, standing
from graph.statements import attach_statements
from graph.store import GraphStore, Transaction
from graph.verifying import verified
from graph.writing import Extracted, Written, write_articles
from ingest.alerting import alert
from ingest.catalogues import relate_outlets
from ingest.contradicting import refresh_conflicts
from ingest.copying import find_originals
from ingest.hiding import blacked_out, forgotten_names, without_blacked
from ingest.newsrooms import own_origin
from ingest.storytelling import place_in_stories
from ingest.summarising import summarise_stories

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
    """What an ingestion did. `articles` were read (story pages aside), `new` of them not seen before with any text.

    The others are records created in this run; `entities` are people, organisations, places and documents. `pages` are
    story pages read, `dropped` facts and claims whose span didn't match, `forgotten` inputs that a tombstone kept out.
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
    forgotten: int = 0

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
        forgotten = forgotten_articles(self._store, articles)
        kept_out = sum(article.id in forgotten for article in articles)
        articles = [article for article in articles if article.id not in forgotten]
        for article in articles:
            if article.kind is ArticleKind.STORY_PAGE:
                self._anchors[article.id] = anchor_of(article.text)
        known = _current_versions(self._store, articles)
        fresh = {article.version_id: article for article in articles if known.get(article.id) != article.version_id}
        extracted = self._without_forgotten(self._extract(list(fresh.values())))
        now = timestamp(self._clock())
        identity = self._extractor.identity

        def work(transaction: Transaction) -> Counts:
            counts = _store(transaction, extracted, identity, self._started, now)
            _keep_rejected(transaction, rejected, rows.run_row(identity, self._started), now)
            return counts

        reports = sum(article.kind is ArticleKind.REPORT for article in articles)
        read = Counts(articles=reports, rejected=len(rejected), pages=len(articles) - reports, forgotten=kept_out)
        if not extracted and not rejected:
            return read
        return read + self._store.transact(work)

    def read_again(self, articles: Sequence[Article], pages: Mapping[str, str]) -> Counts:
        """Reads stored texts once more, in one transaction; what they held before is closed or kept aside.

        `pages` are the texts of the story pages on which they stood, by id.
        """
        self._anchors |= {page: anchor_of(text) for page, text in pages.items()}
        extracted = self._without_forgotten(self._extract(articles))
        now = timestamp(self._clock())
        identity = self._extractor.identity
        return self._store.transact(
            lambda transaction: store_again(transaction, extracted, identity, self._started, now)
        )

    def _extract(self, articles: Sequence[Article]) -> list[Extracted]:
        """The articles with what was found in them; one that makes the extractor fail is stored with that as reason."""
        readable = [article for article in articles if article.unextractable is None]
        try:
            found = self._read(readable)
        except DramatisError:
            raise
        except Exception:  # a fault of ours in one text must not stop the batch: each is tried by itself
            found = {article.version_id: self._read_one(article) for article in readable}
        return [
            Extracted(article, Extraction(article.version_id), article.unextractable)
            if article.version_id not in found
            else _extracted(article, found[article.version_id])
            for article in articles
        ]

    def _without_forgotten(self, items: list[Extracted]) -> list[Extracted]:
        """The articles with forgotten names blacked out, and read anew where there were any."""
        hidden = forgotten_names(self._store, items)
        if not hidden:
            return items
        blacked = [blacked_out(item, names) for item in items if (names := hidden.get(item.article.version_id))]
        again = {item.article.id: without_blacked(item) for item in self._extract(blacked)}
        return [again.get(item.article.id, item) for item in items]

    def _read(self, articles: list[Article]) -> dict[str, Extraction | str]:
        extractions = self._extractor.extract((article, self._reference(article)) for article in articles)
        return {article.version_id: found for article, found in zip(articles, extractions, strict=True)}

    def _read_one(self, article: Article) -> Extraction | str:
        """The article's extraction, or why there is none."""
        try:
            return self._read([article])[article.version_id]
        except DramatisError:
            raise
        except Exception as error:  # as above
            return f"extraction failed ({type(error).__name__}: {error}); please report this"

    def _reference(self, article: Article) -> Reference:
        """The day from which the article's dates count: its own, else its page's, else one that it names in full."""
        if article.published_at is not None:
            return Reference(article.published_at.date(), exact=True)
        anchor = self._anchors.get(article.page_id) if article.page_id else None
        return Reference(anchor or anchor_of(article.text), exact=False)


def _extracted(article: Article, found: Extraction | str) -> Extracted:
    if isinstance(found, str):
        return Extracted(article, Extraction(article.version_id), found)
    return Extracted(article, verified(article, found))


def _current_versions(store: GraphStore | Transaction, articles: Sequence[Article]) -> dict[str, str | None]:
    """By id, for the articles that are stored, the version that is their present text."""
    found = store.read(_CURRENT, [article.id for article in articles])
    return {row["id"]: _current(row) for row in found if row is not None}


def _current(row: Row) -> str | None:
    return row["current"]["id"] if row["current"] is not None else None


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


def _keep_rejected(transaction: Transaction, rejected: list[Rejected], run: Row, now: str) -> None:
    """Bad inputs with their reason; the same one again only renews its time."""
    if not rejected:
        return
    found = [
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
    transaction.put("Rejected", found)
    transaction.put("Run", [run])
    transaction.connect("REJECTED_BY", [(row["id"], run["id"], "", {}) for row in found])


def _store(transaction: Transaction, batch: list[Extracted], pipeline: Pipeline, started: str, now: str) -> Counts:
    """The whole batch in one transaction: articles, who is who, relations, stories, and what follows from them."""
    known = _current_versions(transaction, [item.article for item in batch])
    # Another process may have stored the same text since it was looked for, or forgotten it.
    forgotten = forgotten_articles(transaction, [item.article for item in batch])
    batch = [
        item
        for item in batch
        if known.get(item.article.id) != item.article.version_id and item.article.id not in forgotten
    ]
    copies = find_originals(transaction, [item.article for item in batch])
    stored = [item.article.id for item in batch if item.article.id in known]
    before = standing(transaction, [*stored, *copies.changed])
    batch = [_as_copy(item, copies.found.get(item.article.id)) for item in batch]
    pins = pinned(transaction, [item for item in batch if item.article.id in known])
    written = write_articles(transaction, batch, pipeline, started, now)
    recounted = change_originals(transaction, copies.changed)
    counts = _connect(transaction, batch, written, recounted, before, pins, now)
    heard = {repeated.original for repeated in copies.changed.values()}
    alert(transaction, batch, heard, rows.run_row(pipeline, started)["id"], now)
    return replace(
        counts,
        new=sum(item.article.kind is ArticleKind.REPORT and item.article.id not in known for item in batch),
    )


def store_again(transaction: Transaction, batch: list[Extracted], pipeline: Pipeline, started: str, now: str) -> Counts:
    """As for new texts, for texts that are stored and were read once more; those that aren't current are left out.

    What was found before is closed or, under the same ids, written over and kept aside; whose copies the articles are,
    and in which stories they stand, stays.
    """
    known = _current_versions(transaction, [item.article for item in batch])
    batch = [item for item in batch if known.get(item.article.id) == item.article.version_id]
    before = standing(transaction, [item.article.id for item in batch])
    originals = originals_of(transaction, [item.article.id for item in batch])
    batch = [_as_copy(item, originals.get(item.article.id)) for item in batch]
    pins = pinned(transaction, batch)
    written = write_articles(transaction, batch, pipeline, started, now)
    return replace(
        _connect(transaction, batch, written, NOBODY, before, pins, now),
        articles=sum(item.article.kind is ArticleKind.REPORT for item in batch),
        pages=sum(item.article.kind is ArticleKind.STORY_PAGE for item in batch),
    )


def _connect(
    transaction: Transaction,
    batch: list[Extracted],
    written: Written,
    recounted: Recounted,
    before: Standing,
    pins: Mapping[str, str],
    now: str,
) -> Counts:
    """What follows from articles that were written: stories, who is who, relations, counts.

    `before` tells how it was with those of the articles that were stored, and with those that are recounted.
    """
    show_again(transaction, [mention.id for item in batch for mention in item.extraction.mentions])
    sources = {rows.source_id(item.article.source) for item in batch if item.article.source is not None}
    relate_outlets(transaction, sorted(sources))
    placed = place_in_stories(transaction, batch)
    resolved = resolve(transaction, batch, placed.stories, now, pins)
    mark_resolved(transaction, written.readings)
    rebuilt = set(resolved_to(transaction, written.changed).values())
    loose = rebuild_entities(transaction, rebuilt)
    again = {item.article.id for item in batch} & before.articles.keys()
    fresh = {fact.id for item in batch if item.article.id not in again for fact in item.extraction.facts}
    facts = [fact.id for item in batch for fact in item.extraction.facts]
    regrouped = list(dict.fromkeys((*facts, *written.stale_facts, *recounted.facts)))
    # Where ids were led back meanwhile, that has counted the batch, which must not be added once more.
    origins = {} if resolved.recounted else recounted.origins
    relations = group_facts(transaction, regrouped, fresh, origins)
    project_claims(transaction, [claim.id for item in batch for claim in item.extraction.claims])
    after = standing(transaction, [*(item.article.id for item in batch), *before.articles])
    stepped = {} if resolved.recounted else step_entities(transaction, before, after, rebuilt)
    stepped = step_told(transaction, stepped, resolved.entities, rebuilt | _stand_in(again, before, after))
    refresh_entities(transaction, resolved.touched | written.stale_entities | recounted.entities | rebuilt, stepped)
    link_rounds(transaction, loose)
    told = set() if resolved.recounted else step_stories(transaction, before, after)
    refresh_stories(transaction, ({*placed.stories.values(), *recounted.stories} - told) | placed.moved.stories)
    attach_statements(transaction, {item.article.id: item.extraction for item in batch})
    stood = {place.story for place in before.articles.values()}
    summarise_stories(transaction, {*placed.stories.values(), *recounted.stories, *stood, *placed.moved.stories})
    told_anew = {*(item.article.id for item in batch), *before.articles, *placed.moved.articles, *recounted.articles}
    refresh_conflicts(transaction, told_anew)
    events = sum(entity.startswith("event:") for entity in resolved.created)
    return Counts(
        entities=len(resolved.created) - events,
        events=events,
        relations=relations,
        claims=written.created.get("Claim", 0),
        stories=placed.created,
        dropped=sum(item.extraction.rejected for item in batch),
    )


def _stand_in(articles: Collection[str], *times: Standing) -> set[str]:
    """Who stood in the articles at any of the times."""
    return {entity for time in times for entity, article in time.entities if article in articles}


def _as_copy(item: Extracted, repeated: Repeated | None) -> Extracted:
    if repeated is None:
        return replace(item, counts_for=own_origin(item.article))
    return replace(item, copy_of=(repeated.original, repeated.score), counts_for=repeated.origin)
