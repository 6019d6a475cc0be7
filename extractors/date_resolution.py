"""From what a date expression says to the period that it means, given from where the text counts."""

import calendar
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import partial

from dramatis.partial_date import PartialDate
from extractors.date_periods import YEARS_OF, Period, YearLess, distance, in_year, month_shifted, only, shifted, whole
from extractors.date_specs import (
    Ahead,
    Between,
    DayOfMonth,
    DayOfYear,
    EasterDay,
    FromLast,
    Known,
    MonthOfYear,
    NthWeekday,
    SameSeason,
    SameYear,
    SeasonOfYear,
    Shifted,
    Spec,
    Weekday,
    Window,
)
from extractors.date_text import Expression

# A verb's tense moves a year-less date to another year only if the nearest one lies this far on the wrong side (days):
# tenses are misread, and "was to have met on 3 June" is written in May.
_TENSE_MARGIN = 45
# "This spring" is next year's only when the last one lies so many days back.
_OTHER_YEAR = 150
# With no publication date, a year counts for the year-less dates at most this far from it (characters).
_NEAR = 600
# "The next day" counts from a date at most this far before it (characters).
_RECALL = 300
# "A year later" and "that year" count from further away.
_RECALL_OF_YEAR = 900
# So many years long past make a text one of history, if three quarters of its years are such.
_OLD_YEARS = 3
# "On the same day" goes back to the day that is told of, further than that.
_RECALL_OF_DAY = 900
_SAME_DAY = FromLast("day", 0)


class Tense(Enum):
    """Where the sentence looks."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression at characters `start` to `end` (exclusive), and its inclusive period."""

    start: int
    end: int
    first: PartialDate
    last: PartialDate


def resolve(
    found: Iterable[Expression], day: date | None, *, exact: bool, tense: Callable[[Expression], Tense]
) -> Iterator[Dated]:
    """The expressions whose period is known, in order. `tense` is asked only where it matters.

    `exact`: `day` is when the text was written; else it only helps to find years. Expressions that stay open are left
    out, and so is what lies outside the calendar's years 1 to 9999.
    """
    expressions = list(found)
    stated = [(one.start, one.spec) for one in expressions if isinstance(one.spec, Known)]
    history = exact and day is not None and _tells_history(expressions, day)
    last: Dated | None = None
    past: Dated | None = None
    for expression in expressions:
        reach = _RECALL_OF_YEAR if _counts_years(expression.spec) else _RECALL
        recent = last.last if last and expression.start - last.end <= reach else None
        if expression.spec == _SAME_DAY and past is not None and expression.start - past.end <= _RECALL_OF_DAY:
            # What was done "on the same day" wasn't done on the day of a plan that was named in between.
            recent = past.last
        anchor = day or _stated_near(expression, stated)
        certain = exact and day is not None
        if history and last and _lacks_year(expression.spec) and last.last.year < _year_of(day) - 1:
            # "In 1835 … On October 2 they refused": the year is that of which the text tells.
            anchor, certain = last.last.first_day if last.last.month else date(last.last.year, 7, 1), False
        reading = _Reading(anchor, certain, recent, partial(tense, expression))
        try:
            period = reading.period(expression.spec)
        except (ValueError, OverflowError):
            continue
        if period is None or period[1].last_day < period[0].first_day:
            continue
        dated = Dated(expression.start, expression.end, *period)
        if not isinstance(expression.spec, Window):
            last = dated
            if period[0] == period[1] and period[0].day and (day is None or period[0].first_day <= day):
                past = dated
        yield dated


def _counts_years(spec: Spec) -> bool:
    return isinstance(spec, SameYear | SameSeason) or (isinstance(spec, FromLast) and spec.unit == "year")


def _lacks_year(spec: Spec) -> bool:
    if isinstance(spec, MonthOfYear | SeasonOfYear):
        return spec.shift is None
    return isinstance(spec, DayOfYear) and spec.weekday is None


def _year_of(day: date | None) -> int:
    return day.year if day else 0


def _tells_history(expressions: list[Expression], day: date) -> bool:
    """The text's years are nearly all long past, and nothing in it counts from the day of writing."""
    years = [one.spec.last.year for one in expressions if isinstance(one.spec, Known)]
    if any(isinstance(one.spec, Weekday | Shifted | Ahead | DayOfMonth) for one in expressions):
        return False
    old = sum(year < day.year - 1 for year in years)
    return old >= _OLD_YEARS and old * 4 >= len(years) * 3


