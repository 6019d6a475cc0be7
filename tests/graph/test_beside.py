"""What people keep beside the graph, on both engines: notes, views, watches, the audit, jobs; carried by dumps."""

from collections.abc import Callable
from functools import partial

import pytest

from dramatis.errors import KeepingError
from dramatis.words import JobState, Judgement
from graph import audited, jobs, notes, views, watches
from graph.audit import Act, complete, record
from graph.following import Seen, changed_since, now_seen
from graph.judging import Word
from graph.shape import ROOT, Link, Row, Shape
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore, Transaction
from ingest.forgetting import forget
from ingest.rolling_back import rollback
from tests.ingest.newsroom import by_name, day, edges, ingest, nodes, report

AT = "2031-06-01T10:00:00.000000Z"
LATER = "2031-06-01T11:00:00.000000Z"
NEWS = (
    report("Sergey Volkov leads Harbour Board. Ann Lee leads Dock Union.", "One", at="2025-05-18", by="a.example"),
    report("Boris Petrov leads Port Authority.", "Two", at="2025-05-19", by="b.example"),
)


def beside(store: GraphStore, key: str, link: str = "notes", kind: str = "Entity") -> list[str]:
    """The ids of what is attached to the thing."""
    (row,) = store.read(Shape(kind, (), (Link("found", link, Shape({"notes": "Note"}.get(link, "Audit"))),)), [key])
    assert row is not None
    return [item["id"] for item in row["found"]["items"]]


def noted(store: GraphStore, target: str, text: str = "Look here.", at: str = AT) -> str:
    return store.transact(lambda transaction: notes.add_note(transaction, target, text, "ada", at))


def judged(store: GraphStore, left: str, right: str) -> str:
    word = Word("ada", AT)
    return store.transact(lambda transaction: audited.judge(transaction, left, right, Judgement.SAME, word))


def undone(store: GraphStore, decision: str) -> None:
    store.transact(lambda transaction: audited.undo(transaction, decision, Word("ada", LATER)))


def test_notes_go_along_with_a_merge_and_come_back_when_it_is_undone(store: GraphStore) -> None:
    ingest(store, *NEWS)
    left, right = by_name(store, "Sergey Volkov")["id"], by_name(store, "Boris Petrov")["id"]
    first, second = noted(store, left), noted(store, right, at=LATER)

    decision = judged(store, left, right)

    assert beside(store, left) == beside(store, right) == [second, first]
    assert len(beside(store, left, "history")) == 1
    undone(store, decision)
    assert (beside(store, left), beside(store, right)) == ([first], [second])
    assert len(beside(store, left, "history")) == len(beside(store, right, "history")) == 2


def test_notes_on_relations_go_along_with_them(store: GraphStore) -> None:
    ingest(store, *NEWS)
    left, right = by_name(store, "Sergey Volkov")["id"], by_name(store, "Boris Petrov")["id"]
    led = {edge["dst"]: edge["src"] for edge in edges(store, "RELATION_SUBJECT")}
    keys = [noted(store, led[end]) for end in (left, right)]

    decision = judged(store, left, right)

    relations = [edge["src"] for edge in edges(store, "RELATION_SUBJECT") if edge["dst"] in (left, right)]
    assert sorted(key for relation in relations for key in beside(store, relation, kind="Relation")) == sorted(keys)
    undone(store, decision)
    assert [beside(store, led[end], kind="Relation") for end in (left, right)] == [[key] for key in keys]


def test_an_entity_with_a_note_outlives_the_run_that_found_it(store: GraphStore) -> None:
    ingest(store, NEWS[0])
    ann = by_name(store, "Ann Lee")["id"]
    key = noted(store, ann)
    (run,) = nodes(store, "Run")

    rollback(store, run, lambda: day("2031-06-01"))

    assert beside(store, ann) == [key]


