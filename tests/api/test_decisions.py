"""Who is who, decided through the API: the queue, a judgement, its undoing, a split, and what each answers."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from dramatis.settings import Settings
from graph.sqlite.store import SqliteStore
from tests.api.conftest import HERE
from tests.ingest.newsroom import by_name, ingest, nodes, report

Ask = Callable[..., Any]
NEWS = (
    report("Sergey Volkov leads Harbour Board. Sergey Volkov said so.", "One", at="2025-05-18", by="a.example"),
    report("Sergei Volkov leads Harbour Board. Ann Lee said so.", "Two", at="2025-05-19", by="b.example"),
    report("Cy Fox and Ann Lee met in Bern on 2025-06-16. Volkov said no.", "Four", at="2025-05-21", by="d.example"),
)
SIDE = "id name entity { id name __typename } mentions { text article { title } }"
DECISION = f"__typename id judgement score reasons by at undoneAt left {{ {SIDE} }} right {{ {SIDE} }}"
JUDGE = f"mutation ($l: ID!, $r: ID!, $j: Judgement!) {{ judge(left: $l, right: $r, judgement: $j) {{ {DECISION} }} }}"
QUEUE = "{ mergeCandidates { totalCount edges { node { left { id name } right { name } score reasons } } } }"


@pytest.fixture
def store(make_store: Callable[[], SqliteStore]) -> Iterator[SqliteStore]:
    """A store with a few articles."""
    made = make_store()
    for article in NEWS:
        ingest(made, article)
    yield made
    made.close()


@pytest.fixture
def post(store: SqliteStore) -> Iterator[Ask]:
    """The whole answer to a request."""
    with TestClient(create_app(store, Settings()), base_url=HERE) as client:
        yield lambda query, **given: client.post("/graphql", json={"query": query, "variables": given}).json()


def test_the_queue_is_judged_and_what_is_taken_back_is_asked_again(store: SqliteStore, post: Ask) -> None:
    queue = post(QUEUE)["data"]["mergeCandidates"]
    (asked,) = [edge["node"] for edge in queue["edges"] if edge["node"]["left"]["name"] == "Volkov"]
    likely = by_name(store, "Sergey Volkov")["id"]

    said = post(JUDGE, l=asked["left"]["id"], r=likely, j="SAME")["data"]["judge"]

    assert (asked["right"]["name"], asked["reasons"]) == (
        "Sergey Volkov",
        ["the family name agrees, a given name is missing"],
    )
    assert (said["judgement"], said["score"], said["by"], said["undoneAt"]) == ("SAME", None, "curator", None)
    assert (said["left"]["name"], said["right"]["name"]) == ("Volkov", "Sergey Volkov")
    assert (
        said["left"]["entity"]
        == said["right"]["entity"]
        == {"id": likely, "name": "Sergey Volkov", "__typename": "Person"}
    )
    assert said["left"]["mentions"] == [{"text": "Volkov", "article": {"title": "Four"}}]
    assert post(QUEUE)["data"]["mergeCandidates"]["totalCount"] == queue["totalCount"] - 1
    back = post("mutation ($d: ID!) { undo(decision: $d) { id undoneAt left { entity { name } } } }", d=said["id"])
    assert back["data"]["undo"]["undoneAt"]
    assert back["data"]["undo"]["left"]["entity"]["name"] == "Volkov"
    assert post(QUEUE)["data"]["mergeCandidates"] == queue


def test_a_split_answers_both_entities_and_decisions_lists_it_first(store: SqliteStore, post: Ask) -> None:
    entity = by_name(store, "Sergei Volkov")["id"]
    mentions = [key for key, row in nodes(store, "Mention").items() if row["text"] == "Sergei Volkov"]

    both = post(
        "mutation ($e: ID!, $m: [ID!]!) { split(entity: $e, mentions: $m) { id name articleCount } }",
        e=entity,
        m=mentions,
    )
    listed = post(f"query ($e: ID!) {{ decisions(entity: $e) {{ {DECISION} }} }}", e=entity)["data"]["decisions"]

    assert [(row["name"], row["articleCount"]) for row in both["data"]["split"]] == [
        ("Sergey Volkov", 1),
        ("Sergei Volkov", 1),
    ]
    assert (listed[0]["judgement"], listed[0]["by"]) == ("DIFFERENT", "curator")
    assert [listed[0][side]["entity"]["name"] for side in ("left", "right")] == ["Sergey Volkov", "Sergei Volkov"]
    (node,) = post(
        f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on MergeDecision {{ {DECISION} }} }} }}",
        ids=[listed[0]["id"]],
    )["data"]["nodes"]
    assert node == listed[0]


def test_every_decision_is_listed_a_number_at_a_time(post: Ask) -> None:
    everything = post("{ decisions(first: 100) { id at judgement by } }")["data"]["decisions"]

    some = post("{ decisions(first: 2) { id at judgement by } }")["data"]["decisions"]

    assert some == everything[:2]
    assert {row["judgement"] for row in everything} == {"SAME", "UNSURE"}
    assert post('{ decisions(entity: "person:none") { id } }')["data"]["decisions"] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ('judge(left: "person:none", right: "person:none2", judgement: SAME) { id }', "no entity person:none"),
        ('undo(decision: "decision:none") { id }', "no decision decision:none"),
        ('split(entity: "person:none", mentions: []) { id }', "no entity person:none"),
    ],
)
def test_what_cannot_be_decided_is_the_readers_mistake_and_says_why(post: Ask, change: str, said: str) -> None:
    (error,) = post(f"mutation {{ {change} }}")["errors"]

    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert said in error["message"]


def test_an_address_changes_nothing(store: SqliteStore) -> None:
    before = list(store.dump())
    one, other = sorted(key for key, row in nodes(store, "Entity").items() if row["kind"] == "PERSON")[:2]
    query = f'mutation {{ judge(left: "{one}", right: "{other}", judgement: SAME) {{ id }} }}'

    with TestClient(create_app(store, Settings()), base_url=HERE) as client:
        response = client.get("/graphql", params={"query": query})

    assert response.json()["errors"][0]["message"] == "A mutation must be sent with POST."
    assert list(store.dump()) == before
