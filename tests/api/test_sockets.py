"""GraphQL over WebSockets: the protocol's every rule, who may open one, and what closes one."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from api.app import create_app
from api.principals import Role
from api.reading.request import Request
from api.service import Pace
from dramatis.request_limits import Limits
from dramatis.settings import Settings
from graph.store import GraphStore
from tests.api.callers import Everybody, everybody_as
from tests.api.conftest import HERE

PROTOCOL = "graphql-transport-ws"
ADDRESS = f"{HERE.replace('http', 'ws')}/graphql"
QUERY = "{ stories(first: 1) { edges { node { id } } } }"
CHANGED = 'subscription { storyChanged(id: "story:dam") { id title } }'


async def two_changes(_: Request, given: Mapping[str, Any]) -> AsyncIterator[str]:
    """The story twice, then the end."""
    for key in [given["id"]] * 2:
        yield key


async def endless(_: Request, given: Mapping[str, Any]) -> AsyncIterator[str]:
    """The story again and again."""
    while True:
        yield given["id"]
        await asyncio.sleep(0.01)


async def silent(_: Request, __: Mapping[str, Any]) -> AsyncIterator[str]:
    """Never anything."""
    await asyncio.sleep(3_600)
    yield ""


async def broken(_: Request, given: Mapping[str, Any]) -> AsyncIterator[str]:
    """One, and then a failure that says too much."""
    yield given["id"]
    raise RuntimeError("secret /var/lib/path")


class Server:
    """A server over the fake store, made as a test wants it."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store

    def __call__(self, source: Any = two_changes, **given: Any) -> TestClient:
        app = create_app(self.store, given.pop("settings", Settings()), sources={"storyChanged": source}, **given)
        return TestClient(app, base_url=HERE)


@pytest.fixture
def server(fake: GraphStore) -> Server:
    return Server(fake)


def opened(client: TestClient, **given: Any) -> WebSocketTestSession:
    return client.websocket_connect(ADDRESS, subprotocols=[PROTOCOL], **given)


def greet(socket: WebSocketTestSession, payload: object = None) -> None:
    socket.send_json({"type": "connection_init", **({"payload": payload} if payload else {})})
    assert socket.receive_json() == {"type": "connection_ack"}


def subscribe(socket: WebSocketTestSession, query: str, name: str = "1", **more: object) -> None:
    socket.send_json({"type": "subscribe", "id": name, "payload": {"query": query, **more}})


def closing(socket: WebSocketTestSession) -> tuple[int, str]:
    """The number and reason with which the server closes, whatever it says before."""
    try:
        while True:
            socket.receive_json()
    except WebSocketDisconnect as closed:
        return closed.code, closed.reason or ""


@pytest.fixture
def socket(server: Server) -> Iterator[WebSocketTestSession]:
    with server() as client, opened(client) as made:
        greet(made)
        yield made


def test_a_query_is_answered_once(socket: WebSocketTestSession) -> None:
    subscribe(socket, QUERY)

    answer, end = socket.receive_json(), socket.receive_json()

    assert (answer["type"], answer["id"]) == ("next", "1")
    assert answer["payload"]["data"]["stories"]["edges"] == [{"node": {"id": "story:dam"}}]
    assert answer["payload"]["extensions"]["cost"]["limit"] == 50_000
    assert end == {"type": "complete", "id": "1"}


def test_a_subscription_is_answered_for_each_event(socket: WebSocketTestSession) -> None:
    subscribe(socket, CHANGED)

    first, second, end = (socket.receive_json() for _ in range(3))

    assert [told["payload"]["data"]["storyChanged"]["id"] for told in (first, second)] == ["story:dam"] * 2
    assert first["payload"]["data"]["storyChanged"]["title"]
    assert end["type"] == "complete"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("{" + " ".join(f"a{n}: __typename" for n in range(101)) + "}", "QUERY_TOO_COMPLEX"),
        ("", "BAD_REQUEST"),
    ],
)
def test_a_refused_operation_gets_an_error_and_the_socket_stays(
    socket: WebSocketTestSession, query: str, code: str
) -> None:
    subscribe(socket, query)
    refused = socket.receive_json()
    subscribe(socket, "{ __typename }")
    after = socket.receive_json()

    assert (refused["type"], refused["id"]) == ("error", "1")
    assert refused["payload"][0]["extensions"]["code"] == code
    assert after["payload"]["data"] == {"__typename": "Query"}


