"""Text in the picture: SVG elements, and about how much room words take in a font that nobody knows."""

from xml.sax.saxutils import escape


def shown(words: str) -> str:
    """The words as XML text, as long as before but for escapes: what can't be printed is a blank."""
    return escape("".join(letter if letter.isprintable() else " " for letter in words))


def text_element(
    x: float,
    y: float,
    words: str,
    size: float,
    colour: str,
    *,
    weight: int = 400,
    anchor: str = "start",
    spacing: float = 0,
    halo: str | None = None,
) -> str:
    """One line of text; `halo` is the colour that parts it from lines beneath."""
    extra = f' font-weight="{weight}"' if weight != 400 else ""
    extra += f' text-anchor="{anchor}"' if anchor != "start" else ""
    extra += f' letter-spacing="{spacing:g}"' if spacing else ""
    extra += f' paint-order="stroke" stroke="{halo}" stroke-width="5"' if halo else ""
    return f'<text x="{x:g}" y="{y:.1f}" font-size="{size:g}" fill="{colour}"{extra}>{shown(words)}</text>'


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """About how many pixels the words take in a wide sans-serif (DejaVu Sans), so that narrower ones fit as well."""
    # DejaVu Sans Bold is a tenth wider.
    return size * (1.1 if bold else 1.0) * sum(_letter_width(letter) for letter in words)


def _letter_width(letter: str) -> float:
    # Shares of the font's size, read off DejaVu Sans and rounded up a little.
    if letter in "ijlI.,:;'|!()[]’‘· ftr":
        return 0.37
    if letter in "mwMW@%—…QOG":
        return 0.88
    if letter.isupper() or letter in "“”–":
        return 0.69
    # Scripts of whole squares.
    return 1.0 if ord(letter) >= 0x2E80 else 0.61


def wrapped(words: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
    """At most so many lines; the last ends in an ellipsis where words are left over."""
    lines = wrap(words, size, room, bold=bold)
    shown = [words[start:end] for start, end in lines[:most]]
    if len(lines) > most:
        shown[-1] = clip(words[lines[most - 1][0] :], size, room, bold=bold)
    return shown


def wrap(words: str, size: float, room: float, *, bold: bool = False) -> list[tuple[int, int]]:
    """Lines as (start, end) in the text, broken at blanks; a longer word is cut."""
    lines = []
    start = 0
    while start < len(words):
        end = start + 1
        while end < len(words) and text_width(words[start : end + 1], size, bold=bold) <= room:
            end += 1
        if end < len(words) and (blank := words.rfind(" ", start, end + 1)) > start:
            end = blank
        lines.append((start, end))
        start = end
        while start < len(words) and words[start] == " ":
            start += 1
    return lines


def clip(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """The words, cut with an ellipsis to what fits."""
    if text_width(words, size, bold=bold) <= room:
        return words
    while words and text_width(f"{words}…", size, bold=bold) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"
