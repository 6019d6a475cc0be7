"""A real Chromium that looks at the real server, over the sample corpus; what it complains of fails the test.

`site` is the address of a server over part of the sample corpus, on each engine; `hostile_site` of one over names and
titles that try to be more than text. `open_page` opens a page in either theme and any width, and when the test is over
no page may have logged an error, broken the policy, failed a request or asked another origin. Without Chromium the
tests are skipped, and with CI=true they fail.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, expect, sync_playwright

from api.app import create_app
from api.sample import RATINGS
from dramatis.article import Article
from dramatis.settings import Settings
from dramatis.times import timestamp
from extractors.extract import open_extractor
from graph.store import GraphStore
from ingest.catalogues import load_catalogue
from ingest.pipeline import Ingestion
from readers.formats import Format
from readers.read import read_paths
from stories.catalogue import Label
from stories.catalogue_csv import read_catalogue
from tests.api.running import running
from tests.graph.stores import emptied_database, empty_sqlite, neo4j_server, prepared_neo4j
from tests.ui.hostile_world import fill_hostile

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

Opener = Callable[..., Page]


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
def sqlite_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over an embedded store."""
    with empty_sqlite(tmp_path_factory.mktemp("site")) as store:
        read_sample(store)
        with running(create_app(store, Settings())) as port:
            yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def neo4j_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over a Neo4j."""
    with ExitStack() as stack:
        settings = stack.enter_context(neo4j_server(tmp_path_factory.mktemp("neo4j")))
        empty = stack.enter_context(emptied_database(settings))
        empty()
        store = stack.enter_context(prepared_neo4j(settings))
        read_sample(store)
        port = stack.enter_context(running(create_app(store, settings)))
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def site(request: pytest.FixtureRequest) -> str:
    """The address of a server, on each engine."""
    address: str = request.getfixturevalue(f"{request.param}_site")
    return address


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over names, titles and addresses that try to be more than text."""
    with empty_sqlite(tmp_path_factory.mktemp("hostile")) as store:
        store.transact(fill_hostile)
        with running(create_app(store, Settings())) as port:
            yield f"http://127.0.0.1:{port}"


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

        def open_one(url: str, theme: str = "light", width: int = 1280, height: int = 900) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": height},
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
            page.on("console", lambda said: troubles.append(said.text[:300]) if said.type == "error" else None)
            page.on("pageerror", lambda error: troubles.append(f"error in a script: {error}"[:300]))
            page.on("dialog", dismiss)
            page.goto(url)
            opened.append(page)
            return page

        yield open_one
        for page in opened:
            troubles.extend(f"blocked: {each}" for each in page.evaluate("window.__blocked ?? []"))
    assert troubles == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which the pages' own packages bring."""
    script = _UI / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        _missing("no axe-core to check with: run scripts/ui install")
    return script.read_text(encoding="utf-8")
