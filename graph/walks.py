"""What a walk from entity to entity asks for, and the steps that answer it."""

from dataclasses import dataclass
from typing import NamedTuple

from dramatis.time_scope import TimeScope
from graph.clocks import may_hold
from graph.shape import AtLeast, AtMost, Condition, In, Row


class Step(NamedTuple):
    """One edge: its relation, the relation's two entities, and how well it is told."""

    relation: str
    subject: str
    object: str
    sources: int
    confidence: float

    @property
    def rank(self) -> tuple[int, float, str]:
        """What steps are sorted by, the best told first."""
        return -self.sources, -self.confidence, self.relation

    def beyond(self, start: str) -> str:
        """The end that isn't the start."""
        return self.object if self.subject == start else self.subject


@dataclass(frozen=True, slots=True)
class Star:
    """An entity, those that its edges lead to, and the relations among them all, as they were asked for."""

    rows: list[list[Row]]
    """Of each shape that was asked for: the nodes', the middle first, or the edges'; the best told first."""
    truncated: bool
    """Something was left out."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Which edges a walk takes; None asks for nothing. Those from an entity to itself are never taken.

    `kinds`: of the entity that is walked to, or of either end where edges among given entities are asked for.
    """

    predicates: tuple[str, ...] | None = None
    modality: tuple[str, ...] | None = None
    polarity: str | None = None
    min_sources: int | None = None
    min_confidence: float | None = None
    subject: str | None = None
    object: str | None = None
    kinds: tuple[str, ...] | None = None
    at: TimeScope | None = None

    def conditions(self, sources: str = "sources") -> tuple[Condition, ...]:
        """What must hold of an edge's properties, or of a relation's, which are called the same but for `sources`.

        The relation's two ends, the kinds and `at.known_at` are not among them.
        """
        found: list[Condition] = []
        if self.predicates is not None:
            found.append(In("predicate", self.predicates))
        if self.modality is not None:
            found.append(In("modality", self.modality))
        if self.polarity is not None:
            found.append(In("polarity", (self.polarity,)))
        if self.min_sources is not None:
            found.append(AtLeast(sources, self.min_sources))
        if self.min_confidence is not None:
            found.append(AtLeast("confidence", self.min_confidence))
        if self.at is not None:
            found += may_hold(self.at.valid_at)
            if self.at.reported_by is not None:
                found.append(AtMost("reported", self.at.reported_text))
        return tuple(found)

    def allows(self, subject: str, target: str) -> bool:
        """The two ends are those that are asked for, as far as any are, and two."""
        return subject != target and self.subject in (None, subject) and self.object in (None, target)

    def reaches(self, entity: str) -> bool:
        """The entity is of one of the kinds."""
        return self.kinds is None or kind_of(entity) in self.kinds


def kind_of(entity: str) -> str:
    """The kind of an entity, which its id begins with."""
    return entity.partition(":")[0].upper()
