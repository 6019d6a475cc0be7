"""What finding an article's original costs as the store grows: `python -m benchmarks.copies`.

Articles of some 400 words are filed as the pipeline files them, without being extracted: their texts are put together
from words as often used as in news, so that runs of five words are hardly ever shared, as in news; one in ten is a copy
of an earlier one, cut and reworded, and one in ten ends in boilerplate that all outlets share. At each size 320
more are timed, in processor time, and how many of its copies point to their originals is counted. Writes
`benchmarks/copies.json`.
"""

import argparse
import itertools
import json
import platform
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from dramatis.article import Article, Source
from dramatis.extraction import Extraction, Pipeline
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore, Transaction
from graph.writing import Extracted, write_articles
from ingest.copying import find_originals
from ingest.newsrooms import own_origin

_TARGET = Path(__file__).with_suffix(".json")
_SIZES = (1_000, 10_000, 50_000)
_BATCH = 32
# Articles that are timed at each size.
_TIMED = 320
_WORDS = 400
_VOCABULARY = 20_000
_OUTLETS = 500
# One in so many is a copy, and one in so many ends in boilerplate.
_EVERY = 10
_BEGAN = datetime(2025, 1, 1, tzinfo=UTC)
_PIPELINE = Pipeline("none", "1", "", "")
_NOW = "2026-01-01T00:00:00.000000Z"


@dataclass(frozen=True, slots=True)
class Size:
    """What an article costs beside so many: ms of processor time to find its original and file it."""

    stored: int
    ms_per_article: float
    copies: int
    found: int


class World:
    """Articles without end, the same at every run; `original` says which of them are copies, and of which."""

    def __init__(self) -> None:
        self._chance = random.Random(7)
        self._words = [f"{self._syllables()}{number:x}" for number in range(_VOCABULARY)]
        # As in any text, the word on place n is used about 1/n times as often as the first.
        self._weights = list(itertools.accumulate(1 / (place + 3) for place in range(_VOCABULARY)))
        self._boilerplate = " ".join(self._sentences(40))
        self.original: dict[str, str] = {}

    def articles(self) -> Iterator[Article]:
        """The articles by time."""
        told: list[tuple[str, int, list[str]]] = []
        for number in itertools.count():
            outlet = number % _OUTLETS
            copied, author, sentences = "", -1, self._sentences(_WORDS)
            if number % _EVERY == _EVERY - 1:
                copied, author, sentences = self._chance.choice(told)
                sentences = [self._reworded(sentence) for sentence in sentences[: len(sentences) // 2]]
            end = f" {self._boilerplate}" if number % _EVERY == 0 else ""
            article = Article(
                f"Title {number}",
                " ".join(sentences) + end,
                url=f"https://outlet{outlet}.example/{number}",
                source=Source(f"Outlet {outlet}", f"outlet{outlet}.example"),
                published_at=_BEGAN + timedelta(minutes=number),
                language="en",
            )
            if not copied:
                told.append((article.id, outlet, sentences))
            elif author != outlet:
                self.original[article.id] = copied
            yield article

    def _syllables(self) -> str:
        return "".join(self._chance.choice(("ka", "lo", "mer", "tin", "vas", "ri", "bel", "dun")) for _ in range(2))

    def _sentences(self, words: int) -> list[str]:
        told = self._chance.choices(self._words, cum_weights=self._weights, k=words)
        return [" ".join(told[start : start + 20]).capitalize() + "." for start in range(0, words, 20)]

    def _reworded(self, sentence: str) -> str:
        words = sentence.split()
        words[self._chance.randrange(1, len(words) - 1)] = self._chance.choice(self._words)
        return " ".join(words)


def measure(store: GraphStore, sizes: Sequence[int]) -> Iterator[Size]:
    """What an article costs when so many are stored."""
    world = World()
    articles = world.articles()
    stored = 0
    for size in sizes:
        while stored < size:
            batch = list(itertools.islice(articles, min(_BATCH, size - stored)))
            store.transact(partial(_file, batch=batch))
            stored += len(batch)
        spent, found, copies = 0.0, 0, 0
        for _ in range(_TIMED // _BATCH):
            batch = list(itertools.islice(articles, _BATCH))
            took, linked = store.transact(partial(_file, batch=batch))
            spent += took
            stored += len(batch)
            mine = {article.id: world.original[article.id] for article in batch if article.id in world.original}
            copies += len(mine)
            found += sum(linked.get(key) == original for key, original in mine.items())
        yield Size(size, round(spent * 1_000 / _TIMED, 2), copies, found)


def _file(transaction: Transaction, batch: Sequence[Article]) -> tuple[float, dict[str, str]]:
    """Stores the batch unread; seconds that finding the originals took, and what repeats what."""
    began = time.process_time()
    found = find_originals(transaction, batch).found
    took = time.process_time() - began
    items = [
        Extracted(
            article,
            Extraction(article.version_id),
            "not read here",
            copy_of=(found[article.id].original, found[article.id].score) if article.id in found else None,
            counts_for=found[article.id].origin if article.id in found else own_origin(article),
        )
        for article in batch
    ]
    write_articles(transaction, items, _PIPELINE, _NOW, _NOW)
    return took, {key: repeated.original for key, repeated in found.items()}


def main() -> None:
    """Writes the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=_SIZES)
    parser.add_argument("--out", type=Path, default=_TARGET)
    given = parser.parse_args()
    found: list[Size] = []
    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder))
        store.prepare()
        for size in measure(store, given.sizes):
            found.append(size)
            print(size, file=sys.stderr, flush=True)
            report = {
                "machine": f"{platform.machine()}, Python {platform.python_version()}, SQLite, processor time",
                "words_each": _WORDS,
                "timed_at_each_size": _TIMED,
                "last_to_first": round(found[-1].ms_per_article / found[0].ms_per_article, 3),
                "sizes": [asdict(one) for one in found],
            }
            given.out.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
        store.close()


if __name__ == "__main__":
    main()
