"""Everything that can be done to a graph, in any order, on one engine or two: after each step all say the same.

What must be said is worked out by plain dictionaries (`plain_graph`, `plain_people`). The engines' dumps are equal, row
for row; every projection is what a rebuild gives; every id leads to something.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dramatis.article import Article
from dramatis.errors import DecisionError
from dramatis.times import timestamp
from dramatis.words import Judgement
from graph import judging, splitting, undoing
from graph.digest import graph_hash
from graph.judging import Word
from graph.store import GraphStore, Transaction
from ingest.forgetting import forget
from ingest.pipeline import Ingestion
from ingest.reextracting import reextract
from ingest.resolving import resolve_store
from ingest.rolling_back import rollback
from tests.graph.deciding import classes_of, timeless_rows
from tests.graph.quick_dump import assert_as_dumped, dumped
from tests.graph.rebuilt import assert_rows_follow
from tests.graph.tallying import untallied
from tests.ingest.dying import Counted
from tests.ingest.graph_endings import assert_conflicts_follow, assert_forgotten_for_good
from tests.ingest.graph_witness import BY, GraphWitness, first_difference, pipeline, solid
from tests.ingest.newsroom import WIRE, report
from tests.ingest.plain_extractor import PlainExtractor
from tests.ingest.plain_graph import Reading
from tests.ingest.plain_people import SAME, RefusedError, Ruling

Result = TypeVar("Result")
Clock = Callable[[], datetime]
# Few outlets, headings and days, so that texts change, repeat and come late.
_OUTLETS = ("a.example", "b.example", "c.example")
_TITLES = ("News", "More news")
SENTENCES = (
    "Sergey Volkov leads Harbour Board.",
    "Sergei Volkov leads Harbour Board.",
    "Volkov said no.",
    "Ann Lee leads Harbour Board.",
    "Ann Lee does not lead Harbour Board.",
    "Bo Ray and Ann Lee met in Oslo on 2025-05-16.",
    "Bo Ray and Ann Lee did not meet in Oslo.",
    "Bo Ray and Sergey Volkov will meet in Bern on 2025-06.",
    "Cy Fox wrote the Oslo Memorandum.",
    "Lee said it went well.",
    "Bo Ray may lead Dock.",
    WIRE,
)
# A verb of at most so many is cut off there; more than most transactions have.
_MOST_VERBS = 160


class PowerCutError(Exception):
    """What happens in the middle of a transaction."""


class Cut:
    """A store whose power fails at the verb with this number; how many transactions it kept until then."""

    def __init__(self, store: GraphStore, verb: int) -> None:
        self._store = store
        self._left = verb
        self.kept = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def _each(self) -> None:
        self._left -= 1
        if self._left == 0:
            raise PowerCutError

    def transact(self, work: Callable[[Transaction], Result]) -> Result:
        """As the store's."""
        result = self._store.transact(lambda transaction: work(Counted(transaction, self._each)))
        self.kept += 1
        return result


def ticking(start: datetime) -> Clock:
    """A clock that shows the start first and a second more each time."""
    calls = iter(range(10_000))
    return lambda: start + timedelta(seconds=next(calls))


def article(outlet: int, title: int, day: int, said: Sequence[int]) -> Article:
    """A report of the sentences in these places; after the 20th it has no date."""
    at = f"2025-05-{day}" if day < 21 else None
    return report(" ".join(SENTENCES[place] for place in said), _TITLES[title], at=at, by=_OUTLETS[outlet])


_PLACES = st.integers(0, 40)
_CUTS = st.integers(0, 4 * _MOST_VERBS).map(lambda verb: verb if verb <= _MOST_VERBS else 0)
_ARTICLES = st.builds(
    article,
    st.integers(0, 2),
    st.integers(0, 1),
    st.integers(15, 21),
    st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=3, unique=True),
)


