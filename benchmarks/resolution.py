"""What finding out who is who costs as the store grows: `python -m benchmarks.resolution --folder FOLDER`.

The same articles (`benchmarks.resolution_articles`) are put to stores of 10,000, 100,000 and 1,000,000 entities of one
made-up world (`benchmarks.resolution_world`), in which thousands share the commonest names. Timed is `graph.resolution`
with its commit: candidates, scoring, storing; each article is stored beforehand, in its story. Each article goes to all
embedded stores one after the other, in turn; of the servers one runs at a time, in passes there and back. Stores and
what was measured stay in the folder: a run that is broken off is gone on with, one of another name begins anew.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.resolution_articles import told
from benchmarks.resolution_looks import Looks, Tally, look, resolve_article, write
from benchmarks.resolution_stores import fill_neo4j, fill_sqlite, opened
from graph.store import GraphStore

Spent = tuple[float, float]
Done = Callable[[str, object], None]
_SIZES = "10000,100000,1000000"
_OUT = Path("benchmarks/resolution.json")
# Articles that warm a store up, and those that are timed. A server compiles its code and reads its pages for minutes:
# among a million entities an article took 458 ms of the first fifty, 146 of the third fifty, 127 from the fifth on.
_WARMING, _WARMING_SERVER, _TIMED = 40, 300, 120
# Passes over the servers; each warms up anew.
_PASSES = 2
# Articles whose candidates and outcome are looked at; nothing of them stays. Their numbers follow the timed ones'.
_LOOKED, _FIRST_LOOKED = 400, 10_000


def timed(store: GraphStore, number: int, work: Callable[[], float] = time.process_time) -> Spent:
    """Seconds for the entities of the article: all in all, and of work, which others on the machine slow down less."""
    article = told(number)
    store.transact(partial(write, article=article))
    started, worked = time.perf_counter(), work()
    store.transact(partial(resolve_article, article=article))
    return time.perf_counter() - started, work() - worked


def time_embedded(folder: Path, sizes: Sequence[int]) -> dict[int, list[Spent]]:
    """Seconds by size and article, on copies of the stores, which are removed afterwards."""
    copies = [folder / f"copy-{size}" for size in sizes]
    try:
        for size, copy in zip(sizes, copies, strict=True):
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(folder / f"sqlite-{size}", copy)
        found: dict[int, list[Spent]] = {size: [] for size in sizes}
        with ExitStack() as stack:
            stores = [stack.enter_context(opened("sqlite", copy)) for copy in copies]
            for number in range(_WARMING + _TIMED):
                turn = number % len(sizes)
                for place in (*range(turn, len(sizes)), *range(turn)):
                    seconds = timed(stores[place], number)
                    if number >= _WARMING:
                        found[sizes[place]].append(seconds)
        return found
    finally:
        for copy in copies:
            shutil.rmtree(copy, ignore_errors=True)


def time_server(folder: Path) -> list[Spent]:
    """Seconds by article, of a pass over articles new to the server in the folder; how many it has seen is kept."""
    used = folder / "articles"
    first = int(used.read_text(encoding="ascii")) if used.exists() else 0
    last = first + _WARMING_SERVER + _TIMED // _PASSES
    used.write_text(str(last), encoding="ascii")
    with opened("neo4j", folder) as store:
        work = partial(_work_with, int((folder / "pid").read_text(encoding="ascii")))
        found = [timed(store, number, work) for number in range(first, last)]
    return found[_WARMING_SERVER:]


def _work_with(server: int) -> float:
    """Seconds that this process and the server have worked."""
    fields = Path(f"/proc/{server}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def looked(engine: str, folder: Path, size: int) -> dict[str, Any]:
    """Candidates, calls, recall and outcome, over articles of which nothing stays."""
    looks = Looks()
    with opened(engine, folder / f"{engine}-{size}") as store:
        for number in range(_FIRST_LOOKED, _FIRST_LOOKED + _LOOKED):
            look(store, told(number), looks)
    every = Tally()
    for tally in looks.sorts.values():
        every.add(tally)
    people = Tally()
    for sort, tally in looks.sorts.items():
        if ":" in sort and sort not in ("new: place", "new: organization"):
            people.add(tally)
    per = looks.articles
    return {
        "articles": per,
        "candidates_per_article": round(looks.candidates / per, 1),
        "entities_fetched_per_article": round(looks.rows / per, 1),
        "calls_per_article": {name: round(calls / per, 2) for name, calls in sorted(looks.calls.items())},
        "ms_per_article": {name: round(1e3 * spent / per, 2) for name, spent in sorted(looks.seconds.items())},
        "all": shares(every),
        "people": shares(people),
        "sorts": {sort: shares(tally) for sort, tally in sorted(looks.sorts.items())},
    }


def shares(tally: Tally) -> dict[str, float | int | None]:
    """Recall of the candidate step over those whom the store knows; right and wrong over all names."""
    return {
        "names": tally.names,
        "recall": round(tally.found / tally.known, 4) if tally.known else None,
        "right": round(tally.right / tally.names, 4),
        "wrong": round(tally.wrong / tally.names, 4),
    }


def spread(seconds: Sequence[float]) -> dict[str, float | int]:
    """Milliseconds an article: median, mean, quartiles and the slowest tenth."""
    ms = sorted(1e3 * each for each in seconds)
    low, middle, high = statistics.quantiles(ms, n=4)
    return {
        "articles": len(ms),
        "p50": round(middle, 2),
        "mean": round(statistics.fmean(ms), 2),
        "p25": round(low, 2),
        "p75": round(high, 2),
        "p90": round(statistics.quantiles(ms, n=10)[-1], 2),
    }


def report(state: dict[str, Any], engine: str, sizes: Sequence[int]) -> dict[str, Any]:
    """The figures of an engine; `growth` is the time at each size by that at the size before.

    `work` is the time that this process worked, and on Neo4j the server, whatever it did meanwhile.
    """
    found: dict[str, Any] = {}
    for place, name in enumerate(("elapsed", "work")):
        times = {size: spread([spent[place] for spent in state[f"{engine}-{size}-times"]]) for size in sizes}
        growth = {
            f"{small} to {large}": {part: round(times[large][part] / times[small][part], 3) for part in ("p50", "mean")}
            for small, large in pairwise(sizes)
        }
        found[name] = {"ms_per_article": {str(size): times[size] for size in sizes}, "growth": growth}
    return found | {"looks": {str(size): state[f"{engine}-{size}-looks"] for size in sizes}}


def time_servers(folder: Path, sizes: Sequence[int], state: dict[str, Any], done: Done) -> None:
    """The passes over the servers, there and back, each with articles that none of them has seen."""
    for turn in range(_PASSES):
        for size in sizes if turn % 2 == 0 else reversed(sizes):
            if f"neo4j-{size}-pass-{turn}" not in state:
                done(f"neo4j-{size}-pass-{turn}", time_server(folder / f"neo4j-{size}"))
    for size in sizes:
        passes = [state[f"neo4j-{size}-pass-{turn}"] for turn in range(_PASSES)]
        state[f"neo4j-{size}-times"] = [seconds for found in passes for seconds in found]


def say(text: str) -> None:
    """Tells how far it is."""
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    """Fills what isn't filled, measures what isn't measured, and writes the figures beside those of another engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="for the stores; a million take 7 GB on each engine")
    parser.add_argument("--sizes", default=_SIZES)
    parser.add_argument("--engines", default="sqlite,neo4j")
    parser.add_argument("--run", default="run", help="name of the run")
    parser.add_argument("--out", type=Path, default=_OUT)
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    kept = given.folder / f"{given.run}.json"
    state: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}

    def done(name: str, value: object) -> None:
        state[name] = value
        kept.write_text(json.dumps(state), encoding="utf-8")
        say(f"{name} measured")

    for engine in given.engines.split(","):
        for size in sizes:
            fill_sqlite(given.folder / f"sqlite-{size}", size, say)
            if engine == "neo4j":
                fill_neo4j(given.folder / f"neo4j-{size}", given.folder / f"sqlite-{size}", say)
        for size in sizes:
            if f"{engine}-{size}-looks" not in state:
                done(f"{engine}-{size}-looks", looked(engine, given.folder, size))
        if engine == "sqlite" and f"sqlite-{sizes[-1]}-times" not in state:
            for size, seconds in time_embedded(given.folder, sizes).items():
                done(f"sqlite-{size}-times", seconds)
        if engine == "neo4j":
            time_servers(given.folder, sizes, state, done)
    figures = json.loads(given.out.read_text(encoding="utf-8")) if given.out.exists() else {}
    figures["machine"] = f"{platform.machine()}, Python {platform.python_version()}"
    figures |= {engine: report(state, engine, sizes) for engine in given.engines.split(",")}
    given.out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
