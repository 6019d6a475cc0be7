"""A real Chromium that looks at the real server, over the sample corpus; what it complains of fails the test.

`site` is the address of a server over part of the sample corpus, on each engine; `hostile_site` of one over names and
titles that try to be more than text, on each engine too. Neo4j's free edition holds one database: there is one server,
and `tests.ui.one_database` says what it holds just now. `open_page` opens a page in either theme and any width, and
when the test is over no page may have logged an error, broken the policy, failed a request or asked another origin.
Without Chromium the tests are skipped, and with CI=true they fail.
"""

import json
import os
import shutil
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, expect, sync_playwright

from api.app import create_app
from api.sample import RATINGS
from dramatis.article import Article
from dramatis.settings import Settings
from dramatis.times import timestamp
from extractors.extract import open_extractor
from graph.shape import Row
from graph.store import GraphStore
from ingest.catalogues import load_catalogue
from ingest.pipeline import Ingestion
from readers.formats import Format
from readers.read import read_paths
from stories.catalogue import Label
from stories.catalogue_csv import read_catalogue
from tests.api.running import running
from tests.graph.stores import empty_sqlite, neo4j_server
from tests.ui.hostile_world import fill_hostile
from tests.ui.one_database import OneDatabase, open_database

_UI = Path(__file__).parents[2] / "ui"
_CORPUS = Path(__file__).parents[2] / "demo" / "corpus"
# A story of two dozen articles with copies, conflicts, proposals and a pasted page; the rest of the corpus only takes
# longer to read.
_READ = ("istanbul-talks.jsonl", "bosphorus-ledger.atom", "story-page.txt")
# As the machine's Chromium draws WebGL without a graphics card.
_ARGUMENTS = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
# Everything is on this machine; a step that takes longer than this on a busy one is stuck.
_PATIENCE_MS = 20_000
# Collects what the policy blocked, from before the page's own scripts run.
_LISTEN = """
window.__blocked = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.__blocked.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""

ENGINES = ["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)]
Opener = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class Sample:
    """Part of the sample corpus in an embedded store, and the rows of a backup of it."""

    store: GraphStore
    rows: Sequence[Row]


def _missing(told: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(told)
    pytest.skip(told)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        _missing("no Chromium to look with: install Debian's package chromium")
    assert found is not None
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(_ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """The sample, read once: its store, and its rows as they were before any test changed something."""
    with empty_sqlite(tmp_path_factory.mktemp("site")) as store:
        read_sample(store)
        yield Sample(store, [*store.dump()])


@pytest.fixture(scope="session")
def sqlite_site(sample: Sample) -> Iterator[str]:
    """The address of a server over an embedded store."""
    with running(create_app(sample.store, Settings())) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def one_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OneDatabase]:
    """The Neo4j of all tests of the pages."""
    with neo4j_server(tmp_path_factory.mktemp("neo4j")) as settings, open_database(settings) as database:
        yield database


@pytest.fixture(params=ENGINES)
def site(request: pytest.FixtureRequest, sample: Sample) -> str:
    """The address of a server over the sample, on each engine."""
    if request.param == "sqlite":
        address: str = request.getfixturevalue("sqlite_site")
        return address
    database: OneDatabase = request.getfixturevalue("one_database")
    return database.holding("sample", lambda store: store.load(iter(sample.rows)))


@pytest.fixture(scope="session")
def hostile_sqlite_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the hostile words in an embedded store."""
    with empty_sqlite(tmp_path_factory.mktemp("hostile")) as store:
        store.transact(fill_hostile)
        with running(create_app(store, Settings())) as port:
            yield f"http://127.0.0.1:{port}"


@pytest.fixture(params=ENGINES)
def hostile_site(request: pytest.FixtureRequest) -> str:
    """The address of a server over names, titles and addresses that try to be more than text, on each engine."""
    if request.param == "sqlite":
        address: str = request.getfixturevalue("hostile_sqlite_site")
        return address
    database: OneDatabase = request.getfixturevalue("one_database")
    return database.holding("hostile", lambda store: store.transact(fill_hostile))


def read_sample(store: GraphStore) -> None:
    """Part of the sample corpus, as a feed would have brought it, with its ratings."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    label = Label("Fictional ratings of the sample outlets", "1", "Apache-2.0", "Invented for the demo of Dramatis")
    load_catalogue(store, label, read_catalogue(RATINGS.read_text(encoding="utf-8")).entries, timestamp(at))
    items = read_paths([str(_CORPUS / name) for name in _READ], Format.AUTO, None)
    undated = datetime.max.replace(tzinfo=UTC)
    ordered = sorted(items, key=lambda item: (isinstance(item, Article) and item.published_at) or undated)
    Ingestion(store, open_extractor(Settings()), lambda: at).run(ordered)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    """Opens an address: `open_page(url, theme="dark", width=390)`."""
    troubles: list[str] = []
    opened: list[Page] = []
    with ExitStack() as stack:

        def open_one(
            url: str,
            theme: str = "light",
            width: int = 1280,
            height: int = 900,
            *,
            touch: bool = False,
            allowed: str | None = None,
        ) -> Page:
            """`allowed`: what the console may complain of, where a test asks for what isn't to be had."""
            context = browser.new_context(
                viewport={"width": width, "height": height},
                has_touch=touch,
                color_scheme="dark" if theme == "dark" else "light",
                reduced_motion="reduce",
                accept_downloads=True,
            )
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(_PATIENCE_MS)
            page.add_init_script(_LISTEN)
            host = urlsplit(url).netloc

            def asked(request: Request) -> None:
                if urlsplit(request.url).netloc != host and not request.url.startswith("data:"):
                    troubles.append(f"asked elsewhere: {request.url[:200]}")

            def dismiss(dialog: Dialog) -> None:
                troubles.append(f"dialog: {dialog.message}"[:300])
                dialog.dismiss()

            page.on("request", asked)

            def said(message: ConsoleMessage) -> None:
                if message.type == "error" and not (allowed and allowed in message.text):
                    troubles.append(message.text[:300])

            page.on("console", said)
            page.on("pageerror", lambda error: troubles.append(f"error in a script: {error}"[:300]))
            page.on("dialog", dismiss)
            page.goto(url)
            opened.append(page)
            return page

        yield open_one
        for page in opened:
            troubles.extend(f"blocked: {each}" for each in page.evaluate("window.__blocked ?? []"))
    assert troubles == []


def ask(site: str, query: str) -> Any:
    """What the server answers to a query, without a page."""
    body = json.dumps({"query": query}).encode()
    request = urllib.request.Request(f"{site}/graphql", body, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        read = json.load(answer)
    assert "errors" not in read, read["errors"]
    return read["data"]


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which the pages' own packages bring."""
    script = _UI / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        _missing("no axe-core to check with: run scripts/ui install")
    return script.read_text(encoding="utf-8")
