"""Servers that want more of a reader: one that answers registered queries only, and one that asks for a key."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from api.app import create_app
from api.keys import make_key
from api.principals import Role
from dramatis.settings import Settings
from graph.store import GraphStore
from tests.api.running import running
from tests.graph.stores import empty_sqlite
from tests.ui.canvas.graph_world import STORY, fill
from tests.ui.conftest import Opener, Sample

_TEXT = "Bridge of Tarn closed\n\nThe mayor of Tarn, Olive Sorensen, closed the old bridge on Monday."
# Tenths of a second until a socket that was opened has been answered on a busy machine.
_TURNS = 100
# What a browser says of an answer with this status.
_REFUSED = "401 (Unauthorized)"


@pytest.fixture(scope="module")
def documents_site(sample: Sample) -> Iterator[str]:
    """The address of a server that answers what its pages ask, and nothing else."""
    with running(create_app(sample.store, Settings(documents_only=True))) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, GraphStore]]:
    """The address of a server that asks for keys, and its store."""
    with empty_sqlite(tmp_path_factory.mktemp("guarded")) as store:
        fill(store)
        with running(create_app(store, Settings(api_key="the operator's own"))) as port:
            yield f"http://127.0.0.1:{port}", store


def _enter(page: Page, key: str) -> None:
    page.get_by_label("API key").fill(key)
    page.get_by_role("button", name="Go on").click()


def test_a_server_of_registered_queries_only_answers_every_page(documents_site: str, open_page: Opener) -> None:
    page = open_page(documents_site)
    page.get_by_role("combobox").fill("lavr")
    page.get_by_role("option").first.click()
    page.locator("#claims .claim").first.wait_for()
    expect(page.locator("#mentions li").first).to_be_visible()

    page.goto(f"{documents_site}/search?kind=STORY")
    page.locator(".story-card h3 a").first.click()
    page.locator("#articles .article-row").first.wait_for()
    page.get_by_role("link", name="Open the graph").click()
    page.locator(".canvas-drawing[data-layout=still]").wait_for()
    page.locator(".grid-length [role=row]").first.click()
    expect(page.locator(".canvas-detail .loading")).to_have_count(0)
    page.goto(f"{documents_site}/search?q=talks")
    page.locator(".hits > li").first.wait_for()

    assert page.locator(".failed").count() == 0


def test_progress_is_told_by_a_registered_subscription(documents_site: str, open_page: Opener) -> None:
    page = open_page(f"{documents_site}/add")
    told: list[str | bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: told.append(frame)))

    page.get_by_label("Paste a text or an address").fill(_TEXT)
    page.get_by_role("button", name="Read the text").click()

    expect(page.get_by_text("It is done.")).to_be_visible(timeout=60_000)
    assert any('"next"' in str(each) for each in told), told


def test_a_query_of_ones_own_is_refused_there(documents_site: str, open_page: Opener) -> None:
    page = open_page(documents_site)

    answer = page.request.post(f"{documents_site}/graphql", data={"query": "{ stories { totalCount } }"})

    assert "errors" in answer.json()


def test_a_key_is_asked_for_refused_and_accepted_and_the_page_is_there(
    guarded: tuple[str, GraphStore], open_page: Opener, axe: str
) -> None:
    site, store = guarded
    key = make_key(store, "reader of the form", Role.READER, None, datetime.now(UTC))
    page = open_page(f"{site}/story/{STORY}", allowed=_REFUSED)
    expect(page.get_by_role("heading", name="This server asks for a key")).to_be_visible()
    page.evaluate(axe)
    assert page.evaluate("axe.run(document).then((found) => found.violations.map((each) => each.id))") == []

    _enter(page, "drm_no_key")
    expect(page.get_by_text("The key that was entered is not accepted.")).to_be_visible()
    _enter(page, key)

    expect(page.locator("header.story-head h1")).to_have_text("Ferry talks in Port Ames")
    page.reload()
    expect(page.locator("header.story-head h1")).to_have_text("Ferry talks in Port Ames")


def test_what_a_reader_s_key_does_not_open_is_said(guarded: tuple[str, GraphStore], open_page: Opener) -> None:
    site, store = guarded
    key = make_key(store, "reader of notes", Role.READER, None, datetime.now(UTC))
    page = open_page(f"{site}/entity/person:orr", allowed="Failed to load resource")
    _enter(page, key)

    notes = page.locator("#notes")
    expect(notes).to_contain_text("for analysts")
    expect(notes.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_subscriptions_come_with_the_key(guarded: tuple[str, GraphStore], open_page: Opener) -> None:
    site, _ = guarded
    page = open_page(f"{site}/quality", allowed=_REFUSED)
    got: list[str | bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: got.append(frame)))
    page.goto(f"{site}/story/{STORY}")
    _enter(page, "the operator's own")
    page.locator("#articles .article-row").first.wait_for()

    for _ in range(_TURNS):
        if any("connection_ack" in str(each) for each in got):
            break
        page.wait_for_timeout(100)
    assert any("connection_ack" in str(each) for each in got), got


def test_a_subscription_of_an_unknown_hash_is_asked_again_by_its_text(
    sample: Sample, open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.app.read_documents", lambda _: {})
    with running(create_app(sample.store, Settings())) as port:
        # HTTP says with its status, too, that it knows no such hash.
        page = open_page(f"http://127.0.0.1:{port}/add", allowed="400 (Bad Request)")
        sent: list[str] = []
        told: list[str] = []
        page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: told.append(str(frame))))

        page.get_by_label("Paste a text or an address").fill(_TEXT)
        page.get_by_role("button", name="Read the text").click()

        expect(page.get_by_text("It is done.")).to_be_visible(timeout=60_000)
        asked = [json.loads(frame) for frame in sent]
        payloads = [frame["payload"] for frame in asked if frame["type"] == "subscribe"]
        assert ["query" in payload for payload in payloads[:2]] == [False, True]
        assert any("PERSISTED_QUERY_NOT_FOUND" in frame for frame in told)
        assert any('"next"' in frame for frame in told)
