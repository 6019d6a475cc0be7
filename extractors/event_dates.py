"""The day of an event: in its own phrase, at the verb that says when it is held, else as the parse has it."""

from bisect import bisect_left

from spacy.tokens import Token

from dramatis.partial_date import PartialDate
from dramatis.words import EventType
from extractors.dates import date_of
from extractors.participants_around import window_end
from extractors.participants_mentions import Mentions
from extractors.reading import DateExpression, Reading
from extractors.syntax import children, climb, is_noun, is_verb, lemma, noun_phrase, preposition_of
from extractors.trigger_verbs import happenings
from extractors.triggers import Trigger

# Types of what is said rather than done.
_VERBAL = frozenset([EventType.REQUEST, EventType.AGREE, EventType.REJECT, EventType.THREATEN, EventType.ACCUSE])
# Verbs whose own day isn't that of what they are about.
_DECIDING = frozenset(
    ["postpone", "cancel", "delay", "defer", "suspend", "scrap", "announce", "reject", "deny", "confirm"]
)
_PUTTING_OFF = frozenset(["postpone", "delay", "defer", "adjourn", "reschedule", "move", "push", "put", "suspend"])
_UNTIL = frozenset(["until", "till"])
# Tokens from "since" to its date: "since the spring of 2022".
_SINCE = 5
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
    # "Stopped all firing at noon on Sunday": the day hangs on what was stopped.
    done = [child for child in children(token, "obj", "xcomp") if child.tag_ == "VBG"]
    held = happenings(trigger.top) if trigger.nominal else []
    for word in (*held, token, trigger.support, *done):
        if word is not None:
            found = _told_day(reading, word)
            if found is not None and not (trigger.nominal and _is_anothers(reading, mentions, trigger, found)):
                if trigger.nominal and _is_of_decision(reading, trigger, found):
                    continue
                return found
    end = window_end(mentions, token)
    behind = _dates_within(reading, token.i + 1, end)
    after = next(
        (date for date in behind if not _modifies(reading, date) and not _is_since(reading, token, date)), None
    )
    found_after = after or _misplaced(reading, token)
    return (found_after.first, found_after.last) if found_after is not None else None


def _told_day(reading: Reading, word: Token) -> tuple[PartialDate, PartialDate] | None:
    """The day of the verb or noun; none where it only says since when there was none ("the first since May")."""
    found = date_of(reading, word)
    for date in _dates_within(reading, word.sent.start, word.sent.end) if found is not None else []:
        if (date.first, date.last) == found and _is_since(reading, word, date):
            return None
    return found


def _is_since(reading: Reading, word: Token, date: DateExpression) -> bool:
    """It says since or until when: "a contract until June 2028" is signed before. What is put off takes place then."""
    before = {token.lower_ for token in reading.doc[max(word.i + 1, date.start - _SINCE) : max(word.i + 1, date.start)]}
    if before & _UNTIL and "since" not in before:
        return not any(lemma(token) in _PUTTING_OFF for token in (word, *climb(word)))
    return "since" in before


def _misplaced(reading: Reading, token: Token) -> DateExpression | None:
    """A past day that the tree gives to a present below: "struck the part that it controls early on Wednesday"."""
    day = reading.reference.day
    if day is None or not reading.reference.exact or token.tag_ != "VBD":
        return None
    for date in _dates_within(reading, token.i + 1, token.sent.end):
        above = climb(reading.doc[date.start : date.end].root)
        verb = next((word for word in above if is_verb(word)), None)
        if verb is None or verb.tag_ not in ("VBZ", "VBP") or date.last.last_day > day:
            continue
        if any(word.i == token.i for word in climb(verb)):
            return date
    return None


def _modifies(reading: Reading, date: DateExpression) -> bool:
    """The date only tells which one another noun means: "the 2016 election"."""
    root = reading.doc[date.start : date.end].root
    return is_noun(root.head) and root.i < root.head.i and not date.start <= root.head.i < date.end


def _is_anothers(
    reading: Reading, mentions: Mentions, trigger: Trigger, found: tuple[PartialDate, PartialDate]
) -> bool:
    """The date hangs on another noun that reports an event: "their conversation built on a call of 2 May"."""
    sentence = trigger.token.sent
    own = {trigger.token.i, *(noun.i for noun in trigger.shell)}
    for date in _dates_within(reading, sentence.start, sentence.end):
        if (date.first, date.last) == found:
            root = reading.doc[date.start : date.end].root
            above = next((token for token in climb(root) if token.i in own or token.i in mentions.triggers), None)
            return above is not None and above.i not in own and is_noun(above)
    return False


def _is_of_decision(reading: Reading, trigger: Trigger, found: tuple[PartialDate, PartialDate]) -> bool:
    """The date is when the event was put off or called off, not when it was to be: "was postponed on Thursday"."""
    verb = next((token for token in climb(trigger.top) if is_verb(token)), None)
    if verb is None or lemma(verb) not in _DECIDING:
        return False
    for date in _dates_within(reading, verb.sent.start, verb.sent.end):
        if (date.first, date.last) == found:
            root = reading.doc[date.start : date.end].root
            return root.head.i == verb.i and preposition_of(root) not in ("to", "until", "till", "for", "from")
    return False


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