@pytest.mark.parametrize(
    ("target", "text", "told"),
    [
        ("person:nobody", "x", "there is no entity"),
        ("run:1", "x", "there is no entity"),
        ("", "x", "there is no entity"),
        ("person:\ud800", "x", "there is no entity"),
        ("", " \n", "the note is empty"),
        ("", "x" * 10_001, "the limit is 10000"),
    ],
)
def test_a_note_that_cannot_be_kept_says_why(sqlite_store: GraphStore, target: str, text: str, told: str) -> None:
    with pytest.raises(KeepingError, match=told):
        noted(sqlite_store, target, text)

    assert nodes(sqlite_store, "Note") == {}


def test_the_same_note_twice_in_one_moment_is_two_notes(store: GraphStore) -> None:
    ingest(store, NEWS[0])
    ann = by_name(store, "Ann Lee")["id"]

    both = {noted(store, ann), noted(store, ann)}

    assert len(both) == 2
    store.transact(lambda transaction: notes.delete_note(transaction, min(both)))
    assert beside(store, ann) == [max(both)]


def saved(store: GraphStore, view: views.View, author: str = "ada") -> tuple[str, Row | None]:
    return store.transact(lambda transaction: views.save_view(transaction, view, author, AT))


def test_a_view_replaces_the_one_of_its_name_and_author_only(store: GraphStore) -> None:
    layout = {"nodes": [["person:1", 0.5, -1]], "names": ["Łódź", "\u0000"]}
    first, nothing = saved(store, views.View("Dams", "{stories{totalCount}}", {"a": [1, None]}, layout))
    second, before = saved(store, views.View(" Dams ", "{claims{totalCount}}"))
    third, _ = saved(store, views.View("Dams", "{events{totalCount}}"), author="bo")

    assert (first == second, first == third, nothing) == (True, False, None)
    assert before is not None
    assert (before["variables"], before["layout"]) == ({"a": [1, None]}, layout)
    found = nodes(store, "View")
    assert (found[first]["query"], found[first]["layout"]) == ("{claims{totalCount}}", None)
    store.transact(lambda transaction: views.delete_view(transaction, third))
    assert set(nodes(store, "View")) == {first}


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "a\u0007b"])
def test_a_view_needs_a_name_that_can_be_seen(sqlite_store: GraphStore, name: str) -> None:
    with pytest.raises(KeepingError, match="needs a name"):
        saved(sqlite_store, views.View(name, "{stories{totalCount}}"))


def watched(store: GraphStore, filter_: Row, url: str | None = None) -> str:
    return store.transact(lambda transaction: watches.save_watch(transaction, "w", filter_, url, "ada", AT))[0]


@pytest.mark.parametrize("filter_", [{}, {"entities": []}, {"text": " "}, {"stories": ["story:1"] * 101}])
def test_a_watch_that_asks_for_nothing_or_too_much_is_refused(sqlite_store: GraphStore, filter_: Row) -> None:
    with pytest.raises(KeepingError):
        watched(sqlite_store, filter_)


def test_an_alert_is_raised_once_and_goes_with_its_watch(store: GraphStore) -> None:
    ingest(store, NEWS[0])
    (version,) = nodes(store, "Version")
    ann = by_name(store, "Ann Lee")["id"]
    watch = watched(store, {"entities": [ann]}, "https://example.org/hook")
    span = {"start": 0, "end": 3, "text": "One", "sentence": "One", "run": "", "reported": AT, "aspect": ""}
    alert = watches.Alert(watch, next(iter(nodes(store, "Story"))), "", ((version, span),))
    raised = partial(watches.raise_alerts, alerts=[alert, alert], called=[watch], at=LATER)

    (key,) = store.transact(raised)
    again = store.transact(raised)

    assert again == []
    assert (nodes(store, "Alert")[key]["due"], nodes(store, "Alert")[key]["number"]) == (LATER, 1)
    assert [edge["text"] for edge in edges(store, "BECAUSE")] == ["One"]
    store.transact(lambda transaction: watches.delete_watch(transaction, watch))
    assert (nodes(store, "Watch"), nodes(store, "Alert"), edges(store, "HIT")) == ({}, {}, [])


