"""Where facts and claims are stated: the stories of their articles."""

from collections.abc import Mapping, Sequence

from dramatis.extraction import Extraction
from graph.store import Transaction
from graph.writing import Rows


def stories_of_articles(transaction: Transaction, articles: Sequence[str]) -> dict[str, str]:
    """The story in which each report stands or which each page opens; articles without one are missing."""
    return {
        article: edges[0][1]
        for kind in ("IN_STORY", "PAGE_OF")
        for article, edges in transaction.follow(kind, articles).items()
        if edges
    }


def stories_of_facts(transaction: Transaction, facts: Sequence[str]) -> dict[str, set[str]]:
    """The stories in which each fact or claim is stated."""
    versions = {fact: {edge[1] for edge in edges} for fact, edges in transaction.follow("EVIDENCED_BY", facts).items()}
    held = transaction.follow("HAS_VERSION", sorted({key for found in versions.values() for key in found}), out=False)
    articles = {version: edges[0][0] for version, edges in held.items() if edges}
    stories = stories_of_articles(transaction, sorted(set(articles.values())))
    return {
        fact: {stories[articles[key]] for key in found if articles[key] in stories} for fact, found in versions.items()
    }


def attach_claims(transaction: Transaction, claims: Sequence[str]) -> None:
    """HAS_CLAIM anew for the claims."""
    stories = stories_of_facts(transaction, claims)
    transaction.disconnect("HAS_CLAIM", claims, out=False)
    gathered = Rows()
    for claim, found in stories.items():
        for story in found:
            gathered.edge("HAS_CLAIM", story, claim)
    gathered.write(transaction)


def attach_statements(transaction: Transaction, statements: Mapping[str, Extraction]) -> None:
    """HAS_CLAIM and HAS_RELATION: what the articles (by id) say, at the stories that they stand in."""
    stories = stories_of_articles(transaction, list(statements))
    facts = [fact.id for extraction in statements.values() for fact in extraction.facts]
    groups = transaction.follow("GROUPED_IN", facts)
    gathered = Rows()
    for article, extraction in statements.items():
        for claim in extraction.claims:
            gathered.edge("HAS_CLAIM", stories[article], claim.id)
        for fact in extraction.facts:
            for _, group, _, _ in groups[fact.id]:
                if group.startswith("relation:"):
                    gathered.edge("HAS_RELATION", stories[article], group)
    gathered.write(transaction)
