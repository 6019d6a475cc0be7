"""What `at` keeps: when a matter holds in the world, when it was published, when the graph knew it."""

import pytest

from graph.store import GraphStore
from tests.api.conftest import Ask
from tests.api.fake_store import FakeStore
from tests.api.world import NOW, T1, T2, T3, Filler, quote

# What the graph knew from here on until NOW, when it learnt all else and gave these up.
EARLY = "2031-03-05T00:00:00.000000Z"
BEFORE = "2031-03-04T23:59:59.999999Z"


def history(store: Filler) -> None:
    """A role, a claim and reports that were held from EARLY until NOW, and later reports on the treaty."""
    once = {"recorded": EARLY, "retracted": NOW, "reported": T1}
    said = {"polarity": "ASSERTED", "modality": "OCCURRED"}
    role = {**once, **said, "predicate": "HOLDS_ROLE", "literal": "envoy", "start": "2029", "end": "2030-06"}
    counts = {"evidence_count": 1, "source_count": 1, "confidence": 1.0, "inferred": False}
    store.put("Relation", [{"id": "relation:envoy", **role, **counts}])
    store.put("Fact", [{"id": "fact:envoy", **role}])
    store.connect("STATES", [("fact:envoy", "relation:envoy", "", {})])
    store.connect("GROUPED_IN", [("fact:envoy", "relation:envoy", "", {})])
    store.connect("RELATION_SUBJECT", [("relation:envoy", "person:lund", "", {})])
    store.connect("INVOLVED_IN", [("person:lund", "relation:envoy", "", {})])
    store.connect("EVIDENCED_BY", [("fact:envoy", *quote("version:9", "Dov Lund"))])
    # A role that is held today was stated by a text that is gone, too.
    store.put("Fact", [{"id": "fact:minister", **role, "literal": "minister"}])
    store.connect("STATES", [("fact:minister", "relation:1", "", {})])
    store.connect("EVIDENCED_BY", [("fact:minister", *quote("version:9", "Minister"))])
    claim = {"speaker_text": "Vale", "verb": "say", "text": "We are far", "direct": True, "confidence": 1.0}
    store.put("Claim", [{"id": "claim:old", **claim, **once, **said, "start": "2031-02-28", "end": "2031-02-28"}])
    store.connect("SAID_BY", [("claim:old", "person:vale", "", {"reported": T1})])
    store.connect("IS_ABOUT", [("claim:old", "person:orr", "", {"reported": T1})])
    event, document = {"kind": "EVENT", "polarity": "ASSERTED"}, {"kind": "DOCUMENT", "recorded": NOW}
    store.put(
        "Local",
        [
            {"id": "local:talks-0", **event, "modality": "SCHEDULED", **once, "start": "2031-02", "end": "2031-02"},
            {"id": "local:treaty-1", **document, "state": "PROPOSED", "reported": T1, "recorded": EARLY},
            {"id": "local:treaty-2", **document, "state": "SIGNED", "reported": T2},
            {"id": "local:treaty-3", **document, "state": "UNKNOWN", "reported": T3},
        ],
    )
    resolved = {"local:talks-0": "event:1"} | {f"local:treaty-{n}": "document:treaty" for n in (1, 2, 3)}
    store.connect("RESOLVED_TO", [(local, entity, "", {}) for local, entity in resolved.items()])


@pytest.fixture
def store(store: GraphStore) -> GraphStore:
    """The small world, with its history."""
    if isinstance(store, FakeStore):
        history(store)
    else:
        store.transact(history)
    return store


