"""The day that a weekday's place in a month names: the first Monday of May, the last Friday of June 2019."""

import calendar
from datetime import date

from dramatis.partial_date import PartialDate
from extractors.date_numbers import year_after
from extractors.date_specs import Known, NthWeekday
from extractors.date_text import Found, Words
from extractors.date_words import MONTHS, WEEKDAYS


def nth_weekday(year: int, month: int, number: int, weekday: int) -> date | None:
    """The `number`th such weekday of the month (-1 the last); None where the month has fewer."""
    length = calendar.monthrange(year, month)[1]
    if number < 0:
        return date(year, month, length - (date(year, month, length).weekday() - weekday) % 7)
    day = 1 + (weekday - date(year, month, 1).weekday()) % 7 + 7 * (number - 1)
    return date(year, month, day) if day <= length else None


def weekday_of_month(words: Words, index: int, number: int) -> Found:
    """The first Monday in May, the last Friday of June 2019: `index` is at the weekday."""
    weekday, month = WEEKDAYS.get(words.at(index)), MONTHS.get(words.at(index + 2))
    if weekday is None or month is None or words.at(index + 1) not in ("of", "in") or not words.capital(index + 2):
        return None
    if number > 5:
        return None
    year = year_after(words, index + 3)
    if year is None:
        return NthWeekday(month, number, weekday), index + 3
    day = nth_weekday(year[0], month, number, weekday)
    return (Known(PartialDate.of(day), PartialDate.of(day)), year[1]) if day else None
