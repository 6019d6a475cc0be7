"""The catalogues that ship: every line stands every check, and none says anything of political sides."""

from importlib import resources

import pytest

from stories.catalogue import Axis
from stories.catalogue_csv import read_catalogue
from stories.catalogue_matching import Matching
from stories.shipped_catalogues import SHIPPED, Shipped, shipped_entries


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda shipped: shipped.file)
def test_every_line_is_one_that_a_user_could_load(shipped: Shipped) -> None:
    text = (resources.files("stories") / "data" / shipped.file).read_text(encoding="utf-8")

    table = read_catalogue(text)

    assert table.refused == ()
    assert table.entries == shipped_entries(shipped.file)


def test_no_political_sides_ship() -> None:
    axes = {entry.axis for shipped in SHIPPED for entry in shipped_entries(shipped.file)}

    assert axes == {Axis.FACTUALITY, Axis.OWNERSHIP, Axis.COUNTRY}


def test_each_has_a_name_of_its_own_and_says_whose_work_it_is() -> None:
    assert len({shipped.label.name for shipped in SHIPPED}) == len(SHIPPED)
    assert all(shipped.label.attribution and shipped.label.licence for shipped in SHIPPED)


@pytest.mark.parametrize(
    ("domain", "name", "axis", "values"),
    [
        ("www.bbc.co.uk", "BBC News", Axis.FACTUALITY, ["Generally reliable"]),
        ("foxbaltimore.com", None, Axis.OWNERSHIP, ["Sinclair"]),
        (None, "Guardian (UK)", Axis.COUNTRY, ["GB"]),
        (None, "New York Times", Axis.COUNTRY, ["US"]),
        ("guardian.ng", "The Guardian", Axis.COUNTRY, ["NG"]),
        ("cnn.it", None, Axis.FACTUALITY, []),
    ],
)
def test_known_outlets_are_found(domain: str | None, name: str | None, axis: Axis, values: list[str]) -> None:
    matching = Matching({shipped.file: shipped_entries(shipped.file) for shipped in SHIPPED})

    found = matching.entries(domain, name)

    said = {entry.value for entries in found.values() for entry in entries if entry.axis is axis and not entry.section}
    assert sorted(said) == values
