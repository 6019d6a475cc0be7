"""The audit: who changed what, when, and how it was before and after. One record a change, never rewritten by another.

A record is written in the transaction of its change, so neither is without the other. It holds ids, names and settings,
never the text of an article; what a forgetting removes goes from it too.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dramatis.ids import stable_id
from graph.attaching import attach
from graph.feed import next_number
from graph.shape import Row
from graph.store import Transaction

# Stories that one record names as changed: a rollback of a month's news changes more, and nobody follows all of them.
_MOST_STORIES = 1_000


@dataclass(frozen=True, slots=True)
class Act:
    """A change that somebody makes: who (`principal`), by which operation of the API or the command line, when (a
    timestamp)."""

    principal: str
    operation: str
    at: str


def record(
    transaction: Transaction,
    act: Act,
    target: str,
    *,
    before: Row | None = None,
    after: Row | None = None,
    concerns: Iterable[str] = (),
    stories: Iterable[str] = (),
) -> str:
    """Puts the change of `target` on record; the record's id.

    It is found by the target and by whatever else it `concerns`. None: there was nothing before, or is nothing after.
    """
    number = next_number(transaction)
    key = stable_id("audit", act.at, act.principal, act.operation, target, number)
    row: Row = {
        "id": key,
        "number": number,
        "at": act.at,
        "principal": act.principal,
        "operation": act.operation,
        "target": target,
        "before": before,
        "after": after,
        "stories": _few(stories),
    }
    transaction.put("Audit", [row])
    attach(transaction, "AUDIT_OF", key, {target, *concerns})
    return key


def complete(transaction: Transaction, key: str, after: Row, stories: Iterable[str] = ()) -> None:
    """Adds to the record of a change of several transactions what came of it."""
    row = {"id": key, "number": next_number(transaction), "after": after, "stories": _few(stories)}
    transaction.put("Audit", [row])


@dataclass(slots=True)
class Recorder:
    """The record of a change that others carry out, perhaps in several transactions: `begin` is done in the first.

    `before` looks up how it was, `after` is what is known of what comes of it.
    """

    act: Act
    target: str
    after: Row | None = None
    before: Callable[[Transaction], Row | None] = lambda _: None
    key: str = ""

    def begin(self, transaction: Transaction) -> None:
        """Writes the record; the transaction may be begun anew."""
        self.key = record(transaction, self.act, self.target, before=self.before(transaction), after=self.after)

    def end(self, transaction: Transaction, after: Row, stories: Iterable[str] = ()) -> None:
        """Adds what came of it."""
        complete(transaction, self.key, after, stories)


def _few(stories: Iterable[str]) -> Sequence[str]:
    return sorted(set(stories))[:_MOST_STORIES]
