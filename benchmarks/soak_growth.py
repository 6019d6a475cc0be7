"""What an article costs when the people and organisations that it names stand in thousands of articles already.

The articles of all writers are stored by one, in ten tenths; the first warms up, and the last should cost what the
second does. Processor seconds are counted, of this process and of the server, since others may use the machine.
"""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.soak_kills import Site
from benchmarks.soak_writers import SHARED_ENTITIES, WRITERS, articles_of
from dramatis.article import Article
from tests.ingest.newsroom import ingest

_TENTHS = 10
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
# Where in /proc/PID/stat, behind the name in brackets, the ticks in user and in kernel mode stand.
_USER, _KERNEL = 11, 12


@dataclass(frozen=True, slots=True)
class Growth:
    """Processor ms an article in each tenth, and how much the last costs by the second."""

    articles: int
    entities: int
    ms_per_article: list[float]
    last_by_second: float


def growth(site: Site, articles_each: int, server: int | None = None) -> Growth:
    """Stores that many articles of each writer; `server` is the process whose time counts too."""
    articles = list(_interleaved(articles_each))
    store = site.fresh()()
    store.prepare()
    costs: list[float] = []
    for tenth in range(_TENTHS):
        part = articles[len(articles) * tenth // _TENTHS : len(articles) * (tenth + 1) // _TENTHS]
        before = _used(server)
        ingest(store, *part)
        costs.append(round((_used(server) - before) * 1000 / len(part), 2))
        print(f"tenth {tenth + 1}: {costs[-1]} ms an article", file=sys.stderr, flush=True)
    store.close()
    return Growth(len(articles), SHARED_ENTITIES, costs, round(costs[-1] / costs[1], 2))


def _interleaved(articles_each: int) -> Iterator[Article]:
    """The articles of all writers, one of each after the other; those that all have only once."""
    seen: set[str] = set()
    for row in zip(*(articles_of(writer, articles_each) for writer in range(WRITERS)), strict=True):
        for article in row:
            if article.id not in seen:
                seen.add(article.id)
                yield article


def _used(server: int | None) -> float:
    """Processor seconds so far."""
    own = time.process_time()
    if server is None:
        return own
    ticks = Path(f"/proc/{server}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return own + (int(ticks[_USER]) + int(ticks[_KERNEL])) / _TICKS
