"""The command line: what it prints, what it leaves in the store, and with which code it ends."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn

import api.cli
from dramatis import __version__
from dramatis.article import Article, Rejected
from dramatis.settings import Settings
from graph.digest import graph_hash
from graph.sqlite.store import open_sqlite
from readers.read import read_rejected
from tests.api.command_line import Run, on_store
from tests.ingest.ferry_strike import BOTH, CREWS, FROST, ISLANDS
from tests.ingest.plain_extractor import PlainExtractor

_ROOT = Path(__file__).parents[2]
_KEYS = {"articles", "new", "rejected", "entities", "relations", "events", "claims", "stories"}
GOOD = (
    {"title": "One", "text": "Ann Lee leads Harbour Board. Ann Lee said all is well.", "url": "https://a.example/1"},
    {"title": "Two", "text": "Bo Ray and Ann Lee met in Oslo on 2025-05-16.", "url": "https://b.example/2"},
)
# A line that was cut off, as when a download broke.
CUT = '{"title": "Three", "text": "Cy Fox leads'


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a store of this test, with an extractor that needs no model."""

    def plain(settings: Settings) -> PlainExtractor:
        return PlainExtractor()

    monkeypatch.setattr(api.cli, "open_extractor", plain)

    return on_store(tmp_path / "store", monkeypatch)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A JSONL file with two good articles and a line that is cut off."""
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in GOOD) + CUT + "\n", encoding="utf-8")
    return path


def stored(tmp_path: Path) -> list[dict[str, object]]:
    """All rows of the test's store."""
    store = open_sqlite(tmp_path / "store")
    store.prepare()
    rows = list(store.dump())
    store.close()
    return rows


# --- ingest


def test_ingest_ends_with_one_json_object_of_counts(run: Run, news: Path) -> None:
    result = run("ingest", news, "--json")

    assert result.exit_code == 0
    counts = json.loads(result.stdout.splitlines()[-1])
    assert counts.keys() >= _KEYS
    assert (counts["articles"], counts["new"], counts["rejected"], counts["claims"]) == (2, 2, 1, 1)
    assert (counts["entities"], counts["events"], counts["relations"]) == (4, 1, 4)
    assert len(result.stdout.splitlines()) == 1


