"""What is projected equals what a rebuild gives, whatever was ingested in whatever order."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dramatis.article import Article, StoryPage
from dramatis.extraction import Extraction
from dramatis.words import ArticleKind
from graph.places import link_countries
from graph.projection import refresh_entities, refresh_stories
from graph.shape import Row
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore, Transaction
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import WIRE, by_name, day, hash_of, ingest, nodes, pairs, report
from tests.ingest.plain_extractor import PlainExtractor

PAGE = Article(
    "Harbour story",
    "Bo Ray and Ann Lee met in Oslo on 2025-05-16.",
    kind=ArticleKind.STORY_PAGE,
    page=StoryPage(((15, 60),), 12),
    language="en",
)
# Two texts of one address stand side by side, so that any of them may be the present one.
NEWS = (
    report(WIRE, "Storm", at="2025-05-18", by="north.example"),
    report(WIRE, "Shut", at="2025-05-17", by="south.example"),
    report("Cy Fox leads Harbour Board.", "Shut", at="2025-05-17", by="south.example"),
    report(WIRE.replace("leads", "may lead"), "Storm", at="2025-05-18", by="north.example"),
    report("Ann Lee does not lead Harbour Board. Ann Lee wrote the Oslo Memorandum.", "Note", by="west.example"),
    report("Ann Lee wrote the Oslo Memorandum. Cy Fox said it is short.", "Note", by="west.example"),
    report("Bo Ray and Ann Lee will meet in Oslo on 2025-05-16. Bo Ray said yes.", "Ahead", at="2025-05-10"),
    report("Bo Ray and Ann Lee did not meet in Oslo on 2025-05-16.", "Denied", at="2025-05-20", by="east.example"),
    report("Ann Lee leads Harbour Board.", "Listed", page_id=PAGE.id),
    PAGE,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(range(len(NEWS))), min_size=1, max_size=4), min_size=1, max_size=5))
def test_after_any_runs_every_projection_is_what_a_rebuild_gives(
    make_store: Callable[[], SqliteStore], runs: list[list[int]]
) -> None:
    store = make_store()

    for number, run in enumerate(runs, start=1):
        ingest(store, *(NEWS[place] for place in run), clock=day(f"2025-06-{number:02d}"))
        assert_projections_follow(store)

    store.close()


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(len(NEWS))), st.lists(st.sampled_from(range(len(NEWS))), max_size=4))
def test_computing_every_projection_again_changes_nothing(
    make_store: Callable[[], SqliteStore], order: list[int], more: list[int]
) -> None:
    store = make_store()
    ingest(store, *(NEWS[place] for place in [*order, *more]))
    before = list(store.dump())

    def work(transaction: Transaction) -> None:
        refresh_entities(transaction, nodes(store, "Entity"))
        refresh_stories(transaction, nodes(store, "Story"))
        link_countries(transaction, sorted(nodes(store, "Entity")))

    store.transact(work)

    assert list(store.dump()) == before
    store.close()


def test_both_engines_project_the_same(store: GraphStore, make_store: Callable[[], SqliteStore]) -> None:
    embedded = make_store()

    for articles in (NEWS[:5], NEWS[5:], NEWS[:2]):
        ingest(store, *articles)
        ingest(embedded, *articles)

    assert_projections_follow(store)
    assert list(store.dump()) == list(embedded.dump())
    assert hash_of(store) == hash_of(embedded)
    embedded.close()


# --- places and countries


@pytest.mark.parametrize("first", ["city", "state"])
def test_a_city_lies_in_its_country_whichever_is_known_first(sqlite_store: GraphStore, first: str) -> None:
    city: Row = {"id": "place:oslo", "kind": "PLACE", "name": "Oslo", "country": "NO", "wikidata": None}
    state: Row = {"id": "place:norway", "kind": "PLACE", "name": "Norway", "country": "NO", "wikidata": "Q20"}

    def add(row: Row) -> None:
        def work(transaction: Transaction) -> None:
            transaction.put("Entity", [row])
            link_countries(transaction, [row["id"]])

        sqlite_store.transact(work)

    for row in [city, state] if first == "city" else [state, city]:
        add(row)

    assert pairs(sqlite_store, "COUNTRY") == {("place:oslo", "place:norway")}


def test_an_event_takes_place_where_most_evidence_says(sqlite_store: GraphStore) -> None:
    ingest(
        sqlite_store,
        report("Bo Ray and Ann Lee met in Oslo on 2025-05-16.", "One", at="2025-05-17"),
        report("Bo Ray and Ann Lee met in Oslo on 2025-05-16.", "Two", at="2025-05-18"),
    )

    (event,) = [row["id"] for row in nodes(sqlite_store, "Entity").values() if row["kind"] == "EVENT"]
    assert pairs(sqlite_store, "EVENT_PLACE") == {(event, by_name(sqlite_store, "Oslo")["id"])}


def in_oman(article: Article, found: Extraction) -> Extraction:
    """The extraction with what a gazetteer says of Oman and its capital."""
    known = {"Oman": "Q842", "Muscat": "Q3826"}
    entities = (
        replace(entity, country="OM", wikidata=known[entity.name]) if entity.name in known else entity
        for entity in found.entities
    )
    return replace(found, entities=tuple(entities))


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_a_town_is_where_an_event_takes_place_though_most_say_only_the_country(
    store: GraphStore, order: tuple[int, ...]
) -> None:
    articles = [
        report(
            f"Bo Ray and Ann Lee met in {place} on 2025-05-16.", title, at="2025-05-17", by=f"{title.lower()}.example"
        )
        for title, place in (("One", "Oman"), ("Two", "Muscat"), ("Three", "Oman"))
    ]

    for number in order:
        ingest(store, articles[number], extractor=PlainExtractor(bend=in_oman))

    (event,) = [row for row in nodes(store, "Entity").values() if row["kind"] == "EVENT"]
    assert pairs(store, "EVENT_PLACE") == {(event["id"], by_name(store, "Muscat")["id"])}
    assert (event["signature"]["place"], event["signature"]["place_broad"]) == (by_name(store, "Muscat")["id"], False)


def test_a_country_is_where_an_event_takes_place_that_no_town_of_it_is_named_for(sqlite_store: GraphStore) -> None:
    ingest(
        sqlite_store,
        report("Bo Ray and Ann Lee met in Oman on 2025-05-16. Muscat leads Oman.", "One", at="2025-05-17"),
        extractor=PlainExtractor(bend=in_oman),
    )

    (event,) = [row["id"] for row in nodes(sqlite_store, "Entity").values() if row["kind"] == "EVENT"]
    assert pairs(sqlite_store, "EVENT_PLACE") == {(event, by_name(sqlite_store, "Oman", "PLACE")["id"])}


def test_a_place_that_no_text_names_any_more_is_not_where_an_event_takes_place(sqlite_store: GraphStore) -> None:
    where = "Bo Ray and Ann Lee met in {} on 2025-05-16."
    ingest(sqlite_store, report(where.format("Oslo"), "One", by="north.example"))
    ingest(sqlite_store, report("Bo Ray and Ann Lee met on 2025-05-16.", "Two", by="south.example"))

    ingest(sqlite_store, report("Bo Ray and Ann Lee met on 2025-05-16.", "One", by="north.example"))

    assert len([row for row in nodes(sqlite_store, "Entity").values() if row["kind"] == "EVENT"]) == 1
    assert pairs(sqlite_store, "EVENT_PLACE") == set()
