"""A GraphQL request, from its text to its answer: parse, limits, validate, policies, execute. Blocking; run it in a
thread."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    VariableValues,
    execute_sync,
    parse,
    validate,
)

from api.arguments import Variables
from api.compiled import CompiledQueries
from api.contract.build import Contract
from api.limits import Costing
from api.policies import Need, Policies, refusal
from api.principals import LOCAL, Principal
from api.reading.coverages import Beside
from api.reading.following import Following
from api.reading.plans import Plans
from api.reading.request import Request
from dramatis.request_limits import Limits
from dramatis.times import timestamp
from graph.deadline import Deadline, within
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
    subscribes: bool = False
    """It may be a subscription: it came by a way that can answer more than once."""
    principal: Principal = LOCAL
    deadline: Deadline | None = None
    """Until when it is to be answered; None: there is no hurry. A mutation that has begun is not broken off."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What an operation costs, in things that its lists may hold, and the most that one may."""

    nodes: int
    most: int


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` is None where execution failed at the root. Not `executed`: the request was refused before it began."""

    executed: bool
    data: Mapping[str, Any] | None
    errors: tuple[GraphQLError, ...] = ()
    cost: Spent | None = None
    """None where it isn't known: the query can't be read, or has no such operation."""
    operation: OperationDefinitionNode | None = None
    """What was asked, for metrics and logs; None where that isn't known."""


@dataclass(frozen=True, slots=True)
class Known:
    """A query text that was parsed and passed validation: what holds of it whoever sends it."""

    document: DocumentNode
    costing: Costing
    needs: dict[str, tuple[Need, ...]]
    """By the name of the operation, "" without one: what it asks of the caller."""
    compiled: CompiledQueries
    plans: Plans
    variables: dict[int, Variables] = field(default_factory=dict)
    """By the operation's node, which the document keeps."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A request that passed everything before execution."""

    asked: Asked
    known: Known
    operation: OperationDefinitionNode
    cost: Spent
    values: VariableValues
    """Of the variables, coerced."""

    def fragments(self) -> dict[str, FragmentDefinitionNode]:
        """Those of the document, by name."""
        found = (each for each in self.known.document.definitions if isinstance(each, FragmentDefinitionNode))
        return {fragment.name.value: fragment for fragment in found}


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
        self.policies = Policies(contract.schema)
        self.following = Following(store)
        """Who follows what changes; each mutation stirs it."""
        self._remembered: OrderedDict[str, Known] = OrderedDict()
        self._lock = threading.Lock()

    def answer(self, asked: Asked) -> Answer:
        """The answer. Errors of any kind are in it; nothing is raised for what the client sent."""
        ready = self.prepare(asked)
        return self.execute(ready) if isinstance(ready, Ready) else ready

    def prepare(self, asked: Asked) -> Ready | Answer:
        """The request, checked in every way that there is before execution; or its refusal."""
        try:
            return self._prepare(asked)
        except RecursionError:
            error = GraphQLError("The query is too complex: it is nested too deeply.")
            return _refused([error], "QUERY_TOO_COMPLEX")

    def _prepare(self, asked: Asked) -> Ready | Answer:
        schema = self.contract.schema
        known = self._recall(asked.query)
        if known is None:
            try:
                document = self._parse(asked.query)
            except GraphQLError as error:
                return _refused([error], "GRAPHQL_PARSE_FAILED")
            known = Known(
                document,
                Costing(schema, document, self.limits),
                {},
                CompiledQueries(schema, document),
                Plans(),
            )
        cost = known.costing.cost(asked.variables)
        spent = Spent(cost.nodes.get(asked.operation or "", max(cost.nodes.values(), default=0)), self.limits.nodes)
        if cost.errors:
            return _refused(cost.errors, "QUERY_TOO_COMPLEX", spent)
        if not known.needs:
            # Six errors tell the writer of a query enough; looking for more only costs time.
            invalid = validate(schema, known.document, max_errors=5, hide_suggestions=asked.principal.anonymous)
            if invalid:
                return _refused(invalid, "GRAPHQL_VALIDATION_FAILED", spent)
            known.needs.update(self._needs(known.document))
            self._remember(asked.query, known)
        operation = _operation(known.document, asked)
        if isinstance(operation, GraphQLError):
            return _refused([operation], "OPERATION_RESOLUTION_FAILURE", spent)
        forbidden = refusal(known.needs[operation.name.value if operation.name else ""], asked.principal)
        if forbidden is not None:
            return _refused([forbidden], "FORBIDDEN", spent, operation)
        variables = known.variables.get(id(operation))
        if variables is None:
            variables = known.variables[id(operation)] = Variables(schema, operation)
        coerced = variables.values(asked.variables, hide_suggestions=asked.principal.anonymous)
        if isinstance(coerced, list):
            return _refused(coerced, "BAD_USER_INPUT", spent, operation)
        if asked.deadline is not None and asked.deadline.over():
            late = GraphQLError("The server was too busy to answer in time; nothing was done. Ask again later.")
            return _refused([late], "TIMEOUT", spent, operation)
        return Ready(asked, known, operation, spent, coerced)

    def execute(self, ready: Ready, root: object = None) -> Answer:
        """The answer to a request that is ready. `root` is the value at the root: of a subscription, what came."""
        asked = ready.asked
        changes = ready.operation.operation is OperationType.MUTATION
        with within(None if changes else asked.deadline):
            if ready.operation.operation is OperationType.QUERY:
                request = self.request(asked.principal, ready.known.plans)
                found = ready.known.compiled.answer(ready.operation, ready.values, request)
                if found is not None:
                    return Answer(True, *found, ready.cost, ready.operation)
            result: ExecutionResult = execute_sync(
                self.contract.schema,
                ready.known.document,
                root_value=root,
                context_value=self.request(asked.principal, ready.known.plans),
                variable_values=dict(asked.variables),
                operation_name=asked.operation,
            )
        return Answer(True, result.data, tuple(result.errors or ()), ready.cost, ready.operation)

    def request(self, principal: Principal, plans: Plans | None = None) -> Request:
        """The context of one execution for the caller. `plans`: those of the query that is executed."""
        return Request(
            self.store,
            self.contract.sources,
            lambda: timestamp(self.clock()),
            Beside(self.store),
            principal,
            self.following,
            plans or Plans(),
        )

    def _needs(self, document: DocumentNode) -> dict[str, tuple[Need, ...]]:
        return {
            operation.name.value if operation.name else "": self.policies.needs(document, operation)
            for operation in document.definitions
            if isinstance(operation, OperationDefinitionNode)
        }

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

    def _recall(self, query: str) -> Known | None:
        with self._lock:
            known = self._remembered.get(query)
            if known is not None:
                self._remembered.move_to_end(query)
            return known

    def _remember(self, query: str, known: Known) -> None:
        if len(query) > _LONGEST_REMEMBERED:
            return
        with self._lock:
            self._remembered[query] = known
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
    if named[0].operation is OperationType.SUBSCRIPTION and not asked.subscribes:
        return GraphQLError("A subscription needs a WebSocket, or `accept: text/event-stream`.", named[0])
    if named[0].operation is OperationType.MUTATION and not asked.changes:
        return GraphQLError("A mutation must be sent with POST.", named[0])
    return named[0]


def _refused(
    errors: Sequence[GraphQLError],
    code: str,
    cost: Spent | None = None,
    operation: OperationDefinitionNode | None = None,
) -> Answer:
    for error in errors:
        error.extensions = {"code": code, **(error.extensions or {})}
    return Answer(False, None, tuple(errors), cost, operation)
