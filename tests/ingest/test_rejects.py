"""Bad inputs are kept with their reason; the good ones of their batch are stored."""

from datetime import UTC, datetime

from dramatis.article import Rejected
from graph.sqlite.store import SqliteStore
from ingest.rejects import forget_rejected, list_rejected
from tests.ingest.newsroom import ingest, nodes, report

BAD = Rejected("feed.jsonl:3", "line 3 is cut off", '{"title": "Half', "JSONL")


def test_a_batch_with_a_bad_article_stores_the_good_ones_and_keeps_the_bad(store: SqliteStore) -> None:
    counts = ingest(store, report("Ann Lee leads Board."), BAD, report("Bo Ray leads Board.", "Another"))

    assert (counts.articles, counts.new, counts.rejected) == (2, 2, 1)
    assert len(nodes(store, "Article")) == 2
    (kept,) = list_rejected(store)
    assert (kept["origin"], kept["reason"], kept["content"], kept["format"]) == (
        BAD.origin,
        BAD.reason,
        BAD.content,
        BAD.format,
    )


def test_the_same_bad_input_again_is_one(store: SqliteStore) -> None:
    ingest(store, BAD)

    ingest(store, BAD, clock=datetime(2025, 7, 1, tzinfo=UTC))

    assert [row["at"] for row in list_rejected(store)] == ["2025-07-01T00:00:00.000000Z"]


def test_a_long_list_comes_whole_and_oldest_first(store: SqliteStore) -> None:
    many = [Rejected(f"feed.jsonl:{number}", "bad", str(number), "JSONL") for number in range(1_203)]
    ingest(store, *many)
    ingest(store, BAD, clock=datetime(2025, 5, 1, tzinfo=UTC))

    kept = list_rejected(store)

    assert len({row["id"] for row in kept}) == len(kept) == 1_204
    assert kept[0]["reason"] == BAD.reason


def test_what_is_forgotten_is_gone_and_nothing_else(store: SqliteStore) -> None:
    ingest(store, BAD, Rejected("other", "also bad", "x", "HTML"), report("Ann Lee leads Board."))
    first = next(row for row in list_rejected(store) if row["origin"] == BAD.origin)

    forget_rejected(store, [first["id"]])

    assert [row["origin"] for row in list_rejected(store)] == ["other"]
    assert len(nodes(store, "Article")) == 1
