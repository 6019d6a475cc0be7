"""Who comes: from what a request carries to a principal. Keys are one way; others can take their place later."""

import hmac
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

import anyio.to_thread

from api.keys import Key, any_key, find_key, key_id, matches
from api.principals import ANONYMOUS, LOCAL, Principal, Role
from dramatis.times import timestamp
from graph.store import GraphStore

# How long what the store said of a key counts: a key that is revoked by another process is refused after a second.
_FRESH_S = 1.0
# Keys remembered at once; a server has dozens.
_MOST_REMEMBERED = 1_000
# The principal of DRAMATIS_API_KEY: whoever may set the server's environment may do anything with its store.
OPERATOR = Principal("operator", Role.ADMIN, "environment")


class Authenticator(Protocol):
    """Says who somebody is by their bearer token. Another implementation may ask an OpenID provider."""

    async def required(self) -> bool:
        """Callers without a token are refused or anonymous. False: all are the local user. Raises StoreError."""

    async def principal(self, token: str | None) -> Principal | None:
        """Who comes with the token, or without one; None: they are refused. Raises StoreError."""

    async def holds(self, principal: Principal) -> bool:
        """What let the principal in still counts: asked again and again while a socket is open."""


class KeyAuthenticator:
    """An Authenticator by the keys of the store and the one of the environment.

    `lone`: the server is reachable from this machine only, so that its user needs no key as long as none was made.
    """

    def __init__(
        self,
        store: GraphStore,
        environment_key: str | None,
        *,
        lone: bool = True,
        public: bool = False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._given = environment_key.encode() if environment_key else None
        self._public = public
        self._clock = clock
        # Once keys are required they stay so: revoking the last one must not open the server.
        self._required = bool(environment_key) or public or not lone
        self._looked = -_FRESH_S
        self._known: OrderedDict[str, tuple[float, Key | None]] = OrderedDict()

    async def required(self) -> bool:
        """See Authenticator.required."""
        if not self._required and time.monotonic() - self._looked >= _FRESH_S:
            self._required = await anyio.to_thread.run_sync(any_key, self._store)
            self._looked = time.monotonic()
        return self._required

    async def principal(self, token: str | None) -> Principal | None:
        """See Authenticator.principal. Where keys are needed or nobody has to have one, a wrong one is refused."""
        if not await self.required():
            return LOCAL
        if token is None:
            return ANONYMOUS if self._public else None
        if self._given is not None and hmac.compare_digest(token.encode("utf-8", "replace"), self._given):
            return OPERATOR
        found = key_id(token)
        key = None if found is None else await self._key(found)
        if key is None or not matches(key, token) or not key.usable(timestamp(self._clock())):
            return None
        return key.principal()

    async def holds(self, principal: Principal) -> bool:
        """See Authenticator.holds."""
        if principal.key is None:
            return principal.anonymous or not await self.required()
        if principal == OPERATOR:
            return self._given is not None
        key = await self._key(principal.key)
        return key is not None and key.usable(timestamp(self._clock()))

    async def _key(self, name: str) -> Key | None:
        found = self._known.get(name)
        if found is None or time.monotonic() - found[0] >= _FRESH_S:
            found = (time.monotonic(), await anyio.to_thread.run_sync(find_key, self._store, name))
            self._known[name] = found
            self._known.move_to_end(name)
            while len(self._known) > _MOST_REMEMBERED:
                self._known.popitem(last=False)
        return found[1]


def bearer(header: str | None) -> str | None:
    """The token of an Authorization header; None where there is no header, "" where it holds no bearer token."""
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
