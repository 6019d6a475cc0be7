"""The articles of which it is known which story they tell: pages of AllSides with leads or full texts, and ECB+.

A page of AllSides is one news moment with two or three reports. Leads have the day of their page, never its hour,
which would tell them apart from all others; full texts have their own day. ECB+ has no dates: there a story is all
documents of one of a topic's two stories.
"""

import json
import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dramatis.article import Article, Source
from evaluation.linking_gold import running_text
from extractors.extract import Extractor
from extractors.reading import Reference
from ingest.story_portraits import found_by
from stories.portrait import Parts

ROUNDUPS = "allsides_roundups_2021/dev.jsonl"
FULLTEXT = "allsides_fulltext_stories/dev_2012_2017.jsonl.xz"
STREAM = "abp_stream_2019_2020/articles.jsonl.xz"


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article, and the story that it tells by the makers of the set."""

    id: str
    story: str
    article: Article


@dataclass(frozen=True, slots=True)
class Pictured:
    """A labelled article as stories see it."""

    id: str
    story: str
    parts: Parts
    published: datetime | None
    title: str
    body: str


def roundups(data: Path) -> list[Labelled]:
    """The leads of story pages."""
    return [
        _labelled(row, str(page["story_id"]), "\n\n".join(row["lead"]), page["date"])
        for page in _rows(data / ROUNDUPS)
        for row in page["articles"]
    ]


def fulltext(data: Path) -> list[Labelled]:
    """The full articles of story pages."""
    return [
        _labelled(row, str(page["story_id"]), row["text"], row["date"] or page["date"])
        for page in _rows(data / FULLTEXT)
        for row in page["articles"]
    ]


def ecb(data: Path, name: str) -> list[Labelled]:
    """The documents of one part of ECB+ (`name` is its file), the first sentence as title."""
    return [
        Labelled(
            row["doc_id"],
            row["story_id"],
            Article(
                running_text(row["sentences"][:1])[0].strip(),
                running_text(row["sentences"][1:])[0].strip(),
                url=f"https://ecbplus.example/{row['doc_id']}",
                language="en",
            ),
        )
        for row in _rows(data / name)
    ]


def stream(data: Path) -> Iterator[Article]:
    """The 8,570 dated articles of many outlets of which nobody says what they tell, by time."""
    for row in sorted(_rows(data / STREAM), key=lambda row: (row["date"], row["art_id"])):
        yield _article(row, row["text"], row["date"])


def pictured(extractor: Extractor, items: Sequence[Labelled]) -> list[Pictured]:
    """The articles read by the product."""
    read = extractor.extract(
        (item.article, Reference(item.article.published_at.date() if item.article.published_at else None, exact=True))
        for item in items
    )
    return [
        Pictured(
            item.id,
            item.story,
            found_by(extraction).of(item.article),
            item.article.published_at,
            item.article.title,
            item.article.body,
        )
        for item, extraction in zip(items, read, strict=True)
    ]


def _labelled(row: dict[str, Any], story: str, text: str, date: str) -> Labelled:
    return Labelled(row["art_id"], story, _article(row, text, date))


def _article(row: dict[str, Any], text: str, date: str) -> Article:
    return Article(
        row["title"],
        text,
        url=row["url"],
        source=Source(row["outlet"]),
        published_at=datetime.fromisoformat(date[:10]).replace(tzinfo=UTC),
        language="en",
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    content = path.read_bytes()
    text = (lzma.decompress(content) if path.suffix == ".xz" else content).decode()
    return [json.loads(line) for line in text.split("\n") if line]
