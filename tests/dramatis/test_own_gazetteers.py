"""Gazetteers of the user's own: kept whole, told apart, found by whole names, and refused when damaged."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dramatis.errors import GazetteerError
from dramatis.gazetteer import load_gazetteer, open_gazetteer
from dramatis.gazetteer_entries import Contested, OwnEntry
from dramatis.own_gazetteers import Kept, OwnGazetteers, keep, kept_in, open_own, proper_name, remove
from dramatis.words import EntityKind

PERSON, ORGANIZATION, PLACE = EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE
ILKA = OwnEntry(PERSON, "Ilka Brandvik", "Q901", ("I. Brandvik",), (), "NO", None, None, None, "f", "a minister")
UNION = OwnEntry(ORGANIZATION, "The Harbour Works Union", "Q905", ("Harbourers",), ("HWU", "UNHAR"), "NO")
BAY = OwnEntry(PLACE, "Sørrel Bay", "Q907", country="NO", geonames="3999", latitude=60.5, longitude=-5.25)


def keep_as(folder: Path, name: str, *items: OwnEntry | Contested) -> Kept | None:
    return keep(folder, name, items, source=f"{name}.csv", licence="CC0", loaded="2025-05-28T00:00:00Z")


def opened(folder: Path) -> OwnGazetteers:
    own = open_own(folder)
    assert own is not None
    return own


@pytest.mark.parametrize(
    ("name", "kind", "entry"),
    [
        ("Ilka Brandvik", PERSON, ILKA),
        ("ILKA BRANDVIK", PERSON, ILKA),
        ("I Brandvik", PERSON, ILKA),
        ("Brandvik", PERSON, None),
        ("Ilka", PERSON, None),
        ("Ilka Brandvik", ORGANIZATION, None),
        ("Harbour Works Union", ORGANIZATION, UNION),
        ("the harbour works union", ORGANIZATION, UNION),
        ("HWU", ORGANIZATION, UNION),
        ("Hwu", ORGANIZATION, None),
        ("hwu", ORGANIZATION, None),
        ("Unhar", ORGANIZATION, UNION),
        ("unhar", ORGANIZATION, None),
        ("Sorrel Bay", PLACE, BAY),
        ("", PLACE, None),
        ("…", PLACE, None),
        ("the ", PLACE, None),
    ],
)
def test_an_entry_is_found_by_whole_name_alias_and_acronym(
    tmp_path: Path, name: str, kind: EntityKind, entry: OwnEntry | None
) -> None:
    keep_as(tmp_path, "desk", ILKA, UNION, BAY)

    assert opened(tmp_path).only(name, kind) == entry


def test_a_name_of_two_stands_for_neither_alone(tmp_path: Path) -> None:
    keep_as(tmp_path, "a", ILKA)
    keep_as(tmp_path, "b", OwnEntry(PERSON, "Ilka Brandvik", "Q2"))

    own = opened(tmp_path)

    assert own.only("Ilka Brandvik", PERSON) is None
    assert [entry.wikidata for entry in own.find("Ilka Brandvik", PERSON).entries] == ["Q901", "Q2"]


def test_one_thing_in_two_files_is_one_entry(tmp_path: Path) -> None:
    keep_as(tmp_path, "a", ILKA)
    keep_as(tmp_path, "b", OwnEntry(PERSON, "Ilka Brandvik", "Q901"))

    assert opened(tmp_path).only("Ilka Brandvik", PERSON) == ILKA


def test_a_contested_name_stands_for_nothing(tmp_path: Path) -> None:
    keep_as(tmp_path, "desk", ILKA, Contested(PERSON, "Ilka Brandvik"))

    own = opened(tmp_path)

    assert own.only("Ilka Brandvik", PERSON) is None
    assert own.only("I. Brandvik", PERSON) == ILKA


def test_loading_again_under_the_same_name_replaces(tmp_path: Path) -> None:
    keep_as(tmp_path, "desk", ILKA, UNION)

    keep_as(tmp_path, "desk", BAY)

    assert [(one.name, one.entries) for one in kept_in(tmp_path)] == [("desk", 1)]
    assert opened(tmp_path).only("Ilka Brandvik", PERSON) is None


def test_a_gazetteer_without_entries_leaves_what_was_there(tmp_path: Path) -> None:
    keep_as(tmp_path, "desk", ILKA)

    assert keep_as(tmp_path, "desk", Contested(PERSON, "Bo Ray")) is None
    assert [one.entries for one in kept_in(tmp_path)] == [1]


def test_a_load_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    keep_as(tmp_path, "desk", ILKA)

    def broken() -> list[OwnEntry]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep(tmp_path, "desk", (entry for _ in "x" for entry in broken()), source="", licence="", loaded="")

    assert [path.name for path in tmp_path.iterdir()] == ["desk.gazetteer"]
    assert opened(tmp_path).only("Ilka Brandvik", PERSON) == ILKA


def test_the_checksum_tells_the_content_and_nothing_else(tmp_path: Path) -> None:
    first, again = keep_as(tmp_path / "1", "desk", ILKA, UNION), keep_as(tmp_path / "2", "desk", ILKA, UNION)
    other = keep_as(tmp_path / "3", "desk", ILKA)
    contested = keep_as(tmp_path / "4", "desk", ILKA, UNION, Contested(PERSON, "Bo Ray"))

    assert first is not None
    assert again is not None
    assert other is not None
    assert contested is not None
    assert first.checksum == again.checksum
    assert len({first.checksum, other.checksum, contested.checksum}) == 3
    assert opened(tmp_path / "1").checksum == opened(tmp_path / "2").checksum != opened(tmp_path / "3").checksum


def test_an_entry_that_was_changed_by_hand_shows_in_the_list(tmp_path: Path) -> None:
    keep_as(tmp_path, "desk", ILKA, Contested(PERSON, "Bo Ray"))
    assert [one.problem for one in kept_in(tmp_path)] == [None]

    with closing(sqlite3.connect(tmp_path / "desk.gazetteer")) as database, database:
        database.execute("UPDATE entries SET wikidata = 'Q7'")

    (one,) = kept_in(tmp_path)
    assert one.problem is not None
    assert "load its CSV file again" in one.problem


@pytest.mark.parametrize("content", [b"", b"name,kind\n", b"SQLite format 3\x00" + b"\xff" * 200])
def test_a_file_that_is_none_of_ours_is_told_by_name_and_never_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "desk.gazetteer").write_bytes(content)

    with pytest.raises(GazetteerError, match=r"desk\.gazetteer"):
        open_own(tmp_path)
    assert [(one.name, one.problem is None) for one in kept_in(tmp_path)] == [("desk", False)]


def test_a_file_that_is_cut_off_is_told_by_name(tmp_path: Path) -> None:
    keep_as(tmp_path, "desk", *(OwnEntry(PERSON, f"Ann Lee {n}", f"Q{n}") for n in range(1, 500)))
    path = tmp_path / "desk.gazetteer"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises(GazetteerError, match=r"desk\.gazetteer"):
        opened(tmp_path).find("Ann Lee 499", PERSON)


def test_removing_takes_one_away_and_names_the_others_when_there_is_none(tmp_path: Path) -> None:
    keep_as(tmp_path, "desk", ILKA)

    with pytest.raises(GazetteerError, match="desk"):
        remove(tmp_path, "desc")
    remove(tmp_path, "desk")

    assert kept_in(tmp_path) == []
    assert open_own(tmp_path) is None


@pytest.mark.parametrize("name", ["", "../desk", "Desk", "a/b", ".desk", "a b", "x" * 61, "désk", "desk\n"])
def test_a_name_that_is_no_file_name_everywhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(GazetteerError, match="can't be a gazetteer's name"):
        keep_as(tmp_path, name, ILKA)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Desk 2025 (new)", "desk-2025-new"), ("my_list", "my_list"), ("名前", None), ("x" * 99, "x" * 60)],
)
def test_a_files_name_gives_a_gazetteers_name(text: str, name: str | None) -> None:
    assert proper_name(text) == name


def test_the_shipped_gazetteer_stays_as_it_is_beside_the_users(tmp_path: Path) -> None:
    keep_as(tmp_path, "desk", UNION, BAY)

    both, shipped = open_gazetteer(tmp_path), load_gazetteer()

    assert shipped.own is None
    assert open_gazetteer(None) is shipped is open_gazetteer(tmp_path / "none")
    assert both.country("NO") == shipped.country("NO")
    assert "harbourers" in both.first_words("organisation")
    assert both.first_words("region")["sorrel"] == 2
    assert "harbourers" not in shipped.first_words("organisation")
