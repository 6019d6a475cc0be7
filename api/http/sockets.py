"""WebSockets: the protocol `graphql-transport-ws`, several operations on one socket.

A client says who it is in `connection_init` (`{"authorization": "Bearer …"}`, since browsers send no such header), and
is closed when that takes too long, when its key stops counting, when it breaks the protocol, and when it doesn't take
what is sent. The numbers with which a socket is closed are those of the protocol.
"""

import logging
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import replace
from typing import Any

import anyio
import anyio.abc
import orjson
from graphql import GraphQLError
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from api.authentication import bearer
from api.execution import Asked
from api.http.answers import body_of
from api.http.asking import BadRequestError, asked_of
from api.http.problems import shown
from api.http.reports import Report
from api.principals import Principal
from api.service import Service
from api.subscribing import answers
from api.turns import NoTurnLeftError, caller_of
from dramatis.errors import StoreError

PROTOCOL = "graphql-transport-ws"
_log = logging.getLogger("dramatis.api")


class _CloseError(Exception):
    """The socket is to be closed with this number, for this reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


class Sockets:
    """An ASGI application that answers GraphQL over WebSockets."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = WebSocket(scope, receive, send)
        if PROTOCOL not in scope["subprotocols"]:
            await socket.accept()
            await socket.close(4406, "Subprotocol not acceptable")
            return
        await socket.accept(PROTOCOL)
        with self._service.metrics.sockets.track_inprogress():
            await _Connection(self._service, socket).serve()


