"""A story's picture as SVG: fixed columns, plain shapes and text; the same picture gives the same bytes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docs.picture_story import Happening, Line, Node, Picture, Quoted
from docs.picture_text import clip, shown, text_element, text_width, wrap, wrapped

WIDTH, HEIGHT = 1200, 720
_FONT = "Inter,system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Liberation Sans',sans-serif"
_INK, _MUTED, _FAINT, _PAPER, _CARD, _RULE = "#0f172a", "#475569", "#94a3b8", "#f8fafc", "#ffffff", "#cbd5e1"
_ACCENT, _ACCENT_LIGHT = "#be123c", "#fff1f2"
_KINDS = {
    "PERSON": ("#1d4ed8", "#eff6ff"),
    "ORGANIZATION": ("#7e22ce", "#faf5ff"),
    "PLACE": ("#0f766e", "#f0fdfa"),
    "DOCUMENT": ("#b45309", "#fffbeb"),
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# Columns, as left edge and width: people, events, what takes part beside people, what stands behind that.
_PEOPLE, _EVENTS, _NEAR, _FAR = (36, 200), (340, 300), (740, 152), (962, 202)
_TOP, _BOTTOM = 122, 496
# How far along its curve a label stands, from 0 to 1: near the box that has fewer lines, where they don't cross yet.
_LABEL_AT = 0.38
_CARDS_TOP, _CARDS_HEIGHT = 528, 156
_CLAIM, _FACT = (36, 390), (446, 718)


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        return self.x + self.width


def draw(picture: Picture) -> str:
    """The picture as an SVG document."""
    boxes = {
        **_column(picture.people, _PEOPLE, 42),
        **_events(picture.events),
        **_column(picture.near, _NEAR, 34),
        **_column(picture.far, _FAR, 42),
    }
    focus = picture.events[-1]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" aria-labelledby="title description" font-family="{_FONT}">',
        f'<title id="title">{shown(f"The graph of one story: {picture.title}")}</title>',
        f'<desc id="description">{shown(_description(picture))}</desc>',
        f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="14" fill="{_PAPER}" stroke="{_RULE}"/>',
        *_header(picture),
        *_lines(picture.lines, boxes),
        *_openings(picture, boxes),
        *(shape for node in (*picture.people, *picture.near, *picture.far) for shape in _pill(node, boxes[node.key])),
        *(shape for event in picture.events for shape in _event(event, boxes[event.key], opened=event is focus)),
        *_fact(picture),
        *_claim(picture),
        text_element(
            WIDTH / 2,
            HEIGHT - 14,
            "Drawn by scripts/picture from the graph of the sample corpus in demo/, whose outlets are fictional.",
            11,
            _MUTED,
            anchor="middle",
        ),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _description(picture: Picture) -> str:
    names = ", ".join(node.name for node in (*picture.people, *picture.near, *picture.far))
    events = "; ".join(event.name for event in picture.events)
    return f"{names}, joined by these events: {events}. One event is opened to the sentence that carries it."


def _header(picture: Picture) -> list[str]:
    size = 26 if text_width(picture.title, 26, bold=True) <= 760 else 20
    return [
        text_element(36, 40, "ONE STORY", 11, _MUTED, weight=600, spacing=1.4),
        text_element(36, 70, clip(picture.title, size, 760, bold=True), size, _INK, weight=700),
        text_element(
            36, 94, f"{picture.articles} articles from {picture.outlets} outlets, {_days(*picture.period)}", 14, _MUTED
        ),
        *_legend(),
    ]


def _legend() -> list[str]:
    parts = []
    x = 820.0
    for kind, name in (
        ("PERSON", "person"),
        ("ORGANIZATION", "organisation"),
        ("PLACE", "place"),
        ("DOCUMENT", "document"),
    ):
        parts += [
            f'<circle cx="{x:g}" cy="48" r="5" fill="{_KINDS[kind][0]}"/>',
            text_element(x + 10, 52, name, 12, _MUTED),
        ]
        x += 30 + text_width(name, 12)
    for x, name, dash in ((815, "happened", ""), (938, "planned, proposed or disputed", ' stroke-dasharray="5 4"')):
        parts += [
            f'<path d="M{x} 76h28" stroke="{_MUTED}" stroke-width="2" fill="none"{dash}/>',
            text_element(x + 36, 80, name, 12, _MUTED),
        ]
    return parts


def _column(nodes: Sequence[Node], column: tuple[int, int], height: float) -> dict[str, _Box]:
    """Boxes of one height, spread evenly over the column."""
    if not nodes:
        return {}
    x, width = column
    step = (_BOTTOM - _TOP) / len(nodes)
    return {node.key: _Box(x, _TOP + step * row + (step - height) / 2, width, height) for row, node in enumerate(nodes)}


def _events(events: Sequence[Happening]) -> dict[str, _Box]:
    """Boxes of the events; the last, which is opened, stands at the bottom."""
    x, width = _EVENTS
    height = 74.0
    gap = (_BOTTOM - _TOP - height * len(events)) / max(len(events) - 1, 1)
    return {
        event.key: _Box(x, _BOTTOM - height - (len(events) - 1 - row) * (height + min(gap, 40)), width, height)
        for row, event in enumerate(events)
    }


def _lines(lines: Iterable[Line], boxes: Mapping[str, _Box]) -> list[str]:
    """Curves between neighbouring columns; on one side of a box they fan out in the order of their other ends."""
    drawn = [line for line in lines if line.start in boxes and line.end in boxes]
    docks = _docks(drawn, boxes)
    parts, labels = [], []
    for line in drawn:
        (x1, y1), (x2, y2) = docks[line.start, line], docks[line.end, line]
        bend = (x2 - x1) * 0.5
        dash = "" if line.sure else ' stroke-dasharray="6 5"'
        colour = _KINDS["PERSON"][0] if line.label == "speaks about" else _FAINT
        parts.append(
            f'<path d="M{x1:g} {y1:.1f}C{x1 + bend:g} {y1:.1f} {x2 - bend:g} {y2:.1f} {x2:g} {y2:.1f}" '
            f'stroke="{colour}" stroke-width="1.6" fill="none"{dash}/>'
        )
        if line.label:
            x = x1 + (x2 - x1) * (1.5 * _LABEL_AT * (1 - _LABEL_AT) + _LABEL_AT**3)
            y = y1 + (y2 - y1) * (3 * _LABEL_AT**2 - 2 * _LABEL_AT**3)
            labels.append(text_element(x, y + 4, line.label, 11, _MUTED, anchor="middle", halo=_PAPER))
    return parts + labels


def _docks(lines: Sequence[Line], boxes: Mapping[str, _Box]) -> dict[tuple[str, Line], tuple[float, float]]:
    """Where each line leaves each of its two boxes."""
    sides: dict[tuple[str, bool], list[tuple[float, Line]]] = {}
    for line in lines:
        start, end = boxes[line.start], boxes[line.end]
        for key, other in ((line.start, end), (line.end, start)):
            sides.setdefault((key, other.x > boxes[key].x), []).append((other.middle, line))
    docks = {}
    for (key, right), ends in sides.items():
        box = boxes[key]
        # Lines keep 9 px apart, or what the box has room for.
        step = min(9.0, (box.height - 14) / max(len(ends) - 1, 1))
        for row, (_, line) in enumerate(sorted(ends, key=lambda end: (end[0], end[1].label))):
            y = box.middle + (row - (len(ends) - 1) / 2) * step
            docks[key, line] = (box.right if right else box.x, y)
    return docks


def _pill(node: Node, box: _Box) -> list[str]:
    colour, light = _KINDS.get(node.kind, (_MUTED, _CARD))
    parts = [
        f'<rect x="{box.x:g}" y="{box.y:.1f}" width="{box.width:g}" height="{box.height:g}" rx="9" '
        f'fill="{light}" stroke="{colour}" stroke-width="1.4"/>',
    ]
    room = box.width - 24
    if node.note:
        parts += [
            text_element(box.x + 12, box.middle - 3, clip(node.name, 13, room, bold=True), 13, colour, weight=600),
            text_element(box.x + 12, box.middle + 13, clip(node.note, 11, room), 11, _MUTED),
        ]
    else:
        parts.append(
            text_element(box.x + 12, box.middle + 5, clip(node.name, 13, room, bold=True), 13, colour, weight=600)
        )
    return parts


def _event(event: Happening, box: _Box, *, opened: bool) -> list[str]:
    colour = _ACCENT if opened else _INK
    dash = "" if event.sure else ' stroke-dasharray="6 5"'
    held = ", then ".join(_plain(modality) for modality in event.held[:2])
    below = " · ".join(part for part in (held, _days(event.start, event.end)) if part)
    lines = wrapped(event.name, 14, box.width - 28, 2, bold=True)
    first = box.y + 20 + (9 if len(lines) == 1 else 0)
    return [
        f'<rect x="{box.x:g}" y="{box.y:.1f}" width="{box.width:g}" height="{box.height:g}" rx="9" fill="{_CARD}" '
        f'stroke="{colour}" stroke-width="1.8"{dash}/>',
        *(text_element(box.x + 14, first + 18 * row, line, 14, _INK, weight=600) for row, line in enumerate(lines)),
        text_element(box.x + 14, first + 18 * len(lines) + 2, below, 12, colour if opened else _MUTED),
        text_element(box.right - 12, box.y - 6, event.type, 10, _FAINT, weight=600, anchor="end", spacing=0.8),
    ]


def _openings(picture: Picture, boxes: Mapping[str, _Box]) -> list[str]:
    """The links from the opened event to its sentence and from the speaker to the claim."""
    box = boxes[picture.events[-1].key]
    x = box.x + box.width * 0.62
    parts = [_opening(x, box.y + box.height, _ACCENT)]
    if picture.spoken:
        speaker = boxes[picture.spoken.speaker.key]
        parts.append(_opening(speaker.x + 40, speaker.y + speaker.height, _KINDS["PERSON"][0]))
    return parts


def _opening(x: float, y: float, colour: str) -> str:
    return (
        f'<path d="M{x:g} {y:.1f}V{_CARDS_TOP - 7}" stroke="{colour}" stroke-width="2" fill="none"/>'
        f'<path d="M{x - 5:g} {_CARDS_TOP - 9}h10l-5 8z" fill="{colour}"/>'
    )


def _card(column: tuple[int, int], colour: str, light: str, heading: str) -> list[str]:
    x, width = column
    return [
        f'<rect x="{x}" y="{_CARDS_TOP}" width="{width}" height="{_CARDS_HEIGHT}" rx="11" fill="{light}" '
        f'stroke="{colour}" stroke-width="1.4"/>',
        text_element(x + 18, _CARDS_TOP + 26, heading, 11, colour, weight=700, spacing=1.2),
    ]


def _fact(picture: Picture) -> list[str]:
    quote, event = picture.opened, picture.events[-1]
    x, width = _FACT
    held = f"{event.name}: {_plain(picture.opened_modality)}"
    return [
        *_card(_FACT, _ACCENT, _ACCENT_LIGHT, "ONE FACT, OPENED TO THE SENTENCE THAT CARRIES IT"),
        text_element(x + 18, _CARDS_TOP + 48, clip(held, 13, width - 36), 13, _MUTED),
        *_sentence(quote, x + 18, _CARDS_TOP + 74, width - 36, 15, 3),
        text_element(x + 18, _CARDS_TOP + _CARDS_HEIGHT - 14, clip(_printed(quote), 12, width - 36), 12, _MUTED),
    ]


def _claim(picture: Picture) -> list[str]:
    if picture.spoken is None:
        return []
    said, (x, width) = picture.spoken, _CLAIM
    colour, light = _KINDS["PERSON"]
    words = f"“{said.text}”" if said.direct else said.text
    lines = wrapped(words, 14, width - 36, 4)
    who = f"{said.speaker.name} · verb “{said.verb}” · {'direct' if said.direct else 'indirect'} speech"
    return [
        *_card(_CLAIM, colour, light, "ONE CLAIM, WITH ITS SPEAKER"),
        text_element(x + 18, _CARDS_TOP + 48, clip(who, 13, width - 36), 13, _MUTED),
        *(text_element(x + 18, _CARDS_TOP + 72 + 19 * row, line, 14, _INK) for row, line in enumerate(lines)),
        text_element(
            x + 18,
            _CARDS_TOP + _CARDS_HEIGHT - 14,
            clip(_outlet(said.quote), 12, width - 36),
            12,
            _MUTED,
        ),
    ]


def _printed(quote: Quoted) -> str:
    start, end = quote.offsets
    return f"{_outlet(quote)} · characters {start}–{end} of “{quote.headline}”"


def _outlet(quote: Quoted) -> str:
    return ", ".join(part for part in (quote.outlet, _day(quote.published)) if part)


def _sentence(quote: Quoted, x: float, y: float, room: float, size: float, most: int) -> list[str]:
    """The sentence, wrapped, with the span that carries the fact set off."""
    whole = f"“{quote.sentence}”"
    mark = (quote.start + 1, quote.end + 1)
    parts = []
    for row, (start, end) in enumerate(wrap(whole, size, room)[:most]):
        low, high = (min(max(edge, start), end) for edge in mark)
        inner = (
            f'{shown(whole[start:low])}<tspan font-weight="700" fill="{_ACCENT}" text-decoration="underline">'
            f"{shown(whole[low:high])}</tspan>{shown(whole[high:end])}"
            if low < high
            else shown(whole[start:end])
        )
        place = f'x="{x:g}" y="{y + 21 * row:g}" font-size="{size:g}" fill="{_INK}"'
        parts.append(f'<text {place} xml:space="preserve">{inner}</text>')
    return parts


def _plain(modality: str) -> str:
    return {"OCCURRED": "happened", "DENIED": "disputed"}.get(modality, modality.lower())


def _days(first: str | None, last: str | None) -> str:
    """`28 to 29 May 2025`, with what both days share said once; one day or none where that is all that is known."""
    if not first or not last or first == last:
        return _day(first or last)
    alike = 2 if first[:7] == last[:7] else 1 if first[:4] == last[:4] else 0
    one = _day(first).split()
    return f"{' '.join(one[: max(len(one) - alike, 1)])} to {_day(last)}"


def _day(day: str | None) -> str:
    """`2 June 2025` for 2025-06-02, `June 2025` for 2025-06; empty for None."""
    if not day:
        return ""
    year, *rest = day.split("-")
    words = [year]
    if rest:
        words.insert(0, _MONTHS[int(rest[0]) - 1])
    if len(rest) > 1:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)
