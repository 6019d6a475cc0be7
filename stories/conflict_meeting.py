"""Whether two statements are of one matter, stand at one time, and come from two sources: then they can be compared."""

import re
from datetime import timedelta
from difflib import SequenceMatcher

from dramatis.times import instant
from stories.conflict_blame import states
from stories.conflict_statements import Carrier, Statement
from stories.conflict_words import begins_with_pronoun, content, root, stem

# Within so long two reports of a count that grows, or of what is still to come, stand at one time.
AT_ONCE = timedelta(hours=12)
GROWING_AT_ONCE = timedelta(hours=3)
# A denial answers what was said in the days before.
DENIED_WITHIN = timedelta(days=3)
# Beyond it the same words are about another time: news of one matter comes within days.
_LONGEST_APART = timedelta(days=7)
# Stems that two clauses must share: with fewer, one is most often a fragment ("is not a health care bill").
LEAST_SHARED = 3
# Of the longer clause's stems so many must be shared: on 258 full articles of 110 stories the six false conflicts
# between clauses of very different length, of 20 found, were below it.
_LEAST_ALIKE = 0.6
# As much where a denial is in other words than what it denies.
LEAST_OF_BOTH = 0.5
# A denial in quite other words shares so many roots with what it denies: so much of its own, so much of the other's. On
# 110 stories with 28 denials nothing but true ones is above it, and a denial of other contacts lies just below.
_LEAST_ROOTS = 5
_LEAST_OF_DENIAL = 0.5
_LEAST_OF_DENIED = 0.4
# One root less does where it is nearly all of the denial.
_NEARLY_ALL = 0.8
# "No such meeting" leaves little to be named, and so does what is called off.
LEAST_NAMED = 2
# What is planned is told as done by the verb of the plan, and what is under way as well as what is to come.
_PLAN = re.compile(
    r"\b(?:agree[sd]?|decide[sd]?|plans?|planned|wants?|wanted|intends?|intended|is|are)\s+to\s", re.IGNORECASE
)
_PLAN_WORDS = frozenset(root(stem(word)) for word in ("agree", "decide", "plan", "want", "intend"))
# What somebody has decided to do and is about to; prices that "are rising" now may rise otherwise later.
_UNDER_WAY = re.compile(
    r"\b(?:is|are)\s+(?:impos|cutt|rais|lift|buy|sell|send|pay|clos|open|hir|lay|invest|spend|withdraw|deploy|recall|"
    r"launch|introduc)ing\b",
    re.IGNORECASE,
)


def two_voices(one: Statement, other: Statement) -> bool:
    """Both are claims of named speakers, and not of the same."""
    claims = one.clause.carrier is other.clause.carrier is Carrier.CLAIM
    return claims and one.clause.named and other.clause.named and one.source != other.source


def corrected(one: Statement, other: Statement) -> bool:
    """One of the two is what an earlier version of the article said."""
    return one.clause.article == other.clause.article and one.taken_back != other.taken_back


def same_source(one: Statement, other: Statement) -> bool:
    if one.source == other.source:
        return True
    if corrected(one, other):
        return False
    # The article's own words, and what somebody says in another article of the outlet: the outlet's way on.
    return one.clause.origin == other.clause.origin and not two_voices(one, other)


def gap(one: Statement, other: Statement) -> timedelta | None:
    """How long after the first the second was reported; None where a time is unknown."""
    first, second = instant(one.clause.reported), instant(other.clause.reported)
    return None if first is None or second is None else second - first


def near(one: Statement, other: Statement) -> bool:
    between = gap(one, other)
    return between is None or abs(between) <= _LONGEST_APART


def within(one: Statement, other: Statement, most: timedelta) -> bool:
    """Both stand at one time, as far as is known."""
    between = gap(one, other)
    return between is None or abs(between) <= most


def one_matter(one: Statement, other: Statement) -> bool:
    """The shorter clause's words are all among the other's, and most of the other's among them."""
    return _mostly_within(one.matter, other.matter)


def one_plan(one: Statement, other: Statement) -> bool:
    """They are of one matter when the words of a plan are left out."""
    return _mostly_within(planned(one), planned(other))


