"""Picking on the canvas: evidence, boxes, pins, hiding and keeping."""

from tests.ui.canvas.conftest import OpenCanvas

PAIR = "entity=person:orr,event:talks&pin=person:orr~-300~0,event:talks~300~0"


def test_a_click_on_an_edge_opens_its_sentence_in_the_article(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas(PAIR, nodes=2)

    canvas.page.mouse.click(*canvas.middle())
    detail = canvas.detail()

    assert "Tomas Orr\nacts in\nFerry talks" in detail.replace(" acts in ", "\nacts in\n")
    assert "denied" in detail
    assert "The Ames Bell · 1 Mar 2031" in detail
    assert canvas.page.inner_text(".canvas-passage mark") == "Tomas Orr denied that he would come."
    assert "Irena Vale proposed to meet Tomas Orr" in canvas.page.inner_text(".canvas-passage")
    assert "edge=relation:deny" in canvas.page.url


def test_a_click_on_a_node_shows_its_facts_and_the_way_to_its_page(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=person:orr", nodes=1)

    canvas.page.mouse.click(*canvas.middle())
    detail = canvas.detail()

    assert "Tomas Orr" in detail
    assert "acts in Ferry talks" in detail
    assert canvas.row("Tomas Orr").get_attribute("aria-selected") == "true"
    link = canvas.page.get_by_role("link", name="Open its page")
    assert (link.get_attribute("href") or "").endswith("/entity/person:orr")


def test_a_box_picks_what_is_in_it_and_the_picked_are_hidden_kept_or_pinned(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()
    box = canvas.page.locator(".canvas-drawing").bounding_box()
    assert box is not None

    canvas.page.keyboard.down("Shift")
    canvas.page.mouse.move(box["x"] + 4, box["y"] + box["height"] - 4)
    canvas.page.mouse.down()
    canvas.page.mouse.move(box["x"] + box["width"] - 60, box["y"] + 4, steps=5)
    canvas.page.mouse.up()
    canvas.page.keyboard.up("Shift")
    assert canvas.picked == 8

    canvas.button("Pin").click()
    assert canvas.page.locator(".grid-flag").count() == 8
    canvas.row("Brill").click(modifiers=["Control"])
    assert canvas.picked == 7
    canvas.button("Keep only").click()
    canvas.wait_for(7)
    assert "Brill" not in canvas.names()
    canvas.button("Hide").click()
    canvas.wait_for(0)
    canvas.button("Show 8 hidden").click()
    canvas.wait_for(8)


def test_dragging_a_node_pins_it_and_undo_lets_it_go(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=person:orr", nodes=1)
    x, y = canvas.middle()

    canvas.page.mouse.move(x, y)
    canvas.page.mouse.down()
    canvas.page.mouse.move(x + 60, y + 30, steps=6)
    canvas.page.mouse.up()
    canvas.page.get_by_text("Pinned Tomas Orr").wait_for()
    assert canvas.row("Tomas Orr").locator(".grid-flag").all_inner_texts() == ["pinned"]
    assert "pin=person:orr~" in canvas.page.url

    canvas.button("Undo").click()
    assert canvas.row("Tomas Orr").locator(".grid-flag").count() == 0


def test_what_is_picked_in_the_list_is_picked_on_the_canvas_and_the_rest_is_dimmed(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas(PAIR, nodes=2)
    plain = canvas.page.locator(".canvas-drawing").screenshot()

    canvas.tab("Relations")
    canvas.page.locator(".grid-length [role=row]").first.click()
    canvas.detail()
    marked = canvas.page.locator(".canvas-drawing").screenshot()

    assert marked != plain
    assert canvas.button("Dim others").get_attribute("aria-pressed") == "true"


def test_the_same_graph_is_laid_out_the_same_way_each_time(open_canvas: OpenCanvas) -> None:
    first = open_canvas().places()
    second = open_canvas().places()

    assert first == second
    assert len(set(first.values())) == len(first)
