"""Which story takes an article in: found by telling terms among the stories of its days, decided by a few features."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.clustering import Shelf, keys_filed, keys_sought, telling_terms
from stories.joining import LONGEST_GAP_D, gap_d
from stories.portrait import PARTS, Happened, Parts, portrait
from stories.told import Told, counted

MAY = datetime(2025, 5, 10, tzinfo=UTC)
STRIKE = [
    (
        "Ferry crews walk out in Split",
        "Ferry crews in Split walked out on Monday over pay. The union of seamen wants eight percent more. "
        "Island villages wait for bread and medicine while the ferries lie in the harbour.",
    ),
    (
        "Ferry strike in Split goes on",
        "The union of seamen in Split rejected the ferry company's offer of four percent on Monday. The crews of the "
        "ferries stay out, and island villages wait for bread.",
    ),
    (
        "Islands without ferries as strike in Split continues",
        "No ferries left the harbour of Split on Tuesday. The seamen's union said the strike for eight percent more "
        "pay goes on; villages on the islands run out of medicine.",
    ),
]
FROST = ("Frost kills blossom", "Half of the apple blossom in the valley froze, growers say. Insurance pays for hail.")


def told(text: tuple[str, str], *names: str) -> Parts:
    return portrait(*text, names, [Happened("walk", names)] if names else [])


def place(shelf: Shelf, key: str, parts: Parts, when: datetime | None) -> str:
    """As ingestion does: into the story that takes it in, or its own."""
    return shelf.end(shelf.place(key, parts, when).story)


def test_reports_of_one_matter_come_together_and_another_matter_stays_apart() -> None:
    shelf = Shelf()

    stories = [place(shelf, str(number), told(text, "Split"), MAY) for number, text in enumerate(STRIKE)]

    assert stories == ["0", "0", "0"]
    assert place(shelf, "frost", told(FROST), MAY) == "frost"


@pytest.mark.parametrize("days", [-400, -LONGEST_GAP_D - 1, LONGEST_GAP_D + 1, 400])
def test_a_story_that_is_long_over_or_far_ahead_takes_nothing_in(days: float) -> None:
    shelf = Shelf()
    shelf.add("story", told(STRIKE[0]), MAY)

    assert shelf.choose(told(STRIKE[0]), MAY + timedelta(days=days)) is None


@pytest.mark.parametrize(
    ("first", "second"), [(None, None), (None, MAY), (MAY, None), (MAY, MAY)], ids=["none", "late", "early", "both"]
)
def test_a_report_finds_its_story_though_one_or_both_have_no_date(
    first: datetime | None, second: datetime | None
) -> None:
    shelf = Shelf()
    shelf.add("story", told(STRIKE[0], "Split"), first)

    assert place(shelf, "own", told(STRIKE[0], "Split"), second) == "story"


def test_a_late_report_joins_the_story_of_its_days_and_makes_it_begin_earlier() -> None:
    shelf = Shelf()
    shelf.add("story", told(STRIKE[0], "Split"), MAY)

    place(shelf, "late", told(STRIKE[1], "Split"), MAY - timedelta(days=1))

    assert (shelf.stories["story"].first, shelf.stories["story"].last) == (MAY - timedelta(days=1), MAY)


def test_the_reason_of_a_choice_is_its_features_and_they_give_its_score() -> None:
    shelf = Shelf()
    shelf.add("story", told(STRIKE[0], "Split"), MAY)

    choice = shelf.choose(told(STRIKE[1], "Split"), MAY + timedelta(days=1))

    assert choice is not None
    assert set(choice.features) >= {*PARTS, "fit", "gap"}
    assert 0.5 <= choice.score <= 1
    assert choice.features["gap"] == pytest.approx(0.6931, abs=1e-4)


def test_equally_good_stories_leave_the_smaller_id() -> None:
    chosen = []
    for order in ("ab", "ba"):
        shelf = Shelf()
        for key in order:
            shelf.add(key, told(STRIKE[0], "Split"), MAY)
        choice = shelf.choose(told(STRIKE[0], "Split"), MAY)
        chosen.append(choice and choice.story)

    assert chosen == ["a", "a"]


def test_what_is_common_in_these_weeks_ties_no_articles() -> None:
    """A word that the background doesn't know tells much at first, and little once every story has it."""
    lines = [f"word{chr(97 + number)}x alpha{chr(97 + number)}y beta{chr(97 + number)}z" for number in range(26)]
    fresh, used = Shelf(), Shelf()
    for number, line in enumerate(lines[:25]):
        used.add(str(number), told(("Zorbax", f"Zorbax {line}")), MAY)
    fresh.add("0", told(("Zorbax", f"Zorbax {lines[0]}")), MAY)

    first, later = (shelf.options(told(("Zorbax", f"Zorbax {lines[25]}")), MAY)[0][1] for shelf in (fresh, used))

    assert later["title"] <= first["title"]
    assert later["whole"] < first["whole"] / 2


