"""What changed between two texts of one article, sentence by sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Where one sentence ends and the next begins, or a line does.
_BREAK = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“‘«(]*[^\Wa-z_])|\s*\n\s*")
# Sentences beyond which those that stand in a text many times are no longer lined up: that takes quadratic time.
_MOST_EXACT = 500


@dataclass(frozen=True, slots=True)
class TextChange:
    """A stretch of the earlier text and what stands there now; None for nothing."""

    before: str | None
    after: str | None


def text_changes(before: str, after: str) -> tuple[TextChange, ...]:
    """The changes in the order of the later text; spaces between sentences don't count."""
    old, new = _sentences(before), _sentences(after)
    same = _shared(old, new)
    old, new = old[same:], new[same:]
    end = _shared(old[::-1], new[::-1])
    old, new = old[: len(old) - end], new[: len(new) - end]
    lined = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _MOST_EXACT)
    return tuple(
        TextChange(_joined(old[first:last]), _joined(new[start:stop]))
        for tag, first, last, start, stop in lined.get_opcodes()
        if tag != "equal"
    )


def _sentences(text: str) -> list[str]:
    return [" ".join(part.split()) for part in _BREAK.split(text) if part.strip()]


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """How many sentences both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(old), len(new)))


def _joined(sentences: Sequence[str]) -> str | None:
    return " ".join(sentences) or None
