"""Who may call: a request id for everybody, loopback only while no key is needed, and who comes with which key."""

import ipaddress
import logging
import secrets
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.authentication import Authenticator, bearer
from api.http.problems import problem
from dramatis.errors import StoreError

_log = logging.getLogger("dramatis.api")
# What a browser may do with our answers: nothing but show them.
_SAFE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}
_KEYED = ("/graphql", "/schema.graphql", "/metrics")
_ONLY_HERE = "Without an API key only this machine is served: call 127.0.0.1 or localhost."
_ONLY_PAGES_HERE = "Without an API key only pages of this machine may call."
_NO_PROXY = "Without an API key nobody is served through a proxy, behind which others may stand; make keys first."
# What a proxy says of whom it calls for.
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host")
_NEEDS_KEY = "Send the API key as `Authorization: Bearer …`."
_UNAVAILABLE = "The graph store can't be reached; try again later."
_Refusal = tuple[int, str, str]
# Names by which clients call the server that are remembered, each as long as a head may be.
_MOST_HOSTS = 64
_SAFE_HEADERS = [(name.encode(), value.encode()) for name, value in _SAFE.items()]


class Guard:
    """ASGI middleware around everything. On paths under `keyed` it says who comes, in the scope's state.

    A WebSocket brings its key in its first message, since browsers can send no header with it: who opens one without
    is let in, and has no principal yet.
    """

    def __init__(self, app: ASGIApp, authenticator: Authenticator, keyed: tuple[str, ...] = _KEYED) -> None:
        self._app = app
        self._authenticator = authenticator
        self._keyed = keyed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        if scope["type"] == "websocket":
            await self._opened(scope, receive, send)
            return
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                given = list(message.get("headers", ()))
                names = {name for name, _ in given}
                more = [header for header in _SAFE_HEADERS if header[0] not in names]
                message["headers"] = [*given, (b"x-request-id", request_id.encode()), *more]
            await send(message)

        try:
            refusal = await self._refusal(scope)
            if refusal is not None:
                status, code, text = refusal
                more = {"www_authenticate": 'Bearer realm="dramatis"'} if status == 401 else {}
                await problem(status, code, text, request_id, **more)(scope, receive, sending)
                return
            await self._app(scope, receive, sending)
        except Exception:  # whatever it is, the caller gets an answer in the usual form and the log gets the rest
            _log.exception("A request failed.", extra={"request_id": request_id})
            if started:
                raise
            text = "Something went wrong in the server. Its log tells more under this request id."
            await problem(500, "INTERNAL_SERVER_ERROR", text, request_id)(scope, receive, sending)

    async def _opened(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A WebSocket: refused before the handshake where a page of another origin would use the local user."""
        refusal = await self._refusal(scope)
        if refusal is not None and refusal[0] != 401:
            await receive()
            # Before the handshake this is answered as 403.
            await send({"type": "websocket.close", "code": 1008, "reason": refusal[1]})
            return
        await self._app(scope, receive, send)

    async def _refusal(self, scope: Scope) -> _Refusal | None:
        headers = Headers(scope=scope)
        try:
            required = await self._authenticator.required()
        except StoreError:
            required = False
        if not required:
            if not is_loopback(headers.get("host", "")):
                return 403, "FORBIDDEN", _ONLY_HERE
            if any(name in headers for name in _FORWARDED):
                return 403, "FORBIDDEN", _NO_PROXY
            origin = headers.get("origin")
            if origin is not None and not _is_loopback_origin(origin):
                return 403, "FORBIDDEN", _ONLY_PAGES_HERE
        path: str = scope["path"]
        if not any(path == keyed or path.startswith(keyed + "/") for keyed in self._keyed):
            return None
        if not required and headers.get("sec-fetch-site") == "cross-site":
            # A page's picture or form, which sends no Origin. Following a link to a page of ours is another matter.
            return 403, "FORBIDDEN", _ONLY_PAGES_HERE
        try:
            principal = await self._authenticator.principal(bearer(_authorization(headers)))
        except StoreError as error:
            _log.error("The graph store could not be asked for a key.", exc_info=error)
            return 503, "SERVICE_UNAVAILABLE", _UNAVAILABLE
        if principal is None:
            return 401, "UNAUTHENTICATED", _NEEDS_KEY
        scope["state"]["principal"] = principal
        return None


def _authorization(headers: Headers) -> str | None:
    """The header as it was meant: HTTP hands it on as Latin-1, and people's own keys may hold other letters."""
    given = headers.get("authorization")
    return None if given is None else given.encode("latin-1").decode("utf-8", "replace")


@lru_cache(maxsize=_MOST_HOSTS)
def is_loopback(host: str) -> bool:
    """The Host header (`name`, `name:port`, `[::1]:port`) names this machine."""
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not name or parts.netloc != host or "@" in host or any(c in host for c in "/\\ "):
        return False
    return is_loopback_name(name)


def is_loopback_name(host: str) -> bool:
    """The name or address, without a port, leads to this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_loopback_origin(origin: str) -> bool:
    scheme, separator, host = origin.partition("://")
    return scheme.lower() in ("http", "https") and separator == "://" and is_loopback(host)
