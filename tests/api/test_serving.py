"""What the server says of itself: who may use it, costs, turns, time, figures for Prometheus, and lines for the log."""

import json
import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from api.app import create_app
from api.limits import Costing
from api.logs import JsonLines, TextLines
from api.principals import ANONYMOUS, LOCAL, Principal, Role
from api.serving import require_key, who_may
from api.turns import NoTurnLeftError, Turns, caller_of
from dramatis.errors import SettingsError, StoreTimeoutError
from dramatis.request_limits import Limits
from dramatis.settings import Settings
from graph.deadline import Deadline, deadline_in, within
from graph.sqlite.store import SqliteStore, open_sqlite
from graph.store import GraphStore
from tests.api.conftest import HERE

STORIES = {"query": "query Latest { stories(first: 10) { edges { node { id } } } }"}


@pytest.mark.parametrize(
    ("settings", "keyed", "refused"),
    [
        (Settings(), False, False),
        (Settings(host="localhost"), False, False),
        (Settings(host="0.0.0.0"), False, True),
        (Settings(host="192.0.2.1"), False, True),
        (Settings(host="0.0.0.0"), True, False),
        (Settings(host="0.0.0.0", public_read=True), False, False),
    ],
)
def test_an_address_that_others_reach_needs_a_key(settings: Settings, keyed: bool, refused: bool) -> None:
    if refused:
        with pytest.raises(SettingsError, match="DRAMATIS_API_KEY"):
            require_key(settings, keyed=keyed)
    else:
        require_key(settings, keyed=keyed)


def test_the_start_says_that_the_local_user_is_a_curator() -> None:
    assert "curator" in who_may(Settings(), keyed=False)
    assert "need a key" in who_may(Settings(), keyed=True)
    assert "may read" in who_may(Settings(public_read=True), keyed=True)


def test_an_answer_says_what_it_cost_and_what_was_left(lone_client: TestClient) -> None:
    answer = lone_client.post("/graphql", json=STORIES).json()

    assert answer["extensions"]["cost"] == {"nodes": 10, "limit": 50_000, "left": 49_990}


def test_a_refusal_says_what_it_would_have_cost(lone_client: TestClient) -> None:
    deep = "{ stories(first: 100) { edges { node { articles(first: 100) { edges { node { mentions(first: 100) { edges"
    query = deep + " { node { id } } } } } } } } } }"

    cost = lone_client.post("/graphql", json={"query": query}).json()["extensions"]["cost"]

    assert cost["nodes"] > cost["limit"]
    assert cost["left"] == 0


def test_each_set_of_variables_has_its_own_cost(lone_client: TestClient) -> None:
    query = "query ($n: Int, $ids: [ID!]!) { stories(first: $n) { edges { node { id } } } nodes(ids: $ids) { id } }"

    def nodes(**variables: object) -> object:
        body = {"query": query, "variables": {"ids": [], **variables}}
        return lone_client.post("/graphql", json=body).json()["extensions"]["cost"]["nodes"]

    assert [nodes(n=5), nodes(n=7), nodes(n=5), nodes(n=None), nodes(), nodes(n=1, ids=["a"] * 3)] == [
        5, 7, 5, 20, 20, 4,
    ]  # fmt: skip


def test_a_list_never_counts_as_the_number_of_its_length() -> None:
    from graphql import parse

    from api.contract.build import build_contract

    document = parse("query ($n: Int) { stories(first: $n) { edges { node { id } } } }")
    costing = Costing(build_contract().schema, document, Limits())
    costing.cost({"n": 3})

    assert costing.cost({"n": [1, 2, 3]}).nodes != costing.cost({"n": 3}).nodes


def _holder(key: str) -> Principal:
    return Principal("a", Role.READER, key)


def test_turns_are_counted_by_caller_and_given_back() -> None:
    turns = Turns(1)
    with turns.turn("a"), turns.turn("b"), pytest.raises(NoTurnLeftError), turns.turn("a"):
        pass

    with turns.turn("a"):
        pass


def test_callers_without_a_key_take_turns_by_address() -> None:
    assert caller_of(ANONYMOUS, "192.0.2.1") != caller_of(ANONYMOUS, "192.0.2.2")
    assert caller_of(LOCAL, "127.0.0.1") == caller_of(LOCAL, "::1")
    assert caller_of(Principal("a", Role.READER, "key:1"), None) != caller_of(
        Principal("a", Role.READER, "key:2"), None
    )


