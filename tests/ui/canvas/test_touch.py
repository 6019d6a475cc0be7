"""The canvas under fingers: what lies near is hit, nodes are dragged, a long press picks more, two fingers zoom."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import expect

from tests.ui.canvas.conftest import Canvas, OpenCanvas
from tests.ui.canvas.test_picking import PAIR

# Longer than the press that picks more, and than the pause within which two taps are one.
_LONG_MS, _APART_MS = 700, 500


# Touches of one gesture in one task of the page, so that a busy machine makes no long press of a short one.
_GESTURE = """(canvas, steps) => {
  for (const [kind, points] of steps) {
    const touches = points.map(([x, y], identifier) =>
      new Touch({ identifier, target: canvas, clientX: x, clientY: y }));
    canvas.dispatchEvent(new TouchEvent(kind, { touches, bubbles: true, cancelable: true }));
  }
}"""
Point = tuple[float, float]


def _gesture(canvas: Canvas, *moves: Sequence[Point]) -> None:
    """Fingers set down at the first places, moved to the others, and lifted."""
    kinds = ["touchstart", *["touchmove"] * (len(moves) - 1), "touchend"]
    canvas.page.locator(".sigma-mouse").evaluate(_GESTURE, list(zip(kinds, [*moves, ()], strict=True)))


def _path(start: Point, by: Point) -> list[list[Point]]:
    """One finger's way in six steps."""
    return [[(start[0] + by[0] * step / 6, start[1] + by[1] * step / 6)] for step in range(7)]


@contextmanager
def _pressed(canvas: Canvas, point: Point) -> Iterator[Callable[[Point], None]]:
    """A real finger on the screen, and what moves it, by the browser's own protocol: Playwright itself only taps."""
    session = canvas.page.context.new_cdp_session(canvas.page)

    def send(kind: str, *points: Point) -> None:
        touches = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    send("touchStart", point)
    yield lambda to: send("touchMove", to)
    send("touchEnd")


def test_a_tap_beside_a_node_or_a_line_picks_it(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas(PAIR, nodes=2, touch=True)
    x, y = canvas.middle()

    canvas.page.touchscreen.tap(x, y + 9)
    expect(canvas.page).to_have_url(re.compile("edge=relation:deny"))
    assert "Tomas Orr denied that he would come." in canvas.detail()
    canvas.page.wait_for_timeout(_APART_MS)

    canvas.page.touchscreen.tap(x, y + 150)
    canvas.page.locator(".canvas-detail").wait_for(state="detached")
    single = open_canvas("entity=person:orr", nodes=1, touch=True)
    x, y = single.middle()
    single.page.touchscreen.tap(x + 24, y + 12)

    assert "Tomas Orr" in single.detail()


def test_two_taps_expand(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=person:vale", nodes=1, touch=True)
    x, y = canvas.middle()

    tap = [("touchstart", [(x, y)]), ("touchend", [])]
    canvas.page.locator(".sigma-mouse").evaluate(_GESTURE, [*tap, *tap])
    canvas.wait_for(2)

    assert canvas.names() == {"Irena Vale", "Ferry talks"}


def test_a_finger_drags_a_node_and_a_mouse_doesn_t_go_on_with_it(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=person:orr", nodes=1, touch=True)
    x, y = canvas.middle()

    _gesture(canvas, *_path((x, y), (60, 30)))
    canvas.page.get_by_text("Pinned Tomas Orr").wait_for()
    placed = canvas.page.url
    canvas.page.mouse.move(x - 100, y - 100)
    canvas.page.mouse.move(x - 160, y - 100)

    assert "pin=person:orr~" in placed
    assert canvas.page.url == placed


def test_a_long_press_picks_one_more(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=person:orr", nodes=1, touch=True)
    x, y = canvas.middle()

    with _pressed(canvas, (x, y)):
        canvas.page.wait_for_timeout(_LONG_MS)
    assert canvas.picked == 1
    with _pressed(canvas, (x, y)):
        canvas.page.wait_for_timeout(_LONG_MS)

    assert canvas.picked == 0


def test_two_fingers_zoom_and_nothing_is_picked(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas(PAIR, nodes=2, touch=True)
    x, y = canvas.middle()
    drawing = canvas.page.locator(".canvas-drawing")
    before = drawing.screenshot()

    _gesture(canvas, *([(x - apart, y), (x + apart, y)] for apart in range(40, 140, 15)))
    canvas.still()

    # Zoomed in by more than three, neither end of the line is in sight: a tap where one was hits the line.
    assert drawing.screenshot() != before
    assert canvas.picked == 0
    canvas.page.wait_for_timeout(_APART_MS)
    canvas.page.touchscreen.tap(x + 250, y)
    expect(canvas.page).to_have_url(re.compile("edge=relation:deny"))


def test_a_finger_beside_everything_moves_the_picture(open_canvas: OpenCanvas) -> None:
    canvas = open_canvas("entity=person:orr", nodes=1, touch=True)
    x, y = canvas.middle()

    with _pressed(canvas, (x - 120, y)) as move:
        for (point,) in _path((x - 120, y), (120, 0)):
            move(point)
        # Held still at the end, so that the picture doesn't glide on.
        canvas.page.wait_for_timeout(_APART_MS)
    canvas.page.touchscreen.tap(x + 120, y)

    assert canvas.picked == 1
    assert "pin=" not in canvas.page.url
