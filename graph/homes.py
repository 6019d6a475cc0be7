"""Entities that are kept although nothing stands for them any more, and what comes home to them.

A person's word on an entity outlives what it was spoken of: when a run is taken back and its articles come again, the
in-article entity for which the entity was minted goes home to it, and stands for whatever people have made of it since.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dramatis.extraction import LocalEntity
from dramatis.ids import stable_id
from graph.decisions import DecisionKind
from graph.moving import lead_home
from graph.redirects import roots
from graph.store import Transaction


@dataclass(frozen=True, slots=True)
class Home:
    """The entity that was minted for an in-article entity before, and what it stands for.

    `is_told`: others stand for that; `led_to`: what the id led to while nothing stood for it, or "".
    """

    entity: str
    stands_for: str
    is_told: bool
    led_to: str


def minted_id(entity: LocalEntity) -> str:
    """The id of the entity that is minted for the in-article entity."""
    return stable_id(entity.kind.value.lower(), entity.id)


def homes_kept(transaction: Transaction, entities: Iterable[LocalEntity]) -> dict[str, Home]:
    """By in-article entity, for those (which are resolved to nothing yet) for which an entity was minted before."""
    own = {minted_id(entity): entity.id for entity in entities}
    kept = transaction.known("Entity", sorted(own))
    if not kept:
        return {}
    freed = own_again(transaction, kept)
    ends = roots(transaction, kept)
    standing = transaction.follow("RESOLVED_TO", sorted(set(ends.values())), out=False)
    return {own[key]: Home(key, ends[key], bool(standing[ends[key]]), freed.get(ends[key], "")) for key in sorted(kept)}


def reopen(transaction: Transaction, homes: Iterable[Home]) -> bool:
    """What was decided on ids that led elsewhere is again decided on these themselves; whether there are any.

    All that follows is then made anew, counts among it.
    """
    freed = {home for home in homes if home.led_to}
    if freed:
        lead_home(transaction, {key for home in freed for key in (home.entity, home.stands_for, home.led_to)})
    return bool(freed)


def own_again(transaction: Transaction, homes: Iterable[str]) -> dict[str, str]:
    """Lets those ids stand for themselves that only a split had left empty, now that something is at home there.

    Beside the homes these are the ids into which they were merged. Gives for each what it stood for until now.
    """
    ahead = set(homes)
    led: set[str] = set()
    while ahead:
        rows = transaction.get("Entity", sorted(ahead))
        decisions = transaction.get("Decision", sorted({row["merged_by"] for row in rows.values()} - {""}))
        merges = {key for key, decision in decisions.items() if decision["kind"] == DecisionKind.MERGE}
        led |= {key for key, row in rows.items() if row["merged_into"] and row["merged_by"] not in merges}
        ahead = {row["merged_into"] for row in rows.values() if row["merged_by"] in merges}
    freed = roots(transaction, led)
    transaction.put("Entity", [{"id": key, "merged_into": "", "merged_by": ""} for key in sorted(led)])
    return freed
