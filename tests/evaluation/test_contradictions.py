"""How found conflicts are counted against the written cases."""

import hashlib
from collections import Counter

import pytest

from evaluation.contradictions import REWORDED, Case, articles_of, case_counts, cases, plain_conflicts

CASE: Case = {
    "id": "x",
    "kinds": ["NUMBER"],
    "sides": ["12 died", "40 died"],
    "articles": [
        {"outlet": "a.example", "at": "2031-03-04T08:00:00Z", "title": "One", "text": "At Karvik 12 died. It rained."},
        {"outlet": "b.example", "at": "2031-03-04T09:00:00Z", "title": "Two", "text": "At Karvik 40 died. It rained."},
    ],
}
QUIET: Case = {**CASE, "kinds": [], "sides": None}
RIGHT = ("NUMBER", "At Karvik 40 died.", "At Karvik 12 died.")


@pytest.mark.parametrize(
    ("found", "tp", "fp", "fn"),
    [
        ([], 0, 0, 1),
        ([RIGHT], 1, 0, 0),
        ([RIGHT, RIGHT], 1, 1, 0),
        ([("DATE", *RIGHT[1:])], 0, 1, 1),
        ([("NUMBER", "At Karvik 12 died.", "It rained.")], 0, 1, 1),
    ],
)
def test_a_conflict_is_right_by_its_kind_and_both_sentences_once(
    found: list[tuple[str, str, str]], tp: int, fp: int, fn: int
) -> None:
    counts = case_counts(CASE, found)

    assert (counts["tp:"], counts["fp:"], counts["fn:"]) == (tp, fp, fn)


def test_where_there_is_none_whatever_is_found_is_false() -> None:
    assert case_counts(QUIET, [])["quiet"] == 1
    noisy = case_counts(QUIET, [RIGHT])
    assert (noisy["quiet"], noisy["fp:"], noisy["fn:"]) == (0, 1, 0)


def test_the_baseline_takes_any_two_numbers_in_like_sentences() -> None:
    assert plain_conflicts(CASE) == [("NUMBER", "At Karvik 12 died.", "At Karvik 40 died.")]


def test_the_halves_are_as_large_and_marked_by_words_of_their_articles() -> None:
    tune, score = cases("tune"), cases("score")

    assert len(tune) == len(score) == 36
    assert Counter(bool(case["kinds"]) for case in tune) == Counter(bool(case["kinds"]) for case in score)
    assert not {case["id"] for case in tune} & {case["id"] for case in score}
    for case in (*tune, *score):
        assert len(list(articles_of(case))) == len(case["articles"])
        for words, article in zip(case["sides"] or (), case["articles"], strict=False):
            assert words in article["text"]


@pytest.mark.parametrize("split", ["tune", "score"])
def test_the_half_of_a_reworded_case_follows_from_its_id_and_its_sides_stand_in_it(split: str) -> None:
    for case in cases(split, REWORDED):
        even = int(hashlib.sha256(case["id"].encode()).hexdigest(), 16) % 2 == 0
        texts = [article["text"] for article in case["articles"]]

        assert even == (split == "tune"), case["id"]
        assert bool(case["sides"]) == bool(case["kinds"]), case["id"]
        assert all(any(side in text for text in texts) for side in case["sides"] or ()), case["id"]
