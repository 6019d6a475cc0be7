"""Organisations, places, documents and persons in their context; what speaks against; invariants of every verdict."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dramatis.partial_date import PartialDate
from dramatis.words import EntityKind, Judgement
from graph.entity_matching import EntityCard, choose, score

ORGANISATIONS = [
    ("United Nations", "UN", Judgement.SAME),
    ("NATO", "North Atlantic Treaty Organization", Judgement.SAME),
    ("Nato", "NATO", Judgement.SAME),
    ("European Union", "EU", Judgement.SAME),
    ("International Criminal Court", "ICC", Judgement.SAME),
    ("Hezbollah", "Hizbullah", Judgement.SAME),
    ("Islamic State", "ISIS", Judgement.SAME),
    ("Revolutionary Guards", "IRGC", Judgement.SAME),
    ("Wagner", "Wagner Group", Judgement.SAME),
    ("Gazprom", "Gazprom PJSC", Judgement.SAME),
    ("Siemens AG", "Siemens", Judgement.SAME),
    ("Rheinmetall", "Rheinmetall AG", Judgement.SAME),
    ("Acme Corp.", "Acme Corporation", Judgement.SAME),
    ("Tata Steel Ltd", "Tata Steel Limited", Judgement.SAME),
    ("Centre for European Reform", "Center for European Reform", Judgement.SAME),
    ("University of Oxford", "Oxford University", Judgement.SAME),
    ("Russian Foreign Ministry", "Ministry of Foreign Affairs of the Russian Federation", Judgement.SAME),
    ("Ukrainian Defence Ministry", "Ministry of Defense of Ukraine", Judgement.SAME),
    ("Israeli army", "IDF", Judgement.SAME),
    ("State Department", "US State Department", Judgement.SAME),
    ("Pentagon", "U.S. Department of Defense", Judgement.SAME),
    ("Supreme Court of India", "Indian Supreme Court", Judgement.SAME),
    ("Foreign Ministry", "Foreign Ministry", Judgement.UNSURE),
    ("Defence Ministry", "Russian Defence Ministry", Judgement.UNSURE),
    ("Supreme Court", "Supreme Court", Judgement.UNSURE),
    ("Samsung Heavy", "Samsung Heavy Industries", Judgement.UNSURE),
    ("WHO", "WTO", Judgement.DIFFERENT),
    ("Russian Defence Ministry", "Ukrainian Defence Ministry", Judgement.DIFFERENT),
    ("Ministry of Defence", "Ministry of Finance", Judgement.DIFFERENT),
    ("Supreme Court of India", "Supreme Court of Pakistan", Judgement.DIFFERENT),
    ("Bank of England", "Bank of Japan", Judgement.DIFFERENT),
    ("82nd Airborne Division", "101st Airborne Division", Judgement.DIFFERENT),
    ("Channel 4", "Channel 5", Judgement.DIFFERENT),
    ("CIA", "FBI", Judgement.DIFFERENT),
    ("Hamas", "Fatah", Judgement.DIFFERENT),
    ("European Commission", "European Council", Judgement.DIFFERENT),
    ("Manchester United", "Manchester City", Judgement.DIFFERENT),
    ("Deutsche Bank", "Deutsche Telekom", Judgement.DIFFERENT),
]

PLACES = [
    ("Kiev", "Kyiv", Judgement.SAME),
    ("Bombay", "Mumbai", Judgement.SAME),
    ("Danzig", "Gdańsk", Judgement.SAME),
    ("Burma", "Myanmar", Judgement.SAME),
    ("Türkiye", "Turkey", Judgement.SAME),
    ("U.S.", "United States", Judgement.SAME),
    ("Britain", "UK", Judgement.SAME),
    ("Россия", "Russia", Judgement.SAME),
    ("Holland", "The Netherlands", Judgement.SAME),
    ("Donbass", "Donbas", Judgement.SAME),
    ("Kharkov", "Kharkiv", Judgement.SAME),
    ("Odessa", "Odesa", Judgement.SAME),
    ("Saigon", "Ho Chi Minh City", Judgement.SAME),
    ("Niger", "Nigeria", Judgement.DIFFERENT),
    ("Iran", "Iraq", Judgement.DIFFERENT),
    ("North Korea", "South Korea", Judgement.DIFFERENT),
    ("Moscow", "Kyiv", Judgement.DIFFERENT),
    ("Guinea", "Guinea-Bissau", Judgement.DIFFERENT),
    ("Austria", "Australia", Judgement.DIFFERENT),
    ("Istanbul", "Ankara", Judgement.DIFFERENT),
    ("Slovakia", "Slovenia", Judgement.DIFFERENT),
    ("Luxembourg Palace", "Winter Palace", Judgement.DIFFERENT),
]


def card(kind: EntityKind, *names: str, id: str = "left") -> EntityCard:  # noqa: A002 - the field's own name
    """A card of names and nothing else."""
    return EntityCard(id, kind, names)


@pytest.mark.parametrize(("left", "right", "judgement"), ORGANISATIONS)
def test_organisations_are_told_apart_by_name_and_country(left: str, right: str, judgement: Judgement) -> None:
    one, other = card(EntityKind.ORGANIZATION, left), card(EntityKind.ORGANIZATION, right, id="right")

    assert score(one, other).judgement is judgement, score(one, other)


@pytest.mark.parametrize(("left", "right", "judgement"), PLACES)
def test_places_are_told_apart_by_the_gazetteer(left: str, right: str, judgement: Judgement) -> None:
    one, other = card(EntityKind.PLACE, left), card(EntityKind.PLACE, right, id="right")

    assert score(one, other).judgement is judgement, score(one, other)


def test_a_generic_ministry_is_one_where_the_countries_agree() -> None:
    one = replace(card(EntityKind.ORGANIZATION, "Foreign Ministry"), country="RU")
    other = card(EntityKind.ORGANIZATION, "Russian Foreign Ministry", id="right")

    assert score(one, other).judgement is Judgement.SAME
    assert score(replace(one, country="UA"), other).judgement is Judgement.DIFFERENT


def test_an_acronym_nobody_knows_needs_a_story() -> None:
    one = card(EntityKind.ORGANIZATION, "NVL")
    other = card(EntityKind.ORGANIZATION, "Northern Veterans League", id="right")

    assert score(one, other).judgement is Judgement.UNSURE
    together = score(replace(one, stories=frozenset({"s"})), replace(other, stories=frozenset({"s"})))
    assert together.judgement is Judgement.SAME


def test_places_of_one_name_in_two_countries_are_two() -> None:
    one = replace(card(EntityKind.PLACE, "Tripoli"), country="LY")
    other = replace(card(EntityKind.PLACE, "Tripoli", id="right"), country="LB")

    assert score(one, other).judgement is Judgement.DIFFERENT


def test_a_family_name_merges_in_its_story_when_it_meets_one_bearer_only() -> None:
    story = frozenset({"s"})
    lone = EntityCard("lone", EntityKind.PERSON, ("Peskov",), stories=story)
    full = EntityCard("full", EntityKind.PERSON, ("Dmitry Peskov",), stories=story)
    stranger = EntityCard("stranger", EntityKind.PERSON, ("Marco Rubio",), stories=story)
    namesake = EntityCard("namesake", EntityKind.PERSON, ("Oleg Peskov",), stories=story)

    chosen, _ = choose(lone, [stranger, full])
    undecided, verdicts = choose(lone, [namesake, full])

    assert chosen is full
    assert undecided is None
    assert {verdict.judgement for verdict in verdicts} == {Judgement.UNSURE}


def test_a_family_name_outside_its_story_stays_open() -> None:
    lone = EntityCard("lone", EntityKind.PERSON, ("Peskov",), country="RU")
    full = EntityCard("full", EntityKind.PERSON, ("Dmitry Peskov",), country="RU", roles=("Kremlin spokesman",))

    chosen, verdicts = choose(lone, [full])

    assert chosen is None
    assert verdicts[0].judgement is Judgement.UNSURE


def test_a_family_name_with_the_office_of_its_only_bearer_is_his() -> None:
    lone = EntityCard("lone", EntityKind.PERSON, ("Peskov",), country="RU", roles=("spokesman",))
    full = EntityCard("full", EntityKind.PERSON, ("Dmitry Peskov",), country="RU", roles=("Kremlin spokesman",))
    namesake = EntityCard("other", EntityKind.PERSON, ("Nikolai Peskov",), country="RU", roles=("spokesman",))

    assert choose(lone, [full])[0] == full
    assert choose(lone, [full, namesake])[0] is None


def test_two_candidates_that_fit_alike_are_left_to_a_person() -> None:
    lone = EntityCard("new", EntityKind.PERSON, ("Ivan Petrenko",))
    first = EntityCard("first", EntityKind.PERSON, ("Ivan Petrenko",))
    second = EntityCard("second", EntityKind.PERSON, ("Ivan Petrenko",))

    chosen, verdicts = choose(lone, [first, second])

    assert chosen is None
    assert all(verdict.judgement is Judgement.UNSURE for verdict in verdicts)


def test_a_frequent_full_name_needs_some_context() -> None:
    one = EntityCard("one", EntityKind.PERSON, ("John Smith",))
    other = EntityCard("other", EntityKind.PERSON, ("John Smith",))

    assert score(one, other).judgement is Judgement.UNSURE
    roles = replace(one, roles=("coach",)), replace(other, roles=("head coach",))
    assert score(*roles).judgement is Judgement.SAME


def test_the_same_full_name_in_two_countries_is_left_to_a_person() -> None:
    one = EntityCard("one", EntityKind.PERSON, ("Oleg Petrenko",), country="RU")
    other = EntityCard("other", EntityKind.PERSON, ("Oleg Petrenko",), country="CA")

    assert score(one, other).judgement is Judgement.UNSURE


def vetoed(sort: EntityKind, name: str, **two: tuple[object, object]) -> tuple[EntityCard, EntityCard]:
    """Two cards of one name that differ in the given fields."""
    base = card(sort, name)
    sides = [{field: values[side] for field, values in two.items()} for side in (0, 1)]
    return replace(base, **sides[0]), replace(base, **sides[1])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        vetoed(EntityKind.PERSON, "Ann Lee", wikidata=("Q1", "Q2")),
        vetoed(EntityKind.PLACE, "Paris", geonames=("1", "2")),
        vetoed(EntityKind.PERSON, "Washington", kind=(EntityKind.PERSON, EntityKind.PLACE)),
        vetoed(EntityKind.PERSON, "John Adams", suffix=("Jr.", "Sr.")),
        vetoed(EntityKind.PERSON, "John Adams", suffix=("Jr.", None)),
        vetoed(EntityKind.PERSON, "Adams", gender=("f", "m")),
        vetoed(EntityKind.PERSON, "Adams", titles=(("Mr",), ("Mrs",))),
        vetoed(EntityKind.ORGANIZATION, "Democratic Party", country=("US", "AL")),
        vetoed(EntityKind.DOCUMENT, "memorandum", authors=(frozenset({"a"}), frozenset({"b"}))),
    ],
)
def test_a_veto_outweighs_every_agreement(left: EntityCard, right: EntityCard) -> None:
    shared = {"stories": frozenset({"s"}), "related": frozenset({"a", "b", "c"}), "roles": ("senator",)}
    one, other = replace(left, **shared), replace(right, id="right", **shared)  # type: ignore[arg-type]

    assert score(one, other).judgement is Judgement.DIFFERENT


def test_unnamed_documents_are_one_by_type_authors_and_story() -> None:
    story = frozenset({"s"})
    russia = EntityCard(
        "1", EntityKind.DOCUMENT, ("memorandum",), type="memorandum", authors=frozenset({"ru"}), stories=story
    )
    again = replace(russia, id="2", names=("Russia's draft memorandum",))
    ukraine = replace(russia, id="3", authors=frozenset({"ua"}))
    other_story = replace(russia, id="4", stories=frozenset({"t"}))

    assert score(russia, again).judgement is Judgement.SAME
    assert score(russia, ukraine).judgement is Judgement.DIFFERENT
    assert score(russia, other_story).judgement is not Judgement.SAME


def test_named_documents_are_one_by_name() -> None:
    def named(name: str, number: str) -> EntityCard:
        return EntityCard(number, EntityKind.DOCUMENT, (name,), type="treaty", named=True)

    assert score(named("Minsk Agreement", "1"), named("the Minsk Agreements", "2")).judgement is Judgement.SAME
    assert score(named("Resolution 242", "1"), named("Resolution 338", "2")).judgement is Judgement.DIFFERENT
    assert score(named("New START Treaty", "1"), named("Lisbon Treaty", "2")).judgement is Judgement.DIFFERENT


def person(name: str, *roles: str, year: int | None = None, country: str | None = "US", id: str = "left") -> EntityCard:  # noqa: A002 - the field's own name
    """A person's card with what one article says."""
    day = None if year is None else PartialDate(year)
    return EntityCard(id, EntityKind.PERSON, (name,), country=country, roles=roles, first=day, last=day)


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (person("Dale Harmon", "senator"), person("Dale Harmon", "pianist"), "one is in politics, the other in music"),
        (
            person("Dale Harmon", "mayor", year=2015),
            person("Dale Harmon", "governor", year=2015),
            "one is mayor, the other governor",
        ),
        (
            person("Dale Harmon", "senator", year=1930),
            person("Dale Harmon", "senator", year=2015),
            "85 years lie between them",
        ),
        (person("Dale Harmon", "governor's son"), person("Dale Harmon", "coach"), "one is named as a relative"),
        (person("Harmon", "mayor", year=1990), person("Harmon", "mayor", year=2010), "20 years lie between them"),
    ],
)
def test_a_doubt_leaves_a_name_to_a_person(left: EntityCard, right: EntityCard, reason: str) -> None:
    _, (verdict,) = choose(left, [replace(right, id="right")])

    assert verdict.judgement is not Judgement.SAME
    assert reason in verdict.reasons


