"""Days and months that a clause names outright, as partial dates: "June 5", "5 June 2031", "in March 2031", "in 2029".

Words such as "Monday" or "yesterday" are left to the extraction, which knows from when they count; here it only matters
that a time is written in a clause, and which.
"""

import re
from datetime import date

from dramatis.partial_date import PartialDate

_LISTED = "january february march april may june july august september october november december"
_NAMES = _LISTED.split()
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)} | {
    name[:3]: number for number, name in enumerate(_NAMES, start=1)
}
_MONTH = "|".join((*_NAMES, *(name[:3] + r"\.?" for name in _NAMES if name != "may")))
_PATTERN = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})(?:,?\s+(?P<year2>\d{{4}}))?"
    rf"|(?P<month3>{_MONTH}),?\s+(?:of\s+)?(?P<year3>\d{{4}})"
    rf"|(?:in|by|since|until|during|of)\s+(?:early\s+|late\s+|mid-)?(?P<month4>{_MONTH})\b"
    r"|(?:in|since|by|until|of)\s+(?P<year5>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_DAY_WORDS = re.compile(
    r"\b(?:(?:on|last|next|this|late|early)\s+)*(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|afternoon|evening|"
    r"night))?\b|\b(?:yesterday|today|tomorrow|tonight|overnight)\b|\b(?:last|next|this|the past)\s+(?:week|month|year|"
    r"night|morning|summer|winter|spring|autumn|fall|weekend)\b|\b(?:earlier|later) (?:this|that|in the) \w+\b",
    re.IGNORECASE,
)
# A month without a year is the one nearest to the report: half a year off is as far as it may lie.
_HALF_YEAR_D = 183


def dates(text: str, reported: date | None) -> tuple[PartialDate, ...]:
    """The dates that are written out, in order. One without a year lies nearest to the report, or is left out."""
    found = []
    for match in _PATTERN.finditer(text):
        day = match["day"] or match["day2"]
        name = match["month"] or match["month2"] or match["month3"] or match["month4"]
        year = match["year"] or match["year2"] or match["year3"] or match["year5"]
        month = _MONTHS[name.casefold()[:3]] if name else None
        dated = _dated(year, month, int(day) if day else None, reported)
        if dated is not None:
            found.append(dated)
    return tuple(found)


def without_dates(text: str) -> str:
    """The text without what it says of days, months and years."""
    return _DAY_WORDS.sub(" ", _PATTERN.sub(" ", text))


def _dated(year: str | None, month: int | None, day: int | None, reported: date | None) -> PartialDate | None:
    try:
        if year is not None:
            return PartialDate(int(year), month, day)
        if reported is None or month is None:
            return None
        near = [PartialDate(reported.year + step, month, day) for step in (-1, 0, 1)]
    except ValueError:  # 30 February, or the leap day of another year
        return None
    best = min(near, key=lambda one: (abs((one.first_day - reported).days), one.first_day))
    return best if abs((best.first_day - reported).days) <= 2 * _HALF_YEAR_D else None
