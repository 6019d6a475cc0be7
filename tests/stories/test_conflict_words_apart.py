"""Contradictions told in other words: opposites, synonyms, plans told as done; and what is alike, but no conflict."""

import pytest

from stories.conflict_numbers import counts
from stories.conflict_opposites import straightened
from stories.conflicts import Kind
from tests.stories.test_conflicts import by, kind_of, said


@pytest.mark.parametrize(
    ("text", "instead", "turned"),
    [
        ("The water in Selby is unsafe", "The water in Selby is safe", True),
        ("The bridge was still closed on Monday", "The bridge was still open on Monday", True),
        ("The court acquitted the banker", "The court convicted the banker", True),
        ("Police deported illegal migrants", "Police deported illegal migrants", False),
        ("The index was closed at 5,200 points", "The index was closed at 5,200 points", False),
        (
            "She was acquitted of fraud and convicted of theft",
            "She was acquitted of fraud and convicted of theft",
            False,
        ),
        ("It was acquitted, and is illegal", "It was acquitted, and is illegal", False),
    ],
)
def test_a_word_that_denies_gives_way_to_what_it_denies(text: str, instead: str, turned: bool) -> None:
    assert straightened(text) == (instead, turned)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("The tap water in Selby is safe", "The tap water in Selby is unsafe", Kind.NEGATION),
        ("The tap water in Selby is not safe", "The tap water in Selby is unsafe", None),
        ("The tap water in Selby is not unsafe", "The tap water in Selby is unsafe", Kind.NEGATION),
        ("The tap water in Selby is safe", "The lake water in Selby is unsafe", None),
        ("The court acquitted the banker Mars", "The court convicted the banker Mars", Kind.NEGATION),
        ("The court acquitted the banker Mars", "The court convicted the broker Mars", None),
        ("Army chiefs sent legal migrants home", "Army chiefs sent illegal migrants home", None),
        ("The rebels asked the bishop for a truce", "The rebels never requested a truce of the bishop", Kind.NEGATION),
        ("The court gave Mars nine years in prison", "The court gave Mars seven years in prison", Kind.NUMBER),
        ("The court gave Mars nine years in prison", "The court gave Mars nine months in prison", None),
        ("Norvia imposes a 25 percent tariff on steel", "Norvia imposes a tariff of 35% on steel", Kind.NUMBER),
    ],
)
def test_what_is_told_in_other_words(one: str, other: str, kind: Kind | None) -> None:
    assert kind_of(said(one), said(other, 2, 9)) is kind


@pytest.mark.parametrize(
    ("ahead", "done", "kind"),
    [
        ("Hart will pay $4 billion for Nexor", "Hart agreed to buy Nexor for $3 billion", Kind.NUMBER),
        ("Hart will cut 3,000 jobs in Oldau", "Hart wants to shed 5,500 jobs in Oldau", Kind.NUMBER),
        (
            "Norvia will impose a 25 percent tariff on steel",
            "Norvia is imposing a 35 percent tariff on steel",
            Kind.NUMBER,
        ),
        ("Hart will cut 3,000 jobs in Oldau", "Hart cut 5,500 jobs in Oldau", None),
        ("Prices in Oldau will rise by 3 percent", "Prices in Oldau are rising by 5 percent", None),
    ],
)
def test_a_plan_told_as_done_is_held_against_what_is_to_come(ahead: str, done: str, kind: Kind | None) -> None:
    assert kind_of(said(ahead, modality="SCHEDULED"), said(done, 2, 9)) is kind


def test_an_election_to_come_has_one_day_and_those_that_were_have_many() -> None:
    texts = "The election will be held on October 12", "The election will be held on October 19"
    ahead = [said(text, number, modality="SCHEDULED") for number, text in enumerate(texts)]
    held = [said(f"The election was held in {year}", number) for number, year in enumerate((2026, 2030))]

    assert (kind_of(*ahead), kind_of(*held)) == (Kind.DATE, None)


def test_a_body_that_speaks_of_its_own_is_what_the_other_names() -> None:
    union = by("Pia Storm", "80 percent of the train drivers at Nordbahn were on strike", 1)
    company = by("Nordbahn", "35 percent of its train drivers joined the strike", 2, people=False)
    other = by("Sudbahn", "35 percent of its train drivers joined the strike", 3, people=False)

    assert kind_of(union, company) is Kind.NUMBER
    assert kind_of(union, other) is None


def test_who_denies_a_loan_does_not_deny_a_delay() -> None:
    asked = said("Delvia has asked the Monetary Fund to delay a payment", 1)
    denied = by("Omar Lund", "Delvia had asked the Monetary Fund for a loan", 2, modality="DENIED")

    assert kind_of(asked, denied) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [("nine years in prison", "year in prison"), ("a 7-year prison term", "year in prison"),
     ("18 months behind bars", "month in prison")],
)  # fmt: skip
def test_a_prison_term_is_a_count(text: str, unit: str) -> None:
    assert [count.unit for count in counts(text)] == [unit]