def test_a_dropped_story_is_found_no_more() -> None:
    shelf = Shelf()
    shelf.add("story", told(STRIKE[0]), MAY)

    shelf.drop("story")

    assert shelf.choose(told(STRIKE[0]), MAY) is None
    assert not shelf.holders


def test_articles_look_where_stories_of_their_days_are_filed() -> None:
    parts = told(STRIKE[0], "Split")

    for days in range(-int(LONGEST_GAP_D), int(LONGEST_GAP_D) + 1):
        sought = set(keys_sought(parts, MAY + timedelta(days=days)))
        assert sought & keys_filed(parts, MAY)


texts = st.tuples(st.text(max_size=30), st.text(max_size=200))
times = st.none() | st.datetimes(datetime(2024, 1, 1), datetime(2024, 6, 1)).map(lambda at: at.replace(tzinfo=UTC))


@given(st.lists(st.tuples(texts, times), max_size=8))
@settings(deadline=None)
def test_what_is_common_follows_from_the_stories_alone(articles: list[tuple[tuple[str, str], datetime | None]]) -> None:
    shelf = Shelf()
    for number, (text, when) in enumerate(articles):
        place(shelf, str(number), told(text, text[0]), when)

    expected: dict[str, dict[str, int]] = {}
    for story in shelf.stories.values():
        month, terms = counted(story) or ("", frozenset())
        for term in terms:
            of_month = expected.setdefault(month, {})
            of_month[term] = of_month.get(term, 0) + 1
    assert {month: found.counts for month, found in shelf.months.items() if found.counts} == expected
    assert sum(found.stories for found in shelf.months.values()) == len(shelf.stories)


@given(st.lists(texts, min_size=1, max_size=6), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_sum_of_a_story_hardly_depends_on_the_order_of_its_articles(
    found: list[tuple[str, str]], mixer: random.Random
) -> None:
    mixed = list(found)
    mixer.shuffle(mixed)
    stories = []
    for order in (found, mixed):
        story = Told()
        for text in order:
            story.add(told(text), MAY, 0.5)
        stories.append(story)

    assert stories[0].parts["title"].keys() == stories[1].parts["title"].keys()
    for term, weight in stories[0].parts["whole"].items():
        assert stories[1].parts["whole"].get(term, weight) == pytest.approx(weight, abs=1e-4)
    assert stories[0].cohesion == (pytest.approx(0.5) if len(found) > 1 else None)


@given(texts)
def test_telling_terms_are_few_and_of_the_article(text: tuple[str, str]) -> None:
    parts = told(text, text[0])

    assert len(telling_terms(parts)) <= 18
    assert set(telling_terms(parts)) <= {term for vector in parts.values() for term in vector}


@pytest.mark.parametrize(
    ("when", "first", "last", "expected"),
    [
        (MAY, MAY, MAY, 0.0),
        (MAY + timedelta(days=3), MAY, MAY + timedelta(days=9), 0.0),
        (MAY + timedelta(days=3), MAY, MAY + timedelta(days=1), 2.0),
        (MAY - timedelta(days=1), MAY, MAY, 1.0),
        (None, MAY, MAY, None),
        (MAY, None, None, None),
    ],
)
def test_the_gap_is_the_days_from_the_story_s_period(
    when: datetime | None, first: datetime | None, last: datetime | None, expected: float | None
) -> None:
    assert gap_d(when, first, last) == expected
