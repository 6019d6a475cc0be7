"""Finding the original of a syndicated copy among what is stored and what arrives with it.

The earliest published of the articles that repeat each other is the original, whichever of them arrives first; a copy
is never an original itself, so every copy points to the article that is alike to it and earliest.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dramatis.article import Article
from dramatis.times import timestamp
from dramatis.words import ArticleKind
from graph.origins import Repeated
from graph.rows import origin_of
from graph.store import Transaction
from graph.withdrawing import drop_unused_keys
from graph.writing import Rows
from stories.copies import COPY_AT, likeness, prints

# Articles looked at for one sentence. What more of them share is boilerplate, or a copy that the first ones lead to.
_MOST_HOLDERS = 50
# Key prefixes of one label don't meet those of another.
_PREFIX = "copy:"
# Sorts behind every date: a text of unknown date was there before nobody.
_UNDATED = "~"


@dataclass(frozen=True, slots=True)
class Copies:
    """What the articles of a batch repeat, by their ids, and stored articles that repeat another one from now on."""

    found: dict[str, Repeated]
    changed: dict[str, Repeated]


@dataclass(frozen=True, slots=True)
class _Text:
    """An article as copies are told by: its prints, when it was published, and for whom it counts by itself."""

    id: str
    prints: tuple[str, ...]
    published: str
    origin: str

    @property
    def rank(self) -> tuple[str, int, str]:
        """The earlier, among equals the longer one, is the original."""
        return self.published or _UNDATED, -len(self.prints), self.id

    def repeats(self, other: "_Text") -> Repeated:
        """The other as this one's original."""
        return Repeated(other.id, round(likeness(self.prints, other.prints), 4), other.origin)


def find_originals(transaction: Transaction, articles: Sequence[Article]) -> Copies:
    """The originals of the batch's articles; files the articles so that later copies find them."""
    reports = [article for article in articles if article.kind is ArticleKind.REPORT]
    arriving = {article.id: _arriving(article) for article in reports}
    marks = sorted({_PREFIX + mark for text in arriving.values() for mark in text.prints})
    holders = {key: set(ids) for key, ids in transaction.by_keys("Article", marks, _MOST_HOLDERS).items()}
    near = sorted({key for ids in holders.values() for key in ids} | arriving.keys())
    originals = {key: edges[0][1] for key, edges in transaction.follow("COPY_OF", near).items() if edges}
    roots = sorted((set(near) - originals.keys()) | set(originals.values()))
    copies = {
        key: {edge[0] for edge in edges} for key, edges in transaction.follow("COPY_OF", roots, out=False).items()
    }
    stored = {copy: root for root, found in copies.items() for copy in found} | originals
    shelf = _Shelf(_stored(transaction, roots), holders, dict(stored), copies)
    for text in arriving.values():
        shelf.add(text)
    _file(transaction, list(arriving.values()))
    changed = {key for key, root in shelf.originals.items() if key not in arriving and stored.get(key) != root}
    texts = _stored(transaction, sorted(changed - shelf.texts.keys())) | shelf.texts
    repeated = {
        key: texts[key].repeats(texts[shelf.originals[key]])
        for key in (*arriving, *sorted(changed))
        if key in shelf.originals
    }
    return Copies({key: repeated[key] for key in arriving if key in repeated}, {key: repeated[key] for key in changed})


def _arriving(article: Article) -> _Text:
    return _Text(article.id, prints(article.body), timestamp(article.published_at), origin_of(article, None))