def test_an_unknown_field_of_a_subscription_has_no_source(server: Server) -> None:
    with server() as client, opened(client) as socket:
        greet(socket)
        subscribe(socket, "subscription { alerts { id } }")
        refused = socket.receive_json()

    assert refused["payload"][0]["extensions"]["code"] == "BAD_USER_INPUT"


def test_a_ping_gets_a_pong(socket: WebSocketTestSession) -> None:
    socket.send_json({"type": "ping"})

    assert socket.receive_json() == {"type": "pong"}


def test_a_client_that_completes_hears_no_more_of_the_operation(server: Server) -> None:
    with server(endless) as client, opened(client) as socket:
        greet(socket)
        subscribe(socket, CHANGED)
        assert socket.receive_json()["type"] == "next"
        socket.send_json({"type": "complete", "id": "1"})
        subscribe(socket, "{ __typename }", "2")
        found = socket.receive_json()
        while found["id"] == "1":
            assert found["type"] == "next"
            found = socket.receive_json()
        end = socket.receive_json()

    assert (found["type"], found["id"], end) == ("next", "2", {"type": "complete", "id": "2"})


def test_an_id_may_be_used_again_when_its_operation_is_over(socket: WebSocketTestSession) -> None:
    for _ in range(3):
        subscribe(socket, "{ __typename }")
        assert [socket.receive_json()["type"] for _ in range(2)] == ["next", "complete"]


@pytest.mark.parametrize(
    ("messages", "code"),
    [
        ([{"type": "subscribe", "id": "1", "payload": {"query": "{ __typename }"}}], 4401),
        ([{"type": "ping"}], 4401),
        ([{"type": "connection_init"}, {"type": "connection_init"}], 4429),
        ([{"type": "connection_init"}, {"type": "hello"}], 4400),
        ([{"type": "connection_init"}, {"type": "subscribe", "payload": {}}], 4400),
        ([{"type": "connection_init"}, {"type": "subscribe", "id": "", "payload": {}}], 4400),
        ([{"type": "connection_init"}, {"type": "subscribe", "id": "x" * 101, "payload": {}}], 4400),
        ([{"type": "connection_init"}, {"type": "subscribe", "id": "1"}], 4400),
        ([{"type": "connection_init"}, {"type": 7}], 4400),
        ([[]], 4400),
        (["x"], 4400),
    ],
)
def test_what_breaks_the_protocol_closes_the_socket(server: Server, messages: list[object], code: int) -> None:
    with server(silent) as client, opened(client) as socket:
        for message in messages:
            socket.send_json(message)

        assert closing(socket)[0] == code


@pytest.mark.parametrize("text", ["", "{", "\x00", "[" * 100_000, '"' + "x" * 1_000_001 + '"'])
def test_messages_that_are_no_json_close_the_socket(server: Server, text: str) -> None:
    with server() as client, opened(client) as socket:
        socket.send_text(text)

        assert closing(socket)[0] == 4400


def test_bytes_close_the_socket(server: Server) -> None:
    with server() as client, opened(client) as socket:
        socket.send_bytes(b"{}")

        assert closing(socket)[0] == 4400


def test_two_operations_of_one_id_close_the_socket(server: Server) -> None:
    with server(silent) as client, opened(client) as socket:
        greet(socket)
        subscribe(socket, CHANGED)
        subscribe(socket, CHANGED)

        assert closing(socket) == (4409, "Subscriber for 1 already exists")


@pytest.mark.parametrize("protocols", [[], ["graphql-ws"]])
def test_another_protocol_is_closed(server: Server, protocols: list[str]) -> None:
    with server() as client, client.websocket_connect(ADDRESS, subprotocols=protocols) as socket:
        assert closing(socket)[0] == 4406


def test_a_client_that_says_nothing_is_closed(server: Server) -> None:
    with server(pace=Pace(init=0.05)) as client, opened(client) as socket:
        assert closing(socket)[0] == 4408


def test_a_socket_has_so_many_operations_and_no_more(server: Server) -> None:
    with server(silent, limits=Limits(subscriptions=2)) as client, opened(client) as socket:
        greet(socket)
        for name in "123":
            subscribe(socket, CHANGED, name)
        refused = socket.receive_json()

    assert (refused["id"], refused["payload"][0]["extensions"]["code"]) == ("3", "TOO_MANY_REQUESTS")


