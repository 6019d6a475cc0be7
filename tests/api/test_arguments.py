"""What is remembered of variables and arguments changes nothing of what graphql-core says of them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pytest
from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLField,
    OperationDefinitionNode,
    build_schema,
    get_argument_values,
    get_variable_values,
    parse,
)

from api.arguments import Arguments, Variables

SCHEMA = build_schema(
    """
    enum Kind { PERSON PLACE }
    input Range { from: String to: String = "now" }
    type Query {
      around(id: ID!, depth: Int = 1, limit: Int! = 100, kinds: [Kind!], range: Range, kind: Kind = PLACE): String
    }
    """
)
# Each query with the variables of one request after the other.
ASKED: Mapping[str, Sequence[Mapping[str, object]]] = {
    "query($id: ID!) { around(id: $id) }": [{"id": "a"}, {"id": "b"}, {"id": 3}, {"id": None}, {}, {"id": "c", "x": 1}],
    "query($id: ID!, $s: String!) { around(id: $id, range: {from: $s}) }": [{"id": "a", "s": s} for s in ("1", "2")],
    "query($n: Int) { around(id: 1, depth: $n) }": [{}, {"n": 4}, {}, {"n": None}, {"n": "x"}, {"n": 5}],
    "query($n: Int = 7) { around(id: 1, limit: $n) }": [{}, {"n": 2}, {"n": None}, {"n": 3}],
    "query($k: [Kind!]) { around(id: 1, kinds: $k) }": [{"k": ["PERSON"]}, {"k": []}, {"k": ["NONE"]}, {"k": "PLACE"}],
    "query($k: Kind!) { around(id: 1, kinds: [PERSON, $k]) }": [{"k": "PERSON"}, {"k": "PLACE"}],
    "query($r: Range) { around(id: 1, range: $r) }": [{"r": {"from": "1"}}, {"r": {"to": None}}, {"r": {}}, {}],
    '{ around(id: "x", kind: PERSON, limit: 3, kinds: [PLACE]) }': [{}, {}],
    "query($id: ID! = 4) { around(id: $id) }": [{}, {"id": "a"}, {}],
}


def _told(arguments: Callable[[], object]) -> object:
    """The arguments, or what is wrong with them."""
    try:
        return arguments()
    except GraphQLError as error:
        return error.message


def _read(text: str) -> tuple[OperationDefinitionNode, FieldNode, GraphQLField]:
    (operation,) = parse(text).definitions
    assert isinstance(operation, OperationDefinitionNode)
    (node,) = operation.selection_set.selections
    assert isinstance(node, FieldNode)
    assert SCHEMA.query_type is not None
    return operation, node, SCHEMA.query_type.fields["around"]


@pytest.mark.parametrize("text", ASKED)
def test_each_request_gets_what_it_would_get_alone(text: str) -> None:
    operation, node, field = _read(text)
    variables, arguments = Variables(SCHEMA, operation), Arguments(field, node)

    for given in ASKED[text]:
        alone = get_variable_values(SCHEMA, operation.variable_definitions or (), dict(given))
        found = variables.values(given, hide_suggestions=False)

        if isinstance(alone, list):
            assert isinstance(found, list)
            assert [error.message for error in found] == [error.message for error in alone]
            continue
        assert not isinstance(found, list)
        assert found.coerced == alone.coerced
        assert {key: one.value for key, one in found.sources.items()} == {k: s.value for k, s in alone.sources.items()}
        expected = _told(partial(get_argument_values, field, node, alone))
        assert _told(partial(arguments.values, found)) == expected


def test_what_a_resolver_does_to_a_list_that_it_was_given_is_forgotten() -> None:
    _, node, field = _read("{ around(id: 1, kinds: [PERSON]) }")
    arguments = Arguments(field, node)
    values = get_variable_values(SCHEMA, (), {})
    assert not isinstance(values, list)

    arguments.values(values)["kinds"].clear()

    assert arguments.values(values)["kinds"] == ["PERSON"]
