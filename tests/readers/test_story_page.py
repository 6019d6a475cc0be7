"""Pasted story pages: the model's shape and the ways in which pasting changes it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dramatis.article import Article, StatedShare
from dramatis.words import ArticleKind
from readers.formats import Format
from tests.readers.reading import PAGE, read

SEED = Path(__file__).parents[3] / "shared" / "seed"


def parts(page: Article) -> list[str]:
    """The bullets that the page's spans cut out of its text."""
    assert page.page is not None
    return [page.text[start:end] for start, end in page.page.bullets]


@pytest.mark.shared
@pytest.mark.skipif(not SEED.is_dir(), reason="the model page lies in ../shared, which only the developers have")
def test_the_model_page_gives_its_title_bullets_counts_and_articles() -> None:
    content = next(SEED.glob("*.txt")).read_bytes()

    articles, rejected = read(content)

    page, *listed = articles
    assert rejected == []
    assert page.kind is ArticleKind.STORY_PAGE
    assert page.title == "Kremlin says Ukraine has yet to answer Russian proposal for June 2 talks"
    assert page.page is not None
    assert len(page.page.bullets) == 5
    assert page.page.stated_article_count == 65
    assert page.page.stated == (StatedShare("BIAS", "Center", 0.44),)
    assert [article.title for article in listed] == [
        "Russia suggests June 2 peace talks with Ukraine in Istanbul",
        "Russia Presses for Ukraine Peace Talks in Istanbul on June 2",
        "Russia Expects a Response From Kiev on the Proposal for Further Talks in Istanbul",
    ]
    assert all(article.truncated and article.page_id == page.id and article.language == "en" for article in listed)


def test_a_page_is_an_article_whose_text_is_its_title_and_bullets() -> None:
    (page, *_), _ = read(PAGE)

    assert page.kind is ArticleKind.STORY_PAGE
    assert page.text == page.title + "\n\n" + "\n".join(parts(page))
    assert (
        parts(page)[1] == "Ostrand’s Transport Minister Ilka Brandvik said the draft treaty still lacks a price list."
    )
    assert page.truncated is False


def test_what_a_page_claims_is_kept_as_stated() -> None:
    (page, *_), _ = read(PAGE)

    assert page.page is not None
    assert page.page.stated_article_count == 1265
    assert page.page.stated == (StatedShare("BIAS", "Center", 0.38),)


def test_listed_articles_are_reports_that_name_their_page() -> None:
    (page, *listed), _ = read(PAGE, origin="ferry.txt")

    assert [article.kind for article in listed] == [ArticleKind.REPORT] * 2
    assert [article.page_id for article in listed] == [page.id] * 2
    assert [article.truncated for article in listed] == [True, True]
    assert listed[0].title == "Valmora offers 14 crossings a day in ferry plan"
    assert listed[1].body.startswith("Ostrand’s government said")
    assert [article.origin for article in listed] == ["ferry.txt:7", "ferry.txt:9"]


def blank_lines_between_articles(text: str) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[:6], "", *lines[6:8], "", *lines[8:10], "", *lines[10:]])


DISTORTIONS: dict[str, Callable[[str], str]] = {
    "a blank line after each line": lambda text: text.replace("\n", "\n\n"),
    "blank lines between the articles": blank_lines_between_articles,
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old Macintosh line ends": lambda text: text.replace("\n", "\r"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "round bullets": lambda text: text.replace("\n- ", "\n• "),
    "stars": lambda text: text.replace("\n- ", "\n* "),
    "bullets without a space": lambda text: text.replace("\n- ", "\n•"),
    "indented lines": lambda text: "\n".join("    " + line for line in text.split("\n")),
    "trailing blanks": lambda text: text.replace("\n", "   \n"),
    "one count": lambda text: text.replace("1,265 Articles\n1,265 Articles", "1,265 Articles"),
    "a count with other words": lambda text: text.replace("1,265 Articles\n1,265 Articles", "All 1.265 articles"),
    "the count above the bullets": lambda text: text.replace("1,265 Articles\n", "").replace(
        "\n- Valmora", "\n1,265 Articles\n- Valmora"
    ),
    "zero-width characters": lambda text: text.replace("V", "\u200bV"),
    "buttons in between": lambda text: text.replace("The plan would…", "The plan would…\nRead Full Article"),
    "a button on the snippet's line": lambda text: text.replace("The plan would…", "The plan would… Read Full Article"),
    "separators": lambda text: text.replace("1,265 Articles\n1,265 Articles", "1,265 Articles\n--------"),
    "an empty end": lambda text: text + "\n\n\n",
}


@pytest.mark.parametrize("distort", DISTORTIONS.values(), ids=DISTORTIONS.keys())
def test_pasting_distorts_a_page_without_changing_what_it_says(distort: Callable[[str], str]) -> None:
    expected, _ = read(PAGE)

    found, rejected = read(distort(PAGE))

    assert rejected == []
    assert [(article.title, article.body, article.truncated) for article in found] == [
        (article.title, article.body, article.truncated) for article in expected
    ]
    assert found[0].page == expected[0].page


