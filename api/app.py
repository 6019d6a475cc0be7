"""The web application: GraphQL, health, the schema's text and a front page."""

import anyio.to_thread
import orjson
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from api.contract.build import bind, build_contract
from api.execution import Engine
from api.front_page import FRONT_PAGE, FRONT_PAGE_POLICY
from api.http.endpoint import Endpoint
from api.http.guard import Guard
from api.http.problems import problem
from api.limits import Limits
from api.reading.changes import CHANGES
from api.reading.roots import ROOTS, read_list
from dramatis.errors import DramatisError
from dramatis.settings import Settings
from graph.shape import ROOT, Link, Shape
from graph.store import GraphStore

_PROBE = Shape("Query", (), (Link("probe", "sources", Shape("Source"), first=1),))


def create_app(store: GraphStore, settings: Settings, limits: Limits | None = None) -> Starlette:
    """The application over an opened and prepared store, which stays the caller's to close."""
    contract = build_contract()
    bind(contract, ROOTS, read_list, CHANGES)
    endpoint = Endpoint(Engine(contract, store, limits))

    async def ready(_: Request) -> Response:
        try:
            await anyio.to_thread.run_sync(store.read, _PROBE, [ROOT])
        except DramatisError:
            return _json({"status": "unavailable"}, 503)
        return _json({"status": "ready"})

    return Starlette(
        routes=[
            Route("/", _front_page),
            Route("/graphql", endpoint),
            Route("/schema.graphql", lambda _: PlainTextResponse(contract.sdl)),
            Route("/healthz", _healthy),
            Route("/readyz", ready),
        ],
        middleware=[Middleware(Guard, api_key=settings.api_key)],
        exception_handlers={HTTPException: _http_problem},
    )


async def _healthy(_: Request) -> Response:
    return _json({"status": "ok"})


async def _front_page(_: Request) -> Response:
    return HTMLResponse(FRONT_PAGE, headers={"content-security-policy": FRONT_PAGE_POLICY})


async def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = {404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"}.get(error.status_code, "BAD_REQUEST")
    text = {404: "There is nothing here; GraphQL is at /graphql."}.get(error.status_code, f"{error.detail}.")
    response = problem(error.status_code, code, text, request.state.request_id)
    for name, value in (error.headers or {}).items():
        response.headers[name] = value
    return response


def _json(body: dict[str, str], status: int = 200) -> Response:
    return Response(orjson.dumps(body), status, media_type="application/json")
