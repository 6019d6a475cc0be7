"""The lexicon of titles, offices and occupations, with their plurals."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

_LEXICON = Path(__file__).parent / "lexicon" / "titles.tsv"
_WORD = re.compile(r"[^\s-]+|-")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon says of a title: its class, the gender it tells ("f", "m" or None), and what its holder does.

    `relation` is "leads", "speaks", "member", "works", or "" where it says nothing of the kind.
    """

    kind: str
    gender: str | None
    relation: str
    words: tuple[str, ...]
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Titles by their words in lower case, longest first under their last and first word; modifiers and domains.

    Plurals ("presidents") and abbreviations lead to an entry whose `words` are singular and written out.
    """

    by_last: dict[str, list[tuple[tuple[str, ...], Entry]]]
    by_first: dict[str, list[tuple[tuple[str, ...], Entry]]]
    modifiers: dict[str, str]
    domains: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of titles, read once."""
    by_last: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    modifiers: dict[str, str] = {}
    domains: set[str] = set()
    for line in _LEXICON.read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        phrase, kind, gender, relation, *meaning = line.split("\t")
        # Full stops of abbreviations are left out, since tokenizers now split them off, now don't.
        words = tuple(word.rstrip(".") for word in _WORD.findall(phrase))
        meant = tuple(_WORD.findall(meaning[0].lstrip("+"))) if meaning else words
        if kind == "modifier":
            modifiers.update(dict.fromkeys(words, "" if relation == "-" else relation))
        elif kind == "domain":
            domains.update(words)
        else:
            entry = Entry(kind, None if gender == "-" else gender, "" if relation == "-" else relation, meant)
            for form in (words, *_plurals(words, kind)):
                plural = form != words or bool(meaning and meaning[0].startswith("+"))
                shown = replace(entry, plural=True) if plural else entry
                by_last.setdefault(form[-1], []).append((form, shown))
                by_first.setdefault(form[0], []).append((form, shown))
    for table in (by_last, by_first):
        for entries in table.values():
            entries.sort(key=lambda item: -len(item[0]))
    return Lexicon(by_last, by_first, modifiers, frozenset(domains))


def _plurals(words: tuple[str, ...], kind: str) -> list[tuple[str, ...]]:
    """The title's plural: of its last word, or of the one before "of"."""
    if kind in ("honorific", "kin") or not words[-1].isalpha():
        return []
    at = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    word = words[at]
    if word.endswith("man"):
        plural = word[:-2] + "en"
    elif word.endswith("y") and word[-2:-1] not in ("a", "e", "o"):
        plural = word[:-1] + "ies"
    elif word.endswith(("s", "x", "ch", "sh")):
        plural = word + "es"
    else:
        plural = word + "s"
    return [(*words[:at], plural, *words[at + 1 :])]
