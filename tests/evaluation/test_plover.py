"""The evaluation of event types: names, folds, the plain baseline, and when a head counts as right."""

from collections import Counter
from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dramatis.words import EventType
from evaluation.plain_types import predicted
from evaluation.plover import Coded, cross_validated, is_head, newer_names, stratified, type_counts

ITEMS = [
    *(Coded(f"The army of state {number} shelled the town.", ("ASSAULT",)) for number in range(12)),
    *(Coded(f"The ministers of state {number} met for talks.", ("CONSULT",)) for number in range(12)),
]


def test_every_older_name_becomes_types_of_the_manual_in_force() -> None:
    names = newer_names()

    assert {kind for kinds in names.values() for kind in kinds} == set(EventType) - {EventType.OTHER}
    assert all(names[kind] == (kind.value,) for kind in EventType if kind is not EventType.OTHER)
    assert names["FIGHT"] == ("ASSAULT",)


def test_folds_deal_every_type_out_evenly_and_keep_twins_together() -> None:
    twins = Coded(ITEMS[0].text, ("COERCE",))

    folds = stratified([*ITEMS, twins], folds=4)

    assert folds[-1] == folds[0]
    for kind in ("ASSAULT", "CONSULT"):
        counts = Counter(fold for item, fold in zip(ITEMS, folds, strict=False) if item.types == (kind,))
        assert set(counts.values()) == {3}


def test_the_plain_baseline_learns_what_words_tell() -> None:
    given = cross_validated(ITEMS, folds=4)

    assert given == [item.types[0] for item in ITEMS]


def test_the_plain_baseline_gives_the_commonest_type_to_words_that_it_never_saw() -> None:
    types = [item.types[0] for item in ITEMS] + ["ASSAULT"]

    assert predicted([*(item.text for item in ITEMS), "Shells fell."], types, ["zzz qqq"]) == ["ASSAULT"]


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        ("AID", {"tp:AID": 1.0}),
        ("AGREE", {"fn:AID": 1.0, "fp:AGREE": 1.0}),
        (None, {"fn:AID": 1.0}),
    ],
)
def test_a_wrong_type_is_both_missing_and_too_much(given: str | None, counts: dict[str, float]) -> None:
    assert type_counts(given, ["AID"]) == counts


@pytest.fixture
def parsed() -> Callable[..., Doc]:
    """A Doc of words with heads and labels."""

    def of(words: str, heads: list[int], labels: str, tags: str) -> Doc:
        return Doc(Vocab(), words=words.split(), heads=heads, deps=labels.split(), pos=tags.split())

    return of


def test_a_head_is_right_by_itself_and_by_the_modifier_that_the_gold_marks(parsed: Callable[..., Doc]) -> None:
    doc = parsed(
        "Israeli soldiers beat Palestinian detainees", [1, 2, 2, 4, 2], "amod nsubj ROOT amod obj",
        "ADJ NOUN VERB ADJ NOUN",
    )  # fmt: skip

    assert is_head(doc[1], doc[0:2])
    assert is_head(doc[4], doc[3:4])
    assert not is_head(doc[1], doc[3:4])
    assert not is_head(doc[3], doc[0:2])


def test_the_last_word_of_a_name_stands_for_it_whatever_the_parse_makes_its_head(parsed: Callable[..., Doc]) -> None:
    doc = parsed("President Ana Lima resigned", [1, 3, 1, 3], "nmod:desc nsubj flat ROOT", "PROPN PROPN PROPN VERB")

    assert is_head(doc[2], doc[0:3])
    assert is_head(doc[1], doc[0:3])
    assert not is_head(doc[3], doc[0:3])
