"""Whether two statements contradict each other: of which kind, and why, in plain words. Nothing is decided.

Both must be about one matter, stand at one time, and not be able to be so together. What cannot be told is left out: a
reader who has seen three conflicts that are none looks at no fourth.

1. One matter: the one clause's words are among the other's, numbers, dates and negations aside. Where both have words
   that the other lacks ("the Karvik dam", "the Torvik dam"), they are about two matters.
2. At one time: a source that speaks again brings its own word up to date, and so does a later report of what grows or
   comes to pass (a toll, an agreement that was awaited, a meeting that was moved).
3. Not both: numbers and dates are intervals, and only those without anything in common speak against each other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from difflib import SequenceMatcher
from enum import StrEnum

from dramatis.times import instant
from stories.conflict_incidents import differing_tolls, grows
from stories.conflict_numbers import Count
from stories.conflict_statements import Carrier, Statement
from stories.conflict_words import root, stem, words_of

# Within so long two reports of a count that grows, or of what is still to come, stand at one time.
_AT_ONCE = timedelta(hours=12)
_GROWING_AT_ONCE = timedelta(hours=3)
# A denial answers what was said in the days before.
_DENIED_WITHIN = timedelta(days=3)
# Beyond it the same words are about another time: news of one matter comes within days.
_LONGEST_APART = timedelta(days=7)
# Stems that two clauses must share: with fewer, one is most often a fragment ("is not a health care bill").
_LEAST_SHARED = 3
# Of the longer clause's stems so many must be shared: on 258 full articles of 110 stories the six false conflicts
# between clauses of very different length, of 20 found, were below it.
_LEAST_ALIKE = 0.6
# As much where a denial is in other words than what it denies.
_LEAST_OF_BOTH = 0.5
# A denial in quite other words shares so many roots with what it denies: so much of its own, so much of the other's. On
# 110 stories with 28 denials nothing but true ones is above it, and a denial of other contacts lies just below.
_LEAST_ROOTS = 5
_LEAST_OF_DENIAL = 0.5
_LEAST_OF_DENIED = 0.4
# One root less does where it is nearly all of the denial.
_NEARLY_ALL = 0.8
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
    corrected = _corrected(one, other)
    if one.clause.article == other.clause.article and not (corrected or _two_voices(one, other)):
        return None
    if not corrected and (one.taken_back or other.taken_back):  # nobody holds it any more
        return None
    if not _near(one, other):
        return None
    for kind, rule in _RULES:
        told = rule(one, other)
        if told:
            told = f"The report corrects itself. {told}" if corrected else told
            return Finding(kind, f"{told}: {_side(one)}; {_side(other)}.")
    return None


def sorted_sides(one: Statement, other: Statement) -> tuple[Statement, Statement]:
    """The two, that reported first on the left."""
    left, right = sorted((one, other), key=_rank)
    return left, right


def _rank(one: Statement) -> tuple[str, str]:
    return one.clause.reported or "~", one.id


def _two_voices(one: Statement, other: Statement) -> bool:
    """Both are claims of named speakers, and not of the same."""
    claims = one.clause.carrier is other.clause.carrier is Carrier.CLAIM
    return claims and one.clause.named and other.clause.named and one.source != other.source


def _corrected(one: Statement, other: Statement) -> bool:
    """One of the two is what an earlier version of the article said."""
    return one.clause.article == other.clause.article and one.taken_back != other.taken_back


def _same_source(one: Statement, other: Statement) -> bool:
    if one.source == other.source:
        return True
    if _corrected(one, other):
        return False
    # The article's own words, and what somebody says in another article of the outlet: the outlet's way on.
    return one.clause.origin == other.clause.origin and not _two_voices(one, other)


def _gap(one: Statement, other: Statement) -> timedelta | None:
    """How long after the first the second was reported; None where a time is unknown."""
    first, second = instant(one.clause.reported), instant(other.clause.reported)
    return None if first is None or second is None else second - first


def _near(one: Statement, other: Statement) -> bool:
    gap = _gap(one, other)
    return gap is None or abs(gap) <= _LONGEST_APART


def _within(one: Statement, other: Statement, most: timedelta) -> bool:
    """Both stand at one time, as far as is known."""
    gap = _gap(one, other)
    return gap is None or abs(gap) <= most


def _one_matter(one: Statement, other: Statement) -> bool:
    """The shorter clause's words are all among the other's, and most of the other's among them."""
    shared = len(one.matter & other.matter)
    least, most = sorted((len(one.matter), len(other.matter)))
    return shared == least >= _LEAST_SHARED and shared >= _LEAST_ALIKE * most


def _much_alike(one: Statement, other: Statement) -> bool:
    """Most words are shared, and nowhere has the one a word in another's place ("the hospital", "the school")."""
    shared = len(one.matter & other.matter)
    if shared < max(_LEAST_SHARED, _LEAST_OF_BOTH * max(len(one.matter), len(other.matter))):
        return False
    steps = SequenceMatcher(None, one.told, other.told, autojunk=False).get_opcodes()
    return all(tag != "replace" for tag, *_ in steps)


def _within_matter(narrow: Statement, broad: Statement) -> bool:
    """They are about one matter, and the one names nothing that the other doesn't: who denies a part denies no more."""
    return _one_matter(narrow, broad) and narrow.matter <= broad.matter


