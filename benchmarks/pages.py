"""How soon the pages can be used: `python -m benchmarks.pages --json FILE`.

Opens pages of a real `dramatis serve` over the whole sample corpus in a headless Chromium, each visit in a fresh
context: nothing is in its cache. A page is usable when what its first screen is for stands there: a story's title,
bullets and articles, an entity's relations, hits, or the drawn graph. Times count from the start of the navigation, by
the page's own clock; browser, server and this program share the machine, so a busy one shows.
"""

import argparse
import shutil
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.hostile_requests import served
from benchmarks.record_files import write_part

# What is promised of the story page, in milliseconds.
MOST_MS = 1_500.0
_VISITS = 15
_ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
_SIZE = {"width": 1280, "height": 900}
_WANTED = """{
  story: stories(first: 1, sort: {field: ARTICLE_COUNT}) { edges { node { id } } }
  entity: entities(first: 1, filter: {kinds: [PERSON]}, sort: {field: ARTICLE_COUNT}) { edges { node { id } } }
}"""
# By page what must stand there, each by a name; the page is usable when all of them do.
_STANDS: Mapping[str, Mapping[str, str]] = {
    "front": {"box": ".search-large", "stories": ".story-card"},
    "story": {"title": "header.story-head h1", "bullets": ".bullet", "articles": "#articles .article-row"},
    "entity": {"name": "header.story-head h1", "relations": "#relations .relation"},
    "search": {"hits": ".hits > li"},
    "graph": {"drawn": ".canvas-drawing canvas", "listed": ".grid-length [role=row]"},
}
# Notes when each selector is met first.
_WATCH = """(stands) => {
  window.__stood = {};
  const look = () => {
    for (const [name, selector] of Object.entries(stands))
      if (!(name in window.__stood) && document.querySelector(selector)) window.__stood[name] = performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One page: milliseconds until it could be used, and until each part stood there, as medians."""

    page: str
    visits: int
    usable_ms: float
    slowest_ms: float
    parts_ms: Mapping[str, float]
    requests: int
    kilobytes: float


def measure(browser: Browser, address: str, name: str, path: str) -> Measured:
    """So many visits of one page."""
    usable: list[float] = []
    parts: dict[str, list[float]] = {part: [] for part in _STANDS[name]}
    requests, received = 0, 0.0
    for _ in range(_VISITS):
        context = browser.new_context(viewport={"width": _SIZE["width"], "height": _SIZE["height"]})
        page = context.new_page()
        page.add_init_script(f"({_WATCH})({dict(_STANDS[name])!r})")
        page.goto(f"{address}{path}", wait_until="commit")
        for selector in _STANDS[name].values():
            page.locator(selector).first.wait_for(state="attached")
        stood: dict[str, float] = page.evaluate("window.__stood")
        page.wait_for_load_state("networkidle")
        sizes = page.evaluate("performance.getEntriesByType('resource').map((each) => each.transferSize)")
        requests, received = len(sizes) + 1, sum(sizes) / 1_000
        context.close()
        usable.append(max(stood.values()))
        for part, at in stood.items():
            parts[part].append(at)
    medians = {part: round(statistics.median(times)) for part, times in parts.items()}
    return Measured(
        name, _VISITS, round(statistics.median(usable)), round(max(usable)), medians, requests, round(received)
    )


def _paths(page: Page, address: str) -> dict[str, str]:
    """The address of each page, of the most reported story and person."""
    data = page.request.post(f"{address}/graphql", data={"query": _WANTED}).json()["data"]
    story, entity = (data[each]["edges"][0]["node"]["id"] for each in ("story", "entity"))
    found = {"front": "/", "story": f"/story/{story}", "entity": f"/entity/{entity}"}
    return {**found, "search": "/search?q=talks", "graph": f"/graph?story={story}"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, prints a line a page, and says whether the story page keeps its promise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="Write the figures to this file.")
    target: Path | None = parser.parse_args(arguments).json
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("There is no Chromium on PATH: install it, then run this again.", file=sys.stderr)
        return 1
    with served() as (port, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        address = f"http://127.0.0.1:{port}"
        paths = _paths(browser.new_page(), address)
        found = [measure(browser, address, name, path) for name, path in paths.items()]
        browser.close()
    for one in found:
        parts = ", ".join(f"{part} {at:.0f}" for part, at in one.parts_ms.items())
        print(
            f"{one.page:7} usable after {one.usable_ms:5.0f} ms (slowest of {one.visits} {one.slowest_ms:5.0f}): "
            f"{parts}; {one.requests} requests, {one.kilobytes:.0f} kB"
        )
    story = next(one for one in found if one.page == "story")
    if target is not None:
        write_part(target, "pages", {"pages": [asdict(one) for one in found], "story_promised_ms": MOST_MS})
    return 0 if story.usable_ms <= MOST_MS else 1


if __name__ == "__main__":
    sys.exit(main())
