"""Server-sent events: GraphQL over SSE in its "distinct connections mode", one operation a stream.

Each answer is an event `next`; `complete` ends the stream. Comments keep it open through proxies. Without `complete` it
ends when the client's key stops counting, when the client doesn't take what is sent, and when the server stops.
"""

from collections.abc import Awaitable, Callable
from contextlib import aclosing, suppress

import anyio
import orjson
from starlette.types import Message, Receive, Scope, Send

from api.execution import Asked
from api.http.answers import STREAM_TYPE, body_of
from api.http.reports import Report
from api.service import Service
from api.subscribing import answers
from dramatis.errors import StoreError

_HEADERS = [
    (b"content-type", f"{STREAM_TYPE}; charset=utf-8".encode()),
    (b"cache-control", b"no-store"),
    # nginx collects answers before it hands them on, unless it is told not to.
    (b"x-accel-buffering", b"no"),
]
_BEAT = b":\n\n"


class EventStream:
    """An ASGI response with the answers to one operation."""

    def __init__(self, service: Service, asked: Asked, caller: str, request_id: str) -> None:
        self._service = service
        self._asked = asked
        self._caller = caller
        self._request_id = request_id
        self._sending = anyio.Lock()
        self._over = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._service.metrics.sockets.track_inprogress():
            await self._send(send, {"type": "http.response.start", "status": 200, "headers": _HEADERS})
            async with anyio.create_task_group() as tasks:
                until: tuple[Callable[[], Awaitable[None]], ...] = (
                    lambda: _gone(receive),
                    lambda: self._unwelcome(send),
                    lambda: self._closing(send),
                    lambda: self._beat(send),
                    lambda: self._answers(send),
                )
                for work in until:
                    tasks.start_soon(_ending, work, tasks.cancel_scope)

    async def _answers(self, send: Send) -> None:
        report = Report(self._service.metrics, self._request_id, self._asked.principal)
        async with aclosing(answers(self._service, self._asked, self._caller)) as found:
            async for answer in found:
                data = orjson.dumps(body_of(answer, self._request_id))
                report.answered(answer)
                await self._event(send, b"event: next\ndata: " + data + b"\n\n")
        await self._event(send, b"event: complete\ndata:\n\n", last=True)

    async def _beat(self, send: Send) -> None:
        while True:
            await anyio.sleep(self._service.pace.beat)
            await self._event(send, _BEAT)

    async def _unwelcome(self, send: Send) -> None:
        """Ends the stream when the caller's key no longer counts, or can't be looked up."""
        with suppress(StoreError):
            while await self._service.authenticator.holds(self._asked.principal):
                await anyio.sleep(self._service.pace.watch)
        await self._event(send, b"", last=True)

    async def _closing(self, send: Send) -> None:
        """Ends the stream when the server stops."""
        await self._service.closing.wait()
        await self._event(send, b"", last=True)

    async def _event(self, send: Send, data: bytes, *, last: bool = False) -> None:
        await self._send(send, {"type": "http.response.body", "body": data, "more_body": not last})

    async def _send(self, send: Send, message: Message) -> None:
        """One at a time, and taken in time: else TimeoutError."""
        with anyio.fail_after(self._service.pace.send):
            async with self._sending:
                if not self._over:
                    self._over = not message.get("more_body", True)
                    await send(message)


async def _gone(receive: Receive) -> None:
    """Returns when the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _ending(work: Callable[[], Awaitable[None]], scope: anyio.CancelScope) -> None:
    """Does the work and then ends all that is in the scope; a client that takes nothing ends it too."""
    try:
        with suppress(TimeoutError):
            await work()
    finally:
        scope.cancel()
