"""Whether two statements contradict each other: of which kind, and why, in plain words. Nothing is decided.

Both must be about one matter, stand at one time, and not be able to be so together. What cannot be told is left out: a
reader who has seen three conflicts that are none looks at no fourth.

1. One matter: the one clause's words are among the other's, numbers, dates and negations aside. Where both have words
   that the other lacks ("the Karvik dam", "the Torvik dam"), they are about two matters.
2. At one time: a source that speaks again brings its own word up to date, and so does a later report of what grows or
   comes to pass (a toll, an agreement that was awaited, a meeting that was moved).
3. Not both: numbers and dates are intervals, and only those without anything in common speak against each other.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from dramatis.times import instant
from stories.conflict_deeds import blamed, called_off, disowned, tolls_differ
from stories.conflict_incidents import of_another, of_two_sizes
from stories.conflict_meeting import (
    AT_ONCE,
    DENIED_WITHIN,
    GROWING_AT_ONCE,
    LEAST_NAMED,
    LEAST_SHARED,
    answers,
    as_real,
    corrected,
    corrects,
    denier_is_meant,
    gap,
    much_alike,
    near,
    one_matter,
    one_plan,
    periods_meet,
    plain,
    planned,
    same_source,
    times_agree,
    two_voices,
    within,
    within_matter,
)
from stories.conflict_numbers import Count
from stories.conflict_statements import Statement
from stories.conflict_tolls import counts_own
from stories.conflict_words import root, stem, words_of

# "No such meeting": what is denied stands elsewhere.
_NO_SUCH = re.compile(r"\b(?:no|not\s+any|never\s+any)\s+such\b", re.IGNORECASE)
# What an explanation quotes of each side.
_MOST_QUOTED = 140
# Words of a full name.
_LEAST_NAME = 2
# What is counted on: a later report with a higher number brings an earlier one up to date.
_GROWING_WORDS = (
    "killed died injured wounded hurt arrested detained displaced fled infected destroyed damaged evacuated missing "
    "rescued dead casualties victims"
)
_GROWING = frozenset(root(stem(word)) for word in _GROWING_WORDS.split())
# Of what is to come a story has one: "the election will be held" names it well enough.
_ONCE = frozenset(root(stem(word)) for word in ("election", "referendum", "funeral", "inauguration", "trial"))
# A clause with one of these tells of the denial itself.
_DENYING = frozenset(("denied", "denies", "deny", "denying", "rejected", "rejects", "refuted", "refutes", "dismissed"))
_AHEAD = ("SCHEDULED", "PROPOSED", "REQUESTED")


class Kind(StrEnum):
    """How two statements contradict each other."""

    NEGATION = "NEGATION"
    NUMBER = "NUMBER"
    DATE = "DATE"
    MODALITY = "MODALITY"
    ATTRIBUTION = "ATTRIBUTION"


@dataclass(frozen=True, slots=True)
class Finding:
    """That two statements contradict each other: the kind, and a sentence on how."""

    kind: Kind
    explanation: str


def contradiction(one: Statement, other: Statement) -> Finding | None:
    """How the two contradict each other, or None. The order of the two doesn't matter, save for the explanation."""
    itself = corrected(one, other)
    if one.clause.article == other.clause.article and not (itself or two_voices(one, other)):
        return None
    if not itself and (one.taken_back or other.taken_back):  # nobody holds it any more
        return None
    if not near(one, other):
        return None
    loose = one.clause.loose or other.clause.loose
    for kind, rule in _RULES:
        if loose and rule not in _OF_DEEDS:
            continue
        told = rule(one, other)
        if told:
            told = f"The report corrects itself. {told}" if itself else told
            return Finding(kind, f"{told}: {_side(one)}; {_side(other)}.")
    return None


def sorted_sides(one: Statement, other: Statement) -> tuple[Statement, Statement]:
    """The two, that reported first on the left."""
    left, right = sorted((one, other), key=_rank)
    return left, right


