"""What both engines promise of reads as of a time: valid in the world, reported by outlets, recorded in the graph."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dramatis.errors import StoreError
from dramatis.partial_date import PartialDate, may_hold_at
from dramatis.time_scope import TimeScope
from dramatis.times import timestamp
from graph.shape import ROOT, Link, Row, Shape
from graph.store import EdgeRow, GraphStore, Transaction
from tests.dramatis.test_partial_date import SPANS

MICROSECOND = timedelta(microseconds=1)


def at(day: int) -> datetime:
    """Noon of a day in June 2025."""
    return datetime(2025, 6, day, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Fact:
    """When a fact was published (None: nobody knows), learnt, and given up (None: it is held)."""

    reported: datetime | None
    recorded: datetime
    retracted: datetime | None = None

    def row(self, key: str) -> Row:
        return {
            "id": key,
            "predicate": "LEADS",
            "polarity": "ASSERTED",
            "modality": "OCCURRED",
            "reported": timestamp(self.reported),
            "recorded": timestamp(self.recorded),
            "retracted": timestamp(self.retracted),
        }

    def meets(self, scope: TimeScope) -> bool:
        """The promise in plain Python, save what is valid in the world."""
        if scope.known_at is None:
            held = self.retracted is None
        else:
            held = self.recorded <= scope.known_at and (self.retracted is None or scope.known_at < self.retracted)
        if scope.reported_by is None:
            return held
        return held and self.reported is not None and self.reported <= scope.reported_by


@dataclass(frozen=True)
class Group:
    """A span in the world, and the facts that state it."""

    start: str | None
    end: str | None
    facts: tuple[Fact, ...]

    def meets(self, scope: TimeScope) -> bool:
        start, end = (PartialDate.parse(side) if side else None for side in (self.start, self.end))
        valid = scope.valid_at is None or may_hold_at(start, end, scope.valid_at)
        return valid and any(fact.meets(scope) for fact in self.facts)

    def counted(self) -> list[int]:
        """Places of the facts that are held, or else were for longest."""
        until = [fact.retracted or datetime.max.replace(tzinfo=UTC) for fact in self.facts]
        return [place for place, time in enumerate(until) if time == max(until)]


def write(store: GraphStore, owner: str, groups: Sequence[Group]) -> None:
    """The groups as relations of the owner, whose one text carries every fact in a place of its own."""
    nodes: dict[str, list[Row]] = {"Entity": [{"id": owner, "kind": "PERSON"}], "Relation": [], "Fact": []}
    nodes["Version"] = [{"id": f"version:{owner}", "text": "…"}]
    edges: dict[str, list[EdgeRow]] = {name: [] for name in ("INVOLVED_IN", "STATES", "GROUPED_IN", "EVIDENCED_BY")}
    for number, group in enumerate(groups):
        key = f"relation:{owner}-{number:02d}"
        counted = group.counted()
        rows = [fact.row(f"fact:{key}-{place}") for place, fact in enumerate(group.facts)]
        reported = [rows[place]["reported"] for place in counted if rows[place]["reported"]]
        closed = max((rows[place]["retracted"] for place in counted), default="")
        times = {"recorded": min(rows[place]["recorded"] for place in counted), "retracted": closed}
        nodes["Relation"].append(
            {"id": key, "start": group.start, "end": group.end, "reported": min(reported, default=""), **times}
        )
        nodes["Fact"] += rows
        edges["INVOLVED_IN"].append((owner, key, "", {}))
        for place, row in enumerate(rows):
            span = {"start": number * 10 + place, "end": 999, "text": "…", "reported": row["reported"]}
            edges["STATES"].append((row["id"], key, "", {}))
            edges["EVIDENCED_BY"].append((row["id"], f"version:{owner}", f"{place}-999-", span))
            if place in counted:
                edges["GROUPED_IN"].append((row["id"], key, "", {}))

    def work(transaction: Transaction) -> None:
        for label, found in nodes.items():
            transaction.put(label, found)
        for edge, listed in edges.items():
            transaction.connect(edge, listed)

    store.transact(work)


def read(store: GraphStore, owner: str, scope: TimeScope | None) -> dict[int, list[int]]:
    """The numbers of the owner's relations within the scope, each with the places of the facts that carry it."""
    evidence = Link("by", "evidence", Shape("Quote", ("start",)), first=100, at=scope)
    link = Link("all", "relations", Shape("Relation", (), (evidence,)), first=100, total=True, at=scope)
    (row,) = store.read(Shape("Entity", (), (link,)), [owner])
    assert row is not None
    items = row["all"]["items"]
    assert row["all"]["total"] == len(items)
    return {
        int(item["id"].rpartition("-")[2]): sorted(quote["start"] % 10 for quote in item["by"]["items"])
        for item in items
    }


