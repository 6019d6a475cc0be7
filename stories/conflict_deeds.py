"""What is compared whatever the other words of two clauses are: tolls, who did a deed, and what is called off."""

import re

from stories.conflict_blame import one_culprit, one_deed
from stories.conflict_incidents import differing_tolls, grows
from stories.conflict_meeting import (
    AT_ONCE,
    DENIED_WITHIN,
    GROWING_AT_ONCE,
    LEAST_NAMED,
    LEAST_OF_BOTH,
    gap,
    plain,
    same_source,
    times_agree,
    within,
)
from stories.conflict_statements import Statement
from stories.conflict_words import content, negates, root, stem

_OFF = re.compile(
    r"\b(?:cancel\w*|call(?:ed|ing)\s+off|scrap(?:ped|ping)|suspend(?:ed|ing)|shelv(?:ed|ing)|abandon(?:ed|ing)|axed|"
    r"postpon(?:ed|ing)|put\s+off)\b",
    re.IGNORECASE,
)
# Why something is off is no part of it.
_REASON = re.compile(r"\b(?:because|due\s+to|owing\s+to|after|amid|over|until|to\s+(?=\d)|in\s+order)\b", re.IGNORECASE)
_OFF_TEXT = "cancel cancelled canceled call off scrap suspend shelve abandon axe postpone put"
_OFF_WORDS = frozenset(root(stem(word)) for word in _OFF_TEXT.split())


def called_off(one: Statement, other: Statement) -> str:
    """What the one still expects, or reports, is off for the other."""
    off = [_OFF.search(side.clause.text) is not None for side in (one, other)]
    if off[0] == off[1] or same_source(one, other) or not within(one, other, GROWING_AT_ONCE):
        return ""
    gone, plan = (one, other) if off[0] else (other, one)
    if negates(gone.clause.text) or plan.negated is not False or gone.hedged or not plain(plan):
        return ""
    if plan.changes or plan.modality not in ("SCHEDULED", "OCCURRED") or gone.modality == "DENIED":
        return ""
    told = _REASON.split(gone.clause.text)[0]
    matter = (gone.matter & set(map(root, content(told)))) - _OFF_WORDS
    enough = len(matter) >= LEAST_NAMED and matter <= plan.matter and len(matter) >= LEAST_OF_BOTH * len(plan.matter)
    if not (enough and times_agree(one, other)):
        return ""
    if plan.modality == "SCHEDULED":
        return "One side expects it, for the other it is called off"
    return "One side has it happen, for the other it was called off"


def tolls_differ(one: Statement, other: Statement) -> str:
    """The tolls of one incident, told in whatever words."""
    if one.negated is not False or other.negated is not False or same_source(one, other):
        return ""
    if one.modality != "OCCURRED" or other.modality != "OCCURRED" or one.changes or other.changes:
        return ""
    if not (plain(one) and plain(other) and times_agree(one, other)) or gap(one, other) is None:
        return ""
    found = differing_tolls(one, other)
    if found is None or not within(one, other, GROWING_AT_ONCE if grows(found[0]) else AT_ONCE):
        return ""
    left, right = (toll.count for toll in found)
    if left.agrees(right):
        return f"The reports count differently, “{left.text}” and “{right.text}”"
    return f"The numbers don’t go together, “{left.text}” and “{right.text}”"


def blamed(one: Statement, other: Statement) -> str:
    """Two are named for a deed of one."""
    if not _deeds_comparable(one, other):
        return ""
    for mine in one.blames:
        for theirs in other.blames:
            if mine.denied or theirs.denied or one_culprit(mine, theirs):
                continue
            if one_deed(mine, theirs, _scene(one), _scene(other)):
                return "Two are held responsible for one deed"
    return ""


def disowned(one: Statement, other: Statement) -> str:
    """Who is named for a deed denies it."""
    if not _deeds_comparable(one, other):
        return ""
    for mine in one.blames:
        for theirs in other.blames:
            if mine.denied == theirs.denied or not one_culprit(mine, theirs):
                continue
            if one_deed(mine, theirs, _scene(one), _scene(other)):
                return "One side says who did it, and is denied"
    return ""


def _deeds_comparable(one: Statement, other: Statement) -> bool:
    if not (one.blames and other.blames) or same_source(one, other):
        return False
    if one.clause.polarity == "NEGATED" or other.clause.polarity == "NEGATED" or not times_agree(one, other):
        return False
    return not one.hedged and not other.hedged and within(one, other, DENIED_WITHIN)


def _scene(one: Statement) -> frozenset[str]:
    return one.matter | frozenset(one.clause.scene)
