"""The parts of an article: each of length 1 under the background's rarities, its heaviest terms first."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.portrait import PARTS, Happened, name_term, portrait
from stories.terms import rarity, shares

BODY = "Ferry crews in Split walked out over pay on Monday. The union of ferry crews wants eight percent more pay."


def test_each_part_holds_its_own_terms() -> None:
    parts = portrait("Ferry strike", BODY, ["Split"], [Happened("walk", ("Split",))])

    assert set(parts["title"]) == {"ferry", "strike"}
    assert {"ferry", "strike", "crew", "pay"} <= set(parts["whole"])
    assert "strike" not in parts["lead"]
    assert set(parts["names"]) == {"@split"}
    assert set(parts["events"]) == {"!walk|split"}


def test_a_name_is_as_rare_as_its_rarest_word() -> None:
    assert shares()["@of split"] == shares()["split"] < shares()["of"]


def test_an_event_is_told_by_what_happened_and_each_of_who_took_part() -> None:
    parts = portrait(
        "", "", [], [Happened("meet", ("Ann Lee", "Ray")), Happened("meet", ("Ray",)), Happened("meet", ())]
    )

    assert set(parts["events"]) == {"!meet|ann lee", "!meet|ray"}
    assert parts["events"]["!meet|ray"] > parts["events"]["!meet|ann lee"]


@pytest.mark.parametrize("name", ["", " ", "-", "A"])
def test_a_name_without_words_is_no_term(name: str) -> None:
    assert name_term(name) == ""
    assert portrait("", "", [name])["names"] == {}


@given(st.text(), st.text(), st.lists(st.text(max_size=10), max_size=3))
@settings(deadline=None)
def test_any_text_gives_parts_of_length_one_or_nothing(title: str, body: str, names: list[str]) -> None:
    parts = portrait(title, body, names, [Happened(name, tuple(names)) for name in names])

    assert tuple(parts) == PARTS
    for vector in parts.values():
        heavy = [weight * rarity(term) for term, weight in vector.items()]
        assert not vector or math.hypot(*heavy) == pytest.approx(1, abs=1e-2)
        assert heavy == sorted(heavy, reverse=True) or max(heavy) - min(heavy) < 1e-4
        assert all(weight >= 0 for weight in vector.values())


def test_a_long_text_has_no_more_terms_than_are_kept() -> None:
    words = " ".join(
        f"{chr(97 + a)}{chr(97 + b)}{chr(97 + c)}q" for a in range(20) for b in range(10) for c in range(5)
    )

    parts = portrait(words, words, [words])

    assert len(parts["whole"]) == 300
    assert len(parts["title"]) == 20
    assert len(parts["lead"]) == 50
