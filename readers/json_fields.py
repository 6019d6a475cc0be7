"""One JSON object to one article: the documented fields, the names others use, and a reason for each misfit."""

import re
from collections.abc import Mapping
from datetime import datetime

from dramatis.article import Article, Source
from dramatis.errors import UnreadableError
from readers.characters import one_line
from readers.compose import LONGEST_TEXT, NOTHING_KNOWN, Known, compose
from readers.dates import iso_date, written_date
from readers.markup import has_markup, text_of
from readers.web_address import outlet, web_address

# Field -> its names, the documented one first: where both stand, that one is read.
_NAMES = {
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "article_text", "full_text", "articleBody"),
    "summary": ("summary", "description", "abstract"),
    "url": ("url", "link"),
    "source": ("source", "outlet", "publisher", "source_name"),
    "published_at": ("published_at", "published", "publishedAt", "date", "pubDate", "datePublished", "date_published"),
    "language": ("language", "lang"),
}
_TYPE_NAMES = {
    bool: "a truth value",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
    str: "a text",
}
# How the article APIs say that only the beginning is theirs to give.
_TEASER = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]$")


def article_from_fields(fields: Mapping[str, object], origin: str, known: Known = NOTHING_KNOWN) -> Article:
    """The article. Raises UnreadableError naming the field that doesn't fit; unknown fields are passed over."""
    title = _text(fields, "title")
    text, truncated = _body(fields)
    address = web_address(_text(fields, "url")) or web_address(known.url)
    stated = _source(fields, address)
    return compose(
        text_of(title) if title and has_markup(title) else title or known.title,
        text,
        origin=origin,
        url=address,
        source=stated or outlet(known.source, address),
        published_at=_date(fields) or known.published_at,
        language=_text(fields, "language") or known.language,
        truncated=truncated,
    )


def _body(fields: Mapping[str, object]) -> tuple[str, bool]:
    text = _text(fields, "text")
    summary = None if text else _text(fields, "summary")
    if not text and not summary:
        name, value = _find(fields, "text")
        if name is None:
            raise UnreadableError('there is no "text"; give the article\'s text under that name')
        raise UnreadableError(f'"{name}" is {"null" if value is None else "empty"}')
    found = text or summary or ""
    if len(found) > LONGEST_TEXT:
        raise UnreadableError(f"the text has {len(found):,} characters, the limit is {LONGEST_TEXT:,}; split it")
    if has_markup(found):
        found = text_of(found)
    teaser = _TEASER.search(found[-40:])
    return found, summary is not None or teaser is not None


def _find(fields: Mapping[str, object], field: str) -> tuple[str | None, object]:
    """The first of the field's names that has a value; else the first that stands there at all; else None."""
    present = [name for name in _NAMES[field] if name in fields]
    filled = [name for name in present if fields[name] not in (None, "")]
    name = next(iter(filled or present), None)
    return name, fields[name] if name else None


def _text(fields: Mapping[str, object], field: str) -> str | None:
    name, value = _find(fields, field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableError(f'"{name}" is {_type_name(value)}, not a text')
    return value if value.strip() else None


def _date(fields: Mapping[str, object]) -> datetime | None:
    raw = _text(fields, "published_at")
    if raw is None:
        return None
    moment = iso_date(raw) or written_date(raw)
    if moment is None:
        name, _ = _find(fields, "published_at")
        raise UnreadableError(f'"{name}" is "{one_line(raw)[:60]}", not an ISO 8601 date such as 2025-05-28T14:00:00Z')
    return moment


def _source(fields: Mapping[str, object], address: str | None) -> Source | None:
    name, value = _find(fields, "source")
    if not isinstance(value, Mapping):
        return outlet(_line(_text(fields, "source")), address)
    parts: dict[str, str | None] = {}
    for part in ("name", "domain", "country", "language"):
        given = value.get(part)
        if given is not None and not isinstance(given, str):
            raise UnreadableError(f'"{name}.{part}" is {_type_name(given)}, not a text')
        parts[part] = _line(given)
    return outlet(parts["name"], address, parts["domain"], parts["country"], parts["language"])


def _line(text: str | None) -> str | None:
    return one_line(text) or None if text else None


def _type_name(value: object) -> str:
    return next((name for kind, name in _TYPE_NAMES.items() if isinstance(value, kind)), "of no known type")
