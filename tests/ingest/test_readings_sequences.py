"""Whatever is read, read again, decided, taken back and forgotten, in whatever order: the graph stays sound."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from dramatis.errors import DecisionError
from dramatis.words import Judgement
from graph.readings import readings_of
from graph.shape import Row
from graph.sqlite.store import SqliteStore
from graph.store import GraphStore
from ingest.forgetting import forget
from tests.graph.deciding import judge, undo
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import WIRE, ingest, nodes, pairs, report
from tests.ingest.plain_extractor import PlainExtractor
from tests.ingest.reading_again import read_again, runs, second_pipeline, take_back

TEXTS = (
    "Ann Lee leads Harbour Board. Bo Ray and Ann Lee met in Oslo on 2025-05-16. Bo Ray said it went well.",
    "Bo Ray leads Dock. Cy Fox wrote the Oslo Memorandum. Cy Fox and Bo Ray will meet in Bern on 2025-06.",
    "Ann Lee does not lead Harbour Board. Bo Ray and Ann Lee did not meet in Oslo.",
    WIRE,
    WIRE + " It was the worst.",
)
OUTLETS = ("a.example", "b.example", "c.example")


class Archive:
    """A store, what was done to it, and the dumps from before each run that is still its latest."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store
        self.clock = datetime(2025, 6, 1, tzinfo=UTC)
        self.before: list[tuple[str, list[Row]]] = []

    def ran(self, work: Callable[[], object]) -> None:
        """Notes the dump from before, if a run was made."""
        known, dump = set(runs(self.store)), list(self.store.dump())
        work()
        made = [run for run in runs(self.store) if run not in known]
        self.before += [(run, dump) for run in made]

    def tick(self) -> datetime:
        self.clock += timedelta(hours=1)
        return self.clock

    def news(self, outlet: int, text: int, day: int) -> None:
        name = OUTLETS[outlet % 3]
        article = report(TEXTS[text % 5], "News", at=f"2025-05-{day % 5 + 15:02d}", by=name)
        self.ran(lambda: ingest(self.store, article, clock=self.tick()))

    def again(self, version: int) -> None:
        pipeline = second_pipeline(str(version % 3 + 1)) if version % 3 else PlainExtractor()
        self.ran(lambda: read_again(self.store, pipeline, self.tick()))

    def back(self, place: int) -> None:
        known = runs(self.store)
        if not known:
            return
        run = known[-1] if place % 2 else known[place % len(known)]
        take_back(self.store, run)
        if self.before and self.before[-1][0] == run:
            assert list(self.store.dump()) == self.before.pop()[1]
        else:
            self.before.clear()

    def judge(self, one: int, other: int, same: int) -> None:
        people = sorted(key for key, row in nodes(self.store, "Entity").items() if row["kind"] == "PERSON")
        if len(people) > 1:
            self.before.clear()
            said = Judgement.SAME if same % 2 else Judgement.DIFFERENT
            try:
                judge(self.store, people[one % len(people)], people[other % len(people)], said, one + 40 * other)
            except DecisionError:
                return

    def undo(self, one: int) -> None:
        standing = sorted(
            key for key, row in nodes(self.store, "Decision").items() if row["kind"] != "JOIN" and not row["undone_at"]
        )
        if standing:
            self.before.clear()
            undo(self.store, standing[one % len(standing)], one)

    def forget(self, one: int) -> None:
        articles = sorted(nodes(self.store, "Article"))
        if articles and one % 3 == 0:
            self.before.clear()
            forget(self.store, articles[one % len(articles)], self.tick)


_PLACES = st.integers(0, 30)
_STEPS = st.one_of(
    st.tuples(st.just("news"), _PLACES, _PLACES, _PLACES),
    st.tuples(st.just("news"), _PLACES, _PLACES, _PLACES),
    st.tuples(st.just("again"), _PLACES),
    st.tuples(st.just("back"), _PLACES),
    st.tuples(st.just("judge"), _PLACES, _PLACES, _PLACES),
    st.tuples(st.just("undo"), _PLACES),
    st.tuples(st.just("forget"), _PLACES),
)


@settings(max_examples=15, deadline=None)
@given(steps=st.lists(_STEPS, min_size=4, max_size=14))
def test_any_sequence_leaves_a_sound_graph_and_each_article_under_its_last_reading(
    make_store: Callable[[], SqliteStore], steps: list[tuple[object, ...]]
) -> None:
    store = make_store()
    archive = Archive(store)

    for what, *values in steps:
        getattr(archive, str(what))(*values)

        assert_projections_follow(store)
        articles, texts = nodes(store, "Article"), nodes(store, "Version")
        stacks = store.transact(partial(readings_of, articles=list(articles)))
        current = {article: key for article, key in pairs(store, "HAS_VERSION") if texts[key]["current"]}
        assert current == {article: stack[-1]["version"] for article, stack in stacks.items()}
        for article, row in articles.items():
            assert row["recorded"] == stacks[article][0]["at"]
    for run in runs(store)[::-1]:
        take_back(store, run)
    assert {row["node"] for row in store.dump() if "node" in row} <= {"Forgotten", "Decision", "Entity", "Relation"}
    store.close()
