"""Words put back into text stay where the spans say."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.detokenise import detokenise


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("He said , `` Stop the bombings . ''", 'He said, "Stop the bombings."'),
        ('He said : " No . "', 'He said: "No."'),
        ("It ca n't be Iran 's fault ( yet ) .", "It can't be Iran's fault (yet)."),
        ("$ 5 million and 3 %", "$5 million and 3%"),
        ("-LRB- CNN -RRB-", "(CNN)"),
        ("“ We won ’t , ” he said", "“We won ’t,” he said"),
    ],
)
def test_marks_lean_on_their_words(words: str, text: str) -> None:
    assert detokenise(words.split())[0] == text


def test_hyphens_are_joined_again_only_where_a_set_cut_them() -> None:
    words = ["re", "-", "elected"]

    assert detokenise(words, split_hyphens=True)[0] == "re-elected"
    assert detokenise(words)[0] == "re - elected"


@given(st.lists(st.text(min_size=0, max_size=8), max_size=20), st.booleans())
def test_every_span_holds_its_word(words: list[str], split: bool) -> None:
    text, spans = detokenise(words, split)

    signs = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "\\/": "/"}
    assert len(spans) == len(words)
    for word, (start, end) in zip(words, spans, strict=True):
        assert text[start:end] == signs.get(word, "".join(word.split()))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
