"""Numbers as news gives them: what is counted, between which bounds, and what is no count."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.conflict_numbers import counts, without_counts


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("12 people were killed", 12, 12, "people"),
        ("at least 12 miners", 12, math.inf, "miner"),
        ("more than 5,000 workers", 5000, math.inf, "worker"),
        ("fewer than 10 rebels", 0, 9, "rebel"),
        ("up to 40 seats", 0, 40, "seat"),
        ("about 1,000 tonnes of oil", 900, 1100, "ton"),
        ("twenty-five ships", 25, 25, "ship"),
        ("nine miners died", 9, 9, "miner"),
        ("1.2 billion dollars", 1.14e9, 1.26e9, "dollar"),
        ("$3bn", 2.85e9, 3.15e9, "$"),
        ("45 % of voters", 45, 45, "%"),
        ("45 percent of voters", 45, 45, "%"),
        ("dozens of hostages", 12, 198, "hostag"),
    ],
)
def test_a_count_is_an_interval_of_something(text: str, low: float, high: float, unit: str) -> None:
    (found,) = counts(text)

    assert (found.low, found.high) == pytest.approx((low, high))
    assert found.unit == unit
    assert text[found.start : found.end].strip() == found.text


@pytest.mark.parametrize(
    "text",
    ["in 2031 the army left", "on March 4, 2031", "at 10:30 on Friday", "the 35-year-old man", "after 12 years",
     "Resolution 2231 was read", "COVID-19 cases", "1000-for-1000", "a man aged 45", "Flight 370 vanished", "", "…"],
)  # fmt: skip
def test_times_ages_and_numbers_in_names_are_no_counts(text: str) -> None:
    assert list(counts(text)) == []


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("at least 12 people", "15 people", True),
        ("about 1,000 people", "1,050 people", True),
        ("dozens of people", "48 people", True),
        ("hundreds of people", "1,500 people", True),
        ("12 people", "40 people", False),
        ("at least 60 rebels", "fewer than 10 rebels", False),
        ("dozens of people", "1,000 people", False),
        ("3 billion dollars", "1.2 billion dollars", False),
    ],
)
def test_counts_agree_where_one_number_satisfies_both(one: str, other: str, agree: bool) -> None:
    (left,), (right,) = counts(one), counts(other)

    assert left.agrees(right) is right.agrees(left) is agree


def test_a_text_without_its_counts_keeps_what_is_counted() -> None:
    assert without_counts("at least 12 people in 3 ships").split() == ["people", "in", "ships"]


@given(st.text(max_size=200))
def test_any_text_gives_counts_that_stand_in_it(text: str) -> None:
    for count in counts(text):
        assert 0 <= count.start < count.end <= len(text)
        assert count.low <= count.high
        assert count.agrees(count)
