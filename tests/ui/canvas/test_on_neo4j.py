"""The canvas over Neo4j: the same steps, the same answers."""

import pytest

from tests.ui.canvas.conftest import Canvas
from tests.ui.canvas.graph_world import CREW, STORY, fill
from tests.ui.conftest import Opener
from tests.ui.one_database import OneDatabase


@pytest.mark.neo4j
def test_a_story_is_walked_filtered_and_read_over_neo4j(one_database: OneDatabase, open_page: Opener) -> None:
    site = one_database.holding("small graph", fill)
    canvas = Canvas(open_page(f"{site}/graph?story={STORY}"))
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
