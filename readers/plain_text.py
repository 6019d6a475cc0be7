"""One article as plain text: a title line where there is one, header lines ("Date: …"), and the body."""

import re
import statistics
from dataclasses import dataclass
from datetime import datetime

from dramatis.article import Article
from readers.characters import tidy
from readers.compose import LONGEST_TEXT, NOTHING_KNOWN, Known, compose
from readers.dates import written_date
from readers.web_address import outlet, web_address

# The longest line that is taken for a headline: of 8,570 measured six are longer.
_LONGEST_HEADLINE = 200
# A headline and at most eight header lines; what comes later is text.
_HEADER_LINES = 10
# Lines of such lengths, again and again, are wrapped by a mail program or an editor, at 72 or 80 as a rule.
_WRAPPED = range(45, 101)
_HEADER = re.compile(
    r"(?P<name>title|headline|date|published|published at|published on|updated|source|outlet|publisher|publication|url|"
    r"link|language|author|byline|by)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_FIELDS = {
    "headline": "title", "published": "date", "published at": "date", "published on": "date", "updated": "updated",
    "outlet": "source", "publisher": "source", "publication": "source", "link": "url", "byline": "author",
    "by": "author",
}  # fmt: skip
_STOP = re.compile(r"[.!…][\"”’')]*$")
_ABBREVIATION_END = re.compile(r"\b(?:[A-Z]\.){2,}$|\b(?:Jr|Sr|Inc|Corp|Ltd|Co)\.$")


@dataclass(frozen=True, slots=True)
class _Header:
    title: str | None = None
    date: datetime | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None


def read_plain_text(text: str, origin: str, known: Known = NOTHING_KNOWN) -> Article:
    """The article. Without a title line its first sentence is the title, and the body keeps all the text.

    Raises UnreadableError when it is empty or too long.
    """
    if len(text) <= LONGEST_TEXT:  # a longer one is refused by `compose`
        text = tidy(text)
    header, rest = _read_header(text)
    title = known.title or header.title
    body = rest
    if title is None:
        title, body = _split_title(rest)
    address = web_address(known.url) or header.url
    return compose(
        title,
        _unwrapped(body),
        origin=origin,
        url=address,
        source=outlet(known.source or header.source, address),
        published_at=known.published_at or header.date,
        language=known.language or header.language,
    )


def _read_header(text: str) -> tuple[_Header, str]:
    """The header and the text without it. Its lines stand at the top, or right under one line of title."""
    lines = text.split("\n", _HEADER_LINES)
    first = _field(lines[0])
    skipped = 0
    if first is None:
        skipped = 1
        while skipped < len(lines) and not lines[skipped]:
            skipped += 1
    end = skipped
    found: dict[str, str] = {}
    while end < min(len(lines), _HEADER_LINES) and (named := _field(lines[end])):
        found.setdefault(named[0], named[1])
        end += 1
    # "Source: Kremlin weighs new talks" alone is a headline, "By: …" alone a line of text.
    if not found or (not found.keys() & {"title", "date", "url"} and len(found) < 2):
        return _Header(), text
    if first is None and len(lines[0]) > _LONGEST_HEADLINE:
        return _Header(), text
    title = found.get("title") or (lines[0] if first is None else None)
    rest = "\n".join(lines[end:]).strip()
    header = _Header(
        title=title,
        date=written_date(found.get("date", found.get("updated", ""))),
        source=found.get("source"),
        url=web_address(found.get("url")),
        language=found.get("language"),
    )
    return header, rest


def _field(line: str) -> tuple[str, str] | None:
    """Name and value of a header line whose value fits its name."""
    found = _HEADER.fullmatch(line)
    if not found or len(line) > 2 * _LONGEST_HEADLINE:
        return None
    name = found["name"].lower()
    name = _FIELDS.get(name, name)
    value = found["value"].strip()
    fits = {
        "date": written_date(value) is not None,
        "updated": written_date(value) is not None,
        "url": web_address(value) is not None,
        "source": len(value) <= 60,
        "author": len(value) <= 80,
        "language": len(value) <= 20,
    }
    return (name, value) if fits.get(name, True) else None


def _split_title(text: str) -> tuple[str | None, str]:
    """The first line as title if it reads as one, and the rest; else None and all of it."""
    first, _, rest = text.partition("\n")
    if not rest:
        # One line without a full stop is a headline on its own.
        is_headline = len(first) <= _LONGEST_HEADLINE and not _is_sentence(first)
        return (first, "") if is_headline else (None, text)
    if len(first) > _LONGEST_HEADLINE or _is_sentence(first):
        return None, text
    following = rest.split("\n", 1)[0]
    set_off = rest.startswith("\n")
    # Without a blank line the next line must begin a sentence and be longer than a wrapped line would be.
    opens = bool(re.match(r"[\"“‘'(]?[^\Wa-z_]", following)) and len(following) > 1.3 * len(first)
    return (first, rest.strip("\n")) if set_off or opens else (None, text)


def _is_sentence(line: str) -> bool:
    return _STOP.search(line) is not None and _ABBREVIATION_END.search(line) is None


def _unwrapped(text: str) -> str:
    """Hard-wrapped paragraphs on one line each, so that sentences aren't broken; all other text as it is."""
    return "\n\n".join(_joined(paragraph) for paragraph in text.split("\n\n"))


def _joined(paragraph: str) -> str:
    lines = paragraph.split("\n")
    widths = [len(line) for line in lines[:-1]]
    if len(lines) < 3 or int(statistics.median(widths)) not in _WRAPPED:
        return paragraph
    widest = max(widths)
    # Wrapped lines reach nearly the same width and break inside sentences; lists and verse don't.
    even = sum(width >= 0.75 * widest for width in widths) >= 0.8 * len(widths)
    inside = sum(not _STOP.search(line) for line in lines[:-1]) >= 0.5 * len(widths)
    return " ".join(line.strip() for line in lines) if even and inside and widest in _WRAPPED else paragraph
