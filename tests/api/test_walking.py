"""Neighborhoods, hidden neighbours and paths, as a client asks for them."""

import pytest

from tests.api.conftest import Ask

AROUND = """query ($id: ID!, $depth: Int, $limit: Int, $filter: RelationFilter, $at: TimeScope) {
  neighborhood(id: $id, depth: $depth, limit: $limit, filter: $filter, at: $at) {
    nodes { id __typename } edges { id subject { id } object { id } evidence { text article { id } } }
    truncated hidden { node count } } }"""
WAYS = """query ($from: ID!, $to: ID!, $length: Int, $first: Int, $filter: RelationFilter) {
  paths(from: $from, to: $to, maxLength: $length, first: $first, filter: $filter) {
    length nodes { id ... on Actor { name } } edges { predicate evidence { text } } } }"""


def test_a_neighborhood_has_who_is_around_and_the_evidence_of_each_relation(ask: Ask) -> None:
    found = ask(AROUND, id="person:vale", depth=2)["neighborhood"]

    assert [node["id"] for node in found["nodes"]] == ["person:vale", "organization:gate", "place:ames"]
    assert [node["__typename"] for node in found["nodes"]] == ["Person", "Organization", "Place"]
    assert {edge["id"] for edge in found["edges"]} == {"relation:2", "relation:3"}
    assert all(edge["evidence"][0]["text"] == "Minister Dov Lund" for edge in found["edges"])
    assert (found["truncated"], found["hidden"]) == (False, [])


@pytest.mark.parametrize(
    ("asked", "nodes", "truncated", "hidden"),
    [
        ({}, ["person:vale", "organization:gate"], False, {"organization:gate": 1}),
        ({"depth": 0}, ["person:vale"], False, {"person:vale": 1}),
        ({"depth": 3, "limit": 1}, ["person:vale"], True, {"person:vale": 1}),
        ({"limit": 0}, [], True, {}),
        ({"depth": None, "limit": 2}, ["person:vale", "organization:gate"], False, {"organization:gate": 1}),
        ({"filter": {"predicates": ["SPEAKS_FOR"]}}, ["person:vale"], False, {}),
        ({"depth": 2, "filter": {"minConfidence": 0.5}}, ["person:vale"], False, {}),
        ({"depth": 2, "filter": {"kinds": ["ORGANIZATION"]}}, ["person:vale", "organization:gate"], False, {}),
        ({"depth": 2, "at": {"knownAt": "2030-01-01T00:00:00Z"}}, ["person:vale"], False, {}),
        ({"depth": 2, "at": {"reportedBy": "2031-03-02T09:00:00Z"}}, ["person:vale", "organization:gate"], False, {}),
        ({"depth": 2, "at": {"validAt": "2031-01"}}, ["person:vale"], False, {}),
    ],
)  # fmt: skip
def test_a_walk_goes_as_far_and_over_what_it_is_told(
    ask: Ask, asked: dict[str, object], nodes: list[str], truncated: bool, hidden: dict[str, int]
) -> None:
    found = ask(AROUND, id="person:vale", **asked)["neighborhood"]

    assert [node["id"] for node in found["nodes"]] == nodes
    assert found["truncated"] is truncated
    assert {one["node"]: one["count"] for one in found["hidden"]} == hidden


def test_a_walk_of_the_past_shows_the_evidence_of_then(ask: Ask) -> None:
    found = ask(AROUND, id="person:vale", depth=2, at={"knownAt": "2031-05-01T00:00:00Z"})["neighborhood"]

    assert [node["id"] for node in found["nodes"]] == ["person:vale", "organization:gate", "place:ames"]
    assert all(edge["evidence"] for edge in found["edges"])


@pytest.mark.parametrize("key", ["person:nobody", "story:ferry", "", "x" * 1_000, "Q1' OR '1'='1"])
def test_an_unknown_id_has_no_neighborhood_and_no_paths(ask: Ask, key: str) -> None:
    near = ask(AROUND, id=key)["neighborhood"]

    assert near == {"nodes": [], "edges": [], "truncated": False, "hidden": []}
    assert ask(WAYS, **{"from": key, "to": "person:vale"})["paths"] == []
    assert ask(WAYS, **{"from": "person:vale", "to": key})["paths"] == []


