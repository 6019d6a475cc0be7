"""The canvas over Neo4j: the same steps, the same answers."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from api.app import create_app
from tests.api.running import running
from tests.graph.stores import emptied_database, neo4j_server, prepared_neo4j
from tests.ui.canvas.conftest import Canvas
from tests.ui.canvas.graph_world import CREW, STORY, fill
from tests.ui.conftest import Opener


@pytest.fixture(scope="module")
def neo4j_small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the small graph in Neo4j."""
    with ExitStack() as stack:
        settings = stack.enter_context(neo4j_server(tmp_path_factory.mktemp("neo4j")))
        empty = stack.enter_context(emptied_database(settings))
        empty()
        store = stack.enter_context(prepared_neo4j(settings))
        fill(store)
        port = stack.enter_context(running(create_app(store, settings)))
        yield f"http://127.0.0.1:{port}"


@pytest.mark.neo4j
def test_a_story_is_walked_filtered_and_read_over_neo4j(neo4j_small_site: str, open_page: Opener) -> None:
    canvas = Canvas(open_page(f"{neo4j_small_site}/graph?story={STORY}"))
    canvas.wait_for(8)
    assert canvas.counts == (8, 7)

    canvas.row("the Gatehouse").focus()
    canvas.page.keyboard.press("Enter")
    canvas.wait_for(9)
    assert f"+{CREW}" in canvas.row("Union of Pilots").inner_text()

    canvas.row("Dov Lund").click()
    canvas.row("Brill").click(modifiers=["Control"])
    canvas.button("Paths between").click()
    canvas.page.get_by_text("the shortest has 3 steps").wait_for()

    canvas.tab("Relations")
    canvas.page.get_by_placeholder("Find among the relations").fill("denied")
    canvas.page.locator(".grid-length [role=row]").first.click()
    assert "Tomas Orr denied that he would come." in canvas.detail()

    canvas.go(f"story={STORY}&mod=PROPOSED,DENIED")
    canvas.wait_for(3)
    assert canvas.counts == (3, 2)