# The world's relations hold from 2031-02 on; relation:1 was reported at T1, relation:2 at T2, relation:3 has no date.
RELATIONS: list[tuple[str, list[str]]] = [
    ("null", ["relation:2", "relation:1", "relation:3"]),
    ("{}", ["relation:2", "relation:1", "relation:3"]),
    ("{validAt: null, reportedBy: null, knownAt: null}", ["relation:2", "relation:1", "relation:3"]),
    ('{validAt: "2031"}', ["relation:2", "relation:1", "relation:3"]),
    ('{validAt: "2031-02-01"}', ["relation:2", "relation:1", "relation:3"]),
    ('{validAt: "9999-12-31"}', ["relation:2", "relation:1", "relation:3"]),
    ('{validAt: "2031-01-31"}', []),
    ('{validAt: "0001"}', []),
    (f'{{reportedBy: "{T1}"}}', ["relation:1"]),
    ('{reportedBy: "2031-03-01T09:59:59.999999+02:00"}', []),
    ('{reportedBy: "2031-03-02T10:00:00+02:00"}', ["relation:2", "relation:1"]),
    (f'{{knownAt: "{BEFORE}"}}', []),
    (f'{{knownAt: "{EARLY}"}}', ["relation:1", "relation:envoy"]),
    (f'{{knownAt: "{NOW}"}}', ["relation:2", "relation:1", "relation:3"]),
    (f'{{knownAt: "{EARLY}", validAt: "2030-06-30"}}', ["relation:envoy"]),
    (f'{{knownAt: "{EARLY}", validAt: "2030-07"}}', []),
    (f'{{knownAt: "{EARLY}", reportedBy: "2031-02-28T00:00:00Z"}}', []),
]


@pytest.mark.parametrize(("at", "expected"), RELATIONS)
def test_relations_are_kept_as_of_a_time(ask: Ask, at: str, expected: list[str]) -> None:
    found = ask(f"{{ relations(filter: {{}}, at: {at}) {{ totalCount edges {{ node {{ id }} }} }} }}")["relations"]

    assert [edge["node"]["id"] for edge in found["edges"]] == expected
    assert found["totalCount"] == len(expected)


@pytest.mark.parametrize(
    ("field", "at", "expected"),
    [
        ("claims", "{}", ["claim:2", "claim:1"]),
        ("claims", f'{{knownAt: "{EARLY}"}}', ["claim:old"]),
        ("claims", f'{{knownAt: "{EARLY}", validAt: "2031-02"}}', ["claim:old"]),
        ("claims", f'{{knownAt: "{EARLY}", validAt: "2031-03"}}', []),
        ("claims", f'{{reportedBy: "{T1}"}}', ["claim:1"]),
        ("claims", '{validAt: "2031-01"}', []),
    ],
)
def test_claims_are_kept_as_of_a_time(ask: Ask, field: str, at: str, expected: list[str]) -> None:
    found = ask(f"{{ {field}(at: {at}) {{ edges {{ node {{ id }} }} }} }}")[field]

    assert [edge["node"]["id"] for edge in found["edges"]] == expected


def test_lists_of_an_entity_are_kept_as_of_a_time_each_for_itself(ask: Ask) -> None:
    found = ask(
        """query ($then: TimeScope, $now: TimeScope) {
          lund: entity(id: "person:lund") { ... on Person {
            then: roles(at: $then) { literal evidence { text } subject { relations { totalCount } } }
            now: roles(at: $now) { literal evidence { text } }
            always: roles { literal evidence { text } }
            relations(at: $then) { totalCount } } }
          vale: entity(id: "person:vale") { ... on Person {
            then: claims(about: "person:orr", at: $then) { edges { node { text } } }
            now: claims(about: "person:orr", at: $now) { edges { node { text } } } } }
        }""",
        then={"knownAt": EARLY},
        now={"knownAt": NOW},
    )

    lund, vale = found["lund"], found["vale"]
    held = [{"literal": "minister", "evidence": [{"text": "Minister Dov Lund"}]}]
    today = {"relations": {"totalCount": 1}}
    assert sorted(lund["then"], key=lambda role: str(role["literal"])) == [
        {"literal": "envoy", "evidence": [{"text": "Dov Lund"}], "subject": today},
        {"literal": "minister", "evidence": [{"text": "Minister"}], "subject": today},
    ]
    assert lund["now"] == lund["always"] == held
    assert lund["relations"]["totalCount"] == 2
    assert [edge["node"]["text"] for edge in vale["then"]["edges"]] == ["We are far"]
    assert [edge["node"]["text"] for edge in vale["now"]["edges"]] == ["We are close"]


def test_what_was_given_up_still_opens_by_its_id(ask: Ask) -> None:
    found = ask('{ node(id: "relation:envoy") { ... on Relation { time { retracted } evidence { text } } } }')["node"]

    assert found == {"time": {"retracted": NOW.replace(".000000", "")}, "evidence": [{"text": "Dov Lund"}]}


