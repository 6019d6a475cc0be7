"""Pictures of the pages, taken from a real server over the sample corpus: `python -m docs.make_screenshots`.

Writes `docs/story-page.png` and `docs/graph-page.png`, which the README shows. With `--all FOLDER` it writes the story
page, an entity page and the graph in both themes at three widths, to be looked at after a change of the pages. Needs a
Chromium on PATH.
"""

import argparse
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from api.app import create_app
from api.sample import RATINGS, sample_corpus
from dramatis.errors import DramatisError
from dramatis.settings import Settings
from dramatis.times import timestamp
from extractors.extract import open_extractor
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore
from ingest.catalogues import load_catalogue
from ingest.pipeline import Ingestion
from ingest.resolving import resolve_store
from stories.catalogue import Label
from stories.catalogue_csv import read_catalogue

_DOCS = Path(__file__).resolve().parent
# The pictures carry the time at which the corpus was read; a fixed one makes them the same on every day.
_READ_AT = datetime(2025, 6, 15, 8, 0, tzinfo=UTC)
_WIDTHS = {390: 844, 1280: 900, 1920: 1080}
_THEMES = ("light", "dark")
# What stands on a page only when its answers are there.
_DRAWN = {
    "front": ".story-card",
    "story": "#articles .article-row, #places .map-point, #coverage .bar",
    "entity": "#relations .relation",
    "graph": ".canvas-drawing[data-layout=still]",
}
_START_S = 30.0
_ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
_WANTED = """{
  story: stories(first: 1, sort: {field: ARTICLE_COUNT}) { edges { node { id } } }
  entity: entities(first: 1, filter: {kinds: [PERSON]}, sort: {field: ARTICLE_COUNT}) { edges { node { id } } }
}"""


def main(arguments: list[str]) -> int:
    """Writes the pictures; 0 when they are written."""
    parser = argparse.ArgumentParser(prog="python -m docs.make_screenshots")
    parser.add_argument("--all", metavar="FOLDER", type=Path, help="every page, theme and width into this folder")
    given = parser.parse_args(arguments)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("There is no Chromium on PATH: install it, then run this again.", file=sys.stderr)
        return 1
    with served_sample() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        if given.all:
            _take_all(browser, address, given.all)
        else:
            _take(browser, address, "story", _DOCS / "story-page.png", "light", 1280)
            _take(browser, address, "graph", _DOCS / "graph-page.png", "light", 1280)
        browser.close()
    return 0


@contextmanager
def served_sample() -> Iterator[str]:
    """The address of a server over the whole sample corpus."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder))
        try:
            store.prepare()
            _read(store)
            with _served(store) as address:
                yield address
        finally:
            store.close()


def _read(store: GraphStore) -> None:
    label = Label("Fictional ratings of the sample outlets", "1", "Apache-2.0", "Invented for the demo of Dramatis")
    table = read_catalogue(RATINGS.read_text(encoding="utf-8"))
    load_catalogue(store, label, table.entries, timestamp(_READ_AT))
    Ingestion(store, open_extractor(Settings()), lambda: _READ_AT).run(sample_corpus())
    resolve_store(store, lambda: _READ_AT)


@contextmanager
def _served(store: GraphStore) -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(store, Settings()), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + _START_S
    while not server.started:
        if time.monotonic() > deadline:
            raise DramatisError("the server did not start; see what it wrote above")
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(_START_S)
        listening.close()


def _take_all(browser: Browser, address: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("front", "story", "entity", "graph"):
        for theme in _THEMES:
            for width in _WIDTHS:
                _take(browser, address, name, folder / f"{name}-{theme}-{width}.png", theme, width)


def _take(browser: Browser, address: str, name: str, target: Path, theme: str, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": _WIDTHS[width]},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{address}{_path(page, address, name)}")
    for each in _DRAWN[name].split(", "):
        page.locator(each).first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=target)
    context.close()
    print(target)


def _path(page: Page, address: str, name: str) -> str:
    """Where the most reported story or person stands."""
    if name == "front":
        return "/"
    data = page.request.post(f"{address}/graphql", data={"query": _WANTED}).json()["data"]
    story, entity = (data[each]["edges"][0]["node"]["id"] for each in ("story", "entity"))
    return {"story": f"/story/{story}", "entity": f"/entity/{entity}", "graph": f"/graph?story={story}"}[name]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
