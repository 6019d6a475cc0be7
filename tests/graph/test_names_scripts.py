"""One word in two scripts or by the habits of two languages: what is one name, and what is another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.name_abjads import abjad_bones, latin_pattern
from graph.name_alignment import spelt_for
from graph.name_brahmic import brahmic_latin, brahmic_pattern
from graph.name_chinese import is_pinyin
from graph.name_ethiopic import ethiopic_pattern
from graph.name_languages import land_of_language
from graph.name_sounds import OTHER_SPELLING, likeness

LATIN = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("नरेन्द्र", "narendra"),
        ("ਮਨਮੋਹਨ", "manmohan"),
        ("মমতা", "mamata"),
        ("ನರೇಂದ್ರ", "narendra"),
        ("ஜெயலலிதா", "jayalalithaa"),
        ("నరేంద్ర", "narendra"),
        ("വിജയൻ", "vijayan"),
        ("රාජපක්ෂ", "rajapaksa"),
        ("ज़िया", "zia"),
    ],
)
def test_an_indian_word_is_its_latin_spelling(written: str, latin: str) -> None:
    assert brahmic_pattern(written).fullmatch(latin)


@pytest.mark.parametrize(
    ("written", "latin"),
    [("राहुल", "rajiv"), ("நரேந்திர", "mahendra"), ("মমতা", "mamun"), ("මහින්ද", "mahesh"), ("अमित", "amita")],
)
def test_an_indian_word_is_no_other_name(written: str, latin: str) -> None:
    assert not brahmic_pattern(written).fullmatch(latin)


def test_a_velar_nasal_before_its_fellow_is_an_n() -> None:
    assert brahmic_latin("গাঙ্গুলী") == "ganguli"


@pytest.mark.parametrize(("written", "latin"), [("ኃይለማርያም", "hailemariam"), ("መለስ", "meles"), ("አብይ", "abiy")])
def test_an_ethiopic_word_is_its_latin_spelling(written: str, latin: str) -> None:
    assert ethiopic_pattern(written).fullmatch(latin)
    assert not ethiopic_pattern(written).fullmatch("mengistu")


@pytest.mark.parametrize(
    ("written", "latin"), [("سراجالدین", "sirajuddin"), ("السبسي", "essebsi"), ("فياض", "fayyad"), ("شریف", "sharif")]
)
def test_an_arabic_word_is_its_latin_spelling(written: str, latin: str) -> None:
    assert latin_pattern(written.removeprefix("ال")).fullmatch(latin)


def test_a_long_arabic_word_has_few_bones() -> None:
    assert len(abjad_bones("ثجذضظ" * 40)) <= 4


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("chruschtschow", "khrouchtchev"),
        ("borissow", "borisov"),
        ("tichanowskaja", "tikhanovskaya"),
        ("juszczenko", "juschtschenko"),
        ("netanjahu", "netanyahu"),
        ("hristodulidis", "christodoulides"),
    ],
)
def test_two_languages_spell_one_family_name(left: str, right: str) -> None:
    assert spelt_for(left, right, family=True)


@pytest.mark.parametrize(
    ("left", "right"),
    [("braun", "brown"), ("schmidt", "schmitt"), ("kaczynski", "kuczynski"), ("chan", "khan"), ("berman", "barman")],
)
def test_two_family_names_are_no_spellings_of_one(left: str, right: str) -> None:
    assert not spelt_for(left, right, family=True)


@pytest.mark.parametrize(
    ("left", "right"),
    [("samir", "zamir"), ("samir", "shamir"), ("karim", "karam"), ("maria", "mario"), ("jeanne", "joanne"),
     ("julia", "julian"), ("rosa", "rosalind"), ("alexander", "alexandra")],
)  # fmt: skip
def test_two_given_names_are_no_spellings_of_one(left: str, right: str) -> None:
    assert likeness(left, right) < OTHER_SPELLING


@given(LATIN, LATIN, st.booleans())
def test_it_makes_no_difference_which_word_comes_first(left: str, right: str, family: bool) -> None:
    assert spelt_for(left, right, family) == spelt_for(right, left, family)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=14), st.booleans())
def test_a_word_spells_itself(word: str, family: bool) -> None:
    assert spelt_for(word, word, family)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Dışişleri Bakanlığı", "TR"),
        ("外務省", "JP"),
        ("국방부", "KR"),
        ("משרד החוץ", "IL"),
        ("Υπουργείο Εξωτερικών", "GR"),
        ("Міністерство оборони", "UA"),
        ("Министерство обороны", "RU"),
        ("Ministère des Affaires étrangères", None),
        ("Ministry of Defence", None),
    ],
)
def test_a_language_of_one_state_names_the_state(name: str, country: str | None) -> None:
    assert land_of_language(name) == country


@pytest.mark.parametrize(("word", "is_one"), [("zedong", True), ("peng", True), ("hsiaoping", False), ("smith", False)])
def test_pinyin_is_told_by_its_syllables(word: str, is_one: bool) -> None:
    assert is_pinyin(word) is is_one
