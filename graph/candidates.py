"""The canonical entities that a batch may resolve to: fetched once over blocking keys, kept true while it runs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from dramatis.folding import fold
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

    `choose` takes a card and candidates, and gives the index of the one that it is, or None, with all verdicts.
    """

    card: Callable[[Row], Card]
    keys: Callable[[Card], Iterable[str]]
    choose: Callable[[Card, Sequence[Card]], tuple[int | None, Sequence[Verdict]]]


@dataclass(frozen=True, slots=True)
class Match:
    """The entity chosen, with the verdict that chose it."""

    entity: str
    verdict: Verdict


@dataclass(slots=True)
class Shelf(Generic[Card]):
    """Entity rows and cards by id, ids by blocking key, and what changed."""

    ways: Ways[Card]
    rows: dict[str, Row] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    holders: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    changed: set[str] = field(default_factory=set)

    def fill(self, transaction: Transaction, wanted: Sequence[Row], known: Iterable[str]) -> None:
        """Fetches all candidates of the rows, and the entities that are known to be wanted."""
        keys = sorted({key for row in wanted for key in self._keys(row)})
        for key, entities in transaction.by_keys("Entity", keys, _MOST_HOLDERS).items():
            self.holders[key].update(entities)
        found = {entity for entities in self.holders.values() for entity in entities} | set(known)
        self.rows = transaction.get("Entity", sorted(found))

    def best(self, row: Row) -> Match | None:
        """The candidate that the row is, None when none is."""
        card = self.ways.card(row)
        candidates = sorted({entity for key in self.ways.keys(card) for entity in self.holders[key]})
        chosen, verdicts = self.ways.choose(card, [self._card(entity) for entity in candidates])
        return None if chosen is None else Match(candidates[chosen], verdicts[chosen])

    def put(self, row: Row) -> None:
        """The entity's row as it is from now on."""
        entity = row["id"]
        self.rows[entity] = row
        self.changed.add(entity)
        self.cards[entity] = self.ways.card(row)
        for key in self.ways.keys(self.cards[entity]):
            self.holders[key].add(entity)

    def gather(self, gathered: Rows) -> None:
        """The changed entities, with the keys by which they are found: blocking keys and folded names."""
        for entity in sorted(self.changed):
            row = self.rows[entity]
            gathered.node("Entity", row)
            names = {f"name:{fold(name)}" for name in (row["name"], *row["aliases"]) if fold(name)}
            ids = {f"{name}:{row[name]}" for name in ("wikidata", "geonames") if row[name]}
            for key in sorted({*self._keys(row), *names, *ids}):
                gathered.node("Key", {"id": key})
                gathered.edge("HAS_KEY", entity, key)

    def _keys(self, row: Row) -> Iterable[str]:
        return self.ways.keys(self.ways.card(row))

    def _card(self, entity: str) -> Card:
        if entity not in self.cards:
            self.cards[entity] = self.ways.card(self.rows[entity])
        return self.cards[entity]
