"""Learns when an article joins a story, and when two stories are one: `python -m training.story_joining --data FOLDER`.

Writes `stories/data/joining.json`: a weight for each feature of either decision, with the checksums of the data and of
the code that makes the features, and what the folds gave. Learnt on the development stories of AllSides and on ECB+'s
train part; ECB+'s development part is only looked at. The texts stay where they are.

The articles go through the online clustering in order of time. The first time each stands where it belongs, and every
story that it is compared with is a case: its own or not. The second time they go where the first decision sends them,
so that cases with its mistakes in them are seen too. A third time every article makes cases of the story that took it
in and of those that it is like: half of the pairs of their articles belong together, or they don't.
For the folds, all of this is done without a fifth of the stories and looked at on that fifth, in the whole stream.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dramatis.settings import Settings
from evaluation.linking_gold import ECB_DEV, ECB_TRAIN
from evaluation.story_runs import FOLDS, b_cubed, by_time, clustered, fold_of, story_counts
from evaluation.story_sets import FULLTEXT, ROUNDUPS, Pictured, ecb, fulltext, pictured, roundups
from extractors.extract import open_extractor
from stories.clustering import Shelf
from stories.joining import Decision
from stories.merging import MERGE_FEATURES, WORTH_A_LOOK
from training.inputs import sha256

_TARGET = Path(__file__).parent.parent / "stories" / "data" / "joining.json"
_CODE = (
    "stories/terms.py",
    "stories/portrait.py",
    "stories/currency.py",
    "stories/joining.py",
    "stories/told.py",
    "stories/merging.py",
    "stories/clustering.py",
)
WEIGHED = ("whole", "title", "lead", "names", "events", "fit", "gap", "age", "undated")
# Each set counts the same, however many cases it gives; ECB+ half, since news has dates and it has none.
_SHARES: Mapping[str, float] = {"roundups": 1.0, "fulltext": 1.0, "ecb": 0.5}
# A mild prior, on features of unit variance and some thousand weighed cases.
_RIDGE = 2.0
# By how much the bias is moved: most cases are strangers, and a missed join costs as much as a wrong one. With .4, .6
# and .8 F1 was .929 .928 .923 on leads, .917 .921 .923 on full texts and .861 .881 .881 on ECB+ train.
_SHIFT = 0.8
_NEWTON_STEPS = 30

Matrix = NDArray[np.float64]
Held = Mapping[str, frozenset[str]]
"""The stories of each set that are left out."""


@dataclass(frozen=True, slots=True)
class Case:
    """An article (of this gold story) beside a story of the shelf: the features, and whether it belongs there."""

    story: str
    features: Mapping[str, float]
    belongs: bool


@dataclass(frozen=True, slots=True)
class Decisions:
    """When an article joins, and when two stories are one."""

    joining: Decision
    merging: Decision


def cases(items: Sequence[Pictured], decision: Decision | None) -> list[Case]:
    """All comparisons when the articles come in this order and go where the decision sends them; None: where they
    belong. A story is an article's own when half of its articles are."""
    shelf = Shelf(decision=decision or Decision({}, -1.0), merging=None)
    told: dict[str, list[str]] = defaultdict(list)
    found: list[Case] = []
    for item in items:
        best: tuple[float, str] | None = None
        for story, features in shelf.options(item.parts, item.published):
            own = sum(one == item.story for one in told[story]) * 2 >= len(told[story])
            found.append(Case(item.story, features, own))
            if decision is not None and (score := decision.score(features)) >= 0:
                best = max(best or (score, story), (score, story))
        story = f"gold {item.story}" if decision is None else best[1] if best else item.id
        shelf.add(story, item.parts, item.published)
        told[story].append(item.story)
    return found


def merge_cases(items: Sequence[Pictured], decision: Decision) -> list[Case]:
    """Every two stories that may be one when the articles come in this order and none are merged.

    Grown ones are among them that wouldn't be looked at: they show what two stories are like.
    """
    shelf = Shelf(decision=decision, merging=None)
    told: dict[str, list[str]] = defaultdict(list)
    found: list[Case] = []
    for item in items:
        options = shelf.options(item.parts, item.published)
        choice = shelf.best(options)
        story = choice.story if choice is not None else item.id
        shelf.add(story, item.parts, item.published, choice.features["whole"] if choice is not None else None)
        told[story].append(item.story)
        for other, joining in options:
            if other == story or decision.score(joining) < WORTH_A_LOOK:
                continue
            reasons = shelf.reasons_to_merge(story, other, shelf.moment(item.published))
            if reasons is not None:
                pairs = [one == two for one in told[story] for two in told[other]]
                found.append(Case(item.story, reasons, sum(pairs) * 2 >= len(pairs)))
    return found


def learn(sets: Mapping[str, Sequence[Case]], names: Sequence[str] = WEIGHED) -> Decision:
    """The logistic decision over these features that fits the cases of all sets."""
    rows = [(name, case) for name, found in sets.items() for case in found]
    values = np.array([[case.features[name] for name in names] for _, case in rows])
    labels = np.array([float(case.belongs) for _, case in rows])
    weights = np.array([1000 * _SHARES[name] / len(sets[name]) for name, _ in rows])
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    solved = _logistic(np.c_[(values - mean) / spread, np.ones(len(values))], labels, weights)
    plain = solved[:-1] / spread
    return Decision(dict(zip(names, plain.tolist(), strict=True)), float(solved[-1] - plain @ mean))


