"""Dates: what stands in a text, what period it means, and what is no date."""

from datetime import date
from functools import cache
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extractors.dates import anchor_of, find_dates
from extractors.reading import Reference

# A Thursday.
PUBLISHED = date(2025, 5, 29)

# Text, and the periods that its dates mean: "first" or "first..last".
ABSOLUTE = [
    ("Talks are set for June 2, 2025, in the city.", ["2025-06-02"]),
    ("Talks are set for 2 June 2025 in the city.", ["2025-06-02"]),
    ("Talks are set for June 2nd, 2025.", ["2025-06-02"]),
    ("Talks are set for the 2nd of June, 2025.", ["2025-06-02"]),
    ("Talks are set for the second of June 2025.", ["2025-06-02"]),
    ("Talks are set for June 2 2025.", ["2025-06-02"]),
    ("It was signed on 2025-06-02.", ["2025-06-02"]),
    ("It was signed at 2025-06-02T10:30:00Z.", ["2025-06-02"]),
    ("It was signed on 2025/06/02.", ["2025-06-02"]),
    ("It was signed on 02.06.2025.", ["2025-06-02"]),
    ("It was signed on 06/13/2025.", ["2025-06-13"]),
    ("It was signed on 13/06/2025.", ["2025-06-13"]),
    ("It was signed on Sept. 4, 2024.", ["2024-09-04"]),
    ("It was signed on 4 Sep 2024.", ["2024-09-04"]),
    ("It was signed on Dec 4, 2024.", ["2024-12-04"]),
    ("It was signed on February 29, 2024.", ["2024-02-29"]),
    ("MAY 28, 2025", ["2025-05-28"]),
    ("It was signed in May 2025.", ["2025-05"]),
    ("It was signed in May, 2025.", ["2025-05"]),
    ("It was signed in May of 2025.", ["2025-05"]),
    ("It was signed earlier in May 2025.", ["2025-05"]),
    ("It was signed in early May 2025.", ["2025-05"]),
    ("It was signed at the end of May 2025.", ["2025-05"]),
    ("It was signed in Oct. 2019.", ["2019-10"]),
    ("It was signed in 2025-05.", ["2025-05"]),
    ("The war began in 2022.", ["2022"]),
    ("Russia's 2022 invasion began a war.", ["2022"]),
    ("Since 2014, the region has been disputed.", ["2014"]),
    ("The 2016 elections were close.", ["2016"]),
    ("It has been law since late 2019.", ["2019"]),
    ("It was mid-2024 when they left.", ["2024"]),
    ("It happened in the 1990s.", ["1990..1999"]),
    ("It happened in the late 1990s.", ["1995..1999"]),
    ("It happened in the '90s.", ["1990..1999"]),
    ("It happened in the ’80s.", ["1980..1989"]),
    ("It happened in the 1800s.", ["1800..1899"]),
    ("It happened in the 2000s.", ["2000..2009"]),
    ("It happened in the 19th century.", ["1800..1899"]),
    ("It happened in the twentieth century.", ["1900..1999"]),
    ("It lasted from May 23–25, 2025.", ["2025-05-23..2025-05-25"]),
    ("It lasted from 23 to 25 May 2025.", ["2025-05-23..2025-05-25"]),
    ("It lasted from 23-25 May 2025.", ["2025-05-23..2025-05-25"]),
    ("It fell between May 23 and May 25, 2025.", ["2025-05-23..2025-05-25"]),
    ("It lasted from May 23 to June 2, 2025.", ["2025-05-23..2025-06-02"]),
    ("It lasted from 23 May until 2 June 2025.", ["2025-05-23..2025-06-02"]),
    ("It lasted from December 30, 2024 to January 2, 2025.", ["2024-12-30..2025-01-02"]),
    ("It lasted from December 30 to January 2, 2025.", ["2024-12-30..2025-01-02"]),
    ("It lasted from March to August 2011.", ["2011-03..2011-08"]),
    ("It lasted from November to March 2011.", ["2010-11..2011-03"]),
    ("It lasted from 2016 to 2018.", ["2016..2018"]),
    ("It fell between 2016 and 2018.", ["2016..2018"]),
    ("He was president (2016-2018).", ["2016..2018"]),
    ("He was president in 2016–18.", ["2016..2018"]),
    ("Growth slowed in the first quarter of 2025.", ["2025-01..2025-03"]),
    ("Growth slowed in Q3 2024.", ["2024-07..2024-09"]),
    ("Growth slowed in the second half of 2024.", ["2024-07..2024-12"]),
    ("Ann Berg (1922 – 2013) wrote it.", ["1922", "2013"]),
    ("Ann Berg (born Ann Lee; 8 February 1900 – 17 March 1982) wrote it.", ["1900-02-08", "1982-03-17"]),
    ("The period (1868 - 1912) was long.", ["1868..1912"]),
    ("It was printed in Oslo, 1859.", ["1859"]),
    ("They lost the 2000 election.", ["2000"]),
    ("It ended in 1699 or 1700.", ["1699", "1700"]),
    ("It was lost during World War II.", ["1939-09-01..1945-09-02"]),
    ("From January to June 2016 it rose.", ["2016-01..2016-06"]),
    ("It began in the spring of 2025.", ["2025-03..2025-06"]),
    ("It began in summer 2024.", ["2024-06..2024-09"]),
    ("It began in the winter of 2023.", ["2023-12..2024-03"]),
    ("It began in the fall of 2023.", ["2023-09..2023-12"]),
    ("They met on Wednesday, May 28, 2025.", ["2025-05-28"]),
    ("They met on Wednesday 28 May 2025.", ["2025-05-28"]),
    ("They met on Wed., May 28, 2025.", ["2025-05-28"]),
    ("They met on Christmas Day 2024.", ["2024-12-25"]),
    ("They met on New Year's Eve 2024.", ["2024-12-31"]),
    ("They met on Good Friday 2025.", ["2025-04-18"]),
    ("They met on June 2 and 3, 2025.", ["2025-06-02..2025-06-03"]),
    ("They met on May 5, 2024. Two days later they left.", ["2024-05-05", "2024-05-07"]),
    ("They met on May 5, 2024, and left the next day.", ["2024-05-05", "2024-05-06"]),
    ("He left in 2011 after she came in March the same year.", ["2011", "2011-03"]),
]
RELATIVE = [
    ("They met on June 2.", ["2025-06-02"]),
    ("They met on June 2nd.", ["2025-06-02"]),
    ("They met on 2 June.", ["2025-06-02"]),
    ("They met on December 20.", ["2024-12-20"]),
    ("They met on Wednesday, May 28.", ["2025-05-28"]),
    ("They met on Wednesday (May 28).", ["2025-05-28"]),
    ("They met on May 16 and again on May 19.", ["2025-05-16", "2025-05-19"]),
    (
        "They met on Wednesday. Talks are set for June 2. They spoke by phone on the same day.",
        ["2025-05-28", "2025-06-02", "2025-05-28"],
    ),
    ("They landed on June 6, 1944. They honoured it today, 75 years later.", ["1944-06-06", "2025-05-29"]),
    ("They met on May 23–25.", ["2025-05-23..2025-05-25"]),
    ("They met between 23 and 25 May.", ["2025-05-23..2025-05-25"]),
    ("They met last May.", ["2024-05"]),
    ("They met last October.", ["2024-10"]),
    ("They will meet next June.", ["2025-06"]),
    ("They will meet next March.", ["2026-03"]),
    ("They met in April.", ["2025-04"]),
    ("They met in early April.", ["2025-04"]),
    ("They met in May.", ["2025-05"]),
    ("They met earlier in May.", ["2025-05"]),
    ("They met earlier this month.", ["2025-05"]),
    ("They met Thursday.", ["2025-05-29"]),
    ("They met on Wednesday.", ["2025-05-28"]),
    ("They met on Friday.", ["2025-05-23"]),
    ("They will meet on Friday.", ["2025-05-30"]),
    ("A vote is scheduled for Tuesday.", ["2025-06-03"]),
    ("They will meet next Monday.", ["2025-06-02"]),
    ("They met last Monday.", ["2025-05-26"]),
    ("They met on Tuesday night.", ["2025-05-27"]),
    ("They met from Monday to Wednesday.", ["2025-05-26..2025-05-28"]),
    ("They met yesterday.", ["2025-05-28"]),
    ("They met the day before yesterday.", ["2025-05-27"]),
    ("They meet today.", ["2025-05-29"]),
    ("They will meet tomorrow.", ["2025-05-30"]),
    ("They will meet the day after tomorrow.", ["2025-05-31"]),
    ("They met last night.", ["2025-05-28"]),
    ("They met this morning.", ["2025-05-29"]),
    ("They speak tonight.", ["2025-05-29"]),
    ("They met last week.", ["2025-05-19..2025-05-25"]),
    ("They met earlier this week.", ["2025-05-26..2025-06-01"]),
    ("They will meet next week.", ["2025-06-02..2025-06-08"]),
    ("They met two weeks ago.", ["2025-05-12..2025-05-18"]),
    ("They met two days ago.", ["2025-05-27"]),
    ("They met three months ago.", ["2025-02"]),
    ("They met a year ago.", ["2024"]),
    ("They met 20 years ago.", ["2005"]),
    ("They met last month.", ["2025-04"]),
    ("They will meet next month.", ["2025-06"]),
    ("They met last year.", ["2024"]),
    ("It ends this year.", ["2025"]),
    ("It will end by the end of the year.", ["2025"]),
    ("It will end next year.", ["2026"]),
    ("It grew over the past three years.", ["2022..2025"]),
    ("It grew in the last six months.", ["2024-11..2025-05"]),
    ("They will meet in two weeks.", ["2025-06-09..2025-06-15"]),
    ("They met last summer.", ["2024-06..2024-09"]),
    ("They will meet this summer.", ["2025-06..2025-09"]),
    ("They met last quarter.", ["2025-01..2025-03"]),
    ("They met at the weekend.", ["2025-05-31..2025-06-01"]),
    ("They met last weekend.", ["2025-05-24..2025-05-25"]),
    ("They met on the 19th.", ["2025-05-19"]),
    ("They met on Monday the 19th.", ["2025-05-19"]),
    ("It grew over the past few months.", ["2025-02..2025-05"]),
    ("It grew in recent years.", ["2022..2025"]),
    ("They met a few months ago.", ["2025-02"]),
    ("They met several years ago.", ["2022"]),
    ("They met a couple of days ago.", ["2025-05-27"]),
    ("They met earlier in the week.", ["2025-05-26..2025-06-01"]),
    ("At the time of writing they met.", ["2025-05-29"]),
    ("They left. October is near.", ["2025-10"]),
]
# Nothing here is a date, whatever it looks like.
NO_DATES = [
    "It was their second meeting in 17 days.",
    "Prisoners were exchanged, 1,000 for 1,000.",
    "Two men were seen, and one fled.",
    "About 2,025 people came.",
    "Some 2000 troops were moved.",
    "He gave 2016 dollars.",
    "It cost $2000 and €1999.",
    "The 9/11 attacks changed the world.",
    "It ended 24/7 service.",
    "They won 3-2 and lost 12–10.",
    "He is 45, she is 38.",
    "They may meet, and may not.",
    "Theresa May met them; later May spoke of peace.",
    "Mrs May refused, and pressure on May grew.",
    "Thousands march on the capital.",
    "The March on Washington was long.",
    "Call 555-2025-1999 now.",
    "The number 3.2025 is odd.",
    "Black Friday sales began.",
    "The Sunday Times reported it.",
    "Open every Monday and each Tuesday.",
    "The sat nav, the sun and the wed couple.",
    "Jan and Mar met Dec.",
    "See Decree 2005-981 there.",
    "Room 2024 is on page 1999.",
    "USA Today has the story.",
    "Augustus was august; he would march.",
    "Flight MH1998 and DH2017 left.",
    "The second man was first.",
    "It is still used today.",
    "It lies in what is today Poland.",
    "Today's generation knows it.",
    "There is one flight per week on Thursday.",
    "It was a World War II bomb.",
    "February 30, 31 April.",
    "9999-99-99 and 2025-13-45 and 99.99.9999",
    "٢٠٢٥ and ２０２５",
]
# Without a publication date, only what the text's own dates allow.
UNDATED = [
    ("They met on June 2.", []),
    ("They met on Thursday, yesterday and last week.", []),
    ("They met on June 2, 2025. They left on June 4.", ["2025-06-02", "2025-06-04"]),
    ("They met in December 2024 and left on January 4.", ["2024-12", "2025-01-04"]),
    ("They met in 2019.", ["2019"]),
    ("They met on May 5, 2024, and left the next day.", ["2024-05-05", "2024-05-06"]),
]
# With a day that only tells the season.
ANCHORED = [
    ("They met on May 28, Thursday.", ["2025-05-28"]),
    ("They met on Wednesday, May 28.", ["2025-05-28"]),
    ("They met on Thursday.", []),
    ("They met last week and today.", []),
    ("They met last May.", []),
    ("They met on December 30.", ["2024-12-30"]),
    ("They met in April.", ["2025-04"]),
]


