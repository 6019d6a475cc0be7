"""`dramatis resolve` from the command line: what it prints, what it leaves, and with which code it ends."""

import json
from pathlib import Path

import pytest

from graph.sqlite.store import open_sqlite
from graph.store import GraphStore
from tests.api.command_line import Run, on_store
from tests.graph.deciding import classes
from tests.graph.test_resolving import MISSED, SURNAMES, arranged, named
from tests.ingest.newsroom import ingest


@pytest.fixture
def held(tmp_path: Path) -> GraphStore:
    """A store in which a surname waits for its bearer, where the command looks for it."""
    made = open_sqlite(tmp_path)
    made.prepare()
    ingest(made, *arranged(SURNAMES, MISSED))
    return made


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on that store."""
    return on_store(tmp_path, monkeypatch)


def test_the_counts_are_one_json_object_and_the_second_run_changes_nothing(held: GraphStore, run: Run) -> None:
    first = run("resolve", "--json")
    found = classes(held)
    second = run("resolve", "--json")

    assert (first.exit_code, second.exit_code) == (0, 0)
    counts = json.loads(first.stdout)
    assert counts["merged"] == 2
    assert counts.keys() == {"merged", "parted", "moved", "split", "reviewed", "rounds", "kept"}
    assert frozenset(("Volkov", "Sergey Volkov")) in named(held)
    again = json.loads(second.stdout)
    assert not any(count for name, count in again.items() if name != "rounds")
    assert classes(held) == found


def test_without_json_it_says_in_words_what_it_changed(held: GraphStore, run: Run) -> None:
    told = run("resolve")

    assert told.exit_code == 0
    assert told.stdout.startswith("2 merged, 0 merges taken back")


def test_a_store_that_cannot_be_opened_ends_with_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAMATIS_STORE", "/dev/null/nowhere")

    told = run("resolve")

    assert told.exit_code == 1
    assert told.stderr.startswith("dramatis: ")