def _mostly_within(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    least, most = sorted((len(one), len(other)))
    return shared == least >= LEAST_SHARED and shared >= _LEAST_ALIKE * most


def corrects(one: Statement, other: Statement) -> bool:
    """The two halves of a printed correction: the one's words are the other's, few as they may be."""
    fewer, more = sorted((one.matter, other.matter), key=len)
    return len(fewer) >= LEAST_NAMED and fewer <= more


def much_alike(one: Statement, other: Statement) -> bool:
    """Most words are shared, and nowhere has the one a word in another's place ("the hospital", "the school")."""
    shared = len(one.matter & other.matter)
    if shared < max(LEAST_SHARED, LEAST_OF_BOTH * max(len(one.matter), len(other.matter))):
        return False
    return not _one_in_place(one, other)


def _one_in_place(one: Statement, other: Statement) -> bool:
    """Somewhere the one has a word in the place of another."""
    # In one order, whoever is asked first: the matcher isn't the same both ways.
    left, right = sorted((one.told, other.told))
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return any(tag == "replace" for tag, *_ in steps)


def within_matter(narrow: Statement, broad: Statement) -> bool:
    """They are about one matter, and the one names nothing that the other doesn't: who denies a part denies no more."""
    if not narrow.matter <= broad.matter:
        return False
    # A longer denial is of one matter with what says up to twice as much.
    long = len(narrow.matter) >= _LEAST_ROOTS and len(narrow.matter) >= LEAST_OF_BOTH * len(broad.matter)
    return long or one_matter(narrow, broad)


def answers(no: Statement, yes: Statement) -> bool:
    """The denial of a named voice shares most of its words with what somebody else says, in whatever form and order."""
    if not no.clause.speaker or not within(no, yes, DENIED_WITHIN):
        return False
    denied, told = ({word for word in side.matter if len(word) > 1} for side in (no, yes))  # "U.S." gives letters
    shared = len(denied & told)
    if shared < max(_LEAST_OF_DENIAL * len(denied), _LEAST_OF_DENIED * len(told)):
        return False
    if shared >= _LEAST_ROOTS:
        return True
    # With so few the one that the other lacks may be what is denied: a loan, where a delay was asked for.
    return shared == _LEAST_ROOTS - 1 and shared >= _NEARLY_ALL * len(denied) and not _one_in_place(no, yes)


def denier_is_meant(no: Statement, yes: Statement) -> bool:
    """Who denies that "it" did so is named by the other; who denies it of somebody else needn't be."""
    if no.denies or not begins_with_pronoun(no.clause.text) or not no.clause.speaker:
        return True
    own = set(map(root, content(no.clause.speaker)))
    told = yes.matter | {word for name in yes.clause.names for word in map(root, content(name))}
    return not own or bool(own & told) or bool(states(no.clause.speaker) & states(yes.clause.text))


def times_agree(one: Statement, other: Statement) -> bool:
    """The two times share a day, as far as both are known."""
    if one.days and other.days and not one.days & other.days:
        return False
    return periods_meet(one, other)


def periods_meet(one: Statement, other: Statement) -> bool:
    if one.when is None or other.when is None:
        return True
    return one.when[0].first_day <= other.when[1].last_day and other.when[0].first_day <= one.when[1].last_day


def planned(one: Statement) -> frozenset[str]:
    """What it is about without the words of a plan: "has agreed to buy" and "will buy" are of one purchase."""
    return one.matter - _PLAN_WORDS if _PLAN.search(one.clause.text) else one.matter


def as_real(one: Statement, other: Statement) -> bool:
    """Both hold it to be as real, done or settled; "is imposing" and "agreed to" may be said of what is to come."""
    if one.modality == other.modality:
        return True
    if {one.modality, other.modality} != {"OCCURRED", "SCHEDULED"}:
        return False
    done = one if one.modality == "OCCURRED" else other
    return _PLAN.search(done.clause.text) is not None or _UNDER_WAY.search(done.clause.text) is not None


def plain(one: Statement) -> bool:
    """Said outright, as something that is or was so."""
    return not one.hedged and one.modality != "HYPOTHETICAL"