# What dates are made of, and what is found beside them.
_PARTS = (
    "May June 2 2025 1,000 - – / . , the of last next week days two ago ' s to and between 19th Q 4 1990s Monday first"
    " early spring century 99999999999 000 Feb 30 later same year 2nd noon 一 🙂 \u200b"
)
PIECES = [*_PARTS.split(" "), "\n", " ", "\ufffd"]


@cache
def _blank() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="module")
def tokenizer() -> Language:
    return _blank()


def periods(tokenizer: Language, text: str, reference: Reference) -> list[str]:
    found = find_dates(tokenizer(text), reference)
    return [str(one.first) if one.first == one.last else f"{one.first}..{one.last}" for one in found]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE)
@pytest.mark.parametrize("reference", [Reference(PUBLISHED, True), Reference(None, False)])
def test_a_full_date_means_the_same_whenever_it_is_read(
    tokenizer: Language, text: str, expected: list[str], reference: Reference
) -> None:
    found = periods(tokenizer, text, reference)

    assert found == expected


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_a_relative_date_counts_from_the_publication(tokenizer: Language, text: str, expected: list[str]) -> None:
    found = periods(tokenizer, text, Reference(PUBLISHED, True))

    assert found == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date_is_none(tokenizer: Language, text: str) -> None:
    found = periods(tokenizer, text, Reference(PUBLISHED, True))

    assert found == []


