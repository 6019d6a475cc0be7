"""`dramatis catalogue`: loading, listing and removing what raters say of outlets, from the command line."""

import json
from functools import partial
from pathlib import Path

import pytest

import api.cli
from dramatis.settings import Settings
from graph.sqlite.store import open_sqlite
from stories.shipped_catalogues import SHIPPED
from tests.api.command_line import Run, on_store
from tests.ingest.plain_extractor import PlainExtractor

CSV = (
    "domain,axis,rating,scale,rater,date,beat\n"
    "north-post.example,BIAS,Lean Left,Left|Lean Left|Center|Lean Right|Right,Example Raters,2025,sea\n"
    "south-post.example,BIAS,Purple,Left|Lean Left|Center|Lean Right|Right,Example Raters,2025,sea\n"
    ",BIAS,Left,3,Example Raters,2025,sea\n"
    "east-post.example,TILT,Left,3,Example Raters,2025,sea\n"
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return partial(on_store(tmp_path / "store", monkeypatch), "catalogue")


@pytest.fixture
def press(tmp_path: Path) -> Path:
    path = tmp_path / "Press ratings.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def listed(run: Run) -> dict[str, dict[str, object]]:
    rows = [json.loads(line) for line in run("list", "--json").stdout.splitlines()]
    return {row["name"]: row for row in rows}


def test_the_good_lines_are_loaded_and_the_others_told_by_number(run: Run, press: Path) -> None:
    result = run("load", press)

    assert result.exit_code == 0
    assert "1 lines loaded as Press ratings, 3 refused." in result.stdout
    assert f"{press}:3: 'Purple' is no rating on its scale" in result.stderr
    assert f"{press}:4: it names no outlet" in result.stderr
    assert f"{press}:5: its axis is 'TILT'" in result.stderr
    assert "Columns that weren't used: beat." in result.stderr


def test_json_tells_every_line_and_the_terms_are_kept(run: Run, press: Path) -> None:
    terms = ("--name", "Ours", "--version", "7", "--licence", "CC0", "--attribution", "Example Raters")

    told = json.loads(run("load", press, *terms, "--json").stdout)

    assert (told["name"], told["version"], told["accepted"], told["loaded"]) == ("Ours", "7", 1, True)
    assert [one["line"] for one in told["refused"]] == [3, 4, 5]
    kept = listed(run)["Ours"]
    assert (kept["version"], kept["licence"], kept["attribution"], kept["entries"], kept["shipped"]) == (
        "7", "CC0", "Example Raters", 1, False,
    )  # fmt: skip


def test_loading_again_replaces_and_a_file_of_bad_lines_changes_nothing(run: Run, press: Path) -> None:
    run("load", press, "--name", "Ours", "--version", "1")
    run("load", press, "--name", "ours", "--version", "2")
    press.write_text("domain,axis,rating\n,BIAS,Left\n", encoding="utf-8")

    result = run("load", press, "--name", "Ours", "--version", "3")

    assert (result.exit_code, "nothing was changed" in result.stdout) == (1, True)
    assert {name: row["version"] for name, row in listed(run).items()} == {"ours": "2"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "it is empty"),
        (b"north-post.example,BIAS,Left\n", "its first line has no column axis"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "it is a picture"),
        (b"PK\x03\x04" + bytes(100), "it is a ZIP archive or an office document"),
    ],
)
def test_a_file_that_is_no_catalogue_is_told_in_one_line(run: Run, tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)

    result = run("load", path)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"dramatis: {path} can't be loaded: {told}")
    assert result.stderr.count("\n") == 1


def test_other_encodings_are_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "utf16.csv"
    path.write_bytes("domain,name,axis,rating\nzürich.example,Zürcher Post,BIAS,Left\n".encode("utf-16"))

    assert run("load", path).exit_code == 0


def test_removing_and_what_is_not_there(run: Run, press: Path) -> None:
    run("load", press, "--name", "Ours")

    assert run("remove", "Ours").exit_code == 0
    missing = run("remove", "Ours")

    assert (missing.exit_code, "no catalogue is called 'Ours'" in missing.stderr) == (1, True)
    assert run("list").stdout == "No catalogue is loaded.\n"


def test_ingesting_loads_what_ships_and_the_removed_stays_away_until_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    def plain(settings: Settings) -> PlainExtractor:
        return PlainExtractor()

    monkeypatch.setattr(api.cli, "open_extractor", plain)
    dramatis = on_store(tmp_path / "store", monkeypatch)
    news = tmp_path / "news.jsonl"
    line = {"title": "One", "text": "Ann Lee leads Rat.", "url": "https://www.bbc.co.uk/1"}
    news.write_text(json.dumps(line) + "\n", encoding="utf-8")
    gone = SHIPPED[0].label.name

    dramatis("ingest", news)
    first = listed(run)
    run("remove", gone)
    dramatis("ingest", news)
    second = listed(run)

    assert first.keys() == {shipped.label.name for shipped in SHIPPED}
    assert all(row["attribution"] and row["shipped"] for row in first.values())
    assert second.keys() == first.keys() - {gone}
    assert run("shipped").stdout == "1 catalogues loaded.\n"
    assert "comes with Dramatis" in run("list").stdout
    store = open_sqlite(tmp_path / "store")
    store.prepare()
    assert [row["value"] for row in store.dump() if row.get("edge") == "RATED"] == ["Generally reliable"]
    store.close()


@pytest.mark.parametrize("words", [("load",), ("load", "no-such-file.csv"), ("remove",), ("drop", "x")])
def test_wrong_usage_ends_with_2(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2
