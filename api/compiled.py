"""Queries answered without the executor: each root field is resolved once, and what comes is completed in one go.

It answers what the executor would, and faster (docs/decisions/0023). What it can't answer it leaves to the executor:
introspection, and every answer in which a value isn't what the schema promises.
"""

from dataclasses import dataclass
from typing import Any, cast

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLField,
    GraphQLResolveInfo,
    GraphQLSchema,
    NameNode,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    is_non_null_type,
    located_error,
    visit,
)
from graphql.execution.values import VariableValues
from graphql.pyutils import Path

from api.arguments import Arguments
from api.completing import Complete, NotCompiledError, completer
from api.reading.collect import Document, collect
from api.reading.request import Request

# How an operation may differ by its @skip and @include that is remembered: pages toggle one or two parts.
_MOST_VARIANTS = 16

Result = tuple[dict[str, Any] | None, tuple[GraphQLError, ...]]
"""The data and the errors."""


@dataclass(frozen=True, slots=True)
class _Root:
    """One root field of an operation; without arguments it is `__typename`."""

    key: str
    name: str
    field: GraphQLField
    arguments: Arguments | None
    nodes: list[FieldNode]
    path: Path
    complete: Complete


class CompiledQueries:
    """The operations of one document, compiled when they are first asked for. Any number of threads may use it."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._schema = schema
        self._fragments = {
            definition.name.value: definition
            for definition in document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }
        self._choosing = _names_in_directives(document)
        self._known: dict[tuple[object, ...], list[_Root] | None] = {}

    def answer(self, operation: OperationDefinitionNode, variables: VariableValues, request: Request) -> Result | None:
        """The query's answer; None where the executor is to give it."""
        roots = self._roots(operation, variables)
        if roots is None:
            return None
        data: dict[str, Any] = {}
        for root in roots:
            if root.arguments is None:
                data[root.key] = "Query"
                continue
            try:
                given = root.arguments.values(variables)
                found = root.field.resolve(None, self._info(root, operation, variables, request), **given)  # type: ignore[misc]  # `bind` gave each a resolver
            except Exception as error:  # whatever it is, it becomes an error of this field
                return _failed(root, error) if len(roots) == 1 else None
            try:
                data[root.key] = root.complete(found)
            except Exception:  # UnfitError, or what a value of another type raises: the executor says what is wrong
                return None
        return data, ()

    def _roots(self, operation: OperationDefinitionNode, variables: VariableValues) -> list[_Root] | None:
        chosen = tuple(variables.coerced.get(name) for name in self._choosing)
        key = (id(operation), *chosen)
        if key not in self._known:
            if len(self._known) >= _MOST_VARIANTS:
                self._known.clear()
            self._known[key] = self._compiled(operation, variables)
        return self._known[key]

    def _compiled(self, operation: OperationDefinitionNode, variables: VariableValues) -> list[_Root] | None:
        document = Document(self._schema, self._fragments, variables)
        query = self._schema.query_type
        assert query is not None
        whole = FieldNode(name=NameNode(value="query"), selection_set=operation.selection_set)
        roots: list[_Root] = []
        try:
            for key, nodes in collect(document, query.name, [whole]).items():
                name = nodes[0].name.value
                path = Path(None, key, query.name)
                if name == "__typename":
                    roots.append(_Root(key, name, cast(GraphQLField, None), None, nodes, path, str))
                    continue
                field = query.fields[name]
                complete = completer(document, field, nodes)
                roots.append(_Root(key, name, field, Arguments(field, nodes[0]), nodes, path, complete))
        except (NotCompiledError, KeyError):  # a field of introspection has no definition of its own
            return None
        return roots

    def _info(
        self, root: _Root, operation: OperationDefinitionNode, variables: VariableValues, request: Request
    ) -> GraphQLResolveInfo[Request]:
        return GraphQLResolveInfo(
            root.name,
            root.nodes,
            root.field.type,
            self._schema.query_type,  # type: ignore[arg-type]  # there is one
            root.path,
            self._schema,
            self._fragments,
            None,
            operation,
            variables,
            request,
            _never_awaitable,  # type: ignore[arg-type]  # a TypeGuard there
            None,
            None,  # type: ignore[arg-type]  # resolvers here do nothing asynchronous
        )


def _never_awaitable(_: object) -> bool:
    return False


def _failed(root: _Root, error: Exception) -> Result:
    """The answer of an operation whose one root field failed."""
    located = located_error(error, root.nodes, [root.key])
    return None if is_non_null_type(root.field.type) else {root.key: None}, (located,)


def _names_in_directives(document: DocumentNode) -> tuple[str, ...]:
    """The variables on which it depends which fields are wanted."""
    found: set[str] = set()

    class Names(Visitor):
        def enter_directive(self, node: DirectiveNode, *_: object) -> None:
            found.update(
                argument.value.name.value
                for argument in node.arguments or ()
                if isinstance(argument.value, VariableNode)
            )

    visit(document, Names())
    return tuple(sorted(found))
