"""Who is who made independent of the order of arrival: everything stored is resolved anew by time, and laid over.

The partition that it ends in follows from what is stored and from what people have said, and from nothing else
(`graph.replaying`). Only what differs from the stored one is changed, in transactions of which each leaves the graph
whole; every change is a decision on record, which can be undone. Broken off and run again, it ends in the same place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial

from dramatis.words import Judgement
from graph.canonical import Listed
from graph.cards import verdict_on, ways_of
from graph.constraints import constraints_of
from graph.decisions import (
    BY_RULE,
    BY_SCORE,
    Decision,
    DecisionKind,
    by_a_person,
    decisions_between,
    gather_decision,
    gather_join,
    join_id,
    review_id,
    stands,
)
from graph.entities import Seen, row_of
from graph.judging import Word, absorb, side_of, supersede
from graph.moving import lead_home
from graph.overlaying import Change, changes, stored_in
from graph.questions import list_new, list_sides, worth_asking
from graph.recalling import recall
from graph.redirects import roots
from graph.replaying import Doubt, Partition, partition_of
from graph.shape import Row
from graph.splitting import part
from graph.store import EdgeRow, GraphStore, Transaction
from graph.writing import Rows

# Ids and in-article entities changed in one transaction, whole changes of whole entities aside: a second or two.
_BATCH = 200
# Stands before the reasons of what is decided here.
_WHY = "dramatis resolve"


@dataclass(frozen=True, slots=True)
class Tally:
    """What was changed. `merged` ids lead to others now, `parted` ids no longer do, `moved` in-article entities went to
    other entities, `split` entities were made of in-article entities of others, `reviewed` questions were put, in
    `rounds` of merging; `kept` is what people's decisions, or others' changes meanwhile, left as it was."""

    merged: int = 0
    parted: int = 0
    moved: int = 0
    split: int = 0
    reviewed: int = 0
    rounds: int = 0
    kept: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


# Told what is being done, how many of its steps are done, and of how many.
Progress = Callable[[str, int, int], None]


def resolve_all(
    store: GraphStore,
    articles: Sequence[Listed],
    stories: Mapping[str, str],
    clock: Callable[[], str],
    progress: Progress = lambda doing, done, total: None,
) -> Tally:
    """Changes who is who to what all articles (in their order by time) say when read in that order.

    `stories` tells for each article the story that it would stand in then. `clock` gives timestamps.
    """
    constraints = constraints_of(store)
    partition = Partition()
    for partition in partition_of(store, articles, stories, constraints):
        progress("Comparing", partition.read, len(articles))
    stored = stored_in(store, list(partition.classes))
    found = list(changes(stored, partition.classes, constraints.demands))
    total, done = sum(change.size for change in found), 0
    tally = Tally(rounds=partition.rounds)
    for batch in _batches(found):
        tally += store.transact(partial(_apply, batch=batch, now=clock()))
        done += sum(change.size for change in batch)
        progress("Changing", done, total)
    for start in range(0, len(partition.doubts), _BATCH):
        doubts = partition.doubts[start : start + _BATCH]
        tally += store.transact(partial(_ask, doubts=doubts, now=clock()))
    return tally


def _batches(found: Iterable[Change]) -> Iterator[list[Change]]:
    batch: list[Change] = []
    size = 0
    for change in found:
        if batch and size + change.size > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(change)
        size += change.size
    if batch:
        yield batch


def _apply(transaction: Transaction, batch: Sequence[Change], now: str) -> Tally:
    tally = Tally()
    for change in batch:
        tally += _Applied(transaction, now).change(change)
    return tally


class _Applied:
    """One change, in a transaction."""

    def __init__(self, transaction: Transaction, now: str) -> None:
        self._transaction = transaction
        self._now = now

    def change(self, change: Change) -> Tally:
        """Makes it; what was decided otherwise since it was planned stays."""
        parted = self._free(change.freed)
        if parted:
            lead_home(self._transaction, change.entities | change.freed.keys())
        split, minted = 0, set[str]()
        moved: list[str] = []
        for locals_ in change.minted:
            entity, others = self._mint(locals_)
            moved += others
            if entity:
                minted.add(entity)
                split += 1
        moved += self._move(change.moved)
        merged, kept = self._merge(change.merged)
        touched = change.entities | minted | change.merged.keys() | set(change.merged.values())
        lead_home(self._transaction, touched, {*moved, *(local for found in change.minted for local in found)})
        self._close(merged)
        return Tally(merged=len(merged), parted=parted, moved=len(moved), split=split, kept=kept)

    def _free(self, freed: Mapping[str, str]) -> int:
        """Takes merges by score back; how many."""
        rows = self._transaction.get("Decision", sorted(freed.values()))
        held = self._transaction.get("Entity", sorted(freed))
        done = [key for key, by in freed.items() if held[key]["merged_by"] == by and not rows[by]["undone_at"]]
        for key in sorted(done):
            row = rows[freed[key]]
            self._transaction.put("Decision", [{"id": row["id"], "undone_at": self._now, "undone_by": BY_RULE}])
            self._transaction.put("Decision", [{"id": other, "superseded": ""} for other in row["overrules"] or ()])
            list_sides(self._transaction, row["overrules"] or ())
            self._transaction.put("Entity", [{"id": key, "merged_into": "", "merged_by": ""}])
        return len(done)

    def _mint(self, locals_: Sequence[str]) -> tuple[str, list[str]]:
        """An entity for in-article entities that have none: split from where the first stands; and who else joined."""
        edges = self._edges(locals_)
        if not edges:
            return "", []
        first = next(local for local in locals_ if local in edges)
        source = edges[first][1]
        leaving = [edge for edge in edges.values() if edge[1] == source]
        (row,) = self._transaction.get("Entity", [source]).values()
        word = Word(BY_SCORE, self._now, (f"{_WHY}: read by time they are not one with the rest",))
        decision = part(self._transaction, row, leaving, word)
        others = [local for local, edge in edges.items() if edge[1] != source]
        entity = decision.right.id
        lead_home(self._transaction, (source, entity), [edge[0] for edge in leaving])
        return entity, self._move(dict.fromkeys(others, entity))

    def _edges(self, locals_: Iterable[str]) -> dict[str, EdgeRow]:
        """RESOLVED_TO of those that are still stored, in their order."""
        found = self._transaction.follow("RESOLVED_TO", list(dict.fromkeys(locals_)))
        return {local: edges[0] for local, edges in found.items() if edges}

    def _move(self, moved: Mapping[str, str]) -> list[str]:
        """Gives in-article entities another home, each by a decision that it joined it; which."""
        edges = self._edges(moved)
        ends = roots(self._transaction, set(moved.values()))
        rows = self._transaction.get("Entity", sorted(set(moved.values())))
        going = [local for local in edges if edges[local][3]["home"] != moved[local] and moved[local] in ends]
        seen = recall(self._transaction, going)
        joins = [join_id(local) for local in going]
        self._transaction.disconnect("DECIDED_ON", joins)
        self._transaction.disconnect("DECIDED_IN", joins, out=False)
        gathered = Rows()
        for local in going:
            self._gather_join(gathered, edges[local], seen[local], rows[moved[local]], ends[moved[local]])
        gathered.write(self._transaction)
        known = self._transaction.get("Decision", joins)
        reopened = [{"id": key, "superseded": "", "undone_at": "", "undone_by": ""} for key in known]
        self._transaction.put("Decision", reopened)
        return going

    def _gather_join(self, gathered: Rows, edge: EdgeRow, found: Seen, target: Row, end: str) -> None:
        local, entity, _, given = edge
        ways = ways_of(target["id"])
        _, (verdict,) = ways.choose(ways.card(row_of(found)), [ways.card(target)])
        verdict = replace(verdict, reasons=(f"{_WHY}: read by time they are one", *verdict.reasons))
        why = {"score": verdict.score, "reasons": list(verdict.reasons), "by": BY_SCORE, "at": self._now}
        gathered.edges["RESOLVED_TO"].append((local, entity, "", {**given, **why, "home": target["id"]}))
        gather_join(gathered, found, target, verdict, BY_SCORE, self._now, (entity, end))

    def _merge(self, merged: Mapping[str, str]) -> tuple[dict[str, str], int]:
        """Leads ids to others; the decisions by absorbed id, and how many had to stay apart."""
        done: dict[str, str] = {}
        ends = roots(self._transaction, {*merged, *merged.values()})
        kept = 0
        for absorbed, into in sorted(merged.items()):
            if ends.get(absorbed) != absorbed or ends.get(into) != into or self._kept_apart(absorbed, into):
                kept += 1
                continue
            rows = self._transaction.get("Entity", [absorbed, into])
            found = verdict_on(rows[absorbed], rows[into])
            word = Word(BY_SCORE, self._now, (f"{_WHY}: read by time they are one", *found.reasons), found.score)
            done[absorbed] = absorb(self._transaction, rows[into], rows[absorbed], absorbed, word)
        return done, kept

    def _kept_apart(self, one: str, other: str) -> bool:
        """A person's decision keeps the two apart."""
        between = decisions_between(self._transaction, one, other)
        return any(row["judgement"] == Judgement.DIFFERENT and by_a_person(row["by"]) for row in between)

    def _close(self, merged: Mapping[str, str]) -> None:
        """What was asked of, or by score kept apart, two that are one now is settled by the merge of one of them."""
        ends = roots(self._transaction, merged)
        followed = self._transaction.follow("DECIDED_IN", sorted(set(ends.values())))
        sides: dict[str, set[str]] = {}
        for edges in followed.values():
            for entity, decision, side, _ in edges:
                sides.setdefault(decision, set()).add(f"{side} {entity}")
        rows = self._transaction.get("Decision", sorted(key for key, found in sides.items() if len(found) > 1))
        for row in rows.values():
            if not stands(row) or by_a_person(row["by"]) or row["kind"] not in _BETWEEN:
                continue
            found = roots(self._transaction, (row["left_id"], row["right_id"]))
            if len(found) == 2 and len(set(found.values())) == 1:
                by = next((merged[key] for key in (row["left_id"], row["right_id"]) if key in merged), None)
                settled = by or next(
                    decision for key, decision in sorted(merged.items()) if ends[key] in found.values()
                )
                before = self._transaction.get("Decision", [settled])[settled]["overrules"] or []
                supersede(self._transaction, [row, *({"id": key} for key in before)], settled)


