"""Periods of the calendar: the week two weeks on, the June of a year, the decade before."""

from datetime import date, timedelta
from typing import TypeAlias

from dramatis.partial_date import PartialDate
from extractors.date_easter import easter_sunday
from extractors.date_nth import nth_weekday
from extractors.date_specs import DayOfYear, EasterDay, MonthOfYear, NthWeekday, SeasonOfYear

# First and last, both inclusive.
Period: TypeAlias = tuple[PartialDate, PartialDate]
YearLess: TypeAlias = DayOfYear | MonthOfYear | SeasonOfYear | NthWeekday | EasterDay

YEARS_OF = {"decade": 10, "century": 100}


def shifted(origin: PartialDate, unit: str, amount: int) -> Period | None:
    """The day, week (Monday to Sunday), month, year … that lies `amount` of its kind from the origin's.

    None where the origin is coarser than the unit. Raises ValueError or OverflowError beyond the calendar.
    """
    if unit == "year":
        year = PartialDate(origin.year + amount)
        return year, year
    if unit in YEARS_OF:
        length = YEARS_OF[unit]
        first = origin.year // length * length + length * amount
        return PartialDate(first), PartialDate(first + length - 1)
    if origin.month is None:
        return None
    if unit == "month":
        month = PartialDate(*month_shifted(origin.year, origin.month, amount))
        return month, month
    if unit == "quarter":
        start = (origin.month - 1) // 3 * 3 + 1
        year_of, month_of = month_shifted(origin.year, start, 3 * amount)
        return PartialDate(year_of, month_of), PartialDate(*month_shifted(year_of, month_of, 2))
    if origin.day is None:
        return None
    if unit == "anniversary":
        return only(PartialDate(origin.year + amount, origin.month, origin.day))
    if unit == "day":
        return whole(origin.first_day + timedelta(days=amount))
    if unit == "week":
        monday = origin.first_day + timedelta(days=7 * amount - origin.first_day.weekday())
        return PartialDate.of(monday), PartialDate.of(monday + timedelta(days=6))
    return None


def in_year(spec: YearLess, year: int) -> Period:
    """The period in the year in which it begins. Raises ValueError for a day that the year hasn't."""
    match spec:
        case EasterDay(shift):
            return whole(easter_sunday(year, shift))
        case NthWeekday(month, number, weekday):
            day_of_week = nth_weekday(year, month, number, weekday)
            if day_of_week is None:
                raise ValueError(f"month {month} of {year} has no such weekday number {number}")
            return whole(day_of_week)
        case DayOfYear(month, day):
            return whole(date(year, month, day))
        case MonthOfYear(month):
            return PartialDate(year, month), PartialDate(year, month)
        case SeasonOfYear(first, last):
            return PartialDate(year, first), PartialDate(year + (last < first), last)


def whole(day: date) -> Period:
    return only(PartialDate.of(day))


def only(date_: PartialDate) -> Period:
    return date_, date_


def distance(day: date, first: date, last: date) -> int:
    """Days from the day to the period, 0 inside it."""
    return max((first - day).days, (day - last).days, 0)


def month_shifted(year: int, month: int, amount: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + amount
    return months // 12, months % 12 + 1
