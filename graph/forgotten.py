"""What was forgotten: tombstones without content, which keep an article, a text or a name from being stored again.

A tombstone is a hash of the address, the text or the name, its kind and the time; nothing can be read from it, but who
has the name can tell that it was forgotten.
"""

from collections.abc import Iterable

from dramatis.article import Article
from dramatis.folding import fold
from dramatis.ids import stable_id, text_hash
from graph.store import GraphStore, Transaction


def article_mark(article: str) -> str:
    """The tombstone of the article with this id."""
    return stable_id("forgotten", "article", article)


def text_mark(text: str) -> str:
    """The tombstone of an article's text, whatever its spaces and its case."""
    return stable_id("forgotten", "text", text_hash(" ".join(text.casefold().split())))


def marks_of(article: Article) -> set[str]:
    """The tombstones that would keep the article out."""
    return {article_mark(article.id), text_mark(article.text)}


def name_marks(kind: str, names: Iterable[str], wikidata: str | None) -> set[str]:
    """The tombstones of a name: by its full forms, or its lone words where it has no other, and its Wikidata id."""
    folded = {fold(name) for name in names} - {""}
    full = {name for name in folded if " " in name} or folded
    marks = {stable_id("forgotten", "name", kind, name) for name in full}
    return marks | ({stable_id("forgotten", "wikidata", wikidata)} if wikidata else set())


def bury(transaction: Transaction, kind: str, marks: Iterable[str], now: str) -> None:
    """Sets tombstones; those that stand keep their time."""
    wanted = sorted(set(marks))
    standing = transaction.known("Forgotten", wanted)
    transaction.put("Forgotten", [{"id": mark, "kind": kind, "at": now} for mark in wanted if mark not in standing])


def forgotten_articles(store: GraphStore | Transaction, articles: Iterable[Article]) -> set[str]:
    """The ids of those of the articles whose address or text was forgotten."""
    marks = {article.id: marks_of(article) for article in articles}
    found = store.known("Forgotten", sorted({mark for found in marks.values() for mark in found}))
    return {article for article, own in marks.items() if not own.isdisjoint(found)}
