"""The coreference scorer gives the figures of the published worked examples."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.clusters import assignment, cluster_counts, conll_f1, metric_f1, metric_precision, metric_recall
from evaluation.intervals import total

# Pradhan et al. 2014, section 4: one key, a response with a mention missing and two too many.
_KEY = [set("abc"), set("defg")]
_RESPONSE = [set("ab"), set("cd"), set("fghi")]
# Bagga and Baldwin 1998: the same error of one link, which costs more where it joins larger chains.
_TRUTH = [set("12345"), set("67"), set("89ABC")]
_SMALL_ERROR = [set("12345"), set("6789ABC")]
_LARGE_ERROR = [set("1234589ABC"), set("67")]


@pytest.mark.parametrize(
    ("metric", "recall", "precision", "f1"),
    [("muc", 2 / 5, 2 / 5, 0.40), ("b3", 35 / 84, 4 / 8, 0.4545), ("ceafe", 1.3 / 2, 1.3 / 3, 0.52)],
)
def test_the_reference_implementation_s_worked_example_comes_out(
    metric: str, recall: float, precision: float, f1: float
) -> None:
    counts = total([cluster_counts(_KEY, _RESPONSE)])

    assert metric_recall(metric)(counts) == pytest.approx(recall)
    assert metric_precision(metric)(counts) == pytest.approx(precision)
    assert metric_f1(metric)(counts) == pytest.approx(f1, abs=1e-4)


@pytest.mark.parametrize(("response", "b_cubed"), [(_SMALL_ERROR, 16 / 21), (_LARGE_ERROR, 7 / 12)])
def test_b_cubed_tells_the_worse_of_two_errors_that_muc_takes_for_equal(
    response: list[set[str]], b_cubed: float
) -> None:
    counts = total([cluster_counts(_TRUTH, response)])

    assert metric_precision("muc")(counts) == pytest.approx(9 / 10)
    assert metric_precision("b3")(counts) == pytest.approx(b_cubed)
    assert metric_recall("b3")(counts) == pytest.approx(1.0)


def test_counts_are_summed_over_documents_before_they_are_divided() -> None:
    counts = total([cluster_counts(_TRUTH, _TRUTH), cluster_counts(_KEY, _RESPONSE)])

    assert metric_recall("muc")(counts) == pytest.approx((9 + 2) / (9 + 5))


def test_an_empty_response_scores_nothing() -> None:
    assert conll_f1(total([cluster_counts(_KEY, [])])) == 0.0


_CLUSTERS = st.lists(st.integers(0, 5), min_size=1, max_size=12).map(
    lambda owners: [
        {mention for mention, owner in enumerate(owners) if owner == wanted} for wanted in sorted(set(owners))
    ]
)


@given(_CLUSTERS)
def test_the_same_partition_scores_one(clusters: list[set[int]]) -> None:
    counts = total([cluster_counts(clusters, clusters)])

    assert metric_f1("b3")(counts) == pytest.approx(1.0)
    assert metric_f1("ceafe")(counts) == pytest.approx(1.0)
    # MUC counts links, and singletons have none.
    assert metric_f1("muc")(counts) == pytest.approx(float(any(len(cluster) > 1 for cluster in clusters)))


@given(_CLUSTERS, _CLUSTERS)
def test_what_is_recall_one_way_is_precision_the_other(left: list[set[int]], right: list[set[int]]) -> None:
    there, back = total([cluster_counts(left, right)]), total([cluster_counts(right, left)])

    for metric in ("muc", "b3", "ceafe"):
        assert metric_recall(metric)(there) == pytest.approx(metric_precision(metric)(back))


@given(
    st.integers(1, 4).flatmap(
        lambda rows: st.integers(rows, 5).flatmap(
            lambda columns: st.lists(
                st.lists(st.integers(-9, 9), min_size=columns, max_size=columns), min_size=rows, max_size=rows
            )
        )
    )
)
def test_the_alignment_is_the_cheapest_of_all(costs: list[list[int]]) -> None:
    table = np.array(costs, dtype=np.float64)
    rows, columns = table.shape
    cheapest = min(
        sum(table[row, column] for row, column in enumerate(chosen)) for chosen in permutations(range(columns), rows)
    )

    chosen = assignment(table)

    assert len(set(chosen)) == rows
    assert sum(table[row, column] for row, column in enumerate(chosen)) == pytest.approx(cheapest)