def _stated_near(expression: Expression, stated: list[tuple[int, Known]]) -> date | None:
    """A day in the year that the text states nearest to the expression, a month or day before a mere year."""
    best: tuple[int, int, date] | None = None
    for start, known in stated:
        distance = abs(start - expression.start)
        if distance > _NEAR or known.first.year != known.last.year:
            continue
        key = (known.first.month is None, distance)
        if best is None or key < best[:2]:
            month = known.first.month
            best = (*key, known.first.first_day if month else date(known.first.year, 7, 1))
    return best[2] if best else None


class _Reading:
    """How one expression is read: `day` is the anchor, `recent` the date that the text named last."""

    def __init__(self, day: date | None, exact: bool, recent: PartialDate | None, tense: Callable[[], Tense]) -> None:
        self.day = day
        self.exact = exact
        self.recent = recent
        self.tense = tense

    def period(self, spec: Spec) -> Period | None:
        """The inclusive period, or None where the anchor can't tell."""
        match spec:
            case Known(first, last):
                return first, last
            case Between(left, right):
                return self._between(left, right)
            case DayOfYear(month, number, weekday):
                return self._day_of_year(month, number, weekday)
            case NthWeekday() | EasterDay():
                return self._yearly(spec)
            case SameSeason(first_month, last_month):
                return in_year(SeasonOfYear(first_month, last_month), self.recent.year) if self.recent else None
            case MonthOfYear(month, shift):
                return self._months(month, month, shift)
            case SeasonOfYear(first_month, last_month, shift):
                return self._months(first_month, last_month, shift)
            case FromLast(unit, amount):
                return self._from_last(unit, amount)
            case SameYear(month, number):
                return only(PartialDate(self.recent.year, month, number)) if self.recent else None
        if self.day is None or not self.exact:
            return None
        match spec:
            case DayOfMonth(number, weekday):
                return self._day_of_month(number, weekday)
            case Weekday(weekday, shift, of_week=True):
                return whole(self.day + timedelta(days=weekday - self.day.weekday() + 7 * (shift or 0)))
            case Weekday(weekday, shift):
                return whole(self._weekday(weekday, shift))
            case Shifted("weekend", amount):
                return self._weekend(amount)
            case Shifted(unit, amount):
                return shifted(PartialDate.of(self.day), unit, amount)
            case Ahead(unit, amount):
                return shifted(PartialDate.of(self.day), unit, amount) if self.tense() is Tense.FUTURE else None
            case Window(unit, amount):
                return self._window(unit, amount)
        return None

    def _from_last(self, unit: str, amount: int) -> Period | None:
        """None too where "75 years later" would lead beyond what a text can tell of: it counts from an earlier time."""
        period = shifted(self.recent, unit, amount) if self.recent else None
        if period and self.exact and self.day and amount > 0 and period[0].year > self.day.year + 1:
            return None
        return period

    def _between(self, left: Spec, right: Spec) -> Period | None:
        final = self.period(right)
        if final is None:
            return None
        # The left end lies before the right one: "May 23 to June 2, 2025", "March to August 2011", "Monday to Friday".
        end = final[1].last_day
        if isinstance(left, YearLess):
            start = _Reading(end, False, None, lambda: Tense.PAST)._latest_before(left, end)
        elif isinstance(left, Weekday) and left.shift is None and isinstance(right, Weekday):
            start = whole(end - timedelta(days=(end.weekday() - left.weekday) % 7))
        else:
            start = self.period(left)
        if start is None or start[0].first_day > end:
            return None
        return start[0], final[1]

    def _latest_before(self, spec: YearLess, end: date) -> Period | None:
        for year in (end.year, end.year - 1):
            period = in_year(spec, year)
            if period and period[0].first_day <= end:
                return period
        return None

    def _day_of_year(self, month: int, number: int, weekday: int | None) -> Period | None:
        if self.day is None:
            return None
        candidates = [
            date(year, month, number)
            for year in range(self.day.year - 1, self.day.year + 2)
            if number <= calendar.monthrange(year, month)[1]
        ]
        if weekday is not None:
            # A weekday beside the day settles the year, unless no near year fits it (then it was a slip).
            candidates = [day for day in candidates if day.weekday() == weekday] or candidates
        chosen = self._nearest([(day, day) for day in candidates])
        return whole(candidates[chosen]) if chosen is not None else None

    def _yearly(self, spec: NthWeekday | EasterDay) -> Period | None:
        if self.day is None:
            return None
        periods: list[Period] = []
        for year in range(self.day.year - 1, self.day.year + 2):
            with suppress(ValueError):
                # Not every May has a fifth Monday.
                periods.append(in_year(spec, year))
        chosen = self._nearest([(one[0].first_day, one[1].last_day) for one in periods])
        return periods[chosen] if chosen is not None else None

    def _months(self, first: int, last: int, shift: int | None) -> Period | None:
        if self.day is None or (shift is not None and not self.exact):
            return None
        spec = SeasonOfYear(first, last)
        periods = [in_year(spec, year) for year in range(self.day.year - 2, self.day.year + 3)]
        if shift is None:
            chosen = self._nearest([(one[0].first_day, one[1].last_day) for one in periods])
            return periods[chosen] if chosen is not None else None
        if shift < 0:
            return max((one for one in periods if one[1].last_day < self.day), default=None)
        if shift > 0:
            return min((one for one in periods if one[0].first_day > self.day), default=None)
        same_year = in_year(spec, self.day.year)
        if self.tense() is Tense.FUTURE and (self.day - same_year[1].last_day).days > _OTHER_YEAR:
            return in_year(spec, self.day.year + 1)
        return same_year

    def _nearest(self, candidates: list[tuple[date, date]]) -> int | None:
        """Index of the period nearest to the anchor; with an exact anchor a clear tense can choose another."""
        if self.day is None or not candidates:
            return None
        day = self.day
        order = sorted(range(len(candidates)), key=lambda index: distance(day, *candidates[index]))
        best = order[0]
        first, last = candidates[best]
        if not self.exact or abs(distance(day, first, last)) <= _TENSE_MARGIN:
            return best
        tense = self.tense()
        if tense is Tense.PAST and first > day:
            return next((index for index in order if candidates[index][0] <= day), best)
        if tense is Tense.FUTURE and last < day:
            return next((index for index in order if candidates[index][1] >= day), best)
        return best

    def _day_of_month(self, number: int, weekday: int | None) -> Period | None:
        assert self.day is not None
        candidates = []
        for shift in (-1, 0, 1):
            year, month = month_shifted(self.day.year, self.day.month, shift)
            if number <= calendar.monthrange(year, month)[1]:
                candidates.append(date(year, month, number))
        if weekday is not None:
            candidates = [day for day in candidates if day.weekday() == weekday]
        tense = self.tense()
        if tense is Tense.PAST:
            candidates = [day for day in candidates if day <= self.day]
        elif tense is Tense.FUTURE:
            candidates = [day for day in candidates if day >= self.day]
        return whole(min(candidates, key=lambda day: abs((day - (self.day or day)).days))) if candidates else None

    def _weekday(self, weekday: int, shift: int | None) -> date:
        assert self.day is not None
        back = (self.day.weekday() - weekday) % 7
        forward = -back % 7
        # Nobody calls yesterday "last Wednesday" or tomorrow "next Friday".
        if shift == -1:
            return self.day - timedelta(days=back if back > 1 else back + 7)
        if shift == 1:
            return self.day + timedelta(days=forward if forward > 1 else forward + 7)
        if back == 0 or self.tense() is Tense.FUTURE:
            return self.day + timedelta(days=forward)
        if shift == 0 and self.tense() is Tense.OPEN:
            # "This Friday" is the one of the week that runs.
            return self.day + timedelta(days=weekday - self.day.weekday())
        # News speaks of what has happened: a weekday without a future verb is the last one.
        return self.day - timedelta(days=back)

    def _weekend(self, amount: int) -> Period:
        assert self.day is not None
        saturday = self.day + timedelta(days=5 - self.day.weekday())
        if amount == 0 and self.tense() is not Tense.FUTURE and self.day.weekday() < 3:
            saturday -= timedelta(days=7)
        elif amount == -1 or (amount == 1 and self.day.weekday() >= 5):
            saturday += timedelta(days=7 * amount)
        return PartialDate.of(saturday), PartialDate.of(saturday + timedelta(days=1))

    def _window(self, unit: str, amount: int) -> Period | None:
        assert self.day is not None
        if amount > 0 and self.tense() is Tense.PAST:
            # "Over the next five years he served" counts from another time.
            return None
        now = PartialDate.of(self.day)
        if unit in YEARS_OF:
            unit, amount = "year", YEARS_OF[unit] * amount
        far = shifted(now, unit, amount)
        if far is None:
            return None
        edge = far[0]
        if unit in ("day", "week"):
            edge = PartialDate.of(self.day + timedelta(days=amount * (7 if unit == "week" else 1)))
        here = PartialDate(now.year) if edge.month is None else PartialDate(now.year, now.month)
        here = now if edge.day is not None else here
        return (edge, here) if amount < 0 else (here, edge)
