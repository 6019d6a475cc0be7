"""The embedded store: connections, transactions, health. One writer at a time, one reading connection a thread."""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from dramatis.errors import StoreError, StoreNotReadyError, StoreUnavailableError
from graph.deadline import in_time, too_late
from graph.dump_rows import load_rows
from graph.hit_rows import with_rows
from graph.schema import LABELS, SCHEMA_VERSION, SEARCHED
from graph.shape import Row, Shape
from graph.sqlite import suggestions, walks
from graph.sqlite.dumps import dump
from graph.sqlite.lookups import by_keys, follow_redirects, known
from graph.sqlite.search import search
from graph.sqlite.shapes import read_shape
from graph.sqlite.tables import quoted, statements
from graph.sqlite.transaction import SqliteTransaction
from graph.sqlite.turns import Turns
from graph.store import NO_SHAPES, Found, Health, Suggested, Transaction
from graph.tellings import Told, tellings
from graph.walking import Walker
from graph.walking_neighborhood import star
from graph.walks import Kept, Star, Step

Result = TypeVar("Result")
_FILE = "graph.sqlite"
# The writers' queue; without it SQLite's own file lock would do, but not in order (`graph.sqlite.turns`).
_TURNS = "graph.sqlite-turns"
# How long a writer whose turn it is waits for one that took none, such as a backup: longer than any batch takes.
_BUSY_TIMEOUT_S = 60.0
# 64 MiB of pages: a laptop has them, and the two-hop reads stay in memory.
_CACHE_KIB = 65_536
_LOAD_ROWS = 5_000
# Statements that a connection keeps compiled: those of some twenty different queries, each of which has about twenty.
_STATEMENTS = 500
# Steps of SQLite's machine between two looks at the clock: about a tenth of a millisecond.
_STEPS = 10_000


