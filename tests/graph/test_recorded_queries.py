"""Sixty recorded queries: both engines give the same answers, order and cursors included."""

from typing import Any

import pytest

from api.contract.build import bind, build_contract
from api.execution import Asked, Engine
from api.reading.roots import ROOTS, read_list
from graph.store import GraphStore
from tests.api.recorded import recorded_queries
from tests.api.world import fill

QUERIES = recorded_queries()
# Full-text search ranks its hits by each engine's own measure.
RANKED = ("Searched",)


def answers(store: GraphStore) -> dict[str, Any]:
    """What the store's engine answers to each query; an error fails the test."""
    contract = build_contract()
    bind(contract, ROOTS, read_list)
    engine = Engine(contract, store)
    found = {}
    for name, query in QUERIES.items():
        answer = engine.answer(Asked(query))
        assert not answer.errors, (name, answer.errors)
        found[name] = answer.data
    return found


def test_there_are_sixty() -> None:
    assert len(QUERIES) == 60


@pytest.mark.neo4j
def test_both_engines_answer_alike(sqlite_store: GraphStore, neo4j_store: GraphStore) -> None:
    for store in (sqlite_store, neo4j_store):
        store.transact(fill)

    told, same = answers(sqlite_store), answers(neo4j_store)

    for name in QUERIES:
        if name in RANKED:
            assert _unranked(told[name]) == _unranked(same[name]), name
        else:
            assert told[name] == same[name], name


def _unranked(answer: Any) -> tuple[int, set[str]]:
    found = answer["search"]
    return found["totalCount"], {edge["node"]["node"]["id"] for edge in found["edges"]}
