"""What the resolution of an article asks of a store, whom it looks at, and whether it is right; nothing of it stays."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from benchmarks.resolution_articles import Told
from dramatis.extraction import Pipeline
from graph.candidates import Shelf
from graph.cards import THINGS
from graph.entities import row_of
from graph.recalling import recall
from graph.resolution import resolve
from graph.store import GraphStore, Transaction
from graph.writing import write_articles

_PIPELINE = Pipeline("made up", "1", "", "")
NOW = "2026-06-30T00:00:00.000000Z"


@dataclass(slots=True)
class Tally:
    """How the names of one sort fared.

    `found` are those whose true entity was among the candidates, `right` those resolved to it, `wrong` those joined to
    somebody else; the others were minted anew. Who is nobody's counts as right where newly minted.
    """

    names: int = 0
    known: int = 0
    found: int = 0
    right: int = 0
    wrong: int = 0

    def add(self, other: "Tally") -> None:
        """Adds another's numbers."""
        for name in ("names", "known", "found", "right", "wrong"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(slots=True)
class Looks:
    """What was asked of the store for some articles, and what came of it.

    `rows` are entities fetched whole, `calls` and `seconds` are by verb of the transaction.
    """

    articles: int = 0
    rows: int = 0
    candidates: int = 0
    calls: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    sorts: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))


class Counting:
    """A transaction whose calls are counted and timed, verb by verb."""

    def __init__(self, transaction: Transaction, looks: Looks) -> None:
        self._transaction = transaction
        self._looks = looks

    def __getattr__(self, name: str) -> Callable[..., Any]:
        verb = getattr(self._transaction, name)

        def call(*given: Any, **more: Any) -> Any:
            started = time.perf_counter()
            answer = verb(*given, **more)
            self._looks.calls[name] += 1
            self._looks.seconds[name] += time.perf_counter() - started
            if name == "get" and given[0] == "Entity":
                self._looks.rows += len(answer)
            return answer

        return call


class _TakenBackError(Exception):
    """Ends a transaction of which nothing is to stay."""


def write(transaction: Transaction, article: Told) -> None:
    """Stores an article in its story, as ingestion does before it is resolved."""
    write_articles(transaction, [article.item], _PIPELINE, NOW, NOW)
    transaction.put("Story", [{"id": article.story, "title": article.item.article.title}])
    transaction.connect("IN_STORY", [(article.item.article.id, article.story, "", {})])


def resolve_article(transaction: Transaction, article: Told) -> dict[str, str]:
    """The entity of each in-article entity, stored."""
    return resolve(transaction, [article.item], {article.item.article.id: article.story}, NOW).entities


def look(store: GraphStore, article: Told, looks: Looks) -> None:
    """Resolves an article and takes it back; adds what was asked and found."""

    def work(transaction: Transaction) -> None:
        write(transaction, article)
        near = candidates(transaction, article)
        started = time.perf_counter()
        counting: Any = Counting(transaction, looks)
        resolved = resolve_article(counting, article)
        looks.seconds["all"] += time.perf_counter() - started
        looks.articles += 1
        looks.candidates += sum(map(len, near.values()))
        for named in article.named:
            tally = looks.sorts[named.sort]
            minted = resolved[named.local] not in near[named.local]
            tally.names += 1
            tally.known += named.truth is not None
            tally.found += named.truth in near[named.local]
            tally.right += minted if named.truth is None else resolved[named.local] == named.truth
            tally.wrong += not minted and resolved[named.local] != named.truth
        raise _TakenBackError

    with suppress(_TakenBackError):
        store.transact(work)


def candidates(transaction: Transaction, article: Told) -> dict[str, list[str]]:
    """By in-article entity, the stored ones that come into question."""
    seen = recall(transaction, [named.local for named in article.named])
    rows = {local: row_of(found) for local, found in seen.items()}
    shelf = Shelf(THINGS)
    shelf.fill(transaction, list(rows.values()), ())
    return {local: shelf.near(THINGS.card(row)) for local, row in rows.items()}
