"""Whether two persons are one: the names first, then what speaks against, then what stands around them."""

from functools import lru_cache

from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer
from graph.entity_matching_cards import DOUBT, MOST_BY_NAME, MOST_NAMES, EntityCard, Verdict, verdict, veto
from graph.entity_matching_context import context, role_words, years_between
from graph.name_parts import person_name
from graph.name_roles import fields_at_odds, is_relative, offices_at_odds, rule_at_odds, standing
from graph.name_sounds import NICKNAME
from graph.name_words import BURMESE, BY_GIVEN_NAME, COMMON_FAMILIES, COMMON_GIVEN, FAMILY_FIRST, NUMERALS, TITLE_GENDER
from graph.names import FAMILY_ALONE, OTHER_MIDDLE, NameMatch, match_names
from graph.offices import roles_about, states_at_odds

# Two countries are a doubt for a full name (people change sides and reports err) and the end of a family name.
_OTHER_COUNTRY = 0.12
# A full name as frequent as this needs some context; without it a person decides.
_COMMON_NAME_CAP = 0.90
# Something speaks against names that say little.
_STRONG_DOUBT = 0.60
_BY_GIVEN = 0.08  # a given name where people go by it is worth what a family name is elsewhere
_SAME_TIME = 1  # years in which two offices are held together or not at all
_SPELLING = 0.97  # from here on two names differ in nothing but spelling
# Two reports of an office by its holder's family name, farther apart than this, may be of two holders.
_NAME_ALONE_YEARS = 3
# Reports of one full name farther apart than this, and with different roles, may be of grandfather and grandson.
_FULL_NAME_YEARS = 25
# With nothing of their roles and places in common, so many years are enough (a journalist, an activist of his name).
_OTHER_ROLE_YEARS = 15
_LIFETIME = 40  # years in public, which few have
# Whoever holds an office is also called so.
_ANY_ROLE = frozenset({"leader", "official", "politician", "head", "chief", "boss", "figure"})
# "The Elder" is left out where nobody thinks of the son.
_AGES = frozenset({"elder", "younger"})


def score_persons(left: EntityCard, right: EntityCard) -> Verdict:
    """The verdict on two persons whose cards carry no common id."""
    match = best_names(left, right)
    if not match.score:
        return veto(match.reason)
    against = _person_against(left, right, match)
    if against is not None:
        return against
    support, reasons = context(left, right)
    cap, doubts = doubts_on(left, right, match)
    points = min(match.score, MOST_BY_NAME)
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
    return verdict(min(points + support, MOST_BY_NAME, cap), match.reason, *reasons, *doubts)


def doubts_on(left: EntityCard, right: EntityCard, match: NameMatch) -> tuple[float, list[str]]:
    """The most that the two can reach with what speaks against their being one person, and what that is."""
    cap, reasons = 1.0, []
    one, other = standing(left.titles + left.roles), standing(right.titles + right.roles)
    gap = years_between(left, right)
    then, there = one, other
    if gap <= _SAME_TIME:
        # What somebody was in other years than the other's is no reason to doubt.
        then, there = standing(roles_about(left, right)), standing(roles_about(right, left))
    if states := states_at_odds(left, right):
        cap = DOUBT if match.full and not match.initial and match.score >= _SPELLING else _STRONG_DOUBT
        reasons.append(states)
    elif fields_at_odds(one, other):
        cap = DOUBT if match.full and not match.initial else _STRONG_DOUBT
        reasons.append(f"one is in {min(one.fields)}, the other in {min(other.fields)}")
    elif rule_at_odds(one, other) or (
        offices_at_odds(then, there)
        and one.offices.isdisjoint(other.offices)
        and (gap <= _SAME_TIME or match.initial or not match.full or _is_common_family(left, right))
    ):
        cap = DOUBT
        ours, theirs = (then.held, there.held) if offices_at_odds(then, there) else (one.offices, other.offices)
        reasons.append(f"one is {min(ours)}, the other {min(theirs)}")
    elif match.full and _is_common_family(left, right) and _roles_differ(left, right):
        cap = DOUBT
        reasons.append("many people bear this name and their roles differ")
    if (only_one := _age_of_one(left, right)) and match.full:
        cap = min(cap, DOUBT)
        reasons.append(f"only one side says {only_one}")
    if bool(one.kin) != bool(other.kin):
        cap = min(cap, DOUBT)
        reasons.append("one is named as a relative")
    longest = _NAME_ALONE_YEARS
    if match.full and not match.initial:
        longest = _LIFETIME if match.score == 1.0 and one.offices & other.offices else _FULL_NAME_YEARS
        if _roles_differ(left, right) and one.fields.isdisjoint(other.fields):
            longest = _OTHER_ROLE_YEARS
    if gap > longest:
        cap = min(cap, DOUBT)
        reasons.append(f"{gap} years lie between them")
    return cap, reasons


