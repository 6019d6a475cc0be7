"""How events are told, in the stored graph: what a report is told by is kept, compared, bounded and rebuilt."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest

from dramatis.article import Article
from dramatis.extraction import Extraction, TellingWords
from graph.rebuilding import refresh_moved
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import edges, ingest, nodes, report
from tests.ingest.plain_extractor import PlainExtractor

# What each report tells its meeting by.
TOLD = {
    "Accord": TellingWords(("summit",), ("leader", "trade", "harbour"), ("leader", "summit", "harbour", "trade")),
    "Handshake": TellingWords(("summit",), ("trade", "harbour"), ("summit", "harbour", "trade")),
    "Quarrel": TellingWords(("dinner",), ("wine",), ("dinner", "wine")),
}


def article(title: str, who: str) -> Article:
    """A report on one story page, all of one day, by an outlet of its own."""
    return report(f"{who} met.", title, at="2025-05-17", by=f"{title.lower()}.example", page_id="page:one")


NEWS = (
    article("Accord", "Bo Ray and Ann Lee"),
    article("Handshake", "Ann Lee and Bo Ray"),
    article("Quarrel", "Bo Ray and Ann Lee"),
)


def told(of: Article, found: Extraction) -> Extraction:
    """The extraction with the article's words; one of the reports knows but one of the parties."""
    parties = slice(1) if of.title != "Accord" else slice(2)
    events = tuple(
        replace(
            event, lemma=f"word of {of.title}", tellings=(TOLD[of.title],), participants=event.participants[parties]
        )
        for event in found.events
    )
    return replace(found, events=events)


def together(store: GraphStore) -> set[frozenset[str]]:
    """The titles of the reports of each event."""
    title = {row["id"]: row["lemma"].rpartition(" ")[2] for row in nodes(store, "Local").values() if row["lemma"]}
    found: dict[str, set[str]] = {}
    for edge in edges(store, "RESOLVED_TO"):
        if edge["src"] in title:
            found.setdefault(edge["dst"], set()).add(title[edge["src"]])
    return {frozenset(titles) for titles in found.values()}


@pytest.mark.parametrize("order", list(itertools.permutations(NEWS)))
def test_reports_of_one_story_that_tell_alike_are_of_one_event(
    sqlite_store: GraphStore, order: tuple[Article, ...]
) -> None:
    for each in order:
        ingest(sqlite_store, each, extractor=PlainExtractor(bend=told))

    assert together(sqlite_store) == {frozenset({"Accord", "Handshake"}), frozenset({"Quarrel"})}
    assert_projections_follow(sqlite_store)


def test_without_their_words_they_would_be_left_to_a_person(sqlite_store: GraphStore) -> None:
    def bare(of: Article, found: Extraction) -> Extraction:
        return replace(found, events=tuple(replace(event, tellings=()) for event in told(of, found).events))

    ingest(sqlite_store, *NEWS[:2], extractor=PlainExtractor(bend=bare))

    assert len(together(sqlite_store)) == 2


def test_what_events_are_told_by_is_rebuilt_from_their_reports(store: GraphStore) -> None:
    ingest(store, *NEWS, extractor=PlainExtractor(bend=told))
    before = list(store.dump())
    events = [key for key, row in nodes(store, "Entity").items() if row["kind"] == "EVENT"]

    store.transact(lambda transaction: refresh_moved(transaction, events, ()))

    assert list(store.dump()) == before
    kept = [row["signature"]["tellings"] for row in nodes(store, "Entity").values() if row["kind"] == "EVENT"]
    assert sorted(words[0] for tellings in kept for _, words, _, _ in tellings) == ["dinner", "summit", "summit"]


def test_of_many_reports_the_same_are_drawn_whatever_their_order(make_store: Callable[[], SqliteStore]) -> None:
    news = [
        report("Bo Ray and Ann Lee met in Oslo on 2025-05-16.", f"N{number}", at="2025-05-17", by=f"n{number}.example")
        for number in range(15)
    ]

    def numbered(of: Article, found: Extraction) -> Extraction:
        return replace(found, events=tuple(replace(e, tellings=(TellingWords((of.title,)),)) for e in found.events))

    drawn = []
    for order in (news, news[::-1], news[7:] + news[:7]):
        store = make_store()
        ingest(store, *order, extractor=PlainExtractor(bend=numbered))
        (event,) = [row for row in nodes(store, "Entity").values() if row["kind"] == "EVENT"]
        drawn.append(sorted(words[0] for _, words, _, _ in event["signature"]["tellings"]))
        store.close()

    assert len(drawn[0]) == 12
    assert drawn[0] == drawn[1] == drawn[2]
