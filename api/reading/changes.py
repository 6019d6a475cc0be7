"""The mutations: each is one transaction, and answers what it changed in the shape that the selection wants."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from api.reading.coverages import plan_made
from api.reading.ingesting import INGESTING
from api.reading.keeping import KEEPING
from api.reading.paging import MOST_ITEMS, bad_input
from api.reading.plan import ENTITY_TYPES
from api.reading.request import Info, Request
from dramatis.errors import CatalogueError, DecisionError, RunError, UnreadableError
from dramatis.words import Judgement
from graph import audited
from graph.audit import Act, Recorder
from graph.jobs import record_done
from graph.judging import Word
from graph.shape import Row
from graph.store import Transaction
from ingest.catalogues import checked_label, label_told, told_of
from ingest.catalogues import load_catalogue as load_into
from ingest.forgetting import forget as forget_for_good
from ingest.rolling_back import rollback
from stories.catalogue import Label, catalogue_id
from stories.catalogue_csv import read_catalogue

Result = TypeVar("Result")
# Refused lines in one answer: a person reads a hundred, a script mends thousands.
_MOST_REFUSED = 10_000


def judge(_: object, info: Info, **given: Any) -> object:
    """Whether two entities are one."""
    left, right, judgement = given["left"], given["right"], Judgement(given["judgement"])
    return _decision(info, _done(info, lambda at, word: audited.judge(at, left, right, judgement, word)))


def undo(_: object, info: Info, **given: Any) -> object:
    """A decision taken back."""
    decision: str = given["decision"]
    _done(info, lambda at, word: audited.undo(at, decision, word))
    return _decision(info, decision)


def split(_: object, info: Info, **given: Any) -> list[object]:
    """Names taken out of an entity."""
    entity, mentions = given["entity"], given["mentions"]
    if len(mentions) > MOST_ITEMS:
        raise bad_input(f"{len(mentions)} mentions were given; give at most {MOST_ITEMS}.", info.field_nodes[0])
    both = _done(info, lambda at, word: audited.split(at, entity, mentions, word))
    return info.context.things(info, "Entity", tuple(ENTITY_TYPES.values()), both)


def judge_conflict(_: object, info: Info, **given: Any) -> object:
    """Whether the two sides of a conflict are about one matter."""
    conflict, judgement = given["conflict"], Judgement(given["judgement"])
    key = _done(info, lambda at, word: audited.judge_conflict(at, conflict, judgement, word))
    return info.context.things(info, "Conflict", ("Conflict",), [key])[0]


def rollback_run(_: object, info: Info, **given: Any) -> object:
    """What one run added, taken back."""
    run: str = given["run"]
    request: Request = info.context
    recorded = _recorder(info, run)
    done = _asked(info, lambda: rollback(request.store, run, _now, alongside=recorded.begin))
    after = {"readings": done.readings, "articles": done.articles, "removed": done.removed}
    return _job(info, "ROLLBACK", run, done.readings, done.left, recorded, after, done.stories)


def forget(_: object, info: Info, **given: Any) -> object:
    """An article or entity, gone for good."""
    target: str = given["target"]
    request: Request = info.context
    recorded = _recorder(info, target)
    done = _asked(info, lambda: forget_for_good(request.store, target, _now, alongside=recorded.begin))
    after = {"kind": done.kind, "articles": done.articles}
    return _job(info, "FORGET", target, done.articles, (), recorded, after, done.stories)


def load_catalogue(_: object, info: Info, **given: Any) -> object:
    """A catalogue of outlets, loaded from the lines of its text that could be taken."""
    request: Request = info.context
    label = Label(*(given[name] for name in ("name", "version", "licence", "attribution")))
    try:
        table = read_catalogue(given["csv"])
        label = checked_label(label)
        if table.entries:
            recorded = _recorder(info, catalogue_id(label.name))
            recorded.after = label_told(label, len(table.entries))
            recorded.before = partial(told_of, name=label.name)
            load_into(request.store, label, table.entries, request.now(), recorded.begin)
    except (CatalogueError, UnreadableError) as error:
        raise bad_input(f"The catalogue can't be loaded: {error}.", info.field_nodes[0]) from error
    told = [{"line": refused.line, "reason": refused.reason} for refused in table.refused[:_MOST_REFUSED]]
    catalogue = {
        "id": catalogue_id(label.name),
        "name": label.name,
        "version": label.version,
        "licence": label.licence,
        "attribution": label.attribution,
    }
    made = {"catalogue": catalogue, "accepted": len(table.entries), "refused": told}
    return plan_made(request.planner(info), "CatalogueLoad", info.field_nodes)(made)


def _recorder(info: Info, target: str) -> Recorder:
    request: Request = info.context
    return Recorder(Act(request.principal.name, info.field_name, request.now()), target)


def _now() -> datetime:
    return datetime.now(UTC)


def _asked(info: Info, work: Callable[[], Result]) -> Result:
    try:
        return work()
    except RunError as error:
        raise bad_input(f"{error}.", info.field_nodes[0]) from error


def _job(
    info: Info,
    kind: str,
    target: str,
    done: int,
    articles: Sequence[str],
    recorded: Recorder,
    after: Row,
    stories: Sequence[str],
) -> object:
    """What was done, put on record and answered; `after` and `stories` complete its audit record."""
    request: Request = info.context
    at = request.now()

    def work(transaction: Transaction) -> str:
        recorded.end(transaction, after, stories)
        return record_done(transaction, kind, target, at, done, articles, request.principal.name)

    key = request.store.transact(work)
    return request.things(info, "Job", ("Job",), [key])[0]


def _decision(info: Info, key: str) -> object:
    return info.context.things(info, "Decision", ("MergeDecision",), [key])[0]


def _done(info: Info, work: Callable[[Transaction, Word], Result]) -> Result:
    """The work in a transaction, by whoever asks, now."""
    request: Request = info.context
    word = Word(request.principal.name, request.now())
    try:
        return request.store.transact(lambda transaction: work(transaction, word))
    except DecisionError as error:
        raise bad_input(f"{error}.", info.field_nodes[0]) from error


def _stirring(change: Callable[..., object]) -> Callable[..., object]:
    """The mutation, of which those who follow changes are told."""

    def changed(root: object, info: Info, **given: Any) -> object:
        answer = change(root, info, **given)
        info.context.stir()
        return answer

    return changed


_CHANGES: dict[str, Callable[..., object]] = {
    **INGESTING,
    **KEEPING,
    "judge": judge,
    "undo": undo,
    "split": split,
    "judgeConflict": judge_conflict,
    "rollbackRun": rollback_run,
    "forget": forget,
    "loadCatalogue": load_catalogue,
}

CHANGES: dict[str, Callable[..., object]] = {name: _stirring(change) for name, change in _CHANGES.items()}