# --- valid in the world


@pytest.mark.parametrize("unknown", [None, ""])
def test_relations_hold_at_a_date_as_the_contract_says(store: GraphStore, unknown: str | None) -> None:
    held = (Fact(at(1), at(2)),)
    write(store, "person:1", [Group(start or unknown, end or unknown, held) for start, end, _, _ in SPANS])

    for asked in sorted({asked for _, _, asked, _ in SPANS}):
        found = read(store, "person:1", TimeScope(PartialDate.parse(asked)))

        listed = [place for place, span in enumerate(SPANS) if span[2] == asked]
        assert [place in found for place in listed] == [SPANS[place][3] for place in listed], asked


@pytest.mark.parametrize(
    ("name", "owner", "key"),
    [("claims", "Query", ROOT), ("claims", "Entity", "person:1"), ("reports", "Entity", "event:1")],
)
def test_claims_and_reports_hold_at_a_date_as_relations_do(store: GraphStore, name: str, owner: str, key: str) -> None:
    label, edge = ("Local", "RESOLVED_TO") if name == "reports" else ("Claim", "SAID_BY")
    rows: list[Row] = [
        {"id": f"{label}:{place}", "start": start, "end": end} for place, (start, end, _, _) in enumerate(SPANS)
    ]
    target = "person:1" if owner == "Query" else key

    def work(transaction: Transaction) -> None:
        transaction.put("Entity", [{"id": target}])
        transaction.put(label, rows)
        transaction.connect(edge, [(row["id"], target, "", {}) for row in rows])

    store.transact(work)

    for place, (_, _, asked, expected) in enumerate(SPANS):
        link = Link(
            "all",
            name,
            Shape("Report" if label == "Local" else label),
            first=100,
            at=TimeScope(PartialDate.parse(asked)),
        )
        (row,) = store.read(Shape(owner, (), (link,)), [key])
        assert row is not None
        assert (f"{label}:{place}" in {item["id"] for item in row["all"]["items"]}) is expected, SPANS[place]


# --- reported and recorded

# One fact still held, one given up, one not dated, one group of a text that was changed and of another that was not,
# one of two texts that followed each other.
HISTORY = (
    Group(None, None, (Fact(at(1), at(3)),)),
    Group(None, None, (Fact(at(1), at(3), at(10)),)),
    Group(None, None, (Fact(None, at(3)),)),
    Group(None, None, (Fact(at(1), at(3), at(10)), Fact(at(6), at(8)))),
    Group(None, None, (Fact(at(1), at(3), at(5)), Fact(at(6), at(8), at(10)))),
)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (None, {0: [0], 2: [0], 3: [1]}),
        (TimeScope(), {0: [0], 2: [0], 3: [1]}),
        # published: what nobody dated is left out
        (TimeScope(reported_by=at(1)), {0: [0]}),
        (TimeScope(reported_by=at(1) - MICROSECOND), {}),
        (TimeScope(reported_by=at(6)), {0: [0], 3: [1]}),
        # recorded: from the instant of learning up to, and not including, that of giving up
        (TimeScope(known_at=at(3) - MICROSECOND), {}),
        (TimeScope(known_at=at(3)), {0: [0], 1: [0], 2: [0], 3: [0], 4: [0]}),
        (TimeScope(known_at=at(5) - MICROSECOND), {0: [0], 1: [0], 2: [0], 3: [0], 4: [0]}),
        (TimeScope(known_at=at(5)), {0: [0], 1: [0], 2: [0], 3: [0]}),
        (TimeScope(known_at=at(8)), {0: [0], 1: [0], 2: [0], 3: [0, 1], 4: [1]}),
        (TimeScope(known_at=at(10) - MICROSECOND), {0: [0], 1: [0], 2: [0], 3: [0, 1], 4: [1]}),
        (TimeScope(known_at=at(10)), {0: [0], 2: [0], 3: [1]}),
        (TimeScope(known_at=datetime(9999, 12, 31, 23, 59, 59, 999999, UTC)), {0: [0], 2: [0], 3: [1]}),
        (TimeScope(known_at=datetime(1, 1, 1, tzinfo=UTC)), {}),
        # one fact must meet both: published by the 1st, and still held on the 10th
        (TimeScope(reported_by=at(1), known_at=at(10)), {0: [0]}),
        (TimeScope(reported_by=at(1), known_at=at(8)), {0: [0], 1: [0], 3: [0]}),
        (TimeScope(reported_by=at(6), known_at=at(8)), {0: [0], 1: [0], 3: [0, 1], 4: [1]}),
    ],
)
def test_a_relation_is_known_and_reported_where_one_of_its_facts_is(
    store: GraphStore, scope: TimeScope | None, expected: dict[int, list[int]]
) -> None:
    write(store, "person:1", HISTORY)

    assert read(store, "person:1", scope) == expected


