"""HTML pages: text, metadata, and pages without an article."""

from datetime import UTC, datetime

import pytest

from dramatis.article import Source
from readers.formats import Format
from tests.readers.reading import only, read, reason

PARAGRAPHS = [
    "The council of Hallstad voted 9 to 4 on Monday for a new pier on the northern side of the lake.",
    "Its mayor, Ilka Brandvik, called the vote “a good day for the ferry” and thanked the commission.",
    "Fishermen had asked the council to wait until the price list of the treaty is known to everyone.",
]
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Council votes for pier | Hallstad Post</title>
<meta property="og:title" content="Council votes for pier">
<meta property="og:site_name" content="Hallstad Post">
<meta property="article:published_time" content="2024-03-14T10:30:00+02:00">
<link rel="canonical" href="https://www.hallstadpost.example.com/2024/pier">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>Council votes for pier</h1>{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}</article>
<footer>© Hallstad Post. All rights reserved.</footer></body></html>"""


def test_a_page_gives_its_article_with_paragraphs_on_lines() -> None:
    article = only(PAGE)

    assert article.title == "Council votes for pier"
    assert article.body.split("\n") == PARAGRAPHS
    assert article.url == "https://www.hallstadpost.example.com/2024/pier"
    assert article.source == Source("Hallstad Post", "hallstadpost.example.com")
    assert article.published_at == datetime(2024, 3, 14, 8, 30, tzinfo=UTC)
    assert article.language == "en"


def test_linked_data_gives_the_date_where_no_meta_element_does() -> None:
    page = PAGE.replace(
        '<meta property="article:published_time" content="2024-03-14T10:30:00+02:00">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-03-13T09:00:00Z"}]}</script>',
    )

    assert only(page).published_at == datetime(2024, 3, 13, 9, tzinfo=UTC)


def test_a_page_in_its_declared_character_set_is_read() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="windows-1251"').replace(
        PARAGRAPHS[0], PARAGRAPHS[0] + " Халльстад."
    )

    article = only(page.replace("©", "").encode("cp1251"))

    assert "Халльстад." in article.body


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("<html><body></body></html>", "no article text"),
        (
            "<html><body><nav><a href='/'>Home</a></nav><div id='app'></div><script>run()</script></body></html>",
            "no article text",
        ),
        ("<p></p>", "no article text"),
        ("<html>" + "x" * 10_000_001, "limit is 10,000,000"),
        ("<html>" + "<p>" * 100_001, "limit is 100,000"),
    ],
)
def test_a_page_without_an_article_is_rejected(content: str, why: str) -> None:
    assert why in reason(content, Format.HTML)


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 20_000,
        "<html><body>" + "<p>" * 10_000,
        "<" * 200_000,
        "<html><meta " + "a=" * 100_000,
        '<html><script type="application/ld+json">' + "[" * 100_000 + "</script>",
        "<!--" * 50_000,
        "<!DOCTYPE html [" + '<!ENTITY a "b">' * 10_000,
        "\x00<html>\x00<body>\x00",
    ],
)  # fmt: skip
def test_hostile_markup_is_rejected_or_read_without_an_exception(hostile: str) -> None:
    articles, rejected = read(hostile, Format.HTML)

    assert len(articles) + len(rejected) == 1
