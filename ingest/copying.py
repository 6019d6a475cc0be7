"""Finding the original of a syndicated copy among what is stored and what arrives with it.

Which articles are originals follows from the present texts alone, whichever came first: gone through from the earliest
published, each is a copy of the earliest original that it repeats, else it is an original itself. So a copy points to
an article that is alike to it and is no copy. A changed text can only concern those that are alike to it, or to one
of these, and so on; they are all looked at.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dramatis.article import Article
from dramatis.times import timestamp
from dramatis.words import ArticleKind
from graph.origins import Repeated, count_for
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
    """What the articles of a batch repeat, by their ids, and stored articles that from now on repeat another one, or
    none (`original` is "")."""

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

    def repeats(self, other: "_Text | None") -> Repeated:
        """The other as this one's original; of an original itself the source for which it counts."""
        if other is None:
            return Repeated("", 0.0, self.origin)
        return Repeated(other.id, round(likeness(self.prints, other.prints), 4), other.origin)


def find_originals(transaction: Transaction, articles: Sequence[Article]) -> Copies:
    """The originals of the batch's articles; files the articles so that later copies find them."""
    reports = [article for article in articles if article.kind is ArticleKind.REPORT]
    arriving = {article.id: _arriving(article) for article in reports}
    texts = _around(transaction, arriving, arriving)
    stored = _originals_stored(transaction, texts)
    overtaken: dict[str, str] = {}
    for key, text in arriving.items():
        if key in texts and (now := _repeated(texts)[key]).original != stored[key][0]:
            # Its older text repeats what came just before its new one.
            overtaken[key] = now.origin
        texts[key] = text
    count_for(transaction, overtaken)
    _file(transaction, list(arriving.values()))
    repeated = _repeated(texts)
    return Copies(
        found={key: repeated[key] for key in arriving if repeated[key].original},
        changed={
            key: now
            for key, now in repeated.items()
            if key not in arriving and (now.original, now.score) != stored[key]
        },
    )


def find_originals_anew(transaction: Transaction, articles: Iterable[str]) -> dict[str, Repeated]:
    """What the stored articles, and all that are alike to them, repeat now; as `Copies.changed`, changed or not."""
    return _repeated(_around(transaction, {}, articles))


def _arriving(article: Article) -> _Text:
    return _Text(article.id, prints(article.body), timestamp(article.published_at), origin_of(article, None))


def _repeated(texts: Mapping[str, _Text]) -> dict[str, Repeated]:
    """What each of the texts repeats; of texts that are alike to each other either all or none are to be given."""
    originals: dict[str, list[_Text]] = defaultdict(list)
    found: dict[str, Repeated] = {}
    for text in sorted(texts.values(), key=lambda text: text.rank):
        near = {other.id: other for mark in text.prints for other in originals[mark]}
        alike = [other for other in near.values() if _alike(text, other)]
        found[text.id] = text.repeats(min(alike, key=lambda other: other.rank, default=None))
        if not alike:
            for mark in text.prints:
                originals[mark].append(text)
    return found


def _alike(one: _Text, other: _Text) -> bool:
    return likeness(one.prints, other.prints) >= COPY_AT


def _around(transaction: Transaction, arriving: Mapping[str, _Text], articles: Iterable[str]) -> dict[str, _Text]:
    """The articles as they are stored, all that are alike to these or to what arrives, and all alike to one of them."""
    known = _stored(transaction, sorted(articles))
    found = dict(known)
    ahead = [*arriving.values(), *known.values()]
    while ahead:
        linked = _linked(transaction, [text.id for text in ahead])
        by_mark: dict[str, list[_Text]] = defaultdict(list)
        for text in ahead:
            for mark in text.prints:
                by_mark[_PREFIX + mark].append(text)
        holders = transaction.by_keys("Article", sorted(by_mark), _MOST_HOLDERS)
        near = linked.union(*holders.values())
        known |= _stored(transaction, sorted(near - known.keys()))
        alike = {
            key
            for mark, keys in holders.items()
            for key in keys
            if key in known and key not in found and any(_alike(known[key], text) for text in by_mark[mark])
        }
        ahead = [known[key] for key in sorted(linked & known.keys() - found.keys() | alike)]
        found |= {text.id: text for text in ahead}
    return found


def _linked(transaction: Transaction, articles: Sequence[str]) -> set[str]:
    """What the articles repeat, or is repeated by them, by what is stored."""
    repeated = transaction.follow("COPY_OF", articles)
    repeating = transaction.follow("COPY_OF", articles, out=False)
    ahead = {edge[1] for edges in repeated.values() for edge in edges}
    return ahead | {edge[0] for edges in repeating.values() for edge in edges}


def _originals_stored(transaction: Transaction, articles: Iterable[str]) -> dict[str, tuple[str, float]]:
    """What each article repeats by what is stored, and how alike they are; ("", 0) for none."""
    followed = transaction.follow("COPY_OF", sorted(articles))
    return {
        key: (edges[0][1], float(str(edges[0][3]["score"]))) if edges else ("", 0.0) for key, edges in followed.items()
    }


def _stored(transaction: Transaction, ids: Sequence[str]) -> dict[str, _Text]:
    rows = transaction.get("Article", ids) if ids else {}
    reports = [key for key, row in rows.items() if row["kind"] == ArticleKind.REPORT]
    if not reports:
        return {}
    marks = transaction.follow("HAS_KEY", reports)
    publishers = transaction.follow("PUBLISHED", reports, out=False)
    return {
        key: _Text(
            id=key,
            prints=tuple(edge[1].removeprefix(_PREFIX) for edge in marks[key] if edge[1].startswith(_PREFIX)),
            published=rows[key]["published_at"],
            origin=publishers[key][0][0] if publishers[key] else key,
        )
        for key in reports
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


def refile(transaction: Transaction, articles: Sequence[Article]) -> None:
    """Files the articles by their present text alone."""
    _file(transaction, [_arriving(article) for article in articles if article.kind is ArticleKind.REPORT])
