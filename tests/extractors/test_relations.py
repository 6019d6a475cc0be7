"""Relations: what the words between two names say of them, and what they don't."""

from datetime import date

import pytest
from spacy.language import Language

from dramatis.words import Modality, Polarity, Predicate
from extractors.relation_rules import rules
from extractors.relations import find_relations
from tests.extractors.marked_text import marked_reading, name_of

PUBLISHED = date(2025, 5, 29)
_P = Predicate

# Marked text; subject, predicate, object, literal.
RELATED = [
    ("{Acme:O}, based in {Oslo:L}, grew.", "Acme", _P.LOCATED_IN, "Oslo", None),
    ("{Acme:O}, which is headquartered in {Oslo:L}, grew.", "Acme", _P.LOCATED_IN, "Oslo", None),
    ("The {Oslo:L}-based company {Acme:O} grew.", "Acme", _P.LOCATED_IN, "Oslo", None),
    ("{Oslo:L}, the capital of {Norway:L}, is cold.", "Oslo", _P.LOCATED_IN, "Norway", None),
    ("The {Norwegian:D} capital {Oslo:L} is cold.", "Oslo", _P.LOCATED_IN, "Norwegian", None),
    ("{Norway:L}, a member of {NATO:O}, agreed.", "Norway", _P.MEMBER_OF, "NATO", None),
    ("{Norway:L} is a founding member of {NATO:O}.", "Norway", _P.MEMBER_OF, "NATO", None),
    ("{NATO:O} member {Norway:L} agreed.", "Norway", _P.MEMBER_OF, "NATO", None),
    ("{Finland:L} joined {NATO:O} in April 2023.", "Finland", _P.MEMBER_OF, "NATO", None),
    ("{Ann Lee:P} joined the {Green Party:O} last year.", "Ann Lee", _P.MEMBER_OF, "Green Party", None),
    ("{Ann Lee:P} of the {Green Party:O} agreed.", "Ann Lee", _P.MEMBER_OF, "Green Party", None),
    ("{Ann Lee:P} joined {Acme:O} last year.", "Ann Lee", _P.EMPLOYED_BY, "Acme", None),
    ("{Ann Lee:P} works for {Acme:O}.", "Ann Lee", _P.EMPLOYED_BY, "Acme", None),
    ("{Ann Lee:P}, an analyst at {Acme:O}, agreed.", "Ann Lee", _P.EMPLOYED_BY, "Acme", None),
    ("{Acme:O} hired {Ann Lee:P} in 2019.", "Ann Lee", _P.EMPLOYED_BY, "Acme", None),
    ("{Acme:O} owns {Bolt:O}.", "Acme", _P.OWNS, "Bolt", None),
    ("{Acme:O} bought its rival {Bolt:O} in 2019.", "Acme", _P.OWNS, "Bolt", None),
    ("{Bolt:O} is owned by {Acme:O}.", "Acme", _P.OWNS, "Bolt", None),
    ("{Bolt:O}, a subsidiary of {Acme:O}, grew.", "Acme", _P.OWNS, "Bolt", None),
    ("{Acme:O}'s subsidiary {Bolt:O} grew.", "Acme", _P.OWNS, "Bolt", None),
    ("{Acme:O}-owned {Bolt:O} grew.", "Acme", _P.OWNS, "Bolt", None),
    ("{Bolt:O}'s parent company, {Acme:O}, grew.", "Acme", _P.OWNS, "Bolt", None),
    ("{Bob Ray:P}'s son {Tom Ray:P} left.", "Tom Ray", _P.FAMILY_OF, "Bob Ray", "son"),
    ("{Ann Ray:P}, the wife of {Bob Ray:P}, left.", "Ann Ray", _P.FAMILY_OF, "Bob Ray", "wife"),
    ("{Bob Ray:P} came, and {his=Bob Ray} wife, {Ann Ray:P}, left.", "Ann Ray", _P.FAMILY_OF, "Bob Ray", "wife"),
    ("{Ann Ray:P} is married to {Bob Ray:P}.", "Bob Ray", _P.FAMILY_OF, "Ann Ray", "spouse"),
    ("{Bolt:O}, led by {Ann Lee:P}, grew.", "Ann Lee", _P.LEADS, "Bolt", None),
    ("{Ann Lee:P} leads the opposition {Green Party:O}.", "Ann Lee", _P.LEADS, "Green Party", None),
    ("{French:D} actor {Bob Ray:P} left.", "Bob Ray", _P.CITIZEN_OF, "French", None),
    ("{Bob Ray:P}, a {French:D} actor, left.", "Bob Ray", _P.CITIZEN_OF, "French", None),
    ("{Bob Ray:P} is a citizen of {France:L}.", "Bob Ray", _P.CITIZEN_OF, "France", None),
    ("{Bob Ray:P} (born 12 May 1950) is a {French:D} actor.", "Bob Ray", _P.CITIZEN_OF, "French", None),
    ("{Acme:O} has its headquarters in {Oslo:L}.", "Acme", _P.LOCATED_IN, "Oslo", None),
    ("{Acme:O}'s headquarters in {Oslo:L} were searched.", "Acme", _P.LOCATED_IN, "Oslo", None),
    ("{Hill College:O} in {Oslo:L} was closed.", "Hill College", _P.LOCATED_IN, "Oslo", None),
    ("The {Norwegian:D} shipping company {Acme:O} grew.", "Acme", _P.LOCATED_IN, "Norwegian", None),
    ("{Oslo:L} is a city in {Norway:L}.", "Oslo", _P.LOCATED_IN, "Norway", None),
    ("The {Agder:L} region of {Norway:L} is cold.", "Agder", _P.LOCATED_IN, "Norway", None),
    ("{Ann Lee:P} plays for {Rovers:O}.", "Ann Lee", _P.MEMBER_OF, "Rovers", None),
    ("{Bob Ray:P} and his wife {Ann Ray:P} left.", "Ann Ray", _P.FAMILY_OF, "Bob Ray", "wife"),
    ("{Acme:O}'s acquisition of {Bolt:O} failed.", "Acme", _P.OWNS, "Bolt", None),
    ("{Bolt:O} was sold to {Acme:O} in 2019.", "Acme", _P.OWNS, "Bolt", None),
    ("{Ann Lee:P}, the owner of {Bolt:O}, left.", "Ann Lee", _P.OWNS, "Bolt", None),
    ("{Bolt:O} and its leader {Ann Lee:P} agreed.", "Ann Lee", _P.LEADS, "Bolt", None),
    ("{Ann Lee:P} is the head of {Bolt:O}.", "Ann Lee", _P.LEADS, "Bolt", None),
    ("{Bolt:O} chairman {Ann Lee:P} agreed.", "Ann Lee", _P.LEADS, "Bolt", None),
]
# Names joined by "and": subjects, predicate, objects.
JOINED = [
    (
        "{Ann Lee:P} is a member of the {Green Party:O} and the {Book Club:O}.",
        {("Ann Lee", _P.MEMBER_OF, "Green Party"), ("Ann Lee", _P.MEMBER_OF, "Book Club")},
    ),
    (
        "{Finland:L}, {Norway:L} and {Sweden:L} joined {NATO:O}.",
        {(name, _P.MEMBER_OF, "NATO") for name in ("Finland", "Norway", "Sweden")},
    ),
    (
        "{Tom Ray:P}, the son of {Bob Ray:P} and {Ann Ray:P}, left.",
        {("Tom Ray", _P.FAMILY_OF, "Bob Ray"), ("Tom Ray", _P.FAMILY_OF, "Ann Ray")},
    ),
    (
        "{Ann Lee:P} met {Bob Ray:P} and joined the {Green Party:O}.",
        {("Ann Lee", _P.MEMBER_OF, "Green Party")},
    ),
]
# The same words, but no relation between the two.
UNRELATED = [
    "{Acme:O} owns {Bolt:O} shares.",
    "{Acme:O} bought {Bolt:O}'s plant.",
    "{Acme:O} bought chips from {Bolt:O}.",
    "The head of {Acme:O} owns {Bolt:O}.",
    "{Ann Lee:P} heads to {Acme:O} today.",
    "{Paris:L}, {Lyon:L} and {Nice:L} were quiet.",
    "{Ann Lee:P} met {Bob Ray:P}.",
    "{Bolt:O} notified director {Ann Lee:P}.",
    "{Ann Lee:P} was deputy leader of {Bolt:O}.",
    "{Bob Ray:P}'s daughter married {Tom Ray:P}.",
    "The friends of {Rovers:O} and a member of {Bolt:O} agreed.",
    "The road from {Vienna:L} to the town of {Oslo:L} was closed.",
    "{Acme:O} in {Oslo:L} grew.",
    "{Bob Ray:P}, the head of the {French:D} delegation, left.",
    "{French:D} negotiators led by {Bob Ray:P} left.",
    "It is what {Acme:O} does. A member of {Bolt:O} left.",
    "{Ann Lee:P} and {Bob Ray:P} agreed with {Acme:O}.",
]
HELD = [
    ("{Sweden:L} is not a member of {NATO:O}.", Modality.OCCURRED, Polarity.NEGATED),
    ("{Ukraine:L} wants to join {NATO:O}.", Modality.HYPOTHETICAL, Polarity.ASSERTED),
    ("{Acme:O} will buy {Bolt:O}.", Modality.SCHEDULED, Polarity.ASSERTED),
    ("{Acme:O} did not buy {Bolt:O}.", Modality.OCCURRED, Polarity.NEGATED),
]


