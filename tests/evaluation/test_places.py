"""The countries of places, judged by Re-DocRED's states."""

from typing import Any

from dramatis.gazetteer import load_gazetteer
from evaluation.places import countries_of, country_counts, most_populous

_ROW: dict[str, Any] = {
    "vertexSet": [
        [{"name": "Hyderabad", "type": "LOC"}],
        [{"name": "Pakistan", "type": "LOC"}],
        [{"name": "Acme", "type": "ORG"}],
        [{"name": "Atlantis", "type": "LOC"}],
    ],
    "labels": [
        {"h": 0, "r": "P17", "t": 1},
        {"h": 2, "r": "P17", "t": 1},
        {"h": 1, "r": "P17", "t": 3},
        {"h": 0, "r": "P131", "t": 3},
    ],
}


def test_only_places_in_states_of_the_gazetteer_are_judged() -> None:
    found = countries_of(_ROW, load_gazetteer())

    assert found == {0: ("Hyderabad", frozenset({"PK"}))}


def test_another_country_is_wrong_and_none_is_missed() -> None:
    wanted = {entity: (name, frozenset({"PK"})) for entity, name in enumerate(("A", "B", "C"))}

    counts = country_counts(wanted, {0: "PK", 1: "IN", 2: None})

    assert dict(counts) == {"tp:all": 1, "fp:all": 1, "fn:all": 2}


def test_the_baseline_takes_the_largest_namesake() -> None:
    assert most_populous(load_gazetteer(), "Hyderabad") == "IN"
    assert most_populous(load_gazetteer(), "Nowhere at all") is None
