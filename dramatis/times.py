"""Instants as the graph stores them: UTC, microseconds, one width, so that text order is time order."""

from datetime import UTC, datetime


def timestamp(instant: datetime | None) -> str:
    """`2025-05-28T10:00:00.000000Z`; None gives the empty string, a naive instant counts as UTC."""
    if instant is None:
        return ""
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def instant(text: str) -> datetime | None:
    """What `timestamp` was given; None for the empty string."""
    return datetime.fromisoformat(text) if text else None
