"""A fixed tenth of the soak on the embedded store: random kills, and a crowd of writers, each with its control.

All of it, on both engines, is `scripts/soak`, whose figures are benchmarks/soak.json.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

# The record after the first run, after the second, and what the second said.
Kills = tuple[dict[str, Any], dict[str, Any], subprocess.CompletedProcess[str]]
_ROOT = Path(__file__).parents[2]
_KILLS = 10
_ARTICLES = 10
# On a quiet machine each run takes less than half a minute.
_TIMEOUT_S = 300


def soak(out: Path, *arguments: str) -> tuple[dict[str, Any], subprocess.CompletedProcess[str]]:
    """The record of the part after a run of it, and what the run said."""
    command = [sys.executable, "-m", "benchmarks.soak", *arguments, "--out", str(out)]
    ended = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)
    assert out.exists(), ended.stderr
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))[arguments[0]]
    return found, ended


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of one soak whose first run ended after one kill."""
    out = tmp_path_factory.mktemp("soak") / "soak.json"
    soak(out, "kills-sqlite", "--kills", "1")
    return out


@pytest.fixture(scope="module")
def kills(out: Path) -> Kills:
    """The soak after its second run."""
    before = json.loads(out.read_text(encoding="utf-8"))["kills-sqlite"]
    return before, *soak(out, "kills-sqlite", "--kills", str(_KILLS))


def test_no_kill_changes_the_graph_that_comes_of_ingesting_again(kills: Kills) -> None:
    _, record, ended = kills

    assert [one["number"] for one in record["kills"]] == list(range(_KILLS))
    assert {one["number"]: one["differs"] for one in record["kills"] if one["differs"]} == {}
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_kills_hit_inside_transactions(kills: Kills) -> None:
    _, record, _ = kills

    # Those at a verb always do; the others hit where they hit.
    at_verbs = [one for one in record["kills"] if one["how"] == "verb"]
    assert len(at_verbs) >= _KILLS // 3
    assert {one["place"] for one in at_verbs} == {"inside"}
    assert record["summary"]["inside_a_transaction"] >= len(at_verbs)


def test_with_transactions_that_are_not_whole_the_kills_show(kills: Kills) -> None:
    _, record, _ = kills

    # Where a kill falls by the clock hangs on the machine, so that of few not one need touch what the hash is over.
    assert any("rows" in one["differs"] for one in record["control"])


def test_a_soak_that_was_stopped_goes_on_where_it_was(kills: Kills) -> None:
    before, record, ended = kills

    assert record["kills"][:1] == before["kills"]
    assert record["control"][:1] == before["control"]
    done_again = [line for line in ended.stderr.splitlines() if line.startswith(("kills ", "control "))]
    assert len(done_again) == _KILLS - 1 + len(record["control"]) - 1


def test_a_crowd_of_writers_stores_each_thing_once_and_all_of_it(tmp_path: Path) -> None:
    record, ended = soak(tmp_path / "soak.json", "writers-sqlite", "--articles", str(_ARTICLES))

    guarded, control = record["guarded"], record["control"]
    assert (record["writers"], record["shared_entities"]) == (16, 20)
    assert guarded["wrong"] == []
    assert guarded["nodes"]["Entity"] == 20
    assert guarded["nodes"]["Article"] == guarded["articles"] > 16 * (_ARTICLES - 1)
    assert control["duplicates"] > 0
    assert ended.returncode == 0, ended.stdout + ended.stderr