def test_records_are_numbered_in_order_and_completed_in_place(store: GraphStore) -> None:
    act = Act("ada", "forget", AT)
    first = store.transact(lambda transaction: record(transaction, act, "person:1"))
    second = store.transact(lambda transaction: record(transaction, act, "person:1", before={"a": 1}))

    store.transact(lambda transaction: complete(transaction, first, {"articles": 2}, ["story:1"]))

    found = nodes(store, "Audit")
    assert set(found) == {first, second}
    assert (found[second]["number"], found[first]["number"]) == (2, 3)
    assert (found[first]["after"], found[first]["stories"]) == ({"articles": 2}, ["story:1"])
    assert (found[second]["before"], found[second]["after"]) == ({"a": 1}, None)


def queued(store: GraphStore, at: str = AT) -> str:
    content = {"text": "x"}
    return store.transact(lambda transaction: jobs.enqueue(transaction, "INGEST_TEXT", content, "ada", at))


def taken(store: GraphStore, job: str, worker: str = "me", state: JobState = JobState.QUEUED) -> Row | None:
    (row,) = [row for row in jobs.waiting_jobs(store, state, 10) if row["id"] == job]
    return store.transact(lambda transaction: jobs.take(transaction, job, row, worker, LATER))


def test_jobs_are_taken_in_the_order_in_which_they_came(store: GraphStore) -> None:
    second, first = queued(store, LATER), queued(store)

    assert [row["id"] for row in jobs.waiting_jobs(store, JobState.QUEUED, 10)] == [first, second]


def test_a_job_is_taken_by_one_worker_only(store: GraphStore) -> None:
    job = queued(store)
    (row,) = jobs.waiting_jobs(store, JobState.QUEUED, 1)

    both = [
        store.transact(partial(jobs.take, job=job, expected=row, worker=worker, at=LATER)) for worker in ("me", "you")
    ]

    assert both == [{"text": "x"}, None]
    assert nodes(store, "Job")[job]["worker"] == "me"


def test_a_job_that_ended_holds_no_content(store: GraphStore) -> None:
    job = queued(store)
    taken(store, job)

    store.transact(lambda transaction: jobs.finish(transaction, job, JobState.DONE))

    assert (nodes(store, "Queued"), nodes(store, "Job")[job]["state"]) == ({}, "DONE")


def test_a_job_that_brings_down_its_workers_is_given_up(store: GraphStore) -> None:
    job = queued(store)
    for state in (JobState.QUEUED, JobState.RUNNING, JobState.RUNNING):
        assert taken(store, job, state=state) == {"text": "x"}

    assert taken(store, job, state=JobState.RUNNING) is None

    row = nodes(store, "Job")[job]
    assert (row["state"], "3 times" in row["errors"][0]) == ("FAILED", True)


def test_a_stopped_job_takes_no_more_progress(store: GraphStore) -> None:
    job = queued(store)
    taken(store, job)

    was = store.transact(lambda transaction: jobs.cancel(transaction, job))

    told = partial(jobs.progress, job=job, at=LATER, done=1, total=1, rejected=0)
    assert (was, store.transact(told), nodes(store, "Job")[job]["state"]) == ("RUNNING", False, "CANCELLED")
    with pytest.raises(KeepingError, match="CANCELLED already"):
        store.transact(lambda transaction: jobs.cancel(transaction, job))


def test_what_changed_is_told_once_in_order(store: GraphStore) -> None:
    assert now_seen(store) == Seen()
    ingest(store, *NEWS)
    stories = set(nodes(store, "Story"))
    job = queued(store)

    changed, seen = changed_since(store, Seen())

    assert (set(changed.stories), changed.jobs, changed.more) == (stories, (job,), False)
    assert seen == now_seen(store)
    assert changed_since(store, seen)[0].stories == ()
    ingest(store, report("Ann Lee leads Ferry Office.", "Three", at="2025-05-20", by="c.example"))
    assert len(changed_since(store, seen)[0].stories) == 1