def test_an_office_before_and_after_another_parts_nobody() -> None:
    before = person("Wendell Okafor", "prime minister", year=2009)
    after = person("Wendell Okafor", "president", year=2014, id="right")

    assert score(before, after).judgement is Judgement.SAME


def test_a_relative_of_the_office_s_holder_is_another() -> None:
    son, president = person("Dale Harmon", "president's son"), person("Dale Harmon", "president", id="right")

    assert score(son, president).judgement is Judgement.DIFFERENT


def test_whom_an_article_names_beside_another_isn_t_that_other() -> None:
    junior = replace(person("Omar Dale Harmon"), related=frozenset({"right", "x"}))

    assert score(junior, person("Dale Harmon", id="right")).judgement is Judgement.DIFFERENT


def test_a_number_behind_one_name_is_less_than_a_junior() -> None:
    plain = person("Dale Harmon")

    assert score(plain, person("Dale Harmon III", id="right")).judgement is Judgement.SAME
    assert score(plain, person("Dale Harmon Jr.", id="right")).judgement is Judgement.DIFFERENT


def test_a_school_is_no_intelligence_agency_of_the_same_letters() -> None:
    one = EntityCard("1", EntityKind.ORGANIZATION, ("CIA",), country="US", roles=("cooking school",))
    other = EntityCard("2", EntityKind.ORGANIZATION, ("CIA",), country="US", roles=("intelligence agency",))

    assert score(one, other).judgement is not Judgement.SAME