def test_an_id_that_was_merged_away_is_followed(ask: Ask) -> None:
    found = ask(AROUND, id="person:orr-old")["neighborhood"]

    assert [node["id"] for node in found["nodes"]] == ["person:orr"]


@pytest.mark.parametrize(
    ("query", "asked", "told"),
    [
        (AROUND, {"id": "person:vale", "depth": 4}, "`depth` is 4; write a number from 0 to 3."),
        (AROUND, {"id": "person:vale", "depth": -1}, "`depth` is -1; write a number from 0 to 3."),
        (AROUND, {"id": "person:vale", "limit": 1001}, "`limit` is 1001; write a number from 0 to 1000."),
        (AROUND, {"id": "person:vale", "limit": -1}, "`limit` is -1; write a number from 0 to 1000."),
        (WAYS, {"from": "a", "to": "b", "length": 7}, "`maxLength` is 7; write a number from 0 to 6."),
        (WAYS, {"from": "a", "to": "b", "first": 101}, "`first` is 101; write a number from 0 to 100."),
        (WAYS, {"from": "a", "to": "b", "first": -1}, "`first` is -1; write a number from 0 to 100."),
    ],
)
def test_numbers_out_of_range_are_refused_with_the_range(
    refuse: Ask, query: str, asked: dict[str, object], told: str
) -> None:
    assert refuse(query, **asked) == ("BAD_USER_INPUT", told)


def test_a_path_has_one_relation_a_step_whichever_way_it_points(ask: Ask) -> None:
    (there,) = ask(WAYS, **{"from": "person:vale", "to": "place:ames"})["paths"]
    (back,) = ask(WAYS, **{"from": "place:ames", "to": "person:vale"})["paths"]

    assert (there["length"], len(there["nodes"]), len(there["edges"])) == (2, 3, 2)
    assert [node["id"] for node in there["nodes"]] == ["person:vale", "organization:gate", "place:ames"]
    assert [edge["predicate"] for edge in there["edges"]] == ["MEMBER_OF", "SPEAKS_FOR"]
    assert all(edge["evidence"] for edge in there["edges"])
    assert back["nodes"] == there["nodes"][::-1]


@pytest.mark.parametrize(
    "asked", [{"length": 1}, {"first": 0}, {"filter": {"predicates": ["SPEAKS_FOR"]}}, {"filter": {"minSources": 2}}]
)
def test_no_path_is_found_beyond_what_is_asked(ask: Ask, asked: dict[str, object]) -> None:
    assert ask(WAYS, **{"from": "person:vale", "to": "place:ames"}, **asked)["paths"] == []


def test_hidden_neighbors_are_counted_over_all_that_is_shown_together(ask: Ask) -> None:
    query = "query ($ids: [ID!]!) { hiddenNeighbors(ids: $ids) { node count } }"

    alone = ask(query, ids=["organization:gate", "person:lund", "person:nobody"])["hiddenNeighbors"]
    together = ask(query, ids=["organization:gate", "place:ames"])["hiddenNeighbors"]

    assert alone == [{"node": "organization:gate", "count": 2}]
    assert together == [{"node": "organization:gate", "count": 1}]


def test_the_graph_of_a_story_tells_whom_it_hides(ask: Ask) -> None:
    query = '{ story(id: "story:ferry") { graph(limit: 6) { nodes { id } hidden { node count } } } }'

    found = ask(query)["story"]["graph"]

    assert "organization:gate" in [node["id"] for node in found["nodes"]]
    assert "place:ames" not in [node["id"] for node in found["nodes"]]
    assert found["hidden"] == [{"node": "organization:gate", "count": 1}]


def test_ten_copies_of_a_field_are_answered_under_their_names(ask: Ask) -> None:
    fields = " ".join(f"n{number}: nodes {{ id }}" for number in range(10))

    found = ask(f'{{ neighborhood(id: "person:vale") {{ {fields} t: truncated __typename }} }}')["neighborhood"]

    assert len({str(found[f"n{number}"]) for number in range(10)}) == 1
    assert (found["t"], found["__typename"]) == (False, "Graph")
