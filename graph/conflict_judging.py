"""A person's word on a conflict: its sides do contradict each other, do not, or somebody is to look again.

The word is kept apart from the conflict, by the conflict's id, which follows from what its sides say: so it stands
again when the articles are read again, or the conflict goes and comes back. Nothing else follows from it; both sides
stand.
"""

from dramatis.errors import DecisionError
from dramatis.words import Judgement
from graph.judging import Word, check_person
from graph.shape import Row
from graph.store import Transaction


def word_id(conflict: str) -> str:
    """The id under which a person's word on the conflict is kept."""
    return f"word:{conflict.partition(':')[2]}"


def judged(judgement: str | None) -> Row:
    """What a conflict shows of a person's word on it: one whose sides are DIFFERENT matters is listed last."""
    return {"judgement": judgement, "rank": int(judgement == Judgement.DIFFERENT)}


def judge_conflict(transaction: Transaction, conflict: str, judgement: Judgement, word: Word) -> str:
    """Puts the judgement on record, SAME for sides that are about one matter; the conflict's id.

    A later word replaces an earlier one. Raises DecisionError for an id of no conflict.
    """
    check_person(word.by)
    if not transaction.known("Conflict", [conflict]):
        raise DecisionError(f"there is no conflict {conflict}; `conflicts` lists those that there are")
    said = {"judgement": judgement.value, "by": word.by, "at": word.at}
    transaction.put("ConflictWord", [{"id": word_id(conflict), **said}])
    transaction.put("Conflict", [{"id": conflict, **judged(judgement.value)}])
    return conflict
