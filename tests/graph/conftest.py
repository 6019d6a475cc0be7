"""Fixtures: an empty store of either engine."""

from collections.abc import Callable, Iterator

import pytest

from dramatis.settings import Settings
from graph.store import GraphStore
from tests.graph.stores import emptied_database, empty_sqlite, neo4j_server, prepared_neo4j


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The server's address and user."""
    with neo4j_server(tmp_path_factory.mktemp("neo4j")) as settings:
        yield settings


@pytest.fixture(scope="session")
def empty_neo4j(neo4j_settings: Settings) -> Iterator[Callable[[], GraphStore]]:
    """What empties the server's store and gives it."""
    with emptied_database(neo4j_settings) as empty, prepared_neo4j(neo4j_settings) as store:

        def emptied() -> GraphStore:
            empty()
            return store

        yield emptied


@pytest.fixture
def sqlite_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """An empty embedded store."""
    with empty_sqlite(tmp_path_factory.mktemp("store")) as store:
        yield store


@pytest.fixture
def neo4j_store(empty_neo4j: Callable[[], GraphStore]) -> GraphStore:
    """An empty store on the server."""
    return empty_neo4j()


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> GraphStore:
    """An empty store, of each engine in turn."""
    found: GraphStore = request.getfixturevalue(f"{request.param}_store")
    return found
