"""The lines of a pasted story page, one by one: bullet, count, coverage, byline, furniture, snippet or title."""

import re
from dataclasses import dataclass
from datetime import datetime

from dramatis.article import StatedShare
from readers.dates import written_date
from readers.web_address import as_domain

# Dashes and stars need a space behind them ("-44%" and "*Updated" are no bullets), real bullets don't.
_BULLET = re.compile(r"(?:[-*–—·+]\s+|[•‣▪▫●○◦■□►▸➤➢✓✔∙⁃]\s*)(?=\S)")
_COUNT = re.compile(
    r"(?:(?:all|show all|see all|view all|total)\s+)?(\d{1,3}(?:[,.' ]\d{3})+|\d{1,7})\s+(?:news\s+)?articles?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"(?:[-=*_~#–—]\s?){3,}")
# Headings of the coverage part, and the axis of the shares that follow them.
_COVERAGE = {
    "coverage details": "",
    "coverage": "",
    "bias distribution": "BIAS",
    "bias": "BIAS",
    "bias comparison": "BIAS",
    "political bias": "BIAS",
    "factuality": "FACTUALITY",
    "factuality distribution": "FACTUALITY",
    "ownership": "OWNERSHIP",
    "ownership distribution": "OWNERSHIP",
    "total news sources": "",
    "similar news topics": "",
}
_SHARE = re.compile(r"(?P<share>\d{1,3}(?:[.,]\d{1,4})?)\s*%\s*(?P<label>[^\d%]{1,80})")
_SHARE_LAST = re.compile(r"(?P<label>[^\d%]{1,80}?)[\s:–-]*(?P<share>\d{1,3}(?:[.,]\d{1,4})?)\s*%")
_OF_SOURCES = re.compile(
    r"^of\s+(?:the\s+|all\s+|these\s+)?(?:news\s+)?(?:sources|outlets|coverage|articles)\s+"
    r"(?:(?:are|is|lean|leans|have|has|come|comes)\s+)?(?:(?:rated|from|owned\s+by|with)\s+)?(?:as\s+)?(?:an?\s+)?",
    re.IGNORECASE,
)
_BIAS = {
    "l": "Left", "c": "Center", "r": "Right", "left": "Left", "center": "Center", "centre": "Centre", "right": "Right",
    "lean left": "Lean Left", "lean right": "Lean Right", "leaning left": "Leaning Left",
    "leaning right": "Leaning Right", "far left": "Far Left", "far right": "Far Right", "mixed": "Mixed",
    "untracked": "Untracked", "untracked bias": "Untracked",
}  # fmt: skip
_PAYWALL = re.compile(r"\b(upgrade|subscri|premium|vantage|sign up|log ?in|save|discount|free trial)", re.IGNORECASE)
# What such pages print between their parts.
_FURNITURE = re.compile(
    r"read (?:the )?(?:full )?(?:article|story|more)|continue reading|see more|show more|load more|show less|"
    r"more articles|"
    r"(?:\+\d+ )?reposted by \d+ (?:other )?sources?|paywall|hard paywall|soft paywall|share|listen|subscribe|"
    r"(?:lean |leaning |far )?(?:left|right)|cent(?:er|re)|(?:very )?(?:high|low|mixed) factuality|"
    r"summary(?: by .{1,40})?|insights(?: by .{1,40})?|ai[- ]generated summary.{0,40}|published|updated|articles|all|"
    r"top stories|does this summary seem wrong\??|all sources|sort by.{0,30}|\d{1,5}|·|•|\||[-–—]",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:(?:published|updated|posted|last updated)\s*:?\s*)?(?:"
    r"(?:about\s+|over\s+)?(?:\d{1,3}|an?|one|two|three|several)\s*(?:m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|years?)\s+ago"
    r"|just now|today|yesterday|last (?:week|month|year))\.?",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?:published|updated|posted|last updated)?\s*:?\s*(?:on\s+)?(?P<date>.{6,60})", re.IGNORECASE)
_READ_MORE = re.compile(
    r"\s*(?:[\[(]?\s*(?:read (?:the )?(?:full )?(?:article|story|more)|continue reading)\s*[\])]?\s*[»›→]?)$",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])[\"”’']?$")
_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
_NAME_WORDS = frozenset(
    (
        "of",
        "the",
        "and",
        "de",
        "la",
        "le",
        "el",
        "di",
        "der",
        "die",
        "das",
        "für",
        "&",
        "for",
        "in",
        "on",
        "at",
        "du",
        "des",
        "van",
        "al",
    )
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who and when of one article of the page; a relative time ("3 hours ago") gives no date."""

    outlet: str | None = None
    published_at: datetime | None = None


def bullet_text(line: str) -> str | None:
    """The text behind a bullet mark, or None if the line has none."""
    mark = _BULLET.match(line)
    return line[mark.end() :].strip() if mark else None


def article_count(line: str) -> int | None:
    """65 for "65 Articles", 1234 for "1,234 Articles"; else None."""
    found = _COUNT.fullmatch(line)
    return int(re.sub(r"\D", "", found.group(1))) if found else None


def is_separator(line: str) -> bool:
    """A line of at least three dashes, stars or the like."""
    return _SEPARATOR.fullmatch(line) is not None


def coverage_axis(line: str) -> str | None:
    """The axis that a heading of the coverage part opens ("" for none in particular); None if it is no such heading."""
    return _COVERAGE.get(line.rstrip(":").lower())


def stated_share(line: str, axis: str = "") -> StatedShare | None:
    """The share in "44% of the sources are Center" or "Center 44%", None for other lines and paywall notices."""
    line = bullet_text(line) or line
    found = _SHARE.fullmatch(line) or _SHARE_LAST.fullmatch(line)
    if not found or _PAYWALL.search(line):
        return None
    share = float(found["share"].replace(",", ".")) / 100
    label = _OF_SOURCES.sub("", found["label"].strip()).strip(" .:,;()")
    if not label or share > 1:
        return None
    known = _BIAS.get(label.lower())
    if not axis:
        axis = "BIAS" if known else "FACTUALITY" if "factual" in label.lower() else "COVERAGE"
    return StatedShare(axis, known or label, round(share, 6))


def speaks_of_sources(line: str) -> bool:
    """A share that can only be the page's own: "44% of the sources are Center"."""
    found = _SHARE.fullmatch(bullet_text(line) or line)
    return found is not None and _OF_SOURCES.match(found["label"].strip()) is not None


def is_furniture(line: str) -> bool:
    """Words of the page itself: "Read Full Article", "Lean Left", a lone dot."""
    return _FURNITURE.fullmatch(line) is not None or is_separator(line)


def byline(line: str) -> Byline | None:
    """Outlet and date in "Reuters · 3 hours ago", "3 hours ago", "May 29, 2025", "bbc.com"; None for other lines."""
    if len(line) > 100:  # a byline is shorter than any snippet
        return None
    if as_domain(line):
        return Byline(outlet=line)
    parts = [part.strip() for part in re.split(r"\s*[·•|]\s*|\s+[-–—]\s+", line) if part.strip()]
    times = [part for part in parts if _is_time(part)]
    others = [part for part in parts if part not in times and not is_furniture(part)]
    if not times or len(others) > 2 or not all(could_be_outlet(part) for part in others):
        return None
    dates = [date for part in times if (date := _date(part))]
    return Byline(outlet=others[0] if others else None, published_at=dates[0] if dates else None)


def could_be_outlet(line: str) -> bool:
    """A short run of capitalised words without a full stop: "The Straits Times", "dw.com"."""
    words = line.split()
    if as_domain(line):
        return True
    if not 0 < len(words) <= 6 or len(line) > 45 or _STOP.search(line) or ":" in line:
        return False
    return all(word[:1].isupper() or word[:1].isdigit() or word.lower() in _NAME_WORDS for word in words)


def without_read_more(text: str) -> tuple[str, bool]:
    """The snippet without a trailing "Read Full Article", and whether it had one or ends in an ellipsis."""
    rest = _READ_MORE.sub("", text)
    if rest and rest != text and (_STOP.search(rest)):
        return rest, True
    return text, _CUT.search(text) is not None


def is_cut(text: str) -> bool:
    """Whether a snippet ends in an ellipsis."""
    return without_read_more(text)[1]


def looks_like_snippet(line: str) -> bool:
    """Prose rather than a headline: cut off by an ellipsis, a full sentence, or very long."""
    if is_cut(line) and len(line) >= 60:
        return True
    # Headlines have no full stop, and even the longest stay below 200 characters.
    return len(line) >= 200 or (
        len(line) >= 60 and _STOP.search(line) is not None and not line.endswith(("?", "U.S.", "U.K."))
    )


def looks_like_story_page(head: str) -> bool:
    """Whether a text has the shape of a story page: title and bullets, an article count or a coverage part."""
    # A page's title, bullets and count stand at its top; 400 lines hold some hundred articles more.
    lines = [line.strip() for line in head.split("\n")[:400] if line.strip()]
    if len(lines) < 2:
        return False
    run = 0
    while run + 1 < len(lines) and bullet_text(lines[run + 1]) is not None:
        run += 1
    first_bullet = bullet_text(lines[0]) is not None
    counted = any(article_count(line) is not None for line in lines)
    covered = sum(coverage_axis(line) is not None for line in lines)
    shared = any(speaks_of_sources(line) for line in lines)
    if (counted and (run or first_bullet or covered or shared)) or (
        covered and (shared or covered > 1) and len(lines) > 3
    ):
        return True
    if counted and article_count(lines[-1]) is None and any(is_cut(line) for line in lines):
        return True
    rest = lines[run + 1 :]
    return run >= 2 and not first_bullet and (not rest or _pairs(rest))


def _pairs(lines: list[str]) -> bool:
    """Headlines and snippets in turn, at least one snippet cut off as only such pages cut them."""
    return (
        len(lines) % 2 == 0
        and any(is_cut(line) for line in lines[1::2])
        and all(
            len(title) < len(snippet) and not looks_like_snippet(title)
            for title, snippet in zip(lines[::2], lines[1::2], strict=True)
        )
    )


def _is_time(part: str) -> bool:
    return _AGO.fullmatch(part) is not None or _date(part) is not None


def _date(part: str) -> datetime | None:
    found = _DATELINE.fullmatch(part)
    return written_date(found["date"]) if found else None
