"""When one text is a copy of another, told by their long sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.copies import COPY_AT, likeness, prints

LONG = [
    "The harbour of the northern town was closed for the third day in a row.",
    "Engineers from three countries are expected to look at the damage before Friday.",
    "Ships that carry grain and steel wait in the bay and pay for every hour.",
    "Nobody in the town remembers a storm like this one in all those years.",
    "The port office wrote that two cranes would have to be built anew.",
]
SHORT = ["He did not elaborate.", "That is all.", "More follows soon."]


def alike(left: list[str], right: list[str]) -> float:
    return likeness(prints(" ".join(left)), prints(" ".join(right)))


@pytest.mark.parametrize(
    ("left", "right", "copy"),
    [
        pytest.param(LONG, LONG, True, id="the same text"),
        pytest.param(LONG, LONG[:2], True, id="cut"),
        pytest.param(LONG, [SHORT[0], *LONG, SHORT[1]], True, id="framed"),
        pytest.param(LONG, list(reversed(LONG)), True, id="in another order"),
        pytest.param(LONG, [sentence.upper() for sentence in LONG], True, id="in capitals"),
        pytest.param(LONG[:3], LONG[2:], False, id="one sentence of three shared"),
        pytest.param(LONG, [LONG[0], *SHORT], False, id="one shared quotation"),
        pytest.param([LONG[0]], [LONG[0]], True, id="a single sentence, whole"),
        pytest.param(SHORT, SHORT, False, id="too short to tell"),
        pytest.param([], LONG, False, id="nothing"),
    ],
)
def test_a_text_most_of_which_stands_in_another_is_a_copy(left: list[str], right: list[str], copy: bool) -> None:
    assert (alike(left, right) >= COPY_AT) is copy
    assert alike(left, right) == alike(right, left)


@given(st.text())
def test_any_text_has_few_prints_and_is_like_itself_or_tells_nothing(text: str) -> None:
    found = prints(text)

    assert len(found) == len(set(found)) <= 64
    assert likeness(found, found) == (1.0 if found else 0.0)


@given(st.lists(st.sampled_from("abcdef"), unique=True), st.lists(st.sampled_from("abcdef"), unique=True))
def test_likeness_is_symmetric_and_between_nothing_and_all(left: list[str], right: list[str]) -> None:
    found = likeness(tuple(left), tuple(right))

    assert 0 <= found == likeness(tuple(right), tuple(left)) <= 1
