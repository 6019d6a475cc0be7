"""Placing articles in stories: those of a pasted page in the page's story, all others where they fit best."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dramatis.article import Article
from dramatis.ids import stable_id
from dramatis.times import instant, timestamp
from dramatis.words import ArticleKind, EntityKind
from graph.shape import Row
from graph.store import Transaction
from graph.tallies import drop_tallies
from graph.withdrawing import drop_unused_keys
from graph.writing import Extracted, Rows
from stories.clustering import Candidate, Told, add, choose, index_terms
from stories.terms import Vector, cosine, vector

# Stories looked at for one term; a term that more stories share finds none of them.
_MOST_HOLDERS = 40
_PREFIX = "term:"
# What a story holds of its articles' words: their mean, how many there are, the words of the most central one, and
# whether its title was given by a page.
_NOTHING: Row = {"terms": {}, "articles": 0, "central": {}, "given": False}
_NAMED = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)


@dataclass(slots=True)
class _Shelf:
    """The stories that may take in a batch, kept up to date while it is placed."""

    stories: dict[str, Row]
    holders: dict[str, set[str]]
    changed: dict[str, set[str]] = field(default_factory=dict)
    """The changed stories, each with the terms by which it is found from now on."""

    def candidates(self, terms: Vector) -> list[Candidate]:
        """Stories that share a telling term."""
        found = {story for term in index_terms(terms) for story in self.holders.get(_PREFIX + term, ())}
        return [_candidate(self.stories[story]) for story in sorted(found)]

    def add(self, story: str, title: str, article: Article, terms: Vector) -> None:
        """One more article in the story, which is made if it is new."""
        row = self.stories.setdefault(story, _empty(story, title))
        known = row["centroid"] or _NOTHING
        mean = add(known["terms"], known["articles"], terms)
        # The headline of the article that is closest to all others; a page's own title stays.
        closer = cosine(terms, mean) > cosine(known["central"], mean)
        if closer and not known["given"]:
            row["title"] = title
        central = terms if closer else known["central"]
        row["centroid"] = {**known, "terms": mean, "articles": known["articles"] + 1, "central": central}
        published = timestamp(article.published_at)
        if published:
            row["first_reported"] = min(row["first_reported"] or published, published)
            row["last_reported"] = max(row["last_reported"], published)
        terms_now = index_terms(row["centroid"]["terms"])
        for term in terms_now:
            self.holders.setdefault(_PREFIX + term, set()).add(story)
        # A story is found by the terms of every article's turn, so that batches may be cut anywhere.
        self.changed.setdefault(story, set()).update(terms_now)


@dataclass(frozen=True, slots=True)
class Placed:
    """The story that each article of a batch stands in, and how many of the stories are new."""

    stories: dict[str, str]
    created: int


def place_in_stories(transaction: Transaction, batch: Sequence[Extracted]) -> Placed:
    """Places the articles that stand in no story yet."""
    placed = transaction.follow("IN_STORY", [item.article.id for item in batch])
    pages = transaction.follow("PAGE_OF", [item.article.id for item in batch])
    known = {article: edges[0][1] for edges_of in (placed, pages) for article, edges in edges_of.items() if edges}
    fresh = [item for item in batch if item.article.id not in known]
    vectors = {item.article.id: _vector(item) for item in fresh}
    shelf = _shelf(transaction, fresh, vectors)
    gathered = Rows()
    for item in fresh:
        known[item.article.id] = _place(gathered, shelf, item, vectors[item.article.id])
    _gather_changed(gathered, shelf)
    created = gathered.write(transaction)
    return Placed(known, created.get("Story", 0))


def _gather_changed(gathered: Rows, shelf: _Shelf) -> None:
    """The changed stories, and the terms by which they are found."""
    for story, terms in sorted(shelf.changed.items()):
        row = shelf.stories[story]
        gathered.node("Story", {name: row[name] for name in ("id", "title", "centroid", "stated_article_count")})
        for term in sorted(terms):
            gathered.node("Key", {"id": _PREFIX + term})
            gathered.edge("HAS_KEY", story, _PREFIX + term)


def _place(gathered: Rows, shelf: _Shelf, item: Extracted, terms: Vector) -> str:
    article = item.article
    if article.kind is ArticleKind.STORY_PAGE:
        return _open_page(gathered, shelf, article)
    if article.page_id is not None:
        story, method, score = page_story_id(article.page_id), "page", 1.0
    else:
        choice = choose(Told(terms, article.published_at), shelf.candidates(terms))
        own = stable_id("story", article.id)
        story, method, score = (choice.story, "similarity", choice.score) if choice else (own, "first", 1.0)
    shelf.add(story, article.title, article, terms)
    gathered.edge("IN_STORY", article.id, story, method=method, score=score)
    return story


def page_story_id(page: str) -> str:
    """The story of a pasted page."""
    return stable_id("story", page)


def _open_page(gathered: Rows, shelf: _Shelf, article: Article) -> str:
    """The page's story: its title, bullets and figures as given."""
    story = page_story_id(article.id)
    row = shelf.stories.setdefault(story, _empty(story, article.title))
    row["title"] = article.title
    row["centroid"] = {**(row["centroid"] or _NOTHING), "given": True}
    page = article.page
    if page is not None:
        row["stated_article_count"] = page.stated_article_count
        for position, (start, end) in enumerate(page.bullets):
            _gather_bullet(gathered, story, article, position, start, end)
        for share in page.stated:
            key = stable_id("stated", story, share.axis, share.label)
            stated = {"id": key, "axis": share.axis, "label": share.label, "share": share.share}
            gathered.node("StatedShare", stated)
            gathered.edge("HAS_STATED", story, key)
            gathered.edge("STATED_IN", key, article.id)
    gathered.edge("PAGE_OF", article.id, story)
    shelf.changed.setdefault(story, set())
    return story


