"""How many people, and what became of them, is found in a clause; what counts some of them or more is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.conflict_tolls import tolls


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("At least 12 people were killed in Balur", [("killed people", "At least 12")]),
        ("Shells hit the market of Balur, killing at least 13 people", [("killed people", "at least 13")]),
        ("15 people have reportedly died", [("killed people", "15")]),
        ("there were five dead", [("killed people", "five")]),
        ("the blast left 17 dead and 40 wounded", [("killed people", "17"), ("injured people", "40")]),
        ("the death toll stands at 21 in Balur", [("killed people", "21")]),
        ("Rockets killed 26 civilians and a nurse", [("killed civilians", "26")]),
        ("26 civilians and a soldier were killed", []),
        ("police arrested some 40 demonstrators", [("arrested people", "some 40")]),
        ("About 250,000 people attended the Mass", [("gathered people", "About 250,000")]),
        ("they joined the march with some 200,000 mourners", [("gathered people", "some 200,000")]),
        ("the town buried 12 mourners", []),
        ("among them three children were killed", []),
        ("12 people were killed, among them three children", [("killed people", "12")]),
        ("another 12 people were killed", []),
        ("six of the dead were found", []),
        ("a family of four died there", []),
        ("30 more people were killed", []),
        ("the bodies of 6,000 dead soldiers", []),
        ("the ministry counted 12 people in the hall", []),
    ],
)
def test_tolls_of_a_clause(text: str, found: list[tuple[str, str]]) -> None:
    assert [(toll.of, toll.count.text) for toll in tolls(text)] == found


@given(st.text(max_size=300))
def test_any_text_has_tolls_that_stand_in_it_in_order(text: str) -> None:
    found = tolls(text)

    assert [toll.count.start for toll in found] == sorted(toll.count.start for toll in found)
    assert all(toll.count.text in text for toll in found)
