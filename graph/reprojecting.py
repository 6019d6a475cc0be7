"""Everything that follows from facts and from who is who made anew, for a store whose projections are in doubt.

It goes through the store a few hundred things at a time, each lot in a transaction of its own: readers see old or new,
and one that broke off is simply started again. Doing it on a sound store changes nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from graph.direct_edges import draw_direct_edges
from graph.grouping import group_facts, project_claims, settle_groups
from graph.paging import pages
from graph.projection import refresh_stories
from graph.rebuilding import refresh_moved
from graph.shape import Link, Order, Shape
from graph.statements import attach_claims
from graph.store import GraphStore, Transaction
from graph.tallies import drop_tallies

# Things made anew in one transaction.
_LOT = 200
_BY_ID = (Order("id"),)
_DRAWN = ("RELATES", "AUTHORED_BY", "SPEAKS_FOR", "EVENT_DOCUMENT")


def reproject(store: GraphStore, progress: Callable[[str, int], None] = lambda *_: None) -> dict[str, int]:
    """Makes relations, participations, direct edges, appearances, counts and times anew; how many things, by kind."""
    done: dict[str, int] = {}
    for link, label, work in _STEPS:
        name = link.removeprefix("every_")
        done[name] = 0
        for ids in _lots(store, link, label):
            store.transact(partial(work, ids=ids))
            done[name] += len(ids)
            progress(name, done[name])
    return done


def _facts(transaction: Transaction, ids: Sequence[str]) -> None:
    for kind in ("STATES", "GROUPED_IN"):
        transaction.disconnect(kind, ids)
    group_facts(transaction, ids)


def _relations(transaction: Transaction, ids: Sequence[str]) -> None:
    """Those that no fact states go."""
    stating = _sources(transaction, "STATES", ids)
    for kind in ("RELATION_SUBJECT", "RELATION_OBJECT"):
        transaction.disconnect(kind, ids)
    transaction.disconnect("INVOLVED_IN", ids, out=False)
    empty = [key for key, edges in transaction.follow("STATES", ids, out=False).items() if not edges]
    drop_tallies(transaction, empty)
    transaction.remove("Relation", empty)
    group_facts(transaction, stating)
    settle_groups(transaction, set(ids) - set(empty))


def _participations(transaction: Transaction, ids: Sequence[str]) -> None:
    """Those in which no fact is counted go."""
    counted = _sources(transaction, "GROUPED_IN", ids)
    transaction.disconnect("PARTICIPATION", ids, out=False)
    transaction.disconnect("PARTICIPANT", ids)
    group_facts(transaction, counted)
    settle_groups(transaction, ids)


def _claims(transaction: Transaction, ids: Sequence[str]) -> None:
    project_claims(transaction, ids)
    attach_claims(transaction, ids)


def _entities(transaction: Transaction, ids: Sequence[str]) -> None:
    for kind in _DRAWN:
        transaction.disconnect(kind, ids)
    involved = transaction.follow("INVOLVED_IN", ids)
    relations = sorted({edge[1] for edges in involved.values() for edge in edges})
    draw_direct_edges(transaction, relations, transaction.get("Relation", relations))
    refresh_moved(transaction, ids, ())


def _sources(transaction: Transaction, kind: str, ids: Sequence[str]) -> list[str]:
    return sorted({edge[0] for edges in transaction.follow(kind, ids, out=False).values() for edge in edges})


_STEPS: tuple[tuple[str, str, Callable[..., None]], ...] = (
    ("every_fact", "Fact", _facts),
    ("every_relation", "Relation", _relations),
    ("every_participation", "Participation", _participations),
    ("every_claim", "Claim", _claims),
    ("every_entity", "Entity", _entities),
    ("stories", "Story", refresh_stories),
)


def _lots(store: GraphStore, link: str, label: str) -> Iterator[list[str]]:
    """All ids that the root link lists, in the order of the ids."""
    for rows in pages(store, Link("found", link, Shape(label), order=_BY_ID), _LOT):
        yield [row["id"] for row in rows]
