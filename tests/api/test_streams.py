"""Event streams on a server that listens: each answer an event, one operation a stream; and clients that stall."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any, cast

import httpx2 as httpx
import pytest

from api.app import create_app
from api.principals import Role
from api.reading.request import Request
from api.service import Pace
from dramatis.request_limits import Limits
from dramatis.settings import Settings
from graph.deadline import current_deadline, too_late
from graph.store import GraphStore
from tests.api.callers import everybody_as
from tests.api.running import running
from tests.api.test_sockets import CHANGED, QUERY, endless, silent, two_changes

EVENTS = {"accept": "text/event-stream"}
Event = tuple[str, Any]


def events_of(text: str) -> list[Event]:
    """The events of a whole stream; comments are none."""
    found = []
    for block in text.split("\n\n"):
        fields = dict(line.split(":", 1) for line in block.splitlines() if not line.startswith(":"))
        if fields:
            data = fields.get("data", "").strip()
            found.append((fields["event"].strip(), json.loads(data) if data else None))
    return found


def stream(store: GraphStore, query: str, source: Any = two_changes, **given: Any) -> httpx.Response:
    with running(create_app(store, Settings(), sources={"storyChanged": source}, **given)) as port:
        return httpx.post(f"http://127.0.0.1:{port}/graphql", json={"query": query}, headers=EVENTS, timeout=30)


def test_a_subscription_is_a_stream_of_events_that_ends(fake: GraphStore) -> None:
    response = stream(fake, CHANGED)

    first, second, end = events_of(response.text)
    assert response.headers["content-type"].startswith("text/event-stream")
    assert (first[0], first[1]["data"]["storyChanged"]["id"]) == ("next", "story:dam")
    assert second[0] == "next"
    assert end == ("complete", None)


def test_a_query_is_a_stream_of_one_answer(fake: GraphStore) -> None:
    events = events_of(stream(fake, QUERY).text)

    assert [name for name, _ in events] == ["next", "complete"]
    assert events[0][1]["data"]["stories"]["edges"] == [{"node": {"id": "story:dam"}}]


def test_a_refusal_is_an_answer_too(fake: GraphStore) -> None:
    (name, body), end = events_of(stream(fake, "{ nothing }").text)

    assert (name, body["errors"][0]["extensions"]["code"]) == ("next", "GRAPHQL_VALIDATION_FAILED")
    assert end[0] == "complete"


def test_a_body_that_is_no_request_gets_no_stream(fake: GraphStore) -> None:
    response = stream(fake, "")

    assert response.status_code == 400
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


def test_a_get_is_streamed_where_it_asks_for_events_and_a_mutation_is_not(fake: GraphStore) -> None:
    with running(create_app(fake, Settings(), sources={"storyChanged": two_changes})) as port:
        address = f"http://127.0.0.1:{port}/graphql"
        told = httpx.get(address, params={"query": CHANGED}, headers=EVENTS)
        refused = httpx.get(address, params={"query": 'mutation { undo(decision: "x") { id } }'}, headers=EVENTS)
        plain = httpx.post(address, json={"query": CHANGED})

    assert [name for name, _ in events_of(told.text)] == ["next", "next", "complete"]
    assert "POST" in events_of(refused.text)[0][1]["errors"][0]["message"]
    assert "event-stream" in plain.json()["errors"][0]["message"]


def test_a_silent_stream_is_kept_open_by_comments(fake: GraphStore) -> None:
    app = create_app(fake, Settings(), sources={"storyChanged": silent}, pace=Pace(beat=0.02))
    with (
        running(app) as port,
        httpx.stream("POST", f"http://127.0.0.1:{port}/graphql", json={"query": CHANGED}, headers=EVENTS) as response,
    ):
        assert next(response.iter_text()).startswith(":")


def test_a_key_that_stops_counting_ends_the_stream(fake: GraphStore) -> None:
    caller = everybody_as(Role.READER)
    app = create_app(fake, Settings(), authenticator=caller, sources={"storyChanged": endless}, pace=Pace(watch=0.01))
    with running(app) as port:
        address = f"http://127.0.0.1:{port}/graphql"
        with httpx.stream("POST", address, json={"query": CHANGED}, headers=EVENTS, timeout=10) as response:
            parts = response.iter_text()
            first = next(parts)
            caller.holding = False
            rest = "".join(parts)

    assert "event: next" in first
    # Ended, but not completed: the client may come again, with another key.
    assert "event: complete" not in rest


def test_a_server_that_stops_ends_its_streams(fake: GraphStore) -> None:
    app = create_app(fake, Settings(), sources={"storyChanged": silent}, pace=Pace(beat=0.02))
    with running(app) as port:
        address = f"http://127.0.0.1:{port}/graphql"
        with httpx.stream("POST", address, json={"query": CHANGED}, headers=EVENTS, timeout=20) as response:
            parts = response.iter_text()
            next(parts)
            app.state.close()
            rest = "".join(parts)

    assert "event: complete" not in rest


def test_a_caller_has_so_many_streams_and_no_more(fake: GraphStore) -> None:
    app = create_app(fake, Settings(), Limits(sockets=1), sources={"storyChanged": endless})
    with running(app) as port:
        address = f"http://127.0.0.1:{port}/graphql"
        with httpx.stream("POST", address, json={"query": CHANGED}, headers=EVENTS) as response:
            parts = response.iter_text()
            next(parts)
            second = httpx.post(address, json={"query": CHANGED}, headers=EVENTS)

    assert (second.status_code, second.headers["retry-after"]) == (429, "1")


class Patient:
    """A store of which a read of stories takes as long as its deadline allows."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self.begun = threading.Event()
        self.ended = threading.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def read(self, shape: Any, keys: Any) -> Any:
        deadline = current_deadline()
        if deadline is not None and shape.links and shape.links[0].name == "stories":
            self.begun.set()
            while not deadline.over():
                time.sleep(0.01)
            self.ended.set()
            raise too_late()
        return self._store.read(shape, keys)


