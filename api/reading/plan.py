"""A selection becomes one shape and a projector: the shape asks the store, the projector turns its rows into answers.

Every position of the query is planned for the concrete types it may meet, so that one response key may mean different
fields of different types. Rows keep the names of the read model; only projectors know response keys.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLField,
    GraphQLObjectType,
    VariableNode,
    get_argument_values,
    get_named_type,
)

from api.contract.convert import plain
from api.contract.rules import as_of
from api.contract.sources import (
    Apart,
    Covered,
    Diff,
    Latest,
    Many,
    Named,
    One,
    Page,
    Related,
    Resolve,
    Same,
    Source,
    StoryGraph,
    TextDiff,
    Timeline,
    Value,
    prefixed,
)
from api.reading.collect import Document, collect
from api.reading.coverages import Beside, plan_coverage
from api.reading.differences import plan_diff, plan_text_diff
from api.reading.paging import MOST_ITEMS, Window, page_info, window_of
from api.reading.plans import Planned, Plans
from api.reading.projecting import Part, Projector, projecting
from api.reading.story_graph import plan_graph, plan_related
from api.reading.timelines import plan_timeline
from dramatis.time_scope import TimeScope
from graph.cursor import encode_cursor
from graph.read_model import TYPES
from graph.shape import Clock, Condition, Link, LinkDef, Order, Row, Shape

# (type, field) of the schema -> where it is read from
Sources = Mapping[tuple[str, str], Source]

ENTITY_TYPES: dict[str, str] = {
    "PERSON": "Person",
    "ORGANIZATION": "Organization",
    "PLACE": "Place",
    "DOCUMENT": "Document",
    "EVENT": "Event",
}
# What a row of the read model may be of the types of the schema, where it has another name there.
_READ_TYPES = {"Entity": tuple(ENTITY_TYPES.values())}
# A plan of more fields than this is a query made to be expensive: a page of the UI has about a hundred.
_MOST_PLANNED = 5_000


@dataclass(slots=True)
class Builder:
    """A shape in the making. Asking twice for a field is asking once; every link gets a key of its own."""

    type: str
    fields: dict[str, None] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    at: TimeScope | None = None
    """As of when this was asked: what carries it is then that of then."""

    def link(self, name: str, child: "Builder | Shape", **how: Any) -> str:
        """Follows the link; the key under which the answer will stand."""
        key = f"{name}~{len(self.links)}"
        self.links.append(Link(key, name, child if isinstance(child, Shape) else child.shape(), **how))
        return key

    def leads(self, name: str) -> tuple[LinkDef, "Builder"]:
        """The link's definition, and a builder for what it leads to."""
        definition = TYPES[self.type].links[name]
        return definition, Builder(definition.target)

    def shape(self) -> Shape:
        """The shape so far."""
        return Shape(self.type, tuple(self.fields), tuple(self.links))


