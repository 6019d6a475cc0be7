"""The gazetteer: names in many spellings, abbreviations in capitals, the files it is packed in."""

import gzip
import subprocess
import sys
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dramatis.folding import fold
from dramatis.gazetteer import Gazetteer, load_gazetteer

# All packed data together; the wheel stays small.
_MOST_BYTES = 4 * 1024 * 1024


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RU"), ("Russian Federation", "RU"), ("Россия", "RU"), ("US", "US"), ("U.S.", "US"), ("USA", "US"),
        ("the United States", "US"), ("America", "US"), ("UK", "GB"), ("Britain", "GB"), ("Great Britain", "GB"),
        ("UAE", "AE"), ("DRC", "CD"), ("Ivory Coast", "CI"), ("Côte d'Ivoire", "CI"),
        ("Burma", "MM"), ("Myanmar", "MM"),
        ("Türkiye", "TR"), ("TURKEY", "TR"), ("Holland", "NL"), ("The Netherlands", "NL"), ("North Korea", "KP"),
        ("DPRK", "KP"), ("South Korea", "KR"), ("中国", "CN"), ("Deutschland", "DE"),
        ("Czechia", "CZ"), ("Swaziland", "SZ"),
        ("Kosovo", "XK"), ("Palestine", "PS"), ("Taiwan", "TW"), ("Cape Verde", "CV"), ("East Timor", "TL"),
    ],
)  # fmt: skip
def test_a_country_is_found_by_any_of_its_names(gazetteer: Gazetteer, name: str, code: str) -> None:
    assert [place.country for place in gazetteer.countries(name)] == [code]


@pytest.mark.parametrize("word", ["us", "Us", "uk", "who", "Who", "un", "ice", "Ice", "nato"])
def test_abbreviations_count_only_in_capitals(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.countries(word) == ()
    assert gazetteer.organisations(word) == ()


def test_an_acronym_of_four_letters_may_be_written_as_a_word(gazetteer: Gazetteer) -> None:
    assert gazetteer.organisation("Nato") is gazetteer.organisation("NATO")
    assert gazetteer.organisation("Nato") is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kiev", "Kyiv"), ("Bombay", "Mumbai"), ("Danzig", "Gdańsk"), ("Gdansk", "Gdańsk"), ("Peking", "Beijing"),
     ("Lvov", "Lviv"), ("Kharkov", "Kharkiv"), ("Odessa", "Odesa"), ("Calcutta", "Kolkata"), ("Rangoon", "Yangon"),
     ("Saigon", "Ho Chi Minh City"), ("Constantinople", "Istanbul"), ("Москва", "Moscow"),
     ("St. Petersburg", "Leningrad")],
)  # fmt: skip
def test_a_city_is_one_under_old_and_foreign_names(gazetteer: Gazetteer, one: str, other: str) -> None:
    first, second = gazetteer.cities(one)[0], gazetteer.cities(other)[0]

    assert first.geonames == second.geonames


def test_cities_of_one_name_come_with_the_largest_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.cities("Springfield")

    populations = [city.population or 0 for city in found]
    assert len(found) > 2
    assert populations == sorted(populations, reverse=True)


@pytest.mark.parametrize("name", ["Nice", "Reading", "Mobile", "March", "Of", "Jordan", "Santiago"])
def test_names_that_are_also_words_or_persons_are_marked(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.ambiguous(name)


@pytest.mark.parametrize("name", ["Moscow", "Istanbul", "Kyiv", "Beijing", "Gaza"])
def test_plain_names_of_places_are_not_marked(gazetteer: Gazetteer, name: str) -> None:
    assert not gazetteer.ambiguous(name)


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [("Georgia", "country", "GE"), ("New York", "city", "US"), ("Texas", "region", "US"), ("Crimea", "region", "UA"),
     ("Gaza", "region", "PS"), ("Middle East", "region", None), ("Bavaria", "region", "DE"),
     ("Kashmir", "region", None),
     ("Donbass", "region", "UA"), ("Istanbul", "city", "TR"), ("the Black Sea", "region", None),
     ("Tunis", "city", "TN"), ("Brazzaville", "city", "CG"), ("Timor", "region", None), ("Singapore", "country", "SG"),
     ("Luxembourg", "country", "LU"), ("Vatican City", "country", "VA"), ("Hong Kong", "country", "HK")],
)  # fmt: skip
def test_the_place_meant_comes_first(gazetteer: Gazetteer, name: str, kind: str, country: str | None) -> None:
    first = gazetteer.places(name)[0]

    assert (first.kind, first.country) == (kind, country)


