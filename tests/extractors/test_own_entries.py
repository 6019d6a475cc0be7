"""Ids from the user's own gazetteers: by whole name, told apart by the text, and never a wrong one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from dramatis.article import Article
from dramatis.extraction import LocalEntity
from dramatis.gazetteer import Gazetteer, open_gazetteer
from dramatis.gazetteer_entries import Contested, OwnEntry
from dramatis.own_gazetteers import keep
from dramatis.settings import Settings
from dramatis.words import EntityKind
from extractors.extract import Extractor, open_extractor
from extractors.own_entries import with_own_entry
from extractors.reading import Reference

PERSON, ORGANIZATION, PLACE = EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE
ENTRIES = (
    OwnEntry(PERSON, "Ilka Brandvik", "Q901", aliases=("Ilka Brandvik-Moe", "Ilkita"), country="NO", gender="f"),
    OwnEntry(PERSON, "Andrea Torvald", "Q902", country="NO", gender="m"),
    OwnEntry(PERSON, "Jonas Petrauskas", "Q903", country="LT"),
    OwnEntry(PERSON, "Jonas Petrauskas", "Q904", country="PL"),
    OwnEntry(PERSON, "Robin Hallstad", "Q911", gender="f"),
    OwnEntry(PERSON, "Robin Hallstad", "Q912", gender="m"),
    OwnEntry(PERSON, "Edwin Crane", "Q913"),
    OwnEntry(PERSON, "Peter Quillfeather", "Q914"),
    Contested(PERSON, "Peter Quillfeather"),
    OwnEntry(PERSON, "Maria Quillfeather", "Q915", gender="m"),
    OwnEntry(ORGANIZATION, "Harbour Works Union", "Q905", country="NO", acronyms=("HWU",)),
    OwnEntry(ORGANIZATION, "Ministry of Defence", "Q906", country="PL"),
    OwnEntry(ORGANIZATION, "Defence Ministry", "Q921"),
    OwnEntry(ORGANIZATION, "Ferry Directorate", "Q931", country="NO"),
    OwnEntry(ORGANIZATION, "Ferry Directorate", "Q932", country="PL"),
    OwnEntry(ORGANIZATION, "World Health Organization", "Q999"),
    OwnEntry(ORGANIZATION, "International Monetary Fund", "Q922", country="NO"),
    OwnEntry(ORGANIZATION, "International Monetary Fund", "Q923", country="PL"),
    OwnEntry(PLACE, "Paris", "Q830149", country="US", latitude=33.66, longitude=-95.55),
    OwnEntry(PLACE, "Sorrelvik", "Q907", country="NO", geonames="3999", latitude=60.1, longitude=5.2),
    OwnEntry(PLACE, "Georgia", "Q1428", country="US"),
)
Ids = Callable[[str], dict[str, str | None]]


def gazetteer_of(folder: Path, *entries: OwnEntry | Contested) -> Gazetteer:
    keep(folder, "desk", entries, source="desk.csv", licence="", loaded="2025-05-28T00:00:00Z")
    return open_gazetteer(folder)


@pytest.fixture(scope="module")
def entities(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[LocalEntity]]:
    extractor = Extractor(nlp, gazetteer_of(tmp_path_factory.mktemp("own"), *ENTRIES))

    def of(body: str) -> list[LocalEntity]:
        article = Article(title="", body=body)
        (found,) = extractor.extract([(article, Reference(date(2024, 3, 14), exact=True))])
        return [one for one in found.entities if one.kind in (PERSON, ORGANIZATION, PLACE)]

    return of


@pytest.fixture(scope="module")
def ids(entities: Callable[[str], list[LocalEntity]]) -> Ids:
    """Name -> Wikidata id, of the people, organisations and places of a text."""
    return lambda body: {one.name: one.wikidata for one in entities(body)}


def test_the_users_people_organisations_and_places_get_their_ids(ids: Ids) -> None:
    found = ids(
        "Transport Minister Ilka Brandvik met the Harbour Works Union in Sorrelvik on Friday. "
        "Brandvik left Sorrelvik later."
    )

    assert (found["Ilka Brandvik"], found["Harbour Works Union"], found["Sorrelvik"]) == ("Q901", "Q905", "Q907")


def test_a_place_brings_its_geonames_id_country_and_spot(entities: Callable[[str], list[LocalEntity]]) -> None:
    (place,) = [one for one in entities("The ferry left for Sorrelvik on Friday.") if one.name == "Sorrelvik"]

    assert (place.kind, place.geonames, place.country, place.latitude) == (PLACE, "3999", "NO", 60.1)


@pytest.mark.parametrize(
    "text",
    [
        "Brandvik spoke in Oslo on Friday.",
        "Minister Brandvik spoke in Oslo on Friday.",
        "Sven Brandvik spoke in Oslo on Friday.",
        "Ilka Brandvik Jr. spoke in Oslo on Friday.",
        "Ilka Moe spoke in Oslo on Friday.",
    ],
)
def test_nobody_is_linked_by_a_part_of_a_name(ids: Ids, text: str) -> None:
    assert "Q901" not in ids(text).values()


def test_a_listed_alias_links(ids: Ids) -> None:
    assert "Q901" in ids("Minister Ilka Brandvik-Moe spoke in Oslo on Friday.").values()


@pytest.mark.parametrize(("where", "wikidata"), [("Vilnius, Lithuania", "Q903"), ("Warsaw", "Q904")])
def test_namesakes_are_told_apart_by_country(ids: Ids, where: str, wikidata: str) -> None:
    assert ids(f"Jonas Petrauskas spoke in {where} on Friday.")["Jonas Petrauskas"] == wikidata


@pytest.mark.parametrize("where", ["Oslo", "Warsaw after a visit to Vilnius"])
def test_namesakes_that_the_text_leaves_open_get_no_id(ids: Ids, where: str) -> None:
    assert ids(f"Jonas Petrauskas spoke in {where} on Friday.")["Jonas Petrauskas"] is None


@pytest.mark.parametrize(("title", "wikidata"), [("Mrs", "Q911"), ("Mr", "Q912")])
def test_namesakes_are_told_apart_by_the_title(ids: Ids, title: str, wikidata: str) -> None:
    assert ids(f"The board elected {title} Robin Hallstad on Friday.")["Robin Hallstad"] == wikidata


def test_a_title_of_the_other_gender_says_that_it_is_another(ids: Ids) -> None:
    assert "Q902" not in ids("The board elected Mrs Andrea Torvald on Friday.").values()


def test_the_user_knows_a_persons_gender_better_than_the_given_name(
    entities: Callable[[str], list[LocalEntity]],
) -> None:
    (person,) = [one for one in entities("The board elected Maria Quillfeather on Friday.") if one.kind is PERSON]

    assert (person.wikidata, person.gender) == ("Q915", "m")


def test_a_contested_name_gives_no_id(ids: Ids) -> None:
    assert "Q914" not in ids("The board elected Peter Quillfeather on Friday.").values()


def test_a_ministry_of_another_state_does_not_get_the_id(ids: Ids) -> None:
    assert (
        "Q906"
        not in ids("The Ukrainian Ministry of Defence denied it. Ukraine's Ministry of Defence is angry.").values()
    )
    assert "Q906" not in ids("Ukraine's Ministry of Defence thanked Poland on Friday.").values()
    assert "Q906" in ids("Poland's Ministry of Defence denied the report on Friday.").values()


def test_the_tail_of_another_bodys_name_does_not_link_it(ids: Ids) -> None:
    ministry = ids("The Russian Defence Ministry denied it on Friday. The Defence Ministry called the report false.")
    office = ids("The Sorrel Ferry Directorate met in Oslo, Norway. The Ferry Directorate said no to the plan.")

    assert "Q921" not in ministry.values()
    assert "Sorrel Ferry Directorate" in office
    assert not {"Q931", "Q932"} & set(office.values())


def test_organisations_of_one_name_that_the_text_leaves_open_get_no_id_not_even_the_shipped_one(
    ids: Ids, gazetteer: Gazetteer
) -> None:
    shipped = gazetteer.organisation("International Monetary Fund")
    assert shipped is not None
    assert shipped.wikidata is not None

    found = ids("The International Monetary Fund lowered its forecast on Friday.")

    assert found == {shipped.name: None}


def test_the_users_place_goes_first_where_the_text_allows_it(ids: Ids) -> None:
    assert ids("The mayor of Paris, Texas, spoke on Friday.")["Paris"] == "Q830149"
    assert ids("The mayor of Paris, France, spoke on Friday.")["Paris"] is None


def test_a_state_is_not_taken_for_the_users_place_of_its_name(ids: Ids) -> None:
    assert ids("Armenia and Georgia signed a treaty in Tbilisi, said Georgia's president.")["Georgia"] == "Q230"


def test_the_users_organisation_goes_before_the_shipped_one(ids: Ids) -> None:
    assert "Q999" in ids("The World Health Organization said on Friday that the outbreak is over.").values()


def test_an_acronym_is_found_in_capitals(ids: Ids) -> None:
    assert "Q905" in ids("The strike was called off by the HWU on Friday.").values()


def test_without_a_gazetteer_of_ones_own_nothing_changes(nlp: Language, gazetteer: Gazetteer) -> None:
    assert Extractor(nlp, gazetteer).identity == Extractor(nlp, open_gazetteer(None)).identity


def test_the_configurations_hash_changes_with_each_entry(nlp: Language, gazetteer: Gazetteer, tmp_path: Path) -> None:
    changed = (*ENTRIES[:-1], replace(ENTRIES[0], wikidata="Q77"))

    hashes = [
        Extractor(nlp, one).identity.config_hash
        for one in (
            gazetteer,
            gazetteer_of(tmp_path / "1", *ENTRIES),
            gazetteer_of(tmp_path / "2", *ENTRIES),
            gazetteer_of(tmp_path / "3", *changed),
        )
    ]

    assert hashes[1] == hashes[2]
    assert len(set(hashes)) == 3


def test_the_settings_folder_is_what_the_extractor_reads(tmp_path: Path) -> None:
    gazetteer_of(tmp_path, *ENTRIES)

    own = open_extractor(Settings(gazetteers=tmp_path)).gazetteer.own

    assert own is not None
    assert own.only("Ilka Brandvik", PERSON) == ENTRIES[0]
    assert open_extractor(Settings()).gazetteer.own is None


def test_a_place_of_another_id_loses_what_was_known_of_the_first() -> None:
    local = LocalEntity("local:1", PLACE, "Troy", ("Troy",), "Q1", "11", "US", 42.7, -73.7)

    other = with_own_entry(local, OwnEntry(PLACE, "Troy", "Q2", country="US"))

    assert (other.wikidata, other.geonames, other.latitude, other.longitude) == ("Q2", None, None, None)
