"""The articles that a story page lists: which line is whose title, snippet, outlet and date.

The usual layout is a line of title and a line of snippet. Blank lines between the articles, snippets of several lines,
and bylines above or below are understood where they show.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from readers.story_lines import (
    Byline,
    byline,
    could_be_outlet,
    is_cut,
    is_furniture,
    looks_like_snippet,
    without_read_more,
)

# "The Straits Times", "Voice of America News"; a headline of so few words is rare.
_OUTLET_WORDS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line without outer blanks, its number in the file, and whether a blank line stands above it."""

    number: int
    text: str
    after_blank: bool = False


@dataclass(slots=True)
class Entry:
    """One listed article; `cut` says that its snippet was only the beginning of the text."""

    number: int
    title: str
    snippet: list[str] = field(default_factory=list)
    outlet: str | None = None
    published_at: datetime | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    line: Line
    byline: Byline | None


def entries(lines: Sequence[Line]) -> list[Entry]:
    """The articles in the order of the page; a title without a snippet is one too."""
    pieces = _pieces([line for line in lines if not is_furniture(line.text)])
    if not pieces:
        return []
    bylines_lead = pieces[0].byline is not None
    blocks = _blocks(pieces)
    found: list[Entry] = []
    for block in blocks if _blocks_are_articles(blocks) else [pieces]:
        _read(block, found, bylines_lead, whole=len(blocks) > 1 and block is not pieces)
    for entry in found:
        _finish(entry)
    return found


def _pieces(lines: Sequence[Line]) -> list[_Piece]:
    """The lines with bylines told apart. A short name is an outlet where a time or a title with its snippet follows."""
    found = [_Piece(line, byline(line.text)) for line in lines]
    for index, piece in enumerate(found):
        if piece.byline or not could_be_outlet(piece.line.text):
            continue
        if _names_outlet(piece.line.text, found[index - 1] if index else None, found[index + 1 : index + 4]):
            found[index] = _Piece(piece.line, Byline(outlet=piece.line.text))
    return found


def _names_outlet(name: str, before: _Piece | None, following: Sequence[_Piece]) -> bool:
    """Whether a name stands above a time, above a title and its snippet, or above a place and those."""
    if not following:
        return False
    first, second = following[0], following[1] if len(following) > 1 else None
    if first.byline:
        # A short title with its time and its snippet below looks the same but for the snippet.
        return first.byline.outlet is None and not (second and looks_like_snippet(second.line.text))
    if before and not before.byline and not looks_like_snippet(before.line.text):
        return False
    if _is_entry(following[:2]):
        # Two short names in a row: the first is an outlet rather than a title without a snippet.
        return not could_be_outlet(first.line.text) or len(name.split()) <= _OUTLET_WORDS
    return could_be_outlet(first.line.text) and _is_entry(following[1:3])


def _is_entry(pieces: Sequence[_Piece]) -> bool:
    """A title and its snippet."""
    return (
        len(pieces) == 2
        and not any(piece.byline for piece in pieces)
        and not looks_like_snippet(pieces[0].line.text)
        and looks_like_snippet(pieces[1].line.text)
    )


def _blocks(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    blocks: list[list[_Piece]] = []
    for piece in pieces:
        if not blocks or piece.line.after_blank:
            blocks.append([])
        blocks[-1].append(piece)
    return blocks


def _blocks_are_articles(blocks: Sequence[Sequence[_Piece]]) -> bool:
    """Whether blank lines stand between articles, not between all lines: most blocks hold a title and more."""
    several = [block for block in blocks if sum(piece.byline is None for piece in block) > 1]
    return len(blocks) > 1 and len(several) * 2 > len(blocks)


def _read(pieces: Sequence[_Piece], found: list[Entry], bylines_lead: bool, whole: bool) -> None:
    """Adds the entries of these pieces. `whole`: they are a block of their own, so its lines belong together."""
    texts = iter([*(piece.line.text for piece in pieces if piece.byline is None), None])
    following = next(texts)
    pending: list[Byline] = []
    current: Entry | None = None
    for index, piece in enumerate(pieces):
        text = piece.line.text
        if piece.byline:
            ends_entry = not bylines_lead or _is_time_below(pieces, index)
            if current and (not current.snippet or ends_entry):
                _sign(current, piece.byline)
            else:
                pending.append(piece.byline)
            continue
        following = next(texts)
        if current and not pending and _belongs(current, text, following, whole):
            current.snippet.append(text)
            continue
        if current is None and whole and found and looks_like_snippet(text) and following is None:
            found[-1].snippet.append(text)  # a paragraph of the article above, set off by a blank line
            continue
        current = Entry(piece.line.number, text)
        found.append(current)
        for name in pending:
            _sign(current, name)
        pending = []


def _is_time_below(pieces: Sequence[_Piece], index: int) -> bool:
    """A time without an outlet, where the outlets stand above: with the next outlet below it, it is the last line of an
    entry."""
    opening, this = pieces[0].byline, pieces[index].byline
    following = pieces[index + 1].byline if index + 1 < len(pieces) else None
    named = opening is not None and opening.outlet is not None and this is not None and this.outlet is None
    return named and (index + 1 == len(pieces) or (following is not None and following.outlet is not None))


def _belongs(entry: Entry, text: str, following: str | None, whole: bool) -> bool:
    """Whether the line is (more of) the entry's snippet, and not the next title."""
    next_is_snippet = following is not None and looks_like_snippet(following)
    if not entry.snippet:
        # Two headlines in a row, then a snippet: the first has none.
        return looks_like_snippet(text) or not next_is_snippet
    if is_cut(entry.snippet[-1]):
        return False
    if whole:
        return looks_like_snippet(text) or not next_is_snippet
    # Headlines are short; a short line above a snippet is its title even if it ends in a full stop ("… in the U.S.").
    return looks_like_snippet(text) and not (len(text) < 110 and next_is_snippet)


def _sign(entry: Entry, name: Byline) -> None:
    entry.outlet = entry.outlet or name.outlet
    entry.published_at = entry.published_at or name.published_at


def _finish(entry: Entry) -> None:
    if entry.snippet:
        entry.snippet[-1], entry.cut = without_read_more(entry.snippet[-1])
