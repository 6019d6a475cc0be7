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
        ("No fewer than 28 people were killed", [("killed people", "No fewer than 28")]),
        ("the number of dead at 19 after a bus crash", [("killed people", "19")]),
        ("The death toll stood at 41 on Sunday", [("killed people", "41")]),
        ("the turnout in Lyon at about 24,000 on Thursday", [("gathered people", "about 24,000")]),
        ("the turnout in Lyon at 24 percent", []),
        ("63 bodies were counted", [("killed people", "63")]),
        ("Fifteen people drowned off Balur", [("killed people", "Fifteen")]),
        ("eight deaths by nightfall", [("killed people", "eight")]),
        ("Firefighters pulled seven people alive from the rubble", [("freed people", "seven")]),
        ("300 workers walked off the job", [("gathered workers", "300")]),
        ("three of its soldiers were killed", []),
    ],
)
def test_tolls_of_a_clause(text: str, found: list[tuple[str, str]]) -> None:
    assert [(toll.of, toll.count.text) for toll in tolls(text)] == found


def test_whose_the_dead_are_stands_with_their_number() -> None:
    (toll,) = tolls("three Orlandian soldiers were killed in Balur")

    assert toll.kin == ("orlandian",)


def test_bodies_that_were_found_are_so_many_dead_at_least() -> None:
    (toll,) = tolls("rescuers found 31 bodies")

    assert (toll.count.low, toll.count.high) == (31, float("inf"))


@given(st.text(max_size=300))
def test_any_text_has_tolls_that_stand_in_it_in_order(text: str) -> None:
    found = tolls(text)

    assert [toll.count.start for toll in found] == sorted(toll.count.start for toll in found)
    assert all(toll.count.text in text for toll in found)
