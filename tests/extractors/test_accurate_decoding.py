"""The accurate model's decoding: shapes of words, windows, name sequences, trees."""

from itertools import pairwise, product

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from extractors.accurate.shapes import CAPITALISED, DIGIT, INITIAL, LOWER, MIXED, OTHER, UPPER, word_shape
from extractors.accurate.tagging import NameDecoder, legal_transitions
from extractors.accurate.trees import best_heads, spanning_tree
from extractors.accurate.windows import Break, breaks_before, cut_windows

_LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")
_SEEDS = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("talks", LOWER),
        ("'s", LOWER),
        ("ñandú", LOWER),
        ("Bergen", CAPITALISED),
        ("Überlingen", CAPITALISED),
        ("Киев", CAPITALISED),
        ("D'oh", CAPITALISED),
        ("NATO", UPPER),
        ("U.S.", UPPER),
        ("F-16", DIGIT),
        ("1990s", DIGIT),
        ("٣", DIGIT),
        ("McCain", MIXED),
        ("iOS", MIXED),
        ("J.", INITIAL),
        ("I", INITIAL),
        ("—", OTHER),
        ("東京", OTHER),
        ("مصر", OTHER),
        ("", OTHER),
    ],
)
def test_the_shape_of_a_word(text: str, shape: int) -> None:
    assert word_shape(text) == shape


@given(st.text(st.characters()))
def test_every_string_has_one_of_the_shapes(text: str) -> None:
    assert 0 <= word_shape(text) < 7


def _windows(text: str, room: int, starts: tuple[int, ...] = ()) -> list[str]:
    words = text.split(" ")
    marks = [1 if index in starts else 0 for index in range(len(words))]
    return [
        " ".join(words[start:end]) for start, end in cut_windows([1] * len(words), breaks_before(words, marks), room)
    ]


def test_a_window_ends_with_a_sentence() -> None:
    text = "It rained . We left . They stayed on and on ."

    assert _windows(text, 8) == ["It rained . We left .", "They stayed on and on ."]


def test_a_quotation_mark_after_the_full_stop_belongs_to_the_sentence() -> None:
    assert _windows("“ It rained . ” We left . “ No . ”", 9) == ["“ It rained . ” We left .", "“ No . ”"]


def test_a_window_rather_ends_with_a_line_in_its_second_half() -> None:
    assert _windows("One thing . Two things Three . More things .", 7, (5,)) == [
        "One thing . Two things",
        "Three . More things .",
    ]


def test_a_sentence_longer_than_a_window_is_cut_after_a_comma() -> None:
    assert _windows("there were apples and pears , plums and figs", 8) == [
        "there were apples and pears ,",
        "plums and figs",
    ]


def test_where_no_sentence_may_start_no_window_ends_by_choice() -> None:
    words = ["Gen", ".", "Smith", "of", "Ohio", "left", "."]

    assert breaks_before(words, [1, -1, -1, 0, 0, 0, 0])[2] == Break.NONE
    assert breaks_before(words, [1, 0, 0, 0, 0, 0, 0])[2] == Break.SENTENCE


@given(
    st.lists(st.tuples(st.integers(1, 12), st.sampled_from(Break)), max_size=200),
    st.integers(12, 40),
)
def test_windows_follow_each_other_and_have_room(words: list[tuple[int, Break]], room: int) -> None:
    sizes = [size for size, _ in words]

    windows = cut_windows(sizes, [quality for _, quality in words], room)

    assert [start for start, _ in windows] == [0, *(end for _, end in windows)][: len(windows)]
    assert not words or windows[-1][1] == len(words)
    assert all(start < end and sum(sizes[start:end]) <= room for start, end in windows)


def _score(path: tuple[int, ...], decoder: NameDecoder, emissions: NDArray[numpy.float32]) -> float:
    total = float(decoder.start[path[0]])
    total += sum(float(emissions[index, label]) for index, label in enumerate(path))
    return total + sum(float(decoder.transitions[one, two]) for one, two in pairwise(path))


