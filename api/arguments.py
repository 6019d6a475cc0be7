"""What the variables and arguments of a query come to. Of queries that are sent again and again it is remembered what
doesn't change from one request to the next; all else graphql-core says anew."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLField,
    GraphQLSchema,
    NamedTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    get_argument_values,
    get_variable_values,
    visit,
)
from graphql.execution.values import VariableValues, VariableValueSource

# Types of which a text is the value of a variable as it is.
_TEXTS = ("ID", "String")
# Values of arguments that nobody can change.
_FIXED = (str, int, float, bool, Enum, type(None))


class Variables:
    """The variables of one operation. Any number of threads may use it."""

    def __init__(self, schema: GraphQLSchema, operation: OperationDefinitionNode) -> None:
        self._schema = schema
        self._definitions = tuple(operation.variable_definitions or ())
        self._texts = all(map(_takes_a_text, self._definitions))
        self._sources: Mapping[str, VariableValueSource] = {}

    def values(self, given: Mapping[str, Any], *, hide_suggestions: bool) -> list[GraphQLError] | VariableValues:
        """Their values, coerced, or what is wrong with them."""
        if self._sources and all(given.get(name).__class__ is str for name in self._sources):
            sources = {name: VariableValueSource(one.signature, given[name]) for name, one in self._sources.items()}
            return VariableValues(sources, {name: given[name] for name in sources})
        # Five errors tell the client enough.
        found = get_variable_values(
            self._schema, self._definitions, dict(given), max_errors=5, hide_suggestions=hide_suggestions
        )
        if self._texts and not isinstance(found, list):
            self._sources = found.sources
        return found


def _takes_a_text(definition: VariableDefinitionNode) -> bool:
    """A text, which must be given."""
    kind = definition.type
    named = kind.type if isinstance(kind, NonNullTypeNode) else None
    return (
        isinstance(named, NamedTypeNode)
        and named.name.value in _TEXTS
        and definition.default_value is None
        and not definition.directives
    )


class Arguments:
    """The arguments of one field of a query. Any number of threads may use it."""

    def __init__(self, field: GraphQLField, node: FieldNode) -> None:
        self._field = field
        self._node = node
        self._variables = [
            (field.args[argument.name.value].out_name or argument.name.value, argument.value.name.value)
            for argument in node.arguments or ()
            if isinstance(argument.value, VariableNode)
        ]
        self._remembers = _variables_in(node) == len(self._variables)
        self._fixed: dict[str, Any] | None = None

    def values(self, variables: VariableValues) -> dict[str, Any]:
        """Their values by the names of a resolver's parameters. Raises GraphQLError."""
        coerced = variables.coerced
        # A variable that is left out or null may leave its place to a default, or be an error.
        if self._fixed is not None and all(coerced.get(variable) is not None for _, variable in self._variables):
            return self._fixed | {name: coerced[variable] for name, variable in self._variables}
        found = get_argument_values(self._field, self._node, variables)
        if self._remembers and self._fixed is None:
            given = {name for name, _ in self._variables}
            fixed = {name: value for name, value in found.items() if name not in given}
            self._remembers = all(isinstance(value, _FIXED) for value in fixed.values())
            self._fixed = fixed if self._remembers else None
        return found


def _variables_in(node: FieldNode) -> int:
    """How many variables stand in the field's arguments, at any depth."""
    found: list[VariableNode] = []

    class Names(Visitor):
        def enter_variable(self, variable: VariableNode, *_: object) -> None:
            found.append(variable)

    for argument in node.arguments or ():
        visit(argument, Names())
    return len(found)
