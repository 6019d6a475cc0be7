"""Articles and entities removed for good, as the law may ask: the one exception to "nothing is deleted".

What is left is a tombstone without content, which keeps the article or the name out when it comes again. Of an article
everything goes. Of an entity go all namings, facts and claims by or about it; the articles stay, with its name blacked
out character by character, so that what they say of others still opens to its place in the text.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypeVar

from dramatis.errors import RunError
from dramatis.folding import fold
from dramatis.ids import stable_id
from dramatis.redacting import black_out, forms_pattern
from dramatis.times import timestamp
from dramatis.words import EntityKind
from graph.forgotten import article_mark, bury, name_marks, text_mark
from graph.paging import pages
from graph.readings import found_in, readings_of
from graph.recalling import articles_of_locals
from graph.redirects import led_to, roots
from graph.shape import Link, Matches, Shape
from graph.statements import stories_of_articles
from graph.store import MOST_KEYS, GraphStore, Transaction
from graph.withdrawing import Taken, settle
from ingest.blacking import Hidden, black_out_decisions, black_out_in, black_out_unheld, black_out_waiting
from ingest.forgetting_beside import forget_beside
from ingest.pipeline import BATCH
from ingest.rejects import forget_rejected, list_rejected
from ingest.withdrawing import withdraw

Result = TypeVar("Result")
# Texts looked at at once when a name is looked for outside of the articles in which it was found.
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was forgotten: `ARTICLE` or `ENTITY`; how many articles went or had a name blacked out, in which stories."""

    kind: str
    articles: int
    stories: tuple[str, ...] = field(default=(), compare=False)


def forget(
    store: GraphStore,
    target: str,
    clock: Callable[[], datetime],
    progress: Callable[[int, int], None] = lambda *_: None,
    alongside: Callable[[Transaction], None] = lambda _: None,
) -> Forgotten:
    """Removes the article or entity with this id for good, and every byte of it from the store's files.

    `alongside` is done in the transaction that begins it. Asking again is safe, and goes on where a broken-off
    forgetting stopped. Raises RunError for an id of neither.
    """
    now = timestamp(clock())
    if target.startswith("article:"):
        words, stories = store.transact(
            lambda transaction: _begun(_forget_article(transaction, target, now), alongside, transaction)
        )
        gone: tuple[str, ...] = (target,)
        done = Forgotten("ARTICLE", 1, tuple(sorted(stories)))
    else:
        words, gone, done = _forget_entity(store, target, now, progress, alongside)
    _forget_rejected(store, words)
    forget_beside(store, gone, words)
    store.shred()
    return done


def _begun(result: Result, alongside: Callable[[Transaction], None], transaction: Transaction) -> Result:
    alongside(transaction)
    return result


def _forget_article(transaction: Transaction, article: str, now: str) -> tuple[list[str], set[str]]:
    """Its address and titles, by which what else holds it is found; and the stories in which it stood."""
    row = transaction.get("Article", [article]).get(article)
    if row is None:
        if not transaction.known("Forgotten", [article_mark(article)]):
            raise RunError(f"there is no article {article}; look its id up with a search")
        return [], set()
    edges = transaction.follow("HAS_VERSION", [article])[article]
    texts = transaction.get("Version", [edge[1] for edge in edges])
    bury(transaction, "ARTICLE", [article_mark(article), *(text_mark(text["text"]) for text in texts.values())], now)
    named = _names(transaction, list(texts))
    readings = [reading["id"] for reading in readings_of(transaction, [article])[article]]
    taken = withdraw(transaction, readings, for_good=True)
    _forget_names(transaction, named)
    words = [word for word in (row["url"], *(text["title"] for text in texts.values())) if word]
    return words, taken.stories


def _names(transaction: Transaction, versions: Sequence[str]) -> dict[str, set[str]]:
    """How the texts call each entity."""
    rows = found_in(transaction, versions).nodes["Local"]
    named: dict[str, set[str]] = {}
    for local, edges in transaction.follow("RESOLVED_TO", list(rows)).items():
        for _, entity, *_ in edges:
            named.setdefault(entity, set()).update((rows[local]["name"], *rows[local]["names"]))
    return named


def _forget_names(transaction: Transaction, named: dict[str, set[str]]) -> None:
    """Blacks out in decisions and their reasons those names by which only these texts called the entities."""
    rows = transaction.get("Entity", sorted(roots(transaction, named).values()))
    for entity, names in named.items():
        end = roots(transaction, [entity]).get(entity)
        known = " | ".join(fold(name) for name in rows[end]["aliases"]) if end in rows else ""
        lost = [name for name in names if fold(name) not in known]
        if end is not None and lost:
            black_out_decisions(transaction, [end], forms_pattern(lost, words=False))


