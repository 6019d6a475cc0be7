"""In which story each article would stand had all come by time: what resolution may rest on in any order of arrival."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from dramatis.article import Article
from dramatis.ids import stable_id
from dramatis.words import ArticleKind
from graph.canonical import Listed
from graph.readings import article_of, readings_of
from graph.store import GraphStore, Transaction
from ingest.storytelling import named_in, page_story_id
from stories.clustering import Candidate, Told, add, choose, index_terms
from stories.terms import Vector, vector

# Texts read by one transaction.
_CHUNK = 64
# Stories of one term that are looked at, the latest touched first; as many as ingestion looks at.
_MOST_HOLDERS = 40
# Stories held in memory, about 20 kB each: what was touched longest ago is over.
_MOST_STORIES = 20_000


@dataclass(slots=True)
class _Told:
    mean: Vector
    articles: int
    first: datetime | None
    last: datetime | None
    terms: set[str]


@dataclass(slots=True)
class _Shelf:
    """The stories so far, the latest touched last, and by which terms they are found."""

    stories: dict[str, _Told] = field(default_factory=dict)
    holders: dict[str, dict[str, None]] = field(default_factory=dict)

    def place(self, own: str, terms: Vector, published: datetime | None) -> str:
        """The story that takes the article in: a known one or its own."""
        near = {
            story
            for term in index_terms(terms)
            for story, _ in zip(reversed(self.holders.get(term, {})), range(_MOST_HOLDERS), strict=False)
        }
        candidates = [self._candidate(story) for story in sorted(near)]
        chosen = choose(Told(terms, published), candidates)
        story = chosen.story if chosen is not None else own
        self.add(story, terms, published)
        return story

    def add(self, story: str, terms: Vector, published: datetime | None) -> None:
        """One more article in the story."""
        told = self.stories.pop(story, None) or _Told({}, 0, None, None, set())
        told.mean = add(told.mean, told.articles, terms)
        told.articles += 1
        if published is not None:
            told.first = min(told.first or published, published)
            told.last = max(told.last or published, published)
        told.terms.update(index_terms(told.mean))
        self.stories[story] = told
        for term in told.terms:
            found = self.holders.setdefault(term, {})
            found.pop(story, None)
            found[story] = None
        if len(self.stories) > _MOST_STORIES:
            self._drop(next(iter(self.stories)))

    def _drop(self, story: str) -> None:
        for term in self.stories.pop(story).terms:
            del self.holders[term][story]

    def _candidate(self, story: str) -> Candidate:
        told = self.stories[story]
        return Candidate(story, told.mean, told.articles, told.first, told.last)


def stories_by_time(store: GraphStore, articles: Sequence[Listed]) -> dict[str, str]:
    """The story of each article, were they placed one by one in this order; of its texts the longest one counts."""
    shelf = _Shelf()
    found: dict[str, str] = {}
    for article, names in _members(store, [listed.article for listed in articles]):
        if article.kind is ArticleKind.STORY_PAGE:
            found[article.id] = page_story_id(article.id)
            continue
        terms = vector(article.title, article.body, names)
        if article.page_id is not None:
            found[article.id] = page_story_id(article.page_id)
            shelf.add(found[article.id], terms, article.published_at)
        else:
            found[article.id] = shelf.place(stable_id("story", article.id), terms, article.published_at)
    return found


def _members(store: GraphStore, articles: Sequence[str]) -> Iterator[tuple[Article, frozenset[str]]]:
    for start in range(0, len(articles), _CHUNK):
        chunk = articles[start : start + _CHUNK]
        yield from store.transact(partial(_read, articles=chunk))


def _read(transaction: Transaction, articles: Sequence[str]) -> list[tuple[Article, frozenset[str]]]:
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
    names = _names(transaction, texts)
    return [
        (article_of(reading, versions[reading["version"]]), names[reading["version"]]) for reading in readings.values()
    ]


def _names(transaction: Transaction, versions: Sequence[str]) -> Mapping[str, frozenset[str]]:
    found = transaction.follow("FOUND_IN", versions, out=False)
    rows = transaction.get("Local", sorted({edge[0] for edges in found.values() for edge in edges}))
    return {
        version: named_in((rows[edge[0]]["kind"], rows[edge[0]]["name"]) for edge in edges)
        for version, edges in found.items()
    }
