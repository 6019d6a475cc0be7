"""Plain text: where the title ends and the body begins, and header lines."""

from datetime import UTC, datetime

import pytest

from readers.compose import Known, first_sentence
from readers.formats import Format
from readers.read import read_bytes
from tests.readers.reading import apart, only

BODY = "The council of Hallstad voted 9 to 4 on Monday for the new pier. Its mayor called the vote a good day."


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (f"Council votes for pier\n\n{BODY}", "Council votes for pier", BODY),
        (f"Council votes for pier\n{BODY}", "Council votes for pier", BODY),
        (f"Is the pier “safe”?\n\n{BODY}", "Is the pier “safe”?", BODY),
        (f"Pier firm moves to the U.S.\n\n{BODY}", "Pier firm moves to the U.S.", BODY),
        (f"\ufeffCouncil votes for pier\r\n\r\n{BODY}\r\n", "Council votes for pier", BODY),
        (BODY, "The council of Hallstad voted 9 to 4 on Monday for the new pier.", BODY),
        (f"{BODY}\n\nMore.", "The council of Hallstad voted 9 to 4 on Monday for the new pier.", f"{BODY}\n\nMore."),
        ("Council votes for pier", "Council votes for pier", ""),
        ("Dr. Quill of the U.N. left. Rain.", "Dr. Quill of the U.N. left.", "Dr. Quill of the U.N. left. Rain."),
        (f"Title: Council votes\nDate: 2024-03-14\n\n{BODY}", "Council votes", BODY),
        (f"Council votes for pier\nSource: Hallstad Post\nDate: 2024-03-14\n\n{BODY}", "Council votes for pier", BODY),
        (f"Source: mayor plans second pier\n\n{BODY}", "Source: mayor plans second pier", BODY),
    ],
)  # fmt: skip
def test_the_title_is_a_short_first_line_or_the_first_sentence(text: str, title: str, body: str) -> None:
    article = only(text, Format.TEXT)

    assert (article.title, article.body) == (title, body)


def test_header_lines_give_date_source_address_and_language() -> None:
    article = only(
        "Council votes for pier\nDate: March 14, 2024\nSource: Hallstad Post\nURL: https://hallstadpost.example.com/pier\n\n"
        + BODY
    )

    assert article.published_at == datetime(2024, 3, 14, tzinfo=UTC)
    assert article.source is not None
    assert (article.source.name, article.source.domain) == ("Hallstad Post", "hallstadpost.example.com")
    assert article.url == "https://hallstadpost.example.com/pier"
    assert article.body == BODY


@pytest.mark.parametrize("header", ["Date: soon", "URL: see below", "By: all means", "Source: " + "x" * 80])
def test_a_header_line_whose_value_does_not_fit_is_text(header: str) -> None:
    article = only(f"{header}\n\n{BODY}", Format.TEXT)

    assert header in article.text


def test_hard_wrapped_paragraphs_are_joined_and_lists_are_not() -> None:
    wrapped = (
        "Council votes for pier\n\n"
        "The council of Hallstad voted 9 to 4 on Monday for the new pier, which\n"
        "had been under discussion since the storm of 2019 tore the old pier\n"
        "down and left the ferry without a landing place on the northern side\n"
        "of the lake.\n\n"
        "Votes by ward:\nNorth 5\nSouth 4"
    )

    article = only(wrapped, Format.TEXT)

    assert "new pier, which had been under discussion" in article.body
    assert "Votes by ward:\nNorth 5\nSouth 4" in article.body


def test_a_text_that_ends_in_an_ellipsis_is_truncated() -> None:
    assert only(f"Council votes\n\n{BODY} The next step…").truncated is True
    assert only(f"Council votes\n\n{BODY}").truncated is False


def test_what_the_caller_knows_wins_over_the_text() -> None:
    known = Known(
        title="Pier vote",
        source="Hallstad Post",
        url="https://h.example.com/1",
        published_at=datetime(2024, 3, 1, tzinfo=UTC),
    )

    (article,), _ = apart(read_bytes(BODY.encode(), Format.TEXT, "text", known))

    assert (article.title, article.body, article.url) == ("Pier vote", BODY, "https://h.example.com/1")
    assert article.source is not None
    assert article.source.name == "Hallstad Post"
    assert article.published_at == datetime(2024, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize("text", ["word " * 100, "x" * 500, "日本" * 300])
def test_a_long_first_sentence_is_cut_to_a_title(text: str) -> None:
    title = first_sentence(text)

    assert 60 < len(title) <= 121
    assert title.endswith("…")