def test_reasons_are_said_in_words() -> None:
    verdict = score(card(EntityKind.PERSON, "Sergey Lavrov"), card(EntityKind.PERSON, "Sergei Lavrov", id="right"))

    assert verdict.reasons == ("given and family name agree but for spelling",)


WORDS = st.sampled_from(
    ["Sergei", "Sergey", "Kim", "Lee", "Jong-un", "al-Assad", "bin", "van", "Dr.", "Mrs.", "Jr.", "Smith", "O'Neill",
     "Ministry", "of", "Defence", "Russian", "UN", "习近平", "محمد", "Кремль", "St.", "-", "'", "J.", "Bank", "2"]
)  # fmt: skip
NAMES = st.lists(st.one_of(WORDS, st.text(max_size=8)), min_size=1, max_size=4).map(" ".join)
CARDS = st.builds(
    EntityCard,
    id=st.sampled_from("abc"),
    kind=st.sampled_from(EntityKind),
    names=st.lists(NAMES, max_size=3).map(tuple),
    wikidata=st.sampled_from([None, None, "Q1", "Q2"]),
    geonames=st.sampled_from([None, None, "1", "2"]),
    country=st.sampled_from([None, "RU", "US"]),
    gender=st.sampled_from([None, "f", "m"]),
    suffix=st.sampled_from([None, "Jr.", "III"]),
    titles=st.lists(st.sampled_from(["Mr", "Mrs", "President"]), max_size=1).map(tuple),
    roles=st.lists(st.sampled_from(["minister", "foreign minister"]), max_size=1).map(tuple),
    related=st.frozensets(st.sampled_from("xyz")),
    stories=st.frozensets(st.sampled_from("st")),
    type=st.sampled_from([None, "memorandum", "law"]),
    authors=st.frozensets(st.sampled_from("uv")),
    named=st.booleans(),
)


