"""Relations in sentences as news has them, each predicate with near-misses; the entities are marked by hand."""

from datetime import date

import pytest
from spacy.language import Language

from dramatis.words import Modality, Polarity, Predicate
from extractors.reading import Reading
from extractors.relations import find_relations
from tests.extractors.marked_text import marked_reading, name_of

PUBLISHED = date(2024, 3, 14)
_P = Predicate
Triple = tuple[str | None, Predicate, str | None]

# Marked text; what it states, whole.
STATED: list[tuple[str, set[Triple]]] = [
    # Work.
    (
        "{Maria Sousa:P}, who had worked as an engineer for {Petrobras:O} in Rio, was detained.",
        {("Maria Sousa", _P.EMPLOYED_BY, "Petrobras")},
    ),
    (
        "{Kwame Boateng:P} teaches economics at {Makerere University:O}.",
        {("Kwame Boateng", _P.EMPLOYED_BY, "Makerere University")},
    ),
    ("{Lena Vogel:P} is a senior researcher at {Siemens:O}.", {("Lena Vogel", _P.EMPLOYED_BY, "Siemens")}),
    ("Last year {Tata Steel:O} hired {Arun Rao:P} to run its plants.", {("Arun Rao", _P.EMPLOYED_BY, "Tata Steel")}),
    # Membership.
    ("{Keir Mann:P} quit as soon as {Labour:O} lawmaker {Ann Poole:P} spoke.", {("Ann Poole", _P.MEMBER_OF, "Labour")}),
    ("{Republican:O} {John Roe:P} won the seat.", {("John Roe", _P.MEMBER_OF, "Republican")}),
    ("{Labour:O}'s {Ann Poole:P} won the seat.", {("Ann Poole", _P.MEMBER_OF, "Labour")}),
    ("{Ivan Petrov:P} ran as a {Democrat:O} in 2012.", {("Ivan Petrov", _P.MEMBER_OF, "Democrat")}),
    (
        "{Hungary:L} and {Slovakia:L} are members of {NATO:O}.",
        {("Hungary", _P.MEMBER_OF, "NATO"), ("Slovakia", _P.MEMBER_OF, "NATO")},
    ),
    ("{Sadio Keita:P} plays as a defender for {Lille:O}.", {("Sadio Keita", _P.MEMBER_OF, "Lille")}),
    ("{Arsenal:O} striker {Sadio Keita:P} was hurt.", {("Sadio Keita", _P.MEMBER_OF, "Arsenal")}),
    # Ownership.
    ("{Bolt:O}, a carmaker owned by {Acme Group:O}, cut jobs.", {("Acme Group", _P.OWNS, "Bolt")}),
    (
        "{Acme:O} bought {Bolt:O}, {Zest:O} and {Kiosk:O} in 2019.",
        {("Acme", _P.OWNS, one) for one in ("Bolt", "Zest", "Kiosk")},
    ),
    ("{Gazprom:O} holds a 51 % stake in {Sakhalin Energy:O}.", {("Gazprom", _P.OWNS, "Sakhalin Energy")}),
    ("{Acme:O} has a 20 percent interest in {Bolt:O}.", {("Acme", _P.OWNS, "Bolt")}),
    ("{Bolt:O} became a subsidiary of {Acme:O} in 2003.", {("Acme", _P.OWNS, "Bolt")}),
    ("{Acme:O}'s {Bolt:O} division lost money.", {("Acme", _P.OWNS, "Bolt")}),
    (
        "{Acme:O} and {its=Acme} subsidiaries {Bolt:O} and {Zest:O} were fined.",
        {("Acme", _P.OWNS, "Bolt"), ("Acme", _P.OWNS, "Zest")},
    ),
    # Family.
    ("{Omar Haddad:P} was the eldest son of {Rafik Haddad:P}.", {("Omar Haddad", _P.FAMILY_OF, "Rafik Haddad")}),
    (
        "{Omar Haddad:P} died. {His=Omar Haddad} brother was {Sami Haddad:P}.",
        {("Sami Haddad", _P.FAMILY_OF, "Omar Haddad")},
    ),
    (
        "{Ann Ray:P} came with {her=Ann Ray} children, {Bea Ray:P}, {Carl Ray:P} and {Dan Ray:P}.",
        {(child, _P.FAMILY_OF, "Ann Ray") for child in ("Bea Ray", "Carl Ray", "Dan Ray")},
    ),
    ("{Ana Lima:P} was married to {Luis Cruz:P} for ten years.", {("Luis Cruz", _P.FAMILY_OF, "Ana Lima")}),
    ("{Luis Cruz:P}'s marriage to {Ana Lima:P} ended in 2001.", {("Ana Lima", _P.FAMILY_OF, "Luis Cruz")}),
    # Leadership.
    ("The president of {Bolt:O} is {Ann Lee:P}.", {("Ann Lee", _P.LEADS, "Bolt")}),
    ("{Ann Lee:P} was elected president of {Chile:L} in March.", {("Ann Lee", _P.LEADS, "Chile")}),
    ("{Ann Lee:P} serves as chairwoman of {Bolt:O}.", {("Ann Lee", _P.LEADS, "Bolt")}),
    ("{Bolt:O} is run by {Ann Lee:P}.", {("Ann Lee", _P.LEADS, "Bolt")}),
    # Place.
    ("{Acme:O} is a shipping company based in the port city of {Izmir:L}.", {("Acme", _P.LOCATED_IN, "Izmir")}),
    ("{Acme:O}, a Seoul startup, is headquartered in {Busan:L}.", {("Acme", _P.LOCATED_IN, "Busan")}),
    ("The {Oslo:L}-based {Acme:O} grew.", {("Acme", _P.LOCATED_IN, "Oslo")}),
    ("{Kisumu:L} is a city on a lake in western {Kenya:L}.", {("Kisumu", _P.LOCATED_IN, "Kenya")}),
    (
        "The {Mexican:D} states of {Sonora:L} and {Chihuahua:L} were dry.",
        {("Sonora", _P.LOCATED_IN, "Mexican"), ("Chihuahua", _P.LOCATED_IN, "Mexican")},
    ),
    ("{Acme:O} is a {Turkish:D} defence company.", {("Acme", _P.LOCATED_IN, "Turkish")}),
    ("The {California:L} town of {Ojai:L} burned.", {("Ojai", _P.LOCATED_IN, "California")}),
    # Citizenship.
    ("{Ann Lee:P}, who won in May, is a {Kenyan:D} marathon runner.", {("Ann Lee", _P.CITIZEN_OF, "Kenyan")}),
    ("The {French:D} author {Ann Lee:P} spoke.", {("Ann Lee", _P.CITIZEN_OF, "French")}),
    ("{Ann Lee:P} (born 3 May 1970 in {Lyon:L}) is a {French:D} novelist.", {("Ann Lee", _P.CITIZEN_OF, "French")}),
]
# What looks like a relation and states none.
NEAR_MISSES = [
    "{Maria Sousa:P} works on a film about {Petrobras:O}.",
    "{Ann Lee:P} sued {Bolt:O} over its work for {Acme:O}.",
    "{Ann Lee:P} met a member of {Labour:O}.",
    "{Ann Lee:P} criticised {Labour:O} members {Bob Ray:P} had named.",
    "{Acme:O} bought gas from {Bolt:O}.",
    "{Acme:O} sued the owner of {Bolt:O}.",
    "{Acme:O} shares and {Bolt:O} shares fell.",
    "{Ann Lee:P} and {Bob Ray:P}'s lawyer came.",
    "{Ann Lee:P} praised the son of {Bob Ray:P}.",
    "{Ann Lee:P} led the race ahead of {Bob Ray:P}.",
    "{Ann Lee:P} is a former deputy head of {Bolt:O}.",
    "{Ann Lee:P} flew from {Paris:L} to {Acme:O} headquarters.",
    "Trade between {Kenya:L} and {Uganda:L} grew.",
    "{Ann Lee:P} lost to the {Kenyan:D} champion.",
    "{Ann Lee:P} and a {French:D} author spoke.",
    "{Oslo:L} is a city far from {Paris:L}.",
    "{Acme:O} was fined in {Norway:L}, where {Bolt:O} is based.",
    "{Acme:O} is based near {Paris:L}.",
    "The son of {Ann Lee:P} met {Bob Ray:P}.",
]
# Held otherwise than as a fact: marked text, predicate, modality, polarity.
QUALIFIED = [
    ("{Acme:O} plans to buy {Bolt:O}.", _P.OWNS, None, Polarity.ASSERTED),
    ("{Acme:O} may acquire {Bolt:O} next year.", _P.OWNS, None, Polarity.ASSERTED),
    ("{Acme:O} denied owning {Bolt:O}.", _P.OWNS, Modality.DENIED, None),
    ("{Ann Lee:P} never worked for {Bolt:O}.", _P.EMPLOYED_BY, None, Polarity.NEGATED),
    ("{Ann Lee:P} is not a member of {Labour:O}.", _P.MEMBER_OF, None, Polarity.NEGATED),
    ("{Ukraine:L} hopes to join the {European Union:O}.", _P.MEMBER_OF, None, Polarity.ASSERTED),
]


