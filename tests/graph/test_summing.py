"""What the reports of one event or document add up to."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.shape import Row
from graph.summing import (
    best_name,
    document_shown,
    document_summary,
    event_shown,
    event_summary,
    gist_from,
    gist_of,
    latest_modality,
    latest_state,
)

MAY, JUNE, JULY = "2025-05-01T00:00:00.000000Z", "2025-06-01T00:00:00.000000Z", "2025-07-01T00:00:00.000000Z"


def told(**given: Any) -> Row:
    """One article's word on an event."""
    plain: Row = {
        "name": "Meeting in Oslo",
        "type": "CONSULT",
        "lemma": "meet",
        "mode": None,
        "contexts": [],
        "modality": "OCCURRED",
        "polarity": "ASSERTED",
        "start": None,
        "end": None,
        "ordinal": None,
        "quantities": [],
        "named": False,
        "evidence_count": 1,
        "reported": MAY,
        "state": "UNKNOWN",
    }
    return plain | given


@pytest.mark.parametrize(
    ("reports", "modality"),
    [
        pytest.param([("PROPOSED", MAY), ("OCCURRED", JUNE)], "OCCURRED", id="proposed, then occurred"),
        pytest.param([("OCCURRED", JUNE), ("PROPOSED", MAY)], "OCCURRED", id="read the other way round"),
        pytest.param([("SCHEDULED", MAY), ("DENIED", JUNE)], "DENIED", id="scheduled, then denied"),
        pytest.param([("PROPOSED", JUNE), ("OCCURRED", JUNE)], "OCCURRED", id="of one day: the settled one"),
        pytest.param([("PROPOSED", JUNE), ("PROPOSED", JUNE), ("OCCURRED", JUNE)], "PROPOSED", id="of one day: most"),
        pytest.param([("OCCURRED", ""), ("PROPOSED", MAY)], "PROPOSED", id="an undated report is the oldest"),
        pytest.param([("REQUESTED", "")], "REQUESTED", id="a single undated one"),
    ],
)
def test_the_latest_report_decides_the_modality(reports: list[tuple[str, str]], modality: str) -> None:
    summary = event_summary([told(modality=said, reported=when) for said, when in reports])

    assert summary["modality"] == modality


def test_the_polarity_is_that_of_the_reports_that_decide() -> None:
    summary = event_summary(
        [
            told(modality="OCCURRED", polarity="ASSERTED", reported=MAY),
            told(modality="OCCURRED", polarity="NEGATED", reported=JUNE),
        ]
    )

    assert (summary["modality"], summary["polarity"]) == ("OCCURRED", "NEGATED")


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([(None, None)], (None, None)),
        ([("2025-06", "2025-06"), ("2025-06-02", "2025-06-02")], ("2025-06-02", "2025-06-02")),
        ([("2025-06-02", None), ("2025-06-03", None), ("2025-06-03", None)], ("2025-06-03", None)),
        ([(None, None), ("2025", "2025")], ("2025", "2025")),
    ],
)
def test_the_most_exact_and_most_reported_time_holds(
    periods: list[tuple[str | None, str | None]], expected: tuple[str | None, str | None]
) -> None:
    summary = event_summary([told(start=start, end=end) for start, end in periods])

    assert (summary["start"], summary["end"]) == expected


def test_everything_countable_adds_up() -> None:
    summary = event_summary(
        [
            told(contexts=["military"], quantities=["1000 for 1000"], ordinal=0, evidence_count=2),
            told(contexts=["diplomatic", "military"], ordinal=2, mode="phone", evidence_count=None),
            told(ordinal=2, evidence_count=1),
        ]
    )

    assert summary["contexts"] == ["diplomatic", "military"]
    assert (summary["quantities"], summary["ordinal"], summary["mode"]) == (["1000 for 1000"], 2, "phone")
    assert summary["evidence_count"] == 3


def test_a_name_of_its_own_is_shown_before_a_derived_one() -> None:
    reports = [
        told(name="Meeting between Ann Lee and Bo Ray in Oslo, 2025-05-16"),
        told(name="Oslo Summit", named=True),
    ]

    assert event_summary(reports)["name"] == "Oslo Summit"
    assert event_summary(reports[:1])["name"] == reports[0]["name"]


