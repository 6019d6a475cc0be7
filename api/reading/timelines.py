"""Timelines: several lists that are sorted alike, read beside each other and answered as one connection.

Each list is asked twice, for what has a date and for what has none, which comes last; so a page costs the same number
of reads wherever it lies.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graphql import FieldNode, GraphQLField, get_named_type

from api.contract.convert import converter
from api.contract.sources import Many, Value
from api.reading.collect import collect
from api.reading.paging import window_of
from graph.read_model import TYPES
from graph.shape import AtLeast, CursorValues, Order, Row, Unknown
from stories.timeline import UNDATED, first_of, place

if TYPE_CHECKING:
    from api.reading.plan import Builder, Planner
    from api.reading.projecting import Projector

# When a thing was first reported, by its type in the read model.
_REPORTED = {"Entity": "first_seen"}
# Before every date.
_ANY_DATE = "0"


def plan_timeline(
    planner: Planner, builder: Builder, links: Sequence[str], definition: GraphQLField, nodes: list[FieldNode]
) -> Projector:
    """What the nodes want of the timeline that the links make up together."""
    listing = f"{builder.type}.timeline"
    order = (Order("start"), Order("reported"), Order("id"))
    window = window_of(
        planner.arguments(definition, nodes[0]),
        nodes[0],
        listing=listing,
        order=order,
        link=next(link for name in links if (link := TYPES[builder.type].links[name]).target != "Entity"),
    )
    children = {name: builder.leads(name)[1] for name in links}

    def plan_item(kinds: tuple[str, ...], wanted: Sequence[FieldNode]) -> Projector:
        planned = {name: _item(planner, child, kinds[0], wanted) for name, child in children.items()}
        return lambda row: planned[row["_list"]](row)

    parts, counted = planner.connection(get_named_type(definition.type).name, nodes, listing, window, plan_item)
    keys: list[tuple[str, str]] = []
    for name, child in children.items():
        reported = _REPORTED.get(child.type, "reported")
        child.fields.update(dict.fromkeys(("start", reported)))
        for dated in (True, False):
            after = _after(window.after, dated=dated)
            if after is _PAST and not counted:
                continue
            key = builder.link(
                name,
                child,
                first=0 if after is _PAST else window.asked,
                after=None if after is _PAST else after,
                where=(AtLeast("start", _ANY_DATE),) if dated else (Unknown("start"),),
                order=(*([Order("start")] if dated else []), Order(reported), Order("id")),
                total=counted,
            )
            keys.append((key, name))

    def projected(row: Row) -> Any:
        lists = [
            [(place(item["start"], item[_REPORTED.get(children[name].type, "reported")], item["id"]), (name, item))
             for item in row[key]["items"]]
            for key, name in keys
        ]  # fmt: skip
        found, more = first_of(lists, window.size)
        items = [{**item, "_cursor": stands, "_list": name} for stands, (name, item) in found]
        more = more or any(row[key]["more"] and row[key]["items"] for key, _ in keys)
        total = sum(row[key]["total"] or 0 for key, _ in keys) if counted else None
        return parts({"items": items, "more": more, "total": total})

    return projected


# Everything in this list comes before the page.
_PAST: CursorValues = ("past",)


def _after(cursor: CursorValues | None, *, dated: bool) -> CursorValues | None:
    """The cursor as one of the two lists has it: what has no date comes behind all that has one."""
    if cursor is None:
        return None
    undated = cursor[0] == UNDATED
    if dated:
        return _PAST if undated else cursor
    return cursor[1:] if undated else None


def _item(planner: Planner, child: Builder, kind: str, wanted: Sequence[FieldNode]) -> Projector:
    """What is wanted of a TimelineItem that one of the lists has."""
    from api.reading.plan import kinds_of

    parts: list[tuple[str, Projector]] = []
    for key, found in collect(planner.document, kind, wanted).items():
        name = found[0].name.value
        source: Value | Many | None = None
        match name:
            case "date" | "reported":
                stored = "start" if name == "date" else _REPORTED.get(child.type, "reported")
                source = Value((stored,), converter(planner.definition(kind, found[0]).type))
            case "evidence":
                source = Many(("evidence",))
            case "item":
                kinds = kinds_of(child.type, planner.kinds(planner.definition(kind, found[0])))
                parts.append((key, planner.thing(child, kinds, found)))
        if source is not None:
            parts.append((key, planner.field(child, kind, source, found)))
    return lambda row: {key: part(row) for key, part in parts}
