"""Sessions of the server's store: kept from one read to the next, and closed after a failed one and at the end."""

from typing import Any, cast

import pytest
from neo4j import Driver, Session
from neo4j.exceptions import ClientError

from dramatis.errors import StoreError, StoreUnavailableError
from graph.neo4j.store import Neo4jStore


class _Answer:
    def values(self) -> list[list[Any]]:
        return [["entity:1"]]


class _Session(Session):
    """Answers every statement alike, or refuses it."""

    # For the driver's own look at sessions that were forgotten open.
    _closed = True

    def __init__(self) -> None:
        self.ended = False
        self.refuses = False

    def run(self, *_: object, **__: object) -> Any:
        if self.refuses:
            raise ClientError("no")
        return _Answer()

    def close(self) -> None:
        self.ended = True


class _Driver:
    """Notes the sessions that were made."""

    def __init__(self) -> None:
        self.made: list[_Session] = []

    def session(self, **_: object) -> _Session:
        self.made.append(_Session())
        return self.made[-1]

    def close(self) -> None:
        return


@pytest.fixture
def driver() -> _Driver:
    return _Driver()


@pytest.fixture
def store(driver: _Driver) -> Neo4jStore:
    return Neo4jStore(cast(Driver, driver), "neo4j", "Neo4j at bolt://nowhere")


def test_two_reads_one_after_the_other_share_a_session(store: Neo4jStore, driver: _Driver) -> None:
    assert store.known("Entity", ["entity:1"]) == store.known("Entity", ["entity:1"]) == {"entity:1"}
    assert [session.ended for session in driver.made] == [False]


def test_after_a_failed_read_nobody_reads_in_its_session(store: Neo4jStore, driver: _Driver) -> None:
    store.known("Entity", ["entity:1"])
    driver.made[0].refuses = True
    with pytest.raises(StoreError, match="refused a statement"):
        store.known("Entity", ["entity:1"])
    assert store.known("Entity", ["entity:1"]) == {"entity:1"}
    assert [session.ended for session in driver.made] == [True, False]


def test_closing_the_store_closes_what_was_kept_and_makes_no_other(store: Neo4jStore, driver: _Driver) -> None:
    store.known("Entity", ["entity:1"])
    store.close()
    with pytest.raises(StoreUnavailableError, match="was closed"):
        store.known("Entity", ["entity:1"])
    assert [session.ended for session in driver.made] == [True]
