"""Dates that begin with a month, weekday or ordinal: June 2, 2025; May 23–25; Wednesday, May 28; first quarter."""

import calendar

from dramatis.partial_date import PartialDate
from extractors.date_nth import weekday_of_month
from extractors.date_numbers import (
    dated,
    day_and_month,
    day_number,
    from_century,
    known_date,
    reads_as_month,
    same_year,
    year_after,
)
from extractors.date_specs import Between, DayOfMonth, DayOfYear, Known, MonthOfYear, SameYear, SeasonOfYear, Weekday
from extractors.date_text import DASHES, ORDINAL, TO, Found, Words
from extractors.date_words import (
    AFTER_DAY,
    ANY_MONTH,
    ANY_WEEKDAY,
    COUNTED,
    DAY_PARTS,
    MONTHS,
    NOT_AFTER_WEEKDAY,
    NOT_BEFORE_WEEKDAY,
    ORDINAL_WORDS,
    REPORTED,
    SHORT_MONTHS,
    WEEKDAYS,
)

# "Two flights a week on Wednesday afternoon and Saturday": so far back, in words and marks, "a week" may stand.
_RECURRING = 8


def from_month(words: Words, index: int) -> Found:
    """June 2, June 2–4, June 2, 2025, June 2025, June of 2025, and June alone where the words before it say so."""
    name = words.lower[index]
    month = ANY_MONTH[name]
    end = index + 1 + (name in SHORT_MONTHS and words.at(index + 1) == ".")
    after = end + (words.at(end) in DASHES and words.touches(end - 1)) if name in SHORT_MONTHS else end
    after += words.at(after) == "the"
    paired = words.at(end) == "/" and words.touches(end - 1) and words.at(end + 1) in ANY_MONTH and words.capital(index)
    if paired and words.at(index - 1) != "/":
        # "June/July 2005"; a third month isn't joined
        right = from_month(words, end + 1)
        if right or reads_as_month(words, index, beside_number=False):
            other = right or (MonthOfYear(ANY_MONTH[words.at(end + 1)]), end + 2)
            return Between(MonthOfYear(month), other[0]), other[1]
    day = day_number(words.at(after))
    if day is None and words.at(after) in ORDINAL_WORDS and words.at(after + 1) not in ("time", "of", "half", "week"):
        day = ORDINAL_WORDS[words.at(after)] if words.at(after) not in ("second",) or after > end else None
    if day is not None and reads_as_month(words, index, beside_number=True) and not _is_quantity(words, after):
        return _days_of_month(words, month, day, after + 1)
    year = year_after(words, end)
    if year and reads_as_month(words, index, beside_number=True):
        spec = known_date(year[0], month)
        return (spec, year[1]) if spec else None
    if reads_as_month(words, index, beside_number=False):
        same = same_year(words, end)
        return (SameYear(month), same) if same else (MonthOfYear(month), index + 1)
    return None


def _is_quantity(words: Words, index: int) -> bool:
    """What looks like a day is a number of things or a time: "May 5 percent", "May 10:30"."""
    if words.at(index + 1) == ":" and words.touches(index) and words.at(index + 2)[:1].isdigit():
        return True
    return words.at(index + 1) == "%" or (words.at(index + 1) in COUNTED and words.at(index + 1) != "more")


def _days_of_month(words: Words, month: int, day: int, end: int) -> Found:
    """What follows "June 2": more days of the month and the year."""
    last = None
    link = words.at(end)
    if link in TO or link in ("and", "&"):
        second = day_number(words.at(end + 1))
        follows = words.at(end + 2)
        consecutive = link not in ("and", "&") or (second == day + 1)
        if second and second > day and consecutive and follows not in COUNTED and follows not in ANY_MONTH:
            last, end = second, end + 2
    # "June 2, 2025" and "June 2 2025"; in "June 2 in 2025" the year is another date.
    year = year_after(words, end) if words.at(end) != "in" else None
    return dated(month, day, last, year, end)


