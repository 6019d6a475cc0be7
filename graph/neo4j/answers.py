"""What a shape's statement answered, as the rows that the protocol promises.

Hundreds of rows of one plan are made in one answer, and again in the next one: from its third answer on a plan's rows
are made by a function that is written for it.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any

from graph.identity import Same
from graph.neo4j.shape_cypher import ItemPlan, LinkPlan
from graph.neo4j.values import OrDefault
from graph.shape import Row

# Answers that a plan's rows are made for before a function is written for it, which takes as long as some hundred rows.
_WRITTEN_AFTER = 2


def answer_row(plan: ItemPlan, values: Sequence[Any]) -> Row:
    """The row of one item's list."""
    row: Row = dict(zip(plan.names, values, strict=False))
    for name, reader in plan.readers:
        row[name] = reader(row[name])
    at = plan.width
    if plan.order:
        row["_cursor"] = tuple([values[place] for place in plan.order])
    for link in plan.links:
        total = values[at + 1] if link.total else None
        row[link.key] = _answer(link, values[at], total)
        at += 2 if link.total else 1
    return row


def rows_of(plan: ItemPlan) -> Callable[[Sequence[Any]], Row]:
    """What makes the rows of one answer, as `answer_row` does."""
    return _maker(Same(plan)).maker()


def _answer(link: LinkPlan, found: Sequence[Sequence[Any]], total: int | None) -> Row | None:
    make = rows_of(link.items)
    if link.limit is None:
        return make(_first(link, found)) if found else None
    items = [make(values) for values in found[: link.limit]]
    if link.backward:
        items.reverse()
    return {"items": items, "more": len(found) > link.limit, "total": total}


def _first(link: LinkPlan, found: Sequence[Sequence[Any]]) -> Sequence[Any]:
    """The item of a link to one thing."""
    chosen = list(found)
    if len(found) > 1:
        for place, down in reversed(link.best):
            chosen.sort(key=lambda values: values[place], reverse=down)
    return chosen[0]


class _Maker:
    """What makes the rows of a plan."""

    __slots__ = ("_asked", "_plan", "_written")

    def __init__(self, plan: ItemPlan) -> None:
        self._plan = plan
        self._asked = 0
        self._written: Callable[[Sequence[Any]], Row] | None = None

    def maker(self) -> Callable[[Sequence[Any]], Row]:
        """The function for the rows of one answer."""
        if self._written is not None:
            return self._written
        self._asked += 1
        if self._asked > _WRITTEN_AFTER:
            self._written = _written(Same(self._plan))
            return self._written
        plan = self._plan
        return lambda values: answer_row(plan, values)


# As many as there are shapes whose statements are remembered (`graph.neo4j.shape_cypher`).
@lru_cache(maxsize=4096)
def _maker(plan: Same[ItemPlan]) -> _Maker:
    return _Maker(plan.it)


@lru_cache(maxsize=4096)
def _written(same: Same[ItemPlan]) -> Callable[[Sequence[Any]], Row]:
    """A function that makes the plan's rows. All names in its text are those of the read model, and quoted."""
    plan = same.it
    known: dict[str, Any] = {}
    readers = dict(plan.readers)
    parts = []
    for number, name in enumerate(plan.names):
        value = f"v[{number}]"
        reader = readers.get(name)
        if isinstance(reader, OrDefault):
            value = f"{reader.default!r} if {value} is None else {value}"
        elif reader is not None:
            known[f"r{number}"] = reader
            value = f"r{number}({value})"
        parts.append(f"{name!r}: {value}")
    at = plan.width
    if plan.order:
        parts.append(f"'_cursor': ({''.join(f'v[{place}], ' for place in plan.order)})")
    for link in plan.links:
        known[f"b{at}"] = partial(_first, link)
        known[f"m{at}"] = _written(Same(link.items))
        parts.append(f"{link.key!r}: {_written_link(link, at)}")
        at += 2 if link.total else 1
    exec(f"def made(v):\n    return {{{', '.join(parts)}}}", known)
    made: Callable[[Sequence[Any]], Row] = known["made"]
    return made


def _written_link(link: LinkPlan, at: int) -> str:
    if link.limit is None:
        return f"m{at}(v[{at}][0] if len(v[{at}]) == 1 else b{at}(v[{at}])) if v[{at}] else None"
    items = f"[m{at}(x) for x in v[{at}][:{link.limit}]]{'[::-1]' if link.backward else ''}"
    total = f"v[{at + 1}]" if link.total else None
    return f"{{'items': {items}, 'more': len(v[{at}]) > {link.limit}, 'total': {total}}}"
