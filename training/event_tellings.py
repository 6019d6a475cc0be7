"""The weights by which tellings of one event are known: `python -m training.event_tellings --data DATA [--write]`.

A logistic regression over pairs of gold mentions of ECB+'s train part that lie in stories found by our own text
similarity. Figures are of five folds over topics, so that no topic is in both parts; the spread is shown. ECB+'s text
is not for shipping: what is written are the weights alone, `graph/data/event_weights.tsv`.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.linking_events import linked_by
from evaluation.linking_gold import ECB_TRAIN, EVENT, LinkedDocument, read_ecb
from evaluation.linking_reading import Told, read_told
from evaluation.linking_scores import all_told, b_cubed
from evaluation.linking_stories import predicted_stories
from evaluation.run import open_model
from graph.event_tellings import FEATURES, JOIN_AT, Telling, features

FOLDS = 5
# A small pull towards 0: the pairs are hundreds of thousands, so it only settles what they don't.
_RIDGE = 1.0
_STEPS = 30
_TARGET = Path(__file__).parent.parent / "graph" / "data" / "event_weights.tsv"
_THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)

Matrix = NDArray[np.float64]


def pairs(told: Sequence[Told], stories: Mapping[str, int]) -> tuple[Matrix, Matrix]:
    """The features of all pairs of mentions of one story, and whether each is of one event."""
    by_story: dict[int, list[Told]] = {}
    for one in told:
        by_story.setdefault(stories[one.doc_id], []).append(one)
    rows, same = [], []
    for members in by_story.values():
        for index, left in enumerate(members):
            for right in members[:index]:
                rows.append(features(left.telling, right.telling))
                same.append(left.mention.chain == right.mention.chain)
    return np.array(rows, dtype=np.float64), np.array(same, dtype=np.float64)


def fit(rows: Matrix, same: Matrix) -> Matrix:
    """The weights with the greatest likelihood, by Newton's method; the first is the bias and is not pulled."""
    found = np.zeros(rows.shape[1])
    ridge = np.eye(rows.shape[1]) * _RIDGE
    ridge[0, 0] = 0.0
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-rows @ found))
        slope = rows.T @ (same - chance) - ridge @ found
        curve = (rows * (chance * (1.0 - chance))[:, None]).T @ rows + ridge
        step = np.linalg.solve(curve, slope)
        found = found + step
        if np.abs(step).max() < 1e-6:
            break
    return np.asarray(found, dtype=np.float64)


def scorer(found: Matrix) -> Callable[[Telling, Telling], float]:
    """How alike two tellings are by these weights."""

    def alike(left: Telling, right: Telling) -> float:
        return float(1.0 / (1.0 + np.exp(-np.dot(features(left, right), found))))

    return alike


def fold_of(documents: Sequence[LinkedDocument]) -> dict[str, int]:
    """The fold of each document: its topic's."""
    topics = sorted({document.topic for document in documents}, key=lambda topic: (len(topic), topic))
    return {document.doc_id: topics.index(document.topic) % FOLDS for document in documents}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write the table as well")
    given = parser.parse_args()
    documents = list(read_ecb(given.data, ECB_TRAIN))
    readings = list(read_told(open_model("small"), documents))
    stories = predicted_stories(readings)
    told = all_told(readings, EVENT)
    folds = fold_of(documents)
    lines = []
    parts = [[one for one in told if folds[one.doc_id] == fold] for fold in range(FOLDS)]
    rests = [[one for one in told if folds[one.doc_id] != fold] for fold in range(FOLDS)]
    scorers = [scorer(fit(*pairs(rest, stories))) for rest in rests]
    for threshold in _THRESHOLDS:
        values = [
            b_cubed(part, linked_by(part, stories, score, threshold))
            for part, score in zip(parts, scorers, strict=True)
        ]
        lines.append(
            f"# join at {threshold:.2f}: B-cubed F1 {np.mean(values):.4f} "
            f"(folds {', '.join(f'{value:.3f}' for value in values)}; spread {np.std(values):.4f})"
        )
        print(lines[-1], flush=True)
    found = fit(*pairs(told, stories))
    table = [f"{name}\t{weight:.3f}" for name, weight in zip(FEATURES, found, strict=True)]
    print("\n".join(table))
    if given.write:
        head = [
            "# Weights of graph.event_tellings, by `python -m training.event_tellings`: a logistic regression on",
            f"# {len(told)} mentions of ECB+ train. Figures of five folds over topics; joined at {JOIN_AT:.2f} in use.",
        ]
        _TARGET.write_text("\n".join([*head, *lines, *table]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
