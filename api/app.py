"""The web application: GraphQL over HTTP, event streams and sockets; health, metrics, the schema's text, the pages."""

import anyio.to_thread
import orjson
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute

from api.authentication import Authenticator, KeyAuthenticator
from api.contract.build import bind, build_contract
from api.documents import Documents, read_documents
from api.execution import Engine
from api.http.endpoint import Endpoint
from api.http.guard import Guard, is_loopback_name
from api.http.problems import problem
from api.http.sockets import Sockets
from api.metrics import Metrics, metered
from api.reading.changes import CHANGES
from api.reading.roots import ROOTS, read_list
from api.reading.subscriptions import EVENTS, SUBSCRIPTIONS
from api.service import Pace, Service, Sources
from api.ui_files import built_pages, missing_page, ui_routes
from api.working import at_work, staff_of
from dramatis.errors import DramatisError
from dramatis.request_limits import Limits
from dramatis.settings import Settings
from graph.shape import ROOT, Link, Shape
from graph.store import GraphStore

_PROBE = Shape("Query", (), (Link("probe", "sources", Shape("Source"), first=1),))


def create_app(
    store: GraphStore,
    settings: Settings,
    limits: Limits | None = None,
    *,
    authenticator: Authenticator | None = None,
    sources: Sources | None = None,
    pace: Pace | None = None,
) -> Starlette:
    """The application over an opened and prepared store, which stays the caller's to close.

    `limits` instead of those of the settings, `authenticator` instead of keys, `sources` of what subscriptions tell.
    """
    contract = build_contract()
    bind(contract, ROOTS, read_list, CHANGES, EVENTS)
    metrics = Metrics()
    metrics.follow_jobs(store)
    limits = limits or settings.limits
    engine = Engine(contract, metered(store, metrics), limits)
    staff = staff_of(store, settings, engine.following)
    service = Service(
        engine,
        authenticator or _keys(store, settings),
        _documents(settings),
        limits,
        metrics,
        SUBSCRIPTIONS if sources is None else sources,
        pace or Pace(),
    )

    async def ready(_: Request) -> Response:
        try:
            await anyio.to_thread.run_sync(store.read, _PROBE, [ROOT])
        except DramatisError:
            return _json({"status": "unavailable"}, 503)
        return _json({"status": "ready"})

    async def schema(request: Request) -> Response:
        _require_member(request)
        return PlainTextResponse(contract.sdl)

    async def figures(request: Request) -> Response:
        _require_member(request)
        return Response(await anyio.to_thread.run_sync(metrics.told), media_type=CONTENT_TYPE_LATEST)

    app = Starlette(
        routes=[
            Route("/graphql", Endpoint(service)),
            WebSocketRoute("/graphql", Sockets(service)),
            Route("/schema.graphql", schema),
            Route("/metrics", figures),
            Route("/healthz", _healthy),
            Route("/readyz", ready),
            *ui_routes(built_pages()),
        ],
        middleware=[Middleware(Guard, authenticator=service.authenticator)],
        exception_handlers={HTTPException: _http_problem},
        lifespan=lambda _: at_work(staff),
    )
    # For who runs it: what lasts, such as event streams, is to end.
    app.state.close = service.closing.set
    return app


def _keys(store: GraphStore, settings: Settings) -> Authenticator:
    lone = is_loopback_name(settings.host)
    return KeyAuthenticator(store, settings.api_key, lone=lone, public=settings.public_read)


def _documents(settings: Settings) -> Documents:
    """What is registered: what the pages ask, and what the file of the settings holds."""
    pages = built_pages() / "persisted-documents.json"
    paths = [path for path in (pages if pages.is_file() else None, settings.documents) if path is not None]
    return Documents(read_documents(paths), only=settings.documents_only)


def _require_member(request: Request) -> None:
    """Raises HTTPException for who came without a key where everybody may read: this is nothing to read."""
    if request.state.principal.anonymous:
        raise HTTPException(401, "Send the API key as `Authorization: Bearer …`", {"www-authenticate": "Bearer"})


async def _healthy(_: Request) -> Response:
    return _json({"status": "ok"})


async def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404 and _is_shown(request) and (page := missing_page(built_pages())) is not None:
        return page(request)
    code = {401: "UNAUTHENTICATED", 404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"}.get(error.status_code, "BAD_REQUEST")
    text = {404: "There is nothing here; GraphQL is at /graphql."}.get(error.status_code, f"{error.detail}.")
    response = problem(error.status_code, code, text, request.state.request_id)
    for name, value in (error.headers or {}).items():
        response.headers[name] = value
    return response


def _is_shown(request: Request) -> bool:
    """A person's browser asks for a page, not a program for an answer."""
    return request.method in ("GET", "HEAD") and "text/html" in request.headers.get("accept", "").lower()


def _json(body: dict[str, str], status: int = 200) -> Response:
    return Response(orjson.dumps(body), status, media_type="application/json")
