"""Speed of the whole road beside the bare pipeline: `python -m benchmarks.ingest --data ../shared/data`.

The whole road reads JSONL, extracts, resolves, places in stories and stores in SQLite. The bare pipeline is spaCy's
tok2vec, tagger, parser and ner with the same weights on the same texts, in one process and with the same batch size.
Both run in this process, in alternating rounds, so that a machine that drifts drifts for both.
"""

import argparse
import itertools
import json
import lzma
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from spacy.language import Language

from api.wiring import open_store
from dramatis.article import Article
from dramatis.settings import Settings
from extractors.extract import BATCH_ARTICLES, open_extractor
from extractors.pipeline import load_pipeline
from graph.store import GraphStore
from ingest.pipeline import Ingestion
from readers.formats import Format
from readers.read import read_bytes

_BARE = ("tok2vec", "tagger", "parser", "ner")


@dataclass(frozen=True, slots=True)
class Round:
    """One round: articles and words of one slice, and how long each side took for it."""

    articles: int
    words: int
    road_s: float
    bare_s: float

    @property
    def ratio(self) -> float:
        """Speed of the whole road as a share of the bare pipeline's."""
        return self.bare_s / self.road_s


def releases(folder: Path) -> Iterator[bytes]:
    """The press releases as lines of our JSONL."""
    with lzma.open(folder / "senate_press_2006" / "releases.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            found = json.loads(line)
            article = {
                "title": found["title"],
                "text": found["text"],
                "url": f"https://{found['office'].lower()}.senate.example/{found['id']}",
                "source": f"Office of Senator {found['office']}",
                "published_at": found["date"],
                "language": "en",
            }
            yield json.dumps(article).encode() + b"\n"


def measure(lines: list[bytes], rounds: int) -> list[Round]:
    """Alternating rounds, each over its share of the lines."""
    extractor = open_extractor(Settings())
    nlp = load_pipeline(None)
    nlp.select_pipes(enable=[name for name in nlp.pipe_names if name in _BARE or name == "dramatis_line_starts"])
    share = len(lines) // rounds
    found: list[Round] = []
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Settings(store=Path(folder)))
        ingestion = Ingestion(store, extractor, lambda: datetime.now(UTC))
        for number in range(rounds):
            content = b"".join(lines[number * share : (number + 1) * share])
            found.append(_round(store, ingestion, nlp, content))
            last = found[-1]
            print(
                f"round {number + 1}: {last.words / last.road_s:,.0f} words/s, bare {last.words / last.bare_s:,.0f}, "
                f"ratio {last.ratio:.2f}",
                file=sys.stderr,
            )
        store.close()
    return found


def _round(store: GraphStore, ingestion: Ingestion, nlp: Language, content: bytes) -> Round:
    texts = [item.text for item in read_bytes(content, Format.JSONL, "releases") if isinstance(item, Article)]
    started = time.perf_counter()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH_ARTICLES))
    bare_s = time.perf_counter() - started
    started = time.perf_counter()
    counts = ingestion.run(read_bytes(content, Format.JSONL, "releases"))
    road_s = time.perf_counter() - started
    return Round(counts.articles, words, road_s, bare_s)


def main() -> None:
    """Prints the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=1_200)
    parser.add_argument("--rounds", type=int, default=6)
    given = parser.parse_args()
    # Every n-th release, so that all offices and months are met.
    lines = list(releases(given.data))
    lines = lines[:: max(1, len(lines) // given.articles)][: given.articles]
    rounds = measure(lines, given.rounds)
    # The first round warms both sides up.
    counted = rounds[1:] or rounds
    ratios = sorted(each.ratio for each in counted)
    words, articles = sum(each.words for each in counted), sum(each.articles for each in counted)
    report = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "articles": articles,
        "words": words,
        "road_articles_per_s": round(articles / sum(each.road_s for each in counted), 1),
        "road_words_per_s": round(words / sum(each.road_s for each in counted)),
        "bare_articles_per_s": round(articles / sum(each.bare_s for each in counted), 1),
        "bare_words_per_s": round(words / sum(each.bare_s for each in counted)),
        "ratio": {
            "min": round(ratios[0], 3),
            "median": round(statistics.median(ratios), 3),
            "max": round(ratios[-1], 3),
        },
        "rounds": [asdict(each) for each in itertools.islice(rounds, 20)],
    }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
