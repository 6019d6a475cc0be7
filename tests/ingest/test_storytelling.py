"""Which story an article stands in, and what a story says of its articles."""

import math
from collections.abc import Callable

import pytest

from dramatis.article import Article, StatedShare, StoryPage
from dramatis.words import ArticleKind
from graph.sqlite.store import SqliteStore
from ingest import story_rows
from stories.joining import learnt
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import day, edges, hash_of, ingest, nodes, pairs, report
from tests.ingest.reading_again import runs, take_back

STRIKE = (
    "Ferry crews in Split walked out over pay on Monday. The union of ferry crews wants eight percent more pay. "
    "Passengers slept in the harbour hall while the ferry company and the union talked.",
    "Ferry crews stayed away for a second day in Split. The ferry company offered the union four percent more pay. "
    "The harbour hall was full of passengers again.",
    "The strike of the ferry crews in Split is over. Union and ferry company agreed on six percent more pay.",
)
ORCHARD = "Frost killed half of the apple blossom in the valley, growers say. Insurance pays only for hail."


def strike(number: int, at: str) -> Article:
    return report(STRIKE[number], f"Ferry strike in Split, part {number}", at=at, by=f"outlet{number}.example")


def page(bullet: str = "Bo Ray and Ann Lee met in Oslo.", count: int | None = 65) -> Article:
    title = "Talks in Oslo"
    start = len(title) + 2
    stated = (StatedShare("BIAS", "Center", 0.44), StatedShare("BIAS", "Left", 0.3))
    whole = StoryPage(((start, start + len(bullet)),), count, stated)
    return Article(title, bullet, kind=ArticleKind.STORY_PAGE, page=whole, language="en")


def listed(number: int) -> Article:
    return report(f"Ann Lee leads Board {number}.", f"Listed {number}", page_id=page().id)


def stories(store: SqliteStore) -> list[set[str]]:
    """Titles of each story's articles."""
    titles = {key: row["title"] for key, row in nodes(store, "Article").items()}
    found: dict[str, set[str]] = {}
    for article, story in pairs(store, "IN_STORY"):
        found.setdefault(story, set()).add(titles[article])
    return sorted(found.values(), key=lambda story: (-len(story), min(story)))


def test_reports_of_one_matter_stand_in_one_story_and_another_matter_stays_apart(store: SqliteStore) -> None:
    ingest(
        store, strike(0, "2025-05-05"), report(ORCHARD, "Frost in the valley", at="2025-05-05"), strike(1, "2025-05-06")
    )

    assert [len(story) for story in stories(store)] == [2, 1]
    assert stories(store)[1] == {"Frost in the valley"}


def test_a_late_article_joins_its_story_in_another_run(store: SqliteStore) -> None:
    ingest(store, strike(0, "2025-05-05"), strike(1, "2025-05-06"))

    counts = ingest(store, strike(2, "2025-05-07"))

    assert counts.stories == 0
    assert [len(story) for story in stories(store)] == [3]
    (story,) = nodes(store, "Story").values()
    assert story["article_count"] == story["source_count"] == 3
    assert (story["first_reported"][:10], story["last_reported"][:10]) == ("2025-05-05", "2025-05-07")
    assert_projections_follow(store)


def test_the_same_words_a_year_later_are_another_story(store: SqliteStore) -> None:
    ingest(store, strike(0, "2025-05-05"), strike(1, "2026-05-06"))

    assert [len(story) for story in stories(store)] == [1, 1]


def test_the_same_input_gives_the_same_stories(make_store: object, store: SqliteStore) -> None:
    assert callable(make_store)
    other = make_store()
    articles = [strike(number, f"2025-05-0{5 + number}") for number in range(3)] + [report(ORCHARD, "Frost")]

    for place in (store, other):
        ingest(place, *articles)

    assert pairs(store, "IN_STORY") == pairs(other, "IN_STORY")
    assert hash_of(store) == hash_of(other)
    other.close()


def test_an_article_keeps_its_story_when_its_text_changes(store: SqliteStore) -> None:
    ingest(store, strike(0, "2025-05-05"), strike(1, "2025-05-06"))
    before = pairs(store, "IN_STORY")
    changed = report(ORCHARD, "Ferry strike in Split, part 1", at="2025-05-06", by="outlet1.example")

    ingest(store, changed)

    assert pairs(store, "IN_STORY") == before
    assert_projections_follow(store)


def test_a_page_opens_a_story_and_its_articles_stand_in_it_however_unlike(store: SqliteStore) -> None:
    unlike = report(ORCHARD, "Frost", page_id=page().id)

    counts = ingest(store, page(), listed(1), listed(2), unlike)

    assert (counts.articles, counts.new, counts.pages, counts.stories) == (3, 3, 1, 1)
    assert stories(store) == [{"Listed 1", "Listed 2", "Frost"}]
    assert {edge["method"] for edge in edges(store, "IN_STORY")} == {"page"}
    assert_projections_follow(store)


def test_the_page_itself_counts_in_no_number_but_carries_evidence(store: SqliteStore) -> None:
    ingest(store, page(), listed(1))

    (story,) = nodes(store, "Story").values()
    assert (story["article_count"], story["source_count"]) == (1, 1)
    people = {row["name"]: row["article_count"] for row in nodes(store, "Entity").values() if row["kind"] == "PERSON"}
    assert people == {"Ann Lee": 1, "Bo Ray": 0}
    actors = {edge["dst"]: edge["articles"] for edge in edges(store, "HAS_ACTOR")}
    assert sorted(actors.values()) == [0, 1, 1]
    acted = [row for row in nodes(store, "Relation").values() if row["predicate"] == "ACTOR_IN"]
    assert {(row["evidence_count"], row["source_count"]) for row in acted} == {(1, 0)}
    assert_projections_follow(store)


