"""When one text is a copy of another, told by the runs of words that both have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.copies import COPY_AT, likeness, marks, wording

LONG = [
    "The harbour of the northern town was closed for the third day in a row.",
    "Engineers from three countries are expected to look at the damage before Friday.",
    "Ships that carry grain and steel wait in the bay and pay for every hour.",
    "Nobody in the town remembers a storm like this one in all those years.",
    "The port office wrote that two cranes would have to be built anew.",
]
REWORDED = [
    "The harbour of the northern city was closed for the third day in a row.",
    "Engineers from three countries are due to look at the damage before Friday.",
    "Ships that carry grain and steel lie in the bay and pay for every hour.",
    "Nobody in the town recalls a storm like this one in all those years.",
    "The port office wrote that two cranes will have to be built anew.",
]
SHORT = ["He did not elaborate.", "That is all.", "More follows soon."]
SPOKEN = (
    "“We have lost two cranes and a good part of the quay, and nobody should believe that this can be put right "
    "before the winter comes,” the harbour master said."
)
MORE = [
    "Fishermen met on Sunday to ask for money from the state.",
    "Their boats were not insured, and most of them are lost.",
    "A minister will come on Tuesday, and hotels are full.",
]


def alike(left: list[str], right: list[str]) -> float:
    return likeness(wording(" ".join(left)), wording(" ".join(right)))


@pytest.mark.parametrize(
    ("left", "right", "copy"),
    [
        pytest.param(LONG, LONG, True, id="the same text"),
        pytest.param(LONG, LONG[:2], True, id="cut"),
        pytest.param(LONG, [SHORT[0], *LONG, SHORT[1]], True, id="framed"),
        pytest.param(LONG, list(reversed(LONG)), True, id="in another order"),
        pytest.param(LONG, [sentence.upper() for sentence in LONG], True, id="in capitals"),
        pytest.param(LONG, REWORDED, True, id="a word changed in each sentence"),
        pytest.param(LONG, REWORDED[1:4], True, id="a word changed in each sentence, and cut"),
        pytest.param(LONG, [*REWORDED[:4], *MORE], True, id="reworded, cut, with more at the end"),
        pytest.param(LONG[:3], LONG[2:], False, id="one sentence of three shared"),
        pytest.param(LONG, [LONG[0], *SHORT], False, id="one sentence shared"),
        pytest.param([LONG[0]], [LONG[0]], True, id="a single sentence, whole"),
        pytest.param([*LONG[:3], SPOKEN], [*MORE, SPOKEN], False, id="one long quotation shared"),
        pytest.param([SPOKEN, SPOKEN, LONG[0]], [SPOKEN, SPOKEN, MORE[0]], False, id="little but quotations"),
        pytest.param([SPOKEN], [SPOKEN], True, id="a statement alone"),
        pytest.param([f"{LONG[0]} On 5 April."], [f"{LONG[0]} On 9 April."], False, id="short, on another day"),
        pytest.param(LONG, MORE, False, id="two texts"),
        pytest.param(SHORT, SHORT, False, id="too short to tell"),
        pytest.param([], LONG, False, id="nothing"),
    ],
)
def test_a_text_most_of_which_stands_in_another_is_a_copy(left: list[str], right: list[str], copy: bool) -> None:
    found = alike(left, right)

    assert (found >= COPY_AT) is copy
    assert alike(right, left) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("U.S. President", "US President", id="initials"),
        pytest.param("5% of it", "5 per cent of it", id="percent"),
        pytest.param("5 percent of it", "5 per cent of it", id="per cent"),
        pytest.param("It didn't, he said", "It didn’t, he said", id="apostrophes"),
        pytest.param("the ﬁrst", "THE FIRST", id="ligatures and capitals"),
    ],
)
def test_house_styles_are_worded_alike(one: str, other: str) -> None:
    assert wording(one).words == wording(other).words


@pytest.mark.parametrize(
    ("text", "own"),
    [
        pytest.param("He said “not now” twice.", ["He", "said", "twice"], id="curly"),
        pytest.param('He said "not now" twice.', ["He", "said", "twice"], id="straight"),
        pytest.param("Er sagte „nicht jetzt“ zweimal.", ["Er", "sagte", "zweimal"], id="low"),
        pytest.param("Il dit « pas encore » deux fois.", ["Il", "dit", "deux", "fois"], id="guillemets"),
        pytest.param("He said “not now.\nSo they left.", ["He", "said", "So", "they", "left"], id="never closed"),
        pytest.param('A 12" pipe burst.', ["A", "12", "pipe", "burst"], id="inches"),
    ],
)
def test_what_stands_in_quotation_marks_is_not_the_writers_own(text: str, own: list[str]) -> None:
    found = wording(text)

    assert [word for word, mine in zip(found.words, found.own, strict=True) if mine] == [w.casefold() for w in own]


def test_two_texts_that_share_twenty_words_in_a_row_share_a_mark() -> None:
    shared = [f"shared{number}" for number in range(20)]
    one = [*(f"one{number}" for number in range(150)), *shared, *(f"left{number}" for number in range(150))]
    other = [*(f"other{number}" for number in range(200)), *shared]

    assert not set(marks(wording(" ".join(one)))).isdisjoint(marks(wording(" ".join(other))))


def test_a_teaser_shares_a_mark_with_a_long_text() -> None:
    words = [f"word{number}" for number in range(5_000)]

    assert not set(marks(wording(" ".join(words)))).isdisjoint(marks(wording(" ".join(words[:40]))))


def test_a_long_text_is_filed_under_few_marks() -> None:
    assert len(marks(wording(" ".join(f"word{number}" for number in range(30_000))))) < 100


@given(st.text(max_size=400) | st.lists(st.sampled_from(("a", "b", "c", "“", "”")), max_size=40).map(" ".join))
def test_any_text_is_like_itself_or_tells_nothing(text: str) -> None:
    told = wording(text)

    assert len(told.words) == len(told.own)
    long = len(told.words) >= 12
    assert likeness(told, told) == (1.0 if long else 0.0)
    assert bool(marks(told)) is long


@given(st.lists(st.sampled_from("abcdef“”\n"), max_size=60), st.lists(st.sampled_from("abcdef“”\n"), max_size=60))
def test_likeness_is_symmetric_and_between_nothing_and_all(left: list[str], right: list[str]) -> None:
    found = alike(left, right)

    assert 0 <= found == alike(right, left) <= 1
