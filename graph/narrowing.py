"""Narrower blocking keys: a name's key joined with what stands around the name, for names that very many bear.

In a store of a million people thousands share the key of a common name, and the right one is not among any number of
them that could be looked at. But few of them stand in one story, hold one office and are of one country. So an entity
is filed under its keys and besides under

    KEY@story:…   a story in which it was seen               KEY@r=minister   a word of its titles and roles
    KEY@c=ru      its country, and with it KEY@c=ru:r=…      KEY@n=…          who stands beside it, as a hash
    KEY@m=2025-05 the month of its report

where a full name has one more key, x:given family. A common key by itself finds nobody (`graph.candidates`). Whoever is
found by a narrower key shares the key itself: so in a small store these find nobody else than the keys do.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from dramatis.folding import fold
from dramatis.ids import text_hash
from dramatis.words import EntityKind
from graph.blocking import ranked_blocking_keys, ranked_lookup_keys
from graph.entity_matching_cards import EntityCard
from graph.event_matching import EventCard, event_keys
from graph.name_parts import is_initial, person_name
from graph.name_words import SMALL

# Stories of a card by which it is filed: an in-article entity, which is what is filed, has one.
_STORIES = 2
# Words of titles and roles, the longest: few words tell one from thousands, and each costs a key for each name.
_WORDS = 2
# Names of a card by which it looks for others of exactly that name.
_NAMES = 3
# Names beside it, of the up to twelve that are kept of one article.
_BESIDE = 4
# Of a hash; two names that share them bring a candidate too many.
_DIGITS = 8
# Words that very many are called by.
_EMPTY = SMALL | {"mr", "mrs", "ms", "miss", "dr", "sir", "former", "new", "top", "senior", "deputy", "chief"}
# Keys of a full name that are narrowed: of both readings of "Li Wei", and of nicknames, where others are looked for.
_FILED, _SOUGHT = 2, 3


def filed_keys(card: EntityCard) -> frozenset[str]:
    """The keys under which the card is filed, with the narrower ones."""
    keys = ranked_blocking_keys(card)
    return frozenset((*keys, *_narrower(card, keys, _FILED)))


def sought_keys(card: EntityCard) -> frozenset[str]:
    """The keys by which the card looks for others, with the narrower ones."""
    keys = ranked_lookup_keys(card)
    return frozenset((*keys, *_whole(card), *_narrower(card, keys, _SOUGHT)))


def counted(card: EntityCard, count_of: Callable[[str, str], int]) -> EntityCard:
    """The card with how many others bear its name, and one like it.

    `count_of` says how many others of a kind, which stands before their ids, a key has.
    """
    count = partial(count_of, f"{card.kind.value.lower()}:")
    if card.kind is EntityKind.PERSON:
        keys = ranked_lookup_keys(card)
        pairs = _first(keys, ("p:",), 1)
        alike = max(map(count, pairs or _family(keys)[:1]), default=0)
        if any(_exact(card)):
            return replace(card, namesakes=max(map(count, _whole(card)), default=0), alike=alike)
        # Of an initial and a family name all are bearers who have both; of a family name alone nobody is.
        return replace(card, namesakes=alike if pairs else 0, alike=alike)
    country = f"@c={card.country.lower()}" if card.country and card.kind is EntityKind.PLACE else ""
    return replace(card, namesakes=max((count(f"{key}{country}") for key in _whole(card)), default=0))


def event_filed_keys(card: EventCard) -> frozenset[str]:
    """The keys of an event, by which it looks for others too, with the narrower ones: those joined with its day."""
    keys = event_keys(card)
    if card.start is None or card.start.day is None:
        return keys
    wide = (key for key in keys if key.startswith(("s:", "e:")))
    return keys.union(f"{key}@d={card.start}" for key in wide)


def _narrower(card: EntityCard, keys: Sequence[str], most: int) -> Iterator[str]:
    stories = [f"@{story}" for story in sorted(card.stories)[:_STORIES]]
    country = f"@c={card.country.lower()}" if card.country else ""
    if card.kind is not EntityKind.PERSON:
        yield from _joined(_first(keys, ("o:", "l:", "d:"), most - 1), stories)
        yield from _joined(_whole(card), (country,) if country else ())
        return
    # A full name by the pairs of its words, a lone one by the bearers of the name and the lone names themselves.
    full, lone = _first(keys, ("p:",), most), _family(keys)
    exact = list(dict.fromkeys(_exact(card)))
    offices = _offices(card.titles + card.roles)
    yield from _joined((*full, *lone), stories)
    yield from _joined((*exact, *full[: most - 1], *lone), offices)
    yield from _joined(exact, (*_month(card), *_company(card)))
    if country:
        yield from _joined((*exact, *full[:1]), (country,))
        yield from _joined((*full[:1], *lone), [f"{country}:{office[1:]}" for office in offices])


def _exact(card: EntityCard) -> Iterator[str]:
    """Given and family name as they are written; what stands between them comes and goes."""
    for name in card.names[:_NAMES]:
        parts = person_name(name)
        if parts.full and not is_initial(parts.given):
            yield f"x:{parts.given} {parts.family[-1]}"


def _whole(card: EntityCard) -> Iterator[str]:
    """The names themselves, under which everything is filed; of people the full ones."""
    for name in card.names[:_NAMES]:
        if card.kind is not EntityKind.PERSON or " " in name.strip():
            yield f"name:{fold(name)}"


def _first(keys: Iterable[str], starts: tuple[str, ...], most: int) -> list[str]:
    return [key for key in keys if key.startswith(starts)][:most]


def _family(keys: Iterable[str]) -> list[str]:
    """The first of the keys by family name alone, without the one that names the country too."""
    bearers = [key for key in keys if key.startswith("f:") and key.count(":") == 1]
    return [*bearers[:1], *_first(keys, ("l:",), 1)]


def _joined(keys: Iterable[str], others: Sequence[str]) -> Iterator[str]:
    return (f"{key}{other}" for key in keys for other in others)


@lru_cache(maxsize=65536)
def _offices(phrases: tuple[str, ...]) -> tuple[str, ...]:
    words = {word for phrase in phrases for word in fold(phrase).split()} - _EMPTY
    return tuple(f"@r={word}" for word in sorted(words, key=lambda word: (-len(word), word))[:_WORDS])


def _month(card: EntityCard) -> list[str]:
    last = card.last
    return [] if last is None or last.month is None else [f"@m={last.year:04d}-{last.month:02d}"]


def _company(card: EntityCard) -> list[str]:
    """The longest names: of people in full and of bodies, rather than of towns. Hashed: nobody is named by a key of
    another's, who would have to be found when he is forgotten."""
    longest = sorted(card.related, key=lambda name: (-len(name), name))[:_BESIDE]
    return [f"@n={text_hash(name)[:_DIGITS]}" for name in longest]
