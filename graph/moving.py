"""In-article entities led to what their homes stand for now, after a merge, a split, or the undoing of either.

Each in-article entity has a home: the entity that it is when no merge stands. A merge leads one entity's id to
another's and nothing else, so who is who follows from homes and from the merges that stand, in whatever order they are
undone.
"""

from collections.abc import Iterable

from graph.attaching import lead_attached
from graph.decisions import RIGHT, DecisionKind, turn_sides
from graph.questions import list_anew
from graph.rebuilding import refresh_moved
from graph.redirects import roots
from graph.store import Transaction
from graph.writing import Rows


def lead_home(transaction: Transaction, entities: Iterable[str], rehomed: Iterable[str] = ()) -> None:
    """Moves what is resolved to the entities to where it belongs, and makes all that follows from it anew.

    `rehomed` are in-article entities whose home has changed.
    """
    edges = transaction.follow("RESOLVED_TO", sorted(set(entities)), out=False)
    standing = {edge[0]: edge for found in edges.values() for edge in found}
    root = roots(transaction, {str(edge[3]["home"]) for edge in standing.values()})
    targets = {local: root[str(edge[3]["home"])] for local, edge in standing.items()}
    moved = sorted(local for local, target in targets.items() if standing[local][1] != target)
    transaction.disconnect("RESOLVED_TO", moved)
    gathered = Rows()
    for local in moved:
        gathered.edges["RESOLVED_TO"].append((local, targets[local], "", standing[local][3]))
    gathered.write(transaction)
    touched = {*edges, *targets.values()}
    turn_sides(transaction, touched)
    if _redirect_emptied(transaction, touched):
        turn_sides(transaction, touched)
    list_anew(transaction, touched)
    lead_attached(transaction, touched)
    refresh_moved(transaction, touched, {*moved, *rehomed})


def _redirect_emptied(transaction: Transaction, entities: set[str]) -> list[str]:
    """Leads ids of entities that a split, or the undoing of one, left with nothing to where their things went."""
    held = transaction.follow("RESOLVED_TO", sorted(entities), out=False)
    rows = transaction.get("Entity", sorted(entity for entity, edges in held.items() if not edges))
    empty = sorted(entity for entity, row in rows.items() if not row["merged_into"])
    redirected: list[str] = []
    edges = transaction.follow("DECIDED_IN", empty)
    decisions = transaction.get("Decision", sorted({edge[1] for found in edges.values() for edge in found}))
    for entity, found in edges.items():
        for _, decision, side, _ in found:
            row = decisions[decision]
            if row["kind"] != DecisionKind.SPLIT or (side == RIGHT) != bool(row["undone_at"]):
                continue
            end = row["left_id"] if side == RIGHT else row["right_id"]
            target = roots(transaction, [end])[end]
            if target != entity:
                transaction.put("Entity", [{"id": entity, "merged_into": target, "merged_by": decision}])
                redirected.append(entity)
                break
    return redirected
