"""What both engines promise of writing, looking up, transactions and dumps."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from dramatis.errors import StoreError
from graph.schema import EDGES, LABELS, Type, default_of
from graph.shape import Link, Row, Shape
from graph.store import EdgeRow, GraphStore, GroupTotals, Totals, Transaction

HOSTILE = (
    "'; DROP TABLE Story; --",
    '" OR "1"="1',
    "`}) DETACH DELETE n //",
    "$p0 {id: 'x'}",
    "\\u0027 \\ \n \r \t",
    "%s ? :name ?1 {0}",
    "zero\x00byte",
    "לְךָ → Ⅻ ﬁ 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 𐍈",
    "e\u0301 is not é",
    "",
)


def put(store: GraphStore, label: str, *rows: Row) -> int:
    return store.transact(lambda transaction: transaction.put(label, rows))


def connect(store: GraphStore, edge: str, *rows: EdgeRow) -> int:
    return store.transact(lambda transaction: transaction.connect(edge, rows))


def get(store: GraphStore, label: str, *ids: str) -> dict[str, Row]:
    return store.transact(lambda transaction: transaction.get(label, ids))


def follow(store: GraphStore, edge: str, *ids: str, out: bool = True) -> dict[str, list[EdgeRow]]:
    return store.transact(lambda transaction: transaction.follow(edge, ids, out=out))


def whole(label: str, **given: object) -> Row:
    """A node's row with every property that wasn't given."""
    kinds = LABELS[label]
    empty: Row = {name: [] if kind is Type.TEXTS else default_of(name, kind) for name, kind in kinds.items()}
    return {**empty, **given}


# --- put


def test_put_creates_nodes_and_says_how_many(store: GraphStore) -> None:
    created = put(store, "Story", {"id": "story:1", "title": "One"}, {"id": "story:2"})

    assert created == 2
    assert get(store, "Story", "story:1", "story:2", "story:3") == {
        "story:1": whole("Story", id="story:1", title="One"),
        "story:2": whole("Story", id="story:2"),
    }


def test_put_again_updates_only_the_properties_given(store: GraphStore) -> None:
    put(store, "Story", {"id": "story:1", "title": "One", "article_count": 3})

    created = put(store, "Story", {"id": "story:1", "title": "Two"}, {"id": "story:2"})

    assert created == 1
    assert get(store, "Story", "story:1") == {"story:1": whole("Story", id="story:1", title="Two", article_count=3)}


def test_a_node_given_twice_in_one_call_is_one_node_and_the_later_value_holds(store: GraphStore) -> None:
    created = put(
        store,
        "Story",
        {"id": "story:1", "title": "One", "article_count": 1},
        {"id": "story:1", "title": "Two"},
        {"id": "story:1", "source_count": 5},
    )

    assert created == 1
    expected = whole("Story", id="story:1", title="Two", article_count=1, source_count=5)
    assert get(store, "Story", "story:1") == {"story:1": expected}


def test_putting_an_id_alone_makes_the_node_and_changes_nothing_later(store: GraphStore) -> None:
    put(store, "Story", {"id": "story:1", "title": "One"})

    created = put(store, "Story", {"id": "story:1"})

    assert created == 0
    assert get(store, "Story", "story:1")["story:1"]["title"] == "One"


def test_nothing_put_is_nothing_created(store: GraphStore) -> None:
    assert put(store, "Story") == 0
    assert connect(store, "HAS_ACTOR") == 0
    assert get(store, "Story") == {}


@pytest.mark.parametrize("label", LABELS)
def test_every_property_of_every_label_comes_back_as_it_went_in(store: GraphStore, label: str) -> None:
    values: dict[Type, Sequence[object]] = {
        Type.TEXT: ("Kyiv’s “answer”", "", "🕊"),
        Type.INTEGER: (7, 0, -(2**40)),
        Type.REAL: (0.25, 0.0, -1e300),
        Type.FLAG: (True, False, True),
        Type.TEXTS: (["b", "a", "b"], [], ["🕊", ""]),
        Type.JSON: ({"b": [1, None, 2.5, "é"], "a": {}}, [], "text"),
    }
    rows = [
        {"id": f"{label}:{place}", **{name: values[kind][place] for name, kind in LABELS[label].items()}}
        for place in range(3)
    ]

    put(store, label, *rows)

    found = get(store, label, *(str(row["id"]) for row in rows))
    assert [found[str(row["id"])] for row in rows] == rows
    for row in rows:
        for name, value in found[str(row["id"])].items():
            assert type(value) is type(row[name]), name


def test_none_takes_a_value_away(store: GraphStore) -> None:
    put(store, "Entity", {"id": "person:1", "wikidata": "Q1", "aliases": ["A"], "latitude": 1.5, "forms": {"a": 1}})

    put(store, "Entity", {"id": "person:1", "wikidata": None, "aliases": None, "latitude": None, "forms": None})

    assert get(store, "Entity", "person:1") == {"person:1": whole("Entity", id="person:1")}


def test_numbers_are_read_as_the_schema_says(store: GraphStore) -> None:
    put(store, "Entity", {"id": "place:1", "latitude": 41, "article_count": True, "ordinal": 2})
    put(store, "Version", {"id": "version:1", "current": 1})

    entity = get(store, "Entity", "place:1")["place:1"]
    version = get(store, "Version", "version:1")["version:1"]

    assert (entity["latitude"], type(entity["latitude"])) == (41.0, float)
    assert (entity["article_count"], type(entity["article_count"])) == (1, int)
    assert version["current"] is True


def test_not_a_number_is_no_value(store: GraphStore) -> None:
    put(store, "Entity", {"id": "place:1", "latitude": float("nan"), "longitude": float("inf")})

    entity = get(store, "Entity", "place:1")["place:1"]

    assert (entity["latitude"], entity["longitude"]) == (None, float("inf"))


def test_surrogates_are_stored_as_replacement_characters_one_for_one(store: GraphStore) -> None:
    forms = {"\ud800": 1}
    put(store, "Entity", {"id": "person:1", "name": "a\ud83d\ude00b", "aliases": ["\udfff"], "forms": forms})

    entity = get(store, "Entity", "person:1")["person:1"]

    assert (entity["name"], entity["aliases"], entity["forms"]) == ("a\ufffd\ufffdb", ["\ufffd"], {"\ufffd": 1})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(store: GraphStore, text: str) -> None:
    key = "story:" + text.replace("\x00", "")
    row = {"id": key, "title": text}
    put(store, "Story", row, {"id": "story:other", "title": "Other"})
    put(store, "Entity", {"id": "person:1", "aliases": [text], "forms": {text: 1}})
    connect(store, "HAS_ACTOR", (key, "person:1", text, {}))

    assert get(store, "Story", key)[key]["title"] == text
    entity = get(store, "Entity", "person:1")["person:1"]
    assert (entity["aliases"], entity["forms"]) == ([text], {text: 1})
    assert follow(store, "HAS_ACTOR", "person:1", out=False) == {"person:1": [(key, "person:1", text, {"articles": 0})]}
    assert store.known("Story", [key, "story:other", text]) == {key, "story:other"}


def test_a_property_that_is_never_null_is_refused_as_none(store: GraphStore) -> None:
    with pytest.raises(StoreError):
        put(store, "Story", {"id": "story:1", "title": None})

    assert get(store, "Story", "story:1") == {}


def test_an_edge_property_that_is_never_null_is_refused_as_none(store: GraphStore) -> None:
    put(store, "Claim", {"id": "claim:1"})
    put(store, "Entity", {"id": "person:1"})

    with pytest.raises(StoreError):
        connect(store, "SAID_BY", ("claim:1", "person:1", "", {"reported": None}))


def test_a_property_that_the_schema_lacks_is_refused(store: GraphStore) -> None:
    with pytest.raises(KeyError):
        put(store, "Story", {"id": "story:1", "headline": "One"})


# --- connect, disconnect, follow


def people(store: GraphStore, count: int) -> list[str]:
    """A story and so many people."""
    ids = [f"person:{number}" for number in range(count)]
    put(store, "Story", {"id": "story:1"})
    put(store, "Entity", *({"id": key} for key in ids))
    return ids


def test_connect_makes_edges_and_says_how_many(store: GraphStore) -> None:
    people(store, 2)

    created = connect(store, "HAS_ACTOR", ("story:1", "person:1", "", {"articles": 2}), ("story:1", "person:0", "", {}))

    assert created == 2
    assert follow(store, "HAS_ACTOR", "story:1", "story:2") == {
        "story:1": [("story:1", "person:0", "", {"articles": 0}), ("story:1", "person:1", "", {"articles": 2})],
        "story:2": [],
    }


def test_connecting_again_updates_the_properties_given(store: GraphStore) -> None:
    put(store, "Local", {"id": "local:1"})
    put(store, "Entity", {"id": "person:1"})
    connect(store, "RESOLVED_TO", ("local:1", "person:1", "", {"score": 0.5, "by": "rules", "reasons": ["a"]}))

    created = connect(store, "RESOLVED_TO", ("local:1", "person:1", "", {"score": 1, "by": None}))

    assert created == 0
    expected = {"score": 1.0, "reasons": ["a"], "by": None, "at": "", "home": None, "turn": ""}
    assert follow(store, "RESOLVED_TO", "local:1") == {"local:1": [("local:1", "person:1", "", expected)]}


def test_keys_tell_parallel_edges_apart_and_order_them(store: GraphStore) -> None:
    people(store, 2)
    rows: list[EdgeRow] = [("person:0", "person:1", key, {"sources": 1}) for key in ("b", "a", "", "c", "b")]

    created = connect(store, "RELATES", *rows)

    assert created == 4
    assert [key for _, _, key, _ in follow(store, "RELATES", "person:0")["person:0"]] == ["", "a", "b", "c"]


def test_an_edge_given_twice_in_one_call_is_one_edge_and_the_later_value_holds(store: GraphStore) -> None:
    people(store, 2)
    given: list[Row] = [
        {"sources": 1},
        {"sources": 2, "predicate": "P"},
        {"predicate": "Q", "sources": 3},
        {"sources": 4},
    ]

    created = connect(store, "RELATES", *(("person:0", "person:1", "", properties) for properties in given))

    assert created == 1
    ((_, _, _, found),) = follow(store, "RELATES", "person:0")["person:0"]
    assert (found["sources"], found["predicate"]) == (4, "Q")


def test_follow_orders_by_the_other_end_and_goes_both_ways(store: GraphStore) -> None:
    people(store, 12)
    put(store, "Story", {"id": "story:2"})
    connect(store, "HAS_ACTOR", *(("story:1", f"person:{number}", "", {}) for number in (11, 2, 7)))
    connect(store, "HAS_ACTOR", ("story:2", "person:7", "", {}))

    along = follow(store, "HAS_ACTOR", "story:1", "story:1")
    against = follow(store, "HAS_ACTOR", "person:7", "person:1", out=False)

    assert [target for _, target, _, _ in along["story:1"]] == ["person:11", "person:2", "person:7"]
    assert [source for source, *_ in against["person:7"]] == ["story:1", "story:2"]
    assert against["person:1"] == []


def test_an_edge_from_a_node_to_itself_is_one_edge(store: GraphStore) -> None:
    people(store, 1)

    created = connect(store, "RELATES", ("person:0", "person:0", "", {}))

    assert created == 1
    assert len(follow(store, "RELATES", "person:0")["person:0"]) == 1
    assert len(follow(store, "RELATES", "person:0", out=False)["person:0"]) == 1


def test_disconnect_removes_what_leaves_or_what_reaches_and_says_how_many(store: GraphStore) -> None:
    people(store, 3)
    rows: list[EdgeRow] = [("person:0", "person:1", "a", {}), ("person:0", "person:1", "b", {})]
    connect(store, "RELATES", *rows, ("person:1", "person:2", "", {}), ("person:2", "person:0", "", {}))

    leaving = store.transact(lambda transaction: transaction.disconnect("RELATES", ["person:0", "person:0", "none"]))
    reaching = store.transact(lambda transaction: transaction.disconnect("RELATES", ["person:2"], out=False))

    assert (leaving, reaching) == (2, 1)
    assert [len(edges) for edges in follow(store, "RELATES", "person:0", "person:1", "person:2").values()] == [0, 0, 1]


def test_remove_takes_nodes_with_all_their_edges(store: GraphStore) -> None:
    people(store, 2)
    connect(store, "HAS_ACTOR", ("story:1", "person:0", "", {}), ("story:1", "person:1", "", {}))
    connect(store, "RELATES", ("person:0", "person:1", "", {}))

    removed = store.transact(lambda transaction: transaction.remove("Entity", ["person:0", "person:0", "person:9"]))

    assert removed == 1
    assert store.known("Entity", ["person:0", "person:1"]) == {"person:1"}
    assert [target for _, target, _, _ in follow(store, "HAS_ACTOR", "story:1")["story:1"]] == ["person:1"]
    assert follow(store, "RELATES", "person:1", out=False)["person:1"] == []


def test_removing_under_another_label_removes_nothing(store: GraphStore) -> None:
    people(store, 1)
    connect(store, "HAS_ACTOR", ("story:1", "person:0", "", {}))

    removed = store.transact(lambda transaction: transaction.remove("Story", ["person:0"]))

    assert removed == 0
    assert len(follow(store, "HAS_ACTOR", "story:1")["story:1"]) == 1


def test_more_rows_than_one_statement_takes_are_all_written(store: GraphStore) -> None:
    ids = [f"person:{number:05}" for number in range(5_003)]

    created = put(store, "Entity", *({"id": key} for key in ids))
    put(store, "Story", {"id": "story:1"})
    connected = connect(store, "HAS_ACTOR", *(("story:1", key, "", {}) for key in ids))
    removed = store.transact(lambda transaction: transaction.remove("Entity", ids))

    assert (created, connected, removed) == (5_003, 5_003, 5_003)


# --- totals and keys


def appear(store: GraphStore, *edges: tuple[str, str, str, bool]) -> None:
    """People in articles: (article, published, origin, is a report), all for person:0."""
    people(store, 2)
    put(store, "Article", *({"id": article} for article, *_ in edges))
    connect(
        store,
        "APPEARS_IN",
        *(
            ("person:0", article, "", {"published": published, "origin": origin, "report": report})
            for article, published, origin, report in edges
        ),
    )


def test_entity_totals_count_reports_and_independent_origins(store: GraphStore) -> None:
    appear(
        store,
        ("article:1", "2025-05-02T00:00:00.000000Z", "source:a", True),
        ("article:2", "2025-05-01T00:00:00.000000Z", "source:a", True),
        ("article:3", "", "source:b", True),
        ("article:4", "", "", True),
        ("article:5", "2020-01-01T00:00:00.000000Z", "source:c", False),
    )

    totals = store.transact(lambda transaction: transaction.entity_totals(["person:0", "person:1", "person:0"]))

    assert totals == {"person:0": Totals(4, 2, "2025-05-01T00:00:00.000000Z", "2025-05-02T00:00:00.000000Z")}


def test_entity_totals_without_a_date_have_empty_times(store: GraphStore) -> None:
    appear(store, ("article:1", "", "source:a", True))

    totals = store.transact(lambda transaction: transaction.entity_totals(["person:0"]))

    assert totals == {"person:0": Totals(1, 1, "", "")}


def test_group_totals_add_up_the_facts(store: GraphStore) -> None:
    times = {"reported": "2025-05-01", "recorded": "2025-06-01"}
    put(store, "Relation", {"id": "relation:1"}, {"id": "relation:2"}, {"id": "relation:3"})
    put(
        store,
        "Fact",
        {"id": "f1", "evidence_count": 2, "origin": "a", "confidence": 0.5, "inferred": True, **times},
        {"id": "f2", "evidence_count": 1, "origin": "b", "confidence": 0.75, "inferred": False, "retracted": "2025-07"},
        {"id": "f3", "evidence_count": 4, "origin": "", "confidence": 0.25, "inferred": True, "retracted": "2025-08"},
        {"id": "f4", "retracted": "2025-09"},
    )
    connect(store, "GROUPED_IN", *((fact, "relation:1", "", {}) for fact in ("f1", "f2", "f3")))
    connect(store, "GROUPED_IN", *((fact, "relation:2", "", {}) for fact in ("f3", "f4")))

    totals = store.transact(
        lambda transaction: transaction.group_totals(["relation:1", "relation:2", "relation:3", "relation:1"])
    )

    assert totals == {
        "relation:1": GroupTotals(3, 7, 2, 0.75, False, "2025-05-01", "2025-06-01", ""),
        "relation:2": GroupTotals(2, 4, 0, 0.25, True, "", "", "2025-09"),
    }


def test_by_keys_gives_the_smallest_ids_up_to_the_limit_without_those_merged_away(store: GraphStore) -> None:
    ids = [f"person:{number}" for number in range(6)]
    put(store, "Entity", *({"id": key} for key in reversed(ids)), {"id": "person:00", "merged_into": "person:1"})
    put(store, "Story", {"id": "story:1"})
    put(store, "Key", {"id": "name:a"}, {"id": "name:b"}, {"id": "name:c"})
    keyed = [*ids, "person:00", "story:1"]
    connect(store, "HAS_KEY", *((key, "name:a", "", {}) for key in keyed), ("person:2", "name:b", "", {}))

    found = store.by_keys("Entity", ["name:a", "name:b", "name:c", "name:none", "name:a"], 3)
    within = store.transact(lambda transaction: transaction.by_keys("Story", ["name:a"], 3))

    assert found == {"name:a": ids[:3], "name:b": ["person:2"], "name:c": [], "name:none": []}
    assert within == {"name:a": ["story:1"]}


def test_a_key_that_too_many_share_is_left_out_of_the_rare_ones(store: GraphStore) -> None:
    ids = [f"person:{number}" for number in range(4)]
    put(store, "Entity", *({"id": key} for key in reversed(ids)), {"id": "person:00", "merged_into": "person:1"})
    put(store, "Story", {"id": "story:1"})
    put(store, "Key", {"id": "name:a"}, {"id": "name:b"}, {"id": "name:c"})
    connect(store, "HAS_KEY", *((key, "name:a", "", {}) for key in ids), ("person:2", "name:b", "", {}))
    connect(store, "HAS_KEY", *((key, "name:b", "", {}) for key in ("person:1", "story:1", "person:00")))
    keys = ["name:a", "name:b", "name:c", "name:none", "name:b", "\ud800"]

    four = store.transact(lambda transaction: transaction.by_rare_keys("Entity", keys, 4))
    three = store.transact(lambda transaction: transaction.by_rare_keys("Entity", keys, 3))

    # Those of other labels and those merged away count as sharers, but are not given.
    rest = {"name:b": ["person:1", "person:2"], "name:c": [], "name:none": [], "\ud800": []}
    assert four == {"name:a": ids, **rest}
    assert three == {"name:c": [], "name:none": [], "\ud800": []}


def test_known_are_those_that_exist_under_the_label(store: GraphStore) -> None:
    put(store, "Entity", {"id": "person:1"})
    put(store, "Story", {"id": "story:1"})

    assert store.known("Entity", ["person:1", "story:1", "person:2", "\ud800"]) == {"person:1"}
    assert store.known("Entity", []) == set()


# --- transactions


def test_a_transaction_that_fails_stores_nothing(store: GraphStore) -> None:
    put(store, "Story", {"id": "story:1", "title": "Before"})

    def work(transaction: Transaction) -> None:
        transaction.put("Story", [{"id": "story:1", "title": "After"}, {"id": "story:2"}])
        transaction.connect("HAS_BULLET", [])
        transaction.remove("Story", ["story:1"])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.transact(work)

    assert list(get(store, "Story", "story:1", "story:2")) == ["story:1"]
    assert get(store, "Story", "story:1")["story:1"]["title"] == "Before"


def test_a_transaction_reads_what_it_wrote_and_others_do_not_before_its_end(store: GraphStore) -> None:
    people(store, 1)
    shape = Shape("Story", ("title",), (Link("actors", "actors", Shape("Entity", ("name",))),))

    def work(transaction: Transaction) -> tuple[list[Row | None], set[str], set[str]]:
        transaction.put("Story", [{"id": "story:1", "title": "New"}])
        transaction.put("Entity", [{"id": "person:9", "name": "Nine"}])
        transaction.connect("HAS_ACTOR", [("story:1", "person:9", "", {"articles": 1})])
        known = transaction.known("Entity", ["person:9"])
        return transaction.read(shape, ["story:1"]), known, store.known("Entity", ["person:9"])

    rows, inside, outside = store.transact(work)

    assert rows[0] is not None
    assert rows[0]["title"] == "New"
    assert [item["name"] for item in rows[0]["actors"]["items"]] == ["Nine"]
    assert (inside, outside) == ({"person:9"}, set())
    assert store.known("Entity", ["person:9"]) == {"person:9"}


def test_a_transaction_within_a_transaction_is_refused(store: GraphStore) -> None:
    with pytest.raises(StoreError):
        store.transact(lambda _: put(store, "Story", {"id": "story:1"}))

    assert put(store, "Story", {"id": "story:1"}) == 1


def test_writers_side_by_side_lose_no_update_while_others_read(store: GraphStore) -> None:
    put(store, "Story", {"id": "story:1", "article_count": 0})
    stop = threading.Event()

    def add(transaction: Transaction) -> None:
        held = transaction.get("Story", ["story:1"])["story:1"]["article_count"]
        transaction.put("Story", [{"id": "story:1", "article_count": held + 1, "source_count": held + 1}])

    def write(_: int) -> None:
        for _ in range(10):
            store.transact(add)

    def read(_: int) -> list[Row | None]:
        seen: list[Row | None] = []
        while not stop.is_set():
            seen += store.read(Shape("Story", ("article_count", "source_count")), ["story:1"])
        return seen

    with ThreadPoolExecutor(10) as threads:
        readers = [threads.submit(read, number) for number in range(2)]
        list(threads.map(write, range(8)))
        stop.set()

    assert get(store, "Story", "story:1")["story:1"]["article_count"] == 80
    for reader in readers:
        rows = [row for row in reader.result() if row is not None]
        counts = [row["article_count"] for row in rows]
        assert counts
        assert counts == sorted(counts)
        # A read is one snapshot on SQLite. Neo4j reads what is committed, property by property.
        if store.engine == "sqlite":
            assert counts == [row["source_count"] for row in rows]


# --- the whole graph


def some_graph(store: GraphStore) -> None:
    put(store, "Source", {"id": "source:1", "name": "Daily 📰"}, {"id": "source:0", "name": "Älteste"})
    put(store, "Article", {"id": "article:1", "title": HOSTILE[0], "truncated": False, "body_start": 3})
    put(store, "Version", {"id": "version:1", "text": "Talks\n\nTalks began.", "current": True, "number": 1})
    put(store, "Entity", {"id": "person:1", "forms": {"B": 1, "A": 2}, "aliases": ["B", "A"], "latitude": 1.0})
    put(store, "Local", {"id": "local:1", "names": ["A"], "acts": True})
    put(store, "Meta", {"id": "note", "value": "kept"})
    connect(store, "PUBLISHED", ("source:1", "article:1", "", {}))
    connect(store, "HAS_VERSION", ("article:1", "version:1", "", {}))
    connect(
        store, "EVIDENCED_BY", *(("local:1", "version:1", f"{at}", {"start": at, "text": "T"}) for at in (10, 9, 8))
    )
    connect(store, "RESOLVED_TO", ("local:1", "person:1", "", {"score": 1, "reasons": ["name"]}))


def test_a_dump_is_in_a_fixed_order_with_nodes_first_and_every_property(store: GraphStore) -> None:
    some_graph(store)

    rows = list(store.dump())

    places = [(0, list(LABELS).index(row["node"]), row["id"], "", "") for row in rows if "node" in row]
    places += [(1, list(EDGES).index(row["edge"]), row["src"], row["dst"], row["key"]) for row in rows if "edge" in row]
    assert len(places) == len(rows) == 13
    assert places == sorted(places)
    assert rows[0] == {"node": "Source", **whole("Source", id="source:0", name="Älteste")}
    assert rows[-1] == {
        "edge": "RESOLVED_TO",
        "src": "local:1",
        "dst": "person:1",
        "key": "",
        "score": 1.0,
        "reasons": ["name"],
        "by": None,
        "at": "",
        "home": None,
        "turn": "",
    }


def test_loading_a_dump_again_changes_nothing(store: GraphStore) -> None:
    some_graph(store)
    before = list(store.dump())

    loaded = store.load(iter(before))

    assert loaded == len(before)
    assert list(store.dump()) == before


@pytest.mark.neo4j
def test_a_dump_of_one_engine_loaded_into_the_other_gives_the_same_dump(
    sqlite_store: GraphStore, neo4j_store: GraphStore
) -> None:
    some_graph(sqlite_store)
    rows = list(sqlite_store.dump())

    neo4j_store.load(rows)
    again = list(neo4j_store.dump())
    put(neo4j_store, "Story", {"id": "story:1"})
    sqlite_store.load(neo4j_store.dump())

    assert again == rows
    assert list(sqlite_store.dump()) == list(neo4j_store.dump())


def test_a_dump_left_half_read_blocks_nobody(store: GraphStore) -> None:
    some_graph(store)
    rows: Iterator[Row] = store.dump()
    next(rows)
    rows.close()  # type: ignore[attr-defined]  # a generator, as every iterator made by `yield` is

    assert put(store, "Story", {"id": "story:1"}) == 1


# --- the store itself


def test_preparing_a_prepared_store_keeps_what_it_holds(store: GraphStore) -> None:
    put(store, "Story", {"id": "story:1"})

    store.prepare()

    assert store.known("Story", ["story:1"]) == {"story:1"}


def test_health_counts_what_is_held_and_finds_nothing_wrong(store: GraphStore) -> None:
    people(store, 3)

    health = store.health()

    assert health.problems == ()
    assert health.engine == store.engine
    assert set(health.counts) == set(LABELS)
    assert (health.counts["Entity"], health.counts["Story"], health.counts["Meta"]) == (3, 1, 0)
    assert health.constraints >= len(LABELS)
    assert health.version
