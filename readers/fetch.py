"""The guarded fetch: an address from anybody, asked so that it can't reach what only this machine may, nor fill it.

http and https only; only public addresses, checked when connecting and again after each redirect; no proxies out of the
environment; what robots.txt forbids is left alone; time, redirects and sizes are bounded; a body is unpacked piece by
piece. Blocking: to be run in a thread of its own.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from dramatis import __version__
from dramatis.errors import FetchError
from readers.fetch_addresses import Deadline, GuardedBackend, Resolver, is_public, resolve
from readers.fetch_body import read_body
from readers.fetch_robots import MOST_BYTES as MOST_ROBOTS_BYTES
from readers.fetch_robots import Robots
from readers.web_address import web_address

AGENT = "Dramatis"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_ACCEPTED = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, "
    "text/plain;q=0.9, application/json;q=0.8, */*;q=0.1"
)
_HTTPCORE_ERRORS = (
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
)
# Media types that hold texts; a server that doesn't know what it sends often says one of the last two.
_READABLE = frozenset(
    (
        *("text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml", "text/markdown"),
        *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"),
        *("application/json", "application/jsonl", "application/x-ndjson", "application/x-jsonlines", "text/json"),
        *("application/octet-stream", ""),
    )
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one fetch may take: robots.txt and redirects included. Sizes in bytes, as sent and unpacked."""

    seconds: float = 30.0
    """A slow page of news comes within ten."""
    step_s: float = 10.0
    """Of which one step (connecting, waiting for bytes) may take so many."""
    redirects: int = 5
    packed: int = 10_000_000
    unpacked: int = 20_000_000
    """The longest feeds have 2 MB, a day's JSONL of an outlet 20."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: the address in the end, the bytes, and what the server says of them.

    `etag` and `modified` are for asking again; `unchanged`: the server says that nothing is new since.
    """

    url: str
    content: bytes
    media_type: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses, one after the other. `allowed` says which network addresses may be asked; the rest is for
    tests."""

    bounds: Bounds = field(default_factory=Bounds)
    allowed: Callable[[str], bool] = is_public
    resolver: Resolver = resolve
    robots: Robots = field(default_factory=lambda: Robots(AGENT))

    def fetch(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What is at the address now. With `etag` or `modified` of the last time only if it is something else.

        Raises FetchError, which says what is wrong and what to do.
        """
        deadline = Deadline.after(self.bounds.seconds)
        asking = {"if-none-match": etag, "if-modified-since": modified}
        with self._client(deadline) as client:
            at = _checked(url)
            for _ in range(self.bounds.redirects + 1):
                self._check_robots(client, at)
                with _asked(client, at, {name: value for name, value in asking.items() if value}) as answer:
                    if answer.status_code not in _REDIRECTS:
                        return self._read(at, answer)
                    at = _next(at, answer)
        raise FetchError(f"{url} redirects more than {self.bounds.redirects} times; give the address where it ends")

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        """The status with which the address answers to the body; redirects aren't followed. Raises FetchError."""
        with (
            self._client(Deadline.after(self.bounds.seconds)) as client,
            _asked(client, _checked(url), headers, body) as answer,
        ):
            return answer.status_code

    def _client(self, deadline: Deadline) -> httpx.Client:
        return httpx.Client(
            transport=_Transport(GuardedBackend(deadline, self.allowed, self.resolver)),
            headers={"user-agent": f"{AGENT}/{__version__}", "accept": _ACCEPTED, "accept-encoding": "gzip, deflate"},
            timeout=self.bounds.step_s,
            trust_env=False,
            follow_redirects=False,
        )

    def _check_robots(self, client: httpx.Client, url: str) -> None:
        parts = urlsplit(url)
        if not self.robots.allows(f"{parts.scheme}://{parts.netloc}", url, lambda at: self._robots(client, at)):
            raise FetchError(f"{parts.netloc} asks in its robots.txt not to fetch {url}; ingest the text itself")

    def _robots(self, client: httpx.Client, url: str) -> tuple[int, bytes]:
        at = url
        for _ in range(self.bounds.redirects + 1):
            with _asked(client, at, {}) as answer:
                if answer.status_code in _REDIRECTS:
                    at = _next(at, answer)
                    continue
                if answer.status_code >= 400:
                    return answer.status_code, b""
                encoding = answer.headers.get("content-encoding", "")
                # What stands behind the bound isn't looked at, so a longer file is as good as one of that length.
                return 200, read_body(answer.iter_raw(), encoding, MOST_ROBOTS_BYTES, MOST_ROBOTS_BYTES)
        return 404, b""  # as RFC 9309 has it

    def _read(self, url: str, answer: httpx.Response) -> Fetched:
        told = {"etag": answer.headers.get("etag"), "modified": answer.headers.get("last-modified")}
        if answer.status_code == 304:
            return Fetched(url, b"", unchanged=True, **told)
        if answer.status_code != 200:
            raise FetchError(f"{url} answers {answer.status_code}{_advice(answer.status_code)}")
        media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type not in _READABLE:
            raise FetchError(f"{url} is {media_type[:80]}, and no text; give the address of a page, feed or text")
        encoding = answer.headers.get("content-encoding", "")
        content = read_body(answer.iter_raw(), encoding, self.bounds.packed, self.bounds.unpacked)
        return Fetched(url, content, media_type, answer.charset_encoding, **told)


def _checked(url: str) -> str:
    address = web_address(url)
    if address is None:
        raise FetchError(f"{url[:200]!r} is no http or https address; write one such as https://example.org/news")
    # What stands behind "#" is for the reader alone.
    return address.partition("#")[0]


def _next(url: str, answer: httpx.Response) -> str:
    """Where the answer leads on to."""
    try:
        return _checked(urljoin(url, answer.headers.get("location", "")))
    except ValueError as error:
        raise FetchError(f"{url} redirects to what is no address; try again later") from error


def _advice(status: int) -> str:
    if status in (401, 402, 403, 451):
        return ", so it isn't open to all; ingest the text itself"
    return "; check the address" if status in (404, 410) else "; try again later"


@contextmanager
def _asked(
    client: httpx.Client, url: str, headers: Mapping[str, str], body: bytes | None = None
) -> Iterator[httpx.Response]:
    """The answer to a GET, or a POST of the body, while it is read; what fails on the way leaves as FetchError."""
    try:
        with client.stream("GET" if body is None else "POST", url, headers=headers, content=body) as answer:
            yield answer
    except (httpx.HTTPError, httpx.InvalidURL, *_HTTPCORE_ERRORS, OSError) as error:
        raise FetchError(f"{url} can't be fetched ({type(error).__name__}: {error}); try again later") from error


class _Transport(httpx.BaseTransport):
    """httpx over a pool of connections that the guard makes; httpx's own transport takes no guard."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=backend, max_connections=4, http2=False
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """See httpx."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(
            request.method, url, headers=request.headers.raw, content=request.stream, extensions=request.extensions
        )
        answer = self._pool.handle_request(asked)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        """See httpx."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    """An answer's bytes while they arrive."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        """Gives the connection back."""
        self._answer.close()
