"""Articles as JSON: documented fields, other names for them, and a reason for each bad line."""

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dramatis.article import Source
from readers.compose import LONGEST_TEXT
from readers.formats import Format
from readers.read import read_paths
from tests.readers.reading import apart, only, read, reason

GOOD = '{"title": "Council votes", "text": "The council of Hallstad voted for the pier on Monday."}'


def test_the_documented_fields_are_read() -> None:
    article = only(
        json.dumps(
            {
                "title": "Council votes",
                "text": "The council of Hallstad voted for the pier on Monday.",
                "url": "https://hallstadpost.example.com/1",
                "source": {
                    "name": "Hallstad Post",
                    "domain": "hallstadpost.example.com",
                    "country": "OS",
                    "language": "en",
                },
                "published_at": "2024-03-14T15:00:00+02:00",
                "language": "en",
                "comments": 14,
            }
        )
    )

    assert article.title == "Council votes"
    assert article.body == "The council of Hallstad voted for the pier on Monday."
    assert article.url == "https://hallstadpost.example.com/1"
    assert article.source == Source("Hallstad Post", "hallstadpost.example.com", "OS", "en")
    assert article.published_at == datetime(2024, 3, 14, 13, tzinfo=UTC)
    assert article.language == "en"
    assert article.truncated is False


@pytest.mark.parametrize("title", ["title", "headline"])
@pytest.mark.parametrize("text", ["text", "body", "content"])
@pytest.mark.parametrize("url", ["url", "link"])
@pytest.mark.parametrize("date", ["published_at", "published", "publishedAt", "date"])
def test_other_names_of_the_fields_are_understood(title: str, text: str, url: str, date: str) -> None:
    article = only(json.dumps({title: "T", text: "Some words.", url: "http://a.example.com/", date: "2024-03-14"}))

    assert (article.title, article.body, article.url) == ("T", "Some words.", "http://a.example.com/")
    assert article.published_at == datetime(2024, 3, 14, tzinfo=UTC)


def test_documented_names_win_over_others_unless_they_are_empty() -> None:
    both = only('{"headline": "other", "title": "documented", "body": "other", "text": "documented"}')
    empty = only('{"headline": "other", "title": null, "body": "other", "text": ""}')

    assert (both.title, both.body) == ("documented", "documented")
    assert (empty.title, empty.body) == ("other", "other")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2024-03-14", datetime(2024, 3, 14, tzinfo=UTC)),
        ("2024-03-14T10:00:00", datetime(2024, 3, 14, 10, tzinfo=UTC)),
        ("2024-03-14T10:00:00Z", datetime(2024, 3, 14, 10, tzinfo=UTC)),
        ("2024-03-14 10:00:00.123456+0530", datetime(2024, 3, 14, 4, 30, 0, 123456, tzinfo=UTC)),
        ("Thu, 14 Mar 2024 10:00:00 GMT", datetime(2024, 3, 14, 10, tzinfo=UTC)),
        ("", None),
    ],
)
def test_dates_are_read_as_utc(raw: str, expected: datetime | None) -> None:
    assert only(json.dumps({"title": "T", "text": "Words.", "published_at": raw})).published_at == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Hallstad Post", Source("Hallstad Post", "a.example.com")),
        ("www.hallstadpost.example.com", Source("hallstadpost.example.com", "hallstadpost.example.com")),
        ({"id": None, "name": "Hallstad Post"}, Source("Hallstad Post", "a.example.com")),
        ({"domain": "HallstadPost.example.com"}, Source("hallstadpost.example.com", "hallstadpost.example.com")),
        (None, Source("a.example.com", "a.example.com")),
        ({}, Source("a.example.com", "a.example.com")),
    ],
)
def test_a_source_is_a_name_or_an_object_or_the_domain(source: object, expected: Source) -> None:
    article = only(json.dumps({"title": "T", "text": "Words.", "url": "https://www.a.example.com/x", "source": source}))

    assert article.source == expected


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("https://a.example.com/x?y=1", "https://a.example.com/x?y=1"),
        ("HTTP://user:secret@a.example.com:8080/x", "http://a.example.com:8080/x"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("ftp://a.example.com/x", None),
        ("http://[::1", None),
        ("http://a.example.com:99999/", None),
        ("http://a b.example.com/", None),
        ("not an address", None),
        ("", None),
    ],
)
def test_only_web_addresses_are_kept_and_the_article_always_is(raw: str, kept: str | None) -> None:
    assert only(json.dumps({"title": "T", "text": "Words.", "url": raw})).url == kept


