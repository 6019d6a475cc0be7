"""How errors look outside: JSON in GraphQL's form, a code for programs, a request id, and nothing of our insides."""

import logging
from collections.abc import Iterable
from typing import Any

import orjson
from graphql import GraphQLError
from starlette.responses import Response

from dramatis.errors import BadCursorError, StoreError, StoreTimeoutError, StoreUnavailableError

JSON_TYPE = "application/json"
RESPONSE_TYPE = "application/graphql-response+json"
_UNEXPECTED = "Something went wrong in the server. Its log tells more under this request id."
_TOO_LONG = "The store took longer than a request may; ask for less at once."
_UNAVAILABLE = "The graph store can't be reached; try again later."

_log = logging.getLogger("dramatis.api")


def problem(
    status: int, code: str, message: str, request_id: str, *, media_type: str = JSON_TYPE, **headers: str
) -> Response:
    """A refusal of the whole request."""
    error = {"message": message, "extensions": {"code": code, "requestId": request_id}}
    body = orjson.dumps({"errors": [error]})
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(body, status, named, media_type=f"{media_type}; charset=utf-8")


def shown(errors: Iterable[GraphQLError], request_id: str) -> list[dict[str, Any]]:
    """The errors as GraphQL answers them. What the reader can't have caused is masked and goes to the log."""
    return [_shown(error, request_id) for error in errors]


def _shown(error: GraphQLError, request_id: str) -> dict[str, Any]:
    message, code = _told(error, request_id)
    found: dict[str, Any] = {"message": message}
    if error.locations:
        found["locations"] = [{"line": at.line, "column": at.column} for at in error.locations]
    if error.path:
        found["path"] = list(error.path)
    found["extensions"] = {"code": code, "requestId": request_id}
    return found


def code_of(error: GraphQLError) -> str:
    """What programs know the error by."""
    cause = error.original_error
    if isinstance(cause, BadCursorError):
        return "BAD_USER_INPUT"
    if isinstance(cause, StoreTimeoutError):
        return "TIMEOUT"
    if isinstance(cause, StoreUnavailableError):
        return "SERVICE_UNAVAILABLE"
    if cause is not None and not isinstance(cause, GraphQLError):
        return "INTERNAL_SERVER_ERROR"
    extensions = error.extensions or getattr(cause, "extensions", None) or {}
    return str(extensions.get("code", "BAD_USER_INPUT"))


def _told(error: GraphQLError, request_id: str) -> tuple[str, str]:
    cause, code = error.original_error, code_of(error)
    if isinstance(cause, BadCursorError):
        return f"{cause}.", code
    if code == "TIMEOUT" and cause is not None:
        return _TOO_LONG, code
    if code == "SERVICE_UNAVAILABLE":
        _log.error("The graph store could not be reached.", extra={"request_id": request_id}, exc_info=cause)
        return _UNAVAILABLE, code
    if code == "INTERNAL_SERVER_ERROR":
        kind = "the store" if isinstance(cause, StoreError) else "a resolver"
        _log.error("A request failed in %s.", kind, extra={"request_id": request_id}, exc_info=cause)
        return _UNEXPECTED, code
    return error.message, code