@pytest.mark.parametrize(
    ("reports", "state"),
    [
        ([("AWAITED", MAY), ("PRESENTED", JUNE)], "PRESENTED"),
        ([("PRESENTED", JUNE), ("UNKNOWN", JULY)], "PRESENTED"),
        ([("IN_PREPARATION", MAY), ("SIGNED", MAY)], "SIGNED"),
        ([("UNKNOWN", MAY)], "UNKNOWN"),
    ],
)
def test_the_latest_word_decides_a_documents_state(reports: list[tuple[str, str]], state: str) -> None:
    summary = document_summary([told(state=said, reported=when, type="memorandum") for said, when in reports])

    assert summary["state"] == state


@pytest.mark.parametrize(
    ("kind", "forms", "name"),
    [
        ("PERSON", {"Lee": 9, "Ann Lee": 2, "A. Lee": 1}, "Ann Lee"),
        ("PERSON", {"Lee": 9}, "Lee"),
        ("PERSON", {"ANN LEE": 5, "Ann Lee": 1}, "Ann Lee"),
        ("ORGANIZATION", {"UN": 9, "United Nations": 1}, "United Nations"),
        ("PLACE", {"Kyiv": 3, "Kyiv City": 1}, "Kyiv"),
        ("PERSON", {}, ""),
    ],
)
def test_the_name_shown_is_the_most_frequent_full_one(kind: str, forms: dict[str, int], name: str) -> None:
    assert best_name(kind, forms) == name


@given(
    st.permutations(
        [
            told(modality="PROPOSED", reported=MAY, start="2025-06", end="2025-06", contexts=["b"]),
            told(modality="OCCURRED", reported=JUNE, start="2025-06-02", end="2025-06-02", contexts=["a"]),
            told(modality="OCCURRED", reported=JUNE, polarity="NEGATED", ordinal=1, mode="phone"),
            told(name="Oslo Summit", named=True, reported=""),
        ]
    )
)
def test_the_order_of_reports_does_not_matter(reports: list[Row]) -> None:
    assert event_summary(reports) == event_summary(sorted(reports, key=str))


ROWS = st.builds(
    told,
    name=st.sampled_from(["Meeting in Oslo", "Oslo Summit", "Talks"]),
    named=st.booleans(),
    type=st.sampled_from(["CONSULT", "AGREE"]),
    lemma=st.sampled_from(["meet", "talk", None]),
    mode=st.sampled_from([None, "phone", "visit"]),
    contexts=st.lists(st.sampled_from(["military", "legal"]), max_size=2),
    modality=st.sampled_from(["OCCURRED", "PROPOSED"]),
    polarity=st.sampled_from(["ASSERTED", "NEGATED"]),
    start=st.sampled_from([None, "2025", "2025-06", "2025-06-02"]),
    end=st.sampled_from([None, "2025-06-03"]),
    ordinal=st.sampled_from([None, 0, 1, 2]),
    quantities=st.lists(st.sampled_from(["two ships", "1000 for 1000"]), max_size=2),
    evidence_count=st.sampled_from([None, 1, 2]),
    reported=st.sampled_from(["", MAY, JUNE]),
    state=st.sampled_from(["UNKNOWN", "SIGNED", "AWAITED"]),
)


@given(st.lists(ROWS, min_size=1, max_size=6), st.lists(ROWS, max_size=6))
def test_the_gist_of_reports_grows_by_others_as_if_all_were_looked_at(known: list[Row], more: list[Row]) -> None:
    stored = json.loads(json.dumps(gist_of(known).stored()))

    grown = gist_from(stored).plus(gist_of(more))

    assert grown.stored() == gist_of([*known, *more]).stored()
    assert event_shown(grown) == event_summary([*known, *more])
    assert document_shown(grown) == document_summary([*known, *more])


def test_no_reports_have_no_modality_and_an_unknown_state() -> None:
    assert (latest_modality([]), latest_state([])) == ("", "UNKNOWN")
