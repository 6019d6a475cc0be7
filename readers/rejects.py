"""What couldn't be read: its reason, and its bytes as text so that it can be shown and tried again."""

import base64
import binascii
import re

from dramatis.article import Rejected
from readers.characters import printable
from readers.formats import Format

# What is kept of a rejected input, in characters: more than any article, and a queue of 1,000 stays below 1 GB.
KEPT_CHARACTERS = 1_000_000
# Bytes that aren't UTF-8 are kept as a data address (RFC 2397), the only form that a text column gives back unchanged.
_BYTES = "data:application/octet-stream;base64,"
# NULs and lone surrogates don't survive a text column.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def reject(origin: str, reason: str, content: bytes | str, format: Format) -> Rejected:  # noqa: A002 - the field's name
    """A rejected input with at most the first million characters of its content."""
    return Rejected(origin=printable(origin), reason=printable(reason), content=_kept(content), format=format.value)


def is_cut(rejected: Rejected) -> bool:
    """Whether only the beginning of the input was kept, so that trying again can't bring the whole."""
    return len(rejected.content) > KEPT_CHARACTERS - len(_BYTES) - 4


def kept_bytes(content: bytes) -> bytes:
    """The bytes that were rejected: what `reject` kept as a data address is unpacked, everything else is itself."""
    if not content.startswith(_BYTES.encode()):
        return content
    try:
        return base64.b64decode(content[len(_BYTES) :], validate=True)
    except binascii.Error:
        return content


def _kept(content: bytes | str) -> str:
    if isinstance(content, str):
        text = content[:KEPT_CHARACTERS]
        return text if _storable(text) else _packed(text.encode("utf-8", "surrogatepass"))
    head = content[: 4 * KEPT_CHARACTERS]  # a character has at most four bytes
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(content) == len(head) or error.start < len(head) - 3:
            return _packed(content)
        text = head[: error.start].decode("utf-8")  # the cut split a character
    return text[:KEPT_CHARACTERS] if _storable(text) else _packed(content)


def _storable(text: str) -> bool:
    return _UNSTORABLE.search(text) is None


def _packed(content: bytes) -> str:
    room = (KEPT_CHARACTERS - len(_BYTES)) // 4 * 3
    return _BYTES + base64.b64encode(content[:room]).decode("ascii")
