"""The documentation of the input formats names what the readers really take."""

import re
from pathlib import Path

import pytest

from readers.formats import Format
from readers.json_fields import _NAMES
from tests.readers.reading import only, read

DOCUMENT = (Path(__file__).parents[2] / "docs" / "input-formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for names in _NAMES.values() for name in names] + list(Format))
def test_each_field_and_format_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCUMENT


def test_the_documented_examples_are_read() -> None:
    page, line = re.findall(r"^```(?:json)?\n(Ministers.*?|\{.*?)\n```$", DOCUMENT, re.MULTILINE | re.DOTALL)[::-1]

    (story, *listed), rejected = read(page)

    assert rejected == []
    assert story.page is not None
    assert (len(story.page.bullets), story.page.stated_article_count, len(story.page.stated)) == (2, 65, 1)
    assert [article.truncated for article in listed] == [True, False]
    assert only(line).title == "Council votes for pier"
