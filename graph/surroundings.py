"""What stands around an in-article entity in its article: who is named beside it, which countries, which offices."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dramatis.extraction import Extraction, Fact, LocalEntity
from dramatis.folding import fold
from dramatis.gazetteer import load_gazetteer
from dramatis.words import EntityKind, Polarity, Predicate

# Others that are kept of one article, those named most: whoever is named once at its end says little.
_MOST_BESIDE = 12
_MOST_LANDS = 6
# Offices and roles said of one person in one article.
_MOST_OFFICES = 12
# A role in which nothing is done but being of a country.
CITIZEN = "citizen"
_COMPANY = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Names of the others in the article, the most named first; codes of countries, likewise; and offices.

    An office is a role with the country (its code), place or body (its name) of which it is held, "" where that isn't
    said.
    """

    beside: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    offices: tuple[tuple[str, str], ...] = ()


def surroundings(extraction: Extraction) -> dict[str, Surroundings]:
    """By in-article entity what stands around it; for people, organisations and places."""
    named = Counter(mention.entity for mention in extraction.mentions)
    company = [entity for entity in extraction.entities if entity.kind in _COMPANY]
    ranked = sorted(company, key=lambda entity: (-named[entity.id], entity.name, entity.id))
    said = _facts(extraction.facts)
    entities = {entity.id: entity for entity in extraction.entities}
    return {
        entity.id: Surroundings(
            beside=_beside(entity, ranked),
            lands=_lands(entity, ranked),
            offices=_offices(entity, said.get(entity.id, ()), entities) if entity.kind is EntityKind.PERSON else (),
        )
        for entity in company
    }


def _facts(facts: Iterable[Fact]) -> Mapping[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.polarity is Polarity.ASSERTED and fact.predicate in (Predicate.HOLDS_ROLE, Predicate.CITIZEN_OF):
            found[fact.subject].append(fact)
    return found


def _beside(entity: LocalEntity, ranked: Iterable[LocalEntity]) -> tuple[str, ...]:
    """A person of one name is left out: it may be anybody."""
    own = {fold(name) for name in (entity.name, *entity.names)}
    names = (
        other.name
        for other in ranked
        if other.id != entity.id and (other.kind is not EntityKind.PERSON or " " in other.name.strip())
    )
    return tuple(dict.fromkeys(name for name in names if fold(name) and fold(name) not in own))[:_MOST_BESIDE]


def _lands(entity: LocalEntity, ranked: Iterable[LocalEntity]) -> tuple[str, ...]:
    others = (other.country for other in ranked if other.id != entity.id)
    return tuple(dict.fromkeys(country for country in others if country))[:_MOST_LANDS]


def _offices(
    entity: LocalEntity, facts: Iterable[Fact], entities: Mapping[str, LocalEntity]
) -> tuple[tuple[str, str], ...]:
    found: set[tuple[str, str]] = set()
    for fact in facts:
        held_of = entities.get(fact.object) if fact.object else None
        if fact.predicate is Predicate.CITIZEN_OF:
            if held_of is not None and held_of.country:
                found.add((CITIZEN, held_of.country))
        elif fact.literal:
            role = f"former {fact.literal}" if fact.end is not None else fact.literal
            found.add((role, _land(held_of) if held_of is not None else ""))
    told = {role for role, _ in found}
    found |= {(role, "") for role in (*entity.titles, *entity.roles) if role not in told}
    of_somewhere = {role for role, land in found if land}
    kept = sorted(pair for pair in found if pair[1] or pair[0] not in of_somewhere)
    return tuple(sorted(kept, key=lambda pair: (not pair[1], pair))[:_MOST_OFFICES])


def _land(entity: LocalEntity) -> str:
    """The code of a country; the folded name of what isn't one."""
    if entity.kind is EntityKind.PLACE:
        known = load_gazetteer().countries(entity.name)
        if known and known[0].country:
            return known[0].country
    return fold(entity.name)
