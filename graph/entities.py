"""Rows of canonical entities: made from what one article says, and grown by what the next one adds."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dramatis.extraction import LocalDocument, LocalEntity, LocalEvent
from dramatis.gazetteer import load_gazetteer
from dramatis.ids import text_hash
from dramatis.words import EntityKind
from graph.shape import Row
from graph.summing import best_name

# Titles and roles kept of one entity, the first seen: a long career fits, a flood of wrong ones doesn't.
_MOST_TITLES = 24
# Different forms kept of one name.
_MOST_FORMS = 400
# Stories kept as an entity's context, the latest first.
_MOST_STORIES = 20
# A shorter sentence may stand in reports of two events ("The talks failed.").
_LEAST_WORDS = 8
_MOST_SENTENCES = 12
# Mentions of an event whose words are kept: each new report is compared with all of them.
_MOST_TELLINGS = 12
# Participants kept to tell events apart.
_MOST_PARTICIPANTS = 60
# Mentions that show a side of a decision as it was.
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Seen:
    """An in-article entity as resolution sees it: what it is, how it is called, in which story, reported when.

    `canonical` leads from the in-article entities that are resolved so far to canonical ones, `others` to the entities
    of the same article (`article` is its id). `sentences` are those that tell of an event or document, `mentions` ids
    of what names it.
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
        "aliases": _ranked(seen.forms),
        "wikidata": entity.wikidata,
        "geonames": entity.geonames,
        "country": entity.country,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
        "gender": entity.gender,
        "suffix": entity.suffix,
        "titles": list(entity.titles),
        "roles": list(entity.roles),
        "first_seen": seen.reported,
        "last_seen": seen.reported,
        "founding": sorted(seen.mentions)[:MOST_SHOWN],
    }
    if seen.event is not None:
        row |= _event_part(seen, seen.event)
    elif seen.document is not None:
        row |= _document_part(seen, seen.document)
    else:
        row["signature"] = {"stories": [seen.story]}
    return row


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
            "stories": [seen.story],
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
            "stories": [seen.story],
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


def grown(row: Row, other: Row) -> Row:
    """The stored row after the article's word on it is added; what is known stays, what is unknown is filled."""
    forms = Counter(row["forms"] or {}) + Counter(other["forms"])
    kept = dict(forms.most_common(_MOST_FORMS)) if len(forms) > _MOST_FORMS else dict(forms)
    result = {**row, "forms": kept, "aliases": _ranked(kept)}
    for name, value in other.items():
        if result.get(name) is None and value is not None:
            result[name] = value
    for name in ("titles", "roles", "quantities", "contexts"):
        if name in other:
            result[name] = list(dict.fromkeys([*(row[name] or []), *other[name]]))[:_MOST_TITLES]
    if row["kind"] in (EntityKind.PERSON, EntityKind.ORGANIZATION):
        result["name"] = best_name(row["kind"], kept)
    if row["signature"] and other["signature"]:
        result["signature"] = _joined(row["signature"], other["signature"])
    # The latest report's modality counts; the projection says the same of all reports later.
    if "modality" in other and other["last_seen"] > row["last_seen"]:
        result |= {"modality": other["modality"], "polarity": other["polarity"]}
    result["first_seen"] = min(filter(None, (row["first_seen"], other["first_seen"])), default="")
    result["last_seen"] = max(row["last_seen"], other["last_seen"])
    return result


def _joined(left: Row, right: Row) -> Row:
    joined = dict(left)
    joined["stories"] = list(dict.fromkeys([*right["stories"], *left["stories"]]))[:_MOST_STORIES]
    if "sentences" in left:
        joined["sentences"] = sorted({*left["sentences"], *right["sentences"]})[:_MOST_SENTENCES]
    if "named" in left:
        joined["named"] = left["named"] or right["named"]
    if "authors" in left:
        joined["authors"] = sorted({*left["authors"], *right["authors"]})
    if "participants" in left:
        both = {tuple(found) for found in (*left["participants"], *right["participants"])}
        joined["participants"] = sorted(map(list, both))[:_MOST_PARTICIPANTS]
        joined["countries"] = sorted({*left["countries"], *right["countries"]})
        known = right if _is_nearer(right, left) else left
        joined |= {name: known[name] for name in ("place", "place_country", "place_broad")}
        joined["tellings"] = _drawn([*left["tellings"], *right["tellings"]])
    return joined


def _is_nearer(one: Row, other: Row) -> bool:
    """The one names the place where the other names none, or but its country."""
    inside = one["place_country"] is not None and one["place_country"] == other["place_country"]
    return bool(one["place"]) and (not other["place"] or (inside and other["place_broad"] and not one["place_broad"]))


def _drawn(tellings: Sequence[list[Any]]) -> list[list[Any]]:
    """As many of the tellings as are kept, drawn by their hash: it doesn't matter which came first."""
    by_hash = {text_hash(json.dumps(told, ensure_ascii=True)): told for told in tellings}
    return [by_hash[key] for key in sorted(by_hash)[:_MOST_TELLINGS]]


def _ranked(forms: Mapping[str, int]) -> list[str]:
    return sorted(forms, key=lambda form: (-forms[form], form))
