"""When a clause tells of and where its article plays: days, weeks and years, the first sentences, and who tells it."""

from datetime import date

import pytest

from stories.conflict_dates import relative_period, weekdays
from stories.conflict_incidents import scene_of
from stories.conflict_words import without_teller

WEDNESDAY = date(2031, 3, 5)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Orland lost 600 ships last year", "2030", "2030"),
        ("the mine closed last month", "2031-02", "2031-02"),
        ("they marched last week", "2031-02-24", "2031-03-02"),
        ("they march this week", "2031-03-03", "2031-03-09"),
    ],
)
def test_periods_count_from_the_report(text: str, start: str, end: str) -> None:
    found = relative_period(text, WEDNESDAY)

    assert found is not None
    assert tuple(map(str, found)) == (start, end)


def test_a_last_month_of_january_is_december() -> None:
    found = relative_period("last month", date(2031, 1, 5))

    assert found is not None
    assert str(found[0]) == "2030-12"


@pytest.mark.parametrize(
    ("text", "days"), [("on Monday and Friday", {0, 4}), ("yesterday", {1}), ("today", {2}), ("in May", set())]
)
def test_named_days_are_days_of_the_week(text: str, days: set[int]) -> None:
    assert weekdays(text, WEDNESDAY) == days


def test_a_scene_is_how_an_article_begins_with_its_names() -> None:
    scene = scene_of("Trains Collide\n\nTwo trains collided near Katihar on Thursday. Nine people died.")

    assert {"train", "collid", "katihar"} <= set(scene.words)
    assert scene.names == ("katihar",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The crossing has not been opened, its head, Nazmi Daoud, said on Monday", "The crossing has not been opened"),
        ("The crossing has been opened, according to the army", "The crossing has been opened"),
        ("The army left the town, leaving tanks behind", "The army left the town, leaving tanks behind"),
        ("Two died, police said", "Two died, police said"),
    ],
)
def test_who_tells_it_is_cut_off(text: str, told: str) -> None:
    assert without_teller(text) == told
