"""Runs, rollbacks, readings anew and forgetting from the command line: what is printed, what is left, which code."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

import api.run_commands
from dramatis.settings import Settings
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore
from tests.api.command_line import Run, on_store
from tests.graph.rebuilt import assert_projections_follow
from tests.ingest.newsroom import by_name, hash_of, ingest, nodes, report
from tests.ingest.plain_extractor import PlainExtractor
from tests.ingest.reading_again import runs, second_pipeline

OLD = report("Ann Lee leads Harbour Board. Bo Ray and Ann Lee met in Oslo.", "Board", at="2025-05-18", by="a.example")
NEW = report("Ann Lee leads Dock. Cy Fox said no.", "Board", at="2025-05-19", by="a.example")


@pytest.fixture
def held(tmp_path: Path) -> GraphStore:
    """A store with an article and a later text of it, where the commands look for it."""
    made = open_sqlite(tmp_path)
    made.prepare()
    ingest(made, OLD)
    ingest(made, NEW, clock=datetime(2025, 6, 2, tzinfo=UTC))
    return made


@pytest.fixture
def run(held: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on that store, with the second pipeline."""

    def opened(_: Settings) -> PlainExtractor:
        return second_pipeline()

    monkeypatch.setattr(api.run_commands, "open_extractor", opened)
    return on_store(tmp_path, monkeypatch)


def test_runs_are_listed_and_the_latest_is_taken_back(held: GraphStore, run: Run) -> None:
    first, second = runs(held)

    listed = [json.loads(line) for line in run("runs", "--json").stdout.splitlines()]
    done = json.loads(run("rollback", second, "--json").stdout)

    assert [(found["id"], found["pipeline"], found["readings"]) for found in listed] == [
        (second, "plain", 1),
        (first, "plain", 1),
    ]
    assert done == {"readings": 1, "articles": 1, "removed": 0}
    assert [row["text"] for row in nodes(held, "Version").values()] == [OLD.text]
    assert_projections_follow(held)


def test_what_another_pipeline_read_is_read_again_once(held: GraphStore, run: Run) -> None:
    before = hash_of(held)

    again = json.loads(run("reextract", "--json").stdout)
    twice = json.loads(run("reextract", "--json").stdout)
    everything = json.loads(run("reextract", "--all", "--json").stdout)
    named = json.loads(run("reextract", OLD.id, "--json").stdout)

    assert [found["articles"] for found in (again, twice, everything, named)] == [1, 0, 1, 1]
    assert {row["confidence"] for row in nodes(held, "Fact").values() if not row["retracted"]} == {0.6}
    for last in runs(held)[:1:-1]:
        assert run("rollback", last).exit_code == 0
    assert hash_of(held) == before


def test_forgetting_leaves_nothing_and_is_told(held: GraphStore, run: Run) -> None:
    entity = by_name(held, "Ann Lee")["id"]

    blacked = run("forget", entity)
    gone = json.loads(run("forget", NEW.id, "--json").stdout)

    assert blacked.stdout == f"{entity} is forgotten, and blacked out in 1 articles.\n"
    assert gone == {"id": NEW.id, "kind": "ARTICLE", "articles": 1}
    assert {row.get("node") for row in held.dump()} == {"Forgotten", "Run", "Audit", "Meta"}
    told = {row["target"]: (row["operation"], row["after"]) for row in nodes(held, "Audit").values()}
    assert told == {
        entity: ("forget", {"kind": "ENTITY", "articles": 1}),
        NEW.id: ("forget", {"kind": "ARTICLE", "articles": 1}),
    }


def test_a_rebuilt_projection_is_told_and_is_the_same(held: GraphStore, run: Run) -> None:
    before = list(held.dump())

    told = run("project", "rebuild")

    facts = len(nodes(held, "Fact"))
    assert told.stdout.startswith(f"Made anew from the facts: {facts} fact, ")
    assert json.loads(run("project", "rebuild", "--json").stdout)["fact"] == facts
    assert list(held.dump()) == before


def test_without_json_each_command_says_in_words_what_it_did(held: GraphStore, run: Run) -> None:
    first, second = runs(held)

    assert run("runs").stdout.splitlines()[0] == f"{second}  2025-06-02T00:00:00.000000Z  plain 1 (0): 1 texts"
    assert run("reextract").stdout.startswith("1 texts read again; added 0 entities")
    assert run("rollback", first).stdout == "1 texts of 1 articles taken back; 0 articles went with them.\n"
    assert run("rollback", second).exit_code == 0
    assert run("rollback", runs(held)[0]).stdout.endswith("1 articles went with them.\n")
    assert run("runs").stdout == "Nothing was read yet.\n"


@pytest.mark.parametrize(
    ("arguments", "told", "code"),
    [
        (("rollback", "run:none"), "there is no run run:none; `dramatis runs` lists", 1),
        (("forget", "person:none"), "there is no article or entity person:none", 1),
        (("reextract", "article:none"), "there is no article article:none", 1),
        (("reextract", "--all", "article:none"), "not both", 2),
    ],
)
def test_what_is_not_there_is_told_and_nothing_changes(
    held: GraphStore, run: Run, arguments: tuple[str, ...], told: str, code: int
) -> None:
    before = list(held.dump())

    found = run(*arguments)

    assert found.exit_code == code
    assert told in found.stderr
    assert list(held.dump()) == before
