"""Who is who: each in-article entity of a batch to a canonical one, known or newly minted, by a score with reasons.

Candidates come over indexed blocking keys, so that the cost of an article doesn't grow with the number of entities.
Places, organisations and people are resolved first, then documents, which are told apart by their authors, then events,
which are told apart by all of them. Entities minted for one article are candidates for the next of the same batch.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dramatis.extraction import Extraction
from dramatis.ids import stable_id
from dramatis.times import timestamp
from dramatis.words import ArticleKind, EntityKind
from graph.candidates import Card, Shelf, Ways
from graph.cards import DOCUMENTS, EVENTS, THINGS
from graph.entities import Seen, grown, row_of
from graph.places import link_countries
from graph.rows import origin_of
from graph.store import Transaction
from graph.writing import Extracted, Rows

# Who decided, as RESOLVED_TO names it.
_BY_SCORE = "score"
# Cards of one sort are only ever compared with cards of the same sort, so their type may be open here.
_SORTS: tuple[tuple[Ways[Any], tuple[EntityKind, ...]], ...] = (
    (THINGS, (EntityKind.PLACE, EntityKind.ORGANIZATION, EntityKind.PERSON)),
    (DOCUMENTS, (EntityKind.DOCUMENT,)),
    (EVENTS, (EntityKind.EVENT,)),
)


@dataclass(slots=True)
class Resolved:
    """Canonical entity by in-article entity, and those that were newly minted."""

    entities: dict[str, str] = field(default_factory=dict)
    created: set[str] = field(default_factory=set)

    @property
    def touched(self) -> set[str]:
        """All canonical entities of the batch."""
        return set(self.entities.values())


def resolve(transaction: Transaction, batch: Sequence[Extracted], stories: Mapping[str, str], now: str) -> Resolved:
    """Resolves every in-article entity of the batch (`stories`: story by article); writes decisions and appearances."""
    locals_ = [entity.id for item in batch for entity in item.extraction.entities]
    decided = transaction.follow("RESOLVED_TO", locals_)
    resolved = Resolved({local: edges[0][1] for local, edges in decided.items() if edges})
    for ways, kinds in _SORTS:
        shelf = Shelf(ways)
        seen = [found for item in batch for found in _seen(item, kinds, stories, resolved.entities)]
        known = [resolved.entities[found.entity.id] for found in seen if found.entity.id in resolved.entities]
        shelf.fill(transaction, [row_of(found) for found in seen], known)
        gathered = Rows()
        for found in seen:
            _resolve_one(gathered, shelf, found, resolved, now)
        shelf.gather(gathered)
        gathered.write(transaction)
    _appear(transaction, batch, resolved)
    link_countries(transaction, sorted(resolved.touched))
    return resolved


def _seen(
    item: Extracted, kinds: tuple[EntityKind, ...], stories: Mapping[str, str], entities: Mapping[str, str]
) -> list[Seen]:
    """The in-article entities of the kinds, in the order of the kinds, with what resolution wants to know of each."""
    extraction = item.extraction
    forms = _forms(extraction)
    events = {event.id: event for event in extraction.events}
    documents = {document.id: document for document in extraction.documents}
    others = {entity.id: entity for entity in extraction.entities}
    return [
        Seen(
            entity=entity,
            forms=forms[entity.id],
            event=events.get(entity.id),
            document=documents.get(entity.id),
            story=stories[item.article.id],
            reported=timestamp(item.article.published_at),
            canonical=entities,
            others=others,
            text=item.article.text,
        )
        for kind in kinds
        for entity in extraction.entities
        if entity.kind is kind
    ]


def _forms(extraction: Extraction) -> dict[str, Counter[str]]:
    """How often each proper form of each in-article entity stands in the text; a form only derived counts once."""
    names = {entity.id: set(entity.names) for entity in extraction.entities}
    forms: dict[str, Counter[str]] = {key: Counter() for key in names}
    for mention in extraction.mentions:
        if mention.text in names.get(mention.entity, ()):
            forms[mention.entity][mention.text] += 1
    for entity in extraction.entities:
        for name in entity.names:
            forms[entity.id].setdefault(name, 1)
    return forms


def _resolve_one(gathered: Rows, shelf: Shelf[Card], found: Seen, resolved: Resolved, now: str) -> None:
    local = found.entity.id
    if local in resolved.entities:
        return
    row = row_of(found)
    match = shelf.best(row)
    if match is None:
        entity = stable_id(found.entity.kind.value.lower(), local)
        resolved.created.add(entity)
        shelf.put(row | {"id": entity})
        score, reasons = 1.0, ["first seen here"]
    else:
        entity = match.entity
        shelf.put(grown(shelf.rows[entity], row))
        score, reasons = match.verdict.score, list(match.verdict.reasons)
    resolved.entities[local] = entity
    gathered.edge("RESOLVED_TO", local, entity, score=score, reasons=reasons, by=_BY_SCORE, at=now)


def _appear(transaction: Transaction, batch: Sequence[Extracted], resolved: Resolved) -> None:
    """APPEARS_IN: which entity stands in which article, how often, and whether it acts there."""
    gathered = Rows()
    for item in batch:
        mentions = Counter(mention.entity for mention in item.extraction.mentions)
        counts: Counter[str] = Counter()
        acting: set[str] = set()
        for entity in item.extraction.entities:
            canonical = resolved.entities[entity.id]
            counts[canonical] += mentions[entity.id]
            if entity.acts:
                acting.add(canonical)
        for canonical, count in counts.items():
            gathered.edge(
                "APPEARS_IN",
                canonical,
                item.article.id,
                published=timestamp(item.article.published_at),
                origin=origin_of(item.article, item.copy_origin),
                mentions=count,
                report=item.article.kind is ArticleKind.REPORT,
                acts=canonical in acting,
            )
    gathered.write(transaction)