def _triples(reading: Reading) -> set[Triple]:
    return {
        (name_of(reading, fact.subject), fact.predicate, name_of(reading, fact.object))
        for fact in find_relations(reading)
        if fact.polarity is Polarity.ASSERTED and fact.modality is Modality.OCCURRED
    }


@pytest.mark.parametrize(("marked", "wanted"), STATED)
def test_a_sentence_relates_those_of_whom_it_says_so(nlp: Language, marked: str, wanted: set[Triple]) -> None:
    reading = marked_reading(nlp, marked, PUBLISHED)

    found = _triples(reading)

    assert found == wanted


@pytest.mark.parametrize("marked", NEAR_MISSES)
def test_a_sentence_that_only_looks_like_a_relation_states_none(nlp: Language, marked: str) -> None:
    reading = marked_reading(nlp, marked, PUBLISHED)

    found = _triples(reading)

    assert found == set()


@pytest.mark.parametrize(("marked", "predicate", "modality", "polarity"), QUALIFIED)
def test_what_is_planned_denied_or_negated_is_no_plain_fact(
    nlp: Language, marked: str, predicate: Predicate, modality: Modality | None, polarity: Polarity | None
) -> None:
    reading = marked_reading(nlp, marked, PUBLISHED)

    facts = find_relations(reading)

    assert {fact.predicate for fact in facts} == {predicate}
    assert all((fact.modality, fact.polarity) != (Modality.OCCURRED, Polarity.ASSERTED) for fact in facts)
    assert modality is None or all(fact.modality is modality for fact in facts)
    assert polarity is None or all(fact.polarity is polarity for fact in facts)
