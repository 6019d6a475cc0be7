"""A date no more exact than its source: 2025, 2025-05 or 2025-06-02. How such dates compare is laid down here, once.

1. A date is all the days of its granularity, in UTC: 2024-02 is 2024-02-01 to 2024-02-29.
2. Two dates overlap where they share a day: 2025 and 2025-06-02 do, 2025-05 and 2025-06-02 don't.
3. A span is two dates, both included: it lasts from the first day of its start to the last day of its end. A one-day
   matter has start = end.
4. An unknown start or end (None) excludes nothing: who became minister in 2019 and isn't said to have left may be it in
   2023. That isn't for ever: whoever shows the span shows that its end is unknown.
5. A span may hold at a date where the two share a day:

   | start   | end        | may hold at                 | doesn't hold at |
   |---------|------------|-----------------------------|-----------------|
   | 2025-05 | 2025-06-02 | 2025, 2025-05-01, 2025-06   | 2025-06-03      |
   | 2024-02 | 2024-02    | 2024-02-29, 2024            | 2024-03         |
   | 2019    | None       | 2019-01-01, 2023            | 2018-12-31      |
   | None    | 2019       | 2001, 2019-12-31            | 2020            |
   | None    | None       | any                         | none            |

6. Dates sort by their first day, among equals the coarser first, and unknown ones last. That is the order of their
   texts, so that a store of texts compares these: see `first_text_after` and `texts_containing`.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import total_ordering

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """Year, and month and day where known. Sorts by lower bound, the coarser first."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a partial date with a day needs a month")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """From `2025`, `2025-05` or `2025-06-02`; raises ValueError for anything else."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is no partial date; write 2025, 2025-05 or 2025-06-02")
        year, month, day = match.groups()
        try:
            return cls(int(year), int(month) if month else None, int(day) if day else None)
        except ValueError as error:
            raise ValueError(f"{text!r} is no day of the calendar; write 2025, 2025-05 or 2025-06-02") from error

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The whole day."""
        return cls(day.year, day.month, day.day)

    @property
    def first_day(self) -> date:
        """The first day of the interval."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day of the interval, inclusive."""
        if self.month is None:
            return date(self.year, 12, 31)
        if self.day is None:
            return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])
        return date(self.year, self.month, self.day)

    @property
    def lower(self) -> datetime:
        """First instant, UTC."""
        return datetime.combine(self.first_day, datetime.min.time(), UTC)

    @property
    def upper(self) -> datetime:
        """First instant after the interval, UTC."""
        last = self.last_day
        if last == date.max:
            return datetime.max.replace(tzinfo=UTC)
        return datetime.combine(last + timedelta(days=1), datetime.min.time(), UTC)

    @property
    def granularity(self) -> str:
        """`year`, `month` or `day`."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def first_text_after(self) -> str | None:
        """A date begins on this one's last day or before exactly if its text sorts before this text; None: every date.

        It is the coarsest spelling of the day after: `2025-06` begins on the day that `2025-06-01` is, and sorts first.
        """
        if self.last_day == date.max:
            return None
        after = self.last_day + timedelta(days=1)
        month = after.month if (after.month, after.day) != (1, 1) else None
        return str(PartialDate(after.year, month, after.day if after.day != 1 else None))

    @property
    def texts_containing(self) -> tuple[str, str]:
        """The year and the month of the first day. A date ends on that day or behind it exactly if its text is one of
        these, or doesn't sort before the day's own: a coarser date sorts before the days that it contains."""
        day = self.first_day
        return str(PartialDate(day.year)), str(PartialDate(day.year, day.month))

    def overlaps(self, other: "PartialDate") -> bool:
        """The two intervals share a day."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key() < other._key()

    def _key(self) -> tuple[date, int]:
        exactness = 0 if self.month is None else 1 if self.day is None else 2
        return self.first_day, exactness


def may_hold_at(start: PartialDate | None, end: PartialDate | None, at: PartialDate) -> bool:
    """The span shares a day with the date, as far as is known: an unknown start or end (None) excludes nothing."""
    begun = start is None or start.first_day <= at.last_day
    return begun and (end is None or end.last_day >= at.first_day)
