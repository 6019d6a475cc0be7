"""Ingestions that are killed, each in a process of its own. Run as a program by a test:

    python -m tests.ingest.dying FOLDER=95 FOLDER=after0.2 OTHER=torn132

A number is the verb at which the ingestion kills itself, `after` the seconds after which it is killed. `torn` breaks
the promise that a transaction is whole, for the negative control.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import ingest.pipeline
from dramatis.article import Article
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore, Transaction
from tests.ingest.newsroom import WIRE, report
from tests.ingest.newsroom import ingest as ingest_all

Result = TypeVar("Result")
# Few articles a batch, so that a small corpus takes many transactions.
BATCH = 3


def corpus() -> Iterator[Article]:
    """Forty articles with copies, changed texts, stories of several articles, and what joins them."""
    people = ("Ann Lee", "Bo Ray", "Cy Fox", "Di Orr")
    for number in range(36):
        one, other = people[number % 4], people[(number + 1) % 4]
        body = (
            f"{one} leads Board {'ABCDEF'[number % 6]}. {one} and {other} met in Oslo on 2025-05-{1 + number % 9:02d}. "
            f"{other} said item {number} is open."
        )
        yield report(body, f"Day {number}", at=f"2025-05-{1 + number % 20:02d}", by=f"outlet{number % 7}.example")
        if number % 9 == 0:
            yield report(WIRE, f"Wire {number}", at=f"2025-05-{28 - number % 20:02d}", by=f"wire{number}.example")
        if number % 12 == 0:
            yield report(body + " It was corrected.", f"Day {number}", by=f"outlet{number % 7}.example")


class Counted:
    """A transaction that counts its verbs and runs something at each."""

    def __init__(self, transaction: Transaction, each: Callable[[], None]) -> None:
        self._transaction = transaction
        self._each = each

    def __getattr__(self, name: str) -> Any:
        self._each()
        return getattr(self._transaction, name)


class Watched:
    """A store whose every verb within a transaction is told beforehand. `torn`: each verb is kept even so."""

    def __init__(self, store: GraphStore, each: Callable[[], None], *, torn: bool = False) -> None:
        self._store = store
        self._each = each
        self._torn = torn

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def transact(self, work: Callable[[Transaction], Result]) -> Result:
        """As the store's, watched."""
        if not self._torn:
            return self._store.transact(lambda transaction: work(Counted(transaction, self._each)))
        return work(_Torn(self._store, self._each))


class _Torn:
    def __init__(self, store: GraphStore, each: Callable[[], None]) -> None:
        self._store = store
        self._each = each

    def __getattr__(self, name: str) -> Any:
        def verb(*args: Any, **kwargs: Any) -> Any:
            self._each()
            return self._store.transact(lambda transaction: getattr(transaction, name)(*args, **kwargs))

        return verb


def run(folder: str, verb: int, *, torn: bool = False) -> None:
    """Ingests the corpus into the store in the folder, and dies at the verb."""
    left = verb

    def each() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    store = open_sqlite(Path(folder))
    store.prepare()
    ingest_all(Watched(store, each, torn=torn), *corpus())
    store.close()


def killed(folder: str, how: str) -> int:
    """The exit status of a child, forked so as not to import again, that ingests into the folder and is killed."""
    child = os.fork()
    if child == 0:
        run(folder, 0 if how.startswith("after") else int(how.removeprefix("torn")), torn=how.startswith("torn"))
        os._exit(0)
    if how.startswith("after"):
        time.sleep(float(how.removeprefix("after")))
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def main(*deaths: str) -> None:
    """Each death is FOLDER=HOW; prints the exit status of each child."""
    ingest.pipeline.BATCH = BATCH
    for death in deaths:
        folder, _, how = death.partition("=")
        print(killed(folder, how), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
