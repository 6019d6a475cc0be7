"""What a client's request asks: from HTTP's body or address, or a socket's message, to an `Asked`."""

import asyncio
from collections.abc import Mapping
from typing import Any

import anyio.to_thread
import orjson
from graphql import GraphQLError
from starlette.datastructures import Headers
from starlette.requests import Request

from api.documents import Documents, UnknownDocumentError, UnregisteredError, digest
from api.execution import Asked
from api.http.problems import JSON_TYPE

_NOT_JSON = 'The body is no JSON object; send {"query": "…"}.'
# Bodies above are parsed in a thread: the loop answers others meanwhile.
_LONG = 50_000


class BadRequestError(Exception):
    """The request can't be understood: status, code and what to do."""

    def __init__(self, status: int, code: str, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.headers = status, code, message, headers


def queried(request: Request) -> Mapping[str, Any]:
    """The parameters in the address."""
    parameters = request.query_params
    names = ("query", "operationName", "documentId")
    fields: dict[str, Any] = {name: parameters[name] for name in names if name in parameters}
    for name in ("variables", "extensions"):
        if parameters.get(name):
            try:
                fields[name] = orjson.loads(parameters[name])
            except orjson.JSONDecodeError:
                raise BadRequestError(400, "BAD_REQUEST", f"The parameter `{name}` is no JSON object.") from None
    if not fields.keys() & {"query", "documentId", "extensions"}:
        raise BadRequestError(
            400, "BAD_REQUEST", 'No query: add ?query={…} to the address, or POST {"query": "…"} as application/json.'
        )
    return fields


async def posted(request: Request, most_bytes: int, seconds: float) -> Mapping[str, Any]:
    """The parameters in the body, which must have arrived in time."""
    _check_type(request.headers)
    try:
        async with asyncio.timeout(seconds):
            body = await _body(request, most_bytes)
    except TimeoutError:
        raise BadRequestError(408, "TIMEOUT", "The body took too long to arrive.", connection="close") from None
    try:
        found = await anyio.to_thread.run_sync(orjson.loads, body) if len(body) > _LONG else orjson.loads(body)
    except orjson.JSONDecodeError:
        raise BadRequestError(400, "BAD_REQUEST", _NOT_JSON) from None
    if not isinstance(found, dict):
        raise BadRequestError(400, "BAD_REQUEST", _NOT_JSON)
    return found


def asked_of(fields: Mapping[str, Any], documents: Documents) -> Asked:
    """The request's parameters, checked. null counts as absent; what this server doesn't know it passes over.

    Raises BadRequestError for what is no request, GraphQLError for a document that isn't known or isn't allowed.
    """
    operation, variables, extensions = (fields.get(name) for name in ("operationName", "variables", "extensions"))
    if operation is not None and not isinstance(operation, str):
        raise BadRequestError(400, "BAD_REQUEST", "`operationName` must be text.")
    if variables is not None and not isinstance(variables, dict):
        raise BadRequestError(400, "BAD_REQUEST", "`variables` must be a JSON object.")
    if extensions is not None and not isinstance(extensions, dict):
        raise BadRequestError(400, "BAD_REQUEST", "`extensions` must be a JSON object.")
    return Asked(_text(fields, extensions or {}, documents), operation or None, variables or {})


def _text(fields: Mapping[str, Any], extensions: Mapping[str, Any], documents: Documents) -> str:
    """The text of the query: what was sent, or what is known by its hash."""
    query, name = fields.get("query"), _hash(fields, extensions)
    if query is None and name is not None:
        try:
            return documents.text(name)
        except UnknownDocumentError:
            raise _refused("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND") from None
        except UnregisteredError:
            raise _unregistered() from None
    if not isinstance(query, str) or not query.strip():
        raise BadRequestError(400, "BAD_REQUEST", "`query` must be the text of a query.")
    try:
        documents.check(query)
    except UnregisteredError:
        raise _unregistered() from None
    if name is not None:
        if digest(query) != name.removeprefix("sha256:"):
            raise BadRequestError(400, "BAD_REQUEST", "The hash is not the SHA-256 of `query` in hexadecimal.")
        documents.remember(query)
    return query


def _hash(fields: Mapping[str, Any], extensions: Mapping[str, Any]) -> str | None:
    """The hash by which the document is asked for, in either of the two ways that clients know."""
    name, persisted = fields.get("documentId"), extensions.get("persistedQuery")
    if name is None and isinstance(persisted, dict):
        name = persisted.get("sha256Hash")
    if name is not None and not isinstance(name, str):
        raise BadRequestError(400, "BAD_REQUEST", "The hash of a persisted query must be text.")
    return name


def _unregistered() -> GraphQLError:
    return _refused("This server answers registered queries only, and this is none.", "DOCUMENT_NOT_REGISTERED")


def _refused(message: str, code: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": code})


def _check_type(headers: Headers) -> None:
    name, *parameters = (part.strip().lower() for part in headers.get("content-type", "").split(";"))
    charsets = [
        value.strip("\"'") for key, _, value in (part.partition("=") for part in parameters) if key == "charset"
    ]
    encoded = headers.get("content-encoding", "identity").lower() != "identity"
    if name != JSON_TYPE or encoded or any(charset not in ("utf-8", "utf8") for charset in charsets):
        raise BadRequestError(415, "UNSUPPORTED_MEDIA_TYPE", f"Send the request as {JSON_TYPE} in UTF-8, uncompressed.")


async def _body(request: Request, most: int) -> bytes:
    """The body; 413 as soon as it is longer than the cap, whatever its header says."""
    too_long = BadRequestError(413, "PAYLOAD_TOO_LARGE", f"The body is longer than {most} bytes.", connection="close")
    told = request.headers.get("content-length", "0")
    if not told.isascii() or not told.isdigit() or len(told) > 12 or int(told) > most:
        raise too_long
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise too_long
    return bytes(body)
