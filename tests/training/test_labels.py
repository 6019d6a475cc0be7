"""What the sets' labels become: titles, places and the remainder class."""

import pytest

from training import labels

POLITIES = frozenset(["Russia", "Port Said", "Iraq", "Sri Lanka", "Nairobi"])
DEMONYMS = frozenset(["Russian", "Kenyans", "Palestinian"])


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ("President Hugo Chavez", "Hugo Chavez"),
        ("Mr. Bush", "Bush"),
        ("U.S. Secretary of State Condoleezza Rice", "Condoleezza Rice"),
        ("State Condoleezza Rice", "Condoleezza Rice"),
        ("Prime Minister Ehud Olmert", "Ehud Olmert"),
        ("Deputy Foreign Minister Nguyễn Phương Nga", "Nguyễn Phương Nga"),
        ("Osama bin Laden", "Osama bin Laden"),
        ("Vice President", ""),
        ("Prime", ""),
        ("Ban Ki-moon", "Ban Ki-moon"),
        ("Shah Rukh Khan", "Shah Rukh Khan"),
    ],
)
def test_a_persons_name_is_left_without_its_titles(span: str, name: str) -> None:
    words = span.split()

    cut = labels.without_titles(words)

    assert " ".join(words[cut:]) == name


@pytest.mark.parametrize(
    ("span", "label"),
    [
        ("Russia", labels.GPE),
        ("the Russia", labels.GPE),
        ("Russian", labels.NORP),
        ("Kenyans", labels.NORP),
        ("Port Said", labels.GPE),
        ("Lake Chad", labels.LOC),
        ("Black Sea", labels.LOC),
        ("Middle East", labels.LOC),
        ("northern Africa", labels.LOC),
        ("Uruzgan", labels.GPE),
        ("Baghdad International Airport", labels.LOC),
    ],
)
def test_a_place_is_a_polity_a_people_or_a_mere_place(span: str, label: str) -> None:
    assert labels.place(span.split(), POLITIES, DEMONYMS) == label


@pytest.mark.parametrize(
    ("span", "label"),
    [
        ("Hindu Marriage Act", labels.DOCUMENT),
        ("Treaty of Lisbon", labels.DOCUMENT),
        ("World War II", labels.EVENT),
        ("Battle of Burgos", labels.EVENT),
        ("2012 Summer Olympics", labels.EVENT),
        ("Russian", labels.NORP),
        ("Android", labels.UNSURE),
        ("Galaxy Note", labels.UNSURE),
        ("Armistice Day", labels.UNSURE),
        ("Games", labels.UNSURE),
        ("Hurricane Rita", labels.EVENT),
        ("Muslim", labels.NORP),
        ("Facebook", labels.UNSURE),
    ],
)
def test_the_remainder_class_is_read_by_its_head_word_or_left_unsure(span: str, label: str) -> None:
    assert labels.other(span.split(), DEMONYMS) == label


@pytest.mark.parametrize("table", [labels.GMB, labels.REDOCRED, labels.CROSSNER, labels.CONLL, labels.GUM], ids=str)
def test_every_mapped_label_is_one_that_the_rules_know(table: dict[str, str]) -> None:
    rules = {labels.PLACE, labels.OTHER, labels.NOTHING, labels.UNSURE}

    assert set(table.values()) <= set(labels.LABELS) | rules
