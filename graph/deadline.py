"""Until when the reads of one request may go on. Both engines ask here, and stop a read that takes longer.

The deadline goes with the context of the caller (`contextvars`) rather than through each verb of the protocol: the
verbs stay the same for callers that have all the time they need, such as ingestion.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from dramatis.errors import StoreTimeoutError


@dataclass(slots=True)
class Deadline:
    """An instant of `time.monotonic`; stopped, it lies in the past."""

    at: float

    def stop(self) -> None:
        """Nobody waits any longer: reads under way end."""
        self.at = 0.0

    def left_s(self) -> float:
        """Seconds until then, not below 0."""
        return max(self.at - time.monotonic(), 0.0)

    def over(self) -> bool:
        """It has passed."""
        return time.monotonic() >= self.at


_current: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


def deadline_in(seconds: float) -> Deadline:
    """A deadline so many seconds from now."""
    return Deadline(time.monotonic() + seconds)


@contextmanager
def within(deadline: Deadline | None) -> Iterator[None]:
    """Reads in this context end at the deadline; None: they have all the time they need."""
    token = _current.set(deadline)
    try:
        yield
    finally:
        _current.reset(token)


def current_deadline() -> Deadline | None:
    """That of this context, or None."""
    return _current.get()


def in_time() -> Deadline | None:
    """As current_deadline; raises StoreTimeoutError if it has passed."""
    deadline = _current.get()
    if deadline is not None and deadline.over():
        raise too_late()
    return deadline


def too_late() -> StoreTimeoutError:
    """The error of a read that was stopped at its deadline."""
    return StoreTimeoutError("the read took longer than its request may take; ask for less at once")
