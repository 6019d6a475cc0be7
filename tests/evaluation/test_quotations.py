"""Who speaks together counts as one quote."""

from typing import Any

import pytest

from dramatis.extraction import Claim, Evidence
from dramatis.words import Modality, Polarity
from evaluation.annotated_items import Annotated
from evaluation.quotations import Said, quote_counts, spoken_together

_TEXT = "Norway and Japan said that the talks had failed. Ann Lee (R) and the mayor agreed that it was so."


def _claim(speaker: str, content: str) -> Claim:
    start, said = _TEXT.index(speaker), _TEXT.index(content)
    end = said + len(content)
    return Claim(
        id=f"{speaker} {content}",
        speaker=speaker,
        speaker_text=speaker,
        verb="say",
        direct=False,
        text=content,
        addressee=None,
        about=(),
        polarity=Polarity.ASSERTED,
        modality=Modality.OCCURRED,
        start=None,
        end=None,
        confidence=0.9,
        evidence=(
            Evidence(said, end, said, end),
            Evidence(start, start + len(speaker), start, start + len(speaker)),
        ),
    )


@pytest.mark.parametrize(
    ("claims", "groups"),
    [
        ([("Norway", "the talks had failed"), ("Japan", "the talks had failed")], 1),
        ([("Ann Lee", "it was so"), ("mayor", "it was so")], 1),
        ([("Norway", "the talks had failed"), ("mayor", "the talks had failed")], 2),
        ([("Norway", "the talks had failed"), ("Japan", "it was so")], 2),
    ],
)
def test_claims_of_those_who_stand_side_by_side_are_one(claims: list[tuple[str, str]], groups: int) -> None:
    found = spoken_together(_TEXT, [_claim(*claim) for claim in claims])

    assert len(found) == groups


def _counts(found: list[Said]) -> dict[str, float]:
    start = _TEXT.index("the talks")
    gold: dict[str, Any] = {
        "kind": "indirect",
        "content": {"start": start, "end": start + len("the talks had failed")},
        "speaker": {"start": 0, "end": 6, "text": "Norway"},
        "speaker_name": "Norway",
    }
    return quote_counts(Annotated("x", "article", _TEXT, _TEXT, 0, {}, {"quotes": [gold]}), found)


def test_one_of_two_who_speak_together_is_enough_and_a_second_claim_is_not() -> None:
    start = _TEXT.index("the talks")
    end = start + len("the talks had failed")
    norway, japan = ("Norway", ("Norway",)), ("Japan", ("Japan",))

    together = _counts([Said(start, end, *japan, False, (norway,))])
    apart = _counts([Said(start, end, *norway, False), Said(start, end, *japan, False)])

    assert (together["tp:spoken"], together["fp:spoken"], together["fp:span"]) == (1, 0, 0)
    assert (apart["tp:spoken"], apart["fp:spoken"], apart["fp:span"]) == (1, 1, 1)
