"""Connections page forward and backward by keyset cursors."""

import pytest

from graph.cursor import encode_cursor
from graph.store import GraphStore
from tests.api.conftest import Ask
from tests.api.world import entity

PAGE = """query ($first: Int, $after: String, $last: Int, $before: String) {
  entities(first: $first, after: $after, last: $last, before: $before, filter: {kinds: [PERSON, PLACE]}) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } }"""
HUGE = encode_cursor("Query.stories:ARTICLE_COUNT:DESC", (2**70, "a"))
ORDER = ["person:orr", "person:vale", "person:vale-2", "place:ames", "place:brill", "person:lund"]


def walk(ask: Ask, forward: bool, size: int) -> list[list[str]]:
    pages: list[list[str]] = []
    cursor: str | None = None
    while True:
        given = {"first": size, "after": cursor} if forward else {"last": size, "before": cursor}
        found = ask(PAGE, **given)["entities"]
        pages.append([edge["node"]["id"] for edge in found["edges"]])
        assert found["totalCount"] == len(ORDER)
        info = found["pageInfo"]
        assert (info["startCursor"], info["endCursor"]) == (found["edges"][0]["cursor"], found["edges"][-1]["cursor"])
        if not info["hasNextPage" if forward else "hasPreviousPage"]:
            return pages
        cursor = info["endCursor" if forward else "startCursor"]


@pytest.mark.parametrize("size", [1, 2, 5, 6, 100])
def test_pages_forward_add_up_to_the_list(ask: Ask, size: int) -> None:
    pages = walk(ask, True, size)

    assert [key for page in pages for key in page] == ORDER


@pytest.mark.parametrize("size", [1, 4, 6])
def test_pages_backward_add_up_to_the_same_list(ask: Ask, size: int) -> None:
    pages = walk(ask, False, size)

    assert [key for page in reversed(pages) for key in page] == ORDER


def test_a_cursor_stays_good_when_something_newer_arrives(ask: Ask, store: GraphStore) -> None:
    first = ask(PAGE, first=2)["entities"]["pageInfo"]["endCursor"]
    late = entity("person:late", "Late Comer", last_seen="2031-12-01T00:00:00.000000Z")
    (store if hasattr(store, "put") else _Putting(store)).put("Entity", [late])

    second = ask(PAGE, first=2, after=first)["entities"]

    assert [edge["node"]["id"] for edge in second["edges"]] == ORDER[2:4]


class _Putting:
    def __init__(self, store: GraphStore) -> None:
        self.store = store

    def put(self, label: str, rows: list[dict[str, object]]) -> None:
        self.store.transact(lambda transaction: transaction.put(label, rows))


def test_nested_connections_page_too(ask: Ask) -> None:
    query = """query ($after: String) { story(id: "story:ferry") {
      actors(first: 3, after: $after) { pageInfo { hasNextPage endCursor hasPreviousPage } edges { node { id } } }
      } }"""
    first = ask(query)["story"]["actors"]

    second = ask(query, after=first["pageInfo"]["endCursor"])["story"]["actors"]

    assert first["pageInfo"]["hasNextPage"] is True
    assert [edge["node"]["id"] for edge in second["edges"]] == ["person:lund"]
    assert second["pageInfo"] == {
        "hasNextPage": False,
        "hasPreviousPage": True,
        "endCursor": second["pageInfo"]["endCursor"],
    }


def test_none_asked_none_answered_but_counted(ask: Ask) -> None:
    found = ask("{ stories(first: 0) { totalCount edges { cursor } pageInfo { hasNextPage endCursor } } }")["stories"]

    assert found == {"totalCount": 2, "edges": [], "pageInfo": {"hasNextPage": True, "endCursor": None}}


def test_sorted_lists_page_in_their_order(ask: Ask) -> None:
    query = """query ($after: String, $way: Direction!) { entities(first: 8, after: $after,
      sort: {field: NAME, direction: $way}) { pageInfo { endCursor } edges { node { name } } } }"""
    first = ask(query, way="ASC")["entities"]
    second = ask(query, way="ASC", after=first["pageInfo"]["endCursor"])["entities"]
    names = [edge["node"]["name"] for page in (first, second) for edge in page["edges"]]

    assert len(names) == 12
    assert names == sorted(names)


@pytest.mark.parametrize(
    "query",
    [
        "{ stories(first: 101) { totalCount } }",
        "{ stories(first: -1) { totalCount } }",
        "{ stories(last: 101) { totalCount } }",
        "{ stories(first: 1, last: 1) { totalCount } }",
        '{ stories(before: "x") { totalCount } }',
        '{ stories(last: 1, after: "x") { totalCount } }',
        '{ stories(after: "nonsense") { totalCount } }',
        f'{{ stories(after: "{encode_cursor("Query.entities", ("a", "b"))}") {{ totalCount }} }}',
        f'{{ stories(after: "{encode_cursor("Query.stories", ("a",))}") {{ totalCount }} }}',
        f'{{ stories(after: "{encode_cursor("Query.stories", (1, 2))}") {{ totalCount }} }}',
        f'{{ stories(sort: {{field: ARTICLE_COUNT}}, after: "{HUGE}") {{ totalCount }} }}',
        '{ story(id: "story:ferry") { places(first: 1000) { id } } }',
        '{ nodes(ids: [' + '"a" ' * 101 + ']) { id } }',
        '{ search(text: "a", first: 101) { totalCount } }',
        '{ search(text: "a", after: "x") { totalCount } }',
    ],
)  # fmt: skip
def test_sizes_and_cursors_out_of_bounds_are_the_readers_to_mend(refuse: Ask, query: str) -> None:
    code, message = refuse(query)

    assert code == "BAD_USER_INPUT"
    assert message.endswith(".")


@pytest.mark.parametrize("empty", ['first: 2, after: ""', 'last: 2, before: ""', 'last: 2, after: "", before: ""'])
def test_an_empty_cursor_is_none(ask: Ask, empty: str) -> None:
    whole = empty.split(",")[0]

    assert ask(f"{{ stories({empty}) {{ edges {{ cursor }} }} }}") == ask(
        f"{{ stories({whole}) {{ edges {{ cursor }} }} }}"
    )