def test_what_came_after_a_rollback_is_not_missed(store: GraphStore) -> None:
    """Readings that come then have the numbers of those that went."""
    ingest(store, *NEWS)
    _, seen = changed_since(store, Seen())
    (run,) = nodes(store, "Run")

    def recorded(transaction: Transaction) -> None:
        record(transaction, Act("ada", "rollbackRun", AT), run)

    rollback(store, run, lambda: day("2031-06-01"), alongside=recorded)
    ingest(store, report("Ann Lee leads Ferry Office.", "Three", at="2025-05-20", by="c.example"))

    changed, _ = changed_since(store, seen)

    assert set(changed.stories) == set(nodes(store, "Story"))


def test_a_dump_carries_everything_that_is_kept(store: GraphStore, make_store: Callable[[], SqliteStore]) -> None:
    ingest(store, *NEWS)
    ann = by_name(store, "Ann Lee")["id"]
    noted(store, ann)
    saved(store, views.View("Dams", "{stories{totalCount}}", {"a": 1}, [1, 2]))
    watch = watched(store, {"entities": [ann]})
    hit = next(iter(nodes(store, "Story")))
    store.transact(lambda at: watches.raise_alerts(at, [watches.Alert(watch, hit, "", ())], [], AT))
    queued(store)
    copy = make_store()

    copy.load(store.dump())

    assert list(copy.dump()) == list(store.dump())
    kept = ("Note", "View", "Watch", "Alert", "Job", "Queued")
    assert all(nodes(copy, label) for label in kept)
    copy.close()


_HITS = ("claim", "entity", "relation", "story", "article")
_ALERT = Shape(
    "Alert",
    (),
    (
        Link("because", "because", Shape("Quote", ("text",))),
        *(Link(hit, f"hit_{hit}", Shape(hit.capitalize())) for hit in _HITS),
    ),
)


def rung(store: GraphStore) -> list[tuple[str, list[str]]]:
    """What was found, and the words for it, the first first."""
    (row,) = store.read(Shape("Query", (), (Link("found", "alerts", _ALERT),)), [ROOT])
    assert row is not None
    return [
        (next(hit for hit in _HITS if item[hit] is not None), [quote["text"] for quote in item["because"]["items"]])
        for item in reversed(row["found"]["items"])
    ]


def test_a_watch_rings_for_what_comes_in(store: GraphStore) -> None:
    ingest(store, NEWS[0])
    ann = by_name(store, "Ann Lee")["id"]
    watched(store, {"entities": [ann], "text": "closes"})

    talks = "Ann Lee and Bo Ray met in Oslo on 2025-05-16. Ann Lee said the harbour closes."
    ingest(store, report(talks, "A notice", at="2025-05-20", by="c.example"))

    assert rung(store) == [("claim", ["the harbour closes"])]


def test_a_forgetting_takes_what_is_kept_beside(store: GraphStore) -> None:
    ingest(store, *NEWS)
    ann, boris = by_name(store, "Ann Lee")["id"], by_name(store, "Boris Petrov")["id"]
    noted(store, ann)
    left = noted(store, boris, "He met Ann Lee.")
    saved(store, views.View("On Ann Lee", "{a}", {"who": "Ann Lee"}))
    watched(store, {"text": "Ann Lee"})
    told = store.transact(lambda at: record(at, Act("ada", "addNote", AT), ann, after={"text": "She is in Bern."}))

    forget(store, ann, lambda: day("2031-06-02"))

    assert {key: row["text"] for key, row in nodes(store, "Note").items()} == {left: "He met ███ ███."}
    assert nodes(store, "Audit")[told]["after"] is None
    assert not [row for row in store.dump() if "Lee" in str(row)]
