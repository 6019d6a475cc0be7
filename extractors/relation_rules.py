"""The rules that read a relation off the words between two neighbouring mentions."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dramatis.words import Predicate

_FILE = Path(__file__).parent / "lexicon" / "relations.tsv"
# Relatives and spouses, as the literal of a FAMILY_OF fact has them.
_KIN = (
    "wife husband son daughter father mother brother sister widow widower uncle aunt nephew niece cousin grandson"
    " granddaughter grandfather grandmother stepson stepdaughter stepfather stepmother spouse fiancé fiancée fiance"
    " fiancee partner girlfriend boyfriend twin half-brother half-sister brother-in-law sister-in-law son-in-law"
    " daughter-in-law father-in-law mother-in-law ex-wife ex-husband child parent heir"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of relations.tsv; that file's head explains the columns."""

    predicate: Predicate
    left: str
    right: str
    subject_left: bool
    confidence: float
    flags: frozenset[str]
    pattern: re.Pattern[str]


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """The rules by the kinds of the two mentions: "PO" for a person before an organisation."""
    found: dict[str, list[Rule]] = {}
    kin = "|".join(sorted(_KIN.split(), key=len, reverse=True))
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        predicate, left, right, subject, confidence, flags, pattern = line.split("\t")
        # The words are joined by single blanks and end with one.
        rule = Rule(
            Predicate(predicate),
            left,
            right,
            subject == "left",
            float(confidence),
            frozenset(flags.split(",")) - {""},
            re.compile(pattern.replace("KIN", kin)),
        )
        for one in left:
            for other in right:
                found.setdefault(one + other, []).append(rule)
    return {key: tuple(of_key) for key, of_key in found.items()}
