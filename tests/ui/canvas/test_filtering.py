"""Filters that really apply: to what is shown, to the next expansion, to the counts, and to time."""

from tests.ui.canvas.conftest import Canvas, OpenCanvas


def _untick(canvas: Canvas, label: str) -> None:
    canvas.page.locator(".canvas-filter").get_by_label(label).first.uncheck()


# What the address asks for, and how many nodes and relations of the story are left.
_LEFT = {
    "rel=ACTOR_IN": (3, 2),
    "kind=PERSON,EVENT": (4, 2),
    "mod=PROPOSED,DENIED": (3, 2),
    "pol=NEGATED": (2, 1),
    "min=2": (4, 2),
    "min=3": (2, 1),
    "from=2031-03-03&to=2031-03-04": (3, 2),
    "to=2031-03-02": (5, 3),
    "clock=valid&from=2031-02-01&to=2031-02-28&undated=0": (2, 1),
    "rel=OWNS": (0, 0),
}


def test_a_filter_leaves_only_what_it_asks_for(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()

    left = {}
    for query, (nodes, _) in _LEFT.items():
        canvas.go(f"story=story:ferry&{query}")
        canvas.wait_for(nodes)
        left[query] = canvas.counts

    assert left == _LEFT


def test_an_expansion_asks_the_server_with_the_filter(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=organization:gate", nodes=1)
    assert "+3" in canvas.row("the Gatehouse").inner_text()
    canvas.tab("Filter")
    _untick(canvas, "requested")
    canvas.page.get_by_label("Independent outlets, at least").fill("2")
    canvas.still()
    canvas.tab("Nodes")
    assert "+1" in canvas.row("the Gatehouse").inner_text()

    with canvas.page.expect_request(lambda request: "CanvasAround" in (request.post_data or "")) as sent:
        canvas.row("the Gatehouse").focus()
        canvas.page.keyboard.press("Enter")
    canvas.wait_for(2)

    body = sent.value.post_data_json
    assert body is not None
    asked = body["variables"]["filter"]
    assert asked["minSources"] == 2
    assert "REQUESTED" not in asked["modality"]
    assert canvas.names() == {"the Gatehouse", "Dov Lund"}


def test_the_filter_tells_what_it_leaves_out_and_is_undone(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()
    canvas.tab("Filter")

    _untick(canvas, "Places")
    canvas.wait_for(6)
    told = canvas.page.locator(".canvas-filter").inner_text()
    assert "Left out now: 2 nodes" in told
    canvas.page.get_by_role("tab", name="Filter (1)").wait_for()

    canvas.button("Undo").click()
    canvas.wait_for(8)


def test_the_time_slider_narrows_by_keyboard_and_is_one_step_to_undo(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()
    slider = canvas.page.get_by_role("slider", name="Until")

    slider.focus()
    for _ in range(3):
        canvas.page.keyboard.press("ArrowLeft")
    canvas.page.wait_for_url("**to=2031-03-03**")
    narrowed = canvas.counts
    canvas.button("Undo").click()
    canvas.still()
    while not canvas.button("Undo").is_disabled():
        canvas.button("Undo").click()
    canvas.wait_for(8)

    assert narrowed == (6, 4)
    assert slider.get_attribute("aria-valuetext") == "6 Mar 2031"


def test_the_other_clock_reads_when_things_happened(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas()

    canvas.page.locator(".canvas-clock select").select_option("valid")
    canvas.page.get_by_role("slider", name="From").wait_for()

    assert canvas.page.get_by_role("slider", name="From").get_attribute("aria-valuetext") == "1 Feb 2031"
    assert canvas.page.get_by_role("slider", name="Until").get_attribute("aria-valuetext") == "10 Mar 2031"
