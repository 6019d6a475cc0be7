"""Numbers as news gives them: intervals. "At least 12" is 12 or more, "dozens" 24 to 99, "about 1,000" 900 to 1,100."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from stories.conflict_words import stem

_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_COUNTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_SMALL_NUMBERS = _COUNTED.split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_VALUES = {word: value for value, word in enumerate(_SMALL_NUMBERS)} | _TENS
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"m": 10**6, "mn": 10**6, "bn": 10**9, "k": 1_000, "tn": 10**12}
# Words for numbers that nobody counted: from, to.
_VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2 * 10**6, 10**9 - 1),
}
# A vague number may be far more ("hundreds" of 1,500): only what lies this far off contradicts it.
_VAGUE_SLACK = 2.0
_ABOVE = ("at least", "no fewer than", "no less than", "not less than", "a minimum of")
_OVER = ("more than", "over", "upwards of", "in excess of", "above")
_UNDER = ("fewer than", "less than", "under", "below")
_MOST = ("at most", "up to", "no more than", "not more than", "as many as", "a maximum of")
_NEARLY = ("nearly", "almost", "close to", "just under")
_ABOUT = ("about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "circa")
# "About" gives a tenth either way, a round figure without it half of its last place, and nothing less than this share.
_ABOUT_SLACK = 0.1
_ROUND_SLACK = 0.05
_LEAST_ROUND = 20
_NUMBER = "|".join((*sorted({*_VALUES} - {"zero", "one"}, key=len, reverse=True), "one"))
_QUALIFIERS = sorted((*_ABOVE, *_OVER, *_UNDER, *_MOST, *_NEARLY, *_ABOUT), key=len, reverse=True)
_FOUND = re.compile(
    rf"(?:\b(?P<how>{'|'.join(_QUALIFIERS)})\s+)?"
    r"(?P<sign>[$€£¥])?"
    rf"(?:\b(?P<digits>{_DIGITS})(?P<percent>\s?%)?(?:\s?(?P<short>m|mn|bn|k|tn)\b)?"
    rf"|\b(?P<word>{_NUMBER})(?:-(?P<unit>{'|'.join(_SMALL_NUMBERS[1:10])}))?\b"
    rf"|\b(?P<vague>{'|'.join(_VAGUE)})\b(?:\s+of)?)"
    rf"(?:[\s-]+(?P<scale>{'|'.join(_SCALES)})\b)?",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:of\s+(?:the\s+)?)?([^\W\d_][\w'’-]*)(?:\s+([^\W\d_][\w'’-]*))?")
_MONTH_NAMES = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec"
)
_MONTHS = frozenset(_MONTH_NAMES.split())
# A number before one of these is a time, an age, a distance in time or a name, and no count.
_TIMES = (
    "day days week weeks month months year years hour hours minute minutes second seconds o'clock am pm a.m p.m st nd "
    "rd th gmt utc times"
)
_NO_COUNTS = _MONTHS | frozenset(_TIMES.split())
_MONTH_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?\s+$", re.IGNORECASE)
_NAME_BEFORE = re.compile(
    r"\b(?:article|articles|resolution|section|chapter|page|number|no\.|flight|group|g|room|route|phase|round|level|type|"
    r"protocol|covid)[\s-]*$",
    re.IGNORECASE,
)
_PEOPLE = frozenset(
    map(stem, ("people", "persons", "person", "men", "women", "human", "humans", "victims", "individuals"))
)
_FEWEST_YEARS, _LAST_YEAR = 1900, 2100
# A prison term is a count, though it is of years.
_TERM = re.compile(
    r"[\s-]+(?P<of>year|month)s?['’]?[\s-]+(?:(?:in|behind|of)\s+)?(?:prison|jail|bars|imprisonment)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of something: from, to (both included), the stem of what is counted ("" for none), and its words."""

    low: float
    high: float
    unit: str
    text: str
    start: int
    end: int

    def agrees(self, other: "Count") -> bool:
        """Some number satisfies both."""
        return self.low <= other.high and other.low <= self.high


