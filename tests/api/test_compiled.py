"""Compiled queries answer what the executor answers, to the byte; what they can't answer they leave to it."""

from collections.abc import Mapping
from typing import Any, cast

import orjson
import pytest
from graphql import execute_sync
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes
from hypothesis_graphql import queries as queries_of

from api.contract.build import bind, build_contract
from api.execution import Answer, Asked, Engine, Ready
from api.reading.roots import ROOTS, read_list
from dramatis.errors import StoreUnavailableError
from graph.shape import Row, Shape
from graph.store import GraphStore
from tests.api.fake_store import FakeStore
from tests.api.recorded import recorded_queries
from tests.api.world import fill

QUERIES = recorded_queries()
CONTRACT = build_contract()
bind(CONTRACT, ROOTS, read_list)
# Roots that look into what the fake store hasn't, or tell the time.
LEFT_OUT = {"search", "suggest", "audit", "quality"}


def engine(store: object | None = None) -> Engine:
    """One over the small world."""
    if store is None:
        store = FakeStore()
        fill(store)
    return Engine(CONTRACT, cast(GraphStore, store))


def both(asked: Asked, over: Engine) -> tuple[Answer | None, Answer]:
    """The compiled answer (None where there is none) and the executor's."""
    ready = over.prepare(asked)
    assert isinstance(ready, Ready), ready
    found = ready.known.compiled.answer(ready.operation, ready.values, over.request(asked.principal, ready.known.plans))
    result = execute_sync(
        CONTRACT.schema,
        ready.known.document,
        context_value=over.request(asked.principal),
        variable_values=dict(asked.variables),
        operation_name=asked.operation,
    )
    return (None if found is None else Answer(True, *found)), Answer(True, result.data, tuple(result.errors or ()))


def shown(answer: Answer) -> bytes:
    """The answer as it is sent, errors with their places."""
    errors = [error.formatted for error in answer.errors]
    return orjson.dumps({"data": answer.data, "errors": errors}, default=str)


@pytest.mark.parametrize("name", QUERIES)
def test_recorded_queries_are_compiled_and_answered_as_by_the_executor(name: str) -> None:
    over = engine()

    for _ in range(2):  # once planned anew, once by the plan that is remembered
        compiled, executed = both(Asked(QUERIES[name]), over)

        assert compiled is not None
        assert shown(compiled) == shown(executed)


VARIED = """query ($brief: Boolean!, $n: Int) { stories { edges { node {
    id @skip(if: $brief) a: title actors(first: $n) { edges { node { name } } } } } } }"""


@pytest.mark.parametrize(
    "variables",
    [{"brief": brief, "n": n} for brief in (True, False) for n in (1, 2, None)] + [{"brief": True}],
)
def test_plans_heed_the_variables_within_a_selection(variables: Mapping[str, Any]) -> None:
    over = engine()
    both(Asked(VARIED, variables={"brief": False, "n": 1}), over)

    compiled, executed = both(Asked(VARIED, variables=variables), over)

    assert compiled is not None
    assert shown(compiled) == shown(executed)


@pytest.mark.parametrize(
    "query",
    [
        '{ story(id: "story:ferry") { actors(first: 101) { edges { cursor } } } }',
        "{ stories(first: 1, last: 1) { edges { cursor } } }",
        "{ entity { name } }",
        '{ stories(after: "x") { edges { cursor } } }',
    ],
)
def test_errors_are_those_of_the_executor(query: str) -> None:
    compiled, executed = both(Asked(query), engine())

    assert compiled is not None
    assert executed.errors
    assert shown(compiled) == shown(executed)


@pytest.mark.parametrize(
    "query",
    [
        "{ __schema { queryType { name } } }",
        '{ __type(name: "Story") { name } stories { totalCount } }',
        '{ a: entity { name } b: story(id: "story:ferry") { title } }',
    ],
)
def test_what_is_not_compiled_is_left_to_the_executor(query: str) -> None:
    over = engine()

    compiled, executed = both(Asked(query), over)

    assert compiled is None
    assert shown(over.answer(Asked(query))) == shown(executed)


def test_a_value_that_is_not_of_its_type_is_told_as_the_executor_tells_it() -> None:
    store = FakeStore()
    fill(store)
    store.nodes["story:ferry"][1]["title"] = None
    store.nodes["story:dam"][1]["article_count"] = 2**40
    over = engine(store)
    query = "{ stories { edges { node { title articleCount } } } }"

    answer = over.answer(Asked(query))

    _, executed = both(Asked(query), over)
    assert executed.errors
    assert shown(answer) == shown(executed)


def test_a_store_that_is_away_is_asked_once() -> None:
    asked: list[Shape] = []

    class Away(FakeStore):
        def read(self, shape: Shape, keys: Any) -> list[Row | None]:
            asked.append(shape)
            raise StoreUnavailableError("it is away")

    answer = engine(Away()).answer(Asked('{ story(id: "story:ferry") { title } }'))

    assert (answer.data, len(answer.errors), len(asked)) == ({"story": None}, 1, 1)


IDS = [*(key for key in ("story:ferry", "story:dam", "person:vale", "person:orr-old", "event:1", "relation:1"))]
SCALARS = {
    "DateTime": st.sampled_from(["2031-03-01T12:00:00Z", "2031-03-03T00:00:00+02:00"]).map(nodes.String),
    "PartialDate": st.sampled_from(["2031", "2031-02", "2031-03-02"]).map(nodes.String),
    "ID": st.sampled_from(IDS).map(nodes.String),
    "JSON": st.just(nodes.String("x")),
    "Int": st.integers(-1, 30).map(nodes.Int),
}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_query_of_the_schema_is_answered_as_by_the_executor(data: st.DataObject) -> None:
    roots = sorted(set(CONTRACT.schema.query_type.fields) - LEFT_OUT) if CONTRACT.schema.query_type else []
    field = data.draw(st.sampled_from(roots))
    query = data.draw(
        queries_of(CONTRACT.sdl, fields=[field], custom_scalars=SCALARS, allow_null=True, allow_x00=False)
    )
    over = engine()
    assume(isinstance(over.prepare(Asked(query)), Ready))

    compiled, executed = both(Asked(query), over)

    if compiled is not None:
        assert shown(compiled) == shown(executed)
    assert shown(over.answer(Asked(query))) == shown(executed)
