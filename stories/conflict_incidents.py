"""Whether two tolls told in one story are of one incident, and whether their numbers differ.

Clauses with tolls share few words ("At least 12 people were killed", "killing 13 people"). They are taken to be of one
incident where each report gives one such toll only, at one time, no place or date speaks against it, and either a place
or another word is shared or the numbers are near each other.
"""

import math
import re
from dataclasses import dataclass
from datetime import timedelta

from dramatis.times import instant
from stories.conflict_dates import without_dates
from stories.conflict_numbers import Count
from stories.conflict_statements import Statement
from stories.conflict_tolls import Toll
from stories.conflict_words import content, root, stem, words_of

# Two tolls without a shared word must be this near: other incidents of one story have other numbers.
_NEAR = 1.5
# The most that two sides' numbers of one incident are apart: 300 dead and ten thousand, 5,000 marchers and a million.
_MOST_TIMES, _MOST_TIMES_GATHERED = 50, 300
# And no smaller than this: two and three dead may be any two and three.
_LEAST_NEAR = 5
# An incident that began longer before its report is told of as what was before.
_LATEST = timedelta(days=10)
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|across|around|off|through|(?:city|town|village|province|state|region|port|district|island)\s+of)\s+"
    r"(?:the\s+|central\s+|northern\s+|southern\s+|eastern\s+|western\s+)*((?:[A-Z][\w'’-]+\s?)+)"
)
# What is said of some of those who are counted: it happened to them, or where they are from.
_OF_SOME = re.compile(r",?\s+(?:among\s+(?:them|the)|including|of\s+whom|some\s+of\s+them)\b.*", re.DOTALL)
# Names after "in" that are none of places.
_NO_PLACE_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december
"""
_NO_PLACES = frozenset(_NO_PLACE_WORDS.split())
# Words of a number that is being brought up to date: a higher one elsewhere is only later.
_UPDATED = re.compile(
    r"\b(?:rise|rose|risen|rising|climb\w*|jump\w*|grow|grew|grown|went up|revis\w*|so far)\b", re.IGNORECASE
)
# What every toll says, and so tells none from others.
_TOLL_TEXT = """
people kill dead toll injure leave attend take part gather arrest detain release free displace missing evacuate march
protest demonstrate rally more least night day report number total
"""
_TOLL_WORDS = frozenset(root(stem(word)) for word in _TOLL_TEXT.split())
# What makes the incident of a clause another one than that of the story.
_ANOTHER = re.compile(
    r"\b(?:another|separate(?:ly)?|second|third|earlier|previous|other|neighbou?ring|different|similar|elsewhere|"
    r"across\s+the\s+country|nationwide|countrywide|worldwide|around\s+the\s+world|in\s+total|altogether|overall|"
    r"last\s+(?:week|month|year)|(?:week|month|year)s?\s+(?:ago|before|earlier))\b",
    re.IGNORECASE,
)
# A name inside a sentence: its first word may be any.
_NAME = re.compile(r"(?<=[^\s.!?:\n])[ ]([A-Z][\w'’-]+)")
# Characters of a text and words that make its scene: a title and two or three sentences say where and what it is.
_LONGEST_SCENE = 420
_MOST_OF_SCENE = 48
# Words that two scenes must share, a name among them.
_LEAST_OF_SCENE = 3
# What is known for sure at the time of the report, and counted; "more than 40" is an estimate.
_AT_LEAST = re.compile(r"at least|no fewer than|no less than", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scene:
    """How an article begins: the roots of its words and, of these, of its names."""

    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def differing_tolls(one: Statement, other: Statement) -> tuple[Toll, Toll] | None:
    """The first tolls of one incident of which the numbers differ; None where there are none, or it can't be told."""
    if _UPDATED.search(one.clause.text) or _UPDATED.search(other.clause.text):
        return None
    if not (_of_now(one) and _of_now(other)):
        return None
    if of_another(one) != of_another(other):
        return None
    theirs = {toll.of: toll for toll in other.tolls}
    for toll in one.tolls:
        against = theirs.get(toll.of)
        if (
            against is not None
            and numbers_differ(toll.count, against.count)
            and _one_kin(toll, against)
            and not of_two_sizes(toll.count, against.count, grows=grows(toll))
            and _one_incident(one, other, toll, against)
        ):
            return toll, against
    return None


