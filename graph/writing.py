"""Whole articles into the graph: versions, in-article entities, facts and claims, each with its verified evidence."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dramatis.article import Article
from dramatis.extraction import Extraction, Pipeline
from graph import rows
from graph.shape import Row
from graph.store import EdgeRow, Transaction


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article that is ready to be stored. `reason` says why nothing was extracted, else it is None.

    The extraction is verified (`graph.verifying`): a span that doesn't match makes the writing fail. `copy_of` is the
    id of the article that this one repeats, with how alike they are, and `copy_origin` its origin.
    """

    article: Article
    extraction: Extraction
    reason: str | None = None
    copy_of: tuple[str, float] | None = None
    copy_origin: str | None = None


@dataclass(slots=True)
class Rows:
    """Nodes and edges gathered, to be written label by label and type by type."""

    nodes: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    edges: dict[str, list[EdgeRow]] = field(default_factory=lambda: defaultdict(list))

    def node(self, label: str, row: Row) -> None:
        """One more node."""
        self.nodes[label].append(row)

    def edge(self, kind: str, source: str, target: str, key: str = "", **properties: object) -> None:
        """One more edge."""
        self.edges[kind].append((source, target, key, properties))

    def write(self, transaction: Transaction) -> dict[str, int]:
        """Everything gathered, sorted so that concurrent writers take locks in one order; nodes created by label."""
        created = {
            label: transaction.put(label, sorted(group, key=lambda row: str(row["id"])))
            for label, group in sorted(self.nodes.items())
        }
        for kind, group in sorted(self.edges.items()):
            transaction.connect(kind, sorted(group, key=lambda edge: edge[:3]))
        return created


@dataclass(frozen=True, slots=True)
class Written:
    """What a batch added: nodes created by label.

    `stale_facts` and `stale_entities` are those of superseded versions, whose groups and counts must be summed up anew.
    """

    created: dict[str, int]
    stale_facts: tuple[str, ...]
    stale_entities: frozenset[str]


def write_articles(
    transaction: Transaction, batch: Sequence[Extracted], pipeline: Pipeline, started: str, now: str
) -> Written:
    """Stores the articles with all that was found in them; what is held of their older texts is closed.

    Raises EvidenceError for a span outside of its text.
    """
    gathered = Rows()
    run = rows.run_id(pipeline, started)
    if any(item.reason is None for item in batch):
        gathered.node("Run", rows.run_row(pipeline, started))
    old = _supersede(transaction, [item.article.id for item in batch], now)
    for item in batch:
        origin = rows.origin_of(item.article, item.copy_origin)
        context = rows.Context(item.article, run, origin, now)
        _gather_article(gathered, item, context, old.versions[item.article.id])
        _gather_extraction(gathered, item.extraction, context)
    return Written(gathered.write(transaction), old.facts, old.entities)


@dataclass(frozen=True, slots=True)
class _Superseded:
    """The versions of each article, and what they held."""

    versions: dict[str, tuple[str, ...]]
    facts: tuple[str, ...] = ()
    entities: frozenset[str] = frozenset()


def _supersede(transaction: Transaction, articles: list[str], now: str) -> _Superseded:
    """Closes what is held of older versions of the articles: retracted, not deleted."""
    followed = transaction.follow("HAS_VERSION", articles)
    versions = {article: tuple(edge[1] for edge in edges) for article, edges in followed.items()}
    old = [version for found in versions.values() for version in found]
    if not old:
        return _Superseded(versions)
    transaction.put("Version", [{"id": version, "current": False} for version in old])
    found = transaction.follow("FOUND_IN", old, out=False)
    locals_ = transaction.get("Local", [source for edges in found.values() for source, *_ in edges])
    evidenced = transaction.follow("EVIDENCED_BY", old, out=False)
    owners = sorted({source for edges in evidenced.values() for source, *_ in edges})
    facts, claims = transaction.get("Fact", owners), transaction.get("Claim", owners)
    for label, held in (("Local", locals_), ("Fact", facts), ("Claim", claims)):
        transaction.put(label, [{"id": key, "retracted": now} for key, row in held.items() if not row["retracted"]])
    appeared = transaction.follow("APPEARS_IN", articles, out=False)
    # What is said anew of the present text: who stands in it, which article it repeats, who published it.
    transaction.disconnect("APPEARS_IN", articles, out=False)
    transaction.disconnect("COPY_OF", articles)
    transaction.disconnect("PUBLISHED", articles, out=False)
    entities = frozenset(source for edges in appeared.values() for source, *_ in edges)
    return _Superseded(versions, tuple(facts), entities)


