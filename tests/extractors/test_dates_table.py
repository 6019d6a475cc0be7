"""Dates of a table that others made: single expressions of the Recognizers-Text specification that mean the same here.

Left out of it are what people say to a calendar ("EOY", "week 31", "5/12") and where its conventions differ from ours:
its ranges exclude their last period, "in two weeks" is one day there, and "before 2010" is a range.
"""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from extractors.dates import find_dates
from extractors.reading import Reference

_TABLE = Path(__file__).parent.parent / "fixtures" / "recognizers_dates.jsonl"
ROWS = [json.loads(line) for line in _TABLE.read_text(encoding="utf-8").splitlines()]


@cache
def _blank() -> Language:
    return spacy.blank("en")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text']} ({row['reference']})")
def test_an_expression_means_one_of_the_periods_that_the_specification_gives(
    row: dict[str, str | list[list[str]]],
) -> None:
    text, reference = str(row["text"]), date.fromisoformat(str(row["reference"]))

    found = find_dates(_blank()(text), Reference(reference, True))

    periods = [[one.first.first_day.isoformat(), one.last.last_day.isoformat()] for one in found]
    assert len(periods) == 1
    assert periods[0] in row["periods"]
