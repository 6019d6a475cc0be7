"""Reading stored articles once more, after the pipeline, its model or its settings changed.

The new reading lies on the earlier one: derived facts are replaced, and who is who, decisions and ids stay. What a text
was read from last is on record, so a run that breaks off is gone on with by starting it again.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial

from dramatis.article import Article
from dramatis.errors import RunError
from dramatis.extraction import Pipeline
from graph.paging import pages
from graph.readings import article_of
from graph.shape import ROOT, Link, Row, Shape
from graph.store import GraphStore, Transaction
from ingest.pipeline import BATCH, Counts, Extractor, Ingestion, Progress

# Readings looked at at once when stored articles are gone through.
_PAGE = 500
_RUN = Link("by", "by", Shape("Run", ("pipeline", "version", "model_hash", "config_hash")))
_FIELDS = ("article", "version", "run", "number", "content")


def reextract(
    store: GraphStore,
    extractor: Extractor,
    clock: Callable[[], datetime],
    articles: Sequence[str] | None = None,
    *,
    anew: bool = False,
    progress: Progress = lambda counts: None,
) -> Counts:
    """Reads the articles (None: all) with the extractor. Those that it has read already are passed over, save `anew`.

    What can't be extracted by its nature (another language, say) is passed over too. Raises RunError for an id of no
    article.
    """
    wanted = _all(store) if articles is None else iter([_known(store, list(dict.fromkeys(articles)))])
    ingestion = Ingestion(store, extractor, clock)
    total = Counts()
    for rows in wanted:
        stale = [row for row in rows if _is_stale(row, extractor.identity, anew=anew)]
        for start in range(0, len(stale), BATCH):
            texts = store.transact(partial(_texts, rows=stale[start : start + BATCH]))
            total += ingestion.read_again(texts, _pages(store, texts))
            progress(total)
    return total


def _is_stale(row: Row, identity: Pipeline, *, anew: bool) -> bool:
    by = row["by"]
    same = (identity.name, identity.version, identity.model_hash, identity.config_hash)
    if row["content"]["unextractable"] is not None:
        return False
    return anew or by is None or (by["pipeline"], by["version"], by["model_hash"], by["config_hash"]) != same


def _texts(transaction: Transaction, rows: Sequence[Row]) -> list[Article]:
    """The articles as they were read, from the store."""
    versions = transaction.get("Version", [row["version"] for row in rows])
    return [article_of(row, versions[row["version"]]) for row in rows if row["version"] in versions]


def _pages(store: GraphStore, articles: Sequence[Article]) -> dict[str, str]:
    """The texts of the pages on which the articles stood: dates count from the day of the page."""
    pages = sorted({article.page_id for article in articles if article.page_id is not None})
    text = Link("current", "current", Shape("Version", ("text",)))
    rows = store.read(Shape("Article", (), (text,)), pages)
    return {row["id"]: row["current"]["text"] for row in rows if row is not None and row["current"] is not None}


def _known(store: GraphStore, articles: Sequence[str]) -> list[Row]:
    """The last reading of each article."""
    link = Link("last", "last", Shape("Reading", _FIELDS, (_RUN,)))
    found = store.read(Shape("Article", (), (link,)), articles)
    for article, row in zip(articles, found, strict=True):
        if row is None:
            raise RunError(f"there is no article {article}; look its id up with a search")
    return [row["last"] for row in found if row is not None and row["last"] is not None]


def _all(store: GraphStore) -> Iterator[list[Row]]:
    """The last reading of every article, in pages in the order of the readings."""
    shape = Shape("Reading", _FIELDS, (_RUN, Link("of", "of", Shape("Article", (), (_LAST,)))))
    before = store.read(Shape("Query", (), (_NEWEST,)), [ROOT])[0]
    last = before["newest"]["items"][0]["number"] if before and before["newest"]["items"] else 0
    for rows in pages(store, Link("readings", "readings", shape), _PAGE):
        items = [row for row in rows if row["number"] <= last]
        if not items:
            return
        yield [row for row in items if row["of"] is not None and row["of"]["last"]["id"] == row["id"]]


_LAST = Link("last", "last", Shape("Reading"))
_NEWEST = Link("newest", "readings", Shape("Reading", ("number",)), last=1)
