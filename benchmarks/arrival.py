"""What the order of arrival does to who is who, and what `dramatis resolve` does then: `python -m benchmarks.arrival`.

The sample corpus is ingested in order of publication, in the reverse order and in three shuffles. Printed as JSON, for
each order: how many entities and events there are before and after, what was changed, in how many seconds, the figures
of `evaluation.demo` before and after, and whether the partition is that of the first order.
"""

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from api.sample import sample_corpus
from dramatis.article import Article
from dramatis.extraction import Extraction, Pipeline
from dramatis.settings import Settings
from evaluation.demo import score
from extractors.extract import open_extractor
from extractors.reading import Reference
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore
from ingest.pipeline import Extractor, Ingestion
from ingest.resolving import resolve_store

_FACTS = Path(__file__).parent.parent / "tests" / "fixtures" / "demo_facts.json"
_SHUFFLES = 3


class _Once:
    """An extractor that reads each text once."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self._found: dict[str, Extraction] = {}

    @property
    def identity(self) -> Pipeline:
        return self._extractor.identity

    def extract(self, items: Iterable[tuple[Article, Reference]]) -> Iterator[Extraction]:
        wanted = list(items)
        fresh = [item for item in wanted if item[0].version_id not in self._found]
        for (article, _), found in zip(fresh, self._extractor.extract(fresh), strict=True):
            self._found[article.version_id] = found
        return (self._found[article.version_id] for article, _ in wanted)


def partition(store: GraphStore) -> set[frozenset[str]]:
    """The in-article entities that are one."""
    found: dict[str, set[str]] = {}
    for row in store.dump():
        if row.get("edge") == "RESOLVED_TO":
            found.setdefault(row["dst"], set()).add(row["src"])
    return {frozenset(together) for together in found.values()}


def main() -> None:
    """Prints the figures."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    corpus = sample_corpus()
    orders = {"by time": corpus, "reversed": list(reversed(corpus))}
    orders |= {f"shuffle {seed}": random.Random(seed).sample(corpus, len(corpus)) for seed in range(_SHUFFLES)}
    facts = json.loads(_FACTS.read_text(encoding="utf-8"))
    extractor = _Once(open_extractor(Settings()))
    before, after, told = [], [], []
    for name, order in orders.items():
        with tempfile.TemporaryDirectory() as folder:
            store = open_sqlite(Path(folder))
            store.prepare()
            Ingestion(store, extractor, lambda: datetime.now(UTC)).run(order)
            before.append(partition(store))
            figures = {found.task: [found.right, found.cases] for found in score(store, facts)}
            start = time.process_time()
            tally = resolve_store(store, lambda: datetime.now(UTC))
            took = time.process_time() - start
            after.append(partition(store))
            told.append(
                {
                    "order": name,
                    "changed": asdict(tally),
                    "seconds": round(took, 2),
                    "entities": [len(before[-1]), len(after[-1])],
                    "same_as_first": [before[-1] == before[0], after[-1] == after[0]],
                    "figures_before": figures,
                    "figures_after": {found.task: [found.right, found.cases] for found in score(store, facts)},
                }
            )
            store.close()
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
