"""GraphQL over HTTP: media types, statuses, hostile bodies, and errors that say nothing of our insides."""

import json
import logging
from collections.abc import Iterator, Sequence
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.http.answers import negotiated, wants_events
from dramatis.errors import StoreUnavailableError
from dramatis.settings import Settings
from graph.shape import Row, Shape
from graph.store import GraphStore
from tests.api.conftest import HERE
from tests.api.fake_store import FakeStore

NEW = "application/graphql-response+json"
OLD = "application/json"
JSON = {"content-type": OLD}
QUERY = {"query": "{ __typename }"}


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, OLD),
        ("", OLD),
        ("*/*", OLD),
        (NEW, NEW),
        (OLD, OLD),
        (f"{NEW}, {OLD};q=0.9", NEW),
        (f"{OLD};q=0.5, {NEW};q=0.8", NEW),
        (f"{NEW};q=0, */*", OLD),
        ("application/*", OLD),
        ("text/html", None),
        (f"{OLD};q=x", None),
        ("text/html,application/xhtml+xml,*/*;q=0.8", OLD),
    ],
)
def test_the_media_type_is_negotiated(accept: str | None, expected: str | None) -> None:
    assert negotiated(accept) == expected


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query a { __typename } query b { __typename }", "OPERATION_RESOLUTION_FAILURE"),
        ("fragment a on Query { __typename }", "GRAPHQL_VALIDATION_FAILED"),
        ("query ($n: Int!) { stories(first: $n) { totalCount } }", "BAD_USER_INPUT"),
    ],
)
def test_refused_queries_are_400_in_the_new_media_type_and_200_in_the_old(
    lone_client: TestClient, query: str, code: str
) -> None:
    new = lone_client.post("/graphql", json={"query": query}, headers={"accept": NEW})
    old = lone_client.post("/graphql", json={"query": query}, headers={"accept": OLD})

    assert (new.status_code, old.status_code) == (400, 200)
    assert (new.headers["content-type"], old.headers["content-type"]) == (
        f"{NEW}; charset=utf-8",
        f"{OLD}; charset=utf-8",
    )
    for answer in (new.json(), old.json()):
        assert "data" not in answer
        assert answer["errors"][0]["extensions"]["code"] == code


def test_an_error_in_execution_keeps_the_data_entry(lone_client: TestClient) -> None:
    response = lone_client.post("/graphql", json={"query": "{ entity { id } }"}, headers={"accept": NEW})

    assert response.status_code == 200
    assert response.json()["data"] == {"entity": None}
    assert response.json()["errors"][0]["path"] == ["entity"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"null", 400),
        (b'"x"', 400),
        (b"[" * 100_000, 400),
        (b'{"a":' * 50_000, 400),
        (b"", 400),
        (b"\xff\xfe", 400),
        (b'[{"query": "{ __typename }"}]', 400),
        (b"{}", 400),
        (b'{"query": null}', 400),
        (b'{"query": 7}', 400),
        (b'{"query": ""}', 400),
        (b'{"query": "{ __typename }", "variables": []}', 400),
        (b'{"query": "{ __typename }", "variables": "x"}', 400),
        (b'{"query": "{ __typename }", "operationName": 1}', 400),
        (b'{"query": "{ __typename }", "extensions": 1}', 400),
        (b'{"query": "\\ud800"}', 400),
        (b'{"query": "' + b"x" * 1_000_001 + b'"}', 413),
    ],
)
def test_bodies_that_are_no_request_get_4xx_json(lone_client: TestClient, body: bytes, status: int) -> None:
    response = lone_client.post("/graphql", content=body, headers=JSON)

    assert response.status_code == status
    (error,) = response.json()["errors"]
    assert error["extensions"]["requestId"] == response.headers["x-request-id"]


def test_a_body_without_a_length_is_cut_off_at_the_cap(lone_client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield b"[" * 100_000

    assert lone_client.post("/graphql", content=endless(), headers=JSON).status_code == 413


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/jsonx", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "",
     "application/json; charset=utf-16"],
)  # fmt: skip
def test_only_json_is_read(lone_client: TestClient, kind: str) -> None:
    response = lone_client.post("/graphql", content=json.dumps(QUERY), headers={"content-type": kind})

    assert response.status_code == 415
    assert response.json()["errors"][0]["extensions"]["code"] == "UNSUPPORTED_MEDIA_TYPE"


@pytest.mark.parametrize(
    "kind", ["application/json", "application/json; charset=UTF-8", 'Application/JSON;charset="utf-8"']
)
def test_json_is_read_however_it_is_spelled(lone_client: TestClient, kind: str) -> None:
    response = lone_client.post("/graphql", content=json.dumps(QUERY), headers={"content-type": kind})

    assert response.json()["data"] == {"__typename": "Query"}