def _gather_bullet(gathered: Rows, story: str, article: Article, position: int, start: int, end: int) -> None:
    key = stable_id("bullet", article.version_id, start, end)
    text = article.text[start:end]
    gathered.node("Bullet", {"id": key, "text": text, "origin": "GIVEN", "position": position, "unsupported": []})
    gathered.edge("HAS_BULLET", story, key)
    span = {"start": start, "end": end, "text": text, "sentence": text, "aspect": ""}
    reported = timestamp(article.published_at)
    gathered.edge("EVIDENCED_BY", key, article.version_id, f"{start}-{end}-", **span, reported=reported)


def _vector(item: Extracted) -> Vector:
    names = {entity.name for entity in item.extraction.entities if entity.kind in _NAMED}
    return vector(item.article.title, item.article.body, names)


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story as it was read when it was placed there, with the names that were found in it."""

    article: Article
    names: frozenset[str]


def named_in(kinds_and_names: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The names that count as terms of an article's own, of all in-article entities by kind and name."""
    return frozenset(name for kind, name in kinds_and_names if kind in _NAMED)


def tell_anew(transaction: Transaction, stories: Mapping[str, Sequence[Member]]) -> None:
    """The stories from their articles (in the order in which these were placed), as if there never had been others.

    One that has no article left is removed. Counts and times are the projection's matter.
    """
    _clear(transaction, sorted(stories))
    shelf = _Shelf({}, {})
    gathered = Rows()
    for story, members in stories.items():
        for member in members:
            article = member.article
            if article.kind is ArticleKind.STORY_PAGE:
                _open_page(gathered, shelf, article)
            else:
                terms = vector(article.title, article.body, member.names)
                shelf.add(story, article.title, article, terms)
    _gather_changed(gathered, shelf)
    gathered.write(transaction)
    empty = [story for story, members in stories.items() if not members]
    drop_tallies(transaction, empty)
    transaction.remove("Story", empty)


def _clear(transaction: Transaction, stories: Sequence[str]) -> None:
    """Removes what pages said of the stories, and the terms by which they are found."""
    for label, edge in (("Bullet", "HAS_BULLET"), ("StatedShare", "HAS_STATED")):
        found = transaction.follow(edge, stories)
        transaction.remove(label, sorted({row[1] for rows in found.values() for row in rows}))
    keys = sorted({row[1] for rows in transaction.follow("HAS_KEY", stories).values() for row in rows})
    transaction.disconnect("HAS_KEY", stories)
    drop_unused_keys(transaction, keys)


def _shelf(transaction: Transaction, fresh: Sequence[Extracted], vectors: Mapping[str, Vector]) -> _Shelf:
    keys = sorted({_PREFIX + term for terms in vectors.values() for term in index_terms(terms)})
    holders = {key: set(ids) for key, ids in transaction.by_keys("Story", keys, _MOST_HOLDERS).items()}
    paged = {page_story_id(item.article.page_id) for item in fresh if item.article.page_id is not None}
    opened = {page_story_id(item.article.id) for item in fresh if item.article.kind is ArticleKind.STORY_PAGE}
    wanted = sorted({story for ids in holders.values() for story in ids} | paged | opened)
    return _Shelf(transaction.get("Story", wanted), holders)


def _candidate(row: Row) -> Candidate:
    mean = row["centroid"] or _NOTHING
    first, last = instant(row["first_reported"]), instant(row["last_reported"])
    return Candidate(row["id"], mean["terms"], mean["articles"], first, last)


def _empty(story: str, title: str) -> Row:
    return {
        "id": story,
        "title": title,
        "centroid": None,
        "stated_article_count": None,
        "first_reported": "",
        "last_reported": "",
    }
