"""Tallies spare the counting of many reports: what is shown is what counting all of them would show."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graph.grouping as graph_grouping
import ingest.pipeline as ingest_pipeline
from graph.grouping import settle_groups
from graph.projection import refresh_entities, refresh_stories
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore, Transaction
from tests.graph.deciding import mentions_of, split
from tests.graph.rebuilt import assert_projections_follow
from tests.graph.tallying import tallied_from, untallied
from tests.graph.test_projection import NEWS
from tests.ingest.newsroom import WIRE, by_name, day, ingest, nodes, pairs, report
from tests.ingest.reading_again import runs, take_back

RUNS = st.lists(st.lists(st.sampled_from(range(len(NEWS))), min_size=1, max_size=4), min_size=1, max_size=5)


def ingest_all(store: GraphStore, order: list[list[int]]) -> None:
    for number, run in enumerate(order, start=1):
        ingest(store, *(NEWS[place] for place in run), clock=day(f"2025-06-{number:02d}"))


def count_all_anew(store: GraphStore) -> None:
    def work(transaction: Transaction) -> None:
        settle_groups(transaction, [*nodes(store, "Relation"), *nodes(store, "Participation")])
        refresh_entities(transaction, nodes(store, "Entity"))
        refresh_stories(transaction, nodes(store, "Story"))

    store.transact(work)


@settings(max_examples=40, deadline=None)
@given(RUNS, st.integers(1, 3))
def test_with_tallies_everything_shown_is_what_it_is_without_them(
    make_store: Callable[[], SqliteStore], order: list[list[int]], least: int
) -> None:
    plain, store = make_store(), make_store()
    ingest_all(plain, order)

    with tallied_from(least):
        ingest_all(store, order)

        assert untallied(store.dump()) == list(plain.dump())
        before = list(store.dump())
        count_all_anew(store)
        assert list(store.dump()) == before
    plain.close()
    store.close()


@settings(max_examples=15, deadline=None)
@given(RUNS, st.randoms(use_true_random=False))
def test_rolling_back_all_runs_leaves_no_tally(
    make_store: Callable[[], SqliteStore], order: list[list[int]], chance: Any
) -> None:
    store = make_store()
    with tallied_from(2):
        ingest_all(store, order)
        waiting = runs(store)
        chance.shuffle(waiting)

        for run in waiting:
            take_back(store, run)
            assert {target for _, target in pairs(store, "HAS_TALLY")} == nodes(store, "Tally").keys()

    assert list(store.dump()) == []
    store.close()


def crowd(count: int) -> list[Any]:
    """Articles that all tell of the same, by five outlets; every fourth repeats a long sentence, so it is a copy."""
    return [
        report(
            f"Ann Lee leads Harbour Board. {'' if number % 4 else WIRE} Bo Ray leads Harbour Board. Day {number}.",
            f"Harbour day {number}",
            at=f"2025-05-{21 - number % 5:02d}",
            by=f"outlet{number % 5}.example",
        )
        for number in range(count)
    ]


class Counted:
    """How many entities, groups and stories were counted anew, and how many took a step."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.counts: Counter[str] = Counter()
        for room, name in (
            (ingest_pipeline, "step_entities"),
            (ingest_pipeline, "step_stories"),
            (graph_grouping, "step_groups"),
        ):
            monkeypatch.setattr(room, name, self._noting(name, getattr(room, name)))

    def _noting(self, name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any) -> Any:
            found = step(*arguments)
            self.counts[name] += len(found)
            return found

        return noted


