"""One entity by id, by Wikidata id or by name."""

import pytest

from tests.api.conftest import Ask


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ('id: "person:vale"', "person:vale"),
        ('id: "person:orr-old"', "person:orr"),
        ('id: "Q7001"', "person:vale"),
        ('id: "Q7001", kind: PLACE', None),
        ('id: "Q999"', None),
        ('id: "person:vale", kind: PERSON', "person:vale"),
        ('id: "person:vale", kind: PLACE', None),
        ('id: "story:ferry"', None),
        ('id: ""', None),
        ('name: "irena  VALE"', "person:vale"),
        ('name: "Irena Vale", kind: PERSON', "person:vale"),
        ('name: "Vale"', "person:vale"),
        ('name: "gatehouse"', "organization:gate"),
        ('name: "Ferry", kind: DOCUMENT', "document:treaty"),
        ('name: "ferry", kind: PERSON', None),
        ('name: "…"', None),
        ('name: "Nobody Whatsoever"', None),
    ],
)
def test_an_entity_is_found_by_id_or_name(ask: Ask, arguments: str, expected: str | None) -> None:
    found = ask(f"{{ entity({arguments}) {{ id }} }}")["entity"]

    assert (found and found["id"]) == expected


@pytest.mark.parametrize("arguments", ["kind: PERSON", 'id: "a", name: "b"', "id: null, name: null"])
def test_exactly_one_of_id_and_name_is_given(refuse: Ask, arguments: str) -> None:
    code, message = refuse(f"{{ entity({arguments}) {{ id }} }}")

    assert code == "BAD_USER_INPUT"
    assert "exactly one" in message
