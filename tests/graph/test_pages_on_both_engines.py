"""The same pages and articles through the whole product on both engines: the same graph, the same answers."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from dramatis.settings import Settings
from extractors.extract import Extractor, open_extractor
from graph.digest import graph_hash
from graph.store import GraphStore
from ingest.pipeline import Ingestion
from readers.formats import Format
from readers.read import read_paths
from tests.acceptance.story import STORY_QUERY, ask, nodes

pytestmark = pytest.mark.neo4j
_ROOT = Path(__file__).parents[2]
_SEED = _ROOT.parent / "shared" / "seed"
_LISTS = """{
  stories(first: 50) { totalCount edges { cursor node { id title articleCount sourceCount firstReported } } }
  entities(first: 100) { totalCount edges { cursor node { __typename id name aliases articleCount sourceCount } } }
  events(first: 100) { totalCount edges { cursor node { id name modality start reports { totalCount } } } }
  claims(first: 100) { totalCount edges { cursor node { id text verb speaker { name } } } }
  relations(first: 100, filter: {predicates: ["HOLDS_ROLE", "SPEAKS_FOR", "ACTOR_IN"]}) {
    totalCount edges { cursor node { id predicate literal subject { name } object { name } sourceCount evidenceCount } }
  }
}"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The pipeline that ships."""
    return open_extractor(Settings())


def _answers(store: GraphStore, extractor: Extractor, path: Path) -> dict[str, Any]:
    moment = datetime(2025, 6, 10, tzinfo=UTC)
    ticks = iter(range(10_000))
    ingestion = Ingestion(store, extractor, lambda: moment + timedelta(seconds=next(ticks)))
    counts = ingestion.run(read_paths([str(path)], Format.AUTO, None))
    with TestClient(create_app(store, Settings()), base_url="http://127.0.0.1") as client:
        lists = ask(client, _LISTS)
        stories = [ask(client, STORY_QUERY, id=story["id"]) for story in nodes(lists["stories"])[:5]]
    return {"counts": counts, "hash": graph_hash(store.dump()), "lists": lists, "stories": stories}


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(_ROOT / "tests" / "fixtures" / "seed_like_page.txt", id="page"),
        pytest.param(_ROOT / "demo" / "corpus" / "istanbul-talks.jsonl", id="articles"),
        pytest.param(next(iter(_SEED.glob("*.txt")), _SEED), id="model_page", marks=pytest.mark.shared),
    ],
)
def test_both_engines_hold_the_same_graph_and_answer_alike(
    path: Path, sqlite_store: GraphStore, neo4j_store: GraphStore, extractor: Extractor
) -> None:
    embedded = _answers(sqlite_store, extractor, path)
    server = _answers(neo4j_store, extractor, path)

    assert embedded["counts"] == server["counts"]
    assert embedded["hash"] == server["hash"]
    assert json.dumps(embedded["lists"]) == json.dumps(server["lists"])
    assert json.dumps(embedded["stories"]) == json.dumps(server["stories"])
