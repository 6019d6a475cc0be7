"""Which entity an id stands for now: ids are minted once, and one that was merged away leads to another."""

from collections.abc import Iterable

from graph.store import Transaction


def roots(transaction: Transaction, ids: Iterable[str], label: str = "Entity") -> dict[str, str]:
    """For each id that is or was an entity's, the entity that it stands for now; other ids are missing.

    So it is for relations, where these are the label.
    """
    wanted = sorted(set(ids))
    leads: dict[str, str] = {}
    ahead = wanted
    while ahead:
        found = transaction.get(label, ahead)
        leads |= {key: row["merged_into"] for key, row in found.items()}
        ahead = sorted({row["merged_into"] for row in found.values()} - leads.keys() - {""})
    return {key: _end(leads, key) for key in wanted if key in leads}


def led_to(transaction: Transaction, entity: str) -> set[str]:
    """The other ids that lead to the entity: each is a side of a decision on it."""
    edges = transaction.follow("DECIDED_IN", [entity])[entity]
    rows = transaction.get("Decision", sorted({edge[1] for edge in edges}))
    named = {str(row[name]) for row in rows.values() for name in ("left_id", "right_id")}
    return {key for key, end in roots(transaction, named).items() if end == entity} - {entity}


def _end(leads: dict[str, str], key: str) -> str:
    while leads[key] in leads:
        key = leads[key]
    return key
