"""Days and months that a clause names outright, as partial dates: "June 5", "5 June 2031", "in March 2031", "in 2029".

Words such as "Monday" or "yesterday" are left to the extraction, which knows from when they count; here it only matters
that a time is written in a clause, and which.
"""

import re
from datetime import date, timedelta

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
    rf"|(?:in|by|since|from|until|during|of)\s+(?:early\s+|late\s+|mid-)?(?P<month4>{_MONTH})\b"
    r"|(?:in|since|by|until|of)\s+(?P<year5>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_DAY_WORDS = re.compile(
    r"\b(?:(?:on|last|next|this|late|early)\s+)*(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|afternoon|evening|"
    r"night))?\b|\b(?:yesterday|today|tomorrow|tonight|overnight)\b|\b(?:last|next|this|the past)\s+(?:week|month|year|"
    r"night|morning|summer|winter|spring|autumn|fall|weekend)\b|\b(?:earlier|later) (?:this|that|in the) \w+\b",
    re.IGNORECASE,
)
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FROM_TODAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_NAMED_DAY = re.compile(rf"\b(?:{'|'.join((*_WEEK, *_FROM_TODAY))})\b", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?P<which>last|this)\s+(?P<unit>week|month|year)\b", re.IGNORECASE)
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


def relative_period(text: str, reported: date | None) -> tuple[PartialDate, PartialDate] | None:
    """The period that "last week", "this month" or "last year" is, counted from the report; None without one."""
    match = _PERIOD.search(text)
    if match is None or reported is None:
        return None
    step = -1 if match["which"].casefold() == "last" else 0
    unit = match["unit"].casefold()
    if unit == "year":
        year = PartialDate(reported.year + step)
        return year, year
    if unit == "month":
        number = reported.year * 12 + reported.month - 1 + step
        month = PartialDate(number // 12, number % 12 + 1)
        return month, month
    monday = reported + timedelta(days=7 * step - reported.weekday())
    sunday = monday + timedelta(days=6)
    first, last = (PartialDate(day.year, day.month, day.day) for day in (monday, sunday))
    return first, last


def weekdays(text: str, reported: date | None) -> frozenset[int]:
    """The days of the week that the text names, Monday as 0; "yesterday" counts from the day of the report."""
    found = set()
    for match in _NAMED_DAY.finditer(text):
        word = match.group().casefold()
        if word in _WEEK:
            found.add(_WEEK.index(word))
        elif reported is not None:
            found.add((reported.weekday() + _FROM_TODAY[word]) % len(_WEEK))
    return frozenset(found)


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
