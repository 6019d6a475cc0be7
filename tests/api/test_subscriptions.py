"""What subscriptions tell: changes of this and of other processes, each once, bounded for who doesn't listen."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import aclosing
from functools import partial
from typing import Any

import pytest

from api.contract.build import bind, build_contract
from api.execution import Asked, Engine
from api.principals import LOCAL
from api.reading.changes import CHANGES
from api.reading.following import Following
from api.reading.request import Request
from api.reading.roots import ROOTS, read_list
from api.reading.subscriptions import EVENTS, SUBSCRIPTIONS
from dramatis.errors import StoreError
from dramatis.words import JobState
from graph import jobs, watches
from graph.following import Changed, Seen
from graph.sqlite.store import SqliteStore, open_sqlite
from tests.ingest.newsroom import ingest, nodes, report

AT = "2031-06-01T00:00:00.000000Z"
LEE = report("Ann Lee leads Dock Union.", "One", at="2025-05-18", by="a.example")
FOX = report("Cy Fox wrote the Bern Memorandum.", "Two", at="2025-05-19", by="b.example")
# A look is never awaited longer than that, on the slowest machine.
_PATIENCE_S = 20


@pytest.fixture
def store(make_store: Callable[[], SqliteStore]) -> Iterator[SqliteStore]:
    made = make_store()
    yield made
    made.close()


def engine_of(store: SqliteStore, look_s: float = 0.05) -> Engine:
    contract = build_contract()
    bind(contract, ROOTS, read_list, CHANGES, EVENTS)
    engine = Engine(contract, store)
    engine.following = Following(store, look_s)
    return engine


def events(request: Request, field: str, given: Mapping[str, Any] | None = None) -> AsyncIterator[str]:
    return SUBSCRIPTIONS[field](request, given or {})


def run(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(asyncio.wait_for(work(), _PATIENCE_S))


async def following(stream: AsyncIterator[str]) -> "asyncio.Task[str]":
    """The next event, which is waited for from now on."""
    coming = asyncio.ensure_future(anext(stream))
    await asyncio.sleep(0.3)
    return coming


def test_a_story_that_another_process_changes_is_told(store: SqliteStore) -> None:
    async def work() -> None:
        stream = events(engine_of(store).request(LOCAL), "storyChanged")
        async with aclosing(stream):  # type: ignore[type-var]
            coming = await following(stream)
            other = open_sqlite(store.path.parent)
            await asyncio.to_thread(ingest, other, LEE)
            other.close()

            assert {await coming} == set(nodes(store, "Story"))

    run(work)


def test_only_the_story_that_was_asked_for_is_told(store: SqliteStore) -> None:
    ingest(store, LEE)
    (asked,) = nodes(store, "Story")

    async def work() -> None:
        stream = events(engine_of(store).request(LOCAL), "storyChanged", {"id": asked})
        async with aclosing(stream):  # type: ignore[type-var]
            coming = await following(stream)
            await asyncio.to_thread(ingest, store, FOX)
            await asyncio.sleep(0.3)
            assert not coming.done()
            await asyncio.to_thread(
                ingest, store, report("Ann Lee leads Dock Union. Again.", "One", at="2025-05-18", by="d.example")
            )

            assert await coming == asked

    run(work)


def test_changes_of_this_process_are_told_at_once(store: SqliteStore) -> None:
    async def work() -> None:
        engine = engine_of(store, look_s=3_600)
        stream = events(engine.request(LOCAL), "storyChanged")
        async with aclosing(stream):  # type: ignore[type-var]
            coming = await following(stream)
            await asyncio.to_thread(ingest, store, LEE)
            engine.following.stir()

            assert {await coming} == set(nodes(store, "Story"))

    run(work)


def test_a_mutation_stirs_those_who_follow(store: SqliteStore) -> None:
    engine = engine_of(store)
    stirred: list[None] = []
    engine.following.listen(lambda: stirred.append(None))

    engine.answer(Asked('mutation { ingestText(text: "Hello.") { id } }', changes=True))

    assert len(stirred) == 1


def test_alerts_are_told(store: SqliteStore) -> None:
    asked = {"text": "memorandum"}
    store.transact(lambda at: watches.save_watch(at, "w", asked, None, "ada", AT))

    async def work() -> None:
        stream = events(engine_of(store).request(LOCAL), "alerts")
        async with aclosing(stream):  # type: ignore[type-var]
            coming = await following(stream)
            await asyncio.to_thread(ingest, store, LEE, FOX)

            assert {await coming} == set(nodes(store, "Alert"))

    run(work)


def _queued(store: SqliteStore) -> str:
    return store.transact(partial(jobs.enqueue, kind="INGEST_TEXT", content={"text": "x"}, by="ada", at=AT))


def test_a_job_is_told_from_now_to_its_end(store: SqliteStore) -> None:
    job = _queued(store)

    async def work() -> None:
        told = []
        stream = events(engine_of(store).request(LOCAL), "job", {"id": job})
        async with aclosing(stream):  # type: ignore[type-var]
            async for key in stream:
                told.append((key, nodes(store, "Job")[key]["state"]))
                if len(told) == 1:
                    await asyncio.to_thread(store.transact, lambda at: jobs.finish(at, job, JobState.DONE))
        assert told == [(job, "QUEUED"), (job, "DONE")]

    run(work)


def test_an_unknown_job_is_an_error(store: SqliteStore) -> None:
    async def work() -> None:
        with pytest.raises(Exception, match="there is no job job:1"):
            await anext(events(engine_of(store).request(LOCAL), "job", {"id": "job:1"}))

    run(work)


def test_an_event_is_answered_by_its_selection(store: SqliteStore) -> None:
    job = _queued(store)
    engine = engine_of(store)
    ready = engine.prepare(Asked(f'subscription {{ job(id: "{job}") {{ id state kind }} }}', subscribes=True))

    answer = engine.execute(ready, job)  # type: ignore[arg-type]
    gone = engine.execute(ready, "job:1")  # type: ignore[arg-type]

    assert answer.data == {"job": {"id": job, "state": "QUEUED", "kind": "INGEST_TEXT"}}
    assert [error.extensions["code"] for error in gone.errors if error.extensions] == ["NOT_FOUND"]


def test_who_does_not_listen_holds_a_bounded_number_of_ids(store: SqliteStore) -> None:
    async def work() -> None:
        async with Following(store, 3_600).mailbox("stories") as mailbox:
            for start in range(0, 5_000, 100):
                ids = tuple(f"story:{number}" for number in range(start, start + 100))
                mailbox.put(Changed(stories=ids))
            mailbox.put(Changed(stories=("story:4999", "story:4998")))

            assert len(mailbox.waiting) == 1_000
            assert next(iter(mailbox.waiting)) == "story:4000"
            assert list(mailbox.waiting)[-2:] == ["story:4999", "story:4998"]

    run(work)


def test_nobody_is_looked_after_once_all_have_left(store: SqliteStore) -> None:
    looks: list[Seen] = []

    class Counting(SqliteStore):
        def read(self, shape: Any, keys: Any) -> Any:
            looks.append(Seen())
            return super().read(shape, keys)

    async def work() -> None:
        following = Following(Counting(store.path), 0.02)
        async with following.mailbox("stories"), following.mailbox("alerts"):
            await asyncio.sleep(0.3)
        seen = len(looks)
        await asyncio.sleep(0.3)
        assert seen > 2
        assert len(looks) <= seen + 1

    run(work)


def test_a_store_that_fails_for_a_while_is_looked_at_again(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.reading.following._AFTER_FAILURE_S", 0.05)
    failing = True

    class Flaky(SqliteStore):
        def read(self, shape: Any, keys: Any) -> Any:
            if failing:
                raise StoreError("the store is away")
            return super().read(shape, keys)

    async def work() -> None:
        nonlocal failing
        flaky = Flaky(store.path)
        async with Following(flaky, 0.02).mailbox("stories") as mailbox:
            await asyncio.sleep(0.2)
            failing = False
            await asyncio.sleep(0.5)
            await asyncio.to_thread(ingest, store, LEE)

            assert {await mailbox.next()} == set(nodes(store, "Story"))
        flaky.close()

    run(work)
