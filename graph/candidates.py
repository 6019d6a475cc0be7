"""The canonical entities that a batch may resolve to: fetched once over blocking keys, kept true while it runs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from dramatis.folding import fold
from dramatis.words import Judgement
from graph.matching import Verdict
from graph.shape import Row
from graph.store import Transaction
from graph.writing import Rows

# Entities looked at for one blocking key. A key that more entities share (a common surname) finds the first ones by id.
_MOST_HOLDERS = 60


@dataclass(frozen=True, slots=True)
class Ways:
    """How entities of one sort are filed and compared, by their rows."""

    keys: Callable[[Row], Iterable[str]]
    score: Callable[[Row, Row], Verdict]


@dataclass(frozen=True, slots=True)
class Match:
    """The entity chosen, with the verdict that chose it."""

    entity: str
    verdict: Verdict


@dataclass(slots=True)
class Shelf:
    """Entity rows by id, ids by blocking key, and what changed."""

    ways: Ways
    rows: dict[str, Row] = field(default_factory=dict)
    holders: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    changed: set[str] = field(default_factory=set)

    def fill(self, transaction: Transaction, wanted: Sequence[Row], known: Iterable[str]) -> None:
        """Fetches all candidates of the rows, and the entities that are known to be wanted."""
        keys = sorted({key for row in wanted for key in self.ways.keys(row)})
        for key, entities in transaction.by_keys("Entity", keys, _MOST_HOLDERS).items():
            self.holders[key].update(entities)
        found = {entity for entities in self.holders.values() for entity in entities} | set(known)
        self.rows = transaction.get("Entity", sorted(found))

    def best(self, row: Row) -> Match | None:
        """The candidate that is the same by the highest score; the smaller id among equals; None when none is."""
        candidates = sorted({entity for key in self.ways.keys(row) for entity in self.holders[key]})
        best: Match | None = None
        for entity in candidates:
            verdict = self.ways.score(row, self.rows[entity])
            if verdict.judgement is Judgement.SAME and (best is None or verdict.score > best.verdict.score):
                best = Match(entity, verdict)
        return best

    def put(self, row: Row) -> None:
        """The entity's row as it is from now on."""
        entity = row["id"]
        self.rows[entity] = row
        self.changed.add(entity)
        for key in self.ways.keys(row):
            self.holders[key].add(entity)

    def gather(self, gathered: Rows) -> None:
        """The changed entities, with the keys by which they are found: blocking keys and folded names."""
        for entity in sorted(self.changed):
            row = self.rows[entity]
            gathered.node("Entity", row)
            names = {f"name:{fold(name)}" for name in (row["name"], *row["aliases"]) if fold(name)}
            ids = {f"{name}:{row[name]}" for name in ("wikidata", "geonames") if row[name]}
            for key in sorted({*self.ways.keys(row), *names, *ids}):
                gathered.node("Key", {"id": key})
                gathered.edge("HAS_KEY", entity, key)
