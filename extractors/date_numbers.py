"""Dates that begin with a number: 2025-06-02, 2 June, 1990s, 19th century."""

import re

from dramatis.partial_date import PartialDate
from extractors.date_specs import Between, DayOfMonth, DayOfYear, Known, Spec
from extractors.date_text import APOSTROPHES, DASHES, ORDINAL, TO, Found, Words
from extractors.date_words import (
    AFTER_DAY,
    ANY_MONTH,
    BEFORE_MAY,
    BEFORE_MONTH,
    BEFORE_YEAR,
    COUNTED,
    MONTHS,
    NOT_A_DAY,
    ORDINAL_WORDS,
    SHORT_MONTHS,
)
from extractors.date_words import words as listed

DECADE = re.compile(r"([0-9]{2})?([0-9]0)s")
# Beside these "the 70s" are degrees, ages or points.
_MEASURED = frozenset(listed("temperature temperatures degrees highs lows fahrenheit weather aged ages score cents"))
# No news dates an event after this; larger numbers are numbers.
_LAST_YEAR = 2100
# From here on "the 1900s" are ten years.
_FIRST_SHORT_DECADE = 1900
_LONGEST_MONTH = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def day_number(word: str) -> int | None:
    """A day of a month: 2, 02, 2nd."""
    match = ORDINAL.fullmatch(word)
    digits = match.group(1) if match else word
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 2):
        return None
    return int(digits) if 1 <= int(digits) <= 31 else None


def year_number(word: str) -> int | None:
    """A year of four digits."""
    if len(word) != 4 or not (word.isascii() and word.isdigit()):
        return None
    return int(word) if 1000 <= int(word) <= _LAST_YEAR else None


def known_date(year: int, month: int | None = None, day: int | None = None) -> Known | None:
    try:
        date = PartialDate(year, month, day)
    except ValueError:
        return None
    return Known(date, date)


def year_after(words: Words, index: int) -> tuple[int, int] | None:
    """A year that ends a date: "2025", ", 2025", "of 2025", "in 2025", "'25"; with the index after it."""
    if words.at(index) in (",", "of", "in"):
        year = year_number(words.at(index + 1))
        if words.at(index) == "," and words.at(index + 2) in COUNTED:
            return None
        if year is None and words.at(index) == "of":
            return short_year(words, index + 1)
        return (year, index + 2) if year else None
    short = short_year(words, index)
    if short:
        return short
    year = year_number(words.at(index))
    return (year, index + 1) if year and words.at(index + 1) not in COUNTED else None


def short_year(words: Words, index: int) -> tuple[int, int] | None:
    """A year of two digits behind an apostrophe, '68, with the index after it."""
    digits = words.at(index + 1)
    if words.at(index) not in APOSTROPHES or not words.touches(index) or len(digits) != 2:
        return None
    if not (digits.isascii() and digits.isdigit()):
        return None
    return full_year(int(digits)), index + 2


def full_year(digits: int) -> int:
    """'68 is 1968 and '25 is 2025: the turn lies where news of today seldom looks."""
    return (1900 if digits > 40 else 2000) + digits


def dotted(words: Words, index: int) -> Found:
    """02.06.2025: the dotted form begins with the day, or with the year (2025.06.02)."""
    parts = words.lower[index].split(".")
    if len(parts) != 3 or not all(len(part) <= 4 for part in parts):
        return None
    day, month, year = reversed(parts) if year_number(parts[0]) and len(parts[1]) == len(parts[2]) == 2 else parts
    spec = known_date(int(year), int(month), int(day)) if year_number(year) and int(month) in range(1, 13) else None
    return (spec, index + 1) if spec else None


