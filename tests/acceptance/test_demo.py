"""The demo corpus: what is true of it stands in the graph, and the README shows what it really answers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.demo import FIRST_QUERY
from dramatis.settings import Settings
from evaluation.demo import Score, fill, score
from extractors.extract import Extractor
from graph.sqlite.store import SqliteStore, open_sqlite
from ingest.pipeline import Counts
from tests.acceptance.story import ask, nodes, quotes

_ROOT = Path(__file__).parents[2]
_FACTS: dict[str, Any] = json.loads((_ROOT / "tests" / "fixtures" / "demo_facts.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def demo(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SqliteStore, Counts]]:
    """The corpus in a store, and what its ingestion counted."""
    store = open_sqlite(tmp_path_factory.mktemp("demo"))
    store.prepare()
    counts = fill(store, extractor)
    yield store, counts
    store.close()


@pytest.fixture(scope="module")
def client(demo: tuple[SqliteStore, Counts]) -> Iterator[TestClient]:
    """The API over the corpus."""
    with TestClient(create_app(demo[0], Settings()), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture(scope="module")
def scores(demo: tuple[SqliteStore, Counts]) -> dict[str, Score]:
    """The figures of `evaluation.demo`, by task."""
    return {each.task: each for each in score(demo[0], _FACTS)}


def test_every_article_is_read_and_none_rejected(demo: tuple[SqliteStore, Counts]) -> None:
    counts = demo[1]

    on_the_page = _FACTS["page"]["article_count"]
    assert (counts.articles, counts.new) == (_FACTS["article_count"] + on_the_page,) * 2
    assert (counts.rejected, counts.dropped, counts.pages) == (0, 0, 1)


@pytest.mark.parametrize(
    ("task", "least"),
    [
        ("people", 22),
        ("places", 6),
        ("organisations", 1),
        ("kept apart", 13),
        ("metonyms speak for their state", 7),
        ("copies", 12),
        ("events", 12),
    ],
)
def test_what_is_true_of_the_corpus_stands_in_the_graph(scores: dict[str, Score], task: str, least: int) -> None:
    assert scores[task].right >= least, scores[task].missed


def test_articles_that_arent_english_are_stored_and_marked_and_can_be_searched(client: TestClient) -> None:
    query = "query($text: String!) { search(text: $text, kinds: [ARTICLE]) { edges { node { node { ... on Article {"
    query += " url language extracted extractedReason } } } } } }"

    found = nodes(ask(client, query, text="Koalitionsvertrag unterzeichnet")["search"])

    marked = [hit["node"] for hit in found if hit["node"]["url"] in _FACTS["not_english"]]
    assert marked
    assert all(article["extracted"] is False and "de" in article["extractedReason"] for article in marked)


def test_every_quote_of_the_first_stories_stands_in_its_text(client: TestClient) -> None:
    query = """{ stories(first: 5, sort: {field: ARTICLE_COUNT}) { edges { node {
      claims(first: 10) { edges { node { text
        evidence(first: 3) { text start end sentence version { text } article { title } } } } }
      events(first: 10) { edges { node { name
        evidence(first: 3) { text start end sentence version { text } article { title } } } } } } } } }"""

    found = list(quotes(ask(client, query)))

    assert len(found) > 20
    for quote in found:
        assert quote["version"]["text"][quote["start"] : quote["end"]] == quote["text"]


def test_the_second_round_in_istanbul_leads_to_the_first_and_the_rounds_on_iran_to_each_other(
    client: TestClient,
) -> None:
    query = """{ events(first: 100, filter: {types: [CONSULT]}) { edges { node {
      start place { name } previous { start place { name } evidence(first: 1) { sentence } } } } } }"""

    found = nodes(ask(client, query)["events"])

    led = {(event["start"], event["previous"]["start"]) for event in found if event["previous"]}
    assert ("2025-06-02", "2025-05-16") in led
    assert led >= {("2025-04-19", "2025-04-12"), ("2025-04-26", "2025-04-19")}
    for event in found:
        if event["previous"] and event["start"] == "2025-06-02":
            assert (event["place"]["name"], event["previous"]["place"]["name"]) == ("Istanbul", "Istanbul")
            assert event["previous"]["evidence"]


def test_the_demos_first_query_has_an_answer(client: TestClient) -> None:
    (story,) = nodes(ask(client, FIRST_QUERY)["stories"])

    assert story["articleCount"] >= 4
    assert nodes(story["actors"])
    assert nodes(story["claims"])


def test_the_readme_shows_a_query_with_its_real_answer(client: TestClient) -> None:
    readme = (_ROOT / "README.md").read_text(encoding="utf-8")
    query, answer = re.findall(r"```(?:graphql|json)\n(.*?)```", readme, re.S)[:2]

    assert ask(client, query) == json.loads(answer)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("the Kremlin", "Kremlin"),
        ("Republic of Türkiye", "Türkiye"),
        ("USA", "United States"),
        ("lavrov", "Sergei Lavrov"),
        ("Nobody Atall", None),
    ],
)
def test_an_entity_is_found_by_what_people_call_it(client: TestClient, asked: str, found: str | None) -> None:
    answer = ask(client, "query($name: String!) { entity(name: $name) { name } }", name=asked)

    assert (answer["entity"] or {}).get("name") == found
