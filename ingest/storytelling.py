"""Placing articles in stories: those of a pasted page in the page's story, all others where they fit best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dramatis.article import Article
from dramatis.ids import stable_id
from dramatis.times import timestamp
from dramatis.words import ArticleKind
from graph.shape import Row
from graph.store import EdgeRow, Transaction
from graph.tallies import drop_tallies
from graph.withdrawing import drop_unused_keys
from graph.writing import Extracted, Rows
from ingest.story_merging import Moved, Shown, write_merges
from ingest.story_portraits import Findings, found_by
from ingest.story_rows import (
    NOTHING,
    PREFIX,
    empty_story,
    kept_of,
    months_of,
    open_shelf,
    told_of,
    write_months,
)
from stories.clustering import Merge, Options, Shelf
from stories.currency import month_of
from stories.joining import likeness
from stories.portrait import Parts
from stories.told import counted, month_counted

_KEPT = ("id", "title", "centroid", "stated_article_count", "merged_into")


@dataclass(slots=True)
class _Desk:
    """The stories of a batch while it is placed: as they are compared, and as they are stored."""

    shelf: Shelf
    rows: dict[str, Row] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    shown: list[Shown] = field(default_factory=list)

    def add(self, story: str, article: Article, parts: Parts, alike: float | None = None) -> float:
        """One more article in the story, which is made if it is new; how like the others it is, as `Shelf.add`."""
        row = self.rows.setdefault(story, empty_story(story, article.title))
        known = row["centroid"] or NOTHING
        if article.page_id is not None and story == page_story_id(article.page_id):
            self.shelf.given.add(story)
            known = {**known, "paged": True}
        alike = self.shelf.add(story, parts, article.published_at, alike)
        told = self.shelf.stories[story]
        # The headline of the article that is closest to all others; a page's own title stays.
        total = told.parts["whole"]
        closer = likeness(parts["whole"], total) > likeness(known["central"], total)
        if closer and not known["given"]:
            row["title"] = article.title
        central = dict(parts["whole"]) if closer else known["central"]
        row["centroid"] = {**known, **kept_of(told), "central": central}
        self.changed.add(story)
        return alike

    def unite(self, story: str, article: Article, options: Options) -> None:
        """Merges the story that has just taken in the article with those that are one with it."""
        for position, merge in enumerate(self.shelf.unite(story, options, article.published_at)):
            self.shown.append(Shown(article.id, position, merge))
            self._write_into(merge)

    def merge_again(self, merge: Merge) -> None:
        """Merges two stories as they were merged once."""
        if self.shelf.end(merge.gone) != self.shelf.end(merge.into):
            self.shelf.merge(merge)
            self._write_into(merge)

    def _write_into(self, merge: Merge) -> None:
        """The row of what stays; its headline is that of the more central article of both, a page's own title stays."""
        lost = self.rows.pop(merge.gone, empty_story(merge.gone, ""))
        row = self.rows.setdefault(merge.into, empty_story(merge.into, lost["title"]))
        one, other = (kept["centroid"] or NOTHING for kept in (row, lost))
        told = self.shelf.stories[merge.into]
        total = told.parts["whole"]
        closer = likeness(other["central"], total) > likeness(one["central"], total)
        if closer and not one["given"]:
            row["title"] = lost["title"]
        row["centroid"] = {**one, **kept_of(told), "central": other["central"] if closer else one["central"]}
        self.changed.discard(merge.gone)
        self.changed.add(merge.into)


@dataclass(frozen=True, slots=True)
class Placed:
    """The story that each article of a batch stands in, how many of the stories are new, and what moved by merges."""

    stories: dict[str, str]
    created: int
    moved: Moved


def place_in_stories(transaction: Transaction, batch: Sequence[Extracted]) -> Placed:
    """Places the articles that stand in no story yet."""
    placed = transaction.follow("IN_STORY", [item.article.id for item in batch])
    pages = transaction.follow("PAGE_OF", [item.article.id for item in batch])
    known = {article: edges[0][1] for edges_of in (placed, pages) for article, edges in edges_of.items() if edges}
    fresh = [item for item in batch if item.article.id not in known]
    told = {item.article.id: found_by(item.extraction).of(item.article) for item in fresh}
    desk = _desk(transaction, fresh, told)
    gathered = Rows()
    for item in fresh:
        known[item.article.id] = _place(gathered, desk, item.article, told[item.article.id])
    placings = gathered.edges.pop("IN_STORY", [])
    gathered.edges["IN_STORY"] = [
        (article, desk.shelf.end(story), key, given) for article, story, key, given in placings
    ]
    _gather_changed(gathered, desk)
    created = gathered.write(transaction)
    moved = write_merges(transaction, desk.shown)
    write_months(transaction, desk.shelf.months, desk.shelf.changed_months)
    known = {article: desk.shelf.end(story) for article, story in known.items()}
    return Placed(known, created.get("Story", 0), moved)


def _gather_changed(gathered: Rows, desk: _Desk) -> None:
    """The changed stories, and the keys by which they are found."""
    for story in sorted(desk.changed):
        row = desk.rows[story]
        gathered.node("Story", {name: row[name] for name in _KEPT})
        for key in sorted(desk.shelf.filed.get(story, ())):
            gathered.node("Key", {"id": PREFIX + key})
            gathered.edge("HAS_KEY", story, PREFIX + key)


