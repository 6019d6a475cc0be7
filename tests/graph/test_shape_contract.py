"""What both engines promise of nested reads: every kind of link, condition, order and page."""

import pytest

from dramatis.errors import BadCursorError, StoreError
from graph.shape import (
    ROOT,
    AllOf,
    AnyOf,
    AtLeast,
    Below,
    Condition,
    CursorValues,
    Hop,
    In,
    Lacks,
    Link,
    Linked,
    Matches,
    Order,
    Row,
    Shape,
)
from graph.store import EdgeRow, GraphStore, Transaction

JUNE = "2025-06-02T10:00:00.000000Z"
MAY = "2025-05-16T10:00:00.000000Z"


def write(store: GraphStore, nodes: dict[str, list[Row]], edges: dict[str, list[EdgeRow]]) -> None:
    def work(transaction: Transaction) -> None:
        for label, rows in nodes.items():
            transaction.put(label, rows)
        for edge, found in edges.items():
            transaction.connect(edge, found)

    store.transact(work)


def actor(number: int, articles: int) -> EdgeRow:
    return ("story:1", f"person:{number}", "", {"articles": articles})


@pytest.fixture
def told(store: GraphStore) -> GraphStore:
    """A store with one story in full, a second one, and a third without anything."""
    nodes: dict[str, list[Row]] = {
        "Story": [
            {"id": "story:1", "title": "Talks in Russia's capital", "last_reported": JUNE, "article_count": 3},
            {"id": "story:2", "title": "Grain prices", "last_reported": MAY, "article_count": 1},
            {"id": "story:3", "title": "No dates"},
        ],
        "Entity": [
            *(
                {"id": f"person:{number}", "kind": "PERSON", "name": name, "aliases": [name], "article_count": number}
                for number, name in enumerate(("Ana Álvarez", "Bo Berg", "Cem Çelik", "Dan O'Neill", "Eve Ek"))
            ),
            {"id": "place:1", "kind": "PLACE", "name": "Foo_Bar City", "last_seen": MAY},
            {"id": "event:1", "kind": "EVENT", "name": "talks", "last_seen": JUNE},
        ],
        "Article": [
            {"id": "article:1", "kind": "REPORT", "title": "One", "published_at": JUNE},
            {"id": "article:2", "kind": "REPORT", "title": "Two", "published_at": MAY, "truncated": True},
            {"id": "article:3", "kind": "STORY_PAGE", "title": "Page", "published_at": JUNE},
        ],
        "Version": [
            {"id": "version:1", "text": "Old words.", "current": False, "number": 1},
            {"id": "version:2", "text": "Ana met Bo. They can't agree.", "current": True, "number": 2},
            {"id": "version:3", "text": "Bo left.", "current": True, "number": 1},
        ],
        "Mention": [
            {"id": "mention:1", "start": 8, "end": 10, "text": "Bo"},
            {"id": "mention:2", "start": 0, "end": 3, "text": "Ana"},
            {"id": "mention:3", "start": 0, "end": 3, "text": "Old"},
        ],
        "Local": [{"id": "local:1", "reported": JUNE}, {"id": "local:2", "reported": MAY}, {"id": "local:3"}],
        "Run": [{"id": "run:1", "pipeline": "small"}],
        "Claim": [
            {"id": "claim:1", "text": "They can't agree", "speaker_text": "Ana", "direct": True, "reported": JUNE},
            {"id": "claim:2", "text": "Bo left", "retracted": JUNE, "reported": MAY},
        ],
        "Source": [{"id": "source:1", "name": "Daily"}],
    }
    spans = [(0, 3, ""), (8, 10, ""), (0, 11, "modality")]
    edges: dict[str, list[EdgeRow]] = {
        "HAS_ACTOR": [actor(0, 3), actor(1, 3), actor(2, 5), actor(3, 1), actor(4, 3), ("story:2", "person:1", "", {})],
        "HAS_PLACE": [("story:1", "place:1", "", {"articles": 1})],
        "HAS_EVENT": [("story:1", "event:1", "", {})],
        "IN_STORY": [("article:1", "story:1", "", {}), ("article:2", "story:1", "", {})],
        "PAGE_OF": [("article:3", "story:1", "", {})],
        "PUBLISHED": [("source:1", "article:1", "", {})],
        "APPEARS_IN": [
            ("person:0", "article:1", "", {"report": True}),
            ("person:0", "article:2", "", {"report": True}),
            ("person:0", "article:3", "", {"report": False}),
        ],
        "HAS_VERSION": [
            ("article:1", "version:1", "", {}),
            ("article:1", "version:2", "", {}),
            ("article:2", "version:3", "", {}),
        ],
        "MENTIONED_IN": [
            ("mention:1", "version:2", "", {}),
            ("mention:2", "version:2", "", {}),
            ("mention:3", "version:1", "", {}),
        ],
        "NAMES": [("mention:2", "local:1", "", {})],
        "RESOLVED_TO": [
            ("local:1", "person:0", "", {}),
            ("local:2", "event:1", "", {}),
            ("local:3", "event:1", "", {}),
        ],
        "EXTRACTED_BY": [("version:2", "run:1", "", {})],
        "EVIDENCED_BY": [
            ("local:2", "version:2", f"{start}-{end}", {"start": start, "end": end, "text": "…", "aspect": aspect})
            for start, end, aspect in spans
        ],
        "HAS_CLAIM": [("story:1", "claim:1", "", {}), ("story:1", "claim:2", "", {})],
        "SAID_BY": [("claim:1", "person:0", "", {"reported": JUNE})],
    }
    write(store, nodes, edges)
    return store


