"""Decisions on who is who: by score, by rule or by a person, one kind of record, with both sides as they were.

A decision says which two sides it was about (id, name, a few mentions), what was judged, how surely and why, by whom
and when; whether it was undone, and which later decision overrules it. `DECIDED_IN` leads to it from what its sides are
now.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dramatis.ids import stable_id
from dramatis.words import Judgement
from graph.entities import MOST_SHOWN, Seen
from graph.entity_matching_cards import Verdict
from graph.redirects import roots
from graph.shape import Row
from graph.store import EdgeRow, Transaction
from graph.writing import Rows

# Who decides where no person does; a person may bear neither name.
BY_SCORE = "score"
BY_RULE = "rule"
_NOBODY = (BY_SCORE, BY_RULE)
# The sides of a decision; from the third, entities that a split took something from, it is only found.
LEFT, RIGHT, HOME = "left", "right", "home"


class DecisionKind(StrEnum):
    """What a decision does. JOIN: an in-article entity was taken for a known entity. MERGE: two entities became one.

    SPLIT: in-article entities left an entity for one of their own. APART: two entities are never to be merged.
    REVIEW: two entities may be one, and a person is to say.
    """

    JOIN = "JOIN"
    MERGE = "MERGE"
    SPLIT = "SPLIT"
    APART = "APART"
    REVIEW = "REVIEW"


@dataclass(frozen=True, slots=True)
class Side:
    """A side as it was: the id of an entity (of a JOIN's left side: of an in-article entity), its name, some mentions.

    `entity` is what it is now.
    """

    id: str
    name: str
    mentions: tuple[str, ...]
    entity: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `score` is None where nobody scored; `absorbed` and `moved` are told in `graph.schema`."""

    id: str
    kind: DecisionKind
    judgement: Judgement
    left: Side
    right: Side
    score: float | None
    reasons: tuple[str, ...]
    by: str
    at: str
    absorbed: str = ""
    moved: tuple[Row, ...] = ()


def join_id(local: str) -> str:
    """The id of the decision by which the in-article entity joined a known entity."""
    return stable_id("decision", DecisionKind.JOIN, local)


def review_id(left: str, right: str) -> str:
    """The id of the question whether the two entities are one, whichever stands first."""
    return stable_id("decision", DecisionKind.REVIEW, *sorted((left, right)))


def new_id(transaction: Transaction, kind: DecisionKind, left: str, right: str, at: str) -> str:
    """An id for one more decision on the two sides, which may have been decided on before."""
    tried = 0
    while transaction.known("Decision", [key := stable_id("decision", kind, left, right, at, tried)]):
        tried += 1
    return key


def by_a_person(name: str) -> bool:
    """The decision was taken by a person."""
    return name not in _NOBODY


def stands(decision: Row) -> bool:
    """The decision is in force: neither undone nor overruled."""
    return not decision["undone_at"] and not decision["superseded"]


def gather_decision(gathered: Rows, decision: Decision) -> None:
    """The decision's node, its sides as they are now, and the mentions that show them as they were."""
    row: Row = {
        "id": decision.id,
        "kind": decision.kind.value,
        "judgement": decision.judgement.value,
        "score": decision.score,
        "reasons": list(decision.reasons),
        "by": decision.by,
        "at": decision.at,
        "left_id": decision.left.id,
        "right_id": decision.right.id,
        "left_name": decision.left.name,
        "right_name": decision.right.name,
        "absorbed": decision.absorbed,
        "moved": list(decision.moved),
    }
    gathered.node("Decision", row)
    for name, side in ((LEFT, decision.left), (RIGHT, decision.right)):
        gathered.edge("DECIDED_IN", side.entity, decision.id, name, side=name)
        for mention in side.mentions:
            gathered.edge("DECIDED_ON", decision.id, mention, name, side=name)


def gather_join(
    gathered: Rows, found: Seen, home: Row, verdict: Verdict, by: str, at: str, now: tuple[str, str] | None = None
) -> None:
    """The decision by which the in-article entity joined an entity (its row).

    `now` is what the in-article entity and that entity stand for; None: the entity itself.
    """
    local = found.entity
    joined, end = now or (home["id"], home["id"])
    decision = Decision(
        id=join_id(local.id),
        kind=DecisionKind.JOIN,
        judgement=Judgement.SAME,
        left=Side(local.id, local.name, tuple(sorted(found.mentions)[:MOST_SHOWN]), joined),
        right=Side(home["id"], home["name"], tuple(home["founding"]), end),
        score=verdict.score,
        reasons=verdict.reasons,
        by=by,
        at=at,
    )
    gather_decision(gathered, decision)


def decisions_between(transaction: Transaction, left: str, right: str) -> list[Row]:
    """Decisions that stand on the two entities as two, as their sides are now, the first taken first: what keeps them
    apart, or asks. Merges may have made several of one kind."""
    found = transaction.follow("DECIDED_IN", [left, right])
    both = _sided(found[left]) & _sided(found[right])
    rows = transaction.get("Decision", sorted(both)).values()
    kinds = (DecisionKind.APART, DecisionKind.SPLIT, DecisionKind.REVIEW)
    between = [row for row in rows if row["kind"] in kinds and stands(row)]
    return sorted(between, key=lambda row: (row["at"], row["id"]))


def apart(transaction: Transaction, entities: Iterable[str]) -> set[frozenset[str]]:
    """The pairs of the entities (ids that are not merged away) that a decision in force keeps apart."""
    wanted = sorted(set(entities))
    found = transaction.follow("DECIDED_IN", wanted)
    ends: dict[str, set[str]] = {}
    for entity, edges in found.items():
        for decision in _sided(edges):
            ends.setdefault(decision, set()).add(entity)
    pairs = {key: frozenset(pair) for key, pair in ends.items() if len(pair) == 2}
    rows = transaction.get("Decision", sorted(pairs))
    return {pairs[key] for key, row in rows.items() if row["judgement"] == Judgement.DIFFERENT and stands(row)}


def kept_apart(transaction: Transaction, one: str, other: str) -> bool:
    """A decision in force keeps the two entities apart. Only the decisions on the first one are read."""
    sided = _sided(transaction.follow("DECIDED_IN", [one])[one])
    rows = transaction.get("Decision", sorted(sided))
    parting = [key for key, row in rows.items() if row["judgement"] == Judgement.DIFFERENT and stands(row)]
    ends = transaction.follow("DECIDED_IN", parting, out=False) if parting else {}
    return any(edge[0] == other and edge[2] != HOME for edges in ends.values() for edge in edges)


def decisions_naming(transaction: Transaction, entities: Iterable[str]) -> dict[str, dict[str, Row]]:
    """The decisions, by id, that name each of the entities' ids as a side or a home, whatever it stands for now."""
    ends = roots(transaction, entities)
    edges = transaction.follow("DECIDED_IN", sorted({*ends, *ends.values()}))
    rows = transaction.get("Decision", sorted({edge[1] for found in edges.values() for edge in found}))
    return {
        key: {edge[1]: rows[edge[1]] for edge in edges[key] if edge[2] == HOME}
        | {e[1]: rows[e[1]] for e in edges[end] if e[2] != HOME and rows[e[1]][f"{e[2]}_id"] == key}
        for key, end in ends.items()
    }


def _sided(edges: Iterable[EdgeRow]) -> set[str]:
    """The decisions of which the entity is a side."""
    return {decision for _, decision, side, _ in edges if side != HOME}


def turn_sides(transaction: Transaction, entities: Iterable[str]) -> None:
    """Leads to the decisions on the entities from what their sides are now."""
    edges = transaction.follow("DECIDED_IN", sorted(set(entities)))
    rows = transaction.get("Decision", sorted({edge[1] for found in edges.values() for edge in found}))
    joins = [row["left_id"] for row in rows.values() if row["kind"] == DecisionKind.JOIN]
    joined = transaction.follow("RESOLVED_TO", joins)
    now = {local: found[0][1] for local, found in joined.items() if found}
    now |= roots(transaction, {row[f"{side}_id"] for row in rows.values() for side in (LEFT, RIGHT)} - now.keys())
    turned = sorted(
        {
            decision
            for entity, found in edges.items()
            for _, decision, side, _ in found
            if side != HOME and now.get(rows[decision][f"{side}_id"], entity) != entity
        }
    )
    standing = transaction.follow("DECIDED_IN", turned, out=False)
    transaction.disconnect("DECIDED_IN", turned, out=False)
    gathered = Rows()
    for decision, found in standing.items():
        for entity, _, side, _ in found:
            target = entity if side == HOME else now.get(rows[decision][f"{side}_id"], entity)
            gathered.edge("DECIDED_IN", target, decision, side, side=side)
    gathered.write(transaction)
