"""What a site's robots.txt lets us fetch (RFC 9309), read by Protego and remembered for an hour."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

from dramatis.errors import FetchError

# Seconds for which a file is good: a site that forbids us is heard within the hour, and asked no oftener.
_GOOD_S = 3_600.0
# Sites remembered at once.
_MOST_SITES = 256
# What RFC 9309 has crawlers read at least; more is not looked at.
MOST_BYTES = 512_000


@dataclass(frozen=True, slots=True)
class _Rules:
    """None for `parsed`: there is no file, so all is allowed."""

    parsed: Protego | None
    until: float


@dataclass(slots=True)
class Robots:
    """The rules of the sites asked so far. `ask` fetches a file: its status and its bytes, or FetchError."""

    agent: str
    clock: Callable[[], float] = time.monotonic
    _known: OrderedDict[str, _Rules] = field(default_factory=OrderedDict)

    def allows(self, origin: str, url: str, ask: Callable[[str], tuple[int, bytes]]) -> bool:
        """The site at the origin (`https://example.org`) lets us fetch the address.

        A site without the file allows all; FetchError where it can't be said, because the site is ill.
        """
        rules = self._known.get(origin)
        if rules is None or rules.until < self.clock():
            rules = _Rules(_read(ask, f"{origin}/robots.txt"), self.clock() + _GOOD_S)
            self._known[origin] = rules
            self._known.move_to_end(origin)
            while len(self._known) > _MOST_SITES:
                self._known.popitem(last=False)
        return rules.parsed is None or bool(rules.parsed.can_fetch(url, self.agent))


def _read(ask: Callable[[str], tuple[int, bytes]], address: str) -> Protego | None:
    """The rules; None where there are none."""
    status, content = ask(address)
    if status >= 500:
        raise FetchError(f"{address} answers {status}, so it can't be known what may be fetched; try again later")
    if status >= 400:
        return None
    return Protego.parse(content[:MOST_BYTES].decode("utf-8", "replace"))