def page(store: GraphStore, link: Link, shape: str = "Story", key: str = "story:1") -> Row:
    """The answer of one link."""
    (row,) = store.read(Shape(shape, (), (link,)), [key])
    assert row is not None
    answer: Row = row[link.key]
    return answer


def ids(answer: Row) -> list[str]:
    return [item["id"] for item in answer["items"]]


def actors(**given: object) -> Link:
    """The actors of a story with the link's options."""
    return Link("actors", "actors", Shape("Entity"), **given)  # type: ignore[arg-type]  # names of Link's own fields


# --- fields and keys


def test_rows_come_in_the_order_of_the_keys_and_unknown_ones_are_none(told: GraphStore) -> None:
    keys = ["story:2", "story:none", "story:1", "story:2", "", "'", "\ud800"]

    rows = told.read(Shape("Story", ("title", "article_count")), keys)

    two = {"id": "story:2", "title": "Grain prices", "article_count": 1}
    one = {"id": "story:1", "title": "Talks in Russia's capital", "article_count": 3}
    assert rows == [two, None, one, two, None, None, None]


def test_no_keys_are_no_rows(told: GraphStore) -> None:
    assert told.read(Shape("Story", ("title",)), []) == []


def test_a_key_of_another_type_is_unknown(told: GraphStore) -> None:
    assert told.read(Shape("Story"), ["person:0"]) == [None]


def test_fields_never_given_are_none_or_their_default(told: GraphStore) -> None:
    shape = Shape("Entity", ("id", "wikidata", "titles", "forms", "merged_into", "source_count", "wikidata"))

    rows = told.read(shape, ["person:0"])

    expected: Row = {"wikidata": None, "titles": [], "forms": None, "merged_into": "", "source_count": 0}
    assert rows == [{"id": "person:0", **expected}]


# --- links


def test_links_nest_and_items_carry_their_cursors(told: GraphStore) -> None:
    claims = Link("said", "claims", Shape("Claim", ("direct",), (Link("who", "speaker", Shape("Entity", ("name",))),)))
    shape = Shape("Story", (), (Link("cast", "actors", Shape("Entity", ("name", "articles"), (claims,)), first=2),))

    (row,) = told.read(shape, ["story:1"])

    assert row == {
        "id": "story:1",
        "cast": {
            "items": [
                {
                    "id": "person:2",
                    "name": "Cem Çelik",
                    "articles": 5,
                    "_cursor": (5, "person:2"),
                    "said": {"items": [], "more": False, "total": None},
                },
                {
                    "id": "person:0",
                    "name": "Ana Álvarez",
                    "articles": 3,
                    "_cursor": (3, "person:0"),
                    "said": {
                        "items": [
                            {
                                "id": "claim:1",
                                "direct": True,
                                "_cursor": (JUNE, "claim:1"),
                                "who": {"id": "person:0", "name": "Ana Álvarez"},
                            }
                        ],
                        "more": False,
                        "total": None,
                    },
                },
            ],
            "more": True,
            "total": None,
        },
    }


