"""The extraction is as good on the committed sample as when its floor was written."""

from pathlib import Path

from evaluation.floor import fallen, read_floor
from evaluation.run import SMALL, chosen, run
from evaluation.task import TUNE
from extractors.extract import Extractor


def test_no_figure_of_the_committed_sample_fell_by_more_than_half_its_interval(extractor: Extractor) -> None:
    tasks = chosen([], sample=True, split=TUNE)

    report = run(tasks, Path(), SMALL, TUNE, open_extractor_=lambda _: extractor)

    assert report["skipped"] == {}
    assert set(read_floor()) == {task.name for task in tasks}
    assert fallen(report) == []
