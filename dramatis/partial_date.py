"""A date no more exact than its source: 2025, 2025-05 or 2025-06-02. It is the interval of its granularity, in UTC."""

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
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """From `2025`, `2025-05` or `2025-06-02`; raises ValueError for anything else."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is no partial date; write 2025, 2025-05 or 2025-06-02")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

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
