"""The canonical entities that a batch may resolve to: fetched once over blocking keys, kept true while it runs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from dramatis.folding import fold
from dramatis.words import Judgement
from graph.entity_matching_cards import Verdict
from graph.shape import Row
from graph.store import Transaction
from graph.writing import Rows

# Entities looked at for one blocking key. A key that more entities share (a common surname) finds the first ones by id.
_MOST_HOLDERS = 60


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
    besides: Callable[[Card], Iterable[str]] = lambda card: ()
    """Keys under which a card is filed for other purposes than this."""


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

    def fill(self, transaction: Transaction, wanted: Sequence[Row], known: Iterable[str]) -> None:
        """Fetches all candidates of the rows, and the entities that are known to be wanted."""
        keys = sorted({key for row in wanted for key in self.ways.sought(self.ways.card(row))})
        for key, entities in transaction.by_keys("Entity", keys, _MOST_HOLDERS).items():
            self.holders[key].update(entities)
        found = {entity for entities in self.holders.values() for entity in entities} | set(known)
        self.rows = transaction.get("Entity", sorted(found))

    def best(self, row: Row) -> Choice:
        """Which of the candidates the row is."""
        card = self.ways.card(row)
        candidates = sorted({entity for key in self.ways.sought(card) for entity in self.holders[key]})
        chosen, verdicts = self.ways.choose(card, [self._card(entity) for entity in candidates])
        if chosen is not None:
            return Choice(Match(candidates[chosen], verdicts[chosen]), None)
        unsure = [place for place, found in enumerate(verdicts) if found.judgement is Judgement.UNSURE]
        if not unsure:
            return Choice(None, None)
        likeliest = max(unsure, key=lambda place: verdicts[place].score)
        return Choice(None, Match(candidates[likeliest], verdicts[likeliest]))

    def put(self, row: Row, seen: Row) -> None:
        """The entity's row as it is from now on, after the row of an in-article entity was added to it."""
        entity = row["id"]
        self.rows[entity] = row
        self.cards[entity] = self.ways.card(row)
        keys = keys_of(self.ways, seen)
        self.changed.setdefault(entity, set()).update(keys)
        for key in keys:
            self.holders[key].add(entity)

    def gather(self, gathered: Rows) -> None:
        """The changed entities, and the keys by which they are found."""
        for entity, keys in sorted(self.changed.items()):
            gather_entity(gathered, self.rows[entity], keys)

    def _card(self, entity: str) -> Card:
        if entity not in self.cards:
            self.cards[entity] = self.ways.card(self.rows[entity])
        return self.cards[entity]


def keys_of(ways: Ways[Card], row: Row) -> frozenset[str]:
    """The keys under which the row is filed."""
    card = ways.card(row)
    return frozenset((*ways.keys(card), *ways.besides(card)))


def gather_entity(gathered: Rows, row: Row, keys: Iterable[str]) -> None:
    """The entity, found by the blocking keys, its folded names and its ids elsewhere."""
    gathered.node("Entity", row)
    names = {f"name:{fold(name)}" for name in (row["name"], *row["aliases"]) if fold(name)}
    ids = {f"{name}:{row[name]}" for name in ("wikidata", "geonames") if row[name]}
    for key in sorted({*keys, *names, *ids}):
        gathered.node("Key", {"id": key})
        gathered.edge("HAS_KEY", row["id"], key)
