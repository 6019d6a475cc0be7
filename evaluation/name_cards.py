"""A pair of names put to the product's resolution, as if each were what one article says of somebody.

The cards are filled as extraction fills them: an organisation's and a place's ids come from the gazetteer with the
article's country and surroundings, a country is a code, co-mentions are ids. The two articles share no story. Where
the two cards have no blocking key in common they never meet, and stay apart.
"""

from collections.abc import Iterable, Sequence

from dramatis.folding import fold
from dramatis.gazetteer import Gazetteer, Place, load_gazetteer
from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind, Judgement
from evaluation.name_pairs_table import Answer, Named, Outcome, Pair
from extractors.kinds import look_up
from extractors.places_qualifiers import short_forms
from extractors.places_senses import Sense, inside, senses
from graph.blocking import blocking_keys, lookup_keys
from graph.entity_matching import EntityCard, choose

_OUTCOMES = {
    Judgement.SAME: Outcome.MERGED,
    Judgement.UNSURE: Outcome.REVIEW,
    Judgement.DIFFERENT: Outcome.APART,
}
# A country's code and a part of it, or None for the whole.
Land = tuple[str, str | None]
# A place is taken for the likeliest of its name where that is at least this likely, as extraction does.
_DOUBTFUL = 0.45
# Words for what a place is, as its role, and the gazetteer's kinds that they fit.
_SORTS = {
    "country": "country", "city": "city", "capital": "city", "state": "region", "province": "region",
    "region": "region", "territory": "region",
}  # fmt: skip


def resolved(pair: Pair) -> Answer:
    """What the product makes of the pair, with its reasons."""
    left, right = cards_of(pair)
    if not meet(left, right):
        return Answer(Outcome.APART, ("no blocking key in common",))
    _, (verdict,) = choose(left, [right])
    return Answer(_OUTCOMES[verdict.judgement], verdict.reasons)


def cards_of(pair: Pair) -> tuple[EntityCard, EntityCard]:
    """The cards of both sides."""
    return card_of(pair.left, pair.kind, "a"), card_of(pair.right, pair.kind, "b")


def meet(left: EntityCard, right: EntityCard) -> bool:
    """The two share a blocking key, so that resolution comes to compare them."""
    return not lookup_keys(left).isdisjoint(blocking_keys(right))


def card_of(named: Named, kind: EntityKind, identity: str) -> EntityCard:
    """The card of an entity that one article knows."""
    gazetteer = load_gazetteer()
    country = country_code(gazetteer, named.country)
    wikidata = geonames = None
    forms = named.forms
    if kind is EntityKind.ORGANIZATION:
        known = look_up(gazetteer, named.name)
        # What the gazetteer knows of another country's body of that name doesn't count.
        if known is not None and known.kind is kind and country in (None, known.country):
            wikidata, country = known.wikidata, known.country
    elif kind is EntityKind.PLACE:
        place, country = meant(gazetteer, named, country)
        forms = (_parted(gazetteer, named.name)[0], *named.names)
        if place is not None:
            wikidata, geonames = place.wikidata, place.geonames
    year = None if named.year is None else PartialDate(named.year)
    return EntityCard(
        id=identity,
        kind=kind,
        names=forms,
        wikidata=wikidata,
        geonames=geonames,
        country=country,
        roles=named.roles,
        related=frozenset(fold(other) for other in (*named.people, *named.organisations, *named.places)),
        first=year,
        last=year,
    )


def country_code(gazetteer: Gazetteer, name: str | None) -> str | None:
    """The code of the state of that name; None where there is no such any more."""
    found = gazetteer.countries(name) if name else ()
    return found[0].country if found else None


def meant(gazetteer: Gazetteer, named: Named, country: str | None) -> tuple[Place | None, str | None]:
    """The place that the name means in its surroundings, None where that is open, and the country in which it lies."""
    bare, containers = _parted(gazetteer, named.name)
    lands: set[Land] = {(country, None)} if country else set()
    for name in named.places:
        lands |= _lands(gazetteer, name)
    options: Sequence[Sense] = senses(gazetteer, bare)
    if elsewhere := _elsewhere(options, containers or ({(country, None)} if country else set())):
        return None, elsewhere
    for narrowed in (containers, {land for land in lands if land[1]}, lands):
        fitting = [s for s in options if any(inside(s.place, *land) for land in narrowed)]
        options = fitting or options
    sorts = {_SORTS[role] for role in named.roles if role in _SORTS}
    options = [s for s in options if s.place.kind in sorts] or options
    if not options:
        return None, country or next((code for code, _ in containers), None)
    best = options[0]
    likely = 1 / sum(10 ** (sense.weight - best.weight) for sense in options)
    return (best.place, best.place.country) if likely >= _DOUBTFUL else (None, country)


def _elsewhere(options: Iterable[Sense], containers: set[Land]) -> str | None:
    """The country that the article says, where the gazetteer knows only towns and regions of that name in others."""
    if len(containers) != 1:
        return None
    (land,) = containers
    towns = all(sense.place.kind != "country" and sense.place.country for sense in options)
    return land[0] if towns and not any(inside(sense.place, *land) for sense in options) else None


def _parted(gazetteer: Gazetteer, name: str) -> tuple[str, set[Land]]:
    """The name without what stands behind a comma, and what that is: "Paris, Texas", "Mérida, Yucatán, Mexico"."""
    bare, *behind = name.split(", ")
    found = [_lands(gazetteer, outer) for outer in behind]
    return (bare, found[0]) if found and all(found) else (name, set())


def _lands(gazetteer: Gazetteer, name: str) -> set[Land]:
    """Country and part of what the name may contain as a country or a part of one; none for a town."""
    if short := short_forms().get(name) or short_forms().get(name.replace(".", "")):
        return {short[:2]}
    return {
        (sense.place.country, sense.place.part)
        for sense in senses(gazetteer, name)
        if sense.place.kind != "city" and sense.place.country
    }
