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
from graph.name_roles import body_sorts, fields_at_odds, is_relative, offices_at_odds, rule_at_odds, standing
from graph.name_sounds import NICKNAME
from graph.name_words import BY_GIVEN_NAME, COMMON_FAMILIES, COMMON_GIVEN, FAMILY_FIRST, NUMERALS, TITLE_GENDER
from graph.names import FAMILY_ALONE, OTHER_MIDDLE, NameMatch, match_names
from graph.places_matching import country_and_part, match_places

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
_EMPTY = frozenset({"the", "of", "for", "a", "an", "and", "mr", "mrs", "ms", "dr", "former", "top", "senior", "deputy",
                    "chief"})  # fmt: skip
# Nobody merges these without a person: something speaks against it. The second parts names that say little.
_DOUBT, _STRONG_DOUBT = 0.90, 0.60
_BODY = 0.06  # a short acronym whose country or sort of body the long name has too
_BY_GIVEN = 0.08  # a given name where people go by it is worth what a family name is elsewhere
_SAME_TIME = 1  # years in which two offices are held together or not at all
# Two reports of an office by its holder's family name, farther apart than this, may be of two holders.
_NAME_ALONE_YEARS = 3
# Reports of one full name farther apart than this, and with different roles, may be of grandfather and grandson.
_FULL_NAME_YEARS = 25
_LIFETIME = 40  # years in public, which few have
# Whoever holds an office is also called so.
_ANY_ROLE = frozenset({"leader", "official", "politician", "head", "chief", "boss", "figure"})
_MOST_NAMES = 8  # forms beyond these are rare misspellings


def score(left: EntityCard, right: EntityCard) -> Verdict:
    """The verdict on two cards. Symmetric; a veto outweighs every agreement; the same id is the same entity."""
    if left.id == right.id:
        return verdict(1.0, "it is the same record")
    if left.kind is not right.kind:
        return veto(f"one is a {left.kind.value.lower()}, the other a {right.kind.value.lower()}")
    if left.kind is EntityKind.PLACE and country_and_part(left, right):
        return verdict(0.85, "one is called a country, the other a part of one")
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
    if len(open_ones) == 1 and _liftable(card, candidates[open_ones[0]], verdicts[open_ones[0]]):
        only = open_ones[0]
        old, other = verdicts[only], candidates[only]
        lift, why = 0.0, ""
        if card.stories & other.stories:
            lift, why = _ONLY_ONE, "no other comes into question in this story"
        elif card.country == other.country and _role_words(card) & _role_words(other):
            lift, why = _ONLY_IN_OFFICE, "no other of this name holds the office"
        if lift:
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


def _liftable(card: EntityCard, candidate: EntityCard, found: Verdict) -> bool:
    """A person of whom nobody is sure, and against whom nothing speaks."""
    if card.kind is not EntityKind.PERSON or found.judgement is not Judgement.UNSURE:
        return False
    match = _best_names(card.names[:_MOST_NAMES], candidate.names[:_MOST_NAMES])
    return _doubts(card, candidate, match)[0] == 1.0


def _score_persons(left: EntityCard, right: EntityCard) -> Verdict:
    match = _best_names(left.names[:_MOST_NAMES], right.names[:_MOST_NAMES])
    if not match.score:
        return veto(match.reason)
    against = _person_against(left, right, match)
    if against is not None:
        return against
    support, reasons = _context(left, right)
    cap, doubts = _doubts(left, right, match)
    points = min(match.score, _MOST_BY_NAME)
    if match.full and points >= NICKNAME:
        if left.country and right.country and left.country != right.country:
            points -= _OTHER_COUNTRY
            reasons.append(f"one is of {left.country}, the other of {right.country}")
        elif not support and (_is_common(left) or _is_common(right)):
            points = min(points, _COMMON_NAME_CAP)
            reasons.append("many people bear this name and nothing around them agrees")
        return verdict(min(points, cap), match.reason, *reasons, *doubts)
    if not match.full and points < FAMILY_ALONE and BY_GIVEN_NAME & {left.country, right.country}:
        points = min(FAMILY_ALONE, points + _BY_GIVEN)
    if not match.full and not left.stories & right.stories:
        # Nothing but a shared story makes a name alone more than a possibility.
        support = min(support, 0.05)
    return verdict(min(points + support, _MOST_BY_NAME, cap), match.reason, *reasons, *doubts)


