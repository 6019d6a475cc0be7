"""Entity rows as the cards that matching compares, and the three sorts in which entities are resolved."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from typing import Any

from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer
from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind, EventType, Judgement, Modality, Polarity, Role
from graph.candidates import MOST_COMPARED, Ways
from graph.entity_matching import Two, choose, nobody_says
from graph.entity_matching_cards import EntityCard, Verdict
from graph.event_matching import EventCard, score_events
from graph.event_rounds import series_keys
from graph.event_tellings import telling
from graph.narrowing import counted, event_filed_keys, filed_keys, sought_keys
from graph.offices import land_of
from graph.shape import Row

# A timestamp's first characters are its day.
_DAY = 10


def entity_card(row: Row) -> EntityCard:
    """The card of a person, organisation, place or document."""
    signature: dict[str, Any] = row["signature"] or {}
    company = signature.get("company", ())
    offices = frozenset((year, role, land) for year, role, land in signature.get("offices", ()))
    return EntityCard(
        id=row["id"],
        kind=EntityKind(row["kind"]),
        names=tuple(dict.fromkeys([row["name"], *row["aliases"]])),
        wikidata=row["wikidata"],
        geonames=row["geonames"],
        country=row["country"] or land_of(offices),
        gender=row["gender"],
        suffix=row["suffix"],
        titles=tuple(row["titles"]),
        roles=tuple(row["roles"]),
        offices=offices,
        related=frozenset(name for _, _, names, _ in company for name in _telling(tuple(names))),
        lands=frozenset(land for _, _, _, lands in company for land in lands),
        stories=frozenset(signature.get("stories", ())),
        sentences=frozenset(signature.get("sentences", ())),
        reports=signature.get("reports", 0),
        first=_partial(row["first_seen"]),
        last=_partial(row["last_seen"]),
        type=row.get("type"),
        authors=frozenset(signature.get("authors", ())),
        named=signature.get("named", False),
    )


def event_card(row: Row) -> EventCard:
    """The card of an event."""
    signature: dict[str, Any] = row["signature"]
    return EventCard(
        id=row["id"],
        type=EventType(row["type"]),
        lemma=row["lemma"],
        mode=row["mode"],
        participants=tuple((Role(role), entity) for role, entity in signature["participants"]),
        countries=frozenset(signature["countries"]),
        place=signature["place"],
        place_country=signature["place_country"],
        place_broad=signature["place_broad"],
        start=PartialDate.parse(row["start"]) if row["start"] else None,
        end=PartialDate.parse(row["end"]) if row["end"] else None,
        modality=Modality(row["modality"]),
        polarity=Polarity(row["polarity"]),
        ordinal=row["ordinal"],
        quantities=tuple(row["quantities"]),
        reported=_day(row["last_seen"]),
        stories=frozenset(signature["stories"]),
        sentences=frozenset(signature["sentences"]),
        name=row["name"],
        named=signature["named"],
        tellings=tuple(telling(*told) for told in signature["tellings"]),
    )


def choose_entity(
    card: EntityCard, candidates: Sequence[EntityCard], two: Two = nobody_says
) -> tuple[int | None, Sequence[Verdict]]:
    """Which of the candidates the card is; `two` says whether two of them are known to be two."""
    chosen, verdicts = choose(card, candidates, two)
    return (None if chosen is None else candidates.index(chosen)), verdicts


def choose_event(card: EventCard, candidates: Sequence[EventCard]) -> tuple[int | None, Sequence[Verdict]]:
    """Which of the candidates the event is: the best that is the same, the first among equals."""
    verdicts = [score_events(card, candidate) for candidate in candidates]
    same = [number for number, verdict in enumerate(verdicts) if verdict.judgement is Judgement.SAME]
    return (max(same, key=lambda number: verdicts[number].score) if same else None), verdicts


@lru_cache(maxsize=16384)
def _telling(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names folded, without those of countries: half of all news name the largest."""
    gazetteer = load_gazetteer()
    return tuple(filter(None, (fold(name) for name in names if not gazetteer.countries(name))))


def _day(instant: str) -> date | None:
    return date.fromisoformat(instant[:_DAY]) if instant else None


def _partial(instant: str) -> PartialDate | None:
    day = _day(instant)
    return None if day is None else PartialDate.of(day)


THINGS = Ways(entity_card, filed_keys, sought_keys, choose_entity, counted, compared=MOST_COMPARED)
DOCUMENTS = Ways(entity_card, filed_keys, sought_keys, choose_entity)
EVENTS = Ways(event_card, event_filed_keys, event_filed_keys, choose_event, besides=series_keys)


def knowing(ways: Ways[Any], two: Two) -> Ways[Any]:
    """The same ways of choosing where it is known of some candidates that they are two."""
    return ways if ways is EVENTS else replace(ways, choose=partial(choose_entity, two=two))


def ways_of(entity: str) -> Ways[Any]:
    """How entities of the sort of this one, by its id, are filed and compared."""
    if entity.startswith("event:"):
        return EVENTS
    return DOCUMENTS if entity.startswith("document:") else THINGS


def verdict_on(one: Row, other: Row) -> Verdict:
    """The verdict on two entities of one kind, nobody else coming into question."""
    ways = ways_of(one["id"])
    _, (found,) = ways.choose(ways.card(one), [ways.card(other)])
    return found
