"""Dates that count from another day, and named parts of a year: last week, two days ago, next spring, Q3."""

from dramatis.partial_date import PartialDate
from extractors.date_easter import easter_sunday
from extractors.date_months import from_month, part_of_month
from extractors.date_numbers import DECADE, dated, day_number, from_decade, known_date, year_after
from extractors.date_specs import (
    Ahead,
    DayOfYear,
    FromLast,
    Known,
    MonthOfYear,
    SeasonOfYear,
    Shifted,
    Spec,
    Weekday,
    Window,
)
from extractors.date_text import APOSTROPHES, Found, Words
from extractors.date_words import (
    ANY_MONTH,
    DAY_PARTS,
    DECADES,
    EASTER_HOLIDAYS,
    FIXED_HOLIDAYS,
    MONTHS,
    NAMED_DAYS,
    ORDINAL_WORDS,
    SEASONS,
    SHIFTS,
    SMALL_NUMBERS,
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

_TIMED_BY_WAR = frozenset(["during", "before", "after", "until", "since", "in", "of"])

_NTH = frozenset([*ORDINAL_WORDS, "time", "times", "once", "twice", "meeting", "round"])


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
    if amount == 0 and (_NOWADAYS.intersection(words.lower[max(0, index - 6) : index]) or words.at(index + 1) == "as"):
        return None
    return Shifted("day", amount), index + 1


def from_shift(words: Words, index: int) -> Found:
    """Last week, next Monday, this May, the past three years, last spring, last night, the previous day."""
    word = words.lower[index]
    shift = SHIFTS[word]
    end = index + 1
    after = words.at(end)
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
    vague = _vague_count(words, end)
    if vague is not None and words.at(vague[1]) in UNITS and word in ("last", "past", "previous", "next", "coming"):
        return Window(UNITS[words.at(vague[1])], vague[0] * (shift or 1)), vague[1] + 1
    count = _count(words, end)
    if count is not None and words.at(end + 1) in UNITS and word in ("last", "past", "previous", "next", "coming"):
        unit = UNITS[words.at(end + 1)]
        return Window(unit, count * (shift or 1)), end + 2
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


def _vague_count(words: Words, index: int) -> tuple[int, int] | None:
    """What "few", "several" or "couple of" stands for, and the index after it."""
    number = VAGUE_NUMBERS.get(words.at(index))
    if number is None:
        return None
    return number, index + 1 + (words.at(index + 1) == "of")


def from_vague(words: Words, index: int) -> Found:
    """A few months ago, several years ago, a couple of weeks ago."""
    start = index + (words.lower[index] == "a")
    vague = _vague_count(words, start)
    if vague is None or words.at(vague[1]) not in UNITS or words.at(vague[1] + 1) != "ago":
        return None
    unit = UNITS[words.at(vague[1])]
    return (Shifted(unit, -vague[0]), vague[1] + 2) if unit in ("day", "week", "month", "year", "decade") else None


def from_recent(words: Words, index: int) -> Found:
    """In recent years, months, weeks or days: the few until now."""
    unit = words.at(index + 1)
    if words.at(index - 1) not in ("in", "over", "during") or not unit.endswith("s") or unit not in UNITS:
        return None
    return Window(UNITS[unit], -VAGUE_NUMBERS["few"]), index + 2


def _count(words: Words, index: int) -> int | None:
    """A small number in words or digits."""
    word = words.at(index)
    if word in SMALL_NUMBERS:
        return SMALL_NUMBERS[word]
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 3 else None


def from_count(words: Words, index: int) -> Found:
    """Two days ago, a year later, three weeks earlier, six months from now; after "in": two weeks."""
    count = _count(words, index)
    if count is None or words.at(index + 1) in VAGUE_NUMBERS:
        return from_vague(words, index)
    if words.at(index + 1) == "and" and words.at(index + 2) == "a":
        return None
    unit = UNITS.get(words.at(index + 1))
    if unit is None or unit in ("weekend", "quarter"):
        return None
    if unit == "fortnight":
        unit, count = "week", 2 * count
    end = index + 2
    after = words.at(end)
    if after == "ago":
        return Shifted(unit, -count), end + 1
    if after in ("from", "hence") and (after == "hence" or words.at(end + 1) in ("now", "today")):
        return Shifted(unit, count), end + 2 - (after == "hence")
    if after == "later":
        return FromLast(unit, count), end + 1
    if after in ("earlier", "before", "after") and words.at(end + 1)[:1] in (".", ",", "\n", ""):
        return FromLast(unit, count if after == "after" else -count), end + 1
    if words.at(index - 2) in _NTH or words.at(index - 2).endswith("est"):
        # "The second in 17 days" looks back over them.
        return None
    if (
        words.at(index - 1) in ("in", "within")
        and unit in ("day", "week", "month", "year")
        and after not in ("of", "or")
    ):
        return Ahead(unit, count), end
    return None


def from_same(words: Words, index: int) -> Found:
    """The same day, that same year, that month, later that week."""
    end = index + 1 + (words.at(index + 1) == "same")
    unit = words.at(end)
    if words.lower[index] == "same" and words.at(index - 1) not in ("the", "this"):
        return None
    if unit not in ("day", "week", "month", "year", "weekend") or unit == "weekend":
        return None
    if words.lower[index] == "that" and words.at(index - 1) in ("so", "such", "hope", "said", "says"):
        return None
    return FromLast(unit, 0), end + 1


def from_season(words: Words, index: int) -> Found:
    """Spring 2025, the summer of 1998, in the autumn; a season without a year needs "the" and a preposition."""
    name = words.lower[index]
    year = year_after(words, index + 1)
    if year:
        return _season_of(name, year, None, index + 1)
    before = words.at(index - 1)
    if before == "the" and words.at(index - 2) in ("in", "during", "since", "until", "by"):
        return _season_of(name, None, None, index + 1) if words.at(index + 1) not in ("of",) else None
    if before in ("in", "since") and name != "fall" and words.at(index + 1) in (".", ",", "\n", "and", "when"):
        return _season_of(name, None, None, index + 1)
    return None


def _season_of(name: str, year: tuple[int, int] | None, shift: int | None, end: int) -> Found:
    first, last = SEASONS[name]
    if year is None:
        return SeasonOfYear(first, last, shift), end
    number, end = year
    return Known(PartialDate(number, first), PartialDate(number + (last < first), last)), end


def from_quarter(words: Words, index: int) -> Found:
    """Q1 2025, Q3 of 2024; the letter and digit are two words to the lexer."""
    number = words.at(index + 1)
    if not words.touches(index) or number not in ("1", "2", "3", "4") or not words.capital(index):
        return None
    year = year_after(words, index + 2)
    first = 3 * int(number) - 2
    if year is None:
        return SeasonOfYear(first, first + 2), index + 2
    return Known(PartialDate(year[0], first), PartialDate(year[0], first + 2)), year[1]


def week_of(words: Words, index: int) -> Found:
    """The week of June 2: seven days from that day."""
    if words.at(index + 1) != "of":
        return None
    found = from_month(words, index + 2) if words.at(index + 2) in ANY_MONTH else None
    return found if found and isinstance(found[0], DayOfYear | Known) else None


def from_weekend(words: Words, index: int) -> Found:
    """At the weekend, over the weekend."""
    if words.at(index - 1) == "the" and words.at(index - 2) in ("at", "over", "during", "on"):
        return Shifted("weekend", 0), index + 1
    return None


def from_holiday(words: Words, index: int) -> Found:
    """Christmas Day, New Year's Eve, Good Friday, with or without a year."""
    for length in (5, 4, 2, 1):
        key = tuple("'" if word in APOSTROPHES else word for word in words.lower[index : index + length])
        end = index + length
        if key in FIXED_HOLIDAYS and words.capital(index):
            month, day = FIXED_HOLIDAYS[key]
            return dated(month, day, None, year_after(words, end), end)
        if key in EASTER_HOLIDAYS and words.capital(index):
            year = year_after(words, end)
            if year is None:
                return None
            date = PartialDate.of(easter_sunday(year[0], EASTER_HOLIDAYS[key]))
            return Known(date, date), year[1]
    return None


def from_war(words: Words, index: int) -> Found:
    """During World War II, before World War One: as a time only, not as what a thing is from."""
    if words.at(index + 1) != "war" or not words.capital(index):
        return None
    period = WORLD_WARS.get(words.at(index + 2))
    return (Known(*period), index + 3) if period and words.at(index - 1) in _TIMED_BY_WAR else None


def from_decade_word(words: Words, index: int) -> Found:
    """The nineties; not "in her nineties"."""
    if words.at(index - 1) not in ("the", "early", "mid", "late", "-"):
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
