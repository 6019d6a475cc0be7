"""Tolls and crowds in a clause: how many people, and what became of them, whatever the other words are.

"At least 12 people were killed" and "killing 13 people" give one fate and two counts. Which incident they speak of, the
clauses don't say: that is for what stands around them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from stories.conflict_numbers import Count, counts

# What befalls people, by name: forms that stand before the people and forms that stand behind them.
_FATES = (
    (
        "killed",
        r"kill(?:ed|ing|s)?|claim(?:ed|ing)\s+the\s+lives\s+of|left\s+dead",
        r"killed|died|dead(?!\s+\w+s\b)|dying|lost\s+their\s+lives",
    ),
    ("injured", r"(?:injur|wound)(?:ed|ing|es|s)|hurt(?:ing)?", r"injured|wounded|hurt"),
    ("arrested", r"arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?", r"arrested|detained|taken\s+into\s+custody|in\s+custody"),
    ("abducted", r"kidnap(?:ped|ping|s)?|abduct(?:ed|ing|s)?", r"kidnapped|abducted|taken\s+hostage"),
    ("freed", r"fre(?:ed|eing|es)|releas(?:ed|ing|es)|rescu(?:ed|ing|es)", r"freed|released|rescued"),
    ("displaced", r"displac(?:ed|ing|es)|evacuat(?:ed|ing|es)", r"displaced|evacuated|homeless"),
    ("missing", r"left\s+missing", r"(?:still\s+)?missing|unaccounted\s+for"),
    (
        "gathered",
        r"drew|drawing|attended\s+by",
        r"attended|gathered|marched|demonstrated|protested|rallied|turned\s+out|took\s+part|mourned",
    ),
)
_GATHERED = "gathered"
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
_TOLL = re.compile(r"\bdeath\s+toll(?:\s+\w+){0,6}?\s+(?:to|at|of|is|was|stands\s+at)\s+$", re.IGNORECASE)
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
        fate, who = _befallen(before, after, text)
        if fate:
            yield Toll(fate, who, count)


def _befallen(before: str, after: str, text: str) -> tuple[str, str]:
    """What befell those who are counted, "" for nothing known, and who they are."""
    ahead = _BEFORE.search(before)
    named = _WHO.match(after)
    if ahead is not None and named is not None:
        return _fate(ahead), _whom(named["who"])
    behind = _BEHIND.match(after)
    if behind is not None:
        return _fate(behind), _whom(behind["who"])
    if named is not None and named["who"].casefold() in _CROWD and _ATTENDING.search(text):
        return _GATHERED, "people"
    if _TOLL.search(before) and named is None:
        return _FATES[0][0], "people"
    return "", ""


def _fate(match: re.Match[str]) -> str:
    return next(fate for number, (fate, _, _) in enumerate(_FATES) if match[f"f{number}"] is not None)


def _whom(who: str | None) -> str:
    word = (who or "").casefold()
    return "people" if word in _ANYONE or word in _CROWD else word
