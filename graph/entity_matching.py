"""Whether two entities are one: the names first, then what speaks against, then what stands around them.

`score` looks at two cards alone; `choose` looks at one card and all its candidates, which lets a family name find its
bearer when only one comes into question. Nothing here reads a store or a clock.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dramatis.words import EntityKind, Judgement
from graph.entity_lifting import lifted
from graph.entity_matching_cards import (
    MOST_BY_NAME,
    SAME_FROM,
    UNSURE_FROM,
    EntityCard,
    Verdict,
    verdict,
    veto,
    with_article,
)
from graph.entity_matching_documents import match_documents
from graph.entity_matching_organisations import called_alike, match_organisation_cards
from graph.entity_matching_persons import best_names, has_full_name, score_persons
from graph.entity_namesakes import by_name, is_telling, narrowed, tell_apart, weight
from graph.places_matching import country_and_part, match_places

__all__ = ["SAME_FROM", "UNSURE_FROM", "EntityCard", "Verdict", "choose", "score"]

# Two entities, by id, are known to be two, whatever their cards say.
Two = Callable[[str, str], bool]
# Two candidates this near to each other fit alike.
_NEAR = 0.02
# Candidates of a name alone that are looked at before it is asked whether it is the likeliest one.
_OTHERS = 8
# Nobody is asked of one of several bearers of a name: below `graph.questions` asks from.
_ONE_OF_MANY = 0.79
# So many bearers of a family name, of one first letter where that is known: any of them and others are meant as well.
_MANY = 20


def score(left: EntityCard, right: EntityCard) -> Verdict:
    """The verdict on two cards. Symmetric; a veto outweighs every agreement; the same id is the same entity.

    Where many bear the name (`namesakes` of the cards) it takes more than the name.
    """
    return narrowed(left, right, _compare(left, right))


def _compare(left: EntityCard, right: EntityCard) -> Verdict:
    """The verdict on two cards, whoever else bears the name."""
    if left.id == right.id:
        return verdict(1.0, "it is the same record")
    if left.kind is not right.kind:
        return veto(
            f"one is {with_article(left.kind.value.lower())}, the other {with_article(right.kind.value.lower())}"
        )
    if left.kind is EntityKind.PLACE and country_and_part(left, right):
        return verdict(0.85, "by what they are called, one lies in the other")
    if left.wikidata and right.wikidata:
        if left.wikidata == right.wikidata:
            doubt = called_alike(left, right) if left.kind is EntityKind.ORGANIZATION else None
            return doubt or verdict(1.0, f"both are Wikidata's {left.wikidata}")
        return veto(f"different Wikidata ids {left.wikidata} and {right.wikidata}")
    if left.kind is EntityKind.PERSON:
        return score_persons(left, right)
    if left.kind is EntityKind.PLACE:
        if left.geonames and left.geonames == right.geonames:
            return verdict(1.0, f"both are GeoNames' {left.geonames}")
        by_names = match_places(left, right)
        return by_names if by_names.score <= MOST_BY_NAME else verdict(MOST_BY_NAME, *by_names.reasons)
    if left.kind is EntityKind.ORGANIZATION:
        return match_organisation_cards(left, right)
    if left.kind is EntityKind.DOCUMENT:
        return match_documents(left, right)
    return verdict(0.0, "events are compared as events")


def nobody_says(one: str, other: str) -> bool:
    """Nobody has said that the two are two."""
    return False


def choose(
    card: EntityCard, candidates: Sequence[EntityCard], two: Two = nobody_says
) -> tuple[EntityCard | None, tuple[Verdict, ...]]:
    """The candidate that the card is, or None; and the verdict on each candidate, in their order.

    The best SAME wins, unless two candidates that may be two are the same with scores as good: then none is taken and
    both verdicts are UNSURE. Of the bearers of one name the one around whom most agrees is the best, and it has to
    stand out from the others (`graph.entity_namesakes`). A family name alone is lifted by its story, its office or its
    company where only one bearer comes into question. `two` says whether two candidates are known to be two; where it
    isn't known, their cards decide.
    """
    others = max(0, card.namesakes - 1)

    def may_be_one(one: EntityCard, other: EntityCard) -> bool:
        return may_be(one, other) and not two(one.id, other.id)

    def may_be(one: EntityCard, other: EntityCard) -> bool:
        if by_name(one, other) and not is_telling(one, other):
            return False
        found = score(replace(one, namesakes=others), other)
        if found.judgement is Judgement.UNSURE and one.kind is EntityKind.PERSON:
            return not best_names(one, other).full
        return found.judgement is Judgement.SAME

    verdicts = [_compare(card, candidate) for candidate in candidates]
    if card.kind is EntityKind.PERSON:
        better = lifted(card, candidates, verdicts, may_be_one)
        if better is not None:
            verdicts[better[0]] = better[1]
    tell_apart(card, candidates, verdicts, may_be_one)
    same = [place for place, found in enumerate(verdicts) if found.judgement is Judgement.SAME]
    if not same:
        _many_families(card, candidates, verdicts)
        _one_of_many(card, candidates, verdicts, may_be_one)
        return None, tuple(verdicts)
    best = max(same, key=lambda place: (verdicts[place].score, *_rank(card, candidates[place], verdicts[place])))
    near = [place for place in same if place != best and verdicts[best].score - verdicts[place].score < _NEAR]
    rivals = [place for place in near if not may_be_one(candidates[best], candidates[place])]
    if rivals and verdicts[best].score <= MOST_BY_NAME:
        for place in (best, *rivals):
            verdicts[place] = verdict(SAME_FROM - 0.01, *verdicts[place].reasons, "another candidate fits as well")
        return None, tuple(verdicts)
    return candidates[best], tuple(verdicts)


def _rank(card: EntityCard, candidate: EntityCard, found: Verdict) -> tuple[float, float, int, str]:
    return weight(card, candidate, found), found.score, candidate.reports, candidate.id


def _many_families(card: EntityCard, candidates: Sequence[EntityCard], verdicts: list[Verdict]) -> None:
    """Where very many bear the family name, it alone is no question of any of them outside of its story."""
    if card.kind is not EntityKind.PERSON or card.alike < _MANY:
        return
    for place, found in enumerate(verdicts):
        other = candidates[place]
        if found.score > _ONE_OF_MANY and not card.stories & other.stories and not best_names(card, other).full:
            why = f"a common family name: {card.alike} bear a name like this"
            verdicts[place] = verdict(_ONE_OF_MANY, *found.reasons, why)


def _one_of_many(
    card: EntityCard,
    candidates: Sequence[EntityCard],
    verdicts: list[Verdict],
    may_be_one: Callable[[EntityCard, EntityCard], bool],
) -> None:
    """A name alone that several bear is no question of one of them, unless one fits better.

    Where all the others may be that one too, it is a question of the one whose full name is known and most report.
    """
    likely = [place for place, found in enumerate(verdicts) if found.score > _ONE_OF_MANY]
    likely.sort(key=lambda place: (-verdicts[place].score, candidates[place].id))
    if card.kind is not EntityKind.PERSON or len(likely) < 2 or best_names(card, candidates[likely[0]]).full:
        return
    alike = [place for place in likely[:_OTHERS] if verdicts[likely[0]].score - verdicts[place].score < _NEAR]
    best = max(alike, key=lambda place: (has_full_name(candidates[place]), candidates[place].reports))
    rest = [place for place in alike if place != best]
    if not all(may_be_one(candidates[best], candidates[place]) for place in rest):
        rest.append(best)
    for place in rest:
        old = verdicts[place]
        verdicts[place] = verdict(min(old.score, _ONE_OF_MANY), *old.reasons, "others bear this name")
