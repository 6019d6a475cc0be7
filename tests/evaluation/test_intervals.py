"""Measures are made of summed counts, and their intervals of documents drawn again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.intervals import f1, figures, label_table, macro_f1, measured, precision, ratio, recall, total

_PARTS = [{"tp:A": 3, "fp:A": 1}, {"tp:A": 1, "fn:A": 2, "tp:B": 1}, {"fn:B": 3, "fp:B": 1}]


def test_counts_are_summed_before_they_are_divided() -> None:
    sums = total(_PARTS)

    assert precision("A")(sums) == pytest.approx(4 / 5)
    assert recall("A")(sums) == pytest.approx(4 / 6)
    assert f1(["A"])(sums) == pytest.approx(2 * 4 / (2 * 4 + 1 + 2))
    assert f1(["A", "B"])(sums) == pytest.approx(2 * 5 / (2 * 5 + 2 + 5))
    assert ratio("tp:A", "fn:B")(sums) == pytest.approx(4 / 3)


def test_macro_f1_is_over_the_labels_that_are_there() -> None:
    sums = total(_PARTS)

    assert macro_f1(["A", "B", "C"])(sums) == pytest.approx((f1(["A"])(sums) + f1(["B"])(sums)) / 2)


def test_nothing_found_of_nothing_is_zero_and_no_error() -> None:
    assert f1(["A"])(total([])) == precision("A")(total([])) == macro_f1(["A"])(total([])) == 0.0


def test_the_same_counts_give_the_same_interval() -> None:
    assert figures(_PARTS, {"f1": f1(["A"])}) == figures(_PARTS, {"f1": f1(["A"])})


def test_more_of_the_same_documents_give_a_narrower_interval() -> None:
    few = figures(_PARTS * 3, {"f1": f1(["A"])})["f1"]
    many = figures(_PARTS * 100, {"f1": f1(["A"])})["f1"]

    assert many.value == few.value
    assert many.half_width < few.half_width / 2


def test_pipeline_and_baseline_stand_side_by_side_with_the_target() -> None:
    (one,) = measured(_PARTS[:1], _PARTS[1:2], {"p": precision("A")}, {"p": 0.9})

    assert (one.figure.value, one.baseline and one.baseline.value, one.target) == (0.75, 1.0, 0.9)


def test_a_label_s_row_has_its_number() -> None:
    assert label_table(_PARTS, ["A"])["A"] == {"n": 6, "precision": 0.8, "recall": 0.6667, "f1": 0.7273}


# A thousand draws an example: a few dozen examples are enough.
@settings(max_examples=30, deadline=None)
@given(st.lists(st.fixed_dictionaries({"tp:A": st.integers(0, 9), "fn:A": st.integers(0, 9)}), max_size=8))
def test_the_interval_lies_between_nought_and_one(parts: list[dict[str, int]]) -> None:
    figure = figures(parts, {"r": recall("A")})["r"]

    assert 0.0 <= figure.low <= figure.high <= 1.0