def test_a_caller_has_so_many_sockets_and_no_more(server: Server) -> None:
    with server(limits=Limits(sockets=1)) as client, opened(client) as first:
        greet(first)
        with opened(client) as second:
            second.send_json({"type": "connection_init"})
            closed = closing(second)
    with server(limits=Limits(sockets=1)) as client:
        for _ in range(3):
            with opened(client) as again:
                greet(again)

    assert closed[0] == 4429


def test_the_server_shows_that_it_is_there(server: Server) -> None:
    with server(silent, pace=Pace(beat=0.02)) as client, opened(client) as socket:
        greet(socket)

        assert socket.receive_json() == {"type": "ping"}


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "file://localhost"])
def test_without_keys_no_page_of_another_origin_opens_a_socket(server: Server, origin: str) -> None:
    with server() as client, pytest.raises(WebSocketDisconnect), opened(client, headers={"origin": origin}):
        pass


def test_without_keys_another_host_opens_no_socket(server: Server) -> None:
    with server() as client, pytest.raises(WebSocketDisconnect), opened(client, headers={"host": "evil.example"}):
        pass


@pytest.mark.parametrize(
    ("payload", "headers", "code"),
    [
        ({"authorization": "Bearer k3y"}, {}, None),
        ({"Authorization": "bearer k3y"}, {"origin": "https://ui.example"}, None),
        (None, {"authorization": "Bearer k3y"}, None),
        ({"authorization": "Bearer k3yx"}, {}, 4403),
        ({"authorization": "Bearer k3yx"}, {"authorization": "Bearer k3y"}, 4403),
        ({"authorization": "k3y"}, {}, 4403),
        ({"authorization": 7}, {}, 4403),
        (None, {}, 4403),
    ],
)
def test_the_key_comes_in_the_first_message_or_the_header(
    server: Server, payload: object, headers: dict[str, str], code: int | None
) -> None:
    with server(settings=Settings(api_key="k3y")) as client, opened(client, headers=headers) as socket:
        if code is None:
            greet(socket, payload)
        else:
            socket.send_json({"type": "connection_init", "payload": payload})
            assert closing(socket)[0] == code


def test_a_key_that_stops_counting_closes_the_socket(server: Server) -> None:
    caller: Everybody = everybody_as(Role.READER)
    with server(endless, authenticator=caller, pace=Pace(watch=0.01)) as client, opened(client) as socket:
        greet(socket)
        subscribe(socket, CHANGED)
        assert socket.receive_json()["type"] == "next"
        caller.holding = False
        before = time.monotonic()

        assert closing(socket) == (4403, "Forbidden")
        assert time.monotonic() - before < 5


def test_a_role_counts_on_a_socket_as_elsewhere(server: Server) -> None:
    with server(authenticator=everybody_as(Role.READER)) as client, opened(client) as socket:
        greet(socket)
        subscribe(socket, 'mutation { forget(target: "x") { id } }')
        refused = socket.receive_json()

    assert refused["payload"][0]["extensions"]["code"] == "FORBIDDEN"


def test_a_source_that_fails_ends_its_operation_and_says_nothing_of_our_insides(server: Server) -> None:
    with server(broken) as client, opened(client) as socket:
        greet(socket)
        subscribe(socket, CHANGED)
        told, failed = socket.receive_json(), socket.receive_json()
        subscribe(socket, "{ __typename }", "2")
        after = socket.receive_json()

    assert told["type"] == "next"
    assert failed["payload"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    assert "secret" not in str(failed)
    assert after["type"] == "next"


def test_what_is_open_is_counted_and_comes_to_nothing_in_the_end(server: Server) -> None:
    with server(silent) as client:
        with opened(client) as socket:
            greet(socket)
            subscribe(socket, CHANGED)
            deadline = time.monotonic() + 5
            while "dramatis_subscriptions 1.0" not in client.get("/metrics").text and time.monotonic() < deadline:
                time.sleep(0.01)
            during = client.get("/metrics").text
        while "dramatis_sockets 0.0" not in client.get("/metrics").text and time.monotonic() < deadline:
            time.sleep(0.01)
        after = client.get("/metrics").text

    assert "dramatis_sockets 1.0" in during
    assert "dramatis_subscriptions 1.0" in during
    assert "dramatis_sockets 0.0" in after
    assert "dramatis_subscriptions 0.0" in after