BAD_LINES = [
    ('{"title": "Council votes", "text": "The coun', "cut off"),
    ('{"title": "Council votes", "text"', "cut off"),
    ("{'title': 'x', 'text': 'y'}", "no valid JSON"),
    ("not JSON at all", "no valid JSON"),
    ("[1, 2]", "a list"),
    ('"words"', "a text"),
    ("null", "no object"),
    ("{}", 'no "text"'),
    ('{"title": "T"}', 'no "text"'),
    ('{"title": "T", "text": null}', '"text" is null'),
    ('{"title": "T", "text": ""}', '"text" is empty'),
    ('{"title": "T", "text": " \\n "}', '"text" is empty'),
    ('{"title": 5, "text": "Words."}', '"title" is a number'),
    ('{"title": true, "text": "Words."}', '"title" is a truth value'),
    ('{"title": "T", "text": ["Words."]}', '"text" is a list'),
    ('{"title": "T", "text": {"a": 1}}', '"text" is an object'),
    ('{"title": "T", "text": "Words.", "url": 1}', '"url" is a number'),
    ('{"title": "T", "text": "Words.", "source": 1}', '"source" is a number'),
    ('{"title": "T", "text": "Words.", "source": {"name": 1}}', '"source.name" is a number'),
    ('{"title": "T", "text": "Words.", "published_at": 1710410400}', '"published_at" is a number'),
    ('{"title": "T", "text": "Words.", "published_at": "soon"}', "not an ISO 8601 date"),
    ('{"title": "T", "text": "Words.", "published_at": "2024-02-31"}', "not an ISO 8601 date"),
    ('{"title": "T", "text": "Words.", "published_at": "0001-01-01"}', "not an ISO 8601 date"),
    ('{"title": "T", "text": "Words.", "language": 1}', '"language" is a number'),
    ('{"title": "T", "text": "Words.", "score": NaN}', "NaN"),
    ('{"title": "T", "text": "Words.", "score": -Infinity}', "-Infinity"),
    ('{"title": "T", "title": "U", "text": "Words."}', '"title" stands twice'),
    ('{"title": "T", "text": "Words.", "n": ' + "9" * 5000 + "}", "too long"),
    ('{"title": "T", "text": "Words.", "n": ' + "[" * 100_000 + "}", "nested too deeply"),
    (json.dumps({"title": "T", "text": "x" * (LONGEST_TEXT + 1)}), "the limit is 5,000,000"),
    (json.dumps({"title": "T" * 3000, "text": "Words."}), "the title has 3,000 characters"),
]  # fmt: skip


@pytest.mark.parametrize(("bad", "why"), BAD_LINES, ids=[why for _, why in BAD_LINES])
def test_a_bad_line_is_rejected_with_its_reason_and_the_good_ones_are_read(bad: str, why: str) -> None:
    articles, rejected = read(f"{GOOD}\n{bad}\n{GOOD}\n", origin="news.jsonl")

    assert len(articles) == 2
    assert [one.origin for one in rejected] == ["news.jsonl:2"]
    assert why in rejected[0].reason
    assert rejected[0].format == "JSONL"
    assert rejected[0].content == bad[:1_000_000]


def test_lines_are_counted_with_the_blank_ones() -> None:
    articles, rejected = read(f"\ufeff{GOOD}\r\n\r\n   \r\noops\r\n{GOOD}", Format.JSONL, "a.jsonl")

    assert [article.origin for article in articles] == ["a.jsonl:1", "a.jsonl:5"]
    assert [one.origin for one in rejected] == ["a.jsonl:4"]


def test_a_file_whose_first_line_is_damaged_is_still_jsonl() -> None:
    articles, rejected = read(f'il said."}}\n{GOOD}\n{GOOD}\n{GOOD}')

    assert len(articles) == 3
    assert [one.origin for one in rejected] == ["input:1"]


def test_a_line_that_is_not_utf8_is_rejected_with_the_place_of_the_byte() -> None:
    line = '{"title": "Café für Ærø – “naïve”", "text": "Ünïcödé wörds."}'.encode()
    broken = line[:12] + b"\xff" + line[12:]

    articles, rejected = read(GOOD.encode() + b"\n" + broken + b"\n" + GOOD.encode(), origin="a.jsonl")

    assert len(articles) == 2
    assert rejected[0].origin == "a.jsonl:2"
    assert "byte 12 (0xff)" in rejected[0].reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "cp1252"])
