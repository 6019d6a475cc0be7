"""Readings lie on each other, on either engine: any one can be taken out, and what is forgotten is gone."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from dramatis.words import Judgement
from graph.store import GraphStore
from ingest.forgetting import forget
from ingest.pipeline import Counts
from tests.graph.deciding import classes, judge, mentions_of, split
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import WIRE, by_name, edges, hash_of, ingest, nodes, report
from tests.ingest.reading_again import read_again, runs, second_pipeline, take_back

BOARD = "Ann Lee leads Harbour Board. Bo Ray and Ann Lee met in Oslo on 2025-05-16."
FIRST = (
    report(BOARD, "Board", at="2025-05-18", by="a.example"),
    report("Bo Ray said all is well. Bo Ray wrote the Oslo Memorandum.", "Word", at="2025-05-19", by="b.example"),
    report(WIRE, "Storm", at="2025-05-20", by="north.example"),
)
CHANGED = (
    report("Cy Fox leads Harbour Board. Bo Ray and Cy Fox met in Bern.", "Board", at="2025-05-21", by="a.example"),
    report(WIRE + " It was the worst.", "Storm before", at="2025-05-17", by="wire.example"),
    report("Ann Lee said no. Di Orr leads Dock.", "More", at="2025-05-22", by="c.example"),
)
STEPS: tuple[Callable[[GraphStore], Counts], ...] = (
    lambda store: ingest(store, *FIRST, clock=datetime(2025, 6, 1, tzinfo=UTC)),
    lambda store: ingest(store, *CHANGED, clock=datetime(2025, 6, 2, tzinfo=UTC)),
    lambda store: read_again(store, second_pipeline(), datetime(2025, 6, 3, tzinfo=UTC)),
    lambda store: read_again(store, second_pipeline("3"), datetime(2025, 6, 4, tzinfo=UTC)),
    lambda store: ingest(store, *FIRST, clock=datetime(2025, 6, 5, tzinfo=UTC)),
)


def test_rolling_back_the_latest_run_gives_the_dump_from_before(store: GraphStore) -> None:
    dumps = [list(store.dump())]
    hashes = [hash_of(store)]
    for step in STEPS:
        step(store)
        assert_projections_follow(store)
        dumps.append(list(store.dump()))
        hashes.append(hash_of(store))
    assert len(set(hashes)) == len(hashes)

    for run, dump, graph in list(zip(runs(store), dumps, hashes, strict=False))[::-1]:
        take_back(store, run)

        assert list(store.dump()) == dump
        assert hash_of(store) == graph


# Of 120 orders, on a server a few.
ORDERS = list(itertools.permutations(range(len(STEPS))))


@pytest.mark.parametrize("order", ORDERS[5::20])
def test_rolling_back_in_any_order_leaves_what_follows_from_the_runs_that_are_left(
    store: GraphStore, order: tuple[int, ...]
) -> None:
    for step in STEPS:
        step(store)
    known = runs(store)

    for place in order:
        take_back(store, known[place])

        assert_projections_follow(store)
        assert known[place] not in nodes(store, "Run")
    assert list(store.dump()) == []


def test_the_same_is_left_whichever_of_two_runs_on_other_articles_is_taken_back_first(store: GraphStore) -> None:
    for step in STEPS[:3]:
        step(store)
    first, changed, again = runs(store)
    take_back(store, again)
    take_back(store, changed)
    expected = hash_of(store)
    STEPS[1](store)
    STEPS[2](store)

    take_back(store, runs(store)[1])
    take_back(store, again)

    assert hash_of(store) == expected
    assert list(nodes(store, "Run")) == [first]


def test_reading_again_keeps_decisions_and_ids_and_replaces_facts(store: GraphStore) -> None:
    ingest(store, *FIRST)
    left, right = by_name(store, "Ann Lee")["id"], by_name(store, "Bo Ray")["id"]
    decision = judge(store, left, right, Judgement.SAME)
    known = {key for key, row in nodes(store, "Entity").items() if row["kind"] != "EVENT"}

    counts = read_again(store, second_pipeline("3"), datetime(2025, 6, 3, tzinfo=UTC))

    assert (counts.articles, counts.new, counts.entities) == (3, 0, 0)
    assert {key for key, row in nodes(store, "Entity").items() if row["kind"] != "EVENT"} == known
    assert nodes(store, "Decision")[decision]["undone_at"] == ""
    joined = by_name(store, "Ann Lee")
    assert {row["confidence"] for row in nodes(store, "Fact").values() if not row["retracted"]} == {0.6}
    assert "Chair" in joined["titles"]
    held = {row["id"] for row in nodes(store, "Local").values() if not row["retracted"] and row["name"] == "Bo Ray"}
    assert {edge["dst"] for edge in edges(store, "RESOLVED_TO") if edge["src"] in held} == {joined["id"]}
    assert_projections_follow(store)


def test_a_name_that_a_person_split_off_stays_apart_when_it_is_read_again_elsewise(store: GraphStore) -> None:
    ingest(store, report("Bo Ray leads Dock.", "One", at="2025-05-18", by="a.example"))
    ingest(
        store,
        report("Bo Ray leads Pier.", "Two", at="2025-05-19", by="b.example"),
        clock=datetime(2025, 6, 2, tzinfo=UTC),
    )
    both = mentions_of(store, "Bo Ray")
    apart = set(split(store, by_name(store, "Bo Ray")["id"], both[:1]))

    read_again(store, second_pipeline("3"), datetime(2025, 6, 3, tzinfo=UTC))

    held = {row["id"] for row in nodes(store, "Local").values() if not row["retracted"] and row["name"] == "Bo Ray"}
    assert {edge["dst"] for edge in edges(store, "RESOLVED_TO") if edge["src"] in held} == apart
    assert len(classes(store)) > 2
    assert_projections_follow(store)


def test_spans_of_earlier_texts_and_readings_go_on_to_match(store: GraphStore) -> None:
    for step in STEPS:
        step(store)

    texts = nodes(store, "Version")
    evidence = edges(store, "EVIDENCED_BY")
    facts = nodes(store, "Fact")
    assert {bool(facts[edge["src"]]["retracted"]) for edge in evidence if edge["src"] in facts} == {True, False}
    for edge in evidence:
        assert texts[edge["dst"]]["text"][edge["start"] : edge["end"]] == edge["text"]
        assert edge["run"] in nodes(store, "Run") or not edge["run"]


def test_what_a_later_text_or_reading_closed_says_when_and_by_which_run(store: GraphStore) -> None:
    for step in STEPS[:3]:
        step(store)

    known = runs(store)
    closed = {(row["retracted"], row["retracted_by"]) for row in nodes(store, "Fact").values()}
    assert closed == {
        ("", ""),
        ("2025-06-02T00:00:00.000000Z", known[1]),
        ("2025-06-03T00:00:01.000000Z", known[2]),
    }


def test_what_is_forgotten_is_in_no_dump_and_comes_back_by_no_rollback(store: GraphStore) -> None:
    for step in STEPS[:4]:
        step(store)

    forget(store, by_name(store, "Bo Ray")["id"], lambda: datetime(2025, 7, 1, tzinfo=UTC))
    forget(store, FIRST[2].id, lambda: datetime(2025, 7, 2, tzinfo=UTC))

    def held() -> str:
        return repr(list(store.dump()))

    assert_projections_follow(store)
    assert "Bo Ray" not in held()
    assert "north.example" not in held()
    for run in runs(store)[::-1]:
        take_back(store, run)
        assert_projections_follow(store)
        assert "Bo Ray" not in held()
    assert {row["node"] for row in store.dump()} == {"Forgotten"}
