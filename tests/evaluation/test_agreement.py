"""Agreement of two passes: the figures on cases worked out by hand, and every mistake told with its line."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.agreement import compare, kappa, matched, quotes_agreement, span_f1
from evaluation.passes import PassError, read_items, read_pass

_TEXT = "Oslo signed the Fish Treaty."


def _document(start: int, end: int, text: str | None = None, **other: Any) -> dict[str, Any]:
    span = {"start": start, "end": end, "text": _TEXT[start:end] if text is None else text}
    return span | {"kind": "treaty", "named": True} | other


def _write(path: Path, rows: list[Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _folder(root: Path, a: list[Any], b: list[Any]) -> Path:
    _write(root / "items.jsonl", [{"id": "1", "text": _TEXT}, {"id": "2", "text": "Nothing here."}])
    _write(root / "pass_a.jsonl", a)
    _write(root / "pass_b.jsonl", b)
    return root


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("x", "x"), ("y", "y")], 1.0),
        ([("x", "y"), ("y", "x")], -1.0),
        ([("x", "x"), ("x", "y"), ("y", "x"), ("y", "y")], 0.0),
        # 35 of 50 alike, by chance .3 + .2: the textbook's .4.
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
        ([("x", "x")] * 3, None),
        ([], None),
    ],
)
def test_kappa_is_agreement_beyond_chance(pairs: list[tuple[str, str]], expected: float | None) -> None:
    found = kappa(pairs)

    assert found == (None if expected is None else pytest.approx(expected))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc"))))
def test_kappa_does_not_care_which_pass_is_first(pairs: list[tuple[str, str]]) -> None:
    there, back = kappa(pairs), kappa([(right, left) for left, right in pairs])

    assert there == (None if back is None else pytest.approx(back))
    assert there is None or -1.000001 <= there <= 1.000001


def test_span_f1_counts_exact_spans_only() -> None:
    assert span_f1([({(0, 4), (5, 9)}, {(0, 4)}), (set(), {(1, 2)})]) == pytest.approx(0.5)
    assert span_f1([(set(), set())]) is None


def test_spans_are_paired_once_by_their_largest_shared_part() -> None:
    assert matched([(0, 10), (12, 20)], [(2, 10), (0, 9), (30, 40)]) == [(0, 1)]


def test_documents_on_which_the_passes_differ_are_written_for_adjudication(tmp_path: Path) -> None:
    nothing = {"id": "2", "spans": []}
    a = [{"id": "1", "spans": [_document(16, 27)]}, nothing]
    b = [nothing, {"id": "1", "spans": [_document(16, 27, kind="agreement")]}]

    figures = compare("documents", _folder(tmp_path, a, b))

    assert figures["word_kappa"] == figures["span_f1"] == 1.0
    assert figures["items_that_differ"] == 1
    differing = [json.loads(line) for line in (tmp_path / "disagreements.jsonl").read_text().splitlines()]
    assert [line["item"]["id"] for line in differing] == ["1"]
    assert (differing[0]["a"], differing[0]["b"]) == (a[0], b[1])


def test_modality_leaves_cues_and_the_polarity_of_what_is_no_event_out(tmp_path: Path) -> None:
    held = {"id": "1", "modality": "OCCURRED", "polarity": "ASSERTED", "cues": []}
    none: dict[str, Any] = {"id": "2", "modality": "NOT_EVENT", "polarity": None, "cues": []}
    cued = held | {"cues": [{"start": 5, "end": 11, "text": "signed"}]}

    figures = compare("modality", _folder(tmp_path, [held, none], [cued, none]))

    assert figures["modality_kappa"] == 1.0
    assert (figures["events_for_both"], figures["items_that_differ"]) == (1, 0)


def test_speakers_are_compared_on_quotes_that_both_have() -> None:
    text = '"We won today," said Moe.'
    quote = {
        "kind": "direct",
        "content": {"start": 1, "end": 14, "text": "We won today,"},
        "speaker": {"start": 21, "end": 24, "text": "Moe"},
        "speaker_name": "Ada Moe",
        "verb": None,
        "addressee": None,
    }
    other = quote | {"content": {"start": 1, "end": 13, "text": "We won today"}, "speaker_name": "ada  moe"}

    figures = quotes_agreement(
        {"1": {"id": "1", "text": text}}, {"1": {"id": "1", "quotes": [quote]}}, {"1": {"id": "1", "quotes": [other]}}
    )

    assert (figures["pairs"], figures["speaker_name_same"], figures["span_f1"]) == (1, 1.0, 0.0)
    assert figures["word_kappa"] == 1.0


@pytest.mark.parametrize(
    ("task", "row", "message"),
    [
        ("documents", {"id": "1", "spans": [_document(16, 27, "Fish Trea")]}, ":1: characters 16–27 are 'Fish Treaty'"),
        ("documents", {"id": "1", "spans": [_document(16, 99)]}, ":1: the span 16–99 doesn't lie in the text"),
        ("documents", {"id": "1", "spans": [_document(16, 27, kind="deal")]}, "\"kind\" is 'deal'"),
        ("documents", {"id": "1", "spans": [_document(16, 27, named="yes")]}, "true or false"),
        ("documents", {"id": "1", "spans": [_document(16, 27), _document(20, 24)]}, "overlaps"),
        ("documents", {"id": "1", "spans": [7]}, "not 7"),
        ("documents", {"id": "1", "spans": None}, '"spans" is to be a list'),
        ("documents", {"id": "1"}, "the keys id, spans are wanted"),
        ("documents", {"id": "9", "spans": []}, "no item has the id 9"),
        ("documents", [1], "an object"),
        ("modality", {"id": "1", "modality": "LIKELY", "polarity": "ASSERTED", "cues": []}, "'LIKELY'"),
        ("modality", {"id": "1", "modality": "OCCURRED", "polarity": None, "cues": []}, '"polarity" is None'),
        ("modality", {"id": "1", "modality": "NOT_EVENT", "polarity": "NEGATED", "cues": []}, "null where"),
        ("quotes", {"id": "1", "quotes": [{"kind": "direct"}]}, "the keys addressee, content"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, task: str, row: Any, message: str) -> None:
    folder = _folder(tmp_path, [row], [])

    with pytest.raises(PassError) as told:
        read_pass(task, folder / "pass_a.jsonl", read_items(folder / "items.jsonl"))

    assert message in str(told.value)
    assert "pass_a.jsonl:1" in str(told.value)


def test_missing_and_doubled_items_are_told(tmp_path: Path) -> None:
    one = {"id": "1", "spans": []}
    folder = _folder(tmp_path, [one, one], [one])
    items = read_items(folder / "items.jsonl")

    with pytest.raises(PassError, match=r"pass_a\.jsonl:2: the id 1 has a line already"):
        read_pass("documents", folder / "pass_a.jsonl", items)
    with pytest.raises(PassError, match="1 items have no line"):
        read_pass("documents", folder / "pass_b.jsonl", items)
    with pytest.raises(PassError, match="can't be read"):
        read_pass("documents", folder / "pass_c.jsonl", items)
