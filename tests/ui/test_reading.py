"""What a reader does who never wrote a query: searches, opens a story, a person, a sentence, sees who reports it."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.ui.conftest import Opener, ask


def _story(page: Page, site: str) -> None:
    """Opens the most reported story from the list of stories."""
    page.goto(f"{site}/search?kind=STORY")
    page.locator(".story-card h3 a").first.click()
    page.locator("header.story-head h1").wait_for()


def _plain(text: str | None) -> str:
    """Runs of blanks as a page shows them."""
    return " ".join((text or "").split())


def test_a_reader_types_a_name_and_gets_to_the_sentence_that_says_it(site: str, open_page: Opener) -> None:
    page = open_page(site)
    box = page.get_by_role("combobox")

    box.fill("lavr")
    option = page.get_by_role("option", name=re.compile("Lavrov")).first
    option.click()
    expect(page.locator("h1")).to_contain_text("Lavrov")
    page.locator("#claims .evidence-button").first.click()
    quote = page.locator("#claims .quote-words").first
    sentence = quote.inner_text()
    quote.click()

    mark = page.locator("mark.evidence").first
    expect(mark).to_be_in_viewport()
    assert "".join(page.locator("mark.evidence").all_text_contents()).strip() in sentence


def test_what_was_found_can_be_narrowed_by_kind_and_the_address_restores_it(site: str, open_page: Opener) -> None:
    page = open_page(f"{site}/search?q=talks")
    page.locator(".hits > li").first.wait_for()

    page.get_by_role("navigation", name="Kinds").get_by_role("link", name=re.compile("^Events")).click()
    expect(page.locator(".hit > .kind").first).to_have_text("Event")
    address = page.url
    page.goto(f"{site}/")
    page.goto(address)

    expect(page.locator(".hit > .kind").first).to_have_text("Event")
    assert set(page.locator(".hit > .kind").all_inner_texts()) == {"Event"}
    assert "kind=EVENT" in page.url


def test_enter_without_a_choice_searches_for_the_words(site: str, open_page: Opener) -> None:
    page = open_page(site)

    page.get_by_role("combobox").fill("memorandum")
    page.keyboard.press("Enter")

    page.wait_for_url("**/search?q=memorandum")
    expect(page.locator(".hits > li").first).to_be_visible()
    expect(page.locator(".hits mark").first).to_have_text(re.compile("memorandum", re.IGNORECASE))


def test_the_words_that_the_server_found_are_the_ones_marked(site: str, open_page: Opener) -> None:
    query = """{ search(text: "memorandum talks", kinds: [ARTICLE], first: 5) {
        edges { node { highlight marks { start end } } } } }"""
    hits = [edge["node"] for edge in ask(site, query)["search"]["edges"]]
    found = [hit for hit in hits if hit["marks"]]
    assert found, "the sample has articles with both words"

    page = open_page(f"{site}/search?q=memorandum+talks&kind=ARTICLE")
    page.locator(".hits > li").first.wait_for()
    lines = page.locator(".hit-around, .hit-title").all()
    shown = {_plain(line.text_content()): line.locator("mark").all_inner_texts() for line in lines}

    for hit in found:
        words = [hit["highlight"][mark["start"] : mark["end"]] for mark in hit["marks"]]
        assert shown[_plain(hit["highlight"])] == words


def test_what_a_page_states_stands_beside_what_is_held(site: str, open_page: Opener) -> None:
    query = "{ stories(first: 50) { edges { node { id statedArticleCount stated { label share } } } } }"
    story = next(edge["node"] for edge in ask(site, query)["stories"]["edges"] if edge["node"]["stated"])
    (stated,) = story["stated"]

    page = open_page(f"{site}/story/{story['id']}")
    chart = page.locator("#coverage .chart-stated")

    expect(chart).to_contain_text("Political side, as stated")
    expect(chart).to_contain_text(f"of {story['statedArticleCount']} articles")
    expect(chart.locator(".chart-key li").first).to_contain_text(f"{stated['label']}{round(stated['share'] * 100)} %")
    expect(chart.locator(".chart-key li").last).to_contain_text(f"Not stated{round(100 - stated['share'] * 100)} %")
    chart.get_by_role("link", name="the pasted page").click()
    expect(page.locator(".article-text")).to_be_visible()


def test_words_that_nothing_has_are_said_to_be_found_nowhere(site: str, open_page: Opener) -> None:
    page = open_page(f"{site}/search?q=zyxwvut")

    expect(page.get_by_text("Nothing that is held has all of these words.")).to_be_visible()


def test_a_bullet_shows_its_sentences_on_hover_and_on_focus_and_escape_closes_them(
    site: str, open_page: Opener
) -> None:
    page = open_page(site)
    _story(page, site)
    bullet = page.locator(".bullet").first
    evidence = bullet.locator(".bullet-evidence")

    expect(evidence).to_be_hidden()
    bullet.hover()
    expect(evidence).to_be_visible()
    page.mouse.move(0, 0)
    expect(evidence).to_be_hidden()
    bullet.locator("button").first.focus()
    expect(evidence.locator(".quote").first).to_be_visible()
    page.keyboard.press("Escape")

    expect(evidence).to_be_hidden()


def test_a_story_shows_who_covers_it_with_the_rater_and_the_unrated(site: str, open_page: Opener) -> None:
    page = open_page(site)
    _story(page, site)

    coverage = page.locator("#coverage")

    expect(coverage.get_by_text("Political side")).to_be_visible()
    expect(coverage.get_by_text("Fictional ratings of the sample outlets").first).to_be_visible()
    expect(coverage.locator(".chart-key").first).to_contain_text("Unrated")
    expect(page.locator("#articles .rating").first).to_be_visible()


def test_copies_are_folded_under_what_they_copy(site: str, open_page: Opener) -> None:
    page = open_page(f"{site}/search?kind=STORY")
    page.locator(".story-card").first.wait_for()
    addresses = page.locator(".story-card h3 a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")

    folded = None
    for address in addresses:
        page.goto(f"{site}{address}")
        page.locator("#articles .article-row").first.wait_for()
        if page.locator("#articles .copies").count():
            folded = page.locator("#articles .copies").first
            break

    assert folded is not None
    expect(folded.locator(".article-row").first).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator(".article-row").first).to_be_visible()


def test_a_story_s_places_stand_on_a_map_and_in_a_list(site: str, open_page: Opener) -> None:
    page = open_page(site)
    _story(page, site)

    point = page.locator(".map-point").first
    name = point.get_attribute("aria-label")

    assert name
    expect(page.locator("#places .tally").get_by_text(name, exact=True)).to_be_visible()


def test_what_changed_since_a_day_is_shown_and_kept_in_the_address(site: str, open_page: Opener) -> None:
    page = open_page(site)
    _story(page, site)

    since = page.locator("#changes input[type=datetime-local]")
    since.fill("2025-12-31T00:00")

    expect(page.locator("#changes .diff dt").first).to_be_visible()
    assert "since=2025-12-31T00:00:00.000Z" in unquote(page.url)


def test_proposed_events_say_so_in_words(site: str, open_page: Opener) -> None:
    page = open_page(f"{site}/search?kind=EVENT")
    page.locator(".hit").first.wait_for()

    marks = page.locator(".hit .mark")

    assert marks.count() >= page.locator(".hit").count()
    assert {"◌ proposed", "● happened"} <= set(marks.all_inner_texts())


def test_an_address_of_nothing_says_what_to_do(site: str, open_page: Opener) -> None:
    for address in ("/story/story:none", "/entity/person:none", "/article/article:none"):
        page = open_page(f"{site}{address}")

        expect(page.locator("h1")).to_contain_text(re.compile("no such|Nothing is held"))


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_no_page_is_wider_than_the_window(sqlite_site: str, open_page: Opener, width: int) -> None:
    page = open_page(sqlite_site, width=width)
    _story(page, sqlite_site)
    story = urlsplit(page.url).path

    for address in ("/", "/search?q=talks", story, "/add", "/quality"):
        page.goto(f"{sqlite_site}{address}")
        page.wait_for_load_state("networkidle")

        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address


def test_the_theme_is_kept_and_set_before_anything_is_drawn(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(sqlite_site)

    page.get_by_role("button", name=re.compile("^Theme: system")).click()
    page.get_by_role("button", name=re.compile("^Theme: light")).click()
    page.reload()

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_queries_go_by_their_hash_and_not_by_their_text(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(f"{sqlite_site}/quality")
    bodies: list[str] = []
    page.on("request", lambda asked: bodies.append(asked.post_data or "") if asked.method == "POST" else None)

    page.goto(f"{sqlite_site}/")
    page.locator(".story-card").first.wait_for()

    assert bodies
    assert all('"sha256Hash"' in body and '"query"' not in body for body in bodies)
