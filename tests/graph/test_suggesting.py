"""What both engines suggest while somebody types: right spellings first, the best known first, nothing that is gone."""

import sqlite3
from collections.abc import Sequence

import pytest

from graph.shape import Row
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore, Transaction
from graph.suggesting import suggest
from tests.graph.stores import empty_sqlite

KINDS = ("PERSON", "ORGANIZATION", "PLACE", "DOCUMENT", "EVENT", "STORY")


def named(key: str, articles: int, *names: str, **more: object) -> Row:
    """An entity with its names, or a story with its title."""
    kind = key.partition(":")[0].upper()
    if kind == "STORY":
        return {"id": key, "title": names[0], "article_count": articles}
    return {"id": key, "kind": kind, "name": names[0], "aliases": list(names), "article_count": articles, **more}


THINGS = [
    named("person:lavrov", 40, "Sergey Lavrov", "Lavrov", "Sergei Lavrov", "Лавров"),
    named("person:lavr", 2, "Lavr Kornilov"),
    named("person:zelensky", 90, "Volodymyr Zelensky", "Володимир Зеленський", "Zelenskyy"),
    named("person:zelaya", 5, "Xiomara Zelaya"),
    named("person:obradovic", 7, "Željko Obradović"),
    named("person:gone", 99, "Zelensky", merged_into="person:zelensky"),
    named("organization:un", 50, "United Nations", "UN"),
    named("place:iran", 60, "Iran"),
    named("place:beijing", 30, "北京", "Beijing"),
    named("event:1", 3, "Istanbul talks"),
    named("document:1", 1, "Istanbul memorandum"),
    named("story:1", 65, "Lavrov proposes talks in Istanbul"),
    named("story:2", 65, "Zelensky meets Iranian envoys"),
]


def write(store: GraphStore, rows: Sequence[Row]) -> None:
    def work(transaction: Transaction) -> None:
        transaction.put("Entity", [row for row in rows if not row["id"].startswith("story:")])
        transaction.put("Story", [row for row in rows if row["id"].startswith("story:")])

    store.transact(work)


@pytest.fixture
def names(store: GraphStore) -> GraphStore:
    """A store with a few well-known and less known names."""
    write(store, THINGS)
    return store


def ids(store: GraphStore, prefix: str, kinds: Sequence[str] = KINDS, first: int = 10) -> list[str]:
    return [hit.id for hit in suggest(store, prefix, kinds, first)]


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("zel", ["person:zelensky", "story:2", "person:obradovic", "person:zelaya"]),
        ("Зелен", ["person:zelensky", "story:2"]),
        ("Žel", ["person:zelensky", "story:2", "person:obradovic", "person:zelaya"]),
        ("zhel", ["person:obradovic", "person:zelensky", "story:2", "person:zelaya"]),
        ("lavrv", ["story:1", "person:lavrov", "person:lavr"]),
        ("ЛАВР", ["story:1", "person:lavrov", "person:lavr"]),
        ("alvrov", ["story:1", "person:lavrov"]),
        ("vlodymyr", ["person:zelensky"]),
        ("zelinsky", ["person:zelensky", "story:2"]),
        ("sergey lav", ["person:lavrov"]),
        ("lav ser", ["person:lavrov"]),
        ("iran", ["place:iran", "story:2"]),
        ("beij", ["place:beijing"]),
        ("北", ["place:beijing"]),
        ("ist", ["story:1", "event:1", "document:1"]),
        ("xyz", []),
        ("lavrov nothing", []),
        ("", []),
        ("   ", []),
        ("?!", []),
        ("\ud800", []),
        ("%", []),
        ("a' OR 1=1 --", []),
        ("x" * 10_000, []),
        ("lav " * 5_000, ["story:1", "person:lavrov", "person:lavr"]),
    ],
)
def test_what_is_typed_finds_names_aliases_and_titles(names: GraphStore, prefix: str, expected: list[str]) -> None:
    assert ids(names, prefix) == expected


def test_only_the_kinds_asked_are_suggested(names: GraphStore) -> None:
    assert ids(names, "ist", ("EVENT", "DOCUMENT")) == ["event:1", "document:1"]
    assert ids(names, "zel", ("STORY",)) == ["story:2"]
    assert ids(names, "zel", ("ARTICLE", "CLAIM")) == []
    assert ids(names, "zel", ()) == []


def test_first_bounds_the_answer_and_better_spellings_fill_it_first(names: GraphStore) -> None:
    assert ids(names, "lavr", first=2) == ["story:1", "person:lavrov"]
    assert ids(names, "zel", first=0) == []


def test_an_answer_has_the_name_and_what_it_is(names: GraphStore) -> None:
    hits = suggest(names, "ist", KINDS, 2)

    assert [(hit.label, hit.name, hit.articles) for hit in hits] == [
        ("Story", "Lavrov proposes talks in Istanbul", 65),
        ("Entity", "Istanbul talks", 3),
    ]


def test_changed_merged_and_removed_names_are_no_longer_suggested(names: GraphStore) -> None:
    def work(transaction: Transaction) -> None:
        transaction.put("Entity", [{"id": "person:lavrov", "name": "S. Lavrov", "aliases": ["S. Lavrov"]}])
        transaction.put("Entity", [{"id": "person:zelaya", "merged_into": "person:zelensky"}])
        transaction.put("Story", [{"id": "story:2", "title": "Another headline"}])
        transaction.remove("Story", ["story:1"])
        transaction.remove("Entity", ["place:beijing"])

    names.transact(work)

    assert ids(names, "lavrov") == ["person:lavrov"]
    assert ids(names, "serg") == []
    assert ids(names, "zel") == ["person:zelensky", "person:obradovic"]
    assert ids(names, "beij") == []
    assert ids(names, "headline") == ["story:2"]
    assert names.spellings([(0, "beij"), (1, "eiji"), (0, "propos"), (2, "opos")], 10) == []


def test_a_restored_graph_is_suggested_like_the_one_it_came_from(
    sqlite_store: GraphStore, store: GraphStore, tmp_path_factory: pytest.TempPathFactory
) -> None:
    if store is not sqlite_store:
        write(sqlite_store, THINGS)
        store.load(sqlite_store.dump())
    else:
        with empty_sqlite(tmp_path_factory.mktemp("other")) as other:
            write(other, THINGS)
            store.load(other.dump())

    assert ids(store, "zelnesky") == ["person:zelensky", "story:2"]


def test_a_store_that_was_filled_without_us_is_filed_when_it_is_made_ready(names: GraphStore) -> None:
    if isinstance(names, SqliteStore):
        with sqlite3.connect(names.path) as connection:
            connection.execute("DELETE FROM suggest_word")
            connection.execute("DELETE FROM suggest_part")
        connection.close()
    else:
        names.transact(lambda transaction: transaction._runner.write("MATCH (w:SuggestedWord) DETACH DELETE w"))  # type: ignore[attr-defined]  # what no verb can do
    assert ids(names, "lavrv") == []

    names.prepare()

    assert ids(names, "lavrv") == ["story:1", "person:lavrov", "person:lavr"]