class Planner:
    """Plans the selections of one request."""

    def __init__(
        self,
        document: Document,
        sources: Sources,
        resolve: Resolve,
        beside: Beside,
        hidden: Callable[[Sequence[str]], Mapping[str, int]],
        plans: Plans | None = None,
    ) -> None:
        self.document = document
        self.hidden = hidden
        self.sources = sources
        self.beside = beside
        self.plans = plans or Plans()
        self._resolve = resolve
        self._planned = 0
        self._passing = 0

    def resolve(self, ids: Sequence[str]) -> tuple[str, ...]:
        """See `Resolve`. What was planned with the answer is good for this request alone."""
        self._passing += 1
        return self._resolve(ids)

    def thing(self, builder: Builder, kinds: Sequence[str], nodes: Sequence[FieldNode], prefix: str = "") -> Projector:
        """What the nodes want of a row that has one of the concrete types. A row of another type is answered None."""
        start, planned, passing = len(builder.links), self._planned, self._passing
        fields = tuple(builder.fields)
        document = self.document
        variables = document.variables.coerced
        key = self.plans.key(
            nodes, document.fragments, variables, builder.type, builder.at, tuple(kinds), prefix, start, fields
        )
        known = self.plans.recall(key)
        if known is not None:
            builder.fields.update(dict.fromkeys(known.fields))
            builder.links.extend(known.links)
            self._planned += known.count
            self._check(nodes)
            project: Projector = known.project
            return project
        project = self._thing(builder, kinds, nodes, prefix)
        if self._passing == passing:
            count = self._planned - planned
            self.plans.remember(key, Planned(tuple(builder.fields), tuple(builder.links[start:]), project, count))
        return project

    def _thing(self, builder: Builder, kinds: Sequence[str], nodes: Sequence[FieldNode], prefix: str) -> Projector:
        plans: dict[str, list[Part]] = {}
        made: dict[tuple[object, ...], Part] = {}
        for kind in kinds:
            plan = plans[kind] = []
            for key, found in collect(self.document, kind, nodes).items():
                source = self.sources.get((kind, found[0].name.value))
                if source is None:  # __typename, which the executor answers
                    continue
                if prefix:
                    source = prefixed(source, prefix)
                signature = (key, id(source), *map(id, found))
                if signature not in made:
                    project = self.field(builder, kind, source, found)
                    made[signature] = Part(key, project, *_read_as_it_is(source))
                plan.append(made[signature])
        if builder.type == "Entity":
            builder.fields["kind"] = None
            return projecting(plans, ENTITY_TYPES)
        return projecting(plans, None)

    def field(self, builder: Builder, kind: str, source: Source, nodes: list[FieldNode]) -> Projector:
        """What the nodes, merged, want of the field of a row."""
        self._planned += 1
        self._check(nodes)
        definition = self.definition(kind, nodes[0])
        match source:
            case Value(properties, convert):
                return self._value(builder, properties, convert)
            case Same(prefix):
                return self.thing(builder, self.kinds(definition), nodes, prefix)
            case One(links):
                return self._one(builder, links, self.kinds(definition), nodes)
            case Named(link, name):
                return self._named(builder, link, name, self.kinds(definition), nodes)
            case Many(links):
                return self._many(builder, links, definition, nodes)
            case Page():
                return self._page(builder, source, definition, nodes)
            case Latest():
                return self._latest(builder, source, definition, nodes)
            case Apart(links, others):
                return self._apart(builder, links, others, self.kinds(definition), nodes)
            case Timeline(links):
                return plan_timeline(self, builder, links, definition, nodes)
            case Diff():
                return plan_diff(self, builder, definition, nodes)
            case Covered():
                return plan_coverage(self, builder, definition, nodes)
            case TextDiff():
                return plan_text_diff(self, builder, definition, nodes)
            case StoryGraph():
                self._passing += 1  # it keeps the planner, to walk from what it shows
                return plan_graph(self, builder, definition, nodes)
            case Related():
                return plan_related(self, builder, definition, nodes)

    def _check(self, nodes: Sequence[FieldNode]) -> None:
        if self._planned > _MOST_PLANNED:
            raise GraphQLError(
                "The query asks for too many fields; split it.", nodes, extensions={"code": "QUERY_TOO_COMPLEX"}
            )

    def arguments(self, definition: GraphQLField, node: FieldNode) -> dict[str, Any]:
        """The argument values, defaults and variables filled in. The default of `first` gives way to a `last`."""
        variables = self.document.variables
        values: dict[str, Any] = get_argument_values(definition, node, variables)
        if values.get("last") is not None and not _supplied(node, "first", variables.coerced):
            values["first"] = None
        return values

    def definition(self, kind: str, node: FieldNode) -> GraphQLField:
        """The schema's definition of the field."""
        owner = self.document.schema.type_map[kind]
        assert isinstance(owner, GraphQLObjectType)
        definition: GraphQLField = owner.fields[node.name.value]
        return definition

    def kinds(self, definition: GraphQLField) -> tuple[str, ...]:
        """The concrete types that the field may answer."""
        return self.document.concrete(get_named_type(definition.type).name)

    def _value(self, builder: Builder, properties: tuple[str, ...], convert: Any) -> Projector:
        reads = [self._property(builder, name) for name in properties]
        if len(reads) == 1:
            (name,), (only,) = properties, reads
            if convert is plain:
                return only
            if "." not in name:
                return lambda row: convert(row[name])
            return lambda row: convert(only(row))
        return lambda row: convert(*(read(row) for read in reads))

    def _property(self, builder: Builder, name: str) -> Projector:
        """A property of the row, or as `link.property` of what a link to one thing leads to."""
        link, _, of_link = name.partition(".")
        if not of_link:
            builder.fields[name] = None
            return itemgetter(name)
        _, child = builder.leads(link)
        child.fields[of_link] = None
        key = builder.link(link, child)
        return lambda row: row[key] and row[key][of_link]

    def _one(
        self, builder: Builder, links: tuple[str, ...], kinds: tuple[str, ...], nodes: list[FieldNode]
    ) -> Projector:
        ways: list[tuple[str, Projector]] = []
        for name in links:
            _, child = builder.leads(name)
            project = self.thing(child, kinds, nodes)
            ways.append((builder.link(name, child), project))

        def projected(row: Row) -> Any:
            for key, project in ways:
                found = row[key]
                if found is not None:
                    return project(found)
            return None

        return projected

    def _apart(
        self,
        builder: Builder,
        links: tuple[str, ...],
        others: tuple[str, ...],
        kinds: tuple[str, ...],
        nodes: list[FieldNode],
    ) -> Projector:
        ways: list[tuple[str, str, Projector]] = []
        for name, other in zip(links, others, strict=True):
            _, child = builder.leads(name)
            project = self.thing(child, kinds_of(child.type, kinds), nodes)
            _, far = builder.leads(other)
            ways.append((builder.link(name, child), builder.link(other, far), project))

        def projected(row: Row) -> Any:
            there = [way for way in ways if row[way[0]] is not None]
            apart = (way for way in there if row[way[1]] is None or row[way[0]]["id"] != row[way[1]]["id"])
            key, _, project = next(apart, there[0] if there else (None, None, None))
            return None if key is None or project is None else project(row[key])

        return projected

    def _named(
        self, builder: Builder, link: str, name: str, kinds: tuple[str, ...], nodes: list[FieldNode]
    ) -> Projector:
        _, child = builder.leads(link)
        project = self.thing(child, kinds, nodes)
        builder.fields[name] = None
        key = builder.link(link, child)

        def projected(row: Row) -> Any:
            items = row[key]["items"]
            named = next((item for item in items if item["id"] == row[name]), items[0] if items else None)
            return None if named is None else project(named)

        return projected

    def _many(
        self, builder: Builder, links: tuple[str, ...], definition: GraphQLField, nodes: list[FieldNode]
    ) -> Projector:
        arguments = self.arguments(definition, nodes[0])
        window = window_of(arguments, nodes[0]) if "first" in definition.args else None
        ways: list[tuple[str, Projector]] = []
        for name in links:
            link, child = builder.leads(name)
            # The evidence of a relation is asked as of the time as of which the relation was.
            at = builder.at if link.clock is Clock.CARRIERS else as_of(arguments.get("at"))
            child.at = at
            project = self.thing(child, self.kinds(definition), nodes)
            ways.append(
                (builder.link(name, child, first=window.asked if window else None, at=at, placed=False), project)
            )
        most = window.size if window else MOST_ITEMS

        def projected(row: Row) -> list[Any]:
            for key, project in ways:
                items = row[key]["items"]
                if items:
                    return [answer for item in items[:most] if (answer := project(item)) is not None]
            return []

        return projected

    def _page(self, builder: Builder, source: Page, definition: GraphQLField, nodes: list[FieldNode]) -> Projector:
        node = nodes[0]
        arguments = self.arguments(definition, node)
        link, child = builder.leads(source.link)
        order, suffix = _order(source, link, arguments)
        listing = f"{builder.type}.{source.link}{suffix}"
        window = window_of(arguments, node, listing=listing, order=order, link=link)
        child.at = as_of(arguments.get("at"))
        connection = get_named_type(definition.type).name
        parts, counted = self.connection(
            connection, nodes, listing, window, lambda kinds, at: self.thing(child, kinds, at)
        )
        key = builder.link(
            source.link,
            self.plans.shape(child.type, child.fields, child.links),
            first=None if window.backward else window.asked,
            last=window.asked if window.backward else None,
            after=window.after,
            before=window.before,
            where=self._conditions(source, arguments, node),
            order=order if suffix else None,
            total=counted,
            at=child.at,
            placed=self._placed(connection, nodes),
        )
        return lambda row: parts(row[key])

    def _latest(self, builder: Builder, source: Latest, definition: GraphQLField, nodes: list[FieldNode]) -> Projector:
        at = as_of(self.arguments(definition, nodes[0]).get("at"))
        assert source.convert is not None
        convert, summed = source.convert, source.summed
        if at is None:
            return self._value(builder, (source.property,), convert)
        _, child = builder.leads(source.link)
        child.fields.update(dict.fromkeys((source.property, "reported")))
        key = builder.link(source.link, child, first=MOST_ITEMS, where=source.where, at=at)
        return lambda row: convert(summed(row[key]["items"]))

    def connection(
        self,
        name: str,
        nodes: Sequence[FieldNode],
        listing: str,
        window: Window,
        plan_item: Callable[[tuple[str, ...], Sequence[FieldNode]], Projector],
    ) -> tuple[Projector, bool]:
        """What the nodes want of a connection's answer ({"items", "more", "total"}); and whether that has the total."""
        parts: list[tuple[str, Projector]] = []
        counted = False
        for key, found in collect(self.document, name, nodes).items():
            match found[0].name.value:
                case "totalCount":
                    counted = True
                    parts.append((key, lambda answer: answer["total"]))
                case "pageInfo":
                    parts.append((key, self._page_info(found, listing, window)))
                case "edges":
                    parts.append((key, self._edges(name, found, listing, window, plan_item)))
        return lambda answer: {key: part(answer) for key, part in parts}, counted

    def _placed(self, connection: str, nodes: Sequence[FieldNode]) -> bool:
        """The nodes want to know where items stand in the connection."""
        for found in collect(self.document, connection, nodes).values():
            name = found[0].name.value
            if name == "pageInfo":
                return True
            if name == "edges":
                edge = get_named_type(self.definition(connection, found[0]).type).name
                if any(one[0].name.value == "cursor" for one in collect(self.document, edge, found).values()):
                    return True
        return False

    def _page_info(self, nodes: list[FieldNode], listing: str, window: Window) -> Projector:
        wanted = [(key, found[0].name.value) for key, found in collect(self.document, "PageInfo", nodes).items()]
        names = [(key, name) for key, name in wanted if not name.startswith("__")]

        def projected(answer: Row) -> dict[str, Any]:
            known = page_info(answer, listing, window)
            return {key: known[name] for key, name in names}

        return projected

    def _edges(
        self,
        connection: str,
        nodes: list[FieldNode],
        listing: str,
        window: Window,
        plan_item: Callable[[tuple[str, ...], Sequence[FieldNode]], Projector],
    ) -> Projector:
        edge = get_named_type(self.definition(connection, nodes[0]).type).name
        parts: list[tuple[str, Projector]] = []
        for key, found in collect(self.document, edge, nodes).items():
            match found[0].name.value:
                case "cursor":
                    parts.append((key, lambda item: encode_cursor(listing, item["_cursor"])))
                case "node":
                    parts.append((key, plan_item(self.kinds(self.definition(edge, found[0])), found)))
        return lambda answer: [{key: part(item) for key, part in parts} for item in answer["items"][: window.size]]

    def _conditions(self, source: Page, arguments: dict[str, Any], node: FieldNode) -> tuple[Condition, ...]:
        found = list(source.where)
        for name, rule in source.rules.items():
            given = arguments.get(name)
            found.extend(source.unless_given.get(name, ()) if given is None else rule(given, self.resolve))
        return tuple(found)


