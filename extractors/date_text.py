"""The words of a text as the date grammar sees them, and what its rules give."""

import re
from dataclasses import dataclass
from typing import TypeAlias

from extractors.date_specs import Spec
from extractors.date_words import ANY_WEEKDAY, BEFORE_MONTH

# Numbers with thousands separators and dotted ones are one word, so that no part of them looks like a year.
_WORD = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)+|[0-9]+(?:st|nd|rd|th|s)\b|[0-9]+|[^\W\d_]+|\n|[^\w\s]"
)
ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)")
DASHES = frozenset("-–—‑")
APOSTROPHES = frozenset("'’‘")
TO = frozenset(["to", "through", "until", "till", "thru"]) | DASHES
Found: TypeAlias = tuple[Spec, int] | None


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression at characters `start` to `end` (exclusive)."""

    start: int
    end: int
    spec: Spec


class Words:
    """The text cut into words, numbers and marks; indices beyond the ends give ""."""

    def __init__(self, text: str) -> None:
        self.text = text
        matches = list(_WORD.finditer(text))
        self.raw = [match.group() for match in matches]
        self.lower = [word.lower() for word in self.raw]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self._surname: bool | None = None

    def at(self, index: int) -> str:
        """The word in lower case."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def capital(self, index: int) -> bool:
        """The word begins with a capital letter."""
        return 0 <= index < len(self.raw) and self.raw[index][:1].isupper()

    def touches(self, index: int) -> bool:
        """Nothing stands between this word and the next."""
        return 0 <= index < len(self.lower) - 1 and self.ends[index] == self.starts[index + 1]

    @property
    def may_is_a_person(self) -> bool:
        """Somewhere a capitalised word that is neither a sentence's first nor a date's stands before "May"."""
        if self._surname is None:
            self._surname = any(
                word == "may"
                and self.capital(index)
                and self.capital(index - 1)
                and self.lower[index - 1] not in BEFORE_MONTH
                and self.lower[index - 1] not in ANY_WEEKDAY
                and not self.at(index + 1)[:1].isdigit()
                for index, word in enumerate(self.lower)
            )
        return self._surname
