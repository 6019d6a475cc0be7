"""Who is one by what people decide and take back, in plain dictionaries: homes, merges and rulings, and nothing else.

What is decided by a score is told to it; what follows from that, and all that people's words force, it works out.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

SAME, DIFFERENT, UNSURE = "SAME", "DIFFERENT", "UNSURE"
_KINDS = {DIFFERENT: "APART", UNSURE: "REVIEW"}
_BETWEEN = ("APART", "SPLIT", "REVIEW")
SCORES = ("score", "rule")


class RefusedError(Exception):
    """It can't be decided so."""


@dataclass
class Ruling:
    """One decision. `moved` are the homes from before a split."""

    id: str
    kind: str
    left: str
    right: str
    by: str
    undone: bool = False
    superseded: str = ""
    overrules: list[str] = field(default_factory=list)
    absorbed: str = ""
    moved: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        """The ids of entities that it was about."""
        return {self.right, *self.moved.values(), *([] if self.kind == "JOIN" else [self.left])}

    @property
    def stands(self) -> bool:
        """Neither undone nor overruled."""
        return not self.undone and not self.superseded

    @property
    def by_a_person(self) -> bool:
        """No score's or rule's."""
        return self.by not in SCORES


@dataclass
class PlainPeople:
    """`homes` of in-article entities when no merge stands; `leads`: merged id to (what it was merged into, by which
    decision); `hollow`: where an id leads that nothing stands for, with the decision, as the store says."""

    kinds: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    leads: dict[str, tuple[str, str]] = field(default_factory=dict)
    rulings: dict[str, Ruling] = field(default_factory=dict)
    minted: dict[str, str] = field(default_factory=dict)
    hollow: dict[str, tuple[str, str]] = field(default_factory=dict)

    def root(self, entity: str) -> str:
        """What the id stands for."""
        while True:
            if entity in self.leads:
                entity = self.leads[entity][0]
            elif entity in self.hollow:
                entity = self.hollow[entity][0]
            else:
                return entity

    def entity(self) -> dict[str, str]:
        """What each in-article entity stands for."""
        return {local: self.end(home) for local, home in self.homes.items()}

    def end(self, home: str) -> str:
        """What an entity stands for at which something is at home."""
        while home in self.leads:
            home = self.leads[home][0]
        return home

    def residents(self, entity: str) -> set[str]:
        """The in-article entities of the entity."""
        return {local for local, found in self.entity().items() if found == entity}

    def hollows(self) -> set[str]:
        """The ids that nothing stands for and that weren't merged away."""
        return self.kinds.keys() - self.leads.keys() - set(self.entity().values())

    def side(self, ruling: Ruling, side: str) -> str:
        """What a side of the decision is now."""
        if ruling.kind == "JOIN" and side == "left":
            return self.entity()[ruling.left]
        return self.root(getattr(ruling, side))

    def between(self, one: str, other: str) -> list[Ruling]:
        """The decisions that stand on the two as two."""
        asked = [ruling for ruling in self.rulings.values() if ruling.kind in _BETWEEN and ruling.stands]
        return [found for found in asked if {self.side(found, side) for side in _SIDES} == {one, other}]

    def pair(self, left: str, right: str) -> tuple[str, str]:
        """The two ids as two entities of one kind."""
        one, other = self.root(left), self.root(right)
        if one == other or self.kinds[one] != self.kinds[other]:
            raise RefusedError
        return one, other

    def said_before(self, left: str, right: str, said: str) -> str | None:
        """The decision by which a person has said so already."""
        pairs = self.between(*self.pair(left, right))
        return next((one.id for one in pairs if one.by_a_person and one.kind == _KINDS.get(said)), None)

    def judge(self, decision: str, left: str, right: str, said: str, by: str, reports: Mapping[str, int]) -> None:
        """A new decision; of two that are one the less reported goes by the other's id."""
        one, other = self.pair(left, right)
        between = self.between(one, other)
        ruling = Ruling(decision, _KINDS.get(said, "MERGE"), one, other, by)
        if said == SAME:
            kept, ruling.absorbed = sorted((one, other), key=lambda key: (-reports.get(key, 0), key))
            self.leads[ruling.absorbed] = kept, decision
        else:
            between = [found for found in between if found.kind == "REVIEW"]
        self._overrule(ruling, between)

    def _overrule(self, ruling: Ruling, overruled: Iterable[Ruling]) -> None:
        self.rulings[ruling.id] = ruling
        for found in overruled:
            found.superseded = ruling.id
            ruling.overrules.append(found.id)

    def leaving(self, entity: str, locals_: Collection[str]) -> tuple[str, set[str]]:
        """The entity, and those of its in-article entities that leave it."""
        root = self.root(entity)
        here = self.residents(root)
        if not locals_ or not set(locals_) < here:
            raise RefusedError
        return root, set(locals_)

    def split(self, decision: str, entity: str, locals_: Collection[str], new: str, by: str) -> None:
        """What leaves has its home at the new entity."""
        root, leaving = self.leaving(entity, locals_)
        moved = {local: self.homes[local] for local in leaving}
        ruling = Ruling(decision, "SPLIT", root, new, by, moved=moved)
        self.kinds[new], self.minted[new] = self.kinds[root], decision
        self.homes |= dict.fromkeys(leaving, new)
        joins = (one for one in self.rulings.values() if one.kind == "JOIN" and one.left in leaving)
        self._overrule(ruling, [join for join in joins if join.stands])

    def parting(self, decision: str) -> tuple[str, str] | None:
        """The entity and the in-article entity that leaves it when the decision that it joined is undone."""
        ruling = self.rulings[decision]
        if ruling.undone:
            raise RefusedError
        if ruling.kind != "JOIN" or self.homes[ruling.left] != ruling.right:
            return None
        root, _ = self.leaving(self.root(ruling.right), {ruling.left})
        return root, ruling.left

    def undo(self, decision: str) -> None:
        """All but the parting of what joined, and who came later and fits better elsewhere."""
        ruling = self.rulings[decision]
        ruling.undone = True
        for key in ruling.overrules:
            if key in self.rulings:
                self.rulings[key].superseded = ""
        if ruling.kind == "MERGE":
            self.leads.pop(ruling.absorbed, None)
        elif ruling.kind == "SPLIT":
            for local, home in self.homes.items():
                if home == ruling.right:
                    self.homes[local] = self._home_before(ruling, local)

    def _home_before(self, split: Ruling, local: str) -> str:
        """Its home before the split, and before any that was undone since."""
        while True:
            home = split.moved.get(local, split.left)
            earlier = self.rulings.get(self.minted.get(home, ""))
            if earlier is None or not earlier.undone:
                return home
            split = earlier

    def judged(self) -> set[str]:
        """The entities on which a person's decision stands."""
        found = set()
        for ruling in self.rulings.values():
            if ruling.by_a_person and ruling.stands:
                found |= {self.side(ruling, side) for side in _SIDES} | set(ruling.moved.values())
        return found

    def settle(self, gone: Collection[str], *, for_good: bool) -> None:
        """The in-article entities `gone` are no more; ids for which nothing stands any more go, save people's."""
        entity = self.entity()
        touched = {one for local in gone for one in (entity[local], self.homes[local])}
        for local in gone:
            del self.homes[local]
        self._remove({key for key, one in self.rulings.items() if one.kind == "JOIN" and one.left in gone})
        used = {*self.homes.values(), *self.entity().values()}
        empty = {key for key in touched - used if key in self.kinds}
        removed = empty if for_good else {key for key in empty if not self._is_kept(key)}
        by = {self._lead(key)[1] for key in removed}
        decisions = {key for key, one in self.rulings.items() if key in by or one.names & removed}
        named = {name for key, one in self.rulings.items() if key not in decisions for name in one.names}
        while led := {key for key in self.kinds if self._lead(key)[0] in removed} - removed - named:
            removed |= led
        for key in [key for key in named if self._lead(key)[0] in removed]:
            self.leads.pop(key, None)
            self.hollow.pop(key, None)
        self._remove(decisions)
        for key in removed:
            self.kinds.pop(key)
            self.minted.pop(key, None)
            self.leads.pop(key, None)
            self.hollow.pop(key, None)

    def _lead(self, entity: str) -> tuple[str, str]:
        """Where the id leads, and by which decision."""
        return self.leads.get(entity, self.hollow.get(entity, ("", "")))

    def _is_kept(self, entity: str) -> bool:
        """A person made the id or decided on it."""
        made = {self._lead(entity)[1], self.minted.get(entity)}
        mine = [one for one in self.rulings.values() if one.by_a_person]
        return any(one.id in made or entity in one.names for one in mine)

    def _remove(self, decisions: Collection[str]) -> None:
        for key in decisions:
            del self.rulings[key]
        for ruling in self.rulings.values():
            if ruling.superseded in decisions:
                ruling.superseded = ""
            ruling.overrules = [key for key in ruling.overrules if key not in decisions]


_SIDES = ("left", "right")