def _logistic(values: Matrix, labels: Matrix, weights: Matrix) -> Matrix:
    """Newton's method with a ridge on all but the last column."""
    found = np.zeros(values.shape[1])
    ridge = np.eye(values.shape[1]) * _RIDGE
    ridge[-1, -1] = 0.0
    for _ in range(_NEWTON_STEPS):
        sure = 1 / (1 + np.exp(-values @ found))
        slope = values.T @ (weights * (sure - labels)) + ridge @ found
        curve = (values * (weights * sure * (1 - sure))[:, None]).T @ values + ridge
        found = found - np.linalg.solve(curve, slope)
    return found


def train(sets: Mapping[str, Sequence[Pictured]], first: Mapping[str, Sequence[Case]], without: Held) -> Decisions:
    """The decisions from all sets, save the stories held out of each."""
    kept = {name: [case for case in found if case.story not in without[name]] for name, found in first.items()}
    rough = learn(kept)
    rough = Decision(rough.weights, rough.bias + _SHIFT)
    again = {
        name: [*kept[name], *(case for case in cases(items, rough) if case.story not in without[name])]
        for name, items in sets.items()
    }
    decision = learn(again)
    decision = Decision(decision.weights, decision.bias + _SHIFT)
    return Decisions(decision, train_merging(sets, decision, without))


def train_merging(sets: Mapping[str, Sequence[Pictured]], decision: Decision, without: Held) -> Decision:
    """The decision on two stories from all sets that give cases, save the stories held out of each."""
    pairs = {
        name: [case for case in merge_cases(items, decision) if case.story not in without[name]]
        for name, items in sets.items()
    }
    # Its bias stays: moved by -.3 and .4 the folds' mean F1 was .918 and .914 (.921) on leads, .922 and .918 (.926) on
    # full texts.
    return learn({name: found for name, found in pairs.items() if found}, MERGE_FEATURES)


def f1_of(items: Sequence[Pictured], decisions: Decisions, wanted: Set[str]) -> tuple[float, float, float]:
    """B-cubed F1, precision and recall over the articles of the wanted stories, all articles having been clustered."""
    found = clustered(items, decisions.joining, decisions.merging)
    counts = [one for story, one in story_counts(items, found).items() if story in wanted]
    total = sum(one["b3:r:all"] for one in counts)
    recall = sum(one["b3:r:right"] for one in counts) / total
    precision = sum(one["b3:p:right"] for one in counts) / total
    return 2 * precision * recall / (precision + recall), precision, recall


def fold_scores(sets: Mapping[str, Sequence[Pictured]], first: Mapping[str, Sequence[Case]]) -> dict[str, list[float]]:
    """F1 of each set's folds, by decisions that saw none of the fold's stories."""
    folds = {name: fold_of(items) for name, items in sets.items()}
    found: dict[str, list[float]] = {name: [] for name in sets}
    for number in range(FOLDS):
        without = {name: frozenset(s for s, fold in of.items() if fold == number) for name, of in folds.items()}
        decisions = train(sets, first, without)
        for name, items in sets.items():
            found[name].append(round(f1_of(items, decisions, without[name])[0], 4))
        print("fold", number, {name: values[-1] for name, values in found.items()}, flush=True)
    return found


def pictures(data: Path) -> dict[str, list[Pictured]]:
    """The sets, read by the product and in order of time."""
    extractor = open_extractor(Settings())
    read = {
        "roundups": roundups(data),
        "fulltext": fulltext(data),
        "ecb": ecb(data, ECB_TRAIN),
        "ecb development": ecb(data, ECB_DEV),
    }
    return {name: by_time(pictured(extractor, items)) for name, items in read.items()}


def main() -> None:
    """Writes the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    sets = pictures(data)
    held = sets.pop("ecb development")
    first = {name: cases(items, None) for name, items in sets.items()}
    folds = fold_scores(sets, first)
    decisions = train(sets, first, dict.fromkeys(sets, frozenset()))
    report = {
        **_told(decisions.joining),
        "merging": _told(decisions.merging),
        "folds_b3_f1": folds,
        "b3_f1_precision_recall": {
            name: [round(value, 4) for value in b_cubed(items, clustered(items, decisions.joining, decisions.merging))]
            for name, items in (sets | {"ecb development, not learnt from": held}).items()
        },
        "data_sha256": {name: sha256(data / name) for name in (ROUNDUPS, FULLTEXT, ECB_TRAIN)},
        "code_sha256": {name: sha256(_TARGET.parent.parent.parent / name) for name in _CODE},
    }
    _TARGET.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))


def _told(decision: Decision) -> dict[str, object]:
    weights = {name: round(weight, 4) for name, weight in decision.weights.items()}
    return {"weights": weights, "bias": round(decision.bias, 4)}


if __name__ == "__main__":
    main()
