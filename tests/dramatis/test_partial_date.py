"""Partial dates: intervals of their granularity, sorted by lower bound, the coarser first."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dramatis.partial_date import PartialDate, may_hold_at

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


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "0000",
        "2023-02-29",
        "1900-02-29",
        "2025-00",
        "2025-05-00",
        "10000",
        "2025-13",
        "2025-02-30",
        "2025-6-2",
        "2025-06-02T00:00",
        "２０２５",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write 2025, 2025-05 or 2025-06-02"):
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


# start, end, at, whether the span may hold then
SPANS = [
    # a day, a month, a year of each other
    ("2025-06-02", "2025-06-02", "2025-06-02", True),
    ("2025-06-02", "2025-06-02", "2025-06-03", False),
    ("2025-06-02", "2025-06-02", "2025-06-01", False),
    ("2025-06-02", "2025-06-02", "2025-06", True),
    ("2025-06-02", "2025-06-02", "2025", True),
    ("2025-06-02", "2025-06-02", "2025-05", False),
    ("2025-06-02", "2025-06-02", "2024", False),
    ("2025-06", "2025-06", "2025-06-30", True),
    ("2025-06", "2025-06", "2025-07-01", False),
    ("2025", "2025", "2025-12-31", True),
    ("2025", "2025", "2026-01-01", False),
    ("2025", "2025", "2025-02", True),
    # longer spans, of mixed granularity
    ("2025-05", "2025-06-02", "2025-05-01", True),
    ("2025-05", "2025-06-02", "2025-06", True),
    ("2025-05", "2025-06-02", "2025-06-03", False),
    ("2024-12-31", "2025", "2025-12", True),
    ("2024-12-31", "2025", "2024", True),
    ("2024-12-31", "2025", "2024-12-30", False),
    ("2019", "2021-03", "2020-07-14", True),
    ("2019", "2021-03", "2021-04", False),
    # leap days and the ends of months
    ("2024-02", "2024-02", "2024-02-29", True),
    ("2023-02", "2023-02", "2023-03-01", False),
    ("2024-02-29", "2024-02-29", "2024-02", True),
    ("2024-02-29", "2024-02-29", "2024-03", False),
    ("2000-02-29", "2000-02-29", "2000", True),
    # unknown bounds
    ("2019", None, "2023", True),
    ("2019", None, "2019-01-01", True),
    ("2019", None, "2018-12-31", False),
    ("2019-05", None, "2019", True),
    ("2019-05", None, "2019-04", False),
    (None, "2019", "2019-12-31", True),
    (None, "2019", "2020", False),
    (None, "2019", "0001", True),
    (None, None, "2025-06-02", True),
    # the ends of time
    ("0001", "0001", "0001-01-01", True),
    ("0001-01-01", "0001-01-01", "0001", True),
    ("0001", "0001", "0002", False),
    ("0002", "0002", "0001-12-31", False),
    ("9999-12-31", "9999-12-31", "9999", True),
    ("9999", "9999", "9999-12-31", True),
    ("9999", None, "9999-12", True),
    ("9999-12-31", None, "9999-12-30", False),
    ("9998", "9998", "9999", False),
    # a span that ends before it begins holds where it does both
    ("2025-06-03", "2025-06-01", "2025-06", True),
    ("2025-06-03", "2025-06-01", "2025-06-02", False),
]  # fmt: skip


def _parsed(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


@pytest.mark.parametrize(("start", "end", "at", "expected"), SPANS)
def test_a_span_may_hold_where_it_shares_a_day(start: str | None, end: str | None, at: str, expected: bool) -> None:
    assert may_hold_at(_parsed(start), _parsed(end), PartialDate.parse(at)) is expected


@given(_DATES, _DATES)
def test_a_date_begins_by_another_where_its_text_sorts_before_the_first_behind(
    one: PartialDate, asked: PartialDate
) -> None:
    behind = asked.first_text_after

    assert (behind is None or str(one) < behind) == (one.first_day <= asked.last_day)


@given(_DATES, _DATES)
def test_a_date_ends_by_or_behind_a_day_where_its_text_contains_it_or_sorts_behind(
    one: PartialDate, asked: PartialDate
) -> None:
    text = str(one)

    late = text in asked.texts_containing or text >= asked.first_day.isoformat()

    assert late == (one.last_day >= asked.first_day)


@pytest.mark.parametrize(
    ("text", "behind"),
    [("2025-05", "2025-06"), ("2025-05-31", "2025-06"), ("2025-12-31", "2026"), ("2025", "2026"), ("9999", None),
     ("2024-02-28", "2024-02-29"), ("2023-02-28", "2023-03"), ("0009-12", "0010"), ("9999-12-30", "9999-12-31")],
)  # fmt: skip
def test_the_first_text_behind_is_the_coarsest_of_the_day_after(text: str, behind: str | None) -> None:
    assert PartialDate.parse(text).first_text_after == behind
