"""The mutations: each is one transaction, and answers what it changed in the shape that the selection wants."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from api.reading.paging import MOST_ITEMS, bad_input
from api.reading.plan import ENTITY_TYPES
from api.reading.request import Info, Request
from dramatis.errors import DecisionError, RunError
from dramatis.words import Judgement
from graph import judging, splitting, undoing
from graph.jobs import record_done
from graph.judging import Word
from graph.store import Transaction
from ingest.forgetting import forget as forget_for_good
from ingest.rolling_back import rollback

Result = TypeVar("Result")


def judge(_: object, info: Info, **given: Any) -> object:
    """Whether two entities are one."""
    left, right, judgement = given["left"], given["right"], Judgement(given["judgement"])
    return _decision(info, _done(info, lambda at, word: judging.judge(at, left, right, judgement, word)))


def undo(_: object, info: Info, **given: Any) -> object:
    """A decision taken back."""
    decision: str = given["decision"]
    _done(info, lambda at, word: undoing.undo(at, decision, word))
    return _decision(info, decision)


def split(_: object, info: Info, **given: Any) -> list[object]:
    """Names taken out of an entity."""
    entity, mentions = given["entity"], given["mentions"]
    if len(mentions) > MOST_ITEMS:
        raise bad_input(f"{len(mentions)} mentions were given; give at most {MOST_ITEMS}.", info.field_nodes[0])
    both = _done(info, lambda at, word: splitting.split(at, entity, mentions, word))
    return info.context.things(info, "Entity", tuple(ENTITY_TYPES.values()), both)


def rollback_run(_: object, info: Info, **given: Any) -> object:
    """What one run added, taken back."""
    run: str = given["run"]
    request: Request = info.context
    done = _asked(info, lambda: rollback(request.store, run, _now))
    return _job(info, "ROLLBACK", run, done.readings, done.left)


def forget(_: object, info: Info, **given: Any) -> object:
    """An article or entity, gone for good."""
    target: str = given["target"]
    request: Request = info.context
    done = _asked(info, lambda: forget_for_good(request.store, target, _now))
    return _job(info, "FORGET", target, done.articles)


def _now() -> datetime:
    return datetime.now(UTC)


def _asked(info: Info, work: Callable[[], Result]) -> Result:
    try:
        return work()
    except RunError as error:
        raise bad_input(f"{error}.", info.field_nodes[0]) from error


def _job(info: Info, kind: str, target: str, done: int, articles: Sequence[str] = ()) -> object:
    """What was done, put on record and answered."""
    request: Request = info.context
    at = request.now()
    key = request.store.transact(lambda transaction: record_done(transaction, kind, target, at, done, articles))
    return request.things(info, "Job", ("Job",), [key])[0]


def _decision(info: Info, key: str) -> object:
    return info.context.things(info, "Decision", ("MergeDecision",), [key])[0]


def _done(info: Info, work: Callable[[Transaction, Word], Result]) -> Result:
    """The work in a transaction, by whoever asks, now."""
    request: Request = info.context
    word = Word(request.principal, request.now())
    try:
        return request.store.transact(lambda transaction: work(transaction, word))
    except DecisionError as error:
        raise bad_input(f"{error}.", info.field_nodes[0]) from error


CHANGES: dict[str, Callable[..., object]] = {
    "judge": judge,
    "undo": undo,
    "split": split,
    "rollbackRun": rollback_run,
    "forget": forget,
}
