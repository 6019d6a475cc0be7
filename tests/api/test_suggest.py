"""Suggestions while somebody types, as a client asks for them."""

import pytest

from tests.api.conftest import Ask

QUERY = """query ($prefix: String!, $kinds: [SearchKind!], $first: Int) {
  suggest(prefix: $prefix, kinds: $kinds, first: $first) {
    id __typename ... on Entity { name articleCount } ... on Story { title } } }"""


@pytest.mark.parametrize(
    ("prefix", "kinds", "expected"),
    [
        ("val", None, ["person:vale", "person:vale-2"]),
        ("ire val", None, ["person:vale", "person:vale-2"]),
        ("vael", None, ["person:vale", "person:vale-2"]),
        ("Иренa", None, ["person:vale", "person:vale-2"]),
        ("ORR", None, ["person:orr"]),
        ("ferr", ["STORY"], ["story:ferry"]),
        ("ferr", ["DOCUMENT", "EVENT"], ["document:treaty", "event:1", "event:0"]),
        ("ferr", ["ARTICLE", "CLAIM"], []),
        ("ferr", [], []),
        ("zzz", None, []),
        ("", None, []),
        ("'; --", None, []),
        ("v" * 10_000, None, []),
    ],
)
def test_a_few_letters_find_whom_they_may_mean(
    ask: Ask, prefix: str, kinds: list[str] | None, expected: list[str]
) -> None:
    assert [found["id"] for found in ask(QUERY, prefix=prefix, kinds=kinds)["suggest"]] == expected


def test_suggestions_are_read_in_the_shape_that_is_asked_for(ask: Ask) -> None:
    found = ask(QUERY, prefix="ferry", first=2)["suggest"]

    assert found == [
        {"id": "document:treaty", "__typename": "Document", "name": "ferry treaty", "articleCount": 2},
        {"id": "event:1", "__typename": "Event", "name": "Ferry talks", "articleCount": 2},
    ]


@pytest.mark.parametrize("first", [-1, 101])
def test_a_size_out_of_range_is_refused(refuse: Ask, first: int) -> None:
    assert refuse(QUERY, prefix="v", first=first) == (
        "BAD_USER_INPUT",
        f"`first` is {first}; write a number from 0 to 100.",
    )
