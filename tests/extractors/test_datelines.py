"""Datelines: where a report was written, told from the sentence that follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.datelines import datelines

DATELINES = [
    ("OSLO – Norway and Japan met.", "OSLO – "),
    ("OSLO (Agency) - Norway and Japan met.", "OSLO (Agency) - "),
    ("Oslo, Norway (Agency) — The two met.", "Oslo, Norway (Agency) — "),
    ("SÃO PAULO, 5 May (Agency) – The two met.", "SÃO PAULO, 5 May (Agency) – "),
    ("NEW DELHI, May 5 -- The two met.", "NEW DELHI, May 5 -- "),
    ("A title\n\nCAIRO – “We met,” he said.", "CAIRO – "),
]
NONE = [
    "Norway - the host - met Japan.",
    "The talks – the third – ended.",
    "Norway and Japan met – at last.",
    "OSLO met TOKYO.",
    "OSLO –",
    "",
]


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_a_dateline_ends_with_its_dash(text: str, expected: str) -> None:
    assert [text[start:end] for start, end in datelines(text)] == [expected]


@pytest.mark.parametrize("text", NONE)
def test_a_sentence_with_a_dash_is_no_dateline(text: str) -> None:
    assert list(datelines(text)) == []


@given(st.text(alphabet="OSLO aB,–—-() 5\n.", max_size=120))
def test_datelines_lie_in_order_in_lines_of_their_own(text: str) -> None:
    found = list(datelines(text))

    assert found == sorted(found)
    assert all("\n" not in text[start:end] and (start == 0 or text[start - 1] == "\n") for start, end in found)


def test_a_megabyte_without_a_dateline_takes_linear_time() -> None:
    assert list(datelines("A, " * 300_000 + "\n" * 300_000)) == []
