"""Counts, F1 and intervals."""

from collections import Counter

import pytest
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example

from evaluation.intervals import f1, figures, ratio
from training import labels
from training.scoring import Counts, compare_names, compare_syntax

NLP = spacy.blank("en")
WORDS = ["Ada", "Byron", "left", "Rome", "."]


def doc(*ents: tuple[int, int, str], missing: tuple[int, ...] = ()) -> Doc:
    made = Doc(NLP.vocab, words=WORDS)
    spans = [Span(made, start, end, label) for start, end, label in ents]
    made.set_ents(spans, missing=[made[i : i + 1] for i in missing], default="outside")
    return made


def test_only_exact_spans_of_annotated_labels_count() -> None:
    gold = doc((0, 2, labels.PERSON), (3, 4, labels.GPE))
    found = doc((0, 1, labels.PERSON), (3, 4, labels.LOC))

    counts = compare_names(found, gold, frozenset([labels.PERSON, labels.GPE, labels.LOC]))

    assert counts == {"fp:PERSON": 1, "fn:PERSON": 1, "tp:PLACE": 1}


def test_nothing_counts_where_the_set_is_silent() -> None:
    gold = doc((3, 4, labels.GPE), missing=(0,))
    found = doc((0, 2, labels.PERSON), (2, 3, labels.EVENT))

    counts = compare_names(found, gold, frozenset([labels.PERSON, labels.GPE]))

    assert counts == {"fn:PLACE": 1}


def test_syntax_counts_leave_punctuation_out_of_attachment() -> None:
    gold = Doc(
        NLP.vocab,
        words=["Go", "home", "."],
        tags=["VB", "RB", "."],
        pos=["VERB", "ADV", "PUNCT"],
        morphs=["", "", ""],
        lemmas=["go", "home", "."],
        heads=[0, 0, 0],
        deps=["ROOT", "advmod", "punct"],
    )
    wrong = Doc(
        NLP.vocab,
        words=["Go", "home", "."],
        tags=["VB", "NN", "."],
        pos=["VERB", "NOUN", "PUNCT"],
        morphs=["", "", ""],
        lemmas=["go", "Home", "."],
        heads=[0, 0, 1],
        deps=["ROOT", "obj", "punct"],
    )

    counts = compare_syntax(Example(wrong, gold))

    assert counts["tag"] == 2
    assert (counts["attached"], counts["uas"], counts["las"]) == (2, 2, 1)
    assert (counts["lemma"], counts["lemma_small"]) == (2, 3)
    assert (counts["tp:sents"], counts["fp:sents"]) == (1, 0)


def test_f1_is_over_the_asked_labels_alone() -> None:
    counts: Counts = Counter({"tp:ORG": 3, "fn:ORG": 1, "fp:ORG": 2, "fn:PERSON": 9})

    assert f1([labels.ORG])(counts) == pytest.approx(6 / 9)
    assert f1([labels.EVENT])(counts) == 0.0


def test_an_interval_holds_its_value_and_is_the_same_each_time() -> None:
    parts: list[Counts] = [Counter({"right": right, "all": 10}) for right in (2, 5, 9, 7, 4, 8)]

    found = figures(parts, {"share": ratio("right", "all")})["share"]

    assert found.value == pytest.approx(35 / 60)
    assert found.low < found.value < found.high
    assert figures(parts, {"share": ratio("right", "all")})["share"] == found
