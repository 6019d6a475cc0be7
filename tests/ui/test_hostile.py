"""Whatever a name, a title or an address pretends to be: it is shown as text, on every page."""

from playwright.sync_api import Page, expect

from tests.ui.conftest import Opener
from tests.ui.hostile_world import ARTICLE, HOSTILE, PERSON, STORY

# Text as a reader gets it from the page, line breaks and runs of blanks apart.
_TEXTS = "(root) => root.textContent.replace(/\\s+/g, ' ')"


def _shown(page: Page) -> str:
    found: str = page.locator("main").evaluate(_TEXTS)
    return found


def _plain(words: str) -> str:
    return " ".join(words.split())


def _assert_nothing_ran(page: Page) -> None:
    assert page.evaluate("window.__hit") is None
    assert page.locator("main script, main iframe, main style, main base, main meta, main link, main img").count() == 0
    links: list[str] = page.locator("a").evaluate_all("(all) => all.map((a) => a.href.baseVal ?? a.href)")
    assert links
    assert all(link.startswith(("http://", "https://")) for link in links)


def test_the_story_page_shows_every_title_as_text(hostile_site: str, open_page: Opener) -> None:
    page = open_page(f"{hostile_site}/story/{STORY}")
    page.locator("#articles li").nth(49).wait_for()

    shown = _shown(page)

    missing = [words[:60] for words in HOSTILE if _plain(words) not in shown]
    assert missing == []
    _assert_nothing_ran(page)


def test_the_entity_page_shows_every_alias_and_claim_as_text(hostile_site: str, open_page: Opener) -> None:
    page = open_page(f"{hostile_site}/entity/{PERSON}")
    page.locator(".aliases summary").click()
    for shown_so_far in (20, 40):
        expect(page.locator("#claims article.claim")).to_have_count(shown_so_far)
        page.locator("#claims .more button").click()
    expect(page.locator("#claims article.claim")).to_have_count(50)

    shown = _shown(page)

    missing = [words[:60] for words in HOSTILE if _plain(words) not in shown]
    assert missing == []
    _assert_nothing_ran(page)


def test_the_lists_of_kinds_show_every_name_as_text(hostile_site: str, open_page: Opener) -> None:
    page = open_page(f"{hostile_site}/search?kind=PERSON")
    page.locator(".more button").click()
    page.locator(".hits > li").nth(50).wait_for()

    shown = _shown(page)

    missing = [words[:60] for words in HOSTILE if _plain(words) not in shown]
    assert missing == []
    _assert_nothing_ran(page)


def test_the_article_page_shows_every_text_as_text(hostile_site: str, open_page: Opener) -> None:
    page = open_page(f"{hostile_site}/")
    wrong: list[str] = []

    for number, words in enumerate(HOSTILE):
        address = f"/article/article:{number}?v=version:{number}&s=0-{len(words)}#evidence"
        page.evaluate("(address) => history.pushState(null, '', address)", address)
        page.locator(f".article-text[data-version='version:{number}'] mark").first.wait_for()
        marked = "".join(page.locator(".article-text mark").all_text_contents())
        if marked != words:
            wrong.append(words[:60])
        _assert_nothing_ran(page)

    assert wrong == []


def test_the_search_box_and_its_hits_show_names_as_text(hostile_site: str, open_page: Opener) -> None:
    page = open_page(f"{hostile_site}/search?q=%3Cscript%3Ewindow.__hit")
    page.locator(".hits > li").first.wait_for()

    assert "<script>window.__hit=1</script>" in _shown(page)
    _assert_nothing_ran(page)


def test_a_name_of_ten_thousand_letters_is_clipped_and_can_be_had_whole(hostile_site: str, open_page: Opener) -> None:
    page = open_page(f"{hostile_site}/entity/person:48", width=390)
    heading = page.locator("h1 .name")
    heading.wait_for()
    clipped = heading.bounding_box()

    page.get_by_role("button", name="Show all 10,000 characters").click()

    whole = heading.bounding_box()
    assert clipped is not None
    assert whole is not None
    assert clipped["height"] < 150
    assert whole["height"] > 1000
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_an_override_of_direction_turns_nothing_around_it(hostile_site: str, open_page: Opener) -> None:
    page = open_page(f"{hostile_site}/story/{STORY}")
    page.locator("#articles li").nth(49).wait_for()

    isolated = page.get_by_text("gnirts desrever").evaluate_all(
        "(all) => all.every((e) => getComputedStyle(e.closest('bdi') ?? e).unicodeBidi.includes('isolate'))"
    )

    assert isolated


def test_only_web_addresses_become_links_to_outside(hostile_site: str, open_page: Opener) -> None:
    page = open_page(f"{hostile_site}/story/{STORY}")
    page.locator("#articles li").nth(49).wait_for()

    outside = page.locator("#articles a[target=_blank]")

    addresses: list[str] = outside.evaluate_all("(all) => all.map((a) => a.href)")
    assert addresses
    assert all(each.startswith(("https://news.example/", "http://news.example/")) for each in addresses)
    assert set(outside.evaluate_all("(all) => all.map((a) => a.rel)")) == {"noopener noreferrer external"}
    assert page.goto(f"{hostile_site}/article/{ARTICLE}") is not None
    page.locator("h1").wait_for()
    assert page.locator("header.story-head a[target=_blank]").count() == 0
