"""The input formats and how each is recognised from its content."""

import re
from enum import StrEnum
from pathlib import PurePath

from readers.story_lines import looks_like_story_page


class Format(StrEnum):
    """How bytes are to be read. AUTO: recognise it."""

    AUTO = "AUTO"
    TEXT = "TEXT"
    STORY_PAGE = "STORY_PAGE"
    HTML = "HTML"
    FEED = "FEED"
    JSONL = "JSONL"


# Where the content alone says nothing (a feed that isn't XML, JSON whose first lines are broken), the name does.
_BY_SUFFIX = {
    ".xml": Format.FEED,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".rdf": Format.FEED,
    ".json": Format.JSONL,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
}
_JSON = re.compile(r"\s*(\{\s*[\"}]|\[\s*[{\]])")
_JSON_LINE = re.compile(r"^\s*\{\s*\"", re.MULTILINE)
# What may stand before the root element. The pieces can't match the empty string, so that nothing backtracks.
_PROLOG = re.compile(
    r"(?:\s+|<\?[^>]{0,1000}\?>|<!--(?:(?!-->).){0,20000}-->|<!doctype[^>\[]{0,1000}(?:\[[^\]]*\]\s*)?>)+", re.I | re.S
)
_FEED_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_HTML_DOCTYPE = re.compile(r"<!doctype\s+html", re.IGNORECASE)
_HTML_TAG = re.compile(
    r"<(html|head|body|meta|title|div|article|main|section|header|nav|h[1-6]|p|span|table|script|link|a|img)\b[^<]{0,500}>",
    re.IGNORECASE,
)


def recognise(head: str, name: str = "") -> Format:
    """The format of a document from its first characters (64 kB are plenty), with its name for the doubtful rest."""
    suffix = PurePath(name.removesuffix(".gz")).suffix.lower()
    found = _from_content(head)
    if found is Format.HTML and _BY_SUFFIX.get(suffix) is Format.FEED and not head.lstrip().startswith("<?xml"):
        return Format.FEED  # an error page saved under the feed's name is no article
    if found in (Format.TEXT, Format.STORY_PAGE):
        return _BY_SUFFIX.get(suffix, found)
    return found


def _from_content(head: str) -> Format:
    head = head.lstrip("\ufeff")
    if _JSON.match(head) or _mostly_json_lines(head):
        return Format.JSONL
    if head.lstrip().startswith("<"):
        prolog = _PROLOG.match(head)
        root = prolog.end() if prolog else 0
        if _FEED_ROOT.match(head, root):
            return Format.FEED
        if _HTML_DOCTYPE.search(head, 0, root) or _HTML_TAG.match(head, root):
            return Format.HTML
        if head.lstrip()[:5].lower() == "<?xml":
            return Format.FEED
    return Format.STORY_PAGE if looks_like_story_page(head) else Format.TEXT


def _mostly_json_lines(head: str) -> bool:
    """A JSONL file whose first line is damaged: most of the lines open an object."""
    lines = [line for line in head.split("\n", 50)[:50] if line.strip()]
    return len(lines) > 1 and sum(bool(_JSON_LINE.match(line)) for line in lines) * 2 >= len(lines)
