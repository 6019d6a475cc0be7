"""Shapes as Cypher: one statement for all levels, and the plan by which its answer is read.

Every link is a `CALL (owner) { … }` that finds, sorts and limits the owner's items and collects them as lists; what is
said of items by full text or by the nodes that they lead to is looked up once, before everything else. Names come from
the schema; every value is a parameter. Each hop is a MATCH of its own: in one pattern Neo4j never walks an edge twice,
which the other engine does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dramatis.errors import StoreError
from graph.cursor import check_cursor
from graph.neo4j.catalogue import ANY, edge_pattern, quoted, words_index
from graph.neo4j.values import Reader, askable, plain, reader_of, to_property
from graph.neo4j.words import lucene_query
from graph.read_model import TYPES
from graph.schema import EDGES, LABELS, SEARCHED, Type
from graph.shape import AnyOf, AtLeast, Below, Condition, Hop, In, Link, LinkDef, Linked, Matches, Order, Shape

# Code points from here on are sorted otherwise in UTF-16 than by number.
_FIRST_SURROGATE = "\ud800"


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """How the answer of one link is read. `limit` None: at most one item."""

    key: str
    items: "ItemPlan"
    limit: int | None
    backward: bool
    total: bool


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """The places in an item's list: its fields by name, then the values of its order, then its links."""

    names: tuple[str, ...]
    readers: tuple[tuple[str, Reader], ...]
    order: int
    links: tuple[LinkPlan, ...]


@dataclass(frozen=True, slots=True)
class ShapeStatement:
    """The statement and its parameters. It answers one record for each key found: the item's list, then for entities
    the id into which they were merged."""

    text: str
    parameters: dict[str, object]
    plan: ItemPlan


def shape_statement(shape: Shape, keys: Sequence[str]) -> ShapeStatement:
    """The statement that answers the shape for the keys (which matter to nothing when the shape is a Query)."""
    return _Writer().statement(shape, keys)


