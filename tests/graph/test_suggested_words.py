"""Which words what somebody types may become: folded letters, beginnings, and a few wrong letters."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from graph.suggested_words import alike, edits, folded, forgiven, parts_of, pieces, typed_words, words_of

_LETTERS = "abcdeo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volodymyr Zelensky", ["volodymyr", "zelensky"]),
        ("Володимир Зеленський", ["volodimir", "zelenskiy"]),
        ("Зелен", ["zelen"]),
        ("Žel", ["zel"]),
        ("Recep Tayyip Erdoğan", ["recep", "tayyip", "erdogan"]),
        ("O’Brien", ["obrien"]),
        ("al-Assad", ["al", "assad"]),
        ("U.S. Congress", ["us", "congress"]),
        ("北京", ["beijing"]),
        ("नरेन्द्र मोदी", ["narendr", "modi"]),
        ("Straße 17", ["strasse", "17"]),
        ("?!… 🕊", ["dove"]),
        ("", []),
        ("\ud800", []),
        ("x" * 100, ["x" * 24]),
    ],
)
def test_words_are_folded_to_latin_letters_whatever_the_script(text: str, expected: list[str]) -> None:
    assert folded(text) == expected


def test_marked_letters_are_found_as_english_spells_them_too() -> None:
    assert {"zeljko", "zheljko"} <= set(words_of(["Željko Obradović"]))


def test_a_name_with_a_thousand_words_has_the_first_of_them() -> None:
    assert words_of(["Sergey Lavrov", " ".join(f"word{number}" for number in range(1_000))])[:2] == ["sergey", "lavrov"]
    assert len(words_of([" ".join(f"word{number}" for number in range(1_000))])) == 200


@pytest.mark.parametrize("text", ["a " * 100_000, "x" * 1_000_000, "ß" * 10_000, "\u0301" * 10_000])
def test_a_flood_of_letters_is_cut(text: str) -> None:
    assert len(typed_words(text)) <= 6


@pytest.mark.parametrize(
    ("typed", "word", "expected"),
    [
        ("lavrv", "lavrov", 1),
        ("lavro", "lavrov", 0),
        ("alvrov", "lavrov", 1),
        ("zlen", "zelensky", 1),
        ("xelensky", "zelensky", 1),
        ("zelenskyy", "zelensky", 1),
        ("zelnesik", "zelensky", 2),
        ("zelenzki", "zelensky", 2),
        ("umerof", "umerov", 1),
        ("", "lavrov", 0),
        ("lavrov", "", 3),
    ],
)
def test_edits_are_counted_to_the_nearest_beginning(typed: str, word: str, expected: int) -> None:
    assert edits(typed, word, 2) == expected


@pytest.mark.parametrize(("typed", "expected"), [("lav", 0), ("lavr", 1), ("lavrovs", 1), ("zelensky", 2)])
def test_more_letters_forgive_more(typed: str, expected: int) -> None:
    assert forgiven(typed) == expected


@given(
    word=st.text(_LETTERS, min_size=4, max_size=14),
    length=st.integers(4, 14),
    changes=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20), st.sampled_from(_LETTERS)), max_size=2),
)
@example("abcdeabcde", 9, [(3, 3, "a"), (0, 0, "o")])
@example("abcd", 4, [(3, 1, "a")])
def test_whatever_is_near_enough_has_one_of_the_pieces(
    word: str, length: int, changes: list[tuple[int, int, str]]
) -> None:
    typed = word[:length]
    for kind, place, letter in changes:
        at = place % max(1, len(typed))
        match kind:
            case 0:
                typed = typed[:at] + letter + typed[at:]
            case 1:
                typed = typed[:at] + typed[at + 1 :]
            case 2:
                typed = typed[:at] + letter + typed[at + 1 :]
            case _:
                typed = typed[:at] + typed[at + 1 : at + 2] + typed[at : at + 1] + typed[at + 2 :]
    most = forgiven(typed)
    assume(most > 0 and edits(typed, word, most) <= most)
    found = dict(parts_of(word))

    asked = pieces(typed, most)

    assert any(word.startswith(part) if at == 0 else found.get(at, "").startswith(part) for at, part in asked)
    assert alike(typed, [word, "zzz"], most) == [word]
