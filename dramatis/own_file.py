"""One loaded gazetteer as a file: written whole or not at all, with a checksum, and asked without being read whole.

The file is an SQLite database, so that a million entries cost no time at the start and a look-up costs the same
whatever their number. The checksum is over the entries in their order, not over the file's bytes: the same entries give
the same checksum on every machine.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path

from dramatis.errors import GazetteerError
from dramatis.folding import fold
from dramatis.gazetteer_entries import Contested, OwnEntry
from dramatis.words import EntityKind

# Another number when the tables change: an older file is then to be loaded again from its CSV.
_FORMAT = "1"
# `entry` 0 stands for no entry: the name is contested.
_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE entries (
    id INTEGER PRIMARY KEY, kind TEXT, name TEXT, wikidata TEXT, aliases TEXT, acronyms TEXT, country TEXT,
    geonames TEXT, latitude REAL, longitude REAL, gender TEXT, description TEXT
);
CREATE TABLE names (key TEXT, kind TEXT, entry INTEGER, acronym INTEGER);
CREATE TABLE starts (kind TEXT, word TEXT, most INTEGER);
"""
_INDEX = "CREATE INDEX names_by_key ON names (key, kind, entry, acronym)"
_FIND = "SELECT entry, acronym FROM names WHERE key = ? AND kind = ? ORDER BY entry LIMIT ?"
_COLUMNS = "kind, name, wikidata, aliases, acronyms, country, geonames, latitude, longitude, gender, description"
_ENTRY = f"SELECT {_COLUMNS} FROM entries WHERE id = ?"
_ENTRIES = f"SELECT {_COLUMNS} FROM entries ORDER BY id"
_CONTESTED = "SELECT key, kind FROM names WHERE entry = 0 ORDER BY rowid"
# Names of one spelling beyond this many can't be told apart by anything that we read.
_MOST_NAMESAKES = 100
# Rows in one statement: enough that the rest costs more.
_ROWS = 10_000
# Longer names don't occur in running text.
_MOST_WORDS = 8
# A name is asked for several times while its entry is read and written.
_REMEMBERED = 4_096


@lru_cache(maxsize=_REMEMBERED)
def key_of(name: str) -> str:
    """What a name is looked up by: folded, without a leading "the"."""
    return fold(name).removeprefix("the ")


def write_own_file(path: Path, items: Iterable[OwnEntry | Contested], about: Mapping[str, str]) -> int:
    """Writes the entries in the place of whatever stood there; how many. Without any, nothing is written.

    Raises GazetteerError when the place can't be written to.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(partial)) as database:
            count = _fill(database, items, about)
        if count:
            _settle(partial)
            partial.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"the gazetteer can't be written to {path} ({error}); see to the folder") from error
    finally:
        partial.unlink(missing_ok=True)
    return count


def _fill(database: sqlite3.Connection, items: Iterable[OwnEntry | Contested], about: Mapping[str, str]) -> int:
    # A broken-off file is thrown away, so it needs no journal.
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
    checksum = _Checksum()
    entries: list[tuple[object, ...]] = []
    names: list[tuple[str, str, int, int]] = []
    starts: dict[tuple[str, str], int] = {}
    count = 0
    for item in items:
        if isinstance(item, Contested):
            key = key_of(item.name)
            checksum.contest(key, item.kind)
            names.append((key, item.kind, 0, 0))
            continue
        count += 1
        row = _row(item)
        checksum.add(row)
        entries.append((count, *row))
        keys = _keys(item)
        names.extend((key, item.kind, count, acronym) for key, acronym in keys.items())
        for key in keys:
            first, _, rest = key.partition(" ")
            words = rest.count(" ") + 2 if rest else 1
            if words <= _MOST_WORDS and words > starts.get((item.kind, first), 0):
                starts[item.kind, first] = words
        if len(entries) >= _ROWS:
            _insert(database, entries, names)
    _insert(database, entries, names)
    database.executemany("INSERT INTO starts VALUES (?, ?, ?)", ((*key, most) for key, most in starts.items()))
    told = {**about, "format": _FORMAT, "entries": str(count), "checksum": checksum.text()}
    database.executemany("INSERT INTO about VALUES (?, ?)", told.items())
    database.execute(_INDEX)
    database.commit()
    return count


def _insert(
    database: sqlite3.Connection, entries: list[tuple[object, ...]], names: list[tuple[str, str, int, int]]
) -> None:
    database.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entries)
    database.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", names)
    entries.clear()
    names.clear()


def _row(entry: OwnEntry) -> tuple[object, ...]:
    return (
        entry.kind, entry.name, entry.wikidata, "|".join(entry.aliases), "|".join(entry.acronyms), entry.country,
        entry.geonames, entry.latitude, entry.longitude, entry.gender, entry.description,
    )  # fmt: skip


def _keys(entry: OwnEntry) -> dict[str, int]:
    """Each folded name -> whether it is only an acronym, which counts in capitals alone."""
    keys = dict.fromkeys(map(key_of, entry.acronyms), 1)
    keys.update(dict.fromkeys((key_of(entry.name), *map(key_of, entry.aliases)), 0))
    keys.pop("", None)
    return keys


def _settle(path: Path) -> None:
    """Brings the file to the disk before it takes its name, so that a power cut leaves the old one or the new one."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


