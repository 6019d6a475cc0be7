"""Highlights: a piece of the text as it stands, with the places of what was found."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.highlights import Highlight, Highlighter
from graph.search_words import folded_words, query_words

_TEXTS = st.text(st.sampled_from("ab ÁßİЙ\n.“_é\u0301<9"), max_size=300)


def marked(light: Highlight) -> list[str]:
    return [light.text[start:end] for start, end in light.marks]


@pytest.mark.parametrize(
    ("text", "columns", "highlight", "marks"),
    [
        ("lavrov", ["Sergey Lavrov", "S. Lavrov"], "Sergey Lavrov", ["Lavrov"]),
        ("sergei", ["Sergey Lavrov", "Sergei Lavrov"], "Sergei Lavrov", ["Sergei"]),
        ("nobody", ["Sergey Lavrov", "Sergei Lavrov"], "Sergey Lavrov", []),
        ("talks ist", ["The talks in Istanbul."], "The talks in Istanbul.", ["talks", "Istanbul"]),
        ("talk", ["The talks and smalltalk"], "The talks and smalltalk", ["talks"]),
        ("erdogan", ["Erdoğan’s answer"], "Erdoğan’s answer", ["Erdoğan"]),
        ("b", ["<b>x</b> & <i>"], "<b>x</b> & <i>", ["b", "b"]),
        ("one", ["Title\n\nBody one"], "Body one", ["one"]),
        ("9", ["1 2 3 4 5 6 7 8 9"], "…5 6 7 8 9", ["9"]),
        ("", ["Anything"], "Anything", []),
        ("x", [], "", []),
        ("x", [""], "", []),
    ],
)  # fmt: skip
def test_the_words_around_a_hit_are_shown_and_the_hit_is_marked(
    text: str, columns: list[str], highlight: str, marks: list[str]
) -> None:
    light = Highlighter(text)(columns)

    assert light.text.lstrip("…") == highlight.lstrip("…")
    assert marked(light) == marks


def test_the_place_with_most_of_the_words_is_shown() -> None:
    text = "A drone. " + "Something else. " * 60 + "A drone attack on Kyiv. " + "More of it. " * 60

    light = Highlighter("kyiv drone attack")([text])

    assert marked(light) == ["drone", "attack", "Kyiv"]
    assert (light.text[0], light.text[-1]) == ("…", "…")


@given(text=st.text(st.sampled_from("abßİЙé9 "), max_size=8), column=_TEXTS)
def test_a_highlight_is_a_piece_of_the_text_and_marks_are_words_of_the_search(text: str, column: str) -> None:
    light = Highlighter(text)([column])

    bare = light.text.removeprefix("…").removesuffix("…")
    assert bare in column.replace("\n", " ")
    terms = [term for word in query_words(text) for term in folded_words(word).split()]
    for start, end in light.marks:
        assert 0 <= start < end <= len(light.text)
    for word in marked(light)[:-1]:
        assert folded_words(word).startswith(tuple(terms))
    assert len(light.text) <= 302


@pytest.mark.parametrize("column", ["a" * 1_000_000, "a " * 500_000, "(" * 1_000_000, "ß" * 500_000, "é\n" * 300_000])
def test_a_flood_of_text_takes_no_more_than_a_moment(column: str) -> None:
    begun = time.process_time()

    Highlighter("a b c")([column])
    Highlighter("x" * 200)([column])

    # A sweep of a megabyte, and folding it word by word; an answer that grew with its square would take minutes.
    assert time.process_time() - begun < 10
