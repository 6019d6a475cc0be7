"""A server that really listens, for what a client in the same process can't show: sockets, streams, other programs."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from api.http.heads import BoundedHeads

# A busy machine starts it in a second.
_START_S = 30


@contextmanager
def running(app: Starlette) -> Iterator[int]:
    """The port of 127.0.0.1 at which the application answers meanwhile."""
    listening = socket.create_server(("127.0.0.1", 0))
    # Small buffers: a client that stalls is felt soon.
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 32_768)
    port: int = listening.getsockname()[1]
    config = uvicorn.Config(app, http=BoundedHeads, log_config=None, log_level="critical", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + _START_S
    while not server.started:
        assert thread.is_alive(), "the server ended"
        assert time.monotonic() < deadline, "the server didn't start"
        time.sleep(0.01)
    try:
        yield port
    finally:
        server.should_exit = True
        thread.join(_START_S)
        listening.close()
