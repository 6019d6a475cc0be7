"""95 % bootstrap intervals of measures that are made of counts, drawn over documents."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from evaluation.task import Figure, Measure

# Enough for two stable digits of a 95 % interval.
RESAMPLES = 1000

Counts = Mapping[str, float]
"""Sums of what was counted; a key that is absent counts 0."""
Measuring = Callable[[Counts], float]


class _Sums(dict[str, float]):
    """Counts in which a key that was never counted is 0."""

    def __missing__(self, key: str) -> float:
        return 0.0


def total(parts: Sequence[Counts]) -> Counts:
    """The sums over all documents."""
    sums = _Sums()
    for part in parts:
        for key, value in part.items():
            sums[key] += value
    return sums


def figures(parts: Sequence[Counts], measures: Mapping[str, Measuring], seed: int = 0) -> dict[str, Figure]:
    """Each measure over all documents (one Counts a document) with its interval; all use the same 1,000 draws."""
    keys = sorted({key for part in parts for key in part})
    table = np.array([[part.get(key, 0.0) for key in keys] for part in parts], dtype=np.float64)
    table = table.reshape(len(parts), len(keys))
    drawn = [_Sums(zip(keys, sums, strict=True)) for sums in (_draws(len(parts), seed) @ table).tolist()]
    whole = _Sums(zip(keys, table.sum(axis=0).tolist(), strict=True))
    found = {}
    for name, measure in measures.items():
        value = measure(whole)
        # A draw in which there is nothing to measure says nothing.
        values = [value for value in map(measure, drawn) if not math.isnan(value)]
        low, high = np.quantile(values, [0.025, 0.975]) if values else (value, value)
        found[name] = Figure(*(0.0 if math.isnan(one) else float(one) for one in (value, low, high)))
    return found


def _draws(documents: int, seed: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """How often each document is drawn, one row a resample."""
    rng = np.random.default_rng(seed)
    if not documents:
        return np.zeros((0, 0))
    return np.array(
        [np.bincount(rng.integers(0, documents, documents), minlength=documents) for _ in range(RESAMPLES)],
        dtype=np.float64,
    )


def measured(
    parts: Sequence[Counts],
    baseline: Sequence[Counts],
    measures: Mapping[str, Measuring],
    targets: Mapping[str, float | None] | None = None,
) -> tuple[Measure, ...]:
    """The measures of the pipeline beside those of the baseline, each with its interval."""
    ours, plain = figures(parts, measures), figures(baseline, measures)
    return tuple(Measure(name, ours[name], plain[name], (targets or {}).get(name)) for name in measures)


def precision(name: str = "") -> Measuring:
    """Of what was found, the share that is right: from the counts `tp:NAME` and `fp:NAME`."""
    return lambda counts: _share(counts[f"tp:{name}"], counts[f"fp:{name}"])


def recall(name: str = "") -> Measuring:
    """Of what there is, the share that was found: from the counts `tp:NAME` and `fn:NAME`."""
    return lambda counts: _share(counts[f"tp:{name}"], counts[f"fn:{name}"])


def f1(names: Iterable[str] = ("",)) -> Measuring:
    """Micro F1 over these names; 0 where there is nothing to find and nothing was found."""
    kept = tuple(names)

    def measure(counts: Counts) -> float:
        right = sum(counts[f"tp:{name}"] for name in kept)
        wrong = sum(counts[f"fp:{name}"] + counts[f"fn:{name}"] for name in kept)
        return 2 * right / (2 * right + wrong) if right + wrong else 0.0

    return measure


def macro_f1(names: Iterable[str]) -> Measuring:
    """The mean of the F1 of each of these names that is in the data (has `tp` or `fn`)."""
    each = {name: f1([name]) for name in names}

    def measure(counts: Counts) -> float:
        there = [name for name in each if counts[f"tp:{name}"] + counts[f"fn:{name}"]]
        return sum(each[name](counts) for name in there) / len(there) if there else 0.0

    return measure


def ratio(part: str, whole: str) -> Measuring:
    """One count divided by another; not a number where the other is 0."""
    return lambda counts: counts[part] / counts[whole] if counts[whole] else math.nan


def label_table(parts: Sequence[Counts], names: Iterable[str]) -> dict[str, dict[str, float]]:
    """Precision, recall, F1 and number of each name."""
    sums = total(parts)
    return {
        name: {
            "n": round(sums[f"tp:{name}"] + sums[f"fn:{name}"]),
            "precision": round(precision(name)(sums), 4),
            "recall": round(recall(name)(sums), 4),
            "f1": round(f1([name])(sums), 4),
        }
        for name in names
    }


def _share(right: float, wrong: float) -> float:
    return right / (right + wrong) if right + wrong else 0.0
