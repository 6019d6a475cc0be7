"""A person's word on who is who: two entities are one, or must never be one, or somebody is to look at them.

Judging SAME merges: the entity in fewer reports goes by the other's id. What else was decided on the two as two, and
the question whether they are one, is overruled by it until it is undone. Facts, mentions and their ids are never
touched.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dramatis.errors import DecisionError
from dramatis.words import Judgement
from graph.cards import verdict_on
from graph.decisions import (
    Decision,
    DecisionKind,
    Side,
    apart,
    by_a_person,
    decisions_between,
    gather_decision,
    new_id,
)
from graph.entities import MOST_SHOWN
from graph.moving import lead_home
from graph.questions import list_sides
from graph.redirects import roots
from graph.shape import Row
from graph.store import Transaction
from graph.writing import Rows

_KINDS = {Judgement.DIFFERENT: DecisionKind.APART, Judgement.UNSURE: DecisionKind.REVIEW}


@dataclass(frozen=True, slots=True)
class Word:
    """Who says it, when (a timestamp), and why; `score` where it was scored, else None."""

    by: str
    at: str
    reasons: tuple[str, ...] = ()
    score: float | None = None


def judge(transaction: Transaction, left: str, right: str, judgement: Judgement, word: Word) -> str:
    """Puts the judgement on record and does what follows from it; the decision's id. Saying it again changes nothing.

    Raises DecisionError for an id of no entity, ids that stand for one entity already, and entities of two kinds.
    """
    check_person(word.by)
    one, other = _two(transaction, left, right)
    if judgement is Judgement.SAME:
        return _merge(transaction, one, other, word)
    between = decisions_between(transaction, one["id"], other["id"])
    said = next((row for row in between if row["kind"] == _KINDS[judgement] and by_a_person(row["by"])), None)
    if said is not None:
        return str(said["id"])
    if judgement is Judgement.UNSURE:
        found = verdict_on(one, other)
        word = Word(word.by, word.at, word.reasons or found.reasons, found.score)
    decision = _on_record(transaction, _KINDS[judgement], judgement, one, other, word)
    settled = [row for row in between if row["kind"] == DecisionKind.REVIEW]
    supersede(transaction, settled, decision)
    list_sides(transaction, [decision])
    return decision


def merge(transaction: Transaction, left: str, right: str, word: Word) -> str | None:
    """Merges two entities by a score or rule; the decision's id, or None where a decision in force keeps them apart."""
    one, other = _two(transaction, left, right)
    if apart(transaction, (one["id"], other["id"])):
        return None
    return _merge(transaction, one, other, word)


def check_person(name: str) -> None:
    """Raises DecisionError for a name that no person can decide under."""
    if not name.strip() or not by_a_person(name):
        raise DecisionError(f"{name!r} is no name to decide under; give the name of the person who decides")


def _two(transaction: Transaction, left: str, right: str) -> tuple[Row, Row]:
    """The entities that the ids stand for: two of one kind."""
    found = roots(transaction, (left, right))
    for key in (left, right):
        if key not in found:
            raise DecisionError(f"there is no entity {key}; look its id up, with `dramatis review` or a search")
    if found[left] == found[right]:
        end = found[left]
        why = "the same id twice" if left == right else f"{left} and {right} are one already, under {end}"
        raise DecisionError(f"{why}; to take them for two, undo the decision that made them one, or split {end}")
    rows = transaction.get("Entity", sorted({found[left], found[right]}))
    one, other = rows[found[left]], rows[found[right]]
    if one["kind"] != other["kind"]:
        kinds = f"{one['id']} is a {one['kind'].lower()} and {other['id']} a {other['kind'].lower()}"
        raise DecisionError(f"{kinds}; only entities of one kind can be judged")
    return one, other


def _merge(transaction: Transaction, one: Row, other: Row, word: Word) -> str:
    kept, absorbed = sorted((one, other), key=lambda row: (-(row["article_count"] or 0), row["id"]))
    decision = absorb(transaction, one, other, absorbed["id"], word)
    lead_home(transaction, (kept["id"], absorbed["id"]))
    return decision


def absorb(transaction: Transaction, one: Row, other: Row, absorbed: str, word: Word) -> str:
    """The merge on record, and the id of the absorbed entity led to the other's; nothing has moved yet."""
    between = decisions_between(transaction, one["id"], other["id"])
    decision = _on_record(transaction, DecisionKind.MERGE, Judgement.SAME, one, other, word, absorbed)
    supersede(transaction, between, decision)
    kept = other["id"] if absorbed == one["id"] else one["id"]
    transaction.put("Entity", [{"id": absorbed, "merged_into": kept, "merged_by": decision}])
    return decision


def supersede(transaction: Transaction, decisions: Iterable[Row], later: str) -> None:
    """The later decision overrules these."""
    overruled = sorted(row["id"] for row in decisions)
    transaction.put("Decision", [{"id": key, "superseded": later} for key in overruled])
    transaction.put("Decision", [{"id": later, "overrules": overruled}])
    list_sides(transaction, overruled)


def side_of(transaction: Transaction, row: Row, without: frozenset[str] = frozenset()) -> Side:
    """The entity as a side of a decision, as it is now, or as it is without some of its in-article entities."""
    edges_to = transaction.follow("RESOLVED_TO", [row["id"]], out=False)[row["id"]]
    locals_ = [edge[0] for edge in edges_to if edge[0] not in without]
    edges = transaction.follow("NAMES", locals_, out=False)
    mentions = sorted(edge[0] for found in edges.values() for edge in found)
    return Side(row["id"], row["name"], tuple(mentions[:MOST_SHOWN]), row["id"])


def _on_record(
    transaction: Transaction,
    kind: DecisionKind,
    judgement: Judgement,
    one: Row,
    other: Row,
    word: Word,
    absorbed: str = "",
) -> str:
    decision = Decision(
        id=new_id(transaction, kind, one["id"], other["id"], word.at),
        kind=kind,
        judgement=judgement,
        left=side_of(transaction, one),
        right=side_of(transaction, other),
        score=word.score,
        reasons=word.reasons,
        by=word.by,
        at=word.at,
        absorbed=absorbed,
    )
    gathered = Rows()
    gather_decision(gathered, decision)
    gathered.write(transaction)
    return decision.id