@pytest.mark.parametrize(("text", "expected"), UNDATED)
def test_without_a_publication_date_only_stated_years_count(
    tokenizer: Language, text: str, expected: list[str]
) -> None:
    found = periods(tokenizer, text, Reference(None, False))

    assert found == expected


@pytest.mark.parametrize(("text", "expected"), ANCHORED)
def test_a_page_s_own_date_gives_years_and_nothing_else(tokenizer: Language, text: str, expected: list[str]) -> None:
    found = periods(tokenizer, text, Reference(PUBLISHED, False))

    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks on June 2\n\nThe talks will be held on June 2, 2025.", date(2025, 6, 2)),
        ("Storm kills five\n\nOctober 3, 2024\n\nIn May 2019 and on June 4, 2020 …", date(2024, 10, 3)),
        ("Storm kills five\n\nThe storm of May 2019 was worse.", date(2019, 5, 1)),
        ("Storm kills five\n\nIn 2019 it was worse; on June 2 too.", None),
        ("", None),
    ],
)
def test_the_anchor_is_the_text_s_own_full_date(text: str, expected: date | None) -> None:
    anchor = anchor_of(text)

    assert anchor == expected


def test_a_date_covers_exactly_its_words(tokenizer: Language) -> None:
    doc = tokenizer("In a call on Wednesday, May 28, they spoke of the May 16 round.")

    found = find_dates(doc, Reference(PUBLISHED, True))

    assert [doc[one.start : one.end].text for one in found] == ["Wednesday, May 28", "May 16"]


@given(
    st.lists(st.sampled_from(PIECES), max_size=25),
    st.sampled_from([Reference(PUBLISHED, True), Reference(PUBLISHED, False), Reference(None, False)]),
    st.sampled_from(["", " "]),
)
def test_dates_of_any_text_lie_in_order_and_end_after_they_begin(
    parts: list[str], reference: Reference, joint: str
) -> None:
    doc = _blank()(joint.join(parts))

    found = find_dates(doc, reference)

    assert all(one.start < one.end and one.first.first_day <= one.last.last_day for one in found)
    assert all(one.end <= following.start for one, following in pairwise(found))