def separated(words: Words, index: int) -> Found:
    """2025-06-02, 2025/06/02, 2025-06, 06/02/2025, 13/06/2025, 13/06/25, 2003/04."""
    mark = words.at(index + 1)
    if mark not in ("-", "/", "‑") or not (words.touches(index) and words.touches(index + 1)):
        return None
    one, two = words.lower[index], words.at(index + 2)
    if not (one.isascii() and one.isdigit() and two.isascii() and two.isdigit()):
        return None
    if words.touches(index - 1) and words.at(index - 1) in ("/", ".", ":", "_", "="):
        return None
    if words.touches(index - 2) and words.touches(index - 1) and words.at(index - 1) == "-":
        return None
    if words.touches(index + 2) and words.at(index + 3) == mark and words.touches(index + 3):
        spec = _of_three(one, two, words.at(index + 4), mark)
        return (spec, index + 5) if spec else None
    year = year_number(one)
    if year and mark == "-" and len(two) == 2:
        if 1 <= int(two) <= 12 and two[0] == "0":
            spec = known_date(year, int(two))
            return (spec, index + 3) if spec else None
        if int(two) == (year + 1) % 100 or (words.at(index - 1) in BEFORE_YEAR and int(two) > year % 100):
            return Known(PartialDate(year), PartialDate(year // 100 * 100 + int(two))), index + 3
    if year and mark == "/" and two in (str(year + 1), f"{(year + 1) % 100:02}"):
        return Known(PartialDate(year), PartialDate(year + 1)), index + 3
    return None


def _of_three(one: str, two: str, three: str, mark: str) -> Spec | None:
    """The date of three numbers; two digits at the end are a year only behind strokes."""
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in (one, two, three)):
        return None
    if year_number(one):
        return known_date(int(one), int(two), int(three)) if 1 <= int(two) <= 12 else None
    year = full_year(int(three)) if mark == "/" and len(three) == 2 else year_number(three)
    if year is None or day_number(one) is None or day_number(two) is None or min(int(one), int(two)) > 12:
        return None
    return _day_month_order(int(one), int(two), year)


def _day_month_order(one: int, two: int, year: int) -> Spec:
    """Two numbers of which it may be open which is the month: then only the year is sure."""
    pairs = ((month, day) for month, day in ((one, two), (two, one)) if month <= 12)
    readings = {spec for month, day in pairs if (spec := known_date(year, month, day))}
    year_only = PartialDate(year)
    return readings.pop() if len(readings) == 1 else Known(year_only, year_only)


def day_and_month(words: Words, index: int) -> Found:
    """2 June, 2nd of June 2025, 23–25 May, 23 to 25 May 2025."""
    day = day_number(words.lower[index])
    if day is None:
        return None
    end = index + 1
    last = None
    then = end + 1 + (words.at(end + 1) == "the")
    if words.at(end) in TO | {"and", "&", "or"} and (second := day_number(words.at(then))) and second > day:
        last, end = second, then + 1
    end += words.at(end) == "of" or (words.at(end) in DASHES and words.touches(end))
    name = words.at(end)
    month = ANY_MONTH.get(name)
    if month is None or not reads_as_month(words, end, beside_number=True):
        return None
    end += 1 + (name in SHORT_MONTHS and words.at(end + 1) == ".")
    # "of 5 May 2025's attacks" and "2 May said": a following year is part of it, anything else is not.
    if words.at(end) in DASHES and words.touches(end - 1) and words.touches(end):
        # 05-Aug-2016
        year = year_after(words, end + 1)
    else:
        year = year_after(words, end) if words.at(end) != "in" else None
    return dated(month, day, last, year, end)


def dated(
    month: int, day: int, last: int | None, year: tuple[int, int] | None, end: int, weekday: int | None = None
) -> Found:
    """Day or days of a month, with the year if one follows."""
    if not 1 <= day <= _LONGEST_MONTH[month] or (last is not None and last > _LONGEST_MONTH[month]):
        return None
    if year is None:
        left = DayOfYear(month, day, weekday)
        return (Between(left, DayOfYear(month, last)) if last else left), end
    first = known_date(year[0], month, day)
    final = known_date(year[0], month, last) if last else first
    return (Known(first.first, final.last), year[1]) if first and final else None


def from_century(words: Words, index: int) -> Found:
    """The 19th century; the 16th of "the 16th and 17th centuries"; the twenty-first century."""
    number = _ordinal(words.lower[index])
    if words.lower[index] == "first" and words.at(index - 1) in DASHES and words.at(index - 2) == "twenty":
        number = 21
    end = index + 1 + (words.at(index + 1) in DASHES)
    if words.at(end) not in ("century", "centuries"):
        if number > 1 and _before_other_century(words, index + 1):
            return _century(number), index + 1
        return None
    # A "first century" may be a batsman's.
    if not 1 <= number <= 21 or (number == 1 and words.lower[index] == "first") or is_before_christ(words, end + 1):
        return None
    return _century(number), end + 1


def _ordinal(word: str) -> int:
    """The number of an ordinal in digits or words; 0 where it is none."""
    match = ORDINAL.fullmatch(word)
    return int(match.group(1)) if match else ORDINAL_WORDS.get(word, 0)


def _before_other_century(words: Words, index: int) -> bool:
    """What follows an ordinal is "and", "to" or a dash, another ordinal, and "century"."""
    if words.at(index) not in TO | {"and", "or", "&"}:
        return False
    other = index + 1 + (words.at(index + 1) in ("the", "early", "mid", "late"))
    last = other + 1 + (words.at(other + 1) in DASHES)
    if words.at(last) not in ("century", "centuries") or is_before_christ(words, last + 1):
        return False
    return 1 < _ordinal(words.at(other)) <= 21


def _century(number: int) -> Known:
    first = max(1, (number - 1) * 100)
    return Known(PartialDate(first), PartialDate((number - 1) * 100 + 99))


def is_before_christ(words: Words, index: int) -> bool:
    """The words there are BC, BCE, B.C.: years that no partial date can hold."""
    return words.at(index) in ("bc", "bce") or (words.at(index), words.at(index + 1), words.at(index + 2)) == (
        "b",
        ".",
        "c",
    )


def from_decade(words: Words, index: int) -> Found:
    """1990s, 1990's, '90s, the 90s; and 1800s for a century."""
    match, end = DECADE.fullmatch(words.lower[index]), index + 1
    if match is None and words.touches(index + 1) and words.at(index + 1) in APOSTROPHES:
        # "The 1960's", where no owner is meant
        owned = words.at(index - 1) not in ("the", "early", "mid", "late", "-")
        match = None if owned or words.at(index + 2) != "s" else DECADE.fullmatch(words.lower[index] + "s")
        match, end = (match, index + 3) if match and match.group(1) else (None, end)
    if match is None:
        return None
    if match.group(1) is None:
        century, quoted = 1900, words.at(index - 1) in APOSTROPHES and words.touches(index - 1)
        decade = int(match.group(2))
        if decade < 20 or not (quoted or _is_plain_decade(words, index)):
            return None
    else:
        century, decade = int(match.group(1)) * 100, int(match.group(2))
    first = century + decade
    if not 1000 <= first <= _LAST_YEAR:
        return None
    # "the 2000s" are ten years to most writers, "the 1800s" a hundred.
    length = 99 if first % 100 == 0 and first < _FIRST_SHORT_DECADE else 9
    return Known(PartialDate(first), PartialDate(first + length)), end


def _is_plain_decade(words: Words, index: int) -> bool:
    """What stands before "90s" makes it a decade and no age or temperature: "in the 90s", "the 80s and 90s"."""
    if words.at(index - 1) == "and" and DECADE.fullmatch(words.at(index - 2)):
        index -= 2
        if words.at(index - 1) in APOSTROPHES:
            return True
    if words.at(index - 1) in ("early", "late", "mid", "-"):
        index -= 1 + (words.at(index - 1) == "-")
    opened = words.at(index - 2) in ("in", "of", "since", "during", "until", "throughout")
    if words.at(index - 1) != "the" or not opened:
        return False
    return not _MEASURED.intersection(words.lower[max(0, index - 12) : index + 6])


def bare_day(words: Words, index: int) -> Found:
    """On the 19th."""
    match = ORDINAL.fullmatch(words.lower[index])
    if (
        match is None
        or words.at(index - 1) != "the"
        or words.at(index - 2) not in ("on", "by", "until", "till", "since")
    ):
        return None
    after = words.at(index + 1)
    if after in NOT_A_DAY or (after[:1].isalpha() and after not in AFTER_DAY):
        return None
    day = day_number(words.lower[index])
    return (DayOfMonth(day), index + 1) if day else None


def reads_as_month(words: Words, index: int, *, beside_number: bool) -> bool:
    """The word is a month and no verb, name or short form of something else."""
    name, before = words.lower[index], words.at(index - 1)
    if beside_number:
        return words.capital(index) or name not in ("may", "march", "mar", "dec", "sun", "jan", "sep")
    if not words.capital(index):
        return False
    follows = words.at(index + 1)
    if name in SHORT_MONTHS or (name in ("may", "march") and follows in DASHES):
        # "Open Apr to Oct", "May–September"
        return follows in TO and words.at(index + 2) in ANY_MONTH and words.capital(index + 2)
    if before in (".", "\n", "", "?", "!") and follows in ("is", "was", "saw", "has", "will", "brought", "marks"):
        return True
    if follows in TO and words.at(index + 2) in MONTHS and name not in ("may", "march"):
        return True
    if name in ("may", "march") or not words.capital(index - 1):
        if name == "may" and words.may_is_a_person:
            return before in BEFORE_MAY
        if name == "march" and before in ("to", "the", "or", "of", "by"):
            return False
        return before in BEFORE_MONTH or before in DASHES or before in MONTHS or (before == "," and name != "may")
    # "In June" at a sentence's start, "Last October": the word before is capitalised too.
    return before in BEFORE_MONTH


def same_year(words: Words, index: int) -> int | None:
    """The index after "the same year", "of that year", or None."""
    index += words.at(index) in (",", "of")
    if words.at(index) == "that" and words.at(index + 1) == "year":
        return index + 2
    ahead = (words.at(index), words.at(index + 1), words.at(index + 2))
    return index + 3 if ahead in (("the", "same", "year"), ("that", "same", "year")) else None
