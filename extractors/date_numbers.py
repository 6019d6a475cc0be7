"""Dates that begin with a number: 2025-06-02, 2 June, 1990s, 19th century, and bare years."""

import re

from dramatis.partial_date import PartialDate
from extractors.date_specs import Between, DayOfMonth, DayOfYear, Known, Spec
from extractors.date_text import APOSTROPHES, DASHES, ORDINAL, TO, Found, Words
from extractors.date_words import (
    ANY_MONTH,
    BEFORE_MAY,
    BEFORE_MONTH,
    BEFORE_YEAR,
    COUNTED,
    DATED_NOUNS,
    MONTHS,
    NOT_A_DAY,
    ORDINAL_WORDS,
    SHORT_MONTHS,
)

DECADE = re.compile(r"([0-9]{2})?([0-9]0)s")
_OWNERS = frozenset(["the", "a", "its", "their", "his", "her", "s", "our", "this"])
# No news dates an event after this; larger numbers are numbers.
_LAST_YEAR = 2100
# A number below this is a year only after a word that says so.
_FIRST_MODERN_YEAR = 1900
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
        return (year, index + 2) if year else None
    if words.at(index) in APOSTROPHES and words.touches(index) and len(words.at(index + 1)) == 2:
        digits = words.at(index + 1)
        if digits.isascii() and digits.isdigit():
            # '68 is 1968 and '25 is 2025: the turn lies where news of today seldom looks.
            return (1900 if int(digits) > 40 else 2000) + int(digits), index + 2
    year = year_number(words.at(index))
    return (year, index + 1) if year and words.at(index + 1) not in COUNTED else None


def dotted(words: Words, index: int) -> Found:
    """02.06.2025: the dotted form begins with the day."""
    parts = words.lower[index].split(".")
    if len(parts) != 3 or not all(len(part) <= 4 for part in parts):
        return None
    day, month, year = parts
    spec = known_date(int(year), int(month), int(day)) if year_number(year) and int(month) in range(1, 13) else None
    return (spec, index + 1) if spec else None


def separated(words: Words, index: int) -> Found:
    """2025-06-02, 2025/06/02, 2025-06, 06/02/2025, 13/06/2025."""
    mark = words.at(index + 1)
    if mark not in ("-", "/", "‑") or not (words.touches(index) and words.touches(index + 1)):
        return None
    one, two = words.lower[index], words.at(index + 2)
    if words.at(index + 3) == mark and words.touches(index + 2) and words.touches(index + 3):
        three = words.at(index + 4)
        if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in (one, two, three)):
            return None
        if year_number(one):
            spec = known_date(int(one), int(two), int(three)) if 1 <= int(two) <= 12 else None
            return (spec, index + 5) if spec else None
        year = year_number(three)
        if year is None or day_number(one) is None or day_number(two) is None:
            return None
        return _day_month_order(int(one), int(two), year), index + 5
    year = year_number(one)
    if year and mark == "-" and len(two) == 2 and two.isascii() and two.isdigit():
        if 1 <= int(two) <= 12 and two[0] == "0":
            spec = known_date(year, int(two))
            return (spec, index + 3) if spec else None
        if int(two) == (year + 1) % 100 or (words.at(index - 1) in BEFORE_YEAR and int(two) > year % 100):
            return Known(PartialDate(year), PartialDate(year // 100 * 100 + int(two))), index + 3
    return None


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
    """The 19th century."""
    match = ORDINAL.fullmatch(words.lower[index])
    number = int(match.group(1)) if match else ORDINAL_WORDS.get(words.lower[index], 0)
    end = index + 1 + (words.at(index + 1) in DASHES)
    if not 2 <= number <= 21 or words.at(end) not in ("century", "centuries") or words.at(end + 1) in ("bc", "bce"):
        return None
    first = (number - 1) * 100
    return Known(PartialDate(first), PartialDate(first + 99)), end + 1


def from_decade(words: Words, index: int) -> Found:
    """1990s, and 1800s for a century."""
    match = DECADE.fullmatch(words.lower[index])
    if match is None:
        return None
    if match.group(1) is None:
        century, quoted = 1900, words.at(index - 1) in APOSTROPHES and words.touches(index - 1)
        decade = int(match.group(2))
        if not quoted or decade < 20:
            return None
    else:
        century, decade = int(match.group(1)) * 100, int(match.group(2))
    first = century + decade
    if not 1000 <= first <= _LAST_YEAR:
        return None
    # "the 2000s" are ten years to most writers, "the 1800s" a hundred.
    length = 99 if first % 100 == 0 and first < _FIRST_MODERN_YEAR else 9
    return Known(PartialDate(first), PartialDate(first + length)), index + 1


def bare_year(words: Words, index: int) -> Found:
    """2022, 2016–18, 2016 to 2018: where nothing says that it is a number."""
    year = year_number(words.lower[index])
    before, after = words.at(index - 1), words.at(index + 1)
    if year is None or after in COUNTED or after == "%" or before in ("$", "€", "£", "#", "no", "+", "room", "page"):
        return None
    if words.touches(index - 1) and before[:1].isalpha() and before not in ("fy", "cy"):
        return None
    if after in DASHES and words.touches(index) and words.touches(index + 1):
        digits = words.at(index + 2)
        # "Decree 2005-981" is a number; "2005-06" and "2005-2009" are years.
        longer = words.touches(index + 2) and words.at(index + 3) in DASHES
        if digits[:1].isdigit() and (longer or len(digits) not in (2, 4)):
            return None
    if words.touches(index - 1) and before in ("/", ":", ".", "@", "_", "=", "&"):
        return None
    if words.touches(index) and after not in ",.;:!?)]'’\"”-–—/…" and after != "\n":
        return None
    if after in (":", "/") and words.touches(index) and words.at(index + 2)[:1].isdigit():
        return None
    says_so = (
        before in BEFORE_YEAR
        or (before in DASHES and year_number(words.at(index - 2)) is not None)
        or (before == "(" and after in (")", ",", "–", "-", ";"))
        # "Oslo, 1859." and "(Berg, 2000: 103)"
        or (before == "," and words.capital(index - 2) and after in (")", ".", ";", ":", "]"))
        or (before == "or" and year_number(words.at(index - 2)) is not None)
        or (before in _OWNERS and after in DATED_NOUNS)
    )
    if year < _FIRST_MODERN_YEAR and not says_so:
        return None
    # "2000 more", "1500 of them": a round number is a year only if the words before it say so.
    if year % 50 == 0 and not says_so and after not in (")", ",", "."):
        return None
    if year > 2060 and before not in ("in", "by", "until", "before", "year"):
        return None
    if after in DASHES and len(words.at(index + 2)) == 2 and words.touches(index) and words.touches(index + 1):
        final = words.at(index + 2)
        if final.isascii() and final.isdigit() and int(final) > year % 100:
            return Known(PartialDate(year), PartialDate(year // 100 * 100 + int(final))), index + 3
    only = PartialDate(year)
    return Known(only, only), index + 1


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
    if after in NOT_A_DAY or (after[:1].isalpha() and after not in ("and", "to", "after", "in", "at", "for", "when")):
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
    if name in SHORT_MONTHS:
        return words.at(index + 1) in DASHES and words.touches(index) and words.at(index + 2) in ANY_MONTH
    follows = words.at(index + 1)
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
