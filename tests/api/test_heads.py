"""What comes over the wire before a body, and behind it, has an end."""

import socket
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from api.http.heads import MOST_HEAD_BYTES
from tests.api.running import running

_PART = b"a" * 1_000
# Far more than the sockets' buffers take before anybody has read.
_PARTS = 20_000


async def _length(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with running(Starlette(routes=[Route("/", _length, methods=["GET", "POST"])])) as port:
        yield port


def _send_on(caller: socket.socket, repeated: bytes) -> None:
    for _ in range(_PARTS):
        caller.sendall(repeated)


@pytest.mark.parametrize(
    ("begun", "repeated"),
    [
        (b"GET /", _PART),
        (b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx: ", _PART),
        (b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n", b"x: " + _PART + b"\r\n"),
        (b"POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n", b"x: y\r\n" * 200),
        (b"POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n\r\n1;x=", _PART),
    ],
    ids=["address", "one header", "headers", "trailers", "extension of a chunk"],
)
def test_a_head_without_an_end_is_cut_off(port: int, begun: bytes, repeated: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as caller:
        caller.sendall(begun)
        with pytest.raises(ConnectionError):
            _send_on(caller, repeated)


def test_who_sends_too_long_a_head_reads_why(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as caller:
        caller.sendall(b"GET / HTTP/1.1\r\nx: " + b"a" * MOST_HEAD_BYTES)
        answer = caller.recv(65_536)

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert str(MOST_HEAD_BYTES).encode() in answer


def test_one_connection_may_send_any_number_of_requests_of_any_length(port: int) -> None:
    head = (
        b"POST / HTTP/1.1\r\nhost: 127.0.0.1\r\nx: "
        + b"a" * (MOST_HEAD_BYTES // 2)
        + b"\r\ncontent-length: 300000\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=30) as caller:
        answers = []
        for _ in range(5):
            caller.sendall(head + b"b" * 300_000)
            answers.append(caller.recv(65_536))

    assert [answer.split(b"\r\n")[-1] for answer in answers] == [b"300000"] * 5
