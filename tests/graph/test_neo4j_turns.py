"""Who waits for a turn to write on the server goes on waiting while others get on, and is told when nobody does."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import neo4j
import pytest

import graph.neo4j.store as neo4j_store_module
from dramatis.errors import StoreError
from dramatis.settings import Settings
from graph.neo4j import catalogue
from graph.store import GraphStore

pytestmark = pytest.mark.neo4j
# Much shorter than in earnest, and longer than one of the other's turns.
_TIMEOUT_S = 1.0


@contextmanager
def held(settings: Settings, turns: int, turn_s: float) -> Iterator[None]:
    """Somebody else has the turn so often, one after the other, each so long."""
    begun = threading.Event()

    def hold() -> None:
        auth = (settings.neo4j_user, settings.neo4j_password or "")
        with (
            neo4j.GraphDatabase.driver(settings.neo4j_uri or "", auth=auth) as driver,
            driver.session(database=settings.neo4j_database) as session,
        ):
            for _ in range(turns):
                with session.begin_transaction() as opened:
                    opened.run(catalogue.TAKE_TURN).consume()
                    begun.set()
                    time.sleep(turn_s)
                    opened.commit()

    other = threading.Thread(target=hold)
    other.start()
    assert begun.wait(30)
    try:
        yield
    finally:
        other.join()


def write(store: GraphStore) -> int:
    return store.transact(lambda transaction: transaction.put("Key", [{"id": "term:storm"}]))


def test_who_waits_longer_than_the_timeout_goes_on_waiting_while_others_get_on(
    neo4j_store: GraphStore, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(neo4j_store)
    monkeypatch.setattr(neo4j_store_module, "WRITE_TIMEOUT_S", _TIMEOUT_S)

    with held(neo4j_settings, turns=1, turn_s=1.5 * _TIMEOUT_S):
        written = write(neo4j_store)

    assert written == 0


def test_who_waits_behind_one_that_hangs_is_told_so(
    neo4j_store: GraphStore, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(neo4j_store)
    monkeypatch.setattr(neo4j_store_module, "WRITE_TIMEOUT_S", _TIMEOUT_S)

    with (
        held(neo4j_settings, turns=1, turn_s=6 * _TIMEOUT_S),
        pytest.raises(StoreError, match="took too long and was stopped"),
    ):
        write(neo4j_store)
