"""For which independent source stored articles count, when it turns out later whose copies they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.store import Transaction
from graph.writing import Rows


@dataclass(frozen=True, slots=True)
class Repeated:
    """The article that another one repeats: its id, how alike they are, and the source that both count for."""

    original: str
    score: float
    origin: str


@dataclass(frozen=True, slots=True)
class Recounted:
    """Facts, entities and stories whose sources must be counted anew."""

    facts: tuple[str, ...]
    entities: frozenset[str]
    stories: frozenset[str]


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
    """Makes the stored articles copies of what they repeat: they, and what they state, count for that source."""
    if not changed:
        return NOBODY
    articles = sorted(changed)
    versions = transaction.follow("HAS_VERSION", articles)
    article_of = {edge[1]: article for article, edges in versions.items() for edge in edges}
    owners = {
        edge[0]: article_of[version]
        for version, edges in transaction.follow("EVIDENCED_BY", sorted(article_of), out=False).items()
        for edge in edges
    }
    facts = sorted(transaction.known("Fact", sorted(owners)))
    appearances = transaction.follow("APPEARS_IN", articles, out=False)
    transaction.disconnect("COPY_OF", articles)
    gathered = Rows()
    for article, found in transaction.follow("READ_AS", articles).items():
        for _, reading, *_ in found:
            gathered.node("Reading", {"id": reading, "origin": changed[article].origin})
    for article, repeated in changed.items():
        gathered.node("Article", {"id": article, "origin": repeated.origin})
        gathered.edge("COPY_OF", article, repeated.original, score=repeated.score)
        for entity, *_ in appearances[article]:
            gathered.edge("APPEARS_IN", entity, article, origin=repeated.origin)
    for fact in facts:
        gathered.node("Fact", {"id": fact, "origin": changed[owners[fact]].origin})
    gathered.write(transaction)
    return Recounted(
        facts=tuple(facts),
        entities=frozenset(edge[0] for edges in appearances.values() for edge in edges),
        stories=frozenset(edge[1] for edges in transaction.follow("IN_STORY", articles).values() for edge in edges),
    )
