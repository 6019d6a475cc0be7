"""What a reader does to the graph from the pages: judges, takes back, notes, and adds a text that becomes a graph."""

import re

from playwright.sync_api import expect

from tests.ui.conftest import Opener, ask

_TEXT = """Mayor Ilsa Brandt meets Tomas Okafor in Geneva

Ilsa Brandt, the mayor of Zurich, met Tomas Okafor in Geneva on Tuesday. "We will sign the agreement in June,"
Brandt said. Okafor denied that the agreement had been signed.
"""
# About nothing that another test adds, so that it makes a story of its own.
_FERRY = """Harbour master Lukas Weidmann closes the ferry pier in Rostock

Lukas Weidmann, the harbour master, closed the ferry pier in Rostock on Friday after a storm damaged two berths.
"""


def test_a_pasted_text_becomes_a_graph_before_the_reader_s_eyes(site: str, open_page: Opener) -> None:
    page = open_page(f"{site}/add")

    page.get_by_label("Paste a text or an address").fill(_TEXT)
    page.get_by_role("button", name="Read the text").click()

    expect(page.get_by_text("It is done.")).to_be_visible(timeout=60_000)
    expect(page.locator(".job-articles").get_by_text("Ilsa Brandt").first).to_be_visible()
    page.locator(".job-articles a").first.click()
    expect(page.locator(".article-text")).to_contain_text("Okafor denied")


def test_on_a_small_screen_what_was_handed_in_is_seen_being_read(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(f"{sqlite_site}/add", width=390, height=844)

    page.get_by_label("Paste a text or an address").fill(_TEXT)
    page.get_by_role("button", name="Read the text").click()

    expect(page.get_by_text("It is done.")).to_be_in_viewport(timeout=60_000)
    expect(page.locator(".job-articles a").first).to_be_in_viewport()


def test_an_address_is_told_from_a_text(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(f"{sqlite_site}/add")

    page.get_by_label("Paste a text or an address").fill("https://news.example/story")

    expect(page.get_by_role("button", name="Fetch the address")).to_be_enabled()


def test_a_dropped_file_is_read(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(f"{sqlite_site}/add")

    page.locator("input[type=file]").set_input_files(
        {
            "name": "dam.txt",
            "mimeType": "text/plain",
            "buffer": b"Dam vote put off\n\nThe council of Brill put off its vote.",
        }
    )

    expect(page.get_by_text("It is done.")).to_be_visible(timeout=60_000)


def test_a_file_that_is_too_large_is_refused_with_what_to_do(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(f"{sqlite_site}/add")

    page.locator("input[type=file]").set_input_files(
        {"name": "large.txt", "mimeType": "text/plain", "buffer": b"x" * 1_000_000}
    )

    expect(page.get_by_role("alert")).to_contain_text("dramatis ingest")


def test_a_candidate_is_judged_and_the_judgement_taken_back(site: str, open_page: Opener) -> None:
    query = "{ mergeCandidates(first: 1) { edges { node { left { id } } } } }"
    candidates = ask(site, query)["mergeCandidates"]["edges"]
    assert candidates, "the sample has names that may be one"
    page = open_page(f"{site}/entity/{candidates[0]['node']['left']['id']}")
    identity = page.locator("#identity")
    expect(identity.locator(".reasons").first).to_be_visible()
    waiting = identity.get_by_role("button", name="Not the same").count()

    identity.get_by_role("button", name="Not the same").first.click()
    expect(identity.get_by_role("button", name="Not the same")).to_have_count(waiting - 1)
    identity.locator("summary").click()
    apart = identity.locator(".decided li", has_text="kept apart").first
    apart.get_by_role("button", name=re.compile("^Undo")).click()

    expect(identity.get_by_role("button", name="Not the same")).to_have_count(waiting)


def test_places_that_name_somebody_else_are_taken_out(site: str, open_page: Opener) -> None:
    query = """{ entities(first: 1, filter: {kinds: [PERSON]}, sort: {field: ARTICLE_COUNT}) {
        edges { node { id articleCount } } } }"""
    person = ask(site, query)["entities"]["edges"][0]["node"]
    assert person["articleCount"] > 1, "somebody is named by more than one report"
    page = open_page(f"{site}/entity/{person['id']}")
    mentions = page.locator("#mentions")
    count = mentions.locator("h2 .count")
    before = count.inner_text()

    mentions.get_by_role("button", name="Some of these are somebody else").click()
    take = mentions.get_by_role("button", name=re.compile("^Take out"))
    expect(take).to_be_disabled()
    mentions.get_by_role("checkbox", name=re.compile("^Somebody else")).first.check()
    take.click()
    expect(mentions.get_by_role("status").filter(has_text="Taken out as")).to_be_visible()
    expect(count).not_to_have_text(before)
    identity = page.locator("#identity")
    if not identity.locator("details[open]").count():
        identity.locator("summary").click()
    identity.locator(".decided li", has_text="kept apart").first.get_by_role("button", name=re.compile("^Undo")).click()
    expect(count).to_have_text(before)


def test_a_note_is_written_and_stays(site: str, open_page: Opener) -> None:
    page = open_page(f"{site}/search?kind=PERSON")
    page.locator(".hit-title a").first.click()

    page.get_by_label("Write a note").fill("Spoke to the press office, <b>no comment</b>.")
    page.get_by_role("button", name="Add the note").click()
    expect(page.locator(".note-text").first).to_have_text("Spoke to the press office, <b>no comment</b>.")
    page.reload()

    expect(page.locator(".note-text").first).to_have_text("Spoke to the press office, <b>no comment</b>.")
    expect(page.locator(".history li").first).to_be_visible()


def test_an_open_story_says_that_it_has_changed(sqlite_site: str, open_page: Opener) -> None:
    adding = open_page(f"{sqlite_site}/add")
    adding.get_by_label("Paste a text or an address").fill(_FERRY)
    adding.get_by_role("button", name="Read the text").click()
    adding.locator(".job-story a").first.click()
    adding.locator("header.story-head h1").wait_for()
    watching = open_page(adding.url)
    watching.locator("#articles .article-row").first.wait_for()

    adding.goto(f"{sqlite_site}/add")
    adding.get_by_label("Paste a text or an address").fill(_FERRY.replace("on Friday", "on Friday, the city said,"))
    adding.get_by_role("button", name="Read the text").click()

    expect(watching.get_by_text("This story has changed")).to_be_visible(timeout=60_000)
    watching.get_by_role("button", name="Show what is new").click()
    expect(watching.get_by_text("This story has changed")).to_be_hidden()
    expect(watching.locator("#articles .article-row")).to_have_count(2)