def counts(text: str) -> Iterator[Count]:
    """Every count of the text, in order; years, dates, ages, clock times and numbers in names are none."""
    for match in _FOUND.finditer(text):
        if match["digits"] is None and match["word"] is None and match["vague"] is None:
            continue
        first = match.start("sign") if match["sign"] else match.start(_which(match))
        before = text[:first]
        if _NAME_BEFORE.search(before) or _MONTH_BEFORE.search(before) or before.endswith(("-", "–", "/", ":", ".")):
            continue
        unit = _unit(match, text[match.end() :])
        if unit is None:
            continue
        low, high = _bounds(match)
        yield Count(low, high, unit, match.group().strip(), match.start(), match.end())


def without_counts(text: str) -> str:
    """The text without its counts, as `counts` finds them; what is counted stays."""
    parts, at = [], 0
    for count in counts(text):
        parts.append(text[at : count.start])
        at = count.end
    return " ".join((*parts, text[at:]))


def _which(match: re.Match[str]) -> str:
    return next(name for name in ("digits", "word", "vague") if match[name] is not None)


def _unit(match: re.Match[str], after: str) -> str | None:
    """What is counted; None where the number is no count."""
    if match["percent"]:
        return "%"
    if match["sign"]:
        return match["sign"]
    term = _TERM.match(after)
    if term is not None:
        return f"{term['of'].casefold()} in prison"
    if after[:1] in (":", "-", "–", "/") and after[1:2].isalnum():
        return None
    following = _AFTER.match(after)
    if following is None:
        return None
    nouns = [word.casefold() for word in following.groups() if word]
    if nouns[0] in _NO_COUNTS:
        return None
    plain = match["digits"] is not None and match["scale"] is None and "," not in match["digits"]
    if plain and "." not in match["digits"] and match["how"] is None:
        year = float(match["digits"])
        if _FEWEST_YEARS <= year <= _LAST_YEAR and len(match["digits"]) == 4:
            return None
    if nouns[0] in ("percent", "per"):
        return "%"
    # "Five Orlandian jets" counts jets.
    described = len(nouns) > 1 and following[1][0].isupper() and following[2][0].islower()
    unit = stem(nouns[1] if described else nouns[0])
    return "people" if unit in _PEOPLE else unit


def _value(match: re.Match[str]) -> float:
    if match["digits"] is not None:
        value = float(re.sub(r"[^\d.]", "", match["digits"]))
        value *= _SHORT_SCALES.get((match["short"] or "").casefold(), 1)
    else:
        value = _VALUES[match["word"].casefold()] + _VALUES.get((match["unit"] or "").casefold(), 0)
    return value * _SCALES.get((match["scale"] or "").casefold(), 1)


def _bounds(match: re.Match[str]) -> tuple[float, float]:
    how = " ".join((match["how"] or "").casefold().split())
    if match["vague"] is not None:
        low, high = _VAGUE[match["vague"].casefold()]
        scale = _SCALES.get((match["scale"] or "").casefold(), 1)
        return low * scale / _VAGUE_SLACK, math.inf if how in (*_ABOVE, *_OVER) else high * scale * _VAGUE_SLACK
    value = _value(match)
    if how in _ABOVE or how in _OVER:
        return value, math.inf
    if how in _UNDER:
        return 0.0, value - (1 if value == int(value) and value < _SCALES["million"] else 0)
    if how in _MOST:
        return 0.0, value
    if how in _NEARLY:
        return value * (1 - _ABOUT_SLACK), value
    slack = value * (_ABOUT_SLACK if how in _ABOUT else _ROUND_SLACK if _round(value) else 0)
    return value - slack, value + slack


def _round(value: float) -> bool:
    """A figure of which the last places are given as nought: 40, 1,200, 3 billion; not 10, which may be counted."""
    return value >= _LEAST_ROUND and value == int(value) and int(value) % 10 ** max(1, int(math.log10(value)) - 1) == 0
