"""Whether two entities are one: the names first, then what speaks against, then what stands around them.

`score` looks at two cards alone; `choose` looks at one card and all its candidates, which lets a family name find its
bearer when only one comes into question. Nothing here reads a store or a clock.
"""

from collections.abc import Sequence
from functools import lru_cache

from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer
from dramatis.words import EntityKind, Judgement
from graph.entity_matching_cards import SAME_FROM, UNSURE_FROM, EntityCard, Verdict, verdict, veto
from graph.entity_matching_documents import match_documents
from graph.name_organisations import OrganisationMatch, match_organisations, organisation_name
from graph.name_parts import person_name
from graph.name_sounds import NICKNAME
from graph.name_words import COMMON_FAMILIES, COMMON_GIVEN, TITLE_GENDER
from graph.names import OTHER_MIDDLE, NameMatch, match_names
from graph.places_matching import match_places

__all__ = ["SAME_FROM", "UNSURE_FROM", "EntityCard", "Verdict", "choose", "score"]

# What the context adds to a name that isn't decisive by itself. One story shared and one more thing lift a family name
# alone (0.80) over the mark; without a shared story nothing does.
_STORY = 0.08
_COUNTRY = 0.03
_ROLE = 0.04
_SEEN_TOGETHER = 0.04
_ONLY_ONE = 0.05
_ONLY_IN_OFFICE = 0.07  # "President Putin" in a story of its own, when one Putin is known and he is president
_MOST_BY_NAME = 0.99  # only ids are certain: namesakes exist
# Two countries are a doubt for a full name (people change sides and reports err) and the end of a family name.
_OTHER_COUNTRY = 0.12
# A full name as frequent as this needs some context; without it a person decides.
_COMMON_NAME_CAP = 0.90
# Words of titles and roles that half of all persons share.
_EMPTY = frozenset({"the", "of", "for", "a", "an", "and", "mr", "mrs", "ms", "dr", "former", "top", "senior", "deputy"})
_MOST_NAMES = 8  # forms beyond these are rare misspellings


def score(left: EntityCard, right: EntityCard) -> Verdict:
    """The verdict on two cards. Symmetric; a veto outweighs every agreement; the same id is the same entity."""
    if left.id == right.id:
        return verdict(1.0, "it is the same record")
    if left.kind is not right.kind:
        return veto(f"one is a {left.kind.value.lower()}, the other a {right.kind.value.lower()}")
    if left.wikidata and right.wikidata:
        if left.wikidata == right.wikidata:
            return verdict(1.0, f"both are Wikidata's {left.wikidata}")
        return veto(f"different Wikidata ids {left.wikidata} and {right.wikidata}")
    if left.kind is EntityKind.PERSON:
        return _score_persons(left, right)
    if left.kind is EntityKind.PLACE:
        if left.geonames and left.geonames == right.geonames:
            return verdict(1.0, f"both are GeoNames' {left.geonames}")
        return match_places(left, right)
    if left.kind is EntityKind.ORGANIZATION:
        return _score_organisations(left, right)
    if left.kind is EntityKind.DOCUMENT:
        return match_documents(left, right)
    return verdict(0.0, "events are compared as events")


def choose(card: EntityCard, candidates: Sequence[EntityCard]) -> tuple[EntityCard | None, tuple[Verdict, ...]]:
    """The candidate that the card is, or None; and the verdict on each candidate, in their order.

    The best SAME wins, unless two candidates are the same with scores as good: then none is taken and both verdicts are
    UNSURE. A family name alone that meets a single bearer in its own story is lifted by that.
    """
    verdicts = [score(card, candidate) for candidate in candidates]
    open_ones = [i for i, v in enumerate(verdicts) if v.judgement is not Judgement.DIFFERENT]
    if len(open_ones) == 1 and verdicts[open_ones[0]].judgement is Judgement.UNSURE:
        only = open_ones[0]
        old, other = verdicts[only], candidates[only]
        lift, why = 0.0, ""
        if card.stories & other.stories:
            lift, why = _ONLY_ONE, "no other comes into question in this story"
        elif card.country == other.country and _role_words(card) & _role_words(other):
            lift, why = _ONLY_IN_OFFICE, "no other of this name holds the office"
        if lift and card.kind is EntityKind.PERSON:
            verdicts[only] = verdict(old.score + lift, *old.reasons, why)
    same = [i for i, v in enumerate(verdicts) if v.judgement is Judgement.SAME]
    if not same:
        return None, tuple(verdicts)
    best = max(same, key=lambda i: (verdicts[i].score, candidates[i].id))
    rivals = [i for i in same if i != best and verdicts[best].score - verdicts[i].score < 0.02]
    if rivals and verdicts[best].score <= _MOST_BY_NAME:
        for i in (best, *rivals):
            verdicts[i] = verdict(SAME_FROM - 0.01, *verdicts[i].reasons, "another candidate fits as well")
        return None, tuple(verdicts)
    return candidates[best], tuple(verdicts)


def _score_persons(left: EntityCard, right: EntityCard) -> Verdict:
    match = _best_names(left.names[:_MOST_NAMES], right.names[:_MOST_NAMES])
    if not match.score:
        return veto(match.reason)
    against = _person_against(left, right, match)
    if against is not None:
        return against
    support, reasons = _context(left, right)
    points = min(match.score, _MOST_BY_NAME)
    if match.full and points >= NICKNAME:
        if left.country and right.country and left.country != right.country:
            points -= _OTHER_COUNTRY
            reasons.append(f"one is of {left.country}, the other of {right.country}")
        elif not support and _is_common(left):
            points = min(points, _COMMON_NAME_CAP)
            reasons.append("many people bear this name and nothing around them agrees")
        return verdict(points, match.reason, *reasons)
    if not match.full and not left.stories & right.stories:
        # Nothing but a shared story makes a name alone more than a possibility.
        support = min(support, 0.05)
    return verdict(min(points + support, _MOST_BY_NAME), match.reason, *reasons)


