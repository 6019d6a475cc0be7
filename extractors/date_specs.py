"""What a date expression says before it is known from where it counts."""

from dataclasses import dataclass
from typing import TypeAlias

from dramatis.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Known:
    """A period that needs no reference; both ends inclusive."""

    first: PartialDate
    last: PartialDate


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day of a month in a year that isn't said; `weekday` (Monday is 0) is only a check on the year."""

    month: int
    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class MonthOfYear:
    """A month in a year that isn't said: -1 "last May", 1 "next May", 0 "this May", None "May"."""

    month: int
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class SeasonOfYear:
    """Months `first` to `last` in a year that isn't said; a season over New Year has last < first."""

    first: int
    last: int
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The first Monday of May, the last Friday of June (`number` -1), in a year that isn't said."""

    month: int
    number: int
    weekday: int


@dataclass(frozen=True, slots=True)
class EasterDay:
    """A day that lies `shift` days from Easter Sunday, in a year that isn't said."""

    shift: int


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """As in "the 19th" of a month that isn't said, or "Friday the 13th"."""

    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: -1 "last Monday", 1 "next Monday", 0 "this Monday", None "Monday"."""

    weekday: int
    shift: int | None = None
    of_week: bool = False
    """The day of the last, this or the next week."""


@dataclass(frozen=True, slots=True)
class Shifted:
    """The day, week, weekend, month, quarter, year, decade or century that lies `amount` of its kind from now.

    The unit `anniversary` is the day of the reference in another year: "ten years ago today".
    """

    unit: str
    amount: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """As in "in two weeks": the same as Shifted where the text looks ahead, no date where it doesn't."""

    unit: str
    amount: int


@dataclass(frozen=True, slots=True)
class Window:
    """As in "the last five years" (`amount` < 0) and "the next three days": the period that ends or begins with now."""

    unit: str
    amount: int


@dataclass(frozen=True, slots=True)
class FromLast:
    """As in "two days later", "the same year": counts from the date that the text named last."""

    unit: str
    amount: int


@dataclass(frozen=True, slots=True)
class SameYear:
    """“March of the same year": of the year of the date that the text named last."""

    month: int
    day: int | None = None


@dataclass(frozen=True, slots=True)
class SameSeason:
    """As in "that summer": months `first` to `last` of the year of the date that the text named last."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Between:
    """From the beginning of one to the end of the other."""

    left: "Spec"
    right: "Spec"


Spec: TypeAlias = (
    Known
    | DayOfYear
    | MonthOfYear
    | SeasonOfYear
    | NthWeekday
    | EasterDay
    | DayOfMonth
    | Weekday
    | Shifted
    | Ahead
    | Window
    | FromLast
    | SameYear
    | SameSeason
    | Between
)
