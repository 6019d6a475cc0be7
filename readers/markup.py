"""HTML fragments, as they stand in feeds and JSON, to text with a line for each block."""

import re
from collections.abc import Iterator
from html import unescape

from readers.characters import tidy

_BLOCK_NAMES = """
    address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr
    li main nav ol p pre section table td th tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SKIPPED = frozenset(("script", "style", "template", "noscript", "iframe", "svg", "math"))
# An element that a fragment really has; "a < b" and "<Reuters>" aren't markup.
_ELEMENT = re.compile(
    r"</?(?:p|br|div|a|span|strong|em|b|i|u|ul|ol|li|h[1-6]|img|figure|blockquote|table|tr|td|font|center|section)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
# An element, a declaration or a processing instruction; at the next "<" a broken one ends.
_TAG = re.compile(r"<(?P<close>/)?(?P<name>[a-z][a-z0-9:-]*)(?![\w:-])[^<>]*>|<[!?][^<>]*>", re.IGNORECASE)
_BREAK = "\n"
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)


def has_markup(text: str) -> bool:
    """Whether the text holds HTML elements."""
    return "<" in text and _ELEMENT.search(text) is not None


def text_of(markup: str) -> str:
    """The text of an HTML fragment: entities resolved, blocks on lines of their own, scripts and styles left out.

    Takes time in proportion to the length, also for broken markup; html.parser takes its square for "<a <a <a".
    """
    if not has_markup(markup):
        return tidy(unescape(markup) if _ENTITY.search(markup) else markup)
    lines = (" ".join(unescape(line).split()) for line in "".join(_pieces(_without_comments(markup))).split(_BREAK))
    return tidy("\n".join(line for line in lines if line))


def _without_comments(markup: str) -> str:
    first, *rest = markup.split("<!--")
    # What follows a comment that never ends is text after all.
    return first + "".join(piece.partition("-->")[2] if "-->" in piece else piece for piece in rest)


def _pieces(markup: str) -> Iterator[str]:
    """The words between the tags, with a break for each block; the source's own line breaks are mere blanks."""
    skipping = ""
    before = 0
    for tag in _TAG.finditer(markup):
        if not skipping:
            yield markup[before : tag.start()].replace(_BREAK, " ")
        before = tag.end()
        name = (tag["name"] or "").lower()
        if skipping:
            skipping = "" if tag["close"] and name == skipping else skipping
        elif name in _SKIPPED and not tag["close"] and not tag.group().endswith("/>"):
            skipping = name
        elif name in _BLOCKS:
            yield _BREAK
    if not skipping:
        yield markup[before:].replace(_BREAK, " ")
