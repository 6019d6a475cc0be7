"""Ids: the same thing read twice has one id, different things have different ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dramatis.ids import article_id, canonical_url, stable_id


@pytest.mark.parametrize(
    "address",
    [
        "https://www.ledger.example/a/b/",
        "http://ledger.example/a/b",
        "https://LEDGER.example:443/a/b#top",
        "https://ledger.example/a/b?utm_source=x&fbclid=1",
    ],
)
def test_addresses_of_one_page_are_one(address: str) -> None:
    assert canonical_url(address) == "https://ledger.example/a/b"


def test_a_telling_query_stays_and_its_order_doesnt_matter() -> None:
    assert canonical_url("https://a.example/?b=2&a=1") == canonical_url("https://a.example/?a=1&b=2&utm_medium=x")
    assert canonical_url("https://a.example/?id=1") != canonical_url("https://a.example/?id=2")


def test_without_an_address_the_text_tells_articles_apart() -> None:
    def made(text: str) -> str:
        return article_id(url=None, source="Ledger", title="Talks resume", published="2025-05-28", text=text)

    assert made("one") == made("one")
    assert made("one") != made("two")


@given(st.lists(st.one_of(st.none(), st.text()), min_size=1), st.lists(st.one_of(st.none(), st.text()), min_size=1))
def test_ids_of_different_parts_differ(left: list[str | None], right: list[str | None]) -> None:
    separators = {"\x1f", "\x00"}
    clean = not any(mark in part for part in (*left, *right) if part for mark in separators)

    if clean and left != right:
        assert stable_id("x", *left) != stable_id("x", *right)
    assert stable_id("x", *left) == stable_id("x", *left)
