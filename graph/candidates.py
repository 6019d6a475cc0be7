"""The canonical entities that a batch may resolve to: fetched once over blocking keys, kept true while it runs."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from dramatis.folding import fold
from dramatis.words import Judgement
from graph.entity_matching_cards import Verdict
from graph.shape import Row
from graph.store import Transaction
from graph.writing import Rows

# Entities that may share a blocking key. A key that more share (a common surname) tells nothing by itself, and finds
# none: those meant are found by the narrower keys, which join it with what stands around (`graph.narrowing`).
MOST_HOLDERS = 60
# People, organisations and places that are compared with one of an article, those with which it shares the rarest keys.
MOST_COMPARED = 12


Card = TypeVar("Card")


@dataclass(frozen=True, slots=True)
class Ways(Generic[Card]):
    """How entities of one sort are filed and compared: the card of a row, its blocking keys, and whom it is.

    `keys` are those under which a card is filed, `sought` those by which it looks for others. `choose` takes a card and
    candidates, and gives the index of the one that it is, or None, with all verdicts.
    """

    card: Callable[[Row], Card]
    keys: Callable[[Card], Iterable[str]]
    sought: Callable[[Card], Iterable[str]]
    choose: Callable[[Card, Sequence[Card]], tuple[int | None, Sequence[Verdict]]]
    counted: Callable[[Card, Callable[[str, str], int]], Card] = lambda card, count: card
    """The card with how common its name is, from how many entities of a kind (which their ids begin with) a key has."""
    besides: Callable[[Card], Iterable[str]] = lambda card: ()
    """Keys under which a card is filed for other purposes than this."""
    compared: int = MOST_HOLDERS
    """Candidates that are compared with one card at most."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that comes into question, with the verdict on it."""

    entity: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entity it is, or None; then `unsure` is the likeliest of those of which nobody can be sure, or None."""

    match: Match | None
    unsure: Match | None


@dataclass(slots=True)
class Shelf(Generic[Card]):
    """Entity rows and cards by id, ids by blocking key, and what changed: the new keys of each changed entity.

    An entity is found by the keys of every in-article entity that is resolved to it: so they don't hang on the order in
    which these came, and a merge can be taken back.
    """

    ways: Ways[Card]
    rows: dict[str, Row] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    holders: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    changed: dict[str, set[str]] = field(default_factory=dict)
    crowded: frozenset[str] = frozenset()
    """Keys that too many share to look at them."""
    filed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The keys, by entity, under which it was found: it needn't be filed there again."""
    stored: dict[str, Row] = field(default_factory=dict)
    """The rows of those that were fetched, as they are stored."""

    def fill(self, transaction: Transaction, wanted: Sequence[Row], known: Iterable[str]) -> None:
        """Fetches all candidates of the rows, and the entities that are known to be wanted."""
        keys = sorted({key for row in wanted for key in self.ways.sought(self.ways.card(row))})
        rare = transaction.by_rare_keys("Entity", keys, MOST_HOLDERS)
        for key, entities in rare.items():
            self.holders[key].update(entities)
            for entity in entities:
                self.filed[entity].add(key)
        self.crowded = frozenset(keys) - rare.keys()
        found = {entity for row in wanted for entity in self._nearest(self.ways.card(row))} | set(known)
        self.stored = transaction.get("Entity", sorted(found))
        self.rows = dict(self.stored)

    def best(self, row: Row) -> Choice:
        """Which of the candidates the row is."""
        card = self.ways.counted(self.ways.card(row), self.count)
        candidates = self.near(card)
        chosen, verdicts = self.ways.choose(card, [self._card(entity) for entity in candidates])
        if chosen is not None:
            return Choice(Match(candidates[chosen], verdicts[chosen]), None)
        unsure = [place for place, found in enumerate(verdicts) if found.judgement is Judgement.UNSURE]
        if not unsure:
            return Choice(None, None)
        likeliest = max(unsure, key=lambda place: verdicts[place].score)
        return Choice(None, Match(candidates[likeliest], verdicts[likeliest]))

    def near(self, card: Card) -> list[str]:
        """The entities that come into question, by id: a key that is crowded brings none."""
        return sorted(entity for entity in self._nearest(card) if entity in self.rows)

    def _nearest(self, card: Card) -> list[str]:
        """Those that share most with the card, each key worth the more the fewer share it."""
        shared: dict[str, float] = defaultdict(float)
        for key in sorted(frozenset(self.ways.sought(card)) - self.crowded):
            for entity in self.holders[key]:
                shared[entity] += 1 / len(self.holders[key])
        return heapq.nsmallest(self.ways.compared, shared, key=lambda entity: (-shared[entity], entity))

    def put(self, row: Row, seen: Row) -> None:
        """The entity's row as it is from now on, after the row of an in-article entity was added to it."""
        entity = row["id"]
        self.rows[entity] = row
        self.cards[entity] = self.ways.card(row)
        keys = keys_of(self.ways, seen)
        self.changed.setdefault(entity, set()).update(keys)
        for key in keys | names_of(row):
            self.holders[key].add(entity)

    def gather(self, gathered: Rows) -> None:
        """The changed entities, and the keys by which they are found."""
        for entity, keys in sorted(self.changed.items()):
            gather_entity(gathered, self.rows[entity], keys, self.filed[entity], self.stored.get(entity))

    def count(self, kind: str, key: str) -> int:
        """Entities of the kind that share the key; of a crowded one it is only known that more share it than are read.

        The kind is what their ids begin with.
        """
        if key in self.crowded:
            return MOST_HOLDERS + 1
        return sum(entity.startswith(kind) for entity in self.holders.get(key, ()))

    def _card(self, entity: str) -> Card:
        if entity not in self.cards:
            self.cards[entity] = self.ways.card(self.rows[entity])
        return self.cards[entity]


def keys_of(ways: Ways[Card], row: Row) -> frozenset[str]:
    """The keys under which the row is filed."""
    card = ways.card(row)
    return frozenset((*ways.keys(card), *ways.besides(card)))


def gather_entity(
    gathered: Rows, row: Row, keys: Iterable[str], filed: Collection[str] = (), stored: Row | None = None
) -> None:
    """The entity, found by the blocking keys, its folded names and its ids elsewhere.

    `filed` are the keys that it has, and `stored` is its row in the store, None for a new one: what is the same there
    isn't written again. A name that is would be filed for search and suggestions anew.
    """
    changed = row if stored is None else _changed(row, stored)
    if changed:
        gathered.node("Entity", changed)
    ids = {f"{name}:{row[name]}" for name in ("wikidata", "geonames") if row[name]}
    for key in sorted({*keys, *names_of(row), *ids}.difference(filed)):
        gathered.node("Key", {"id": key})
        gathered.edge("HAS_KEY", row["id"], key)


def _changed(row: Row, stored: Row) -> Row:
    """What of the row isn't stored so, with its id; nothing where all of it is."""
    changed = {name: value for name, value in row.items() if name not in stored or stored[name] != value}
    return {"id": row["id"], **changed} if changed else {}


def names_of(row: Row) -> set[str]:
    """The keys under which everything of the names is filed as they are written."""
    return {f"name:{fold(name)}" for name in (row["name"], *row["aliases"]) if fold(name)}