def test_a_client_that_hangs_up_ends_its_reads(fake: GraphStore) -> None:
    patient = Patient(fake)
    body = json.dumps({"query": QUERY}).encode()
    with running(create_app(cast(GraphStore, patient), Settings())) as port:
        with socket.create_connection(("127.0.0.1", port)) as client:
            head = f"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            client.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            assert patient.begun.wait(20)
            assert not patient.ended.is_set()

        assert patient.ended.wait(20)


def test_a_request_that_takes_too_long_is_answered_then(fake: GraphStore) -> None:
    patient = Patient(fake)
    with running(create_app(cast(GraphStore, patient), Settings(), Limits(seconds=1))) as port:
        response = httpx.post(f"http://127.0.0.1:{port}/graphql", json={"query": QUERY}, timeout=20)

    assert response.json()["errors"][0]["extensions"]["code"] == "TIMEOUT"


def test_a_body_that_does_not_arrive_is_not_waited_for(fake: GraphStore) -> None:
    app = create_app(fake, Settings(), Limits(seconds=1))
    with running(app) as port, socket.create_connection(("127.0.0.1", port)) as client:
        client.settimeout(20)
        head = f"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
        client.sendall(f"{head}Content-Length: 100\r\n\r\n{{".encode())

        answer = client.recv(4_096)

    assert answer.startswith(b"HTTP/1.1 408 ")


async def flood(_: Request, given: Mapping[str, Any]) -> AsyncIterator[str]:
    """The story as fast as it is taken."""
    while True:
        flood_told.append(1)
        yield given["id"]
        await asyncio.sleep(0)


flood_told: list[int] = []
BIG = 'subscription { storyChanged(id: "story:dam") { ' + " ".join(f"t{n}: title" for n in range(90)) + " } }"


def _subscribe(client: socket.socket, port: int) -> None:
    """As a WebSocket does it."""
    client.sendall(
        f"GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n".encode()
    )
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        answer += client.recv(1)
    for message in ({"type": "connection_init"}, {"type": "subscribe", "id": "1", "payload": {"query": BIG}}):
        client.sendall(_frame(json.dumps(message).encode()))


def _frame(data: bytes) -> bytes:
    """A text frame, masked with zeros."""
    length = bytes([0x80 | len(data)]) if len(data) < 126 else bytes([0x80 | 126]) + len(data).to_bytes(2, "big")
    return b"\x81" + length + b"\0\0\0\0" + data


def _post(client: socket.socket, port: int) -> None:
    """As a client of event streams does it."""
    body = json.dumps({"query": BIG}).encode()
    head = f"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n"
    client.sendall(f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)


@pytest.mark.parametrize("begin", [_subscribe, _post], ids=["socket", "stream"])
def test_a_client_that_takes_nothing_is_let_go_and_nothing_piles_up(
    fake: GraphStore, begin: Callable[[socket.socket, int], None]
) -> None:
    flood_told.clear()
    app = create_app(fake, Settings(), sources={"storyChanged": flood}, pace=Pace(send=0.3))
    with running(app) as port, socket.create_connection(("127.0.0.1", port)) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        begin(client, port)
        figures = ""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not (flood_told and "dramatis_sockets 0.0" in figures):
            figures = httpx.get(f"http://127.0.0.1:{port}/metrics", timeout=10).text
            time.sleep(0.05)
        told = len(flood_told)

    assert "dramatis_subscriptions 0.0" in figures
    assert "dramatis_sockets 0.0" in figures
    # What fits into the buffers of both ends: some megabytes, at two kilobytes each.
    assert 0 < told < 10_000
