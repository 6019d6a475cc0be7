"""Dates that count from another day, and named parts of a year: last week, two days ago, next spring, Q3."""

from dramatis.partial_date import PartialDate
from extractors.date_counts import counted, vague_count
from extractors.date_months import from_month, part_of_month
from extractors.date_nth import weekday_of_month
from extractors.date_numbers import DECADE, day_number, from_decade, known_date, year_after, year_number
from extractors.date_specs import (
    DayOfYear,
    FromLast,
    Known,
    MonthOfYear,
    SameSeason,
    SeasonOfYear,
    Shifted,
    Spec,
    Weekday,
    Window,
)
from extractors.date_text import APOSTROPHES, DASHES, Found, Words
from extractors.date_words import (
    ANY_MONTH,
    DAY_PARTS,
    DECADES,
    MONTHS,
    NAMED_DAYS,
    OWNERS,
    SEASONS,
    SHIFTS,
    UNITS,
    VAGUE_NUMBERS,
    WEEKDAYS,
    WORLD_WARS,
)

# "Still used today", "more than ever today": today is our time, not a day.
_NOWADAYS = frozenset(["still", "known", "ever", "generation", "nowadays", "than", "survive", "survives", "remains"])
# "Today's world" is no world of one day.
_PRESENT = frozenset(
    ["world", "society", "youth", "generation", "generations", "standards", "age", "era", "technology"]
)

_COMPARED = frozenset([("than", "ever"), ("than", "before"), ("than", "in")])
# After "that morning" or "that summer" these begin something else, so that the words are a time.
_AFTER_TIME = frozenset(["", "\n", *".,;:)?!", "and", "the", "he", "she", "they", "it", "when", "in"])

_TIMED_BY_WAR = frozenset(["during", "before", "after", "until", "since", "in", "of"])

_SAID = frozenset(["so", "such", "hope", "said", "says"])
_BESIDE_TOLD = frozenset(["next", "following", "previous"])


def from_named_day(words: Words, index: int) -> Found:
    """Today, yesterday, tomorrow, tonight; with the day before or after them."""
    before = (words.at(index - 2), words.at(index - 1))
    amount = NAMED_DAYS[words.lower[index]]
    if words.at(index + 1) in APOSTROPHES and words.at(index + 3) in _PRESENT:
        return None
    if before == ("day", "before") and amount < 0:
        amount -= 1
    elif before == ("day", "after") and amount > 0:
        amount += 1
    if before == ("what", "is") and amount == 0:
        return None
    if words.capital(index) and words.capital(index - 1):
        # "USA Today" and its like are papers.
        return None
    if amount == 0 and words.lower[index] == "today" and _is_nowadays(words, index):
        return None
    return Shifted("day", amount), index + 1


def _is_nowadays(words: Words, index: int) -> bool:
    """The words around "today" make it our time: "still used today", "the size it is today", "more today than ever"."""
    if words.at(index + 1) == "as" or (words.at(index + 1), words.at(index + 2)) in _COMPARED:
        return True
    if words.at(index - 1) in ("is", "are") and words.at(index - 2) in ("it", "they", "we") and index > 2:
        return words.at(index - 3)[:1].isalpha()
    for before in range(index - 1, max(-1, index - 7), -1):
        if words.lower[before] in (".", "!", "?", "\n"):
            return False
        if words.lower[before] in _NOWADAYS:
            return True
    return False


