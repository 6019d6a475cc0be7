"""How common a name is, and what must stand around it then: the same name twice is weak evidence where many bear it.

Every known bearer of the name might be the one who is meant, and so might somebody whom nobody has named yet. A
candidate is taken where what agrees around the two outweighs all of these together: the share that is left to it, a
chance from 0 to 1, is the most that its verdict can reach. Each further bearer makes the share smaller, never larger.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from dramatis.folding import fold
from dramatis.words import EntityKind, Judgement
from graph.entity_matching_cards import MOST_BY_NAME, MOST_NAMES, UNSURE_FROM, EntityCard, Verdict, verdict
from graph.entity_matching_context import role_words, years_between
from graph.entity_matching_organisations import best_organisation_names
from graph.entity_matching_persons import best_names
from graph.name_places import known_places

MayBeOne = Callable[[EntityCard, EntityCard], bool]

# How many times likelier the same person than a namesake shares it with the other. A story names some twenty of a
# hundred thousand people; a word of office is one of some ten; people of one name are mostly of few countries.
_STORY, _ROLE, _COUNTRY = 2000.0, 8.0, 3.0
# Others beside whom both are named, countries aside, by their number: one may be chance, more hardly.
_BESIDE = (1.0, 3.0, 20.0, 60.0)
# Both have roles of which no word agrees: most people have several, and namesakes other ones.
_OTHER_ROLES = 0.4
# News comes back to the same people soon; so many years later a namesake is as likely.
_YEARS, _LATER = 5, 0.5
# Reports beyond these make nobody likelier: else whoever is much reported took in all others of the name.
_MOST_REPORTS = 20
# Somebody of the name of whom nobody has told yet, against one report of somebody known; and for each further bearer.
_UNHEARD, _MORE_UNHEARD = 0.01, 0.1
# The same for each who shares family name and first letter: one of ten bears that given name, of one of ten mentions.
_ALIKE_UNHEARD = 0.01
# A bearer of the name against whom something speaks beyond it is rather not meant.
_DOUBTED = 0.2
# What isn't sure stays open: that many bear a name is no reason to call two of them two.
_OPEN = UNSURE_FROM + 0.01
# From here on it is said how many bear a name like it; below, that is chance.
_MANY_ALIKE = 8


def by_name(left: EntityCard, right: EntityCard) -> bool:
    """What makes the two one is their whole name: no id, no gazetteer, no country of which there is but one such."""
    if left.kind is not right.kind or (left.wikidata and left.wikidata == right.wikidata):
        return False
    if left.kind is EntityKind.PERSON:
        return best_names(left, right).full
    if left.kind is EntityKind.ORGANIZATION:
        match = best_organisation_names(left, right)
        return not match.generic and not match.acronym
    return left.kind is EntityKind.PLACE and not any(map(known_places, left.names[:MOST_NAMES]))


def weight(left: EntityCard, right: EntityCard, found: Verdict) -> float:
    """How much likelier than any one namesake the two are one, by what stands around them and by their reports."""
    reports = min(max(left.reports, right.reports, 1), _MOST_REPORTS)
    return reports * agreement(left, right) * (1.0 if found.judgement is Judgement.SAME else _DOUBTED)


def agreement(left: EntityCard, right: EntityCard) -> float:
    """How many times likelier the same than namesakes have in common, and not in common, what the two have."""
    points = 1.0
    if left.stories & right.stories:
        points *= _STORY
    else:
        # All in one story are beside the same others.
        points *= _BESIDE[min(len(left.related & right.related), len(_BESIDE) - 1)]
    words, others = role_words(left), role_words(right)
    if words & others:
        points *= _ROLE
    elif words and others:
        points *= _OTHER_ROLES
    if left.country and left.country == right.country:
        points *= _COUNTRY
    return points * (_LATER if years_between(left, right) >= _YEARS else 1.0)


def is_telling(left: EntityCard, right: EntityCard) -> bool:
    """As much agrees around the two as tells one of a name from another: more than that nothing speaks against it."""
    return agreement(left, right) >= _ROLE


def share(own: float, others: float, known: int, alike: int) -> float:
    """What is left to a candidate of this weight beside the weight of the others, who are so many, and those unheard.

    `alike` are those who share family name and first letter.
    """
    return own / (own + others + _UNHEARD + _MORE_UNHEARD * known + _ALIKE_UNHEARD * alike)


def narrowed(left: EntityCard, right: EntityCard, found: Verdict) -> Verdict:
    """The verdict on two cards where it is known how many others bear the name, whoever they are."""
    if not _is_open(found) or not by_name(left, right):
        return found
    others = max(left.namesakes, right.namesakes, 1) - 1
    alike = max(left.alike, right.alike)
    return at_most(found, share(weight(left, right, found), others, others, alike), others, alike)


def tell_apart(
    card: EntityCard, candidates: Sequence[EntityCard], verdicts: list[Verdict], may_be_one: MayBeOne
) -> None:
    """Sets the verdicts on those who bear the whole name to what each has beside all the others.

    The one around whom most agrees keeps the best of it; who may be one with that one doesn't stand in its way.
    """
    weights = {
        place: weight(card, candidates[place], found)
        for place, found in enumerate(verdicts)
        if _is_open(found) and by_name(card, candidates[place])
        # Of names that are only alike it isn't said that they are one.
        if found.judgement is Judgement.SAME or _shares_name(card, candidates[place])
    }
    if not weights:
        return
    best = max(weights, key=lambda place: (weights[place], verdicts[place].score, candidates[place].id))
    ones = [place for place in weights if place != best and may_be_one(candidates[best], candidates[place])]
    unseen = max(0, card.namesakes - sum(_shares_name(card, other) for other in candidates))
    total = sum(weights.values()) + unseen
    for place, own in weights.items():
        beside = ones if place == best else ()
        known = max(len(weights), card.namesakes) - 1 - len(beside)
        others = total - own - sum(weights[one] for one in beside)
        verdicts[place] = at_most(verdicts[place], share(own, max(0.0, others), known, card.alike), known, card.alike)


def _is_open(found: Verdict) -> bool:
    """Neither decided by an id, nor ruled out."""
    return found.judgement is not Judgement.DIFFERENT and found.score <= MOST_BY_NAME


def _shares_name(card: EntityCard, other: EntityCard) -> bool:
    if card.kind is not other.kind or (card.kind is EntityKind.PLACE and card.country != other.country):
        return False
    return not _folded(card.names).isdisjoint(_folded(other.names))


@lru_cache(maxsize=16384)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, names))


def at_most(found: Verdict, chance: float, others: int, alike: int) -> Verdict:
    """The verdict where the name leaves only this chance that they are one; said in words where it is what decides."""
    bound = max(_OPEN, chance)
    if bound >= found.score:
        return found
    if others > 0:
        why = f"a common name: {others} {'other bears' if others == 1 else 'others bear'} it"
    elif alike >= _MANY_ALIKE:
        why = f"a common family name: {alike} bear a name like this"
    else:
        return verdict(bound, *found.reasons)
    return verdict(bound, *found.reasons, why)
