"""Who may call: a request id for everybody, loopback only while no key is set, and the key where one is."""

import hmac
import ipaddress
import logging
import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problems import problem

_log = logging.getLogger("dramatis.api")
# What a browser may do with our answers: nothing but show them.
_SAFE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}


class Guard:
    """ASGI middleware around everything. Paths under `keyed` need the key where one is set."""

    def __init__(self, app: ASGIApp, api_key: str | None, keyed: str = "/graphql") -> None:
        self._app = app
        self._key = api_key
        self._keyed = keyed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                headers["x-request-id"] = request_id
                for name, value in _SAFE.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            status, code, text = refusal
            more = {"www_authenticate": 'Bearer realm="dramatis"'} if status == 401 else {}
            await problem(status, code, text, request_id, **more)(scope, receive, sending)
            return
        try:
            await self._app(scope, receive, sending)
        except Exception:  # whatever it is, the caller gets an answer in the usual form and the log gets the rest
            _log.exception("A request failed.", extra={"request_id": request_id})
            if started:
                raise
            text = "Something went wrong in the server. Its log tells more under this request id."
            await problem(500, "INTERNAL_SERVER_ERROR", text, request_id)(scope, receive, sending)

    def _refusal(self, scope: Scope) -> tuple[int, str, str] | None:
        headers = Headers(scope=scope)
        if self._key is None:
            if not is_loopback(headers.get("host", "")):
                return 403, "FORBIDDEN", "Without an API key only this machine is served: call 127.0.0.1 or localhost."
            origin = headers.get("origin")
            if origin is not None and not _is_loopback_origin(origin):
                return 403, "FORBIDDEN", "Without an API key only pages of this machine may call."
            return None
        path: str = scope["path"]
        if (path == self._keyed or path.startswith(self._keyed + "/")) and not self._has_key(headers):
            return 401, "UNAUTHENTICATED", "Send the API key as `Authorization: Bearer …`."
        return None

    def _has_key(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        expected = (self._key or "").encode()
        return hmac.compare_digest(given.strip().encode("latin-1", "replace"), expected) and scheme.lower() == "bearer"


def is_loopback(host: str) -> bool:
    """The Host header (`name`, `name:port`, `[::1]:port`) names this machine."""
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not name or parts.netloc != host or "@" in host or any(c in host for c in "/\\ "):
        return False
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _is_loopback_origin(origin: str) -> bool:
    scheme, separator, host = origin.partition("://")
    return scheme.lower() in ("http", "https") and separator == "://" and is_loopback(host)
