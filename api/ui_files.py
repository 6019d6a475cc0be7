"""The pages of the UI as the server gives them out: the committed build in `ui/dist`, by name, with a strict policy."""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.resources import files
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

# Nothing is loaded from elsewhere, nothing inline runs, and no page of another origin frames this one. `'self'` covers
# the socket of subscriptions too. Pictures may be data: addresses, since the graph is saved as one.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
# GraphiQL's editor writes style elements; its page alone may. Scripts stay as strict as elsewhere.
GRAPHIQL_POLICY = PAGE_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
# The application answers these; what stands behind them is its matter, also whether there is such a story.
APPLICATION_PATHS = (
    "/",
    "/search",
    "/story/{id:path}",
    "/entity/{id:path}",
    "/article/{id:path}",
    "/graph",
    "/add",
    "/quality",
)
# The page that stands behind each, by its name in `preload.json`; the first page is in the first files.
_PAGES = {
    "/search": "SearchPage",
    "/story/{id:path}": "StoryPage",
    "/entity/{id:path}": "EntityPage",
    "/article/{id:path}": "ArticlePage",
    "/graph": "CanvasPage",
    "/add": "AddPage",
    "/quality": "QualityPage",
}
_PRELOADS = "preload.json"
_GRAPHIQL_PATH = "/graphiql"
# A name with a hash in it never means another content: a year is what browsers take for ever to be.
_FOR_EVER = "public, max-age=31536000, immutable"
# A page is asked for anew each time, and answered by 304 while it is the same.
_ASK_AGAIN = "no-cache"
_NEVER_KEPT = "no-store"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}
_COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".ttf", ".wasm"}
# A file smaller than a packet gains nothing.
_WORTH_COMPRESSING_BYTES = 1400
_UNBUILT = "The pages aren't part of this installation: run scripts/ui build in a checkout, or install the wheel.\n"


@dataclass(frozen=True, slots=True)
class _Page:
    """One file of the build and how it is given out."""

    path: Path
    policy: str | None
    caching: str
    link: str | None = None
    status: int = 200


def built_pages() -> Path:
    """Where the build lies in this installation."""
    return Path(str(files("ui"))) / "dist"


def ui_routes(folder: Path) -> list[Route]:
    """Routes for the files that `folder` has now, and for no others; without a build, one that says so at `/`."""
    if not (folder / "index.html").is_file():
        return [Route("/", lambda _: PlainTextResponse(_UNBUILT, 503))]
    links = _links(folder)
    routes = [
        _route(path, _Page(folder / "index.html", PAGE_POLICY, _ASK_AGAIN, links.get(_PAGES.get(path, ""))))
        for path in APPLICATION_PATHS
    ]
    routes.append(_route(_GRAPHIQL_PATH, _Page(folder / "graphiql.html", GRAPHIQL_POLICY, _ASK_AGAIN)))
    return routes + [_route(f"/{name}", page) for name, page in _files(folder)]


def missing_page(folder: Path) -> Callable[[Request], Response] | None:
    """What a browser is shown where nothing is: the application, which says so and leads back. None without a build."""
    if not (folder / "index.html").is_file():
        return None
    page = _Page(folder / "index.html", PAGE_POLICY, _NEVER_KEPT, status=404)
    return partial(_answer, page=page)


def _links(folder: Path) -> dict[str, str]:
    """By page the header that tells a browser of its files before the first script finds out that it needs them."""
    listed = folder / _PRELOADS
    if not listed.is_file():
        return {}
    pages: dict[str, list[str]] = json.loads(listed.read_bytes())
    return {name: ", ".join(map(_link, files)) for name, files in pages.items() if files}


def _link(file: str) -> str:
    return (
        f"</{file}>; rel=preload; as=style; crossorigin" if file.endswith(".css") else f"</{file}>; rel=modulepreload"
    )


def _files(folder: Path) -> Iterator[tuple[str, _Page]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and path.suffix in _TYPES and path.suffix != ".html":
            yield name, _Page(path, None, _FOR_EVER if name.startswith("assets/") else _ASK_AGAIN)


def _route(address: str, page: _Page) -> Route:
    def give(request: Request) -> Response:
        return _answer(request, page)

    return Route(address, give)


def _answer(request: Request, page: _Page) -> Response:
    squeezed = page.path.suffix in _COMPRESSED and _takes_gzip(request.headers.get("accept-encoding", ""))
    body, etag, encoding = _content(page.path, squeezed)
    headers = {"etag": etag, "cache-control": page.caching, "vary": "accept-encoding"}
    if page.link is not None:
        headers["link"] = page.link
    if page.policy is not None:
        headers["content-security-policy"] = page.policy
    elif page.path.suffix == ".js":
        # A worker that was started from this file goes by the policy that comes with it.
        headers["content-security-policy"] = PAGE_POLICY
    if page.status == 200 and etag in (each.strip() for each in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    if encoding is not None:
        headers["content-encoding"] = encoding
    return Response(body, page.status, headers, _TYPES[page.path.suffix])


def _takes_gzip(accepted: str) -> bool:
    """The header names gzip, and not with a weight of nothing."""
    for each in accepted.lower().split(","):
        coding, _, weight = each.partition(";")
        if coding.strip() == "gzip":
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


# As many as the build has files, each in both forms.
@lru_cache(maxsize=512)
def _content(path: Path, squeezed: bool) -> tuple[bytes, str, str | None]:
    """The bytes, their ETag and their encoding. The build doesn't change under a running server."""
    body = path.read_bytes()
    etag = hashlib.sha256(body).hexdigest()[:32]
    if not squeezed or len(body) < _WORTH_COMPRESSING_BYTES:
        return body, f'"{etag}"', None
    return gzip.compress(body, 6, mtime=0), f'"{etag}-gzip"', "gzip"
