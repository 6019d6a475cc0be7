"""Whoever follows what changes: one look at the store a second for all of them, and at once when this process changed.

A follower holds the ids that it has not fetched yet, each once, and never more than a bounded number: who doesn't fetch
misses the oldest, and costs nothing.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import anyio.to_thread

from dramatis.errors import DramatisError
from graph.following import Changed, Seen, changed_since, now_seen
from graph.store import GraphStore

# Seconds between two looks: what a person takes for at once, and nothing for the store.
LOOK_S = 1.0
# Ids that wait for a follower: it shows a page of them; the rest is found in the lists.
_MOST_WAITING = 1_000
# Seconds until the next look after one that failed.
_AFTER_FAILURE_S = 5.0

_log = logging.getLogger("dramatis.api")


@dataclass(eq=False, slots=True)
class Mailbox:
    """One follower's ids: of `kind` (a field of `Changed`), those that are `wanted` (None: all)."""

    kind: str
    wanted: str | None
    waiting: dict[str, None] = field(default_factory=dict)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, changed: Changed) -> None:
        """Takes in what belongs here."""
        for key in getattr(changed, self.kind):
            if self.wanted in (None, key):
                self.waiting.pop(key, None)
                self.waiting[key] = None
        while len(self.waiting) > _MOST_WAITING:
            del self.waiting[next(iter(self.waiting))]
        if self.waiting:
            self.arrived.set()

    async def next(self) -> str:
        """The id that has waited longest, as soon as there is one."""
        while not self.waiting:
            self.arrived.clear()
            await self.arrived.wait()
        key = next(iter(self.waiting))
        del self.waiting[key]
        return key


class Following:
    """The followers of one store, in one event loop. Nothing is looked at while nobody follows."""

    def __init__(self, store: GraphStore, look_s: float = LOOK_S) -> None:
        self._store = store
        self._look_s = look_s
        self._mailboxes: set[Mailbox] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stirred: asyncio.Event | None = None
        self._looking: asyncio.Task[None] | None = None
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> None:
        """Calls the listener, too, whenever something stirs; from whichever thread stirs."""
        self._listeners.append(listener)

    def stir(self) -> None:
        """Has followers look at once. From any thread."""
        for listener in self._listeners:
            listener()
        loop, stirred = self._loop, self._stirred
        if loop is not None and stirred is not None:
            # The loop may be closing.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(stirred.set)

    @asynccontextmanager
    async def mailbox(self, kind: str, wanted: str | None = None) -> AsyncIterator[Mailbox]:
        """What changes from now on: `stories`, `alerts` or `jobs`; only one of them by its id, or all."""
        mailbox = Mailbox(kind, wanted)
        await self._join(mailbox)
        try:
            yield mailbox
        finally:
            self._leave(mailbox)

    async def _join(self, mailbox: Mailbox) -> None:
        self._mailboxes.add(mailbox)
        if self._looking is None or self._looking.done() or self._loop is not asyncio.get_running_loop():
            self._loop, self._stirred = asyncio.get_running_loop(), asyncio.Event()
            ready = asyncio.Event()
            self._looking = asyncio.create_task(self._look(ready))
            await ready.wait()

    def _leave(self, mailbox: Mailbox) -> None:
        self._mailboxes.discard(mailbox)
        if not self._mailboxes and self._looking is not None:
            self._looking.cancel()
            self._looking = None

    async def _look(self, ready: asyncio.Event) -> None:
        """Looks until nobody follows any more. A store that can't be read is tried again."""
        seen: Seen | None = None
        wait_s = 0.0
        stirred = self._stirred
        assert stirred is not None  # made before this task
        try:
            while True:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stirred.wait(), wait_s)
                stirred.clear()
                try:
                    seen, more = await self._once(seen)
                    wait_s = 0.0 if more else self._look_s
                except DramatisError as error:
                    _log.warning("What changed couldn't be looked at", extra={"error": str(error)})
                    wait_s = _AFTER_FAILURE_S
                ready.set()
        finally:
            ready.set()

    async def _once(self, seen: Seen | None) -> tuple[Seen, bool]:
        if seen is None:
            return await anyio.to_thread.run_sync(now_seen, self._store), False
        changed, upto = await anyio.to_thread.run_sync(changed_since, self._store, seen)
        for mailbox in self._mailboxes:
            mailbox.put(changed)
        return upto, changed.more
