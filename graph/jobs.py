"""Jobs: what was asked of the store that takes longer than an answer, and what came of it.

A job is QUEUED with what it is to read beside it (`Queued`), is taken by one worker after another until it is DONE or
FAILED, and then holds no content. Whoever takes a job says so and says again and again that it is alive; one that falls
silent is taken from it. Doing a job twice changes nothing, so that is all there is to it.
"""

from collections.abc import Sequence

from dramatis.errors import KeepingError
from dramatis.ids import stable_id
from dramatis.words import JobState
from graph.feed import next_number
from graph.shape import ROOT, In, Link, Order, Row, Shape
from graph.store import GraphStore, Transaction

# Articles that a job leads to, the first by id; of the others it only says how many.
_MOST_ARTICLES = 1_000
# Errors that a job tells of, each at most so long; a file with more of them is looked at with `dramatis rejected`.
_MOST_ERRORS = 100
_LONGEST_ERROR = 1_000
# Jobs that wait at once: each is at most a megabyte of text.
MOST_WAITING = 1_000
_OLDEST_FIRST = (Order("at"), Order("id"))
_FIELDS = ("kind", "state", "at", "by", "worker", "beat", "tries")
# Times that a job is begun: one that has brought down three workers brings down the next.
_MOST_TRIES = 3
FINISHED = frozenset((JobState.DONE, JobState.FAILED, JobState.CANCELLED))


def record_done(
    transaction: Transaction, kind: str, target: str, at: str, done: int, articles: Sequence[str] = (), by: str = ""
) -> str:
    """Puts a job on record that was done at once; its id. Of the articles those are kept that are still there."""
    key = _new_id(transaction, kind, target, at)
    row: Row = {"id": key, "kind": kind, "state": JobState.DONE, "at": at, "done": done, "total": done, "by": by}
    transaction.put("Job", [row | {"changed": next_number(transaction)}])
    touch(transaction, key, articles)
    return key


def enqueue(transaction: Transaction, kind: str, content: Row, by: str, at: str) -> str:
    """Puts a job in the queue; its id. `content` is what a worker needs. Raises KeepingError where too many wait."""
    waiting = Link("waiting", "jobs", Shape("Job"), first=1, where=(In("state", (JobState.QUEUED,)),), total=True)
    (found,) = transaction.read(Shape("Query", (), (waiting,)), [ROOT])
    if found is not None and found["waiting"]["total"] >= MOST_WAITING:
        raise KeepingError(f"{MOST_WAITING} jobs wait already; ask again when some of them are done")
    key = _new_id(transaction, kind, by, at)
    row: Row = {"id": key, "kind": kind, "state": JobState.QUEUED, "at": at, "done": 0, "rejected": 0, "by": by}
    transaction.put("Job", [row | {"changed": next_number(transaction)}])
    transaction.put("Queued", [{"id": _queued_id(key), "content": content}])
    return key


def waiting_jobs(store: GraphStore, state: JobState, most: int) -> list[Row]:
    """The oldest jobs in the state."""
    link = Link("found", "jobs", Shape("Job", _FIELDS), first=most, where=(In("state", (state,)),), order=_OLDEST_FIRST)
    (row,) = store.read(Shape("Query", (), (link,)), [ROOT])
    return list(row["found"]["items"]) if row is not None else []


def take(transaction: Transaction, job: str, expected: Row, worker: str, at: str) -> Row | None:
    """Takes the job for the worker; what it is to read, or None where it isn't as `expected` any more."""
    row = transaction.get("Job", [job]).get(job)
    if row is None or (row["state"], row["worker"], row["beat"]) != tuple(
        expected[name] for name in ("state", "worker", "beat")
    ):
        return None
    queued = transaction.get("Queued", [_queued_id(job)]).get(_queued_id(job))
    if queued is None:
        fail(transaction, job, "what it was to read is gone; ask for it again")
        return None
    if row["tries"] >= _MOST_TRIES:
        fail(transaction, job, f"it was begun {_MOST_TRIES} times and never ended; ask for parts of it")
        return None
    taken: Row = {"id": job, "state": JobState.RUNNING, "worker": worker, "beat": at, "done": 0, "rejected": 0}
    more: Row = {"changed": next_number(transaction), "errors": [], "tries": row["tries"] + 1}
    transaction.put("Job", [taken | more])
    content: Row = queued["content"]
    return content


def progress(
    transaction: Transaction,
    job: str,
    at: str,
    *,
    done: int,
    total: int | None,
    rejected: int,
    errors: Sequence[str] = (),
    articles: Sequence[str] = (),
) -> bool:
    """Tells how far the job is; False where it was taken away or cancelled meanwhile, and nothing is told."""
    if not is_running(transaction, job):
        return False
    row: Row = {"id": job, "beat": at, "done": done, "total": total, "rejected": rejected, "errors": _few(errors)}
    transaction.put("Job", [row | {"changed": next_number(transaction)}])
    touch(transaction, job, articles)
    return True


def is_running(transaction: Transaction, job: str) -> bool:
    """Somebody works on it, and nobody has stopped it."""
    return transaction.get("Job", [job]).get(job, {}).get("state") == JobState.RUNNING


def put_back(transaction: Transaction, job: str) -> None:
    """Queues a job again that a worker gives up before its end, as if it had not been begun."""
    if is_running(transaction, job):
        tries = transaction.get("Job", [job])[job]["tries"] - 1
        row: Row = {"id": job, "state": JobState.QUEUED, "worker": "", "tries": tries}
        transaction.put("Job", [row | {"changed": next_number(transaction)}])


def finish(transaction: Transaction, job: str, state: JobState) -> None:
    """Ends the job in the state, and removes what it was to read."""
    transaction.put("Job", [{"id": job, "state": state, "worker": "", "changed": next_number(transaction)}])
    transaction.remove("Queued", [_queued_id(job)])


def fail(transaction: Transaction, job: str, reason: str) -> None:
    """Ends the job as FAILED for the reason, which stands first among its errors."""
    errors = transaction.get("Job", [job])[job]["errors"]
    transaction.put("Job", [{"id": job, "errors": _few([reason, *errors])}])
    finish(transaction, job, JobState.FAILED)


def cancel(transaction: Transaction, job: str) -> str:
    """Stops a job that waits or runs; the state that it was in. Raises KeepingError for any other."""
    row = transaction.get("Job", [job]).get(job)
    if row is None:
        raise KeepingError(f"there is no job {job}; take its id from the answer that began it")
    if row["state"] in FINISHED:
        raise KeepingError(f"{job} is {row['state']} already; there is nothing to stop")
    finish(transaction, job, JobState.CANCELLED)
    return str(row["state"])


def touch(transaction: Transaction, job: str, articles: Sequence[str]) -> None:
    """Leads from the job to those of the articles that are there."""
    left = sorted(transaction.known("Article", sorted(articles)[:_MOST_ARTICLES]))
    transaction.connect("TOUCHED", [(job, article, "", {}) for article in left])


def _few(errors: Sequence[str]) -> list[str]:
    return [error[:_LONGEST_ERROR] for error in errors[:_MOST_ERRORS]]


def _queued_id(job: str) -> str:
    return f"queued:{job.partition(':')[2]}"


def _new_id(transaction: Transaction, *told: str) -> str:
    """An id that no other job has; the first one of several is the same on every machine."""
    key, number = stable_id("job", *told), 0
    while transaction.known("Job", [key]):
        number += 1
        key = stable_id("job", *told, number)
    return key
