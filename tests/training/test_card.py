"""The model cards are what their templates and the committed scores give."""

import json
from pathlib import Path

import pytest

from training import card

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("model", sorted(card.CARDS))
def test_the_committed_card_is_the_one_that_the_scores_give(model: str) -> None:
    scores = json.loads((ROOT / "training" / f"scores.{model}.json").read_text("utf-8"))

    assert (card.MODELS / card.CARDS[model]).read_text("utf-8") == card.card(model, scores)


def test_shares_are_written_short_and_a_whole_one_stays() -> None:
    assert [card.short(value) for value in (0.7342, 1.0, 0.0)] == [".734", "1.000", ".000"]


def test_a_score_shows_its_interval() -> None:
    assert card.spread({"value": 0.5, "low": 0.41, "high": 0.6}) == ".500 (.410–.600)"
