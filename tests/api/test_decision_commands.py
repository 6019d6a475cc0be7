"""Deciding who is who from the command line: what it prints, what it leaves, and with which code it ends."""

import json
from pathlib import Path

import pytest

from graph.sqlite.store import open_sqlite
from graph.store import GraphStore
from tests.api.command_line import Run, on_store
from tests.api.test_decisions import NEWS
from tests.ingest.newsroom import by_name, hash_of, ingest, nodes


@pytest.fixture
def held(tmp_path: Path) -> GraphStore:
    """A store with a few articles, where the commands look for it."""
    made = open_sqlite(tmp_path)
    made.prepare()
    for article in NEWS:
        ingest(made, article)
    return made


@pytest.fixture
def run(held: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on that store."""
    return on_store(tmp_path, monkeypatch)


def test_what_waits_is_listed_judged_and_taken_back(held: GraphStore, run: Run) -> None:
    before = hash_of(held)
    waiting = [json.loads(line) for line in run("review", "--json").stdout.splitlines()]
    (pair,) = [found for found in waiting if found["left"]["name"] == "Volkov"]

    judged = run(
        "judge", pair["left"]["id"], pair["right"]["id"], "same", "--by", "Ann", "--because", "she says so", "--json"
    )
    said = json.loads(judged.stdout)

    assert pair["score"] == pytest.approx(0.8)
    assert (said["judgement"], said["by"], said["reasons"]) == ("SAME", "Ann", ["she says so"])
    assert said["left"]["entity"] == said["right"]["entity"] == pair["right"]["id"]
    assert said["left"]["mentions"][0]["text"] == "Volkov"
    assert len(run("review", "--json").stdout.splitlines()) == len(waiting) - 1
    undone = run("undo", said["id"], "--by", "Bo", "--json")
    assert json.loads(undone.stdout)["undoneAt"]
    assert hash_of(held) == before


def test_without_json_each_command_says_in_words_what_it_did(held: GraphStore, run: Run) -> None:
    one, other = by_name(held, "Sergey Volkov")["id"], by_name(held, "Cy Fox")["id"]
    mentions = [key for key, row in nodes(held, "Mention").items() if row["text"] == "Sergei Volkov"]

    assert "0.80  Volkov  =?  Sergey Volkov  (person)" in run("review").stdout
    assert "Cy Fox: different, by curator" in run("judge", one, other, "different").stdout
    assert "Sergei Volkov (person in 1 reports)" in run("split", one, *mentions).stdout
    assert run("decisions", one, "--first", 1).stdout.count("\n") == 1
    assert "Sergei Volkov: different, by curator" in run("decisions").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("judge", "person:none", "person:nobody", "same"), "there is no entity person:none"),
        (("undo", "decision:none"), "there is no decision decision:none"),
        (("split", "person:none", "mention:none"), "there is no entity person:none"),
        (("decisions", "person:none"), "there is no entity person:none"),
    ],
)
def test_what_cannot_be_decided_ends_with_one_line_and_code_1(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_judgement_that_is_none_is_wrong_usage(run: Run) -> None:
    assert run("judge", "person:a", "person:b", "perhaps").exit_code == 2