def _answers(no: Statement, yes: Statement) -> bool:
    """The denial of a named voice shares most of its words with what somebody else says, in whatever form and order."""
    if not no.clause.speaker or not _within(no, yes, _DENIED_WITHIN):
        return False
    denied, told = ({word for word in side.matter if len(word) > 1} for side in (no, yes))  # "U.S." gives letters
    shared = len(denied & told)
    if shared < max(_LEAST_OF_DENIAL * len(denied), _LEAST_OF_DENIED * len(told)):
        return False
    return shared >= _LEAST_ROOTS or (shared == _LEAST_ROOTS - 1 and shared >= _NEARLY_ALL * len(denied))


def _times_agree(one: Statement, other: Statement) -> bool:
    """The two times share a day, as far as both are known."""
    if one.when is None or other.when is None:
        return True
    return one.when[0].first_day <= other.when[1].last_day and other.when[0].first_day <= one.when[1].last_day


def _plain(one: Statement) -> bool:
    """Said outright, as something that is or was so."""
    return not one.hedged and one.modality != "HYPOTHETICAL"


def _negation(one: Statement, other: Statement) -> str:
    if one.negated is None or other.negated is None or one.negated == other.negated:
        return ""
    no, yes = (one, other) if one.negated else (other, one)
    if not (_plain(one) and _plain(other) and _within_matter(no, yes) and _times_agree(one, other)):
        return ""
    if one.modality != other.modality or "DENIED" in (one.modality, other.modality):
        return ""
    if _same_source(one, other) or not _stands_still(one, other):
        return ""
    return "One side says that it is so, the other that it is not"


def _stands_still(one: Statement, other: Statement) -> bool:
    """What the one denies can't have come to pass until the other was reported, or the other way round."""
    if _within(one, other, _AT_ONCE):
        return True
    first, second = sorted_sides(one, other)
    moment = instant(first.clause.reported)
    # Both speak of one day that was over when the first was reported.
    return bool(moment and first.when and second.when and first.when[1].last_day < moment.date())


def _number(one: Statement, other: Statement) -> str:
    if not (one.counts and other.counts) or _same_source(one, other):
        return ""
    if one.negated or other.negated or one.negated is None or other.negated is None:
        return ""
    alike = _one_matter(one, other) or (_grows(one) and _grows(other) and _much_alike(one, other))
    if not (alike and _plain(one) and _plain(other) and _times_agree(one, other)):
        return ""
    if one.modality != other.modality or one.changes or other.changes:
        return ""
    pairs = _comparable(one, other)
    apart = [(left, right) for left, right in pairs if not left.agrees(right)]
    if not apart or len(apart) != len(pairs):
        return ""
    if not _within(one, other, _GROWING_AT_ONCE if _grows(one) else _AT_ONCE):
        return ""
    left, right = apart[0]
    fewer, more = (one, other) if left.high < right.low else (other, one)
    if _one_matter(one, other) and not more.matter >= fewer.matter:  # the smaller number may be of a part
        return ""
    return f"The numbers don’t go together, “{left.text}” and “{right.text}”"


def _toll(one: Statement, other: Statement) -> str:
    """The tolls of one incident, told in whatever words."""
    if one.negated is not False or other.negated is not False or _same_source(one, other):
        return ""
    if one.modality != "OCCURRED" or other.modality != "OCCURRED" or one.changes or other.changes:
        return ""
    if not (_plain(one) and _plain(other) and _times_agree(one, other)) or _gap(one, other) is None:
        return ""
    found = differing_tolls(one, other)
    if found is None or not _within(one, other, _GROWING_AT_ONCE if grows(found[0]) else _AT_ONCE):
        return ""
    left, right = (toll.count for toll in found)
    if left.agrees(right):
        return f"The reports count differently, “{left.text}” and “{right.text}”"
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
    if one.when is None or other.when is None or _times_agree(one, other) or not (one.dated and other.dated):
        return ""
    if one.negated or other.negated or one.changes or other.changes:
        return ""
    if not (one.matter == other.matter or (_corrected(one, other) and _one_matter(one, other))):
        return ""
    if len(one.matter) < _LEAST_SHARED or one.modality != other.modality or not (_plain(one) and _plain(other)):
        return ""
    if _same_source(one, other) or _told_of(one, other) or _told_of(other, one):
        return ""
    if one.modality in _AHEAD and not _within(one, other, _AT_ONCE):
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
    if len(how) < 2 or _same_source(one, other) or not _times_agree(one, other):
        return ""
    if one.hedged or other.hedged or one.negated or other.negated:
        return ""
    if how == {"OCCURRED", "DENIED"}:  # that something was moved may be denied, too
        no, yes = (one, other) if one.modality == "DENIED" else (other, one)
        if not _DENYING.isdisjoint(words_of(yes.clause.text)):
            return ""
        if _within_matter(no, yes) or (_two_voices(one, other) and _much_alike(one, other)) or _answers(no, yes):
            return "One side has it happen, the other denies it"
        return ""
    if one.changes or other.changes or not _one_matter(one, other):
        return ""
    if words_of(one.clause.text) == words_of(other.clause.text):  # one sentence, read in two ways
        return ""
    if "SCHEDULED" in how and how & {"PROPOSED", "REQUESTED"} and _within(one, other, _AT_ONCE):
        return "One side has it settled, for the other it is only proposed"
    done, ahead = (one, other) if one.modality == "OCCURRED" else (other, one)
    if done.modality == "OCCURRED" and ahead.modality in _AHEAD and done.when and ahead.when:
        gap = _gap(done, ahead)
        if gap is not None and timedelta(hours=2) < gap:
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
    (Kind.MODALITY, _modality),
    (Kind.NEGATION, _negation),
    (Kind.NUMBER, _number),
    (Kind.NUMBER, _toll),
    (Kind.DATE, _date),
)
