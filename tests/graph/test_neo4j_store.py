"""What only the server's store promises: its ends, its constraints, and what it says when the server is away."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, LiteralString

import neo4j
import pytest
from neo4j.exceptions import ServiceUnavailable, TransientError

from dramatis.errors import StoreError, StoreNotReadyError, StoreUnavailableError
from dramatis.settings import Settings
from graph.neo4j import catalogue
from graph.neo4j.store import open_neo4j
from graph.schema import LABELS, SCHEMA_VERSION
from graph.shape import Shape
from graph.store import GraphStore, Transaction

pytestmark = pytest.mark.neo4j
Run = Callable[..., list[list[Any]]]


@pytest.fixture
def run(neo4j_settings: Settings) -> Iterator[Run]:
    """Statements straight to the server, past the store."""
    assert neo4j_settings.neo4j_uri is not None
    auth = (neo4j_settings.neo4j_user, neo4j_settings.neo4j_password or "")
    with neo4j.GraphDatabase.driver(neo4j_settings.neo4j_uri, auth=auth) as driver:

        def statement(text: LiteralString, **parameters: object) -> list[list[Any]]:
            with driver.session(database=neo4j_settings.neo4j_database) as session:
                return session.run(text, parameters).values()

        yield statement


def closed_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


@pytest.fixture
def away() -> Iterator[GraphStore]:
    """A store whose server doesn't run."""
    uri = f"bolt://127.0.0.1:{closed_port()}"
    store = open_neo4j(Settings(neo4j_uri=uri, neo4j_password="secret-word"))
    yield store
    store.close()


def test_an_edge_to_nowhere_is_refused_by_name_and_nothing_is_stored(neo4j_store: GraphStore) -> None:
    def work(transaction: Transaction) -> None:
        transaction.put("Story", [{"id": "story:1"}])
        transaction.connect("HAS_ACTOR", [("story:1", "person:none", "", {})])

    with pytest.raises(StoreError, match="person:none"):
        neo4j_store.transact(work)

    assert neo4j_store.known("Story", ["story:1"]) == set()


def test_an_id_under_two_labels_is_refused(neo4j_store: GraphStore) -> None:
    neo4j_store.transact(lambda transaction: transaction.put("Story", [{"id": "one"}]))

    with pytest.raises(StoreError):
        neo4j_store.transact(lambda transaction: transaction.put("Entity", [{"id": "one"}]))


def test_every_label_has_its_constraint_and_every_index_is_online(neo4j_store: GraphStore, run: Run) -> None:
    names = {name for (name,) in run("SHOW CONSTRAINTS YIELD name")}
    states = dict(run("SHOW INDEXES YIELD name, state"))

    assert {f"unique_{label}" for label in LABELS} <= names
    assert all(states[name] == "ONLINE" for name in catalogue.indexes())


def test_a_blocking_key_is_filed_under_its_own_label_alone(neo4j_store: GraphStore, run: Run) -> None:
    neo4j_store.transact(lambda transaction: transaction.put("Key", [{"id": "name:a"}]))
    neo4j_store.transact(lambda transaction: transaction.put("Entity", [{"id": "person:1", "name": "A"}]))
    neo4j_store.transact(lambda transaction: transaction.connect("HAS_KEY", [("person:1", "name:a", "", {})]))

    labels = run("MATCH (n:Entity|Key) RETURN n.id, labels(n) ORDER BY n.id")

    assert labels == [["name:a", ["Key"]], ["person:1", ["Entity", "Node"]]]


def test_a_lost_constraint_is_told_by_health_and_made_again_by_prepare(neo4j_store: GraphStore, run: Run) -> None:
    run("DROP CONSTRAINT unique_Story")

    told = neo4j_store.health().problems
    neo4j_store.prepare()

    assert told == ("the constraint unique_Story is missing",)
    assert neo4j_store.health().problems == ()


