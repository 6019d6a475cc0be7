"""A GraphQL request, from its text to its answer: parse, limits, validate, execute. Blocking; run it in a thread."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    execute_sync,
    get_variable_values,
    parse,
    validate,
)

from api.contract.build import Contract
from api.limits import Limits, over_limits
from api.reading.coverages import Beside
from api.reading.request import Request
from dramatis.times import timestamp
from graph.store import GraphStore

# A client sends a few dozen queries over and over. Longer texts than this are rarely sent twice.
_MOST_REMEMBERED = 256
_LONGEST_REMEMBERED = 8_192


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client asks: the query, the name of the operation if it has several, and the values of variables."""

    query: str
    operation: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)
    changes: bool = False
    """It may be a mutation: it wasn't asked by following an address."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` is None where execution failed at the root. Not `executed`: the request was refused before it began."""

    executed: bool
    data: Mapping[str, Any] | None
    errors: tuple[GraphQLError, ...] = ()


class Engine:
    """Executes requests against a store. Any number of threads may use it."""

    def __init__(
        self,
        contract: Contract,
        store: GraphStore,
        limits: Limits | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.clock = clock
        self.contract = contract
        self.store = store
        self.limits = limits or Limits()
        self._remembered: OrderedDict[str, DocumentNode] = OrderedDict()
        self._lock = threading.Lock()

    def answer(self, asked: Asked) -> Answer:
        """The answer. Errors of any kind are in it; nothing is raised for what the client sent."""
        schema = self.contract.schema
        known = self._recall(asked.query)
        try:
            document = known or self._parse(asked.query)
        except GraphQLError as error:
            return _refused([error], "GRAPHQL_PARSE_FAILED")
        over = over_limits(schema, document, asked.variables, self.limits)
        if over:
            return _refused(over, "QUERY_TOO_COMPLEX")
        if known is None:
            # Six errors tell the writer of a query enough; looking for more only costs time.
            invalid = validate(schema, document, max_errors=5)
            if invalid:
                return _refused(invalid, "GRAPHQL_VALIDATION_FAILED")
            self._remember(asked.query, document)
        operation = _operation(document, asked)
        if isinstance(operation, GraphQLError):
            return _refused([operation], "OPERATION_RESOLUTION_FAILURE")
        coerced = get_variable_values(schema, operation.variable_definitions or (), dict(asked.variables), max_errors=5)
        if isinstance(coerced, list):
            return _refused(coerced, "BAD_USER_INPUT")
        result: ExecutionResult = execute_sync(
            schema,
            document,
            context_value=Request(
                self.store, self.contract.sources, lambda: timestamp(self.clock()), Beside(self.store.read)
            ),
            variable_values=dict(asked.variables),
            operation_name=asked.operation,
        )
        return Answer(True, result.data, tuple(result.errors or ()))

    def _parse(self, query: str) -> DocumentNode:
        limits = self.limits
        if len(query) > limits.source:
            raise _too_long(f"{len(query)} characters; at most {limits.source} are allowed")
        try:
            return parse(
                query, max_lexical_tokens=limits.tokens, max_comments=limits.tokens, max_source_length=limits.source
            )
        except GraphQLSyntaxError:
            raise
        except GraphQLError as error:
            raise _too_long(error.message) from error

    def _recall(self, query: str) -> DocumentNode | None:
        with self._lock:
            document = self._remembered.get(query)
            if document is not None:
                self._remembered.move_to_end(query)
            return document

    def _remember(self, query: str, document: DocumentNode) -> None:
        if len(query) > _LONGEST_REMEMBERED:
            return
        with self._lock:
            self._remembered[query] = document
            while len(self._remembered) > _MOST_REMEMBERED:
                self._remembered.popitem(last=False)


def _too_long(what: str) -> GraphQLError:
    return GraphQLError(f"The query is too long: {what}.", extensions={"code": "QUERY_TOO_COMPLEX"})


def _operation(document: DocumentNode, asked: Asked) -> OperationDefinitionNode | GraphQLError:
    """The operation to execute, or why there is none."""
    name = asked.operation
    operations = [found for found in document.definitions if isinstance(found, OperationDefinitionNode)]
    named = [found for found in operations if name is None or (found.name is not None and found.name.value == name)]
    if not named:
        return GraphQLError(f"The query has no operation called {name!r}." if name else "The query has no operation.")
    if len(named) > 1:
        return GraphQLError("The query has several operations; name one in `operationName`.")
    if named[0].operation is OperationType.SUBSCRIPTION:
        return GraphQLError("Only queries and mutations are served.", named[0])
    if named[0].operation is OperationType.MUTATION and not asked.changes:
        return GraphQLError("A mutation must be sent with POST.", named[0])
    return named[0]


def _refused(errors: list[GraphQLError], code: str) -> Answer:
    for error in errors:
        error.extensions = {"code": code, **(error.extensions or {})}
    return Answer(False, None, tuple(errors))
