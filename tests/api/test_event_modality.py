"""How an event is held to be: the latest report within the scope counts, and all that was reported before stays."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from dramatis.article import Article
from dramatis.extraction import Extraction
from dramatis.settings import Settings
from dramatis.words import Modality
from graph.sqlite.store import open_sqlite
from tests.api.conftest import HERE
from tests.ingest.newsroom import ingest, report
from tests.ingest.plain_extractor import PlainExtractor

# What each day's report holds the talks of 16 May to be.
HISTORY = {
    "2025-05-02": Modality.PROPOSED,
    "2025-05-09": Modality.SCHEDULED,
    "2025-05-17": Modality.OCCURRED,
    "2025-05-20": Modality.DENIED,
}
NEWS = {
    on: report(f"Bo Ray and Ann Lee met in Oslo on 2025-05-16. So {on}.", f"Of {on}", at=on, by=f"{on}.example")
    for on in HISTORY
}
EVENTS = "{ stories { edges { node { events { edges { node { id } } } } } } }"
HELD = """query ($id: ID!, $by: DateTime) { node(id: $id) { ... on Event { latest: modality
    modality(at: {reportedBy: $by}) reports(at: {reportedBy: $by}) { edges { node { modality reported } } } } } }"""


def as_told(article: Article, found: Extraction) -> Extraction:
    """The extraction with the modality of the article's day."""
    assert article.published_at is not None
    modality = HISTORY[str(article.published_at.date())]
    return replace(found, events=tuple(replace(event, modality=modality) for event in found.events))


@pytest.fixture(params=list(itertools.permutations(HISTORY))[::5], ids=lambda order: ",".join(on[5:] for on in order))
def events(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str | None], list[Any]]]:
    """Asks for all events as reported by a time, of a graph into which the news came in some order."""
    store = open_sqlite(tmp_path)
    store.prepare()
    for on in request.param:
        ingest(store, NEWS[on], extractor=PlainExtractor(bend=as_told))
    with TestClient(create_app(store, Settings()), base_url=HERE) as client:

        def ask(query: str, **variables: str | None) -> Any:
            answer = client.post("/graphql", json={"query": query, "variables": variables}).json()
            assert "errors" not in answer, answer
            return answer["data"]

        def asked(by: str | None) -> list[Any]:
            stories = ask(EVENTS)["stories"]["edges"]
            ids = {event["node"]["id"] for story in stories for event in story["node"]["events"]["edges"]}
            return [ask(HELD, id=key, by=by)["node"] for key in sorted(ids)]

        yield asked
    store.close()


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("2025-05-01T00:00:00Z", None),
        ("2025-05-03T00:00:00Z", "PROPOSED"),
        ("2025-05-10T00:00:00Z", "SCHEDULED"),
        ("2025-05-18T00:00:00Z", "OCCURRED"),
        ("2025-05-21T00:00:00Z", "DENIED"),
        (None, "DENIED"),
    ],
)
def test_the_latest_report_within_the_scope_says_how_an_event_is_held_to_be(
    events: Callable[[str | None], list[Any]], by: str | None, expected: str | None
) -> None:
    (event,) = events(by)

    assert (event["modality"], event["latest"]) == (expected, "DENIED")
    told = [edge["node"]["modality"] for edge in event["reports"]["edges"]]
    history = [modality.value for on, modality in reversed(HISTORY.items()) if by is None or on < by]
    assert told == history
