"""The server's store: sessions, transactions, what it stands on, health."""

import random
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from typing import TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, Session, unit_of_work

from dramatis.errors import StoreError, StoreNotReadyError, StoreUnavailableError
from dramatis.settings import Settings
from graph.deadline import in_time
from graph.dump_rows import load_rows
from graph.neo4j import catalogue, reading, stars, suggestions, told, walks
from graph.neo4j.connection import (
    DRIVER_ERRORS,
    DUMP_TIMEOUT_S,
    READ_TIMEOUT_S,
    WRITE_TIMEOUT_S,
    Runner,
    open_driver,
    timed_out,
    translated,
)
from graph.neo4j.search import Wanted, search
from graph.neo4j.tellings import Desk
from graph.neo4j.transaction import Neo4jTransaction
from graph.schema import SCHEMA_VERSION
from graph.shape import Row, Shape
from graph.store import NO_SHAPES, Found, Health, Suggested, Transaction
from graph.tellings import Told
from graph.tellings import tellings as tellings_by_shapes
from graph.walks import Kept, Star, Step

Result = TypeVar("Result")
_LOAD_ROWS = 5_000
# Tries of one transaction. Writers take turns, so a second one is rare and a fifth means that something is wrong.
_MOST_TRIES = 5
# The wait before the second try at most; it doubles each time.
_FIRST_WAIT_S = 0.2
# How long new indexes may take to be filled.
_INDEXING_S = 300


def open_neo4j(settings: Settings) -> "Neo4jStore":
    """The store at NEO4J_URI; nothing is connected before it is used. StoreUnavailableError for an unusable address."""
    place = f"Neo4j at {settings.neo4j_uri}, database {settings.neo4j_database}"
    return Neo4jStore(open_driver(settings), settings.neo4j_database, place)


