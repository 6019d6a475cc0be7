"""Who may call: this machine while no key is set, and whoever has the key where one is."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.http.guard import is_loopback
from dramatis.settings import Settings
from graph.store import GraphStore
from tests.api.conftest import HERE

QUERY = {"query": "{ __typename }"}


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("LOCALHOST:8000", True),
        ("127.0.0.1", True),
        ("127.8.9.1:80", True),
        ("[::1]:8000", True),
        ("[::1]", True),
        ("0.0.0.0", False),
        ("example.com", False),
        ("localhost.example.com", False),
        ("127.0.0.1.example.com", False),
        ("127.0.0.1@example.com", False),
        ("example.com#127.0.0.1", False),
        ("localhost/x", False),
        ("localhost:x", False),
        ("[::1", False),
        ("", False),
        ("10.0.0.1", False),
    ],
)
def test_loopback_is_recognised_by_the_host_header(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://localhost:5173"}, 200),
        ({"origin": "https://127.0.0.1"}, 200),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "file://localhost"}, 403),
        ({"host": "evil.example"}, 403),
        ({"host": "127.0.0.1.evil.example:8000"}, 403),
        ({"x-forwarded-for": "192.0.2.1"}, 403),
        ({"forwarded": "for=192.0.2.1"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/graphql", "/", "/healthz"])
def test_without_a_key_only_this_machine_is_served(
    lone_client: TestClient, headers: dict[str, str], status: int, path: str
) -> None:
    response = lone_client.get(path, params={"query": "{ __typename }"}, headers=headers)

    assert response.status_code == status
    if status == 403:
        assert response.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"


@pytest.mark.parametrize(("site", "status"), [("cross-site", 403), ("same-origin", 200), ("none", 200)])
def test_without_a_key_no_picture_on_another_page_asks(lone_client: TestClient, site: str, status: int) -> None:
    headers = {"sec-fetch-site": site}

    asked = lone_client.get("/graphql", params={"query": "{ __typename }"}, headers=headers)
    followed = lone_client.get("/healthz", headers=headers)

    assert (asked.status_code, followed.status_code) == (status, 200)


@pytest.fixture
def keyed(fake: GraphStore) -> Iterator[TestClient]:
    with TestClient(create_app(fake, Settings(api_key="k3y-ü")), base_url="http://news.example") as client:
        yield client


@pytest.mark.parametrize(
    "header", [None, "", "k3y-ü", "Basic k3y-ü", "Bearer", "Bearer ", "Bearer k3y", "Bearer k3y-üx", "Bearer k3y-ü x"]
)
def test_without_the_right_key_graphql_is_closed(keyed: TestClient, header: str | None) -> None:
    headers = [] if header is None else [(b"authorization", header.encode())]

    response = keyed.post("/graphql", json=QUERY, headers=headers)

    assert response.status_code == 401
    assert response.headers["www-authenticate"].startswith("Bearer")
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


def test_the_key_opens_graphql_from_anywhere(keyed: TestClient) -> None:
    headers = [(b"authorization", "bearer k3y-ü".encode()), (b"origin", b"http://ui.example")]

    assert keyed.post("/graphql", json=QUERY, headers=headers).json()["data"] == {"__typename": "Query"}
    assert keyed.get("/healthz").status_code == 200


def test_answers_carry_safe_headers_and_no_permission_for_other_origins(lone_client: TestClient) -> None:
    headers = lone_client.get("/healthz", headers={"origin": HERE}).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers
