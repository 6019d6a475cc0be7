"""Rows of canonical entities as one article makes them; `graph.growing` adds them up."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dramatis.extraction import LocalDocument, LocalEntity, LocalEvent
from dramatis.gazetteer import load_gazetteer
from dramatis.ids import text_hash
from dramatis.words import EntityKind
from graph.growing import CLAIMED, PLACE, PLACE_PARTS, POSITION, ranked_forms, ranked_offices, ranked_roles
from graph.shape import Row
from graph.surroundings import Surroundings

# A shorter sentence may stand in reports of two events ("The talks failed.").
_LEAST_WORDS = 8
_MOST_SENTENCES = 12
# Mentions that show a side of a decision as it was.
MOST_SHOWN = 5
# An event's name holds those of its parties, who are looked for more often.
_RANKS = {EntityKind.DOCUMENT: 1, EntityKind.EVENT: 2}
# A timestamp's first characters are its year.
_YEAR = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """An in-article entity as resolution sees it: what it is, how it is called, in which story, reported when.

    `canonical` leads from the in-article entities that are resolved so far to canonical ones, `others` to the entities
    of the same article (`article` is its id). `sentences` are those that tell of an event or document, `mentions` ids
    of what names it, `around` what stands around a person, organisation or place.
    """

    entity: LocalEntity
    forms: Mapping[str, int]
    event: LocalEvent | None
    document: LocalDocument | None
    article: str
    story: str
    reported: str
    canonical: Mapping[str, str]
    others: Mapping[str, LocalEntity]
    sentences: Sequence[str]
    mentions: Sequence[str]
    around: Surroundings


def forms_of(names: Sequence[str], mentions: Iterable[str]) -> Counter[str]:
    """How often each proper form stands in the text; a form only derived counts once."""
    known = frozenset(names)
    forms = Counter(text for text in mentions if text in known)
    for name in names:
        forms.setdefault(name, 1)
    return forms


def row_of(seen: Seen) -> Row:
    """The row of a canonical entity that only this article knows; its id is not set."""
    entity = seen.entity
    row: Row = {
        "id": "",
        "kind": entity.kind.value,
        "name": entity.name,
        "forms": dict(seen.forms),
        "aliases": ranked_forms(seen.forms),
        "wikidata": entity.wikidata,
        "geonames": entity.geonames,
        "country": entity.country,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
        "gender": entity.gender,
        "suffix": entity.suffix,
        "titles": ranked_roles(entity.titles),
        "roles": ranked_roles(entity.roles),
        "first_seen": seen.reported,
        "last_seen": seen.reported,
        "rank": _RANKS.get(entity.kind, 0),
        "founding": sorted(seen.mentions)[:MOST_SHOWN],
    }
    if seen.event is not None:
        row |= _event_part(seen, seen.event)
    elif seen.document is not None:
        row |= _document_part(seen, seen.document)
    else:
        row["signature"] = {"stories": {seen.story: seen.reported}}
    row["signature"] |= {"reports": 1, "claimed": _claimed(row)} | _around(seen)
    return row


def _claimed(row: Row) -> dict[str, list[list[Any]]]:
    """By property the values that reports claim, each with their number: what most say stands."""
    said = {name: row[name] for name in CLAIMED if row[name] is not None}
    if row["latitude"] is not None and row["longitude"] is not None:
        said[POSITION] = [row["latitude"], row["longitude"]]
    if row["kind"] == EntityKind.PLACE:
        said["name"] = row["name"]
    if row["kind"] == EntityKind.EVENT:
        place = [row["signature"][name] for name in PLACE_PARTS]
        said |= {PLACE: place} if place[0] or place[1] else {}
    return {name: [[value, 1]] for name, value in said.items()}


def _around(seen: Seen) -> Row:
    """Who and which countries stood beside the entity in the article, and the offices that it held in its year."""
    around = seen.around
    found: Row = {}
    if around.beside or around.lands:
        found["company"] = [[seen.reported, seen.article, list(around.beside), list(around.lands)]]
    if around.offices:
        year = int(seen.reported[:_YEAR] or 0)
        found["offices"] = ranked_offices([year, role, land] for role, land in around.offices)
    return found


def _event_part(seen: Seen, event: LocalEvent) -> Row:
    participants = {
        (participant.role.value, seen.canonical[participant.entity])
        for participant in event.participants
        if participant.entity in seen.canonical
    }
    taking_part = (seen.others.get(participant.entity) for participant in event.participants)
    place = seen.others.get(event.place) if event.place else None
    return {
        "type": event.type.value,
        "lemma": event.lemma,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "modality": event.modality.value,
        "polarity": event.polarity.value,
        "start": str(event.start) if event.start else None,
        "end": str(event.end) if event.end else None,
        "ordinal": event.ordinal,
        "quantities": list(event.quantities),
        "signature": {
            "participants": sorted(map(list, participants)),
            "countries": sorted({party.country for party in taking_part if party is not None and party.country}),
            "place": seen.canonical.get(event.place) if event.place else None,
            "place_country": place.country if place else None,
            "place_broad": place is not None and is_broad(place),
            "stories": {seen.story: seen.reported},
            "sentences": _hashes(seen.sentences),
            "tellings": [[seen.article, *map(list, (told.own, told.parts, told.near))] for told in event.tellings],
            "named": event.named,
        },
    }


def _document_part(seen: Seen, document: LocalDocument) -> Row:
    authors = {seen.canonical[author] for author in document.authors if author in seen.canonical}
    return {
        "type": document.type,
        "state": document.state.value,
        "signature": {
            "authors": sorted(authors),
            "stories": {seen.story: seen.reported},
            "sentences": _hashes(seen.sentences),
            "named": document.named,
        },
    }


def _hashes(sentences: Sequence[str]) -> list[str]:
    """Hashes of the sentences, by their words: what is syndicated is found again. Short ones tell too little."""
    found = (re.findall(r"\w+", sentence.casefold()) for sentence in sentences)
    return sorted({text_hash(" ".join(words))[:12] for words in found if len(words) >= _LEAST_WORDS})[:_MOST_SENTENCES]


def is_broad(place: LocalEntity) -> bool:
    """The place is a country or a region rather than a town or a building."""
    known = load_gazetteer().places(place.name)
    same = [found for found in known if found.geonames == place.geonames or found.wikidata == place.wikidata]
    return any(found.kind != "city" for found in same[:1])
