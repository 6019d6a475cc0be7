"""Writers of the embedded store follow one another in the order in which they came, and none waits for good."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import pytest

from dramatis.errors import StoreUnavailableError
from graph.sqlite import turns
from graph.sqlite.store import open_sqlite
from graph.sqlite.turns import Turns

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no locks on single bytes")

_WRITERS = 4
_TIMES = 12
# How long each writes: longer than a waiter of SQLite's first looks, shorter than its later ones.
_HOLD_S = 0.01


@contextmanager
def forked(work: Callable[[], object]) -> Iterator[int]:
    """A process of its own that does the work; killed at the end, should it still be at it."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    try:
        yield child
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def write_often(folder: Path, order: Path, writer: int, *, queued: bool) -> None:
    """Writes again and again without a pause between, and notes each time in the file who wrote."""
    store = open_sqlite(folder)
    if not queued:
        store._turns._draw = refuse  # type: ignore[method-assign]  # as on a file system without locks
    for number in range(_TIMES):

        def note(transaction: object) -> None:
            time.sleep(_HOLD_S)
            with order.open("a", encoding="ascii") as told:
                told.write(f"{writer}\n")

        store.transact(note)
        if number == 0:
            # All have written once before anybody writes again, so that all wait for the same turns.
            while len(set(order.read_text(encoding="ascii").split())) < _WRITERS:
                time.sleep(_HOLD_S)
    store.close()


def refuse() -> int:
    raise OSError("no locks here")


def longest_runs(folder: Path, *, queued: bool) -> int:
    """How often at most one writer wrote twice or more in a row, while all the others had yet to write."""
    store = open_sqlite(folder)
    store.prepare()
    store.close()
    order = folder / "order"
    order.touch()
    children = []
    for writer in range(_WRITERS):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                write_often(folder, order, writer, queued=queued)
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * _WRITERS
    wrote = order.read_text(encoding="ascii").split()
    assert len(wrote) == _WRITERS * _TIMES
    # The first ones come before all wait, and at the end fewer are left.
    middle = wrote[2 * _WRITERS : -2 * _WRITERS]
    return max(len(list(run)) for _, run in groupby(middle))


def test_whoever_has_written_lets_those_who_wait_go_first(tmp_path: Path) -> None:
    assert longest_runs(tmp_path, queued=True) == 1


def test_without_turns_one_writer_gets_ahead_of_all_that_wait(tmp_path: Path) -> None:
    """The control: SQLite's own lock goes to the one that has just given it back."""
    assert longest_runs(tmp_path, queued=False) > 2


def test_a_turn_whose_owner_was_killed_is_over(tmp_path: Path) -> None:
    begun = tmp_path / "begun"

    def hang() -> None:
        with Turns(tmp_path / "turns").mine():
            begun.touch()
            time.sleep(60)

    with forked(hang) as child:
        while not begun.exists():
            time.sleep(0.01)
        os.kill(child, signal.SIGKILL)
        started = time.monotonic()

        with Turns(tmp_path / "turns").mine():
            waited = time.monotonic() - started

    assert waited < 10


def test_who_waits_behind_one_that_hangs_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = tmp_path / "begun"
    monkeypatch.setattr(turns, "PATIENCE_S", 0.2)

    def hang() -> None:
        with Turns(tmp_path / "turns").mine():
            begun.touch()
            time.sleep(60)

    with forked(hang):
        while not begun.exists():
            time.sleep(0.01)

        with pytest.raises(StoreUnavailableError, match="another process may hang"), Turns(tmp_path / "turns").mine():
            pass


def test_where_no_file_can_be_locked_writing_goes_on(tmp_path: Path) -> None:
    with Turns(tmp_path / "no such folder" / "turns").mine():
        written = True

    assert written


def test_a_file_that_was_cut_off_begins_again(tmp_path: Path) -> None:
    (tmp_path / "turns").write_bytes(b"abc")

    with Turns(tmp_path / "turns").mine(), Turns(tmp_path / "turns").mine():
        pass

    assert (tmp_path / "turns").stat().st_size == 16