def test_a_store_with_doubled_nodes_does_not_start(neo4j_store: GraphStore, run: Run) -> None:
    run("DROP CONSTRAINT unique_Story")
    run("CREATE (:Story {id: 'story:1'}), (:Story {id: 'story:1'})")

    with pytest.raises(StoreNotReadyError):
        neo4j_store.prepare()

    run("MATCH (n:Story) DELETE n")
    neo4j_store.prepare()


def test_a_store_of_another_schema_does_not_start(neo4j_store: GraphStore, run: Run) -> None:
    run("MATCH (m:Engine {id: 'schema'}) SET m.version = m.version + 1")

    with pytest.raises(StoreNotReadyError, match=f"schema {SCHEMA_VERSION + 1}"):
        neo4j_store.prepare()

    told = neo4j_store.health().problems
    run("MATCH (m:Engine {id: 'schema'}) SET m.version = m.version - 1")
    assert told == (f"it holds schema {SCHEMA_VERSION + 1}, and this Dramatis reads schema {SCHEMA_VERSION}",)


def test_what_the_engine_keeps_for_itself_is_no_part_of_the_graph(neo4j_store: GraphStore) -> None:
    neo4j_store.transact(lambda transaction: transaction.put("Story", [{"id": "writer"}]))

    assert [row["id"] for row in neo4j_store.dump()] == ["writer"]


@pytest.mark.parametrize("error", [TransientError("deadlock"), ServiceUnavailable("gone")], ids=repr)
def test_a_transaction_lost_before_its_commit_is_done_again(neo4j_store: GraphStore, error: Exception) -> None:
    tries: list[int] = []

    def work(transaction: Transaction) -> str:
        created = transaction.put("Story", [{"id": "story:1"}])
        tries.append(created)
        if len(tries) < 3:
            raise error
        return "done"

    assert neo4j_store.transact(work) == "done"
    assert tries == [1, 1, 1]


def test_a_transaction_that_is_always_lost_is_given_up(neo4j_store: GraphStore) -> None:
    tries: list[int] = []

    def work(_: Transaction) -> None:
        tries.append(1)
        raise TransientError("deadlock")

    with pytest.raises(StoreUnavailableError):
        neo4j_store.transact(work)

    assert 1 < len(tries) < 20


def test_two_stores_on_one_server_write_in_turn(neo4j_store: GraphStore, neo4j_settings: Settings) -> None:
    other = open_neo4j(neo4j_settings)
    neo4j_store.transact(lambda transaction: transaction.put("Story", [{"id": "story:1", "article_count": 0}]))

    def add(transaction: Transaction) -> None:
        held = transaction.get("Story", ["story:1"])["story:1"]["article_count"]
        transaction.put("Story", [{"id": "story:1", "article_count": held + 1}])

    def write(store: GraphStore) -> None:
        for _ in range(15):
            store.transact(add)

    threads = [threading.Thread(target=write, args=(store,)) for store in (neo4j_store, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()

    (row,) = neo4j_store.read(Shape("Story", ("article_count",)), ["story:1"])
    assert row == {"id": "story:1", "article_count": 30}


def test_a_server_that_is_away_is_told_by_health_without_an_error(away: GraphStore) -> None:
    health = away.health()

    assert len(health.problems) == 1
    assert "check that it runs" in health.problems[0]
    assert "secret-word" not in repr(health)


def test_a_server_that_is_away_makes_writing_unavailable(away: GraphStore) -> None:
    with pytest.raises(StoreUnavailableError, match=r"127\.0\.0\.1"):
        away.transact(lambda transaction: transaction.put("Story", [{"id": "story:1"}]))


def test_a_wrong_password_is_told_without_showing_it(neo4j_settings: Settings) -> None:
    store = open_neo4j(replace(neo4j_settings, neo4j_password="wrong-password"))

    with pytest.raises(StoreUnavailableError, match="NEO4J_PASSWORD") as told:
        store.prepare()

    store.close()
    assert "wrong-password" not in str(told.value)


def test_a_closed_store_says_so(neo4j_settings: Settings) -> None:
    store = open_neo4j(neo4j_settings)
    store.close()

    with pytest.raises(StoreUnavailableError, match="closed"):
        store.read(Shape("Story"), ["story:1"])
