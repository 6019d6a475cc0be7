"""Persisted documents: queries that are named by the SHA-256 of their text instead of being sent.

Two kinds: those registered in a file, and those that a client sent once with their hash (Apollo's automatic persisted
queries). A server can be told to answer the registered ones only.
"""

import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from pathlib import Path

import orjson

from dramatis.errors import SettingsError

_HASH = re.compile(r"(?:sha256:)?([0-9a-f]{64})", re.ASCII)
# Characters of texts that clients sent, all together: some thousand queries.
_MOST_REMEMBERED = 4_000_000


class UnknownDocumentError(Exception):
    """No text is known by the hash."""


class UnregisteredError(Exception):
    """Only registered documents are answered, and this is none."""


class Documents:
    """Texts by hash. Any number of threads may use it."""

    def __init__(self, registered: Mapping[str, str] | None = None, *, only: bool = False) -> None:
        self._registered = dict(registered or {})
        self._only = only
        self._sent: OrderedDict[str, str] = OrderedDict()
        self._held = 0
        self._lock = threading.Lock()

    def text(self, name: str) -> str:
        """The text with the hash. Raises UnknownDocumentError; UnregisteredError if only registered ones count."""
        found = _HASH.fullmatch(name)
        if found is not None and found[1] in self._registered:
            return self._registered[found[1]]
        if self._only:
            raise UnregisteredError
        with self._lock:
            if found is None or found[1] not in self._sent:
                raise UnknownDocumentError
            self._sent.move_to_end(found[1])
            return self._sent[found[1]]

    def check(self, text: str) -> None:
        """Raises UnregisteredError if the text may not be answered."""
        if self._only and digest(text) not in self._registered:
            raise UnregisteredError

    def remember(self, text: str) -> None:
        """Keeps a text that was sent with its hash; the longest unused make room."""
        name = digest(text)
        with self._lock:
            if name in self._registered or name in self._sent or len(text) > _MOST_REMEMBERED:
                return
            self._sent[name] = text
            self._held += len(text)
            while self._held > _MOST_REMEMBERED:
                self._held -= len(self._sent.popitem(last=False)[1])


def digest(text: str) -> str:
    """The SHA-256 of the text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_documents(paths: Iterable[Path]) -> dict[str, str]:
    """The documents of JSON files that map hashes to texts. Raises SettingsError for what isn't such a file."""
    found: dict[str, str] = {}
    for path in paths:
        try:
            given = orjson.loads(path.read_bytes())
        except OSError as error:
            raise SettingsError(f"{path} can't be read ({error.strerror}); DRAMATIS_DOCUMENTS names a file") from error
        except orjson.JSONDecodeError as error:
            raise SettingsError(f"{path} is no JSON ({error}); registered queries stand as hash and text") from error
        if not isinstance(given, dict):
            raise SettingsError(f"{path} holds no JSON object; registered queries stand as hash and text")
        for name, text in given.items():
            hashed = _HASH.fullmatch(name)
            if hashed is None or not isinstance(text, str) or digest(text) != hashed[1]:
                raise SettingsError(f"{path}: {name[:80]!r} is not the SHA-256 of its text; make the file anew")
            found[hashed[1]] = text
    return found
