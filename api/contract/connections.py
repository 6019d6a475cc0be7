"""Connections, edges and page info, after the Relay specification, with keyset cursors."""

from __future__ import annotations

from typing import Generic, TypeVar

import strawberry

Item = TypeVar("Item")


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="More items follow.")
    has_previous_page: bool = strawberry.field(description="Items precede.")
    start_cursor: str | None = strawberry.field(description="Cursor of the page's first item, for `before`.")
    end_cursor: str | None = strawberry.field(description="Cursor of the page's last item, for `after`.")


@strawberry.type(description="One item of a list.")
class Edge(Generic[Item]):
    node: Item = strawberry.field(description="The item.")
    cursor: str = strawberry.field(
        description="Where the item stands. It stays good while articles arrive, and only in this list."
    )


@strawberry.type(description="One page of a list.")
class Connection(Generic[Item]):
    edges: list[Edge[Item]] = strawberry.field(description="The items of this page.")
    page_info: PageInfo = strawberry.field(description="Where this page stands in the list.")
    total_count: int = strawberry.field(description="How many items the whole list has.")