def test_what_a_page_states_is_kept_beside_what_is_held(store: SqliteStore) -> None:
    ingest(store, page(), listed(1))

    (story,) = nodes(store, "Story").values()
    assert (story["title"], story["stated_article_count"], story["article_count"]) == ("Talks in Oslo", 65, 1)
    shares = {(row["axis"], row["label"], row["share"]) for row in nodes(store, "StatedShare").values()}
    assert shares == {("BIAS", "Center", 0.44), ("BIAS", "Left", 0.3)}
    (bullet,) = nodes(store, "Bullet").values()
    assert (bullet["text"], bullet["origin"], bullet["position"]) == ("Bo Ray and Ann Lee met in Oslo.", "GIVEN", 0)


def test_articles_of_a_page_may_come_before_it_and_in_another_run(store: SqliteStore) -> None:
    ingest(store, listed(1))

    counts = ingest(store, page(), listed(2))

    assert counts.stories == 0
    assert stories(store) == [{"Listed 1", "Listed 2"}]
    (story,) = nodes(store, "Story").values()
    assert (story["title"], story["stated_article_count"]) == ("Talks in Oslo", 65)
    assert_projections_follow(store)


def test_a_page_and_its_articles_again_add_nothing(store: SqliteStore) -> None:
    ingest(store, page(), listed(1))
    before = list(store.dump())

    counts = ingest(store, page(), listed(1))

    assert (counts.articles, counts.new, counts.pages, counts.stories) == (1, 0, 1, 0)
    assert list(store.dump()) == before


def test_other_reports_may_join_the_story_of_a_page(store: SqliteStore) -> None:
    first = report(STRIKE[0], "Ferry strike in Split", at="2025-05-05", page_id=page().id)
    ingest(store, page(), first)

    ingest(store, strike(1, "2025-05-06"))

    assert len(stories(store)) == 1
    assert nodes(store, "Story").popitem()[1]["title"] == "Talks in Oslo"


def test_why_an_article_stands_in_its_story_is_kept(store: SqliteStore) -> None:
    ingest(store, strike(0, "2025-05-05"), strike(1, "2025-05-06"))

    first, second = sorted(edges(store, "IN_STORY"), key=lambda edge: str(edge["method"]))
    assert (first["method"], first["score"], first["features"]) == ("first", 1.0, {"whole": 0.0})
    assert second["method"] == "similarity"
    assert 0.5 <= second["score"] <= 1
    assert second["features"].keys() >= {"whole", "title", "lead", "names", "events", "fit", "gap"}
    assert learnt().score(second["features"]) == pytest.approx(
        math.log(second["score"] / (1 - second["score"])), abs=0.05
    )


@pytest.mark.parametrize("size", [1, 2, 3])
def test_batches_may_be_cut_anywhere(make_store: Callable[[], SqliteStore], size: int) -> None:
    articles = [
        strike(0, "2025-05-05"),
        report(ORCHARD, "Frost in the valley", at="2025-05-05"),
        strike(1, "2025-05-06"),
        strike(2, "2025-05-07"),
    ]
    whole, cut = make_store(), make_store()

    ingest(whole, *articles)
    for start in range(0, len(articles), size):
        ingest(cut, *articles[start : start + size])

    assert pairs(cut, "IN_STORY") == pairs(whole, "IN_STORY")
    assert _kept(cut) == _kept(whole)
    whole.close()
    cut.close()


def test_what_is_common_follows_from_the_stories_that_stand(store: SqliteStore) -> None:
    ingest(store, strike(0, "2025-05-05"), report(ORCHARD, "Frost", at="2025-05-05"), strike(1, "2025-04-30"))

    found = nodes(store, "Vocabulary")

    assert {key: row["stories"] for key, row in found.items()} == {"vocabulary:2025-04": 1, "vocabulary:2025-05": 1}
    for story in nodes(store, "Story").values():
        kept = story["centroid"]
        counts = found[f"vocabulary:{kept['first'][:7]}"]["counts"]
        terms = {term for part in ("whole", "names", "events") for term in kept["parts"][part]}
        assert counts.keys() == terms
        assert set(counts.values()) == {1}


def test_an_article_that_opens_its_story_again_adds_to_what_the_story_has_become(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(store, strike(0, "2025-05-05"))
    ingest(store, strike(1, "2025-05-06"), clock=day("2025-06-02"))
    take_back(store, runs(store)[0])
    # What is left of the story has moved so far away that the article doesn't find it by its words.
    monkeypatch.setattr(story_rows, "keys_sought", lambda *_: ())

    ingest(store, strike(0, "2025-05-05"), clock=day("2025-06-03"))

    (kept,) = (row["centroid"] for row in nodes(store, "Story").values())
    assert kept["articles"] == 2
    assert {key: row["stories"] for key, row in nodes(store, "Vocabulary").items()} == {"vocabulary:2025-05": 1}


def _kept(store: SqliteStore) -> list[object]:
    """The stories' words and what is common."""
    stories = [(key, row["title"], row["centroid"]) for key, row in sorted(nodes(store, "Story").items())]
    return [*stories, *sorted(nodes(store, "Vocabulary").items())]
