"""Restyled sentences keep every character in its place."""

import random

from hypothesis import given
from hypothesis import strategies as st

from training import labels
from training.augment import curled, retouched_words, title_cased
from training.corpora import Name, Sentence
from training.names import cut, restyled

WORDS = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=12)


@given(WORDS, st.integers())
def test_each_word_keeps_its_length(words: list[str], seed: int) -> None:
    out = retouched_words(words, random.Random(seed))

    assert [len(word) for word in out] == [len(word) for word in words]


def test_a_headline_keeps_its_small_words_small() -> None:
    assert title_cased(["envoys", "meet", "in", "the", "old", "town"]) == ["Envoys", "Meet", "in", "the", "Old", "Town"]


def test_double_quotes_open_and_close_in_turn() -> None:
    assert curled(['"', "No", '"', "he", "'s"], opening=True) == (["“", "No", "”", "he", "’s"], True)


def sentence() -> Sentence:
    text = "Ada Lovelace left Rome"
    spans = ((0, 3), (4, 12), (13, 17), (18, 22))
    names = (Name(0, 2, labels.PERSON), Name(3, 4, labels.GPE))
    return Sentence("gmb", "d", text, spans, names, frozenset([2]))


@given(st.integers())
def test_a_cut_snippet_cuts_no_name_and_keeps_its_spans(seed: int) -> None:
    one = sentence()

    out = cut(one, random.Random(seed))

    assert out.text in one.text
    assert set(out.words()) <= set(one.words())
    kept = {" ".join(out.words()[name.start : name.end]) for name in out.names}
    assert kept <= {"Ada Lovelace", "Rome"}
    assert {out.words()[i] for i in out.missing} <= {"left"}


@given(st.integers())
def test_a_restyled_sentence_keeps_its_names(seed: int) -> None:
    out = restyled(sentence(), random.Random(seed))

    assert out.text.lower() == sentence().text.lower()
    assert out.names == sentence().names
