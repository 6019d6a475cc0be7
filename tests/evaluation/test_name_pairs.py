"""The table of name pairs keeps its promises, and what is counted of a matcher on it is right."""

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dramatis.words import EntityKind
from evaluation.agreement import kappa
from evaluation.name_baselines import baselines_on, best_threshold, exact, jaro_winkler, likeness_of, token_set
from evaluation.name_cards import card_of, cards_of, meet, resolved
from evaluation.name_pairs import at_least, evaluate, families, of_families, pair_counts, result, show_errors
from evaluation.name_pairs_table import HOME, Answer, Named, Outcome, Pair, PairError, part_of, read_pairs
from evaluation.task import SCORE, TUNE, Bench, TaskResult
from extractors.extract import Extractor


def _pair(left: str | Named, right: str | Named, same: bool, kind: EntityKind = EntityKind.PERSON) -> Pair:
    one, other = (side if isinstance(side, Named) else Named(side) for side in (left, right))
    return Pair(f"{one.name} {other.name}", "western", kind, one, other, same, "")


def _always(outcome: Outcome) -> Answer:
    return Answer(outcome, ("so it was told",))


def _result(outcome: Outcome) -> TaskResult:
    return result(TUNE, _PAIRS, lambda _: _always(outcome), baselines_on(_PAIRS), "equal but for case")


_PAIRS = [
    _pair("Ann Lee", "ann lee", True),
    _pair("Ann Lee", "Lee, Ann", True),
    _pair("Ann Lee", "Bob Lee", False),
    _pair("Carl Moss", "Dora Finch", False),
]


# The table itself. Of the part to score only numbers are looked at.


def _all_pairs() -> list[Pair]:
    return [pair for split in (TUNE, SCORE) for pair in read_pairs(split)]


def test_the_table_is_large_and_has_as_many_same_as_different_pairs() -> None:
    pairs = _all_pairs()

    assert len(pairs) == len({pair.id for pair in pairs}) >= 480
    assert sum(pair.same for pair in pairs) * 2 == len(pairs)
    first = [pair for pair in pairs if int(pair.id.rpartition("-")[2]) < 201]
    sorts = Counter((pair.group, pair.same) for pair in first)
    assert [group for group, same in sorts if sorts[group, same] != sorts[group, not same]] == []
    assert {pair.kind for pair in pairs} == {EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE}
    assert len({pair.group for pair in pairs}) >= 20


def test_a_pair_stands_once_whichever_side_is_first() -> None:
    sides = Counter(frozenset((pair.left, pair.right)) for pair in _all_pairs())

    assert [count for count in sides.values() if count > 1] == []


def test_at_least_half_of_the_pairs_have_names_alone_to_go_by() -> None:
    pairs = _all_pairs()

    bare = [pair for pair in pairs if pair.left == Named(pair.left.name) and pair.right == Named(pair.right.name)]

    assert len(bare) >= len(pairs) / 2


def test_different_pairs_of_one_name_have_context_on_both_sides() -> None:
    alike = [pair for pair in _all_pairs() if not pair.same and exact(*_folded(pair))]

    assert alike
    assert [
        pair.id for pair in alike if Named(pair.left.name) == pair.left or Named(pair.right.name) == pair.right
    ] == []


def _folded(pair: Pair) -> tuple[str, str]:
    return pair.left.name.casefold(), pair.right.name.casefold()


def test_the_figures_of_the_second_pass_are_those_of_its_file() -> None:
    lines = (HOME / "pass_b.jsonl").read_text("utf-8").splitlines()
    second = {row["id"]: row["judgement"] for row in map(json.loads, lines)}

    both = [("same" if pair.same else "different", second[pair.id]) for pair in _all_pairs()]

    agreement = json.loads((HOME / "agreement.json").read_text("utf-8"))
    assert len(both) == len(second) == agreement["pairs"]
    assert kappa(both) == pytest.approx(agreement["kappa"], abs=1e-4)
    assert sum(label == "unsure" for _, label in both) == agreement["unsure_in_the_second_pass"]
    assert sum(label not in ("unsure", first) for first, label in both) == agreement["opposed"]


