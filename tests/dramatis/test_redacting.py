"""A name blacked out of a text leaves every other character where it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dramatis.redacting import BLACK, black_out, forms_pattern, is_blacked


@pytest.mark.parametrize(
    ("text", "forms", "words", "shown"),
    [
        ("Ann Lee said so; LEE left.", ["Ann Lee"], True, "███ ███ said so; ███ left."),
        ("Ann  Lee's house, ann lee again.", ["Ann Lee"], False, "███  ███'s house, ███ ███ again."),
        ("Anna Leeds and Lee-Smith", ["Ann Lee"], True, "Anna Leeds and ███-Smith"),
        ("will Will go?", ["Will Smith"], True, "will ████ go?"),
        ("Сергей Лавров и Лавровский", ["Сергей Лавров"], True, "██████ ██████ и Лавровский"),
        ("Xi met Bo.", ["Xi"], True, "██ met Bo."),
        ("U.S. (Bank) of A.", ["(Bank)"], False, "U.S. ██████ of A."),
        ("Nobody here.", [], True, "Nobody here."),
        ("Ludwig van Beethoven in a van.", ["Ludwig van Beethoven"], True, "██████ ███ █████████ in a van."),
    ],
)
def test_what_names_somebody_is_blacked_out(text: str, forms: list[str], words: bool, shown: str) -> None:
    assert black_out(text, forms_pattern(forms, words=words)) == shown


def test_another_who_bears_a_part_of_the_name_keeps_it_where_he_is_named() -> None:
    text = "Ann Lee met Bruce Lee."

    shown = black_out(text, forms_pattern(["Ann Lee"], words=True), [(12, 21)])

    assert shown == "███ ███ met Bruce Lee."


@given(text=st.text(), forms=st.lists(st.text(max_size=12), max_size=4), words=st.booleans())
def test_the_length_stays_and_twice_is_once(text: str, forms: list[str], words: bool) -> None:
    pattern = forms_pattern(forms, words=words)

    shown = black_out(text, pattern)

    assert len(shown) == len(text)
    assert all(new in (old, BLACK) for old, new in zip(text, shown, strict=True))
    assert is_blacked(shown) == (BLACK in shown)
    for form in forms:
        if form.strip() and form == form.strip() and BLACK not in form and form.isalnum():
            assert not forms_pattern([form], words=False).search(shown)
