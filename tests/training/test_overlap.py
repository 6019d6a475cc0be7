"""What is scored is never trained on."""

from hypothesis import given
from hypothesis import strategies as st

from training.overlap import fingerprint, without_overlap


def same(text: str) -> str:
    return text


def test_a_scored_sentence_leaves_the_training_part() -> None:
    training = ["The talks in Geneva failed.", "Nobody expected that outcome at all."]

    kept, dropped = without_overlap(training, ["The talks in Geneva failed."], same)

    assert (kept, dropped) == (["Nobody expected that outcome at all."], 1)


def test_spacing_case_and_quotes_do_not_hide_a_copy() -> None:
    training = ['He said : " The TALKS failed . "']

    kept, dropped = without_overlap(training, ["He said: “The talks failed.”"], same)

    assert (kept, dropped) == ([], 1)


def test_very_short_sentences_stay() -> None:
    kept, dropped = without_overlap(["He said:"], ["He said:"], same)

    assert (kept, dropped) == (["He said:"], 0)


@given(st.lists(st.text(max_size=40)), st.lists(st.text(max_size=40)))
def test_nothing_kept_equals_a_longer_scored_text(training: list[str], scored: list[str]) -> None:
    kept, dropped = without_overlap(training, scored, same)

    long = {fingerprint(text) for text in scored if len(text.split()) >= 4}
    assert not {fingerprint(text) for text in kept} & long
    assert len(kept) + dropped == len(training)
