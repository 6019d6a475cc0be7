"""Dates as biographies, guides, papers, rulings and business pages write them, and what there is no date."""

from datetime import date
from functools import cache
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extractors.date_grammar import expressions
from extractors.dates import find_dates
from extractors.reading import Reference

# A Thursday.
PUBLISHED = date(2025, 5, 29)

HISTORY = [
    ("The volcano erupted in 79 AD.", ["0079"]),
    ("The volcano erupted in AD 79.", ["0079"]),
    ("The city fell in A.D. 476.", ["0476"]),
    ("It declined by about 900 CE.", ["0900"]),
    ("It lasted from 100–300 AD.", ["0100..0300"]),
    ("It was built in the 1st century.", ["0001..0099"]),
    ("The 16th and 17th centuries were rich.", ["1500..1599", "1600..1699"]),
    ("It grew from the 15th to the 19th century.", ["1400..1899"]),
    ("It grew in the late 19th – early 20th century.", ["1875..1924"]),
    ("It ends in the twenty-first century.", ["2000..2099"]),
    ("Anna Berg (c. 1640 – 1702) painted it.", ["1640", "1702"]),
    ("It was painted ca. 1640.", ["1640"]),
    ("The government's 1829 abolition of slavery angered them.", ["1829"]),
    ("This 1833 map shows it.", ["1833"]),
    ("He ruled there 1715–1774.", ["1715..1774"]),
    ("It was known as early as 1717.", ["1717"]),
    ("Wars in 1650, 1651 and 1652 ruined it.", ["1650", "1651", "1652"]),
    ("They left in 1890 – 91.", ["1890", "1891"]),
    ("It was cold in the winter of 1776–77.", ["1776-12..1777-03"]),
    ("It happened in the summer of '69.", ["1969-06..1969-09"]),
    ("He played there in '68.", ["1968"]),
    ("It began in the 1960's.", ["1960..1969"]),
    ("It began in the 60s.", ["1960..1969"]),
    ("It began in the noughties.", ["2000..2009"]),
    ("In the Roaring Twenties it grew.", ["1920..1929"]),
    ("She served during the Second World War.", ["1939-09-01..1945-09-02"]),
    ("It opened in 1990. Thirty-five years later it closed.", ["1990", "2025"]),
    ("It opened in 1800. A hundred and fifty years later it closed.", ["1800", "1950"]),
    ("It opened in 1990, and that summer it closed.", ["1990", "1990-06..1990-09"]),
    ("He came on 5 May 1990 and left that night.", ["1990-05-05", "1990-05-05"]),
    ("He came on 5 May 1990 and left the next morning.", ["1990-05-05", "1990-05-06"]),
    ("He came in 1990 and she the year before.", ["1990", "1989"]),
    ("Easter 1916 was bloody.", ["1916-04-23"]),
    ("They met on Thanksgiving 2016.", ["2016-11-24"]),
    ("They met on Memorial Day 2011.", ["2011-05-30"]),
    ("They met on the last Friday of June 2019.", ["2019-06-28"]),
]
PAPERS = [
    ("It was shown before (Smith 1998: 33).", ["1998"]),
    ("It was shown before (Jones, 2003a; Berg, 2004).", ["2003", "2004"]),
    ("It was shown before (Kant 1781).", ["1781"]),
    ("See Berg v. Lund, 5 F. 3d 1 (CA2 1892).", ["1892"]),
    ("Signed this 4th day of March, 1986.", ["1986-03-04"]),
    ("The second quarter of 2015 and H1 2016 were good.", ["2015-04..2015-06", "2016-01..2016-06"]),
    ("Sales rose in Q1 of FY2015.", ["2015-01..2015-03"]),
    ("They won the 2003/04 season.", ["2003..2004"]),
    ("The memo is of 3/15/05.", ["2005-03-15"]),
    ("The log says 2019.03.05.", ["2019-03-05"]),
]
NOW = [
    ("Thirty-five years ago it opened.", ["1990"]),
    ("Two hundred years ago it opened.", ["1825"]),
    ("A century ago it opened.", ["1925"]),
    ("Half a century ago it opened.", ["1975"]),
    ("Ten years ago today it opened.", ["2015-05-29"]),
    ("A year and a half ago it opened.", ["2023-11"]),
    ("It grew in the last 48 hours.", ["2025-05-27..2025-05-29"]),
    ("It will grow in the coming weeks.", ["2025-05-29..2025-06-19"]),
    ("They met on the first Monday in May.", ["2025-05-05"]),
    ("Third-quarter profit rose.", ["2024-07..2024-09"]),
    ("They met on Good Friday.", ["2025-04-18"]),
    ("They met before Christmas.", ["2024-12-25"]),
    ("On the 5th they met.", ["2025-06-05"]),
    ("I found out on the fifth.", ["2025-06-05"]),
    ("Open Apr - Oct every year.", ["2025-04..2025-10"]),
    ("Open May–September.", ["2025-05..2025-09"]),
    ("They met in June/July 2005.", ["2005-06..2005-07"]),
    ("They will be done by the twenty-first of June.", ["2025-06-21"]),
    ("Today is Thursday.", ["2025-05-29", "2025-05-29"]),
]
NO_DATES = [
    "She was in her early twenties.",
    "It fell from the low 70s to 40 degrees, a temperature of the 60s.",
    "It was founded in c. 350 BC and fell in 31 BCE.",
    "From 1200 to about 400 BCE it grew.",
    "The case is under § 1983.",
    "By ca. 1600 authors it was read.",
    "The Christmas tree and the Easter Rising were news.",
    "She saw Friday the 13th.",
    "It is as strong today as it was.",
    "That made it the city it is today.",
    "More people work there today than ever before.",
    "The suites BWV 1007–1012 are his.",
    "The story is at example.org/news/2019/10/16/title there.",
    "It was the worst crisis in a century.",
    "They sailed into the Roaring Forties.",
]

