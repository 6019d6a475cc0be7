"""What a verb or a noun says of those that stand around it in the dependency tree: the table, read once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dramatis.words import Predicate
from extractors.relation_rules import KIN

_FILE = Path(__file__).parent / "lexicon" / "relation_patterns.tsv"


@dataclass(frozen=True, slots=True)
class Side:
    """Which kinds of mention may stand on one side of a relation, and in which places around the word."""

    letters: frozenset[str]
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of relation_patterns.tsv; that file's head explains the columns."""

    name: str
    predicate: Predicate
    subject: Side
    object: Side
    confidence: float
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns by the lemma of their verb or noun; those of any noun apart."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    any_noun: tuple[Pattern, ...]


@cache
def patterns() -> Patterns:
    """The whole table."""
    lists: dict[str, list[str]] = {"@KIN": list(KIN)}
    found: dict[str, dict[str, list[Pattern]]] = {"v": {}, "n": {}}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            name, words = line.split("\t")
            lists[name] = words.split(",")
            continue
        name, predicate, part, words, subject, of, object_, to, confidence, flags = line.split("\t")
        pattern = Pattern(
            name,
            Predicate(predicate),
            Side(frozenset(subject), tuple(of.split(","))),
            Side(frozenset(object_), tuple(to.split(","))),
            float(confidence),
            frozenset(flags.split(",")) - {""},
        )
        for word in lists.get(words) or words.split(","):
            found[part].setdefault(word, []).append(pattern)
    starred = tuple(found["n"].pop("*", []))
    verbs, nouns = ({word: tuple(rows) for word, rows in found[part].items()} for part in ("v", "n"))
    return Patterns(verbs, nouns, starred)
