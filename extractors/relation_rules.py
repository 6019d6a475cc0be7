"""The rules that read a relation off the words between two neighbouring mentions."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dramatis.words import Predicate

_FILE = Path(__file__).parent / "lexicon" / "relations.tsv"
# Words that several rules share, by the name that stands for them in the table.
# Relatives and spouses are the literal of a FAMILY_OF fact.
_KIN = """wife husband son daughter father mother brother sister widow widower uncle aunt nephew niece cousin grandson
granddaughter grandfather grandmother stepson stepdaughter stepfather stepmother spouse fiancé fiancée fiance fiancee
partner girlfriend boyfriend twin half-brother half-sister brother-in-law sister-in-law son-in-law daughter-in-law
father-in-law mother-in-law ex-wife ex-husband child parent heir"""
_SITES = """city cities town towns village villages province provinces region regions resort state states district
districts suburb suburbs island islands county counties territory territories enclave exclave municipality"""
_WHERE = """north south east west northern southern eastern western central northeastern northwestern southeastern
southwestern north-eastern north-western south-eastern south-western neighbouring neighboring upstate coastal downtown
mainland nearby rural"""
_INSTITUTION = """firm firms company companies bank giant group maker carmaker automaker airline carrier conglomerate
newspaper broadcaster magazine university club team party operator retailer manufacturer contractor daily weekly
think-tank ministry parliament agency institute union startup start-up lender insurer brand developer band label studio
orchestra network channel station charity foundation federation corporation publisher website army militia side
champions"""
KIN = tuple(_KIN.split())
KIN_OF_MANY = {
    "children": "child", "sons": "son", "daughters": "daughter", "siblings": "sibling", "brothers": "brother",
    "sisters": "sister", "parents": "parent", "grandchildren": "grandchild", "grandsons": "grandson",
    "granddaughters": "granddaughter",
}  # fmt: skip
_LISTS = {"KIN": _KIN, "SITES": _SITES, "WHERE": _WHERE, "INSTITUTION": _INSTITUTION}


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of relations.tsv; that file's head explains the columns."""

    name: str
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
    lists = {name: "|".join(sorted(words.split(), key=len, reverse=True)) for name, words in _LISTS.items()}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, predicate, left, right, subject, confidence, flags, pattern = line.split("\t")
        # The words are joined by single blanks and end with one.
        for listed, words in lists.items():
            pattern = pattern.replace(listed, f"(?:{words})")
        rule = Rule(
            name,
            Predicate(predicate),
            left,
            right,
            subject == "left",
            float(confidence),
            frozenset(flags.split(",")) - {""},
            re.compile(pattern),
        )
        for one in left:
            for other in right:
                found.setdefault(one + other, []).append(rule)
    return {key: tuple(of_key) for key, of_key in found.items()}
