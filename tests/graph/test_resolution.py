"""Who is who across articles: one under its spellings, apart where unsure, the same ids every time."""

import itertools

import pytest

from dramatis.article import Article
from graph.store import GraphStore
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import by_name, edges, ingest, nodes, pairs, report


def meeting(how: str, day: str, *, at: str, title: str, who: str = "Sergey Volkov and Ann Lee") -> Article:
    return report(f"{who} {how} in Oslo on {day}.", title, at=at, by=f"{title.lower()}.example")


def entities(store: GraphStore, kind: str) -> list[str]:
    return sorted(row["name"] for row in nodes(store, "Entity").values() if row["kind"] == kind)


@pytest.mark.parametrize("runs", [1, 2])
def test_two_spellings_are_one_person_with_both_as_aliases(store: GraphStore, runs: int) -> None:
    articles = [
        report("Sergey Volkov leads Harbour Board. Sergey Volkov said so.", "One", at="2025-05-18"),
        report("Sergei Volkov leads Harbour Board.", "Two", at="2025-05-19"),
    ]

    for part in [articles] if runs == 1 else [[article] for article in articles]:
        ingest(store, *part)

    person = by_name(store, "Sergey Volkov")
    assert entities(store, "PERSON") == ["Sergey Volkov"]
    assert person["aliases"] == ["Sergey Volkov", "Sergei Volkov"]
    assert person["article_count"] == 2
    assert_projections_follow(store)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey Volkov", "Mikhail Volkov"),
        ("Ann Lee", "Bo Lee"),
        ("Sergey Volkov", "Sergey Volkov Jr"),
    ],
)
def test_different_people_stay_apart(sqlite_store: GraphStore, one: str, other: str) -> None:
    ingest(
        sqlite_store,
        report(f"{one} leads Harbour Board.", "One", at="2025-05-18"),
        report(f"{other} leads Harbour Board.", "Two", at="2025-05-18"),
    )

    assert len(entities(sqlite_store, "PERSON")) == 2


def test_where_two_come_into_question_neither_is_taken(sqlite_store: GraphStore) -> None:
    ingest(
        sqlite_store,
        report("Sergey Volkov leads Harbour Board.", "One", at="2025-05-18"),
        report("Mikhail Volkov leads Harbour Board.", "Two", at="2025-05-18"),
    )

    ingest(sqlite_store, report("Volkov leads Harbour Board.", "Three", at="2025-05-18"))

    assert len(entities(sqlite_store, "PERSON")) == 3


def test_every_decision_is_dated_and_gives_its_score_and_reasons(sqlite_store: GraphStore) -> None:
    ingest(sqlite_store, report("Sergey Volkov leads Harbour Board.", "One", at="2025-05-18"))
    ingest(sqlite_store, report("Sergei Volkov leads Harbour Board.", "Two", at="2025-05-19"))

    decisions = edges(sqlite_store, "RESOLVED_TO")
    assert {edge["at"] for edge in decisions} == {"2025-06-01T00:00:00.000000Z"}
    assert all(0.9 <= edge["score"] <= 1 and edge["reasons"] and edge["by"] == "score" for edge in decisions)
    assert len(decisions) == len(nodes(sqlite_store, "Local"))


def test_ids_are_minted_alike_on_every_machine(store: GraphStore, sqlite_store: GraphStore) -> None:
    articles = [
        meeting("met", "2025-05-16", at="2025-05-17", title="One"),
        report("Sergei Volkov leads Harbour Board. Ann Lee wrote the Oslo Memorandum.", "Two"),
    ]
    ingest(store, *articles)
    expected = set(nodes(store, "Entity")), pairs(store, "RESOLVED_TO")

    if sqlite_store is not store:
        ingest(sqlite_store, *articles)

    assert (set(nodes(sqlite_store, "Entity")), pairs(sqlite_store, "RESOLVED_TO")) == expected
    prefixes = {key.partition(":")[0] for key in expected[0]}
    assert prefixes == {"person", "organization", "place", "document", "event"}


def test_what_is_minted_for_one_article_is_found_for_the_next_of_the_same_batch(sqlite_store: GraphStore) -> None:
    spellings = ("Sergey Volkov", "Sergei Volkov", "Sergej Volkov", "Sergey Volkov")
    articles = [
        report(f"{name} leads Harbour Board.", f"Part {number}", at="2025-05-18")
        for number, name in enumerate(spellings)
    ]

    ingest(sqlite_store, *articles)

    assert len(entities(sqlite_store, "PERSON")) == 1
    assert by_name(sqlite_store, "Sergej Volkov")["aliases"][0] == "Sergey Volkov"


# --- events


@pytest.mark.parametrize("order", list(itertools.permutations(range(2))))
def test_an_event_proposed_and_then_occurred_is_one_that_occurred(store: GraphStore, order: tuple[int, ...]) -> None:
    articles = [
        meeting("will meet", "2025-05-16", at="2025-05-10", title="Before"),
        meeting("met", "2025-05-16", at="2025-05-17", title="After"),
    ]

    for place in order:
        ingest(store, articles[place])

    (event,) = [row for row in nodes(store, "Entity").values() if row["kind"] == "EVENT"]
    assert (event["modality"], event["start"], event["article_count"]) == ("OCCURRED", "2025-05-16", 2)
    told = {row["modality"] for row in nodes(store, "Local").values() if row["kind"] == "EVENT"}
    assert told == {"PROPOSED", "OCCURRED"}
    assert_projections_follow(store)


def test_two_rounds_seventeen_days_apart_are_two(sqlite_store: GraphStore) -> None:
    ingest(
        sqlite_store,
        meeting("met", "2025-05-16", at="2025-05-17", title="First"),
        meeting("met", "2025-06-02", at="2025-06-03", title="Second"),
    )

    events = [row for row in nodes(sqlite_store, "Entity").values() if row["kind"] == "EVENT"]
    assert sorted(row["start"] for row in events) == ["2025-05-16", "2025-06-02"]
    places = pairs(sqlite_store, "EVENT_PLACE")
    assert {place for _, place in places} == {by_name(sqlite_store, "Oslo")["id"]}
    assert len(places) == 2


def test_other_people_on_the_same_day_are_another_meeting(sqlite_store: GraphStore) -> None:
    ingest(
        sqlite_store,
        meeting("met", "2025-05-16", at="2025-05-17", title="First"),
        meeting("met", "2025-05-16", at="2025-05-17", title="Second", who="Cy Fox and Di Orr"),
    )

    assert len(entities(sqlite_store, "EVENT")) == 2


def test_an_event_of_a_text_that_was_changed_is_what_is_still_reported(sqlite_store: GraphStore) -> None:
    ingest(sqlite_store, meeting("met", "2025-05-16", at="2025-05-17", title="Report"))
    ingest(sqlite_store, meeting("will meet", "2025-05-16", at="2025-05-16", title="Other"))
    before = [row["modality"] for row in nodes(sqlite_store, "Entity").values() if row["kind"] == "EVENT"]

    ingest(sqlite_store, report("Nothing of this was true.", "Report", at="2025-05-17", by="report.example"))

    (event,) = [row for row in nodes(sqlite_store, "Entity").values() if row["kind"] == "EVENT"]
    assert (before, event["modality"], event["article_count"]) == (["OCCURRED"], "PROPOSED", 1)
    assert_projections_follow(sqlite_store)
