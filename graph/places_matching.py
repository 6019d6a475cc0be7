"""Whether two places are one: by gazetteer ids, else by what the gazetteer knows of their names and countries."""

from functools import lru_cache

from dramatis.folding import fold
from dramatis.gazetteer import Place, load_gazetteer
from graph.entity_matching_cards import EntityCard, Verdict, verdict, veto
from graph.name_sounds import likeness

# Words that a place's name gains and loses: the city of X, X Oblast, X province are told apart by the gazetteer.
_BROAD = frozenset({"the", "city", "of", "region", "province", "oblast", "district", "area", "town", "village"})


def match_places(left: EntityCard, right: EntityCard) -> Verdict:
    """The verdict on two places whose cards carry no common id."""
    if left.geonames and right.geonames and left.geonames != right.geonames:
        return veto(f"different GeoNames ids {left.geonames} and {right.geonames}")
    if left.country and right.country and left.country != right.country:
        return veto(f"one lies in {left.country}, the other in {right.country}")
    known, others = _candidates(left), _candidates(right)
    if known and others:
        shared = known & others
        if not shared:
            return veto("the gazetteer knows the names as different places")
        kinds = {place.kind for place in shared}
        return verdict(0.97, f"both names mean the {min(kinds)} {min(place.name for place in shared)}")
    return _by_names(left, right)


def _by_names(left: EntityCard, right: EntityCard) -> Verdict:
    best = max((_alike(a, b) for a in left.names for b in right.names), default=0.0)
    if not best:
        return verdict(0.0, "the names differ")
    reasons = ["the names are the same" if best == 1.0 else "the names agree but for spelling"]
    score = 0.9 * best
    if left.country and left.country == right.country:
        score += 0.06
        reasons.append(f"both lie in {left.country}")
    if left.stories & right.stories:
        score += 0.04
        reasons.append("both occur in one story")
    elif left.related & right.related:
        score += 0.02
        reasons.append("both occur with the same others")
    return verdict(score, *reasons)


@lru_cache(maxsize=65536)
def _alike(left: str, right: str) -> float:
    one, other = _words(left), _words(right)
    if one == other:
        return 1.0
    if len(one) != len(other):
        return 0.0
    scores = [
        likeness(a, b, True) if a.isalpha() and b.isalpha() else float(a == b) for a, b in zip(one, other, strict=True)
    ]
    return min(scores, default=0.0) if all(scores) else 0.0


def _words(name: str) -> list[str]:
    words = fold(name).split()
    return [word for word in words if word not in _BROAD] or words


def _candidates(card: EntityCard) -> frozenset[Place]:
    """The places that the card's names may mean, narrowed by its ids and country."""
    found = frozenset(place for name in card.names for place in _places(name))
    if card.geonames:
        exact = frozenset(place for place in found if place.geonames == card.geonames)
        return exact or found
    if card.wikidata:
        exact = frozenset(place for place in found if place.wikidata == card.wikidata)
        return exact or found
    if card.country:
        within = frozenset(place for place in found if place.country == card.country)
        found = within or found
    return frozenset(_likeliest(card)) & found or found


def _likeliest(card: EntityCard) -> list[Place]:
    """For each name the place meant first, the card's country granted."""
    likely = []
    for name in card.names:
        places = [p for p in _places(name) if not card.country or p.country == card.country]
        likely += places[:1]
    return likely


@lru_cache(maxsize=16384)
def _places(name: str) -> tuple[Place, ...]:
    return load_gazetteer().places(name)
