"""`dramatis gazetteer`: loading, listing and removing one's own gazetteers from the command line."""

import json
from functools import partial
from pathlib import Path

import pytest

from tests.api.command_line import Run, on_store

CSV = (
    "name,kind,wikidata,country,beat\n"
    "Ilka Brandvik,PERSON,Q901,NO,sea\n"
    "Bo Ray,HUMAN,Q2,,sea\n"
    "Harbour Works Union,ORGANIZATION,Q905,,sea\n"
    "ILKA BRANDVIK,PERSON,Q7,,sea\n"
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return partial(on_store(tmp_path / "store", monkeypatch), "gazetteer")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "Harbour Desk.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def listed(run: Run) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("list", "--json").stdout.splitlines()]


def test_the_good_lines_are_loaded_and_the_others_told_by_number(run: Run, desk: Path) -> None:
    result = run("load", desk)

    assert result.exit_code == 0
    assert "2 entries loaded as harbour-desk, 2 lines refused" in result.stdout
    assert f"{desk}:3: the kind is 'HUMAN'" in result.stderr
    assert f"{desk}:5: line 2 has the same name" in result.stderr
    assert "Columns that weren't used: beat." in result.stderr


def test_json_tells_every_line_and_the_counts_add_up(run: Run, desk: Path) -> None:
    told = json.loads(run("load", desk, "--name", "desk", "--json").stdout)

    assert (told["name"], told["lines"], told["taken"], told["loaded"]) == ("desk", 4, 2, True)
    assert [one["line"] for one in told["refused"]] == [3, 5]
    assert told["checksum"] == listed(run)[0]["checksum"]


def test_loading_again_replaces_and_the_list_says_what_is_there(run: Run, desk: Path) -> None:
    run("load", desk, "--licence", "CC0")
    desk.write_text("name,kind,wikidata\nCy Fox,PERSON,Q3\n", encoding="utf-8")

    run("load", desk, "--licence", "in-house")

    (one,) = listed(run)
    assert (one["name"], one["entries"], one["licence"], one["source"]) == (
        "harbour-desk", 1, "in-house", "Harbour Desk.csv",
    )  # fmt: skip
    assert "harbour-desk: 1 entries of Harbour Desk.csv" in run("list").stdout


def test_a_file_of_bad_lines_only_ends_with_1_and_changes_nothing(run: Run, desk: Path) -> None:
    run("load", desk)
    desk.write_text("name,kind,wikidata\n,PERSON,Q3\n", encoding="utf-8")

    result = run("load", desk)

    assert result.exit_code == 1
    assert "nothing was changed" in result.stdout
    assert listed(run)[0]["entries"] == 2


def test_a_file_without_a_header_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("Ann Lee,PERSON,Q1\n", encoding="utf-8")

    result = run("load", path)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"dramatis: {path} can't be loaded: the header has no column name")


def test_removing_and_what_is_not_there(run: Run, desk: Path) -> None:
    run("load", desk)

    assert run("remove", "harbour-desk").exit_code == 0
    missing = run("remove", "harbour-desk")

    assert (missing.exit_code, "none is loaded" in missing.stderr) == (1, True)
    assert run("list").stdout == "No gazetteer is loaded.\n"


def test_a_damaged_gazetteer_is_listed_with_its_problem(run: Run, desk: Path, tmp_path: Path) -> None:
    run("load", desk)
    (tmp_path / "store" / "gazetteers" / "harbour-desk.gazetteer").write_bytes(b"no database")

    result = run("list")

    assert result.exit_code == 1
    assert "load its CSV file again" in result.stderr


def test_it_is_kept_in_the_folder_that_the_settings_name(
    run: Run, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAMATIS_GAZETTEERS", str(tmp_path / "elsewhere"))

    run("load", desk)

    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["harbour-desk.gazetteer"]
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("words", [("load",), ("load", "no-such-file.csv"), ("remove",), ("drop", "x")])
def test_wrong_usage_ends_with_2(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2
