"""A dump is the whole graph: backup, restore, and the way from one engine to the other."""

import json
from typing import Any

import pytest

from dramatis.errors import StoreError
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import WIRE, ingest, nodes, report

NEWS = (
    report(WIRE, "Storm", at="2025-05-18", by="north.example"),
    report("Ann Lee leads Rat. Ann Lee said “👩‍👩‍👧 e\u0301”.", "Storm", at="2025-05-18", by="north.example"),
    report(WIRE, "Shut", at="2025-05-17", by="south.example"),
)


def test_a_dump_as_json_loaded_elsewhere_is_the_same_graph(store: GraphStore, tmp_path: Any) -> None:
    source = SqliteStore(tmp_path / "source.sqlite")
    source.prepare()
    ingest(source, *NEWS)
    dumped = [json.loads(json.dumps(row)) for row in source.dump()]

    count = store.load(dumped)

    assert count == len(dumped)
    assert list(store.dump()) == list(source.dump())
    assert_projections_follow(store)
    source.close()


def test_loading_twice_adds_nothing(sqlite_store: GraphStore, tmp_path: Any) -> None:
    source = SqliteStore(tmp_path / "source.sqlite")
    source.prepare()
    ingest(source, *NEWS)
    sqlite_store.load(source.dump())

    sqlite_store.load(source.dump())

    assert list(sqlite_store.dump()) == list(source.dump())
    source.close()


def test_what_was_loaded_goes_on_as_if_it_had_grown_here(sqlite_store: GraphStore, tmp_path: Any) -> None:
    source = SqliteStore(tmp_path / "source.sqlite")
    source.prepare()
    ingest(source, *NEWS[:2])
    sqlite_store.load(source.dump())

    for place in (source, sqlite_store):
        ingest(place, NEWS[2])

    assert list(sqlite_store.dump()) == list(source.dump())
    source.close()


@pytest.mark.parametrize(
    "row",
    [
        {"node": "Sighting", "id": "x"},
        {"node": "Entity"},
        {"node": "Entity", "id": 7},
        {"node": "Entity", "id": "x", "shoe_size": 44},
        {"edge": "LIKES", "src": "a", "dst": "b", "key": ""},
        {"edge": "NAMES", "src": "a", "dst": "b"},
        {"edge": "NAMES", "src": "a", "dst": "b", "key": "", "weight": 1},
        {},
    ],
)
def test_a_row_of_another_schema_is_refused_and_nothing_of_its_batch_is_loaded(
    sqlite_store: GraphStore, row: dict[str, object]
) -> None:
    with pytest.raises(StoreError, match="schema"):
        sqlite_store.load([{"node": "Entity", "id": "person:1", "name": "Ann"}, row])

    assert nodes(sqlite_store, "Entity") == {}
