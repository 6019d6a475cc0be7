"""One ingestion killed with SIGKILL, and ingested again to its end: is it the graph of a run that nobody killed?

A third of the deaths come at a random verb within a transaction, a third while a random transaction is being committed,
a third after a random share of the time that an undisturbed run takes. The random choices have fixed seeds.
"""

import mmap
import os
import random
import signal
import struct
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

import ingest.pipeline
from benchmarks.soak_graph import Seen, seen
from dramatis.errors import DramatisError
from graph import tallies
from graph.store import GraphStore, Transaction
from tests.ingest.dying import BATCH, Watched, corpus
from tests.ingest.newsroom import ingest as ingest_all

Result = TypeVar("Result")
Opening = Callable[[], GraphStore]
SEED = 5
# The longest wait between the last verb and the kill during a commit: a commit to a disk takes some milliseconds.
_COMMIT_S = 0.002
# Reports from which on they are tallied here: in the small corpus each person soon has so many.
_LEAST = 4
# Tries of a death by the clock: each after half the time, should the ingestion have been quicker than the kill.
_MOST_TRIES = 8
_PLACES = ("between", "inside", "committing", "ended")
_STATE = struct.Struct("=III")


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """A run that nobody killed: its graph, how many verbs and transactions it took, and how long."""

    graph: Seen
    verbs: int
    transactions: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Death:
    """When the kill comes: at the verb, `wait_s` after the transaction's last verb, or `wait_s` after the start."""

    how: str
    at: int
    wait_s: float


@dataclass(frozen=True, slots=True)
class Killed:
    """What a death did. `place` is where the ingestion was: `inside` a transaction, `committing` it, or `between`.

    `stored` transactions were complete before. `differs` names in what the graph differs after ingesting again.
    """

    number: int
    victim: str
    how: str
    at: int
    wait_ms: float
    place: str
    stored: int
    differs: list[str]


class Diary:
    """Where an ingestion is, in memory that it shares with its parent and that outlives it."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _STATE.size)

    def note(self, place: str, *, verbs: int = 0, stored: int = 0) -> None:
        """The ingestion is at the place now; so many more verbs and transactions are done."""
        _, before, transactions = _STATE.unpack_from(self._memory)
        _STATE.pack_into(self._memory, 0, _PLACES.index(place), before + verbs, transactions + stored)

    def read(self) -> tuple[str, int, int]:
        """Place, verbs, transactions stored."""
        place, verbs, stored = _STATE.unpack_from(self._memory)
        return _PLACES[place], verbs, stored


class Noted:
    """A store that writes into the diary where each transaction is; `leaving` runs before each commit."""

    def __init__(self, store: GraphStore, diary: Diary, leaving: Callable[[], None]) -> None:
        self._store = store
        self._diary = diary
        self._leaving = leaving

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def transact(self, work: Callable[[Transaction], Result]) -> Result:
        """As the store's, noted."""

        def noted(transaction: Transaction) -> Result:
            self._diary.note("inside")
            result = work(transaction)
            self._diary.note("committing")
            self._leaving()
            return result

        result = self._store.transact(noted)
        self._diary.note("between", stored=1)
        return result


class Site(Protocol):
    """Where graphs are made, one after the other."""

    @property
    def victim(self) -> int | None:
        """The process to kill; None: the one that ingests."""

    def fresh(self) -> Opening:
        """What opens an empty store; the graph before it is gone."""

    def again(self) -> Opening:
        """What opens the present graph once more, its server brought back if it was killed."""


def undisturbed(site: Site, *, twice: bool = True) -> Undisturbed:
    """Ingests the corpus into an empty store, twice; the time is the second one's, when all is loaded.

    SystemExit where two runs that nobody killed differ: then no comparison with them says anything. Once is enough
    where it is compared with an earlier one.
    """
    first = _whole(site.fresh())
    if not twice:
        return first
    second = _whole(site.fresh())
    if differs := first.graph.differs(second.graph):
        raise SystemExit(f"two runs that nobody killed differ in {', '.join(differs)}")
    return second


