"""Walking from entity to entity over the edges that are kept, those of today or those of another time.

A walk goes over the RELATES edges, which are drawn from the relations that are held. As of a time at which other
relations were held, it goes over the relations themselves. Both give the same steps, the best told first: most
independent sources, then confidence, then the relation's id.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.shape import Hop, In, Link, Order, Reaches, Row, Shape
from graph.store import GraphStore
from graph.walks import Kept, Step

# Relations of one entity that are looked through where the past is asked for, which no edges are drawn of; and of many
# entities together, of each of which so many at least.
_MOST_OF_THEN, _TOGETHER, _LEAST = 2_000, 100_000, 100
_BEST = (Order("source_count", descending=True), Order("confidence", descending=True), Order("id"))
_OF_TWO = Reaches((Hop("RELATION_OBJECT"),), "Entity", ())
_ENDS = (Link("subject", "subject", Shape("Entity")), Link("object", "object", Shape("Entity")))


@dataclass(frozen=True, slots=True)
class Walker:
    """The edges of a graph that are kept, by the store's verbs for today's and by its relations for those of then."""

    store: GraphStore
    kept: Kept

    @property
    def then(self) -> bool:
        """It goes over what was held at another time."""
        return self.kept.at is not None and self.kept.at.known_at is not None

    def around(self, ids: Sequence[str], most: int) -> Mapping[str, list[Step]]:
        """By id the best edges that leave or reach it, at most `most`."""
        if not ids:
            return {}
        if not self.then:
            return self.store.walk(ids, self.kept, most)
        return {key: found[:most] for key, found in self._held_then(ids).items()}

    def among(self, ids: Sequence[str], most: int) -> list[Step]:
        """The best edges between any two of the entities, at most `most`."""
        if not self.then:
            return self.store.among(ids, self.kept, most)
        inside = set(ids)
        either = replace(self, kept=replace(self.kept, kinds=None))
        found = {step.relation: step for steps in either._held_then(ids).values() for step in steps}
        kept = (
            step
            for step in found.values()
            if step.subject in inside
            and step.object in inside
            and (self.kept.reaches(step.subject) or self.kept.reaches(step.object))
        )
        return sorted(kept, key=lambda step: step.rank)[:most]

    def degrees(self, ids: Sequence[str]) -> Mapping[str, int]:
        """How many other entities the edges of each lead to; of then, only the best told edges count."""
        if not self.then:
            return self.store.degrees(ids, self.kept)
        return {key: len({step.beyond(key) for step in found}) for key, found in self._held_then(ids).items()}

    def _held_then(self, ids: Sequence[str]) -> dict[str, list[Step]]:
        link = Link(
            "relations",
            "relations",
            Shape("Relation", ("source_count", "confidence"), _ENDS),
            first=min(_MOST_OF_THEN, max(_LEAST, _TOGETHER // max(1, len(ids)))),
            where=(*replace(self.kept, at=None).conditions("source_count"), In("merged_into", ("",)), _OF_TWO),
            order=_BEST,
            at=self.kept.at,
        )
        rows = self.store.read(Shape("Entity", (), (link,)), list(ids))
        found: dict[str, list[Step]] = {}
        for key, row in zip(ids, rows, strict=True):
            steps = [] if row is None else [_step(item) for item in row["relations"]["items"]]
            found[key] = [
                step
                for step in steps
                if self.kept.allows(step.subject, step.object) and self.kept.reaches(step.beyond(key))
            ]
        return found


def _step(row: Row) -> Step:
    """A relation of two entities as a step."""
    subject, target = row["subject"], row["object"]
    return Step(
        row["id"],
        subject["id"] if subject else "",
        target["id"] if target else "",
        row["source_count"] or 0,
        row["confidence"] or 0.0,
    )