def _forget_entity(
    store: GraphStore,
    entity: str,
    now: str,
    progress: Callable[[int, int], None],
    alongside: Callable[[Transaction], None],
) -> tuple[list[str], tuple[str, ...], Forgotten]:
    """Its full names, the ids that led to it, and what was done."""
    hidden = store.transact(lambda transaction: _begun(_begin(transaction, entity, now), alongside, transaction))
    if hidden is None:
        return [], (entity,), Forgotten("ENTITY", 0)
    own = store.transact(partial(_articles, entity=hidden.entity))
    others = sorted(_mentioning(store, hidden.full_names) - set(own))
    done = 0
    stories: set[str] = set()
    for waiting in (own, others):
        for start in range(0, len(waiting), BATCH):
            batch = waiting[start : start + BATCH]
            stories |= store.transact(partial(_black_out_in, articles=batch, hidden=hidden))
            done += len(batch)
            progress(done, len(own) + len(others))
    # What people said waits where its mentions were taken back: few, so all are looked at.
    for rows in pages(store, Link("absent", "absent", Shape("Absent")), BATCH):
        absent = [row["id"] for row in rows]
        store.transact(partial(black_out_waiting, absent=absent, hidden=hidden))
    called = _called(store, hidden)
    for start in range(0, len(called), BATCH):
        store.transact(partial(black_out_unheld, entities=called[start : start + BATCH], hidden=hidden))
    store.transact(partial(_end, hidden=hidden))
    return list(hidden.full_names), hidden.ids, Forgotten("ENTITY", done, tuple(sorted(stories)))


def _black_out_in(transaction: Transaction, articles: Sequence[str], hidden: Hidden) -> set[str]:
    """As `black_out_in`; the stories in which the articles stand."""
    black_out_in(transaction, articles, hidden)
    return set(stories_of_articles(transaction, articles).values())


def _mark_of(entity: str) -> str:
    return stable_id("forgotten", "entity", entity)


def _begin(transaction: Transaction, entity: str, now: str) -> Hidden | None:
    """Sets the tombstones; how the entity is called, or None where it was forgotten before."""
    end = roots(transaction, [entity]).get(entity)
    if end is None:
        if not transaction.known("Forgotten", [_mark_of(entity)]):
            raise RunError(f"there is no article or entity {entity}; look its id up with a search")
        return None
    standing = transaction.follow("RESOLVED_TO", [end], out=False)[end]
    ids = sorted({entity, end, *(str(edge[3]["home"]) for edge in standing)})
    rows = transaction.get("Entity", ids)
    gone = sorted({*ids, *led_to(transaction, end)})
    kind = rows[end]["kind"]
    if kind == EntityKind.EVENT:
        raise RunError(f"{entity} is an event; forget the articles that report it, or those who took part")
    names = {name for row in rows.values() for name in (row["name"], *row["aliases"])}
    wikidata = next((row["wikidata"] for row in rows.values() if row["wikidata"]), None)
    bury(transaction, "ENTITY", [*name_marks(kind, names, wikidata), *map(_mark_of, gone)], now)
    return Hidden(end, tuple(gone), kind, tuple(sorted(names)))


def _articles(transaction: Transaction, entity: str) -> list[str]:
    """The articles in which it stands, in any of their texts."""
    standing = transaction.follow("RESOLVED_TO", [entity], out=False)[entity]
    locals_ = [edge[0] for edge in standing]
    found: set[str] = set()
    for start in range(0, len(locals_), MOST_KEYS):
        found |= set(articles_of_locals(transaction, locals_[start : start + MOST_KEYS]).values())
    return sorted(found)


def _mentioning(store: GraphStore, names: Iterable[str]) -> set[str]:
    """The articles that hold one of the names in any of their texts, whether it was read out of them or not."""
    shape = Shape("Version", (), (Link("article", "article", Shape("Article")),))
    lists = (
        rows
        for name in names
        for rows in pages(store, Link("versions", "versions", shape, where=(Matches(name),)), _PAGE)
    )
    return {row["article"]["id"] for rows in lists for row in rows if row["article"] is not None}


def _called(store: GraphStore, hidden: Hidden) -> list[str]:
    """The entities of other kinds, and ids that lead to them, that are called after it, such as meetings with it."""
    shape = Shape("Entity", ("kind",))
    lists = (
        rows
        for name in hidden.full_names
        for rows in pages(store, Link("every_entity", "every_entity", shape, where=(Matches(name),)), _PAGE)
    )
    return sorted({row["id"] for rows in lists for row in rows if row["kind"] != hidden.kind})


def _end(transaction: Transaction, hidden: Hidden) -> None:
    """Removes the entity itself, and every id that led to it."""
    settle(transaction, Taken(entities={hidden.entity, *hidden.ids}), for_good=True)


def _forget_rejected(store: GraphStore, words: Sequence[str]) -> None:
    """Drops rejected inputs that hold one of the words."""
    pattern = forms_pattern(words, words=False)
    forget_rejected(
        store, [row["id"] for row in list_rejected(store) if black_out(row["content"], pattern) != row["content"]]
    )