def test_jsonl_is_read_in_other_encodings(encoding: str) -> None:
    lines = "\n".join(
        json.dumps({"title": f"Café {n}", "text": "Naïve words – “quoted”."}, ensure_ascii=False) for n in range(3)
    )

    articles, rejected = read(lines.encode(encoding))

    assert rejected == []
    assert [article.title for article in articles] == ["Café 0", "Café 1", "Café 2"]
    assert articles[0].body == "Naïve words – “quoted”."


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_a_list_or_object_over_several_lines_is_read(indent: int | str | None) -> None:
    objects = [{"title": f"T{n}", "text": "Some words.", "source": {"name": "Post"}} for n in range(3)]

    as_list, _ = read(json.dumps(objects, indent=indent))
    as_object, _ = read(json.dumps(objects[0], indent=indent))
    as_answer, _ = read(json.dumps({"status": "ok", "articles": objects}, indent=indent))

    assert [article.title for article in as_list] == ["T0", "T1", "T2"]
    assert [article.title for article in as_object] == ["T0"]
    assert [article.title for article in as_answer] == ["T0", "T1", "T2"]


def test_a_broken_element_of_a_list_is_rejected_with_its_line() -> None:
    text = (
        '[\n  {"title": "A", "text": "Words."},\n  {"title": "B", "text": oops},\n  {"title": "C", "text": "Words."}\n]'
    )

    articles, rejected = read(text, origin="a.json")

    assert [article.title for article in articles] == ["A", "C"]
    assert [one.origin for one in rejected] == ["a.json:3"]


def test_a_list_that_breaks_off_keeps_its_whole_elements() -> None:
    text = json.dumps([{"title": f"T{n}", "text": "Some words."} for n in range(3)], indent=1)

    articles, rejected = read(text[:-30])

    assert [article.title for article in articles] == ["T0", "T1"]
    assert len(rejected) == 1
    assert "cut off" in rejected[0].reason


def test_escaped_surrogates_and_control_characters_do_not_survive() -> None:
    article = only('{"title": "A\\ud800B\\u0000C", "text": "Smile \\ud83d\\ude00\\u200b\\u0007 e\\u0301."}')

    assert article.title == "A\ufffdBC"
    assert article.body == "Smile 😀 é."


def test_markup_in_a_text_is_read_as_paragraphs() -> None:
    article = only(
        json.dumps({"title": "A &amp; B", "text": "<p>One &amp; two.</p><script>x()</script><p>Three <b>four</b>.</p>"})
    )

    assert article.body == "One & two.\nThree four."


@pytest.mark.parametrize("damage", ["<![", "<![CDATA[", "<!", "<?", "<!--", "</", "<a href='"])
def test_broken_markup_does_not_cost_the_words_before_it(damage: str) -> None:
    article = only(json.dumps({"title": "T", "text": f"<p>One &amp; two.</p><p>Three.</p>{damage}"}))

    assert article.body.startswith("One & two.\nThree.")


@pytest.mark.parametrize("piece", ["<a ", "<!--", "<![x", "</a", "&lt;", "<p>", "<script>"])
def test_a_megabyte_of_broken_markup_is_read_in_seconds(piece: str) -> None:
    line = json.dumps({"title": "T", "text": "<p>Words." + piece * (1_000_000 // len(piece))})
    start = time.process_time()

    articles, rejected = read(line)

    assert len(articles) + len(rejected) == 1
    assert time.process_time() - start < 10  # one second here; hours if it took the square of the length


@pytest.mark.parametrize(
    ("fields", "truncated"),
    [
        ({"text": "The council voted… [+1234 chars]"}, True),
        ({"text": "The council voted..."}, True),
        ({"description": "The council voted."}, True),
        ({"text": "The council voted."}, False),
    ],
)
def test_a_teaser_is_marked_as_truncated(fields: dict[str, str], truncated: bool) -> None:
    assert only(json.dumps({"title": "T", **fields})).truncated is truncated


def test_an_article_without_a_title_takes_its_first_sentence() -> None:
    assert only('{"text": "The council voted. Then it rained."}').title == "The council voted."


def test_an_empty_file_has_a_reason() -> None:
    assert "empty" in reason("", Format.JSONL)
    assert "empty" in reason("\n \n", Format.JSONL)
    assert "empty" in reason("[]")
    assert "empty" in reason("[", Format.JSONL)


def test_a_large_file_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "endless.jsonl"
    path.write_text(f"{GOOD}\n" * 20_000, encoding="utf-8")
    results = read_paths([str(path)])

    first = next(results)
    path.write_text("", encoding="utf-8")  # what is not read yet is gone
    rest, _ = apart(results)

    assert first.origin.endswith(":1")
    assert len(rest) < 5_000
