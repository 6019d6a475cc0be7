"""Paging by the Relay specification: which window of a list is asked for, and what its page info says."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, GraphQLError

from dramatis.errors import BadCursorError
from graph.cursor import decode_cursor, encode_cursor
from graph.read_model import TYPES
from graph.schema import EDGES, LABELS, Type
from graph.shape import CursorValues, LinkDef, Order, Row

# The contract's bound on `first` and `last`.
MOST_ITEMS = 100
# Where neither is given, or null.
_USUAL = 20
# Both engines hold integers of 64 bits.
_INTEGERS = range(-(2**63), 2**63)


@dataclass(frozen=True, slots=True)
class Window:
    """`size` items forward behind `after`, or backward before `before`."""

    size: int
    backward: bool = False
    after: CursorValues | None = None
    before: CursorValues | None = None

    @property
    def asked(self) -> int:
        """How many items the store is asked for: one where none is wanted, so that `more` can be told."""
        return max(self.size, 1)


def bad_input(message: str, node: FieldNode | None = None) -> GraphQLError:
    """An error that the reader can mend."""
    return GraphQLError(message, node, extensions={"code": "BAD_USER_INPUT"})


def window_of(
    arguments: Mapping[str, Any],
    node: FieldNode,
    *,
    listing: str = "",
    order: Sequence[Order] = (),
    link: LinkDef | None = None,
) -> Window:
    """The window that the arguments name; BAD_USER_INPUT for sizes out of bounds, both directions, or a bad cursor.

    An empty cursor is none: that is how many clients ask for the first page.
    """
    first, last = arguments.get("first"), arguments.get("last")
    after, before = arguments.get("after") or None, arguments.get("before") or None
    if last is not None and first is not None:
        raise bad_input("Give `first` or `last`, not both.", node)
    if last is None and before is not None:
        raise bad_input("`before` goes with `last`; give `last` too.", node)
    if last is not None and after is not None:
        raise bad_input("`after` goes with `first`; give `first` instead of `last`.", node)
    if last is not None:
        return Window(_size("last", last, node), True, before=_values(before, listing, order, link, node))
    size = _USUAL if first is None else first
    return Window(_size("first", size, node), after=_values(after, listing, order, link, node))


def _size(name: str, size: int, node: FieldNode) -> int:
    if not 0 <= size <= MOST_ITEMS:
        raise bad_input(f"`{name}` is {size}; write a number from 0 to {MOST_ITEMS}.", node)
    return size


def _values(
    cursor: str | None, listing: str, order: Sequence[Order], link: LinkDef | None, node: FieldNode
) -> CursorValues | None:
    if cursor is None:
        return None
    try:
        values = decode_cursor(listing, cursor)
    except BadCursorError as error:
        raise bad_input(f"{error}.", node) from error
    kinds = [_kind(term, link) for term in order]
    if len(values) != len(kinds) or not all(map(_holds, kinds, values)):
        raise bad_input(f"{cursor[:40]!r} is no cursor; take endCursor of the page before.", node)
    return values


def _kind(term: Order, link: LinkDef | None) -> Type:
    if term.field == "id":
        return Type.TEXT
    if link is None:
        return Type.REAL
    if term.edge:
        return EDGES[link.hops[-1].edge].properties[term.field]
    return LABELS[TYPES[link.target].label][term.field]


def _holds(kind: Type, value: str | int | float) -> bool:
    if kind is Type.INTEGER:
        return isinstance(value, int) and value in _INTEGERS
    if kind is Type.REAL:
        return not isinstance(value, str) and math.isfinite(value)
    return isinstance(value, str)


def page_info(answer: Row, listing: str, window: Window) -> dict[str, object]:
    """PageInfo of a connection's answer. The side that the cursor came from is taken to have items."""
    items = answer["items"][: window.size]
    more = bool(answer["items"]) if window.size == 0 else answer["more"]
    return {
        "hasNextPage": window.before is not None if window.backward else more,
        "hasPreviousPage": more if window.backward else window.after is not None,
        "startCursor": encode_cursor(listing, items[0]["_cursor"]) if items else None,
        "endCursor": encode_cursor(listing, items[-1]["_cursor"]) if items else None,
    }
