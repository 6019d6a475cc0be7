"""Places: which of its namesakes a place is, by the words around it and by the other places of the article."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dramatis.gazetteer import Gazetteer
from dramatis.words import EntityKind
from extractors.places_senses import inside, senses
from extractors.reading import Chain, Reading

# Text, the name as it stands there, the country, and the degrees of latitude (None where only the country is told).
MEANT = [
    # said by the words around it
    ("A tornado struck Paris, Texas, on Friday, and people in Paris were told to stay indoors.", "Paris", "US", 34),
    ("Leaders met in Paris, France, on Friday.", "Paris", "FR", 49),
    ("Officials in Moscow, Idaho, said four students were killed.", "Moscow", "US", 47),
    ("The university in Cambridge, Massachusetts, said it would appeal.", "Cambridge", "US", 42),
    ("He teaches in Cambridge, England, and lives there.", "Cambridge", "GB", 52),
    ("Police in Córdoba, Spain, arrested two men.", "Córdoba", "ES", 38),
    ("Police in Córdoba, Argentina, arrested two men.", "Córdoba", "AR", -31),
    ("San Jose, California, is home to many technology firms.", "San Jose", "US", 37),
    ("The earthquake struck near San José, the Costa Rican capital.", "San José", "CR", 10),
    ("Police in Valencia, Venezuela, fired tear gas.", "Valencia", "VE", 10),
    ("Floods hit Valencia, in eastern Spain, and Madrid sent troops.", "Valencia", "ES", 39),
    ("BIRMINGHAM, Ala. (AP) — A jury convicted a man on Friday.", "Birmingham", "US", 34),
    ("The factory in Columbus, GA, will close in June.", "Columbus", "US", 32),
    ("The factory in Columbus, Ohio, will close in June.", "Columbus", "US", 40),
    ("She was born in Springfield, Illinois, in 1950.", "Springfield", "US", 40),
    ("She was born in Springfield, Massachusetts, in 1950.", "Springfield", "US", 42),
    ("He grew up in Portland, Maine, and studied law.", "Portland", "US", 44),
    ("He grew up in Portland, Oregon, and studied law.", "Portland", "US", 46),
    ("The trial opened in London, Ontario, on Monday.", "London", "CA", 43),
    ("A court in Hamilton, New Zealand, freed him.", "Hamilton", "NZ", -38),
    ("A court in Hamilton, Ontario, freed him.", "Hamilton", "CA", 43),
    ("Shells fell on the Lebanese city of Tripoli on Monday.", "Tripoli", "LB", 34),
    ("Fighting spread in Hyderabad, a city in Pakistan, on Monday.", "Hyderabad", "PK", 25),
    ("Fighting spread in Hyderabad, a city in southern India, on Monday.", "Hyderabad", "IN", 17),
    ("The Egyptian port of Alexandria was closed.", "Alexandria", "EG", 31),
    ("The man lives in Alexandria, Virginia, police said.", "Alexandria", "US", 39),
    ("Voters in Kingston, Jamaica, went to the polls.", "Kingston", "JM", 18),
    ("The plant in Kingston, Ontario, makes carpets.", "Kingston", "CA", 44),
    ("Students in Athens, Georgia, protested on Friday.", "Athens", "US", 34),
    ("Voters in Victoria, Seychelles, stood in line.", "Victoria", "SC", -5),
    ("The fire began in Paradise Falls, Nevada, on Sunday.", "Paradise Falls", "US", None),
    # said by the other places
    ("Police in Birmingham said the man fled across Alabama. They searched Montgomery.", "Birmingham", "US", 34),
    ("Police in Birmingham said the man fled to Manchester. They asked London for help.", "Birmingham", "GB", 52),
    ("Voters in Georgia go to the polls, with turnout in Atlanta and Savannah high.", "Georgia", "US", 33),
    ("Protesters in Georgia marched on parliament in Tbilisi.", "Georgia", "GE", 42),
    ("Georgia, Armenia and Azerbaijan signed an accord in Brussels.", "Georgia", "GE", 42),
    ("Sen. Bob Casey of Pennsylvania and Sen. Jon Ossoff of Georgia voted no.", "Georgia", "US", 33),
    ("Clashes broke out in Tripoli after protests in Beirut, Lebanese officials said.", "Tripoli", "LB", 34),
    ("Fighting raged in Tripoli and Benghazi, Libyan officials said.", "Tripoli", "LY", 33),
    ("Floods hit Hyderabad. In Karachi, Pakistani officials promised help.", "Hyderabad", "PK", 25),
    ("Floods hit Hyderabad. In Mumbai, Indian officials promised help.", "Hyderabad", "IN", 17),
    ("Lawmakers in Springfield passed the budget after talks in Chicago, Illinois.", "Springfield", "US", 40),
    ("The premier of Victoria said Melbourne would stay in lockdown.", "Victoria", "AU", -37),
    ("Ferries to Victoria were cancelled, officials in Vancouver, British Columbia, said.", "Victoria", "CA", 48),
    ("Fires burned in Oregon and Washington, and smoke reached Seattle.", "Washington", "US", 47),
    ("Washington condemned the attack, the State Department said.", "Washington", "US", 39),
    ("The governor of Washington signed the bill in Olympia.", "Washington", "US", 47),
    ("The senator from Texas spoke in Washington.", "Washington", "US", 39),
    ("Russia and the United States held talks in Geneva. Moscow called them useful.", "Geneva", "CH", 46),
    ("A strike closed the port of Newcastle, and coal piled up near Sydney.", "Newcastle", "AU", -33),
    ("A strike closed the port of Perth. Australian ministers flew in from Canberra.", "Perth", "AU", -32),
    ("Rallies were held in Santiago, and the Chilean president spoke.", "Santiago", "CL", -33),
    ("Rebels marched from Mérida to Caracas, and Venezuela closed its border.", "Mérida", "VE", 9),
    ("Greek police fired tear gas in Athens on Monday.", "Athens", "GR", 38),
    ("Drones struck Odessa and Kharkiv, Ukrainian officials said.", "Odessa", "UA", 46),
    ("A shooting in Odessa, Texas, left seven dead.", "Odessa", "US", 32),
    ("The archbishop spoke in Granada. Spain's king was there.", "Granada", "ES", 37),
    ("Thousands fled Barcelona after the flood. The Catalan government sent buses from Madrid.", "Barcelona", "ES", 41),
    ("The peace accord was signed in Dayton, Ohio.", "Dayton", "US", 40),
    ("Andalusia lies in the south.", "Andalusia", "ES", 37),
    # said by nobody
    ("The mayor of London spoke.", "London", "GB", 52),
    ("A man was killed in Springfield, police said.", "Springfield", "US", None),
]
# Text, a name in it that is a person's.
PERSONS = [
    ("Michael Jordan said the team would fight. Jordan scored 20 points in Chicago.", "Jordan"),
    ("Paris Hilton visited London. Hilton said she loved it.", "Paris Hilton"),
    ("Denzel Washington won the award, and Washington thanked his wife.", "Washington"),
    ("Austin Reaves led the team to victory. Austin scored 30 points.", "Austin"),
    ("Jack London wrote the novel in 1903. London died in 1916.", "London"),
    ("Chad Smith, the drummer, left the band.", "Chad Smith"),
]
# Text, a name in it that is a place's for all the persons around it.
NO_PERSONS = [
    ("Chad Smith, the drummer, said the band would travel to Chad next year.", "Chad"),
    ("Lindsey Jordan, a nurse, moved to Jordan in 2010. Jordan borders Syria.", "Jordan"),
    ("Israel Katz spoke in the Knesset. Israel rejected the plan.", "Israel"),
]


def _called(reading: Reading, name: str) -> list[Chain]:
    """The chains of which a mention is written so, in either case."""
    return [
        chain
        for chain in reading.chains
        if any(reading.doc[n.start : n.end].text.casefold() == name.casefold() for n in chain.namings)
    ]


@pytest.mark.parametrize(("text", "name", "country", "latitude"), MEANT, ids=[case[0][:45] for case in MEANT])
def test_a_place_is_the_one_that_its_article_means(
    read: Callable[..., Reading], text: str, name: str, country: str, latitude: int | None
) -> None:
    reading = read(text)

    (chain,) = _called(reading, name)
    assert chain.kind is EntityKind.PLACE
    assert chain.country == country
    assert (chain.latitude is None) == (latitude is None)
    assert latitude is None or abs((chain.latitude or 0) - latitude) <= 1


@pytest.mark.parametrize(("text", "name"), PERSONS, ids=[case[1] for case in PERSONS])
def test_a_persons_name_is_no_place(read: Callable[..., Reading], text: str, name: str) -> None:
    (chain,) = _called(read(text), name)

    assert chain.kind is EntityKind.PERSON
    assert (chain.country, chain.latitude) == (None, None)


@pytest.mark.parametrize(("text", "name"), NO_PERSONS, ids=[case[1] for case in NO_PERSONS])
def test_a_place_is_no_person_for_sharing_a_name(read: Callable[..., Reading], text: str, name: str) -> None:
    (chain,) = _called(read(text), name)

    assert chain.kind is EntityKind.PLACE


def test_two_places_of_one_name_are_two_where_the_text_tells_them_apart(read: Callable[..., Reading]) -> None:
    reading = read("He flew from Paris, Texas, to Paris, France, on Monday.")

    assert sorted(str(chain.country) for chain in _called(reading, "Paris")) == ["FR", "US"]


def test_a_place_that_no_gazetteer_knows_lies_where_the_text_says(read: Callable[..., Reading]) -> None:
    reading = read("A bomb hit the village of Umm Zareeba in Sudan, and flights left from Nyala Airport.")

    (village,) = [chain for chain in reading.chains if "Zareeba" in chain.name]
    assert (village.country, village.geonames) == ("SD", None)


def test_initials_are_no_small_town(read: Callable[..., Reading]) -> None:
    reading = read("Growth in the MENA region slowed. The bank said that MENA countries and the UAE need reform.")

    assert {chain.country for chain in _called(reading, "MENA")} <= {None}
    assert [chain.country for chain in _called(reading, "UAE")] == ["AE"]


def test_a_great_city_that_stands_for_a_government_is_still_a_place(read: Callable[..., Reading]) -> None:
    reading = read("Protests broke out in Rangoon. Rangoon said that Myanmar was calm.")

    (city,) = _called(reading, "Rangoon")

    assert (city.kind, city.country, city.metonym_of) == (EntityKind.PLACE, "MM", "MM")


def test_a_small_town_far_from_all_others_of_the_text_is_another_of_its_name(gazetteer: Gazetteer) -> None:
    assert all(place.place.population for place in senses(gazetteer, "Springfield") if place.place.kind == "city")
    assert not inside(senses(gazetteer, "Paris")[0].place, "US", None)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_no_name_breaks_the_senses(text: str) -> None:
    from dramatis.gazetteer import load_gazetteer

    found = senses(load_gazetteer(), text)

    assert [sense.weight for sense in found] == sorted((sense.weight for sense in found), reverse=True)
