"""In-article entities taken out of the entity that they were resolved to, for one of their own."""

from collections.abc import Iterable, Sequence
from typing import Any

from dramatis.errors import DecisionError
from dramatis.ids import stable_id
from dramatis.words import Judgement
from graph.decisions import HOME, Decision, DecisionKind, Side, gather_decision, join_id, new_id, stands
from graph.entities import MOST_SHOWN
from graph.judging import Word, check_person, side_of, supersede
from graph.moving import lead_home
from graph.redirects import roots
from graph.shape import Row
from graph.store import EdgeRow, Transaction
from graph.writing import Rows


def split(transaction: Transaction, entity: str, mentions: Sequence[str], word: Word) -> tuple[str, str]:
    """What the entity's id stands for, and the new entity for those in-article entities that the mentions name.

    An in-article entity, all mentions of which name one thing, moves as a whole: facts point at it. The two are kept
    apart from then on. Raises DecisionError for an unknown entity, a mention that doesn't name it, and when nothing
    would be left.
    """
    found = roots(transaction, [entity])
    if entity not in found:
        raise DecisionError(f"there is no entity {entity}; look its id up with a search")
    named = transaction.follow("NAMES", list(dict.fromkeys(mentions)))
    missing = sorted(mention for mention, edges in named.items() if not edges)
    if missing or not mentions:
        what = f"there is no mention {missing[0]}" if missing else "no mention is given"
        raise DecisionError(f"{what}; give ids of mentions of {entity}")
    return split_off(transaction, found[entity], {edges[0][1] for edges in named.values()}, word)


def split_off(transaction: Transaction, entity: str, locals_: Iterable[str], word: Word) -> tuple[str, str]:
    """As `split`, for in-article entities of an entity that is not merged away."""
    check_person(word.by)
    standing = {edge[0]: edge for edge in transaction.follow("RESOLVED_TO", [entity], out=False)[entity]}
    leaving = sorted(set(locals_))
    strange = [local for local in leaving if local not in standing]
    if strange:
        raise DecisionError(f"{strange[0]} is not resolved to {entity}; give mentions of this entity only")
    if len(leaving) == len(standing):
        raise DecisionError(f"nothing of {entity} would be left; give some of its mentions, not all")
    (row,) = transaction.get("Entity", [entity]).values()
    decision = part(transaction, row, [standing[local] for local in leaving], word)
    lead_home(transaction, (entity, decision.right.id), leaving)
    return entity, decision.right.id


def part(transaction: Transaction, row: Row, leaving: Sequence[EdgeRow], word: Word) -> Decision:
    """The decision, the new entity, and the in-article entities (by their RESOLVED_TO) at home there; none has moved.

    The other side is shown by what stays.
    """
    locals_ = [edge[0] for edge in leaving]
    key = new_id(transaction, DecisionKind.SPLIT, row["id"], locals_[0], word.at)
    minted = stable_id(row["kind"].lower(), key)
    edges = transaction.follow("NAMES", locals_, out=False)
    mentions = sorted(edge[0] for found in edges.values() for edge in found)[:MOST_SHOWN]
    (name,) = (local["name"] for local in transaction.get("Local", locals_[:1]).values())
    decision = Decision(
        id=key,
        kind=DecisionKind.SPLIT,
        judgement=Judgement.DIFFERENT,
        left=side_of(transaction, row, frozenset(locals_)),
        right=Side(minted, name, tuple(mentions), minted),
        score=None,
        reasons=word.reasons,
        by=word.by,
        at=word.at,
        moved=tuple({"local": source, **given} for source, _, _, given in leaving),
    )
    gathered = Rows()
    gathered.node("Entity", {"id": minted, "kind": row["kind"], "name": name, "minted_by": key})
    gather_decision(gathered, decision)
    for home in sorted({str(edge[3]["home"]) for edge in leaving}):
        gathered.edge("DECIDED_IN", home, key, HOME, side=HOME)
    reasons = list(word.reasons) or [f"{word.by} split it off"]
    now: dict[str, Any] = {"score": 1.0, "reasons": reasons, "by": word.by, "at": word.at, "home": minted}
    standing = {edge[0]: edge[1] for edge in leaving}
    for local in locals_:
        gathered.edge("RESOLVED_TO", local, standing[local], **now)
    gathered.write(transaction)
    joins = transaction.get("Decision", [join_id(local) for local in locals_])
    supersede(transaction, [join for join in joins.values() if stands(join)], key)
    return decision
