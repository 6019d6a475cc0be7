"""The evaluation as one run: which tasks, on which pipeline, and the report that they make together.

A report is plain data for JSON. It has no date and no address in it: two runs of the same code on the same data give
the same bytes. Each entry carries the hashes of the pipeline and of the files by which its figures were made, so an
entry of an earlier run may stand beside those of this one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dramatis.errors import DramatisError
from dramatis.extraction import Pipeline
from dramatis.settings import Settings
from evaluation.intervals import RESAMPLES
from evaluation.task import TUNE, Bench, Figure, Measure, Task, TaskResult
from evaluation.tasks import all_tasks
from extractors.extract import Extractor, open_extractor
from training.inputs import sha256

CHECKOUT = Path(__file__).parent.parent
INTERVAL = f"95 %, {RESAMPLES:,} bootstrap resamples of documents, seed 0"
SMALL, ACCURATE = "small", "accurate"

Report = dict[str, Any]


class UnknownTaskError(DramatisError):
    """A task was asked for that there isn't."""


def chosen(names: Sequence[str], *, sample: bool, split: str) -> list[Task]:
    """The tasks of these names, all for none. `sample`: those that read nothing outside the checkout.

    Of the score half, only the tasks that have one. Raises UnknownTaskError.
    """
    tasks = {task.name: task for task in all_tasks()}
    unknown = [name for name in names if name not in tasks]
    if unknown:
        raise UnknownTaskError(f"there is no task {', '.join(unknown)}; choose among {', '.join(tasks)}")
    wanted = [tasks[name] for name in names] if names else list(tasks.values())
    return [task for task in wanted if not (sample and task.files) and (split == TUNE or task.halved)]


def open_model(model: str) -> Extractor:
    """The extractor with the pipeline of this name: `small`, `accurate`, or any that spaCy finds."""
    return open_extractor(Settings(spacy_model=None if model == SMALL else model))


def run(
    tasks: Iterable[Task],
    data: Path,
    model: str,
    split: str,
    open_extractor_: Callable[[str], Extractor] = open_model,
    on_task: Callable[[str], None] = lambda _: None,
    say: Callable[[str], None] = lambda _: None,
) -> Report:
    """The report of these tasks. A task whose data aren't there is listed as skipped."""
    extractor = open_extractor_(model)
    bench = Bench(data, split, extractor, model == ACCURATE, say)
    report = empty_report()
    for task in tasks:
        on_task(task.name)
        missing = [name for name in task.files if not (data / name).is_file()]
        missing += [name for name in task.own if not (CHECKOUT / name).is_file()]
        if missing:
            report["skipped"][task.name] = f"skipped: no data at {', '.join(missing)}"
            continue
        report["entries"].append(_entry(task, task.evaluate(bench), data, model, extractor.identity))
    return report


def empty_report() -> Report:
    """A report of nothing."""
    return {"command": "dramatis evaluate", "interval": INTERVAL, "entries": [], "skipped": {}}


def merged(earlier: Report, later: Report) -> Report:
    """The entries of both, the later for the same task, model and split; in the order of the tasks."""
    order = [task.name for task in all_tasks()]
    entries = {_key(entry): entry for report in (earlier, later) for entry in report["entries"]}
    known = {entry["task"] for entry in entries.values()}

    def place(entry: Report) -> tuple[int, int, str, str]:
        at = order.index(entry["task"]) if entry["task"] in order else len(order)
        return at, entry["model"] != SMALL, entry["model"], entry["split"]

    skipped = {name: why for name, why in later["skipped"].items() if name not in known}
    return {**empty_report(), "entries": sorted(entries.values(), key=place), "skipped": skipped}


def _key(entry: Report) -> tuple[str, str, str]:
    return entry["task"], entry["model"], entry["split"]


def _entry(task: Task, result: TaskResult, data: Path, model: str, pipeline: Pipeline) -> Report:
    files = {name: sha256(data / name) for name in task.files} | {name: sha256(CHECKOUT / name) for name in task.own}
    return {
        "task": task.name,
        "model": model,
        "pipeline": asdict(pipeline),
        "dataset": result.dataset,
        "split": result.split,
        "n": result.n,
        "unit": result.unit,
        "documents": result.documents,
        "files_sha256": files,
        "baseline": result.baseline,
        "measures": [_measure(measure) for measure in result.measures],
        "details": {key: dict(value) for key, value in result.details.items()},
    }


def _measure(measure: Measure) -> Report:
    return {
        "name": measure.name,
        **_rounded(measure.figure),
        "baseline": _rounded(measure.baseline) if measure.baseline else None,
        "target": measure.target,
    }


def _rounded(figure: Figure) -> dict[str, float]:
    """Four digits: more than any interval here can tell apart."""
    return {name: round(value, 4) for name, value in asdict(figure).items()}