_LINE: dict[str, Any] = {
    "id": "western-01",
    "group": "western",
    "kind": "PERSON",
    "name_a": "Ann Lee",
    "context_a": {"roles": ["mayor"], "year": 2015},
    "name_b": "A. Lee",
    "context_b": {},
    "judgement": "same",
    "why": "initial",
}


def _written(folder: Path, **changes: Any) -> str:
    row = _LINE | changes
    split = part_of(row["id"])
    (folder / f"{split}.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    return split


def test_a_line_is_read_with_its_contexts(tmp_path: Path) -> None:
    split = _written(tmp_path)

    (pair,) = read_pairs(split, tmp_path)

    assert pair.left == Named("Ann Lee", roles=("mayor",), year=2015)
    assert (pair.right, pair.same, pair.kind) == (Named("A. Lee"), True, EntityKind.PERSON)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"judgement": "perhaps"}, "same or different"),
        ({"name_b": " "}, "a name is empty"),
        ({"context_b": {"mood": "good"}}, "no mood"),
        ({"kind": "SHIP"}, "SHIP"),
        ({"notes": ""}, "keys"),
    ],
)
def test_a_wrong_line_is_told_with_its_number(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    split = _written(tmp_path, **changes)

    with pytest.raises(PairError, match=rf"{split}\.jsonl:1: .*{told}"):
        read_pairs(split, tmp_path)


def test_a_pair_in_the_wrong_part_is_refused(tmp_path: Path) -> None:
    other = SCORE if part_of(_LINE["id"]) == TUNE else TUNE
    (tmp_path / f"{other}.jsonl").write_text(json.dumps(_LINE) + "\n", "utf-8")

    with pytest.raises(PairError, match="belongs to the other part"):
        read_pairs(other, tmp_path)


# What is counted.


@pytest.mark.parametrize(
    ("same", "outcome", "counted"),
    [
        (True, Outcome.MERGED, {"same_merged", "same_kept"}),
        (True, Outcome.REVIEW, {"same_kept", "reviewed"}),
        (True, Outcome.APART, set()),
        (False, Outcome.MERGED, set()),
        (False, Outcome.REVIEW, {"different_apart", "reviewed"}),
        (False, Outcome.APART, {"different_apart"}),
    ],
)
def test_review_merges_nothing(same: bool, outcome: Outcome, counted: set[str]) -> None:
    counts = pair_counts(_pair("a", "b", same), _always(outcome))

    assert {key for key, count in counts.items() if count} == {"same" if same else "different", *counted}


def test_pairs_that_share_a_name_are_drawn_together() -> None:
    assert len(set(families(_PAIRS)[:3])) == 1
    assert len(set(families(_PAIRS))) == 2
    assert len(of_families([(pair, _always(Outcome.APART)) for pair in _PAIRS])) == 2


def test_shares_of_a_matcher_that_merges_all_and_of_one_that_merges_nothing() -> None:
    merging, parting = _result(Outcome.MERGED), _result(Outcome.APART)

    assert [measure.figure.value for measure in merging.measures] == [1.0, 0.0, 1.0]
    assert [measure.figure.value for measure in parting.measures] == [0.0, 1.0, 0.0]
    assert [measure.baseline.value for measure in merging.measures[:2] if measure.baseline] == [0.5, 1.0]
    assert (merging.n, merging.documents, merging.details["all"]["same"]) == (4, 2, 2)


def test_a_share_without_a_fault_still_leaves_doubt() -> None:
    # Wilson's interval of 100 of 100 begins at 1 / (1 + z² / 100).
    assert at_least(100, 100) == pytest.approx(1 / (1 + 1.959964**2 / 100))
    assert at_least(0, 100) == pytest.approx(0, abs=1e-9)
    assert at_least(90, 100) == pytest.approx(0.8256, abs=1e-4)
    assert at_least(0, 0) == 0


def test_errors_are_shown_with_names_context_and_reasons() -> None:
    out = io.StringIO()
    pairs = [_pair(Named("Ann Lee", country="Peru", year=1999), "A. Lee", True), _PAIRS[3]]

    show_errors(pairs, lambda _: _always(Outcome.APART), out)

    assert out.getvalue() == "Ann Lee A. Lee: same, kept apart: Ann Lee (Peru, 1999) ~ A. Lee |  | so it was told\n"


# The baselines.


def test_likeness_is_of_the_best_names_and_blind_to_case() -> None:
    pair = _pair(Named("Park Jae-sang", names=("Psy",)), "PSY", True)

    assert [likeness_of(pair, likeness) for likeness in (exact, jaro_winkler, token_set)] == [1.0, 1.0, 1.0]
    assert likeness_of(_PAIRS[1], token_set) > likeness_of(_PAIRS[1], jaro_winkler)


def test_the_best_threshold_parts_what_can_be_parted() -> None:
    threshold = best_threshold(_PAIRS, token_set)

    assert [likeness_of(pair, token_set) >= threshold for pair in _PAIRS] == [True, True, False, False]


def test_a_threshold_without_different_pairs_is_refused() -> None:
    with pytest.raises(ValueError, match="same and different"):
        best_threshold(_PAIRS[:2], exact)


# The product's side.


@pytest.mark.parametrize(
    ("kind", "left", "right", "outcome"),
    [
        (EntityKind.PERSON, "Vladimir Putin", "Владимир Путин", Outcome.MERGED),
        (EntityKind.PERSON, "Bill Clinton", "Hillary Clinton", Outcome.APART),
        (EntityKind.PLACE, "Kiev", "Kyiv", Outcome.MERGED),
        (EntityKind.PLACE, "Niger", "Nigeria", Outcome.APART),
        (EntityKind.ORGANIZATION, "WHO", "World Health Organization", Outcome.MERGED),
        (EntityKind.ORGANIZATION, "Deutsche Bank", "Deutsche Bahn", Outcome.APART),
    ],
)
def test_the_products_own_scoring_answers(kind: EntityKind, left: str, right: str, outcome: Outcome) -> None:
    answer = resolved(_pair(left, right, outcome is Outcome.MERGED, kind))

    assert answer.outcome is outcome
    assert all(answer.reasons)


def test_cards_without_a_common_key_never_meet() -> None:
    pair = _pair("Ann Lee", "Theodore Zwick", False)

    assert not meet(*cards_of(pair))
    assert resolved(pair).reasons == ("no blocking key in common",)


@pytest.mark.parametrize(
    ("named", "country"),
    [
        (Named("Paris, Texas"), "US"),
        (Named("Paris", country="France"), "FR"),
        (Named("Birmingham", places=("Alabama",)), "US"),
        (Named("Birmingham", country="United Kingdom"), "GB"),
        (Named("Springfield, Ill."), "US"),
        (Named("Georgia", roles=("state",)), "US"),
        (Named("Georgia", roles=("country",)), "GE"),
        (Named("Nowhere-at-all"), None),
    ],
)
def test_a_place_is_placed_by_what_stands_around_it(named: Named, country: str | None) -> None:
    card = card_of(named, EntityKind.PLACE, "a")

    assert card.country == country
    assert (card.geonames or card.wikidata) is not None or country is None


def test_another_countrys_body_of_the_name_gives_no_id() -> None:
    own, other = (
        card_of(Named("ECB", country=country), EntityKind.ORGANIZATION, "a") for country in (None, "United Kingdom")
    )

    assert own.wikidata is not None
    assert (other.wikidata, other.country) == (None, "GB")


def test_the_task_counts_the_half_that_it_is_asked_for(extractor: Extractor) -> None:
    found = evaluate(Bench(Path(), TUNE, extractor))

    names = [measure.name for measure in found.measures]
    assert names[:2] == ["same_merged", "different_kept_apart"]
    assert found.n == len(read_pairs(TUNE))
    assert found.baseline.startswith("token set ≥ ")
    assert len([name for name in found.details if name.startswith("baseline: ")]) == 3
    assert found.details["candidate step"]["same_met"] >= found.details["all"]["same_merged"]
