"""What plain likeness of strings makes of a pair of names: the baselines beside the product's resolution.

All see the letters without case, and every name that an article gives; none sees the context. A likeness has one
threshold, the one at which the mean of "same merged" and "different kept apart" is best on the pairs that it is given.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from evaluation.name_pairs_table import Answer, Matcher, Outcome, Pair

EXACT, JARO_WINKLER, TOKEN_SET = "equal but for case", "Jaro-Winkler", "token set"

Likeness = Callable[[str, str], float]


def exact(left: str, right: str) -> float:
    """1 for the same letters, else 0."""
    return float(left == right)


def jaro_winkler(left: str, right: str) -> float:
    """Jaro-Winkler's similarity, 0 to 1."""
    return JaroWinkler.similarity(left, right)


def token_set(left: str, right: str) -> float:
    """rapidfuzz's token_set_ratio, 0 to 1."""
    return fuzz.token_set_ratio(left, right) / 100


def likeness_of(pair: Pair, likeness: Likeness) -> float:
    """The greatest likeness among the pair's names."""
    forms = product(*([form.casefold() for form in side.forms] for side in (pair.left, pair.right)))
    return max(likeness(left, right) for left, right in forms)


def best_threshold(pairs: Sequence[Pair], likeness: Likeness) -> float:
    """From which likeness on merging does best: the mean of both shares; the greatest among equals.

    Raises ValueError unless there are pairs of both sorts.
    """
    same, different = ([likeness_of(pair, likeness) for pair in pairs if pair.same is sort] for sort in (True, False))
    if not same or not different:
        raise ValueError("a threshold needs same and different pairs")

    def goodness(threshold: float) -> float:
        merged = sum(score >= threshold for score in same) / len(same)
        return merged + sum(score < threshold for score in different) / len(different)

    return max({*same, *different}, key=lambda threshold: (goodness(threshold), threshold))


def from_threshold(likeness: Likeness, threshold: float) -> Matcher:
    """Merges what is at least as alike, and keeps the rest apart; reviews nothing."""

    def match(pair: Pair) -> Answer:
        found = likeness_of(pair, likeness)
        return Answer(Outcome.MERGED if found >= threshold else Outcome.APART, (f"likeness {found:.3f}",))

    return match


def baselines_on(tune: Sequence[Pair]) -> Mapping[str, Matcher]:
    """The three baselines, each by its name with its threshold, which is chosen on these pairs."""
    found = {EXACT: from_threshold(exact, 1.0)}
    for name, likeness in ((JARO_WINKLER, jaro_winkler), (TOKEN_SET, token_set)):
        threshold = best_threshold(tune, likeness)
        found[f"{name} ≥ {threshold:.3f}"] = from_threshold(likeness, threshold)
    return found