def test_each_owner_has_its_own_page_and_one_name_can_be_asked_twice(told: GraphStore) -> None:
    shape = Shape("Story", (), (actors(first=2, total=True), Link("last", "actors", Shape("Entity"), last=1)))

    rows = told.read(shape, ["story:3", "story:1", "story:2"])

    found = [
        (ids(row["actors"]), row["actors"]["more"], row["actors"]["total"], ids(row["last"])) for row in rows if row
    ]
    assert found == [
        ([], False, 0, []),
        (["person:2", "person:0"], True, 5, ["person:3"]),
        (["person:1"], False, 1, ["person:1"]),
    ]


def test_a_link_to_one_thing_answers_it_or_none(told: GraphStore) -> None:
    shape = Shape("Article", (), (Link("source", "source", Shape("Source", ("name",))),))

    rows = told.read(shape, ["article:1", "article:2"])

    source = {"id": "source:1", "name": "Daily"}
    assert rows == [{"id": "article:1", "source": source}, {"id": "article:2", "source": None}]


def test_a_link_to_one_thing_takes_the_first_by_its_order(told: GraphStore) -> None:
    edges: dict[str, list[EdgeRow]] = {"PUBLISHED": [("source:0", "article:1", "", {})]}
    write(told, {"Source": [{"id": "source:0"}]}, edges)

    answer = page(told, Link("source", "source", Shape("Source")), "Article", "article:1")

    assert answer["id"] == "source:0"


def test_a_condition_of_the_link_itself_always_holds(told: GraphStore) -> None:
    current = page(told, Link("now", "current", Shape("Version", ("number", "current"))), "Article", "article:1")
    articles = page(told, Link("in", "articles", Shape("Article"), total=True), "Entity", "person:0")

    assert (current["id"], current["number"], current["current"]) == ("version:2", 2, True)
    assert (ids(articles), articles["total"]) == (["article:1", "article:2"], 2)


def test_hops_keep_to_the_values_of_their_nodes_and_edges(told: GraphStore) -> None:
    mentions = page(told, Link("m", "mentions", Shape("Mention", ("text",))), "Article", "article:1")
    evidence = page(told, Link("e", "evidence", Shape("Quote", ("start",))), "Entity", "event:1")
    colouring = page(told, Link("c", "colouring", Shape("Quote", ("start",)), total=True), "Report", "local:2")

    assert ids(mentions) == ["mention:2", "mention:1"]
    assert [item["start"] for item in evidence["items"]] == [0, 8]
    assert ([item["start"] for item in colouring["items"]], colouring["total"]) == ([0], 1)


def test_edge_fields_stand_beside_those_of_the_node_and_the_node_can_be_read_as_itself(told: GraphStore) -> None:
    version = Link("version", "version", Shape("Version", ("text", "number")))
    run = Link("run", "read_by", Shape("Run", ("pipeline",)))
    shape = Shape("Quote", ("text", "start", "aspect", "title"), (version, run))

    evidence = page(told, Link("e", "evidence", shape, first=1, total=True), "Entity", "event:1")

    quote = {"id": "version:2", "text": "…", "start": 0, "aspect": "", "title": ""}
    whole = {"id": "version:2", "text": "Ana met Bo. They can't agree.", "number": 2}
    ran = {"items": [{"id": "run:1", "pipeline": "small", "_cursor": ("", "run:1")}], "more": False, "total": None}
    cursor = ("", "version:2", 0, 3, "version:2")
    assert evidence == {
        "items": [{**quote, "_cursor": cursor, "version": whole, "run": ran}],
        "more": True,
        "total": 2,
    }


def test_a_distinct_link_counts_what_is_reached_in_several_ways_once(told: GraphStore) -> None:
    stories = page(told, Link("s", "stories", Shape("Story"), total=True), "Entity", "person:0")

    assert (ids(stories), stories["total"], stories["more"]) == (["story:1"], 1, False)