def numbers_differ(one: Count, other: Count) -> bool:
    """No number satisfies both; or both are what is known for sure at the time, and not the same."""
    if not one.agrees(other):
        return True
    return bool(_AT_LEAST.match(one.text) and _AT_LEAST.match(other.text)) and one.low != other.low


def of_another(one: Statement) -> bool:
    """The clause tells of something else than its story does: another raid, last week's march."""
    return _ANOTHER.search(one.clause.text) is not None


def _one_kin(toll: Toll, against: Toll) -> bool:
    """They are of one people, as far as it stands with the numbers; the smaller number may not be of one of several."""
    if toll.kin and against.kin:
        return bool(set(toll.kin) & set(against.kin))
    fewer = toll if toll.count.low < against.count.low else against
    return not fewer.kin


def of_two_sizes(one: Count, other: Count, *, grows: bool) -> bool:
    """One number is so many times the other that they are a war's and a day's, and nobody's view of one incident.

    `grows`: it rises as more becomes known, and is no crowd.
    """
    fewer, more = sorted((one, other), key=lambda count: count.low)
    least = fewer.high if math.isfinite(fewer.high) else fewer.low
    return more.low > (_MOST_TIMES if grows else _MOST_TIMES_GATHERED) * max(least, 1)


def grows(toll: Toll) -> bool:
    """The number rises as more becomes known."""
    return toll.fate != "gathered"


def _of_now(one: Statement) -> bool:
    moment = instant(one.clause.reported)
    if moment is None or one.when is None:
        return True
    return moment.date() - one.when[0].last_day <= _LATEST


def _one_incident(one: Statement, other: Statement, toll: Toll, against: Toll) -> bool:
    places = [_places(side.clause.text) for side in (one, other)]
    if places[0] and places[1]:
        return bool(places[0] & places[1])
    if _scenes_meet(one, other, *places):
        return True
    shared = one.matter & other.matter
    if shared - _TOLL_WORDS - {root(stem(toll.who))}:
        return True
    least, most = sorted(max(count.low, 1.0) for count in (toll.count, against.count))
    return least >= _LEAST_NEAR and most <= _NEAR * least


def _scenes_meet(one: Statement, other: Statement, places: set[str], others: set[str]) -> bool:
    """The articles begin with one scene; a place that only one of the clauses names is of the other's scene."""
    scenes = [set(side.clause.scene) | side.matter for side in (one, other)]
    if (places and not places & scenes[1]) or (others and not others & scenes[0]):
        return False
    named = [set(side.clause.setting) | found for side, found in ((one, places), (other, others))]
    shared = (scenes[0] & scenes[1]) - _TOLL_WORDS
    return bool(named[0] & named[1]) and len(shared) >= _LEAST_OF_SCENE


def scene_of(text: str) -> Scene:
    """The words with which a text begins, title included, and its names; no names of days and months."""
    beginning = text[:_LONGEST_SCENE]
    body = beginning.partition("\n")[2]
    words = content(without_dates(beginning))[:_MOST_OF_SCENE]
    names = {word for match in _NAME.finditer(body) for word in words_of(match[1])} - _NO_PLACES
    return Scene(tuple(map(root, words)), tuple(sorted({root(stem(word)) for word in names})))


def _places(text: str) -> set[str]:
    """The roots of the words after "in" and the like that are written as names."""
    words = {word for match in _PLACE.finditer(_OF_SOME.sub("", text)) for word in words_of(match[1])}
    return {root(stem(word)) for word in words - _NO_PLACES}
