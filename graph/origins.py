"""For which independent source stored articles count, when it turns out later whose copies they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.readings import present_readings, readings_of
from graph.store import Transaction
from graph.writing import Rows


@dataclass(frozen=True, slots=True)
class Repeated:
    """The article that another one repeats: its id, how alike they are, and the source that both count for.

    `original` is "" for an article that repeats none.
    """

    original: str
    score: float
    origin: str


@dataclass(frozen=True, slots=True)
class Recounted:
    """Facts, entities and stories whose sources must be counted anew; for which source facts counted before."""

    facts: tuple[str, ...]
    entities: frozenset[str]
    stories: frozenset[str]
    origins: Mapping[str, str] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    """Those that count for another source now, or repeat another article."""


NOBODY = Recounted((), frozenset(), frozenset())


def originals_of(transaction: Transaction, articles: Sequence[str]) -> dict[str, Repeated]:
    """What those of the articles repeat that are copies."""
    edges = transaction.follow("COPY_OF", articles)
    copies = {article: found[0] for article, found in edges.items() if found}
    rows = transaction.get("Article", sorted(copies))
    return {
        article: Repeated(original, float(str(given["score"])), rows[article]["origin"])
        for article, (_, original, _, given) in copies.items()
    }


def change_originals(transaction: Transaction, changed: Mapping[str, Repeated]) -> Recounted:
    """Makes the stored articles copies of what they repeat, or of nothing: what they state counts for that source.

    What an older text of theirs stated goes on to count for the source for which that text counted.
    """
    if not changed:
        return NOBODY
    articles = sorted(changed)
    before = count_for(transaction, {article: repeated.origin for article, repeated in changed.items()})
    appearances = transaction.follow("APPEARS_IN", articles, out=False)
    transaction.disconnect("COPY_OF", articles)
    gathered = Rows()
    for article, repeated in changed.items():
        gathered.node("Article", {"id": article, "origin": repeated.origin})
        if repeated.original:
            gathered.edge("COPY_OF", article, repeated.original, score=repeated.score)
        for entity, *_ in appearances[article]:
            gathered.edge("APPEARS_IN", entity, article, origin=repeated.origin)
    gathered.write(transaction)
    return Recounted(
        facts=tuple(sorted(before)),
        entities=frozenset(edge[0] for edges in appearances.values() for edge in edges),
        stories=frozenset(edge[1] for edges in transaction.follow("IN_STORY", articles).values() for edge in edges),
        origins=before,
        articles=frozenset(articles),
    )


def count_for(transaction: Transaction, origins: Mapping[str, str]) -> dict[str, str]:
    """Has what was read of the present texts of the articles (by id) count for these sources; what facts did before."""
    if not origins:
        return {}
    stacks = readings_of(transaction, origins)
    present = {row["id"]: row for stack in stacks.values() for row in present_readings(stack)}
    carried = transaction.follow("EVIDENCED_BY", sorted({row["version"] for row in present.values()}), out=False)
    rows = transaction.get("Fact", sorted({edge[0] for edges in carried.values() for edge in edges}))
    facts = sorted(key for key, row in rows.items() if row["reading"] in present)
    gathered = Rows()
    for key, row in present.items():
        gathered.node("Reading", {"id": key, "origin": origins[row["article"]]})
    for fact in facts:
        gathered.node("Fact", {"id": fact, "origin": origins[present[rows[fact]["reading"]]["article"]]})
    gathered.write(transaction)
    return {fact: rows[fact]["origin"] for fact in facts}
