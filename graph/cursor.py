"""Keyset cursors: opaque to the reader, and good only for the list that gave them out."""

import base64
import binascii
import json
from collections.abc import Sequence

from dramatis.errors import BadCursorError
from graph.schema import Type
from graph.shape import CursorValues


def encode_cursor(listing: str, values: CursorValues) -> str:
    """A cursor for the item with these order values in the listing ("Story.actors", order included)."""
    text = json.dumps([listing, *values], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode_cursor(listing: str, cursor: str) -> CursorValues:
    """The order values; raises BadCursorError for a cursor of another listing or no cursor at all."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        found = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
    except (binascii.Error, UnicodeError, ValueError) as error:
        raise BadCursorError(f"{cursor[:40]!r} is no cursor; take endCursor of the page before") from error
    if not isinstance(found, list) or len(found) < 2 or found[0] != listing:
        raise BadCursorError(f"{cursor[:40]!r} comes from another list; take endCursor of this list's page before")
    values = found[1:]
    if not all(isinstance(value, str | int | float) and not isinstance(value, bool) for value in values):
        raise BadCursorError(f"{cursor[:40]!r} is no cursor; take endCursor of the page before")
    return tuple(values)


def check_cursor(values: CursorValues, kinds: Sequence[Type]) -> CursorValues:
    """The values, if they can stand in a list sorted by properties of these kinds; else raises BadCursorError."""
    fits = len(values) == len(kinds) and all(
        isinstance(value, str) if kind is Type.TEXT else isinstance(value, int | float)
        for value, kind in zip(values, kinds, strict=True)
    )
    if not fits:
        raise BadCursorError("the cursor doesn't fit the order of this list; take endCursor of this list's page before")
    return values
