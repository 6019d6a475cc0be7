"""Rounds of talks in the stored graph: which came before which, whatever comes, goes, is merged or taken apart."""

import itertools
from dataclasses import replace

import pytest

from dramatis.article import Article
from dramatis.extraction import Extraction
from graph import round_links
from graph.round_links import link_rounds
from graph.shape import Link, Row, Shape
from graph.store import GraphStore
from tests.graph.deciding import judge, mentions_of, split, timeless, undo
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import by_name, day, edges, hash_of, ingest, nodes, pairs, report
from tests.ingest.plain_extractor import PlainExtractor
from tests.ingest.reading_again import runs, take_back


def talks(on: str, *, who: str = "Bo Ray and Ann Lee", how: str = "met", place: str = "Oslo") -> Article:
    """A report of talks, published on the day after an outlet of its own."""
    title = f"Talks {on} {who}"
    return report(f"{who} {how} in {place} on {on}.", title, at=f"{on[:7]}-28", by=f"{on}.example")


WINTER, MAY, JUNE, JULY = map(talks, ("2024-12-20", "2025-05-16", "2025-06-02", "2025-07-23"))


def rounds(store: GraphStore) -> dict[str, str]:
    """The day of each event's previous one, by its own day."""
    days = {key: row["start"] for key, row in nodes(store, "Entity").items()}
    return {days[one]: days[other] for one, other in pairs(store, "EVENT_PREVIOUS")}


CHAIN = {"2025-05-16": "2024-12-20", "2025-06-02": "2025-05-16", "2025-07-23": "2025-06-02"}


@pytest.mark.parametrize("order", list(itertools.permutations((WINTER, MAY, JUNE, JULY)))[::7])
def test_each_round_leads_to_the_one_before_in_whatever_order_they_come(
    store: GraphStore, order: tuple[Article, ...]
) -> None:
    for article in order:
        ingest(store, article)
        assert_projections_follow(store)

    assert rounds(store) == CHAIN


def test_the_read_model_leads_from_round_to_round(store: GraphStore) -> None:
    ingest(store, MAY, JUNE, JULY)
    last = next(key for key, row in nodes(store, "Entity").items() if row["start"] == "2025-07-23")
    shape = Shape("Entity", ("start",))
    for _ in range(2):
        shape = Shape("Entity", ("start",), (Link("previous", "previous", shape),))

    (found,) = store.read(shape, [last])

    assert found is not None
    assert found["previous"]["start"] == "2025-06-02"
    assert found["previous"]["previous"]["start"] == "2025-05-16"


def test_a_round_between_others_and_one_that_is_still_ahead_find_their_place(sqlite_store: GraphStore) -> None:
    ingest(sqlite_store, MAY, JULY)
    before = rounds(sqlite_store)

    ingest(sqlite_store, JUNE, talks("2025-07-10", how="will meet"), talks("2025-06-20", who="Cy Fox and Ann Lee"))

    assert before == {"2025-07-23": "2025-05-16"}
    assert rounds(sqlite_store) == {
        "2025-06-02": "2025-05-16",
        "2025-07-10": "2025-06-02",
        "2025-07-23": "2025-06-02",
    }
    assert_projections_follow(sqlite_store)


def test_one_that_did_not_come_about_is_nobodys_previous(sqlite_store: GraphStore) -> None:
    ingest(sqlite_store, MAY, JUNE, JULY)

    ingest(sqlite_store, report("Bo Ray and Ann Lee did not meet in Oslo on 2025-06-02.", at="2025-07-30", by="d.ex"))

    assert rounds(sqlite_store)["2025-07-23"] == "2025-05-16"
    assert_projections_follow(sqlite_store)


def test_a_series_closes_where_a_text_no_longer_tells_of_a_round(store: GraphStore) -> None:
    ingest(store, MAY, JUNE, JULY)
    changed = report("Nothing of this was true.", JUNE.title, at="2025-06-28", url=JUNE.url)

    ingest(store, changed)

    assert rounds(store) == {"2025-07-23": "2025-05-16"}
    assert_projections_follow(store)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_series_is_as_if_a_run_that_is_taken_back_had_never_been(store: GraphStore, number: int) -> None:
    articles = [MAY, JUNE, JULY]
    for run, article in enumerate(articles, start=1):
        ingest(store, article, clock=day(f"2025-08-{run:02d}"))
    added = {row["article"]: row["run"] for row in nodes(store, "Reading").values()}

    take_back(store, added[articles[number].id])

    left = [article.title.split()[1] for article in articles if article is not articles[number]]
    assert rounds(store) == {left[1]: left[0]}
    assert_projections_follow(store)


