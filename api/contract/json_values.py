"""The scalar JSON: any value that JSON can hold, as it was given."""

import math
from collections.abc import Mapping
from typing import Any, NewType

import strawberry
from graphql import GraphQLError, ValueNode, value_from_ast_untyped
from strawberry.types.scalar import ScalarDefinition

Json = NewType("Json", object)

# Deeper values are made by machines to break others; layouts have five levels.
_DEEPEST = 50
# What JSON readers of all languages hold exactly, and our writer at all.
_INTEGERS = range(-(2**63), 2**63)


def json_in(given: object) -> object:
    """The value; a GraphQLError where it is nested too deep or holds a number that can't be given back."""
    waiting = [(given, 1)]
    while waiting:
        value, depth = waiting.pop()
        if depth > _DEEPEST:
            raise GraphQLError(f"the JSON is nested more than {_DEEPEST} levels deep")
        if isinstance(value, Mapping):
            waiting += [(inner, depth + 1) for inner in value.values()]
        elif isinstance(value, list | tuple):
            waiting += [(inner, depth + 1) for inner in value]
        elif isinstance(value, float) and not math.isfinite(value):
            raise GraphQLError("the JSON holds a number that is none")
        elif isinstance(value, int) and value not in _INTEGERS:
            raise GraphQLError("the JSON holds a whole number beyond 64 bits; write it as text")
    return given


def _literal_in(node: ValueNode, variables: dict[str, Any] | None = None) -> object:
    return json_in(value_from_ast_untyped(node, variables))


def _unchanged(stored: object) -> object:
    return stored


JSON_SCALAR: ScalarDefinition = strawberry.scalar(
    name="JSON",
    description="Any JSON value. Whole numbers up to 64 bits, at most 50 levels.",
    serialize=_unchanged,
    parse_value=json_in,
    parse_literal=_literal_in,
)
