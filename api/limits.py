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
    is_composite_type,
    is_list_type,
    is_non_null_type,
)

from api.reading.paging import MOST_ITEMS
from graph.shape import LinkDef


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds of one request, all inclusive. The introspection query of GraphiQL is within each."""

    source: int = 100_000
    """Characters of the query: ten times the longest that we have seen a person or tool write."""
    tokens: int = 5_000
    depth: int = 20
    """Fields within fields. Introspection needs 15, a story's evidence down to its outlet 11."""
    aliases: int = 100
    directives: int = 50
    fields: int = 1_000
    """Fields with every fragment opened where it is spread."""
    repeats: int = 10
    """Fields with one response key in one selection: the rule that merges them compares each pair."""
    nodes: int = 50_000
    """Things that the answer may hold, each list counted at its `first`."""


@dataclass(slots=True)
class Measure:
    """What a selection comes to."""

    depth: int = 0
    aliases: int = 0
    directives: int = 0
    fields: int = 0
    repeats: int = 0
    nodes: int = 0

    def add(self, other: "Measure", *, below: int = 0, times: int = 1) -> None:
        """Takes in what stands `below` levels down, its nodes `times` over."""
        self.depth = max(self.depth, other.depth + below)
        self.aliases += other.aliases
        self.directives += other.directives
        self.fields += other.fields
        self.repeats = max(self.repeats, other.repeats)
        self.nodes += other.nodes * times


def over_limits(
    schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any], limits: Limits
) -> list[GraphQLError]:
    """An error for each limit that an operation or fragment of the document exceeds."""
    meter = _Meter(schema, document, variables)
    errors: list[GraphQLError] = []
    for name, most, told in (
        ("depth", limits.depth, "levels deep"),
        ("aliases", limits.aliases, "aliases"),
        ("directives", limits.directives, "directives"),
        ("fields", limits.fields, "fields"),
        ("repeats", limits.repeats, "fields under one response key"),
        ("nodes", limits.nodes, "things in the answer, every list counted at its `first`"),
    ):
        worst = max((getattr(measure, name) for measure in meter.all()), default=0)
        if worst > most:
            shown = str(worst) if worst < 10**12 else "more than 10¹²"
            message = f"The query is too complex: {shown} {told}; at most {most} are allowed."
            errors.append(GraphQLError(message, extensions={"code": "QUERY_TOO_COMPLEX"}))
    return errors


@dataclass(slots=True)
class _Meter:
    schema: GraphQLSchema
    document: DocumentNode
    variables: Mapping[str, Any]
    fragments: dict[str, FragmentDefinitionNode] = field(default_factory=dict)
    measured: dict[str, Measure] = field(default_factory=dict)
    defaults: dict[str, Node | None] = field(default_factory=dict)

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
        keys: dict[str, int] = {}
        spread: set[str] = set()
        for selection in selected.selections:
            total.directives += len(selection.directives or ())
            if isinstance(selection, FieldNode):
                key = (selection.alias or selection.name).value
                keys[key] = keys.get(key, 0) + 1
                self._field(total, selection, kind)
            elif isinstance(selection, InlineFragmentNode):
                condition = selection.type_condition
                inner = self.schema.type_map.get(condition.name.value) if condition else kind
                total.add(self.selection(selection.selection_set, inner))
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in spread:
                spread.add(selection.name.value)
                total.add(self.fragment(selection.name.value))
        total.repeats = max(total.repeats, *keys.values()) if keys else total.repeats
        return total

    def _field(self, total: Measure, node: FieldNode, kind: GraphQLNamedType | None) -> None:
        total.fields += 1
        total.aliases += node.alias is not None
        total.depth = max(total.depth, 1)
        fields: dict[str, GraphQLField] = getattr(kind, "fields", {})
        definition = fields.get(node.name.value)
        if node.selection_set is None:
            return
        times = 1 if definition is None else self._times(node, definition, kind)
        inner = None if definition is None else get_named_type(definition.type)
        below = self.selection(node.selection_set, inner)
        if is_composite_type(inner) and not inner.name.endswith(_WRAPPERS):
            below.nodes += 1
        total.add(below, below=1, times=times)

    def _times(self, node: FieldNode, definition: GraphQLField, kind: GraphQLNamedType | None) -> int:
        """How many things the field may answer: its `first` or `last`, its ids, or a list's usual cap."""
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
        if "ids" in given:
            return min(self._length(given["ids"]), MOST_ITEMS)
        outer = definition.type.of_type if is_non_null_type(definition.type) else definition.type
        wrapped = getattr(kind, "name", "").endswith(_WRAPPERS)
        return _CAP if is_list_type(outer) and not wrapped else 1

    def _number(self, value: Node) -> int | None:
        if isinstance(value, VariableNode):
            name = value.name.value
            given = self.variables.get(name)
            if isinstance(given, int):
                return given
            default = self.defaults.get(name)
            return self._number(default) if default is not None and name not in self.variables else None
        return int(value.value) if isinstance(value, IntValueNode) and len(value.value) < 12 else None

    def _length(self, value: Node) -> int:
        if isinstance(value, VariableNode):
            given = self.variables.get(value.name.value)
            return len(given) if isinstance(given, list) else MOST_ITEMS
        return len(value.values) if isinstance(value, ListValueNode) else 1


# Types around the things of a connection, which count for nothing themselves.
_WRAPPERS = ("Connection", "Edge", "PageInfo")
# What a list without `first` may hold.
_CAP = LinkDef((), "").cap
