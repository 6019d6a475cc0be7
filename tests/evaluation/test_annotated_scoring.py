"""Documents, clauses and quotes are counted as their modules say."""

from typing import Any

import pytest

from evaluation.annotated_items import Annotated, of_articles
from evaluation.clauses import clause_counts
from evaluation.document_mentions import core, head, mention_counts
from evaluation.intervals import macro_f1, total
from evaluation.quotations import Said, paired, quote_counts, same_speaker

_TEXT = "Norway's parliament passed its new Arctic Fisheries Act of 2005 after reading the auditors' draft report."


def _item(text: str, gold: dict[str, Any], before: str = "") -> Annotated:
    return Annotated("x", "article", text, before + text, len(before), {}, gold)


def _at(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ("its new Arctic Fisheries Act of 2005", "new Arctic Fisheries Act of 2005"),
        ("the auditors' draft report.", "draft report"),
        ("Arctic Fisheries Act", "Arctic Fisheries Act"),
        ("report", "report"),
    ],
)
def test_what_the_guideline_leaves_out_is_cut_off(found: str, kept: str) -> None:
    assert _TEXT[slice(*core(_TEXT, *_at(_TEXT, found)))] == kept


@pytest.mark.parametrize(
    ("span", "word"),
    [("Arctic Fisheries Act of 2005", "Act"), ("draft report", "report"), ("report", "report")],
)
def test_the_head_of_a_document_is_its_last_word_before_a_preposition(span: str, word: str) -> None:
    assert _TEXT[slice(*head(_TEXT, *_at(_TEXT, span)))] == word


def test_a_mention_is_exact_or_right_by_its_head_or_wrong() -> None:
    start, end = _at(_TEXT, "Arctic Fisheries Act of 2005")
    item = _item(_TEXT, {"spans": [{"start": start, "end": end, "named": True}]}, before="Oslo signed a pact. ")

    exact = mention_counts(item, [((start + item.offset, end + item.offset), True)])
    by_head = mention_counts(item, [((start + item.offset, end + item.offset - 8), True)])
    outside = mention_counts(item, [((0, 10), True)])

    assert (exact["tp:exact"], exact["tp:head"], exact["tp:named"]) == (1, 1, 1)
    assert (by_head["tp:exact"], by_head["fp:exact"], by_head["tp:head"]) == (0, 1, 1)
    assert (outside["fp:exact"], outside["fn:exact"]) == (0, 1)


def test_a_wrong_label_is_missed_once_and_found_once() -> None:
    right = clause_counts(("OCCURRED", "ASSERTED"), ("OCCURRED", "ASSERTED"))
    wrong = clause_counts(("PROPOSED", "ASSERTED"), ("OCCURRED", "ASSERTED"))
    sums = total([right, wrong])

    assert macro_f1(["OCCURRED", "PROPOSED", "DENIED"])(sums) == pytest.approx((2 / 3 + 0) / 2)
    assert (sums["modality"], sums["polarity"], sums["clauses"]) == (1, 2, 2)


def test_quotes_pair_when_eight_tenths_of_their_words_are_shared() -> None:
    text = "one two three four five six seven eight nine ten eleven"
    gold = [_at(text, "one two three four five six seven eight nine ten")]

    def pairs(part: str) -> list[tuple[int, int]]:
        return paired(text, gold, [Said(*_at(text, part), "", (), True)])

    assert pairs("one two three four five six seven eight") == [(0, 0)]
    assert pairs("one two three four five six seven") == []
    assert pairs(text) == [(0, 0)]


@pytest.mark.parametrize(
    ("name", "mention", "speaker", "names", "same"),
    [
        ("Ana Ruiz", "she", "she", ("Ana Ruiz", "Ruiz"), True),
        ("Ana Ruiz", "Ruiz", "Ruiz", (), True),
        ("Ana Ruiz", "she", "she", (), False),
        ("Ana Ruiz", "she", "Bo Lund", ("Bo Lund",), False),
        (None, "foreign minister", "the minister", (), True),
        (None, "foreign minister", "", (), False),
        (None, None, "", (), True),
        (None, None, "he", (), False),
    ],
)
def test_a_speaker_is_right_by_name_or_else_by_head(
    name: str | None, mention: str | None, speaker: str, names: tuple[str, ...], same: bool
) -> None:
    gold = {"speaker_name": name, "speaker": None if mention is None else {"text": mention}}

    assert same_speaker(gold, Said(0, 1, speaker, names, True)) is same


def test_a_pair_with_the_wrong_speaker_counts_for_the_span_alone() -> None:
    text = "“We shall act,” Ruiz said."
    start, end = _at(text, "We shall act,")
    quote = {
        "kind": "direct",
        "content": {"start": start, "end": end},
        "speaker": {"text": "Ruiz"},
        "speaker_name": "Ruiz",
    }

    counts = quote_counts(_item(text, {"quotes": [quote]}), [Said(start, end, "Lund", ("Lund",), True)])

    assert (counts["tp:span"], counts["tp:spoken"], counts["fn:spoken"], counts["tp:direct"]) == (1, 0, 1, 1)


def test_the_bootstrap_draws_articles() -> None:
    items = [Annotated(str(i), article, "", "", 0, {}, {}) for i, article in enumerate("aba")]

    assert of_articles(items, [{"n": 1}, {"n": 2}, {"n": 3}]) == [{"n": 4}, {"n": 2}]