class _Connection:
    """One socket that was accepted."""

    def __init__(self, service: Service, socket: WebSocket) -> None:
        self._service = service
        self._socket = socket
        self._request_id: str = socket.scope["state"]["request_id"]
        self._sending = anyio.Lock()
        self._under_way: dict[str, anyio.CancelScope] = {}
        self._caller = ""

    async def serve(self) -> None:
        """Until the client goes or is closed."""
        try:
            principal = await self._introduced()
            self._caller = caller_of(principal, self._socket.client.host if self._socket.client else None)
            with self._service.socket_turns.turn(self._caller):
                await self._send({"type": "connection_ack"})
                await self._converse(principal)
        except NoTurnLeftError:
            await self._close(4429, "Too many open sockets")
        except _CloseError as closing:
            await self._close(closing.code, closing.reason)
        except WebSocketDisconnect:
            return

    async def _converse(self, principal: Principal) -> None:
        """Until the client goes; raises _CloseError or WebSocketDisconnect, whichever task found out first."""
        ending: list[Exception] = []
        try:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(self._watch, principal)
                tasks.start_soon(self._beat)
                await self._listen(principal, tasks)
        except* (_CloseError, WebSocketDisconnect) as group:
            ending.append(_first(group))
        if ending:
            raise ending[0]

    async def _introduced(self) -> Principal:
        """Who the client says it is, in its first message."""
        try:
            with anyio.fail_after(self._service.pace.init):
                message = await self._message()
        except TimeoutError:
            raise _CloseError(4408, "Connection initialisation timeout") from None
        if message["type"] != "connection_init":
            raise _CloseError(4401, "Unauthorized")
        try:
            principal = await self._principal(message.get("payload"))
        except StoreError as error:
            _log.error("The graph store could not be asked for a key.", exc_info=error)
            raise _CloseError(1013, "Try again later") from error
        if principal is None:
            raise _CloseError(4403, "Forbidden")
        return principal

    async def _principal(self, payload: object) -> Principal | None:
        given = payload if isinstance(payload, dict) else {}
        header = next((value for name, value in given.items() if name.lower() == "authorization"), None)
        if isinstance(header, str):
            return await self._service.authenticator.principal(bearer(header))
        # Whoever is no browser may have sent the header; the guard looked at it.
        known: Principal | None = self._socket.scope["state"].get("principal")
        return known

    async def _listen(self, principal: Principal, tasks: anyio.abc.TaskGroup) -> None:
        while True:
            message = await self._message()
            match message["type"]:
                case "ping":
                    await self._send({"type": "pong"})
                case "pong":
                    pass
                case "connection_init":
                    raise _CloseError(4429, "Too many initialisation requests")
                case "complete":
                    running = self._under_way.pop(_id(message), None)
                    if running is not None:
                        running.cancel()
                case "subscribe":
                    await self._begin(_id(message), message.get("payload"), principal, tasks)
                case unknown:
                    raise _CloseError(4400, f"Unknown message type {unknown[:40]!r}")

    async def _begin(self, name: str, payload: object, principal: Principal, tasks: anyio.abc.TaskGroup) -> None:
        if name in self._under_way:
            raise _CloseError(4409, f"Subscriber for {name[:40]} already exists")
        if not isinstance(payload, dict):
            raise _CloseError(4400, "A subscribe message needs a payload")
        if len(self._under_way) >= self._service.limits.subscriptions:
            most = self._service.limits.subscriptions
            await self._refuse(name, _error(f"A socket may have {most} operations under way.", "TOO_MANY_REQUESTS"))
            return
        try:
            asked = asked_of(payload, self._service.documents)
        except BadRequestError as bad:
            await self._refuse(name, _error(bad.message, bad.code))
        except GraphQLError as error:
            await self._refuse(name, error)
        else:
            self._under_way[name] = anyio.CancelScope()
            asked = replace(asked, changes=True, subscribes=True, principal=principal)
            tasks.start_soon(self._run, name, asked, self._under_way[name])

    async def _run(self, name: str, asked: Asked, scope: anyio.CancelScope) -> None:
        """One operation to its end."""
        report = Report(self._service.metrics, self._request_id, asked.principal)
        with scope:
            try:
                async with aclosing(answers(self._service, asked, self._caller)) as found:
                    async for answer in found:
                        report.answered(answer)
                        if not answer.executed:
                            self._under_way.pop(name, None)
                            await self._refuse(name, *answer.errors)
                            return
                        await self._send({"id": name, "type": "next", "payload": body_of(answer, self._request_id)})
            finally:
                if self._under_way.get(name) is scope:
                    del self._under_way[name]
            await self._send({"id": name, "type": "complete"})

    async def _refuse(self, name: str, *errors: GraphQLError) -> None:
        await self._send({"id": name, "type": "error", "payload": shown(errors, self._request_id)})

    async def _watch(self, principal: Principal) -> None:
        try:
            while await self._service.authenticator.holds(principal):
                await anyio.sleep(self._service.pace.watch)
        except StoreError as error:
            raise _CloseError(1013, "Try again later") from error
        raise _CloseError(4403, "Forbidden")

    async def _beat(self) -> None:
        while True:
            await anyio.sleep(self._service.pace.beat)
            await self._send({"type": "ping"})

    async def _message(self) -> dict[str, Any]:
        """The next message, an object with a type."""
        received = await self._socket.receive()
        if received["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(received.get("code", 1006))
        text = received.get("text")
        if text is None or len(text) > self._service.limits.body_bytes:
            raise _CloseError(4400, "Messages are text and no longer than a request")
        try:
            found = orjson.loads(text)
        except orjson.JSONDecodeError:
            raise _CloseError(4400, "Messages are JSON") from None
        if not isinstance(found, dict) or not isinstance(found.get("type"), str):
            raise _CloseError(4400, "Messages are JSON objects with a type")
        return found

    async def _send(self, message: Mapping[str, Any]) -> None:
        """One at a time, and taken in time."""
        text = orjson.dumps(message).decode()
        try:
            with anyio.fail_after(self._service.pace.send):
                async with self._sending:
                    await self._socket.send_text(text)
        except TimeoutError:
            raise _CloseError(4408, "The client takes nothing") from None
        except RuntimeError:
            # The socket was closed meanwhile.
            raise WebSocketDisconnect(1006) from None

    async def _close(self, code: int, reason: str) -> None:
        """Closes, unless the client has; one that takes nothing isn't waited for."""
        if self._socket.application_state is not WebSocketState.CONNECTED:
            return
        with anyio.move_on_after(1.0):
            try:
                await self._socket.close(code, reason)
            except (RuntimeError, WebSocketDisconnect):
                # It was gone already.
                return


def _id(message: Mapping[str, Any]) -> str:
    name = message.get("id")
    if not isinstance(name, str) or not name or len(name) > 100:
        raise _CloseError(4400, "A message needs an id of at most 100 characters")
    return name


def _error(message: str, code: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": code})


def _first(group: BaseExceptionGroup[Exception]) -> Exception:
    """One of the reasons for which tasks want the socket closed."""
    found: BaseException = group
    while isinstance(found, BaseExceptionGroup):
        found = found.exceptions[0]
    assert isinstance(found, Exception)
    return found