def from_shift(words: Words, index: int) -> Found:
    """Last week, next Monday, this May, the past three years, last spring, last night, the previous day."""
    word = words.lower[index]
    shift = SHIFTS[word]
    end = index + 1
    after = words.at(end)
    if word == "last" and after in WEEKDAYS and words.at(index - 1) == "the":
        found = weekday_of_month(words, end, -1)
        if found:
            return found
    if after in WEEKDAYS and words.capital(end):
        # "the previous Monday" counts from the last date, which may be this text's own: near enough to now in news.
        return Weekday(WEEKDAYS[after], shift), end + 1
    if after in MONTHS and words.capital(end):
        if after == "march" and word in ("this", "last", "next") and words.at(end + 1) == "on":
            return None
        year = year_after(words, end + 1)
        spec: Spec | None = known_date(year[0], MONTHS[after]) if year else MonthOfYear(MONTHS[after], shift)
        if day_number(words.at(end + 1)) and not year:
            return from_month(words, end)
        return (spec, year[1] if year else end + 1) if spec else None
    if after in SEASONS:
        year = year_after(words, end + 1)
        return _season_of(after, year, shift, end + 1)
    if after == "night" and word == "last":
        return Shifted("day", -1), end + 1
    if after in DAY_PARTS and word == "this":
        return Shifted("day", 0), end + 1
    vague = vague_count(words, end)
    if vague is not None and words.at(vague[1]) in UNITS and word in ("last", "past", "previous", "next", "coming"):
        return Window(UNITS[words.at(vague[1])], vague[0] * (shift or 1)), vague[1] + 1
    count = counted(words, end)
    if count is not None and word in ("last", "past", "previous", "next", "coming"):
        unit = UNITS.get(words.at(count[1]))
        if unit:
            return Window(unit, count[0] * (shift or 1)), count[1] + 1
        if words.at(count[1]) == "hours" and count[0] % 24 == 0:
            return Window("day", count[0] // 24 * shift), count[1] + 1
    if word == "coming" and after.endswith("s") and after in UNITS:
        # "in the coming weeks", as "in recent weeks"
        return Window(UNITS[after], VAGUE_NUMBERS["few"]), end + 1
    if word in _BESIDE_TOLD and after in DAY_PARTS and words.at(index - 1) == "the":
        return FromLast("day", shift), end + 1
    if after == "fortnight" and word in ("last", "past", "next", "coming"):
        return Window("week", 2 * shift), end + 1
    if after not in UNITS or after == "fortnight" or (after.endswith("s") and after != "this"):
        return None
    if word in ("previous", "following") and UNITS[after] in ("day", "week", "month", "year"):
        return FromLast(UNITS[after], shift), end + 1
    if words.at(end + 1) == "of":
        return part_of_month(words, end, -1) if word == "last" else None
    weekday = end + 1 + (words.at(end + 1) == "on")
    if after == "week" and words.at(weekday) in WEEKDAYS and words.capital(weekday):
        # "next week on Tuesday"
        return Weekday(WEEKDAYS[words.at(weekday)], shift, of_week=True), weekday + 1
    if after == "day":
        return (FromLast("day", 1), end + 1) if word == "next" and words.at(index - 1) == "the" else None
    if word == "past" and words.at(index - 1) in ("the", "this"):
        return Window(UNITS[after], -1), end + 1
    return Shifted(UNITS[after], shift), end + 1


def from_recent(words: Words, index: int) -> Found:
    """In recent years, months, weeks or days: the few until now."""
    unit = words.at(index + 1)
    if words.at(index - 1) not in ("in", "over", "during") or not unit.endswith("s") or unit not in UNITS:
        return None
    return Window(UNITS[unit], -VAGUE_NUMBERS["few"]), index + 2


def from_same(words: Words, index: int) -> Found:
    """The same day, that same year, that month, later that week, that night, that summer."""
    end = index + 1 + (words.at(index + 1) == "same")
    unit = words.at(end)
    if (unit in DAY_PARTS or unit in SEASONS) and words.at(end + 1) in _AFTER_TIME and words.at(index - 1) not in _SAID:
        return (FromLast("day", 0) if unit in DAY_PARTS else SameSeason(*SEASONS[unit])), end + 1
    if words.lower[index] == "same" and words.at(index - 1) not in ("the", "this"):
        return None
    if unit not in ("day", "week", "month", "year", "weekend") or unit == "weekend":
        return None
    if words.lower[index] == "that" and words.at(index - 1) in _SAID:
        return None
    return FromLast(unit, 0), end + 1


def from_season(words: Words, index: int) -> Found:
    """Spring 2025, the summer of 1998, in the autumn; a season without a year needs "the" and a preposition."""
    name = words.lower[index]
    year = year_after(words, index + 1)
    if year:
        number, end = year
        if name == "winter" and words.at(end) in DASHES and words.at(end + 1) == f"{(number + 1) % 100:02}":
            # "The winter of 1776–77"
            year = number, end + 2
        return _season_of(name, year, None, index + 1)
    before = words.at(index - 1)
    if before == "the" and words.at(index - 2) in ("in", "during", "since", "until", "by"):
        return _season_of(name, None, None, index + 1) if words.at(index + 1) not in ("of",) else None
    if before in ("in", "since", "during") and name != "fall" and words.at(index + 1) in _AFTER_TIME:
        return _season_of(name, None, None, index + 1)
    return None


def _season_of(name: str, year: tuple[int, int] | None, shift: int | None, end: int) -> Found:
    first, last = SEASONS[name]
    if year is None:
        return SeasonOfYear(first, last, shift), end
    number, end = year
    return Known(PartialDate(number, first), PartialDate(number + (last < first), last)), end


def from_quarter(words: Words, index: int) -> Found:
    """Q1 2025, Q3 of FY2024, H1 2024; the letter and digit are two words to the lexer."""
    number, half = words.at(index + 1), words.lower[index] == "h"
    if not words.touches(index) or number not in ("1", "2", "3", "4") or not words.capital(index):
        return None
    year = year_after(words, index + 2) or _fiscal_year(words, index + 2)
    length = 6 if half else 3
    first = length * (int(number) - 1) + 1
    if first > 12 or (half and year is None):
        # "H1" alone is a visa and a flu.
        return None
    if year is None:
        return SeasonOfYear(first, first + 2), index + 2
    return Known(PartialDate(year[0], first), PartialDate(year[0], first + length - 1)), year[1]


def _fiscal_year(words: Words, index: int) -> tuple[int, int] | None:
    """FY2015, fiscal 2015, of fiscal year 2015; with the index after it."""
    index += words.at(index) == "of"
    if words.at(index) not in ("fy", "fiscal"):
        return None
    index += 1 + (words.at(index + 1) == "year")
    year = year_number(words.at(index))
    return (year, index + 1) if year else None


def week_of(words: Words, index: int) -> Found:
    """The week of June 2: seven days from that day."""
    if words.at(index + 1) != "of":
        return None
    found = from_month(words, index + 2) if words.at(index + 2) in ANY_MONTH else None
    return found if found and isinstance(found[0], DayOfYear | Known) else None


def from_weekend(words: Words, index: int) -> Found:
    """At the weekend, over the weekend."""
    if words.at(index - 1) == "the" and words.at(index - 2) in ("at", "over", "during", "on", "throughout"):
        return Shifted("weekend", 0), index + 1
    return None


def from_war(words: Words, index: int) -> Found:
    """During World War II, before World War One: as a time only, not as what a thing is from."""
    if not words.capital(index):
        return None
    before = index - 1 - (words.at(index - 1) == "the")
    if words.lower[index] != "world":
        name, end = words.lower[index], index + 1
    elif words.at(index + 1) != "war":
        return None
    elif words.at(index - 1) in ("first", "second"):
        name, end = words.at(index - 1), index + 2
        before = index - 2 - (words.at(index - 2) == "the")
    else:
        name, end = words.at(index + 2), index + 3
    period = WORLD_WARS.get(name)
    return (Known(*period), end) if period and words.at(before) in _TIMED_BY_WAR else None


def from_decade_word(words: Words, index: int) -> Found:
    """The nineties; not "in her nineties"."""
    start = index - 1 - (words.at(index - 1) == "-")
    start -= words.at(start) in ("early", "mid", "late")
    named = (words.at(index - 1), words.lower[index]) in (("roaring", "twenties"), ("swinging", "sixties"))
    if words.at(start) in OWNERS or (words.at(index - 1) not in ("the", "early", "mid", "late", "-") and not named):
        return None
    first = DECADES[words.lower[index]]
    return Known(PartialDate(first), PartialDate(first + 9)), index + 1


def from_writing(words: Words, index: int) -> Found:
    """At the time of writing."""
    if words.at(index - 1) != "the" or (words.at(index + 1), words.at(index + 2)) != ("of", "writing"):
        return None
    return Shifted("day", 0), index + 3


def from_apostrophe(words: Words, index: int) -> Found:
    """The '90s."""
    return from_decade(words, index + 1) if words.touches(index) and DECADE.fullmatch(words.at(index + 1)) else None
