"""Scales of ratings: where a rating stands on the scale that its line names, and what it is called there.

A scale is written as its values, from left to right or from the worst to the best (`Left|Center|Right`), as a range of
numbers (`-42..42`), or as the name of one that raters commonly use. The words of a scale are compared without case,
hyphens and accents, and never taken for one another: "left-center" is on some scales and not on others.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from dramatis.errors import UnreadableError
from dramatis.folding import fold
from stories.catalogue import Axis

_SEPARATORS = re.compile(r"\s*[|/;<>]\s*")
_RANGE = re.compile(r"([+-]?\d{1,6}(?:\.\d{1,4})?)\s*(?:\.\.+|…|–|-|to)\s*([+-]?\d{1,6}(?:\.\d{1,4})?)")
_NUMBER = re.compile(r"[+-−]?\d{1,6}(?:[.,]\d{1,6})?")
# More steps than any rater has.
_MOST_STEPS = 21
_LONGEST = 60
_THREE = ("Left", "Center", "Right")
_FIVE = ("Left", "Lean Left", "Center", "Lean Right", "Right")
_SEVEN = ("Far Left", "Left", "Lean Left", "Center", "Lean Right", "Right", "Far Right")
_RELIABLE = ("Deprecated", "Generally unreliable", "No consensus", "Generally reliable")
_FACTUAL = ("Very Low", "Low", "Mixed", "Mostly Factual", "High", "Very High")
# Names under which a line may call a common scale.
_KNOWN: dict[Axis, dict[str, tuple[str, ...]]] = {
    Axis.BIAS: {"3": _THREE, "5": _FIVE, "7": _SEVEN},
    Axis.FACTUALITY: {
        "3": ("Low", "Mixed", "High"),
        "4": _RELIABLE,
        "5": ("Very Low", "Low", "Mixed", "High", "Very High"),
        "6": _FACTUAL,
    },
}
# What the raters call the same step, for lines whose scale has only a name: word -> score.
_USUAL: dict[Axis, tuple[tuple[float, str, tuple[str, ...]], ...]] = {
    Axis.BIAS: (
        (-1.0, "Far Left", ("far left", "extreme left", "hard left", "hyper partisan left", "most extreme left")),
        (-0.8, "Left", ("left", "liberal")),
        (-0.4, "Lean Left", ("lean left", "left center", "left centre", "center left", "centre left", "skews left")),
        (0.0, "Center", ("center", "centre", "least biased", "middle", "neutral", "balanced")),
        (0.4, "Lean Right", ("lean right", "right center", "right centre", "center right", "centre right",
                             "skews right")),
        (0.8, "Right", ("right", "conservative")),
        (1.0, "Far Right", ("far right", "extreme right", "hard right", "hyper partisan right", "most extreme right")),
    ),
    Axis.FACTUALITY: (
        (0.0, "Deprecated", ("deprecated", "blacklisted")),
        (0.1, "Very Low", ("very low", "fake", "fabricated")),
        (0.25, "Low", ("low", "generally unreliable", "unreliable")),
        (0.5, "Mixed", ("mixed", "no consensus", "medium")),
        (0.75, "Mostly Factual", ("mostly factual", "mostly high")),
        (0.9, "High", ("high", "generally reliable", "reliable")),
        (1.0, "Very High", ("very high",)),
    ),
}  # fmt: skip
# The parts into which a range of numbers is cut, from its low end on: the raters that use ranges have five.
_PARTS = {
    Axis.BIAS: _FIVE,
    Axis.FACTUALITY: ("Very Low", "Low", "Mixed", "High", "Very High"),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A rating on its scale: as the scale writes it, the label under which it counts, and its score."""

    value: str
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Where ratings stand. `low` and `high` are set for a range of numbers, else `steps` are the values with scores."""

    axis: Axis
    told: str
    steps: tuple[tuple[str, str, float], ...] = ()
    low: float = 0.0
    high: float = 0.0
    usual: bool = False
    """Its steps are the axis's usual words, so that a rating is shown as the line writes it."""

    def place(self, rating: str) -> Placed:
        """Where the rating stands. Raises UnreadableError where the scale doesn't have it."""
        if self.high > self.low:
            return self._number(rating)
        wanted = fold(rating)
        for folded, shown, score in self.steps:
            if folded == wanted and wanted:
                return Placed(" ".join(rating.split()) if self.usual else shown, shown, score)
        raise UnreadableError(f"{shown_text(rating)} is no rating on its scale; that has {self.told}")

    def _number(self, rating: str) -> Placed:
        text = rating.strip().replace("−", "-")
        value = float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else float("nan")
        if not self.low <= value <= self.high:
            raise UnreadableError(f"{shown_text(rating)} is no rating on its scale; that has numbers {self.told}")
        part = (value - self.low) / (self.high - self.low)
        labels = _PARTS[self.axis]
        label = labels[min(int(part * len(labels)), len(labels) - 1)]
        return Placed(text, label, round(part * 2 - 1 if self.axis is Axis.BIAS else part, 4))