def test_the_lines_of_a_file_in_another_order_make_the_same_stories(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = (CREWS, ISLANDS, BOTH, FROST)
    lines = [
        json.dumps({"title": one.title, "text": one.body, "url": one.url, "published_at": "2025-05-05"}) + "\n"
        for one in articles
    ]
    found = []
    for number, order in enumerate((lines, lines[::-1])):
        monkeypatch.setenv("DRAMATIS_STORE", str(tmp_path / f"store {number}"))
        run("ingest", "-", "--format", "JSONL", given="".join(order))
        store = open_sqlite(tmp_path / f"store {number}")
        store.prepare()
        rows = list(store.dump())
        found.append((graph_hash(rows), [row for row in rows if row.get("node") == "Story"]))
        store.close()

    assert found[0][1]
    assert found[0] == found[1]


def test_what_was_rejected_is_said_with_file_and_line(run: Run, news: Path) -> None:
    result = run("ingest", news)

    assert f"{news}:3" in result.stderr
    assert "dramatis rejected" in result.stderr
    assert "2 articles read, 2 of them new, 1 inputs rejected" in result.stdout


def test_ingesting_again_ends_well_and_adds_nothing(run: Run, news: Path, tmp_path: Path) -> None:
    run("ingest", news)
    before = graph_hash(stored(tmp_path))

    result = run("ingest", news, "--json")

    counts = json.loads(result.stdout)
    assert result.exit_code == 0
    assert {counts[name] for name in _KEYS - {"articles", "rejected"}} == {0}
    assert graph_hash(stored(tmp_path)) == before


def test_standard_input_is_read_for_a_dash(run: Run) -> None:
    result = run("ingest", "-", "--json", given=json.dumps(GOOD[0]) + "\n")

    assert (result.exit_code, json.loads(result.stdout)["new"]) == (0, 1)


def test_a_format_can_be_forced(run: Run, tmp_path: Path) -> None:
    result = run("ingest", "-", "--format", "text", given=json.dumps(GOOD[0]))

    assert result.exit_code == 0
    (text,) = [row["text"] for row in stored(tmp_path) if row.get("node") == "Version"]
    assert '"url": "https://a.example/1"' in str(text)


@pytest.mark.parametrize("paths", [["nowhere.jsonl"], ["nowhere.jsonl", "nor/here"]])
def test_nothing_to_read_is_exit_code_one(run: Run, paths: list[str]) -> None:
    result = run("ingest", *paths, "--json")

    assert result.exit_code == 1
    counts = json.loads(result.stdout)
    assert (counts["articles"], counts["rejected"]) == (0, len(paths))
    assert "there is no such file" in result.stderr


def test_one_missing_file_does_not_spoil_the_others(run: Run, news: Path) -> None:
    result = run("ingest", "nowhere.jsonl", news, "--json")

    assert result.exit_code == 0
    assert (json.loads(result.stdout)["new"], json.loads(result.stdout)["rejected"]) == (2, 2)


@pytest.mark.parametrize(
    "arguments",
    [
        ["ingest"],
        ["ingest", "x", "--format", "papyrus"],
        ["serve", "--port", "99999"],
        ["rejected", "--retry", "--drop"],
        ["restore", "nowhere.jsonl"],
        ["sing"],
    ],
)
def test_wrong_usage_is_exit_code_two(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("command", [["ingest", "-"], ["doctor"], ["rejected"], ["backup", "graph.jsonl"]])
def test_a_store_that_cannot_be_opened_is_said_in_one_line(
    run: Run, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("DRAMATIS_STORE", str(tmp_path / "file"))

    result = run(*command, given="A title\n\nA text.")

    assert result.exit_code == 1
    assert result.stderr.startswith("dramatis: ")
    assert "DRAMATIS_STORE" in result.stderr
    assert result.stderr.count("\n") == 1
    assert isinstance(result.exception, SystemExit)


def test_a_file_that_is_no_store_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    alien = tmp_path / "store" / "graph.sqlite"
    alien.write_bytes(b"this is somebody's diary, and no graph at all" * 100)

    result = run("ingest", "-", given="A title\n\nA text.")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert alien.read_bytes().startswith(b"this is somebody's diary")


def test_a_bad_setting_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAMATIS_PORT", "eighty")

    result = run("ingest", "-", given="A title\n\nA text.")

    assert result.exit_code == 1
    assert "DRAMATIS_PORT" in result.stderr


# --- rejected


def test_rejected_lists_each_input_with_its_reason(run: Run, news: Path) -> None:
    run("ingest", news)

    plain, as_json = run("rejected"), run("rejected", "--json")

    assert plain.stdout.startswith(f"{news}:3: ")
    (row,) = [json.loads(line) for line in as_json.stdout.splitlines()]
    assert (row["origin"], row["content"]) == (f"{news}:3", CUT)
    assert row["reason"] in plain.stdout


def test_retry_reads_again_what_can_be_read_now_and_keeps_the_rest(
    run: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.write_text(CUT + "\n" + CUT.replace("Three", "Four") + "\n")
    run("ingest", news)
    real = read_rejected

    def reader(rejected: Rejected) -> Iterator[Article | Rejected]:
        whole = replace(rejected, content=rejected.content + ' Rat."}')
        return real(whole if "Three" in rejected.content else rejected)

    # As if a later version could read what this one can't.
    monkeypatch.setattr(api.cli, "read_rejected", reader)

    result = run("rejected", "--retry")

    assert (result.exit_code, result.stdout) == (0, "1 of 2 rejected inputs could be read now.\n")
    rows = stored(tmp_path)
    assert [row["title"] for row in rows if row.get("node") == "Article"] == ["Three"]
    assert ["Four" in str(row["content"]) for row in rows if row.get("node") == "Rejected"] == [True]


def test_retry_loads_no_model_for_nothing(run: Run, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("ingest", news)
    loaded: list[Settings] = []
    monkeypatch.setattr(api.cli, "open_extractor", loaded.append)

    result = run("rejected", "--retry")

    assert result.stdout == "0 of 1 rejected inputs could be read now.\n"
    assert loaded == []


def test_drop_forgets_them(run: Run, news: Path) -> None:
    run("ingest", news)

    result = run("rejected", "--drop")

    assert result.stdout == "1 rejected inputs forgotten.\n"
    assert run("rejected").stdout == "Nothing was rejected.\n"
    assert run("rejected", "--json").stdout == ""


# --- doctor, backup, restore, key, serve


def test_doctor_says_engine_constraints_pipeline_and_what_is_stored(run: Run, news: Path, tmp_path: Path) -> None:
    run("ingest", news)

    plain, as_json = run("doctor"), run("doctor", "--json")

    assert (plain.exit_code, as_json.exit_code) == (0, 0)
    assert "Nothing is wrong." in plain.stdout
    found = json.loads(as_json.stdout)
    assert (found["engine"], found["place"]) == ("sqlite", str(tmp_path / "store" / "graph.sqlite"))
    assert (found["problems"], found["counts"]["Article"], found["pipeline"]["name"]) == ([], 2, "plain")
    assert found["constraints"] > 10


def test_a_backup_restored_elsewhere_is_the_same_graph(
    run: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", news)
    rows = stored(tmp_path)

    written = run("backup", tmp_path / "graph.jsonl")
    (tmp_path / "store").rename(tmp_path / "old")
    read = run("restore", tmp_path / "graph.jsonl")

    assert written.stdout == f"{len(rows)} rows written to {tmp_path / 'graph.jsonl'}.\n"
    assert read.stdout == f"{len(rows)} rows read from {tmp_path / 'graph.jsonl'}.\n"
    assert stored(tmp_path) == rows
    assert sorted(path.name for path in tmp_path.glob("graph.jsonl*")) == ["graph.jsonl"]


def test_a_backup_into_nowhere_is_said_in_one_line(run: Run, news: Path, tmp_path: Path) -> None:
    run("ingest", news)

    result = run("backup", tmp_path / "no" / "where.jsonl")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "where.jsonl" in result.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"node": "Entity", "id": "person:1"', ":1 is no line of a backup"),
        ("[1]", ":1 is no line of a backup"),
        ('{"node": "Sighting", "id": "x"}', "doesn't fit this version's schema"),
    ],
)
def test_a_damaged_backup_is_refused_with_its_place(run: Run, tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "graph.jsonl").write_text(line + "\n")

    result = run("restore", tmp_path / "graph.jsonl")

    assert result.exit_code == 1
    assert said in result.stderr
    assert [row for row in stored(tmp_path) if row.get("node") == "Entity"] == []


def test_key_new_prints_a_fresh_line_for_the_env_file(run: Run) -> None:
    one, other = run("key", "new").stdout, run("key", "new").stdout

    assert one != other
    name, _, key = one.strip().partition("=")
    assert (name, len(key) >= 32) == ("DRAMATIS_API_KEY", True)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "dramatis.example"])
def test_serve_refuses_an_open_address_without_a_key(run: Run, monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("DRAMATIS_HOST", host)

    result = run("serve")

    assert result.exit_code == 1
    assert "DRAMATIS_API_KEY" in result.stderr
    assert "dramatis key new" in result.stderr


@pytest.mark.parametrize(
    ("host", "key"), [("127.0.0.1", ""), ("localhost", ""), ("::1", ""), ("0.0.0.0", "a-key-of-some-length")]
)
def test_serve_serves_loopback_or_with_a_key(run: Run, monkeypatch: pytest.MonkeyPatch, host: str, key: str) -> None:
    served: list[tuple[str, int]] = []
    monkeypatch.setenv("DRAMATIS_HOST", host)
    monkeypatch.setenv("DRAMATIS_API_KEY", key)

    def run_server(server: uvicorn.Server) -> None:
        served.append((server.config.host, server.config.port))
        server.started = True

    monkeypatch.setattr("api.serving.Server.run", run_server)
    monkeypatch.setattr("api.serving._look_for_dead_rings_seldom", lambda: None)

    result = run("serve", "--port", "8123")

    assert (result.exit_code, served) == (0, [(host, 8123)])
    assert key == "" or key not in result.output


def test_the_version_is_told(run: Run) -> None:
    assert __version__ in run("--version").stdout


def test_the_real_command_reads_a_page_with_the_model_that_ships(tmp_path: Path) -> None:
    page = _ROOT / "tests" / "fixtures" / "seed_like_page.txt"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DRAMATIS_", "NEO4J_"))}
    environment["DRAMATIS_STORE"] = str(tmp_path / "store")

    ended = subprocess.run(
        [sys.executable, "-m", "api.cli", "ingest", str(page), "--json"],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    counts = json.loads(ended.stdout.splitlines()[-1])
    assert (counts["articles"], counts["new"], counts["stories"]) == (3, 3, 1)
    assert min(counts[name] for name in ("entities", "relations", "events", "claims")) > 0
