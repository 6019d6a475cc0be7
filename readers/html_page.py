"""An HTML page to the article on it: trafilatura finds text and metadata, the page's own meta elements come first."""

import json
import re
from datetime import datetime
from typing import Any

from dramatis.article import Article
from dramatis.errors import UnreadableError
from readers.characters import clean, one_line
from readers.compose import NOTHING_KNOWN, Known, compose
from readers.dates import iso_date, written_date
from readers.web_address import outlet, web_address

# Pages of news have 50 kB to 2 MB; the extractor's time grows faster than the page.
LONGEST_PAGE = 10_000_000
# Real pages have at most 20,000 tags; for 100,000 the extractor takes three seconds.
_MOST_TAGS = 100_000
# What an article has at least; less is a menu or a notice about cookies.
_SHORTEST_TEXT = 80
_META = re.compile(r"<meta\b[^>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_HTML_LANGUAGE = re.compile(r"""<html\b[^>]{0,1000}?\slang\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
_LINKED_DATA = re.compile(
    r"""<script\b[^>]{0,300}application/ld\+json[^>]{0,300}>(.{1,200000}?)</script>""", re.IGNORECASE | re.DOTALL
)
_DATES = ("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "pubdate", "publish-date")


def read_html(markup: str, origin: str, known: Known = NOTHING_KNOWN) -> Article:
    """The article of the page, paragraphs on lines of their own. Raises UnreadableError when it holds none."""
    if len(markup) > LONGEST_PAGE:
        raise UnreadableError(f"the page has {len(markup):,} characters, the limit is {LONGEST_PAGE:,}")
    if (tags := markup.count("<")) > _MOST_TAGS:
        raise UnreadableError(f"the page has {tags:,} tags, the limit is {_MOST_TAGS:,}")
    page = _extract(clean(markup), known.url)
    text = page.get("text") or ""
    if len(text.strip()) < _SHORTEST_TEXT:
        raise UnreadableError("the page holds no article text; if it is built by scripts, save it from a browser")
    meta = _meta(markup)
    address = web_address(known.url) or web_address(page.get("url")) or web_address(meta.get("og:url"))
    name = known.source or meta.get("og:site_name") or page.get("sitename") or page.get("hostname")
    title = known.title or meta.get("og:title") or page.get("title")
    language = _HTML_LANGUAGE.search(markup)
    return compose(
        one_line(title) if title else None,
        _without_title(text, title),
        origin=origin,
        url=address,
        source=outlet(one_line(name) if name else None, address),
        published_at=known.published_at or _published(markup, meta) or written_date(page.get("date") or ""),
        language=known.language or (language.group(1) if language else None),
    )


def _extract(markup: str, address: str | None) -> dict[str, Any]:
    import logging

    from trafilatura import bare_extraction

    # It writes each page without text to standard error; the reason stands in our own rejection.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    try:
        found = bare_extraction(
            markup,
            url=web_address(address),
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # lxml and trafilatura raise whatever hostile markup leads them to
        raise UnreadableError(f"the page can't be parsed ({type(error).__name__})") from error
    if found is None:
        return {}
    return found if isinstance(found, dict) else found.as_dict()


def _meta(markup: str) -> dict[str, str]:
    """The page's meta elements by their lower-case name or property; the first of each."""
    from html import unescape

    found: dict[str, str] = {}
    for element in _META.findall(markup[:500_000]):  # the head; some pages carry much script in it
        attributes = {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(element)}
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and attributes.get("content"):
            found.setdefault(name.lower(), unescape(attributes["content"]))
    return found


def _published(markup: str, meta: dict[str, str]) -> datetime | None:
    """The time of publication as the page states it, more exact than the day that trafilatura gives."""
    for name in _DATES:
        if name in meta and (moment := iso_date(meta[name])):
            return moment
    for block in _LINKED_DATA.findall(markup):
        try:
            stated = _date_published(json.loads(block), depth=0)
        except (ValueError, RecursionError):
            continue
        if stated and (moment := iso_date(stated)):
            return moment
    return None


def _date_published(value: object, depth: int) -> str | None:
    """The first `datePublished` (schema.org) at most six levels deep."""
    if depth > 6:
        return None
    if isinstance(value, dict):
        stated = value.get("datePublished")
        if isinstance(stated, str):
            return stated
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        if found := _date_published(inner, depth + 1):
            return found
    return None


def _without_title(text: str, title: str | None) -> str:
    """The text without a first line that only repeats the title."""
    first, _, rest = text.partition("\n")
    return rest if title and rest and one_line(first).casefold() == one_line(title).casefold() else text