@dataclass(slots=True)
class _Shelf:
    """Texts by id, ids by the sentences that they hold, and who repeats whom: originals by copy, copies by original."""

    texts: dict[str, _Text]
    holders: dict[str, set[str]]
    originals: dict[str, str]
    copies: dict[str, set[str]]

    def add(self, text: _Text) -> None:
        """Puts the text where it belongs: under the earliest that it repeats, or over those that repeat it.

        What repeated an older text of the same article still does.
        """
        if (before := self.originals.pop(text.id, None)) is not None:
            self.copies[before].discard(text.id)
        near = {key for mark in text.prints for key in self.holders[_PREFIX + mark]}
        roots = {self.originals.get(key, key) for key in near} - {text.id}
        alike = [self.texts[key] for key in roots if likeness(text.prints, self.texts[key].prints) >= COPY_AT]
        self.texts[text.id] = text
        for mark in text.prints:
            self.holders[_PREFIX + mark].add(text.id)
        first = min((*alike, text), key=lambda found: found.rank)
        for other in (text,) if first is not text else alike:
            self._put_under(other.id, first.id)

    def _put_under(self, copy: str, original: str) -> None:
        """Makes the text and all its copies copies of the original."""
        moved = {copy, *self.copies.pop(copy, ())}
        self.originals.update(dict.fromkeys(moved, original))
        self.copies.setdefault(original, set()).update(moved)


def _stored(transaction: Transaction, ids: Sequence[str]) -> dict[str, _Text]:
    marks = transaction.follow("HAS_KEY", ids)
    publishers = transaction.follow("PUBLISHED", ids, out=False)
    return {
        key: _Text(
            id=key,
            prints=tuple(edge[1].removeprefix(_PREFIX) for edge in marks[key] if edge[1].startswith(_PREFIX)),
            published=row["published_at"],
            origin=publishers[key][0][0] if publishers[key] else key,
        )
        for key, row in transaction.get("Article", ids).items()
    }


def _file(transaction: Transaction, texts: Sequence[_Text]) -> None:
    """The keys by which the texts are found, instead of those of another text of the same article."""
    gathered = Rows()
    for text in texts:
        gathered.node("Article", {"id": text.id})
        for mark in text.prints:
            gathered.node("Key", {"id": _PREFIX + mark})
            gathered.edge("HAS_KEY", text.id, _PREFIX + mark)
    articles = [text.id for text in texts]
    before = transaction.follow("HAS_KEY", articles)
    transaction.disconnect("HAS_KEY", articles)
    gathered.write(transaction)
    drop_unused_keys(transaction, sorted({edge[1] for found in before.values() for edge in found}))


@dataclass(frozen=True, slots=True)
class Told:
    """One reading of a report: its id, the article, what it says, and whether the text differs from the one before."""

    reading: str
    article: Article
    new_text: bool


@dataclass(slots=True)
class Replayed:
    """What the articles repeat after all their readings, and for whom the facts of each reading count."""

    found: dict[str, Repeated] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)


def replay(readings: Sequence[Told]) -> Replayed:
    """Finds originals among these readings alone, in their order, as `find_originals` did when they arrived."""
    shelf = _Shelf({}, defaultdict(set), {}, {})
    replayed = Replayed()
    own: dict[str, list[str]] = defaultdict(list)
    for told in readings:
        key = told.article.id
        own[key].append(told.reading)
        if not told.new_text and key in shelf.texts:
            replayed.origins[told.reading] = replayed.origins[own[key][-2]]
            continue
        if key in shelf.texts:
            for mark in shelf.texts[key].prints:
                shelf.holders[_PREFIX + mark].discard(key)
        before = dict(shelf.originals)
        text = _arriving(told.article)
        shelf.add(text)
        replayed.found.pop(key, None)
        replayed.origins[told.reading] = text.origin
        for copy, original in shelf.originals.items():
            if copy == key or before.get(copy) != original:
                replayed.found[copy] = shelf.texts[copy].repeats(shelf.texts[original])
                turned = [told.reading] if copy == key else own[copy]
                replayed.origins.update(dict.fromkeys(turned, replayed.found[copy].origin))
    return replayed


def holders_of(transaction: Transaction, articles: Sequence[Article]) -> set[str]:
    """The stored articles that share a sentence with one of these."""
    marks = sorted({_PREFIX + mark for article in articles for mark in prints(article.body)})
    return {key for ids in transaction.by_keys("Article", marks, _MOST_HOLDERS).values() for key in ids}


def refile(transaction: Transaction, articles: Sequence[Article]) -> None:
    """Files the articles by their present text alone."""
    _file(transaction, [_arriving(article) for article in articles if article.kind is ArticleKind.REPORT])
