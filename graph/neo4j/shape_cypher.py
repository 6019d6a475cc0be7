"""Shapes as Cypher: one statement for all levels, and the plan by which its answer is read.

Every link is a `CALL (owner) { … }` that finds, sorts and limits the owner's items and collects them as lists; what is
said of items by full text or by the nodes that they lead to is looked up once, before everything else. Names come from
the schema; every value is a parameter. Each hop is a MATCH of its own: in one pattern Neo4j never walks an edge twice,
which the other engine does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.clocks import in_scope
from graph.cursor import check_cursor
from graph.identity import Same
from graph.neo4j.catalogue import quoted
from graph.neo4j.cypher_parts import Found, Parts, kind_of
from graph.neo4j.shape_conditions import condition_cypher, looked_up, walk
from graph.neo4j.values import Reader, askable, plain, reader_of
from graph.read_model import TYPES
from graph.schema import EDGES, INDEXES, LABELS, REDIRECTED, Type
from graph.shape import Above, AtLeast, AtMost, Below, In, Link, LinkDef, Linked, Matches, Order, Shape, Unknown

# Code points from here on are sorted otherwise in UTF-16 than by number.
_FIRST_SURROGATE = "\ud800"


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """How the answer of one link is read. `limit` None: at most one item.

    `best`: all items come, of which one is wanted; the places of the values by which it is the first, and whether the
    highest value comes first.
    """

    key: str
    items: "ItemPlan"
    limit: int | None
    backward: bool
    total: bool
    best: tuple[tuple[int, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """The places in an item's list: its fields by name, `width` values with those of its order, then its links.

    `order` are the places of the values of its order, of which some are fields too.
    """

    names: tuple[str, ...]
    readers: tuple[tuple[str, Reader], ...]
    order: tuple[int, ...]
    width: int
    links: tuple[LinkPlan, ...]


@dataclass(frozen=True, slots=True)
class ShapeStatement:
    """The statement and its parameters. It answers one value: for each key found the item's list, and the id into which
    the item was merged, where it was."""

    text: str
    parameters: dict[str, object]
    plan: ItemPlan


@dataclass(frozen=True, slots=True)
class _Links:
    """The links of a shape as calls, the expressions of what they return, and the plans by which these are read."""

    calls: tuple[str, ...]
    values: tuple[str, ...]
    plans: tuple[LinkPlan, ...]
    parts: Parts


def shape_statement(shape: Shape, keys: Sequence[str]) -> ShapeStatement:
    """The statement that answers the shape for the keys (which matter to nothing when the shape is a Query).

    What was written for a shape is remembered, and so is what was written for the shapes within it.
    """
    if not TYPES[shape.type].label:
        return _statement(shape)
    known = _remembered_statement(Same(shape))
    return ShapeStatement(known.text, {**known.parameters, "keys": askable(keys)}, known.plan)


def shape_of_nodes(shape: Shape, listed: str) -> ShapeStatement:
    """The statement that answers the shape for the nodes in a list, a variable that it imports, in the list's order.

    Where they lead to is not asked: they must be held. The plan reads what it answers, a list of lists.
    """
    return _remembered_nodes(Same(shape), listed)


@lru_cache(maxsize=512)
def _remembered_nodes(same: Same[Shape], listed: str) -> ShapeStatement:
    shape = same.it
    label = TYPES[shape.type].label
    names, values, readers = fields_of(label, shape.fields, (), "")
    links = _links(shape, "n0", "")
    item = f"[{', '.join([*values, *links.values])}]"
    if shape.links:
        each = f"UNWIND range(0, size({listed}) - 1) AS place WITH {listed}[place] AS n0, place ORDER BY place"
        returned = [*links.parts.before, each, *links.calls, f"RETURN collect({item})"]
    else:
        returned = [f"RETURN [n0 IN {listed} | {item}]"]
    plan = ItemPlan(names, readers, (), len(names), links.plans)
    return ShapeStatement(" ".join(returned), links.parts.parameters, plan)


# A server answers a few hundred different queries; each has some ten shapes within it.
@lru_cache(maxsize=512)
def _remembered_statement(same: Same[Shape]) -> ShapeStatement:
    return _statement(same.it)


@lru_cache(maxsize=4096)
def _remembered_links(same: Same[Shape], owner: str, path: str) -> _Links:
    return _links(same.it, owner, path)


@lru_cache(maxsize=4096)
def _item_plan(
    links: Same[_Links],
    names: tuple[str, ...],
    readers: tuple[tuple[str, Reader], ...],
    order: tuple[int, ...],
    width: int,
) -> ItemPlan:
    """The plan; the same object for the same links, so that its rows are made by one function."""
    return ItemPlan(names, readers, order, width, links.it.plans)


def _statement(shape: Shape) -> ShapeStatement:
    label = TYPES[shape.type].label
    owner = "n0" if label else None
    names, values, readers = fields_of(label, shape.fields, (), "") if label else ((), [], ())
    links = _links(shape, owner, "")
    start = [f"UNWIND $keys AS key MATCH (n0:{quoted(label)} {{id: key}})"] if label else []
    moved = "n0.merged_into" if label in REDIRECTED else "''"
    item = f"[{', '.join([*values, *links.values])}], {moved}"
    # The driver takes a record as long as hundreds of values in one: all are answered in a single record.
    returned = f"RETURN collect([{item}])"
    text = " ".join([*links.parts.before, *start, *links.calls, returned])
    return ShapeStatement(text, links.parts.parameters, ItemPlan(names, readers, (), len(names), links.plans))


def _links(shape: Shape, owner: str | None, path: str) -> _Links:
    """The calls that answer the shape's links."""
    calls: list[str] = []
    values: list[str] = []
    plans: list[LinkPlan] = []
    whole = Parts(path=path)
    for number, link in enumerate(shape.links):
        writer = _Writer(Parts(path=f"{path}{number}_"))
        definition = in_scope(TYPES[shape.type].links[link.name], link)
        call, plan = writer.link(definition, link, owner)
        if call[0]:
            calls.append(call[0])
        values.append(call[1])
        if plan.total:
            counting, total = writer.total(definition, link, owner)
            calls.append(counting)
            values.append(total)
        plans.append(plan)
        whole.take(writer.parts)
    return _Links(tuple(calls), tuple(values), tuple(plans), whole)