def _whole(opening: Opening) -> Undisturbed:
    diary = Diary()
    started = time.perf_counter()
    store = opening()
    try:
        _ingest(store, diary, Death("never", 0, 0.0), lambda: None)
        seconds = time.perf_counter() - started
        _, verbs, stored = diary.read()
        return Undisturbed(seen(store), verbs, stored, seconds)
    finally:
        store.close()


def death(number: int, whole: Undisturbed) -> Death:
    """The death with this number; the same at every call, save that its milliseconds follow the machine's speed."""
    chance = random.Random(f"{SEED}/{number}")
    how = ("verb", "commit", "time")[number % 3]
    if how == "verb":
        return Death(how, chance.randint(1, whole.verbs), 0.0)
    if how == "commit":
        return Death(how, chance.randint(1, whole.transactions), chance.uniform(0, _COMMIT_S))
    return Death(how, 0, chance.uniform(0, whole.seconds))


def kill(number: int, site: Site, whole: Undisturbed, *, torn: bool = False) -> Killed:
    """Ingests into an empty store, dies, ingests again, and compares.

    `torn` breaks the promise that a transaction is whole: the guard is off.
    """
    due = death(number, whole)
    for _ in range(_MOST_TRIES):
        diary = Diary()
        opening, victim = site.fresh(), site.victim
        _die(opening, diary, due, victim, torn=torn)
        place, _, stored = diary.read()
        if place != "ended":
            break
        due = replace(due, wait_s=due.wait_s / 2)
    else:
        raise SystemExit(f"kill {number} never came before the ingestion's end")
    opening = site.again()
    store = opening()
    try:
        _ingest(store, Diary(), Death("never", 0, 0.0), lambda: None)
        differs = whole.graph.differs(seen(store))
    except KeyError as error:
        if not torn:
            raise
        differs = [f"ingesting again missed {error}"]
    finally:
        store.close()
    who = "server" if victim else "ingestion"
    return Killed(number, who, due.how, due.at, round(due.wait_s * 1000, 2), place, stored, differs)


def _die(opening: Opening, diary: Diary, due: Death, victim: int | None, *, torn: bool) -> None:
    """A child that ingests, and the kill. Where the server is killed the child ends by its own error."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            store = opening()
            _ingest(store, diary, due, lambda: os.kill(victim or os.getpid(), signal.SIGKILL), torn=torn)
            diary.note("ended")
            status = 0
        except DramatisError:
            status = 3  # what a killed server makes of the ingestion
        except BaseException:  # a child must not come back into its parent's code
            traceback.print_exc()
        finally:
            os._exit(status)
    if due.how == "time":
        time.sleep(due.wait_s)
        os.kill(victim or child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    dead = status == signal.SIGKILL if victim is None else os.waitstatus_to_exitcode(status) == 3
    if not dead and diary.read()[0] != "ended":
        raise SystemExit(f"the ingestion ended with status {status} in place of being killed; see its error above")


def _ingest(store: GraphStore, diary: Diary, due: Death, strike: Callable[[], None], *, torn: bool = False) -> None:
    """Ingests the corpus, and strikes when the death is due."""
    verbs = commits = 0

    def each() -> None:
        nonlocal verbs
        verbs += 1
        diary.note(diary.read()[0], verbs=1)
        if due.how == "verb" and verbs == due.at:
            strike()

    def leaving() -> None:
        nonlocal commits
        commits += 1
        if due.how == "commit" and commits == due.at:
            threading.Timer(due.wait_s, strike).start()

    with _small():
        store.prepare()
        ingest_all(Noted(Watched(store, each, torn=torn), diary, leaving), *corpus())


@contextmanager
def _small() -> Iterator[None]:
    """Batches of few articles, and tallies from few reports on: what a large corpus does, a small one does too."""
    before = ingest.pipeline.BATCH, tallies.LEAST_TALLIED, tallies.LEAST_OF_STORY
    ingest.pipeline.BATCH, tallies.LEAST_TALLIED, tallies.LEAST_OF_STORY = BATCH, _LEAST, _LEAST
    try:
        yield
    finally:
        ingest.pipeline.BATCH, tallies.LEAST_TALLIED, tallies.LEAST_OF_STORY = before
