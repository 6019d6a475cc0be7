"""What a class of names asks for, a few of each: merged, left to a person, or kept apart, by the names alone."""

import pytest

from graph.name_english import american
from graph.name_known import known_names, known_person, one_known
from graph.name_organisations import match_organisations
from graph.name_parts import person_name
from graph.name_places import place_name
from graph.name_roles import body_sorts, body_sorts_of
from graph.name_tables import groups
from graph.names import match_names

# From here on a name alone merges two cards.
_MERGES = 0.92


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Abdurrahman Wahid", "Abdul Rahman Wahid"),  # the article before a sun letter
        ("Abderrahmane Sissako", "Abdel-Rahman Sissako"),
        ("Zia-ur-Rahman", "Ziaur Rahman"),
        ("Mengistu Haile Mariam", "Mengistu Hailemariam"),
        ("J.-C. Trichet", "Jean-Claude Trichet"),
        ("C. Y. Leung", "Leung Chun-ying"),
        ("Hassan Rouhani", "Hasan Rowhani"),
        ("Oleh Tyahnybok", "Oleg Tyagnibok"),
        ("Maria Kalesnikava", "Maria Kolesnikova"),
        ("Enver Hoxha", "Enver Hodja"),
        ("Serzh Sargsyan", "Serge Sarkisian"),
        ("Mamata Bandyopadhyay", "Mamata Banerjee"),
        ("Bezalel Smotrich", "Betzalel Smotrich"),
        ("Kang Kyung-wha", "Kang Kyoung-hwa"),
        ("Sirajuddin Haqqani", "Siraj Haqqani"),
        ("Jimmy Carter", "James Earl Carter Jr."),
        ("JFK", "John F. Kennedy"),
        ("Lan Anh Tran", "Tran Lan Anh"),  # abroad, the given names turned or not
        ("Thich Tri Quang", "Tri Quang"),
        ("Juanito Ferrer", "Juan Ferrer"),
        ("Krylov Pavel Ivanovich", "Pavel Krylov"),
        ("Elena Rocha-Lima de Figueiredo", "Elena Rocha"),
        ("Volha Marozava", "Olga Morozova"),
        ("Pavel Latushko", "Pavel Latushka"),
        ("Natalia Poklonska", "Natalya Poklonskaya"),
        ("Serhiy Haidai", "Sergei Gaidai"),
        ("KC Ramanathan", "K. C. Ramanathan"),
        ("Faleh al-Fayyad", "Faleh al-Fayyadh"),
        ("Hossein Amir-Abdollahian", "حسین امیرعبداللهیان"),  # one word in Persian
        ("Chema Iturralde", "José María Iturralde"),
        ("President Luiz Inácio Lula da Silva", "Lula"),  # known, with a title before the name
    ],
)
def test_spellings_and_known_names_of_one_person_merge(left: str, right: str) -> None:
    assert match_names(left, right).score >= _MERGES


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mohammad Reza Aref", "Mohammad Aref"),  # half of a double given name
        ("Ahmad Shah Abdali", "Ahmad Abdali"),
        ("Win Tin", "Win Tin Oo"),  # in Burma a word more is another name
        ("Douglas Alexander", "Alexander Douglas"),
        ("David Davis", "David Davies"),
        ("Henry Smith II", "Henry Smith"),
        ("Hans Keller the Elder", "Hans Keller"),
        ("Takeshi Hamada", "Takashi Hamada"),
        ("Park Ji-won", "Park Ji-woon"),
        ("Lau Kin-ming", "Liu Jianming"),  # a Cantonese syllable is several in Pinyin
    ],
)
def test_names_that_agree_and_are_often_two_persons_wait_for_a_person(left: str, right: str) -> None:
    match = match_names(left, right)

    assert 0.75 <= match.score < _MERGES


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("John Adams", "John Quincy Adams"),  # known as two
        ("Robert F. Kennedy", "Robert F. Kennedy Jr."),
        ("John Paul Jones", "Paul John Jones"),
        ("Kim Nak-yon", "Kim Nak-hoon"),
    ],
)
def test_two_known_persons_and_turned_given_names_are_apart(left: str, right: str) -> None:
    assert match_names(left, right).score == 0.0


