"""The demo corpus as a task: what is true of it that stands in the graph, case by case (see `evaluation.demo`)."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evaluation.demo import Score, fill, score
from evaluation.intervals import Counts, figures, ratio
from evaluation.task import Bench, Measure, Task, TaskResult
from graph.sqlite.store import open_sqlite

_CHECKOUT = Path(__file__).parent.parent
_FACTS = "tests/fixtures/demo_facts.json"


def evaluate(bench: Bench) -> TaskResult:
    """The share of the listed cases that come out right, altogether and of each kind. There is no baseline."""
    facts = json.loads((_CHECKOUT / _FACTS).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder))
        try:
            store.prepare()
            fill(store, bench.extractor)
            found = score(store, facts)
        finally:
            store.close()
    return from_scores(found)


def from_scores(found: Sequence[Score]) -> TaskResult:
    """The shares as measures; the bootstrap draws cases."""
    parts: list[Counts] = []
    for one in found:
        kind = one.task.replace(" ", "_")
        for number in range(one.cases):
            right = float(number < one.right)
            parts.append({"right": right, "cases": 1.0, f"{kind}:right": right, f"{kind}:cases": 1.0})
    measures = {"right": ratio("right", "cases")}
    for one in found:
        kind = one.task.replace(" ", "_")
        measures[kind] = ratio(f"{kind}:right", f"{kind}:cases")
    return TaskResult(
        dataset="the demo corpus",
        split="all",
        n=len(parts),
        unit="cases",
        documents=len(parts),
        measures=tuple(Measure(name, figure) for name, figure in figures(parts, measures).items()),
        baseline="none",
    )


TASKS = (Task("demo", evaluate, own=(_FACTS,)),)
