"""How well two partitions of mentions agree: MUC, B-cubed, CEAF-e and their mean, the CoNLL F1.

As in Pradhan et al., "Scoring Coreference Partitions of Predicted Mentions: A Reference Implementation" (ACL 2014):
system mentions that aren't in the gold partition count against precision, gold ones that were missed against recall,
nothing is added or taken away to make the two sets equal, and numerators and denominators are summed over documents.
"""

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from evaluation.intervals import Counts, Measuring

Cluster = AbstractSet[Hashable]
METRICS = ("muc", "b3", "ceafe")


def cluster_counts(gold: Sequence[Cluster], found: Sequence[Cluster]) -> dict[str, float]:
    """Per metric the numerators and denominators of recall and precision of one document."""
    counts: dict[str, float] = {}
    for metric, (right, whole), (right_found, whole_found) in (
        ("muc", _muc(gold, found), _muc(found, gold)),
        ("b3", _b_cubed(gold, found), _b_cubed(found, gold)),
    ):
        counts |= _keyed(metric, right, whole, right_found, whole_found)
    alike = _best_alignment(gold, found)
    return counts | _keyed("ceafe", alike, len(gold), alike, len(found))


def metric_recall(metric: str) -> Measuring:
    """Recall from the summed counts."""
    return lambda counts: _share(counts, f"{metric}:r")


def metric_precision(metric: str) -> Measuring:
    """Precision from the summed counts."""
    return lambda counts: _share(counts, f"{metric}:p")


def metric_f1(metric: str) -> Measuring:
    """The harmonic mean of the two."""

    def measure(counts: Counts) -> float:
        r, p = _share(counts, f"{metric}:r"), _share(counts, f"{metric}:p")
        return 2 * r * p / (r + p) if r + p else 0.0

    return measure


def conll_f1(counts: Counts) -> float:
    """The mean of the F1 of MUC, B-cubed and CEAF-e."""
    return sum(metric_f1(metric)(counts) for metric in METRICS) / len(METRICS)


def _keyed(metric: str, right: float, whole: float, right_found: float, whole_found: float) -> dict[str, float]:
    return {
        f"{metric}:r:right": right,
        f"{metric}:r:all": whole,
        f"{metric}:p:right": right_found,
        f"{metric}:p:all": whole_found,
    }


def _share(counts: Counts, key: str) -> float:
    return counts[f"{key}:right"] / counts[f"{key}:all"] if counts[f"{key}:all"] else 0.0


def _owners(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    return {mention: index for index, cluster in enumerate(clusters) for mention in cluster}


def _muc(key: Sequence[Cluster], other: Sequence[Cluster]) -> tuple[float, float]:
    """Links of `key` that `other` has too, and all links of `key` (Vilain et al. 1995)."""
    owners = _owners(other)
    kept, links = 0, 0
    for cluster in key:
        parts = {owners[mention] for mention in cluster if mention in owners}
        alone = sum(mention not in owners for mention in cluster)
        kept += len(cluster) - (len(parts) + alone)
        links += len(cluster) - 1
    return kept, links


def _b_cubed(key: Sequence[Cluster], other: Sequence[Cluster]) -> tuple[float, float]:
    """The summed share of each mention's `key` cluster that `other` keeps with it, and the number of mentions."""
    owners = _owners(other)
    right = 0.0
    for cluster in key:
        shared: dict[int, int] = {}
        for mention in cluster:
            if mention in owners:
                shared[owners[mention]] = shared.get(owners[mention], 0) + 1
        right += sum(count * count for count in shared.values()) / len(cluster)
    return right, sum(len(cluster) for cluster in key)


def _best_alignment(gold: Sequence[Cluster], found: Sequence[Cluster]) -> float:
    """The greatest total likeness (Luo 2005, phi 4) of a one-to-one alignment of clusters."""
    if not gold or not found:
        return 0.0
    alike = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
    if alike.shape[0] > alike.shape[1]:
        alike = alike.T
    return float(sum(alike[row, column] for row, column in enumerate(assignment(-alike))))


def assignment(cost: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> list[int]:
    """For each row a column of its own so that the total cost is least; no more rows than columns.

    The Hungarian method with potentials, one shortest augmenting path a row.
    """
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)  # the row of each column, counted from 1; 0 is nobody
    for row in range(1, rows + 1):
        owner[0] = row
        column = 0
        least = np.full(columns + 1, np.inf)
        came_from = np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[column]:
            used[column] = True
            now = owner[column]
            reduced = cost[now - 1] - row_price[now] - column_price[1:]
            better = ~used[1:] & (reduced < least[1:])
            least[1:][better] = reduced[better]
            came_from[1:][better] = column
            following = int(np.argmin(np.where(used[1:], np.inf, least[1:]))) + 1
            step = least[following]
            row_price[owner[used]] += step
            column_price[used] -= step
            least[~used] -= step
            column = following
        while column:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    answer = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            answer[owner[column] - 1] = column - 1
    return answer
