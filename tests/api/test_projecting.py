"""Functions that are written for a selection project rows as it is done field by field."""

from typing import cast

import pytest

from api.contract.build import bind, build_contract
from api.contract.convert import or_null, text_of
from api.execution import Asked, Engine
from api.reading import projecting as module
from api.reading.projecting import Part, projecting
from api.reading.roots import ROOTS, read_list
from graph.store import GraphStore
from tests.api.fake_store import FakeStore
from tests.api.recorded import recorded_queries
from tests.api.world import fill

PLANS = {
    "Person": [
        Part("id", lambda row: row["id"], "id"),
        Part("called", lambda row: or_null(row["name"]), "name", or_null),
        Part("told", lambda row: text_of(row["text"]), "text", text_of),
        Part("both", lambda row: [row["id"], row["name"]]),
    ],
    "Place": [],
}


def test_a_row_is_answered_alike_before_and_after_a_function_is_written_for_it() -> None:
    project = projecting(PLANS, {"PERSON": "Person", "PLACE": "Place", "EVENT": "Event"})
    rows = [{"id": f"person:{n}", "kind": "PERSON", "name": "" if n % 2 else "Ann", "text": ""} for n in range(300)]

    found = [project(row) for row in rows]

    assert found == [
        {
            "__typename": "Person",
            "id": f"person:{n}",
            "called": None if n % 2 else "Ann",
            "told": None,
            "both": [f"person:{n}", "" if n % 2 else "Ann"],
        }
        for n in range(300)
    ]
    assert project({"kind": "PLACE"}) == {"__typename": "Place"}
    assert project({"kind": "EVENT"}) is None


def test_recorded_queries_are_answered_alike_by_written_functions(monkeypatch: pytest.MonkeyPatch) -> None:
    contract, store = build_contract(), FakeStore()
    bind(contract, ROOTS, read_list)
    fill(store)
    plain, written = (Engine(contract, cast(GraphStore, store)) for _ in range(2))
    usual = {name: plain.answer(Asked(query)).data for name, query in recorded_queries().items()}

    monkeypatch.setattr(module, "_WRITTEN_AFTER", 0)

    for name, query in recorded_queries().items():
        for _ in range(2):
            assert written.answer(Asked(query)).data == usual[name], name