def _gather_article(gathered: Rows, item: Extracted, context: rows.Context, versions: Sequence[str]) -> None:
    article = item.article
    row = rows.article_row(article, item.reason, context.origin)
    # An article is recorded when its first text is.
    gathered.node("Article", row if versions else row | {"recorded": context.now})
    version = rows.version_row(article)
    # A text that comes back keeps its number and the time when it was seen first.
    known = article.version_id in versions
    gathered.node("Version", version if known else version | {"number": len(versions) + 1, "seen_at": context.now})
    gathered.edge("HAS_VERSION", article.id, article.version_id)
    if item.reason is None:
        gathered.edge("EXTRACTED_BY", article.version_id, context.run)
    if article.source is not None:
        gathered.node("Source", rows.source_row(article.source))
        gathered.edge("PUBLISHED", rows.source_id(article.source), article.id)
    if item.copy_of is not None:
        original, score = item.copy_of
        gathered.edge("COPY_OF", article.id, original, score=score)


def _gather_extraction(gathered: Rows, extraction: Extraction, context: rows.Context) -> None:
    """The in-article entities, mentions, facts and claims."""
    version = context.article.version_id
    for local in rows.local_rows(context, extraction):
        gathered.node("Local", local)
        gathered.edge("FOUND_IN", local["id"], version)
    for mention in extraction.mentions:
        row = {
            "id": mention.id,
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "label": mention.label,
            "score": mention.score,
        }
        gathered.node("Mention", row)
        gathered.edge("NAMES", mention.id, mention.entity)
        gathered.edge("MENTIONED_IN", mention.id, version)
    evidence = gathered.edges["EVIDENCED_BY"]
    for event in extraction.events:
        evidence += rows.evidence_edges(context, event.id, event.evidence)
        evidence += rows.evidence_edges(context, event.id, [event.modality_evidence], "modality")
    for document in extraction.documents:
        evidence += rows.evidence_edges(context, document.id, document.evidence)
        evidence += rows.evidence_edges(context, document.id, [document.state_evidence], "state")
    _gather_facts(gathered, extraction, context)
    _gather_claims(gathered, extraction, context)


def _gather_facts(gathered: Rows, extraction: Extraction, context: rows.Context) -> None:
    for fact in extraction.facts:
        gathered.node("Fact", rows.fact_row(context, fact))
        gathered.edge("SUBJECT", fact.id, fact.subject)
        if fact.object is not None:
            gathered.edge("OBJECT", fact.id, fact.object)
        gathered.edges["EVIDENCED_BY"] += rows.evidence_edges(context, fact.id, fact.evidence)


def _gather_claims(gathered: Rows, extraction: Extraction, context: rows.Context) -> None:
    for claim in extraction.claims:
        gathered.node("Claim", rows.claim_row(context, claim))
        if claim.speaker is not None:
            gathered.edge("SPEAKER", claim.id, claim.speaker)
        if claim.addressee is not None:
            gathered.edge("ADDRESSEE", claim.id, claim.addressee)
        for entity in claim.about:
            gathered.edge("ABOUT", claim.id, entity)
        said, *attribution = claim.evidence
        gathered.edges["EVIDENCED_BY"] += rows.evidence_edges(context, claim.id, [said])
        gathered.edges["EVIDENCED_BY"] += rows.evidence_edges(context, claim.id, attribution, "attribution")
