"""Names in headlines in title case: the text below says which of their words are verbs and which are names."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from dramatis.article import Article
from dramatis.gazetteer import Gazetteer
from extractors.names import find_names
from extractors.reading import Reading, Reference

Named = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def named(nlp: Language, gazetteer: Gazetteer) -> Named:
    """The names in the headline of an article with that body."""

    def of(title: str, body: str) -> list[str]:
        article = Article(title=title, body=body)
        reading = Reading(article, nlp(article.text), Reference(None, exact=False))
        return [name.text for name in find_names(reading, gazetteer) if reading.doc[name.start].idx < len(title)]

    return of


@pytest.mark.parametrize(
    ("title", "body", "names"),
    [
        ("Okonkwo Urges Allies", "President Ada Okonkwo urged her allies to act on Monday.", ["Okonkwo"]),
        (
            "Mbeki Meets Okonkwo in Lagos",
            "Thabo Mbeki met Ada Okonkwo in Lagos on Monday. They will meet again.",
            ["Mbeki", "Okonkwo", "Lagos"],
        ),
        ("Bukele Warns Petro Against Strike", "Nayib Bukele warned Gustavo Petro in June.", ["Bukele", "Petro"]),
        ("Nguyen Backs Lee Over Tariffs", "Prime Minister Nguyen backed Lee over the tariffs.", ["Nguyen", "Lee"]),
        ("Bank of England Holds Rates Steady", "The Bank of England held rates steady.", ["Bank of England"]),
        ("Mark Rutte Calls for Unity", "Mark Rutte called for unity. The visit marks a change.", ["Mark Rutte"]),
    ],
)
def test_verbs_of_a_headline_are_no_part_of_names(named: Named, title: str, body: str, names: list[str]) -> None:
    assert named(title, body) == names