@pytest.mark.parametrize(
    ("at", "modality", "reports"),
    [
        ("null", "DENIED", ["DENIED", "OCCURRED"]),
        ("{}", "DENIED", ["DENIED", "OCCURRED"]),
        (f'{{reportedBy: "{T1}"}}', "OCCURRED", ["OCCURRED"]),
        (f'{{reportedBy: "{T3}"}}', "DENIED", ["DENIED", "OCCURRED"]),
        ('{reportedBy: "2031-02-28T00:00:00Z"}', None, []),
        (f'{{knownAt: "{EARLY}"}}', "SCHEDULED", ["SCHEDULED"]),
        (f'{{knownAt: "{EARLY}", validAt: "2031-03"}}', None, []),
        (f'{{knownAt: "{BEFORE}"}}', None, []),
        (f'{{knownAt: "{NOW}", reportedBy: "{T1}"}}', "OCCURRED", ["OCCURRED"]),
    ],
)
def test_the_modality_of_an_event_is_its_latest_report_within_the_scope(
    ask: Ask, at: str, modality: str | None, reports: list[str]
) -> None:
    found = ask(
        f"""{{ entity(id: "event:1") {{ ... on Event {{ modality(at: {at})
        reports(at: {at}) {{ totalCount edges {{ node {{ modality }} }} }} }} }} }}"""
    )["entity"]

    assert found["modality"] == modality
    assert [edge["node"]["modality"] for edge in found["reports"]["edges"]] == reports
    assert found["reports"]["totalCount"] == len(reports)


@pytest.mark.parametrize(
    ("at", "state", "reports"),
    [
        ("null", "AWAITED", ["UNKNOWN", "SIGNED", "PROPOSED", "AWAITED"]),  # as stored
        ("{}", "SIGNED", ["UNKNOWN", "SIGNED", "PROPOSED", "AWAITED"]),
        (f'{{reportedBy: "{T1}"}}', "PROPOSED", ["PROPOSED"]),
        (f'{{reportedBy: "{T3}"}}', "SIGNED", ["UNKNOWN", "SIGNED", "PROPOSED"]),
        (f'{{knownAt: "{EARLY}"}}', "PROPOSED", ["PROPOSED"]),
        (f'{{knownAt: "{BEFORE}"}}', "UNKNOWN", []),
    ],
)
def test_the_state_of_a_document_is_its_latest_report_that_says_one(
    ask: Ask, at: str, state: str, reports: list[str]
) -> None:
    found = ask(
        f"""{{ entity(id: "document:treaty") {{ ... on Document {{ state(at: {at})
        reports(at: {at}) {{ state }} }} }} }}"""
    )["entity"]

    assert found["state"] == state
    assert [report["state"] for report in found["reports"]] == reports


def test_a_page_as_of_a_time_goes_on_behind_its_cursor(ask: Ask) -> None:
    query = """query ($after: String, $at: TimeScope) { relations(filter: {}, first: 1, after: $after, at: $at)
      { totalCount edges { node { id } } pageInfo { endCursor hasNextPage } } }"""
    first = ask(query, at={"knownAt": EARLY})["relations"]

    second = ask(query, at={"knownAt": EARLY}, after=first["pageInfo"]["endCursor"])["relations"]

    assert [page["edges"][0]["node"]["id"] for page in (first, second)] == ["relation:1", "relation:envoy"]
    assert (first["totalCount"], second["totalCount"]) == (2, 2)
    assert (first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (True, False)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ({"validAt": "June 2031"}, "write 2025, 2025-05 or 2025-06-02"),
        ({"validAt": "2031-02-29"}, "write 2025, 2025-05 or 2025-06-02"),
        ({"validAt": "2031-00"}, "write 2025, 2025-05 or 2025-06-02"),
        ({"validAt": 2031}, "write 2025, 2025-05 or 2025-06-02"),
        ({"knownAt": "2031-03-05"}, "write one such as 2025-05-28T10:00:00Z"),
        ({"knownAt": "2031-03-05T10:00:00"}, "write one such as 2025-05-28T10:00:00Z"),
        ({"reportedBy": "0001-01-01T00:00:00+14:00"}, "write one such as 2025-05-28T10:00:00Z"),
        ({"heldAt": "2031"}, "heldAt"),
    ],
)
def test_what_is_no_time_is_refused_with_what_to_write(refuse: Ask, at: dict[str, object], told: str) -> None:
    code, message = refuse("query ($at: TimeScope) { claims(at: $at) { totalCount } }", at=at)

    assert code == "BAD_USER_INPUT"
    assert told in message
