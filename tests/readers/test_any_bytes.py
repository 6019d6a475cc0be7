"""Invariants: any bytes in, only sound articles and rejections out."""

import json
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dramatis.article import Article, Rejected
from readers.formats import Format
from readers.read import read_bytes, read_rejected
from tests.readers.reading import PAGE

SNIPPETS = st.sampled_from(
    [
        "65 Articles\n", "- ", "• ", "\n", "\n\n", "Coverage Details\n", "- 44% of the sources are Center\n", "---\n",
        "3 hours ago\n", "Reuters\n", "…\n", "May 29, 2025\n", "{", "}", "[", "]", '"title": ', '"text": ', '"a"', ",",
        "<rss>", "<item>", "</item>", "<title>", "</title>", "</rss>", "<feed>", "<entry>", "<html>", "<p>", "</p>",
        "<!DOCTYPE ", "<!ENTITY ", "<![CDATA[", "]]>", "<!--", "-->", "&nbsp;", "&#0;", "\\ud800", "\x00", "\x1f\x8b",
        "\ufeff", "\u0301", "\u202e", "URL: http://a.example.com\n", "Date: 2024-01-01\n", "null", "NaN", "é", "日本",
        "The council of Hallstad voted on Monday. ",
    ]
)  # fmt: skip
PIECES = st.lists(st.one_of(SNIPPETS, st.text(max_size=12)), max_size=25).map("".join)
CONTENTS = st.one_of(st.binary(max_size=300), PIECES.map(lambda text: text.encode("utf-8", "surrogatepass")))
SETTINGS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(result: Article | Rejected) -> None:
    """What holds for every result of every reader."""
    if isinstance(result, Rejected):
        assert result.reason
        assert "please report" not in result.reason
        assert result.origin
        result.content.encode()
        return
    assert isinstance(result, Article)
    text = result.text
    text.encode()
    assert text.strip()
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t" for letter in text)
    assert "\n" not in result.title
    assert result.id.startswith("article:")
    assert result.version_id.startswith("version:")
    if result.page:
        lines = result.body.split("\n") if result.body else []
        assert [text[start:end] for start, end in result.page.bullets] == lines
        assert all(0 <= share.share <= 1 for share in result.page.stated)
    if result.unextractable:
        assert result.language != "en"


@pytest.mark.parametrize("kind", list(Format))
@given(content=CONTENTS)
@SETTINGS
def test_any_bytes_give_only_sound_articles_and_rejections(kind: Format, content: bytes) -> None:
    results = list(read_bytes(content, kind))

    assert results
    for result in results:
        check(result)


@given(content=CONTENTS, kind=st.sampled_from(Format))
@SETTINGS
def test_what_is_rejected_can_be_tried_again(content: bytes, kind: Format) -> None:
    for result in read_bytes(content, kind):
        if isinstance(result, Rejected):
            for again in read_rejected(result):
                check(again)


@given(content=CONTENTS)
@SETTINGS
def test_a_page_around_any_words_is_sound(content: bytes) -> None:
    middle = len(PAGE) // 2
    for result in read_bytes(PAGE.encode()[:middle] + content + PAGE.encode()[middle:], Format.STORY_PAGE):
        check(result)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(
    ["title", "text", "body", "url", "source", "published_at", "date", "language", "description", "x"]
)


@given(fields=st.dictionaries(NAMES, JSON_VALUES, max_size=6))
@SETTINGS
def test_any_json_object_is_an_article_or_a_rejection(fields: dict[str, object]) -> None:
    (result,) = read_bytes(json.dumps(fields).encode(), Format.JSONL)

    check(result)


VISIBLE = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="<")


@given(title=st.text(VISIBLE, min_size=1, max_size=80), text=st.text(VISIBLE, min_size=1, max_size=300))
@SETTINGS
def test_no_letter_of_a_text_is_lost(title: str, text: str) -> None:
    (result,) = read_bytes(json.dumps({"title": title, "text": text}).encode(), Format.JSONL)

    if isinstance(result, Article):
        letters = [letter for letter in unicodedata.normalize("NFC", text) if letter.isalnum()]
        assert [letter for letter in result.body if letter.isalnum()] == letters