@pytest.mark.parametrize(("marked", "wanted"), JOINED)
def test_names_joined_by_and_share_a_relation(
    nlp: Language, marked: str, wanted: set[tuple[str, Predicate, str]]
) -> None:
    reading = marked_reading(nlp, marked, PUBLISHED)

    facts = find_relations(reading)

    assert {(name_of(reading, f.subject), f.predicate, name_of(reading, f.object)) for f in facts} == wanted


@pytest.mark.parametrize(("marked", "subject", "predicate", "other", "literal"), RELATED)
def test_the_words_between_two_names_relate_them(
    nlp: Language, marked: str, subject: str, predicate: Predicate, other: str, literal: str | None
) -> None:
    reading = marked_reading(nlp, marked, PUBLISHED)

    facts = find_relations(reading)

    found = [(name_of(reading, f.subject), f.predicate, name_of(reading, f.object), f.literal) for f in facts]
    assert found == [(subject, predicate, other, literal)]
    assert facts[0].modality is Modality.OCCURRED
    assert facts[0].polarity is Polarity.ASSERTED


@pytest.mark.parametrize("marked", UNRELATED)
def test_words_that_only_stand_between_two_names_relate_nothing(nlp: Language, marked: str) -> None:
    reading = marked_reading(nlp, marked, PUBLISHED)

    assert find_relations(reading) == []


