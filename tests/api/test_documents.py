"""Persisted documents: by hash instead of by text, learnt from clients or registered, and registered ones only."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.documents import Documents, UnknownDocumentError, digest, read_documents
from dramatis.errors import SettingsError
from dramatis.settings import Settings
from graph.store import GraphStore
from tests.api.conftest import HERE

QUERY = "{ stories(first: 1) { totalCount } }"
HASH = sha256(QUERY.encode()).hexdigest()
PERSISTED = {"persistedQuery": {"version": 1, "sha256Hash": HASH}}


def code(client: TestClient, **body: object) -> str:
    answer = client.post("/graphql", json=body).json()
    return str(answer["errors"][0]["extensions"]["code"]) if "errors" in answer else "ok"


def test_a_query_is_learnt_with_its_hash_and_then_known_by_it(lone_client: TestClient) -> None:
    unknown = code(lone_client, extensions=PERSISTED)
    taught = code(lone_client, query=QUERY, extensions=PERSISTED)
    known = code(lone_client, extensions=PERSISTED)
    named = code(lone_client, documentId=f"sha256:{HASH}")
    address = lone_client.get("/graphql", params={"extensions": json.dumps(PERSISTED)}).json()

    assert (unknown, taught, known, named) == ("PERSISTED_QUERY_NOT_FOUND", "ok", "ok", "ok")
    assert address["data"] == {"stories": {"totalCount": 2}}


def test_the_message_is_the_one_that_clients_wait_for(lone_client: TestClient) -> None:
    response = lone_client.post("/graphql", json={"extensions": PERSISTED})

    assert response.status_code == 200
    assert response.json()["errors"][0]["message"] == "PersistedQueryNotFound"


@pytest.mark.parametrize(
    "body",
    [
        {"query": "{ __typename }", "extensions": PERSISTED},
        {"query": QUERY, "extensions": {"persistedQuery": {"sha256Hash": 7}}},
        {"query": QUERY, "documentId": ["x"]},
        {"extensions": {"persistedQuery": {}}},
        {"extensions": {"persistedQuery": "x"}},
        {"documentId": None},
    ],
)
def test_a_hash_of_something_else_is_refused_and_teaches_nothing(
    lone_client: TestClient, body: dict[str, object]
) -> None:
    assert code(lone_client, **body) == "BAD_REQUEST"
    assert code(lone_client, extensions=PERSISTED) == "PERSISTED_QUERY_NOT_FOUND"


def test_a_mutation_known_by_its_hash_still_needs_post(lone_client: TestClient) -> None:
    mutation = 'mutation { undo(decision: "x") { id } }'
    name = sha256(mutation.encode()).hexdigest()
    lone_client.post("/graphql", json={"query": mutation, "documentId": name})

    answer = lone_client.get("/graphql", params={"documentId": name}).json()

    assert answer["errors"][0]["extensions"]["code"] == "OPERATION_RESOLUTION_FAILURE"


@pytest.fixture
def strict(fake: GraphStore, tmp_path: Path) -> Iterator[TestClient]:
    registered = tmp_path / "documents.json"
    registered.write_text(json.dumps({f"sha256:{HASH}": QUERY}), encoding="utf-8")
    settings = Settings(documents=registered, documents_only=True)
    with TestClient(create_app(fake, settings), base_url=HERE) as client:
        yield client


def test_where_only_registered_queries_count_no_other_is_answered(strict: TestClient) -> None:
    other = sha256(b"{ __typename }").hexdigest()

    assert code(strict, documentId=HASH) == "ok"
    assert code(strict, extensions=PERSISTED) == "ok"
    assert code(strict, query=QUERY) == "ok"
    assert code(strict, query=QUERY + " ") == "DOCUMENT_NOT_REGISTERED"
    assert code(strict, documentId=other) == "DOCUMENT_NOT_REGISTERED"
    assert code(strict, query="{ __typename }", documentId=other) == "DOCUMENT_NOT_REGISTERED"


def test_what_clients_sent_makes_room_for_what_they_send(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.documents._MOST_REMEMBERED", 100)
    documents = Documents()
    texts = [f"{{ a{n:030} }}" for n in range(5)]

    for text in texts:
        documents.remember(text)

    assert documents.text(digest(texts[4])) == texts[4]
    with pytest.raises(UnknownDocumentError):
        documents.text(digest(texts[0]))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "no JSON"),
        ("[]", "no JSON object"),
        ('{"abc": "{ a }"}', "SHA-256"),
        (json.dumps({HASH: QUERY + "x"}), "SHA-256"),
        (json.dumps({HASH: 7}), "SHA-256"),
    ],
)
def test_a_file_that_is_no_register_stops_the_start(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "documents.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError, match=told):
        read_documents([path])


def test_a_register_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="DRAMATIS_DOCUMENTS"):
        read_documents([tmp_path / "none.json"])