class GraphMachine(RuleBasedStateMachine, GraphWitness):
    """One example. `opened` gives empty stores, one of each engine, for as long as the example lasts."""

    opened: ClassVar[Callable[[], AbstractContextManager[Sequence[GraphStore]]]]
    verbs: ClassVar[Counter[str]] = Counter()
    steps: ClassVar[list[int]] = []

    def __init__(self) -> None:
        RuleBasedStateMachine.__init__(self)
        self.context = type(self).opened()
        GraphWitness.__init__(self, self.context.__enter__())
        self.hours = 0
        self.done = 0
        self.sound = False

    def teardown(self) -> None:
        """A last look where nothing has gone wrong; gives the stores back."""
        self.steps.append(self.done)
        try:
            if self.sound:
                assert_as_dumped(self.stores)
                assert_conflicts_follow(self.stores)
                assert_forgotten_for_good(self.stores, self.hours)
        finally:
            self.context.__exit__(None, None, None)

    @invariant()
    def end_well(self) -> None:
        """The last step has come to its end."""
        self.sound = True

    # what is done

    @initialize(articles=st.lists(_ARTICLES, min_size=2, max_size=4))
    def begin(self, articles: list[Article]) -> None:
        """A graph that isn't empty."""
        self._ingest(articles, 0)

    @rule(articles=st.lists(_ARTICLES, min_size=1, max_size=3), cut=_CUTS)
    def ingest(self, articles: list[Article], cut: int) -> None:
        """Articles come, in any order; some with another text than before, some cut off and sent again."""
        self._count("ingest", cut)
        self._ingest(articles, cut)

    @rule(one=_PLACES, cut=_CUTS)
    def ingest_again(self, one: int, cut: int) -> None:
        """What is held comes again and adds nothing."""
        held = [stack[-1].article for stack in self.plain.stacks().values()]
        if held:
            self._count("ingest again", cut)
            before = self.now.rows
            self._ingest(held[one % len(held) :], cut)
            assert self.now.rows == before

    @precondition(lambda self: self.plain.readings)
    @rule(one=_PLACES, order=st.randoms(use_true_random=False), cut=_CUTS)
    def reorder(self, one: int, order: Any, cut: int) -> None:
        """A run is taken back, and what it read comes again in another order, one by one."""
        run = self._chosen(sorted({reading.run for reading in self.plain.readings}), one)
        articles = [reading.article for reading in self.plain.readings if reading.run == run]
        self._count("reorder", cut)
        self._roll_back(run, cut)
        order.shuffle(articles)
        for article in articles:
            self._ingest([article], 0)

    @rule(version=st.sampled_from("1223"), one=_PLACES, cut=_CUTS)
    def read_again(self, version: str, one: int, cut: int) -> None:
        """All texts, or one, are read with another version of the pipeline."""
        self._count("new model version", cut)
        latest = [(key, stack[-1]) for key, stack in self.plain.stacks().items()]
        latest.sort(key=lambda found: self._place(found[1]))
        if one % 3 == 0 and latest:
            latest = [latest[one % len(latest)]]
        asked = [key for key, _ in latest]
        stale = [reading.article for _, reading in latest if reading.pipeline != version]
        start, extractor = self._tick(), pipeline(version)
        self._whole(lambda store: reextract(store, extractor, ticking(start), asked), cut)
        self.look()
        if stale:
            self.learn_readings(stale, version, start, start + timedelta(seconds=1))
        self.compare()

    @precondition(lambda self: self.runs)
    @rule(one=_PLACES, cut=_CUTS)
    def roll_back(self, one: int, cut: int) -> None:
        """A run is taken back: often the latest, which leaves the graph from before it; once in a while all are."""
        self._count("rollback", cut)
        known = sorted(self.runs)
        if one == 0:
            for run in known[::-1]:
                self._roll_back(run, 0)
            left = {label for label, rows in self.now.nodes.items() if rows}
            assert left <= {"Forgotten", "Decision", "Entity", "Absent"}, left
            return
        self._roll_back(known[-1] if one % 2 else self._chosen(known, one), cut)

    @precondition(lambda self: self.plain.readings)
    @rule(one=_PLACES, cut=_CUTS)
    def forget(self, one: int, cut: int) -> None:
        """Now and then an article is forgotten for good."""
        self._count("forget", cut)
        article = self._chosen(sorted(self.plain.stacks()), one)
        start = self._tick()
        self._whole(lambda store: forget(store, article, ticking(start)), cut)
        self.forget_snapshots()
        self.settle(self.plain.stacks()[article], lambda: self.plain.forget(article), for_good=True)
        self.forgetting = True
        self.look()
        self.forgetting = False
        self.compare()

    @rule(one=_PLACES, other=_PLACES, said=st.sampled_from([SAME, SAME, *Judgement]), cut=_CUTS)
    def judge(self, one: int, other: int, said: str, cut: int) -> None:
        """Somebody says of two entities that they are one, or two, or that nobody knows."""
        if not self.people.kinds:
            return
        self._count(f"judge {said}", cut)
        people = self.people
        left = self._chosen(sorted(people.kinds), one)
        alike = sorted(key for key, kind in people.kinds.items() if kind == people.kinds[left])
        two = [key for key in alike if people.root(key) != people.root(left)]
        # Now and then of what is one already, which is refused.
        right = self._chosen(two if two and other % 5 else alike, other)
        word = self._word()
        reports = {key: row["article_count"] for key, row in self.now.nodes["Entity"].items()}

        def act(transaction: Transaction) -> str:
            return judging.judge(transaction, left, right, Judgement(said), word)

        try:
            known = self.people.said_before(left, right, said)
        except RefusedError:
            self._refused(act)
            return
        decision = self._whole(lambda store: store.transact(act), cut)
        if known is not None:
            assert decision == known
            before = self.now.rows
            self.look()
            assert self.now.rows == before
            return
        assert decision not in self.people.rulings
        self.people.judge(decision, left, right, said, BY, reports)
        self.note(decision)
        self.look()
        self.compare()

    @precondition(lambda self: self.people.homes)
    @rule(one=_PLACES, chosen=st.sets(_PLACES, min_size=1, max_size=3), cut=_CUTS)
    def split(self, one: int, chosen: set[int], cut: int) -> None:
        """Somebody takes a few names out of an entity, which may have been merged away."""
        self._count("split", cut)
        several = Counter(self.people.entity().values())
        wanted = sorted(key for key in self.people.kinds if several[self.people.root(key)] > int(one % 4 > 0))
        if not wanted:
            return
        entity = self._chosen(wanted, one)
        here = sorted(self.people.residents(self.people.root(entity)))
        leaving = {self._chosen(here, place) for place in chosen}
        named = {edge["dst"]: edge["src"] for edge in self.now.edges["NAMES"]}
        # An in-article entity may have lost all its mentions to a later reading of the text.
        mentions = [named[local] for local in sorted(leaving) if local in named]
        leaving &= named.keys()
        word = self._word()

        def act(transaction: Transaction) -> tuple[str, str]:
            return splitting.split(transaction, entity, mentions, word)

        try:
            root, leaving = self.people.leaving(entity, leaving)
        except RefusedError:
            self._refused(act)
            return
        left, new = self._whole(lambda store: store.transact(act), cut)
        assert left == root
        self.look()
        self.learn_split(root, leaving, new)
        self.compare()

    @precondition(lambda self: self.people.rulings)
    @rule(one=_PLACES, person=st.booleans(), cut=_CUTS)
    def undo(self, one: int, person: bool, cut: int) -> None:
        """Somebody takes back a decision, more often a person's than a score's."""
        known = {key: one for key, one in self.people.rulings.items() if one.by_a_person or not person}
        standing = [key for key, one in known.items() if not one.undone]
        # Now and then one that was undone before, which is refused.
        decision = self._chosen(standing if standing and one % 5 else sorted(known or self.people.rulings), one)
        self._count(f"undo {self.people.rulings[decision].kind}", cut)
        self._undo(decision, cut)

    @rule()
    def take_all_back(self) -> None:
        """All that people decided since the news came is taken back, the latest first: the graph is as it was then."""
        if self.before_words is None:
            return
        before, made = self.before_words
        for decision in reversed(made):
            if not self.people.rulings[decision].undone:
                self._count("undo in reverse", 0)
                self._undo(decision, 0)
        assert untallied(timeless_rows(self.now.rows)) == untallied(timeless_rows(before))
        assert graph_hash(self.now.rows) == graph_hash(before)
        self.before_words = None

    @rule(cut=_CUTS)
    def resolve(self, cut: int) -> None:
        """Who is who is decided anew over everything; people's words hold, and it comes to an end."""
        self._count("resolve", cut)
        start = self._tick()
        words = {key: self._told(one) for key, one in self.people.rulings.items() if one.by_a_person}
        self._whole(lambda store: resolve_store(store, lambda: start), cut)
        self.look()
        self.learn_resolved()
        assert {key: self._told(self.people.rulings[key]) for key in words} == words
        self.compare()
        self._assert_words_hold()
        before = self.now.rows
        resolve_store(self.stores[0], lambda: start)
        again = dumped(self.stores[0])
        assert classes_of(again) == classes_of(before), first_difference(again, before)
        if again != before:
            # Where an id leads that stands for little may take a second run to settle.
            self.verbs["resolve not settled at once"] += 1
            for store in self.stores[1:]:
                resolve_store(store, lambda: start)
            self.look()
            self.learn_resolved()
            self.compare()

    # how it is done

    def _assert_words_hold(self) -> None:
        """What people keep apart is apart, save where a side is no longer shown by anything that is stored."""
        shown = {(edge["src"], edge["side"]) for edge in self.now.edges["DECIDED_ON"]}
        for key, ruling in self.people.rulings.items():
            sides = {ruling.left, ruling.right}
            if not (ruling.by_a_person and ruling.stands and ruling.kind in ("APART", "SPLIT")):
                continue
            if {(key, "left"), (key, "right")} <= shown and not sides & self.people.hollow.keys():
                assert len({self.people.root(entity) for entity in sides}) == 2, ruling

    def _count(self, verb: str, cut: int) -> None:
        self.sound = False
        self.done += 1
        self.verbs[verb] += 1
        if cut:
            self.verbs["crash"] += 1

    def _chosen(self, known: Sequence[Result], place: int) -> Result:
        return known[place % len(known)]

    def _tick(self) -> datetime:
        self.hours += 1
        return datetime(2025, 6, 1, tzinfo=UTC) + timedelta(hours=self.hours)

    def _word(self) -> Word:
        return Word(BY, timestamp(self._tick()))

    def _place(self, reading: Reading) -> int:
        return next(place for place, other in enumerate(self.plain.readings) if other is reading)

    def _all(self, work: Callable[[GraphStore], Result]) -> Result:
        """The work done on every store; what the first gives, which all must."""
        results = [work(store) for store in self.stores]
        assert all(result == results[0] for result in results), results
        return results[0]

    def _begun(self, work: Callable[[GraphStore], Result], verb: int) -> tuple[int | None, Result | None]:
        """The work begun on every store, cut off at the verb: how many transactions were kept; or what it gave."""

        def begun(store: GraphStore) -> tuple[int | None, Result | None]:
            cut: Any = Cut(store, verb)
            try:
                return None, work(cut)
            except PowerCutError:
                return cut.kept, None

        return self._all(begun)

    def _whole(self, work: Callable[[GraphStore], Result], cut: int) -> Result:
        """The work done, if need be in a second go. After a cut each transaction is whole or never was."""
        if cut:
            kept, result = self._begun(work, cut)
            if kept is None:
                return result  # type: ignore[return-value] # it is what the work gave
            before = self.now.rows
            self.look()
            assert kept or self.now.rows == before
            assert_rows_follow(self.now.rows)
        return self._all(work)

    def _refused(self, act: Callable[[Transaction], object]) -> None:
        """All refuse it, and nothing changes."""
        for store in self.stores:
            try:
                store.transact(act)
            except DecisionError:
                continue
            raise AssertionError("it must be refused")
        before = self.now.rows
        self.look()
        assert self.now.rows == before

    def _ingest(self, articles: Sequence[Article], cut: int) -> None:
        start = self._tick()
        if cut:
            kept, _ = self._begun(lambda store: _run(store, articles, start), cut)
            self.look()
            self.learn_batches(articles, start, kept)
            self.compare()
            if kept is None:
                return
            start = self._tick()
        self._all(lambda store: _run(store, articles, start))
        self.look()
        self.learn_batches(articles, start, None)
        self.compare()

    def _roll_back(self, run: str, cut: int) -> None:
        (key,) = (key for key, started in self.now.run.items() if started == run)
        start = self._tick()
        gone = [reading for reading in self.plain.readings if reading.run == run]
        self._whole(lambda store: rollback(store, key, ticking(start)), cut)
        self.settle(gone, lambda: self.plain.take_out(gone), for_good=False)
        del self.runs[run]
        self.look()
        self.compare()
        if self.before_run and self.before_run[-1][0] == run:
            _, before = self.before_run.pop()
            assert solid(self.now.rows) == solid(before), first_difference(solid(self.now.rows), solid(before))
        else:
            self.before_run.clear()
        self.before_words = self.now.rows, []

    def _undo(self, decision: str, cut: int) -> None:
        word = self._word()

        def act(transaction: Transaction) -> None:
            undoing.undo(transaction, decision, word)

        try:
            parting = self.people.parting(decision)
        except RefusedError:
            self._refused(act)
            return
        late = self.came_late(decision)
        self._whole(lambda store: store.transact(act), cut)
        self.look()
        if parting is not None:
            root, local = parting
            self.learn_split(root, {local}, next(e["home"] for e in self.now.edges["RESOLVED_TO"] if e["src"] == local))
        self.people.undo(decision)
        self.learn_late(decision, late)
        self.before_run.clear()
        made = self.before_words[1] if self.before_words else []
        if self.people.rulings[decision].kind != "JOIN" and decision not in made:
            self.before_words = None
        self.compare()

    @staticmethod
    def _told(ruling: Ruling) -> tuple[object, ...]:
        superseded = ruling.superseded if ruling.kind != "REVIEW" else ""
        return ruling.kind, ruling.left, ruling.right, ruling.undone, superseded, ruling.absorbed


def _run(store: GraphStore, articles: Sequence[Article], start: datetime) -> object:
    return Ingestion(store, PlainExtractor(), ticking(start)).run(articles)


def machine_on(opened: Callable[[], AbstractContextManager[Sequence[GraphStore]]]) -> type[GraphMachine]:
    """The machine on such stores."""
    return type(
        "GraphMachineOnStores", (GraphMachine,), {"opened": staticmethod(opened), "verbs": Counter(), "steps": []}
    )