class OwnFile:
    """One loaded gazetteer, open for look-ups. Raises GazetteerError when the file isn't one, or is damaged."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with _translated(path):
            self._database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            self.about: dict[str, str] = dict(self._database.execute("SELECT key, value FROM about"))
        if self.about.get("format") != _FORMAT or not self.about.get("entries", "").isdecimal():
            raise GazetteerError(f"{path} was written by another version of Dramatis; load its CSV file again")

    def close(self) -> None:
        """Ends the look-ups."""
        self._database.close()

    def find(self, key: str, kind: EntityKind) -> list[tuple[OwnEntry | None, bool]]:
        """The entries of a folded name, in the file's order, each with whether the name is only its acronym.

        None stands first where the name is contested.
        """
        with _translated(self._path):
            found = self._database.execute(_FIND, (key, kind, _MOST_NAMESAKES)).fetchall()
            return [(self._entry(number) if number else None, bool(acronym)) for number, acronym in found]

    def starts(self, kind: EntityKind) -> dict[str, int]:
        """First folded word of each name of the kind -> the most words of a name that begins so."""
        with _translated(self._path):
            return dict(self._database.execute("SELECT word, most FROM starts WHERE kind = ?", (kind,)))

    def verify(self) -> bool:
        """The entries are those that were written. Reads them all."""
        checksum = _Checksum()
        with _translated(self._path):
            for row in self._database.execute(_ENTRIES):
                checksum.add(row)
            for key, kind in self._database.execute(_CONTESTED):
                checksum.contest(key, kind)
        return checksum.text() == self.about["checksum"]

    def _entry(self, number: int) -> OwnEntry:
        row = self._database.execute(_ENTRY, (number,)).fetchone()
        if row is None:
            raise sqlite3.DatabaseError(f"entry {number} is missing")
        kind, name, wikidata, aliases, acronyms, *rest = row
        return OwnEntry(EntityKind(kind), name, wikidata, _parts(aliases), _parts(acronyms), *rest)


class _Checksum:
    """SHA-256 of the entries and of the contested names, each in their order."""

    def __init__(self) -> None:
        self._entries = hashlib.sha256()
        self._contested = hashlib.sha256()

    def add(self, row: Sequence[object]) -> None:
        self._entries.update(("\x1f".join(map(str, row)) + "\n").encode())

    def contest(self, key: str, kind: str) -> None:
        self._contested.update(f"{key}\x1f{kind}\n".encode())

    def text(self) -> str:
        return hashlib.sha256(self._entries.digest() + self._contested.digest()).hexdigest()


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """SQLite's errors, and values that no entry has, as ours."""
    try:
        yield
    except (sqlite3.Error, ValueError) as error:
        raise GazetteerError(
            f"the loaded gazetteer {path} can't be read ({error}); load its CSV file again, "
            f"or remove it with `dramatis gazetteer remove {path.stem}`"
        ) from error


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
