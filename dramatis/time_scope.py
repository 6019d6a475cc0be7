"""As of when something is asked, on three clocks: valid in the world, reported by outlets, recorded in the database."""

from dataclasses import dataclass
from datetime import datetime

from dramatis.errors import TimeScopeError
from dramatis.partial_date import PartialDate
from dramatis.times import timestamp


@dataclass(frozen=True, slots=True)
class TimeScope:
    """What is kept must meet every clock that is given; None doesn't ask. Raises TimeScopeError for unusable values.

    `valid_at`: may hold in the world then, as `dramatis.partial_date` compares; what has no time isn't left out.
    `reported_by`: published at this instant or before; what nobody dated isn't known to have been.
    `known_at`: recorded at this instant or before and not retracted until after it, whatever is held today.
    """

    valid_at: PartialDate | None = None
    reported_by: datetime | None = None
    known_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.valid_at is not None and not isinstance(self.valid_at, PartialDate):
            raise TimeScopeError(f"valid_at is {self.valid_at!r}; give a PartialDate, such as PartialDate(2025, 6)")
        for name, given in (("reported_by", self.reported_by), ("known_at", self.known_at)):
            if given is None:
                continue
            if not isinstance(given, datetime):
                raise TimeScopeError(f"{name} is {given!r}; give a datetime with its offset from UTC")
            if given.utcoffset() is None:
                raise TimeScopeError(f"{name} is {given.isoformat()}, of no time zone; give its offset from UTC")
            try:
                timestamp(given)
            except OverflowError as error:
                raise TimeScopeError(f"{name} is {given.isoformat()}, which in UTC is outside of all years") from error

    @property
    def reported_text(self) -> str:
        """`reported_by` as the graph stores times; "" where it isn't asked."""
        return timestamp(self.reported_by)

    @property
    def known_text(self) -> str:
        """`known_at` as the graph stores times; "" where it isn't asked."""
        return timestamp(self.known_at)
