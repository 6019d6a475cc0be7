"""Chains: which names, nominals and pronouns of one article mean the same."""

from collections.abc import Callable

import pytest

from dramatis.gazetteer import Gazetteer
from dramatis.words import EntityKind
from extractors.reading import Chain, Form, Reading
from extractors.spellings import person_name, same_person, sound

Chains = Callable[..., dict[str, Chain]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sergey Petrov", "Sergei Petrov"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Dmitri Orlov", "Dmitry Orlov"),
        ("Elchin Mammadov", "Elchin Mamedov"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Mohammed bin Salman", "Mohammad Bin Salman"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("John F. Kennedy", "John Kennedy"),
        ("J. Biden", "Joe Biden"),
        ("Bill Clinton", "William Clinton"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Pedro Sánchez", "Pedro Sánchez Pérez-Castejón"),
        ("Ursula von der Leyen", "Ursula Von Der Leyen"),
        ("Сергей Иванов", "Sergey Ivanov"),
    ],
)
def test_one_persons_spellings(gazetteer: Gazetteer, left: str, right: str) -> None:
    assert same_person(person_name(left), person_name(right), gazetteer)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Donald Trump", "Donald Trump Jr."),
        ("Hillary Clinton", "Bill Clinton"),
        ("Kim Jong Un", "Kim Yo Jong"),
        ("George Bush", "Jeb Bush"),
        ("Maria Silva", "Mario Silva Santos"),
        ("Anna Berg", "Erik Berg"),
        ("Ali Hassan", "Ali Hussein"),
        ("William Pitt", "Stephen Pitt"),
    ],
)
def test_two_persons_names(gazetteer: Gazetteer, left: str, right: str) -> None:
    assert not same_person(person_name(left), person_name(right), gazetteer)


def test_sound_ignores_how_a_foreign_name_is_written() -> None:
    assert sound("Yevgeny") == sound("Evgeny")
    assert sound("Johnson") != sound("Johnston")


def test_full_names_family_names_and_titles_make_one_chain(chains: Chains) -> None:
    found = chains(
        "Polish Foreign Minister Anna Kowalska met Jan Mayer in Oslo. Kowalska said no. Mayer, an analyst, said yes. "
        "Ms. Kowalska then left.",
        "Kowalska meets Mayer",
    )

    assert len(found["Anna Kowalska"].namings) == 4
    assert len(found["Jan Mayer"].namings) == 3
    assert found["Anna Kowalska"].gender == "f"


def test_two_spellings_in_one_article_are_one_person(chains: Chains) -> None:
    found = chains("President Sergey Ivanov left. Later, President Sergei Ivanov came back to Minsk.")

    assert set(found["Sergey Ivanov"].names) == {"Sergey Ivanov", "Sergei Ivanov"}


def test_namesakes_stay_apart(chains: Chains) -> None:
    found = chains("President Donald Hill spoke with Donald Hill Jr. and with Senator Laura Hill. Mrs. Hill smiled.")

    assert {"Donald Hill", "Donald Hill Jr.", "Laura Hill"} <= set(found)
    assert found["Donald Hill Jr."].suffix == "Jr."
    assert len(found["Laura Hill"].namings) == 2


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("Kiev waits. In Kyiv nobody knows.", "Kyiv", {"Kiev", "Kyiv"}),
        (
            "The United States waits. U.S. officials and the US say so.",
            "United States",
            {"United States", "U.S.", "US"},
        ),
        ("Britain waits. British officials in the UK say so.", "United Kingdom", {"Britain", "UK"}),
        (
            "The International Atomic Energy Agency (IAEA) waits. The IAEA says so.",
            "International Atomic Energy Agency",
            {"International Atomic Energy Agency", "IAEA"},
        ),
        (
            "The Northern Fisheries Council (NFC) waits. Later the NFC said so.",
            "Northern Fisheries Council",
            {"Northern Fisheries Council", "NFC"},
        ),
    ],
)
def test_names_of_one_place_or_organisation_make_one_chain(
    chains: Chains, text: str, name: str, forms: set[str]
) -> None:
    assert forms <= set(chains(text)[name].names)


def test_demonyms_are_mentions_of_their_country(chains: Chains) -> None:
    found = chains("A Chilean court freed two Peruvians.")

    assert {naming.form for naming in found["Chile"].namings} == {Form.DEMONYM}
    assert found["Peru"].country == "PE"


