"""The training loop's schedules, and that finished stages aren't run again."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from training import loop, small


def test_the_learn_rate_warms_up_and_then_falls_without_reaching_nought() -> None:
    rates = [loop.learn_rate(step, 1000) for step in (0, 249, 250, 600, 1000, 1500)]

    assert rates[0] < rates[1] <= loop.PEAK_LEARN_RATE
    assert rates[2] > rates[3] > rates[4] > 0
    assert rates[5] == rates[4]


def test_batches_hold_every_example_in_order_and_few_words() -> None:
    nlp = spacy.blank("en")
    docs = [Doc(nlp.vocab, words=["w"] * size) for size in (3, 4, 2, 9, 1)]
    examples = [Example(doc, doc.copy()) for doc in docs]

    cut = loop.batches(examples, 6)

    assert [[len(one.predicted) for one in batch] for batch in cut] == [[3], [4, 2], [9], [1]]


def test_batches_grow_from_first_to_last_epoch() -> None:
    sizes = [loop.batch_words(epoch, 5) for epoch in range(5)]

    assert sizes == sorted(sizes)
    assert (sizes[0], sizes[-1]) == (loop.FIRST_BATCH_WORDS, loop.LAST_BATCH_WORDS)


def test_a_stage_runs_again_only_when_its_mark_changes(tmp_path: Path) -> None:
    ran: list[Path] = []

    def stage(folder: Path) -> float:
        ran.append(folder)
        return 0.5

    for mark in ("a", "a", "b"):
        small.once(tmp_path / "names", mark, stage)

    assert len(ran) == 2


def test_a_stage_that_fails_is_not_done(tmp_path: Path) -> None:
    def failing(folder: Path) -> float:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        small.once(tmp_path / "names", "a", failing)

    assert small.once(tmp_path / "names", "a", lambda folder: 1.0) == tmp_path / "names"


def test_a_mark_depends_on_settings_inputs_and_code() -> None:
    base = small.mark_of(["loop"], ["gmb/ner_dataset_no_heldout.utf8.csv.gz"], 1)

    assert base == small.mark_of(["loop"], ["gmb/ner_dataset_no_heldout.utf8.csv.gz"], 1)
    assert base != small.mark_of(["loop"], ["gmb/ner_dataset_no_heldout.utf8.csv.gz"], 2)
    assert base != small.mark_of(["swap"], ["gmb/ner_dataset_no_heldout.utf8.csv.gz"], 1)
    assert base != small.mark_of(["loop"], ["wikigold/wikigold.conll.txt.gz"], 1)
