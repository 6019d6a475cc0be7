"""Who stands around an entity: its neighbours, theirs, and the relations among them all."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.shape import Row, Shape
from graph.walking import Walker
from graph.walks import Star, Step

MOST_DEPTH = 3
MOST_NODES = 1_000
# Relations among the nodes: a drawing of more is a black patch, and each is read with its evidence.
MOST_EDGES = 5_000
# Edges that one level is looked through for, shared among its entities; each gets so many at least. Parallel relations
# of one pair count each, so more are looked at than there are nodes to find.
_EDGES_OF_LEVEL = 40_000
_LEAST = 40
_LOOKED_AT = 4


@dataclass(frozen=True, slots=True)
class Neighborhood:
    """`nodes` in the order in which they were found, the start first; `edges` the best told first."""

    nodes: tuple[str, ...]
    edges: tuple[str, ...]
    truncated: bool


def neighborhood(walker: Walker, start: str, depth: int, limit: int) -> Neighborhood:
    """At most `limit` entities at most `depth` steps from the start, and the relations among them.

    Of too many, those nearest to the start are kept, and among these those that the best told edge leads to.
    """
    nodes: dict[str, None] = {start: None} if limit > 0 else {}
    frontier = list(nodes)
    truncated = limit == 0
    for _ in range(depth):
        if not frontier:
            break
        most = looked_at(limit, len(frontier))
        best: dict[str, Step] = {}
        for key, steps in walker.around(frontier, most + 1).items():
            truncated = truncated or len(steps) > most
            for step in steps[:most]:
                end = step.beyond(key)
                if end not in nodes and (end not in best or step.rank < best[end].rank):
                    best[end] = step
        found = sorted(best, key=lambda end: (*best[end].rank[:2], end))
        room = limit - len(nodes)
        truncated = truncated or len(found) > room
        frontier = found[:room]
        nodes.update(dict.fromkeys(frontier))
    edges = walker.among(tuple(nodes), MOST_EDGES + 1) if len(nodes) > 1 else []
    shown = tuple(step.relation for step in edges[:MOST_EDGES])
    return Neighborhood(tuple(nodes), shown, truncated or len(edges) > MOST_EDGES)


def looked_at(limit: int, entities: int = 1) -> int:
    """How many edges of each entity of a level are looked through for at most `limit` nodes."""
    return max(_LEAST, min(_LOOKED_AT * limit, _EDGES_OF_LEVEL // entities))


def star(walker: Walker, key: str, limit: int, asked: Sequence[Shape]) -> Star | None:
    """As GraphStore.star, by the walker's steps, each level of the answer in a read of its own."""
    found = neighborhood(walker, key, 1, limit)
    if len(found.nodes) < 2 and not found.truncated:
        return None
    return Star(rows_around(walker, found, asked), found.truncated)


def rows_around(walker: Walker, found: Neighborhood, asked: Sequence[Shape]) -> list[list[Row]]:
    """For each shape its rows, in the neighborhood's order: of the nodes where it is an Entity's, else of the edges."""
    keyed = [(shape, found.nodes if shape.type == "Entity" else found.edges) for shape in asked]
    answers = iter(walker.store.read_all([one for one in keyed if one[1]]))
    return [[row for row in next(answers) if row is not None] if keys else [] for _, keys in keyed]


def hidden(walker: Walker, nodes: Sequence[str]) -> dict[str, int]:
    """By node how many of its neighbours aren't among the nodes; those that have none are left out."""
    inside: dict[str, set[str]] = {}
    for step in walker.among(nodes, _EDGES_OF_LEVEL):
        inside.setdefault(step.subject, set()).add(step.object)
        inside.setdefault(step.object, set()).add(step.subject)
    counts = walker.degrees(nodes)
    left = {key: counts.get(key, 0) - len(inside.get(key, ())) for key in nodes}
    return {key: count for key, count in left.items() if count > 0}
