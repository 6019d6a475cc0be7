"""A story that was merged into another one goes on to be found by its id."""

import pytest

from tests.api.conftest import Ask


@pytest.mark.parametrize("field", ["story", "node"])
def test_the_id_of_a_story_that_was_merged_away_answers_the_story_that_stays(ask: Ask, field: str) -> None:
    query = f"query ($id: ID!) {{ {field}(id: $id) {{ ... on Story {{ id title articleCount }} }} }}"

    found = ask(query, id="story:ferry-old")

    assert found[field] == {"id": "story:ferry", "title": "Ferry talks", "articleCount": 2}


def test_a_story_that_was_merged_away_stands_in_no_list(ask: Ask) -> None:
    found = ask("{ stories { totalCount edges { node { id } } } }")["stories"]

    assert found["totalCount"] == 2
    assert {edge["node"]["id"] for edge in found["edges"]} == {"story:ferry", "story:dam"}


def test_what_was_said_in_a_merged_story_is_found_by_either_id(ask: Ask) -> None:
    query = "query ($id: ID!) { claims(story: $id) { totalCount } conflicts(story: $id) { id } }"

    old, now = (ask(query, id=key) for key in ("story:ferry-old", "story:ferry"))

    assert old == now
    assert now["claims"]["totalCount"] > 0
