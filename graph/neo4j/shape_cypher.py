"""Shapes as Cypher: one statement for all levels, and the plan by which its answer is read.

Every link is a `CALL (owner) { … }` that finds, sorts and limits the owner's items and collects them as lists; what is
said of items by full text or by the nodes that they lead to is looked up once, before everything else. Names come from
the schema; every value is a parameter. Each hop is a MATCH of its own: in one pattern Neo4j never walks an edge twice,
which the other engine does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.clocks import in_scope
from graph.cursor import check_cursor
from graph.neo4j.catalogue import quoted
from graph.neo4j.cypher_parts import Found, Parts, kind_of
from graph.neo4j.shape_conditions import condition_cypher, looked_up, walk
from graph.neo4j.values import Reader, askable, plain, reader_of
from graph.read_model import TYPES
from graph.schema import EDGES, INDEXES, LABELS, REDIRECTED, Type
from graph.shape import In, Link, LinkDef, Linked, Matches, Order, Shape

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


class _Writer:
    """Writes one statement, link by link."""

    def __init__(self) -> None:
        self.parts = Parts()

    def statement(self, shape: Shape, keys: Sequence[str]) -> ShapeStatement:
        """See `shape_statement`."""
        label = TYPES[shape.type].label
        owner = "n0" if label else None
        names, values, readers = _fields(label, shape.fields, (), "") if label else ((), [], ())
        calls, links = self.links(shape, owner, values)
        start = []
        if label:
            keys_name = self.parts.parameter(askable(keys))
            start = [f"UNWIND {keys_name} AS key MATCH (n0:{quoted(label)} {{id: key}})"]
        moved = "n0.merged_into" if label in REDIRECTED else "''"
        text = " ".join([*self.parts.before, *start, *calls, f"RETURN [{', '.join(values)}], {moved}"])
        return ShapeStatement(text, self.parts.parameters, ItemPlan(names, readers, 0, links))

    def links(self, shape: Shape, owner: str | None, values: list[str]) -> tuple[list[str], tuple[LinkPlan, ...]]:
        """The calls that answer the shape's links; what they return is added to the values."""
        calls: list[str] = []
        plans: list[LinkPlan] = []
        for link in shape.links:
            definition = in_scope(TYPES[shape.type].links[link.name], link)
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
        node, edge, answer = self.parts.variable("n"), self.parts.variable("e"), self.parts.variable("a")
        label = TYPES[definition.target].label
        order = link.order or definition.order
        order = order if order[-1].field == "id" else (*order, Order("id"))
        backward = link.last is not None
        found = self.found(definition, link, owner, node, edge)
        index = _sorted_index(definition, link, order) if owner is None and found.clauses[0].startswith("MATCH") else ()
        if index:
            found.clauses[0] += f" USING INDEX {node}:{quoted(label)}({', '.join(map(quoted, index))})"
            found.kept += [f"{node}.{quoted(index[-2])} >= {_least(label, index[-2])}", f"{node}.id IS NOT NULL"]
        found.kept += self.keyset(definition, link, order, node, edge, indexed=bool(index))
        bound = node if definition.distinct or not definition.hops else f"{node}, {edge}"
        # The properties by which the index begins have one value; named here, they let its order be seen.
        sorted_by = [*(Order(name, order[0].descending) for name in index[:-2]), *order]
        sorting = ", ".join(
            f"{_side(term, node, edge)}{' DESC' if term.descending != backward else ''}" for term in sorted_by
        )
        limit = _limit(definition, link)
        most = self.parts.parameter(1 if limit is None else limit + 1)
        edge_type = definition.hops[-1].edge if definition.hops else ""
        names, values, readers = _fields(
            label, link.shape.fields, definition.edge_fields, edge_type, node=node, edge=edge
        )
        values += [_side(term, node, edge) for term in order]
        calls, links = self.links(link.shape, node, values)
        text = " ".join(
            (
                f"CALL ({self.parts.scope(owner)}) {{ {found.text()}",
                f"WITH {'DISTINCT ' if definition.distinct else ''}{bound} ORDER BY {sorting} LIMIT {most}",
                *calls,
                f"RETURN collect([{', '.join(values)}]) AS {answer} }}",
            )
        )
        items = ItemPlan(names, readers, len(order), links)
        return (text, answer), LinkPlan(link.key, items, limit, backward, link.total and limit is not None)

    def total(self, definition: LinkDef, link: Link, owner: str | None) -> tuple[str, str]:
        """The call that counts all items of a link, and the variable it returns."""
        node, edge, total = self.parts.variable("n"), self.parts.variable("e"), self.parts.variable("t")
        found = self.found(definition, link, owner, node, edge)
        counted = f"count({'DISTINCT ' if definition.distinct else ''}{node})"
        return f"CALL ({self.parts.scope(owner)}) {{ {found.text()} RETURN {counted} AS {total} }}", total

    def found(self, definition: LinkDef, link: Link, owner: str | None, node: str, edge: str) -> Found:
        """What the link's hops lead to and its conditions keep."""
        label = TYPES[definition.target].label
        conditions = (*definition.where, *link.where)
        if owner is not None:
            found = walk(self.parts, definition.hops, owner, node, edge, label)
        else:
            # What few nodes can be is better walked from them than filtered out of all.
            few = next((condition for condition in conditions if isinstance(condition, Linked | Matches)), None)
            if few is None:
                found = Found([f"MATCH ({node}:{quoted(label)})"])
            else:
                conditions = tuple(condition for condition in conditions if condition is not few)
                source = looked_up(self.parts, few, label)
                found = Found([f"UNWIND {source} AS {node} WITH {node}"], [f"{node}:{quoted(label)}"])
        found.kept += [condition_cypher(self.parts, condition, node, label) for condition in conditions]
        return found

    def keyset(
        self, definition: LinkDef, link: Link, order: Sequence[Order], node: str, edge: str, *, indexed: bool
    ) -> list[str]:
        """Behind the cursor, in the order's own direction or against it; nothing without a cursor."""
        backward = link.last is not None
        cursor = link.before if backward else link.after
        if cursor is None:
            return []
        label = TYPES[definition.target].label
        edge_type = definition.hops[-1].edge if definition.hops else ""
        kinds = [EDGES[edge_type].properties[term.field] if term.edge else kind_of(label, term.field) for term in order]
        values = [self.parts.parameter(plain(value)) for value in check_cursor(cursor, kinds)]
        sides = [_side(term, node, edge) for term in order]
        signs = ["<" if term.descending != backward else ">" for term in order]
        compared = [
            self.compared(value, given, term, label, values[-1])
            for value, given, term in zip(cursor, values, order, strict=True)
        ]

        def behind(first: int) -> str:
            alternatives = [
                " AND ".join(
                    [f"{sides[same]} = {values[same]}" for same in range(first, position)]
                    + [f"{sides[position]} {signs[position]} {compared[position]}"]
                )
                for position in range(first, len(order))
            ]
            return f"({' OR '.join(f'({alternative})' for alternative in alternatives)})"

        if not indexed:
            return [behind(0)]
        # An OR over the index's first property would be read as two walks over it, and the order would be lost.
        same = f"CASE WHEN {sides[0]} = {values[0]} THEN {behind(1)} ELSE true END"
        return [f"{sides[0]} {signs[0]}= {values[0]}", same]

    def compared(self, value: str | int | float, given: str, term: Order, label: str, last: str) -> str:
        """What one side of the order is compared with: the parameter that holds the cursor's value.

        Neo4j compares two stored texts by code points, as SQLite does, but a stored one with a parameter by UTF-16. The
        difference is seen from U+D800 on; there the cursor's own node (its id is the `last` parameter), if it still
        stands, lends its stored text.
        """
        if not isinstance(value, str) or term.edge or term.field == "id" or max(value, default="") < _FIRST_SURROGATE:
            return given
        name, node = self.parts.variable("w"), self.parts.variable("n")
        text = f"OPTIONAL MATCH ({node}:{quoted(label)} {{id: {last}}}) RETURN {node} AS {name}"
        self.parts.before.append(f"CALL () {{ {text} }}")
        self.parts.lists.append(name)
        return f"coalesce({name}.{quoted(term.field)}, {given})"


def _sorted_index(definition: LinkDef, link: Link, order: Sequence[Order]) -> tuple[str, ...]:
    """The properties of an index that is sorted as a list of all nodes of a label is, the longest; else nothing."""
    label = TYPES[definition.target].label
    conditions = (*definition.where, *link.where)
    equal = {where.field for where in conditions if isinstance(where, In) and len(where.values) == 1}
    fitting = [
        names
        for owner, names in INDEXES
        if owner == label and names[-2:] == (order[0].field, "id") and equal.issuperset(names[:-2])
    ]
    return max(fitting, key=len, default=())


def _least(label: str, name: str) -> str:
    """What no value of the property is less than; compared with a value of another kind, none would be found."""
    return "''" if kind_of(label, name) is Type.TEXT else "-1.0e308"


def _limit(definition: LinkDef, link: Link) -> int | None:
    """The most items that are answered; None for a link to one thing."""
    if not definition.many:
        return None
    if link.last is not None:
        return link.last
    return definition.cap if link.first is None else link.first


def _side(term: Order, node: str, edge: str) -> str:
    return f"{edge if term.edge else node}.{quoted(term.field)}"


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
