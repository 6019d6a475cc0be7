"""Whole articles into the graph: versions, in-article entities, facts and claims, each with its verified evidence."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dramatis.article import Article
from dramatis.errors import EvidenceError
from dramatis.extraction import Claim, Extraction, Fact, Pipeline
from graph import rows
from graph.shape import Row
from graph.store import EdgeRow, Transaction


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article that is ready to be stored. `reason` says why nothing was extracted, else it is None.

    `copy_of` is the id of the article that this one repeats, with how alike they are, and `copy_origin` its origin.
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
    """What a batch added: nodes created by label, and facts dropped because a span didn't match.

    `stale_facts` and `stale_entities` are those of superseded versions, whose groups and counts must be summed up anew.
    """

    created: dict[str, int]
    dropped: int
    stale_facts: tuple[str, ...]
    stale_entities: frozenset[str]


def write_articles(
    transaction: Transaction, batch: Sequence[Extracted], pipeline: Pipeline, started: str, now: str
) -> Written:
    """Stores the articles with all that was found in them. Writing the same batch again changes nothing."""
    gathered = Rows()
    run = rows.run_id(pipeline, started)
    if any(item.reason is None for item in batch):
        gathered.node("Run", rows.run_row(pipeline, started))
    old = _supersede(transaction, [item.article.id for item in batch], now)
    dropped = 0
    for item in batch:
        origin = rows.origin_of(item.article, item.copy_origin)
        context = rows.Context(item.article, run, origin, now)
        _gather_article(gathered, item, context, old.numbers[item.article.id])
        dropped += item.extraction.rejected + _gather_extraction(gathered, item.extraction, context)
    return Written(gathered.write(transaction), dropped, old.facts, old.entities)


@dataclass(frozen=True, slots=True)
class _Superseded:
    """Number of the version to be written by article, and what older versions held."""

    numbers: dict[str, int]
    facts: tuple[str, ...] = ()
    entities: frozenset[str] = frozenset()


def _supersede(transaction: Transaction, articles: list[str], now: str) -> _Superseded:
    """Closes what is held of older versions of the articles: retracted, not deleted."""
    versions = transaction.follow("HAS_VERSION", articles)
    numbers = {key: len(edges) + 1 for key, edges in versions.items()}
    old = [target for edges in versions.values() for _, target, _, _ in edges]
    if not old:
        return _Superseded(numbers)
    transaction.put("Version", [{"id": version, "current": False} for version in old])
    found = transaction.follow("FOUND_IN", old, out=False)
    locals_ = transaction.get("Local", [source for edges in found.values() for source, *_ in edges])
    evidenced = transaction.follow("EVIDENCED_BY", old, out=False)
    owners = sorted({source for edges in evidenced.values() for source, *_ in edges})
    facts, claims = transaction.get("Fact", owners), transaction.get("Claim", owners)
    for label, held in (("Local", locals_), ("Fact", facts), ("Claim", claims)):
        transaction.put(label, [{"id": key, "retracted": now} for key, row in held.items() if not row["retracted"]])
    appeared = transaction.follow("APPEARS_IN", articles, out=False)
    transaction.disconnect("APPEARS_IN", articles, out=False)
    entities = frozenset(source for edges in appeared.values() for source, *_ in edges)
    return _Superseded(numbers, tuple(facts), entities)


def _gather_article(gathered: Rows, item: Extracted, context: rows.Context, number: int) -> None:
    article = item.article
    gathered.node("Article", rows.article_row(article, item.reason, context.origin, context.now))
    gathered.node("Version", rows.version_row(article, number, context.now))
    gathered.edge("HAS_VERSION", article.id, article.version_id)
    if item.reason is None:
        gathered.edge("EXTRACTED_BY", article.version_id, context.run)
    if article.source is not None:
        gathered.node("Source", rows.source_row(article.source))
        gathered.edge("PUBLISHED", rows.source_id(article.source), article.id)
    if item.copy_of is not None:
        original, score = item.copy_of
        gathered.edge("COPY_OF", article.id, original, score=score)


def _gather_extraction(gathered: Rows, extraction: Extraction, context: rows.Context) -> int:
    """The in-article entities, mentions, facts and claims; how many facts and claims had no valid evidence."""
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
    for event in extraction.events:
        gathered.edges["EVIDENCED_BY"] += rows.evidence_edges(context, event.id, event.evidence)
        gathered.edges["EVIDENCED_BY"] += rows.evidence_edges(context, event.id, [event.modality_evidence], "modality")
    for document in extraction.documents:
        gathered.edges["EVIDENCED_BY"] += rows.evidence_edges(context, document.id, document.evidence)
        gathered.edges["EVIDENCED_BY"] += rows.evidence_edges(
            context, document.id, [document.state_evidence], "modality"
        )
    return _gather_facts(gathered, extraction, context) + _gather_claims(gathered, extraction, context)


def _gather_facts(gathered: Rows, extraction: Extraction, context: rows.Context) -> int:
    dropped = 0
    for fact in extraction.facts:
        if not _carried(gathered, fact, context):
            dropped += 1
            continue
        gathered.node("Fact", rows.fact_row(context, fact))
        gathered.edge("SUBJECT", fact.id, fact.subject)
        if fact.object is not None:
            gathered.edge("OBJECT", fact.id, fact.object)
    return dropped


def _gather_claims(gathered: Rows, extraction: Extraction, context: rows.Context) -> int:
    dropped = 0
    for claim in extraction.claims:
        if not _carried(gathered, claim, context):
            dropped += 1
            continue
        gathered.node("Claim", rows.claim_row(context, claim))
        if claim.speaker is not None:
            gathered.edge("SPEAKER", claim.id, claim.speaker)
        if claim.addressee is not None:
            gathered.edge("ADDRESSEE", claim.id, claim.addressee)
        for entity in claim.about:
            gathered.edge("ABOUT", claim.id, entity)
    return dropped


def _carried(gathered: Rows, statement: Fact | Claim, context: rows.Context) -> bool:
    """The statement has evidence, all of it within the text; then its edges are gathered."""
    try:
        evidence = rows.evidence_edges(context, statement.id, statement.evidence)
    except EvidenceError:
        return False
    gathered.edges["EVIDENCED_BY"] += evidence
    return bool(evidence)
