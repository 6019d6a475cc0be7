"""Roles: who holds which office where, who leads, speaks for and belongs to what."""

from collections.abc import Callable

import pytest

from dramatis.extraction import Extraction
from dramatis.words import Predicate

Triples = Callable[..., set[tuple[str, str, str | None, str | None]]]


@pytest.mark.parametrize(
    ("text", "person", "role", "where"),
    [
        ("Polish Foreign Minister Anna Kowalska spoke in Oslo.", "Anna Kowalska", "foreign minister", "Poland"),
        ("Kenya's Defence Minister Peter Nkosi spoke in Oslo.", "Peter Nkosi", "defence minister", "Kenya"),
        ("Anna Kowalska, the Polish foreign minister, spoke in Oslo.", "Anna Kowalska", "foreign minister", "Poland"),
        ("“We wait,” said Peter Nkosi, the Kremlin spokesman, on Friday.", "Peter Nkosi", "spokesman", "Kremlin"),
        ("Maria Santos, president of Brazil, spoke in Oslo.", "Maria Santos", "president", "Brazil"),
        ("The president of Brazil, Maria Santos, spoke in Oslo.", "Maria Santos", "president", "Brazil"),
        ("President Maria Santos of Brazil spoke in Oslo.", "Maria Santos", "president", "Brazil"),
        ("Brazil's president, Maria Santos, spoke in Oslo.", "Maria Santos", "president", "Brazil"),
        ("World Bank Secretary General Jan Mayer spoke.", "Jan Mayer", "secretary general", "World Bank"),
        ("Former French President Paul Martin spoke in Oslo.", "Paul Martin", "former president", "France"),
        ("Paul Martin, the former French president, spoke.", "Paul Martin", "former president", "France"),
        ("Maria Santos is the president of Brazil.", "Maria Santos", "president", "Brazil"),
        ("U.S. Secretary of State Helen Brooks spoke in Oslo.", "Helen Brooks", "secretary of state", "United States"),
        ("Paul Martin, a spokesman for the World Bank, spoke.", "Paul Martin", "spokesman", "World Bank"),
    ],
)
def test_who_holds_which_role_where(
    extract: Callable[..., Extraction], triples: Triples, text: str, person: str, role: str, where: str
) -> None:
    found = triples(extract(text), Predicate.HOLDS_ROLE)

    assert (person, "HOLDS_ROLE", where, role) in found


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Paul Martin, president of France since May 2019, spoke.", "2019-05", None),
        ("Paul Martin, the president of France from 2001 to 2009, spoke.", "2001", "2009"),
        ("Paul Martin was the president of France until 2014.", None, "2014"),
        ("Paul Martin became president of France in 1997.", "1997", None),
        ("Paul Martin, president of France, spoke in 2019.", None, None),
    ],
)
def test_a_role_has_the_period_that_the_text_gives_it(
    extract: Callable[..., Extraction], text: str, start: str | None, end: str | None
) -> None:
    (role,) = [fact for fact in extract(text).facts if fact.predicate is Predicate.HOLDS_ROLE]

    assert (role.start and str(role.start), role.end and str(role.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "The energy bill Senator Paul Martin wrote is long.",
        "Maria Santos spoke to Paul Martin, the president's aide said.",
        "BERG, MILLER JOIN GROUP OF SENATORS",
        "Paul Martin is a leader who fights.",
    ],
)
def test_what_only_looks_like_a_role_is_none(extract: Callable[..., Extraction], triples: Triples, text: str) -> None:
    assert {role for *_, role in triples(extract(text), Predicate.HOLDS_ROLE)} <= {"senator", "aide"}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Brazilian President Maria Santos spoke.", ("Maria Santos", "LEADS", "Brazil", None)),
        ("Brazilian President Maria Santos spoke.", ("Maria Santos", "CITIZEN_OF", "Brazil", None)),
        ("Jan Mayer, the World Bank spokesman, spoke.", ("Jan Mayer", "SPEAKS_FOR", "World Bank", None)),
        ("Jan Mayer, who leads the Socialist Party, spoke.", ("Jan Mayer", "LEADS", "Socialist Party", None)),
        ("The Kremlin said that Russia is ready.", ("Kremlin", "SPEAKS_FOR", "Russia", None)),
        ("Madrid rejected the offer, and Spain left the talks.", ("Madrid", "SPEAKS_FOR", "Spain", None)),
    ],
)
def test_what_a_role_says_beside_itself(
    extract: Callable[..., Extraction], triples: Triples, text: str, fact: tuple[str, str, str, None]
) -> None:
    assert fact in triples(extract(text))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Former Brazilian President Maria Santos spoke.", ("Maria Santos", "LEADS", "Brazil", None)),
        ("Brazilian Vice President Maria Santos spoke.", ("Maria Santos", "LEADS", "Brazil", None)),
        ("Polish Foreign Minister Anna Kowalska spoke.", ("Anna Kowalska", "LEADS", "Poland", None)),
        ("The match was played in Madrid, and Spain won.", ("Madrid", "SPEAKS_FOR", "Spain", None)),
    ],
)
def test_what_a_role_does_not_say(
    extract: Callable[..., Extraction], triples: Triples, text: str, fact: tuple[str, str, str, None]
) -> None:
    assert fact not in triples(extract(text))


def test_the_evidence_spans_title_and_name(extract: Callable[..., Extraction]) -> None:
    body = "On Friday Polish Foreign Minister Anna Kowalska spoke in Oslo."

    (fact,) = [fact for fact in extract(body).facts if fact.predicate is Predicate.HOLDS_ROLE]

    (span,) = fact.evidence
    assert ("\n\n" + body)[span.start : span.end] == "Polish Foreign Minister Anna Kowalska"
    assert ("\n\n" + body)[span.sentence_start : span.sentence_end] == body


def test_a_role_told_twice_is_one_fact_with_two_spans(extract: Callable[..., Extraction]) -> None:
    body = "Polish Foreign Minister Anna Kowalska spoke. Later Polish Foreign Minister Anna Kowalska left."

    (fact,) = [fact for fact in extract(body).facts if fact.predicate is Predicate.HOLDS_ROLE]

    assert len(fact.evidence) == 2
