"""Blindspots: told by numbers, and never by chance, by a side that is rare everywhere, or by unrated sources."""

from collections import Counter

import pytest

from stories.coverage import Outlet, Rated, Report
from stories.coverage_blindspots import CENTER, LEFT, RIGHT, blindspots, side_of, sides_of


def counted(left: int, center: int, right: int) -> Counter[str | None]:
    return Counter({LEFT: left, CENTER: center, RIGHT: right})


@pytest.mark.parametrize(
    ("own", "others", "blind"),
    [
        # twelve of the left and none of the right, which tells two fifths of everything else
        ((12, 0, 0), (20, 10, 20), {RIGHT: 0.0}),
        ((9, 3, 0), (20, 10, 20), {RIGHT: 0.0}),
        ((0, 0, 9), (20, 0, 20), {LEFT: 0.0}),
        # one of twelve is too few as well
        ((9, 2, 1), (20, 10, 20), {RIGHT: 1 / 12}),
        # more than half of what is usual
        ((8, 4, 4), (20, 10, 20), {}),
        # a story so small that chance explains it
        ((4, 0, 0), (20, 0, 20), {}),
        ((5, 0, 0), (30, 5, 15), {}),
        ((5, 0, 0), (20, 0, 20), {RIGHT: 0.0}),
        # a side that hardly covers anything
        ((12, 0, 0), (40, 8, 1), {}),
        ((12, 0, 0), (40, 8, 0), {}),
        # hardly any other story to compare with
        ((12, 0, 0), (5, 4, 10), {}),
        ((12, 0, 0), (0, 0, 0), {}),
        # nobody rated
        ((0, 0, 0), (20, 10, 20), {}),
    ],
)
def test_a_side_is_blind_where_chance_does_not_explain_its_silence(
    own: tuple[int, int, int], others: tuple[int, int, int], blind: dict[str, float]
) -> None:
    found = blindspots({"c": counted(*own)}, {"c": counted(*others)})

    assert {one.side: one.share for one in found if one.side != CENTER} == blind
    for one in found:
        assert one.sources == sum(own)
        assert one.expected == counted(*others)[one.side] / sum(others)


def test_the_middle_can_be_blind_too() -> None:
    (found,) = blindspots({"c": counted(6, 0, 6)}, {"c": counted(20, 20, 20)})

    assert (found.side, found.expected) == (CENTER, 1 / 3)


def test_outlets_without_one_side_count_among_the_rated() -> None:
    own: Counter[str | None] = Counter({LEFT: 3, None: 20})

    assert blindspots({"c": own}, {"c": counted(20, 0, 20)})[0].sources == 23


@pytest.mark.parametrize(
    ("score", "side"),
    [(-1.0, LEFT), (-0.5, LEFT), (-0.333, LEFT), (-0.2, CENTER), (0.0, CENTER), (0.4, RIGHT), (None, None)],
)
def test_a_score_stands_on_a_side(score: float | None, side: str | None) -> None:
    assert side_of(score) == side


def test_unrated_sources_stand_on_no_side_and_are_not_counted() -> None:
    left = Outlet((Rated("c", "BIAS", "Left", -1.0),))
    reports = [
        Report("a", False, left),
        Report("a", True, left),
        Report("b", False, None),
        Report("d", False, Outlet()),
    ]

    assert sides_of(reports, "c") == Counter({LEFT: 1})
