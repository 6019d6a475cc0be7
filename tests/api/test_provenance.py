"""Runs taken back and things forgotten through the API, and which run each quote says it was read by."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.principals import Role
from dramatis.settings import Settings
from graph.sqlite.store import SqliteStore
from tests.api.callers import everybody_as
from tests.api.conftest import HERE
from tests.ingest.newsroom import by_name, ingest, nodes, report
from tests.ingest.reading_again import read_again, runs, second_pipeline

Ask = Callable[..., Any]
OLD = report("Ann Lee leads Harbour Board. Bo Ray and Ann Lee met in Oslo.", "Board", at="2025-05-18", by="a.example")
OTHER = report("Cy Fox leads Dock.", "Dock", at="2025-05-19", by="b.example")
JOB = "__typename id state done total rejected errors articles { title } stories { title }"


@pytest.fixture
def store(make_store: Callable[[], SqliteStore]) -> Iterator[SqliteStore]:
    """A store with two articles, one of which two pipelines read."""
    made = make_store()
    ingest(made, OLD, OTHER)
    read_again(made, second_pipeline(), datetime(2025, 6, 3, tzinfo=UTC), [OLD.id])
    yield made
    made.close()


@pytest.fixture
def post(store: SqliteStore) -> Iterator[Ask]:
    """The whole answer to a request of an admin."""
    app = create_app(store, Settings(), authenticator=everybody_as(Role.ADMIN))
    with TestClient(app, base_url=HERE) as client:
        yield lambda query, **given: client.post("/graphql", json={"query": query, "variables": given}).json()


def test_each_quote_names_the_run_that_read_it(post: Ask) -> None:
    query = """query ($at: TimeScope) {
        relations(filter: {}, at: $at) { edges { node { predicate evidence { run { version } } } } }
    }"""

    def versions(**given: object) -> set[tuple[str, str]]:
        found = post(query, **given)["data"]["relations"]["edges"]
        return {(edge["node"]["predicate"], *{q["run"]["version"] for q in edge["node"]["evidence"]}) for edge in found}

    assert versions() == {("LEADS", "1"), ("LEADS", "2")}
    assert ("ACTOR_IN", "1") in versions(at={"knownAt": "2025-06-02T00:00:00Z"})


def test_a_run_is_taken_back_and_the_job_says_so(store: SqliteStore, post: Ask) -> None:
    last = runs(store)[-1]

    job = post(f"mutation ($run: ID!) {{ rollbackRun(run: $run) {{ {JOB} }} }}", run=last)["data"]["rollbackRun"]

    told = {name: value for name, value in job.items() if name != "id"}
    assert told == {
        "__typename": "Job",
        "state": "DONE",
        "done": 1,
        "total": 1,
        "rejected": 0,
        "errors": [],
        "articles": [{"title": "Board"}],
        "stories": [{"title": "Board"}],
    }
    assert last not in nodes(store, "Run")
    again = post(f"query ($id: ID!) {{ job(id: $id) {{ {JOB} }} node(id: $id) {{ id }} }}", id=job["id"])["data"]
    assert (again["job"], again["node"]["id"]) == (job, job["id"])


def test_what_is_forgotten_is_gone_and_the_job_holds_nothing_of_it(store: SqliteStore, post: Ask) -> None:
    entity = by_name(store, "Ann Lee")["id"]

    jobs = [
        post(f"mutation ($id: ID!) {{ forget(target: $id) {{ {JOB} }} }}", id=target)["data"]["forget"]
        for target in (entity, OLD.id)
    ]

    assert [(job["state"], job["done"], job["articles"]) for job in jobs] == [("DONE", 1, []), ("DONE", 1, [])]
    assert "Ann Lee" not in repr(list(store.dump()))
    assert post("query ($id: ID!) { node(id: $id) { id } }", id=OLD.id)["data"]["node"] is None


@pytest.mark.parametrize(
    ("mutation", "told"),
    [
        ('rollbackRun(run: "run:none")', "there is no run run:none"),
        ('forget(target: "person:none")', "there is no article or entity person:none"),
    ],
)
def test_what_is_not_there_is_bad_input(post: Ask, mutation: str, told: str) -> None:
    (error,) = post(f"mutation {{ {mutation} {{ id }} }}")["errors"]

    assert told in error["message"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
