"""Who comes into question in a store where many share a name: few are looked at, and the right one is among them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest

from benchmarks.resolution_articles import Told, told
from benchmarks.resolution_looks import Looks, look, resolve_article, write
from benchmarks.resolution_stores import rows_of
from benchmarks.resolution_world import Known, block_of, extraction_of, known
from dramatis.article import Article
from graph.candidates import MOST_COMPARED, MOST_HOLDERS, Shelf
from graph.cards import THINGS
from graph.entity_matching_cards import EntityCard
from graph.narrowing import filed_keys, sought_keys
from graph.shape import Row
from graph.store import GraphStore, Transaction
from graph.writing import Extracted
from tests.graph.stores import empty_sqlite

SMALL, LARGE = 200, 2_000


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, GraphStore]]:
    """Stores of one made-up world, the smaller a part of the larger."""
    with (
        empty_sqlite(tmp_path_factory.mktemp("small")) as small,
        empty_sqlite(tmp_path_factory.mktemp("large")) as large,
    ):
        stores = {SMALL: small, LARGE: large}
        for size, store in stores.items():
            store.transact(rows_of(map(known, range(size))).write)
        yield stores


def looks(store: GraphStore, articles: int) -> Looks:
    found = Looks()
    for number in range(articles):
        look(store, told(number, among=SMALL), found)
    return found


def test_an_article_asks_a_large_store_for_candidates_as_often_as_a_small_one(worlds: dict[int, GraphStore]) -> None:
    small, large = (looks(worlds[size], articles=10).calls for size in (SMALL, LARGE))

    # All keys together: once for people, organisations and places, once for documents, once for events.
    assert small["by_rare_keys"] == large["by_rare_keys"] == 3 * 10


def test_few_are_fetched_for_each_name_however_many_bear_it(worlds: dict[int, GraphStore]) -> None:
    found = looks(worlds[LARGE], articles=10)

    names = sum(tally.names for tally in found.sorts.values())
    assert 0 < found.candidates <= MOST_COMPARED * names
    # Places are read once more, when they are linked to their countries.
    assert found.rows <= (MOST_COMPARED + 1) * names


def test_whoever_is_known_is_nearly_always_among_them(worlds: dict[int, GraphStore]) -> None:
    found = looks(worlds[LARGE], articles=40)

    known_, seen = (sum(getattr(tally, part) for tally in found.sorts.values()) for part in ("known", "found"))
    assert known_ > 300
    assert seen / known_ >= 0.97


# --- a name that very many bear


def bearer(number: int, **more: object) -> Row:
    """One of many of one name, seen in a story of his own."""
    return {
        "id": f"person:{number:03d}",
        "kind": "PERSON",
        "name": "Anna Novak",
        "aliases": ["Anna Novak"],
        "forms": {"Anna Novak": 1},
        "titles": [],
        "roles": [],
        "first_seen": f"20{number % 20:02d}-01-01T00:00:00.000000Z",
        "last_seen": f"20{number % 20:02d}-01-01T00:00:00.000000Z",
        "signature": {"stories": {f"story:{number}": ""}},
        **dict.fromkeys(("wikidata", "geonames", "country", "gender", "suffix")),
        **more,
    }


def near(store: GraphStore, row: Row) -> list[str]:
    """The ids that come into question for the row."""

    def work(transaction: Transaction) -> list[str]:
        shelf = Shelf(THINGS)
        shelf.fill(transaction, [row], ())
        return shelf.near(THINGS.card(row))

    return store.transact(work)


def file(store: GraphStore, *rows: Row) -> None:
    def work(transaction: Transaction) -> None:
        transaction.put("Entity", rows)
        keys = {row["id"]: sorted(THINGS.keys(THINGS.card(row))) for row in rows}
        transaction.put("Key", [{"id": key} for key in sorted({key for found in keys.values() for key in found})])
        transaction.connect("HAS_KEY", [(entity, key, "", {}) for entity, found in keys.items() for key in found])

    store.transact(work)


@pytest.mark.parametrize(
    ("change", "told_by"),
    [
        ({"signature": {"stories": {"story:37": ""}}}, {"signature": {"stories": {"story:37": ""}}}),
        ({"roles": ["deputy harbour master"]}, {"roles": ["former harbour pilot"]}),
        ({"country": "SI"}, {"country": "SI"}),
    ],
    ids=["story", "office", "country"],
)
def test_of_very_many_namesakes_those_are_found_of_whom_something_else_agrees(
    store: GraphStore, change: Row, told_by: Row
) -> None:
    file(store, *(bearer(number, **(change if number == 37 else {})) for number in range(MOST_HOLDERS + 20)))

    found = near(store, bearer(999, first_seen="", last_seen="", **told_by))

    assert found == ["person:037"]


def test_of_very_many_namesakes_nobody_is_found_by_the_name_alone(store: GraphStore) -> None:
    file(store, *map(bearer, range(MOST_HOLDERS + 1)))

    assert near(store, bearer(999, first_seen="", last_seen="")) == []


def test_as_many_as_may_share_a_key_are_found_by_it(store: GraphStore) -> None:
    file(store, *map(bearer, range(MOST_COMPARED)))

    assert near(store, bearer(999, first_seen="", last_seen="")) == [f"person:{n:03d}" for n in range(MOST_COMPARED)]


def test_narrower_keys_find_nobody_whom_the_keys_of_the_name_do_not_find() -> None:
    cards = [
        THINGS.card(row | {"id": row["id"] + kind})
        for kind in ("one", "other")
        for row in rows_of(map(known, range(120))).nodes["Entity"]
    ]

    def wide(keys: frozenset[str]) -> set[str]:
        return {key.partition("@")[0].replace("x:", "name:") for key in keys}

    def meet(one: EntityCard, other: EntityCard) -> bool:
        return not sought_keys(one).isdisjoint(filed_keys(other))

    met = [(one, other) for one in cards[:120] for other in cards[120:] if meet(one, other)]
    assert len(met) > 120
    assert all(wide(sought_keys(one)) & wide(filed_keys(other)) for one, other in met)


# --- what is written of those who are known already


class Recording:
    """A transaction that keeps the rows of entities that are put."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.entities: list[Row] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transaction, name)

    def put(self, label: str, rows: Sequence[Row]) -> int:
        """As Transaction.put."""
        if label == "Entity":
            self.entities += rows
        return self._transaction.put(label, rows)