@given(CARDS, CARDS)
def test_a_verdict_is_the_same_from_both_sides(left: EntityCard, right: EntityCard) -> None:
    there, back = score(left, right), score(right, left)

    assert there.score == back.score
    assert there.judgement is back.judgement


@given(CARDS)
def test_every_card_is_itself(card_: EntityCard) -> None:
    assert score(card_, card_).score == 1.0


@given(CARDS, CARDS)
def test_every_verdict_has_a_reason_and_a_score_in_its_bounds(left: EntityCard, right: EntityCard) -> None:
    verdict = score(left, right)

    assert 0.0 <= verdict.score <= 1.0
    assert all(verdict.reasons)
    assert verdict.reasons
    assert (verdict.judgement is Judgement.SAME) == (verdict.score >= 0.92)


@given(CARDS, CARDS)
def test_different_ids_of_wikidata_never_merge(left: EntityCard, right: EntityCard) -> None:
    one, other = replace(left, id="l", wikidata="Q1"), replace(right, id="r", wikidata="Q2")

    assert score(one, other).judgement is Judgement.DIFFERENT


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("Wendell Okafor", ("former governor", "central banker"), "prime minister"),
        ("Wendell Okafor", ("mayor-elect",), "governor"),
        ("Dale Kim", ("leader",), "president"),
    ],
)
def test_an_office_of_another_time_and_a_mere_leader_part_nobody(name: str, one: tuple[str, ...], other: str) -> None:
    left, right = person(name, *one, year=2019), person(name, other, year=2019, id="right")

    assert score(left, right).judgement is Judgement.SAME, score(left, right)
