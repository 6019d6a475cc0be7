"""`dramatis evaluate`: the accuracy of the extraction, measured. It runs from a checkout only.

The wheel leaves the tasks out, so nothing here imports them by name before the command runs.
"""

import importlib
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import click

from api.progress import progress_bar
from dramatis.errors import DramatisError

_CHECKOUT = Path(__file__).parent.parent


class CheckoutError(DramatisError):
    """The command needs a checkout, and this is an installed package."""


def room(module: str) -> Any:
    """A module of the checkout's evaluation; `Any`, because an installed package can't name its type.

    Raises CheckoutError outside a checkout.
    """
    spec = importlib.util.find_spec("evaluation")
    places = list(spec.submodule_search_locations or ()) if spec else []
    if not any(Path(place).resolve() == (_CHECKOUT / "evaluation").resolve() for place in places):
        raise CheckoutError(
            "`dramatis evaluate` runs from a checkout only: its tasks and their sentences aren't part of the installed "
            "package. Clone the repository, run `scripts/setup`, and call `.venv/bin/dramatis evaluate` there."
        )
    return importlib.import_module(f"evaluation.{module}")


def evaluate(
    *, data: Path, tasks: tuple[str, ...], model: str, split: str, target: Path | None, sample: bool, publish: bool
) -> int:
    """Runs the tasks and shows or writes their figures; 1 when a figure of the sample fell below its floor."""
    run = room("run")
    chosen = run.chosen(tasks, sample=sample, split=split)
    report = _with_progress(run, chosen, data, model, split)
    for name, why in report["skipped"].items():
        click.echo(f"{name} {why}", err=True)
    if publish:
        room("publish").publish(report)
    if target is not None:
        _write(target, report, run)
    else:
        click.echo(room("table").as_text(report), nl=False)
    if not sample:
        return 0
    fallen = room("floor").fallen(report, complete=not tasks)
    for line in fallen:
        click.echo(f"below its floor: {line}", err=True)
    return 1 if fallen else 0


def _with_progress(run: Any, tasks: list[Any], data: Path, model: str, split: str) -> Any:
    with progress_bar("tasks") as bar:
        shown = bar.add_task("loading the pipeline", total=len(tasks))
        done = -1
        current = ""

        def on_task(name: str) -> None:
            nonlocal done, current
            done, current = done + 1, name
            bar.update(shown, completed=done, description=name)

        return run.run(
            tasks,
            data,
            model,
            split,
            on_task=on_task,
            say=lambda word: bar.update(shown, description=f"{current}: {word}"),
        )


def _write(target: Path, report: Any, run: Any) -> None:
    """To a file, beside the entries that it holds already; `-` is standard output."""
    if str(target) == "-":
        sys.stdout.write(as_json(report))
        return
    try:
        if target.is_file():
            report = run.merged(json.loads(target.read_text("utf-8")), report)
        target.write_text(as_json(report), "utf-8")
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise DramatisError(
            f"the figures can't be written to {target} ({problem}); name a new file in a folder you may write to"
        ) from problem


def as_json(report: Any) -> str:
    """The report as it is written and committed."""
    return json.dumps(report, indent=1, ensure_ascii=False) + "\n"
