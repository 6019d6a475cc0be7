"""What a query may cost. One pass before validation, each fragment measured once, variables included.

It runs before the specification's own rules because some of them take quadratic time or more on the very queries that
it refuses. What it doesn't know (a field that isn't there, a type that isn't one) it passes over: validation names it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    Node,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_list_type,
    is_non_null_type,
)

from api.reading.paging import MOST_ITEMS
from api.reading.story_graph import MOST_NODES
from api.reading.subgraph import MOST_IDS
from dramatis.request_limits import Limits
from graph.shape import LinkDef

# Selections within selections for each level of fields: a fragment in a fragment around each is more than people write,
# and what walks a query by recursion must get to its end.
_NESTING = 4
# Of one query text, how many sets of sizes are remembered: a page asks with one or two.
_MOST_SIZES = 16


@dataclass(slots=True)
class Measure:
    """What a selection comes to."""

    depth: int = 0
    nesting: int = 0
    """Selection sets within selection sets, those of fragments too."""
    aliases: int = 0
    directives: int = 0
    fields: int = 0
    repeats: int = 0
    nodes: int = 0
    keys: dict[str, int] = field(default_factory=dict)
    """Response key -> how many fields have it here, fragments opened."""

    def beside(self, other: "Measure") -> None:
        """Takes in a fragment of the same selection."""
        self._add(other)
        for key, count in other.keys.items():
            self.count(key, count)

    def below(self, other: "Measure", times: int) -> None:
        """Takes in what is selected of a field, its nodes `times` over."""
        self._add(other, 1, times)

    def count(self, key: str, count: int = 1) -> None:
        """Counts fields under a response key."""
        self.keys[key] = self.keys.get(key, 0) + count
        self.repeats = max(self.repeats, self.keys[key])

    def _add(self, other: "Measure", levels: int = 0, times: int = 1) -> None:
        self.depth = max(self.depth, other.depth + levels)
        self.nesting = max(self.nesting, other.nesting + 1)
        self.aliases += other.aliases
        self.directives += other.directives
        self.fields += other.fields
        self.repeats = max(self.repeats, other.repeats)
        self.nodes += other.nodes * times


@dataclass(frozen=True, slots=True)
class Cost:
    """What a document comes to with the variables that it was sent with."""

    errors: tuple[GraphQLError, ...]
    """One for each limit that an operation or fragment of the document exceeds."""
    nodes: Mapping[str, int]
    """Things that the lists of each operation's answer may hold; an operation without a name is ""."""


