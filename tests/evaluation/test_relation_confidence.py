"""A rule is as sure as its relations bear out, pulled towards its predicate where they were seen little."""

from collections import Counter

from dramatis.words import Predicate
from evaluation.relation_confidence import confidences, read_by_hand
from extractors.relation_patterns import patterns
from extractors.relation_rules import rules

_OWNS = Predicate.OWNS


def test_a_rule_seen_often_is_as_sure_as_its_share() -> None:
    counts = {"often": Counter({True: 80, False: 20})}

    (figure,) = confidences(counts, {_OWNS: Counter({True: 49, False: 49})}, {"often": _OWNS}).values()

    assert figure == 0.79


def test_a_rule_never_seen_is_as_sure_as_its_predicate() -> None:
    figures = confidences({}, {_OWNS: Counter({True: 5, False: 1})}, {"never": _OWNS, "other": Predicate.LEADS})

    assert figures == {"never": 0.75, "other": 0.5}


def test_no_rule_is_certain() -> None:
    counts = {"sure": Counter({True: 1_000})}

    assert confidences(counts, {_OWNS: Counter({True: 1_000})}, {"sure": _OWNS}) == {"sure": 0.98}


def test_every_rule_has_a_name_of_its_own_and_a_confidence() -> None:
    words = {(rule.name, rule.confidence) for of_kinds in rules().values() for rule in of_kinds}
    tables = (patterns().verbs, patterns().nouns)
    tree = {(one.name, one.confidence) for table in tables for row in table.values() for one in row}
    anywhere = {(one.name, one.confidence) for one in patterns().any_noun}
    every = words | tree | anywhere

    assert len({name for name, _ in every}) == len(every) > 100
    assert all(0 < confidence < 1 for _, confidence in every)


def test_the_readings_are_of_known_predicates_and_not_all_right() -> None:
    read = read_by_hand()

    assert {Predicate(predicate) for _, _, predicate, _ in read} <= set(Predicate)
    assert set(read.values()) == {True, False}
