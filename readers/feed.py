"""RSS, RDF and Atom feeds to articles; feedparser reads bytes, never a string that it could take for a path."""

import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXParseException

from dramatis.article import Article, Rejected
from dramatis.errors import UnreadableError
from readers.characters import clean, one_line
from readers.compose import NOTHING_KNOWN, Known, compose
from readers.dates import in_utc
from readers.formats import Format
from readers.markup import text_of
from readers.rejects import reject
from readers.web_address import domain_of, outlet, web_address

# Feeds have 10 kB to 2 MB; the parser holds about twenty times the size in memory.
LONGEST_FEED = 20_000_000
# An entry with only a summary of this length or more is the whole text under the wrong name.
_WHOLE_TEXT = 2_000
# What may stand before the root element, and what ends it.
_BEFORE_ROOT = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">"))
_BLANKS = re.compile(r"[\s\ufeff]*")
_OPEN = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_CLOSE = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_ROOT_CLOSE = re.compile(r"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.{0,2000}-->\s*)*$", re.IGNORECASE | re.DOTALL)


def read_feed(text: str, origin: str, known: Known = NOTHING_KNOWN) -> Iterator[Article | Rejected]:
    """An article for each entry. What is cut off or empty is rejected with the line it stands on."""
    try:
        markup = _from_root(clean(text))
        feed = _parse(markup)
    except UnreadableError as error:
        yield reject(origin, str(error), text, Format.FEED)
        return
    text = markup
    trouble = _trouble(feed)
    entries = list(feed.get("entries", []))
    starts = [found.start() for found in _OPEN.finditer(text)]
    if not feed.get("version") and not entries:
        yield reject(_at(origin, trouble), f"this is no feed: {_explain(trouble)}", text, Format.FEED)
        return
    # A feed that breaks off leaves its last entry half read; one with a stray "&" is read whole all the same.
    broken_off = trouble is not None and not _ROOT_CLOSE.search(text)
    half = broken_off and len(_CLOSE.findall(text)) < len(starts) and len(starts) == len(entries)
    numbers = _line_numbers(text, starts) if len(starts) == len(entries) else [0] * len(entries)
    for index, (entry, number) in enumerate(zip(entries[: len(entries) - half], numbers, strict=False)):
        place = f"{origin}:{number}" if number else origin
        try:
            yield _article(entry, feed.get("feed", {}), place, known)
        except UnreadableError as error:
            yield reject(place, str(error), _source_of(text, starts, index) if number else "", Format.FEED)
    if broken_off:
        rest = text[starts[-1] :] if half else text[-2_000:]
        yield reject(_at(origin, trouble), f"the feed breaks off: {_explain(trouble)}", rest, Format.FEED)
    elif not entries:
        yield reject(origin, "the feed has no entries", text, Format.FEED)


def _from_root(text: str) -> str:
    """The feed from its root element on, behind as many line breaks as stood before it.

    Nothing that a DOCTYPE could declare comes along: entities that contain entities fill any memory, others read files.
    Raises UnreadableError where such a declaration stands, and where there is no root element of a feed.
    """
    if len(text) > LONGEST_FEED:
        raise UnreadableError(f"the feed has {len(text):,} characters, the limit is {LONGEST_FEED:,}")
    place = 0
    while True:
        blanks = _BLANKS.match(text, place)
        place = blanks.end() if blanks else place
        kind = next((kind for kind in _BEFORE_ROOT if text[place : place + len(kind[0])].upper() == kind[0]), None)
        if kind is None:
            break
        end = text.find(kind[1], place)
        if kind[0] == "<!DOCTYPE" and (end < 0 or "[" in text[place:end]):
            line = text.count("\n", 0, place) + 1
            raise UnreadableError(
                f"line {line} has a DOCTYPE with declarations of its own, which is refused; remove it"
            )
        if end < 0:
            break
        place = end + len(kind[1])
    # Words before the root, such as a server's warning, are damage that costs no entry.
    root = _ROOT.match(text, place) or _ROOT.search(text)
    if root is None:
        raise UnreadableError(_no_feed(text, place))
    return "\n" * text.count("\n", 0, root.start()) + text[root.start() :]


