"""Domains and names of outlets: what an address stands for, what a name says, which addresses are one newsroom's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.outlet_domains import country_of, host_of
from stories.outlet_names import outlet_name
from stories.outlet_twins import newsroom_of


@pytest.mark.parametrize(
    ("text", "name", "registered"),
    [
        ("bbc.co.uk", "bbc.co.uk", "bbc.co.uk"),
        ("https://www.BBC.co.uk:443/news?x=1#y", "bbc.co.uk", "bbc.co.uk"),
        ("news.bbc.co.uk.", "news.bbc.co.uk", "bbc.co.uk"),
        ("m.news.bbc.co.uk", "news.bbc.co.uk", "bbc.co.uk"),
        ("amp.theguardian.com", "theguardian.com", "theguardian.com"),
        ("//mobile.north-post.example/a", "north-post.example", "north-post.example"),
        ("user:secret@nytimes.com", "nytimes.com", "nytimes.com"),
        ("someone.blogspot.com", "someone.blogspot.com", "someone.blogspot.com"),
        ("www.com", "www.com", "www.com"),
        ("www.gov.uk", "www.gov.uk", "www.gov.uk"),
        ("m.example", "m.example", "m.example"),
        ("xn--80aswg.xn--p1ai", "сайт.рф", "сайт.рф"),
        ("САЙТ.РФ", "сайт.рф", "сайт.рф"),
        ("faß.example", "faß.example", "faß.example"),
    ],
)
def test_an_address_stands_for_its_host_without_the_doors_to_it(text: str, name: str, registered: str) -> None:
    found = host_of(text)

    assert found is not None
    assert (found.name, found.registered) == (name, registered)


@pytest.mark.parametrize(
    "text",
    [
        *("", "localhost", "127.0.0.1", "http://[::1]/", "co.uk", "com", "a b.com", "foo..com", "-a.com", "a-.com"),
        *("http://", "north post", "аpple.com", "xn--.com", "xn--\x00.com", "a.com\n.b", "http://[", "x" * 5_000),
        *("a" * 64 + ".com", ".".join(["abc"] * 90) + ".com"),
    ],
)
def test_what_is_no_outlets_host_is_none(text: str) -> None:
    assert host_of(text) is None


@given(st.text(max_size=80))
def test_any_text_has_a_host_or_none_and_asking_again_changes_nothing(text: str) -> None:
    found = host_of(text)

    if found is not None:
        assert host_of(found.name) == found
        assert found.chain[0] == found.name
        assert found.chain[-1] == found.registered


def test_the_wider_hosts_end_with_the_registered_name() -> None:
    found = host_of("blogs.news.bbc.co.uk")

    assert found is not None
    assert found.chain == ("blogs.news.bbc.co.uk", "news.bbc.co.uk", "bbc.co.uk")


@pytest.mark.parametrize(
    ("domain", "country"),
    [("bbc.co.uk", "GB"), ("spiegel.de", "DE"), ("bbc.com", None), ("x.io", None), ("x.eu", None)],
)
def test_only_a_countrys_own_domain_tells_the_country(domain: str, country: str | None) -> None:
    host = host_of(domain)

    assert host is not None
    assert country_of(host) == country


@pytest.mark.parametrize(
    ("name", "key", "country", "bracket"),
    [
        ("The Guardian", "guardian", "", ""),
        ("Guardian (UK)", "guardian", "GB", ""),
        ("Metro (British newspaper)", "metro", "GB", ""),
        ("Daily Star (United Kingdom)", "dailystar", "GB", ""),
        ("Fox News (Opinion)", "foxnews", "", "opinion"),
        ("Fox News [Online News]", "foxnews", "", ""),
        ("CNN.com", "cnn", "", ""),
        ("El País", "elpais", "", ""),
        ("Wall Street Journal", "wallstreetjournal", "", ""),
        ("The", "the", "", ""),
        ("(UK)", "uk", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_name_is_compared_without_its_brackets(name: str, key: str, country: str, bracket: str) -> None:
    found = outlet_name(name)

    assert (found.key, found.country, found.bracket) == (key, country, bracket)


@pytest.mark.parametrize(
    "one",
    [
        ("bbc.com", "www.bbc.co.uk", "news.bbc.co.uk"),
        ("cnn.com", "edition.cnn.com", "amp.cnn.com"),
        ("abcnews.go.com", "abcnews.com"),
        ("timesofindia.indiatimes.com", "timesofindia.com"),
        ("theguardian.com", "guardian.co.uk"),
    ],
)
def test_addresses_of_one_newsroom_are_one(one: tuple[str, ...]) -> None:
    assert len({newsroom_of(address) for address in one}) == 1


@pytest.mark.parametrize(
    "several",
    [
        ("timesofindia.indiatimes.com", "economictimes.indiatimes.com"),
        ("news.yahoo.com", "finance.yahoo.com"),
        ("ann.substack.com", "bo.substack.com"),
        ("cnn.com", "cnn.it"),
        ("politico.com", "politico.eu"),
        ("guardian.ng", "theguardian.com"),
    ],
)
def test_different_newsrooms_stay_apart(several: tuple[str, ...]) -> None:
    assert len({newsroom_of(address) for address in several}) == len(several)
