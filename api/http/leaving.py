"""Clients that hang up before their answer is there: nobody waits for it any longer, so its reads end."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import Receive

from graph.deadline import Deadline

# Most answers are there before; a look for each of them would cost more than it saves.
_AFTER_S = 0.5


@contextmanager
def ending_with_client(receive: Receive, deadline: Deadline) -> Iterator[None]:
    """Stops the deadline when the client goes meanwhile. The body of the request must have been received."""
    loop = asyncio.get_running_loop()
    looking: list[asyncio.Task[None]] = []
    begin = loop.call_later(_AFTER_S, lambda: looking.append(loop.create_task(_stop_when_gone(receive, deadline))))
    try:
        yield
    finally:
        begin.cancel()
        for task in looking:
            task.cancel()


async def _stop_when_gone(receive: Receive, deadline: Deadline) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    deadline.stop()
