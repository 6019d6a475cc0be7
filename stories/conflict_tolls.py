"""Tolls and crowds in a clause: how many people, and what became of them, whatever the other words are.

"At least 12 people were killed" and "killing 13 people" give one fate and two counts. Which incident they speak of, the
clauses don't say: that is for what stands around them.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from stories.conflict_numbers import Count, counts

# What befalls people, by name: forms that stand before the people and forms that stand behind them.
_FATES = (
    (
        "killed",
        r"(?:kill|murder|massacr|slaughter|execut)(?:ed|ing|es|s)?|claim(?:ed|ing|s)\s+the\s+lives\s+of|left\s+dead|shot\s+dead",
        r"(?:shot|found|beaten|stabbed)\s+dead|killed|died|dead(?!\s+\w+s\b)|dying|lost\s+their\s+lives|drowned|perished|slain|"
        r"murdered|massacred|slaughtered|executed|deaths|fatalities|burned\s+to\s+death|crushed\s+to\s+death|killings",
    ),
    ("injured", r"(?:injur|wound)(?:ed|ing|es|s)|hurt(?:ing)?", r"injured|wounded|hurt|injuries|hospitali[sz]ed"),
    (
        "arrested",
        r"arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?",
        r"arrested|detained|taken\s+into\s+custody|in\s+custody|arrests",
    ),
    ("abducted", r"kidnap(?:ped|ping|s)?|abduct(?:ed|ing|s)?", r"kidnapped|abducted|taken\s+hostage"),
    ("freed", r"fre(?:ed|eing|es)|releas(?:ed|ing|es)|rescu(?:ed|ing|es)", r"freed|released|rescued"),
    ("displaced", r"displac(?:ed|ing|es)|evacuat(?:ed|ing|es)", r"displaced|evacuated|homeless"),
    ("missing", r"left\s+missing", r"(?:still\s+)?missing|unaccounted\s+for"),
    (
        "gathered",
        r"drew|drawing|attended\s+by|attract(?:ed|ing)",
        r"attended|gathered|marched|demonstrated|protested|rallied|turned\s+out|took\s+part|took\s+to\s+the\s+streets|"
        r"mourned|walked\s+off\s+(?:the|their)\s+jobs?|(?:went|were|are)\s+on\s+strike|joined\s+(?:the|a)\s+\w+",
    ),
)
_KILLED, _FREED, _GATHERED = "killed", "freed", "gathered"
_PEOPLE_WORDS = """
people persons person men women victims individuals civilians residents soldiers troops policemen officers children
students pupils tourists passengers worshippers workers miners migrants refugees prisoners hostages inmates protesters
demonstrators marchers mourners spectators supporters fans faithful attendees pilgrims militants insurgents rebels
gunmen terrorists others
"""
_PEOPLE = "|".join(_PEOPLE_WORDS.split())
# Who is counted where a fate is told of whoever it was; a soldier is no civilian, so those stay apart.
_ANYONE = frozenset(("people", "persons", "person", "victims", "individuals", ""))
_CROWD_WORDS = "mourners protesters demonstrators marchers spectators attendees pilgrims faithful"
_CROWD = frozenset(_CROWD_WORDS.split())
# Words between a number and the people, and between these and what befell them.
_BETWEEN = r"(?:\s+(?:of\s+(?:the|its|their)\s+)?(?!(?:and|or|but|who|which|that)\b)[\w'’-]+){0,2}?"
_AUXILIARY = r"(?:\s+(?:were|was|are|is|have|has|had|been|being|also|reportedly|left|confirmed|believed|feared|to|be))*"
_BEHIND = re.compile(
    rf"{_BETWEEN}(?:\s+(?P<who>{_PEOPLE}))?{_AUXILIARY}\s+(?P<fate>"
    + "|".join(f"(?P<f{number}>{behind})" for number, (_, _, behind) in enumerate(_FATES))
    + r")\b",
    re.IGNORECASE,
)
_WHO = re.compile(rf"{_BETWEEN}\s+(?P<who>{_PEOPLE})\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<f{number}>{before})" for number, (_, before, _) in enumerate(_FATES))
    + r")\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
# "The death toll stood at", "put the number of injured in the crash at": what stands before a number alone.
_GIVEN = r"(?:\s+[\w'’.-]+){0,10}?\s+(?:to|at|as|of|is|was|reached|reaches|hit|exceeded|passed)\s+$"
_TOLLS = tuple(
    (fate, re.compile(rf"\b(?:{pattern}){_GIVEN}", re.IGNORECASE))
    for fate, pattern in (
        (
            "killed",
            r"death\s+toll|toll|number\s+of\s+(?:the\s+)?(?:people\s+)?(?:dead|deaths|killed|fatalities|victims)",
        ),
        ("injured", r"number\s+of\s+(?:the\s+)?(?:people\s+)?(?:injured|wounded|injuries)"),
        ("arrested", r"number\s+of\s+(?:the\s+)?(?:people\s+)?(?:arrests|arrested|detained|detainees)"),
        ("missing", r"number\s+of\s+(?:the\s+)?(?:people\s+)?missing"),
        (
            "gathered",
            r"turnout|attendance|crowd|number\s+of\s+(?:the\s+)?(?:people\s+who\s+\w+|protesters|demonstrators|marchers|"
            r"mourners|participants|attendees|spectators)",
        ),
    )
)
# "63 bodies were counted": so many dead at least, for not all are found.
_BODIES = re.compile(
    r"\s+(?:dead\s+)?bodies\b(?:\s+(?:were|have|had|has|was|been|being))*\s+"
    r"(?:counted|found|recovered|retrieved|pulled|brought|discovered|buried)",
    re.IGNORECASE,
)
_BODIES_FOUND = re.compile(
    r"\b(?:count|f(?:i|ou)nd|recover|retriev|pull|discover|bur(?:y|i))(?:ed|ing|s)?\s+$", re.IGNORECASE
)
# "Pulled seven people alive from the rubble".
_ALIVE = re.compile(rf"{_BETWEEN}\s+(?P<who>{_PEOPLE})\s+(?:out\s+)?alive\b", re.IGNORECASE)
# "Three of its soldiers": whose they are stands elsewhere, and the other side counts its own.
_OWN = re.compile(r"^\s*(?:of\s+)?(?:its|their|his|her|our|my)\s", re.IGNORECASE)
# A percentage or a rate is no turnout of people, and a fine no toll.
_NO_PEOPLE = re.compile(
    r"\s*(?:%|per\b|percent|dollars?|euros?|pounds?|[a-z]*miles?|kilomet|met(?:er|re)s?|hectares?|points?)",
    re.IGNORECASE,
)
# What makes a count one of some, of more, or of another time.
_PARTIAL = re.compile(
    r"\b(?:among\s+(?:them|the)|including|another|other|of\s+them|of\s+whom|others|more)\b", re.IGNORECASE
)
_OF_MORE = re.compile(r"\s+(?:more|other|others|of\b(?!\s+(?:people|victims))|out\s+of)", re.IGNORECASE)
_GROUP = re.compile(r"\b(?:family|families|group|groups|team|crew|one|some|out)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_ATTENDING = re.compile(
    rf"\b(?:{_FATES[-1][2]}|attend(?:s|ing)?|gathering|marching|tak(?:e|es|ing)\s+part|join(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
# Clauses whose tolls are kept: those of a long story, which are compared with each other.
_MOST_CLAUSES = 20_000


@dataclass(frozen=True, slots=True)
class Toll:
    """How many of whom, and what became of them."""

    fate: str
    who: str
    count: Count
    kin: tuple[str, ...] = ()
    """Of which people or place they are, where it stands with the number: ("israeli",), in lower case."""

    @property
    def of(self) -> str:
        """What befell whom: two tolls of one incident with the same can be compared."""
        return f"{self.fate} {self.who}"


@lru_cache(maxsize=_MOST_CLAUSES)
def tolls(text: str) -> tuple[Toll, ...]:
    """The tolls of a clause, in order; those of a part ("among them three children") and of more are left out."""
    return tuple(_tolls(text))


def _tolls(text: str) -> Iterator[Toll]:
    for count in counts(text):
        before, after = text[: count.start], text[count.end :]
        if _PARTIAL.search(re.split(r"[,;:]\s", before)[-1]) or _OF_MORE.match(after) or _GROUP.search(before):
            continue
        if _OWN.match(after):
            continue
        bodies = _bodies(count, before, after)
        if bodies is not None:
            yield Toll(_KILLED, "people", bodies)
            continue
        fate, who = _befallen(before, after, text)
        if fate:
            yield Toll(fate, who, count, _kin(after))


def counts_own(text: str) -> bool:
    """It counts somebody's own ("three of its soldiers"), and whose these are is told by who speaks."""
    return any(_OWN.match(text[count.end :]) for count in counts(text))