@dataclass(slots=True)
class _Found:
    """Where the items of a link come from: clauses that bind them, and what is kept of them."""

    clauses: list[str]
    kept: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The clauses with their WHERE, which belongs to the last of them."""
        return " ".join(self.clauses) + (f" WHERE {' AND '.join(self.kept)}" if self.kept else "")


class _Writer:
    """One statement being written: its parameters, and the lists that are looked up before everything else."""

    def __init__(self) -> None:
        self.parameters: dict[str, object] = {}
        self.before: list[str] = []
        self.lists: list[str] = []
        self.variables = 0

    def statement(self, shape: Shape, keys: Sequence[str]) -> ShapeStatement:
        """See `shape_statement`."""
        label = TYPES[shape.type].label
        owner = "n0" if label else None
        names, values, readers = _fields(label, shape.fields, (), "") if label else ((), [], ())
        calls, links = self.links(shape, owner, values)
        start = []
        if label:
            keys_name = self.parameter(askable(keys))
            start = [f"UNWIND {keys_name} AS key MATCH (n0:{quoted(label)} {{id: key}})"]
        moved = "n0.merged_into" if label == "Entity" else "''"
        text = " ".join([*self.before, *start, *calls, f"RETURN [{', '.join(values)}], {moved}"])
        return ShapeStatement(text, self.parameters, ItemPlan(names, readers, 0, links))

    def links(self, shape: Shape, owner: str | None, values: list[str]) -> tuple[list[str], tuple[LinkPlan, ...]]:
        """The calls that answer the shape's links; what they return is added to the values."""
        calls: list[str] = []
        plans: list[LinkPlan] = []
        for link in shape.links:
            definition = TYPES[shape.type].links[link.name]
            call, plan = self.link(definition, link, owner)
            calls.append(call[0])
            values.append(call[1])
            if plan.total:
                counting, total = self.total(definition, link, owner)
                calls.append(counting)
                values.append(total)
            plans.append(plan)
        return calls, tuple(plans)

    def link(self, definition: LinkDef, link: Link, owner: str | None) -> tuple[tuple[str, str], LinkPlan]:
        """The call that answers a link with the variable it returns, and its plan."""
        node, edge, answer = self.variable("n"), self.variable("e"), self.variable("a")
        label = TYPES[definition.target].label
        order = link.order or definition.order
        order = order if order[-1].field == "id" else (*order, Order("id"))
        backward = link.last is not None
        found = self.found(definition, link, owner, node, edge)
        found.kept += self.keyset(definition, link, order, node, edge)
        bound = node if definition.distinct or not definition.hops else f"{node}, {edge}"
        sorting = ", ".join(
            f"{_side(term, node, edge)}{' DESC' if term.descending != backward else ''}" for term in order
        )
        limit = _limit(definition, link)
        most = self.parameter(1 if limit is None else limit + 1)
        edge_type = definition.hops[-1].edge if definition.hops else ""
        names, values, readers = _fields(
            label, link.shape.fields, definition.edge_fields, edge_type, node=node, edge=edge
        )
        values += [_side(term, node, edge) for term in order]
        calls, links = self.links(link.shape, node, values)
        text = " ".join(
            (
                f"CALL ({self.scope(owner)}) {{ {found.text()}",
                f"WITH {'DISTINCT ' if definition.distinct else ''}{bound} ORDER BY {sorting} LIMIT {most}",
                *calls,
                f"RETURN collect([{', '.join(values)}]) AS {answer} }}",
            )
        )
        items = ItemPlan(names, readers, len(order), links)
        return (text, answer), LinkPlan(link.key, items, limit, backward, link.total and limit is not None)

    def total(self, definition: LinkDef, link: Link, owner: str | None) -> tuple[str, str]:
        """The call that counts all items of a link, and the variable it returns."""
        node, edge, total = self.variable("n"), self.variable("e"), self.variable("t")
        found = self.found(definition, link, owner, node, edge)
        counted = f"count({'DISTINCT ' if definition.distinct else ''}{node})"
        return f"CALL ({self.scope(owner)}) {{ {found.text()} RETURN {counted} AS {total} }}", total

    def found(self, definition: LinkDef, link: Link, owner: str | None, node: str, edge: str) -> _Found:
        """What the link's hops lead to and its conditions keep."""
        label = TYPES[definition.target].label
        conditions = (*definition.where, *link.where)
        if owner is not None:
            found = self.walk(definition.hops, owner, node, edge, label)
        else:
            # What few nodes can be is better walked from them than filtered out of all.
            few = next((condition for condition in conditions if isinstance(condition, Linked | Matches)), None)
            if few is None:
                found = _Found([f"MATCH ({node}:{quoted(label)})"])
            else:
                conditions = tuple(condition for condition in conditions if condition is not few)
                source = self.looked_up(few, label)
                found = _Found([f"UNWIND {source} AS {node} WITH {node}"], [f"{node}:{quoted(label)}"])
        found.kept += [self.condition(condition, node, label) for condition in conditions]
        return found

    def walk(self, hops: Sequence[Hop], start: str, node: str, edge: str, label: str) -> _Found:
        """MATCH clauses from a variable over the hops. No hops: the start itself, under another name."""
        if not hops:
            return _Found([f"WITH {start} AS {node}"], [f"{node}:{quoted(label)}"] if label else [])
        found = _Found([])
        at = start
        for number, hop in enumerate(hops):
            last = number == len(hops) - 1
            walked = edge if last else self.variable("e")
            end = node if last else self.variable("n")
            end_label = label if last else hop.label
            named = f"{end}:{quoted(end_label)}" if end_label else end
            found.clauses.append(f"MATCH {edge_pattern(hop, at, walked, named)}")
            for name, value in hop.where:
                stored = to_property(EDGES[hop.edge].properties[name], value)
                found.kept.append(f"{walked}.{quoted(name)} = {self.parameter(stored)}")
            for name, value in hop.node:
                stored = to_property(LABELS[hop.label][name], value)
                found.kept.append(f"{end}.{quoted(name)} = {self.parameter(stored)}")
            at = end
        return found

    def condition(self, condition: Condition, node: str, label: str) -> str:
        """The condition on a node of the label."""
        match condition:
            case In(name, wanted):
                kind = _kind(label, name)
                values = [to_property(kind, value) for value in wanted]
                if len(values) == 1:
                    # An equality lets an index that begins with the property keep its order.
                    return f"{node}.{quoted(name)} = {self.parameter(values[0])}"
                return f"{node}.{quoted(name)} IN {self.parameter(values)}"
            case AtLeast(name, value):
                return self.bound(node, name, ">=", value)
            case Below(name, value):
                return self.bound(node, name, "<", value)
            case Linked() | Matches():
                return f"{node} IN {self.looked_up(condition, label)}"
            case AnyOf(conditions):
                parts = [self.condition(inner, node, label) for inner in conditions]
                return f"({' OR '.join(parts)})" if parts else "false"

    def bound(self, node: str, name: str, sign: str, value: object) -> str:
        """The property on one side of a value; an empty string is never there."""
        own = f"{node}.{quoted(name)}"
        text = f"{own} {sign} {self.parameter(plain(value))}"
        return f"({text} AND {own} <> '')" if isinstance(value, str) else text

    def looked_up(self, condition: Linked | Matches, label: str) -> str:
        """The variable with the list of nodes that the condition names, looked up once for the whole statement."""
        name = self.variable("w")
        if isinstance(condition, Linked):
            # Walked from the named nodes back to the listed ones: they are few, the listed ones many.
            start, node, edge = self.variable("n"), self.variable("n"), self.variable("e")
            back = [Hop(hop.edge, not hop.out, hop.where) for hop in reversed(condition.hops)]
            ids = self.parameter(askable(condition.ids))
            found = self.walk(back, start, node, edge, "")
            text = f"UNWIND {ids} AS id MATCH ({start}:{ANY} {{id: id}}) {found.text()} RETURN collect(DISTINCT {node})"
        else:
            text = self.matching(condition, label)
        self.before.append(f"CALL () {{ {text} AS {name} }}")
        self.lists.append(name)
        return name

    def matching(self, condition: Matches, label: str) -> str:
        """The nodes of the label in which full-text search finds the text; articles by their current version."""
        query = lucene_query(condition.text)
        searched = "Version" if label == "Article" else label
        if searched not in SEARCHED:
            raise StoreError(f"{label} has no full text; ask for one of {', '.join(SEARCHED)} or Article")
        if query is None:
            return "RETURN []"
        node, shown = self.variable("n"), self.variable("n")
        call = (
            f"CALL db.index.fulltext.queryNodes({self.parameter(words_index(searched))}, {self.parameter(query)}) "
            f"YIELD node AS {node}"
        )
        if label != "Article":
            return f"{call} RETURN collect({node})"
        return f"{call} MATCH ({shown}:Article)-[:HAS_VERSION]->({node}) WHERE {node}.current RETURN collect({shown})"

    def keyset(self, definition: LinkDef, link: Link, order: Sequence[Order], node: str, edge: str) -> list[str]:
        """Behind the cursor, in the order's own direction or against it; nothing without a cursor."""
        backward = link.last is not None
        cursor = link.before if backward else link.after
        if cursor is None:
            return []
        label = TYPES[definition.target].label
        edge_type = definition.hops[-1].edge if definition.hops else ""
        kinds = [
            _kind(label, term.field) if not term.edge else EDGES[edge_type].properties[term.field] for term in order
        ]
        values = [self.parameter(plain(value)) for value in check_cursor(cursor, kinds)]
        sides = [_side(term, node, edge) for term in order]
        compared = [
            self.compared(value, given, term, label, values[-1])
            for value, given, term in zip(cursor, values, order, strict=True)
        ]
        alternatives: list[str] = []
        for position, term in enumerate(order):
            same = [f"{sides[earlier]} = {values[earlier]}" for earlier in range(position)]
            sign = "<" if term.descending != backward else ">"
            alternatives.append(" AND ".join([*same, f"{sides[position]} {sign} {compared[position]}"]))
        return [f"({' OR '.join(f'({alternative})' for alternative in alternatives)})"]

    def compared(self, value: str | int | float, given: str, term: Order, label: str, last: str) -> str:
        """What one side of the order is compared with: the parameter that holds the cursor's value.

        Neo4j compares two stored texts by code points, as SQLite does, but a stored one with a parameter by UTF-16. The
        difference is seen from U+D800 on; there the cursor's own node (its id is the `last` parameter), if it still
        stands, lends its stored text.
        """
        if not isinstance(value, str) or term.edge or term.field == "id" or max(value, default="") < _FIRST_SURROGATE:
            return given
        name, node = self.variable("w"), self.variable("n")
        text = f"OPTIONAL MATCH ({node}:{quoted(label)} {{id: {last}}}) RETURN {node} AS {name}"
        self.before.append(f"CALL () {{ {text} }}")
        self.lists.append(name)
        return f"coalesce({name}.{quoted(term.field)}, {given})"

    def parameter(self, value: object) -> str:
        """A new parameter with the value, as it is written in the statement."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f"${name}"

    def variable(self, prefix: str) -> str:
        """A variable that the statement doesn't have yet."""
        self.variables += 1
        return f"{prefix}{self.variables}"

    def scope(self, owner: str | None) -> str:
        """What a call sees of its surroundings: the owner, and the lists looked up before."""
        return ", ".join([owner, *self.lists] if owner else self.lists)


