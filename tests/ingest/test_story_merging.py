"""Stories that turn out to be one: one id goes on, the other leads to it, and what was merged can be parted again."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from dramatis.article import Article, StoryPage
from dramatis.words import ArticleKind
from graph.attaching import attach
from graph.shape import Link, Row, Shape
from graph.sqlite.store import SqliteStore
from graph.store import Transaction
from ingest.forgetting import forget
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.ferry_strike import BOTH, CREWS, FROST, ISLANDS
from tests.ingest.newsroom import day, edges, ingest, nodes, pairs, report
from tests.ingest.reading_again import runs, take_back


def standing(store: SqliteStore) -> dict[str, Any]:
    """The stories that stand."""
    return {key: row for key, row in nodes(store, "Story").items() if not row["merged_into"]}


def led(store: SqliteStore) -> dict[str, str]:
    """The ids of stories that were merged away, and where they lead."""
    return {key: row["merged_into"] for key, row in nodes(store, "Story").items() if row["merged_into"]}


def place_of(store: SqliteStore, article: Article) -> str:
    """The story of the article."""
    return dict(pairs(store, "IN_STORY"))[article.id]


def told(store: SqliteStore) -> list[object]:
    """All that a reader can see, and what stories are compared by; without times and runs."""
    left_out = {"recorded", "retracted", "at", "run", "reading", "number", "turn", "started_at"}
    labels = {"Story", "Vocabulary", "Entity", "Relation", "Claim", "Bullet", "Key"}
    kinds = {"IN_STORY", "HAS_ACTOR", "HAS_CLAIM", "HAS_RELATION", "HAS_KEY", "HAS_BULLET", "SHOWED_SAME"}
    return [
        sorted((name, str(value)) for name, value in row.items() if name not in left_out)
        for row in store.dump()
        if row.get("node") in labels or row.get("edge") in kinds
    ]


@pytest.mark.parametrize("articles", [(CREWS, ISLANDS, BOTH), (ISLANDS, CREWS, BOTH)], ids=["crews", "islands"])
@pytest.mark.parametrize("together", [True, False], ids=["one batch", "one by one"])
def test_a_report_that_tells_both_makes_two_stories_one(
    store: SqliteStore, articles: tuple[Article, ...], together: bool
) -> None:
    for batch in (articles,) if together else [(article,) for article in articles]:
        ingest(store, *batch)

    (story,) = standing(store)
    assert {place for _, place in pairs(store, "IN_STORY")} == {story}
    assert set(led(store).values()) == {story}
    assert standing(store)[story]["article_count"] == standing(store)[story]["source_count"] == 3
    assert_projections_follow(store)


def test_the_id_that_goes_leads_to_the_story_that_stays(store: SqliteStore) -> None:
    ingest(store, CREWS, ISLANDS, BOTH)
    ((gone, story),) = led(store).items()

    found = store.read(Shape("Story", ("title", "article_count")), [gone, story])
    listed = store.read(Shape("Query", (), (Link("stories", "stories", Shape("Story")),)), ["query"])

    assert [row and row["id"] for row in found] == [story, story]
    assert listed[0] is not None
    assert [row["id"] for row in listed[0]["stories"]["items"]] == [story]


def test_why_stories_were_merged_is_kept(store: SqliteStore) -> None:
    ingest(store, CREWS, ISLANDS, BOTH)

    (merge,) = edges(store, "SHOWED_SAME")
    ((gone, story),) = led(store).items()
    assert (merge["src"], merge["dst"], merge["into"], merge["position"]) == (BOTH.id, gone, story, 0)
    assert 0.5 <= merge["score"] <= 1
    assert merge["features"].keys() >= {"whole", "fit", "gap", "joining", "alone", "age"}


def test_batches_may_be_cut_anywhere_around_a_merge(make_store: Callable[[], SqliteStore]) -> None:
    articles = (CREWS, FROST, ISLANDS, BOTH)
    whole, cut = make_store(), make_store()

    ingest(whole, *articles)
    for article in articles:
        ingest(cut, article)

    kept = [(standing(place), nodes(place, "Vocabulary"), pairs(place, "IN_STORY")) for place in (whole, cut)]
    assert kept[0] == kept[1]
    whole.close()
    cut.close()


def test_who_was_seen_in_a_story_that_goes_was_seen_in_the_one_that_stays(store: SqliteStore) -> None:
    ingest(store, CREWS, ISLANDS)
    ingest(store, BOTH)

    (story,) = standing(store)
    (gone,) = led(store)
    seen = [row["signature"]["stories"] for row in nodes(store, "Entity").values() if row["signature"]]
    assert seen
    assert {key for stories in seen for key in stories} == {story}
    assert not [key for key in nodes(store, "Key") if gone in key]


def test_who_stood_only_in_a_former_text_was_seen_in_the_story_that_stays(store: SqliteStore) -> None:
    ingest(store, replace(ISLANDS, body=f"{ISLANDS.body} Cy Fox leads Dock."))
    for article in (ISLANDS, CREWS, BOTH):
        ingest(store, article)

    (gone,) = led(store)
    assert gone not in str(nodes(store, "Entity"))
    assert not [key for key in nodes(store, "Key") if gone in key]


@pytest.mark.parametrize("articles", [(CREWS, ISLANDS, BOTH), (ISLANDS, CREWS, BOTH)], ids=["crews", "islands"])
def test_nothing_but_its_id_is_left_of_a_story_that_goes(store: SqliteStore, articles: tuple[Article, ...]) -> None:
    for article in articles:
        ingest(store, article)

    (gone,) = led(store)
    left = {row["edge"] for row in store.dump() if "edge" in row and gone in (row["src"], row["dst"])}
    assert left == {"SHOWED_SAME"}
    assert set(nodes(store, "Bullet")) == {bullet for _, bullet in pairs(store, "HAS_BULLET")}


def test_the_same_articles_again_add_nothing_to_a_merge(store: SqliteStore) -> None:
    ingest(store, CREWS, ISLANDS, BOTH)
    before = list(store.dump())

    ingest(store, CREWS, ISLANDS, BOTH)

    assert list(store.dump()) == before


def test_a_rollback_parts_what_its_run_merged(store: SqliteStore) -> None:
    ingest(store, CREWS, ISLANDS)
    before = told(store)
    ingest(store, BOTH, clock=day("2025-06-02"))

    take_back(store, runs(store)[1])

    assert told(store) == before
    assert_projections_follow(store)


def test_a_merge_stands_when_an_article_that_did_not_show_it_goes(store: SqliteStore) -> None:
    ingest(store, CREWS)
    ingest(store, ISLANDS, BOTH, clock=day("2025-06-02"))

    take_back(store, runs(store)[0])

    (story,) = standing(store)
    assert {place for _, place in pairs(store, "IN_STORY")} == {story}
    assert standing(store)[story]["article_count"] == 2
    assert_projections_follow(store)


def test_forgetting_the_report_that_showed_a_merge_parts_the_stories(store: SqliteStore) -> None:
    ingest(store, CREWS, ISLANDS, BOTH)

    forget(store, BOTH.id, lambda: day("2025-06-02"))

    assert place_of(store, CREWS) != place_of(store, ISLANDS)
    assert len(standing(store)) == 2
    assert led(store) == {}
    assert_projections_follow(store)


def test_it_merges_again_when_the_report_comes_again(store: SqliteStore) -> None:
    ingest(store, CREWS, ISLANDS)
    ingest(store, BOTH, clock=day("2025-06-02"))
    merged = led(store)
    take_back(store, runs(store)[1])

    ingest(store, BOTH, clock=day("2025-06-03"))

    assert led(store) == merged
    assert_projections_follow(store)


def _write_note(transaction: Transaction, row: Row) -> None:
    transaction.put("Note", [row])
    attach(transaction, "NOTED_ON", row["id"], [row["target"]])


def test_a_note_on_a_story_goes_along_and_comes_back(store: SqliteStore) -> None:
    ingest(store, CREWS, ISLANDS)
    own = {place_of(store, CREWS), place_of(store, ISLANDS)}
    for number, story in enumerate(sorted(own)):
        note = f"note:{number}"
        row = {"id": note, "text": "Look into it", "author": "Ann", "at": "2025-05-06T00:00:00Z", "target": story}
        store.transact(partial(_write_note, row=row))

    ingest(store, BOTH, clock=day("2025-06-02"))

    (story,) = standing(store)
    assert {end for _, end in pairs(store, "NOTED_ON")} == {story}
    take_back(store, runs(store)[1])
    assert {end for _, end in pairs(store, "NOTED_ON")} == own


def test_a_page_s_story_stays_whichever_is_larger(store: SqliteStore) -> None:
    page = Article("Harbour", "Ferries lie still.", kind=ArticleKind.STORY_PAGE, page=StoryPage(((9, 27),), 12, ()))
    listed = report(ISLANDS.body, ISLANDS.title, at="2025-05-05", by="islands.example", page_id=page.id)
    ingest(store, CREWS, listed, BOTH)

    ingest(store, page)

    (story,) = standing(store)
    assert standing(store)[story]["title"] == "Harbour"
    assert dict(pairs(store, "PAGE_OF")) == {page.id: story}
    assert list(led(store).values()) == [story]