# What the dates above are made of, to be put together in any way.
_PARTS = (
    "May Apr / - – ' s 68 60s 1990 1650 , and to AD A.D. CE BC c . ( ) 15th first twenty thirty two hundred half a"
    " century year years ago later earlier before after day of the on in by early late last next coming hours 24 H 1 Q"
    " 2 FY2015 fiscal Christmas Easter Thanksgiving New Year Eve Day Friday 13th World War II Second winter that summer"
    " night morning fifth Monday 3/15/05 2003/04 today is than ever § 53 99999"
)
PIECES = [*_PARTS.split(" "), "\u200b", "\n"]


@cache
def _blank() -> Language:
    return spacy.blank("en")


def periods(text: str, reference: Reference) -> list[str]:
    found = find_dates(_blank()(text), reference)
    return [str(one.first) if one.first == one.last else f"{one.first}..{one.last}" for one in found]


@pytest.mark.parametrize(("text", "expected"), [*HISTORY, *PAPERS])
@pytest.mark.parametrize("reference", [Reference(PUBLISHED, True), Reference(None, False)])
def test_a_date_with_its_year_needs_no_day_of_writing(text: str, expected: list[str], reference: Reference) -> None:
    found = periods(text, reference)

    assert found == expected


@pytest.mark.parametrize(("text", "expected"), NOW)
def test_a_date_without_its_year_counts_from_the_day_of_writing(text: str, expected: list[str]) -> None:
    found = periods(text, Reference(PUBLISHED, True))

    assert found == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_sounds_like_a_date_is_none(text: str) -> None:
    found = periods(text, Reference(PUBLISHED, True))

    assert found == []


def test_in_a_text_of_history_a_month_is_of_the_year_that_is_told() -> None:
    text = "In 1824 he came, in 1829 he fought, and in 1835 he ruled. In June they left. On October 2, war began."

    found = periods(text, Reference(PUBLISHED, True))

    assert found == ["1824", "1829", "1835", "1835-06", "1835-10-02"]


def test_in_news_that_looks_back_a_month_is_of_the_year_of_writing() -> None:
    text = "It broke out in 1824, 1829 and 1835. Yesterday they met. In April they had met too."

    found = periods(text, Reference(PUBLISHED, True))

    assert found == ["1824", "1829", "1835", "2025-05-28", "2025-04"]


@pytest.mark.parametrize(("text", "expected"), [*HISTORY, *PAPERS, *NOW])
def test_a_text_may_end_in_the_middle_of_a_date(text: str, expected: list[str]) -> None:
    lengths = range(len(text))

    found = [periods(text[:length], Reference(PUBLISHED, True)) for length in lengths]

    assert all(len(one) <= len(expected) + 1 for one in found)


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["", " "]))
def test_dates_of_any_pieces_lie_in_order_and_end_after_they_begin(parts: list[str], joint: str) -> None:
    doc = _blank()(joint.join(parts))

    found = find_dates(doc, Reference(PUBLISHED, True))

    assert all(one.start < one.end and one.first.first_day <= one.last.last_day for one in found)
    assert all(one.end <= following.start for one, following in pairwise(found))


@pytest.mark.parametrize("piece", ["May/", "Apr - ", "15th and ", "1650, ", "twenty-", "two hundred and ", "A.D. "])
def test_an_endless_chain_of_beginnings_is_read_to_its_end(piece: str) -> None:
    # Longer than the stack is deep.
    text = piece * 2000 + "1 May 2020"

    found = list(expressions(text))

    assert found[-1].end == len(text)
