"""Whole articles into the graph: versions, in-article entities, facts and claims, each with its verified evidence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dramatis.article import Article
from dramatis.extraction import Extraction, Pipeline
from graph import rows
from graph.readings import Found, content_of, found_in, last_reading, reading_id, set_aside
from graph.shape import Row
from graph.store import EdgeRow, Transaction


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article that is ready to be stored. `reason` says why nothing was extracted, else it is None.

    The extraction is verified (`graph.verifying`): a span that doesn't match makes the writing fail. `copy_of` is the
    id of the article that this one repeats, with how alike they are, and `counts_for` the independent source for which
    it counts; None: its outlet, or without one itself.
    """

    article: Article
    extraction: Extraction
    reason: str | None = None
    copy_of: tuple[str, float] | None = None
    counts_for: str | None = None


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
    """What a batch added: nodes created by label, and the readings that it is.

    `stale_facts` and `stale_entities` are those of superseded readings, whose groups and counts must be summed up anew;
    `changed` are in-article entities of earlier readings that were found again under their ids, or are named otherwise.
    """

    created: dict[str, int]
    readings: tuple[str, ...]
    stale_facts: tuple[str, ...]
    stale_entities: frozenset[str]
    changed: frozenset[str]


def write_articles(
    transaction: Transaction, batch: Sequence[Extracted], pipeline: Pipeline, started: str, now: str
) -> Written:
    """Stores the articles with all that was found in them; what is held of their earlier readings is closed.

    Raises EvidenceError for a span outside of its text.
    """
    gathered = Rows()
    run = rows.run_id(pipeline, started)
    if batch:
        gathered.node("Run", rows.run_row(pipeline, started))
    old = _supersede(transaction, [item.article.id for item in batch], run, now)
    last, _ = last_reading(transaction)
    for number, item in enumerate(batch, start=last + 1):
        origin = rows.origin_of(item.article, item.counts_for)
        context = rows.Context(item.article, run, reading_id(item.article.version_id, run, number), origin, now)
        _gather_reading(gathered, item, context, number)
        _gather_article(gathered, item, context, old.versions[item.article.id])
        _gather_extraction(gathered, item.extraction, context)
    _gather_sources(transaction, gathered, [item.article for item in batch])
    again = {label: [row["id"] for row in gathered.nodes[label]] for label in old.found.nodes}
    changed = set_aside(transaction, old.found, again)
    return Written(
        created=gathered.write(transaction),
        readings=tuple(row["id"] for row in gathered.nodes["Reading"]),
        stale_facts=tuple(old.found.nodes.get("Fact", ())),
        stale_entities=old.entities,
        changed=frozenset(changed),
    )


@dataclass(frozen=True, slots=True)
class _Superseded:
    """The versions of each article, what was found in them, and who stood in the articles."""

    versions: dict[str, tuple[str, ...]]
    found: Found = field(default_factory=Found)
    entities: frozenset[str] = frozenset()


def _supersede(transaction: Transaction, articles: list[str], run: str, now: str) -> _Superseded:
    """Closes what is held of earlier readings of the articles: retracted, not deleted."""
    followed = transaction.follow("HAS_VERSION", articles)
    versions = {article: tuple(edge[1] for edge in edges) for article, edges in followed.items()}
    old = [version for found in versions.values() for version in found]
    if not old:
        return _Superseded(versions)
    transaction.put("Version", [{"id": version, "current": False} for version in old])
    found = found_in(transaction, old)
    closed = {"retracted": now, "retracted_by": run}
    for label, held in found.nodes.items():
        transaction.put(label, [{"id": key, **closed} for key, row in held.items() if not row["retracted"]])
    for held in found.nodes.values():
        for row in held.values():
            if not row["retracted"]:
                row.update(closed)
    appeared = transaction.follow("APPEARS_IN", articles, out=False)
    # What is said anew of the present text: who stands in it, which article it repeats, who published it.
    transaction.disconnect("APPEARS_IN", articles, out=False)
    transaction.disconnect("COPY_OF", articles)
    transaction.disconnect("PUBLISHED", articles, out=False)
    entities = frozenset(source for edges in appeared.values() for source, *_ in edges)
    return _Superseded(versions, found, entities)


def _gather_reading(gathered: Rows, item: Extracted, context: rows.Context, number: int) -> None:
    article = item.article
    row = {
        "id": context.reading,
        "article": article.id,
        "version": article.version_id,
        "run": context.run,
        "number": number,
        "at": context.now,
        "origin": context.origin,
        "content": content_of(article, item.reason, item.extraction.sentences),
    }
    gathered.node("Reading", row)
    gathered.edge("READ_AS", article.id, context.reading)
    gathered.edge("READ_BY", context.reading, context.run)


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
        gathered.edge("PUBLISHED", rows.source_id(article.source), article.id)
    if item.copy_of is not None:
        original, score = item.copy_of
        gathered.edge("COPY_OF", article.id, original, score=score)


def _gather_sources(transaction: Transaction, gathered: Rows, articles: Iterable[Article]) -> None:
    """The outlets, as the last article names them."""
    told = [rows.source_row(article.source) for article in articles if article.source is not None]
    known = transaction.get("Source", sorted({row["id"] for row in told}))
    for row in told:
        known[row["id"]] = rows.told_source(known.get(row["id"]), row)
    for row in known.values():
        gathered.node("Source", row)


def _gather_extraction(gathered: Rows, extraction: Extraction, context: rows.Context) -> None:
    """The in-article entities, mentions, facts and claims."""
    version = context.article.version_id
    for local in rows.local_rows(context, extraction):
        gathered.node("Local", local)
        gathered.edge("FOUND_IN", local["id"], version)
    for mention in extraction.mentions:
        gathered.node("Mention", rows.mention_row(context, mention))
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
