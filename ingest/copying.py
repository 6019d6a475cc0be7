"""Finding the original of a syndicated copy among what is stored and what arrives with it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dramatis.article import Article
from dramatis.words import ArticleKind
from graph.rows import origin_of
from graph.shape import Row
from graph.store import Transaction
from graph.writing import Rows
from stories.copies import COPY_AT, likeness, prints

# Articles looked at for one sentence: a sentence in more texts than this is a boilerplate.
_MOST_HOLDERS = 50
# Key prefixes of one label don't meet those of another.
_PREFIX = "copy:"


@dataclass(frozen=True, slots=True)
class Original:
    """The article that another one repeats: id, how alike, and the independent source that both count for."""

    id: str
    score: float
    origin: str


def find_originals(transaction: Transaction, articles: Sequence[Article]) -> dict[str, Original]:
    """By article id, the earliest other report that it repeats; files the articles so that later copies find them."""
    reports = [article for article in articles if article.kind is ArticleKind.REPORT]
    own = {article.id: prints(article.body) for article in reports}
    keys = sorted({_PREFIX + mark for marks in own.values() for mark in marks})
    holders = {key: set(ids) for key, ids in transaction.by_keys("Article", keys, _MOST_HOLDERS).items()}
    stored = transaction.get("Article", sorted({key for ids in holders.values() for key in ids}))
    theirs = _stored_prints(transaction, sorted(stored))
    found: dict[str, Original] = {}
    gathered = Rows()
    for article in reports:
        original = _original(article, own[article.id], holders, stored, theirs)
        if original is not None:
            found[article.id] = original
        origin = origin_of(article, original.origin if original else None)
        stored[article.id] = {"origin": origin, "published_at": _date(article)}
        theirs[article.id] = own[article.id]
        for mark in own[article.id]:
            holders[_PREFIX + mark].add(article.id)
            gathered.node("Key", {"id": _PREFIX + mark})
            gathered.edge("HAS_KEY", article.id, _PREFIX + mark)
        gathered.node("Article", {"id": article.id})
    gathered.write(transaction)
    return found


def _stored_prints(transaction: Transaction, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    edges = transaction.follow("HAS_KEY", ids)
    return {
        key: tuple(target.removeprefix(_PREFIX) for _, target, _, _ in found if target.startswith(_PREFIX))
        for key, found in edges.items()
    }


def _original(
    article: Article,
    own: tuple[str, ...],
    holders: dict[str, set[str]],
    stored: dict[str, Row],
    theirs: dict[str, tuple[str, ...]],
) -> Original | None:
    shared = Counter(key for mark in own for key in holders[_PREFIX + mark] if key != article.id)
    best: Original | None = None
    for key in sorted(shared, key=lambda other: (stored[other]["published_at"] or "9", other)):
        score = likeness(own, theirs[key])
        if score >= COPY_AT and (best is None or score > best.score):
            best = Original(key, round(score, 4), stored[key]["origin"])
    return best


def _date(article: Article) -> str:
    return article.published_at.isoformat() if article.published_at else ""
