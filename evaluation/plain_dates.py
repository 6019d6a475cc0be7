"""The plain baseline for dates: a grammar of a few regular expressions, relative dates from the document's day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Doc

from dramatis.partial_date import PartialDate
from extractors.reading import DateExpression

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_DAY = r"(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
# Longer forms first: what one of them has taken, a shorter one doesn't get.
_FORMS = tuple(
    re.compile(rf"\b(?:{form})\b", re.IGNORECASE)
    for form in (
        rf"{_DAY} (?:of )?{_MONTH}(?: ?,? {_YEAR})?",
        rf"{_MONTH} {_DAY}(?: ?, {_YEAR})?",
        rf"{_MONTH}(?: ?,? (?:of )?{_YEAR})?",
        rf"(?P<weekday>{'|'.join(_WEEKDAYS)})",
        r"(?P<near>today|yesterday|tomorrow)",
        r"(?P<side>last|this|next) (?P<unit>month|year)",
        _YEAR,
    )
)
_STEPS = {"yesterday": -1, "today": 0, "tomorrow": 1, "last": -1, "this": 0, "next": 1}


def plain_dates(doc: Doc, day: date | None) -> list[DateExpression]:
    """The dates of the text in order; they don't overlap."""
    found: list[DateExpression] = []
    taken: set[int] = set()
    for form in _FORMS:
        for match in form.finditer(doc.text):
            span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if span is None or taken & set(range(span.start, span.end)):
                continue
            for value in _value({key: word for key, word in match.groupdict().items() if word}, day):
                found.append(DateExpression(span.start, span.end, value, value))
                taken |= set(range(span.start, span.end))
    return sorted(found, key=lambda one: one.start)


def _value(parts: dict[str, str], today: date | None) -> Iterator[PartialDate]:
    """The date meant; nothing where there is none such."""
    try:
        if "month" in parts:
            year = int(parts["year"]) if "year" in parts else today.year if today else 1
            month = _MONTHS.index(parts["month"].lower()) + 1
            yield PartialDate(year, month, int(parts["day"]) if "day" in parts else None)
        elif "year" in parts:
            yield PartialDate(int(parts["year"]))
        elif today is not None:
            yield _relative(parts, today)
    except (ValueError, OverflowError):
        return


def _relative(parts: dict[str, str], today: date) -> PartialDate:
    if "near" in parts:
        return PartialDate.of(today + timedelta(days=_STEPS[parts["near"].lower()]))
    if "weekday" in parts:
        back = (today.weekday() - _WEEKDAYS.index(parts["weekday"].lower())) % 7
        return PartialDate.of(today - timedelta(days=back))
    step = _STEPS[parts["side"].lower()]
    if parts["unit"].lower() == "year":
        return PartialDate(today.year + step)
    month = today.year * 12 + today.month - 1 + step
    return PartialDate(month // 12, month % 12 + 1)