@pytest.mark.parametrize(("marked", "modality", "polarity"), HELD)
def test_a_relation_is_held_as_its_verb_says(
    nlp: Language, marked: str, modality: Modality, polarity: Polarity
) -> None:
    reading = marked_reading(nlp, marked, PUBLISHED)

    facts = find_relations(reading)

    assert [(fact.modality, fact.polarity) for fact in facts] == [(modality, polarity)]


def test_a_purchase_holds_from_its_day(nlp: Language) -> None:
    reading = marked_reading(nlp, "{Acme:O} bought {Bolt:O} in March 2019.", PUBLISHED)

    (fact,) = find_relations(reading)

    assert str(fact.start) == "2019-03"
    assert fact.end is None


def test_the_same_relation_twice_is_one_fact_with_two_spans(nlp: Language) -> None:
    reading = marked_reading(nlp, "{Bolt:O} is owned by {Acme:O}. {Acme=Acme} owns {Bolt:O}.", PUBLISHED)

    (fact,) = find_relations(reading)

    assert [reading.text[one.start : one.end] for one in fact.evidence] == ["Bolt is owned by Acme", "Acme owns Bolt"]


def test_a_place_lies_in_the_country_behind_the_comma(nlp: Language) -> None:
    reading = marked_reading(nlp, "The talks were held in {Istanbul:L}, {Turkey:L}, on Monday.", PUBLISHED)
    istanbul, turkey = reading.chains
    istanbul.country = turkey.country = "TR"
    turkey.wikidata = "Q43"

    facts = find_relations(reading)

    assert [(fact.predicate, name_of(reading, fact.object)) for fact in facts] == [(Predicate.LOCATED_IN, "Turkey")]


def test_the_patterns_are_linear_in_hostile_words() -> None:
    words = "word " * 5_000

    for of_kinds in rules().values():
        for rule in of_kinds:
            assert rule.pattern.fullmatch(words) is None
