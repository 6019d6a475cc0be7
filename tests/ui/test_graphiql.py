"""GraphiQL from the server's own files: it loads, runs an example, and asks nothing of anybody else."""

from playwright.sync_api import expect

from tests.ui.conftest import Opener

# Its editor is three megabytes of script, which a busy machine takes a while to start.
_EDITOR_MS = 60_000


def test_graphiql_runs_its_first_example(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(f"{sqlite_site}/graphiql")
    page.get_by_text("totalCount").first.wait_for(timeout=_EDITOR_MS)

    page.get_by_role("button", name="Execute query").click()

    expect(page.locator(".result-window")).to_contain_text("articleCount", timeout=_EDITOR_MS)


def test_graphiql_opens_the_query_of_its_address(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(f"{sqlite_site}/graphiql?query=%7B%20predicates%20%7B%20name%20%7D%20%7D")

    expect(page.get_by_text("predicates").first).to_be_visible(timeout=_EDITOR_MS)


def test_on_a_narrow_screen_the_answer_stands_under_the_query(sqlite_site: str, open_page: Opener) -> None:
    page = open_page(f"{sqlite_site}/graphiql", width=390)
    page.get_by_text("totalCount").first.wait_for(timeout=_EDITOR_MS)
    page.get_by_role("button", name="Execute query").click()
    answer = page.locator(".result-window")
    expect(answer).to_contain_text("articleCount", timeout=_EDITOR_MS)

    query, answered = page.locator(".graphiql-query-editor").bounding_box(), answer.bounding_box()
    assert query is not None
    assert answered is not None
    assert answered["y"] >= query["y"] + query["height"]
    assert answered["width"] > 200
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
