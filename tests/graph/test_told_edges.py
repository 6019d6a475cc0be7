"""What stands on the edges from reports to their stories on the server is what the graph says, whoever wrote it."""

import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import LiteralString

import neo4j
import pytest

from dramatis.errors import StoreError
from dramatis.settings import Settings
from graph.neo4j.store import open_neo4j
from graph.shape import Link, Shape
from graph.store import GraphStore, Transaction
from graph.tellings import tellings

pytestmark = pytest.mark.neo4j

OUTLET = Shape("Source", ("domain",), (Link("ratings", "ratings", Shape("Rating", ("label",)), ordered=False),))
STORIES = ("story:1", "story:2")
ARTICLES = [f"article:{number}" for number in range(6)]
SOURCES = [f"source:{number}" for number in range(3)]
Run = Callable[[LiteralString], object]


@pytest.fixture
def server(neo4j_settings: Settings) -> Run:
    """Runs a statement as somebody who knows nothing of Dramatis."""

    def run(text: LiteralString) -> object:
        auth = (neo4j_settings.neo4j_user, neo4j_settings.neo4j_password or "")
        assert neo4j_settings.neo4j_uri is not None
        with (
            neo4j.GraphDatabase.driver(neo4j_settings.neo4j_uri, auth=auth) as driver,
            driver.session(database=neo4j_settings.neo4j_database) as session,
        ):
            return session.run(text).consume()

    return run


def told_of(found: Mapping[str, Sequence[object]]) -> dict[str, list[str]]:
    return {key: sorted(map(str, each)) for key, each in found.items()}


def assert_true(store: GraphStore) -> None:
    """Both ways tell the same, and both know the outlets."""
    quick, sure = (way(STORIES, 100, OUTLET, []) for way in (store.tellings, partial(tellings, store)))
    assert told_of(quick.stories) == told_of(sure.stories)
    assert {key: quick.outlets.rows[key] for key in sure.outlets.rows} == sure.outlets.rows


def fill(transaction: Transaction) -> None:
    transaction.put("Story", [{"id": key, "title": "Ferry"} for key in STORIES])
    transaction.put("Source", [{"id": key, "domain": key} for key in SOURCES])
    transaction.put("Article", [{"id": key, "origin": "source:0"} for key in ARTICLES])
    transaction.connect("IN_STORY", [(key, "story:1", "", {}) for key in ARTICLES])
    transaction.connect("PUBLISHED", [("source:0", key, "", {}) for key in ARTICLES])


def _do(changes: Sequence[Callable[[Transaction], object]], transaction: Transaction) -> None:
    for change in changes:
        change(transaction)


def _changes(draw: random.Random) -> list[Callable[[Transaction], object]]:
    """One change of each kind that there is, of things drawn."""
    one, other = draw.sample(ARTICLES, 2)
    source, story = draw.choice(SOURCES), draw.choice(STORIES)
    return [
        lambda t: t.put("Article", [{"id": one, "origin": source}]),
        lambda t: t.connect("PUBLISHED", [(source, one, "", {})]),
        lambda t: t.connect("COPY_OF", [(one, other, "", {})]),
        lambda t: t.connect("IN_STORY", [(one, story, "", {})]),
        lambda t: t.disconnect("IN_STORY", [one]),
        lambda t: t.disconnect("PUBLISHED", [one], out=False),
        lambda t: t.disconnect("PUBLISHED", [source]),
        lambda t: t.disconnect("COPY_OF", [one]),
        lambda t: t.disconnect("COPY_OF", [one], out=False),
        lambda t: t.remove("Article", [one]),
        lambda t: t.remove("Source", [source]),
        fill,
    ]


@pytest.mark.parametrize("seed", range(10))
def test_whatever_is_written_the_edges_follow(neo4j_store: GraphStore, seed: int) -> None:
    draw = random.Random(seed)
    neo4j_store.transact(fill)

    for _ in range(25):
        changes = draw.sample(_changes(draw), 2)
        # What is drawn may have been removed before.
        with suppress(StoreError):
            neo4j_store.transact(partial(_do, changes))

        assert_true(neo4j_store)


def test_what_others_wrote_is_seen_at_once_and_put_right_when_the_store_is_opened(
    neo4j_store: GraphStore, neo4j_settings: Settings, server: Run
) -> None:
    neo4j_store.transact(fill)
    neo4j_store.tellings(STORIES, 100, OUTLET, [])
    # As an older Dramatis writes: it takes a turn, and knows nothing of what stands on the edges.
    server("MATCH (m:Engine {id: 'writer'}) SET m.turns = m.turns + 1")
    server("MATCH (a:Article {id: 'article:1'}), (b:Article {id: 'article:2'}) CREATE (b)-[:COPY_OF {key: ''}]->(a)")

    assert_true(neo4j_store)
    neo4j_store.transact(lambda transaction: transaction.put("Article", [{"id": "article:4", "origin": "else"}]))
    assert_true(neo4j_store)
    opened = open_neo4j(neo4j_settings)
    opened.prepare()
    opened.close()
    assert_true(neo4j_store)
    server("MATCH (:Article {id: 'article:5'})<-[e:PUBLISHED]-() DELETE e")
    told = neo4j_store.tellings(STORIES, 100, OUTLET, []).stories["story:1"]
    assert [one.outlet for one in told].count(None) == 0, "what stands on the edges is believed again"


def test_what_is_said_of_outlets_is_read_anew_after_each_write(neo4j_store: GraphStore) -> None:
    def rated() -> list[str]:
        row = neo4j_store.tellings(STORIES, 100, OUTLET, []).outlets.rows["source:0"]
        return [item["label"] for item in row["ratings"]["items"]]

    neo4j_store.transact(fill)
    first = neo4j_store.tellings(STORIES, 100, OUTLET, []).outlets
    again = neo4j_store.tellings(STORIES, 100, OUTLET, []).outlets
    before = rated()

    def rate(transaction: Transaction) -> None:
        transaction.put("Catalogue", [{"id": "catalogue:1", "name": "Ratings"}])
        transaction.connect("RATED", [("source:0", "catalogue:1", "", {"axis": "BIAS", "label": "High"})])

    neo4j_store.transact(rate)

    assert again is first
    assert (before, rated()) == ([], ["High"])


def test_outlets_that_no_read_named_before_are_read_beside_those_that_are_known(neo4j_store: GraphStore) -> None:
    def part(transaction: Transaction) -> None:
        fill(transaction)
        transaction.disconnect("PUBLISHED", ["article:1"], out=False)
        transaction.connect("PUBLISHED", [("source:1", "article:1", "", {})])
        transaction.disconnect("IN_STORY", ["article:1"])
        transaction.connect("IN_STORY", [("article:1", "story:2", "", {})])

    neo4j_store.transact(part)
    known = [set(neo4j_store.tellings([key], 100, OUTLET, []).outlets.rows) for key in STORIES]

    assert known == [{"source:0"}, {"source:0", "source:1"}]