def test_a_walk_may_take_the_same_edge_back(told: GraphStore) -> None:
    together = (Hop("HAS_ACTOR", out=False), Hop("HAS_ACTOR"))

    found = page(told, actors(where=(Linked(together, ("person:3",)),)))

    assert "person:3" in ids(found)


# --- order and pages


def test_ties_are_broken_by_the_id(told: GraphStore) -> None:
    assert ids(page(told, actors())) == ["person:2", "person:0", "person:1", "person:4", "person:3"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ((Order("article_count"),), [0, 1, 2, 3, 4]),
        ((Order("article_count", descending=True), Order("id")), [4, 3, 2, 1, 0]),
        ((Order("name", descending=True),), [4, 3, 2, 1, 0]),
        ((Order("id", descending=True),), [4, 3, 2, 1, 0]),
        ((Order("articles", edge=True), Order("name", descending=True)), [3, 4, 1, 0, 2]),
    ],
)
def test_a_link_can_be_sorted_otherwise(told: GraphStore, order: tuple[Order, ...], expected: list[int]) -> None:
    forward = page(told, actors(order=order))
    backward = page(told, actors(order=order, last=10))

    assert ids(forward) == [f"person:{number}" for number in expected]
    assert ids(backward) == ids(forward)


def walked(store: GraphStore, size: int, order: tuple[Order, ...] | None, *, backward: bool) -> list[list[str]]:
    """The pages of the actors, from the first to the last or the other way."""
    pages: list[list[str]] = []
    cursor: CursorValues | None = None
    while True:
        paging = {"last": size, "before": cursor} if backward else {"first": size, "after": cursor}
        answer = page(store, actors(order=order, **paging))
        pages.append(ids(answer))
        if not answer["more"]:
            return pages
        cursor = answer["items"][0 if backward else -1]["_cursor"]


@pytest.mark.parametrize("size", [1, 2, 3, 5])
@pytest.mark.parametrize("order", [None, (Order("name"),), (Order("articles", edge=True), Order("name"))])
def test_pages_put_together_are_the_whole_list_both_ways(
    told: GraphStore, size: int, order: tuple[Order, ...] | None
) -> None:
    whole = ids(page(told, actors(order=order)))

    forward = walked(told, size, order, backward=False)
    backward = walked(told, size, order, backward=True)

    assert [key for part in forward for key in part] == whole
    assert [key for part in reversed(backward) for key in part] == whole
    assert all(len(part) == size for part in (*forward[:-1], *backward[:-1]))


def test_the_total_does_not_depend_on_the_page(told: GraphStore) -> None:
    answer = page(told, actors(first=1, after=(3, "person:1"), total=True))

    assert (ids(answer), answer["more"], answer["total"]) == (["person:4"], True, 5)


def test_a_cursor_between_items_and_one_behind_the_last_are_good(told: GraphStore) -> None:
    assert ids(page(told, actors(after=(4, "person:9")))) == ["person:0", "person:1", "person:4", "person:3"]
    assert ids(page(told, actors(after=(0, "z")))) == []
    assert ids(page(told, actors(last=2, before=(4, "")))) == ["person:2"]


def test_none_asked_is_none_answered_but_more_is_told(told: GraphStore) -> None:
    answer = page(told, actors(first=0, total=True))

    assert answer == {"items": [], "more": True, "total": 5}


def test_without_a_size_a_link_answers_as_many_as_its_cap(told: GraphStore) -> None:
    people: list[Row] = [{"id": f"person:{number:03}"} for number in range(30)]
    write(told, {"Entity": people}, {"HAS_ACTOR": [("story:3", str(row["id"]), "", {}) for row in people]})

    answer = page(told, actors(), key="story:3")

    assert ids(answer) == [f"person:{number:03}" for number in range(20)]
    assert answer["more"] is True


@pytest.mark.parametrize("cursor", [(), (3,), (3, "person:1", "person:1"), ("3", "person:1"), (3, 1)], ids=repr)
def test_a_cursor_that_fits_another_list_is_refused(told: GraphStore, cursor: CursorValues) -> None:
    with pytest.raises(BadCursorError):
        page(told, actors(after=cursor))
    with pytest.raises(BadCursorError):
        page(told, actors(last=2, before=cursor))


