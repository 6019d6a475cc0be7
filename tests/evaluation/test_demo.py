"""What counts as a found event of the demo corpus: type, day, place, parties, how it is held, and its sentence."""

from typing import Any

import pytest

from evaluation.demo import Score, events_score
from graph.shape import Row

_HELD = "The second round was held in Oslo."
_OFF = "The third round did not take place."


def _wanted(key: str, modality: str, *reports: tuple[str, str], start: str | None = "2025-05-06") -> dict[str, Any]:
    return {
        "key": key,
        "types": ["CONSULT"],
        "start": start,
        "place": None,
        "participants": [],
        "final_modality": modality,
        "reports": [{"modality": held, "evidence": evidence} for held, evidence in reports],
    }


def _row(sentence: str, modality: str = "OCCURRED", polarity: str = "ASSERTED", start: str = "2025-05-06") -> Row:
    return {
        "type": "CONSULT",
        "start": start,
        "place": None,
        "modality": modality,
        "polarity": polarity,
        "participants": {"items": []},
        "evidence": {"items": [{"sentence": sentence}]},
    }


def _score(listed: list[dict[str, Any]], *rows: Row) -> Score:
    return events_score(listed, list(rows))


def test_an_event_that_did_not_come_about_is_none_that_happened() -> None:
    held = _wanted("held", "OCCURRED", ("OCCURRED", _HELD))

    found = _score([held], _row(_HELD, polarity="NEGATED"))

    assert (found.right, found.missed) == (0, ("held (0)",))


@pytest.mark.parametrize("modality", ["SCHEDULED", "OCCURRED"])
def test_what_was_called_off_is_found_as_negated(modality: str) -> None:
    off = _wanted("off", "SCHEDULED", ("SCHEDULED", "The third round is set for May."), ("NEGATED", _OFF))

    assert _score([off], _row(_OFF, modality, "NEGATED")).right == 1
    assert _score([off], _row(_OFF, modality)).right == 0


def test_an_event_told_twice_over_is_not_found_once() -> None:
    held = _wanted("held", "OCCURRED", ("OCCURRED", _HELD))

    assert _score([held], _row(_HELD), _row("They met in Oslo.")).right == 0


def test_what_rests_on_the_sentence_of_another_fact_is_no_double() -> None:
    first = _wanted("first", "OCCURRED", ("OCCURRED", "The first round was held."))
    second = _wanted("second", "OCCURRED", ("OCCURRED", _HELD))

    found = _score([first, second], _row("The first round was held."), _row(_HELD))

    assert found.right == 2


def test_a_fact_with_nothing_but_its_sentence_needs_that_sentence() -> None:
    vague = _wanted("vague", "PROPOSED", ("PROPOSED", "They may meet in the autumn."), start=None)

    assert _score([vague], _row("They may meet in the autumn.", "PROPOSED")).right == 1
    assert _score([vague], _row("Others may meet.", "PROPOSED")).right == 0