def _place(gathered: Rows, desk: _Desk, article: Article, parts: Parts) -> str:
    if article.kind is ArticleKind.STORY_PAGE:
        return _open_page(gathered, desk, article)
    options: Options = ()
    choice = None
    if article.page_id is not None:
        story, method, score = page_story_id(article.page_id), "page", 1.0
    else:
        options = desk.shelf.options(parts, article.published_at)
        choice = desk.shelf.best(options)
        if choice is not None:
            story, method, score = choice.story, "similarity", choice.score
        else:
            story, method, score = desk.shelf.end(stable_id("story", article.id)), "first", 1.0
    alike = desk.add(story, article, parts, choice.features["whole"] if choice is not None else None)
    features = dict(choice.features) if choice is not None else {"whole": alike}
    gathered.edge("IN_STORY", article.id, story, method=method, score=score, features=features, home=story)
    desk.unite(story, article, options)
    return story


def page_story_id(page: str) -> str:
    """The story of a pasted page."""
    return stable_id("story", page)


def _open_page(gathered: Rows, desk: _Desk, article: Article) -> str:
    """The page's story: its title, bullets and figures as given."""
    story = page_story_id(article.id)
    row = desk.rows.setdefault(story, empty_story(story, article.title))
    row["title"] = article.title
    row["centroid"] = {**(row["centroid"] or NOTHING), "given": True, "paged": True}
    desk.shelf.given.add(story)
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
    desk.changed.add(story)
    return story


def _gather_bullet(gathered: Rows, story: str, article: Article, position: int, start: int, end: int) -> None:
    key = stable_id("bullet", article.version_id, start, end)
    text = article.text[start:end]
    gathered.node("Bullet", {"id": key, "text": text, "origin": "GIVEN", "position": position, "unsupported": []})
    gathered.edge("HAS_BULLET", story, key)
    span = {"start": start, "end": end, "text": text, "sentence": text, "aspect": ""}
    reported = timestamp(article.published_at)
    gathered.edge("EVIDENCED_BY", key, article.version_id, f"{start}-{end}-", **span, reported=reported)


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story as it was read when it was placed there, with what was found in it."""

    article: Article
    findings: Findings


def tell_anew(transaction: Transaction, stories: Mapping[str, Sequence[Member]]) -> None:
    """The stories from their articles (in the order in which these were placed), as if there never had been others.

    One that has no article left is removed. Counts and times are the projection's matter.
    """
    before = {story: told_of(row) for story, row in transaction.get("Story", sorted(stories)).items()}
    _clear(transaction, sorted(stories))
    months = {month for told in before.values() if (month := month_counted(told)) is not None}
    shelf = Shelf({}, {}, months_of(transaction, months))
    # The articles that are left may have been published in other months.
    whens = {member.article.published_at for members in stories.values() for member in members}
    shelf.months |= months_of(transaction, {month_of(when) for when in whens} - months)
    for told in before.values():
        shelf.recount(counted(told), None)
    came: dict[str, Row] = {
        edge[0]: {**edge[3]}
        for edges in transaction.follow("IN_STORY", sorted(stories), out=False).values()
        for edge in edges
    }
    shown = transaction.follow("SHOWED_SAME", sorted(came))
    desk = _Desk(shelf)
    gathered = Rows()
    for story, members in stories.items():
        for member in members:
            if member.article.kind is ArticleKind.STORY_PAGE:
                _open_page(gathered, desk, member.article)
            else:
                _add_again(desk, story, member, came.get(member.article.id, {}), shown.get(member.article.id, ()))
        for home in sorted({str(came[key]["home"]) for key in (one.article.id for one in members) if key in came}):
            # Should what led it there be missing, it still stands in the story.
            desk.merge_again(Merge(shelf.end(home), story, 1.0, {}, 0.0))
    _gather_changed(gathered, desk)
    gathered.write(transaction)
    write_months(transaction, shelf.months, shelf.changed_months)
    empty = [story for story, members in stories.items() if not members]
    drop_tallies(transaction, empty)
    transaction.remove("Story", empty)


def _add_again(desk: _Desk, story: str, member: Member, placed: Row, shown: Sequence[EdgeRow]) -> None:
    """Adds the article to the story as which it was placed, and merges what it showed to be one."""
    article = member.article
    alike = placed["features"]["whole"] if placed else None
    desk.add(desk.shelf.end(placed["home"] if placed else story), article, member.findings.of(article), alike)
    for _, gone, _, given in sorted(shown, key=lambda edge: int(str(edge[3]["position"]))):
        desk.merge_again(Merge(gone, str(given["into"]), 1.0, {}, float(str(given["likeness"]))))


def _clear(transaction: Transaction, stories: Sequence[str]) -> None:
    """Removes what pages said of the stories, and the terms by which they are found."""
    for label, edge in (("Bullet", "HAS_BULLET"), ("StatedShare", "HAS_STATED")):
        found = transaction.follow(edge, stories)
        transaction.remove(label, sorted({row[1] for rows in found.values() for row in rows}))
    keys = sorted({row[1] for rows in transaction.follow("HAS_KEY", stories).values() for row in rows})
    transaction.disconnect("HAS_KEY", stories)
    drop_unused_keys(transaction, keys)


def _desk(transaction: Transaction, fresh: Sequence[Extracted], told: Mapping[str, Parts]) -> _Desk:
    articles = [item.article for item in fresh]
    sought = [
        (told[article.id], article.published_at)
        for article in articles
        if article.kind is ArticleKind.REPORT and article.page_id is None
    ]
    paged = {page_story_id(article.page_id) for article in articles if article.page_id is not None}
    # One that is taken back may leave the story that it opened to others, and opens it again when it comes back.
    opened = {stable_id("story", article.id) for article in articles}
    whens = [article.published_at for article in articles]
    shelf, rows = open_shelf(transaction, sought, whens, sorted(paged | opened))
    return _Desk(shelf, rows)