_BETWEEN = (DecisionKind.REVIEW, DecisionKind.SPLIT)


def _ask(transaction: Transaction, doubts: Sequence[Doubt], now: str) -> Tally:
    """Puts the questions that were never put on the two entities."""
    edges = transaction.follow("RESOLVED_TO", sorted({local for doubt in doubts for local in (doubt.one, doubt.other)}))
    entity = {local: found[0][1] for local, found in edges.items() if found}
    gathered = Rows()
    asked: dict[str, tuple[str, str]] = {}
    for doubt in doubts:
        one, other = entity.get(doubt.one), entity.get(doubt.other)
        if one is None or other is None or one == other or not worth_asking(one, doubt.score):
            continue
        key = review_id(one, other)
        # What was asked before is looked for first: whoever is often named has thousands of decisions.
        if key in asked or transaction.known("Decision", [key]) or decisions_between(transaction, one, other):
            continue
        asked[key] = one, other
        rows = transaction.get("Entity", [one, other])
        decision = Decision(
            id=key,
            kind=DecisionKind.REVIEW,
            judgement=Judgement.UNSURE,
            left=side_of(transaction, rows[one]),
            right=side_of(transaction, rows[other]),
            score=doubt.score,
            reasons=(*doubt.reasons,),
            by=BY_SCORE,
            at=now,
        )
        gather_decision(gathered, decision)
    gathered.write(transaction)
    list_new(transaction, asked)
    return Tally(reviewed=len(asked))
