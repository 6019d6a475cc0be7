"""What changed between two texts, sentence by sentence."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.text_changes import TextChange, text_changes


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("One stays. Two goes.", "One stays.", [("Two goes.", None)]),
        ("One stays.", "One stays. Two came.", [(None, "Two came.")]),
        ("Head\n\nAt least 12 died. He left.", "Head\n\nAt least 15 died. He left.",
         [("At least 12 died.", "At least 15 died.")]),
        ("One.  Two.\nThree.", "One. Two. Three.", []),
        ("", "New.", [(None, "New.")]),
        ("A goes. B stays. C goes.", "X came. B stays. Y came.", [("A goes.", "X came."), ("C goes.", "Y came.")]),
    ],
)  # fmt: skip
def test_a_change_is_what_stood_there_and_what_stands_there(
    before: str, after: str, changes: list[tuple[str | None, str | None]]
) -> None:
    assert text_changes(before, after) == tuple(TextChange(*one) for one in changes)


@given(st.text(max_size=200))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert text_changes(text, text) == ()


@given(st.text(max_size=100), st.text(max_size=100))
def test_no_change_is_empty(before: str, after: str) -> None:
    for change in text_changes(before, after):
        assert change.before or change.after
        assert change.before != change.after


def test_thousands_of_equal_sentences_are_compared_in_a_moment() -> None:
    started = time.process_time()

    text_changes("Same. Other. " * 4_000, "Other. Same. " * 4_000 + "End.")

    assert time.process_time() - started < 5
