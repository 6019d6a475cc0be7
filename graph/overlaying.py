"""A new partition laid over the one that is stored: which id each class keeps, and what has to change for it.

A *unit* is what one id holds when no merge by score or rule stands: such merges can be taken back here, people's can't.
Most of a unit stays with its id; of the ids in a class the one under which most of it stands goes on, the others lead
to it. What shares nothing with others is changed by itself, so that any part of the changes may be made alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from sys import intern

from graph.constraints import Demand
from graph.decisions import DecisionKind, by_a_person
from graph.store import GraphStore, Transaction

_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where an id leads, and the merge by score or rule that leads it there; "" where it can't be taken back here."""

    target: str
    decision: str


@dataclass(slots=True)
class Stored:
    """Who is who as it is stored: the home of each in-article entity, where ids lead, when an id was first used."""

    homes: dict[str, str] = field(default_factory=dict)
    pointers: dict[str, Pointer] = field(default_factory=dict)
    turns: dict[str, str] = field(default_factory=dict)

    def root(self, entity: str) -> str:
        """What the id stands for."""
        while entity in self.pointers:
            entity = self.pointers[entity].target
        return entity

    def unit(self, entity: str) -> str:
        """What the id stands for when no merge by score or rule does."""
        while entity in self.pointers and not self.pointers[entity].decision:
            entity = self.pointers[entity].target
        return entity


def stored_in(store: GraphStore, locals_: Sequence[str]) -> Stored:
    """Who is who of these in-article entities."""
    found = Stored()
    for start in range(0, len(locals_), _CHUNK):
        chunk = locals_[start : start + _CHUNK]
        store.transact(partial(_read_homes, locals_=chunk, found=found))
    ahead = sorted(set(found.homes.values()))
    seen: set[str] = set()
    while ahead:
        for start in range(0, len(ahead), _CHUNK):
            chunk = ahead[start : start + _CHUNK]
            store.transact(partial(_read_pointers, entities=chunk, found=found))
        seen.update(ahead)
        ahead = sorted({pointer.target for pointer in found.pointers.values()} - seen)
    return found


def _read_homes(transaction: Transaction, locals_: Sequence[str], found: Stored) -> None:
    for local, edges in transaction.follow("RESOLVED_TO", locals_).items():
        for _, _, _, given in edges:
            # One string in memory for each id, however many in-article entities are at home there.
            home, turn = intern(str(given["home"])), str(given["turn"])
            found.homes[local] = home
            found.turns[home] = min(found.turns.get(home, turn), turn)


def _read_pointers(transaction: Transaction, entities: Sequence[str], found: Stored) -> None:
    rows = {key: row for key, row in transaction.get("Entity", entities).items() if row["merged_into"]}
    decisions = transaction.get("Decision", sorted({row["merged_by"] for row in rows.values()} - {""}))
    for key, row in rows.items():
        by = decisions.get(row["merged_by"])
        ours = by is not None and by["kind"] == DecisionKind.MERGE and not by_a_person(by["by"])
        found.pointers[key] = Pointer(row["merged_into"], row["merged_by"] if ours else "")


@dataclass(slots=True)
class Change:
    """What has to change in some entities that share in-article entities.

    `freed` are ids whose merge by score is taken back (id to decision); `merged` leads ids to others; `moved` gives
    in-article entities another home; `minted` are in-article entities that get an id of their own together.
    """

    freed: dict[str, str] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    minted: list[list[str]] = field(default_factory=list)
    entities: set[str] = field(default_factory=set)
    """All ids that take part."""

    @property
    def size(self) -> int:
        """How much it is to do."""
        return len(self.freed) + len(self.merged) + len(self.moved) + sum(map(len, self.minted))


def changes(stored: Stored, classes: Mapping[str, str], demands: Iterable[Demand]) -> Iterator[Change]:
    """What has to change for each of the new classes (by in-article entity, in their order by time)."""
    overlay = _Overlay(stored, classes, demands)
    yield from overlay.changes()