def _parse(text: str) -> Mapping[str, Any]:
    import feedparser

    try:
        # The addresses and elements inside of texts don't matter: only their words are kept.
        feed: Mapping[str, Any] = feedparser.parse(
            # With a declaration of its own feedparser adds no line, and the lines it names are the file's.
            io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>' + text.encode("utf-8")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # feedparser's loose parser raises whatever hostile markup leads it to
        raise UnreadableError(f"the feed can't be parsed ({type(error).__name__})") from error
    return feed


def _trouble(feed: Mapping[str, Any]) -> Exception | None:
    error = feed.get("bozo_exception") if feed.get("bozo") else None
    return error if isinstance(error, SAXParseException) else None


def _explain(trouble: Exception | None) -> str:
    if not isinstance(trouble, SAXParseException):
        return "its root is neither RSS nor Atom"
    return f"{trouble.getMessage()} in line {trouble.getLineNumber()}"


def _no_feed(text: str, place: int) -> str:
    """Why a text without the root element of a feed is none; `place` is where that element should stand."""
    if re.search(r"<!doctype\s+html|<html\b", text[: place + 10], re.IGNORECASE):
        return "this is an HTML page, not a feed; look for the feed's own address"
    line = text.count("\n", 0, place) + 1
    if re.match(r"<[a-z]", text[place : place + 2], re.IGNORECASE):
        return f"this is no feed: the root element in line {line} is neither RSS nor Atom"
    return f"this is no feed: line {line} isn't XML"


def _at(origin: str, trouble: Exception | None) -> str:
    return f"{origin}:{trouble.getLineNumber()}" if isinstance(trouble, SAXParseException) else origin


def _line_numbers(text: str, starts: list[int]) -> list[int]:
    numbers, line, before = [], 1, 0
    for start in starts:
        line += text.count("\n", before, start)
        before = start
        numbers.append(line)
    return numbers


def _source_of(text: str, starts: list[int], index: int) -> str:
    return text[starts[index] : starts[index + 1] if index + 1 < len(starts) else len(text)]


def _article(entry: Mapping[str, Any], channel: Mapping[str, Any], origin: str, known: Known) -> Article:
    whole = max((text_of(str(part.get("value") or "")) for part in entry.get("content") or ()), key=len, default="")
    summary = text_of(str(entry.get("summary") or ""))
    body = whole if len(whole) >= len(summary) else summary
    title = one_line(text_of(str(entry.get("title") or "")))
    if not title and not body:
        raise UnreadableError("the entry has neither title nor text")
    home = web_address(str(channel.get("link") or "")) or web_address(known.url)
    address = web_address(urljoin(home or "", str(entry.get("link") or ""))) if entry.get("link") else None
    origin_outlet = entry.get("source") or {}
    name = one_line(text_of(str(origin_outlet.get("title") or ""))) or one_line(
        text_of(str(channel.get("title") or ""))
    )
    place = web_address(str(origin_outlet.get("href") or "")) or (home if not origin_outlet.get("title") else None)
    return compose(
        title,
        "" if body == title else body,
        origin=origin,
        url=address,
        source=outlet(known.source or name, address, domain_of(place)),
        published_at=_moment(entry) or known.published_at,
        language=str(channel.get("language") or "") or known.language,
        truncated=not body or body == title or (body is not whole and len(body) < _WHOLE_TEXT),
    )


def _moment(entry: Mapping[str, Any]) -> datetime | None:
    """When the entry was published, else updated. `in` first: asking for a missing "updated" warns."""
    for name in ("published_parsed", "updated_parsed"):
        parsed = entry[name] if name in entry else None  # noqa: SIM401 - .get() looks under other names too
        if parsed:
            try:
                return in_utc(datetime.fromtimestamp(timegm(parsed), tz=UTC))
            except (ValueError, OverflowError, OSError):
                return None
    return None
