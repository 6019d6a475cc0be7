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
from graph.name_organisations import organisation_name
from graph.name_parts import person_name
from graph.name_sounds import skeleton, sound
from graph.name_words import GENERIC

# More keys than this cost more look-ups than the candidates they bring are worth.
MOST_KEYS = 8
_MOST_NAMES = 8


def blocking_keys(card: EntityCard) -> frozenset[str]:
    """At most MOST_KEYS keys; cards that could be the same entity share at least one of theirs."""
    keys: dict[str, None] = {}
    if card.wikidata:
        keys[f"q:{card.wikidata}"] = None
    if card.geonames:
        keys[f"g:{card.geonames}"] = None
    make = _MAKERS.get(card.kind, _event_keys)
    for name in card.names[:_MOST_NAMES]:
        keys.update(dict.fromkeys(make(name)))
    if card.kind is EntityKind.DOCUMENT and not card.named and card.type:
        keys.update(dict.fromkeys(f"d:{card.type}:{author}" for author in sorted(card.authors)[:3]))
        keys.update(dict.fromkeys(f"d:{card.type}:{story}" for story in sorted(card.stories)[:3]))
    return frozenset(list(keys)[:MOST_KEYS])


@lru_cache(maxsize=65536)
def _person_keys(name: str) -> tuple[str, ...]:
    """The family name's consonants, and the given name's where the order is open or there is no other."""
    parts = person_name(name)
    words = list(parts.family) or ([parts.given] if parts.given else [])
    if parts.either or not parts.family:
        words.append(parts.given)
    if len(parts.middle) and parts.family:
        # Sánchez Pérez-Castejón is also Sánchez, bin Salman Al Saud also bin Salman: the last inner name counts.
        words += [word for word in parts.middle[-1:] if len(word) > 2]
    keys = []
    for word in filter(None, words):
        keys.append(f"p:{skeleton(word)}")
        keys += [f"p:{skeleton(v)}" for v in _other_families(word)]
    return tuple(dict.fromkeys(keys))


def _other_families(word: str) -> list[str]:
    """One key for all romanisations of an East Asian family name (Lee, Yi, Rhee): the first of them."""
    letters = sound(word).letters
    variants = load_gazetteer().family_variants(letters)
    return [min((*variants, letters))] if variants else []


@lru_cache(maxsize=65536)
def _organisation_keys(name: str) -> tuple[str, ...]:
    """What the gazetteer calls it, its acronym or initials, and its telling words."""
    keys = [f"o:{fold(known.name)}" for known in load_gazetteer().organisations(name)[:2]]
    parts = organisation_name(name)
    if parts.acronym:
        keys.append(f"a:{parts.acronym}")
    keys += [f"a:{initials}" for initials in sorted(parts.initials) if 2 < len(initials) < 8]
    telling = [word for word in parts.bare if word not in GENERIC]
    if parts.generic:
        keys.append("o:" + " ".join(sorted(parts.words)))
        keys += [f"o:{parts.country}:{word}" for word in sorted(parts.words)[:1] if parts.country]
    keys += [f"o:{skeleton(word)}" for word in sorted(telling, key=lambda w: (-len(w), w))[:2]]
    return tuple(dict.fromkeys(keys))


@lru_cache(maxsize=65536)
def _place_keys(name: str) -> tuple[str, ...]:
    """The ids of the places that the name may mean, and its consonants."""
    keys = [
        f"g:{place.geonames}" if place.geonames else f"l:{fold(place.name)}:{place.country or ''}"
        for place in load_gazetteer().places(name)[:3]
    ]
    words = fold(name).removeprefix("the ").split()
    keys.append("l:" + "".join(skeleton(word) for word in words[:3]))
    return tuple(dict.fromkeys(keys))


@lru_cache(maxsize=65536)
def _document_keys(name: str) -> tuple[str, ...]:
    words = sorted((w for w in fold(name).split() if w not in GENERIC), key=lambda w: (-len(w), w))
    return tuple(f"d:{skeleton(word)}" for word in words[:2])


def _event_keys(name: str) -> Iterable[str]:
    return (f"n:{fold(name)}",)


_MAKERS = {
    EntityKind.PERSON: _person_keys,
    EntityKind.ORGANIZATION: _organisation_keys,
    EntityKind.PLACE: _place_keys,
    EntityKind.DOCUMENT: _document_keys,
}