class _Overlay:
    def __init__(self, stored: Stored, classes: Mapping[str, str], demands: Iterable[Demand]) -> None:
        self.stored = stored
        self.classes = {local: new for local, new in classes.items() if local in stored.homes}
        self.order = {new: place for place, new in enumerate(dict.fromkeys(self.classes.values()))}
        self.shares: dict[str, Counter[str]] = defaultdict(Counter)
        """By class, how many of its in-article entities each unit has."""
        self.standing: dict[str, Counter[str]] = defaultdict(Counter)
        """By class, how many of them stand for each id now."""
        for local, new in self.classes.items():
            home = stored.homes[local]
            self.shares[new][stored.unit(home)] += 1
            self.standing[new][stored.root(home)] += 1
        self.main = self._mains(self._anchors(demands))
        self.ids = self._ids()

    def _anchors(self, demands: Iterable[Demand]) -> dict[str, Counter[str]]:
        """By unit, the classes of what shows it in people's decisions: their sides must stay what they lead to."""
        anchors: dict[str, Counter[str]] = defaultdict(Counter)
        for demand in demands:
            left, right = (self._shown(side[1], more) for side, more in zip(demand.sides, demand.again, strict=True))
            if not demand.same:
                # Where a later word has made one of some of both sides, the others show which is which.
                left, right = [new for new in left if new not in right], [new for new in right if new not in left]
            for (entity, _), shown in zip(demand.sides, (left, right), strict=True):
                anchors[self.stored.unit(entity)].update(shown)
        return anchors

    def _shown(self, locals_: Sequence[str], more: Sequence[str]) -> list[str]:
        """The classes of what shows a side of a decision, or else of what goes with it."""
        for found in (locals_, more):
            shown = [self.classes[local] for local in found if local in self.classes]
            if shown:
                return shown
        return []

    def _mains(self, anchors: Mapping[str, Counter[str]]) -> dict[str, str]:
        """The class with which each unit's id stays."""
        own = {unit for units in self.shares.values() for unit in units}
        ways: dict[str, list[tuple[int, int, int, str]]] = defaultdict(list)
        for new, units in self.shares.items():
            # An id for which only others stand keeps them; one that holds things of its own keeps these.
            hollow = {unit: count for unit, count in self.standing[new].items() if unit not in own}
            for unit, count in (units | hollow).items():
                shown = anchors[unit][new] if unit in anchors else 0
                ways[unit].append((shown, count, -self.order[new], new))
        return {unit: max(found)[3] for unit, found in ways.items()}

    def _ids(self) -> dict[str, str]:
        """The id of each class that keeps one."""
        found: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
        for unit, new in self.main.items():
            turn = self.stored.turns.get(unit, "~")
            found[new].append((-self.standing[new][unit], -self.shares[new][unit], turn, unit))
        return {new: min(units)[3] for new, units in found.items()}

    def changes(self) -> Iterator[Change]:
        """Classes with what has to change in them, those together that share a unit."""
        change_of: dict[str, Change] = defaultdict(Change)
        together = _Together()
        for unit, new in self.main.items():
            pointer = self.stored.pointers.get(unit)
            if pointer is not None:
                together.join(unit, self.stored.unit(pointer.target))
            together.join(unit, new)
        for new, units in self.shares.items():
            for unit in units:
                together.join(unit, new)
        for unit, new in self.main.items():
            freed, leads = self._leads(unit, new)
            if freed:
                change_of[together.end(new)].freed[unit] = freed
            if leads:
                change_of[together.end(new)].merged[unit] = leads
        self._move(change_of, together)
        for unit in self.main:
            part = change_of.get(together.end(unit))
            if part is not None:
                part.entities |= {unit, self.stored.root(unit)}
        yield from (change_of[key] for key in sorted(change_of, key=self._first))

    def _first(self, key: str) -> tuple[int, str]:
        return self.order.get(self.main.get(key, key), 0), key

    def _leads(self, unit: str, new: str) -> tuple[str, str]:
        """The merge that must be taken back for the unit's id, and the id to which it must lead; each "" for none."""
        pointer, wanted = self.stored.pointers.get(unit), self.ids[new]
        freed = pointer.decision if pointer is not None else ""
        if unit == wanted:
            return freed, ""
        if pointer is not None and self.main.get(self.stored.unit(pointer.target)) == new:
            return "", ""
        return freed, wanted

    def _move(self, change_of: Mapping[str, Change], together: "_Together") -> None:
        """In-article entities whose unit stays with another class."""
        minted: dict[str, list[str]] = defaultdict(list)
        for local, new in self.classes.items():
            if self.main[self.stored.unit(self.stored.homes[local])] == new:
                continue
            if new in self.ids:
                change_of[together.end(new)].moved[local] = self.ids[new]
            else:
                minted[new].append(local)
        for new, locals_ in minted.items():
            change_of[together.end(new)].minted.append(locals_)


class _Together:
    """What belongs together because it shares something."""

    def __init__(self) -> None:
        self._leads: dict[str, str] = {}

    def end(self, one: str) -> str:
        """The one that stands for all that belongs together with this one."""
        end = one
        while end in self._leads:
            end = self._leads[end]
        while one != end:
            self._leads[one], one = end, self._leads[one]
        return end

    def join(self, one: str, other: str) -> None:
        """The two belong together."""
        left, right = self.end(one), self.end(other)
        if left != right:
            self._leads[left] = right