@settings(max_examples=60, deadline=None)
@given(_SEEDS, st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_names_are_the_best_legal_sequence(seed: int, sizes: list[int]) -> None:
    rng = numpy.random.default_rng(seed)
    count = len(_LABELS)
    transitions = rng.normal(size=(count, count)).astype(numpy.float32)
    transitions[rng.random((count, count)) < 0.1] = -numpy.inf
    transitions[:, 0] = 0
    decoder = NameDecoder(_LABELS, transitions, rng.normal(size=count).astype(numpy.float32))
    windows = [rng.normal(scale=2, size=(size, count)).astype(numpy.float32) for size in sizes]

    found = decoder.decode(windows, [numpy.zeros(size, dtype=bool) for size in sizes])

    for emissions, labels in zip(windows, found, strict=True):
        best = max(product(range(count), repeat=len(emissions)), key=lambda path: _score(path, decoder, emissions))
        assert tuple(labels) == best
        assert not _LABELS[labels[0]].startswith("I-")
        assert all(legal_transitions(_LABELS)[one, two] for one, two in pairwise(labels))


def test_a_name_ends_where_a_sentence_starts() -> None:
    count = len(_LABELS)
    decoder = NameDecoder(_LABELS, numpy.zeros((count, count), numpy.float32), numpy.zeros(count, numpy.float32))
    emissions = numpy.array([[0, 5, 0, 0, 0], [0, 1, 5, 0, 0]], dtype=numpy.float32)

    (free,) = decoder.decode([emissions], [numpy.array([True, False])])
    (cut,) = decoder.decode([emissions], [numpy.array([True, True])])

    assert free.tolist() == [1, 2]
    assert cut.tolist() == [1, 1]


def _is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(len(heads)):
        node, steps = word + 1, 0
        while node:
            node, steps = heads[node - 1], steps + 1
            if steps > len(heads):
                return False
    return True


@settings(max_examples=150, deadline=None)
@given(_SEEDS, st.integers(1, 5))
def test_heads_are_the_best_tree_with_one_root(seed: int, size: int) -> None:
    scores = numpy.random.default_rng(seed).normal(size=(size, size + 1)).astype(numpy.float32)

    found = spanning_tree(scores)

    trees = [heads for heads in product(range(size + 1), repeat=size) if _is_tree(heads)]
    trees = [heads for heads in trees if all(head != word + 1 for word, head in enumerate(heads))]
    best = max(trees, key=lambda heads: sum(float(scores[word, head]) for word, head in enumerate(heads)))
    assert tuple(found) == best


@settings(max_examples=60, deadline=None)
@given(_SEEDS, st.integers(1, 70), st.floats(0, 1))
def test_every_sentence_of_a_window_has_a_tree_of_its_own(seed: int, size: int, share: float) -> None:
    rng = numpy.random.default_rng(seed)
    starts = rng.random(size) < share
    starts[0] = True
    scores = rng.normal(size=(size, size + 1)).astype(numpy.float32)

    heads = best_heads(scores, starts)

    bounds = [*numpy.flatnonzero(starts).tolist(), size]
    for first, end in pairwise(bounds):
        inside = heads[first:end]
        assert all(head == 0 or first < head <= end for head in inside)
        assert _is_tree(tuple(int(head) - first if head else 0 for head in inside))


def test_a_greedy_tree_is_kept_as_it_is() -> None:
    scores = numpy.array([[0, 0, 9, 0], [9, 0, 0, 0], [0, 0, 9, 0]], dtype=numpy.float32)

    assert best_heads(scores, numpy.array([True, False, False])).tolist() == [2, 0, 2]


def test_scores_that_are_no_numbers_give_a_tree_all_the_same() -> None:
    heads = spanning_tree(numpy.full((4, 5), numpy.nan, dtype=numpy.float32))

    assert _is_tree(tuple(int(head) for head in heads))
