"""Which lines of catalogues are about an outlet: subdomains, country variants, names without a domain, and doubt."""

import pytest

from stories.catalogue_csv import read_catalogue
from stories.catalogue_matching import Matching

PLAIN = """domain,axis,rating,scale,rater,date
theguardian.com,BIAS,Lean Left,5,A,
bbc.com,BIAS,Center,5,A,
cnn.com,BIAS,Left,5,A,
foxnews.com,BIAS,Right,5,A,
metro.co.uk,BIAS,Lean Right,5,A,
abcnews.com,BIAS,Lean Left,5,A,
news.yahoo.com,BIAS,Lean Left,5,A,
tidewater-post.example,BIAS,Right,5,A,
"""
NAMED = """domain,name,aliases,axis,rating,scale
tidal.com,Tidal Courant,tidal-old.example|The Courant of Tidal,BIAS,Left,5
sun.co.uk,The Sun (United Kingdom),,BIAS,Right,5
gazette.ca,The Gazette,,BIAS,Left,5
gazette.co.nz,The Gazette,,BIAS,Right,5
,Radio Kelp,,BIAS,Center,5
kelpnews.example,Kelp News (Opinion),,BIAS,Right,5
"""


def said(text: str, domain: str | None, name: str | None = None) -> list[str]:
    """The domains, or names, of the lines that are about the outlet."""
    found = Matching({"c": read_catalogue(text).entries}).entries(domain, name)
    return [entry.domain or entry.name for entry in found.get("c", ())]


@pytest.mark.parametrize(
    ("domain", "name", "listed"),
    [
        # the same host, its doors and its subdomains
        ("bbc.com", None, "bbc.com"),
        ("www.bbc.com:8080", "anything", "bbc.com"),
        ("news.bbc.com", None, "bbc.com"),
        ("amp.cnn.com", None, "cnn.com"),
        ("edition.cnn.com", "CNN International", "cnn.com"),
        ("xn--bbc-.com", None, None),
        # other addresses that are known to be the same
        ("bbc.co.uk", None, "bbc.com"),
        ("news.bbc.co.uk", "BBC News", "bbc.com"),
        ("abcnews.go.com", None, "abcnews.com"),
        ("guardian.co.uk", None, "theguardian.com"),
        # another country's domain proves nothing by itself
        ("cnn.it", None, None),
        ("cnn.it", "CNN", None),
        ("metro.us", "Metro", None),
        ("guardian.ng", "The Guardian", None),
        # only part of a domain is listed
        ("news.yahoo.com", None, "news.yahoo.com"),
        ("finance.yahoo.com", None, None),
        ("yahoo.com", None, None),
        # a host that only ends alike
        ("notcnn.com", None, None),
        ("cnn.com.evil.example", None, None),
        # names without a domain
        (None, "The Guardian", "theguardian.com"),
        (None, "Guardian (UK)", "theguardian.com"),
        (None, "The Guardian (Nigeria)", None),
        (None, "BBC News", "bbc.com"),
        (None, "CNN.com", "cnn.com"),
        (None, "Fox News", "foxnews.com"),
        (None, "Fox News (Opinion)", None),
        (None, "TideWater Post", "tidewater-post.example"),
        (None, "Unheard-of Herald", None),
        (None, "", None),
        (None, None, None),
    ],
)
def test_an_outlet_finds_the_line_about_it(domain: str | None, name: str | None, listed: str | None) -> None:
    assert said(PLAIN, domain, name) == ([] if listed is None else [listed])


@pytest.mark.parametrize(
    ("domain", "name", "listed"),
    [
        ("tidal-old.example", None, "tidal.com"),
        (None, "Courant of Tidal", "tidal.com"),
        # the same uncommon name and the same registered word under another country's domain
        ("tidal.co.nz", "Tidal Courant", "tidal.com"),
        ("tidal.co.nz", "Tidal Weekly", None),
        ("tidal.co.nz", None, None),
        # listed with its country because others are called so
        (None, "The Sun", None),
        (None, "The Sun (UK)", "sun.co.uk"),
        (None, "The Sun (Nigeria)", None),
        # two of one name, told apart by the country alone
        (None, "The Gazette", None),
        (None, "Gazette (Canada)", "gazette.ca"),
        (None, "Gazette (New Zealand)", "gazette.co.nz"),
        # listed by its name alone
        (None, "Radio Kelp", "Radio Kelp"),
        ("kelp.example", "Radio Kelp", "Radio Kelp"),
        ("kelp.example", "Kelp Weekly", None),
        # the line is about a section
        (None, "Kelp News", None),
        (None, "Kelp News (Opinion)", "kelpnews.example"),
    ],
)
def test_names_decide_where_the_catalogue_gives_them(domain: str | None, name: str | None, listed: str | None) -> None:
    assert said(NAMED, domain, name) == ([] if listed is None else [listed])


def test_one_catalogues_names_lead_to_anothers_ratings() -> None:
    names = read_catalogue("domain,name,axis,rating\nnpost.example,North Sound Post,COUNTRY,US\n").entries
    ratings = read_catalogue("domain,axis,rating\nnpost.example,BIAS,Left\n").entries

    found = Matching({"names": names, "ratings": ratings}).entries(None, "The North Sound Post")

    assert [entry.value for entry in found["ratings"]] == ["Left"]


def test_the_narrowest_host_that_is_listed_counts() -> None:
    text = "domain,axis,rating\nkelp.example,BIAS,Left\nopinion.kelp.example,BIAS,Right\n"

    assert said(text, "opinion.kelp.example") == ["opinion.kelp.example"]
    assert said(text, "sport.kelp.example") == ["kelp.example"]
