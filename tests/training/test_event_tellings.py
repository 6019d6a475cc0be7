"""Learning the weights by which tellings of one event are known."""

import numpy as np
import pytest

from evaluation.linking_gold import EVENT, LinkedDocument, LinkedMention
from evaluation.linking_reading import Told
from graph.event_tellings import FEATURES, Telling, telling
from training.event_tellings import fit, fold_of, pairs, scorer


def told(doc_id: str, chain: str, word: str) -> Told:
    """A mention told by one word."""
    return Told(doc_id, LinkedMention(0, 1, EVENT, chain), word, telling(doc_id, [word], (), ()), None)


def test_the_fit_finds_the_weights_that_made_the_answers() -> None:
    random = np.random.default_rng(7)
    rows = np.column_stack([np.ones(20_000), random.integers(0, 2, (20_000, 2))])
    chance = 1.0 / (1.0 + np.exp(-(rows @ np.array([-1.0, 2.0, -0.5]))))

    found = fit(rows, (random.random(20_000) < chance).astype(np.float64))

    assert found == pytest.approx([-1.0, 2.0, -0.5], abs=0.15)


def test_pairs_are_taken_inside_of_a_story_alone() -> None:
    mentions = [told("a", "x", "quake"), told("b", "x", "tremor"), told("b", "y", "trial"), told("c", "x", "quake")]

    rows, same = pairs(mentions, {"a": 0, "b": 0, "c": 1})

    assert rows.shape == (3, len(FEATURES))
    assert same.sum() == 1


def test_a_scorer_weighs_the_features() -> None:
    quake: Telling = telling("a", ["quake"], (), ())
    weights = np.zeros(len(FEATURES))
    weights[FEATURES.index("word")] = 3.0

    assert scorer(weights)(quake, quake) == pytest.approx(1 / (1 + np.exp(-3.0)))


def test_a_topic_lies_in_one_fold() -> None:
    documents = [
        LinkedDocument(f"{topic}_{number}", topic, "", "", None, ()) for topic in ("1", "2", "10") for number in (1, 2)
    ]

    folds = fold_of(documents)

    assert all(folds[f"{topic}_1"] == folds[f"{topic}_2"] for topic in ("1", "2", "10"))
    assert len(set(folds.values())) == 3
