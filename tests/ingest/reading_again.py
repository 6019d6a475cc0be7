"""A second pipeline for tests of readings, which differs from the first in what it finds; and readings in tests."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from dramatis.article import Article
from dramatis.extraction import Extraction, Pipeline
from dramatis.ids import stable_id
from graph.store import GraphStore
from ingest.pipeline import Counts, Extractor
from ingest.reextracting import reextract
from ingest.rolling_back import RolledBack, rollback
from tests.ingest.newsroom import nodes
from tests.ingest.plain_extractor import PlainExtractor


def second_pipeline(version: str = "2") -> PlainExtractor:
    """It finds neither meetings nor their places, calls leaders by title, knows more of Oslo, and is less sure."""

    def bend(article: Article, found: Extraction) -> Extraction:
        lost = {event.id for event in found.events}
        chains = {entity.id: entity.id for entity in found.entities}
        # The first chain of a text begins one name later: its id is another one, its later mentions are the same.
        if found.entities and version != "2":
            first = found.entities[0].id
            chains[first] = stable_id("local", article.version_id, "later", first)
        facts = [fact for fact in found.facts if not {fact.subject, fact.object} & lost]
        return replace(
            found,
            mentions=tuple(
                replace(mention, entity=chains[mention.entity], score=0.5)
                for mention in found.mentions
                if mention.entity not in lost
            ),
            entities=tuple(
                replace(entity, id=chains[entity.id], titles=("Chair",) if entity.acts else (), name=entity.name)
                for entity in found.entities
                if entity.id not in lost
            ),
            events=(),
            documents=tuple(
                replace(document, authors=tuple(chains[author] for author in document.authors))
                for document in found.documents
            ),
            facts=tuple(
                replace(
                    fact,
                    id=fact.id if chains[fact.subject] == fact.subject else stable_id("fact", fact.id, "later"),
                    subject=chains[fact.subject],
                    object=chains[fact.object] if fact.object else None,
                    confidence=0.6,
                )
                for fact in facts
            ),
            claims=tuple(replace(claim, speaker=claim.speaker and chains[claim.speaker]) for claim in found.claims),
        )

    return PlainExtractor(Pipeline("plain", version, version, "0"), bend)


def read_again(store: GraphStore, extractor: Extractor, at: datetime, articles: list[str] | None = None) -> Counts:
    """Reads the stored articles (None: all) with the extractor."""
    calls = iter(range(10_000))
    return reextract(store, extractor, lambda: at + timedelta(seconds=next(calls)), articles)


def runs(store: GraphStore) -> list[str]:
    """The runs, in the order of their starts."""
    return [key for _, key in sorted((row["started_at"], key) for key, row in nodes(store, "Run").items())]


def take_back(store: GraphStore, run: str) -> RolledBack:
    """Rolls the run back."""
    return rollback(store, run, lambda: datetime(2025, 9, 1, tzinfo=UTC))
