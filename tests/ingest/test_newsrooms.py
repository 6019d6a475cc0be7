"""A newsroom counts once as a source, under whichever address or name its reports come."""

from dramatis.article import Article, Source
from graph.sqlite.store import SqliteStore
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import by_name, day, ingest, nodes


def told_by(source: Source | None, number: int) -> Article:
    body = f"Ann Lee leads Harbour Board. So it was told to paper number {number} in the evening."
    return Article(f"Lee leads, {number}", body, source=source, published_at=day("2025-05-17"), language="en")


def test_a_newsroom_is_one_source_by_address_by_subdomain_and_by_name(store: SqliteStore) -> None:
    known = [Source("BBC", "bbc.com"), Source("BBC News", "news.bbc.co.uk"), Source("BBC News"), Source("BBC")]

    ingest(store, *(told_by(source, number) for number, source in enumerate(known)))

    assert {row["source_count"] for row in nodes(store, "Story").values()} == {1}
    assert (by_name(store, "Ann Lee")["article_count"], by_name(store, "Ann Lee")["source_count"]) == (4, 1)
    assert [row["source_count"] for row in nodes(store, "Relation").values()] == [1]
    assert_projections_follow(store)


def test_outlets_of_which_nothing_is_known_stay_apart(store: SqliteStore) -> None:
    known = [Source("Herald", "north.example"), Source("Herald"), Source("South Post"), None]

    ingest(store, *(told_by(source, number) for number, source in enumerate(known)))

    assert by_name(store, "Ann Lee")["source_count"] == 4
    assert_projections_follow(store)
