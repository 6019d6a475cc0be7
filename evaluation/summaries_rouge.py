"""ROUGE-N of a summary against a reference (Lin 2004): how many n-grams they share, each as often as both have it.

Words are runs of letters and digits in small letters, without stemming and with stop words kept.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """N-grams that both texts have, those of the summary, and those of the reference."""

    shared: int
    found: int
    wanted: int

    @property
    def recall(self) -> float:
        """Of the reference's n-grams, the share that the summary has; 0 for a reference without any."""
        return self.shared / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both texts have none."""
        both = self.found + self.wanted
        return 2 * self.shared / both if both else 0.0


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _WORD.findall(text.casefold())


def rouge(summary: Sequence[str], reference: Sequence[str], n: int) -> Overlap:
    """The overlap of the words' n-grams."""
    found, wanted = _grams(summary, n), _grams(reference, n)
    return Overlap((found & wanted).total(), found.total(), wanted.total())


def _grams(words: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[start : start + n]) for start in range(len(words) - n + 1))
