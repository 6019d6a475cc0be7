"""Who is held responsible for a deed is found in a clause, and two of them only where both are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.conflict_blame import Blame, blames, one_culprit
from stories.conflicts import Kind
from tests.stories.test_conflicts import by, kind_of, said

BOMBING = "The bombing in Balur was carried out by Morvan"
# A clause, the speaker of it, and whether the culprit that it names is said not to have done it; None for no culprit.
CLAUSES = [
    ("The Free Hand claimed responsibility for the bombing", "", False),
    ("Responsibility for the blast was claimed by the Free Hand", "", False),
    ("The attack was carried out by Morvan", "", False),
    ("The raid was the work of the Free Hand", "", False),
    ("It carried out the attack on the port", "Free Hand", False),
    ("The ministry blamed Norway for the strike on the dam", "", False),
    ("The ministry blamed the attack on the Free Hand group", "", False),
    ("Morvan denied any involvement in the strike on the dam", "", True),
    ("Morvan had nothing to do with the attack", "", True),
    ("Gunmen carried out the attack", "", None),
    ("The attack was carried out by a Tunisian living in France", "", None),
    ("Nobody has claimed responsibility for the bombing", "", None),
    ("The union blamed Ann Lee for the fire", "", None),
    ("Norway carried out the census", "", None),
]


@pytest.mark.parametrize(("text", "speaker", "denied"), CLAUSES)
def test_the_culprit_of_a_clause(text: str, speaker: str, denied: bool | None) -> None:
    assert [blame.denied for blame in blames(text, speaker)] == ([] if denied is None else [denied])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ISIS", "Islamic State", True),
        ("the Baloch Liberation Army", "the BLA", True),
        ("Moscow", "Russian forces", True),
        ("the Kremlin", "Russia", True),
        ("Islamic State", "the Free Hand", False),
    ],
)
def test_a_culprit_has_several_names(one: str, other: str, same: bool) -> None:
    sides = [found for name in (one, other) for found in blames(f"The attack was carried out by {name}")]

    assert [one_culprit(*sides), one_culprit(*reversed(sides))] == [same, same]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (BOMBING, "The Free Hand claimed responsibility for the bombing in Balur", Kind.ATTRIBUTION),
        (BOMBING, "Morvan denied involvement in the bombing in Balur", Kind.MODALITY),
        (BOMBING, "The Free Hand claimed responsibility for the bombing in Dovra", None),
        (BOMBING, "The Free Hand denied involvement in the bombing in Balur", None),
        ("The attack was carried out by Morvan", "The Free Hand was behind the bombing in Dovra", None),
    ],
)
def test_two_culprits_of_one_deed_contradict_each_other(one: str, other: str, kind: Kind | None) -> None:
    assert kind_of(said(one), said(other, 2, 9)) is kind


def test_a_bare_deed_is_that_of_its_article() -> None:
    bare = said("The attack was carried out by Morvan", scene=("mosqu", "balur", "bomb"), setting=("balur",))
    told = said("The Free Hand claimed responsibility for the bombing of a mosque in Balur", 2, 9)

    assert kind_of(bare, told) is Kind.ATTRIBUTION


def test_one_voice_blames_whom_it_likes() -> None:
    one = by("Ann Lee", "the bombing in Balur was carried out by Morvan", 1)
    other = by("Ann Lee", "the bombing in Balur was carried out by the Free Hand", 2)

    assert kind_of(one, other) is None


@given(st.text(max_size=300))
def test_any_text_has_culprits_with_names_or_none(text: str) -> None:
    found = blames(text)

    assert all(isinstance(blame, Blame) and blame.who and blame.deed for blame in found)
