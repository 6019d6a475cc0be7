"""Queries made to be expensive are refused at once; GraphiQL's introspection isn't."""

import time
from typing import Any

import pytest
from graphql import get_introspection_query
from starlette.testclient import TestClient

from api.app import create_app
from dramatis.request_limits import Limits
from dramatis.settings import Settings
from graph.store import GraphStore
from tests.api.conftest import HERE, Ask
from tests.api.hostile_queries import COSTLY

# Long enough for a busy machine.
AT_ONCE_S = 1.0


@pytest.mark.parametrize("name", COSTLY)
def test_expensive_queries_are_refused_at_once(lone_client: TestClient, name: str) -> None:
    started = time.process_time()

    response = lone_client.post(
        "/graphql", json={"query": COSTLY[name]}, headers={"accept": "application/graphql-response+json"}
    )

    assert time.process_time() - started < AT_ONCE_S
    assert response.status_code == 400
    assert response.json()["errors"][0]["extensions"]["code"] in ("QUERY_TOO_COMPLEX", "GRAPHQL_PARSE_FAILED")


def test_the_first_in_a_variable_counts(refuse: Ask, ask: Ask) -> None:
    query = """query ($n: Int = 5) { stories(first: $n) { edges { node { articles(first: $n) { edges { node {
      mentions(first: $n) { edges { node { id } } } } } } } } } }"""

    assert refuse(query, n=100)[0] == "QUERY_TOO_COMPLEX"
    assert ask(query) == ask(query, n=5)


def test_a_fragment_cycle_is_named(refuse: Ask) -> None:
    code, message = refuse(
        "{ stories { ...a } } fragment a on StoryConnection { ...b } fragment b on StoryConnection { ...a }"
    )

    assert code == "GRAPHQL_VALIDATION_FAILED"
    assert "itself" in message


def test_the_introspection_of_graphiql_passes(ask: Ask) -> None:
    query = get_introspection_query(
        descriptions=True,
        specified_by_url=True,
        directive_is_repeatable=True,
        schema_description=True,
        input_value_deprecation=True,
    )

    names = {kind["name"] for kind in ask(query)["__schema"]["types"]}

    assert {"Story", "Person", "Quote", "PartialDate"} <= names


def test_a_story_page_with_all_its_evidence_passes(ask: Ask) -> None:
    quote = "{ text start end sentence version { text } article { title source { name } } }"
    data = ask(
        f"""{{ story(id: "story:ferry") {{ title summary {{ text evidence {quote} }}
        actors {{ edges {{ node {{ name aliases articleCount }} }} }} places {{ name }} documents {{ name state }}
        articles {{ edges {{ node {{ title source {{ name }} }} }} }}
        claims {{ edges {{ node {{ text speaker {{ name }} evidence {quote} }} }} }}
        relations {{ edges {{ node {{ predicate subject {{ name }} object {{ name }} evidence {quote} }} }} }}
        events {{ edges {{ node {{ name type participants {{ role participant {{ name }} evidence {quote} }}
          reports(first: 3) {{ edges {{ node {{ modality evidence {quote} }} }} }} evidence {quote} }} }} }} }} }}"""
    )

    assert data["story"]["title"] == "Ferry talks"


def test_single_things_are_free_and_lists_multiply(fake: GraphStore) -> None:
    quote = "evidence { version { text } article { title source { name } } }"
    query = (
        f"{{ events(first: 10) {{ edges {{ node {{ place {{ name }} participants(first: 4) {{ {quote} }} }} }} }} }}"
    )
    cost = 10 * (1 + 4 * (1 + 5))

    def complained(nodes: int) -> bool:
        with TestClient(create_app(fake, Settings(), Limits(nodes=nodes)), base_url=HERE) as client:
            return "errors" in client.post("/graphql", json={"query": query}).json()

    assert not complained(cost)
    assert complained(cost - 1)


def test_limits_can_be_set(fake: GraphStore) -> None:
    def codes(limits: Limits) -> list[Any]:
        with TestClient(create_app(fake, Settings(), limits), base_url=HERE) as client:
            answer = client.post("/graphql", json={"query": "{ stories(first: 10) { edges { node { id } } } }"}).json()
        return [error["extensions"]["code"] for error in answer.get("errors", [])]

    assert codes(Limits(nodes=10, depth=4, fields=4)) == []
    assert codes(Limits(nodes=9)) == codes(Limits(depth=3)) == codes(Limits(fields=3)) == ["QUERY_TOO_COMPLEX"]