def test_of_an_entity_that_is_known_only_what_an_article_changes_is_written(store: GraphStore) -> None:
    world = rows_of(map(known, range(SMALL)))
    for mention in {mention for row in world.nodes["Entity"] for mention in row["founding"]}:
        world.node("Mention", {"id": mention})
    store.transact(world.write)
    article = told(0, among=SMALL)

    def work(transaction: Transaction) -> tuple[list[Row], dict[str, Row]]:
        write(transaction, article)
        before = transaction.get("Entity", [known(number).id for number in range(SMALL)])
        recording: Any = Recording(transaction)
        resolve_article(recording, article)
        return recording.entities, before

    written, before = store.transact(work)

    again = [row for row in written if row["id"] in before]
    assert len(again) > 2
    assert any("last_seen" in row and "name" not in row for row in again)
    for row in again:
        assert all(value != before[row["id"]][name] for name, value in row.items() if name != "id")


# --- the bulk that the measurement fills its stores with


def test_what_is_filled_in_bulk_is_what_resolution_writes(sqlite_store: GraphStore) -> None:
    members = next(found for found in map(_seen_together, range(100)) if found)
    article = _article_of(members)
    expected = rows_of(members)

    sqlite_store.transact(partial(write, article=article))
    sqlite_store.transact(partial(resolve_article, article=article))

    ids = [member.id for member in members]
    stored = sqlite_store.transact(lambda transaction: transaction.get("Entity", ids))
    filed = {(row["src"], row["dst"]) for row in sqlite_store.dump() if row.get("edge") == "HAS_KEY"}
    assert {edge[:2] for edge in expected.edges["HAS_KEY"]} == filed
    for row in expected.nodes["Entity"]:
        company = row["signature"]["company"][0]
        company[1] = article.item.article.id
        assert {name: stored[row["id"]][name] for name in row} == row


def _seen_together(block: int) -> list[Known]:
    """Those of the block as if one article had told of them all; nobody where two share a name or one is seen twice."""
    members = [known(number) for number in block_of(block)]
    if any(len(member.reports) > 1 for member in members) or len({member.family for member in members}) < len(members):
        return []
    return [replace(one, reports=(replace(one.reports[0], day="2026-05-15"),)) for one in members]


def _article_of(members: list[Known]) -> Told:
    extraction = extraction_of([member.number for member in members])
    article = Article("Together", "x" * 200, published_at=datetime(2026, 5, 15, 12, tzinfo=UTC), language="en")
    item = Extracted(article, replace(extraction, version=article.version_id))
    return Told(item, members[0].reports[0].story, ())
