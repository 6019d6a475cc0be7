"""Every mutation writes exactly one audit record, and none where it is refused; what they keep is answered."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from api.contract.build import bind, build_contract
from api.execution import Asked, Engine
from api.principals import Principal, Role
from api.reading.changes import CHANGES
from api.reading.roots import ROOTS, read_list
from graph.sqlite.store import SqliteStore
from graph.store import EdgeRow, Transaction
from tests.ingest.newsroom import by_name, ingest, nodes, report

NEWS = (
    report("Sergey Volkov leads Harbour Board. Ann Lee leads Dock Union.", "One", at="2025-05-18", by="a.example"),
    report("Boris Petrov leads Port Authority. Ann Lee said so.", "Two", at="2025-05-19", by="b.example"),
    report("Ann Lee and Cy Fox met in Bern on 2025-05-20.", "Three", at="2025-05-20", by="c.example"),
)
ADA, BO, CURATOR = Principal("ada", Role.ADMIN), Principal("bo", Role.ANALYST), Principal("cy", Role.CURATOR)
AUDIT = "{ audit { at principal operation target before after } }"
CSV = "domain,axis,rating,scale,rater\\na.example,FACTUALITY,High,Low|High,Ours"
Given = dict[str, Any]
Run = Callable[..., Any]


@pytest.fixture
def store(make_store: Callable[[], SqliteStore]) -> Iterator[SqliteStore]:
    """A store with a few articles, of three runs."""
    made = make_store()
    for article in NEWS:
        ingest(made, article)
    yield made
    made.close()


@pytest.fixture
def run(store: SqliteStore) -> Run:
    """Data for a request of somebody, who is ada where nobody else is named; errors fail the test."""
    contract = build_contract()
    bind(contract, ROOTS, read_list, CHANGES)
    engine = Engine(contract, store)

    def ran(query: str, by: Principal = ADA, **given: Any) -> Any:
        answer = engine.answer(Asked(query, None, given, changes=True, principal=by))
        assert not answer.errors, answer.errors
        return answer.data

    return ran


@pytest.fixture
def refuse(store: SqliteStore) -> Run:
    """The code and the message of the first error of a request."""
    contract = build_contract()
    bind(contract, ROOTS, read_list, CHANGES)
    engine = Engine(contract, store)

    def refused(query: str, by: Principal = ADA, **given: Any) -> tuple[str, str]:
        (error, *_) = engine.answer(Asked(query, None, given, changes=True, principal=by)).errors
        return str((error.extensions or {})["code"]), error.message

    return refused


def _two(store: SqliteStore) -> tuple[str, str]:
    return by_name(store, "Sergey Volkov")["id"], by_name(store, "Boris Petrov")["id"]


def _judged(run: Run, store: SqliteStore) -> str:
    left, right = _two(store)
    return str(run(f'mutation {{ judge(left: "{left}", right: "{right}", judgement: SAME) {{ id }} }}')["judge"]["id"])


def _split(run: Run, store: SqliteStore) -> str:
    ann = by_name(store, "Ann Lee")["id"]
    mention = min(key for key, row in nodes(store, "Mention").items() if row["text"] == "Ann Lee")
    return f'entity: "{ann}", mentions: ["{mention}"]'


def _conflict(run: Run, store: SqliteStore) -> str:
    row = {"id": "conflict:1", "kind": "NUMBER", "explanation": "Two or three.", "reported": "", "rank": 0}
    store.transact(lambda transaction: transaction.put("Conflict", [row]))
    claim = min(nodes(store, "Claim"))
    for side in ("LEFT", "RIGHT"):
        ends: EdgeRow = ("conflict:1", claim, "", {})
        store.transact(partial(_connect, edge=f"CONFLICT_{side}", row=ends))
    return 'conflict: "conflict:1", judgement: DIFFERENT'


def _connect(transaction: Transaction, edge: str, row: EdgeRow) -> None:
    transaction.connect(edge, [row])


def _note(run: Run, store: SqliteStore) -> str:
    target = by_name(store, "Ann Lee")["id"]
    return str(run(f'mutation {{ addNote(target: "{target}", text: "Look.") {{ id }} }}')["addNote"]["id"])


def _made(mutation: str) -> Callable[[Run, SqliteStore], str]:
    """The argument `id` with what the mutation has made."""

    def id_of(run: Run, store: SqliteStore) -> str:
        (answer,) = run(f"mutation {{ {mutation} {{ id }} }}").values()
        return f'id: "{answer["id"]}"'

    return id_of


def _always(arguments: str) -> Callable[[Run, SqliteStore], str]:
    return lambda run, store: arguments


VIEW = 'name: "Dams", query: "{ stories { totalCount } }", variables: {a: 1}, layout: [1.5]'
WATCH = 'name: "Dams", filter: {text: "dam"}, url: "https://example.org/hook"'
# Mutation -> its arguments (which may need something to be there first), and what is selected of its answer.
ASKED: dict[str, tuple[Callable[[Run, SqliteStore], str], str]] = {
    "ingestText": (_always('text: "Hello."'), "{ id }"),
    "ingestUrl": (_always('url: "https://example.org/a"'), "{ id }"),
    "cancelJob": (_made('ingestText(text: "x")'), "{ id }"),
    "judge": (lambda run, store: 'left: "{}", right: "{}", judgement: SAME'.format(*_two(store)), "{ id }"),
    "undo": (lambda run, store: f'decision: "{_judged(run, store)}"', "{ id }"),
    "split": (_split, "{ id }"),
    "judgeConflict": (_conflict, "{ id }"),
    "rollbackRun": (lambda run, store: f'run: "{min(nodes(store, "Run"))}"', "{ id }"),
    "forget": (lambda run, store: f'target: "{by_name(store, "Ann Lee")["id"]}"', "{ id }"),
    "loadCatalogue": (
        _always(f'csv: "{CSV}", name: "Ours", version: "1", licence: "own", attribution: "us"'),
        "{ accepted }",
    ),
    "addNote": (lambda run, store: f'target: "{by_name(store, "Ann Lee")["id"]}", text: "Look."', "{ id }"),
    "deleteNote": (lambda run, store: f'id: "{_note(run, store)}"', ""),
    "saveView": (_always(VIEW), "{ id }"),
    "deleteView": (_made(f"saveView({VIEW})"), ""),
    "watch": (_always(WATCH), "{ id }"),
    "deleteWatch": (_made(f"watch({WATCH})"), ""),
}


def test_every_mutation_of_the_schema_is_tried() -> None:
    root = build_contract().schema.mutation_type

    assert root is not None
    assert set(root.fields) == ASKED.keys() == CHANGES.keys()


@pytest.mark.parametrize("name", ASKED)
def test_a_mutation_writes_exactly_one_record(store: SqliteStore, run: Run, name: str) -> None:
    arguments, selected = ASKED[name]
    given = arguments(run, store)
    before = nodes(store, "Audit")

    run(f"mutation {{ {name}({given}) {selected} }}")

    (key,) = nodes(store, "Audit").keys() - before.keys()
    row = run(AUDIT)["audit"][0]
    assert row["at"]
    assert (row["principal"], row["operation"]) == ("ada", name)
    assert nodes(store, "Audit")[key]["target"] == row["target"] != ""
    assert row["before"] is not None or row["after"] is not None


REFUSED = [
    'judge(left: "person:1", right: "person:2", judgement: SAME) { id }',
    'undo(decision: "decision:1") { id }',
    'split(entity: "person:1", mentions: ["mention:1"]) { id }',
    'judgeConflict(conflict: "conflict:1", judgement: SAME) { id }',
    'rollbackRun(run: "run:1") { id }',
    'forget(target: "article:1") { id }',
    'loadCatalogue(csv: "a,b", name: "x", version: "1", licence: "l", attribution: "a") { accepted }',
    'loadCatalogue(csv: "domain,axis", name: "", version: "1", licence: "l", attribution: "a") { accepted }',
    'addNote(target: "person:1", text: "x") { id }',
    'deleteNote(id: "note:1")',
    'saveView(name: "", query: "{a}") { id }',
    'saveView(name: "x", query: "{a") { id }',
    'saveView(name: "x", query: "{a}", variables: [1]) { id }',
    'saveView(name: "x", query: "{a}", layout: 99999999999999999999) { id }',
    'deleteView(id: "view:1")',
    'watch(name: "x", filter: {}) { id }',
    'watch(name: "x", filter: {text: "a"}, url: "ftp://example.org") { id }',
    'watch(name: "x", filter: {text: "a"}, url: "javascript:alert(1)") { id }',
    'deleteWatch(id: "watch:1")',
    'ingestText(text: "  ") { id }',
    'ingestText(text: "x", url: "nothing") { id }',
    'ingestUrl(url: "file:///etc/passwd") { id }',
    'cancelJob(id: "job:1") { id }',
]


@pytest.mark.parametrize("asked", REFUSED)
def test_what_is_refused_is_told_and_leaves_no_record(store: SqliteStore, refuse: Run, asked: str) -> None:
    before = [row for row in store.dump() if row.get("node") != "Reading"]

    code, message = refuse(f"mutation {{ {asked} }}")

    assert code in ("BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"), message
    assert [row for row in store.dump() if row.get("node") != "Reading"] == before


@pytest.mark.parametrize(
    ("made", "removed"),
    [
        ('addNote(target: "{ann}", text: "Look.") {{ id }}', "deleteNote"),
        ('saveView(name: "Dams", query: "{{a}}") {{ id }}', "deleteView"),
        ('watch(name: "Dams", filter: {{text: "dam"}}) {{ id }}', "deleteWatch"),
    ],
)
def test_only_a_curator_removes_what_others_keep(
    store: SqliteStore, run: Run, refuse: Run, made: str, removed: str
) -> None:
    (answer,) = run(f"mutation {{ {made.format(ann=by_name(store, 'Ann Lee')['id'])} }}").values()
    asked = f'mutation {{ {removed}(id: "{answer["id"]}") }}'

    code, _ = refuse(asked, by=BO)

    assert code == "FORBIDDEN"
    assert run(asked, by=CURATOR) == {removed: answer["id"]}
    assert refuse(asked)[0] == "BAD_USER_INPUT"


def test_a_forgetting_leaves_no_content_in_the_records(store: SqliteStore, run: Run) -> None:
    ann = by_name(store, "Ann Lee")["id"]
    run(f'mutation {{ addNote(target: "{ann}", text: "Ann Lee again?") {{ id }} }}')
    cy = by_name(store, "Cy Fox")["id"]
    run(f'mutation {{ addNote(target: "{cy}", text: "He met Ann Lee.") {{ id }} }}')
    run('mutation { saveView(name: "On Ann Lee", query: "{a}", layout: {x: ["Ann Lee"]}) { id } }')
    run('mutation { watch(name: "w", filter: {text: "Ann Lee"}) { id } }')
    run('mutation { ingestText(text: "x", title: "Ann Lee") { id } }')

    run(f'mutation {{ forget(target: "{ann}") {{ id }} }}')

    kept = [row for row in store.dump() if row.get("node") not in ("Queued",)]
    assert not [row for row in kept if "Lee" in str(row)]
    assert [note["text"] for note in nodes(store, "Note").values()] == ["He met ███ ███."]
    record = run(AUDIT)["audit"][0]
    assert (record["operation"], record["target"], record["after"]["kind"]) == ("forget", ann, "ENTITY")


def test_history_tells_what_was_done_to_either_id_of_a_merged_entity(store: SqliteStore, run: Run) -> None:
    left, right = _two(store)
    run(f'mutation {{ addNote(target: "{right}", text: "Look.") {{ id }} }}')
    _judged(run, store)

    told = "entity(id: $id) { history { operation } notes { text author } } audit(target: $id) { operation }"
    for key in (left, right):
        found = run(f"query ($id: ID!) {{ {told} }}", id=key)
        assert [row["operation"] for row in found["entity"]["history"]] == ["judge", "addNote"]
        assert found["audit"] == found["entity"]["history"]
        assert found["entity"]["notes"] == [{"text": "Look.", "author": "ada"}]


def test_views_watches_and_notes_are_answered_as_they_were_given(store: SqliteStore, run: Run) -> None:
    ann = by_name(store, "Ann Lee")["id"]
    view = "{ id name query variables layout author }"
    layout = {"nodes": {ann: [0.5, -3]}, "note": "a\ud800b"}
    made = run(
        f'mutation ($l: JSON) {{ saveView(name: "Dams", query: "{{a}}", variables: {{x: [$l]}}, layout: $l) {view} }}',
        l=layout,
    )["saveView"]
    shown = {**layout, "note": "a\ufffdb"}
    watch = run(
        f'mutation {{ watch(name: "w", filter: {{entities: ["{ann}"], modality: [DENIED], minSources: 2}}) {{ id }} }}'
    )

    listed = f"views {view} watches {{ id name url filter author }}"
    found = run(f'{{ {listed} node(id: "{made["id"]}") {{ ... on SavedView {view} }} }}')

    assert found["views"] == [found["node"]] == [made]
    assert (made["variables"], made["layout"], made["author"]) == ({"x": [shown]}, shown, "ada")
    asked = {"entities": [ann], "modality": ["DENIED"], "minSources": 2}
    assert found["watches"] == [
        {"id": watch["watch"]["id"], "name": "w", "url": None, "filter": asked, "author": "ada"}
    ]
