"""How alike two events are told: roots, sorts, learnt weights, and what they add to a verdict."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dramatis.partial_date import PartialDate
from dramatis.words import EventType, Judgement, Polarity, Role
from graph.event_matching import EventCard, score_events
from graph.event_tellings import FEATURES, JOIN_AT, Telling, alike, features, likeness, telling, weights
from graph.event_words import root, same_sort

QUAKE = telling("one", ["earthquake"], ["strong", "coast"], ["a", "strong", "shake", "coast"])
TREMOR = telling("two", ["tremor"], ["coast"], ["tremor", "felt", "on", "the", "coast"])
TRIAL = telling("two", ["trial"], ["mayor"], ["the", "trial", "of", "the", "mayor"])
STORY = frozenset({"story"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("announce", "announcement"),
        ("acquire", "acquisition"),
        ("die", "death"),
        ("kill", "killing"),
        ("stop", "stopping"),
        ("nominate", "nomination"),
        ("marry", "marriage"),
        ("arrest", "Arrests"),
        ("lose", "loss"),
    ],
)
def test_a_verb_and_the_noun_made_of_it_have_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("earthquake", "tremor", True),
        ("talk", "negotiation", True),
        ("shelling", "strike", True),
        ("blaze", "fire", True),
        ("trial", "earthquake", False),
        ("win", "lose", False),
        ("arrest", "acquit", False),
    ],
)
def test_words_of_one_sort_tell_of_one_sort_of_event(one: str, other: str, expected: bool) -> None:
    assert same_sort(one, other) is expected


def test_every_feature_has_its_weight_and_there_are_at_most_twelve() -> None:
    assert tuple(weights()) == FEATURES
    assert len(FEATURES) <= 12


def test_another_word_of_the_sort_is_the_event_and_another_sort_is_not() -> None:
    assert alike(QUAKE, TREMOR) >= JOIN_AT
    assert alike(TREMOR, TRIAL) < JOIN_AT


def test_words_of_one_sort_that_stand_side_by_side_tell_of_two_events() -> None:
    signing = telling("one", ["sign"], ["agreement"], ["both", "sign", "the", "agreement"])
    agreement = telling("two", ["agreement"], [], ["the", "agreement", "allow"])
    alone = replace(signing, near=signing.near - {"agreement"})

    assert alike(signing, agreement) < alike(alone, agreement)
    assert features(QUAKE, TREMOR)[FEATURES.index("beside")] == 0.0


def test_what_stands_for_anything_is_known_by_nothing() -> None:
    it = telling("one", ["it"], [], ["it"])

    assert not it.roots
    assert alike(it, telling("two", ["it"], [], ["it"])) < JOIN_AT


def test_the_likeness_of_two_events_is_the_average_over_their_tellings() -> None:
    assert likeness([QUAKE], [TREMOR, TRIAL]) == pytest.approx((alike(QUAKE, TREMOR) + alike(QUAKE, TRIAL)) / 2)
    assert likeness([], [QUAKE]) == 0.0


def event(name: str, *told: Telling) -> EventCard:
    """An undated event without parties, in one town."""
    return EventCard(
        name, EventType.OTHER, "shake", stories=STORY, place="Port", reported=date(2025, 3, 1), tellings=tuple(told)
    )


def test_reports_of_one_story_and_day_that_tell_alike_tell_of_one_event() -> None:
    left, right = event("left", QUAKE), event("right", TREMOR)

    found = score_events(left, right)

    assert found.judgement is Judgement.SAME
    assert "reports of one story tell of both in the same way" in found.reasons
    assert score_events(replace(left, tellings=()), right).judgement is not Judgement.SAME


@pytest.mark.parametrize(
    ("why", "changes"),
    [
        ("another story", {"stories": frozenset({"other"})}),
        ("another type", {"type": EventType.PROTEST}),
        ("another day of report", {"reported": date(2025, 3, 4)}),
        ("one side has a day", {"start": PartialDate.parse("2025-02-28")}),
        ("it did not happen", {"polarity": Polarity.NEGATED}),
        ("told otherwise", {"tellings": (TRIAL,)}),
        ("nothing but words ties the two", {"place": None}),
        ("one article tells of both", {"tellings": (replace(TREMOR, article="one"),)}),
    ],
)
def test_telling_alike_does_not_outweigh_what_is_in_doubt(why: str, changes: dict[str, object]) -> None:
    left, right = event("left", QUAKE), replace(event("right", TREMOR), **changes)  # type: ignore[arg-type]

    assert score_events(left, right).judgement is not Judgement.SAME, why


def test_two_calls_of_one_day_told_alike_with_other_parties_are_left_to_a_person() -> None:
    call = telling("one", ["call"], ["president"], ["the", "president", "call"])
    one = EventCard(
        "one", EventType.CONSULT, "call", participants=((Role.ACTOR, "north"), (Role.ACTOR, "south")), stories=STORY,
        start=PartialDate.parse("2025-05-16"), tellings=(call,),
    )  # fmt: skip
    other = replace(
        one, id="other", participants=((Role.ACTOR, "north"), (Role.ACTOR, "west")),
        tellings=(replace(call, article="two"),),
    )  # fmt: skip

    assert score_events(one, other).judgement is not Judgement.SAME


WORDS = st.lists(st.sampled_from(["earthquake", "quake", "say", "it", "take", "damage", "president"]), max_size=3)
TELLINGS = st.builds(telling, st.sampled_from(["one", "two"]), WORDS, WORDS, WORDS)


@given(TELLINGS, TELLINGS)
def test_telling_alike_is_the_same_from_both_sides_and_bounded(left: Telling, right: Telling) -> None:
    assert features(left, right) == features(right, left)
    assert 0.0 < alike(left, right) < 1.0
