"""The keys by which two entities that could be one find each other, so that a card meets few others.

Two cards are worth comparing when they share a key. Keys are made from what survives spelling: consonants of a family
name, acronyms, gazetteer ids, the rarest words of an organisation's name.
"""

from collections.abc import Iterable
from functools import lru_cache

from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer
from dramatis.words import EntityKind
from graph.entity_matching_cards import EntityCard
from graph.name_bones import bones
from graph.name_keys import name_keys
from graph.name_organisations import bodies, organisation_name
from graph.name_places import known_places, place_name, same_places, spellings
from graph.name_sounds import skeleton
from graph.name_words import GENERIC, SORTS

# More keys than this cost more look-ups than the candidates they bring are worth.
MOST_KEYS = 8
_AIRPORT_CODE = 3
_MOST_NAMES = 8
_FEW = 2  # words; of more, an airport's last is its place: Adolfo Suárez Madrid-Barajas


def blocking_keys(card: EntityCard) -> frozenset[str]:
    """At most MOST_KEYS keys under which the card is found; see `lookup_keys` for those by which it finds others."""
    return frozenset(ranked_blocking_keys(card))


def lookup_keys(card: EntityCard) -> frozenset[str]:
    """At most MOST_KEYS keys, of which cards that could be the same entity have at least one among their blocking keys.

    It doesn't matter which of the two looks for the other.
    """
    return frozenset(ranked_lookup_keys(card))


def ranked_blocking_keys(card: EntityCard) -> tuple[str, ...]:
    """The blocking keys, the weightiest first."""
    keys = _ids(card)
    if card.kind is EntityKind.PERSON:
        keys.update(dict.fromkeys(name_keys(card.names, card.country, MOST_KEYS - len(keys)).filed))
    else:
        make = _MAKERS.get(card.kind, _event_keys)
        for name in card.names[:_MOST_NAMES]:
            keys.update(dict.fromkeys(make(name)))
    if card.kind is EntityKind.DOCUMENT and not card.named and card.type:
        keys.update(dict.fromkeys(f"d:{card.type}:{author}" for author in sorted(card.authors)[:3]))
        keys.update(dict.fromkeys(f"d:{card.type}:{story}" for story in sorted(card.stories)[:3]))
    return tuple(keys)[:MOST_KEYS]


def ranked_lookup_keys(card: EntityCard) -> tuple[str, ...]:
    """The look-up keys, the weightiest first."""
    if card.kind is not EntityKind.PERSON:
        return ranked_blocking_keys(card)
    keys = _ids(card)
    keys.update(dict.fromkeys(name_keys(card.names, card.country, MOST_KEYS - len(keys)).looked_for))
    return tuple(keys)


def _ids(card: EntityCard) -> dict[str, None]:
    ids = (f"q:{card.wikidata}" if card.wikidata else "", f"g:{card.geonames}" if card.geonames else "")
    return dict.fromkeys(filter(None, ids))


@lru_cache(maxsize=65536)
def _organisation_keys(name: str) -> tuple[str, ...]:
    """What the tables call it, its letters in one, its acronym or initials, and its telling words."""
    parts = organisation_name(name)
    keys = [f"o:{fold(known.name)}" for known in load_gazetteer().organisations(name)[:2]]
    keys += [f"s:{number}" for number in bodies(name)[:2]]
    if parts.acronym:
        keys.append(f"a:{parts.acronym}")
    keys += [f"a:{initials}" for initials in parts.initials if 2 < len(initials) < 8][:3]
    if parts.generic:
        keys.append("o:" + " ".join(sorted(parts.words)))
        keys += [f"o:{parts.country}:{word}" for word in sorted(parts.words)[:1] if parts.country]
        return tuple(dict.fromkeys(keys))
    telling = [word for word in parts.core or parts.bare if word not in GENERIC and word not in SORTS]
    longest = sorted(telling, key=lambda w: (-len(w), w))[:2]
    keys.append("o:" + bones("".join(parts.core or parts.bare))[0])
    keys += [f"o:{bone}" for word in longest for bone in bones(word)[:2]]
    return tuple(dict.fromkeys(keys))


@lru_cache(maxsize=65536)
def _place_keys(name: str) -> tuple[str, ...]:
    """The ids of the places that the name may mean, the table's name, and the bones of its longest naming words."""
    keys = [
        f"g:{place.geonames}" if place.geonames else f"l:{fold(place.name)}:{place.country or ''}"
        for place in known_places(name)[:3]
    ]
    if others := same_places(name):
        keys.append(f"l:={min((*others, fold(name)))}")
    core = place_name(name).core
    if not core:
        return tuple(dict.fromkeys(keys))
    longest = sorted(core, key=lambda word: (-len(word), word))
    last = core[-1:] if len(core) > _FEW and place_name(name).kind == "airport" else ()
    keys += [f"l:{bones(word.rstrip('s') or word)[0]}" for word in (*last, *longest[:2])]
    for spelt in spellings(name)[1:]:
        words = sorted(place_name(spelt).core, key=lambda word: (-len(word), word))
        keys += [f"l:{bones(word)[0]}" for word in words[:1]]
    for word in longest[:1]:
        keys += [f"g:{place.geonames}" for place in known_places(word.title())[:1] if place.geonames]
    if len(core) > 2 or len(core[0]) == _AIRPORT_CODE == len("".join(core)):
        keys.append("l:i:" + ("".join(word[0] for word in core) if len(core) > 2 else core[0]))
    return tuple(dict.fromkeys(keys))


@lru_cache(maxsize=65536)
def _document_keys(name: str) -> tuple[str, ...]:
    words = sorted((w for w in fold(name).split() if w not in GENERIC), key=lambda w: (-len(w), w))
    return tuple(f"d:{skeleton(word)}" for word in words[:2])


def _event_keys(name: str) -> Iterable[str]:
    return (f"n:{fold(name)}",)


_MAKERS = {
    EntityKind.ORGANIZATION: _organisation_keys,
    EntityKind.PLACE: _place_keys,
    EntityKind.DOCUMENT: _document_keys,
}