class Slow:
    """A store of which each read waits until it is let go."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self.waiting = threading.Semaphore(0)
        self.go = threading.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def read(self, shape: Any, keys: Any) -> Any:
        if shape.links and shape.links[0].name == "stories":
            self.waiting.release()
            assert self.go.wait(30)
        return self._store.read(shape, keys)


def test_a_caller_with_too_many_requests_under_way_is_told_when_to_come_again(fake: GraphStore) -> None:
    slow = Slow(fake)
    with TestClient(create_app(cast(GraphStore, slow), Settings(), Limits(concurrent=1)), base_url=HERE) as client:
        first = threading.Thread(target=client.post, args=("/graphql",), kwargs={"json": STORIES})
        first.start()
        assert slow.waiting.acquire(timeout=30)
        second = client.post("/graphql", json=STORIES)
        healthy = client.get("/healthz")
        slow.go.set()
        first.join()
        third = client.post("/graphql", json=STORIES)

    assert (second.status_code, second.headers["retry-after"]) == (429, "1")
    assert second.json()["errors"][0]["extensions"]["code"] == "TOO_MANY_REQUESTS"
    assert (healthy.status_code, third.status_code) == (200, 200)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = open_sqlite(tmp_path)
    made.prepare()
    yield made
    made.close()


def test_a_read_ends_at_its_deadline(store: SqliteStore) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    started = time.monotonic()

    with pytest.raises(StoreTimeoutError), within(deadline_in(0.2)), store._reading() as connection:
        connection.execute(endless)

    assert time.monotonic() - started < 10
    assert store.known("Story", ["story:x"]) == set()


def test_a_read_after_its_deadline_does_not_begin(store: SqliteStore) -> None:
    deadline = deadline_in(60)
    deadline.stop()

    with pytest.raises(StoreTimeoutError), within(deadline):
        store.known("Story", ["story:x"])


def test_a_read_without_a_deadline_has_time(store: SqliteStore) -> None:
    with within(Deadline(time.monotonic() + 60)):
        store.known("Story", ["story:x"])
    with store._reading() as connection:
        rows = connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200000) SELECT count(*) FROM n"
        ).fetchall()

    assert rows == [(200_000,)]


class Late(Slow):
    """A store whose reads are over their deadline."""

    def read(self, shape: Any, keys: Any) -> Any:
        if shape.links and shape.links[0].name == "stories":
            raise StoreTimeoutError("bolt://inner:7687 took too long")
        return self._store.read(shape, keys)


def test_a_request_that_takes_too_long_says_so(fake: GraphStore) -> None:
    with TestClient(create_app(cast(GraphStore, Late(fake)), Settings()), base_url=HERE) as client:
        answer = client.post("/graphql", json=STORIES)

    assert answer.json()["errors"][0]["extensions"]["code"] == "TIMEOUT"
    assert "inner" not in answer.text


def figures(client: TestClient) -> dict[tuple[str, str], float]:
    """(name, labels) -> value."""
    return {
        (sample.name, ",".join(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(client.get("/metrics").text)
        for sample in family.samples
    }


def test_prometheus_reads_what_was_asked_and_how_it_went(lone_client: TestClient) -> None:
    lone_client.post("/graphql", json=STORIES)
    lone_client.post("/graphql", json={"query": "{ nothing }"})
    lone_client.post("/graphql", content=b"null", headers={"content-type": "application/json"})

    found = figures(lone_client)

    assert found["dramatis_requests_total", "query,ok"] == 1
    assert found["dramatis_requests_total", "none,GRAPHQL_VALIDATION_FAILED"] == 1
    assert found["dramatis_requests_total", "none,BAD_REQUEST"] == 1
    assert found["dramatis_request_seconds_count", "query"] == 1
    assert found["dramatis_store_seconds_count", "read"] >= 1
    assert found["dramatis_requests_under_way", ""] == 0
    assert found["dramatis_jobs", "queued"] == 0


def test_two_applications_keep_their_figures_apart(fake: GraphStore) -> None:
    with (
        TestClient(create_app(fake, Settings()), base_url=HERE) as one,
        TestClient(create_app(fake, Settings()), base_url=HERE) as other,
    ):
        one.post("/graphql", json=STORIES)

        assert figures(one)["dramatis_requests_total", "query,ok"] == 1
        assert ("dramatis_requests_total", "query,ok") not in figures(other)


def test_figures_need_the_key_where_there_is_one(fake: GraphStore) -> None:
    with TestClient(create_app(fake, Settings(api_key="k3y")), base_url="http://news.example") as client:
        refused = client.get("/metrics")
        told = client.get("/metrics", headers={"authorization": "Bearer k3y"})
        schema = client.get("/schema.graphql")

    assert (refused.status_code, told.status_code, schema.status_code) == (401, 200, 401)


def test_the_log_has_a_line_for_each_request_without_the_query_or_its_variables(
    fake: GraphStore, caplog: pytest.LogCaptureFixture
) -> None:
    body = {
        "query": 'query Secret($t: String!) { search(text: $t) { totalCount } entity(name: "quiet") { id } }',
        "variables": {"t": "hush"},
    }
    with (
        caplog.at_level(logging.INFO, "dramatis.api"),
        TestClient(create_app(fake, Settings(api_key="k3y")), base_url="http://news.example") as client,
    ):
        response = client.post("/graphql", json=body, headers={"authorization": "Bearer k3y"})

    (line,) = [record for record in caplog.records if record.getMessage() == "A request was answered."]
    told = json.loads(JsonLines().format(line))
    assert (told["principal"], told["operation"], told["kind"]) == ("operator", "Secret", "query")
    assert told["request_id"] == response.headers["x-request-id"]
    assert told["cost"] > 0
    assert told["ms"] >= 0
    assert not [word for word in ("hush", "quiet", "totalCount", "k3y") if word in str(told)]


def record(message: str, **fields: object) -> logging.LogRecord:
    return logging.makeLogRecord({"name": "dramatis", "levelname": "INFO", "msg": message, **fields})


def test_a_line_of_text_has_its_fields_behind_it_and_stays_one_line() -> None:
    line = TextLines().format(record("It was done.", ms=3, name_of="a b\nc=1"))

    assert line.endswith('dramatis: It was done. ms=3 name_of="a b\\nc=1"')


def test_a_line_of_json_holds_a_failure_whole() -> None:
    try:
        raise sqlite3.Error("gone")
    except sqlite3.Error as error:
        failed = record("It failed.", exc_info=(type(error), error, error.__traceback__), what={1, 2})

    told = json.loads(JsonLines().format(failed))

    assert told["message"] == "It failed."
    assert "sqlite3.Error: gone" in told["trace"]
    assert told["what"] == "{1, 2}"
