"""In which story each article would stand had all come by time: what resolution may rest on in any order of arrival."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from dramatis.article import Article
from dramatis.ids import stable_id
from dramatis.words import ArticleKind
from graph.canonical import Listed
from graph.readings import article_of, readings_of
from graph.store import GraphStore, Transaction
from ingest.story_portraits import Findings, found_in_rows
from ingest.storytelling import page_story_id
from stories.clustering import Shelf

# Texts read by one transaction.
_CHUNK = 64
# Stories held in memory, about 20 kB each: what was touched longest ago is over.
_MOST_STORIES = 20_000


def stories_by_time(store: GraphStore, articles: Sequence[Listed]) -> dict[str, str]:
    """The story of each article, were they placed one by one in this order; of its texts the longest one counts."""
    shelf = Shelf()
    # The stories, the latest touched last.
    touched: dict[str, None] = {}
    found: dict[str, str] = {}
    for article, findings in _members(store, [listed.article for listed in articles]):
        if article.kind is ArticleKind.STORY_PAGE:
            found[article.id] = page_story_id(article.id)
            continue
        parts = findings.of(article)
        if article.page_id is not None:
            story = page_story_id(article.page_id)
            shelf.given.add(story)
            shelf.add(story, parts, article.published_at)
        else:
            placed = shelf.place(stable_id("story", article.id), parts, article.published_at)
            for merge in placed.merges:
                touched.pop(merge.gone, None)
            story = placed.story
        found[article.id] = story
        touched.pop(shelf.end(story), None)
        touched[shelf.end(story)] = None
        if len(touched) > _MOST_STORIES:
            over = next(iter(touched))
            del touched[over]
            shelf.drop(over)
    return {article: shelf.end(story) for article, story in found.items()}


def _members(store: GraphStore, articles: Sequence[str]) -> Iterator[tuple[Article, Findings]]:
    for start in range(0, len(articles), _CHUNK):
        chunk = articles[start : start + _CHUNK]
        yield from store.transact(partial(_read, articles=chunk))


def _read(transaction: Transaction, articles: Sequence[str]) -> list[tuple[Article, Findings]]:
    stacks = {article: stack for article, stack in readings_of(transaction, articles).items() if stack}
    versions = transaction.get("Version", sorted({row["version"] for stack in stacks.values() for row in stack}))
    readings = {
        article: max(
            stacks[article], key=lambda row: (len(versions[row["version"]]["text"]), row["version"], row["id"])
        )
        for article in articles
        if article in stacks
    }
    texts = sorted({row["version"] for row in readings.values()})
    findings = _findings(transaction, texts)
    return [
        (article_of(reading, versions[reading["version"]]), findings[reading["version"]])
        for reading in readings.values()
    ]


def _findings(transaction: Transaction, versions: Sequence[str]) -> Mapping[str, Findings]:
    found = transaction.follow("FOUND_IN", versions, out=False)
    rows = transaction.get("Local", sorted({edge[0] for edges in found.values() for edge in edges}))
    return {version: found_in_rows({edge[0]: rows[edge[0]] for edge in edges}) for version, edges in found.items()}
