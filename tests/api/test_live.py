"""Subscriptions end to end: a server that listens, a client of its own, and news that come in meanwhile."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from websockets.sync.client import ClientConnection, connect

from api.app import create_app
from dramatis.settings import Settings
from graph.sqlite.store import SqliteStore
from tests.api.running import running
from tests.ingest.newsroom import ingest, report

FIRST = report("Ann Lee leads Harbour Board. Bo Ray and Ann Lee met in Oslo.", "Board", at="2025-05-18", by="a.example")
# A look at the store a second, on a busy machine.
PATIENCE_S = 15
TRIES = 5


@pytest.fixture
def store(make_store: Callable[[], SqliteStore]) -> Iterator[SqliteStore]:
    made = make_store()
    ingest(made, FIRST)
    yield made
    made.close()


def say(socket: ClientConnection, **message: object) -> None:
    socket.send(json.dumps(message))


def hear(socket: ClientConnection) -> dict[str, object]:
    told: dict[str, object] = json.loads(socket.recv(timeout=PATIENCE_S))
    return told


def test_a_story_that_comes_in_is_told_to_who_listens(store: SqliteStore) -> None:
    with (
        running(create_app(store, Settings())) as port,
        connect(f"ws://127.0.0.1:{port}/graphql", subprotocols=["graphql-transport-ws"]) as socket,  # type: ignore[list-item]
    ):
        say(socket, type="connection_init")
        assert hear(socket) == {"type": "connection_ack"}
        say(
            socket,
            type="subscribe",
            id="stories",
            payload={"query": "subscription { storyChanged { title articleCount } }"},
        )
        told = None
        # It begins to listen some time after it was asked to; what came before is nothing new.
        for number in range(TRIES):
            ingest(store, report(f"Cy Fox leads Dock {number}.", f"Dock {number}", at="2025-05-19", by="b.example"))
            with suppress(TimeoutError):
                told = hear(socket)
                break
        say(socket, type="complete", id="stories")

    assert told is not None
    assert (told["type"], told["id"]) == ("next", "stories")
    assert told["payload"]["data"]["storyChanged"]["title"].startswith("Dock")  # type: ignore[index]


def test_a_job_that_is_not_there_is_an_error_of_its_operation(store: SqliteStore) -> None:
    with (
        running(create_app(store, Settings())) as port,
        connect(f"ws://127.0.0.1:{port}/graphql", subprotocols=["graphql-transport-ws"]) as socket,  # type: ignore[list-item]
    ):
        say(socket, type="connection_init")
        hear(socket)
        say(socket, type="subscribe", id="1", payload={"query": 'subscription { job(id: "job:none") { state } }'})
        told = hear(socket)

    assert told["type"] == "error"
    assert told["payload"][0]["extensions"]["code"] == "BAD_USER_INPUT"  # type: ignore[index]
