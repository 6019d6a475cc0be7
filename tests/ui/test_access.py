"""Every page for who doesn't see, doesn't point, or prefers the dark: axe finds nothing, and the keyboard is enough."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.ui.conftest import Opener, ask

_PAGES = (
    "/",
    "/search?q=talks",
    "/search?kind=EVENT",
    "story",
    "entity",
    "event",
    "article",
)
# They show nothing of the graph, and so the same on each engine.
_WITHOUT_GRAPH = ("/add", "/quality", "/search")
# WCAG 2.2 at its levels A and AA, and what axe counts as good practice besides.
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_WANTED = """{
  story: stories(first: 1, sort: {field: ARTICLE_COUNT}) { edges { node { id } } }
  entity: entities(first: 1, filter: {kinds: [PERSON]}, sort: {field: ARTICLE_COUNT}) { edges { node { id } } }
  event: entities(first: 1, filter: {kinds: [EVENT]}, sort: {field: ARTICLE_COUNT}) { edges { node { id } } }
  article: articles(first: 1) { edges { node { id } } }
}"""
# Everything visible that reacts to a click, and that no Tab gets to.
_UNREACHED = """() => {
  const all = [...document.querySelectorAll("a, button, input, select, textarea, summary, [onclick], [role=button]")];
  const shown = all.filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled);
  return shown.filter((e) => !e.closest(".unseen") && e.tabIndex < 0).map((e) => e.outerHTML.slice(0, 120));
}"""


def _address(site: str, name: str) -> str:
    """The address, where `story`, `entity`, `event` and `article` stand for the first of each."""
    if name.startswith("/"):
        return f"{site}{name}"
    found = ask(site, _WANTED)[name]["edges"][0]["node"]["id"]
    return f"{site}/{'entity' if name == 'event' else name}/{found}"


@pytest.mark.parametrize("name", _PAGES)
def test_axe_finds_no_violation_in_either_theme(site: str, open_page: Opener, axe: str, name: str) -> None:
    _no_violation(open_page(_address(site, name)), axe)


@pytest.mark.parametrize("address", _WITHOUT_GRAPH)
def test_axe_finds_no_violation_where_nothing_of_the_graph_is_shown(
    sqlite_site: str, open_page: Opener, axe: str, address: str
) -> None:
    _no_violation(open_page(f"{sqlite_site}{address}"), axe)


def _no_violation(page: Page, axe: str) -> None:
    page.wait_for_load_state("networkidle")
    expect(page.locator(".loading")).to_have_count(0)
    page.evaluate(axe)

    told = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        found = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(_RULES)}}})")
        told += [
            f"{theme}: {each['id']}: {node['target']} {node['failureSummary']}"
            for each in found["violations"]
            for node in each["nodes"][:3]
        ]

    assert told == []


def test_the_first_tab_skips_to_the_content(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(f"{sqlite_site}/quality")
    page.locator("h1").wait_for()

    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_suggestions_are_walked_and_chosen_by_keys_alone(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(f"{sqlite_site}/quality")
    page.locator("h1").wait_for()

    page.keyboard.press("/")
    page.keyboard.type("lavrov")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    chosen = page.get_by_role("combobox").get_attribute("aria-activedescendant")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_contain_text("Lavrov")
    assert chosen


def test_escape_closes_the_suggestions(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(sqlite_site)

    page.get_by_role("combobox").fill("lavrov")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Escape")

    expect(page.get_by_role("listbox")).to_be_hidden()


def test_after_a_link_the_focus_is_at_the_new_page(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(sqlite_site)
    link = page.locator(".story-card h3 a").first
    link.focus()

    page.keyboard.press("Enter")
    page.wait_for_url("**/story/**")

    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("name", ["/", "/search?q=talks", "story", "entity", "article", "/add"])
def test_everything_that_can_be_clicked_can_be_reached_by_tab(sqlite_site: str, open_page: Opener, name: str) -> None:
    page = open_page(_address(sqlite_site, name))
    page.wait_for_load_state("networkidle")
    expect(page.locator(".loading")).to_have_count(0)

    unreached = page.evaluate(_UNREACHED)

    assert unreached == []


def test_focus_is_always_seen(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(sqlite_site)
    page.locator(".story-card").first.wait_for()

    unseen: list[str] = []
    for _ in range(25):
        page.keyboard.press("Tab")
        if page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none":
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))

    assert unseen == []