def _rank(one: Statement) -> tuple[str, str]:
    return one.clause.reported or "~", one.id


def _no_such(no: Statement, yes: Statement) -> bool:
    """ "No such meeting took place in Vienna": what is denied stands in the other's words, which say more."""
    if not _NO_SUCH.search(no.clause.text) or not within(no, yes, DENIED_WITHIN):
        return False
    return len(no.matter) >= LEAST_NAMED and no.matter <= yes.matter


def _negation(one: Statement, other: Statement) -> str:
    if one.negated is None or other.negated is None or one.negated == other.negated:
        return ""
    no, yes = (one, other) if one.negated else (other, one)
    if not (plain(one) and plain(other) and (within_matter(no, yes) or _no_such(no, yes)) and times_agree(one, other)):
        return ""
    if one.modality != other.modality or "DENIED" in (one.modality, other.modality):
        return ""
    if same_source(one, other) or not _stands_still(one, other):
        return ""
    return "One side says that it is so, the other that it is not"


def _stands_still(one: Statement, other: Statement) -> bool:
    """What the one denies can't have come to pass until the other was reported, or the other way round."""
    if within(one, other, AT_ONCE):
        return True
    first, second = sorted_sides(one, other)
    moment = instant(first.clause.reported)
    # Both speak of one day that was over when the first was reported.
    return bool(moment and first.when and second.when and first.when[1].last_day < moment.date())


def _number(one: Statement, other: Statement) -> str:
    if not (one.counts and other.counts) or same_source(one, other):
        return ""
    if one.negated or other.negated or one.negated is None or other.negated is None:
        return ""
    alike = one_plan(one, other) or (_grows(one) and _grows(other) and much_alike(one, other))
    if not (alike and plain(one) and plain(other) and times_agree(one, other)):
        return ""
    if not as_real(one, other) or one.changes or other.changes:
        return ""
    pairs = _comparable(one, other)
    apart = [(left, right) for left, right in pairs if not left.agrees(right)]
    if not apart or len(apart) != len(pairs):
        return ""
    if _grows(one) and any(of_two_sizes(left, right, grows=True) for left, right in apart):
        return ""
    if of_another(one) != of_another(other) or counts_own(one.clause.text) or counts_own(other.clause.text):
        return ""
    if not within(one, other, GROWING_AT_ONCE if _grows(one) else AT_ONCE):
        return ""
    left, right = apart[0]
    fewer, more = (one, other) if left.high < right.low else (other, one)
    if one_plan(one, other) and not planned(more) >= planned(fewer):  # the smaller number may be of a part
        return ""
    return f"The numbers don’t go together, “{left.text}” and “{right.text}”"


def _comparable(one: Statement, other: Statement) -> list[tuple[Count, Count]]:
    """The counts of one thing, where each clause counts it once."""
    mine = {count.unit: count for count in one.counts}
    theirs = {count.unit: count for count in other.counts}
    if len(mine) != len(one.counts) or len(theirs) != len(other.counts):
        return []
    return [(mine[unit], theirs[unit]) for unit in sorted(mine.keys() & theirs.keys())]


def _grows(one: Statement) -> bool:
    return not _GROWING.isdisjoint(one.matter)


def _date(one: Statement, other: Statement) -> str:
    if one.when is None or other.when is None or periods_meet(one, other) or not (one.dated and other.dated):
        return ""
    if one.negated or other.negated or one.changes or other.changes:
        return ""
    if any(not left.agrees(right) for left, right in _comparable(one, other)):  # two things of two times
        return ""
    named = len(one.matter) >= LEAST_SHARED or (one.modality in _AHEAD and bool(one.matter & _ONCE))
    alike = one.matter == other.matter and named
    if not (alike or (corrected(one, other) and corrects(one, other))):
        return ""
    if one.modality != other.modality or not (plain(one) and plain(other)):
        return ""
    if same_source(one, other) or _told_of(one, other) or _told_of(other, one):
        return ""
    if one.modality in _AHEAD and not within(one, other, AT_ONCE):
        return ""
    return f"The times don’t go together, {_period(one)} and {_period(other)}"


