"""Sixteen processes that write at once about the same twenty people and organisations: nothing twice, nothing lost.

What must be in the graph follows from the articles alone. Some articles are given to all writers, who each come to
store them; one of them does.
"""

import json
import os
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from benchmarks.soak_graph import rebuilt
from benchmarks.soak_kills import SEED, Opening, Site
from dramatis.article import Article
from dramatis.errors import DramatisError
from graph.neo4j import catalogue
from graph.store import GraphStore, Transaction
from tests.ingest.dying import Watched
from tests.ingest.newsroom import ingest, report
from tests.ingest.plain_extractor import plain_extraction

Result = TypeVar("Result")
WRITERS = 16
_PEOPLE = (
    *("Ada Moreno", "Bela Novak", "Carl Osei", "Dina Petrov", "Emil Quist", "Fara Rahimi"),
    *("Gus Stonebridge", "Hana Tanaka", "Ivo Urban", "Jana Vogel", "Kofi Wiredu", "Lena Yildiz"),
)
_ORGANISATIONS = (
    *("Harbour Board", "Grain Council", "Railway Union", "Water Trust"),
    *("Glass Museum", "Forest Agency", "Chess League", "Salt Company"),
)
SHARED_ENTITIES = len(_PEOPLE) + len(_ORGANISATIONS)
# Every so many articles of a writer is one that all the writers have.
_EVERY_COMMON = 20
# Without the guard every verb is a transaction of its own, which is slow, and a few writers do harm soon.
CONTROL_ARTICLES = 10
CONTROL_WRITERS = 4
# On a server without the lock that all writers take first, transactions are whole but side by side.
SIDE_BY_SIDE_ARTICLES = 64
# Without the guard a writer also waits so long before each verb, so that others come between. Else the lock of a single
# verb goes to the one who just gave it back, and the writers follow one another as if they were guarded.
_GAP_S = 0.005


@dataclass(frozen=True, slots=True)
class Crowd:
    """What came of the writers. `wrong` is empty where the graph holds each thing once, and all of it.

    `again` is how often a transaction was run once more after a deadlock or a lost connection; `failed` are the writers
    that gave up. `longest_wait_s`: for a turn to write.
    """

    articles_each: int
    articles: int
    transactions: int
    again: int
    failed: int
    longest_wait_s: float
    seconds: float
    nodes: dict[str, int]
    duplicates: int
    lost: int
    miscounted: int
    wrong: list[str]


@dataclass(slots=True)
class Tally:
    """What one writer did."""

    transactions: int = 0
    again: int = 0
    longest_wait_s: float = 0.0
    failed: bool = False


class Tallied:
    """A store that counts its transactions, how often one was run again, and how long each waited for its turn."""

    def __init__(self, store: GraphStore, tally: Tally) -> None:
        self._store = store
        self._tally = tally

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def transact(self, work: Callable[[Transaction], Result]) -> Result:
        """As the store's, tallied."""
        asked = time.monotonic()
        runs = 0

        def tallied(transaction: Transaction) -> Result:
            nonlocal runs
            runs += 1
            if runs == 1:
                self._tally.longest_wait_s = max(self._tally.longest_wait_s, time.monotonic() - asked)
            return work(transaction)

        try:
            result = self._store.transact(tallied)
        finally:
            self._tally.again += max(0, runs - 1)
        self._tally.transactions += 1
        return result


def articles_of(writer: int, count: int) -> Iterator[Article]:
    """The writer's articles, the same at every call; each person leads any of the organisations."""
    for number in range(count):
        by = "all" if number % _EVERY_COMMON == 0 else str(writer)
        chance = random.Random(f"{SEED}/{by}/{number}")
        one, other = chance.sample(_PEOPLE, 2)
        body = (
            f"{one} leads {chance.choice(_ORGANISATIONS)}. {other} leads {chance.choice(_ORGANISATIONS)}. "
            f"{other} said item {number} of {by} is open."
        )
        day = f"2025-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        yield report(body, f"Item {number} of {by}", at=day, by=f"outlet{chance.randint(1, 9)}.example")


def crowd(
    site: Site, articles: int, *, torn: bool = False, side_by_side: bool = False, writers: int = WRITERS
) -> Crowd:
    """Lets all writers write that many articles each into an empty store.

    `torn`: the guard is off. `side_by_side`: the server's writers don't take turns, so that deadlocks come.
    """
    _warm(site.fresh())
    opening = site.fresh()
    store = opening()
    store.prepare()
    store.close()
    started = time.monotonic()
    with TemporaryDirectory(prefix="dramatis-crowd-") as folder:
        tellings = [Path(folder) / str(writer) for writer in range(writers)]
        with _side_by_side() if side_by_side else nullcontext():
            tallies = _write(opening, tellings, articles, torn=torn)
    seconds = time.monotonic() - started
    store = opening()
    try:
        wanted = {one.version_id: one for writer in range(writers) for one in articles_of(writer, articles)}
        found = _Found(store, list(wanted.values()))
        wrong = found.wrong() + ([told] if not torn and (told := rebuilt(store)) else [])
    finally:
        store.close()
    return Crowd(
        articles_each=articles,
        articles=len(wanted),
        transactions=sum(one.transactions for one in tallies),
        again=sum(one.again for one in tallies),
        failed=sum(one.failed for one in tallies),
        longest_wait_s=round(max(one.longest_wait_s for one in tallies), 2),
        seconds=round(seconds, 1),
        nodes=found.counts(),
        duplicates=len(found.duplicates),
        lost=len(found.lost),
        miscounted=len(found.miscounted),
        wrong=wrong + [f"writer {number} gave up" for number, one in enumerate(tallies) if one.failed],
    )


