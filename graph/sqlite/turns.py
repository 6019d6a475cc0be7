"""Turns to write among processes: first come, first served, by numbers drawn from a file beside the database.

SQLite lets one process write at a time, and those who wait look again every tenth of a second: whoever has just written
and writes again at once gets ahead of them nearly always, and of sixteen writers some wait for minutes. Here each draws
a number, and locks it until it has written; the next one waits for that lock. The locks are the system's, so those of a
process that dies are gone with it. Turns only order the writers: SQLite's own lock keeps them apart, whatever happens
here, and where a file can't be locked (or on Windows) it does so alone.
"""

import os
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dramatis.errors import StoreUnavailableError

if sys.platform != "win32":
    import fcntl

# Seconds without anybody's turn beginning after which a waiter gives up: longer than any batch takes. Who waits behind
# others that do get on goes on waiting.
PATIENCE_S = 60.0
# Seconds between two looks of the next in line, and of those so many places behind it.
_LOOK_S = 0.001
_LONGEST_LOOK_S = 0.05
# The file holds the last number drawn and the last one whose turn began.
_NUMBER = struct.Struct("=q")
_DRAWN, _BEGUN = 0, _NUMBER.size
# Bytes that are locked: one while a number is drawn, and one for each number. They need not exist.
_DOOR = 2 * _NUMBER.size
_FIRST = 1_024


class Turns:
    """The writers' queue at one database, as one process sees it. Its own threads must come one at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def close(self) -> None:
        """Gives the file back; it is opened again when it is needed."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    @contextmanager
    def mine(self) -> Iterator[None]:
        """This process's turn. StoreUnavailableError where nobody's turn has begun for PATIENCE_S."""
        try:
            number = self._draw()
        except OSError:  # a folder that may only be read, or a file system without locks
            yield
            return
        try:
            self._wait(number)
            yield
        finally:
            self._unlock(_FIRST + number)

    def _draw(self) -> int:
        self._opened()
        patience = _Patience(self._path)
        while not self._lock(_DOOR):
            patience.look(0, 1)
        try:
            number = self._read(_DRAWN) + 1
            # Locked before it is drawn: whoever draws the next one finds it so.
            self._lock(_FIRST + number)
            self._write(_DRAWN, number)
        finally:
            self._unlock(_DOOR)
        return number

    def _wait(self, number: int) -> None:
        """Returns when the one before has written or is gone."""
        patience = _Patience(self._path)
        while not self._lock(_FIRST + number - 1):
            begun = self._read(_BEGUN)
            patience.look(begun, number - begun)
        self._unlock(_FIRST + number - 1)
        self._write(_BEGUN, number)

    def _lock(self, place: int) -> bool:
        """False where another process has the lock."""
        if sys.platform == "win32":
            raise OSError("no locks on single bytes here")
        try:
            fcntl.lockf(self._opened(), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except (BlockingIOError, PermissionError):  # as POSIX leaves it to the system
            return False
        return True

    def _unlock(self, place: int) -> None:
        if sys.platform != "win32" and self._file is not None:
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, place)

    def _read(self, place: int) -> int:
        """The number there; 0 in a file that is new or was cut off."""
        held = os.pread(self._opened(), _NUMBER.size, place)
        found: tuple[int] = _NUMBER.unpack(held) if len(held) == _NUMBER.size else (0,)
        return found[0]

    def _write(self, place: int, number: int) -> None:
        os.pwrite(self._opened(), _NUMBER.pack(number), place)

    def _opened(self) -> int:
        if self._file is None:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        return self._file


class _Patience:
    """One wait. It ends in an error when nobody has got on for too long."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._begun = -1
        self._until = time.monotonic() + PATIENCE_S

    def look(self, begun: int, places: int) -> None:
        """Sleeps until the next look, the number `begun` being the last whose turn began, so many places ahead."""
        now = time.monotonic()
        if begun != self._begun:
            self._begun, self._until = begun, now + PATIENCE_S
        if now > self._until:
            raise StoreUnavailableError(
                f"{self._path.parent} has not been free to write to for {PATIENCE_S:.0f} s; another process may hang "
                "in the midst of writing: end it, and try again"
            )
        time.sleep(min(_LOOK_S * max(1, places), _LONGEST_LOOK_S))
