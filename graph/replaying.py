"""Who is who, decided anew over everything stored as if it had come by time; nothing is written.

Each in-article entity is put to what came before it, as in ingestion. Then classes that are surely one are made one,
the surest first, until none are: a surname that an article before the full name brought, two classes that a third
has bridged. Two classes are one only if each is the other's first choice. What people have said holds all through.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any, Generic

from dramatis.ids import stable_id
from dramatis.words import EntityKind, Judgement
from graph.candidates import MOST_HOLDERS, Card, Ways, names_of
from graph.canonical import Listed
from graph.cards import DOCUMENTS, EVENTS, THINGS, knowing
from graph.constraints import Constraints
from graph.entities import Seen, row_of
from graph.entity_matching_cards import Verdict
from graph.growing import grown
from graph.recalling import recall
from graph.shape import Row
from graph.store import GraphStore, Transaction

# Articles, or in-article entities, read by one transaction.
_ARTICLES, _LOCALS = 32, 1_000
# Classes looked at for one blocking key: as many as ingestion looks at; the first that came.
_MOST_HOLDERS = 60
# Bare names of so many days wait until the whole names of as many days more are known: a surname's bearer may be named
# in full a little later. Longer ones would find no more, since an entity keeps only its latest stories.
_WINDOW_D = 7
# A timestamp's first characters are its day.
_DAY = 10
_THINGS = (EntityKind.PLACE, EntityKind.ORGANIZATION, EntityKind.PERSON)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two classes, told by an in-article entity of each, that may be one: somebody is to say."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


@dataclass(slots=True)
class Partition:
    """The class of each in-article entity, in their order by time; what stayed in doubt; rounds of the merging.

    `read` are the articles that were read so far.
    """

    classes: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    rounds: int = 0
    read: int = 0


def partition_of(
    store: GraphStore, articles: Sequence[Listed], stories: Mapping[str, str], constraints: Constraints
) -> Iterator[Partition]:
    """Grows a partition over all that is stored and gives it after each step; the last one is whole.

    `stories` is the story of each article, which must not hang on the order in which they came.
    """
    partition = Partition()
    later: dict[EntityKind, list[tuple[str, str]]] = {EntityKind.DOCUMENT: [], EntityKind.EVENT: []}
    things = _Classes(THINGS, constraints)
    waiting: list[tuple[str, str]] = []
    for window in _windows(articles):
        brief: list[tuple[str, str]] = []
        for start in range(0, len(window), _ARTICLES):
            ids = [listed.article for listed in window[start : start + _ARTICLES]]
            for found in store.transact(partial(_listed, articles=ids)):
                story = stories.get(found.article, "")
                if found.seen is not None:
                    things.place(replace(found.seen, story=story))
                else:
                    later.get(found.kind, brief).append((found.local, story))
            partition.read += len(ids)
            yield partition
        for seen in _recalled(store, waiting, {}):
            things.place(seen)
        waiting = brief
    for seen in _recalled(store, waiting, {}):
        things.place(seen)
    _settle(partition, things)
    classes = things.found()
    del things  # its rows and cards are the most of what is held in memory
    for ways, kind in ((DOCUMENTS, EntityKind.DOCUMENT), (EVENTS, EntityKind.EVENT)):
        told = _Classes[Any](ways, constraints)
        for seen in _recalled(store, later.pop(kind), classes):
            told.place(seen)
        _settle(partition, told)
        classes |= told.found()
    partition.classes = classes
    yield partition


def _windows(articles: Sequence[Listed]) -> Iterator[list[Listed]]:
    """The articles of some days each, whatever days the others have; the undated together at last."""
    for _, window in groupby(articles, key=_window):
        yield list(window)


def _window(listed: Listed) -> int:
    dated = listed.published[:1].isdigit()
    return date.fromisoformat(listed.published[:_DAY]).toordinal() // _WINDOW_D if dated else 0


@dataclass(frozen=True, slots=True)
class _Found:
    """An in-article entity. `seen` is None of documents and events, and of people and organisations called by one word:
    these come when those are known whom they may mean."""

    local: str
    kind: EntityKind
    article: str
    seen: Seen | None


def _listed(transaction: Transaction, articles: Sequence[str]) -> list[_Found]:
    """What the articles speak of: article by article, places, organisations, people, each the longest names first."""
    versions = transaction.follow("HAS_VERSION", articles)
    held = transaction.follow("FOUND_IN", sorted({e[1] for edges in versions.values() for e in edges}), out=False)
    here = {article: [e[0] for edge in versions[article] for e in held[edge[1]]] for article in articles}
    rows = transaction.get("Local", sorted({local for found in here.values() for local in found}))
    seen = recall(transaction, [key for key, row in rows.items() if not _waits(row)])
    return [
        _Found(local, EntityKind(rows[local]["kind"]), article, seen.get(local))
        for article in articles
        for local in sorted(here[article], key=lambda local: _place(rows[local]))
    ]


def _waits(row: Row) -> bool:
    """Who it is hangs on who else is spoken of."""
    kind = EntityKind(row["kind"])
    return kind not in _THINGS or (kind is not EntityKind.PLACE and len(row["name"].split()) < 2)


def _place(row: Row) -> tuple[int, int, str, str]:
    kind = EntityKind(row["kind"])
    rank = _THINGS.index(kind) if kind in _THINGS else len(_THINGS)
    return rank, -len(row["name"].split()), row["name"], row["id"]


def _recalled(store: GraphStore, wanted: Sequence[tuple[str, str]], classes: Mapping[str, str]) -> Iterator[Seen]:
    """In-article entities (each with its story) in their order, with the classes of what they speak of."""
    for start in range(0, len(wanted), _LOCALS):
        chunk = dict(wanted[start : start + _LOCALS])
        seen = store.transact(partial(recall, locals_=chunk))
        others = next((found.others for found in seen.values()), {})
        canonical = {key: classes[key] for key in others if key in classes}
        for local, story in chunk.items():
            if local not in seen:
                continue  # withdrawn since it was listed
            yield replace(seen[local], story=story, canonical=canonical)


def _settle(partition: Partition, classes: "_Classes[Any]") -> None:
    partition.rounds = max(partition.rounds, classes.merge())
    partition.doubts += classes.doubts()


class _Classes(Generic[Card]):
    """In-article entities that are one, in memory: a row, a card and keys for each class."""

    def __init__(self, ways: Ways[Card], constraints: Constraints) -> None:
        self.of: dict[str, str] = {}
        self._ways: Ways[Card] = knowing(ways, self._at_odds)
        self._said = constraints
        self._leads: dict[str, str] = {}
        self._order: dict[str, int] = {}
        self._rows: dict[str, Row] = {}
        self._cards: dict[str, Card] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self._holders: dict[str, list[str]] = {}
        self._bearers: dict[str, set[str]] = {}
        """The classes that have each name as it is written."""
        self._first: dict[str, str] = {}
        self._groups: dict[str, set[str]] = {}
        """The groups of which people have spoken that stand in a class."""
        self._where: dict[str, str] = {}
        """The class in which such a group stands."""
        self._unsure: dict[str, tuple[str, Verdict]] = {}
        """The likeliest other class of each that is none for sure."""

    def place(self, seen: Seen) -> None:
        """Finds the class of one more in-article entity, or founds it."""
        local = seen.entity.id
        row = row_of(seen)
        card = self._ways.card(row)
        keys = frozenset(self._ways.keys(card))
        group = self._said.group(local)
        chosen = self._choose(card, self._ways.sought(card), self._banned((group,)))
        home = self._where.get(group)
        if home is None:
            entity = chosen
        elif chosen is None or chosen == home or self._at_odds(home, chosen):
            entity = home
        else:
            entity = self._unite(home, chosen)
        if entity is None:
            entity = stable_id(seen.entity.kind.value.lower(), local)
            self._order[entity] = len(self._order)
            self._first[entity] = local
            self._put(entity, row | {"id": entity}, keys)
        else:
            self._put(entity, grown(self._rows[entity], row), keys)
        self.of[local] = entity
        if group in self._said.spoken:
            self._groups.setdefault(entity, set()).add(group)
            self._where[group] = entity

    def merge(self) -> int:
        """Makes one what is surely one; in how many rounds."""
        rounds = 0
        dirty = set(self._rows)
        while dirty:
            rounds += 1
            united = {self._unite(*pair) for pair in self._mutual(dirty)}
            dirty = united | {other for entity in united for other in self._near(self._sought(entity))}
        return rounds

    def _mutual(self, among: Iterable[str]) -> list[tuple[str, str]]:
        """Classes of which each is the other's first choice, one of them among the given; the surest pairs first."""
        picks = {entity: self._pick(entity) for entity in sorted(among, key=self._order.__getitem__)}
        for found in list(picks.values()):
            if found is not None and found[0] not in picks:
                picks[found[0]] = self._pick(found[0])
        pairs: dict[tuple[str, str], float] = {}
        for entity, found in picks.items():
            back = picks.get(found[0]) if found is not None else None
            if found is not None and back is not None and back[0] == entity:
                one, other = sorted((entity, found[0]), key=self._order.__getitem__)
                pairs[one, other] = max(found[1], back[1])
        return sorted(pairs, key=lambda pair: (-pairs[pair], self._order[pair[0]], self._order[pair[1]]))

    def found(self) -> dict[str, str]:
        """The class of each in-article entity."""
        return {local: self._root(entity) for local, entity in self.of.items()}

    def doubts(self) -> list[Doubt]:
        """For each class that was merged with none the likeliest other one that it may be, each pair once."""
        found: dict[frozenset[str], Doubt] = {}
        for entity, (other, verdict) in sorted(self._unsure.items(), key=lambda item: self._order[item[0]]):
            end = self._root(other)
            if end != entity:
                doubt = Doubt(self._first[entity], self._first[end], verdict.score, verdict.reasons)
                found.setdefault(frozenset((entity, end)), doubt)
        return list(found.values())

    def _pick(self, entity: str) -> tuple[str, float] | None:
        """The class that this one is, with the score; None where it is none for sure."""
        banned = {entity, *self._banned(self._groups.get(entity, ()))}
        near = sorted(self._near(self._sought(entity)) - banned)
        chosen, verdicts = self._ways.choose(self._counted(entity), [self._cards[other] for other in near])
        self._unsure.pop(entity, None)
        if chosen is not None:
            return near[chosen], verdicts[chosen].score
        unsure = [place for place, found in enumerate(verdicts) if found.judgement is Judgement.UNSURE]
        if not unsure:
            return None
        likeliest = max(unsure, key=lambda place: (verdicts[place].score, near[place]))
        best = near[likeliest]
        if self._all_may_be(best, (near[place] for place in unsure if place != likeliest)):
            found = self._verdict(entity, best)
            if found.judgement is Judgement.SAME:
                return best, found.score
        self._unsure[entity] = best, verdicts[likeliest]
        return None

    def _all_may_be(self, entity: str, others: Iterable[str]) -> bool:
        """None of the others is known to be somebody else: they are no reason to doubt that it is this one."""
        return all(
            not self._at_odds(entity, other) and self._verdict(entity, other).judgement is not Judgement.DIFFERENT
            for other in others
        )

    def _verdict(self, entity: str, other: str) -> Verdict:
        """The verdict on two classes, nobody else coming into question."""
        return self._ways.choose(self._counted(entity), [self._cards[other]])[1][0]

    def _counted(self, entity: str) -> Card:
        """The card of the class with how many others bear its name."""
        return self._ways.counted(self._cards[entity], partial(self._others, but=entity))

    def _others(self, kind: str, key: str, but: str = "") -> int:
        """How many classes of the kind have the key but for one, as far as ingestion would count."""
        having = self._bearers.get(key, self._holders.get(key, ()))
        if len(having) > MOST_HOLDERS + 1:
            return MOST_HOLDERS + 1
        return sum(entity.startswith(kind) and entity != but for entity in having)

    def _choose(self, card: Card, keys: Iterable[str], banned: set[str]) -> str | None:
        near = sorted(self._near(keys) - banned)
        counted = self._ways.counted(card, self._others)
        chosen, _ = self._ways.choose(counted, [self._cards[entity] for entity in near])
        return None if chosen is None else near[chosen]

    def _sought(self, entity: str) -> frozenset[str]:
        """Where a class looks for others: by its own names, and under all keys that its members brought."""
        return self._keys[entity].union(self._ways.sought(self._cards[entity]))

    def _near(self, keys: Iterable[str]) -> set[str]:
        return {entity for key in keys for entity in self._holders.get(key, ())}

    def _banned(self, groups: Iterable[str]) -> set[str]:
        """The classes that must not be one with the groups."""
        foes = {foe for group in groups for foe in self._said.foes(group)}
        return {self._where[foe] for foe in foes if foe in self._where}

    def _at_odds(self, one: str, other: str) -> bool:
        return other in self._banned(self._groups.get(one, ()))

    def _put(self, entity: str, row: Row, keys: frozenset[str]) -> None:
        self._rows[entity] = row
        self._cards[entity] = self._ways.card(row)
        for name in names_of(row):
            self._bearers.setdefault(name, set()).add(entity)
        known = self._keys.get(entity, frozenset())
        self._keys[entity] = known | keys
        for key in keys - known:
            holders = self._holders.setdefault(key, [])
            if len(holders) < _MOST_HOLDERS:
                holders.append(entity)

    def _unite(self, one: str, other: str) -> str:
        """Makes the two one class, which goes by the id of the one that came first."""
        kept, gone = sorted((one, other), key=self._order.__getitem__)
        self._leads[gone] = kept
        row, keys = self._rows.pop(gone), self._keys.pop(gone)
        for name in names_of(row):
            self._bearers[name].discard(gone)
        del self._cards[gone]
        for key in keys:
            holders = self._holders[key]
            if gone in holders:
                holders[holders.index(gone)] = kept
                self._holders[key] = list(dict.fromkeys(holders))
        self._keys[kept] |= keys
        self._unsure.pop(gone, None)
        self._put(kept, grown(self._rows[kept], row), keys)
        for group in self._groups.pop(gone, set()):
            self._groups.setdefault(kept, set()).add(group)
            self._where[group] = kept
        return kept

    def _root(self, entity: str) -> str:
        while entity in self._leads:
            entity = self._leads[entity]
        return entity