class _Writer:
    """Writes one link."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    def link(self, definition: LinkDef, link: Link, owner: str | None) -> tuple[tuple[str, str], LinkPlan]:
        """The call that answers a link (or "") with the expression of what it returns, and its plan."""
        if owner is not None and _at_once(definition, link):
            return self.one(definition, link, owner)
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
        names, values, readers = fields_of(
            label, link.shape.fields, definition.edge_fields, edge_type, node=node, edge=edge
        )
        # One thing alone is never paged through, so nobody asks where it stands.
        placed = link.placed and limit is not None
        places = self.places(order if placed else (), definition, names, values, (node, edge))
        links = _remembered_links(Same(link.shape), node, self.parts.path)
        self.parts.take(links.parts)
        text = " ".join(
            (
                f"CALL ({self.parts.scope(owner)}) {{ {found.text()}",
                f"WITH {'DISTINCT ' if definition.distinct else ''}{bound} ORDER BY {sorting} LIMIT {most}",
                *links.calls,
                f"RETURN collect([{', '.join([*values, *links.values])}]) AS {answer} }}",
            )
        )
        items = _item_plan(Same(links), names, readers, places, len(values))
        return (text, answer), LinkPlan(link.key, items, limit, backward, link.total and limit is not None)

    def one(self, definition: LinkDef, link: Link, owner: str) -> tuple[tuple[str, str], LinkPlan]:
        """As `link`, for a link to one thing of which nothing more is asked: as an expression it takes half the time.

        An expression can't be cut, so that all come to which the link leads, which are one or a few.
        """
        label = TYPES[definition.target].label
        if definition.hops:
            node, edge = self.parts.variable("n"), self.parts.variable("e")
            found = self.found(definition, link, owner, node, edge)
            # One pattern out of the clauses, each of which begins where the one before it ended.
            first, *rest = (clause.removeprefix("MATCH ") for clause in found.clauses)
            pattern = first + "".join(clause[clause.index(")") + 1 :] for clause in rest)
            kept = f" WHERE {' AND '.join(found.kept)}" if found.kept else ""
        else:
            node, edge, pattern, kept = owner, "", "", ""
        edge_type = definition.hops[-1].edge if definition.hops else ""
        names, values, readers = fields_of(
            label, link.shape.fields, definition.edge_fields, edge_type, node=node, edge=edge
        )
        order = link.order or definition.order
        order = order if order[-1].field == "id" else (*order, Order("id"))
        places = () if definition.many else self.places(order, definition, names, values, (node, edge))
        listed = f"[{', '.join(values)}]"
        text = (
            f"[{pattern}{kept} | {listed}]"
            if pattern
            else f"CASE WHEN {node}:{quoted(label)} THEN [{listed}] ELSE [] END"
        )
        items = ItemPlan(names, readers, (), len(values), ())
        best = tuple((place, term.descending) for place, term in zip(places, order, strict=False))
        limit = _limit(definition, link)
        return ("", text), LinkPlan(link.key, items, limit, backward=False, total=False, best=best)

    def places(
        self,
        order: Sequence[Order],
        definition: LinkDef,
        names: tuple[str, ...],
        values: list[str],
        variables: tuple[str, str],
    ) -> tuple[int, ...]:
        """Where the values of the order stand; those that no field has are added to the values."""
        found = []
        for term in order:
            if term.field in names and term.edge == (term.field in definition.edge_fields):
                found.append(names.index(term.field))
            else:
                found.append(len(values))
                values.append(_side(term, *variables))
        return tuple(found)

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
        self.parts.owner = owner or ""
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


# Conditions that say something of the node alone.
_PLAIN = (In, AtLeast, Below, Above, AtMost, Unknown)


def _at_once(definition: LinkDef, link: Link) -> bool:
    """The link leads to one thing, or to many in no order, of which fields alone are asked, and one pattern finds it.

    In one pattern an edge is never walked twice, so its hops must be over edges of different types.
    """
    edges = [hop.edge for hop in definition.hops]
    loose = not (
        link.ordered or link.placed or link.total or link.last is not None or link.after or definition.distinct
    )
    return (
        (loose or not definition.many)
        and not link.shape.links
        and len(set(edges)) == len(edges)
        and not any(hop.kept for hop in definition.hops)
        and all(isinstance(condition, _PLAIN) for condition in (*definition.where, *link.where))
        and bool(edges or not (definition.where or link.where))
    )


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


def fields_of(
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