def test_a_page_without_a_coverage_part_claims_no_shares() -> None:
    text = PAGE.split("\nCoverage Details")[0]

    (page, *listed), _ = read(text)

    assert page.page is not None
    assert page.page.stated == ()
    assert len(listed) == 2


@pytest.mark.parametrize(
    "text",
    [
        PAGE.split("\n1,265 Articles")[0],
        PAGE.split("\nValmora offers")[0],
        PAGE.split("\nValmora offers")[0] + "\nCoverage Details" + PAGE.split("\nCoverage Details")[1],
    ],
    ids=["title and bullets", "with counts", "with counts and coverage"],
)
def test_a_page_that_lists_no_articles_is_still_a_page(text: str) -> None:
    articles, rejected = read(text)

    assert rejected == []
    assert [article.kind for article in articles] == [ArticleKind.STORY_PAGE]
    assert len(parts(articles[0])) == 3


def test_bullets_that_lost_their_marks_are_bullets_above_the_count() -> None:
    (page, *listed), _ = read(PAGE.replace("\n- ", "\n"))

    assert len(parts(page)) == 3
    assert len(listed) == 2


def test_a_wrapped_bullet_is_one_bullet() -> None:
    (page, *_), _ = read(PAGE.replace("on March 14, 2024, after", "on March 14,\n2024, after"))

    assert parts(page)[0] == "Valmora offered to reopen the Lake Sorrel ferry on March 14, 2024, after a year of talks."


def test_a_snippet_of_several_lines_stays_with_its_title() -> None:
    (_, first, second), _ = read(
        PAGE.replace("port of Ostrand. Its minister", "port of Ostrand, according to a statement.\nIts minister")
    )

    assert first.body.split("\n")[1].startswith("Its minister, Teodor Quill")
    assert second.title == "Ostrand says price list is missing from ferry treaty"


def test_a_snippet_that_is_whole_is_not_truncated() -> None:
    (_, first, second), _ = read(PAGE.replace(" The plan would…", ""))

    assert (first.truncated, second.truncated) == (False, True)


def test_a_title_without_a_snippet_is_an_article_of_which_only_the_title_is_known() -> None:
    (_, first, bare, last), _ = read(
        PAGE.replace("\nOstrand says price", "\nLake towns call for a vote on the new piers\nOstrand says price")
    )

    assert bare.title == "Lake towns call for a vote on the new piers"
    assert (bare.body, bare.truncated) == ("", True)
    assert first.body.startswith("Valmora has offered")
    assert last.title == "Ostrand says price list is missing from ferry treaty"


@pytest.mark.parametrize(
    ("above", "outlet", "published"),
    [
        ("The Sorrel Herald\n3 hours ago\n", "The Sorrel Herald", None),
        ("The Sorrel Herald · 2 days ago\n", "The Sorrel Herald", None),
        ("The Sorrel Herald | March 3, 2024\n", "The Sorrel Herald", datetime(2024, 3, 3, tzinfo=UTC)),
        ("sorrelherald.example.com\n", "sorrelherald.example.com", None),
        ("The Sorrel Herald\n", "The Sorrel Herald", None),
        ("3 hours ago\n", None, None),
        ("Published 3 March 2024\n", None, datetime(2024, 3, 3, tzinfo=UTC)),
    ],
)
def test_bylines_above_the_titles_are_outlet_and_date(
    above: str, outlet: str | None, published: datetime | None
) -> None:
    text = PAGE.replace("\nValmora offers", f"\n{above}Valmora offers").replace(
        "\nOstrand says", f"\n{above}Ostrand says"
    )

    (_, *listed), _ = read(text)

    assert [article.title[:7] for article in listed] == ["Valmora", "Ostrand"]
    assert [article.source.name if article.source else None for article in listed] == [outlet] * 2
    assert [article.published_at for article in listed] == [published] * 2
    assert all(article.body.endswith(("…", "...")) for article in listed)


def test_a_time_between_title_and_snippet_belongs_to_both() -> None:
    text = PAGE.replace("Valmora offers 14 crossings a day in ferry plan", "Valmora Offers Crossings\nMarch 3, 2024")

    (_, first, second), _ = read(text)

    assert (first.title, first.published_at) == ("Valmora Offers Crossings", datetime(2024, 3, 3, tzinfo=UTC))
    assert first.body.startswith("Valmora has offered")
    assert second.published_at is None