@contextmanager
def _side_by_side() -> Iterator[None]:
    """The server's writers lock nothing before they begin."""
    turn, catalogue.TAKE_TURN = catalogue.TAKE_TURN, "RETURN 1"
    try:
        yield
    finally:
        catalogue.TAKE_TURN = turn


def _warm(opening: Opening) -> None:
    """Loads the tables of names before the writers are forked; else each would while the others wait for its turn."""
    store = opening()
    store.prepare()
    ingest(store, *articles_of(0, 2))
    store.close()


def _write(opening: Opening, tellings: list[Path], articles: int, *, torn: bool) -> list[Tally]:
    """One process a file, in which it tells its tally; all begin at the same moment."""
    sys.stdout.flush()
    children = []
    waiting, ready = os.pipe()
    for writer, telling in enumerate(tellings):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                os.close(ready)
                os.read(waiting, 1)  # returns when the parent, the last to hold the other end, closes it
                tally = _write_alone(opening, writer, articles, torn=torn)
                telling.write_text(json.dumps(asdict(tally)), encoding="utf-8")
                status = 0
            except BaseException:  # a child must not come back into its parent's code; its tally is missing then
                traceback.print_exc()
            finally:
                os._exit(status)
        children.append(child)
    os.close(ready)
    os.close(waiting)
    for child in children:
        os.waitpid(child, 0)
    return [
        Tally(**json.loads(one.read_text(encoding="utf-8"))) if one.exists() else Tally(failed=True) for one in tellings
    ]


def _write_alone(opening: Opening, writer: int, articles: int, *, torn: bool) -> Tally:
    tally = Tally()
    store = opening()
    try:
        watched = Watched(store, lambda: time.sleep(_GAP_S), torn=True) if torn else store
        ingest(Tallied(watched, tally), *articles_of(writer, articles))
    except DramatisError as error:
        print(f"writer {writer}: {error}", file=sys.stderr)
        tally.failed = True
    except KeyError as error:
        if not torn:
            raise
        print(f"writer {writer} without the guard missed {error}", file=sys.stderr)
        tally.failed = True
    finally:
        store.close()
    return tally


class _Found:
    """What the store holds beside what the articles say."""

    def __init__(self, store: GraphStore, articles: list[Article]) -> None:
        self._nodes: dict[str, dict[str, dict[str, Any]]] = {}
        self._read_as: list[dict[str, Any]] = []
        for row in store.dump():
            if row.get("edge") == "READ_AS":
                self._read_as.append(row)
            elif "node" in row:
                self._nodes.setdefault(row["node"], {})[row["id"]] = row
        extractions = [plain_extraction(article) for article in articles]
        wanted = {
            "Article": {article.id for article in articles},
            "Version": {article.version_id for article in articles},
            "Local": {one.id for found in extractions for one in found.entities},
            "Mention": {one.id for found in extractions for one in found.mentions},
            "Fact": {one.id for found in extractions for one in found.facts},
            "Claim": {one.id for found in extractions for one in found.claims},
        }
        seen_in = Counter(entity.name for found in extractions for entity in found.entities)
        self.lost = [f"{label} {key}" for label, ids in wanted.items() for key in ids - self._of(label).keys()]
        self.lost += [f"Entity {name}" for name in seen_in.keys() - {row["name"] for row in self._entities()}]
        named = Counter(str(row["name"]) for row in self._entities())
        self.duplicates = [f"Entity {name} {count} times" for name, count in named.items() if count > 1]
        self.duplicates += [
            f"{label} {key} of no article" for label, ids in wanted.items() for key in self._of(label).keys() - ids
        ]
        self.duplicates += [f"{readings} readings of one text" for readings in self._readings() if readings > 1]
        self.miscounted = [
            f"{row['name']} in {row['article_count']} articles, not {seen_in[row['name']]}"
            for row in self._entities()
            if row["article_count"] != seen_in[row["name"]]
        ]
        stated = sum(len(fact.evidence) for found in extractions for fact in found.facts)
        counted = sum(row["evidence_count"] for row in self._of("Relation").values() if not row["merged_into"])
        if stated != counted:
            self.miscounted.append(f"{counted} pieces of evidence in relations, not {stated}")

    def _of(self, label: str) -> dict[str, dict[str, Any]]:
        return self._nodes.get(label, {})

    def _entities(self) -> list[dict[str, Any]]:
        return [row for row in self._of("Entity").values() if not row["merged_into"]]

    def _readings(self) -> Iterable[int]:
        """How often each article was stored."""
        return Counter(edge["src"] for edge in self._read_as).values()

    def counts(self) -> dict[str, int]:
        """Nodes by label."""
        return {label: len(found) for label, found in sorted(self._nodes.items())}

    def wrong(self) -> list[str]:
        """Three of each sort of fault, in words."""
        return [
            f"{sort}: {one}"
            for sort, found in (("twice", self.duplicates), ("lost", self.lost), ("miscounted", self.miscounted))
            for one in sorted(found)[:3]
        ]