def test_a_name_of_one_word_in_the_table_parts_nobody() -> None:
    assert known_person("Madonna")
    assert one_known("Madonna", "Nelson Mandela") is None
    assert one_known("John Adams", "John Quincy Adams") is False
    assert one_known("J.K. Rowling", "J. K. Rowling") is True


def test_lines_that_share_a_full_name_are_one_person_and_have_one_key() -> None:
    assert one_known("Daw Suu", "အောင်ဆန်းစုကြည်") is True
    assert known_names("Daw Suu") == known_names("အောင်ဆန်းစုကြည်")
    assert len(known_names("Daw Suu")) == 1


def test_two_short_forms_of_one_name_are_not_forms_of_each_other() -> None:
    forms = groups("name_given.tsv", "given")

    assert {"tinus", "tijn"} <= forms["martinus"]
    assert "tinus" not in forms["tijn"]


@pytest.mark.parametrize(
    ("name", "rank", "words"),
    [
        ("Pope Francis", "pope", ("francis",)),
        ("Charles, Prince of Wales", "prince", ("charles",)),
        ("Harry, Duke of Sussex", "prince", ("harry",)),
        ("Hussein of Jordan", "ruler", ("hussein",)),
        ("Joan of Arc", None, ("joan", "of", "arc")),
    ],
)
def test_a_ruler_is_called_by_one_name_whatever_the_realm(name: str, rank: str | None, words: tuple[str, ...]) -> None:
    parts = person_name(name)

    assert (parts.rank, parts.words) == (rank, words)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Indian Institute of Technology Bombay", "IIT Bombay"),
        ("Christian Democratic Union", "CDU"),
        ("CDU", "Christian Democratic Union of Germany"),
        ("Bolshoi Theatre", "Bolshoi Theater"),
        ("United Nations", "ООН"),
        ("Abbott Laboratories", "Abbott"),
        ("Boko Haram militant group", "Boko Haram"),
        ("Ministère de l'Intérieur", "Ministère de l’Intérieur"),
        ("Federal Security Service of the Russian Federation", "ФСБ России"),
        ("Banco Central de Bolivia", "Central Bank of Bolivia"),
    ],
)
def test_an_organisations_shorter_and_foreign_names_merge(left: str, right: str) -> None:
    assert match_organisations(left, right).score >= _MERGES


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Red Army Faction", "Red Army"),
        ("Tata Motors", "Tata"),
        ("Miami University", "University of Miami"),
        ("Scottish Government", "UK Government"),
        ("Hamas", "Hezbollah"),
        ("Stafford Brewing Co", "Strafford Brewing Co"),
    ],
)
def test_a_colour_a_house_or_a_part_of_a_state_makes_another_body(left: str, right: str) -> None:
    assert match_organisations(left, right).score < _MERGES


def test_an_acronym_of_several_bodies_means_the_usual_one_and_needs_support_for_others() -> None:
    usual, other = (
        match_organisations("MIT", "Massachusetts Institute of Technology"),
        match_organisations("MIT", "National Intelligence Organization"),
    )

    assert usual.score >= _MERGES
    assert not usual.known
    assert other.acronym
    assert other.score < _MERGES


@pytest.mark.parametrize(
    ("word", "spelt"),
    [
        ("theatre", "theater"),
        ("labour", "labor"),
        ("organisation", "organization"),
        ("tour", "tour"),
        ("vogue", "vogue"),
    ],
)
def test_british_spelling_becomes_american_and_other_words_stay(word: str, spelt: str) -> None:
    assert american(word) == spelt


def test_roles_or_else_a_long_name_say_what_sort_of_body_it_is() -> None:
    assert body_sorts(("cricket's governing body",)) == {"sport"}
    assert body_sorts_of((), ("ICC", "International Criminal Court")) == {"court"}
    assert body_sorts_of(("cricket board",), ("European Central Bank",)) == {"sport"}


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Donetskaya Oblast", ("donetsk",)),
        ("Kharkivska oblast", ("kharkiv",)),
        ("Republic of Dagestan", ("dagestan",)),
        ("Republic of Karelia", ("karelia",)),
    ],
)
def test_a_regions_adjective_and_the_word_republic_are_taken_off(name: str, core: tuple[str, ...]) -> None:
    parts = place_name(name)

    assert (parts.kind, parts.core) == ("region", core)


def test_a_state_keeps_the_word_republic() -> None:
    assert place_name("Republic of Georgia").kind is None