def test_what_has_many_reports_is_not_counted_anew_with_each(
    store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = crowd(24)
    with tallied_from(4):
        ingest(store, *articles[:12])
        counted = Counted(monkeypatch)

        ingest(store, *articles[12:])

        assert counted.counts["step_entities"] >= 3
        assert counted.counts["step_groups"] >= 2
        assert counted.counts["step_stories"] >= 1
        assert_projections_follow(store)
    found = by_name(store, "Ann Lee")
    assert (found["article_count"], found["source_count"]) == (24, 5)


def test_a_wrong_tally_is_not_believed(sqlite_store: GraphStore) -> None:
    articles = crowd(24)
    with tallied_from(4):
        ingest(sqlite_store, *articles[:12])
        wrong = [{"id": key, "articles": 99, "reports": 99} for key in nodes(sqlite_store, "Tally")]
        sqlite_store.transact(lambda transaction: transaction.put("Tally", wrong))

        ingest(sqlite_store, *articles[12:])

        assert_projections_follow(sqlite_store)


def test_what_is_led_back_to_itself_in_a_batch_counts_the_batch_once(store: GraphStore) -> None:
    first = report("Ann Lee leads Harbour Board.", "One", at="2025-05-18", by="a.example")
    later = report("Ann Lee leads Dock. So it was told.", "Two", at="2025-05-19", by="x.example")
    with tallied_from(1):
        ingest(store, first, clock=day("2025-06-01"))
        ingest(store, later, clock=day("2025-06-02"))
        told = by_name(store, "Ann Lee", "PERSON")["id"]
        named = {mention for mention, version in pairs(store, "MENTIONED_IN") if version == later.version_id}
        split(store, told, sorted(named & set(mentions_of(store, "Ann Lee"))))
        # The id that is left with nothing leads to the other until its articles come again.
        take_back(store, runs(store)[0])
        assert nodes(store, "Entity")[told]["merged_into"]

        ingest(store, first, clock=day("2025-06-03"))

        found = nodes(store, "Entity")[told]
        assert (found["merged_into"], found["article_count"], found["source_count"]) == ("", 1, 1)
        assert_projections_follow(store)


@pytest.mark.parametrize("place", ["refresh_entities", "refresh_stories"])
def test_without_a_step_nothing_many_tell_of_would_be_counted(
    sqlite_store: GraphStore, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """The control: were a step to do nothing and say it had, the counts would show it."""
    articles = crowd(24)
    with tallied_from(4):
        ingest(sqlite_store, *articles[:12])
        step = {"refresh_entities": "step_entities", "refresh_stories": "step_stories"}[place]
        label = {"refresh_entities": "Entity", "refresh_stories": "Story"}[place]
        idle = {key: {"id": key} for key in nodes(sqlite_store, label)}
        monkeypatch.setattr(ingest_pipeline, step, lambda *_: idle if label == "Entity" else set(idle))

        ingest(sqlite_store, *articles[12:])

        with pytest.raises(AssertionError):
            assert_projections_follow(sqlite_store)


# --- what it costs


class Weighed:
    """A store that counts the rows that its transactions read, those behind a sum included."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self.rows = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def transact(self, work: Callable[[Transaction], Any]) -> Any:
        return self._store.transact(lambda transaction: work(_WeighedTransaction(transaction, self)))


class _WeighedTransaction:
    """Of the verbs, those whose answers grow."""

    def __init__(self, transaction: Transaction, store: Weighed) -> None:
        self._transaction = transaction
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transaction, name)

    def get(self, label: str, ids: Any) -> Any:
        found = self._transaction.get(label, ids)
        self._store.rows += len(found)
        return found

    def follow(self, edge: str, ids: Any, *, out: bool = True) -> Any:
        found = self._transaction.follow(edge, ids, out=out)
        self._store.rows += sum(map(len, found.values()))
        return found

    def entity_totals(self, ids: Any) -> Any:
        self.follow("APPEARS_IN", ids)
        return self._transaction.entity_totals(ids)

    def group_totals(self, ids: Any) -> Any:
        self.follow("GROUPED_IN", ids, out=False)
        return self._transaction.group_totals(ids)


def rows_read(store: GraphStore, batches: int) -> list[int]:
    """How many rows each batch of eight articles read, all of which tell of three people, a board and a document."""
    weighed = Weighed(store)
    counts = []
    for batch in range(batches):
        before = weighed.rows
        ingest(
            weighed,
            *(
                report(
                    f"Ann Lee leads Harbour Board. Cy Fox said {number} is open. Bo Ray wrote the Harbour Memorandum.",
                    f"Harbour day {number}",
                    at="2025-05-21",
                    by=f"outlet{number % 5}.example",
                )
                for number in range(8 * batch, 8 * batch + 8)
            ),
        )
        counts.append(weighed.rows - before)
    return counts


def test_an_article_reads_no_more_when_its_entities_stand_in_many_others(sqlite_store: GraphStore) -> None:
    with tallied_from(16):
        counts = rows_read(sqlite_store, 24)

    assert counts[23] <= counts[6] * 1.05


def test_without_tallies_it_reads_more_with_each(sqlite_store: GraphStore) -> None:
    """The control."""
    with tallied_from(10_000):
        counts = rows_read(sqlite_store, 24)

    assert counts[23] > counts[6] * 2