@lru_cache(maxsize=256)
def scale_of(axis: Axis, text: str) -> Scale:
    """The scale that a line of BIAS or FACTUALITY names. Raises UnreadableError for one that can't be understood.

    Without a scale, and for a name that isn't known, the axis's usual words count: of what the raters commonly say.
    """
    told = " ".join(text.split())
    if len(told) > _LONGEST * _MOST_STEPS:
        raise UnreadableError(f"its scale is {len(told):,} characters long; write its values, separated by |")
    found = _RANGE.fullmatch(told)
    if found is not None and not _named(axis, told):
        low, high = float(found.group(1)), float(found.group(2))
        if not low < high:
            raise UnreadableError(f"its scale {shown_text(told)} ends before it begins; write the lower number first")
        return Scale(axis, f"from {found.group(1)} to {found.group(2)}", (), low, high)
    values = [value for value in _SEPARATORS.split(told) if value]
    if len(values) > 1:
        return _listed(axis, tuple(values))
    known = _named(axis, told)
    if known is not None:
        return _listed(axis, known)
    steps = tuple((fold(word), shown, score) for score, shown, words in _USUAL[axis] for word in words)
    return Scale(axis, ", ".join(shown for _, shown, _ in _USUAL[axis]), _with_shown(axis, steps), usual=True)


def _with_shown(axis: Axis, steps: tuple[tuple[str, str, float], ...]) -> tuple[tuple[str, str, float], ...]:
    """The usual words under the name by which a common scale of the axis calls them, where one does."""
    spelt = {fold(value): value for scale in _KNOWN[axis].values() for value in scale}
    return tuple((folded, spelt.get(folded, shown), score) for folded, shown, score in steps)


def _named(axis: Axis, told: str) -> tuple[str, ...] | None:
    """The common scale of so many points that the text names ("5", "5-point", "left-right-5")."""
    words = fold(told).split()
    numbers = [word for word in words if word.isdigit()]
    if len(numbers) != 1 or not set(words) - {numbers[0]} <= {"point", "points", "left", "right", "steps", "scale"}:
        return None
    return _KNOWN[axis].get(numbers[0])


def _listed(axis: Axis, values: tuple[str, ...]) -> Scale:
    if len(values) > _MOST_STEPS:
        raise UnreadableError(f"its scale has {len(values)} values; {_MOST_STEPS} are allowed")
    folded = [fold(value) for value in values]
    if len(set(folded)) < len(folded) or not all(folded):
        raise UnreadableError(f"its scale {shown_text('|'.join(values))} has one value twice, or an empty one")
    last = len(values) - 1
    scores = [place / last for place in range(len(values))]
    if axis is Axis.BIAS:
        scores = [score * 2 - 1 for score in scores]
    steps = tuple((key, shown, round(score, 4)) for key, shown, score in zip(folded, values, scores, strict=True))
    return Scale(axis, ", ".join(values), steps)


def shown_text(text: str) -> str:
    """The text in quotes, fit for a message: short, on one line, with nothing that can't be seen."""
    plain = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text[:_LONGEST].split()))
    return f"'{plain}…'" if len(text) > _LONGEST else f"'{plain}'"
