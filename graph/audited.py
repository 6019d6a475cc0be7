"""People's decisions, each with its audit record in the same transaction."""

from collections.abc import Iterable, Sequence

from dramatis.words import Judgement
from graph import conflict_judging, judging, splitting, undoing
from graph.audit import Act, record
from graph.decisions import DecisionKind
from graph.judging import Word
from graph.redirects import roots
from graph.shape import Link, Row, Shape
from graph.store import Transaction

# Stories of one entity that a record names as changed, the latest first: of a country nobody follows more.
_MOST_STORIES = 100
_WAYS = ("stories_acted_in", "stories_set_in", "stories_of_document", "stories_of_event")
_STORIES = Shape("Entity", (), tuple(Link(way, way, Shape("Story"), first=_MOST_STORIES) for way in _WAYS))


def judge(transaction: Transaction, left: str, right: str, judgement: Judgement, word: Word) -> str:
    """As `judging.judge`."""
    before = roots(transaction, (left, right))
    stories = stories_of(transaction, before.values())
    key = judging.judge(transaction, left, right, judgement, word)
    after = roots(transaction, (left, right))
    record(
        transaction,
        _act("judge", word),
        key,
        before=_sides(left, right, before),
        after={"judgement": judgement.value, "reasons": list(word.reasons), **_sides(left, right, after)},
        concerns=(left, right),
        stories=stories,
    )
    return key


def undo(transaction: Transaction, decision: str, word: Word) -> None:
    """As `undoing.undo`."""
    row = transaction.get("Decision", [decision]).get(decision, {})
    # The left side of a JOIN is an in-article entity, which nobody asks for.
    both = [str(row[name]) for name in ("left_id", "right_id") if name in row]
    before = roots(transaction, both)
    stories = stories_of(transaction, before.values())
    undoing.undo(transaction, decision, word)
    after = roots(transaction, both)
    told = {"judgement": row["judgement"], "by": row["by"], "at": row["at"]}
    record(
        transaction,
        _act("undo", word),
        decision,
        before={**told, "undoneAt": None, **_stood(before)},
        after={**told, "undoneAt": word.at, **_stood(after)},
        concerns=[*both, *after.values()] if row["kind"] != DecisionKind.JOIN else sorted(after.values()),
        stories={*stories, *stories_of(transaction, after.values())},
    )


def split(transaction: Transaction, entity: str, mentions: Sequence[str], word: Word) -> tuple[str, str]:
    """As `splitting.split`."""
    kept, new = splitting.split(transaction, entity, mentions, word)
    record(
        transaction,
        _act("split", word),
        kept,
        before={"entity": kept},
        after={"entity": kept, "new": new, "mentions": list(mentions), "reasons": list(word.reasons)},
        concerns=(entity, new),
        stories=stories_of(transaction, (kept, new)),
    )
    return kept, new


def judge_conflict(transaction: Transaction, conflict: str, judgement: Judgement, word: Word) -> str:
    """As `conflict_judging.judge_conflict`."""
    before = transaction.get("Conflict", [conflict]).get(conflict, {}).get("judgement")
    key = conflict_judging.judge_conflict(transaction, conflict, judgement, word)
    edges = transaction.follow("HAS_CONFLICT", [conflict], out=False)[conflict]
    record(
        transaction,
        _act("judgeConflict", word),
        conflict,
        before={"judgement": before},
        after={"judgement": judgement.value},
        stories=(edge[0] for edge in edges),
    )
    return key


def stories_of(transaction: Transaction, entities: Iterable[str]) -> set[str]:
    """The latest stories in which the entities stand."""
    rows = transaction.read(_STORIES, sorted(set(entities)))
    return {item["id"] for row in rows if row is not None for way in _WAYS for item in row[way]["items"]}


def _act(operation: str, word: Word) -> Act:
    return Act(word.by, operation, word.at)


def _sides(left: str, right: str, ends: dict[str, str]) -> Row:
    """What each of the two ids stands for."""
    return {"left": ends.get(left), "right": ends.get(right)}


def _stood(ends: dict[str, str]) -> Row:
    return {"standsFor": ends}
