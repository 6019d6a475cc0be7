"""GraphQL over HTTP: GET and POST at one address, after the specification of that name (draft of 2025).

`application/graphql-response+json` answers 400 where a request was refused before execution, `application/json` answers
200 there, as that specification asks. Bodies are capped while they arrive; only `application/json` is read.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import anyio
import anyio.to_thread
import orjson
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.execution import Answer, Asked, Engine
from api.http.problems import JSON_TYPE, RESPONSE_TYPE, problem, shown

# A query with its variables is a few kilobytes; a megabyte leaves room for long lists of ids.
MOST_BYTES = 1_000_000
# Threads that execute at once. Python runs one at a time; the others wait for the store.
_MOST_THREADS = 8
_NOT_JSON = 'The body is no JSON object; send {"query": "…"}.'

_log = logging.getLogger("dramatis.api")


class BadRequestError(Exception):
    """The request can't be understood: status, code and what to do."""

    def __init__(self, status: int, code: str, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.headers = status, code, message, headers


class Endpoint:
    """An ASGI application that answers GraphQL."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._threads: anyio.CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        request_id: str = scope["state"]["request_id"]
        media_type = negotiated(request.headers.get("accept"))
        try:
            response = await self._response(request, request_id, media_type)
        except BadRequestError as bad:
            response = problem(
                bad.status, bad.code, bad.message, request_id, media_type=media_type or JSON_TYPE, **bad.headers
            )
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _response(self, request: Request, request_id: str, media_type: str | None) -> Response:
        if request.method not in ("GET", "HEAD", "POST"):
            raise BadRequestError(405, "METHOD_NOT_ALLOWED", "Send GET or POST.", allow="GET, HEAD, POST")
        if media_type is None:
            raise BadRequestError(406, "NOT_ACCEPTABLE", f"Answers are {RESPONSE_TYPE} or {JSON_TYPE}.")
        asked = replace(await _posted(request), changes=True) if request.method == "POST" else _queried(request)
        if self._threads is None:
            self._threads = anyio.CapacityLimiter(_MOST_THREADS)
        body, status = await anyio.to_thread.run_sync(
            self._answered, asked, request_id, media_type, limiter=self._threads
        )
        return Response(body, status, media_type=f"{media_type}; charset=utf-8")

    def _answered(self, asked: Asked, request_id: str, media_type: str) -> tuple[bytes, int]:
        """The body and its status. A failure outside any resolver is logged and masked like one inside."""
        answer = self._engine.answer(asked)
        return orjson.dumps(body_of(answer, request_id)), status_of(answer, media_type)


def body_of(answer: Answer, request_id: str) -> dict[str, Any]:
    """The response map: `data` only where execution began."""
    body: dict[str, Any] = {}
    if answer.errors:
        body["errors"] = shown(answer.errors, request_id)
    if answer.executed:
        body["data"] = answer.data
    return body


def status_of(answer: Answer, media_type: str) -> int:
    """400 for a refusal in the newer media type; 200 for everything in the older one."""
    return 400 if not answer.executed and media_type == RESPONSE_TYPE else 200


def negotiated(accept: str | None) -> str | None:
    """The media type to answer in, the older where the client doesn't care; None where it takes neither."""
    if not accept or not accept.strip():
        return JSON_TYPE
    best: tuple[float, str] | None = None
    for entry in accept.split(",")[:50]:
        name, *parameters = (part.strip().lower() for part in entry.split(";"))
        found = RESPONSE_TYPE if name == RESPONSE_TYPE else JSON_TYPE if name in _ANY else None
        weight = _weight(parameters)
        if found and weight > 0 and (best is None or weight > best[0]):
            best = (weight, found)
    return best[1] if best else None


_ANY = (JSON_TYPE, "application/*", "*/*")


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return float(parameter[2:])
            except ValueError:
                return 0.0
    return 1.0


def _queried(request: Request) -> Asked:
    parameters = request.query_params
    fields: dict[str, Any] = {name: parameters[name] for name in ("query", "operationName") if name in parameters}
    for name in ("variables", "extensions"):
        if parameters.get(name):
            try:
                fields[name] = orjson.loads(parameters[name])
            except orjson.JSONDecodeError:
                raise BadRequestError(400, "BAD_REQUEST", f"The parameter `{name}` is no JSON object.") from None
    if "query" not in fields:
        raise BadRequestError(
            400, "BAD_REQUEST", 'No query: add ?query={…} to the address, or POST {"query": "…"} as application/json.'
        )
    return asked_of(fields)


async def _posted(request: Request) -> Asked:
    _check_type(request.headers)
    body = await _body(request)
    try:
        found = await anyio.to_thread.run_sync(orjson.loads, body) if len(body) > 50_000 else orjson.loads(body)
    except orjson.JSONDecodeError:
        raise BadRequestError(400, "BAD_REQUEST", _NOT_JSON) from None
    if not isinstance(found, dict):
        raise BadRequestError(400, "BAD_REQUEST", _NOT_JSON)
    return asked_of(found)


def _check_type(headers: Headers) -> None:
    name, *parameters = (part.strip().lower() for part in headers.get("content-type", "").split(";"))
    charsets = [
        value.strip("\"'") for key, _, value in (part.partition("=") for part in parameters) if key == "charset"
    ]
    encoded = headers.get("content-encoding", "identity").lower() != "identity"
    if name != JSON_TYPE or encoded or any(charset not in ("utf-8", "utf8") for charset in charsets):
        raise BadRequestError(415, "UNSUPPORTED_MEDIA_TYPE", f"Send the request as {JSON_TYPE} in UTF-8, uncompressed.")


async def _body(request: Request) -> bytes:
    """The body; 413 as soon as it is longer than the cap, whatever its header says."""
    too_long = BadRequestError(
        413, "PAYLOAD_TOO_LARGE", f"The body is longer than {MOST_BYTES} bytes.", connection="close"
    )
    told = request.headers.get("content-length", "0")
    if not told.isascii() or not told.isdigit() or len(told) > 12 or int(told) > MOST_BYTES:
        raise too_long
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise too_long
    return bytes(body)


def asked_of(fields: Mapping[str, Any]) -> Asked:
    """The request's parameters, checked. null counts as absent; what this server doesn't know it passes over."""
    query, operation, variables = fields.get("query"), fields.get("operationName"), fields.get("variables")
    if not isinstance(query, str) or not query.strip():
        raise BadRequestError(400, "BAD_REQUEST", "`query` must be the text of a query.")
    if operation is not None and not isinstance(operation, str):
        raise BadRequestError(400, "BAD_REQUEST", "`operationName` must be text.")
    if variables is not None and not isinstance(variables, dict):
        raise BadRequestError(400, "BAD_REQUEST", "`variables` must be a JSON object.")
    if not isinstance(fields.get("extensions"), dict | None):
        raise BadRequestError(400, "BAD_REQUEST", "`extensions` must be a JSON object.")
    return Asked(query, operation or None, variables or {})