@pytest.mark.parametrize("text", ["'", "\ud800", "\x00", "’🕊" * 500, "$p0", "' OR 1=1 --"])
def test_hostile_cursors_are_only_values(told: GraphStore, text: str) -> None:
    assert ids(page(told, actors(after=(3, text)))) in (["person:3"], ["person:0", "person:1", "person:4", "person:3"])
    assert len(ids(page(told, actors(order=(Order("name"),), after=(text, text))))) in (0, 5)


def test_names_in_any_script_sort_by_code_point_and_page_alike(store: GraphStore) -> None:
    names = ["Z", "a", "é", "Ж", "中", "\ue000 private", "ＮＨＫ", "𐍈", "😀 News", "😀 Noise", "�", ""]
    write(store, {"Source": [{"id": f"source:{at:02}", "name": name} for at, name in enumerate(names)]}, {})
    found: list[str] = []
    cursor: CursorValues | None = None

    for _ in names:
        link = Link("all", "sources", Shape("Source", ("name",)), first=1, after=cursor)
        (item,) = page(store, link, "Query", ROOT)["items"]
        found.append(item["name"])
        cursor = item["_cursor"]

    assert found == sorted(names)


# --- conditions


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ((In("name", ("Bo Berg", "Eve Ek", "Nobody")),), [1, 4]),
        ((In("article_count", (0, 2)),), [2, 0]),
        ((In("id", ("person:3",)),), [3]),
        ((In("name", ()),), []),
        ((In("wikidata", ("",)),), []),
        ((AtLeast("article_count", 3),), [4, 3]),
        ((AtLeast("article_count", 2.5),), [4, 3]),
        ((Below("article_count", 1),), [0]),
        ((AtLeast("name", "Cem"), Below("name", "Eve")), [2, 3]),
        ((AtLeast("last_seen", ""),), []),
        ((Below("last_seen", "9"),), []),
        ((AtLeast("latitude", 0),), []),
        ((AnyOf((In("id", ("person:0",)), AtLeast("article_count", 4))),), [0, 4]),
        ((AnyOf(()),), []),
        ((AnyOf((In("id", ("person:0",)),)), In("id", ("person:1",))), []),
        ((AllOf((AtLeast("article_count", 1), Below("article_count", 3))),), [2, 1]),
        ((AllOf(()), In("id", ("person:1",))), [1]),
        ((AnyOf((AllOf((AtLeast("article_count", 4), In("id", ("person:0",)))), In("id", ("person:2",)))),), [2]),
        ((Lacks(Hop("APPEARS_IN", where=(("report", True),))),), [2, 1, 4, 3]),
        ((Linked((Hop("HAS_ACTOR", out=False),), ("story:2",)),), [1]),
        ((Linked((Hop("HAS_ACTOR", out=False),), ("story:2", "story:1", "story:2", "none")),), [2, 0, 1, 4, 3]),
        ((Linked((Hop("HAS_ACTOR", out=False),), ()),), []),
        ((Linked((Hop("APPEARS_IN", where=(("report", True),)), Hop("IN_STORY")), ("story:1",)),), [0]),
        ((Linked((Hop("APPEARS_IN", where=(("report", False),)), Hop("IN_STORY")), ("story:1",)),), []),
        ((AnyOf((Linked((Hop("SAID_BY", out=False),), ("claim:1",)), Matches("eve"))),), [0, 4]),
        ((Matches("ÁLVAREZ ana"),), [0]),
        ((Matches("o'neill"),), [3]),
        ((Matches("neil"),), [3]),
        ((Matches("celik"), AtLeast("article_count", 3)), []),
        ((Matches(""),), []),
        ((Matches("… -- '"),), []),
    ],
    ids=repr,
)
def test_conditions_keep_what_they_say(
    told: GraphStore, conditions: tuple[Condition, ...], expected: list[int]
) -> None:
    answer = page(told, actors(where=conditions, total=True))

    assert ids(answer) == [f"person:{number}" for number in expected]
    assert answer["total"] == len(expected)


