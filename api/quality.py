"""How good the extraction is: the figures that `dramatis evaluate --publish` wrote into the package."""

import json
from functools import cache
from pathlib import Path
from typing import Any

# A report of `evaluation.run`: one entry a task, model and split, each with its measures.
REPORT = Path(__file__).with_name("quality.json")


@cache
def quality() -> tuple[dict[str, object], ...]:
    """One row a measure, by the names of the schema's type Quality. Read once; nothing where nothing was measured."""
    if not REPORT.is_file():
        return ()
    return tuple(rows(json.loads(REPORT.read_text("utf-8"))))


def rows(report: dict[str, Any]) -> list[dict[str, object]]:
    """The measures of a report, flat, in its order."""
    return [
        {
            "__typename": "Quality",
            "task": entry["task"],
            "dataset": entry["dataset"],
            "split": entry["split"],
            "metric": measure["name"],
            "value": measure["value"],
            "low": measure["low"],
            "high": measure["high"],
            "n": entry["n"],
            "baseline": measure["baseline"]["value"] if measure["baseline"] else None,
            "model": f"{entry['model']} {entry['pipeline']['model_hash'][:12]}",
        }
        for entry in report["entries"]
        for measure in entry["measures"]
    ]
