"""Memory over many articles in one process: `python -m benchmarks.memory --articles 50000`.

Short articles, put together from sentences of ordinary ones, each with names and words that no other has, go through
`Extractor.extract`. Memory in use, words that the vocabulary keeps and entries of our caches are looked at every
thousand articles. Flat means that the last half grows by no more than noise.
"""

import argparse
import functools
import gc
import json
import platform
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.hostile import ordinary
from dramatis.article import Article
from dramatis.settings import Settings
from extractors.extract import Extractor, open_extractor
from extractors.reading import Reference

_EVERY = 1_000
_GIVEN = ("Anna", "Boris", "Carla", "David", "Elena", "Farid", "Grace", "Henri", "Ines", "Jonas")
_SYLLABLES = ("ka", "lo", "mer", "tin", "vas", "os", "ri", "bel", "dun", "esk", "ya", "ov")
# Shorter pieces are headings and addresses, longer ones lists.
_SENTENCE_WORDS = range(6, 30)


@dataclass(frozen=True, slots=True)
class Sample:
    """After so many articles: resident memory, words in the vocabulary and its strings, entries of our caches."""

    articles: int
    rss_mb: float
    strings: int
    lexemes: int
    cached: int
    seconds: float


def sentences(articles: Sequence[Article]) -> list[str]:
    """The articles' sentences, roughly cut."""
    cut = (part.strip() for article in articles for part in article.body.replace("\n", " ").split(". "))
    return [f"{part}." for part in cut if len(part.split()) in _SENTENCE_WORDS]


def recombined(parts: Sequence[str], count: int, words: int) -> Iterator[Article]:
    """So many articles of about so many words, the same at every call; each names a person nobody else names."""
    source = random.Random(5)
    for number in range(count):
        name = "".join(source.choice(_SYLLABLES) for _ in range(4)).title()
        body = [f"{source.choice(_GIVEN)} {name} of Port {name[:6]}{number} met the minister on Monday."]
        length = 10
        while length < words:
            body.append(source.choice(parts))
            length += len(body[-1].split())
        yield Article(title=f"{name} at the {number}th meeting", body=" ".join(body))


def run(extractor: Extractor, articles: Iterator[Article]) -> Iterator[Sample]:
    """A sample every thousand articles. Extractions are dropped at once, as ingestion drops what it has stored."""
    caches = [found for found in gc.get_objects() if isinstance(found, functools._lru_cache_wrapper)]
    started = time.process_time()
    mentions = 0
    for number, found in enumerate(extractor.extract((one, Reference(None, exact=False)) for one in articles), start=1):
        mentions += len(found.mentions)
        if number % _EVERY == 0:
            vocab = extractor.nlp.vocab
            cached = sum(cache.cache_info().currsize for cache in caches)
            seconds = round(time.process_time() - started, 1)
            yield Sample(number, round(rss_mb(), 1), len(vocab.strings), len(vocab), cached, seconds)
    if not mentions:
        raise SystemExit("Nothing was found in any article, so the figures say nothing.")


def rss_mb() -> float:
    """Resident memory now, in MB; the most there was, where the system doesn't tell."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def growth(samples: Sequence[Sample]) -> float:
    """MB by which memory grows for 1,000 articles in the last half, by least squares."""
    late = samples[len(samples) // 2 :]
    mean_x = sum(one.articles for one in late) / len(late)
    mean_y = sum(one.rss_mb for one in late) / len(late)
    spread = sum((one.articles - mean_x) ** 2 for one in late)
    if not spread:
        return 0.0
    return 1_000 * sum((one.articles - mean_x) * (one.rss_mb - mean_y) for one in late) / spread


def main() -> None:
    """Writes the figures as JSON, anew at each sample, so that a run that is stopped leaves what it measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the shared data; our demo corpus without it")
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--words", type=int, default=60)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/memory.json"))
    given = parser.parse_args()
    parts = sentences(ordinary(given.data))
    samples: list[Sample] = []
    for sample in run(open_extractor(Settings()), recombined(parts, given.articles, given.words)):
        samples.append(sample)
        print(sample, file=sys.stderr, flush=True)
        report = {
            "machine": f"{platform.machine()}, Python {platform.python_version()}",
            "articles": sample.articles,
            "words_each": given.words,
            "sentences": len(parts),
            "growth_mb_per_1000_articles": round(growth(samples), 3),
            "samples": [asdict(one) for one in samples],
        }
        given.out.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
