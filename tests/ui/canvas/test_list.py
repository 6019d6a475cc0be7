"""The list beside the canvas: everything by keyboard, sorted and filtered, and open to everybody."""

from typing import Any

import pytest

from tests.ui.canvas.conftest import Canvas, OpenCanvas

_BROKEN = """(options) => axe.run(document, options).then((found) => found.violations.map(
  (one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)} ${one.nodes[0].any[0]?.message ?? ''}`))"""


def _violations(canvas: Canvas, axe: str) -> list[str]:
    """What axe finds on the page as it is now; its script comes in past the policy, as an extension's would."""
    canvas.still()
    # What was just enabled has its colours a frame later.
    canvas.drawn()
    canvas.page.evaluate(axe)
    found: list[Any] = canvas.page.evaluate(
        _BROKEN, {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    )
    return found


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing_on_any_part_of_the_canvas(open_canvas: OpenCanvas, axe: str, theme: str, width: int) -> None:
    canvas = open_canvas(theme=theme, width=width)
    found = {"nodes": _violations(canvas, axe)}
    canvas.row("Tomas Orr").click()
    canvas.detail()
    found["node"] = _violations(canvas, axe)
    canvas.tab("Relations")
    canvas.page.locator(".grid-length [role=row]").first.click()
    canvas.detail()
    found["relation"] = _violations(canvas, axe)
    for name in ("Filter", "Keep & share"):
        canvas.tab(name)
        found[name] = _violations(canvas, axe)

    assert [f"{place}: {one}" for place, all_found in found.items() for one in all_found] == []


def test_axe_finds_nothing_on_an_empty_canvas_and_in_the_question_about_a_hub(
    open_canvas: OpenCanvas, axe: str
) -> None:
    canvas = open_canvas("", nodes=None)
    canvas.page.get_by_role("heading", name="Begin with a name").wait_for()
    empty = _violations(canvas, axe)
    canvas.page.get_by_label("Add to the graph").fill("Union of Pilots")
    canvas.page.get_by_role("option").first.wait_for()
    canvas.page.keyboard.press("Enter")
    canvas.wait_for(1)
    canvas.row("Union of Pilots").focus()
    canvas.page.keyboard.press("Enter")
    canvas.page.get_by_role("dialog").wait_for()

    assert (empty, _violations(canvas, axe)) == ([], [])


def test_the_list_is_walked_sorted_and_filtered_by_keyboard(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()
    focused = "document.activeElement?.querySelector('.name')?.textContent"

    canvas.page.get_by_role("button", name="Name").click()
    canvas.page.locator(".grid-length [role=row][tabindex='0']").focus()
    canvas.page.keyboard.press("Home")
    assert canvas.page.evaluate(focused) == "Brill"
    canvas.page.keyboard.press("ArrowDown")
    assert canvas.page.evaluate(focused) == "Dov Lund"
    canvas.page.keyboard.press("End")
    assert canvas.page.evaluate(focused) == "Tomas Orr"

    canvas.page.keyboard.press("Space")
    canvas.page.keyboard.press("Home")
    canvas.page.keyboard.press("Space")
    assert canvas.picked == 2
    canvas.page.get_by_placeholder("Find among the nodes").fill("person")
    assert canvas.names() == {"Irena Vale", "Tomas Orr", "Dov Lund"}


def test_evidence_is_reached_from_the_list_by_keyboard_alone(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()

    canvas.page.get_by_role("tab", name="Nodes").focus()
    canvas.page.keyboard.press("ArrowRight")
    canvas.page.get_by_placeholder("Find among the relations").fill("denied")
    canvas.page.locator(".grid-length [role=row][tabindex='0']").focus()
    canvas.page.keyboard.press("e")

    assert "Tomas Orr denied that he would come." in canvas.detail()


def test_a_long_list_holds_only_the_rows_in_sight_and_says_how_many_there_are(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=organization:pilots&around=organization:pilots~90", nodes=72)

    drawn = canvas.page.locator(".grid-length [role=row]").count()
    canvas.row("Union of Pilots").focus()
    canvas.page.keyboard.press("End")

    assert drawn < 50
    assert canvas.page.get_by_role("grid", name="Nodes").get_attribute("aria-rowcount") == "73"
    assert canvas.page.locator("[aria-rowindex='73']").evaluate("row => row === document.activeElement")


def test_every_button_has_a_name_and_the_drawing_says_what_it_shows(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()

    names = canvas.page.locator("main button").evaluate_all(
        "all => all.map((one) => (one.ariaLabel ?? one.textContent).trim())"
    )
    assert all(names)
    assert canvas.page.get_by_role("img", name="8 nodes and 7 relations").count() == 1