class Neo4jStore:
    """A GraphStore on a Neo4j server.

    Writers are one at a time in the whole store, as in the embedded engine: each transaction begins by locking one
    node. Resolution reads what is known and then decides, so two writers side by side could each mint the same person;
    and a single writer was the fastest measured, since others spend their time on deadlocks. Readers never wait. They
    see what is committed at each statement (Neo4j has no snapshots), and a shape is one statement.
    """

    engine = "neo4j"

    def __init__(self, driver: Driver, database: str, place: str) -> None:
        self.place = place
        self._driver = driver
        self._database = database
        # On a cluster a read waits until its member has what was written before through this store.
        self._bookmarks = GraphDatabase.bookmark_manager()
        # Sessions that nobody reads in now. They hold no connection, but to make one takes as long as to send a read.
        self._idle: deque[Session] = deque()
        self._desk = Desk()
        self._writing = threading.Lock()
        self._writer: int | None = None
        self._closed = False

    def prepare(self) -> None:
        """See GraphStore.prepare. A server that isn't there is told at once, not after the reads' own tries."""
        try:
            self._driver.verify_connectivity()
        except DRIVER_ERRORS as error:
            raise translated(error, self.place) from error
        found = self._read(lambda runner: runner.rows(catalogue.READ_SCHEMA_VERSION))
        version = found[0][0] if found else SCHEMA_VERSION
        if version != SCHEMA_VERSION:
            raise StoreNotReadyError(
                f"{self.place} was written with schema {version}, and this Dramatis reads schema {SCHEMA_VERSION}; "
                "ingest its articles into a fresh store, or go on with the version that wrote it"
            )
        missing = self._missing()
        if missing:
            self._create(missing)
            missing = self._missing()
        if missing:
            raise StoreNotReadyError(
                f"{self.place} lacks {', '.join(missing)}; give NEO4J_USER the right to make constraints and indexes"
            )
        for label, ids in self._read(suggestions.unfiled):
            self._in_turn(partial(suggestions.index_words, label=label, ids=ids))
        if not found:
            self._in_turn(lambda runner: runner.write(catalogue.WRITE_SCHEMA_VERSION, version=SCHEMA_VERSION))
        if not self._read(told.believed):
            self._tell_all()

    def _tell_all(self) -> None:
        """Makes what is kept on reports' edges to their stories true, whoever wrote in the store until now."""
        untold = self._in_turn(told.untold)
        for articles in self._read(told.lots):
            self._in_turn(partial(told.tell, articles=articles))
        self._in_turn(partial(told.set_untold, times=untold))

    def _missing(self) -> list[str]:
        """Names of the constraints and indexes that don't stand or have failed."""
        standing, states = self._read(_standing)
        return [name for name in catalogue.constraints() if name not in standing] + [
            name for name in catalogue.indexes() if states.get(name) != "ONLINE"
        ]

    def _create(self, names: Sequence[str]) -> None:
        made = catalogue.constraints() | catalogue.indexes()
        try:
            with self._session(WRITE_ACCESS) as session:
                # One statement a transaction: the server doesn't mix changes of the schema with others.
                for name in names:
                    session.execute_write(_bounded(partial(Runner.rows, text=made[name]), WRITE_TIMEOUT_S))
                session.execute_read(_bounded(_await_indexes, _INDEXING_S))
        except DRIVER_ERRORS as error:
            problem = translated(error, self.place)
            if isinstance(problem, StoreUnavailableError):
                raise problem from error
            raise StoreNotReadyError(
                f"{self.place} can't make its constraints and indexes ({problem}); nodes that stand twice or a user "
                "without the right to change the schema are the usual reasons"
            ) from error

    def health(self) -> Health:
        """See GraphStore.health."""
        version, standing, counts, problems = "", 0, {}, []
        try:
            # No second try: who asks wants to know now.
            with self._session(READ_ACCESS) as session, session.begin_transaction(timeout=READ_TIMEOUT_S) as opened:
                runner = Runner(opened)
                version = runner.rows(catalogue.SERVER_VERSION)[0][0]
                names, states = _standing(runner)
                standing = sum(name in names for name in catalogue.constraints())
                problems = _problems(names, states)
                counts = reading.counts(runner)
                found = runner.rows(catalogue.READ_SCHEMA_VERSION)
                if found and found[0][0] != SCHEMA_VERSION:
                    problems.append(f"it holds schema {found[0][0]}, and this Dramatis reads schema {SCHEMA_VERSION}")
        except DRIVER_ERRORS as error:
            problems = [str(translated(error, self.place))]
        except StoreError as error:
            problems = [str(error)]
        return Health(self.engine, self.place.removeprefix("Neo4j at "), version, standing, tuple(problems), counts)

    def close(self) -> None:
        """See GraphStore.close."""
        self._closed = True
        self._close_idle()
        self._driver.close()

    def transact(self, work: Callable[[Transaction], Result]) -> Result:
        """See GraphStore.transact.

        Done again, after a short random wait, when a lock or the connection was lost before the commit. If it is lost
        during the commit, nobody knows whether the batch is stored, and the caller is told so. Whose turn it is among
        many writers is the server's choice, and no queue: who waits long goes on waiting as long as others get on.
        """

        def settled(runner: Runner) -> Result:
            transaction = Neo4jTransaction(runner)
            result = work(transaction)
            transaction.settle()
            return result

        return self._in_turn(settled)

    def _in_turn(self, work: Callable[[Runner], Result]) -> Result:
        tried, turns = 0, -1
        with self._turn():
            while True:
                waiting = True
                try:
                    with self._writing_transaction(WRITE_TIMEOUT_S) as runner:
                        waiting = False
                        return work(runner)
                except DRIVER_ERRORS as error:
                    if waiting and timed_out(error) and turns != (turns := self._turns_taken()):
                        continue
                    tried += 1
                    if not error.is_retryable() or tried == _MOST_TRIES:
                        raise translated(error, self.place) from error
                    time.sleep(_FIRST_WAIT_S * 2 ** (tried - 1) * random.random())

    def _turns_taken(self) -> int:
        """How many transactions were written in this store; -1 before the first."""
        found = self._read(lambda runner: runner.rows(catalogue.READ_TURNS))
        return int(found[0][0]) if found else -1

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """This process's turn to write; threads wait here rather than each on a connection of its own."""
        if self._writer == threading.get_ident():
            raise StoreError("a transaction was begun within another one; use the transaction that is open")
        with self._writing:
            self._writer = threading.get_ident()
            try:
                yield
            finally:
                self._writer = None

    @contextmanager
    def _writing_transaction(self, timeout_s: float) -> Iterator[Runner]:
        """An open transaction that holds the writers' lock; committed at the end, rolled back on any error."""
        with self._session(WRITE_ACCESS) as session, session.begin_transaction(timeout=timeout_s) as opened:
            runner = Runner(opened)
            runner.write(catalogue.TAKE_TURN)
            yield runner
            opened.commit()

    def read(self, shape: Shape, keys: Sequence[str]) -> list[Row | None]:
        """See GraphStore.read."""
        return self._read(lambda runner: reading.read_shape(runner, shape, keys))

    def read_all(self, asked: Sequence[tuple[Shape, Sequence[str]]]) -> list[list[Row | None]]:
        """See GraphStore.read_all."""
        return self._read(lambda runner: reading.read_shapes(runner, asked))

    def tellings(
        self,
        stories: Sequence[str],
        most: int,
        outlet: Shape,
        beside: Sequence[tuple[Shape, Sequence[str]]] = (),
    ) -> Told:
        """See GraphStore.tellings."""
        found = self._read(lambda runner: self._desk.tellings(runner, stories, most, outlet, beside))
        return found or tellings_by_shapes(self, stories, most, outlet, beside)

    def known(self, label: str, ids: Sequence[str]) -> set[str]:
        """See GraphStore.known."""
        return self._read(lambda runner: reading.known(runner, label, ids))

    def by_keys(self, label: str, keys: Sequence[str], limit: int) -> dict[str, list[str]]:
        """See GraphStore.by_keys."""
        return self._read(lambda runner: reading.by_keys(runner, label, keys, limit))

    def search(
        self,
        text: str,
        kinds: Sequence[str],
        limit: int,
        after: tuple[float, str] | None = None,
        *,
        counted: bool = False,
        highlighted: bool = False,
        shapes: Mapping[str, Shape] = NO_SHAPES,
    ) -> Found:
        """See GraphStore.search."""
        return self._read(
            lambda runner: search(runner, Wanted(text, tuple(kinds), limit, after, counted, highlighted, shapes))
        )

    def spellings(self, pieces: Sequence[tuple[int, str]], most: int) -> list[str]:
        """See GraphStore.spellings."""
        return self._read(lambda runner: suggestions.spellings(runner, pieces, most))

    def suggest(self, wanted: Sequence[Sequence[str]], kinds: Sequence[str], most: int) -> list[Suggested]:
        """See GraphStore.suggest."""
        return self._read(lambda runner: suggestions.suggest(runner, wanted, kinds, most))

    def walk(self, ids: Sequence[str], kept: Kept, most: int) -> dict[str, list[Step]]:
        """See GraphStore.walk."""
        return self._read(lambda runner: walks.walk(runner, ids, kept, most))

    def among(self, ids: Sequence[str], kept: Kept, most: int) -> list[Step]:
        """See GraphStore.among."""
        return self._read(lambda runner: walks.among(runner, ids, kept, most))

    def star(self, key: str, kept: Kept, limit: int, asked: Sequence[Shape]) -> Star | None:
        """See GraphStore.star."""
        return self._read(lambda runner: stars.star(runner, key, kept, limit, asked))

    def degrees(self, ids: Sequence[str], kept: Kept) -> dict[str, int]:
        """See GraphStore.degrees."""
        return self._read(lambda runner: walks.degrees(runner, ids, kept))

    def dump(self) -> Iterator[Row]:
        """See GraphStore.dump. Writers wait until it has been read to its end, so that it is one state of the graph."""
        try:
            with self._turn(), self._writing_transaction(DUMP_TIMEOUT_S) as runner:
                yield from reading.dump(runner)
        except DRIVER_ERRORS as error:
            raise translated(error, self.place) from error

    def load(self, rows: Iterable[Row]) -> int:
        """See GraphStore.load."""
        total = 0
        remaining = iter(rows)
        while batch := list(islice(remaining, _LOAD_ROWS)):
            total += self.transact(partial(load_rows, rows=batch))
        return total

    def shred(self) -> None:
        """See GraphStore.shred. The files are the server's: its logs hold what was removed until they are pruned."""

    def _read(self, work: Callable[[Runner], Result]) -> Result:
        deadline = in_time()
        # The server counts from a millisecond up: 0 would be for ever.
        timeout_s = READ_TIMEOUT_S if deadline is None else max(min(READ_TIMEOUT_S, deadline.left_s()), 0.001)
        try:
            return self._read_in(self._idle_session(), work, timeout_s)
        except DRIVER_ERRORS as error:
            raise translated(error, self.place) from error

    def _read_in(self, session: Session, work: Callable[[Runner], Result], timeout_s: float) -> Result:
        """What the work reads in the session, which is kept for the next read unless this one fails."""
        try:
            try:
                found = work(Runner(session, timeout_s))
            except DRIVER_ERRORS as error:
                if not error.is_retryable():
                    raise
                # Again, as often as the driver finds worth while, and in transactions that it opens and closes.
                found = session.execute_read(_bounded(work, timeout_s))
        except BaseException:
            session.close()
            raise
        self._idle.append(session)
        if self._closed:
            self._close_idle()
        return found

    def _idle_session(self) -> Session:
        """A session in which nobody reads."""
        if not self._closed:
            with suppress(IndexError):
                return self._idle.pop()
        return self._session(READ_ACCESS)

    def _close_idle(self) -> None:
        with suppress(IndexError):
            while True:
                self._idle.pop().close()

    def _session(self, access: str) -> Session:
        if self._closed:
            raise StoreUnavailableError(f"{self.place} was closed; open the store again")
        return self._driver.session(
            database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
        )


def _bounded(work: Callable[[Runner], Result], timeout_s: float) -> Callable[[ManagedTransaction], Result]:
    """The work as the driver runs it, stopped by the server after the time."""

    def run(transaction: ManagedTransaction) -> Result:
        return work(Runner(transaction))

    return unit_of_work(timeout=timeout_s)(run)


def _standing(runner: Runner) -> tuple[set[str], dict[str, str]]:
    """The names of the constraints that stand, and the state of each index."""
    ((names,),) = runner.rows(catalogue.SHOW_CONSTRAINTS)
    ((states,),) = runner.rows(catalogue.SHOW_INDEXES)
    return set(names), dict(states)


def _problems(constraints: set[str], states: dict[str, str]) -> list[str]:
    found = [f"the constraint {name} is missing" for name in catalogue.constraints() if name not in constraints]
    for name in catalogue.indexes():
        state = states.get(name, "missing")
        if state != "ONLINE":
            found.append(f"the index {name} is {state.lower()}")
    return found


def _await_indexes(runner: Runner) -> None:
    runner.rows(catalogue.AWAIT_INDEXES, seconds=_INDEXING_S)
