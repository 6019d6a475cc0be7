"""Where the formats meet: title, text and metadata become an `Article`, with its language found and limits kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from dramatis.article import Article, Source
from dramatis.errors import UnreadableError
from readers.characters import one_line, printable, tidy
from readers.language import SAMPLE_CHARACTERS, find_language, unextractable_reason
from readers.web_address import outlet, web_address

# The longest book of news is shorter; a longer text is a dump, and the pipeline would hold all of it in memory.
LONGEST_TEXT = 5_000_000
# No headline is longer; what is, is a text in the wrong field.
LONGEST_TITLE = 2_000
# Where a first sentence is cut to serve as title: about what fits on two lines of a list.
_TITLE_CUT = 120
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt|vs|No|Jr|Sr))(?<!\b(?:Mrs|Gov|Sen|Rep|Gen|Col|Rev|Hon|Sgt))[.!?…][\"”’')]*(?=\s+[\"“‘'(]?[^\Wa-z_]|$)"
)
# How a text ends of which only the beginning is known: "…", "...", "[…]", "[+1234 chars]".
_CUT = re.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|\[\+\d+ chars\])[\"”’']?$")


@dataclass(frozen=True, slots=True)
class Known:
    """What whoever hands the bytes over knows of them, for what the bytes don't say themselves."""

    title: str | None = None
    source: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    language: str | None = None


NOTHING_KNOWN = Known()


def compose(
    title: str | None,
    text: str,
    *,
    origin: str,
    url: str | None = None,
    source: Source | None = None,
    published_at: datetime | None = None,
    language: str | None = None,
    truncated: bool = False,
    page_id: str | None = None,
) -> Article:
    """An article of clean text. Without a title the text's first sentence serves as one.

    Raises UnreadableError when there's no text at all or when it is too long.
    """
    if len(text) > LONGEST_TEXT:
        raise UnreadableError(f"the text has {len(text):,} characters, the limit is {LONGEST_TEXT:,}; split it")
    body = tidy(text)
    heading = one_line(title) if title else ""
    if len(heading) > LONGEST_TITLE:
        raise UnreadableError(f"the title has {len(heading):,} characters, the limit is {LONGEST_TITLE:,}")
    if not heading and not body:
        raise UnreadableError("there is no text")
    address = web_address(url)
    article = Article(
        title=heading or first_sentence(body),
        body=body,
        url=address,
        source=source or outlet(None, address),
        published_at=published_at,
        truncated=truncated or is_cut_short(body),
        page_id=page_id,
        origin=printable(origin),
    )
    return with_language(article, language)


def with_language(article: Article, declared: str | None) -> Article:
    """The article with its language, and with the reason if the pipeline can't read it."""
    finding = find_language(f"{article.title}\n{article.body[:SAMPLE_CHARACTERS]}", declared)
    return replace(article, language=finding.language, unextractable=unextractable_reason(finding))


def first_sentence(text: str) -> str:
    """The first sentence of the text on one line, cut at a word's end after about 120 characters."""
    first = one_line(text[: 4 * _TITLE_CUT].split("\n\n", 1)[0])
    end = _SENTENCE_END.search(first)
    sentence = first[: end.end()] if end else first
    if len(sentence) <= _TITLE_CUT:
        return sentence
    head = sentence[: _TITLE_CUT + 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head[:_TITLE_CUT]).rstrip(" ,;:–—-") + "…"


def is_cut_short(text: str) -> bool:
    """Whether the text ends as teasers end: "…", "...", "[…]"."""
    return _CUT.search(text[-40:].rstrip()) is not None


def numbered(lines: str) -> Iterator[tuple[int, str]]:
    """The lines of a clean text without outer blanks, counted from 1."""
    return ((number, line.strip()) for number, line in enumerate(lines.split("\n"), start=1))
