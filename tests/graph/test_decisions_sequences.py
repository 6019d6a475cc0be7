"""Decisions that once left something odd, taken and taken back: who is one is what a plain dictionary says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import pytest

from dramatis.errors import DecisionError
from dramatis.words import Judgement
from graph.decisions import BY_SCORE
from graph.shape import Shape
from graph.store import GraphStore
from tests.graph.deciding import NEWS, classes, facts, judge, split, timeless, undo
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import edges, hash_of, ingest, nodes, report

Result = TypeVar("Result")

_MORE = (
    report("Bo Ray leads Harbour Board. Bo Ray and Cy Fox met in Oslo on 2025-05-16.", "Five", at="2025-05-22"),
    report("Sergej Volkov and Bo Ray met in Oslo on 2025-05-16. Cy Fox said no.", "Six", at="2025-05-22"),
)


@dataclass
class Model:
    """Who is one: the homes of in-article entities by the splits that stand, and the merges that stand."""

    first: dict[str, str]
    kinds: dict[str, str]
    splits: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    merges: dict[str, tuple[str, str]] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)

    def home(self, local: str) -> str:
        """Where the latest split that stands has put it."""
        found = [new for key, (new, moved) in self.splits.items() if key not in self.undone and local in moved]
        return found[-1] if found else self.first[local]

    def root(self, entity: str) -> str:
        """What the id stands for, for an id that something stands behind."""
        leads = {absorbed: kept for key, (absorbed, kept) in self.merges.items() if key not in self.undone}
        while entity in leads:
            entity = leads[entity]
        return entity

    def classes(self) -> dict[str, set[str]]:
        """The in-article entities of each entity."""
        found: dict[str, set[str]] = {}
        for local in self.first:
            found.setdefault(self.root(self.home(local)), set()).add(local)
        return found


class Desk:
    """A person who decides on a store, with the model beside it."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store
        self.number = 0
        self.made: list[str] = []
        self.mention = {edge["dst"]: edge["src"] for edge in edges(store, "NAMES")}
        self.local = {edge["src"]: edge["dst"] for edge in edges(store, "NAMES")}
        first = {edge["src"]: edge["dst"] for edge in edges(store, "RESOLVED_TO")}
        self.model = Model(first, {key: row["kind"] for key, row in nodes(store, "Entity").items()})
        self.joins = sorted(key for key, row in nodes(store, "Decision").items() if row["kind"] == "JOIN")

    def next(self) -> int:
        """Each decision has a time of its own."""
        self.number += 1
        return self.number

    def judge(self, one: int, other: int, judgement: Judgement) -> None:
        known = sorted(entity for entity in self.model.kinds if self.model.root(entity) in self.model.classes())
        left, right = known[one % len(known)], known[other % len(known)]
        ends = self.model.root(left), self.model.root(right)
        allowed = ends[0] != ends[1] and self.model.kinds[left] == self.model.kinds[right]
        decision = self.tried(allowed, lambda: judge(self.store, left, right, judgement, self.next()))
        if decision is None or decision in self.made:
            return
        self.made.append(decision)
        if judgement is Judgement.SAME:
            absorbed = nodes(self.store, "Decision")[decision]["absorbed"]
            self.model.merges[decision] = absorbed, next(end for end in ends if end != absorbed)

    def split(self, one: int, chosen: set[int]) -> None:
        found = self.model.classes()
        entity = sorted(found)[one % len(found)]
        here = sorted(found[entity])
        leaving = frozenset(here[place % len(here)] for place in chosen)
        mentions = [self.mention[local] for local in sorted(leaving)]
        new = self.tried(leaving < frozenset(here), lambda: split(self.store, entity, mentions, self.next()))
        if new is not None:
            self.model.kinds[new[1]] = self.model.kinds[entity]
            self.note_splits()

    def note_splits(self) -> None:
        for key, row in nodes(self.store, "Decision").items():
            if row["kind"] == "SPLIT" and key not in self.model.splits:
                moved = frozenset(found["local"] for found in row["moved"])
                self.model.splits[key] = row["right_id"], moved
                self.model.kinds[row["right_id"]] = self.model.kinds[row["left_id"]]
                self.made.append(key)

    def undo(self, one: int) -> None:
        known = [*self.made, *self.joins[:4]]
        decision = known[one % len(known)]
        allowed = decision not in self.model.undone
        if allowed and decision in self.joins:
            row = nodes(self.store, "Decision")[decision]
            own = self.model.home(row["left_id"])
            allowed = own != row["right_id"] or len(self.model.classes()[self.model.root(own)]) > 1
        self.tried(allowed, lambda: undo(self.store, decision, self.next()))
        if allowed:
            self.model.undone.add(decision)
            self.note_splits()

    def tried(self, allowed: bool, act: Callable[[], Result]) -> Result | None:
        """What the act gives; None where it must be refused, and is."""
        if allowed:
            return act()
        with pytest.raises(DecisionError):
            act()
        return None

    def agree(self) -> None:
        """The store says what the model says, and every id leads somewhere."""
        found = self.model.classes()
        assert classes(self.store) == {frozenset(together) for together in found.values()}
        ids = sorted(self.model.kinds)
        rows = self.store.read(Shape("Entity", ("kind",)), ids)
        for key, row in zip(ids, rows, strict=True):
            assert row is not None
            assert row["kind"] == self.model.kinds[key]
            if self.model.root(key) in found:
                assert row["id"] == self.model.root(key)

    def take_all_back(self) -> None:
        """Undoes what stands of the decisions, the latest first."""
        for decision in reversed(self.made):
            if decision not in self.model.undone:
                undo(self.store, decision, self.next())
                self.model.undone.add(decision)


SAME, DIFFERENT, UNSURE = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE
# The first left a split's id without a place to lead to: it was undone while both its sides were one.
_ONCE = (
    [("judge", 0, 0, SAME), ("split", 20, {0}), ("judge", 37, 23, SAME), ("undo", 0)],
    [("judge", 12, 13, SAME), ("judge", 13, 14, SAME), ("undo", 0), ("judge", 12, 14, SAME), ("undo", 1), ("undo", 2)],
    [("split", 15, {1}), ("split", 16, {0}), ("undo", 0), ("judge", 15, 18, DIFFERENT), ("judge", 15, 18, SAME)],
    [("judge", 14, 15, UNSURE), ("judge", 14, 15, SAME), ("split", 13, {0, 2}), ("undo", 3), ("undo", 1), ("undo", 4)],
)


@pytest.mark.parametrize("steps", _ONCE)
def test_some_decisions_on_both_engines(store: GraphStore, steps: list[tuple[object, ...]]) -> None:
    ingest(store, *NEWS, *_MORE)

    decide_and_take_back(store, steps)


def decide_and_take_back(store: GraphStore, steps: list[tuple[object, ...]]) -> None:
    """Takes the steps, then takes back what stands; the model agrees all the way, and in the end all is as before."""
    desk = Desk(store)
    before = hash_of(store), timeless(store), facts(store)

    for what, *values in steps:
        getattr(desk, str(what))(*values)
        desk.agree()

    assert facts(store) == before[2]
    assert_projections_follow(store)
    desk.take_all_back()
    desk.agree()
    assert (hash_of(store), timeless(store), facts(store)) == before
    assert all(row["by"] == BY_SCORE for row in nodes(store, "Decision").values() if not row["undone_at"])
