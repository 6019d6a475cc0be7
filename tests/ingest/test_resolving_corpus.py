"""The sample corpus in several orders of arrival: after `dramatis resolve` who is one is the same in all of them.

`benchmarks.arrival` does the same with more orders, and tells what it changes.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from api.sample import sample_corpus
from dramatis.article import Article
from dramatis.extraction import Extraction, Pipeline
from dramatis.settings import Settings
from extractors.extract import open_extractor
from extractors.reading import Reference
from graph.sqlite.store import SqliteStore
from ingest.pipeline import Ingestion
from ingest.resolving import resolve_store
from tests.graph.deciding import classes

_NOON = datetime(2025, 8, 1, tzinfo=UTC)


@dataclass
class _Read:
    """What an extractor found in each text, given again at once."""

    identity: Pipeline
    found: dict[str, Extraction]

    def extract(self, items: Iterable[tuple[Article, Reference]]) -> Iterator[Extraction]:
        return (self.found[article.version_id] for article, _ in items)


@pytest.fixture(scope="module")
def corpus() -> tuple[Sequence[Article], _Read]:
    """The articles of the sample corpus, and what is found in them."""
    articles = [item for item in sample_corpus() if isinstance(item, Article)]
    extractor = open_extractor(Settings())
    items = [
        (article, Reference(article.published_at.date(), exact=True)) for article in articles if article.published_at
    ]
    undated = [(article, Reference(None, exact=False)) for article in articles if not article.published_at]
    known = [*items, *undated]
    found = {article.version_id: one for (article, _), one in zip(known, extractor.extract(known), strict=True)}
    return articles, _Read(extractor.identity, found)


def test_the_sample_corpus_ends_in_one_partition_in_whatever_order_it_came(
    corpus: tuple[Sequence[Article], _Read], make_store: Callable[[], SqliteStore]
) -> None:
    articles, extractor = corpus
    orders = [list(articles), list(reversed(articles)), random.Random(0).sample(articles, len(articles))]
    before, after = [], []

    for order in orders:
        store = make_store()
        Ingestion(store, extractor, lambda: _NOON).run(order)
        before.append(classes(store))
        resolve_store(store, lambda: _NOON)
        after.append(classes(store))
        store.close()

    assert any(found != before[0] for found in before), "nothing hangs on the order: the test shows nothing"
    assert all(found == after[0] for found in after)
