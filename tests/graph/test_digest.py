"""The graph's hash: blind to time, runs, order and minted ids; awake to everything else."""

import random
from typing import Any

import pytest

from graph.digest import graph_hash
from graph.schema import LABELS
from graph.shape import Row
from graph.store import GraphStore
from tests.ingest.newsroom import WIRE, day, ingest, report

NEWS = (
    report(WIRE, "Storm", at="2025-05-18", by="north.example"),
    report(WIRE, "Shut", at="2025-05-17", by="south.example"),
    report("Sergei Volkov leads Rat. Ann Lee wrote the Oslo Memorandum. Ann Lee said so.", "Note"),
)


@pytest.fixture
def rows(sqlite_store: GraphStore) -> list[Row]:
    """A small graph, dumped."""
    ingest(sqlite_store, *NEWS)
    return list(sqlite_store.dump())


def changed(rows: list[Row], kind: str, **values: Any) -> list[Row]:
    """The rows with other values in the first of the kind."""
    place = next(place for place, row in enumerate(rows) if kind in (row.get("node"), row.get("edge")))
    return [row | values if number == place else row for number, row in enumerate(rows)]


def test_the_order_of_rows_does_not_matter(rows: list[Row]) -> None:
    mixed = random.Random(1).sample(rows, len(rows))

    assert graph_hash(mixed) == graph_hash(rows)


def test_when_and_by_which_run_it_was_recorded_does_not_matter(sqlite_store: GraphStore, rows: list[Row]) -> None:
    other = [
        {
            name: "2031-01-01T00:00:00.000000Z" if name in ("recorded", "seen_at", "at", "started_at") else value
            for name, value in row.items()
        }
        for row in rows
    ]

    assert graph_hash(other) == graph_hash(rows)


def test_which_ids_entities_were_minted_with_does_not_matter(rows: list[Row]) -> None:
    entities = {row["id"] for row in rows if row.get("node") == "Entity"}
    renamed = [
        {name: _renamed(value, entities) for name, value in row.items() if not isinstance(value, list)}
        if row.get("edge") or row.get("node") == "Entity"
        else row
        for row in rows
    ]
    # Lists were dropped from these rows; none of them is in the hash.
    assert entities
    assert graph_hash(renamed) == graph_hash(rows)


def _renamed(value: object, entities: set[str]) -> object:
    return f"{value}-other" if isinstance(value, str) and value in entities else value


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("Fact", {"modality": "DENIED"}),
        ("Fact", {"retracted": "2025-07-01T00:00:00.000000Z"}),
        ("Fact", {"origin": "source:other"}),
        ("Claim", {"text": "so not"}),
        ("Mention", {"start": 7}),
        ("Version", {"text": "Other."}),
        ("Local", {"name": "Other"}),
        ("EVIDENCED_BY", {"end": 99}),
        ("COPY_OF", {"dst": "article:other"}),
        ("RESOLVED_TO", {"dst": "person:other"}),
        ("RESOLVED_TO", {"score": 0.5}),
        ("IN_STORY", {"dst": "story:other"}),
    ],
)
def test_what_is_known_matters(rows: list[Row], kind: str, values: dict[str, Any]) -> None:
    assert graph_hash(changed(rows, kind, **values)) != graph_hash(rows)


def with_decision(rows: list[Row], **values: Any) -> list[Row]:
    """The rows with a judgement on two entities."""
    one, other = [row["id"] for row in rows if row.get("node") == "Mention"][:2]
    decision = dict.fromkeys(LABELS["Decision"], "") | {"score": None, "id": "decision:1", "kind": "APART"}
    shown = [
        {"edge": "DECIDED_ON", "src": "decision:1", "dst": mention, "key": side, "side": side}
        for mention, side in ((one, "left"), (other, "right"))
    ]
    return [*rows, {"node": "Decision", **decision, "judgement": "DIFFERENT", **values}, *shown]


@pytest.mark.parametrize(
    "values", [{}, {"judgement": "UNSURE"}, {"kind": "REVIEW"}, {"by": "Ann"}, {"superseded": "d"}]
)
def test_a_decision_that_stands_matters_and_so_does_what_it_says(rows: list[Row], values: dict[str, Any]) -> None:
    assert graph_hash(with_decision(rows, **values)) != graph_hash(rows)
    assert not values or graph_hash(with_decision(rows, **values)) != graph_hash(with_decision(rows))


@pytest.mark.parametrize("values", [{"at": "2031-01-01T00:00:00.000000Z"}, {"id": "decision:1", "left_id": "person:x"}])
def test_when_it_was_decided_and_under_which_ids_does_not_matter(rows: list[Row], values: dict[str, Any]) -> None:
    assert graph_hash(with_decision(rows, **values)) == graph_hash(with_decision(rows))


def test_what_was_undone_is_as_if_it_had_never_been_decided(rows: list[Row]) -> None:
    assert graph_hash(with_decision(rows, undone_at="2031-01-01T00:00:00.000000Z")) == graph_hash(rows)


def test_when_a_retraction_happened_does_not_matter_but_that_it_did(rows: list[Row]) -> None:
    once = graph_hash(changed(rows, "Fact", retracted="2025-07-01T00:00:00.000000Z"))
    later = graph_hash(changed(rows, "Fact", retracted="2025-08-01T00:00:00.000000Z"))

    assert once == later


def test_two_runs_at_other_times_give_one_hash(store: GraphStore, rows: list[Row]) -> None:
    ingest(store, *NEWS, clock=day("2027-01-01"))

    assert graph_hash(store.dump()) == graph_hash(rows)


def test_nothing_has_a_hash_too() -> None:
    assert len(graph_hash([])) == 64
