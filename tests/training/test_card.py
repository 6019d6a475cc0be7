"""The model card is what its template and the committed scores give."""

import json
from pathlib import Path

from training import card

ROOT = Path(__file__).resolve().parents[2]


def test_the_committed_card_is_the_one_that_the_scores_give() -> None:
    scores = json.loads((ROOT / "training" / "scores.json").read_text("utf-8"))

    assert card.CARD.read_text("utf-8") == card.card(scores)


def test_shares_are_written_short_and_a_whole_one_stays() -> None:
    assert [card.short(value) for value in (0.7342, 1.0, 0.0)] == [".734", "1.000", ".000"]


def test_a_score_shows_its_interval() -> None:
    assert card.spread({"value": 0.5, "low": 0.41, "high": 0.6}) == ".500 (.410–.600)"
