"""When an event was, as it is told: how many days that may be, and whether two times share a day."""

from dramatis.partial_date import PartialDate

Time = tuple[PartialDate, PartialDate]
"""The first and the last period of an event, inclusive; the same where but one is told."""


def time_of(start: PartialDate | None, end: PartialDate | None) -> Time | None:
    """The time with this start and end; None without a start."""
    return None if start is None else (start, end or start)


def days_of(time: Time) -> int:
    """How many days it may have been on: 31 where only January is told."""
    return (time[1].last_day - time[0].first_day).days + 1


def share_a_day(left: Time, right: Time) -> bool:
    """Whether the two could be of one day."""
    return left[0].first_day <= right[1].last_day and right[0].first_day <= left[1].last_day


def told_time(time: Time) -> str:
    """The time as reasons tell it."""
    return str(time[0]) if time[0] == time[1] else f"{time[0]} to {time[1]}"
