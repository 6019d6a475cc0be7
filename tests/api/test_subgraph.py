"""Entities that are named one by one, as a client that draws them asks for them."""

import pytest

from tests.api.conftest import Ask

AMONG = """query ($ids: [ID!]!, $filter: RelationFilter, $at: TimeScope, $relations: [ID!]) {
  subgraph(ids: $ids, filter: $filter, at: $at, relations: $relations) {
    nodes { id __typename } edges { id evidence { text } } truncated hidden { node count } } }"""
THREE = ["person:vale", "organization:gate", "place:ames"]


def test_entities_come_in_the_order_of_their_ids_with_the_relations_among_them(ask: Ask) -> None:
    found = ask(AMONG, ids=["place:ames", "person:vale", "organization:gate", "place:ames"])["subgraph"]

    assert [node["id"] for node in found["nodes"]] == ["place:ames", "person:vale", "organization:gate"]
    assert {edge["id"] for edge in found["edges"]} == {"relation:2", "relation:3"}
    assert all(edge["evidence"] for edge in found["edges"])
    assert (found["truncated"], found["hidden"]) == (False, [])


@pytest.mark.parametrize(
    ("asked", "edges", "hidden"),
    [
        ({"ids": ["person:vale", "place:ames"]}, set(), {"person:vale": 1, "place:ames": 1}),
        ({"ids": THREE, "filter": {"predicates": ["SPEAKS_FOR"]}}, {"relation:3"}, {}),
        ({"ids": THREE, "filter": {"minConfidence": 0.5}}, {"relation:3"}, {}),
        ({"ids": THREE, "relations": ["relation:2", "relation:1"]}, {"relation:2"}, {}),
        ({"ids": THREE, "relations": []}, set(), {}),
        ({"ids": THREE, "at": {"knownAt": "2030-01-01T00:00:00Z"}}, set(), {}),
    ],
)
def test_the_filter_holds_of_the_relations_and_of_what_is_counted(
    ask: Ask, asked: dict[str, object], edges: set[str], hidden: dict[str, int]
) -> None:
    found = ask(AMONG, **asked)["subgraph"]

    assert {edge["id"] for edge in found["edges"]} == edges
    assert {one["node"]: one["count"] for one in found["hidden"]} == hidden


def test_ids_of_nothing_are_left_out_and_merged_ones_lead_on(ask: Ask) -> None:
    found = ask(AMONG, ids=["person:nobody", "story:ferry", "", "person:orr-old", "person:orr"])["subgraph"]

    assert [node["id"] for node in found["nodes"]] == ["person:orr"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"ids": ["person:vale"] * 2_501}, "2501 `ids` were given; give at most 2500."),
        ({"ids": [], "relations": ["relation:1"] * 5_001}, "5001 `relations` were given; give at most 5000."),
    ],
)
def test_too_many_ids_are_refused(refuse: Ask, asked: dict[str, object], told: str) -> None:
    assert refuse(AMONG, **asked) == ("BAD_USER_INPUT", told)


def test_each_id_costs(ask: Ask, refuse: Ask) -> None:
    query = (
        AMONG.replace("__typename", "mentions(first: 100) { totalCount edges { node { id } } }")
        .replace("nodes {", "nodes { ... on Entity {", 1)
        .replace("} } edges", "} } } edges", 1)
    )

    code, told = refuse(query, ids=["person:vale"] * 600)

    assert code == "QUERY_TOO_COMPLEX"
    assert "things in the lists" in told