@pytest.mark.parametrize(
    ("name", "target", "conditions", "expected"),
    [
        ("stories", "Story", (), ["story:1", "story:2", "story:3"]),
        ("stories", "Story", (AtLeast("last_reported", MAY),), ["story:1", "story:2"]),
        ("stories", "Story", (Below("last_reported", JUNE),), ["story:2"]),
        ("stories", "Story", (Linked((Hop("HAS_ACTOR"),), ("person:1",)),), ["story:1", "story:2"]),
        ("stories", "Story", (Matches("russia talks"), Linked((Hop("HAS_ACTOR"),), ("person:1",))), ["story:1"]),
        ("stories", "Story", (Matches("capital russias"),), []),
        ("stories", "Story", (AnyOf((Matches("grain"), In("article_count", (3,)))),), ["story:1", "story:2"]),
        ("articles", "Article", (Matches("agree bo"),), ["article:1"]),
        ("articles", "Article", (Matches("old"),), []),
        ("articles", "Article", (In("kind", ("REPORT",)), In("truncated", (False, True))), ["article:2"]),
        ("claims", "Claim", (), ["claim:1"]),
        ("claims", "Claim", (Matches("ana agree"),), ["claim:1"]),
        ("claims", "Claim", (In("direct", (True,)),), ["claim:1"]),
        ("entities", "Entity", (Matches("foo bar"),), ["place:1"]),
        ("entities", "Entity", (In("kind", ("PLACE", "EVENT")),), ["event:1", "place:1"]),
    ],
    ids=repr,
)
def test_lists_that_start_nowhere(
    told: GraphStore, name: str, target: str, conditions: tuple[Condition, ...], expected: list[str]
) -> None:
    answer = page(told, Link("all", name, Shape(target), where=conditions, total=True), "Query", ROOT)

    assert (ids(answer), answer["total"], answer["more"]) == (expected, len(expected), False)


def test_lists_that_start_nowhere_page_both_ways(told: GraphStore) -> None:
    first = page(told, Link("all", "stories", Shape("Story"), first=2), "Query", ROOT)
    rest = page(
        told, Link("all", "stories", Shape("Story"), first=2, after=first["items"][-1]["_cursor"]), "Query", ROOT
    )
    before = page(told, Link("all", "stories", Shape("Story"), last=1, before=("", "story:3")), "Query", ROOT)

    assert (ids(first), first["more"]) == (["story:1", "story:2"], True)
    assert (ids(rest), rest["more"]) == (["story:3"], False)
    assert (ids(before), before["more"]) == (["story:2"], True)


def test_a_query_answers_under_its_one_key(told: GraphStore) -> None:
    shape = Shape("Query", (), (Link("all", "sources", Shape("Source", ("name",))),))

    rows = told.read(shape, ["other", ROOT])

    assert rows[0] is None
    assert rows[1] is not None
    assert [item["name"] for item in rows[1]["all"]["items"]] == ["Daily"]
    assert told.read(Shape("Query"), [ROOT]) == [{"id": ROOT}]


def test_full_text_of_what_has_none_is_refused(told: GraphStore) -> None:
    with pytest.raises(StoreError):
        page(told, Link("all", "runs", Shape("Run"), where=(Matches("daily"),)), "Query", ROOT)


# --- merged away


def test_an_id_that_was_merged_away_reads_as_its_target(told: GraphStore) -> None:
    merged = [("person:old", "person:older"), ("person:older", "person:0"), ("person:lost", "person:none")]
    write(told, {"Entity": [{"id": key, "name": "Old", "merged_into": into} for key, into in merged]}, {})
    shape = Shape("Entity", ("name",), (Link("in", "articles", Shape("Article"), total=True),))

    rows = told.read(shape, ["person:old", "person:1", "person:0", "person:older", "person:lost"])

    assert [row and row["id"] for row in rows] == ["person:0", "person:1", "person:0", "person:0", None]
    assert rows[0] is not None
    assert rows[0]["in"]["total"] == 2


def test_a_circle_of_merges_ends(told: GraphStore) -> None:
    write(
        told,
        {"Entity": [{"id": "person:a", "merged_into": "person:b"}, {"id": "person:b", "merged_into": "person:a"}]},
        {},
    )

    rows = told.read(Shape("Entity"), ["person:a", "person:1"])

    assert rows[1] == {"id": "person:1"}