def _limit(definition: LinkDef, link: Link) -> int | None:
    """The most items that are answered; None for a link to one thing."""
    if not definition.many:
        return None
    if link.last is not None:
        return link.last
    return definition.cap if link.first is None else link.first


def _side(term: Order, node: str, edge: str) -> str:
    return f"{edge if term.edge else node}.{quoted(term.field)}"


def _kind(label: str, name: str) -> Type:
    return Type.TEXT if name == "id" else LABELS[label][name]


def _fields(
    label: str, fields: Sequence[str], edge_fields: Sequence[str], edge_type: str, node: str = "n0", edge: str = ""
) -> tuple[tuple[str, ...], list[str], tuple[tuple[str, Reader], ...]]:
    """The names of the fields (`id` first), what reads each, and readers for those that aren't answered as stored."""
    names, values, readers = ["id"], [f"{node}.id"], []
    for name in dict.fromkeys(fields):
        if name == "id":
            continue
        of_edge = name in edge_fields
        kind = EDGES[edge_type].properties[name] if of_edge else LABELS[label][name]
        names.append(name)
        values.append(f"{edge if of_edge else node}.{quoted(name)}")
        reader = reader_of(name, kind)
        if reader is not None:
            readers.append((name, reader))
    return tuple(names), values, tuple(readers)
