"""What is common in the news of these months: counted by the stories that stand, month by month."""

import math
from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.currency import UNDATED, Month, month_of, months_before, rarities_squared, together
from stories.terms import rarity

terms = st.frozensets(st.sampled_from("abcdef"))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (datetime(2025, 5, 31, tzinfo=UTC), ("2025-05", "2025-04", "2025-03", "2025-02")),
        (datetime(2025, 1, 1, tzinfo=UTC), ("2025-01", "2024-12", "2024-11", "2024-10")),
        (datetime(1, 2, 1, tzinfo=UTC), ("0001-02", "0001-01")),
        (None, (UNDATED,)),
    ],
)
def test_an_article_looks_at_its_month_and_those_before(when: datetime | None, expected: tuple[str, ...]) -> None:
    assert months_before(when) == expected
    assert month_of(when) == expected[0]


def test_before_any_story_the_background_alone_tells() -> None:
    assert rarities_squared(["zorbax", "union"], Month()) == [rarity("zorbax") ** 2, rarity("union") ** 2]


def test_a_term_tells_less_the_more_stories_have_it_and_another_one_more() -> None:
    few, many = Month(1000, Counter({"zorbax": 1})), Month(1000, Counter({"zorbax": 500}))

    assert rarities_squared(["zorbax"], many)[0] < rarities_squared(["zorbax"], few)[0]
    assert rarities_squared(["zorbax"], Month(10, Counter({"zorbax": 10**6}))) == [0.0]
    assert rarities_squared(["union"], Month(1000, Counter()))[0] > rarity("union") ** 2
    assert math.isfinite(rarities_squared(["nobody knows"], Month(10**9, Counter()))[0])


@given(st.lists(terms, max_size=6), st.lists(terms, max_size=6))
def test_stories_that_come_and_go_leave_what_was(stay: list[frozenset[str]], go: list[frozenset[str]]) -> None:
    month, expected = Month(), Month()
    for found in stay:
        expected.change(found, (), 1)
        month.change(found, (), 1)
    for found in go:
        month.change(found, (), 1)
    for found in go:
        month.change((), found, -1)

    assert month == expected


@given(st.lists(st.tuples(st.integers(0, 5), st.dictionaries(st.sampled_from("abc"), st.integers(1, 9))), max_size=4))
def test_months_together_are_their_sums(found: list[tuple[int, dict[str, int]]]) -> None:
    months = [Month(stories, Counter(counts)) for stories, counts in found]

    whole = together(months)

    assert whole.stories == sum(stories for stories, _ in found)
    for term in "abc":
        assert whole.counts.get(term, 0) == sum(counts.get(term, 0) for _, counts in found)
    assert [month.counts for month in months] == [counts for _, counts in found]
