"""Blocking keys: few, stable, and shared by what could be the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dramatis.words import EntityKind
from graph.blocking import MOST_KEYS, blocking_keys
from graph.entity_matching_cards import EntityCard
from tests.graph.test_matching_entities import ORGANISATIONS, PLACES
from tests.graph.test_names_table import DIFFERENT, OPEN, SAME, pairs


def keys(kind: EntityKind, *names: str) -> frozenset[str]:
    return blocking_keys(EntityCard("x", kind, names))


def recall(kind: EntityKind, rows: list[tuple[str, str]]) -> float:
    """The share of pairs that share a key."""
    return sum(bool(keys(kind, left) & keys(kind, right)) for left, right in rows) / len(rows)


def test_nearly_all_spellings_of_a_person_meet() -> None:
    assert recall(EntityKind.PERSON, pairs(SAME) + pairs(OPEN)) >= 0.98


def test_all_names_of_a_place_meet() -> None:
    assert recall(EntityKind.PLACE, [(a, b) for a, b, judgement in PLACES if judgement == "SAME"]) == 1.0


def test_all_names_of_an_organisation_meet() -> None:
    rows = [(a, b) for a, b, judgement in ORGANISATIONS if judgement in ("SAME", "UNSURE")]

    assert [
        row for row in rows if not keys(EntityKind.ORGANIZATION, row[0]) & keys(EntityKind.ORGANIZATION, row[1])
    ] == []


def test_strangers_seldom_meet() -> None:
    families = {name.split()[-1]: name for row in pairs(DIFFERENT) for name in row if name.isascii()}
    names = sorted(families.values())
    met = sum(bool(keys(EntityKind.PERSON, a) & keys(EntityKind.PERSON, b)) for a in names for b in names if a < b)

    assert len(names) > 60
    assert met / (len(names) * (len(names) - 1) / 2) < 0.01


def test_ids_are_keys_whatever_the_names() -> None:
    one = EntityCard("1", EntityKind.PERSON, ("Lavrov",), wikidata="Q58217")
    other = EntityCard("2", EntityKind.PERSON, ("The foreign minister",), wikidata="Q58217")

    assert "q:Q58217" in blocking_keys(one) & blocking_keys(other)


@pytest.mark.parametrize("author", ["ru", "ua"])
def test_an_unnamed_document_is_found_by_its_author(author: str) -> None:
    card = EntityCard("1", EntityKind.DOCUMENT, ("memorandum",), type="memorandum", authors=frozenset({author}))

    assert f"d:memorandum:{author}" in blocking_keys(card)


@given(st.sampled_from(EntityKind), st.lists(st.text(max_size=20), max_size=12))
def test_keys_are_few_and_the_same_every_time(kind: EntityKind, names: list[str]) -> None:
    found = keys(kind, *names)

    assert len(found) <= MOST_KEYS
    assert found == keys(kind, *names)
