"""What a reader does who never wrote a query: searches, opens a story, a person, a sentence, sees who reports it."""

import re
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.ui.conftest import Opener, ask


def _story(page: Page, site: str) -> None:
    """Opens the most reported story from the list of stories."""
    page.goto(f"{site}/search?kind=STORY")
    page.locator(".story-card h3 a").first.click()
    page.locator("header.story-head h1").wait_for()


def _entity(site: str, kind: str) -> dict[str, Any]:
    """The most reported one of a kind."""
    wanted = f"entities(first: 1, filter: {{kinds: [{kind}]}}, sort: {{field: ARTICLE_COUNT}})"
    query = f"{{ {wanted} {{ edges {{ node {{ id name }} }} }} }}"
    found: dict[str, Any] = ask(site, query)["entities"]["edges"][0]["node"]
    return found


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
    graph = f"/graph?story={story.rpartition('/')[2]}"

    for address in ("/", "/search?q=talks", story, graph, "/add", "/quality"):
        page.goto(f"{sqlite_site}{address}")
        page.wait_for_load_state("networkidle")

        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address


def test_the_graph_of_a_person_opens_with_what_they_are_related_to(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(f"{sqlite_site}/entity/{_entity(sqlite_site, 'PERSON')['id']}")
    name = page.locator("h1").inner_text()

    page.get_by_role("link", name="Open the graph").click()

    expect(page.locator(".canvas-drawing")).to_have_attribute("aria-label", re.compile(r"^([2-9]|\d\d+) nodes"))
    expect(page.locator("h1")).to_contain_text(name)


def test_a_fact_seen_from_its_object_names_it(sqlite_site: str, open_page: Opener) -> None:
    place = _entity(sqlite_site, "PLACE")

    page = open_page(f"{sqlite_site}/entity/{place['id']}")

    expect(page.locator("#relations")).to_contain_text(re.compile(rf"holds role\s+{place['name']}"))


def test_what_an_event_is_of_is_said_in_words(sqlite_site: str, open_page: Opener) -> None:
    events = ask(sqlite_site, "{ events(first: 50) { edges { node { id type } } } }")["events"]["edges"]
    talks = next(edge["node"] for edge in events if edge["node"]["type"] == "CONSULT")

    page = open_page(f"{sqlite_site}/entity/{talks['id']}")

    expect(page.locator("#details")).to_contain_text("talks, meeting or visit")


def test_an_event_names_nobody_twice(sqlite_site: str, open_page: Opener) -> None:
    query = """{ stories(first: 50) { edges { node { id events(first: 15) { edges { node {
        place { id } participants(first: 6) { role participant { id } } } } } } } } }"""
    stories = [edge["node"] for edge in ask(sqlite_site, query)["stories"]["edges"]]
    twice = next(story for story in stories if any(_names_twice(edge["node"]) for edge in story["events"]["edges"]))

    page = open_page(f"{sqlite_site}/story/{twice['id']}")
    page.locator("#events .event-row").first.wait_for()

    for line in page.locator("#events .event-row .entities").all():
        named = line.locator("a").evaluate_all("(all) => all.map((link) => link.getAttribute('href'))")
        assert len(set(named)) == len(named)


def _names_twice(event: dict[str, Any]) -> bool:
    named = [each["participant"]["id"] for each in event["participants"] if each["role"] != "PLACE"]
    named += [event["place"]["id"]] if event["place"] else []
    return len(set(named)) < len(named)


def test_a_timeline_folds_what_other_reports_say_in_the_same_words(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(sqlite_site)
    _story(page, sqlite_site)
    copies = page.locator("#timeline .copies").first

    expect(copies.locator("summary")).to_have_text(re.compile(r"^the same in \d+ other reports?$"))
    expect(copies.locator(".evidence-button").first).to_be_hidden()
    copies.locator("summary").click()

    expect(copies.locator(".evidence-button").first).to_be_visible()


def test_the_sentence_of_a_line_is_in_sight_in_its_passage(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(sqlite_site)
    _story(page, sqlite_site)
    story = page.url.rpartition("/")[2]
    query = (
        f'''{{ story(id: "{story}") {{ graph(limit: 200) {{ edges {{ id evidence(first: 1) {{ start }} }} }} }} }}'''
    )
    edges = ask(sqlite_site, query)["story"]["graph"]["edges"]
    late = next(edge for edge in edges if edge["evidence"][0]["start"] > 500)

    page.goto(f"{sqlite_site}/graph?story={story}&edge={late['id']}")
    passage = page.locator(".canvas-passage")
    passage.locator("mark").wait_for()

    assert passage.evaluate(
        """(passage) => {
          const [box, of] = [passage, passage.querySelector("mark")].map((each) => each.getBoundingClientRect());
          return of.top >= box.top && Math.min(of.bottom, of.top + box.height) <= box.bottom + 1;
        }"""
    )


def test_the_figures_of_quality_explain_their_words_and_break_none(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(f"{sqlite_site}/quality", width=390)
    heads = page.locator(".quality thead th")
    heads.first.wait_for()

    assert set(heads.evaluate_all("(all) => all.map((head) => Math.round(head.clientHeight / 24))")) <= {1}
    page.get_by_text("What the words mean").click()

    expect(page.get_by_role("definition").filter(has_text="How much of what is there was found")).to_be_visible()


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
