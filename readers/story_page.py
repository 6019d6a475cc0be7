"""A pasted story page: title, bullets, what it claims of its coverage, and the articles it lists.

The page itself is an article of kind STORY_PAGE whose text is its title and its bullets.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from dramatis.article import Article, Rejected, StatedShare, StoryPage
from dramatis.errors import UnreadableError
from dramatis.words import ArticleKind
from readers.characters import clean, one_line
from readers.compose import NOTHING_KNOWN, Known, compose, first_sentence, numbered
from readers.formats import Format
from readers.rejects import reject
from readers.story_entries import Entry, Line, entries
from readers.story_lines import (
    article_count,
    bullet_text,
    byline,
    coverage_axis,
    is_cut,
    is_furniture,
    is_separator,
    speaks_of_sources,
    stated_share,
)
from readers.web_address import outlet, web_address

# How far behind a separator line a page's count line may stand for the lines between to be its title and bullets.
_HEAD_LINES = 14


@dataclass(slots=True)
class _Page:
    """The parts of one page as they are collected from its lines."""

    first_line: int
    title: str = ""
    bullets: list[str] = field(default_factory=list)
    count: int | None = None
    stated: list[StatedShare] = field(default_factory=list)
    listed: list[Line] = field(default_factory=list)
    published_at: datetime | None = None


def read_story_pages(text: str, origin: str, known: Known = NOTHING_KNOWN) -> Iterator[Article | Rejected]:
    """Each page of the text as an article, followed by the articles it lists."""
    pages = split_pages([Line(number, line) for number, line in numbered(clean(text))])
    if not pages:
        yield reject(origin, "the story page is empty", text, Format.STORY_PAGE)
    for lines in pages:
        place = f"{origin}:{lines[0].number}" if len(pages) > 1 else origin
        try:
            yield from _articles(_parse(lines), origin, place, known if len(pages) == 1 else NOTHING_KNOWN)
        except UnreadableError as error:
            content = "\n".join(line.text for line in lines)
            yield reject(place, str(error), content, Format.STORY_PAGE)


def split_pages(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each page. A new one starts where a title with its bullets follows a separator, a coverage part or
    another page's articles; every page has a line that isn't blank, so blank lines alone are no page."""
    starts: list[int] = []
    separated = covered = counted = False
    filled = [index for index, line in enumerate(lines) if line.text]
    for place, index in enumerate(filled):
        text = lines[index].text
        if not starts:
            starts.append(index)
        elif is_separator(text):
            separated = True
        elif (separated or covered or counted) and _starts_page(
            [lines[later].text for later in filled[place : place + _HEAD_LINES]], separated, covered, counted
        ):
            starts.append(index)
            separated = covered = counted = False
        else:
            separated = False
            counted = counted or article_count(text) is not None
            covered = covered or coverage_axis(text) is not None
    if not starts:
        return []
    return [list(lines[start:end]) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _starts_page(ahead: Sequence[str], separated: bool, covered: bool, counted: bool) -> bool:
    title = ahead[0]
    if _bullet(title) is not None or article_count(title) is not None or coverage_axis(title) is not None:
        return False
    if is_furniture(title) or stated_share(title) is not None:
        return False
    bullets = 0
    while bullets + 1 < len(ahead) and _bullet(ahead[bullets + 1]) is not None:
        bullets += 1
    count_follows = bullets + 1 < len(ahead) and article_count(ahead[bullets + 1]) is not None
    if separated:
        return bullets >= 1 or ((counted or covered) and any(article_count(line) is not None for line in ahead))
    return bullets >= 1 if covered else bullets >= 2 and count_follows


def _bullet(line: str) -> str | None:
    """The text of a bullet that is no share of the coverage part."""
    return None if speaks_of_sources(line) else bullet_text(line)


def _parse(lines: Sequence[Line]) -> _Page:
    page = _Page(first_line=lines[0].number)
    rest = _read_head(page, lines)
    axis: str | None = None
    blank = False
    for line in rest:
        if not line.text:
            blank = True
            continue
        heading = coverage_axis(line.text)
        if heading is not None:
            axis = heading
        elif axis is not None or speaks_of_sources(line.text):
            share = stated_share(line.text, axis or "")
            if share and share not in page.stated:
                page.stated.append(share)
        elif (count := article_count(line.text)) is not None:
            page.count = count if page.count is None else page.count
        elif not is_separator(line.text):
            page.listed.append(Line(line.number, bullet_text(line.text) or line.text, after_blank=blank))
        blank = False
    return page


def _read_head(page: _Page, lines: Sequence[Line]) -> Sequence[Line]:
    """Reads title, bullets and counts into the page; returns the lines from its first listed article on."""
    counted_at = next((index for index, line in enumerate(lines) if article_count(line.text) is not None), -1)
    covered_at = next((index for index, line in enumerate(lines) if coverage_axis(line.text) is not None), len(lines))
    marked = any(_bullet(line.text) is not None for line in lines[: max(counted_at, 0)])
    for index, line in enumerate(lines):
        text = line.text
        if index >= covered_at:
            return lines[index:]
        if not text or is_separator(text):
            continue
        if (count := article_count(text)) is not None:
            page.count = count if page.count is None else page.count
        elif speaks_of_sources(text):
            share = stated_share(text)
            page.stated.extend([share] if share else [])
        elif (bullet := _bullet(text)) is not None:
            page.bullets.append(bullet)
        elif (when := byline(text)) is not None and not page.title:
            page.published_at = page.published_at or when.published_at
        elif not page.title and not page.bullets and page.count is None:
            page.title = "" if is_furniture(text) else text
        elif index > counted_at:
            if page.bullets and not page.listed and counted_at < 0 and _continues(page.bullets[-1], text):
                page.bullets[-1] += f" {text}"
            else:
                return lines[index:]
        elif (when := byline(text)) is not None:
            page.published_at = page.published_at or when.published_at
        elif not is_furniture(text):
            _add_prose(page, text, marked)
    return ()


def _add_prose(page: _Page, text: str, marked: bool) -> None:
    """A line without a mark among the bullets: the rest of a wrapped one, or a bullet that lost its mark in pasting."""
    if (
        page.bullets
        and (marked or _continues(page.bullets[-1], text))
        and not page.bullets[-1].endswith((".", "!", "?", "”"))
    ):
        page.bullets[-1] += f" {text}"
    else:
        page.bullets.append(text)


def _continues(bullet: str, text: str) -> bool:
    return text[:1].islower() and not bullet.endswith((".", "!", "?"))


def _articles(page: _Page, origin: str, place: str, known: Known) -> Iterator[Article | Rejected]:
    bullets = [line for bullet in page.bullets if (line := one_line(bullet))]
    listed = entries(page.listed)
    title = one_line(known.title or page.title) or (first_sentence(bullets[0]) if bullets else "")
    if not title and not listed:
        raise UnreadableError("the story page has neither title nor bullets nor articles")
    article = _page_article(title or listed[0].title, bullets, page, place, known)
    yield article
    for entry in listed:
        yield _listed_article(entry, article.id, origin)


def _page_article(title: str, bullets: Sequence[str], page: _Page, place: str, known: Known) -> Article:
    address = web_address(known.url)
    basis = compose(
        title,
        "\n".join(bullets),
        origin=place,
        url=address,
        source=outlet(known.source, address),
        published_at=known.published_at or page.published_at,
        language=known.language,
    )
    spans, start = [], basis.body_start
    for bullet in bullets:
        spans.append((start, start + len(bullet)))
        start += len(bullet) + 1
    stated = StoryPage(bullets=tuple(spans), stated_article_count=page.count, stated=tuple(page.stated))
    # The bullets are whole, whatever the last one ends in.
    return replace(basis, kind=ArticleKind.STORY_PAGE, page=stated, truncated=False)


def _listed_article(entry: Entry, page_id: str, origin: str) -> Article | Rejected:
    place = f"{origin}:{entry.number}"
    body = "\n".join(entry.snippet)
    try:
        return compose(
            entry.title,
            body,
            origin=place,
            source=outlet(entry.outlet, None),
            published_at=entry.published_at,
            truncated=not body or is_cut(entry.snippet[-1]) or entry.cut,
            page_id=page_id,
        )
    except UnreadableError as error:
        return reject(place, str(error), f"{entry.title}\n\n{body}", Format.TEXT)
