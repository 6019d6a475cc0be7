"""What people's standing decisions demand of who is who, told of in-article entities, whichever entities they are now.

A side of a decision are the in-article entities whose mentions show it; of a split all that was split off. A later
reading of the same article has other in-article entities: those that name the same there go with the first, unless
a decision was on these too, or what goes with one side goes with the other as well. Where two decisions can't both hold
the later one does. A decision by score that a person took back is that person's word too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from dramatis.folding import fold
from dramatis.words import Judgement
from graph.decisions import LEFT, RIGHT, DecisionKind, by_a_person, stands
from graph.paging import pages
from graph.recalling import articles_of_locals
from graph.shape import In, Link, Row, Shape
from graph.store import GraphStore, Transaction

_KINDS = (DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.APART)


@dataclass(frozen=True, slots=True, order=True)
class Demand:
    """A person's word: since when it holds, the decision, whether the sides are one, and the sides, as
    (entity id as it was, in-article entities that show it)."""

    since: str
    decision: str
    same: bool
    left: tuple[str, tuple[str, ...]]
    right: tuple[str, tuple[str, ...]]
    left_again: tuple[str, ...] = ()
    """In-article entities that go with the left side because other readings call them as they call it."""
    right_again: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    """In-article entities that are one besides: those that a split took out at once."""

    @property
    def sides(self) -> tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]]:
        """Left and right."""
        return self.left, self.right

    @property
    def again(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What goes with the left, and with the right."""
        return self.left_again, self.right_again


@dataclass(slots=True)
class Constraints:
    """Which in-article entities must be one (they have the same group), and which groups must not."""

    leads: dict[str, str] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=dict)
    demands: list[Demand] = field(default_factory=list)
    spoken: set[str] = field(default_factory=set)
    """The groups of which something is said."""

    def group(self, local: str) -> str:
        """The group of the in-article entity: itself, where nobody has said anything of it."""
        while local in self.leads:
            local = self.leads[local]
        return local

    def foes(self, group: str) -> Iterable[str]:
        """The groups that must not be one with it."""
        return self.apart.get(group, ())

    def unite(self, one: str, other: str) -> None:
        """The two are one, unless a later word keeps them apart."""
        kept, gone = sorted((self.group(one), self.group(other)))
        if kept == gone or gone in self.apart.get(kept, ()):
            return
        self.leads[gone] = kept
        for foe in self.apart.pop(gone, set()):
            self.apart[foe].discard(gone)
            self._part(kept, foe)

    def part(self, one: str, other: str) -> None:
        """The two are not one, unless a later word makes them one."""
        left, right = self.group(one), self.group(other)
        if left != right:
            self._part(left, right)

    def at_odds(self, one: str, other: str) -> bool:
        """The two must not be one."""
        return self.group(other) in self.apart.get(self.group(one), ())

    def _part(self, left: str, right: str) -> None:
        self.apart.setdefault(left, set()).add(right)
        self.apart.setdefault(right, set()).add(left)


def constraints_of(store: GraphStore) -> Constraints:
    """What stands of people's decisions in the store."""
    found = Constraints()
    for keys in _decisions(store):
        found.demands += store.transact(partial(_demands, keys=keys))
    found.demands.sort(reverse=True)
    # What was decided on is settled before what only goes with it: a later word on a name's other readings mustn't
    # outdo an earlier one on these very names.
    for demand in found.demands:
        _demand(found, demand)
    for demand in found.demands:
        _demand_again(found, demand)
    sides = (side for one in found.demands for side in (one.left[1], one.right[1], one.together, *one.again))
    found.spoken = {found.group(local) for side in sides for local in side}
    return found


def _demand(found: Constraints, demand: Demand) -> None:
    for one, other in zip(demand.together, demand.together[1:], strict=False):
        found.unite(one, other)
    say = found.unite if demand.same else found.part
    for one in demand.left[1]:
        for other in demand.right[1]:
            say(one, other)


def _demand_again(found: Constraints, demand: Demand) -> None:
    say = found.unite if demand.same else found.part
    left, right = (_agreeing(found, side) for side in demand.again)
    for ones, others in ((left, demand.right[1]), (demand.left[1], right), (left, right)):
        for one in ones:
            for other in others:
                say(one, other)


def _agreeing(found: Constraints, side: Sequence[str]) -> list[str]:
    """Those that nobody keeps apart from another of the side: which of two goes with it can't be known."""
    return [one for one in side if not any(found.at_odds(one, other) for other in side)]