@pytest.mark.parametrize(
    ("word", "code"),
    [("Russian", "RU"), ("Russians", "RU"), ("Turks", "TR"), ("Turkish", "TR"), ("Dutch", "NL"), ("Swiss", "CH"),
     ("Filipinos", "PH"), ("Czechs", "CZ"), ("French", "FR"), ("Iraqis", "IQ"), ("Nigerien", "NE"), ("Nigerian", "NG"),
     ("polish", None), ("Table", None)],
)  # fmt: skip
def test_a_demonym_names_its_country(gazetteer: Gazetteer, word: str, code: str | None) -> None:
    assert gazetteer.demonym(word) == code


@pytest.mark.parametrize(
    ("phrase", "code"),
    [("the Kremlin", "RU"), ("White House", "US"), ("Downing Street", "GB"), ("Élysée", "FR"), ("Brussels", "EU"),
     ("Kyiv", "UA"), ("Kiev", "UA"), ("Moscow", "RU"), ("Ankara", "TR"), ("Istanbul", None), ("Bundestag", None)],
)  # fmt: skip
def test_a_seat_of_government_speaks_for_its_state(gazetteer: Gazetteer, phrase: str, code: str | None) -> None:
    assert gazetteer.metonym(phrase) == code


def test_nearly_every_country_has_its_capital_and_its_middle(gazetteer: Gazetteer) -> None:
    codes = [
        country.country
        for name in ("Kenya", "Peru", "Nepal", "Oman", "Latvia")
        for country in gazetteer.countries(name)
    ]

    assert all(code and gazetteer.capital(code) for code in codes)
    assert gazetteer.capital_of("703448") == "UA"
    ukraine = gazetteer.country("ua")
    assert ukraine is not None
    assert (ukraine.latitude, ukraine.longitude, ukraine.wikidata) == (49.0, 32.0, "Q212")


def test_given_names_have_short_forms_and_genders(gazetteer: Gazetteer) -> None:
    assert "bill" in gazetteer.nicknames("William")
    assert "william" in gazetteer.nicknames("Bill")
    assert gazetteer.gender("Sergei") == "m"
    assert gazetteer.gender("Fatima") == "f"
    assert gazetteer.gender("Andrea") is None
    assert gazetteer.gender("Xqz") is None


def test_a_politician_is_found_by_name(gazetteer: Gazetteer) -> None:
    person = gazetteer.person("Chuck Schumer")

    assert person is not None
    assert (person.wikidata, person.country, person.gender) == ("Q380900", "US", "m")


def test_the_gate_of_first_words_lets_every_name_through(gazetteer: Gazetteer) -> None:
    starts = gazetteer.first_words("country")

    assert starts["united"] >= 4
    assert starts["russia"] >= 1
    with pytest.raises(KeyError):
        gazetteer.first_words("planet")


def test_the_packed_files_are_small_and_hold_folded_names() -> None:
    folder = resources.files("dramatis").joinpath("data")

    assert sum(len(file.read_bytes()) for file in folder.iterdir()) <= _MOST_BYTES
    lines = gzip.decompress(folder.joinpath("city_names.tsv.gz").read_bytes()).decode().splitlines()[1:]
    keys = [line.partition("\t")[0] for line in lines[::97]]
    assert [key for key in keys if fold(key) != key] == []


def test_nothing_is_read_on_import() -> None:
    code = "import dramatis.gazetteer as g; print(g.load_gazetteer.cache_info().currsize)"

    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    assert told.strip() == "0"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=30))
def test_no_name_breaks_a_look_up(text: str) -> None:
    gazetteer = load_gazetteer()

    assert len(gazetteer.places(text)) >= len(gazetteer.countries(text))
    assert gazetteer.metonym(text) is None or len(gazetteer.metonym(text) or "") == 2
    assert isinstance(gazetteer.organisations(text), tuple)
