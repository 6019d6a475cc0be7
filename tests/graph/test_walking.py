"""Walks on both engines: what stands around an entity and how one leads to another, as a plain search finds it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dramatis.partial_date import PartialDate
from dramatis.time_scope import TimeScope
from graph.shape import Beyond, Link, Order, Shape
from graph.store import GraphStore, Transaction
from graph.walking import Walker
from graph.walking_neighborhood import hidden, neighborhood, star
from graph.walking_paths import Path, paths
from graph.walks import Kept
from tests.graph.walked import ENTITIES, Edge, every_neighbour, every_path, steps_of, write

A, B, C, D, E = (f"person:{letter}" for letter in "abcde")

_EDGES = st.lists(
    st.builds(
        Edge,
        key=st.just(""),
        subject=st.sampled_from(ENTITIES),
        object=st.sampled_from(ENTITIES),
        predicate=st.sampled_from(["LEADS", "MEMBER_OF"]),
        modality=st.sampled_from(["OCCURRED", "PROPOSED"]),
        polarity=st.sampled_from(["ASSERTED", "NEGATED"]),
        sources=st.integers(1, 4),
        confidence=st.sampled_from([0.25, 0.5, 0.9]),
        start=st.sampled_from([None, "2020", "2024-02"]),
        end=st.sampled_from([None, "2024-02-29", "2025"]),
        reported=st.sampled_from(["", "2025-06-01T00:00:00.000000Z", "2025-06-09T00:00:00.000000Z"]),
        recorded=st.sampled_from(["2025-06-02T00:00:00.000000Z", "2025-06-10T00:00:00.000000Z"]),
        retracted=st.sampled_from(["", "", "", "2025-06-12T00:00:00.000000Z"]),
    ),
    max_size=24,
).map(lambda edges: [replace(edge, key=f"relation:{n}") for n, edge in enumerate(edges)])
_DAYS = st.sampled_from([None, datetime(2025, 6, 5, tzinfo=UTC), datetime(2025, 6, 11, tzinfo=UTC)])
_KEPT = st.builds(
    Kept,
    predicates=st.sampled_from([None, None, ("LEADS",)]),
    modality=st.sampled_from([None, None, ("OCCURRED",)]),
    polarity=st.sampled_from([None, None, "ASSERTED"]),
    min_sources=st.sampled_from([None, None, 2]),
    min_confidence=st.sampled_from([None, None, 0.5]),
    subject=st.sampled_from([None, None, None, ENTITIES[0]]),
    object=st.sampled_from([None, None, None, ENTITIES[1]]),
    kinds=st.sampled_from([None, None, ("PERSON", "EVENT")]),
    at=st.none()
    | st.builds(
        TimeScope,
        valid_at=st.sampled_from([None, PartialDate(2024, 3), PartialDate(2019)]),
        reported_by=_DAYS,
        known_at=_DAYS,
    ),
)


def check(store: GraphStore, edges: list[Edge], kept: Kept, length: int, first: int) -> None:
    write(store, edges)
    walker = Walker(store, kept)
    start, end = ENTITIES[0], ENTITIES[4]

    around = walker.around(ENTITIES, 100)
    degrees = walker.degrees(ENTITIES)
    found = paths(walker, start, end, length, first)
    near = neighborhood(walker, start, min(length, 3), 100)

    steps = {key: steps_of(edges, kept, key) for key in ENTITIES}
    assert {key: around.get(key, []) for key in ENTITIES} == steps
    counts = {key: len({step.beyond(key) for step in found}) for key, found in steps.items()}
    assert {key: degrees.get(key, 0) for key in ENTITIES} == counts
    assert found == every_path(edges, kept, start, end, length)[:first]
    assert list(near.nodes) == every_neighbour(edges, kept, start, min(length, 3))
    inside = {step for key in near.nodes for step in steps[key]}
    among = [step for step in inside if step.subject in near.nodes and step.object in near.nodes]
    assert list(near.edges) == [step.relation for step in sorted(among, key=lambda step: step.rank)]
    assert not near.truncated
    for limit in () if walker.then else (1, 2, 4, 100):
        assert store.star(start, kept, limit, ASKED) == star(walker, start, limit, ASKED)


_ENDS = (Link("from", "subject", Shape("Entity", ("name",))), Link("to", "object", Shape("Entity")))
# What is asked of a star: of its entities and relations what edges know and what only they themselves know.
ASKED = (
    Shape("Entity", ("name", "kind", "aliases")),
    Shape("Relation", ("predicate", "modality", "polarity", "confidence", "source_count", "start", "reported"), _ENDS),
    Shape("Entity", (), (Link("all", "relations", Shape("Relation", ("predicate",)), first=2, total=True),)),
    Shape("Relation", ("end", "recorded"), _ENDS),
    Shape(
        "Relation",
        ("start",),
        (Link("end", "object", Shape("Entity", (), (Link("all", "relations", Shape("Relation")),))),),
    ),
)


_SOME = {"suppress_health_check": [HealthCheck.function_scoped_fixture], "deadline": None}


@settings(max_examples=60, **_SOME)  # type: ignore[arg-type]  # two settings of different kinds in one dict
@given(edges=_EDGES, kept=_KEPT, length=st.integers(0, 6), first=st.integers(1, 6))
def test_what_a_walk_finds_is_what_going_every_way_finds(
    sqlite_store: GraphStore, edges: list[Edge], kept: Kept, length: int, first: int
) -> None:
    emptied(sqlite_store)

    check(sqlite_store, edges, kept, length, first)


# A statement that the server hasn't planned before takes it a tenth of a second.
@pytest.mark.neo4j
@settings(max_examples=15, **_SOME)  # type: ignore[arg-type]  # as above
@given(edges=_EDGES, kept=_KEPT, length=st.integers(0, 6), first=st.integers(1, 6))
def test_what_a_walk_on_a_server_finds_is_what_going_every_way_finds(
    empty_neo4j: Callable[[], GraphStore], edges: list[Edge], kept: Kept, length: int, first: int
) -> None:
    check(empty_neo4j(), edges, kept, length, first)


def emptied(store: GraphStore) -> None:
    """Takes out what the example before has left."""

    def work(transaction: Transaction) -> None:
        for label in ("Entity", "Relation", "Fact"):
            transaction.remove(label, [row["id"] for row in held if row.get("node") == label])

    held = list(store.dump())
    store.transact(work)


def test_equally_short_paths_come_by_their_sources_then_confidence_then_ids(store: GraphStore) -> None:
    edges = [
        Edge("relation:ab", A, B, sources=3),
        Edge("relation:be", E, B, sources=1),
        Edge("relation:ac", A, C, sources=2, confidence=0.9),
        Edge("relation:ce", C, E, sources=2),
        Edge("relation:ad", A, D, sources=2),
        Edge("relation:de", D, E, sources=2),
        Edge("relation:de2", D, E, sources=1),
        Edge("relation:cd", C, D, sources=9),
    ]
    write(store, edges, (A, B, C, D, E))

    found = paths(Walker(store, Kept()), A, E, 3, 10)

    assert found[0] == Path((A, C, E), ("relation:ac", "relation:ce"))
    assert [path.nodes for path in found] == [(A, C, E), (A, B, E), (A, D, E), (A, C, D, E), (A, D, C, E)]


@pytest.mark.parametrize("start", [A, "person:unknown", "story:1", "", "\ud800", "x" * 10_000])
def test_whoever_has_no_edges_is_alone(store: GraphStore, start: str) -> None:
    write(store, [Edge("relation:1", B, C), Edge("relation:2", A, A)], (A, B, C))
    walker = Walker(store, Kept())

    near = neighborhood(walker, start, 3, 10)

    assert (near.nodes, near.edges, near.truncated) == ((start,), (), False)
    assert paths(walker, start, B, 6, 3) == []
    assert paths(walker, B, start, 6, 3) == []
    assert paths(walker, B, B, 6, 3) == []


def hub(store: GraphStore, spokes: int) -> list[str]:
    """An entity with so many neighbours, the first ones told best."""
    ends = [f"person:{number:05}" for number in range(spokes)]
    write(
        store,
        [Edge(f"relation:{end}", A, end, sources=spokes - number) for number, end in enumerate(ends)],
        (A, *ends),
    )
    return ends


def test_of_a_hub_the_best_told_neighbours_are_kept_and_the_rest_is_counted(store: GraphStore) -> None:
    ends = hub(store, 700)
    walker = Walker(store, Kept())

    near = neighborhood(walker, A, 2, 11)

    assert near.nodes == (A, *ends[:10])
    assert near.edges == tuple(f"relation:{end}" for end in ends[:10])
    assert near.truncated
    assert hidden(walker, near.nodes) == {A: 690}
    assert hidden(walker, ends[:2]) == {ends[0]: 1, ends[1]: 1}


@pytest.mark.parametrize(("limit", "truncated"), [(1, True), (11, True), (700, True), (701, False), (1_000, False)])
def test_a_star_is_cut_as_a_neighborhood_is(store: GraphStore, limit: int, truncated: bool) -> None:
    hub(store, 700)

    found = store.star(A, Kept(), limit, ASKED[:2])

    assert found is not None
    assert [len(rows) for rows in found.rows] == [min(limit, 701), min(limit, 701) - 1]
    assert found.truncated is truncated
    assert found == star(Walker(store, Kept()), A, limit, ASKED[:2])


@pytest.mark.parametrize("start", [A, "person:unknown", "story:1", "", "\ud800"])
def test_whoever_has_no_edges_has_no_star(store: GraphStore, start: str) -> None:
    write(store, [Edge("relation:1", B, C), Edge("relation:2", A, A)], (A, B, C))

    assert store.star(start, Kept(), 10, ASKED) is None
    assert store.star(B, Kept(kinds=("EVENT",)), 10, ASKED) is None


@pytest.mark.parametrize(("limit", "truncated"), [(0, True), (1, True), (2, True), (3, False), (4, False)])
def test_truncated_says_that_something_was_left_out(store: GraphStore, limit: int, truncated: bool) -> None:
    write(store, [Edge("relation:1", A, B), Edge("relation:2", B, C)], (A, B, C))

    near = neighborhood(Walker(store, Kept()), A, 2, limit)

    assert len(near.nodes) == min(limit, 3)
    assert near.truncated is truncated


def test_parallel_relations_are_one_neighbour_and_one_step(store: GraphStore) -> None:
    edges = [Edge(f"relation:{n}", *((A, B) if n % 2 else (B, A)), sources=n) for n in range(1, 9)]
    write(store, [*edges, Edge("relation:bc", B, C)], (A, B, C))
    walker = Walker(store, Kept())

    near = neighborhood(walker, A, 1, 10)

    assert near.nodes == (A, B)
    assert near.edges == tuple(f"relation:{n}" for n in range(8, 0, -1))
    assert hidden(walker, near.nodes) == {B: 1}
    assert paths(walker, A, C, 2, 5) == [Path((A, B, C), ("relation:8", "relation:bc"))]


def test_two_hubs_are_joined_by_whom_they_share(store: GraphStore) -> None:
    ends = hub(store, 400)
    others = [Edge(f"relation:b{end}", B, end) for end in ends[350:]]
    write(store, others, (B,))

    found = paths(Walker(store, Kept()), A, B, 4, 3)

    assert [path.nodes for path in found] == [(A, end, B) for end in ends[350:353]]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("PERSON",), ["relation:1", "relation:4"]),
        (("EVENT",), ["relation:2"]),
        (("EVENT", "ORGANIZATION"), ["relation:2", "relation:3"]),
        (("PLACE",), []),
        ((), []),
    ],
)
def test_relations_are_kept_by_the_kind_of_their_other_end(
    store: GraphStore, kinds: tuple[str, ...], expected: list[str]
) -> None:
    edges = [
        Edge("relation:1", A, B),
        Edge("relation:2", A, "event:1"),
        Edge("relation:3", "organization:1", A),
        Edge("relation:4", C, A),
        Edge("relation:5", A, A),
    ]
    write(store, edges, (A, B, C, "event:1", "organization:1"))
    link = Link("all", "relations", Shape("Relation"), where=(Beyond(kinds),), order=(Order("id"),), total=True)

    (row, other) = store.read(Shape("Entity", (), (link,)), [A, B])

    assert row is not None
    assert other is not None
    assert [item["id"] for item in row["all"]["items"]] == expected
    assert row["all"]["total"] == len(expected)
    assert other["all"]["total"] == ("PERSON" in kinds)
