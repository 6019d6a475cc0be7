"""Numbers that somebody gives, denials that call something untrue, and corrections that an outlet prints."""

from collections.abc import Callable

import pytest

from dramatis.words import Modality, Polarity
from extractors.reading import Reading
from extractors.speech import find_claims

# What is said, and what the text calls the speaker.
GIVEN = [
    ("Police put the number of dead at 19 on Sunday.", "Police", "the number of dead at 19 on Sunday"),
    ("The union put the turnout in Lyon at about 24,000.", "The union", "the turnout in Lyon at about 24,000"),
    ("Organisers estimated the crowd at 120,000.", "Organisers", "the crowd at 120,000"),
    ("The ministry gave the number of voters as 5,120.", "The ministry", "the number of voters as 5,120"),
    ("Norway speaks of 41 planes.", "Norway", "41 planes"),
    ("The mayor counted 312 houses under water.", "The mayor", "312 houses under water"),
]
NOT_GIVEN = [
    "The cook put the pot at the back of the stove.",
    "The union put its members at risk for 20 years.",
    "Police would not put the number of dead at 19.",
    "The mayor spoke of his childhood.",
    "The mayor counted on 40 votes.",
]


@pytest.mark.parametrize(("text", "speaker", "content"), GIVEN)
def test_a_number_that_somebody_gives_is_a_claim(
    read: Callable[..., Reading], text: str, speaker: str, content: str
) -> None:
    (claim,) = find_claims(read(text))

    assert (claim.speaker_text, claim.text, claim.modality) == (speaker, content, Modality.OCCURRED)


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_what_only_looks_like_a_number_given_is_none(read: Callable[..., Reading], text: str) -> None:
    assert [claim.text for claim in find_claims(read(text))] == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The envoy called reports that the army had fled false.", "the army had fled"),
        ("The envoy dismissed claims that the bridge had fallen as baseless.", "the bridge had fallen"),
        ("Norway denied on Friday having made an offer for the mine.", "having made an offer for the mine"),
    ],
)
def test_what_is_called_untrue_is_denied(read: Callable[..., Reading], text: str, content: str) -> None:
    (claim,) = find_claims(read(text))

    assert (claim.text, claim.modality) == (content, Modality.DENIED)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("No fewer than 28 people were killed, the office said.", Polarity.ASSERTED),
        ("No people were killed, the office said.", Polarity.NEGATED),
        ("No more talks were held, the office said.", Polarity.NEGATED),
    ],
)
def test_no_fewer_than_denies_nothing(read: Callable[..., Reading], text: str, polarity: Polarity) -> None:
    (claim,) = find_claims(read(text))

    assert claim.polarity is polarity


def test_both_halves_of_a_correction_are_claims(read: Callable[..., Reading]) -> None:
    text = (
        "The crew is well.\n\nCorrection: an earlier version of this article said that the ship left on 15 May. "
        "It left on 16 May. The article has been corrected."
    )

    said = [(claim.speaker_text, claim.text) for claim in find_claims(read(text))]

    assert said == [("an earlier version", "the ship left on 15 May"), ("", "It left on 16 May")]


def test_what_an_edition_gave_is_the_word_of_that_edition(read: Callable[..., Reading]) -> None:
    text = "The crew is well.\n\nCorrection: our evening edition gave the number of sailors as 31."

    (claim,) = find_claims(read(text))

    assert (claim.speaker_text, claim.text) == ("our evening edition", "the number of sailors as 31")


def test_a_correction_of_manners_is_no_statement(read: Callable[..., Reading]) -> None:
    assert find_claims(read("Correction is hard to bear. The ship left on 16 May.")) == []