def test_pages_and_root_lists_heed_the_scope(store: GraphStore) -> None:
    write(store, "person:1", HISTORY)
    scope = TimeScope(known_at=at(8))

    def page(**given: object) -> Row:
        (row,) = store.read(
            Shape("Query", (), (Link("all", "relations", Shape("Relation"), total=True, at=scope, **given),)),  # type: ignore[arg-type]  # names of Link's own fields
            [ROOT],
        )
        assert row is not None
        answer: Row = row["all"]
        return answer

    whole = [item["id"] for item in page(first=10)["items"]]
    first = page(first=2)
    rest = page(first=10, after=first["items"][-1]["_cursor"])
    last = page(last=2)

    assert sorted(whole) == [f"relation:person:1-{number:02d}" for number in range(5)]
    assert [item["id"] for item in (*first["items"], *rest["items"])] == whole
    assert [item["id"] for item in last["items"]] == whole[-2:]
    assert (first["total"], first["more"], rest["more"]) == (5, True, False)


def test_a_link_without_a_clock_cannot_be_asked_as_of_a_time(store: GraphStore) -> None:
    write(store, "person:1", HISTORY)
    link = Link("all", "mentions", Shape("Mention"), at=TimeScope(known_at=at(1)))

    with pytest.raises(StoreError, match="mentions can't be asked as of a time"):
        store.read(Shape("Entity", (), (link,)), ["person:1"])


# --- all clocks at once, against the promise in plain Python

_DATES = st.sampled_from(
    [None, "0001", "2024", "2024-02", "2024-02-29", "2025", "2025-05", "2025-06", "2025-06-01", "2025-06-02", "9999"]
)
_INSTANTS = st.integers(1, 6).map(at)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    recorded = draw(st.integers(1, 5))
    retracted = draw(st.none() | st.integers(recorded + 1, 7).map(at))
    return Fact(draw(st.none() | _INSTANTS), at(recorded), retracted)


_GROUPS = st.lists(
    st.builds(Group, _DATES, _DATES, st.lists(facts(), min_size=1, max_size=4).map(tuple)), min_size=1, max_size=8
)
_SCOPES = st.builds(
    TimeScope,
    _DATES.map(lambda text: PartialDate.parse(text) if text else None),
    st.none() | st.builds(lambda instant, off: instant + off * MICROSECOND, _INSTANTS, st.integers(-1, 1)),
    st.none() | st.builds(lambda instant, off: instant + off * MICROSECOND, _INSTANTS, st.integers(-1, 1)),
)
_NUMBERS = itertools.count()


def check(store: GraphStore, groups: list[Group], scopes: list[TimeScope]) -> None:
    """The owner of the groups is new in the store, which holds those of earlier examples too."""
    owner = f"person:{next(_NUMBERS)}"
    write(store, owner, groups)

    for scope in scopes:
        found = read(store, owner, scope)

        assert found.keys() == {number for number, group in enumerate(groups) if group.meets(scope)}
        for number, carrying in found.items():
            assert carrying == [place for place, fact in enumerate(groups[number].facts) if fact.meets(scope)]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_GROUPS, st.lists(_SCOPES, min_size=1, max_size=4))
def test_what_is_in_scope_is_what_plain_python_says(
    sqlite_store: GraphStore, groups: list[Group], scopes: list[TimeScope]
) -> None:
    check(sqlite_store, groups, scopes)


# A statement that the server hasn't planned before takes it a tenth of a second.
@pytest.mark.neo4j
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_GROUPS, st.lists(_SCOPES, min_size=1, max_size=4))
def test_what_is_in_scope_on_a_server_is_what_plain_python_says(
    neo4j_store: GraphStore, groups: list[Group], scopes: list[TimeScope]
) -> None:
    check(neo4j_store, groups, scopes)
