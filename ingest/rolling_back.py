"""Taking back what one run added, a few articles at a time, the latest first.

Each transaction leaves the graph as if its articles had never been in the run, and the run says since when it is being
taken back; so a rollback that breaks off can be gone on with by asking for it again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from dramatis.errors import RunError
from dramatis.times import timestamp
from graph.store import MOST_KEYS, GraphStore, Transaction
from ingest.pipeline import BATCH
from ingest.withdrawing import withdraw


@dataclass(frozen=True, slots=True)
class RolledBack:
    """What a rollback took out: how many readings, of how many articles, and how many articles went with them.

    `left` are the ids of those articles that others had read too, `stories` those in which any of them stood.
    """

    readings: int = 0
    articles: int = 0
    removed: int = 0
    left: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()


def rollback(
    store: GraphStore,
    run: str,
    clock: Callable[[], datetime],
    progress: Callable[[int, int], None] = lambda *_: None,
    alongside: Callable[[Transaction], None] = lambda _: None,
) -> RolledBack:
    """Takes back exactly what the run added. `progress` is told how many readings are done, of how many.

    `alongside` is done in the transaction that begins it. What later runs read, and what a person decided, stays.
    Raises RunError for an unknown run.
    """

    def begin(transaction: Transaction) -> list[str]:
        found = _begin(transaction, run, timestamp(clock()))
        alongside(transaction)
        return found

    waiting = store.transact(begin)
    done = RolledBack()
    left: set[str] = set()
    gone: set[str] = set()
    stories: set[str] = set()
    for start in range(0, len(waiting), BATCH):
        batch = waiting[start : start + BATCH]
        taken = store.transact(partial(withdraw, readings=batch))
        gone.update(taken.gone)
        left = (left | taken.left.keys()) - gone
        stories |= taken.stories
        articles = len(left) + len(gone)
        done = RolledBack(done.readings + len(batch), articles, len(gone), tuple(sorted(left)), tuple(sorted(stories)))
        progress(done.readings, len(waiting))
    store.transact(lambda transaction: _end(transaction, run))
    return done


def _begin(transaction: Transaction, run: str, now: str) -> list[str]:
    """Marks the run; its readings, the latest first."""
    row = transaction.get("Run", [run]).get(run)
    if row is None:
        raise RunError(f"there is no run {run}; `dramatis runs` lists those that there are")
    if not row["withdrawn"]:
        transaction.put("Run", [{"id": run, "withdrawn": now}])
    readings = [edge[0] for edge in transaction.follow("READ_BY", [run], out=False)[run]]
    numbers: dict[str, int] = {}
    for start in range(0, len(readings), MOST_KEYS):
        rows = transaction.get("Reading", readings[start : start + MOST_KEYS])
        numbers |= {key: int(row["number"]) for key, row in rows.items()}
    return sorted(readings, key=lambda key: -numbers[key])


def _end(transaction: Transaction, run: str) -> None:
    """Removes the run, and the inputs that it alone rejected, when nothing of it is left."""
    if transaction.follow("READ_BY", [run], out=False)[run]:
        return
    mine = [edge[0] for edge in transaction.follow("REJECTED_BY", [run], out=False)[run]]
    runs = transaction.follow("REJECTED_BY", mine)
    transaction.remove("Rejected", [key for key, edges in runs.items() if len(edges) == 1])
    transaction.remove("Run", [run])
