"""Which story takes an article in: the most similar within reach of time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.clustering import JOIN_AT, LONGEST_GAP_D, Candidate, Told, add, choose, fading, index_terms
from stories.terms import Vector, cosine, unit, vector

MAY = datetime(2025, 5, 10, tzinfo=UTC)
weights = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.01, 5), min_size=1).map(unit)


def story(mean: Vector, key: str = "story:1", first: datetime | None = MAY, last: datetime | None = MAY) -> Candidate:
    return Candidate(key, mean, 1, first, last)


def test_the_most_similar_story_is_chosen() -> None:
    near, far = story(unit({"ferry": 1, "strike": 1}), "story:2"), story(unit({"ferry": 1, "frost": 2}), "story:1")

    choice = choose(Told(unit({"ferry": 1, "strike": 1}), MAY), [far, near])

    assert choice is not None
    assert choice.story == "story:2"
    assert choice.score == pytest.approx(1, abs=1e-5)


def test_equally_similar_stories_leave_the_smaller_id() -> None:
    terms = unit({"ferry": 1})

    choices = [
        choose(Told(terms, MAY), order) for order in ([story(terms, "b"), story(terms, "a")], [story(terms, "a")])
    ]

    assert [choice and choice.story for choice in choices] == ["a", "a"]


def test_nothing_is_chosen_where_nothing_is_similar_enough() -> None:
    below = {"ferry": JOIN_AT - 0.01, "frost": (1 - (JOIN_AT - 0.01) ** 2) ** 0.5}

    assert choose(Told({"ferry": 1.0}, MAY), [story(below)]) is None
    assert choose(Told({}, MAY), [story({"ferry": 1.0})]) is None
    assert choose(Told({"ferry": 1.0}, MAY), []) is None


@pytest.mark.parametrize("days", [-400, -LONGEST_GAP_D - 1, LONGEST_GAP_D + 1, 400])
def test_a_story_that_is_long_over_or_far_ahead_takes_nothing_in(days: float) -> None:
    terms = unit({"ferry": 1})

    assert choose(Told(terms, MAY + timedelta(days=days)), [story(terms)]) is None


@pytest.mark.parametrize(
    ("published", "first", "last", "expected"),
    [
        (MAY, MAY, MAY, 1.0),
        (MAY + timedelta(days=3), MAY, MAY + timedelta(days=9), 1.0),
        (None, MAY, MAY, 1.0),
        (MAY, None, None, 1.0),
    ],
)
def test_within_its_period_or_without_a_time_a_story_does_not_fade(
    published: datetime | None, first: datetime | None, last: datetime | None, expected: float
) -> None:
    assert fading(published, story({}, first=first, last=last)) == expected


@given(st.floats(0, 60), st.floats(0, 60))
def test_a_story_fades_with_distance_and_the_same_both_ways(nearer: float, farther: float) -> None:
    nearer, farther = sorted((nearer, farther))
    known = story({})

    after = [fading(MAY + timedelta(days=days), known) for days in (nearer, farther)]
    before = [fading(MAY - timedelta(days=days), known) for days in (nearer, farther)]

    assert 0 <= after[1] <= after[0] <= 1
    assert after == pytest.approx(before)


@given(st.lists(weights, min_size=1, max_size=6), weights)
def test_the_mean_gives_the_average_similarity_to_all_articles(articles: list[Vector], other: Vector) -> None:
    mean: Vector = {}
    for number, terms in enumerate(articles):
        mean = add(mean, number, terms)

    average = sum(cosine(other, terms) for terms in articles) / len(articles)
    assert sum(weight * mean.get(term, 0.0) for term, weight in other.items()) == pytest.approx(average, abs=1e-4)


@given(weights)
def test_index_terms_are_the_heaviest_and_few(terms: Vector) -> None:
    found = index_terms(terms)

    assert len(found) == min(len(terms), 10)
    assert min(terms[term] for term in found) >= max((terms[term] for term in terms if term not in found), default=0)


def test_unrelated_articles_are_not_similar_and_related_ones_are() -> None:
    strike = vector(
        "Ferry crews walk out", "Ferry crews in Split walked out over pay. The union wants more.", ["Split"]
    )
    again = vector("Ferry strike goes on", "The union of ferry crews in Split rejected the company's offer.", ["Split"])
    frost = vector("Frost kills blossom", "Half of the apple blossom in the valley is lost, growers say.", [])

    assert cosine(strike, again) > JOIN_AT > cosine(strike, frost)


@given(st.text(), st.text(), st.lists(st.text(max_size=10), max_size=3))
def test_any_text_gives_a_vector_of_length_one_or_nothing(title: str, body: str, names: list[str]) -> None:
    terms = vector(title, body, names)

    length = sum(weight * weight for weight in terms.values()) ** 0.5
    assert not terms or length == pytest.approx(1, abs=1e-3)
    assert all(weight > 0 for weight in terms.values())
