"""Partial dates: intervals of their granularity, sorted by lower bound, the coarser first."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dramatis.partial_date import PartialDate

_DATES = st.dates().flatmap(
    lambda day: st.sampled_from(
        [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
    )
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-06-02", date(2025, 6, 2), date(2025, 6, 2)),
    ],
)
def test_a_partial_date_is_the_interval_of_its_granularity(text: str, first: date, last: date) -> None:
    found = PartialDate.parse(text)

    assert (found.first_day, found.last_day) == (first, last)
    assert str(found) == text


@pytest.mark.parametrize("text", ["", "25", "2025-13", "2025-02-30", "2025-6-2", "2025-06-02T00:00", "２０２５"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


def test_dates_sort_by_lower_bound_the_coarser_first() -> None:
    texts = ["2025-06-02", "2025", "2025-06", "2024-12-31", "2025-01", "2025-01-01"]

    assert [str(found) for found in sorted(map(PartialDate.parse, texts))] == sorted(texts)


@given(_DATES, _DATES)
def test_the_order_of_dates_is_the_order_of_their_texts(left: PartialDate, right: PartialDate) -> None:
    assert (left < right) == (str(left) < str(right))


@given(_DATES, _DATES)
def test_overlap_is_symmetric_and_means_a_shared_day(left: PartialDate, right: PartialDate) -> None:
    shares_a_day = max(left.first_day, right.first_day) <= min(left.last_day, right.last_day)

    assert left.overlaps(right) == right.overlaps(left) == shares_a_day


def test_the_last_day_of_time_has_an_end() -> None:
    assert PartialDate(9999, 12, 31).upper == datetime.max.replace(tzinfo=UTC)