def open_sqlite(folder: Path) -> "SqliteStore":
    """The store in the folder, which is made if need be. Raises StoreUnavailableError if it can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailableError(
            f"the folder {folder} can't be made ({error.strerror}); set DRAMATIS_STORE to a folder you may write to"
        ) from error
    return SqliteStore(folder / _FILE)


class SqliteStore:
    """A GraphStore in one SQLite file (WAL, synchronous=FULL)."""

    engine = "sqlite"

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing = threading.RLock()
        self._turns = Turns(path.with_name(_TURNS))
        self._writer: sqlite3.Connection | None = None
        self._local = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._closed = False

    def prepare(self) -> None:
        """See GraphStore.prepare."""
        with self._turn():
            connection = self._write_connection()
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, SCHEMA_VERSION):
                raise StoreNotReadyError(
                    f"{self.path} was written with schema {version}, and this Dramatis reads schema {SCHEMA_VERSION}; "
                    "ingest its articles into a fresh store, or go on with the version that wrote it"
                )
            try:
                connection.execute("BEGIN IMMEDIATE")
                for statement in (*statements(), *suggestions.STATEMENTS):
                    connection.execute(statement)
                suggestions.fill(connection)
                connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
                connection.execute("COMMIT")
            except sqlite3.Error as error:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise StoreUnavailableError(
                    f"{self.path} can't be made ready ({error}); set DRAMATIS_STORE to a folder that you may write to"
                ) from error

    def health(self) -> Health:
        """See GraphStore.health."""
        problems: list[str] = []
        counts: dict[str, int] = {}
        unique = 0
        try:
            connection = self._reader()
            found = connection.execute("PRAGMA quick_check(5)").fetchall()
            problems.extend(str(row[0]) for row in found if row[0] != "ok")
            for label in LABELS:
                counts[label] = connection.execute(f"SELECT count(*) FROM {quoted(label)}").fetchone()[0]
                unique += 1
        except (sqlite3.Error, StoreError) as error:
            problems.append(f"{self.path}: {error}; run `dramatis doctor` after `dramatis ingest`, or restore a backup")
        return Health(self.engine, str(self.path), sqlite3.sqlite_version, unique, tuple(problems), counts)

    def close(self) -> None:
        """See GraphStore.close."""
        with self._writing:
            self._closed = True
            for connection in (*self._readers, *([self._writer] if self._writer else [])):
                connection.close()
            self._readers.clear()
            self._writer = None
            self._turns.close()

    def transact(self, work: Callable[[Transaction], Result]) -> Result:
        """See GraphStore.transact."""
        with self._turn():
            connection = self._write_connection()
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.Error as error:
                raise StoreUnavailableError(f"{self.path} can't be written to ({error}); try again later") from error
            try:
                result = work(SqliteTransaction(connection))
                connection.execute("COMMIT")
            except BaseException as error:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    raise StoreError(f"{self.path}: {error}; nothing of this batch was stored") from error
                raise
            return result

    def read(self, shape: Shape, keys: Sequence[str]) -> list[Row | None]:
        """See GraphStore.read. All levels are read from one snapshot."""
        with self._reading() as connection:
            connection.execute("BEGIN")
            try:
                return read_shape(connection, shape, follow_redirects(connection, shape, keys))
            finally:
                connection.execute("COMMIT")

    def read_all(self, asked: Sequence[tuple[Shape, Sequence[str]]]) -> list[list[Row | None]]:
        """See GraphStore.read_all."""
        return [self.read(shape, keys) for shape, keys in asked]

    def tellings(
        self,
        stories: Sequence[str],
        most: int,
        outlet: Shape,
        beside: Sequence[tuple[Shape, Sequence[str]]] = (),
    ) -> Told:
        """See GraphStore.tellings."""
        return tellings(self, stories, most, outlet, beside)

    def known(self, label: str, ids: Sequence[str]) -> set[str]:
        """See GraphStore.known."""
        with self._reading() as connection:
            return known(connection, label, ids)

    def by_keys(self, label: str, keys: Sequence[str], limit: int) -> dict[str, list[str]]:
        """See GraphStore.by_keys."""
        with self._reading() as connection:
            return by_keys(connection, label, keys, limit)

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
        with self._reading() as connection:
            found = search(connection, text, kinds, limit, after, counted=counted, highlighted=highlighted)
        return with_rows(self, found, shapes)

    def spellings(self, pieces: Sequence[tuple[int, str]], most: int) -> list[str]:
        """See GraphStore.spellings."""
        with self._reading() as connection:
            return suggestions.spellings(connection, pieces, most)

    def suggest(self, wanted: Sequence[Sequence[str]], kinds: Sequence[str], most: int) -> list[Suggested]:
        """See GraphStore.suggest."""
        with self._reading() as connection:
            return suggestions.suggest(connection, wanted, kinds, most)

    def walk(self, ids: Sequence[str], kept: Kept, most: int) -> dict[str, list[Step]]:
        """See GraphStore.walk."""
        with self._reading() as connection:
            return walks.walk(connection, ids, kept, most)

    def among(self, ids: Sequence[str], kept: Kept, most: int) -> list[Step]:
        """See GraphStore.among."""
        with self._reading() as connection:
            return walks.among(connection, ids, kept, most)

    def star(self, key: str, kept: Kept, limit: int, asked: Sequence[Shape]) -> Star | None:
        """See GraphStore.star."""
        return star(Walker(self, kept), key, limit, asked)

    def degrees(self, ids: Sequence[str], kept: Kept) -> dict[str, int]:
        """See GraphStore.degrees."""
        with self._reading() as connection:
            return walks.degrees(connection, ids, kept)

    def dump(self) -> Iterator[Row]:
        """See GraphStore.dump."""
        connection = self._connect()
        try:
            yield from dump(connection)
        finally:
            connection.close()

    def load(self, rows: Iterable[Row]) -> int:
        """See GraphStore.load."""
        total = 0
        remaining = iter(rows)
        while batch := list(islice(remaining, _LOAD_ROWS)):
            total += self.transact(partial(load_rows, rows=batch))
        return total

    def shred(self) -> None:
        """See GraphStore.shred. Writes the file anew, and needs as much room again while it does."""
        with self._turn():
            connection = self._write_connection()
            try:
                for label in SEARCHED:
                    # Full-text search keeps removed words until its parts are merged.
                    index = quoted(f"f_{label}")
                    connection.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")
                connection.execute("VACUUM")
                busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            except sqlite3.Error as error:
                raise StoreError(
                    f"{self.path} can't be written anew ({error}); free some room and ask again"
                ) from error
            if busy:
                raise StoreError(
                    f"{self.path} is being read, so its log still holds what was removed; ask again when nobody reads"
                )

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """This thread's turn to write among all threads and processes."""
        with self._writing, self._turns.mine():
            yield

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's reading connection, until the deadline; SQLite's own errors leave as ours."""
        deadline = in_time()
        try:
            connection = self._reader()
            if deadline is None:
                yield connection
                return
            connection.set_progress_handler(deadline.over, _STEPS)
            try:
                yield connection
            finally:
                connection.set_progress_handler(None, 0)
        except sqlite3.Error as error:
            if deadline is not None and deadline.over():
                raise too_late() from error
            raise StoreError(f"{self.path} can't be read ({error}); see `dramatis doctor`") from error

    def _reader(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            connection.execute("PRAGMA query_only = ON")
            self._local.connection = connection
            with self._writing:
                self._readers.append(connection)
        return connection

    def _write_connection(self) -> sqlite3.Connection:
        if self._writer is None:
            self._writer = self._connect()
        return self._writer

    def _connect(self) -> sqlite3.Connection:
        if self._closed:
            raise StoreUnavailableError(f"{self.path} was closed; open the store again")
        try:
            connection = sqlite3.connect(
                self.path,
                timeout=_BUSY_TIMEOUT_S,
                isolation_level=None,
                check_same_thread=False,
                cached_statements=_STATEMENTS,
            )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        except sqlite3.Error as error:
            raise StoreUnavailableError(
                f"{self.path} can't be opened ({error}); set DRAMATIS_STORE to a folder that holds a store or nothing"
            ) from error
        return connection
