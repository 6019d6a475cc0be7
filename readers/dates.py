"""When something was published: ISO 8601, feed dates and the dates people write above their texts, in UTC."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# Nothing that this product reads is older or from further ahead; year 1 is a null date of some databases.
_FIRST_YEAR, _LAST_YEAR = 1500, 2200
_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}?)?)?", re.I
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WRITTEN = re.compile(
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})\.?,?\s+(?P<year2>\d{{4}}))"
    r"(?:,?\s+(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*(?:UTC|GMT))?)?",
    re.IGNORECASE,
)
_MAILED = re.compile(r"(?:[a-z]{3,9}\.?,?\s+)?\d{1,2}[\s-][a-z]{3,9}[\s-]\d{4}\s+\d{1,2}:\d{2}", re.IGNORECASE)


def iso_date(text: str) -> datetime | None:
    """An ISO 8601 date or time in UTC; UTC where it names no offset, midnight for a date alone; else None."""
    text = text.strip()
    if not _ISO.fullmatch(text):
        return None
    text = re.sub(r"\s?(?:UTC|GMT|Z)$", "+00:00", text, flags=re.IGNORECASE)
    try:
        return in_utc(datetime.fromisoformat(text.replace(",", ".").replace(" +", "+").replace(" -", "-")))
    except ValueError:
        return None


def written_date(text: str) -> datetime | None:
    """Any of ISO 8601, RFC 5322 ("Thu, 29 May 2025 10:00:00 GMT") or "May 29, 2025", "29 May 2025 10:00"; else None.

    "05/06/2025" is None: half of the world reads it as the other day.
    """
    text = text.strip()
    if len(text) > 80:  # no date is that long
        return None
    return iso_date(text) or _spelled(text) or _mailed(text)


def in_utc(moment: datetime) -> datetime | None:
    """The moment in UTC, naive ones taken as UTC; None outside the years in which there was and will be news."""
    try:
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def _spelled(text: str) -> datetime | None:
    found = _WRITTEN.fullmatch(text)
    if not found:
        return None
    part = found.groupdict()
    hour = int(part["hour"] or 0)
    if part["half"]:
        hour = hour % 12 + (12 if part["half"].lower() == "p" else 0)
    try:
        return in_utc(
            datetime(
                int(part["year"] or part["year2"]),
                _MONTHS[(part["month"] or part["month2"]).lower()],
                int(part["day"] or part["day2"]),
                hour,
                int(part["minute"] or 0),
                tzinfo=UTC,
            )
        )
    except ValueError:
        return None


def _mailed(text: str) -> datetime | None:
    if not _MAILED.match(text):  # the library reads a date into nearly any words
        return None
    try:
        return in_utc(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
