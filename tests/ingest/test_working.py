"""The worker: jobs done, refused, stopped, taken up again; addresses fetched from a site on this machine."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from dramatis.errors import StoreUnavailableError
from dramatis.extraction import Extraction
from dramatis.words import JobState
from graph import jobs
from graph.shape import Row
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from ingest.pipeline import Extractor
from ingest.rejects import list_rejected
from ingest.working import Worker
from readers.fetch import Fetcher
from tests.ingest.newsroom import nodes, pairs
from tests.ingest.plain_extractor import Items, PlainExtractor
from tests.readers.loopback_site import fetcher, serving

NOW = datetime(2031, 6, 1, tzinfo=UTC)
AT = "2031-06-01T00:00:00.000000Z"
LEADS = "Ann Lee leads Dock Union, the harbour office wrote on Monday in a note to all crews of the port."


@pytest.fixture
def store(make_store: Callable[[], SqliteStore]) -> Iterator[SqliteStore]:
    made = make_store()
    yield made
    made.close()


def worker(
    store: GraphStore,
    *,
    extractor: Callable[[], Extractor] = PlainExtractor,
    now: datetime = NOW,
    fetching: Fetcher | None = None,
    told: Callable[[], None] = lambda: None,
) -> Worker:
    return Worker(store, extractor, lambda: now, fetching or fetcher(), told)


def queued(store: GraphStore, text: str, format_: str = "AUTO", **more: str | None) -> str:
    content: Row = {"text": text, "title": None, "source": None, "url": None, "published": None, "format": format_}
    enqueue = partial(jobs.enqueue, kind="INGEST_TEXT", content=content | more, by="ada", at=AT)
    return store.transact(enqueue)


def queued_url(store: GraphStore, url: str) -> str:
    return store.transact(partial(jobs.enqueue, kind="INGEST_URL", content={"url": url}, by="ada", at=AT))


def state(store: GraphStore, job: str) -> Row:
    return nodes(store, "Job")[job]


def test_a_pasted_text_becomes_an_article_with_what_was_said_of_it(store: SqliteStore) -> None:
    told = {"title": "Dock Union", "source": "a.example", "url": "https://a.example/1", "published": AT}
    job = queued(store, LEADS, "TEXT", **told)

    assert worker(store).work_once()

    row = state(store, job)
    assert (row["state"], row["done"], row["total"], row["rejected"], row["errors"]) == ("DONE", 1, 1, 0, [])
    (article,) = nodes(store, "Article").values()
    assert (article["title"], article["url"], article["published_at"]) == ("Dock Union", told["url"], AT)
    assert pairs(store, "TOUCHED") == {(job, article["id"])}
    assert nodes(store, "Queued") == {}


def test_the_good_part_is_stored_and_the_bad_part_kept_with_its_reason(store: SqliteStore) -> None:
    lines = f'{{"title": "A", "text": "{LEADS}"}}\n{{broken\n{{"title": "B", "text": "{LEADS}"}}'
    job = queued(store, lines, "JSONL")

    worker(store).work_once()

    row = state(store, job)
    assert (row["state"], row["done"], row["total"], row["rejected"]) == ("DONE", 3, 3, 1)
    assert row["errors"][0].startswith("pasted text:2: ")
    assert [kept["content"] for kept in list_rejected(store)] == ["{broken"]


@pytest.mark.parametrize("text", ["%PDF-1.7 xxxx", "\x00\x01\x02", "{broken"])
def test_what_cannot_be_read_at_all_fails_with_its_reason(store: SqliteStore, text: str) -> None:
    job = queued(store, text, "JSONL" if text.startswith("{") else "AUTO")

    worker(store).work_once()

    row = state(store, job)
    assert (row["state"], row["rejected"], len(row["errors"])) == ("FAILED", 1, 1)


def test_a_fetched_page_is_read(store: SqliteStore) -> None:
    with serving() as site:
        site.page("/a", LEADS)
        job = queued_url(store, site.url("/a"))

        worker(store).work_once()

        assert state(store, job)["state"] == "DONE"
        assert [row["url"] for row in nodes(store, "Article").values()] == [site.url("/a")]


def test_an_address_that_may_not_be_asked_fails_with_its_reason(store: SqliteStore) -> None:
    with serving() as site:
        site.page("/a", LEADS)
        job = queued_url(store, site.url("/a", "localhost"))

        worker(store, fetching=Fetcher()).work_once()

        assert site.asked == []
    row = state(store, job)
    assert (row["state"], "no public address" in row["errors"][0]) == ("FAILED", True)


def test_the_same_text_twice_adds_nothing(store: SqliteStore) -> None:
    queued(store, LEADS)
    worker(store).work_once()
    before = nodes(store, "Article"), nodes(store, "Entity"), nodes(store, "Fact")
    again = queued(store, LEADS)

    worker(store).work_once()

    assert (nodes(store, "Article"), nodes(store, "Entity"), nodes(store, "Fact")) == before
    assert state(store, again)["state"] == "DONE"


def test_a_fault_of_ours_fails_the_job_and_not_the_worker(store: SqliteStore) -> None:
    def broken() -> Extractor:
        raise ValueError("a fault")

    first, second = queued(store, LEADS), queued(store, LEADS + " Again.")

    working = worker(store, extractor=broken)

    assert working.work_once()
    assert working.work_once()
    assert not working.work_once()
    for job in (first, second):
        assert "ValueError" in state(store, job)["errors"][0]


def test_a_job_of_a_process_that_is_gone_is_taken_up_at_once(store: SqliteStore) -> None:
    job = queued(store, LEADS)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    gone = f"{socket.gethostname()}/{ended.pid}/a/b"
    (row,) = jobs.waiting_jobs(store, JobState.QUEUED, 1)
    store.transact(partial(jobs.take, job=job, expected=row, worker=gone, at=AT))

    assert worker(store).work_once()

    assert state(store, job)["state"] == "DONE"


def test_a_job_of_another_machine_is_taken_from_it_when_that_has_been_silent(store: SqliteStore) -> None:
    job = queued(store, LEADS)
    (row,) = jobs.waiting_jobs(store, JobState.QUEUED, 1)
    store.transact(partial(jobs.take, job=job, expected=row, worker="elsewhere/1/a/b", at=AT))

    assert not worker(store, now=NOW + timedelta(minutes=1)).work_once()
    assert worker(store, now=NOW + timedelta(minutes=10)).work_once()

    assert state(store, job)["state"] == "DONE"


def test_a_job_that_was_lost_with_the_store_is_taken_up_again(store: SqliteStore) -> None:
    job = queued(store, LEADS)
    failing = True

    class Flaky(PlainExtractor):
        def extract(self, items: Items) -> Iterator[Extraction]:
            if failing:
                raise StoreUnavailableError("the store is away")
            return super().extract(items)

    working = worker(store, extractor=Flaky)
    with pytest.raises(StoreUnavailableError):
        working.work_once()
    assert state(store, job)["state"] == "RUNNING"
    failing = False

    assert working.work_once()

    assert state(store, job)["state"] == "DONE"


def _lines(count: int) -> str:
    return "\n".join(f'{{"title": "Dock {number}", "text": "{LEADS}"}}' for number in range(count))


def test_a_stopped_job_ends_after_the_batch_that_is_being_stored(store: SqliteStore) -> None:
    job = queued(store, _lines(100), "JSONL")

    def stop() -> None:
        row = nodes(store, "Job")[job]
        if (row["state"], row["done"]) == ("RUNNING", 32):
            store.transact(lambda transaction: jobs.cancel(transaction, job))

    worker(store, told=stop).work_once()

    row = state(store, job)
    assert (row["state"], row["done"], row["total"]) == ("CANCELLED", 32, 100)
    assert len(nodes(store, "Article")) == 64  # the batch that was under way is whole
    assert nodes(store, "Queued") == {}


def test_a_worker_that_stops_leaves_the_rest_to_the_next(store: SqliteStore) -> None:
    job = queued(store, _lines(100), "JSONL")

    def stop() -> None:
        if nodes(store, "Job")[job]["done"] == 32:
            stopping.stop()

    stopping = worker(store, told=stop)
    stopping.work_once()
    row = state(store, job)
    assert (row["state"], row["tries"], len(nodes(store, "Queued"))) == ("QUEUED", 0, 1)

    worker(store).work_once()

    assert (state(store, job)["state"], len(nodes(store, "Article"))) == ("DONE", 100)


def test_a_started_worker_is_woken_by_a_job_and_ends_when_it_is_told_to(store: SqliteStore) -> None:
    done = threading.Event()

    def look() -> None:
        if all(row["state"] == "DONE" for row in nodes(store, "Job").values()):
            done.set()

    working = Worker(store, PlainExtractor, lambda: datetime.now(UTC), fetcher(), look)
    working.start()
    try:
        queued(store, LEADS)
        working.wake()
        assert done.wait(20)
    finally:
        began = time.monotonic()
        working.stop()
    assert time.monotonic() - began < 5
    assert not [thread for thread in threading.enumerate() if thread.name == "dramatis-worker"]
