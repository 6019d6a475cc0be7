"""A stream of news through the whole road, and where its time goes: `python -m benchmarks.stream --data FOLDER`.

The 8,570 articles of `abp_stream_2019_2020` by time, as they come, are ingested into one SQLite store by one process.
After every thousand are written down: processor time an article of each stage, memory, the size of the store, and what
is in it. The first thousand warms up. What is rejected, not read or left out ends up in the report, which is written
anew each time. It takes an hour and more of one core: with `--store` a run that was stopped goes on where its report
ends. The thousand in which it was stopped is timed by the articles that were still to come; what was stored of it
before isn't among the counts.
"""

import argparse
import functools
import json
import platform
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import ParamSpec, TypeVar

import ingest.pipeline
from benchmarks.memory import rss_mb
from dramatis.article import Article
from dramatis.extraction import Extraction, Pipeline
from dramatis.settings import Settings
from evaluation.story_sets import STREAM, stream
from extractors.extract import open_extractor
from extractors.reading import Reference
from graph.sqlite.store import open_sqlite
from ingest.pipeline import Counts, Extractor, Ingestion
from training.inputs import sha256

_TARGET = Path(__file__).with_suffix(".json")
_BLOCK = 1_000
_READING, _REST = "reading", "the rest of the transaction"
# The steps of a batch as `ingest.pipeline` names them, by what they are called in the report.
_STAGES = {
    "find_originals": "copies",
    "change_originals": "copies",
    "write_articles": "writing",
    "relate_outlets": "outlets",
    "place_in_stories": "stories",
    "resolve": "who is who",
    "mark_resolved": "who is who",
    "link_rounds": "who is who",
    "rebuild_entities": "entities",
    "refresh_entities": "entities",
    "group_facts": "relations",
    "project_claims": "relations",
    "attach_statements": "relations",
    "standing": "counts",
    "step_entities": "counts",
    "step_told": "counts",
    "step_stories": "counts",
    "refresh_stories": "counts",
    "summarise_stories": "summaries",
    "refresh_conflicts": "conflicts",
}
Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Block:
    """What was so after so many articles: ms of processor time an article of this block, by stage, and sizes."""

    articles: int
    ms_per_article: float
    seconds: float
    stages: dict[str, float]
    rss_mb: float
    store_mb: float
    counts: dict[str, int]


class Clockwork:
    """Processor seconds by stage; a stage within another one counts for itself alone."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._inner: list[float] = []

    def timed(self, stage: str, step: Callable[Given, Result]) -> Callable[Given, Result]:
        """The step, with its time noted."""

        @functools.wraps(step)
        def run(*given: Given.args, **named: Given.kwargs) -> Result:
            began = time.process_time()
            self._inner.append(0.0)
            try:
                return step(*given, **named)
            finally:
                took = time.process_time() - began
                self.spent[stage] += took - self._inner.pop()
                if self._inner:
                    self._inner[-1] += took

        return run

    def attach(self) -> None:
        """Has the steps of the pipeline timed from now on, in this process."""
        for name, stage in _STAGES.items():
            setattr(ingest.pipeline, name, self.timed(stage, getattr(ingest.pipeline, name)))


class _Timed:
    """An extractor whose time is noted."""

    def __init__(self, extractor: Extractor, clockwork: Clockwork) -> None:
        self._extractor = extractor
        self._read = clockwork.timed(_READING, lambda items: list(extractor.extract(items)))

    @property
    def identity(self) -> Pipeline:
        return self._extractor.identity

    def extract(self, items: Iterable[tuple[Article, Reference]]) -> Iterator[Extraction]:
        return iter(self._read(list(items)))


def blocks(articles: Sequence[Article], folder: Path, last: Block | None = None) -> Iterator[Block]:
    """A block every thousand articles, and one for what is left; those behind the last one of an earlier run."""
    clockwork = Clockwork()
    clockwork.attach()
    store = open_sqlite(folder)
    store.prepare()
    extractor = _Timed(open_extractor(Settings()), clockwork)
    total = Counts(**last.counts) if last is not None else Counts()
    for start in range(last.articles if last is not None else 0, len(articles), _BLOCK):
        block = articles[start : start + _BLOCK]
        clockwork.spent.clear()
        began, began_wall = time.process_time(), time.perf_counter()
        counts = Ingestion(store, extractor, lambda: datetime.now(UTC)).run(block)
        total += counts
        new = max(1, counts.new)
        used = time.process_time() - began
        clockwork.spent[_REST] = used - sum(clockwork.spent.values())
        yield Block(
            articles=start + len(block),
            ms_per_article=round(used * 1_000 / new, 2),
            seconds=round(time.perf_counter() - began_wall, 1),
            stages={stage: round(spent * 1_000 / new, 2) for stage, spent in _most_first(clockwork.spent)},
            rss_mb=round(rss_mb(), 1),
            store_mb=round(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6, 1),
            counts=asdict(total),
        )
    store.close()


def _most_first(spent: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(spent.items(), key=lambda stage: -stage[1])


def report_on(found: Sequence[Block], of: int, data: Path) -> dict[str, object]:
    """The figures of the blocks so far; the last whole block beside the second, for the first warms up."""
    whole = [block for number, block in enumerate(found, start=1) if block.articles == number * _BLOCK]
    report: dict[str, object] = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}, SQLite, one process",
        "articles": found[-1].articles,
        "of": of,
        "articles_per_s": round(found[-1].articles / sum(block.seconds for block in found), 2),
        "counts": found[-1].counts,
        "data_sha256": sha256(data / STREAM),
    }
    if len(whole) > 2:
        first, last = whole[1], whole[-1]
        report["last_1000_to_first_after_warm_up"] = {
            "all": round(last.ms_per_article / first.ms_per_article, 3),
            "without reading": round(_beside_reading(last) / _beside_reading(first), 3),
        } | {stage: round(ms / first.stages[stage], 3) for stage, ms in last.stages.items() if first.stages.get(stage)}
    return report | {"blocks": [asdict(block) for block in found]}


def _beside_reading(block: Block) -> float:
    return block.ms_per_article - block.stages[_READING]


def main() -> None:
    """Writes the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--store", type=Path, help="a folder for the store; else one that goes when done")
    parser.add_argument("--articles", type=int, default=1_000_000, help="the first so many of the stream")
    parser.add_argument("--out", type=Path, default=_TARGET)
    given = parser.parse_args()
    articles = list(stream(given.data))[: given.articles]
    goes_on = given.store is not None and given.out.exists() and any(given.store.glob("*"))
    found = [Block(**block) for block in json.loads(given.out.read_text(encoding="utf-8"))["blocks"]] if goes_on else []
    with tempfile.TemporaryDirectory() as folder:
        for block in blocks(articles, given.store or Path(folder), found[-1] if found else None):
            found.append(block)
            print(block, file=sys.stderr, flush=True)
            report = report_on(found, len(articles), given.data)
            given.out.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
