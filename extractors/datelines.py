"""Datelines: "MUSCAT – …", "GENEVA (Agency) — …", "Kyiv, Ukraine, 5 May (Agency) - …" at the beginning of a report.

A dateline says where a report was written; who is named there takes part in nothing.
"""

import re
from collections.abc import Iterator

# Town, a second name, a day and an agency fit into so many characters; a longer beginning of a line is a sentence.
_LONGEST = 90
_DASH = re.compile(r"\s(?:–|—|--?)\s|\s?—\s?")
_PLACE = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}")
_REST = re.compile(
    r"(?:,? (?:[A-Z][\w.'’]+)(?: [A-Z][\w.'’]+){0,2})?"  # a country or state, or a month
    r"(?:,? ?(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?)?"
    r"(?:,? ?\([^()\n]{2,40}\))?"
)


def datelines(text: str) -> Iterator[tuple[int, int]]:
    """Character spans of the datelines, the dash included, in text order."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found = _dateline(text[start : min(end, start + _LONGEST)])
        if found:
            yield start, start + found
        start = end + 1


def place_in(text: str, start: int) -> str:
    """The town's name in the dateline that begins at the character."""
    found = _PLACE.match(text, start, start + _LONGEST)
    return found.group() if found else ""


def _dateline(line: str) -> int:
    """The length of the dateline that opens the line, or 0."""
    dash = _DASH.search(line)
    place = _PLACE.match(line)
    if dash is None or place is None or place.end() > dash.start() or not line[dash.end() :]:
        return 0
    rest = line[place.end() : dash.start()]
    name = place.group()
    if not _REST.fullmatch(rest):
        return 0
    # Without capitals throughout, an agency or a long dash, "Putin - the man" would be one too.
    sure = name.isupper() or "(" in rest
    words = all(word[:1].isupper() for word in name.split())
    opens = line[dash.end()].isupper() or line[dash.end()] in "“\"'‘"
    return dash.end() if opens and (sure or (words and "—" in dash.group())) else 0
