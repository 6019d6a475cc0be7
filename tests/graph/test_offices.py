"""Offices of states in the years in which they were held: whom they part, and what is kept of who stood beside whom."""

import pytest

from dramatis.words import Judgement
from graph.cards import entity_card
from graph.entity_matching import score
from graph.offices import is_high, land_of, states_at_odds
from tests.graph.lone_names import Said, known_row, row, said

_SILVA = "Marco Aurelio Silvestre"


@pytest.mark.parametrize(
    ("one", "other", "judgement"),
    [
        # nobody holds offices of two states in one year
        (said(_SILVA, 2025, "president@FR"), said(_SILVA, 2025, "prime minister@IN"), Judgement.UNSURE),
        (said(_SILVA, 2025, "foreign minister@FR"), said(_SILVA, 2025, "president@IN"), Judgement.UNSURE),
        (said("Marc Silvestre", 2025, "president@FR"), said("M. Silvestre", 2025, "president@IN"), Judgement.DIFFERENT),
        (said("Silvestre", 2025, "president@FR"), said(_SILVA, 2025, "president@IN"), Judgement.DIFFERENT),
        # offices of one state change, and so do those of a life
        (said(_SILVA, 2019, "foreign minister@FR"), said(_SILVA, 2025, "president@FR"), Judgement.SAME),
        (said(_SILVA, 2025, "president@FR"), said(_SILVA, 2025, "president@FR", "party leader"), Judgement.SAME),
        (said(_SILVA, 2025, "former president@FR"), said(_SILVA, 2025, "president@council"), Judgement.SAME),
        (said(_SILVA, 2012, "mayor"), said(_SILVA, 2025, "governor"), Judgement.SAME),
        # in one year they are at odds
        (said(_SILVA, 2025, "mayor"), said(_SILVA, 2025, "governor"), Judgement.UNSURE),
    ],
)
def test_offices_of_one_time_part_whom_those_of_a_life_do_not(one: Said, other: Said, judgement: Judgement) -> None:
    found = score(entity_card(row(one, "one")), entity_card(row(other, "other")))

    assert found.judgement is judgement, found


def test_what_somebody_was_in_other_years_is_no_reason_to_doubt() -> None:
    career = [said(_SILVA, 2009, "mayor", times=2), said(_SILVA, 2024, "governor", times=3)]
    known = entity_card(known_row("known", career))

    now = score(entity_card(row(said(_SILVA, 2024, "governor"), "new")), known)
    then = score(entity_card(row(said(_SILVA, 2024, "mayor"), "new")), known)

    assert now.judgement is Judgement.SAME
    assert then.judgement is Judgement.SAME, "an office that the same person held is none of another's"


def test_two_states_are_told_with_their_offices_and_the_year() -> None:
    one = entity_card(row(said(_SILVA, 2025, "president@FR"), "one"))
    other = entity_card(row(said(_SILVA, 2025, "prime minister@IN"), "other"))

    assert states_at_odds(one, other) == "one is head of government of IN, the other president of FR in 2025"


def test_an_error_among_many_reports_parts_nobody() -> None:
    reports = [said(_SILVA, 2025, "president@FR", times=9), said(_SILVA, 2025, "prime minister@IN")]
    known = entity_card(known_row("known", reports))

    assert states_at_odds(known, entity_card(row(said(_SILVA, 2025, "president@FR"), "new"))) is None


@pytest.mark.parametrize("role", ["deputy prime minister", "vice president", "shadow foreign minister", "coach"])
def test_whoever_stands_below_an_office_does_not_hold_it(role: str) -> None:
    assert not is_high(role)


@pytest.mark.parametrize("role", ["president", "prime minister", "Chancellor", "foreign minister", "pope", "king"])
def test_offices_that_a_state_has_once_are_high(role: str) -> None:
    assert is_high(role)


@pytest.mark.parametrize(
    ("offices", "land"),
    [
        ([(2025, "president", "FR")], "FR"),
        ([(2025, "citizen", "NO"), (2025, "coach", "gazprom")], "NO"),
        ([(2025, "president", "FR"), (2025, "citizen", "IN")], None),
        ([(2025, "ambassador", "UA")], None),
        ([(2025, "president", "gazprom")], None),
    ],
)
def test_a_person_is_of_the_one_state_that_it_serves(offices: list[tuple[int, str, str]], land: str | None) -> None:
    assert land_of(offices) == land


def test_a_card_knows_who_stood_beside_the_entity_in_its_latest_articles() -> None:
    many = [said("Ann Lee", 2000 + year, beside=f"Bo Ray {year}; Oslo; China", lands="NO") for year in range(20)]

    card = entity_card(known_row("ann", many))

    assert "oslo" in card.related
    assert "china" not in card.related, "half of all news name the largest countries"
    assert "bo ray 19" in card.related
    assert "bo ray 2" not in card.related
    assert card.lands == {"NO"}
    assert card.reports == 20


def test_two_spellings_of_one_name_in_one_article_are_no_two_people() -> None:
    one = entity_card(row(said("Sergei Lavrov", 2022, beside="Sergey Lavrov; Ann Lee"), "one"))
    other = entity_card(row(said("Sergey Lavrov", 2022), "other"))

    assert score(one, other).judgement is Judgement.SAME
