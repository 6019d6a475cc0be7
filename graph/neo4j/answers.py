"""What a shape's statement answered, as the rows that the protocol promises."""

from collections.abc import Sequence
from typing import Any

from graph.neo4j.shape_cypher import ItemPlan, LinkPlan
from graph.shape import Row


def answer_row(plan: ItemPlan, values: Sequence[Any]) -> Row:
    """The row of one item's list."""
    row: Row = dict(zip(plan.names, values, strict=False))
    for name, reader in plan.readers:
        row[name] = reader(row[name])
    at = len(plan.names)
    if plan.order:
        row["_cursor"] = tuple(values[at : at + plan.order])
        at += plan.order
    for link in plan.links:
        total = values[at + 1] if link.total else None
        row[link.key] = _answer(link, values[at], total)
        at += 2 if link.total else 1
    return row


def _answer(link: LinkPlan, found: Sequence[Sequence[Any]], total: int | None) -> Row | None:
    if link.limit is None:
        return answer_row(link.items, found[0]) if found else None
    items = [answer_row(link.items, values) for values in found[: link.limit]]
    if link.backward:
        items.reverse()
    return {"items": items, "more": len(found) > link.limit, "total": total}
