"""Entities linked across documents as the product does it: its in-article entities, resolved by score over keys."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from dramatis.words import EntityKind, Judgement
from evaluation.linking_gold import ENTITY
from evaluation.linking_reading import ReadDocument, Told
from evaluation.linking_scores import all_told
from extractors.reading import Chain
from graph.blocking import blocking_keys
from graph.entity_matching import choose, score
from graph.entity_matching_cards import EntityCard
from graph.event_words import root

# Kinds that are resolved by name.
_NAMED = frozenset([EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE])


def link_entities(documents: Sequence[ReadDocument], stories: Mapping[str, int]) -> list[Hashable]:
    """The group of each mention: the canonical entity at its head, else its story and the root of its head.

    Pronouns without an entity stand alone; what has no name ("the company") is the same only inside one story.
    """
    resolved = resolve_chains(documents, stories)
    return [_key(one, resolved, stories[one.doc_id], index) for index, one in enumerate(all_told(documents, ENTITY))]


def _key(one: Told, resolved: Mapping[tuple[str, int], str], story: int, index: int) -> Hashable:
    if one.chain is not None and (one.doc_id, one.chain) in resolved:
        return resolved[one.doc_id, one.chain]
    if one.telling.plain:
        return index
    return (story, root(one.lemma))


def resolve_chains(documents: Sequence[ReadDocument], stories: Mapping[str, int]) -> dict[tuple[str, int], str]:
    """Canonical entity of each named in-article entity: documents in order, then pairs that are the same merged."""
    cards: dict[str, EntityCard] = {}
    holders: dict[str, set[str]] = defaultdict(set)
    resolved: dict[tuple[str, int], str] = {}
    for document in documents:
        story = str(stories[document.doc_id])
        for number, chain in enumerate(document.chains):
            if chain.kind not in _NAMED:
                continue
            card = card_of(f"{document.doc_id}/{number}", chain, story)
            keys = blocking_keys(card)
            candidates = [cards[one] for one in sorted({one for key in keys for one in holders[key]})]
            chosen, _ = choose(card, candidates)
            known = card if chosen is None else _grown(chosen, card)
            cards[known.id] = known
            for key in blocking_keys(known):
                holders[key].add(known.id)
            resolved[document.doc_id, number] = known.id
    into = merged_pairs(cards)
    return {local: into.get(entity, entity) for local, entity in resolved.items()}


def merged_pairs(cards: Mapping[str, EntityCard]) -> dict[str, str]:
    """Where entities go that are the same as another one by score, the smaller id staying; to a fixpoint.

    Two entities of one name keep each other's mentions from being taken in: both fit as well.
    """
    now = dict(cards)
    into: dict[str, str] = {}
    changed = True
    while changed:
        changed = False
        holders: dict[str, set[str]] = defaultdict(set)
        for card in now.values():
            for key in blocking_keys(card):
                holders[key].add(card.id)
        pairs = {(left, right) for ids in holders.values() for left in ids for right in ids if left < right}
        for left, right in sorted(pairs):
            if left in now and right in now and score(now[left], now[right]).judgement is Judgement.SAME:
                now[left] = _grown(now[left], now.pop(right))
                into = {entity: left if target == right else target for entity, target in into.items()} | {right: left}
                changed = True
    return into


def card_of(identity: str, chain: Chain, story: str) -> EntityCard:
    """The card of one in-article entity."""
    return EntityCard(
        id=identity,
        kind=chain.kind,
        names=tuple(dict.fromkeys([chain.name, *chain.names])),
        wikidata=chain.wikidata,
        geonames=chain.geonames,
        country=chain.country,
        gender=chain.gender,
        suffix=chain.suffix,
        titles=tuple(chain.titles),
        roles=tuple(chain.roles),
        stories=frozenset([story]),
    )


def _grown(known: EntityCard, more: EntityCard) -> EntityCard:
    return replace(
        known,
        names=tuple(dict.fromkeys([*known.names, *more.names])),
        wikidata=known.wikidata or more.wikidata,
        geonames=known.geonames or more.geonames,
        country=known.country or more.country,
        gender=known.gender or more.gender,
        suffix=known.suffix or more.suffix,
        titles=tuple(dict.fromkeys([*known.titles, *more.titles])),
        roles=tuple(dict.fromkeys([*known.roles, *more.roles])),
        stories=known.stories | more.stories,
    )
