"""GraphQL over HTTP: GET and POST at one address, after the specification of that name (draft of 2025).

`application/graphql-response+json` answers 400 where a request was refused before execution, `application/json` answers
200 there, as that specification asks. Bodies are capped while they arrive; only `application/json` is read. Who accepts
`text/event-stream` gets a stream of events (`api.http.streams`).
"""

import asyncio
from contextvars import copy_context
from dataclasses import replace
from functools import partial

import orjson
from graphql import GraphQLError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.execution import Answer, Asked
from api.http.answers import STREAM_TYPE, body_of, negotiated, status_of, wants_events
from api.http.asking import BadRequestError, asked_of, posted, queried
from api.http.leaving import ending_with_client
from api.http.problems import JSON_TYPE, RESPONSE_TYPE, problem
from api.http.reports import Report
from api.http.streams import EventStream
from api.service import Service
from api.turns import NoTurnLeftError, caller_of
from graph.deadline import deadline_in

_TOO_MANY = "You have too many requests under way; wait until some are answered."


class Endpoint:
    """An ASGI application that answers GraphQL."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        request_id: str = scope["state"]["request_id"]
        accept = request.headers.get("accept")
        media_type, events = negotiated(accept), wants_events(accept)
        caller = caller_of(scope["state"]["principal"], request.client.host if request.client else None)
        service = self._service
        try:
            with service.turns.turn(caller):
                asked = await self._asked(request, media_type, events=events)
                if not events:
                    with ending_with_client(receive, asked.deadline or deadline_in(service.limits.seconds)):
                        response = await self._answered(asked, request_id, media_type or JSON_TYPE)
                    await response(scope, receive, send)
                    return
            # It stays open for hours, so it takes a turn among the sockets and none among the requests.
            with service.socket_turns.turn(caller):
                await EventStream(service, asked, caller, request_id)(scope, receive, send)
        except NoTurnLeftError:
            await self._refused(
                BadRequestError(429, "TOO_MANY_REQUESTS", _TOO_MANY, retry_after="1"), request_id, media_type
            )(scope, receive, send)
        except BadRequestError as bad:
            await self._refused(bad, request_id, media_type)(scope, receive, send)
        except GraphQLError as error:
            answer = Answer(False, None, (error,))
            Report(service.metrics, request_id, scope["state"]["principal"]).answered(answer)
            await _response(answer, request_id, media_type or JSON_TYPE)(scope, receive, send)
        except ClientDisconnect:
            return

    async def _asked(self, request: Request, media_type: str | None, *, events: bool) -> Asked:
        if request.method not in ("GET", "HEAD", "POST"):
            raise BadRequestError(405, "METHOD_NOT_ALLOWED", "Send GET or POST.", allow="GET, HEAD, POST")
        if media_type is None and not events:
            raise BadRequestError(406, "NOT_ACCEPTABLE", f"Answers are {RESPONSE_TYPE}, {JSON_TYPE} or {STREAM_TYPE}.")
        limits = self._service.limits
        deadline = deadline_in(limits.seconds)
        if request.method == "POST":
            fields = await posted(request, limits.body_bytes, deadline.left_s())
        else:
            fields = queried(request)
        return replace(
            asked_of(fields, self._service.documents),
            changes=request.method == "POST",
            subscribes=events,
            principal=request.scope["state"]["principal"],
            deadline=deadline,
        )

    async def _answered(self, asked: Asked, request_id: str, media_type: str) -> Response:
        report = Report(self._service.metrics, request_id, asked.principal)
        work = partial(copy_context().run, self._answer, asked, report, media_type)
        return await asyncio.get_running_loop().run_in_executor(self._service.executor, work)

    def _answer(self, asked: Asked, report: Report, media_type: str) -> Response:
        """A failure outside any resolver is logged and masked like one inside."""
        with self._service.metrics.under_way.track_inprogress():
            answer = self._service.engine.answer(asked)
        response = _response(answer, report.request_id, media_type)
        report.answered(answer)
        return response

    def _refused(self, bad: BadRequestError, request_id: str, media_type: str | None) -> Response:
        self._service.metrics.requests.labels("none", bad.code).inc()
        return problem(bad.status, bad.code, bad.message, request_id, media_type=media_type or JSON_TYPE, **bad.headers)


def _response(answer: Answer, request_id: str, media_type: str) -> Response:
    body = orjson.dumps(body_of(answer, request_id))
    return Response(body, status_of(answer, media_type), media_type=f"{media_type}; charset=utf-8")