def from_weekday(words: Words, index: int) -> Found:
    """Thursday; Wednesday, May 28; Wednesday 28 May; Wed., May 28; Thursday (May 28)."""
    name = words.lower[index]
    weekday = ANY_WEEKDAY[name]
    if not words.capital(index) or words.at(index - 1) in NOT_BEFORE_WEEKDAY:
        return None
    end = index + 1
    if words.at(end) == "." and name not in WEEKDAYS:
        end += 1
    dated = end
    if words.at(dated) in DAY_PARTS:
        dated += 1
    while words.at(dated) in (",", "(", "the", "of"):
        dated += 1
    if words.at(dated) in ANY_MONTH or day_number(words.at(dated)) is not None:
        found = from_month(words, dated) if words.at(dated) in ANY_MONTH else day_and_month(words, dated)
        if found and isinstance(found[0], DayOfYear):
            return DayOfYear(found[0].month, found[0].day, weekday), found[1]
        if found and not isinstance(found[0], MonthOfYear):
            return found
    if name not in WEEKDAYS or words.at(index - 1) in ("every", "each", "most", "alternate"):
        return None
    if _recurs(words, index):
        return None
    ordinal = end + (words.at(end) == "the")
    if match := ORDINAL.fullmatch(words.at(ordinal)):
        if (weekday, match.group(1)) == (4, "13") and words.at(index - 1) != "on":
            # A film and a superstition.
            return None
        return DayOfMonth(int(match.group(1)), weekday), ordinal + 1
    if words.at(index + 1) in NOT_AFTER_WEEKDAY and words.capital(index + 1):
        return None
    if words.at(end) in ("last", "next") and words.at(end + 1) == "week":
        return Weekday(weekday, -1 if words.at(end) == "last" else 1), end + 2
    return Weekday(weekday), index + 1


def _recurs(words: Words, index: int) -> bool:
    """The sentence counts by the week: "one flight per week on Thursday"."""
    low = max(0, index - _RECURRING)
    return any(
        (words.lower[at], words.lower[at + 1]) in (("per", "week"), ("a", "week"), ("each", "week"), ("every", "week"))
        for at in range(low, index - 1)
    )


def part_of_month(words: Words, index: int, number: int) -> Found:
    """The first week of May, the last day of June 2024 (`number` -1): `index` is at the "day" or "week".

    The first week of a month is its first seven days, the last its last seven.
    """
    unit, name = words.at(index), words.at(index + 2)
    if words.at(index + 1) not in ("of", "in") or unit not in ("day", "week"):
        return None
    if name not in MONTHS or not words.capital(index + 2):
        return None
    month, year = MONTHS[name], year_after(words, index + 3)
    # A leap day is left out: the last week of February is named without a year, too.
    length = calendar.monthrange(year[0] if year else 2001, month)[1]
    days = 1 if unit == "day" else 7
    first = length - days + 1 if number < 0 else (number - 1) * days + 1
    if first > length:
        return None
    last = min(length, first + days - 1)
    return dated(month, first, last if last > first else None, year, index + 3)


def _business_quarter(words: Words, index: int, first: int, last: int) -> Found:
    """Third quarter profit: what a business has counted by the quarter, so the last one."""
    return (SeasonOfYear(first, last, -1), index + 2) if words.at(index + 2) in REPORTED else None


def from_ordinal(words: Words, index: int) -> Found:
    """The first quarter of 2025, the second half of 2024, the nineteenth century, the second of May."""
    number, after = ORDINAL_WORDS[words.lower[index]], words.at(index + 1)
    opened = index - 1
    if number < 10 and words.at(index - 1) in DASHES and words.at(index - 2) in ("twenty", "thirty"):
        # "The twenty-first of June"
        number, opened = number + (20 if words.at(index - 2) == "twenty" else 30), index - 3
    if after in ("day", "week"):
        return part_of_month(words, index + 1, number)
    if after in WEEKDAYS:
        return weekday_of_month(words, index + 1, number)
    if after == "of" and words.at(index + 2) in ANY_MONTH and words.capital(index + 2) and words.at(opened) == "the":
        name_end = index + 3
        year = year_after(words, name_end)
        return dated(ANY_MONTH[words.at(index + 2)], number, None, year, name_end)
    if after in ("quarter", "half"):
        months = 3 if after == "quarter" else 6
        year = year_after(words, index + 2)
        this_year = (
            words.at(index + 2) == "of" and words.at(index + 3) in ("this", "the") and words.at(index + 4) == "year"
        )
        if number * months > 12:
            return None
        first, last = (number - 1) * months + 1, number * months
        if not (year or this_year):
            return _business_quarter(words, index, first, last)
        if year:
            return Known(PartialDate(year[0], first), PartialDate(year[0], last)), year[1]
        return SeasonOfYear(first, last, 0), index + 5
    if after in DASHES and words.at(index + 2) == "quarter" and number <= 4 and words.at(index + 3) in REPORTED:
        return SeasonOfYear(3 * number - 2, 3 * number, -1), index + 3
    century = from_century(words, index)
    if century is None and words.at(index - 1) == "the" and words.at(index - 2) == "on" and number > 2:
        # "I found out on the fifth."; "on the second" may be a list's.
        return (DayOfMonth(number), index + 1) if after in AFTER_DAY or not after[:1].isalpha() else None
    return century
