"""How many things one caller has under way at a time: requests, sockets. Counted in the event loop, without locks."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from api.principals import Principal


class NoTurnLeftError(Exception):
    """The caller has as many under way as one may."""


class Turns:
    """At most `most` turns of each caller at a time."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._taken: Counter[str] = Counter()

    @contextmanager
    def turn(self, caller: str) -> Iterator[None]:
        """A turn of the caller. Raises NoTurnLeftError where they have no other left."""
        if self._taken[caller] >= self.most:
            raise NoTurnLeftError
        self._taken[caller] += 1
        try:
            yield
        finally:
            self._taken[caller] -= 1
            if not self._taken[caller]:
                del self._taken[caller]


def caller_of(principal: Principal, address: str | None) -> str:
    """Whose turns these are: the key's, or the address's of those who come without one."""
    return f"address:{address}" if principal.anonymous else principal.key or principal.name