def test_a_ministry_belongs_to_its_country(chains: Chains) -> None:
    found = chains("Norway's Defence Ministry said no. Sweden's Defence Ministry said yes.")

    assert [chain.country for chain in found.values() if "Ministry" in chain.name] != ["NO", "NO"]


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("Paul Martin met Luis Martin. Later Paul Martin spoke. Martin left. Martin slept.", "Paul Martin", 4),
        ("Clara Ruiz Vega came. Ruiz Vega spoke.", "Clara Ruiz Vega", 2),
        ("He Lifeng came to Bern. On Friday, He Lifeng left.", "He Lifeng", 2),
    ],
)
def test_a_person_is_found_again_by_parts_of_the_name(chains: Chains, text: str, name: str, forms: int) -> None:
    found = [naming for naming in chains(text)[name].namings if naming.form is not Form.PRONOUN]

    assert len(found) == forms


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("I came home. My dog slept, and we ate our bread. You know me.", [["I", "My", "me"], ["we", "our"], ["You"]]),
        ("The reports are long. They are dull, and few read them.", [["They", "them"]]),
    ],
)
def test_pronouns_without_a_name_are_grouped_and_are_no_entity(
    read: Callable[..., Reading], text: str, together: list[list[str]]
) -> None:
    reading = read(text)

    groups = [[reading.doc[naming.start].text for naming in group] for group in reading.unnamed]
    assert sorted(groups) == sorted(together)
    assert not reading.chains


def _mentions(read: Callable[..., Reading], body: str, name: str, form: Form) -> list[str]:
    reading = read(body)
    (chain,) = [chain for chain in reading.chains if chain.name == name]
    return [
        reading.text[slice(*reading.characters(naming.start, naming.end))]
        for naming in chain.namings
        if naming.form is form
    ]


def test_the_only_minister_is_meant_by_the_minister(read: Callable[..., Reading]) -> None:
    body = "Polish Foreign Minister Anna Kowalska spoke in Oslo. After an hour the minister left the hall."

    assert _mentions(read, body, "Anna Kowalska", Form.NOMINAL) == ["the minister"]


def test_with_two_ministers_the_minister_means_neither(read: Callable[..., Reading]) -> None:
    body = "Polish Foreign Minister Anna Kowalska met Danish Finance Minister Lars Holm. The minister left the hall."

    assert _mentions(read, body, "Anna Kowalska", Form.NOMINAL) == []
    assert _mentions(read, body, "Lars Holm", Form.NOMINAL) == []


def test_the_country_tells_which_minister(read: Callable[..., Reading]) -> None:
    body = "Polish Foreign Minister Anna Kowalska met Danish Finance Minister Lars Holm. The Danish minister left."

    assert _mentions(read, body, "Lars Holm", Form.NOMINAL) == ["The Danish minister"]


@pytest.mark.parametrize(
    ("body", "name", "pronouns"),
    [
        ("Ms. Anna Kowalska left Oslo on Friday. She said her visit was useful.", "Anna Kowalska", ["She", "her"]),
        ("Mr. Jan Mayer met Ms. Anna Kowalska in Oslo. He thanked her.", "Jan Mayer", ["He"]),
        ("Mr. Jan Mayer met Ms. Anna Kowalska in Oslo. He thanked her.", "Anna Kowalska", ["her"]),
        ("Mr. Jan Mayer met Mr. Karl Berg. Everyone thought that he was late.", "Karl Berg", []),
        # Arguments of one verb are two people; who is quoted says "I", and "he" in his words is another.
        ("Mr. Jan Mayer met Mr. Karl Berg. Mayer thanked him.", "Jan Mayer", []),
        ("“I am ready,” Jan Mayer said. “My team is ready.”", "Jan Mayer", ["I", "My"]),
        ("“I am ready,” said Jan Mayer. Ms. Anna Berg said: “I am not.”", "Anna Berg", ["I"]),
        ("“He is late,” Jan Mayer said.", "Jan Mayer", []),
        (
            "Mr. Jan Mayer left. Nothing was said. Nobody came. The hall was empty. It rained. He slept.",
            "Jan Mayer",
            [],
        ),
    ],
)
def test_pronouns(read: Callable[..., Reading], body: str, name: str, pronouns: list[str]) -> None:
    assert _mentions(read, body, name, Form.PRONOUN) == pronouns


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The force, led by Mohamed Hamdan Dagalo, better known as Hemedti, took the town. Hemedti denied it.",
            {"Mohamed Hamdan Dagalo", "Hemedti"},
        ),
        (
            "Syria's president, Ahmed al-Sharaa, formerly known as Abu Mohammad al-Jolani, came.",
            {"Ahmed al-Sharaa", "Abu Mohammad al-Jolani"},
        ),
    ],
)
def test_a_second_name_that_the_text_gives_is_the_same_person_s(chains: Chains, text: str, names: set[str]) -> None:
    found = [chain for chain in chains(text).values() if chain.kind is EntityKind.PERSON]

    assert [set(chain.names) for chain in found] == [names]
    assert found[0].name != "Hemedti"


def test_names_between_which_more_is_said_stay_two(chains: Chains) -> None:
    found = chains(
        "Mohamed Hamdan Dagalo was known as a friend of Omar al-Bashir. Anna Berg, born in Oslo, met Bo Ray."
    )

    assert {"Mohamed Hamdan Dagalo", "Omar al-Bashir", "Anna Berg", "Bo Ray"} <= found.keys()
