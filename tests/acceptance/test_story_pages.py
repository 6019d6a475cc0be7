"""Story pages come out as people, places, documents, events and claims, each carried by a sentence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from ingest.pipeline import Counts
from tests.acceptance.story import (
    ask,
    carried_by,
    differences,
    entities_called,
    matching_events,
    nodes,
    only_story,
    quotes,
)

_FIXTURES = Path(__file__).parents[1] / "fixtures"
_SEED = Path(__file__).parents[3] / "shared" / "seed"
Ingest = Callable[[Path], Counts]
Expected = dict[str, Any]


def _cases() -> list[Any]:
    own = [
        pytest.param(_FIXTURES / f"{name}.txt", json.loads((_FIXTURES / f"{name}.expected.json").read_text()), id=name)
        for name in ("seed_like_page", "seed_like_page_2", "seed_like_page_3", "seed_like_page_4", "seed_like_page_5")
    ]
    model = next(iter(sorted(_SEED.glob("*.txt"))), _SEED / "page.txt")
    expected = json.loads((_FIXTURES / "seed_copy.expected.json").read_text())
    return [*own, pytest.param(model, expected, id="model_page", marks=pytest.mark.shared)]


pages = pytest.mark.parametrize(("page", "expected"), _cases())


@pages
def test_title_bullets_articles_and_stated_figures_are_as_on_the_page(
    page: Path, expected: Expected, ingest: Ingest, client: TestClient
) -> None:
    counts = ingest(page)

    story = only_story(client)
    assert (counts.articles, counts.new, counts.rejected, counts.stories) == (3, 3, 0, 1)
    assert story["title"] == expected["story"]["title"]
    assert [bullet["origin"] for bullet in story["summary"]] == ["GIVEN"] * expected["story"]["bullet_count"]
    assert story["articles"]["totalCount"] == story["articleCount"] == 3
    listed = sorted((article["title"], article["truncated"]) for article in nodes(story["articles"]))
    assert listed == sorted((each["title"], each["truncated"]) for each in expected["story"]["articles"])
    assert story["statedArticleCount"] == expected["story"]["statedArticleCount"]
    assert story["stated"] == expected["story"]["stated"]


@pages
def test_each_person_and_place_is_one_under_all_its_spellings(
    page: Path, expected: Expected, ingest: Ingest, client: TestClient
) -> None:
    ingest(page)

    story = only_story(client)
    people = [node for node in nodes(story["actors"]) if node["__typename"] == "Person"]
    for wanted in expected["persons"]:
        found = entities_called(people, wanted["aliases"])
        assert len(found) == 1, (wanted["name"], found)
        assert set(wanted["aliases"]) <= set(found[0]["aliases"])
    for wanted in expected["places"]:
        found = entities_called(story["places"], [wanted["name"], *wanted["aliases"]])
        assert len(found) == 1, (wanted["name"], found)
        assert set(wanted["aliases"]) <= set(found[0]["aliases"])
    for left, right in expected["apart"]:
        everyone = [*nodes(story["actors"]), *story["places"]]
        ids = [{node["id"] for node in entities_called(everyone, [name])} for name in (left, right)]
        assert ids[0].isdisjoint(ids[1]), (left, right)


@pages
def test_documents_are_told_apart_by_author_and_state(
    page: Path, expected: Expected, ingest: Ingest, client: TestClient
) -> None:
    ingest(page)

    documents = only_story(client)["documents"]
    for wanted in expected["documents"]:
        found = [
            document
            for document in documents
            if document["state"] in wanted["states"]
            and set(wanted["authors"]) <= {author["name"] for author in document["authors"]}
            and carried_by(document, wanted["evidence"])
        ]
        assert len(found) == 1, (wanted["key"], [(each["name"], each["state"], each["authors"]) for each in documents])


@pages
def test_events_are_told_apart_by_type_time_place_and_modality(
    page: Path, expected: Expected, ingest: Ingest, client: TestClient
) -> None:
    ingest(page)

    story = only_story(client)
    for wanted in expected["events"]:
        if wanted.get("hard"):
            continue
        found = matching_events(story, wanted)
        near = {event["name"]: differences(event, wanted) for event in nodes(story["events"])}
        assert len(found) == 1, (wanted["key"], near)
        assert any(carried_by(found[0], fragment) for fragment in wanted["evidence"]), (wanted["key"], found[0])


@pages
def test_quoted_sentences_are_direct_claims_of_their_speakers(
    page: Path, expected: Expected, ingest: Ingest, client: TestClient
) -> None:
    ingest(page)

    claims = nodes(only_story(client)["claims"])
    for wanted in expected["claims"]:
        found = [
            claim
            for claim in claims
            if claim["direct"] == wanted["direct"]
            and wanted["contains"] in claim["text"]
            and wanted["speaker"]
            in {(claim["speaker"] or {}).get("name"), *(claim["speaker"] or {}).get("aliases", ())}
        ]
        assert len(found) == 1, (wanted, [(each["speaker"], each["text"]) for each in claims])


@pages
def test_what_the_text_leaves_open_is_not_made_an_event(
    page: Path, expected: Expected, ingest: Ingest, client: TestClient
) -> None:
    ingest(page)

    story = only_story(client)
    for unwanted in expected["absent"]:
        found = [
            event
            for event in nodes(story["events"])
            if event["type"] in unwanted["types"]
            and event["polarity"] == "ASSERTED"
            and carried_by(event, unwanted["evidence"])
        ]
        assert not found, unwanted["what"]


@pages
def test_every_quote_stands_in_its_text_at_its_place(
    page: Path, expected: Expected, ingest: Ingest, client: TestClient
) -> None:
    ingest(page)

    found = list(quotes(only_story(client)))
    assert len(found) > 30
    for quote in found:
        assert quote["version"]["text"][quote["start"] : quote["end"]] == quote["text"]
        assert quote["text"] in quote["sentence"] or quote["sentence"] in quote["text"]
        assert quote["sentence"] in quote["version"]["text"]


@pages
def test_the_same_page_twice_adds_nothing(page: Path, expected: Expected, ingest: Ingest, client: TestClient) -> None:
    first = ingest(page)
    before = ask(client, "{ stories { edges { node { id articleCount } } } entities(first: 100) { totalCount } }")

    again = ingest(page)

    after = ask(client, "{ stories { edges { node { id articleCount } } } entities(first: 100) { totalCount } }")
    assert (first.articles, again.articles, again.new, again.entities, again.claims) == (3, 3, 0, 0, 0)
    assert before == after
