"""Names: spans, kinds and forms, from the pipeline, the gazetteer and the words around."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from spacy.language import Language

from dramatis.article import Article
from dramatis.gazetteer import Gazetteer
from dramatis.words import EntityKind
from extractors.names import find_names
from extractors.names_page import Name
from extractors.reading import Form, Reading, Reference


@pytest.fixture(scope="module")
def names(nlp: Language, gazetteer: Gazetteer) -> Callable[..., dict[str, Name]]:
    """The text's names by their text."""

    def of(body: str, title: str = "") -> dict[str, Name]:
        article = Article(title=title, body=body)
        return {
            name.text: name
            for name in find_names(Reading(article, nlp(article.text), Reference(None, False)), gazetteer)
        }

    return of


@pytest.mark.parametrize(
    ("text", "name", "kind", "form"),
    [
        ("She flew to Kenya on Monday.", "Kenya", EntityKind.PLACE, Form.NAME),
        ("The U.S. has not answered.", "U.S.", EntityKind.PLACE, Form.ACRONYM),
        ("The UK and the US have not answered.", "UK", EntityKind.PLACE, Form.ACRONYM),
        ("A Norwegian ship sank off the coast.", "Norwegian", EntityKind.PLACE, Form.DEMONYM),
        ("Two Brazilians were hurt in the crash.", "Brazilians", EntityKind.PLACE, Form.DEMONYM),
        ("The Kremlin rejected the offer.", "Kremlin", EntityKind.ORGANIZATION, Form.NAME),
        ("The White House rejected the offer.", "White House", EntityKind.ORGANIZATION, Form.NAME),
        ("Downing Street declined to comment on the report.", "Downing Street", EntityKind.ORGANIZATION, Form.NAME),
        ("Budapest rejected the proposal on Friday.", "Budapest", EntityKind.PLACE, Form.NAME),
        ("The United Nations sent a team.", "United Nations", EntityKind.ORGANIZATION, Form.NAME),
        ("Prime Minister Erna Solberg resigned.", "Erna Solberg", EntityKind.PERSON, Form.NAME),
        ("Mr. Okonkwo denied the report.", "Okonkwo", EntityKind.PERSON, Form.NAME),
    ],
)
def test_kind_and_form(
    names: Callable[..., dict[str, Name]], text: str, name: str, kind: EntityKind, form: Form
) -> None:
    found = names(text)

    assert (found[name].kind, found[name].form) == (kind, form)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Polish Foreign Minister Anna Kowalska spoke first.", "Anna Kowalska", "foreign minister"),
        ("Former President Michelle Bachelet spoke first.", "Michelle Bachelet", "former president"),
        ("Deputy Prime Minister Carlos Ruiz spoke first.", "Carlos Ruiz", "deputy prime minister"),
        ("Trade and Industry Minister Peter Nkosi spoke first.", "Peter Nkosi", "trade and industry minister"),
        ("Sen. Maria Lopez spoke first.", "Maria Lopez", "senator"),
        ("Lt. Gen. Robert Hayes spoke first.", "Robert Hayes", "lieutenant general"),
        ("Secretary of State Helen Brooks spoke first.", "Helen Brooks", "secretary of state"),
        ("Minister for European Affairs Jan Novak spoke first.", "Jan Novak", "minister for european affairs"),
        ("Chief Executive Laura Bianchi spoke first.", "Laura Bianchi", "chief executive"),
    ],
)
def test_titles_are_stripped_and_remembered(
    names: Callable[..., dict[str, Name]], text: str, name: str, role: str
) -> None:
    found = names(text)

    assert found[name].titles[0].role == role


def test_a_plural_title_is_shared(names: Callable[..., dict[str, Name]]) -> None:
    found = names("A call between Presidents Ivan Petrov and Maria Santos took place on Friday.")

    assert [found[name].titles[0].role for name in ("Ivan Petrov", "Maria Santos")] == ["president", "president"]


@pytest.mark.parametrize("word", ["May", "Monday", "June", "Everyone", "Nobody"])
def test_months_weekdays_and_pronouns_are_no_names(names: Callable[..., dict[str, Name]], word: str) -> None:
    found = names(f"{word} brought no answer from Peru. It came in {word}, and {word} was late.")

    assert set(found) == {"Peru"}


def test_senators_in_the_plural_share_their_title(names: Callable[..., dict[str, Name]]) -> None:
    found = names("Today, Sens. Chris Dodson and Olivia Snowden voted no.")

    assert [found[name].titles[0].role for name in ("Chris Dodson", "Olivia Snowden")] == ["senator", "senator"]


def test_possessives_articles_and_quotes_stay_outside(names: Callable[..., dict[str, Name]]) -> None:
    found = names("“Finland’s” answer and the Netherlands' offer reached the European Commission's office.")

    assert set(found) == {"Finland", "Netherlands", "European Commission"}