@lru_cache(maxsize=65536)
def _best_names(left: tuple[str, ...], right: tuple[str, ...]) -> NameMatch:
    """The best match of two sides' names: full names decide where both have one, names alone only else."""
    full = [match_names(a, b) for a in left if person_name(a).full for b in right if person_name(b).full]
    if full:
        # George W. Bush and George H. W. Bush are both George Bush: the longer forms decide.
        against = next((m for m in full if m.score == OTHER_MIDDLE), None)
        return against or max(full, key=lambda m: m.score)
    matches = (match_names(a, b) for a in left for b in right)
    return max(matches, key=lambda m: m.score, default=NameMatch(0.0, False, "one side has no name"))


def _person_against(left: EntityCard, right: EntityCard, match: NameMatch) -> Verdict | None:
    """What makes two persons of agreeing names, or None."""
    one, other = _suffix(left), _suffix(right)
    if one and other and one != other:
        return veto(f"one is {one}, the other {other}")
    if match.full and (one is None) != (other is None):
        return veto(f"only one side says {one or other}")
    genders = {_gender(left), _gender(right)} - {None}
    if len(genders) == 2:
        # A pronoun may be read wrongly where the full names are the same, but Mr and Mrs are two people.
        if match.full and match.score >= 0.97:
            return verdict(0.85, match.reason, "one side is taken for a woman, the other for a man")
        return veto("one is a woman, the other a man")
    if not match.full and left.country and right.country and left.country != right.country:
        return veto(f"a name alone, one of {left.country}, the other of {right.country}")
    return None


def _context(left: EntityCard, right: EntityCard) -> tuple[float, list[str]]:
    """How much of what stands around the two agrees, and what."""
    points, reasons = 0.0, []
    if left.stories & right.stories:
        points += _STORY
        reasons.append("both occur in one story")
    if left.country and left.country == right.country:
        points += _COUNTRY
        reasons.append(f"both belong to {left.country}")
    if shared := _role_words(left) & _role_words(right):
        points += _ROLE
        reasons.append(f"both are called {min(shared)}")
    if len(left.related & right.related) >= 2:
        points += _SEEN_TOGETHER
        reasons.append("both occur with the same others")
    return points, reasons


@lru_cache(maxsize=16384)
def _telling_words(phrases: tuple[str, ...]) -> frozenset[str]:
    empty = {
        "the",
        "of",
        "for",
        "a",
        "an",
        "and",
        "mr",
        "mrs",
        "ms",
        "dr",
        "former",
        "top",
        "senior",
        "chief",
        "deputy",
    }
    return frozenset(word for phrase in phrases for word in fold(phrase).split()) - empty


def _role_words(card: EntityCard) -> frozenset[str]:
    return _telling_words(card.titles + card.roles)


def _suffix(card: EntityCard) -> str | None:
    if card.suffix:
        return person_name(f"X Y {card.suffix}").suffix or fold(card.suffix)
    return next((s for s in (person_name(name).suffix for name in card.names[:_MOST_NAMES]) if s), None)


def _gender(card: EntityCard) -> str | None:
    """By pronoun or title where the card says so, else by the given name."""
    if card.gender:
        return card.gender
    for title in card.titles:
        if title_gender := TITLE_GENDER.get(fold(title)):
            return title_gender
    for name in card.names[:_MOST_NAMES]:
        parts = person_name(name)
        found = parts.gender or (load_gazetteer().gender(parts.given) if parts.given and parts.family else None)
        if found:
            return found
    return None


def _is_common(card: EntityCard) -> bool:
    """The name has no more than a given and a family name, both of which very many bear."""
    names = [person_name(name) for name in card.names[:_MOST_NAMES]]
    return any(n.full and n.family[-1] in COMMON_FAMILIES and n.given in COMMON_GIVEN and not n.middle for n in names)


def _score_organisations(left: EntityCard, right: EntityCard) -> Verdict:
    match = _best_organisation_names(left.names[:_MOST_NAMES], right.names[:_MOST_NAMES])
    if not match.score:
        return veto(match.reason)
    countries = _country(left), _country(right)
    if all(countries) and countries[0] != countries[1]:
        return veto(f"one is of {countries[0]}, the other of {countries[1]}")
    support, reasons = _context(left, right)
    if match.generic:
        if countries[0] and countries[0] == countries[1]:
            return verdict(max(match.score, SAME_FROM + 0.01), match.reason, f"both are of {countries[0]}", *reasons)
        if left.stories & right.stories and any(countries):
            return verdict(SAME_FROM - 0.04 + support / 2, match.reason, *reasons)
        return verdict(min(match.score, 0.85), match.reason, "every country has such a body", *reasons)
    if match.acronym or match.score < NICKNAME:
        return verdict(min(match.score + support, 0.97), match.reason, *reasons)
    return verdict(min(match.score, _MOST_BY_NAME), match.reason, *reasons)


@lru_cache(maxsize=65536)
def _best_organisation_names(left: tuple[str, ...], right: tuple[str, ...]) -> OrganisationMatch:
    matches = [match_organisations(a, b) for a in left for b in right]
    return max(matches, key=lambda m: m.score, default=OrganisationMatch(0.0, "one side has no name"))


def _country(card: EntityCard) -> str | None:
    return card.country or next(
        (c for c in (organisation_name(n).country for n in card.names[:_MOST_NAMES]) if c), None
    )