def _age_of_one(left: EntityCard, right: EntityCard) -> str | None:
    """What one side says of elder and younger where the other says nothing of generations."""
    one, other = _suffix(left), _suffix(right)
    return next((s for s in (one, other) if s in _AGES), None) if (one is None) != (other is None) else None


def _roles_differ(left: EntityCard, right: EntityCard) -> bool:
    """Both have telling roles, and no word of them in common."""
    words, others = role_words(left) - _ANY_ROLE, role_words(right) - _ANY_ROLE
    return bool(words and others) and words.isdisjoint(others)


def _is_common_family(left: EntityCard, right: EntityCard) -> bool:
    """Very many bear the family name, or it is one of the few of Korea, China and Vietnam; or the name is Burmese."""
    return any(
        parts.full
        and (
            parts.family[-1] in COMMON_FAMILIES
            or parts.family[-1] in FAMILY_FIRST
            or BURMESE.issuperset((*parts.syllables, *parts.family))
        )
        for parts in map(person_name, left.names[:MOST_NAMES] + right.names[:MOST_NAMES])
    )


def has_full_name(card: EntityCard) -> bool:
    """A given and a family name of the person are known."""
    return any(person_name(name).full for name in card.names[:MOST_NAMES])


def best_names(left: EntityCard, right: EntityCard) -> NameMatch:
    """The best match of two persons' names: full names decide where both have one, names alone only else."""
    return _best_names(left.names[:MOST_NAMES], right.names[:MOST_NAMES])


@lru_cache(maxsize=65536)
def _best_names(left: tuple[str, ...], right: tuple[str, ...]) -> NameMatch:
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
    if match.full and not match.known and (one is None) != (other is None) and (one or other) not in NUMERALS | _AGES:
        return veto(f"only one side says {one or other}")
    genders = {_gender(left), _gender(right)} - {None}
    if len(genders) == 2 and not match.known:
        # A pronoun may be read wrongly where the full names are the same, but Mr and Mrs are two people.
        if match.full and match.score >= 0.97:
            return verdict(0.85, match.reason, "one side is taken for a woman, the other for a man")
        return veto("one is a woman, the other a man")
    if not match.full and (states := states_at_odds(left, right)):
        return veto(f"a name alone, {states}")
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
        own = {fold(name) for name in card.names}
        for name in other.names[:MOST_NAMES]:
            if fold(name) in card.related and fold(name) not in own and person_name(name).full:
                if any(_is_spelling(name, mine) for mine in card.names[:MOST_NAMES]):
                    continue
                return name
    return None


def _is_spelling(name: str, other: str) -> bool:
    """One article may spell one name in two ways."""
    return len(name.split()) == len(other.split()) and match_names(name, other).score >= _SPELLING


def _suffix(card: EntityCard) -> str | None:
    if card.suffix:
        return person_name(f"X Y {card.suffix}").suffix or fold(card.suffix)
    return next((s for s in (person_name(name).suffix for name in card.names[:MOST_NAMES]) if s), None)


def _gender(card: EntityCard) -> str | None:
    """By pronoun or title where the card says so, else by the given name."""
    if card.gender:
        return card.gender
    for title in card.titles:
        if title_gender := TITLE_GENDER.get(fold(title)):
            return title_gender
    for name in card.names[:MOST_NAMES]:
        parts = person_name(name)
        found = parts.gender or (load_gazetteer().gender(parts.given) if parts.given and parts.family else None)
        if found:
            return found
    return None


def _is_common(card: EntityCard) -> bool:
    """The name has no more than a given and a family name, both of which very many bear."""
    names = [person_name(name) for name in card.names[:MOST_NAMES]]
    return any(n.full and n.family[-1] in COMMON_FAMILIES and n.given in COMMON_GIVEN and not n.middle for n in names)
