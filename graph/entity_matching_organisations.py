"""Whether two organisations are one: by name and country, by acronym, by what stands around them."""

from functools import lru_cache

from graph.entity_matching_cards import (
    DOUBT,
    MOST_BY_NAME,
    MOST_NAMES,
    SAME_FROM,
    EntityCard,
    Verdict,
    verdict,
    veto,
    with_article,
)
from graph.entity_matching_context import context
from graph.name_organisations import OrganisationMatch, match_organisations, organisation_name
from graph.name_roles import body_sorts, body_sorts_of
from graph.name_sounds import NICKNAME

# Every country has a ministry of finance: the name alone says nothing, and nobody need be asked.
_GENERIC = 0.78
_BODY = 0.06  # a short acronym whose country or sort of body the long name has too


def match_organisation_cards(left: EntityCard, right: EntityCard) -> Verdict:
    """The verdict on two organisations whose cards carry no common id."""
    match = best_organisation_names(left, right)
    if not match.score:
        return veto(match.reason)
    countries = _country(left), _country(right)
    if all(countries) and countries[0] != countries[1] and not match.known:
        return veto(f"one is of {countries[0]}, the other of {countries[1]}")
    support, reasons = context(left, right)
    if odds := _at_odds(left, right):
        # A bank may be called a lender or a company, but a school is no intelligence agency.
        return verdict(min(match.score, DOUBT), match.reason, *reasons, odds)
    if match.generic:
        if countries[0] and countries[0] == countries[1]:
            points = min(max(match.score, SAME_FROM + 0.01), MOST_BY_NAME)
            return verdict(points, match.reason, f"both are of {countries[0]}", *reasons)
        if left.stories & right.stories and any(countries):
            return verdict(SAME_FROM - 0.04 + support / 2, match.reason, *reasons)
        return verdict(min(match.score, _GENERIC), match.reason, "every country has such a body", *reasons)
    if match.acronym and match.score < NICKNAME:
        long = left.names + right.names
        if countries[0] and countries[0] == countries[1] and not (left.country and right.country):
            support += _BODY
            reasons.append(f"both are of {countries[0]}")
        called = body_sorts(left.roles) or body_sorts(right.roles)
        if called & body_sorts(tuple(" ".join(organisation_name(name).words) for name in long)):
            support += _BODY
            reasons.append(f"both are {with_article(min(called))}")
    if match.acronym or match.score < NICKNAME:
        return verdict(min(match.score + support, 0.97), match.reason, *reasons)
    return verdict(min(match.score, MOST_BY_NAME), match.reason, *reasons)


def called_alike(left: EntityCard, right: EntityCard) -> Verdict | None:
    """The verdict on two organisations of one Wikidata id that an acronym alone may have brought one of them.

    None where nothing speaks against the id: ICC the court and ICC of the cricketers have one name and are two.
    """
    short = any(not any(" " in name for name in card.names) for card in (left, right))
    odds = _at_odds(left, right) if short else None
    return verdict(DOUBT, f"both are called as Wikidata's {left.wikidata} is", odds) if odds else None


def _at_odds(left: EntityCard, right: EntityCard) -> str | None:
    """Why the two are bodies of different sorts, or None."""
    sorts, others = _sorts(left), _sorts(right)
    odds = sorts and others and sorts.isdisjoint(others)
    return f"one is {with_article(min(sorts))}, the other {with_article(min(others))}" if odds else None


def _sorts(card: EntityCard) -> frozenset[str]:
    return body_sorts_of(card.roles, card.names[:MOST_NAMES])


def best_organisation_names(left: EntityCard, right: EntityCard) -> OrganisationMatch:
    """The best match of two organisations' names."""
    return _best_organisation_names(left.names[:MOST_NAMES], right.names[:MOST_NAMES])


@lru_cache(maxsize=65536)
def _best_organisation_names(left: tuple[str, ...], right: tuple[str, ...]) -> OrganisationMatch:
    matches = [match_organisations(a, b) for a in left for b in right]
    return max(matches, key=lambda m: m.score, default=OrganisationMatch(0.0, "one side has no name"))


def _country(card: EntityCard) -> str | None:
    return card.country or next((c for c in (organisation_name(n).country for n in card.names[:MOST_NAMES]) if c), None)
