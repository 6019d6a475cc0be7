"""Summaries through the whole product: every story of the sample corpus has bullets that open to their articles."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from dramatis.settings import Settings
from evaluation.demo import fill
from extractors.extract import Extractor
from graph.sqlite.store import open_sqlite
from tests.acceptance.story import Node, ask, nodes

_QUERY = """query Page($after: String) { stories(first: 50, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { title articleCount statedArticleCount articles(first: 50) { edges { node { extracted } } } summary {
    text origin unsupported evidence { text start end sentence article { kind title } version { text } }
  } } }
} }"""


@pytest.fixture(scope="module")
def stories(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Node]]:
    """All stories of the sample corpus as the API tells them."""
    store = open_sqlite(tmp_path_factory.mktemp("summaries"))
    store.prepare()
    fill(store, extractor)
    found: list[Node] = []
    with TestClient(create_app(store, Settings()), base_url="http://127.0.0.1") as client:
        after = None
        while after is not None or not found:
            page = ask(client, _QUERY, after=after)["stories"]
            found += nodes(page)
            after = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None
    yield found
    store.close()


def test_every_story_that_was_read_has_one_to_five_bullets_and_others_none(stories: list[Node]) -> None:
    for story in stories:
        if story["statedArticleCount"] is not None:
            continue
        read = any(article["extracted"] for article in nodes(story["articles"]))
        assert (1 if read else 0) <= len(story["summary"]) <= (5 if read else 0), story["title"]


def test_every_extracted_bullet_is_one_stretch_of_an_article(stories: list[Node]) -> None:
    bullets = [bullet for story in stories for bullet in story["summary"] if bullet["origin"] == "EXTRACTED"]

    assert len(bullets) > len(stories)
    for bullet in bullets:
        (quote,) = bullet["evidence"]
        assert quote["version"]["text"][quote["start"] : quote["end"]] == quote["text"] in quote["sentence"]
        assert " ".join(quote["text"].split()) == bullet["text"]
        assert quote["article"]["kind"] == "REPORT"


def test_the_bullets_of_the_pasted_page_are_given_and_audited(stories: list[Node]) -> None:
    (pasted,) = [story for story in stories if story["statedArticleCount"] is not None]
    page = (Path(__file__).parents[2] / "demo" / "corpus" / "story-page.txt").read_text(encoding="utf-8")
    lines = re.findall(r"^- (.+)$", page.partition("Articles")[0], re.M)

    assert [bullet["text"] for bullet in pasted["summary"]] == lines
    assert {bullet["origin"] for bullet in pasted["summary"]} == {"GIVEN"}
    for bullet in pasted["summary"]:
        assert all(flag in bullet["text"] for flag in bullet["unsupported"])
        kinds = [quote["article"]["kind"] for quote in bullet["evidence"]]
        assert kinds.count("STORY_PAGE") == 1
        # What isn't flagged is carried by somebody else's sentence.
        assert bullet["unsupported"] or "REPORT" in kinds
        for quote in bullet["evidence"]:
            assert quote["version"]["text"][quote["start"] : quote["end"]] == quote["text"]