def test_a_headline_in_title_case_yields_the_names_alone(names: Callable[..., dict[str, Name]]) -> None:
    title = "Kowalska Rejects Lithuania Offer"
    body = "Polish Foreign Minister Anna Kowalska rejects an offer of Lithuania. Kowalska said so on Friday."

    found = names(body, title)

    assert set(found) == {"Kowalska", "Lithuania", "Anna Kowalska", "Polish"}


def test_a_headline_in_capitals_takes_its_names_from_the_text(names: Callable[..., dict[str, Name]]) -> None:
    found = names("Senator Paula Grant voted no in Chile.", "SEN. GRANT VOTES AGAINST CHILE DEAL")

    assert {"GRANT", "CHILE", "Paula Grant", "Chile"} == set(found)
    assert found["GRANT"].kind is EntityKind.PERSON


def test_a_name_that_the_pipeline_missed_is_found_after_its_title(names: Callable[..., dict[str, Name]]) -> None:
    found = names("Home Minister Amit Shah flew to the border. Wing Commander Vyomika Singh showed maps.")

    assert found["Amit Shah"].kind is found["Vyomika Singh"].kind is EntityKind.PERSON


def test_what_every_state_has_is_not_taken_for_another_states(names: Callable[..., dict[str, Name]]) -> None:
    found = names("Canadians elect a new House of Commons on Monday, and Canada waits.")

    assert found["House of Commons"].known is None


def test_an_acronym_that_the_text_explains_is_not_the_gazetteers(names: Callable[..., dict[str, Name]]) -> None:
    found = names("The Wine Heritage Organization said no. A year ago the WHO said yes.")

    assert "WHO" not in found or found["WHO"].known is None


def test_names_never_overlap(names: Callable[..., dict[str, Name]]) -> None:
    body = (
        "U.S. Secretary of State Helen Brooks met the Russian Foreign Ministry's Ivan Orlov in New York City, New York."
    )

    spans = sorted((name.start, name.end) for name in names(body).values())

    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("She retired before the 2015 Canadian federal election.", "Canadian"),
        ("He was wounded in the Vietnam War and never returned.", "Vietnam"),
        ("The rebels fought pro-Kenyan forces near the coast.", "Kenyan"),
        ("The Norwegian-built ferry sank off the coast.", "Norwegian"),
    ],
)
def test_what_stands_inside_a_longer_word_or_name_is_no_name_of_its_own(
    names: Callable[..., dict[str, Name]], text: str, inner: str
) -> None:
    assert inner not in names(text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Troops withdrew from the West Bank on Friday.", "West Bank", EntityKind.PLACE),
        ("Diplomats met in The Hague on Friday.", "Hague", EntityKind.PLACE),
    ],
)
def test_the_words_around_never_outvote_what_the_name_itself_says(
    names: Callable[..., dict[str, Name]], text: str, name: str, kind: EntityKind
) -> None:
    found = {text.removeprefix("The ").removeprefix("the "): one for text, one in names(text).items()}

    assert found[name].kind is kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Prime Minister Shehbaz Sharif visited Sukkur and promised aid.", "Sukkur", EntityKind.PLACE),
        ("Rebels seized Goma and advanced on Bukavu.", "Goma", EntityKind.PLACE),
        ("He left Kisumu for Eldoret.", "Eldoret", EntityKind.PLACE),
        # A town has that name too; here somebody speaks, has a given name, or a name of English news.
        ("Chief executive Paul Bakhmut resigned. Bakhmut said he was tired.", "Bakhmut", EntityKind.PERSON),
        ("The board dismissed Norton on Friday.", "Norton", EntityKind.PERSON),
    ],
)
def test_a_town_is_no_person_because_the_pipeline_takes_it_for_one(
    names: Callable[..., dict[str, Name]], text: str, name: str, kind: EntityKind
) -> None:
    assert names(text)[name].kind is kind


def test_a_small_word_in_a_name_belongs_to_it_and_days_and_adjectives_name_nobody(
    names: Callable[..., dict[str, Name]],
) -> None:
    found = names(
        "KHARTOUM, Nov 7 (Reuters) - The club named Erik ten Hag as coach. He was adviser for Arab and African affairs."
    )

    assert "Erik ten Hag" in found
    assert found.keys().isdisjoint({"Erik", "Nov 7", "Arab", "African"})


def test_neither_a_currency_nor_a_storm_is_a_name(names: Callable[..., dict[str, Name]]) -> None:
    found = names("Australia pledged A$10 million and Hong Kong HK$4 million after Typhoon Kalmi hit Luzon.")

    assert {"Australia", "Luzon"} <= found.keys()
    assert not {"A$", "HK$", "Typhoon Kalmi"} & found.keys()
