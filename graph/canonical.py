"""The order in which everything stored would have come had it come by time: it doesn't hang on who came first."""

from dataclasses import dataclass

from dramatis.words import ArticleKind
from graph.paging import pages
from graph.readings import readings_of
from graph.shape import Link, Row, Shape
from graph.store import GraphStore

# Sorts after every timestamp: what has no date comes last, each page with its articles.
UNDATED = "~"
_ARTICLES = Link("found", "articles", Shape("Article"))


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """An article in its place: when it was published first (or `~`), with which page, and its id."""

    published: str
    page: str
    behind: bool
    article: str


def in_order(store: GraphStore) -> list[Listed]:
    """All articles, by time of publication, then by page and id. Of several texts the oldest tells."""
    return sorted(found for rows in pages(store, _ARTICLES) for found in _listed(store, rows))


def _listed(store: GraphStore, rows: list[Row]) -> list[Listed]:
    ids = [row["id"] for row in rows]
    stacks = store.transact(lambda transaction: readings_of(transaction, ids))
    return [_place(article, [row["content"] for row in stack]) for article, stack in stacks.items() if stack]


def _place(article: str, contents: list[Row]) -> Listed:
    published = min((content["published_at"] for content in contents if content["published_at"]), default=UNDATED)
    pages = sorted({content["page_id"] for content in contents if content["page_id"]})
    is_page = any(content["kind"] == ArticleKind.STORY_PAGE for content in contents)
    return Listed(published, pages[0] if pages else article, not is_page, article)
