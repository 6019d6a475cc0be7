"""Whether two names are one: the product and three baselines on the pairs of `evaluation/annotated/name_pairs`.

A pair is merged, kept apart or left to a person (review). Of the same pairs those count that are merged, of the
different ones those that are not: review merges nothing. A same pair in review isn't parted for good; that is the third
measure. The baselines see the same names: equal but for case, Jaro-Winkler and token-set likeness, the last two from
that threshold on at which they do best on the half to tune.

`python -m evaluation.name_pairs` shows the pairs of the half to tune on which the product errs, with its reasons.
"""

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import sqrt
from typing import TextIO

from evaluation.intervals import Counts, figures, measured, ratio, total
from evaluation.name_baselines import TOKEN_SET, baselines_on
from evaluation.name_cards import cards_of, meet, resolved
from evaluation.name_pairs_table import Answer, Matcher, Named, Outcome, Pair, read_pairs
from evaluation.task import SCORE, TUNE, Bench, Figure, Task, TaskResult

FILES = tuple(f"evaluation/annotated/name_pairs/{split}.jsonl" for split in (TUNE, SCORE))

_TARGETS: Mapping[str, float | None] = {"same_merged": 0.95, "different_kept_apart": 0.99}
_MEASURES = {
    "same_merged": ratio("same_merged", "same"),
    "different_kept_apart": ratio("different_apart", "different"),
    "same_not_parted": ratio("same_kept", "same"),
}
Answered = tuple[Pair, Answer]
# The 97.5 % point of the normal distribution.
_Z = 1.959964


def pair_counts(pair: Pair, answer: Answer) -> Counts:
    """The counts of one pair."""
    merged, reviewed = answer.outcome is Outcome.MERGED, answer.outcome is Outcome.REVIEW
    if pair.same:
        return {"same": 1, "same_merged": merged, "same_kept": merged or reviewed, "reviewed": reviewed}
    return {"different": 1, "different_apart": not merged, "reviewed": reviewed}


def families(pairs: Sequence[Pair]) -> list[int]:
    """For each pair the number of its family: pairs that share a name stand or fall together, and are drawn as one."""
    leader = list(range(len(pairs)))
    first: dict[str, int] = {}

    def lead(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    for number, pair in enumerate(pairs):
        for side in (pair.left, pair.right):
            leader[lead(number)] = lead(first.setdefault(side.name.casefold(), number))
    return [lead(number) for number in range(len(pairs))]


def of_families(answered: Sequence[Answered]) -> list[Counts]:
    """The counts summed over each family."""
    held: dict[int, list[Counts]] = defaultdict(list)
    for family, (pair, answer) in zip(families([pair for pair, _ in answered]), answered, strict=True):
        held[family].append(pair_counts(pair, answer))
    return [total(parts) for parts in held.values()]


def at_least(right: int, whole: int) -> float:
    """The lower end of Wilson's 95 % interval of a share: what is left to doubt where nothing went wrong."""
    if not whole:
        return 0.0
    share, weight = right / whole, _Z * _Z / whole
    spread = _Z * sqrt((share * (1 - share) + weight / 4) / whole)
    return max(0.0, (share + weight / 2 - spread) / (1 + weight))


def result(
    split: str, pairs: Sequence[Pair], matcher: Matcher, baselines: Mapping[str, Matcher], chosen: str
) -> TaskResult:
    """The matcher beside the baselines on these pairs. `chosen` is the baseline that stands in the table."""
    answered = [(pair, matcher(pair)) for pair in pairs]
    counts = of_families(answered)
    others = {name: of_families([(pair, plain(pair)) for pair in pairs]) for name, plain in baselines.items()}
    details: dict[str, Mapping[str, float]] = {}
    for name, parts in others.items():
        details[f"baseline: {name}"] = _bounds(figures(parts, _MEASURES))
    for name in ("all", *sorted({pair.kind.value for pair in pairs}), *sorted({pair.group for pair in pairs})):
        details[name] = _shares([found for found in answered if name in ("all", found[0].kind, found[0].group)])
    return TaskResult(
        dataset="our name pairs",
        split=split,
        n=len(pairs),
        unit="pairs",
        documents=len(counts),
        measures=measured(counts, others[chosen], _MEASURES, _TARGETS),
        baseline=chosen,
        details=details,
    )


def _shares(answered: Sequence[Answered]) -> dict[str, float]:
    """How many of each sort, what came right, and what at least would (Wilson)."""
    sums = total([pair_counts(pair, answer) for pair, answer in answered])
    found: dict[str, float] = {"reviewed": round(sums["reviewed"])}
    for sort, right in (("same", "same_merged"), ("different", "different_apart")):
        whole, good = round(sums[sort]), round(sums[right])
        found |= {sort: whole, right: good, f"{right}_at_least": round(at_least(good, whole), 4)}
    return found


def _bounds(found: Mapping[str, Figure]) -> dict[str, float]:
    shown = (("", "value"), ("_low", "low"), ("_high", "high"))
    return {
        f"{name}{end}": round(float(getattr(figure, part)), 4) for name, figure in found.items() for end, part in shown
    }


def evaluate(bench: Bench) -> TaskResult:
    """The product's resolution on the pairs of a half, beside the baselines."""
    baselines = baselines_on(read_pairs(TUNE))
    chosen = next(name for name in baselines if name.startswith(TOKEN_SET))
    pairs = read_pairs(bench.split)
    found = result(bench.split, pairs, resolved, baselines, chosen)
    same = [pair for pair in pairs if pair.same]
    met = sum(meet(*cards_of(pair)) for pair in same)
    return replace(found, details={**found.details, "candidate step": {"same": len(same), "same_met": met}})


def show_errors(pairs: Sequence[Pair], matcher: Matcher, out: TextIO) -> None:
    """A line for each pair that isn't as it should be, with the matcher's reasons."""
    for pair in pairs:
        answer = matcher(pair)
        if answer.outcome is not (Outcome.MERGED if pair.same else Outcome.APART):
            sort = "same" if pair.same else "different"
            names = f"{_shown(pair.left)} ~ {_shown(pair.right)}"
            print(f"{pair.id}: {sort}, {answer.outcome}: {names} | {pair.why} | {'; '.join(answer.reasons)}", file=out)


def _shown(named: Named) -> str:
    context = (*named.names, *named.roles, named.country, *named.organisations, *named.places, *named.people)
    said = ", ".join(filter(None, (*context, str(named.year or ""))))
    return f"{named.name} ({said})" if said else named.name


TASKS = (Task("name-pairs", evaluate, own=FILES, halved=True),)


if __name__ == "__main__":
    show_errors(read_pairs(TUNE), resolved, sys.stdout)
