"""Training sentences that also stand in a part that is scored are left out, task by task."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

_NOT_WORD = re.compile(r"\W+")
Item = TypeVar("Item")

# Shorter sentences ("He said:", "Yes.") recur by chance and teach nothing about a scored text.
SHORTEST_COMPARED = 4


def fingerprint(text: str) -> str:
    """The sentence's letters and digits in small type, so that spacing, quotes and case don't hide a copy."""
    return _NOT_WORD.sub("", text).lower()


def without_overlap(
    training: Iterable[Item], scored_texts: Iterable[str], text_of: Callable[[Item], str]
) -> tuple[list[Item], int]:
    """The training items of which no scored text is a copy, and how many were left out."""
    scored = {fingerprint(text) for text in scored_texts if len(text.split()) >= SHORTEST_COMPARED}
    items = list(training)
    kept = [item for item in items if fingerprint(text_of(item)) not in scored]
    return kept, len(items) - len(kept)
