"""Who is who: each in-article entity of a batch to a canonical one, known or newly minted, by a score with reasons.

Candidates come over indexed blocking keys, so that the cost of an article doesn't grow with the number of entities.
Places, organisations and people are resolved first, then documents, which are told apart by their authors, then events,
which are told apart by all of them. Entities minted for one article are candidates for the next of the same batch.
Whoever joins a known entity does so by a decision on record; where nobody can be sure the question is put to a person.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from dramatis.extraction import LocalDocument, LocalEvent, Mention
from dramatis.times import timestamp
from dramatis.words import ArticleKind, EntityKind, Judgement
from graph.candidates import Card, Choice, Match, Shelf, Ways
from graph.cards import DOCUMENTS, EVENTS, THINGS, knowing
from graph.decisions import (
    BY_RULE,
    BY_SCORE,
    Decision,
    DecisionKind,
    Side,
    gather_decision,
    gather_join,
    kept_apart,
    review_id,
)
from graph.entities import MOST_SHOWN, Seen, forms_of, row_of
from graph.entity_matching_cards import verdict
from graph.growing import grown
from graph.homes import Home, homes_kept, minted_id, reopen
from graph.places import link_countries
from graph.questions import list_new, worth_asking
from graph.rows import origin_of
from graph.shape import Row
from graph.store import Transaction
from graph.surroundings import Surroundings, surroundings
from graph.writing import Extracted, Rows

# The counter of the in-article entities resolved.
_TURNS = "turns"
# Cards of one sort are only ever compared with cards of the same sort, so their type may be open here.
_SORTS: tuple[tuple[Ways[Any], tuple[EntityKind, ...]], ...] = (
    (THINGS, (EntityKind.PLACE, EntityKind.ORGANIZATION, EntityKind.PERSON)),
    (DOCUMENTS, (EntityKind.DOCUMENT,)),
    (EVENTS, (EntityKind.EVENT,)),
)


@dataclass(slots=True)
class Resolved:
    """Canonical entity by in-article entity, and those that were newly minted.

    `recounted`: ids stand for themselves again, and what they stand in was counted with the batch's articles in it.
    """

    entities: dict[str, str] = field(default_factory=dict)
    created: set[str] = field(default_factory=set)
    recounted: bool = False

    @property
    def touched(self) -> set[str]:
        """All canonical entities of the batch."""
        return set(self.entities.values())


def resolve(
    transaction: Transaction,
    batch: Sequence[Extracted],
    stories: Mapping[str, str],
    now: str,
    pins: Mapping[str, str] = MappingProxyType({}),
) -> Resolved:
    """Resolves every in-article entity of the batch (`stories`: story by article); writes decisions and appearances.

    `pins` are entities of articles that were stored before, by in-article entity, where what a person decided on the
    names of an earlier reading goes on to hold (`graph.pinning`).
    """
    locals_ = [entity.id for item in batch for entity in item.extraction.entities]
    decided = transaction.follow("RESOLVED_TO", locals_)
    resolved = Resolved({local: edges[0][1] for local, edges in decided.items() if edges})
    unknown = [one for item in batch for one in item.extraction.entities if one.id not in resolved.entities]
    homes = homes_kept(transaction, unknown)
    turn = first = _turns(transaction)
    two = _KeptApart(transaction)
    known: dict[str, Row] = {}
    for ways, kinds in _SORTS:
        shelf = Shelf(knowing(ways, two))
        seen = [found for item in batch for found in _seen(item, kinds, stories, resolved.entities)]
        here = {found.entity.id for found in seen}
        wanted = [entity for local, entity in (*resolved.entities.items(), *pins.items()) if local in here]
        wanted += [home.stands_for for local, home in homes.items() if local in here]
        shelf.fill(transaction, [row_of(found) for found in seen], wanted)
        two.among(shelf.rows)
        gathered = Rows()
        asked: dict[str, tuple[str, str]] = {}
        for found in seen:
            turn += 1
            local = found.entity.id
            decision = _Decision(found, pins.get(local), homes.get(local), now, f"{turn:012d}")
            decision.take(gathered, shelf, resolved, asked)
        shelf.gather(gathered)
        gathered.write(transaction)
        known |= shelf.rows if ways is THINGS else {}
        before = {key for entity in shelf.changed for key in shelf.rows[entity].get("questions") or ()}
        list_new(transaction, asked, before)
    if turn > first:
        transaction.put("Meta", [{"id": _TURNS, "value": str(turn)}])
    _appear(transaction, batch, resolved)
    resolved.recounted = reopen(transaction, homes.values())
    link_countries(transaction, sorted(resolved.touched), known)
    return resolved


class _KeptApart:
    """Whether a decision in force keeps two entities apart; looked up when first asked.

    It is asked of few, and read from the one with fewer reports: whoever is often named has thousands of decisions.
    Those minted meanwhile are kept apart from nobody.
    """

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._reports: dict[str, int] = {}
        self._found: dict[tuple[str, ...], bool] = {}

    def among(self, rows: Mapping[str, Row]) -> None:
        """These come into question from now on."""
        self._reports = {entity: row["signature"]["reports"] for entity, row in rows.items()}
        self._found = {}

    def __call__(self, one: str, other: str) -> bool:
        pair = tuple(sorted((one, other), key=lambda entity: (self._reports.get(entity, 0), entity)))
        if not self._reports.keys() >= set(pair):
            return False
        if pair not in self._found:
            self._found[pair] = kept_apart(self._transaction, *pair)
        return self._found[pair]


def _turns(transaction: Transaction) -> int:
    """How many in-article entities were resolved so far: an entity is made from its own in this order."""
    row = transaction.get("Meta", [_TURNS]).get(_TURNS)
    return int(row["value"]) if row else 0


def mark_resolved(transaction: Transaction, readings: Sequence[str]) -> None:
    """Notes at the readings how many in-article entities are resolved by now."""
    turn = _turns(transaction)
    transaction.put("Reading", [{"id": reading, "turn": turn} for reading in readings])


def turn_back(transaction: Transaction, turn: int) -> None:
    """So many in-article entities were resolved, after the later ones were taken out."""
    if turn < _turns(transaction):
        transaction.put("Meta", [{"id": _TURNS, "value": str(turn)}] if turn else [])
        transaction.remove("Meta", [] if turn else [_TURNS])


def _seen(
    item: Extracted, kinds: tuple[EntityKind, ...], stories: Mapping[str, str], entities: Mapping[str, str]
) -> list[Seen]:
    """The in-article entities of the kinds, in the order of the kinds, with what resolution wants to know of each."""
    extraction = item.extraction
    named: dict[str, list[Mention]] = {entity.id: [] for entity in extraction.entities}
    for mention in extraction.mentions:
        named[mention.entity].append(mention)
    events = {event.id: event for event in extraction.events}
    documents = {document.id: document for document in extraction.documents}
    others = {entity.id: entity for entity in extraction.entities}
    around = surroundings(extraction) if EntityKind.PERSON in kinds else {}
    return [
        Seen(
            entity=entity,
            forms=forms_of(entity.names, [mention.text for mention in named[entity.id]]),
            event=events.get(entity.id),
            document=documents.get(entity.id),
            article=item.article.id,
            story=stories[item.article.id],
            reported=timestamp(item.article.published_at),
            canonical=entities,
            others=others,
            sentences=_sentences(item.article.text, events.get(entity.id) or documents.get(entity.id)),
            mentions=[mention.id for mention in named[entity.id]],
            around=around.get(entity.id, Surroundings()),
        )
        for kind in kinds
        for entity in extraction.entities
        if entity.kind is kind
    ]


def _sentences(text: str, told: LocalEvent | LocalDocument | None) -> list[str]:
    """The sentences that tell of an event or document."""
    spans = told.evidence if told is not None else ()
    return [text[span.sentence_start : span.sentence_end] for span in spans]


@dataclass(frozen=True, slots=True)
class _Decision:
    """Whom one in-article entity is taken for. `pin`: the entity for which a person took the same name there before;
    `home`: the entity that was minted for it before."""

    found: Seen
    pin: str | None
    home: Home | None
    now: str
    turn: str

    def take(self, gathered: Rows, shelf: Shelf[Card], resolved: Resolved, asked: dict[str, tuple[str, str]]) -> None:
        """Decides, unless it was decided before; gathers what follows, and which questions are put on whom."""
        local = self.found.entity.id
        if local in resolved.entities:
            return
        row = row_of(self.found)
        if self.home is not None and self.pin is None:
            resolved.entities[local] = self._return(gathered, shelf, row, self.home)
            return
        choice = self._choice(shelf, row)
        if choice.match is None:
            entity = resolved.entities[local] = self._mint(gathered, shelf, row, choice.unsure)
            resolved.created.add(entity)
            if choice.unsure is not None and worth_asking(entity, choice.unsure.verdict.score):
                asked[review_id(entity, choice.unsure.entity)] = entity, choice.unsure.entity
        else:
            resolved.entities[local] = self._join(gathered, shelf, row, choice.match)

    def _choice(self, shelf: Shelf[Card], row: Row) -> Choice:
        if self.pin is None:
            return shelf.best(row)
        return Choice(Match(self.pin, verdict(1.0, "a person's word on an earlier reading of the article")), None)

    def _mint(self, gathered: Rows, shelf: Shelf[Card], row: Row, unsure: Match | None) -> str:
        entity = minted_id(self.found.entity)
        shelf.put(row | {"id": entity}, row)
        self._resolved_to(gathered, entity, 1.0, ("first seen here",), BY_SCORE)
        if unsure is not None and worth_asking(entity, unsure.verdict.score):
            self._ask(gathered, entity, shelf.rows[unsure.entity], unsure)
        return entity

    def _return(self, gathered: Rows, shelf: Shelf[Card], row: Row, home: Home) -> str:
        """What was minted for it is kept while anything stands for it, or a person has decided on it."""
        entity = home.stands_for
        is_told = home.is_told or entity in shelf.changed
        shelf.put(grown(shelf.rows[entity], row) if is_told else row | {"id": entity}, row)
        self._resolved_to(gathered, entity, 1.0, ("minted for it before",), BY_RULE, home.entity)
        return entity

    def _join(self, gathered: Rows, shelf: Shelf[Card], row: Row, match: Match) -> str:
        by = BY_SCORE if self.pin is None else BY_RULE
        gather_join(gathered, self.found, shelf.rows[match.entity], match.verdict, by, self.now)
        shelf.put(grown(shelf.rows[match.entity], row), row)
        self._resolved_to(gathered, match.entity, match.verdict.score, match.verdict.reasons, by)
        return match.entity

    def _resolved_to(
        self, gathered: Rows, entity: str, score: float, reasons: Iterable[str], by: str, home: str = ""
    ) -> None:
        gathered.edge(
            "RESOLVED_TO",
            self.found.entity.id,
            entity,
            score=score,
            reasons=list(reasons),
            by=by,
            at=self.now,
            home=home or entity,
            turn=self.turn,
        )

    def _ask(self, gathered: Rows, entity: str, known: Row, other: Match) -> None:
        """The question whether the entity that was minted for it is the other one."""
        mentions = tuple(sorted(self.found.mentions)[:MOST_SHOWN])
        decision = Decision(
            id=review_id(entity, other.entity),
            kind=DecisionKind.REVIEW,
            judgement=Judgement.UNSURE,
            left=Side(entity, self.found.entity.name, mentions, entity),
            right=Side(other.entity, known["name"], tuple(known["founding"]), other.entity),
            score=other.verdict.score,
            reasons=other.verdict.reasons,
            by=BY_SCORE,
            at=self.now,
        )
        gather_decision(gathered, decision)


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
                origin=origin_of(item.article, item.counts_for),
                mentions=count,
                report=item.article.kind is ArticleKind.REPORT,
                acts=canonical in acting,
            )
    gathered.write(transaction)