def _decisions(store: GraphStore) -> Iterator[list[str]]:
    """The ids of decisions between entities, a page at a time."""
    link = Link("found", "decisions", Shape("Decision"), where=(In("kind", tuple(kind.value for kind in _KINDS)),))
    return ([row["id"] for row in rows] for rows in pages(store, link))


def _demands(transaction: Transaction, keys: Sequence[str]) -> list[Demand]:
    rows = {key: row for key, row in transaction.get("Decision", keys).items() if _is_a_word(row)}
    shown = _shown(transaction, sorted(rows))
    sides = {key: _sides(row, shown.get(key, {})) for key, row in rows.items()}
    again = _found_again(transaction, {local for pair in sides.values() for side in pair for local in side})
    demands = []
    for key, row in rows.items():
        left, right = sides[key]
        left_again, right_again = (_with(side, again) for side in (left, right))
        both = left | right | (left_again & right_again)
        undone = bool(row["undone_at"])
        demands.append(
            Demand(
                since=row["undone_at"] or row["at"],
                decision=key,
                same=(row["judgement"] == Judgement.SAME) != undone,
                left=(row["left_id"], tuple(sorted(left))),
                right=(row["right_id"], tuple(sorted(right))),
                left_again=tuple(sorted(left_again - both)),
                right_again=tuple(sorted(right_again - both)),
                together=() if undone else tuple(sorted(moved["local"] for moved in row["moved"] or ())),
            )
        )
    return demands


def _is_a_word(row: Row) -> bool:
    """A person says so, or has taken back what a score said."""
    if by_a_person(row["by"]):
        return stands(row)
    return bool(row["undone_at"]) and by_a_person(row["undone_by"])


def _shown(transaction: Transaction, decisions: Sequence[str]) -> dict[str, dict[str, set[str]]]:
    """By decision and side the in-article entities whose mentions show it."""
    edges = [edge for found in transaction.follow("DECIDED_ON", decisions).values() for edge in found]
    named = transaction.follow("NAMES", sorted({edge[1] for edge in edges}))
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: {LEFT: set(), RIGHT: set()})
    for decision, mention, side, _ in edges:
        found[decision][side].update(edge[1] for edge in named[mention])
    return found


def _sides(row: Row, shown: Mapping[str, set[str]]) -> tuple[set[str], set[str]]:
    left, right = set(shown.get(LEFT, ())), set(shown.get(RIGHT, ()))
    if row["kind"] == DecisionKind.SPLIT:
        right |= {moved["local"] for moved in row["moved"] or ()}
        left -= right
    return left, right


def _with(side: set[str], again: Mapping[str, set[str]]) -> set[str]:
    """What goes with those of the side."""
    return set[str]().union(*(again.get(local, set()) for local in side))


def _found_again(transaction: Transaction, locals_: set[str]) -> dict[str, set[str]]:
    """For each in-article entity those of other readings of its article that are called as it is, or stand there."""
    articles = articles_of_locals(transaction, locals_)
    versions = transaction.follow("HAS_VERSION", sorted(set(articles.values())))
    held = transaction.follow("FOUND_IN", sorted({e[1] for edges in versions.values() for e in edges}), out=False)
    readings = transaction.follow("READ_AS", sorted(versions))
    again: dict[str, set[str]] = {}
    for article, edges in versions.items():
        if len(readings[article]) < 2:
            continue
        here = sorted({edge[0] for _, version, _, _ in edges for edge in held[version]})
        rows = transaction.get("Local", here)
        places = _places(transaction, here)
        for local in (key for key, where in articles.items() if where == article):
            mine = rows[local]
            others = [row for row in rows.values() if row["kind"] == mine["kind"] and row["reading"] != mine["reading"]]
            again[local] = {
                row["id"]
                for row in others
                if places[local] & places[row["id"]] or not _names(mine).isdisjoint(_names(row))
            }
    return again


def _names(row: Row) -> set[str]:
    return {fold(name) for name in (row["name"], *row["names"])}


def _places(transaction: Transaction, locals_: Sequence[str]) -> dict[str, set[tuple[str, int, int]]]:
    """Where each in-article entity is named: version, first and last character."""
    named = transaction.follow("NAMES", locals_, out=False)
    mentions = sorted({edge[0] for found in named.values() for edge in found})
    rows = transaction.get("Mention", mentions)
    version = {key: edges[0][1] for key, edges in transaction.follow("MENTIONED_IN", mentions).items() if edges}
    return {
        local: {(version[e[0]], rows[e[0]]["start"], rows[e[0]]["end"]) for e in found if e[0] in version}
        for local, found in named.items()
    }