def _bodies(count: Count, before: str, after: str) -> Count | None:
    """The bodies that were found, as a number of dead that is at least so high."""
    if _BODIES.match(after) or (_BODIES_FOUND.search(before) and re.match(r"\s+(?:dead\s+)?bodies\b", after)):
        return replace(count, high=math.inf)
    return None


def _kin(after: str) -> tuple[str, ...]:
    """The names between a number and the people that it counts: "three Israeli soldiers"."""
    named = _WHO.match(after)
    words = after[: named.start("who")].split() if named else ()
    return tuple(word.casefold() for word in words if word[0].isupper())


def _befallen(before: str, after: str, text: str) -> tuple[str, str]:
    """What befell those who are counted, "" for nothing known, and who they are."""
    ahead = _BEFORE.search(before)
    named = _WHO.match(after)
    if ahead is not None and named is not None:
        return _fate(ahead), _whom(named["who"])
    alive = _ALIVE.match(after)
    if alive is not None:
        return _FREED, _whom(alive["who"])
    behind = _BEHIND.match(after)
    if behind is not None:
        return _fate(behind), _whom(behind["who"])
    if named is not None and named["who"].casefold() in _CROWD and _ATTENDING.search(text):
        return _GATHERED, "people"
    if named is None or _whom(named["who"]) == "people":
        for fate, pattern in _TOLLS:
            if not _NO_PEOPLE.match(after) and pattern.search(before):
                return fate, "people"
    return "", ""


def _fate(match: re.Match[str]) -> str:
    return next(fate for number, (fate, _, _) in enumerate(_FATES) if match[f"f{number}"] is not None)


def _whom(who: str | None) -> str:
    word = (who or "").casefold()
    return "people" if word in _ANYONE or word in _CROWD else word
