"""Copies of the demo corpus, edited by rule, are told from texts that are none, better than by whole sentences."""

import random
from pathlib import Path

import pytest

from evaluation.copies import Told, counted, evaluate_demo, is_copy, pairs_of, was_copy
from evaluation.copy_edits import COPIES, sentences_of
from evaluation.task import Bench
from extractors.extract import Extractor
from tests.ingest.newsroom import WIRE

OTHER = (
    "The ministry of fisheries has opened an inquiry into the way in which licences were handed out last spring. "
    "Two of its officials were asked to stay at home until the inquiry has come to an end. "
    "Fishermen had complained for years that the same three families were served first. "
    "A former clerk handed a list of names to a paper in the capital, which printed it in full. "
    "The minister said in parliament that he would wait for the end of the inquiry before he spoke."
)


def test_edited_copies_are_found_and_other_texts_left_alone(extractor: Extractor) -> None:
    found = {one.name: one for one in evaluate_demo(Bench(Path(), "tune", extractor)).measures}

    assert found["recall"].figure.value >= 0.98
    assert found["precision"].figure.value >= 0.98
    assert found["f1"].baseline is not None
    assert found["f1"].figure.low > found["f1"].baseline.high


@pytest.mark.parametrize("kind", [kind for kind in COPIES if kind != "whole"])
def test_an_edit_changes_the_text(kind: str) -> None:
    own, other = sentences_of(WIRE), sentences_of(OTHER)

    edited = COPIES[kind](own, other, random.Random(1))

    assert edited.split() != WIRE.split()
    assert edited == COPIES[kind](own, other, random.Random(1))


def test_a_pair_is_counted_under_its_kind() -> None:
    texts = [
        Told("one", "a", WIRE, "one"),
        Told("two", "b", OTHER, "two"),
        Told("three", "a", f"{OTHER} {WIRE}", "three"),
    ]
    pairs = [pair for of_text in pairs_of(texts) for pair in of_text]

    counts = counted(pairs, is_copy)

    assert counts["tp:whole"] == counts["n:whole"] == 3
    assert counts["fp:same_story"] == counts["n:same_story"] == 1
    assert counted(pairs, was_copy).get("tp:a_word_each", 0) < counts["tp:a_word_each"]
