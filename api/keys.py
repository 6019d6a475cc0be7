"""API keys: made, listed, revoked, and recognised. The graph store keeps them, so that one place serves both engines.

A key is `drm_ID_SECRET`. The secret has 256 random bits, so its plain SHA-256 is safe to store: nothing shorter than
the secret itself could be guessed. A backup carries the keys; restoring an old one does not give a revoked key back
(`graph.dump_rows`).
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from api.principals import Principal, Role
from dramatis.errors import KeyProblemError
from dramatis.times import timestamp
from graph.paging import pages
from graph.shape import ROOT, Link, Row, Shape
from graph.store import GraphStore, Transaction

_FIELDS = ("name", "role", "digest", "at", "expires", "revoked")
_TOKEN = re.compile(r"drm_([0-9a-f]{12})_[\w-]{20,100}", re.ASCII)
_TERM = re.compile(r"(\d{1,5})([dhm])", re.ASCII)
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}
# A name stands in audits and logs: of a length that a table shows.
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is stored. Times are UTC, as the graph stores them; `expires` and `revoked` None: not."""

    id: str
    name: str
    role: Role
    digest: str
    made: str
    expires: str | None
    revoked: str | None

    def usable(self, now: str) -> bool:
        """It is neither revoked nor expired."""
        return not self.revoked and (not self.expires or now < self.expires)

    def principal(self) -> Principal:
        """Who comes with it."""
        return Principal(self.name, self.role, self.id)


def make_key(store: GraphStore, name: str, role: Role, expires: datetime | None, now: datetime) -> str:
    """Stores a new key; the key itself, which nobody can read again. Raises KeyProblemError for a name in use."""
    if not name.strip() or not name.isprintable() or len(name) > _LONGEST_NAME:
        raise KeyProblemError(f"a key's name is one line of at most {_LONGEST_NAME} characters; name who will use it")
    at = timestamp(now)
    if expires is not None and expires <= now:
        raise KeyProblemError(f"a key can't expire at {expires.isoformat()}, which is past; name a later time")
    taken = next((key for key in list_keys(store) if key.name == name and key.usable(at)), None)
    if taken is not None:
        raise KeyProblemError(f"there is a key called {name!r}; revoke it first, or choose another name")
    number = secrets.token_hex(6)
    token = f"drm_{number}_{secrets.token_urlsafe(32)}"
    row = {
        "id": f"key:{number}",
        "name": name,
        "role": role.name,
        "digest": _digest(token),
        "at": at,
        "expires": timestamp(expires.astimezone(UTC)) if expires is not None else None,
    }
    store.transact(lambda transaction: transaction.put("ApiKey", [row]))
    return token


def list_keys(store: GraphStore) -> Iterator[Key]:
    """Every key that was made, the oldest first, those revoked or expired too."""
    link = Link("keys", "api_keys", Shape("ApiKey", _FIELDS))
    return (_key(row) for rows in pages(store, link) for row in rows)


def revoke_key(store: GraphStore, name: str, now: datetime) -> list[Key]:
    """Revokes the keys with this name or id that still stand; those. Raises KeyProblemError if there are none."""
    found = [key for key in list_keys(store) if name in (key.name, key.id) and not key.revoked]
    if not found:
        raise KeyProblemError(f"there is no key {name!r} that could be revoked; `dramatis key list` shows them")
    rows: list[Row] = [{"id": key.id, "revoked": timestamp(now)} for key in found]

    def work(transaction: Transaction) -> None:
        transaction.put("ApiKey", rows)

    store.transact(work)
    return found


def any_key(store: GraphStore) -> bool:
    """A key was made at some time, whether it can still be used or not."""
    (row,) = store.read(Shape("Query", (), (Link("keys", "api_keys", Shape("ApiKey"), first=1),)), [ROOT])
    return bool(row and row["keys"]["items"])


def find_key(store: GraphStore, key: str) -> Key | None:
    """The key with the id, whether it can be used or not."""
    (row,) = store.read(Shape("ApiKey", _FIELDS), [key])
    return None if row is None else _key(row)


def key_id(token: str) -> str | None:
    """The id of the key that the token claims to be; None if it doesn't look like one."""
    found = _TOKEN.fullmatch(token)
    return None if found is None else f"key:{found[1]}"


def matches(key: Key, token: str) -> bool:
    """The token is the key. It takes the same time however much of it is right."""
    return hmac.compare_digest(key.digest, _digest(token))


def expiry(text: str, now: datetime) -> datetime:
    """When `90d`, `12h`, `30m`, `2027-01-31` or an instant with its offset ends. Raises KeyProblemError."""
    term = _TERM.fullmatch(text)
    try:
        if term:
            return now + timedelta(**{_UNITS[term[2]]: int(term[1])})
        found = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        raise KeyProblemError(f"{text!r} is no term; write it like 90d, 12h or 2027-01-31") from None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _key(row: Row) -> Key:
    return Key(row["id"], row["name"], Role[row["role"]], row["digest"], row["at"], row["expires"], row["revoked"])