def test_merging_who_took_part_makes_a_series_and_undoing_it_gives_the_graph_from_before(store: GraphStore) -> None:
    ingest(store, MAY, talks("2025-06-02", who="Robert Ray and Ann Lee"), talks("2025-07-23", who="Bo Ray and Ann Lee"))
    before, digest, apart = timeless(store), hash_of(store), rounds(store)

    decision = judge(store, by_name(store, "Bo Ray")["id"], by_name(store, "Robert Ray")["id"], "SAME")
    together = rounds(store)
    assert_projections_follow(store)
    undo(store, decision)

    assert apart == {"2025-07-23": "2025-05-16"}
    assert together == {"2025-06-02": "2025-05-16", "2025-07-23": "2025-06-02"}
    assert (timeless(store), hash_of(store)) == (before, digest)
    assert_projections_follow(store)


def test_two_rounds_that_are_merged_are_one_round(store: GraphStore) -> None:
    ingest(store, MAY, JUNE, JULY)
    held = {row["start"]: key for key, row in nodes(store, "Entity").items()}

    decision = judge(store, held["2025-05-16"], held["2025-06-02"], "SAME")
    (merged,) = set(rounds(store).items())
    assert_projections_follow(store)
    undo(store, decision)

    assert merged[0] == "2025-07-23"
    assert rounds(store) == {"2025-06-02": "2025-05-16", "2025-07-23": "2025-06-02"}


def test_a_name_that_is_split_off_takes_its_rounds_with_it(store: GraphStore) -> None:
    ingest(store, MAY, JUNE, JULY)
    bo = by_name(store, "Bo Ray")["id"]
    in_june = dict(pairs(store, "MENTIONED_IN"))
    mine = [found for found in mentions_of(store, "Bo Ray") if in_june[found] == JUNE.version_id]

    split(store, bo, mine)

    assert rounds(store) == {"2025-07-23": "2025-05-16"}
    assert_projections_follow(store)


COUNTED = {"2025-06-02": 2, "2025-07-23": 4}


def counting(article: Article, found: Extraction) -> Extraction:
    """The extraction with counted rounds."""
    return replace(found, events=tuple(replace(event, ordinal=COUNTED.get(str(event.start))) for event in found.events))


def test_a_round_that_left_the_series_no_longer_stands_between_others(store: GraphStore) -> None:
    ingest(store, MAY, JUNE, JULY, extractor=PlainExtractor(bend=counting))
    # The third is missing, so the fourth has no previous one while the second is known.
    before = rounds(store)
    in_june = dict(pairs(store, "MENTIONED_IN"))
    mine = [found for found in mentions_of(store, "Bo Ray") if in_june[found] == JUNE.version_id]

    split(store, by_name(store, "Bo Ray")["id"], mine)

    assert before == {"2025-06-02": "2025-05-16"}
    assert rounds(store) == {"2025-07-23": "2025-05-16"}
    assert_projections_follow(store)


def test_who_meets_too_often_has_no_rounds(sqlite_store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(round_links, "_MOST_ROUNDS", 3)
    monkeypatch.setattr(round_links, "_MOST_CHANGED", 6)
    ingest(sqlite_store, MAY, JUNE, JULY)
    counted = rounds(sqlite_store)

    ingest(sqlite_store, talks("2025-08-14"))

    assert counted == {"2025-06-02": "2025-05-16", "2025-07-23": "2025-06-02"}
    assert rounds(sqlite_store) == {}


def test_linking_again_changes_nothing_and_other_entities_are_passed_over(store: GraphStore) -> None:
    ingest(store, MAY, JUNE, JULY)
    before: list[Row] = edges(store, "EVENT_PREVIOUS")
    entities = nodes(store, "Entity")

    store.transact(lambda transaction: link_rounds(transaction, entities))

    assert edges(store, "EVENT_PREVIOUS") == before
    assert len(runs(store)) == 1
