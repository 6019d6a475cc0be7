"""Dates match by their words, one to one, and by the period that they mean."""

from datetime import date

import pytest
from spacy.lang.en import English

from dramatis.partial_date import PartialDate
from evaluation.dates import Dated, GoldDate, both_counts, date_counts, ends_apart, matched, same_period
from evaluation.plain_dates import plain_dates
from extractors.reading import DateExpression


def _found(start: int, end: int, first: str, last: str | None = None) -> DateExpression:
    return DateExpression(start, end, PartialDate.parse(first), PartialDate.parse(last or first))


def _gold(start: int, end: int, first: str | None, last: str | None = None) -> GoldDate:
    return GoldDate(start, end, "", first, last)


def _document(*dates: GoldDate, times: tuple[tuple[int, int], ...] = ()) -> Dated:
    return Dated("doc", (), (), None, dates, times)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (_gold(0, 1, "2013-10-09", "2013-10-09"), _found(0, 1, "2013-10-09"), True),
        (_gold(0, 1, "2013", "2013"), _found(0, 1, "2013-01", "2013-12"), True),  # the same days
        (_gold(0, 1, "2013", "2013"), _found(0, 1, "2013-01"), False),
        (_gold(0, 1, "--10", "--10"), _found(0, 1, "2013-10"), True),  # GUM leaves the year open
        (_gold(0, 1, "--10", "--10"), _found(0, 1, "2013"), False),
        (_gold(0, 1, "--10-15", "--10-15"), _found(0, 1, "2013-10-15"), True),
        (_gold(0, 1, "--10-15", "--10-15"), _found(0, 1, "2013-10"), False),
        (_gold(0, 1, None, "2012-03"), _found(0, 1, "2011-12", "2012-03"), True),  # at the latest in March
        (_gold(0, 1, None, "2012-03"), _found(0, 1, "2011-12", "2012-02"), False),
        (_gold(0, 1, "-0994", "-0994"), _found(0, 1, "0994"), False),  # before our era
        (_gold(0, 1, None, None), _found(0, 1, "2013"), False),
    ],
)
def test_a_value_is_right_when_the_periods_are_the_same(gold: GoldDate, found: DateExpression, same: bool) -> None:
    assert same_period(gold, found) is same


def test_matching_is_one_to_one_and_the_larger_overlap_wins() -> None:
    gold = [_gold(0, 1, "2013"), _gold(2, 6, "2014")]

    assert matched(gold, [_found(0, 6, "2013", "2014")]) == [(1, 0)]
    assert matched(gold, [_found(0, 3, "2013"), _found(3, 6, "2014")]) == [(0, 0), (1, 1)]


def test_a_time_of_day_is_neither_right_nor_wrong() -> None:
    counts = date_counts(_document(_gold(0, 1, "2013", "2013"), times=((4, 6),)), [_found(4, 5, "2013-10-09")])

    assert (counts["tp:relaxed"], counts["fp:relaxed"], counts["fn:relaxed"]) == (0, 0, 1)


def test_a_range_over_two_gold_dates_stands_for_both_its_ends() -> None:
    document = _document(_gold(0, 1, "1922", "1922"), _gold(2, 3, "2013", "2013"))
    counts = both_counts(document, [_found(0, 3, "1922", "2013")])

    assert (counts["tp:relaxed"], counts["tp:value"], counts["fn:relaxed"]) == (1, 0, 1)
    assert (counts["tp:ends:relaxed"], counts["tp:ends:value"], counts["fn:ends:relaxed"]) == (2, 2, 0)


def test_a_range_that_is_one_gold_date_stays_whole() -> None:
    found = [_found(0, 3, "1922", "2013")]

    assert ends_apart([_gold(0, 3, "1922", "2013")], found) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 9 October 2013 in", "2013-10-09"),
        ("on October 9th, 2013 in", "2013-10-09"),
        ("in October 2013,", "2013-10"),
        ("in 1856.", "1856"),
        ("met on Monday.", "2024-03-11"),
        ("left yesterday", "2024-03-13"),
        ("by next month", "2024-04"),
        ("in May or so", "2024-05"),
        ("on 31 09 at 5", None),
    ],
)
def test_the_plain_grammar_reads_plain_dates(text: str, value: str | None) -> None:
    found = plain_dates(English()(text), date(2024, 3, 14))

    assert [str(one.first) for one in found][:1] == ([value] if value else [])
