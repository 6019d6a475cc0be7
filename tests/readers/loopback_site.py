"""A small web site on this machine for tests of fetching: what it answers is a table, and what it was asked is kept."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from readers.fetch import Bounds, Fetcher

Answer = tuple[int, dict[str, str], bytes]
PAGE = b"<html><head><title>Dam opens</title></head><body><article><p>%b</p></article></body></html>"


@dataclass
class Site:
    """Answers by path; a function instead of an answer writes what it wants. A path that isn't there is 404."""

    port: int = 0
    answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    posted: list[bytes] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "news.test") -> str:
        """The address of the path."""
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, text: str, **headers: str) -> None:
        """Puts a page there."""
        told = {"content-type": "text/html; charset=utf-8", **headers}
        self.answers[path] = (200, told, PAGE % text.encode())

    def paths(self) -> list[str]:
        """What was asked for, robots.txt aside."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving() -> Iterator[Site]:
    """The site, while it is served."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = site.answers.get(self.path, (404, {}, b""))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in {"content-length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            site.posted.append(self.rfile.read(int(self.headers["content-length"])))
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's word
            """Nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Nothing: clients of these tests hang up when they have seen enough."""

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def fetcher(bounds: Bounds | None = None) -> Fetcher:
    """A fetcher for which `*.test` stands on this machine, and this machine may be asked under that name only."""
    return Fetcher(
        bounds or Bounds(seconds=5),
        allowed=lambda address: address == "127.0.0.1",
        resolver=lambda host, port: ["127.0.0.1"] if host.endswith(".test") else ["10.0.0.1"],
    )


def dripping(seconds: float) -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer whose headers never end: a byte now and then, for so many seconds."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        until = time.monotonic() + seconds
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nx-slow: ")
        while time.monotonic() < until:
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.05)

    return drip
