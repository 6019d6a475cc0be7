"""Mentions that were taken out and may come back, for what was decided on them to hold again when they do.

A mention's id follows from the text and the place in it, so the same article, ingested again, brings it back. Of one
that is taken out while it shows a side of a decision the id is kept, with the decision and the side; content isn't.
"""

from collections.abc import Iterable, Sequence

from dramatis.ids import stable_id
from graph.decisions import DecisionKind
from graph.store import EdgeRow, Transaction


def absent_id(mention: str) -> str:
    """The id of the node that stands for the mention while it is away."""
    return stable_id("absent", mention)


def await_mentions(transaction: Transaction, mentions: Sequence[str]) -> None:
    """Keeps which sides the mentions show, before they are removed.

    Not of JOINs: each is about one in-article entity, goes with it, and is decided anew when that comes back.
    """
    showing = transaction.follow("DECIDED_ON", mentions, out=False)
    edges = [edge for found in showing.values() for edge in found]
    rows = transaction.get("Decision", sorted({edge[0] for edge in edges}))
    waiting: list[EdgeRow] = [
        (decision, absent_id(mention), side, {"side": side, "mention": mention})
        for decision, mention, side, _ in edges
        if rows[decision]["kind"] != DecisionKind.JOIN
    ]
    transaction.put("Absent", [{"id": key} for key in sorted({edge[1] for edge in waiting})])
    transaction.connect("AWAITS", waiting)


def show_again(transaction: Transaction, mentions: Iterable[str]) -> None:
    """Those of the mentions that have come back show again what they showed."""
    back = sorted(transaction.known("Absent", [absent_id(mention) for mention in mentions]))
    if not back:
        return
    awaited = transaction.follow("AWAITS", back, out=False)
    edges = [edge for found in awaited.values() for edge in found]
    shown: list[EdgeRow] = [
        (decision, str(given["mention"]), side, {"side": side}) for decision, _, side, given in edges
    ]
    transaction.connect("DECIDED_ON", sorted(shown, key=lambda edge: edge[:3]))
    transaction.remove("Absent", back)


def await_no_longer(transaction: Transaction, decisions: Sequence[str]) -> None:
    """Forgets what is only awaited for decisions that are about to be removed."""
    awaited = {edge[1] for found in transaction.follow("AWAITS", decisions).values() for edge in found}
    if not awaited:
        return
    waiting = transaction.follow("AWAITS", sorted(awaited), out=False)
    going = set(decisions)
    transaction.remove("Absent", [key for key, edges in waiting.items() if {edge[0] for edge in edges} <= going])
