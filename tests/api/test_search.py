"""Full-text search over everything that has words."""

import pytest

from tests.api.conftest import Ask

QUERY = """query ($text: String!, $kinds: [SearchKind!], $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after) { totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor node { score highlight node { id ... on Entity { name } ... on Story { title } } } } } }"""


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("ferry", ["STORY"], {"story:ferry"}),
        ("ferry", ["EVENT"], {"event:0", "event:1"}),
        ("ferry", ["DOCUMENT", "STORY"], {"document:treaty", "story:ferry"}),
        ("ferry", ["ARTICLE"], {"article:1", "article:2", "article:9"}),
        ("close", ["CLAIM"], {"claim:1"}),
        ("ferry", ["PERSON"], set()),
        ("ferry", [], set()),
        ("dam vote", None, {"story:dam", "event:2", "article:3"}),
        ("…", None, set()),
    ],
)
def test_a_search_finds_what_has_the_words(ask: Ask, text: str, kinds: list[str] | None, expected: set[str]) -> None:
    found = ask(QUERY, text=text, kinds=kinds)["search"]

    assert {edge["node"]["node"]["id"] for edge in found["edges"]} == expected
    assert found["totalCount"] == len(expected)


@pytest.mark.parametrize("kinds", [None, ["EVENT", "DOCUMENT", "ARTICLE", "STORY"]])
def test_pages_of_a_search_add_up(ask: Ask, kinds: list[str] | None) -> None:
    whole = ask(QUERY, text="ferry", kinds=kinds)["search"]
    seen: list[str] = []
    cursor = None
    while True:
        page = ask(QUERY, text="ferry", kinds=kinds, first=3, after=cursor)["search"]
        seen += [edge["node"]["node"]["id"] for edge in page["edges"]]
        cursor = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    assert len(seen) == whole["totalCount"] == 7
    assert seen == [edge["node"]["node"]["id"] for edge in whole["edges"]]


def test_a_cursor_of_another_search_is_refused(ask: Ask, refuse: Ask) -> None:
    cursor = ask(QUERY, text="ferry", first=1)["search"]["pageInfo"]["endCursor"]

    assert refuse(QUERY, text="dam", after=cursor)[0] == "BAD_USER_INPUT"


def test_hits_come_best_first_with_the_words_around(ask: Ask) -> None:
    edges = ask(QUERY, text="ferry treaty")["search"]["edges"]
    scores = [edge["node"]["score"] for edge in edges]

    assert scores == sorted(scores, reverse=True)
    assert all("ferry" in edge["node"]["highlight"].lower() for edge in edges)
