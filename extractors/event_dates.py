"""The day of an event: in its own phrase, at the verb that says when it is held, else as the parse has it."""

from bisect import bisect_left

from spacy.tokens import Token

from dramatis.partial_date import PartialDate
from dramatis.words import EventType
from extractors.dates import date_of
from extractors.participants_around import happenings, window_end
from extractors.participants_mentions import Mentions
from extractors.reading import DateExpression, Reading
from extractors.syntax import noun_phrase
from extractors.triggers import Trigger

# Types of what is said rather than done.
_VERBAL = frozenset([EventType.REQUEST, EventType.AGREE, EventType.REJECT, EventType.THREATEN, EventType.ACCUSE])
# Tokens after a verb of saying in which the event that it is about may stand.
_AROUND = 25


def date_of_event(reading: Reading, mentions: Mentions, trigger: Trigger) -> tuple[PartialDate, PartialDate] | None:
    """The day of what the trigger reports: in its own phrase, at a verb that says when it is held, else by syntax."""
    token = trigger.token
    if trigger.nominal:
        start, _ = noun_phrase(token)
        inside = [date for date in _dates_within(reading, start, token.i) if date.end <= token.i]
        if inside:
            return inside[-1].first, inside[-1].last
    if not trigger.nominal and trigger.entry.type in _VERBAL:
        return _own_date(reading, mentions, token)
    for word in (*happenings(trigger), token, trigger.support):
        if word is not None:
            found = date_of(reading, word)
            if found is not None:
                return found
    end = window_end(mentions, token)
    after = next(iter(_dates_within(reading, token.i + 1, end)), None)
    return (after.first, after.last) if after is not None else None


def _own_date(reading: Reading, mentions: Mentions, verb: Token) -> tuple[PartialDate, PartialDate] | None:
    """When something is said, which isn't when that is to happen: "pressed on Monday for talks on June 2"."""
    found = date_of(reading, verb)
    later = next((index for index in range(verb.i + 1, verb.i + _AROUND) if index in mentions.triggers), None)
    if found is None or later is None:
        return found
    before = _dates_within(reading, verb.sent.start, later)
    return found if any((date.first, date.last) == found for date in before) else None


def _dates_within(reading: Reading, start: int, end: int) -> list[DateExpression]:
    """The dates that begin at tokens `start` to `end` (exclusive)."""
    dates = reading.dates
    first = bisect_left(dates, start, key=_start)
    return dates[first : bisect_left(dates, end, key=_start)]


def _start(date: DateExpression) -> int:
    return date.start