def _doubts(left: EntityCard, right: EntityCard, match: NameMatch) -> tuple[float, list[str]]:
    """The most that the two can reach with what speaks against their being one person, and what that is."""
    cap, reasons = 1.0, []
    one, other = standing(left.titles + left.roles), standing(right.titles + right.roles)
    gap = years_between(left, right)
    if fields_at_odds(one, other):
        cap = _DOUBT if match.full and not match.initial else _STRONG_DOUBT
        reasons.append(f"one is in {min(one.fields)}, the other in {min(other.fields)}")
    elif rule_at_odds(one, other) or (
        offices_at_odds(one, other)
        and (gap <= _SAME_TIME or match.initial or not match.full or _is_common_family(left, right))
    ):
        cap = _DOUBT
        reasons.append(f"one is {min(one.offices)}, the other {min(other.offices)}")
    elif match.full and _is_common_family(left, right) and _roles_differ(left, right):
        cap = _DOUBT
        reasons.append("many people bear this name and their roles differ")
    if bool(one.kin) != bool(other.kin):
        cap = min(cap, _DOUBT)
        reasons.append("one is named as a relative")
    longest = _NAME_ALONE_YEARS
    if match.full and not match.initial:
        longest = _LIFETIME if match.score == 1.0 and one.offices & other.offices else _FULL_NAME_YEARS
    if gap > longest:
        cap = min(cap, _DOUBT)
        reasons.append(f"{gap} years lie between them")
    return cap, reasons


def years_between(left: EntityCard, right: EntityCard) -> int:
    """Years from the end of the earlier one's reports to the beginning of the later one's; 0 where unknown."""
    spans = []
    for card in (left, right):
        ends = [day.year for day in (card.first, card.last) if day is not None]
        if not ends:
            return 0
        spans.append((min(ends), max(ends)))
    return max(0, spans[0][0] - spans[1][1], spans[1][0] - spans[0][1])


def _roles_differ(left: EntityCard, right: EntityCard) -> bool:
    """Both have telling roles, and no word of them in common."""
    words, others = _role_words(left) - _ANY_ROLE, _role_words(right) - _ANY_ROLE
    return bool(words and others) and words.isdisjoint(others)


def _is_common_family(left: EntityCard, right: EntityCard) -> bool:
    """Very many bear the family name, or it is one of the few of Korea, China and Vietnam."""
    return any(
        parts.full and (parts.family[-1] in COMMON_FAMILIES or parts.family[-1] in FAMILY_FIRST)
        for parts in map(person_name, left.names[:_MOST_NAMES] + right.names[:_MOST_NAMES])
    )


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
    if match.full and (other_name := _side_by_side(left, right)):
        return veto(f"one article names {other_name} beside the other")
    if is_relative(standing(left.titles + left.roles), standing(right.titles + right.roles)):
        return veto("one is named as a relative of the other")
    one, other = _suffix(left), _suffix(right)
    if one and other and one != other:
        return veto(f"one is {one}, the other {other}")
    if match.full and (one is None) != (other is None) and (one or other) not in NUMERALS:
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


def _side_by_side(left: EntityCard, right: EntityCard) -> str | None:
    """The name of one side that the other's own article names as somebody else's, or None."""
    for card, other in ((left, right), (right, left)):
        if not card.related:
            continue
        if other.id in card.related:
            return other.names[0] if other.names else other.id
        for name in other.names[:_MOST_NAMES]:
            if fold(name) in card.related and person_name(name).full:
                return name
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
    return frozenset(word for phrase in phrases for word in fold(phrase).split()) - _EMPTY


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
    sorts, others = body_sorts(left.roles), body_sorts(right.roles)
    if sorts and others and sorts.isdisjoint(others):
        # A bank may be called a lender or a company, but a school is no intelligence agency.
        return verdict(
            min(match.score, _DOUBT), match.reason, *reasons, f"one is a {min(sorts)}, the other a {min(others)}"
        )
    if match.generic:
        if countries[0] and countries[0] == countries[1]:
            return verdict(max(match.score, SAME_FROM + 0.01), match.reason, f"both are of {countries[0]}", *reasons)
        if left.stories & right.stories and any(countries):
            return verdict(SAME_FROM - 0.04 + support / 2, match.reason, *reasons)
        return verdict(min(match.score, 0.85), match.reason, "every country has such a body", *reasons)
    if match.acronym and match.score < NICKNAME:
        long = left.names + right.names
        if countries[0] and countries[0] == countries[1] and not (left.country and right.country):
            support += _BODY
            reasons.append(f"both are of {countries[0]}")
        if (sorts or others) & body_sorts(tuple(" ".join(organisation_name(name).words) for name in long)):
            support += _BODY
            reasons.append(f"both are a {min(sorts or others)}")
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
