"""Walking the graph on the canvas: adding, expanding, collapsing, paths, and taking each back."""

import pytest

from tests.ui.canvas.conftest import OpenCanvas
from tests.ui.canvas.graph_world import CREW, IN_STORY, NAMES, STORY


def test_a_story_opens_with_its_entities_and_the_relations_among_them(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()

    assert canvas.counts == (8, 7)
    assert canvas.names() == {NAMES[key] for key in IN_STORY}
    assert canvas.page.title() == "Ferry talks in Port Ames · Dramatis"


def test_what_is_found_by_its_first_letters_is_added(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("", nodes=None)

    canvas.page.get_by_label("Add to the graph").fill("Tomas Or")
    canvas.page.get_by_role("option").filter(has_text="Tomas Orr").wait_for()
    canvas.page.keyboard.press("Enter")
    canvas.wait_for(1)

    assert canvas.names() == {"Tomas Orr"}
    assert "entity=person:orr" in canvas.page.url


def test_an_empty_canvas_offers_the_latest_stories(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("", nodes=None)

    canvas.page.get_by_role("button", name="Ferry talks in Port Ames").click()
    canvas.wait_for(8)

    assert f"story={STORY}" in canvas.page.url


def test_a_double_click_expands_and_collapsing_takes_back_what_it_alone_brought(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=person:vale", nodes=1)

    canvas.page.mouse.dblclick(*canvas.middle())
    canvas.wait_for(2)
    assert canvas.names() == {"Irena Vale", "Ferry talks"}

    # The talks bring three more, and are a reader's own act from then on.
    canvas.row("Ferry talks").focus()
    canvas.page.keyboard.press("Enter")
    canvas.wait_for(5)
    canvas.row("Irena Vale").focus()
    canvas.page.keyboard.press("c")
    canvas.still()
    assert canvas.counts[0] == 5

    canvas.row("Ferry talks").focus()
    canvas.page.keyboard.press("c")
    canvas.wait_for(2)
    assert canvas.names() == {"Irena Vale", "Ferry talks"}


def test_everything_is_undone_and_done_again(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=person:vale", nodes=1)
    canvas.row("Irena Vale").focus()
    canvas.page.keyboard.press("Enter")
    canvas.wait_for(2)
    canvas.row("Ferry talks").focus()
    canvas.page.keyboard.press("Delete")
    canvas.wait_for(1)
    canvas.row("Irena Vale").focus()
    canvas.page.keyboard.press("p")
    canvas.page.get_by_text("Pinned Irena Vale").wait_for()

    for nodes, told in ((1, "Undone: Pinned Irena Vale"), (2, "Undone: Hid Ferry talks"), (1, "Undone: Expanded")):
        canvas.page.keyboard.press("Control+z")
        canvas.wait_for(nodes)
        assert told in canvas.told
    assert canvas.button("Undo").is_disabled()

    for nodes in (2, 1, 1):
        canvas.page.keyboard.press("Control+Shift+z")
        canvas.wait_for(nodes)
    assert canvas.row("Irena Vale").locator(".grid-flag").all_inner_texts() == ["pinned", "expanded"]
    assert canvas.button("Redo").is_disabled()


def test_a_badge_counts_hidden_neighbours_and_a_hub_asks_before_it_expands(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=organization:pilots", nodes=1)
    assert f"+{CREW + 1}" in canvas.row("Union of Pilots").inner_text()

    canvas.page.mouse.dblclick(*canvas.middle())
    dialog = canvas.page.get_by_role("dialog")
    dialog.wait_for()
    assert f"{CREW + 1} neighbours" in dialog.inner_text()
    canvas.page.get_by_role("button", name="Show 25", exact=True).click()
    canvas.wait_for(26)

    assert f"+{CREW + 1 - 25}" in canvas.row("Union of Pilots").inner_text()


def test_a_cancelled_hub_stays_as_it_is(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=organization:pilots", nodes=1)

    canvas.row("Union of Pilots").focus()
    canvas.page.keyboard.press("Enter")
    canvas.page.get_by_role("dialog").wait_for()
    canvas.page.keyboard.press("Escape")
    canvas.page.get_by_role("dialog").wait_for(state="detached")

    assert canvas.counts == (1, 0)


def test_the_shortest_path_between_two_picked_nodes_is_shown_step_by_step(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=person:lund,place:brill", nodes=2)

    canvas.row("Dov Lund").click()
    canvas.row("Brill").click(modifiers=["Control"])
    canvas.button("Paths between").click()
    canvas.wait_for(4)

    assert "the shortest has 3 steps" in canvas.told
    canvas.page.mouse.click(canvas.middle()[0] - 380, canvas.middle()[1] - 200)
    ways = canvas.page.locator(".canvas-ways").inner_text()
    assert [name in ways for name in ("Dov Lund", "the Gatehouse", "Port Ames", "Brill")] == [True] * 4
    canvas.button("located in →").nth(1).click()
    assert "Port Ames does not lie in Brill" in canvas.detail()


def test_no_path_is_said_and_changes_nothing(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=person:lund,organization:mask", nodes=2)

    canvas.row("Dov Lund").click()
    canvas.row("Guild of Masks").click(modifiers=["Control"])
    canvas.button("Paths between").click()
    canvas.page.get_by_role("alert").filter(has_text="No path of at most 4 steps").wait_for()

    assert canvas.counts == (2, 0)


def test_an_address_restores_the_whole_view(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()
    canvas.row("Brill").focus()
    canvas.page.keyboard.press("Delete")
    canvas.wait_for(7)
    canvas.row("the Gatehouse").click()
    canvas.page.keyboard.press("Enter")
    canvas.wait_for(8)
    canvas.page.keyboard.press("p")
    canvas.page.get_by_text("Pinned the Gatehouse").wait_for()
    canvas.tab("Filter")
    canvas.page.get_by_label("hypothetical").uncheck()
    canvas.still()
    before = (canvas.counts, canvas.names())

    again = open_canvas(canvas.page.url.partition("?")[2], nodes=before[0][0])

    assert (again.counts, again.names()) == before
    assert again.row("the Gatehouse").locator(".grid-flag").all_inner_texts() == ["pinned", "expanded"]
    assert again.row("the Gatehouse").get_attribute("aria-selected") == "true"
    assert again.button("Show 1 hidden").is_visible()


@pytest.mark.parametrize(
    "query",
    ["story=story:nothing", "view=view:nothing", "entity=person:nobody", "around=x~y,~,&pin=a~b&path=~&from=31"],
)
def test_an_address_of_nothing_says_so_and_harms_nothing(open_canvas: OpenCanvas, query: str) -> None:
    canvas = open_canvas(query, nodes=0)

    assert canvas.counts == (0, 0)
