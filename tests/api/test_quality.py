"""`quality` serves the committed figures, and `dramatis evaluate` says what is wrong in plain words."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from api import evaluating, quality
from api.cli import main
from api.contract.build import bind, build_contract
from api.execution import Asked, Engine
from api.reading.roots import ROOTS, read_list
from graph.store import GraphStore


def test_every_committed_figure_is_served_with_its_interval(fake: GraphStore) -> None:
    contract = build_contract()
    bind(contract, ROOTS, read_list)
    query = "{ quality { task dataset split metric value low high n baseline model kind: __typename } }"

    answer = Engine(contract, fake).answer(Asked(query))

    assert answer.errors == ()
    assert answer.data is not None
    rows = answer.data["quality"]
    assert len(rows) == len(quality.quality()) > 0
    assert all(0 <= row["low"] <= row["high"] <= 1 and row["n"] > 0 and row["kind"] == "Quality" for row in rows)
    assert {"names-gum", "syntax-gum", "dates-gum"} <= {row["task"] for row in rows}


def test_a_package_without_figures_serves_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(quality, "REPORT", tmp_path / "none.json")

    assert quality.quality.__wrapped__() == ()


def test_outside_a_checkout_evaluate_says_where_it_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(evaluating, "_CHECKOUT", tmp_path)

    result = CliRunner().invoke(main, ["evaluate"])

    assert result.exit_code == 1
    assert "runs from a checkout only" in result.stderr


def test_an_unknown_task_is_refused_with_the_names_of_those_that_there_are() -> None:
    result = CliRunner().invoke(main, ["evaluate", "--task", "nonsense"])

    assert result.exit_code == 1
    assert "there is no task nonsense; choose among names-crossner" in result.stderr


def test_without_the_data_a_task_is_skipped_aloud(tmp_path: Path) -> None:
    target = tmp_path / "figures.json"

    result = CliRunner().invoke(
        main, ["evaluate", "--data", str(tmp_path), "--task", "dates-gum", "--json", str(target)]
    )

    assert result.exit_code == 0
    assert "dates-gum skipped: no data at gum_dates/dev.jsonl" in result.stderr
    assert '"entries": []' in target.read_text("utf-8")


def test_a_file_that_is_no_report_is_left_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "figures.json"
    target.write_text("[1, 2]", "utf-8")

    result = CliRunner().invoke(
        main, ["evaluate", "--data", str(tmp_path), "--task", "dates-gum", "--json", str(target)]
    )

    assert result.exit_code == 1
    assert "can't be written to" in result.stderr
    assert target.read_text("utf-8") == "[1, 2]"


def test_the_sample_is_one_pipeline_s_and_one_half_s() -> None:
    result = CliRunner().invoke(main, ["evaluate", "--sample", "--split", "score"])

    assert result.exit_code == 2
    assert "leave --split and --model out" in result.stderr
