"""A graph to walk, as plain data and in a store; and what walks of it are to find, by trying every way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dramatis.partial_date import PartialDate, may_hold_at
from dramatis.times import timestamp
from graph.shape import Row
from graph.store import EdgeRow, GraphStore, Transaction
from graph.walking_paths import Path
from graph.walks import Kept, Step

# Entities of three kinds, whose ids say so.
ENTITIES = tuple(f"{kind}:{number}" for number in range(3) for kind in ("person", "organization", "event"))
LEARNT, PUBLISHED = "2025-06-02T00:00:00.000000Z", "2025-06-01T00:00:00.000000Z"


@dataclass(frozen=True)
class Edge:
    """One relation of two entities, held by this graph until it was retracted ("": it is held)."""

    key: str
    subject: str
    object: str
    predicate: str = "LEADS"
    modality: str = "OCCURRED"
    polarity: str = "ASSERTED"
    sources: int = 1
    confidence: float = 0.5
    start: str | None = None
    end: str | None = None
    reported: str = PUBLISHED
    recorded: str = LEARNT
    retracted: str = ""

    @property
    def step(self) -> Step:
        return Step(self.key, self.subject, self.object, self.sources, self.confidence)

    def kept(self, kept: Kept) -> bool:
        """The promise of `Kept` in plain Python, save for the kinds."""
        at = kept.at
        if at is None or at.known_at is None:
            held = not self.retracted
        else:
            then = timestamp(at.known_at)
            held = self.recorded <= then and (not self.retracted or then < self.retracted)
        if at is not None and at.reported_by is not None:
            held = held and "" < self.reported <= timestamp(at.reported_by)
        if at is not None and at.valid_at is not None:
            start, end = (PartialDate.parse(side) if side else None for side in (self.start, self.end))
            held = held and may_hold_at(start, end, at.valid_at)
        return (
            held
            and self.subject != self.object
            and kept.subject in (None, self.subject)
            and kept.object in (None, self.object)
            and (kept.predicates is None or self.predicate in kept.predicates)
            and (kept.modality is None or self.modality in kept.modality)
            and kept.polarity in (None, self.polarity)
            and (kept.min_sources is None or self.sources >= kept.min_sources)
            and (kept.min_confidence is None or self.confidence >= kept.min_confidence)
        )


def write(store: GraphStore, edges: Sequence[Edge], entities: Sequence[str] = ENTITIES) -> None:
    """The edges as relations, each stated by one fact; those that are held are drawn too."""
    said = ("predicate", "modality", "polarity", "start", "end", "reported")
    relations: list[Row] = []
    facts: list[Row] = []
    drawn: list[EdgeRow] = []
    for edge in edges:
        given = {name: getattr(edge, name) for name in said}
        held = {"recorded": edge.recorded, "retracted": edge.retracted, "confidence": edge.confidence}
        relations.append({"id": edge.key, **given, **held, "source_count": edge.sources})
        facts.append({"id": f"fact:{edge.key}", **given, **held})
        if not edge.retracted:
            shown = {**given, "sources": edge.sources, "confidence": edge.confidence}
            drawn.append((edge.subject, edge.object, edge.key, shown))

    def work(transaction: Transaction) -> None:
        transaction.put("Entity", [{"id": key, "kind": key.partition(":")[0].upper(), "name": key} for key in entities])
        transaction.put("Relation", relations)
        transaction.put("Fact", facts)
        transaction.connect("RELATES", drawn)
        transaction.connect("STATES", [(f"fact:{edge.key}", edge.key, "", {}) for edge in edges])
        transaction.connect("RELATION_SUBJECT", [(edge.key, edge.subject, "", {}) for edge in edges])
        transaction.connect("RELATION_OBJECT", [(edge.key, edge.object, "", {}) for edge in edges])
        ends = {(end, edge.key) for edge in edges for end in (edge.subject, edge.object)}
        transaction.connect("INVOLVED_IN", [(end, key, "", {}) for end, key in sorted(ends)])

    store.transact(work)


def steps_of(edges: Sequence[Edge], kept: Kept, entity: str) -> list[Step]:
    """All steps of an entity, the best told first."""
    found = [
        edge.step
        for edge in edges
        if edge.kept(kept) and entity in (edge.subject, edge.object) and kept.reaches(edge.step.beyond(entity))
    ]
    return sorted(found, key=lambda step: (-step.sources, -step.confidence, step.relation))


def every_path(edges: Sequence[Edge], kept: Kept, start: str, end: str, most: int) -> list[Path]:
    """All ways of at most so many steps, in order, by going each. The ends are named, so that kinds are asked of those
    between; of a single step one end must be of them."""
    free = replace(kept, kinds=None)

    def reached(nodes: tuple[str, ...], far: str) -> bool:
        return kept.reaches(far) or (far == end and (len(nodes) > 1 or kept.reaches(start)))

    def onward(nodes: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if nodes[-1] == end:
            yield nodes
        elif len(nodes) <= most:
            ahead = {step.beyond(nodes[-1]) for step in steps_of(edges, free, nodes[-1])}
            for entity in (far for far in ahead - set(nodes) if reached(nodes, far)):
                yield from onward((*nodes, entity))

    def best(near: str, far: str) -> Step:
        return next(step for step in steps_of(edges, free, near) if step.beyond(near) == far)

    found = []
    for nodes in onward((start,)) if start != end else ():
        steps = [best(near, far) for near, far in pairwise(nodes)]
        weight = sum(step.sources for step in steps), sum(round(step.confidence * 1_000_000) for step in steps)
        path = Path(nodes, tuple(step.relation for step in steps))
        found.append(((len(steps), -weight[0], -weight[1], nodes), path))
    return [path for _, path in sorted(found, key=lambda ranked: ranked[0])]


def every_neighbour(edges: Sequence[Edge], kept: Kept, start: str, depth: int) -> list[str]:
    """The start and whoever is so many steps from it, in order of finding."""
    nodes = [start]
    frontier = [start]
    for _ in range(depth):
        best: dict[str, Step] = {}
        for key in frontier:
            for step in steps_of(edges, kept, key):
                far = step.beyond(key)
                if far not in nodes and (far not in best or step.rank < best[far].rank):
                    best[far] = step
        frontier = sorted(best, key=lambda far: (-best[far].sources, -best[far].confidence, far))
        nodes += frontier
    return nodes
