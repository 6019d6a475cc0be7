"""How the pages are given out: which addresses they answer, with which headers, and nothing beside the build."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from api.ui_files import built_pages, ui_routes

_SCRIPT = "export const many = 1;\n" * 200


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build = tmp_path / "dist"
    (build / "assets").mkdir(parents=True)
    (build / "index.html").write_text("<!doctype html><title>index</title>")
    (build / "graphiql.html").write_text("<!doctype html><title>graphiql</title>")
    (build / "assets" / "index-abc123.js").write_text(_SCRIPT)
    (build / "theme.js").write_text("// the theme")
    (build / "favicon.svg").write_text("<svg/>")
    (build / "notes.unknown").write_text("of no type that pages have")
    (tmp_path / "secret.js").write_text("beside the build")
    return build


@pytest.fixture
def pages(folder: Path) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[*ui_routes(folder)]), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.mark.parametrize(
    "address", ["/", "/search", "/story/story:1", "/entity/a%2Fb", "/article/x", "/graph", "/add", "/quality"]
)
def test_the_application_answers_its_addresses_with_a_strict_policy(pages: TestClient, address: str) -> None:
    answer = pages.get(address)

    policy = answer.headers["content-security-policy"]
    assert answer.status_code == 200
    assert "<title>index</title>" in answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "blob:" not in policy


def test_a_page_s_own_files_are_announced_with_it(folder: Path) -> None:
    (folder / "preload.json").write_text('{"StoryPage": ["assets/story-1.js", "assets/story-2.css"], "AddPage": []}')
    with TestClient(Starlette(routes=[*ui_routes(folder)]), base_url="http://127.0.0.1:8000") as client:
        story = client.get("/story/story:1").headers["link"]
        others = [client.get(address).headers.get("link") for address in ("/", "/add", "/graphiql")]

    assert story == "</assets/story-1.js>; rel=modulepreload, </assets/story-2.css>; rel=preload; as=style; crossorigin"
    assert others == [None] * 3


def test_what_the_build_announces_is_in_the_build() -> None:
    with TestClient(Starlette(routes=[*ui_routes(built_pages())]), base_url="http://127.0.0.1:8000") as client:
        link = client.get("/story/story:1").headers["link"]
        files = [each.partition(">")[0].removeprefix("<") for each in link.split(", ")]
        found = [client.get(file).status_code for file in files]

    assert any("StoryPage" in file for file in files)
    assert found == [200] * len(files)


def test_graphiql_alone_may_style_inline(pages: TestClient) -> None:
    policy = pages.get("/graphiql").headers["content-security-policy"]

    assert "style-src 'self' 'unsafe-inline'" in policy
    assert "script-src 'self';" in policy


def test_a_page_seen_before_is_not_sent_again(pages: TestClient) -> None:
    etag = pages.get("/").headers["etag"]

    again = pages.get("/", headers={"if-none-match": f'"other", {etag}'})

    assert again.status_code == 304
    assert again.content == b""
    assert "content-security-policy" in again.headers


def test_a_file_with_a_hash_in_its_name_is_kept_for_ever(pages: TestClient) -> None:
    answer = pages.get("/assets/index-abc123.js")

    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


def test_a_file_without_a_hash_is_asked_for_again(pages: TestClient) -> None:
    assert pages.get("/theme.js").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("accepted", "squeezed"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("identity", False), ("gzip;q=0", False), ("", False)],
)
def test_files_are_compressed_for_who_takes_it(pages: TestClient, accepted: str, squeezed: bool) -> None:
    with pages.stream("GET", "/assets/index-abc123.js", headers={"accept-encoding": accepted}) as answer:
        raw = b"".join(answer.iter_raw())

    assert answer.headers.get("content-encoding") == ("gzip" if squeezed else None)
    assert (gzip.decompress(raw) if squeezed else raw).decode() == _SCRIPT
    assert answer.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize(
    "address",
    [
        "/assets/../../secret.js",
        "/assets/%2e%2e/%2e%2e/secret.js",
        "/../secret.js",
        "/assets/..%2f..%2fsecret.js",
        "/assets//etc/passwd",
        "/assets/",
        "/index.html",
        "/graphiql.html",
        "/notes.unknown",
    ],
)
def test_nothing_but_the_files_of_the_build_is_given_out(pages: TestClient, address: str) -> None:
    answer = pages.get(address)

    assert answer.status_code == 404
    assert "beside the build" not in answer.text


def test_only_reading_is_allowed(pages: TestClient) -> None:
    assert pages.post("/", content=b"x").status_code == 405
    assert pages.head("/").status_code == 200


def test_without_a_build_the_first_page_says_what_to_do(tmp_path: Path) -> None:
    with TestClient(Starlette(routes=[*ui_routes(tmp_path)]), base_url="http://127.0.0.1:8000") as client:
        answer = client.get("/")

    assert answer.status_code == 503
    assert "scripts/ui build" in answer.text


def test_the_committed_build_is_whole_and_loads_nothing_from_elsewhere() -> None:
    build = built_pages()
    texts = {path: path.read_text(encoding="utf-8") for path in build.glob("*.html")}

    assert {path.name for path in texts} == {"index.html", "graphiql.html"}
    for text in texts.values():
        links = [part.split('"')[0] for mark in ('src="', 'href="') for part in text.split(mark)[1:]]
        assert links
        for link in links:
            assert link.startswith("/")
            assert not link.startswith("//")
            inside = build / link.removeprefix("/")
            assert inside.is_file() or link.startswith(("/graphql?", "/schema.graphql"))


def test_every_file_that_is_announced_with_a_page_is_there() -> None:
    build = built_pages()
    announced = json.loads((build / "preload.json").read_text(encoding="utf-8"))

    assert announced
    assert [file for files in announced.values() for file in files if not (build / file).is_file()] == []


def test_the_first_page_needs_at_most_two_hundred_kilobytes_of_script() -> None:
    build = built_pages()
    text = (build / "index.html").read_text(encoding="utf-8")
    scripts = {part.split('"')[0] for mark in ('src="', 'href="') for part in text.split(mark)[1:]}
    sizes = [len(gzip.compress((build / name.lstrip("/")).read_bytes())) for name in scripts if name.endswith(".js")]

    assert sizes
    assert sum(sizes) <= 200_000
