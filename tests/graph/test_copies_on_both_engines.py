"""Copies through ingestion and rollback, on both engines: reworded, cut, late, and handed on."""

from datetime import UTC, datetime

from graph.store import GraphStore
from ingest.rolling_back import rollback
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import WIRE, hash_of, ingest, nodes, pairs, report

REWORDED = WIRE.replace("town", "city").replace("expected", "due").replace("wait", "lie").replace("eighty", "ninety")
CUT = ". ".join(WIRE.split(". ")[:4]) + "."
ORIGINAL = report(WIRE, "Storm closes harbour", at="2025-05-17", by="north.example")
COPY = report(REWORDED, "Port shut", at="2025-05-18", by="south.example")
SHORTER = report(CUT, "Harbour closed", at="2025-05-19", by="east.example")
AGAIN = report(REWORDED, "Storm closes harbour, corrected", at="2025-05-20", by="www.north.example")


def test_copies_follow_the_earliest_and_go_back_when_it_is_taken_back(store: GraphStore) -> None:
    ingest(store, SHORTER, COPY, AGAIN)
    before = hash_of(store)
    assert pairs(store, "COPY_OF") == {(SHORTER.id, COPY.id), (AGAIN.id, COPY.id)}

    ingest(store, ORIGINAL, clock=datetime(2025, 6, 2, tzinfo=UTC))

    assert pairs(store, "COPY_OF") == {(SHORTER.id, ORIGINAL.id), (COPY.id, ORIGINAL.id)}
    assert {row["origin"] for row in nodes(store, "Article").values()} == {
        nodes(store, "Article")[ORIGINAL.id]["origin"]
    }
    assert_projections_follow(store)

    last = max(nodes(store, "Run").values(), key=lambda row: row["started_at"])
    rollback(store, last["id"], lambda: datetime(2025, 6, 3, tzinfo=UTC))

    assert hash_of(store) == before
    assert_projections_follow(store)
