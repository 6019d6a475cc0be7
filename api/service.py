"""What the ways to GraphQL share: HTTP, event streams and sockets are ways to one service."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import anyio

from api.authentication import Authenticator
from api.documents import Documents
from api.execution import Engine
from api.metrics import Metrics
from api.reading.request import Request
from api.turns import Turns
from dramatis.request_limits import Limits

# What a root field of Subscription listens to: the ids of what is to be answered, as it happens.
Sources: TypeAlias = Mapping[str, Callable[[Request, Mapping[str, Any]], AsyncIterator[str]]]
# Threads that execute at once. Python runs one at a time; the others wait for the store.
_MOST_THREADS = 8


@dataclass(frozen=True, slots=True)
class Pace:
    """How patient the server is with clients, in seconds."""

    beat: float = 15.0
    """Between signs of life on an open connection: proxies close what is silent for 30 or 60 s."""
    init: float = 5.0
    """Until a socket must have said who it is."""
    send: float = 10.0
    """Until a client must have taken what is sent: a stalled one would keep memory for ever."""
    watch: float = 1.0
    """Between looks whether the key of an open connection still counts."""


@dataclass(frozen=True)
class Service:
    """GraphQL over one store, with what bounds and watches it."""

    engine: Engine
    authenticator: Authenticator
    documents: Documents
    limits: Limits
    metrics: Metrics
    sources: Sources
    pace: Pace = Pace()
    turns: Turns = field(init=False)
    """Requests under way."""
    socket_turns: Turns = field(init=False)
    """Open sockets and event streams."""
    threads: anyio.CapacityLimiter = field(init=False)
    """For what open sockets and event streams ask."""
    executor: ThreadPoolExecutor = field(init=False)
    """For requests that end with their answer: handing one to it takes two thirds of what handing it to anyio takes."""
    closing: asyncio.Event = field(init=False, default_factory=asyncio.Event)
    """Set when the server stops: event streams end."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "turns", Turns(self.limits.concurrent))
        object.__setattr__(self, "socket_turns", Turns(self.limits.sockets))
        object.__setattr__(self, "threads", anyio.CapacityLimiter(_MOST_THREADS))
        object.__setattr__(self, "executor", ThreadPoolExecutor(_MOST_THREADS, "graphql"))
