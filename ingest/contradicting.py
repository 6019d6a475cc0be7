"""Conflicts of a store: the statements of its articles, and which of them contradict each other.

Everything follows from what is held of the articles and from the stories in which these stand, so it can be made anew
for any articles at any time. It rests on what single articles say and not on who is who: a merge or an undo changes
only what the sides of a conflict lead to. Two statements are held against each other where they stand in one story and
share a rare word, so that a story of thousands of articles costs no more for each.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any

from dramatis.ids import stable_id
from dramatis.partial_date import PartialDate
from graph.conflict_judging import judged, word_id
from graph.paging import pages
from graph.shape import Link, Order, Row, Shape
from graph.statements import stories_of_articles
from graph.store import MOST_KEYS, GraphStore, Transaction
from graph.withdrawing import drop_unused_keys
from graph.writing import Rows
from ingest.clauses import clauses_of
from stories.conflict_statements import Carrier, Clause, Statement, of_article, statement
from stories.conflicts import Finding, contradiction, sorted_sides

# Statements of a story that are looked at for one word, those of the smallest ids. Where more share it, which are held
# against which depends on the order of arrival.
_MOST_HOLDERS = 64
# Statements of one side that are kept with a conflict; more outlets that say the same add nothing to it.
_MOST_OF_A_SIDE = 50
_PREFIX = "said:"
# Articles whose conflicts are made anew in one transaction: with their statements, as many things as one call takes.
_LOT = 100
_SIDES = ("a", "b")


@dataclass(frozen=True, slots=True)
class _Filed:
    """A statement as it is stored: its id, its story, and what it says."""

    id: str
    story: str
    said: Statement

    def filed_under(self) -> list[str]:
        """The keys of the store under which it is filed."""
        return [_PREFIX + stable_id("at", self.story, key) for key in self.said.keys]


@dataclass(slots=True)
class _Conflict:
    """A conflict in the making: what kind, and the statements on its two sides by the position that they take."""

    kind: str
    sides: dict[str, dict[str, _Filed]] = field(default_factory=lambda: {side: {} for side in _SIDES})


def stated_by(transaction: Transaction, articles: Collection[str]) -> set[str]:
    """The ids of the statements that are stored for the articles; to be asked for before an article is removed."""
    stored = transaction.follow("HAS_STATEMENT", sorted(set(articles)))
    return {edge[1] for edges in stored.values() for edge in edges}


def refresh_conflicts(
    transaction: Transaction, articles: Collection[str], before: Collection[str] = frozenset()
) -> None:
    """Makes the statements of the articles anew, and the conflicts in which they are or were.

    `before` are statements (`stated_by`) of articles that may be gone. Doing it again changes nothing.
    """
    wanted = sorted(set(articles))
    stories = stories_of_articles(transaction, wanted)
    present = _present(stories, clauses_of(transaction, wanted))
    rows = transaction.get("Statement", sorted({*stated_by(transaction, wanted), *before}))
    gone = [key for key, row in rows.items() if key not in present or _changed(row, present[key])]
    fresh = {key: made for key, made in present.items() if key not in rows or key in gone}
    if not gone and not fresh:
        return
    left = _take_out(transaction, gone)
    _file(transaction, fresh.values())
    _put_conflicts(transaction, _found(transaction, {**left, **fresh}))


def refresh_all_conflicts(store: GraphStore) -> int:
    """Makes the conflicts of the whole store anew, some articles at a time; how many articles there are."""
    done = 0
    for rows in pages(store, Link("found", "articles", Shape("Article"), order=(Order("id"),)), _LOT):
        store.transact(partial(refresh_conflicts, articles=[row["id"] for row in rows]))
        done += len(rows)
    return done


def _present(stories: Mapping[str, str], clauses: Mapping[str, Sequence[Clause]]) -> dict[str, _Filed]:
    return {
        made.id: _Filed(made.id, stories[article], made)
        for article, listed in clauses.items()
        if article in stories
        for made in of_article(listed)
    }


def _changed(row: Row, made: _Filed) -> bool:
    return bool(row["story"] != made.story or row["content"] != _content(made.said))


def _content(said: Statement) -> Row:
    clause = {name: value for name, value in asdict(said.clause).items() if value not in ("", None, (), False)}
    listed = {name: list(value) if isinstance(value, tuple) else value for name, value in clause.items()}
    around = {"elsewhere": [str(day) for day in said.elsewhere], "voices": list(said.voices), "alone": list(said.alone)}
    return {**listed, **around}


def _filed(row: Row) -> _Filed | None:
    """The statement as it is stored; None for one that today's rules wouldn't make."""
    content: dict[str, Any] = dict(row["content"])
    elsewhere = tuple(PartialDate.parse(day) for day in content.pop("elsewhere"))
    around: dict[str, Any] = {name: tuple(content.pop(name, ())) for name in ("voices", "alone")}
    content["carrier"] = Carrier(content["carrier"])
    for name in ("names", "plain", "scene", "setting"):
        content[name] = tuple(content.get(name, ()))
    for name in ("origin", "outlet", "reported", "recorded"):
        content.setdefault(name, "")
    said = statement(Clause(**content))
    return None if said is None else _Filed(row["id"], row["story"], replace(said, elsewhere=elsewhere, **around))


def _take_out(transaction: Transaction, gone: Sequence[str]) -> dict[str, _Filed]:
    """Removes the statements with their conflicts; the statements that are left of these conflicts."""
    inside = transaction.follow("IN_CONFLICT", gone)
    conflicts = sorted({edge[1] for edges in inside.values() for edge in edges})
    members = transaction.follow("IN_CONFLICT", conflicts, out=False)
    left = sorted({edge[0] for edges in members.values() for edge in edges} - set(gone))
    keys = transaction.follow("HAS_KEY", gone)
    transaction.remove("Conflict", conflicts)
    transaction.remove("Statement", gone)
    drop_unused_keys(transaction, sorted({edge[1] for edges in keys.values() for edge in edges}))
    return _stored(transaction, left)


def _stored(transaction: Transaction, ids: Sequence[str]) -> dict[str, _Filed]:
    found: dict[str, _Filed] = {}
    for start in range(0, len(ids), MOST_KEYS):
        for key, row in transaction.get("Statement", ids[start : start + MOST_KEYS]).items():
            made = _filed(row)
            if made is not None:
                found[key] = made
    return found


def _file(transaction: Transaction, made: Iterable[_Filed]) -> None:
    gathered = Rows()
    for one in made:
        article = one.said.clause.article
        gathered.node(
            "Statement", {"id": one.id, "story": one.story, "article": article, "content": _content(one.said)}
        )
        gathered.edge("HAS_STATEMENT", article, one.id)
        for key in one.filed_under():
            gathered.node("Key", {"id": key})
            gathered.edge("HAS_KEY", one.id, key)
    gathered.write(transaction)


def _found(transaction: Transaction, fresh: Mapping[str, _Filed]) -> dict[str, _Conflict]:
    """The conflicts of the statements, by id, with these on their sides."""
    keys = sorted({key for one in fresh.values() for key in one.filed_under()})
    holders: dict[str, list[str]] = {}
    for start in range(0, len(keys), MOST_KEYS):
        holders |= transaction.by_keys("Statement", keys[start : start + MOST_KEYS], _MOST_HOLDERS)
    others = sorted({key for found in holders.values() for key in found} - fresh.keys())
    known = {**_stored(transaction, others), **fresh}
    conflicts: dict[str, _Conflict] = {}
    tried: set[tuple[str, str]] = set()
    for key, one in sorted(fresh.items()):
        near = {found for own in one.filed_under() for found in holders.get(own, ())} - {key}
        for other in sorted(near & known.keys()):
            pair = (min(key, other), max(key, other))
            if pair in tried:
                continue
            tried.add(pair)
            finding = contradiction(one.said, known[other].said)
            if finding is not None:
                _note(conflicts, finding, one, known[other])
    return conflicts


def _note(conflicts: dict[str, _Conflict], finding: Finding, one: _Filed, other: _Filed) -> None:
    pair = sorted((one, other), key=lambda filed: (filed.said.position, filed.id))
    key = stable_id("conflict", finding.kind.value, *(filed.said.position for filed in pair))
    conflict = conflicts.setdefault(key, _Conflict(finding.kind.value))
    for side, filed in zip(_SIDES, pair, strict=True):
        conflict.sides[side][filed.id] = filed


def _put_conflicts(transaction: Transaction, found: Mapping[str, _Conflict]) -> None:
    """Writes the conflicts with what is on their sides now and what was there before."""
    if not found:
        return
    known = transaction.follow("IN_CONFLICT", sorted(found), out=False)
    members = _stored(transaction, sorted({edge[0] for edges in known.values() for edge in edges}))
    words = transaction.get("ConflictWord", [word_id(key) for key in sorted(found)])
    for name, out in (
        ("CONFLICT_LEFT", True),
        ("CONFLICT_RIGHT", True),
        ("CONTESTED_IN", False),
        ("HAS_CONFLICT", False),
    ):
        transaction.disconnect(name, sorted(found), out=out)
    gathered = Rows()
    for key, conflict in sorted(found.items()):
        for source, _, _, given in known[key]:
            if source in members:
                conflict.sides[str(given["side"])].setdefault(source, members[source])
        _gather(gathered, key, conflict, words.get(word_id(key)))
    gathered.write(transaction)


def _gather(gathered: Rows, key: str, conflict: _Conflict, word: Row | None) -> None:
    sides = [sorted(conflict.sides[side].values(), key=_rank)[:_MOST_OF_A_SIDE] for side in _SIDES]
    first = {side: listed[0] for side, listed in zip(_SIDES, sides, strict=True)}
    left, right = sorted_sides(*(first[side].said for side in _SIDES))
    finding = contradiction(left, right) or _any_finding(*sides)
    recorded = max(min(one.said.clause.recorded for one in listed) for listed in sides)
    reported = max(min(one.said.clause.reported for one in listed) for listed in sides)
    judgement = word["judgement"] if word is not None else None
    row = {"kind": conflict.kind, "explanation": finding.explanation if finding else "", "recorded": recorded}
    gathered.node("Conflict", {"id": key, **row, "reported": reported, **judged(judgement)})
    for name, said in (("CONFLICT_LEFT", left), ("CONFLICT_RIGHT", right)):
        for carrier in _carriers(said):
            gathered.edge(name, key, carrier)
    for side, listed in zip(_SIDES, sides, strict=True):
        for one in listed:
            gathered.edge("IN_CONFLICT", one.id, key, side=side)
            gathered.edge("HAS_CONFLICT", one.story, key)
            for carrier in _carriers(one.said):
                gathered.edge("CONTESTED_IN", carrier, key)


def _any_finding(ones: Sequence[_Filed], others: Sequence[_Filed]) -> Finding | None:
    """What the first pair that contradicts each other says; the first of each side may be too far apart in time."""
    pairs = (sorted_sides(one.said, other.said) for one in ones for other in others)
    return next((finding for pair in pairs if (finding := contradiction(*pair)) is not None), None)


def _rank(one: _Filed) -> tuple[str, str]:
    return one.said.clause.reported or "~", one.id


def _carriers(said: Statement) -> list[str]:
    """The claim, event or fact on which it rests; beside an event a fact on who took part."""
    return [said.clause.carrier_id, *([said.clause.fact] if said.clause.fact else [])]
