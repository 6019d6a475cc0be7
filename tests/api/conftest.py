"""A small world in a fake and in an embedded store, and a client that asks about it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from dramatis.settings import Settings
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore
from tests.api.fake_store import FakeStore
from tests.api.world import fill

Ask = Callable[..., Any]
HERE = "http://127.0.0.1:8000"


@pytest.fixture(params=["fake", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    if request.param == "fake":
        fake = FakeStore()
        fill(fake)
        yield cast(GraphStore, fake)
        return
    embedded = open_sqlite(tmp_path)
    embedded.prepare()
    embedded.transact(fill)
    yield embedded
    embedded.close()


@pytest.fixture
def fake() -> GraphStore:
    made = FakeStore()
    fill(made)
    return cast(GraphStore, made)


@pytest.fixture
def client(store: GraphStore) -> Iterator[TestClient]:
    with TestClient(create_app(store, Settings()), base_url=HERE) as made:
        yield made


@pytest.fixture
def lone_client(fake: GraphStore) -> Iterator[TestClient]:
    """A client of the fake store alone, for what no store has a part in."""
    with TestClient(create_app(fake, Settings()), base_url=HERE) as made:
        yield made


@pytest.fixture
def ask(client: TestClient) -> Ask:
    """Data for a query; errors fail the test."""

    def asked(query: str, **variables: Any) -> Any:
        answer = client.post("/graphql", json={"query": query, "variables": variables}).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    return asked


@pytest.fixture
def refuse(client: TestClient) -> Ask:
    """The code and message of the first error of a query; an answer without errors fails the test."""

    def refused(query: str, **variables: Any) -> tuple[str, str]:
        answer = client.post("/graphql", json={"query": query, "variables": variables}).json()
        return answer["errors"][0]["extensions"]["code"], answer["errors"][0]["message"]

    return refused
