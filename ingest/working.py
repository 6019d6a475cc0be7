"""The worker: takes jobs out of the store's queue one after the other and reads what they ask for into the graph.

It runs in a thread of its own beside a server. The pipeline is loaded when the first job comes. Whatever ends the
process in the midst of a job, the job is taken up again by the next worker: all that was stored stays, and reading it
again adds nothing.
"""

import logging
import os
import secrets
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache, partial

from dramatis.article import Article, Rejected
from dramatis.errors import DramatisError, StoreError
from dramatis.times import instant, timestamp
from dramatis.words import JobState
from graph import jobs
from graph.shape import Row
from graph.store import GraphStore, Transaction
from ingest.arranging import by_time
from ingest.looping import Loop
from ingest.pipeline import Counts, Extractor, Ingestion
from readers.addresses import read_address
from readers.compose import Known
from readers.fetch import Fetcher
from readers.formats import Format
from readers.read import read_bytes

# Seconds between two looks at the queue: jobs of this process wake the worker, those of others wait so long.
_LOOK_S = 1.0
# Seconds after which a job whose worker is not heard of is taken from it: a batch of the longest articles takes a
# minute on a slow machine.
_SILENT_S = 300.0
# Seconds between two looks for such jobs.
_LOOK_FOR_SILENT_S = 30.0

_log = logging.getLogger("dramatis.worker")


class _GivenUpError(Exception):
    """The worker stops."""


class _CancelledError(Exception):
    """Somebody stopped the job."""


class Worker:
    """Works on the jobs of one store while it is started. `told` is called whenever a job has changed."""

    def __init__(
        self,
        store: GraphStore,
        extractor: Callable[[], Extractor],
        clock: Callable[[], datetime],
        fetcher: Fetcher | None = None,
        told: Callable[[], None] = lambda: None,
    ) -> None:
        self._store = store
        self._open = extractor
        self._clock = clock
        self._fetcher = fetcher or Fetcher()
        self._told = told
        self._name = f"{_this_process()}/{secrets.token_hex(4)}"
        self._loop = Loop("dramatis-worker", self._look, _LOOK_S)
        self._look_for_silent_at = clock()
        self._extractor: Extractor | None = None

    def start(self) -> None:
        """Begins to work."""
        self._loop.start()

    def stop(self) -> None:
        """Ends after the batch that is being stored; the rest of its job waits for the next worker."""
        self._loop.stop()

    def wake(self) -> None:
        """Says that there may be something to do. From any thread."""
        self._loop.wake()

    def _look(self) -> bool:
        now = self._clock()
        silent = now >= self._look_for_silent_at
        if silent:
            self._look_for_silent_at = now + timedelta(seconds=_LOOK_FOR_SILENT_S)
        return self.work_once(silent=silent)

    def work_once(self, *, silent: bool = True) -> bool:
        """Does the oldest job that waits, or `silent` one whose worker is gone; False where there is none."""
        for row in self._waiting(silent=silent):
            now = timestamp(self._clock())
            take = partial(jobs.take, job=row["id"], expected=row, worker=self._name, at=now)
            content = self._store.transact(take)
            self._told()
            if content is not None:
                self._do(row["id"], row["kind"], content)
                self._told()
                return True
        return False

    def _waiting(self, *, silent: bool) -> Iterator[Row]:
        yield from jobs.waiting_jobs(self._store, JobState.QUEUED, 1)
        if silent:
            running = jobs.waiting_jobs(self._store, JobState.RUNNING, jobs.MOST_WAITING)
            yield from (row for row in running if self._is_silent(row))

    def _is_silent(self, row: Row) -> bool:
        """Nobody works on the job: this worker lost it, its process is gone, or it wasn't heard of for long."""
        if row["worker"] == self._name:
            return True
        process = row["worker"].rpartition("/")[0]
        if process != _this_process() and not _may_live(process):
            return True
        heard = instant(row["beat"])
        return heard is None or self._clock() - heard > timedelta(seconds=_SILENT_S)

    def _do(self, job: str, kind: str, content: Row) -> None:
        """The whole job, to its end in one state or another."""
        try:
            items = list(self._read(kind, content))
            state = self._store_all(job, items)
        except _GivenUpError:
            self._store.transact(partial(jobs.put_back, job=job))
            return
        except _CancelledError:
            return
        except StoreError:
            raise  # taken up again when the store answers
        except DramatisError as error:
            self._fail(job, str(error))
            return
        except Exception as error:  # a fault of ours must not leave the job running for ever
            _log.exception("A job failed", extra={"job": job})
            self._fail(job, f"it failed ({type(error).__name__}); please report this")
            return
        self._store.transact(partial(_end, job=job, state=state))
        _log.info("A job ended", extra={"job": job, "state": str(state), "inputs": len(items)})

    def _fail(self, job: str, reason: str) -> None:
        self._store.transact(partial(jobs.fail, job=job, reason=reason))

    def _read(self, kind: str, content: Row) -> Iterator[Article | Rejected]:
        if kind == "INGEST_URL":
            yield from read_address(content["url"], self._fetcher)
            return
        known = Known(content["title"], content["source"], content["url"], instant(content["published"] or ""))
        text = str(content["text"]).encode("utf-8", "surrogatepass")
        yield from read_bytes(text, Format(content["format"]), content["url"] or "pasted text", known)

    def _store_all(self, job: str, items: Sequence[Article | Rejected]) -> JobState:
        articles = [item.id for item in items if isinstance(item, Article)]
        errors = [f"{item.origin}: {item.reason}" for item in items if isinstance(item, Rejected)]
        counts = Counts()

        def tell(sofar: Counts) -> None:
            nonlocal counts
            counts = sofar
            done = sofar.articles + sofar.pages + sofar.forgotten + sofar.rejected
            tell_progress = partial(
                jobs.progress,
                job=job,
                at=timestamp(self._clock()),
                done=done,
                total=len(items),
                rejected=sofar.rejected,
                errors=[*errors, *_kept_out(sofar.forgotten)],
                articles=articles,
            )
            if not self._store.transact(tell_progress):
                raise _CancelledError
            self._told()
            if self._loop.is_stopping and done < len(items):
                raise _GivenUpError

        tell(counts)
        if self._extractor is None and items:
            self._extractor = self._open()
        if self._extractor is not None:
            Ingestion(self._store, self._extractor, self._clock).run(by_time(items), tell)
        return JobState.DONE if articles else JobState.FAILED


def _end(transaction: Transaction, job: str, state: JobState) -> None:
    if jobs.is_running(transaction, job):
        jobs.finish(transaction, job, state)


def _kept_out(forgotten: int) -> list[str]:
    return [f"{forgotten} articles that were forgotten were kept out"] if forgotten else []


@cache
def _this_process() -> str:
    """What no other process is called: host, number, and a word, since a restarted container numbers from the start."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"


def _may_live(process: str) -> bool:
    """The process of another one's name may still be there; of another host nobody knows."""
    host, _, rest = process.partition("/")
    number = rest.partition("/")[0]
    if host != socket.gethostname() or not number.isdecimal() or sys.platform == "win32":
        return True
    if int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True
