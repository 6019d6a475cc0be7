"""The inputs that couldn't be read: listed with their reason, and forgotten when they could be mended."""

from collections.abc import Sequence

from graph.shape import ROOT, Link, Order, Row, Shape
from graph.store import GraphStore, Transaction

# Rows a page; the list is read in pages so that a long one doesn't fill memory at once.
_PAGE = 500
_FIELDS = ("origin", "reason", "content", "format", "at")


def list_rejected(store: GraphStore) -> list[Row]:
    """All rejected inputs, the oldest first."""
    found: list[Row] = []
    cursor = None
    while True:
        link = Link("rejected", "rejected", Shape("Rejected", _FIELDS), first=_PAGE, after=cursor, order=(Order("at"),))
        answer = store.read(Shape("Query", (), (link,)), [ROOT])[0]
        assert answer is not None  # the root is always there
        items = answer["rejected"]["items"]
        found.extend({name: item[name] for name in ("id", *_FIELDS)} for item in items)
        if not answer["rejected"]["more"]:
            return found
        cursor = items[-1]["_cursor"]


def forget_rejected(store: GraphStore, ids: Sequence[str]) -> None:
    """Removes them from the list."""

    def work(transaction: Transaction) -> None:
        transaction.remove("Rejected", ids)

    store.transact(work)