class Costing:
    """The costs of one document. They depend on few of its variables, so they are remembered by the values of these."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, limits: Limits) -> None:
        self._schema = schema
        self._document = document
        self._limits = limits
        self._sizing: frozenset[str] = frozenset()
        self._known: dict[tuple[object, ...], Cost] = {}

    def cost(self, variables: Mapping[str, Any]) -> Cost:
        """The cost with the variables. Any number of threads may ask."""
        given = _sizes(self._sizing, variables)
        found = self._known.get(given)
        if found is None:
            meter = _Meter(self._schema, self._document, variables)
            found = _cost(meter, self._limits)
            # Before the first measure none is known; other values may lead to other variables.
            self._sizing |= meter.sizing
            if len(self._known) < _MOST_SIZES:
                self._known[_sizes(self._sizing, variables)] = found
        return found


def _sizes(names: frozenset[str], variables: Mapping[str, Any]) -> tuple[object, ...]:
    """The values of the variables as far as they size a list; two sets of values with one answer cost the same."""
    return tuple(_size(variables[name]) if name in variables else "left out" for name in sorted(names))


def _size(value: object) -> object:
    if isinstance(value, list):
        return "list", len(value)
    return value if isinstance(value, int) else "no size"


def _cost(meter: "_Meter", limits: Limits) -> Cost:
    fragments = sum(isinstance(definition, FragmentDefinitionNode) for definition in meter.document.definitions)
    if fragments > limits.fragments:
        return Cost((_too_complex(fragments, "fragments", limits.fragments),), {})
    measures = meter.all()
    errors: list[GraphQLError] = []
    for name, most, told in (
        ("depth", limits.depth, "levels deep"),
        ("nesting", limits.depth * _NESTING, "selections within selections"),
        ("aliases", limits.aliases, "aliases"),
        ("directives", limits.directives, "directives"),
        ("fields", limits.fields, "fields"),
        ("repeats", limits.repeats, "fields under one response key"),
        ("nodes", limits.nodes, "things in the lists of the answer, every list counted at its `first`"),
    ):
        worst = max((getattr(measure, name) for measure in measures), default=0)
        if worst > most:
            errors.append(_too_complex(worst, told, most))
    return Cost(tuple(errors), dict(meter.operations))


def _too_complex(found: int, what: str, most: int) -> GraphQLError:
    shown = str(found) if found < 10**12 else "more than 10¹²"
    message = f"The query is too complex: {shown} {what}; at most {most} are allowed."
    return GraphQLError(message, extensions={"code": "QUERY_TOO_COMPLEX"})


@dataclass(slots=True)
class _Meter:
    schema: GraphQLSchema
    document: DocumentNode
    variables: Mapping[str, Any]
    fragments: dict[str, FragmentDefinitionNode] = field(default_factory=dict)
    measured: dict[str, Measure] = field(default_factory=dict)
    defaults: dict[str, Node | None] = field(default_factory=dict)
    operations: dict[str, int] = field(default_factory=dict)
    sizing: set[str] = field(default_factory=set)
    """Names of the variables that sizes were read from."""

    def all(self) -> list[Measure]:
        """The measures of all operations and fragments."""
        operations: list[OperationDefinitionNode] = []
        for definition in self.document.definitions:
            if isinstance(definition, FragmentDefinitionNode):
                self.fragments.setdefault(definition.name.value, definition)
            elif isinstance(definition, OperationDefinitionNode):
                operations.append(definition)
        found = []
        for operation in operations:
            self.measured.clear()
            self.defaults = {
                definition.variable.name.value: definition.default_value
                for definition in operation.variable_definitions or ()
            }
            root = self.schema.get_root_type(operation.operation)
            measure = self.selection(operation.selection_set, root)
            measure.directives += len(operation.directives or ())
            found.append(measure)
            self.operations[operation.name.value if operation.name else ""] = measure.nodes
            # Fragments that no operation spreads are validated too.
            found.extend(self.fragment(name) for name in self.fragments)
        return found or [self.fragment(name) for name in self.fragments]

    def fragment(self, name: str) -> Measure:
        """Measured once. Within itself a fragment measures nothing, so cycles end; validation refuses them."""
        if name not in self.measured:
            self.measured[name] = Measure()
            fragment = self.fragments.get(name)
            if fragment is not None:
                kind = self.schema.type_map.get(fragment.type_condition.name.value)
                self.measured[name] = self.selection(fragment.selection_set, kind)
        return self.measured[name]

    def selection(self, selected: SelectionSetNode, kind: GraphQLNamedType | None) -> Measure:
        """Everything in the selection set of the type."""
        total = Measure()
        spread: set[str] = set()
        for selection in selected.selections:
            total.directives += len(selection.directives or ())
            if isinstance(selection, FieldNode):
                total.count((selection.alias or selection.name).value)
                self._field(total, selection, kind)
            elif isinstance(selection, InlineFragmentNode):
                condition = selection.type_condition
                inner = self.schema.type_map.get(condition.name.value) if condition else kind
                total.beside(self.selection(selection.selection_set, inner))
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in spread:
                spread.add(selection.name.value)
                total.beside(self.fragment(selection.name.value))
        return total

    def _field(self, total: Measure, node: FieldNode, kind: GraphQLNamedType | None) -> None:
        total.fields += 1
        total.aliases += node.alias is not None
        total.depth = max(total.depth, 1)
        fields: dict[str, GraphQLField] = getattr(kind, "fields", {})
        definition = fields.get(node.name.value)
        if node.selection_set is None:
            # What is asked as of a time is no stored value: it is made out of a list.
            if any(argument.name.value == "at" for argument in node.arguments or ()):
                total.nodes += _CAP
            return
        times = None if definition is None else self._times(node, definition, kind)
        inner = None if definition is None else get_named_type(definition.type)
        below = self.selection(node.selection_set, inner)
        below.nodes += _READ_FOR.get(inner.name, 0) if inner is not None else 0
        if times is not None:
            below.nodes += 1
        total.below(below, 1 if times is None else times)

    def _times(self, node: FieldNode, definition: GraphQLField, kind: GraphQLNamedType | None) -> int | None:
        """How many things a list may hold: its `first` or `last`, its ids, or its usual cap; None for no list."""
        given = {argument.name.value: argument.value for argument in node.arguments or ()}
        sizes = [
            min(max(size, 0), MOST_ITEMS)
            for name in ("first", "last")
            if name in given and (size := self._number(given[name])) is not None
        ]
        if sizes:
            return max(sizes)
        if "first" in definition.args:
            usual = definition.args["first"].default_value
            return usual if isinstance(usual, int) else MOST_ITEMS
        if "limit" in definition.args:
            size = self._number(given["limit"]) if "limit" in given else definition.args["limit"].default_value
            return min(max(size, 0), MOST_NODES) if isinstance(size, int) else MOST_NODES
        if "ids" in given:
            most = MOST_IDS if getattr(get_named_type(definition.type), "name", "") == "Graph" else MOST_ITEMS
            return min(self._length(given["ids"]), most)
        outer = definition.type.of_type if is_non_null_type(definition.type) else definition.type
        wrapped = getattr(kind, "name", "").endswith(_WRAPPERS)
        return _FEW.get(get_named_type(outer).name, _CAP) if is_list_type(outer) and not wrapped else None

    def _number(self, value: Node) -> int | None:
        if isinstance(value, VariableNode):
            name = value.name.value
            self.sizing.add(name)
            given = self.variables.get(name)
            if isinstance(given, int):
                return given
            default = self.defaults.get(name)
            return self._number(default) if default is not None and name not in self.variables else None
        return int(value.value) if isinstance(value, IntValueNode) and len(value.value) < 12 else None

    def _length(self, value: Node) -> int:
        if isinstance(value, VariableNode):
            self.sizing.add(value.name.value)
            given = self.variables.get(value.name.value)
            return len(given) if isinstance(given, list) else MOST_IDS
        return len(value.values) if isinstance(value, ListValueNode) else 1


# Things that are read for one of the type, though its lists don't hold them: the reports of a story, each with what is
# said of its outlet (few stories have more); and to tell whom a graph hides, the neighbours of each of its nodes.
_READ_FOR = {"Coverage": 200, "HiddenCount": 2}
# Types around the things of a connection or graph; the field that has one counts these.
_WRAPPERS = ("Connection", "Edge", "PageInfo", "Graph")
# What a list without `first` may hold.
_CAP = LinkDef((), "").cap
# What lists of these may hold, which are made rather than read: as many as there are raters, or steps of a scale.
_FEW = {"Distribution": 5, "Blindspot": 5, "Bucket": 10}
