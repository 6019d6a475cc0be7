"""In-article entities that joined two entities while these were one, when the two are taken apart again."""

from collections.abc import Sequence
from functools import reduce

from graph.cards import ways_of
from graph.decisions import by_a_person, gather_join, join_id
from graph.entities import row_of
from graph.entity_matching_cards import Verdict
from graph.growing import grown
from graph.rebuilding import in_turn
from graph.recalling import recall
from graph.redirects import roots
from graph.shape import Row
from graph.store import Transaction
from graph.writing import Rows


def settle_late(transaction: Transaction, one: str, other: str, since: str, now: str) -> list[str]:
    """Gives what joined `one` after `since` a home at `other` where that fits better; those to which it was given.

    `other` goes by its own id already, and all that is resolved to either is still resolved to `one`. What a person
    placed stays where it is.
    """
    edges = transaction.follow("RESOLVED_TO", [one], out=False)[one]
    late = [edge for edge in edges if str(edge[3]["at"]) > since and not by_a_person(str(edge[3]["by"]))]
    if not late:
        return []
    root = roots(transaction, {str(edge[3]["home"]) for edge in edges})
    seen = recall(transaction, [edge[0] for edge in edges])
    came_later = {edge[0] for edge in late}
    sides: dict[str, Row] = {}
    for side in (one, other):
        early = [edge for edge in edges if root[str(edge[3]["home"])] == side and edge[0] not in came_later]
        if not early:
            return []
        sides[side] = reduce(grown, [row_of(seen[local]) for local in in_turn(early)]) | {"id": side}
    gathered = Rows()
    rehomed: list[str] = []
    standing = {edge[0]: edge for edge in late}
    for local in in_turn(late):
        here = root[str(standing[local][3]["home"])]
        fits, verdict = _fitting(row_of(seen[local]), [sides[here], sides[one if here == other else other]])
        if fits != here:
            rehomed.append(local)
            edge = standing[local]
            why = {"score": verdict.score, "reasons": list(verdict.reasons), "at": now, "home": fits}
            gathered.edges["RESOLVED_TO"].append((*edge[:3], {**edge[3], **why}))
            gather_join(gathered, seen[local], sides[fits], verdict, str(edge[3]["by"]), now, (edge[1], edge[1]))
        sides[fits] = grown(sides[fits], row_of(seen[local]))
    transaction.disconnect("DECIDED_ON", [join_id(local) for local in rehomed])
    gathered.write(transaction)
    return rehomed


def _fitting(row: Row, sides: Sequence[Row]) -> tuple[str, Verdict]:
    """The side that the row fits best, the first among equals; the one that it surely is before all."""
    ways = ways_of(sides[0]["id"])
    chosen, verdicts = ways.choose(ways.card(row), [ways.card(side) for side in sides])
    best = max(range(len(sides)), key=lambda place: (verdicts[place].score, -place)) if chosen is None else chosen
    return sides[best]["id"], verdicts[best]
