"""Servers over invented graphs, and the canvas as a reader has it: by its list, its address and what it says."""

import json
import os
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

import api.app
from api.app import create_app
from dramatis.settings import Settings
from graph.store import GraphStore
from tests.api.running import running
from tests.graph.stores import empty_sqlite
from tests.ui.canvas.graph_world import STORY, fill, fill_large
from tests.ui.conftest import Opener
from tests.ui.hostile_world import HOSTILE

NODES, EDGES = 2_000, 5_000
# As long as the pages of the other tests are given.
_PATIENCE_MS = 20_000


@pytest.fixture(scope="session", autouse=True)
def _pages() -> Iterator[None]:
    """Another build than the committed one, where DRAMATIS_TEST_PAGES names its folder."""
    with pytest.MonkeyPatch.context() as patch:
        if folder := os.environ.get("DRAMATIS_TEST_PAGES"):
            patch.setattr(api.app, "built_pages", lambda: Path(folder))
        yield


def _serving(folder: Path, work: Callable[[GraphStore], object]) -> Iterator[str]:
    with empty_sqlite(folder) as store:
        work(store)
        with running(create_app(store, Settings())) as port:
            yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the small graph, with hostile names around a mask."""
    yield from _serving(tmp_path_factory.mktemp("small"), lambda store: fill(store, HOSTILE))


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Sequence[str]]]:
    """The address of a server over 2,000 entities with 5,000 relations, and the entities' ids."""
    keys: list[str] = []
    for address in _serving(
        tmp_path_factory.mktemp("large"), lambda store: keys.extend(fill_large(store, NODES, EDGES))
    ):
        yield address, keys


class Canvas:
    """A page with a canvas on it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def wait_for(self, nodes: int) -> None:
        """Until so many nodes are shown and nothing is asked or laid out any more."""
        self.page.locator(f".canvas-drawing[aria-label^='{nodes:,} node']").wait_for()
        self.still()

    def still(self) -> None:
        """Until nothing is asked or laid out any more."""
        expect(self.page.locator(".canvas-told")).not_to_contain_text("Asking", timeout=_PATIENCE_MS)
        self.page.locator(".canvas-drawing[data-layout=still]").wait_for()

    def drawn(self) -> None:
        """Until what was changed last has been painted: in the frame after the next."""
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def go(self, query: str) -> None:
        """To another address of the canvas, without loading the page anew."""
        self.page.evaluate("to => history.pushState(null, '', to)", f"/graph?{query}")

    @property
    def counts(self) -> tuple[int, int]:
        """How many nodes and relations are shown."""
        words = (self.page.get_attribute(".canvas-drawing", "aria-label") or "").replace(",", "").split()
        return int(words[0]), int(words[3])

    @property
    def told(self) -> str:
        return self.page.inner_text(".canvas-told")

    @property
    def picked(self) -> int:
        """How many nodes are picked."""
        bar = self.page.locator(".canvas-picked")
        return int(bar.inner_text().split()[0]) if bar.count() else 0

    def names(self) -> set[str]:
        """The names in the list of nodes; all of them where they fit into its sight."""
        self.tab("Nodes")
        return set(self.page.locator(".grid-length .grid-name .name").all_inner_texts())

    def row(self, name: str) -> Locator:
        return self.page.locator(".grid-length [role=row]").filter(has_text=name).first

    def tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def detail(self) -> str:
        """What stands in the panel about what is picked, once its answer is there."""
        panel = self.page.locator(".canvas-detail")
        panel.wait_for()
        expect(panel.locator(".loading")).to_have_count(0, timeout=_PATIENCE_MS)
        return panel.inner_text()

    def middle(self) -> tuple[float, float]:
        """The middle of the drawing: there a single node is, and between two nodes their edge."""
        box = self.page.locator(".canvas-drawing").bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def take(self, button: str) -> Path:
        """The file that a button of the panel gives."""
        self.tab("Keep & share")
        with self.page.expect_download() as taken:
            self.button(button).click()
        return Path(taken.value.path())

    def places(self) -> dict[str, float]:
        """Where nodes stand, in units of the layout."""
        taken: Any = json.loads(self.take("JSON").read_text(encoding="utf-8"))
        return {f"{node['id']} {axis}": node[axis] for node in taken["nodes"] for axis in ("x", "y")}

    def ask(self, query: str, **variables: Any) -> Any:
        """What the server answers to a query."""
        origin = "/".join(self.page.url.split("/")[:3])
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(f"{origin}/graphql", body, {"content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            read = json.load(answer)
        assert "errors" not in read, read["errors"]
        return read["data"]


OpenCanvas = Callable[..., Canvas]


@pytest.fixture
def open_canvas(small_site: str, open_page: Opener) -> OpenCanvas:
    """Opens the canvas at an address: of the small graph's story, where none is given."""

    def opened(query: str = f"story={STORY}", nodes: int | None = 8, **look: Any) -> Canvas:
        canvas = Canvas(open_page(f"{small_site}/graph?{query}", **look))
        canvas.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        if nodes is not None:
            canvas.wait_for(nodes)
        return canvas

    return opened
