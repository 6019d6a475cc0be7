"""A run chooses its tasks, skips what has no data, and its report merges, is shown and is published the same way."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.quality import REPORT, rows
from evaluation.floor import fallen, floor_of
from evaluation.publish import PAGE, publish, with_figures
from evaluation.run import CHECKOUT, SMALL, UnknownTaskError, chosen, empty_report, merged, run
from evaluation.splits import half, of_half
from evaluation.table import as_text, share
from evaluation.task import SCORE, TUNE, Bench, Figure, Measure, Task, TaskResult
from evaluation.tasks import all_tasks
from extractors.extract import Extractor


def _entry(task: str, value: float, model: str = SMALL, split: str = "dev") -> dict[str, Any]:
    figure = {"value": value, "low": value - 0.1, "high": value + 0.1}
    return {
        "task": task,
        "model": model,
        "pipeline": {"name": "en_small", "version": "1", "model_hash": "abcdef0123456789", "config_hash": "00"},
        "dataset": "GUM",
        "split": split,
        "n": 1234,
        "unit": "names",
        "documents": 3,
        "files_sha256": {"gum.gz": "0123456789abcdef"},
        "baseline": "none",
        "measures": [{"name": "ner_f1", **figure, "baseline": {**figure, "value": 0.4}, "target": 0.69}],
        "details": {},
    }


def _report(*entries: dict[str, Any]) -> dict[str, Any]:
    return empty_report() | {"entries": list(entries)}


def test_every_task_has_a_name_of_its_own_and_reads_what_the_checkout_has() -> None:
    tasks = all_tasks()

    assert len({task.name for task in tasks}) == len(tasks)
    assert [name for task in tasks for name in task.own if not (CHECKOUT / name).is_file()] == []


def test_an_unknown_task_is_named_with_those_that_there_are() -> None:
    with pytest.raises(UnknownTaskError, match=r"no task names-gumm; choose among .*names-gum"):
        chosen(["names-gumm"], sample=False, split=TUNE)


def test_the_sample_reads_nothing_outside_the_checkout() -> None:
    assert [task.files for task in chosen([], sample=True, split=TUNE)] == [()] * len(
        chosen([], sample=True, split=TUNE)
    )
    assert "demo" in {task.name for task in chosen([], sample=True, split=TUNE)}


def test_only_halved_sets_have_a_score_half() -> None:
    assert all(task.halved for task in chosen([], sample=False, split=SCORE))


def test_halves_are_by_document_and_cover_all() -> None:
    documents = [f"doc{number}" for number in range(400)]

    halves = [of_half(documents, split, str) for split in (TUNE, SCORE)]

    assert sorted(halves[0] + halves[1]) == sorted(documents)
    assert 150 < len(halves[0]) < 250
    # Fixed for ever: figures of different days must be of the same half.
    assert [half(one) for one in ("GUM_voyage_coron", "GUM_bio_chao")] == [TUNE, TUNE]


def _counting(bench: Bench) -> TaskResult:
    figure = Figure(0.5, 0.4, 0.6)
    return TaskResult("set", bench.split, 2, "items", 1, (Measure("f1", figure),), "none")


def test_a_task_without_its_data_is_skipped_aloud_and_the_others_run(tmp_path: Path, extractor: Extractor) -> None:
    (tmp_path / "there.txt").write_text("text", "utf-8")
    tasks = [Task("one", _counting, ("there.txt",)), Task("two", _counting, ("gone.txt",))]

    report = run(tasks, tmp_path, SMALL, TUNE, open_extractor_=lambda _: extractor)

    assert [entry["task"] for entry in report["entries"]] == ["one"]
    assert report["skipped"] == {"two": "skipped: no data at gone.txt"}
    assert report["entries"][0]["pipeline"]["model_hash"] == extractor.identity.model_hash
    assert set(report["entries"][0]["files_sha256"]) == {"there.txt"}


def test_two_runs_give_the_same_report(tmp_path: Path, extractor: Extractor) -> None:
    first, second = (
        run([Task("one", _counting)], tmp_path, SMALL, TUNE, open_extractor_=lambda _: extractor) for _ in range(2)
    )

    assert json.dumps(first) == json.dumps(second)


def test_a_later_run_replaces_its_own_task_model_and_split_and_keeps_the_others() -> None:
    earlier = _report(_entry("names-gum", 0.5), _entry("names-gum", 0.7, "accurate"), _entry("syntax-gum", 0.8))

    both = merged(earlier, _report(_entry("names-gum", 0.6)))

    assert [(entry["task"], entry["model"], entry["measures"][0]["value"]) for entry in both["entries"]] == [
        ("names-gum", "small", 0.6),
        ("names-gum", "accurate", 0.7),
        ("syntax-gum", "small", 0.8),
    ]


def test_the_table_shows_figure_interval_baseline_and_target() -> None:
    line = as_text(_report(_entry("names-gum", 0.5))).splitlines()[1]

    assert line.split() == [
        "names-gum", "GUM,", "dev", "1,234", "names", "small", "abcdef01",
        "ner", "f1", ".500", ".400–.600", ".400", ".690",
    ]  # fmt: skip


@pytest.mark.parametrize(("value", "text"), [(0.8126, ".813"), (1.0, "1.000"), (0.0, ".000")])
def test_shares_have_three_digits(value: float, text: str) -> None:
    assert share(value) == text


def test_publishing_writes_the_report_and_the_page_beside_what_is_there(tmp_path: Path) -> None:
    target, page = tmp_path / "quality.json", tmp_path / "quality.md"
    page.write_text(PAGE.read_text("utf-8"), "utf-8")

    publish(_report(_entry("names-gum", 0.5)), target, page)
    publish(_report(_entry("syntax-gum", 0.8)), target, page)
    publish(_report(_entry("syntax-gum", 0.8)), target, page)

    report = json.loads(target.read_text("utf-8"))
    assert [entry["task"] for entry in report["entries"]] == ["names-gum", "syntax-gum"]
    assert page.read_text("utf-8").count("| syntax-gum | GUM, dev |") == 1
    assert page.read_text("utf-8") == with_figures(page.read_text("utf-8"), report)


def test_the_committed_page_shows_the_committed_figures() -> None:
    committed = PAGE.read_text("utf-8")

    assert committed == with_figures(committed, json.loads(REPORT.read_text("utf-8")))


def test_the_committed_figures_are_of_tasks_that_there_are() -> None:
    report = json.loads(REPORT.read_text("utf-8"))

    assert {entry["task"] for entry in report["entries"]} <= {task.name for task in all_tasks()}


def test_the_api_s_rows_carry_each_figure_with_its_model() -> None:
    (row,) = rows(_report(_entry("names-gum", 0.5)))

    assert row == {
        "__typename": "Quality", "task": "names-gum", "dataset": "GUM", "split": "dev", "metric": "ner_f1",
        "value": 0.5, "low": 0.4, "high": 0.6, "n": 1234, "baseline": 0.4, "model": "small abcdef012345",
    }  # fmt: skip


def test_a_fall_by_more_than_half_the_interval_is_told_and_a_smaller_one_is_not() -> None:
    floor = floor_of(_report(_entry("names-gum", 0.5)))

    assert fallen(_report(_entry("names-gum", 0.41)), floor=floor) == []
    assert fallen(_report(_entry("names-gum", 0.39)), floor=floor) == [
        "names-gum: ner_f1 is 0.390, was 0.500, may be 0.400 at least"
    ]


def test_one_item_is_no_regression_of_a_figure_without_an_interval() -> None:
    entry = _entry("names-gum", 1.0) | {"n": 50}
    entry["measures"][0] |= {"low": 1.0, "high": 1.0}

    floor = floor_of(_report(entry))

    assert floor["names-gum"]["ner_f1"] == {"value": 1.0, "may_fall": 0.02}


def test_a_figure_that_is_gone_fell_too_unless_only_some_tasks_were_asked_for() -> None:
    floor = floor_of(_report(_entry("names-gum", 0.5)))

    assert fallen(_report(), floor=floor) == ["names-gum: ner_f1 was 0.500 and isn't measured any more"]
    assert fallen(_report(), complete=False, floor=floor) == []
