"""Watches held against what comes in: what each filter finds, how often it rings, and the words for which it does."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dramatis.words import Judgement
from graph import audited, watches
from graph.judging import Word
from graph.shape import ROOT, Link, Row, Shape
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from ingest.rolling_back import rollback
from tests.ingest.newsroom import WIRE, by_name, day, ingest, nodes, report

AT = "2025-06-01T00:00:00.000000Z"
_HITS = ("claim", "entity", "relation", "story", "article")
_ALERT = Shape(
    "Alert",
    (),
    (
        Link("watch", "watch", Shape("Watch", ("name",))),
        Link(
            "because",
            "because",
            Shape("Quote", ("text", "start", "end"), (Link("of", "version", Shape("Version", ("text",))),)),
        ),
        *(Link(hit, f"hit_{hit}", Shape(hit.capitalize())) for hit in _HITS),
    ),
)
TALKS = "Ann Lee and Bo Ray met in Oslo on 2025-05-16. Ann Lee said the harbour closes. Bo Ray may lead Dock Union."


@pytest.fixture
def store(make_store: Callable[[], SqliteStore]) -> Iterator[SqliteStore]:
    made = make_store()
    yield made
    made.close()


def watch(store: GraphStore, name: str = "w", url: str | None = None, **filter_: Any) -> str:
    return store.transact(lambda at: watches.save_watch(at, name, filter_, url, "ada", AT))[0]


def alerts(store: GraphStore) -> list[Row]:
    """All alerts that are listed, the latest first."""
    (row,) = store.read(Shape("Query", (), (Link("found", "alerts", _ALERT, first=100),)), [ROOT])
    assert row is not None
    return list(row["found"]["items"])


def hits(store: GraphStore) -> list[str]:
    """The kinds of what was found, the first first."""
    return [next(hit for hit in _HITS if row[hit] is not None) for row in reversed(alerts(store))]


def said(row: Row) -> list[str]:
    """The words for which an alert was raised, each of which stands where it says."""
    found = row["because"]["items"]
    assert all(quote["of"]["text"][quote["start"] : quote["end"]] == quote["text"] for quote in found)
    return [quote["text"] for quote in found]


@pytest.mark.parametrize(
    ("filter_", "found", "words"),
    [
        ({"eventTypes": ["CONSULT"]}, ["entity"], ["met"]),
        ({"eventTypes": ["ASSAULT"]}, [], []),
        ({"text": "harbour closes"}, ["claim"], ["the harbour closes"]),
        ({"text": "closes the HARBOUR"}, ["claim"], ["the harbour closes"]),
        ({"text": "harbour clos"}, ["claim"], ["the harbour closes"]),
        ({"text": "harbour opens"}, [], []),
        ({"text": "notice"}, ["article"], ["A notice"]),
        ({"modality": ["HYPOTHETICAL"]}, ["relation"], ["may lead"]),
        ({"modality": ["HYPOTHETICAL"], "text": "harbour"}, [], []),
        ({"text": "harbour", "eventTypes": ["CONSULT"]}, [], []),
        ({"minSources": 1}, ["article", "story"], ["A notice"]),
        ({"minSources": 2}, [], []),
    ],
    ids=str,
)
def test_what_a_filter_finds(store: SqliteStore, filter_: dict[str, Any], found: list[str], words: list[str]) -> None:
    watch(store, **filter_)

    ingest(store, report(TALKS, "A notice", at="2025-05-17", by="a.example"))

    assert hits(store) == found
    assert all(said(row) == words for row in alerts(store))


def test_of_whom_and_where_it_tells_is_asked_by_id(store: SqliteStore) -> None:
    ingest(store, report("Ann Lee and Bo Ray met in Oslo on 2025-05-01.", "First", at="2025-05-02", by="a.example"))
    ids = {name: by_name(store, name)["id"] for name in ("Ann Lee", "Bo Ray", "Oslo")}
    watch(store, "ann", entities=[ids["Ann Lee"]])
    watch(store, "both", entities=[ids["Bo Ray"]], places=[ids["Oslo"]])
    watch(store, "story", stories=[next(iter(nodes(store, "Story")))])
    watch(store, "nobody", entities=["person:nobody"])

    ingest(
        store,
        report(
            "Ann Lee said no. Ann Lee and Bo Ray met in Oslo on 2025-05-16.", "Then", at="2025-05-17", by="b.example"
        ),
    )

    found = sorted((row["watch"]["name"], hit) for row, hit in zip(reversed(alerts(store)), hits(store), strict=True))
    assert found[:3] == [("ann", "claim"), ("ann", "entity"), ("both", "entity")]
    assert {name for name, _ in found} <= {"ann", "both", "story"}


def test_a_watch_follows_an_id_that_was_merged(store: SqliteStore) -> None:
    ingest(
        store,
        report("Ann Lee leads Dock Union.", "One", at="2025-05-01", by="a.example"),
        report("Cy Fox leads Port Authority.", "Two", at="2025-05-02", by="b.example"),
    )
    ann, cy = by_name(store, "Ann Lee")["id"], by_name(store, "Cy Fox")["id"]
    watch(store, entities=[cy])
    word = Word("ada", AT)
    store.transact(lambda transaction: audited.judge(transaction, ann, cy, Judgement.SAME, word))

    ingest(
        store,
        report("Ann Lee said the dock opens. Ann Lee leads Dock Union.", "Three", at="2025-05-03", by="c.example"),
    )

    assert "claim" in hits(store)


def test_a_thing_rings_once_however_many_report_it(store: SqliteStore) -> None:
    watch(store, eventTypes=["CONSULT"])

    for outlet in ("a", "b", "c"):
        told = f"Ann Lee and Bo Ray met in Oslo on 2025-05-16. It rained on the {outlet} pier."
        ingest(store, report(told, f"Talks {outlet}", at="2025-05-17", by=f"{outlet}.example"))

    assert len({row["entity"]["id"] for row in alerts(store)}) == len(alerts(store)) == 1


def test_an_event_rings_again_when_it_is_held_otherwise(store: SqliteStore) -> None:
    watch(store, eventTypes=["CONSULT"])

    ingest(
        store, report("Ann Lee and Bo Ray will meet in Oslo on 2025-05-16.", "Talks", at="2025-05-12", by="a.example")
    )
    ingest(
        store, report("Ann Lee and Bo Ray met in Oslo on 2025-05-16.", "Talks held", at="2025-05-17", by="b.example")
    )

    assert hits(store) == ["entity", "entity"]


def test_copies_ring_no_more_than_their_original(store: SqliteStore) -> None:
    watch(store, text="cranes")

    ingest(store, report(WIRE, "Harbour shut", at="2025-05-17", by="a.example"))
    ingest(store, report(WIRE, "Harbour shut", at="2025-05-17", by="b.example"))

    assert hits(store) == ["article"]


def test_a_story_rings_when_enough_outlets_have_it(store: SqliteStore) -> None:
    watch(store, minSources=2, text="dam talks")
    for number, outlet in enumerate(("a", "a", "b", "c")):
        told = f"Ann Lee and Bo Ray met in Oslo on 2025-05-16 on the dam. Point {number} was the water."
        ingest(store, report(told, f"Dam talks in Oslo, {number}", at="2025-05-17", by=f"{outlet}.example"))
        assert len(alerts(store)) == (1 if number >= 2 else 0), number

    assert hits(store) == ["story"]


def test_what_was_taken_back_is_listed_no_more_and_rings_when_it_comes_again(store: SqliteStore) -> None:
    watch(store, text="harbour closes")
    article = report(TALKS, "A notice", at="2025-05-17", by="a.example")
    ingest(store, article)
    (run,) = nodes(store, "Run")

    rollback(store, run, lambda: day("2025-06-02"))

    assert alerts(store) == []
    ingest(store, article)
    assert hits(store) == ["claim"]


def test_reading_the_same_again_rings_no_more(store: SqliteStore) -> None:
    watch(store, text="harbour")
    article = report(TALKS, "A notice", at="2025-05-17", by="a.example")

    ingest(store, article)
    ingest(store, article)

    assert hits(store) == ["claim"]


def test_one_watch_does_not_bury_the_others(store: SqliteStore) -> None:
    watch(store, "everything", text="leads")
    watch(store, "one", text="leads dock")
    lines = ". ".join(f"{first}a {last}o leads {first} House" for first in "ABCDEFGHIJ" for last in "KLMNPQRSTUVWX")

    ingest(store, report(f"{lines}. Ann Lee leads Dock Union.", "Leaders", at="2025-05-17", by="a.example"))

    names = [row["watch"]["name"] for row in alerts(store)]
    assert (names.count("everything") <= 100, names.count("one")) == (True, 1)


def test_without_watches_nothing_is_kept(store: SqliteStore) -> None:
    ingest(store, report(TALKS, "A notice", at="2025-05-17", by="a.example"))

    assert nodes(store, "Alert") == {}
    assert "feed" not in nodes(store, "Meta")