def kinds_of(read_type: str, kinds: Sequence[str]) -> tuple[str, ...]:
    """Those of the concrete types that a row of the read model's type may have."""
    return tuple(kind for kind in kinds if kind in _READ_TYPES.get(read_type, (read_type,)))


def _supplied(node: FieldNode, name: str, variables: Mapping[str, Any]) -> bool:
    """The argument is written in the query, and not as a variable that was left out."""
    values = [argument.value for argument in node.arguments or () if argument.name.value == name]
    return any(not isinstance(value, VariableNode) or value.name.value in variables for value in values)


def _read_as_it_is(source: Source) -> tuple[str, Callable[..., object]] | tuple[()]:
    """The one property of the row that the field is, and what converts it; nothing for a field that is more."""
    match source:
        case Value((name,), convert) if convert is not None and "." not in name:
            return name, convert
    return ()


def _order(source: Page, link: LinkDef, arguments: dict[str, Any]) -> tuple[tuple[Order, ...], str]:
    """The order asked for, and what it adds to the name of the listing: "" for the link's own order."""
    sort = arguments.get("sort")
    if sort is None and source.found and (arguments.get("filter") or {}).get("text") is not None:
        return source.found, ":found"
    if sort is None:
        return link.order, ""
    field_name, direction = sort["field"].value, sort["direction"].value
    down = direction == "DESC"
    order = source.sorts[field_name]
    return (Order(order[0].field, descending=down), *order[1:]), f":{field_name}:{direction}"