def test_compressed_bodies_are_refused(lone_client: TestClient) -> None:
    response = lone_client.post("/graphql", content=b"x", headers={**JSON, "content-encoding": "gzip"})

    assert response.status_code == 415


def test_get_answers_queries(lone_client: TestClient) -> None:
    query = "query A($n: Int) { stories(first: $n) { totalCount edges { node { id } } } }"
    variables = json.dumps({"n": 1})

    response = lone_client.get("/graphql", params={"query": query, "variables": variables, "operationName": "A"})

    assert response.json()["data"]["stories"]["edges"] == [{"node": {"id": "story:dam"}}]


@pytest.mark.parametrize(
    "parameters",
    [{}, {"query": ""}, {"query": "{ __typename }", "variables": "{"}, {"query": "{ __typename }", "variables": "[]"}],
)
def test_a_get_that_is_no_request_gets_400(lone_client: TestClient, parameters: dict[str, str]) -> None:
    assert lone_client.get("/graphql", params=parameters).status_code == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_not_allowed(lone_client: TestClient, method: str) -> None:
    response = lone_client.request(method, "/graphql")

    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, POST")


def test_mutations_and_subscriptions_are_not_served(lone_client: TestClient) -> None:
    for query in ("mutation { a }", "subscription { a }"):
        answer = lone_client.post("/graphql", json={"query": query}).json()
        assert answer["errors"][0]["extensions"]["code"] in (
            "GRAPHQL_VALIDATION_FAILED",
            "OPERATION_RESOLUTION_FAILURE",
        )


def test_what_the_client_cant_accept_is_406(lone_client: TestClient) -> None:
    assert lone_client.post("/graphql", json=QUERY, headers={"accept": "text/html"}).status_code == 406


class Broken:
    """A store that fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def read(self, *_: Any) -> Any:
        raise self.error


class Faulty(FakeStore):
    """A store that fails wherever stories are read."""

    def read(self, shape: Shape, keys: Sequence[str]) -> list[Row | None]:
        if any(link.name == "stories" for link in shape.links):
            raise RuntimeError("secret /var/lib/path")
        return super().read(shape, keys)


def failing(store: object) -> TestClient:
    return TestClient(create_app(cast(GraphStore, store), Settings()), base_url=HERE)


def test_unexpected_errors_are_masked_and_logged_with_the_request_id(caplog: pytest.LogCaptureFixture) -> None:
    with failing(Faulty()) as client, caplog.at_level(logging.ERROR):
        response = client.post("/graphql", json={"query": "{ stories { totalCount } }"})

    (error,) = response.json()["errors"]
    assert error["extensions"] == {"code": "INTERNAL_SERVER_ERROR", "requestId": response.headers["x-request-id"]}
    assert "secret" not in response.text
    (record,) = caplog.records
    assert record.__dict__["request_id"] == response.headers["x-request-id"]
    assert "secret" in str(record.exc_info)


def test_a_store_that_cant_be_reached_is_said_so() -> None:
    with failing(Broken(StoreUnavailableError("bolt://inner:7687 is gone"))) as client:
        response = client.post("/graphql", json={"query": "{ stories { totalCount } }"})
        ready, healthy = client.get("/readyz"), client.get("/healthz")

    assert response.json()["errors"][0]["extensions"]["code"] == "SERVICE_UNAVAILABLE"
    assert "inner" not in response.text
    assert (ready.status_code, healthy.status_code) == (503, 200)


def test_pages_around_graphql_answer(lone_client: TestClient) -> None:
    front, schema, missing = (lone_client.get(path) for path in ("/", "/schema.graphql", "/nothing"))

    assert front.status_code == 200
    assert "http-equiv" not in front.text
    assert "default-src 'none'" in front.headers["content-security-policy"]
    assert "type Story implements Node" in schema.text
    assert missing.status_code == 404
    assert missing.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    assert lone_client.get("/readyz").json() == {"status": "ready"}


def test_a_browser_is_shown_the_page_where_nothing_is(lone_client: TestClient) -> None:
    shown = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    page = lone_client.get("/nowhere", headers=shown)
    again = lone_client.get("/nowhere", headers=shown | {"if-none-match": page.headers["etag"]})
    posted = lone_client.post("/nowhere", headers=shown)

    assert page.status_code == again.status_code == 404
    assert page.text == lone_client.get("/").text
    assert page.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert posted.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, False),
        ("*/*", False),
        ("text/event-stream", True),
        ("text/event-stream, multipart/mixed", True),
        ("text/event-stream, application/json", True),
        ("application/graphql-response+json, application/json, text/event-stream, multipart/mixed", False),
        ("application/json;q=0.5, text/event-stream", True),
        ("application/json, text/event-stream;q=0.9", False),
        ("text/event-stream;q=0", False),
    ],
)
def test_events_are_sent_to_those_who_name_them_before_json(accept: str | None, expected: bool) -> None:
    assert wants_events(accept) is expected
