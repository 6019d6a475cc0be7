"""The inputs that couldn't be read: listed with their reason, and forgotten when they could be mended."""

from collections.abc import Sequence

from graph.paging import pages
from graph.shape import Link, Order, Row, Shape
from graph.store import GraphStore, Transaction

_FIELDS = ("origin", "reason", "content", "format", "at")


def list_rejected(store: GraphStore) -> list[Row]:
    """All rejected inputs, the oldest first."""
    link = Link("rejected", "rejected", Shape("Rejected", _FIELDS), order=(Order("at"),))
    return [{name: row[name] for name in ("id", *_FIELDS)} for rows in pages(store, link) for row in rows]


def forget_rejected(store: GraphStore, ids: Sequence[str]) -> None:
    """Removes them from the list."""

    def work(transaction: Transaction) -> None:
        transaction.remove("Rejected", ids)

    store.transact(work)