def test_the_furniture_of_a_fully_copied_page_is_left_out() -> None:
    lines = PAGE.split("\n")
    text = "\n".join(
        [
            "Published 2 days ago", lines[0], "Summary by Lake News", *lines[1:4], "All", "Left", "11", "Center",
            "16", "1,265 Articles", "", "Hallstad Post", "·", "Ostrand", "Center", *lines[6:8], "·March 3, 2024",
            "Read Full Article", "+3 Reposted by 3 other sources", "", "The Lake Times", "Lean Left", *lines[8:10],
            "·March 4, 2024", "Read Full Article", "Coverage Details", "Total News Sources", "65", "Leaning Left", "11",
            "Last Updated", "3 hours ago", *lines[11:],
        ]
    )  # fmt: skip
    expected, _ = read(PAGE)

    found, rejected = read(text)

    assert rejected == []
    assert [(article.title, article.body) for article in found] == [
        (article.title, article.body) for article in expected
    ]
    assert found[0].page == expected[0].page
    assert [article.source.name for article in found if article.source] == ["Hallstad Post", "The Lake Times"]
    assert [article.published_at for article in found[1:]] == [datetime(2024, 3, day, tzinfo=UTC) for day in (3, 4)]


def test_bylines_below_the_snippets_belong_to_the_article_above() -> None:
    text = PAGE.replace("would…", "would…\nThe Sorrel Herald · 1 day ago").replace(
        "coun...", "coun...\nHallstad Post · 4h ago"
    )

    (_, *listed), _ = read(text)

    assert [article.source.name if article.source else None for article in listed] == [
        "The Sorrel Herald",
        "Hallstad Post",
    ]


@pytest.mark.parametrize(
    ("coverage", "stated"),
    [
        ("Bias Distribution\n44% Center\n31% Left", [("BIAS", "Center", 0.44), ("BIAS", "Left", 0.31)]),
        (
            "Bias Distribution\nL 20%\nC 50.5%\nR 29.5%",
            [("BIAS", "Left", 0.2), ("BIAS", "Center", 0.505), ("BIAS", "Right", 0.295)],
        ),
        ("Coverage Details\n- 61% of sources lean Right", [("BIAS", "Right", 0.61)]),
        ("Factuality\n72% of the sources have High Factuality", [("FACTUALITY", "High Factuality", 0.72)]),
        (
            "Ownership\n- 40% of the sources are owned by Media Conglomerates",
            [("OWNERSHIP", "Media Conglomerates", 0.4)],
        ),
        ("Bias Distribution\nTo view it please Upgrade to Premium and save 40%", []),
        ("Bias Distribution\n140% of the sources are Center", []),
    ],
)
def test_coverage_lines_become_shares_of_their_axis(coverage: str, stated: list[tuple[str, str, float]]) -> None:
    text = PAGE.split("\nCoverage Details")[0] + "\n" + coverage

    (page, *_), _ = read(text)

    assert page.page is not None
    assert page.page.stated == tuple(StatedShare(*share) for share in stated)


SECOND = PAGE.replace("Valmora", "Kestria").replace("Ostrand", "Pellane").replace("1,265", "12")


@pytest.mark.parametrize("between", ["\n", "\n\n\n", "\n=====\n", "\n---\n\n"])
def test_two_pages_in_one_file_are_two_pages_with_their_own_articles(between: str) -> None:
    articles, rejected = read(PAGE + between + SECOND)

    pages = [article for article in articles if article.kind is ArticleKind.STORY_PAGE]
    assert rejected == []
    assert [page.page.stated_article_count for page in pages if page.page] == [1265, 12]
    assert [article.page_id for article in articles] == [None, pages[0].id, pages[0].id, None, pages[1].id, pages[1].id]
    assert pages[1].page is not None
    assert pages[1].page.stated == (StatedShare("BIAS", "Center", 0.38),)


@pytest.mark.parametrize(
    "text",
    [
        "Key points of the ferry vote\n\n- Turnout was high.\n- The pact passed.\n\nHALLSTAD - The pact passed "
        "on Sunday with 61 percent of the votes, the commission said.\n\nThe minister thanked all voters for "
        "their patience with the count.",
        "Ferry pact passes\n\nThe pact passed on Sunday. The paper printed 65 articles about it.",
        "A single line of text without any bullet",
    ],
)
def test_an_ordinary_article_is_no_story_page(text: str) -> None:
    articles, _ = read(text)

    assert [article.kind for article in articles] == [ArticleKind.REPORT]


def test_a_page_without_any_bullet_is_read_when_the_format_is_forced() -> None:
    text = (
        "Ferry pact passes\nValmora counts votes\nThe votes of all towns were counted twice on Sunday, officials said…"
    )

    (page, listed), rejected = read(text, Format.STORY_PAGE)

    assert rejected == []
    assert (page.title, page.body) == ("Ferry pact passes", "")
    assert listed.title == "Valmora counts votes"


def test_the_same_page_read_twice_has_the_same_ids() -> None:
    first, _ = read(PAGE, origin="one.txt")
    second, _ = read(PAGE.replace("\n", "\r\n"), origin="two.txt")

    assert [article.id for article in first] == [article.id for article in second]
    assert [article.version_id for article in first] == [article.version_id for article in second]
