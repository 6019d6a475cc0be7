"""Full-text search over everything that has words."""

import pytest
from starlette.testclient import TestClient

from tests.api.conftest import Ask

QUERY = """query ($text: String!, $kinds: [SearchKind!], $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after) { totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor }
    facets { field buckets { label count } }
    edges { cursor node { score highlight marks { start end }
      node { id ... on Entity { name } ... on Story { title } } } } } }"""


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
    (facet,) = found["facets"]
    assert (facet["field"], sum(bucket["count"] for bucket in facet["buckets"])) == ("kind", len(expected))


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


def test_marks_say_where_the_words_stand_in_plain_text(ask: Ask) -> None:
    edges = ask(QUERY, text="ferry", kinds=["ARTICLE", "STORY"])["search"]["edges"]

    for edge in edges:
        light, marks = edge["node"]["highlight"], edge["node"]["marks"]
        assert marks
        assert {light[mark["start"] : mark["end"]].lower() for mark in marks} == {"ferry"}


def test_facets_count_each_kind_over_all_pages(ask: Ask) -> None:
    found = ask(QUERY, text="ferry", first=1)["search"]

    (facet,) = found["facets"]
    assert facet["buckets"] == [
        {"label": "ARTICLE", "count": 3},
        {"label": "EVENT", "count": 2},
        {"label": "DOCUMENT", "count": 1},
        {"label": "STORY", "count": 1},
    ]


def test_a_name_spelt_out_comes_before_what_mentions_it(ask: Ask) -> None:
    edges = ask(QUERY, text="Irena Vale")["search"]["edges"]

    assert [edge["node"]["node"]["id"] for edge in edges][:2] == ["person:vale", "person:vale-2"]
    assert edges[2]["node"]["node"]["id"] == "article:1"


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "'; DROP TABLE Entity; --",
        "ferry AND (talks OR",
        "NEAR(ferry talks, 3)",
        "title:ferry^3 ~ * ?",
        "[a TO b}",
        "/ferry/ && || ! \\",
        "\x00ferry",
        "\u202eferry",
        "f" * 10_000,
        "ferry " * 2_000,
        "(" * 10_000,
        "ﷺ" * 3_000,
        "* " * 5_000,
        "-ferry",
        "%",
        "",
    ],
)
def test_hostile_text_is_only_text(ask: Ask, text: str) -> None:
    found = ask(QUERY, text=text)["search"]

    assert found["totalCount"] >= len(found["edges"])


@pytest.mark.parametrize(
    "field",
    [
        "search(text: $text) { totalCount }",
        "suggest(prefix: $text) { id }",
        "neighborhood(id: $text) { truncated }",
        'paths(from: $text, to: "person:vale") { length }',
        "hiddenNeighbors(ids: [$text]) { count }",
        "sources(text: $text) { totalCount }",
    ],
)
def test_half_a_character_finds_nothing_and_breaks_nothing(client: TestClient, field: str) -> None:
    kind = "ID!" if "ids:" in field or "id:" in field or "from:" in field else "String!"
    body = f'{{"query": "query ($text: {kind}) {{ {field.replace(chr(34), chr(92) + chr(34))} }}", '
    body += '"variables": {"text": "\\ud800"}}'

    answer = client.post("/graphql", content=body, headers={"content-type": "application/json"})

    assert answer.status_code < 500
    assert "INTERNAL_SERVER_ERROR" not in answer.text
