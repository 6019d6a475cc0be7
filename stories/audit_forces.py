"""How a clause holds what it tells of to be: done, to come, put forward, asked, possible, or not so at all.

Found by words alone, which are listed here; a clause may have several.
"""

import re
import string
from collections.abc import Mapping
from enum import StrEnum


class Force(StrEnum):
    """How a clause holds what it tells of to be. A clause without any tells what was or is."""

    TO_COME = "to come"
    PUT_FORWARD = "put forward"
    ASKED = "asked"
    POSSIBLE = "possible"
    NOT = "not"


_SMALL = {ord(large): large.lower() for large in string.ascii_uppercase}
_FORCES: Mapping[Force, re.Pattern[str]] = {
    Force.TO_COME: re.compile(
        r"\b(?:will|shall|(?:is|are|was|were) to(?= [a-z])|going to|about to|(?:set|due|scheduled|slated|expected|"
        r"planned) (?:to|for)|plans? to|intends? to|vow(?:s|ed)? to|next (?:week|month|year|monday|"
        r"tuesday|wednesday|thursday|friday|saturday|sunday))\b|\b(?:i|you|he|she|it|we|they)[’']ll\b",
    ),
    Force.PUT_FORWARD: re.compile(
        r"\b(?:propos(?:es?|ed|ing)|suggest(?:s|ed|ing)?|offer(?:s|ed|ing)?|invit(?:es?|ed|ing)|wants? to|"
        r"hop(?:es?|ed) (?:to|that|for)|seek(?:s|ing)?|sought|call(?:s|ed) for|push(?:es|ed|ing)? for|"
        r"press(?:es|ed|ing)? for)\b",
    ),
    Force.ASKED: re.compile(
        r"\b(?:demand(?:s|ed|ing)?|urg(?:es?|ed|ing)|ask(?:s|ed|ing)?|request(?:s|ed|ing)?|order(?:s|ed)|"
        r"appeal(?:s|ed) (?:to|for)|should|must|ought to)\b",
    ),
    Force.POSSIBLE: re.compile(
        r"\b(?:may(?! \d)|might|could|would|possib(?:le|ly)|perhaps|likely|probabl[ey]|potential(?:ly)?|allegedly|"
        r"reportedly|considers?|considering|considered|weigh(?:s|ing)|threaten(?:s|ed|ing)? to|if|unless|whether)\b",
    ),
    Force.NOT: re.compile(
        r"\b(?:not|never|no|none|neither|nor|without|cannot|nobody|nothing|yet to|den(?:y|ies|ied|ying)|"
        r"reject(?:s|ed|ing)?|refus(?:es?|ed|ing)|fail(?:s|ed|ing)? to|turn(?:s|ed|ing)? down|rul(?:es?|ed|ing) out|"
        r"stop(?:s|ped|ping) short)\b|n[’']t\b",
    ),
}


def forces_of(text: str) -> frozenset[Force]:
    """The forces that words of the text lend it."""
    lower = _lower(text)
    return frozenset(force for force, pattern in _FORCES.items() if pattern.search(lower))


def denials_in(text: str) -> int:
    """How many words of the text deny; "has not rejected" has two."""
    return len(_FORCES[Force.NOT].findall(_lower(text)))


def without_forces(text: str, forces: frozenset[Force]) -> str:
    """The text with the words that lend it these forces made blank, place by place; what denies stays."""
    for force in sorted(forces - {Force.NOT}):
        for match in _FORCES[force].finditer(_lower(text)):
            text = text[: match.start()] + "_" * len(match.group()) + text[match.end() :]
    return text


def _lower(text: str) -> str:
    """The text with A to Z small, save the month of May, every place as it was.

    Patterns that look at no case themselves are four times as slow.
    """
    return text.replace("May", "\0\0\0").translate(_SMALL)