def _told_of(one: Statement, other: Statement) -> bool:
    """The one's article tells of the same at the other's time too."""
    assert other.when is not None
    return any(day.overlaps(mine) for day in other.when for mine in one.elsewhere)


def _period(one: Statement) -> str:
    assert one.when is not None
    start, end = map(str, one.when)
    return start if start == end else f"{start} to {end}"


def _modality(one: Statement, other: Statement) -> str:
    how = {one.modality, other.modality}
    if len(how) < 2 or same_source(one, other) or not times_agree(one, other):
        return ""
    if one.hedged or other.hedged or one.negated or other.negated:
        return ""
    if how == {"OCCURRED", "DENIED"}:  # that something was moved may be denied, too
        no, yes = (one, other) if one.modality == "DENIED" else (other, one)
        if not denier_is_meant(no, yes) or not _DENYING.isdisjoint(words_of(yes.clause.text)):
            return ""
        if within_matter(no, yes) or (two_voices(one, other) and much_alike(one, other)) or answers(no, yes):
            return "One side has it happen, the other denies it"
        return ""
    if one.changes or other.changes or not one_matter(one, other):
        return ""
    if words_of(one.clause.text) == words_of(other.clause.text):  # one sentence, read in two ways
        return ""
    if "SCHEDULED" in how and how & {"PROPOSED", "REQUESTED"} and within(one, other, AT_ONCE):
        return "One side has it settled, for the other it is only proposed"
    done, ahead = (one, other) if one.modality == "OCCURRED" else (other, one)
    if done.modality == "OCCURRED" and ahead.modality in _AHEAD and done.when and ahead.when:
        after = gap(done, ahead)
        if after is not None and timedelta(hours=2) < after:
            return "One side has it done, for the other it is still to come"
    return ""


def _attribution(one: Statement, other: Statement) -> str:
    if not one.quoted or one.quoted != other.quoted or not (one.clause.people and other.clause.people):
        return ""
    if one.clause.article == other.clause.article:
        return ""
    names = [set(words_of(side.clause.speaker)) for side in (one, other)]
    # A family name alone, or a speaker whom the words speak of, is too easily the wrong one.
    full = all(sum(len(word) > 1 for word in name) >= _LEAST_NAME for name in names)
    if not full or names[0] & names[1] or (names[0] | names[1]) & set(one.quoted.split()):
        return ""
    if {one.source, *one.voices} & {other.source, *other.voices}:
        return ""
    return "The same words are put into two mouths"


def _side(one: Statement) -> str:
    clause = one.clause
    text = clause.text if len(clause.text) <= _MOST_QUOTED else clause.text[:_MOST_QUOTED].rsplit(" ", 1)[0] + " …"
    outlet = clause.outlet or "a report without a named outlet"
    if not clause.speaker:
        return f"{outlet} reports “{text}”"
    verb = "denies" if clause.modality == "DENIED" else "says"
    return f"{clause.speaker} {verb} “{text}” ({outlet})"


_RULES: tuple[tuple[Kind, Callable[[Statement, Statement], str]], ...] = (
    (Kind.ATTRIBUTION, _attribution),
    (Kind.MODALITY, disowned),
    (Kind.MODALITY, _modality),
    (Kind.MODALITY, called_off),
    (Kind.ATTRIBUTION, blamed),
    (Kind.NEGATION, _negation),
    (Kind.NUMBER, _number),
    (Kind.NUMBER, tolls_differ),
    (Kind.DATE, _date),
)
# Those that look at tolls and deeds alone, whatever the other words of a sentence are.
_OF_DEEDS = frozenset((disowned, blamed, tolls_differ))
