"""Pairs of names that lie close together: strangers are kept apart, and the same are merged, in every script."""

from collections.abc import Callable

import pytest

from dramatis.words import EntityKind, Judgement
from graph.blocking import MOST_KEYS, blocking_keys, lookup_keys
from graph.entity_matching import choose
from graph.entity_matching_cards import EntityCard
from tests.graph.name_rows import read

APART = list(read("names_apart.txt"))
TOGETHER = list(read("names_together.txt"))
Pair = tuple[EntityCard, EntityCard]


def judged(pair: Pair) -> Judgement:
    """What resolution makes of the pair: DIFFERENT where the two never meet."""
    left, right = pair
    if lookup_keys(left).isdisjoint(blocking_keys(right)):
        return Judgement.DIFFERENT
    return choose(left, [right])[1][0].judgement


def share(pairs: list[Pair], right: Callable[[Judgement], bool]) -> float:
    return sum(right(judged(pair)) for pair in pairs) / len(pairs)


def shown(pair: Pair) -> str:
    return " ~ ".join(card.names[0] for card in pair)


def test_the_tables_are_large_and_name_every_kind() -> None:
    for table in (APART, TOGETHER):
        assert len(table) > 400  # enough that one wrong pair in a hundred is seen
        assert {left.kind for left, _ in table} == {EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE}


def test_strangers_of_like_names_are_hardly_ever_merged() -> None:
    # Left are sons who bear the father's whole name, and a letter that is silent in one language only.
    wrong = [shown(pair) for pair in APART if judged(pair) is Judgement.SAME]

    assert len(wrong) / len(APART) < 0.015, wrong


def test_one_persons_body_s_or_places_names_are_nearly_always_merged() -> None:
    missed = [shown(pair) for pair in TOGETHER if judged(pair) is not Judgement.SAME]

    assert len(missed) / len(TOGETHER) < 0.05, missed


@pytest.mark.parametrize("kind", [EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE])
def test_it_makes_no_difference_who_looks_for_whom(kind: EntityKind) -> None:
    for left, right in (*APART, *TOGETHER):
        if left.kind is kind:
            there = lookup_keys(left).isdisjoint(blocking_keys(right))
            back = lookup_keys(right).isdisjoint(blocking_keys(left))

            assert there is back, (left.names, right.names, lookup_keys(left), blocking_keys(right))
            assert judged((left, right)) is judged((right, left)), (left.names, right.names)


def test_keys_are_few() -> None:
    for pair in (*APART, *TOGETHER):
        for card in pair:
            assert len(blocking_keys(card)) <= MOST_KEYS
            assert len(lookup_keys(card)) <= MOST_KEYS


def test_every_verdict_gives_its_reasons() -> None:
    for left, right in (*APART, *TOGETHER):
        assert all(choose(left, [right])[1][0].reasons), (left.names, right.names)
