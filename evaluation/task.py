"""What a task of the evaluation is: what it is given, and what it answers.

A task is a module with `evaluate(bench) -> TaskResult`; `evaluation.tasks` lists them with the files that they read.
It scores the pipeline and a plain baseline on the same items in the same run. A figure is a sum of counts over
documents (or whatever is drawn as a whole), so that `evaluation.intervals` can draw documents again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extractors.extract import Extractor

TUNE, SCORE = "tune", "score"


@dataclass(frozen=True, slots=True)
class Figure:
    """A value between 0 and 1, and the bounds between which 95 % of its values on resampled documents fall."""

    value: float
    low: float
    high: float

    @property
    def half_width(self) -> float:
        """Half the interval's width."""
        return (self.high - self.low) / 2


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the pipeline, and of the baseline on the same items; None where the baseline has none."""

    name: str
    figure: Figure
    baseline: Figure | None = None
    target: float | None = None
    """What is to be reached; None where the figure is only reported."""


@dataclass(frozen=True, slots=True)
class TaskResult:
    """What a task found. The first measure is the one by which the task is known."""

    dataset: str
    split: str
    """Which part of the data: `dev`, `held out`, `tune`, `score`, `5-fold`."""
    n: int
    """How many items were judged, in `unit`."""
    unit: str
    documents: int
    """How many documents the bootstrap draws from."""
    measures: tuple[Measure, ...]
    baseline: str
    """What the baseline does, in a few words."""
    details: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Further figures, such as those of each label; no intervals."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a task is given: the data folder, which half of a halved set to use, and the pipeline under test.

    `accurate` says which of the two targets holds. `say` takes a word on what is being done, for the progress bar.
    """

    data: Path
    split: str
    extractor: Extractor
    accurate: bool = False
    say: Callable[[str], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Task:
    """A task by name: what it reads, and how it is done.

    `files` lie in the data folder, `own` in this checkout; a task without `files` runs anywhere.
    """

    name: str
    evaluate: Callable[[Bench], TaskResult]
    files: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    halved: bool = False
    """Its data are split by document hash into a half to tune on and a half that is opened once."""
