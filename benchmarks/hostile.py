"""Time a byte of hostile text beside ordinary text: `python -m benchmarks.hostile --data ../shared/data`.

Each kind goes through `Extractor.extract`, the whole road of the room, as one article; ordinary text goes as the
articles that it is, of the same size together or half a million bytes. Processor time, in one process, ordinary text
first and last.
"""

import argparse
import itertools
import json
import lzma
import platform
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.hostile_texts import KINDS, bytes_of
from dramatis.article import Article
from dramatis.settings import Settings
from extractors.extract import Extractor, open_extractor
from extractors.reading import Reference
from readers.read import read_paths

SIZES = (200_000, 5_000_000)
# What the room promises: hostile text takes at most so many times as long a byte as ordinary text.
PROMISED = 2.0
# Bytes of ordinary articles that are enough for their time a byte: each is read by itself, however many there are.
_ENOUGH = 500_000
_REFERENCE = Reference(date(2024, 3, 14), exact=True)
_CORPUS = Path(__file__).parent.parent / "demo" / "corpus"


@dataclass(frozen=True, slots=True)
class Measured:
    """One kind at one size. `ratio`: time a byte against ordinary text's; `peak_mb`: the most memory until then."""

    kind: str
    bytes: int
    characters: int
    seconds: float
    microseconds_a_byte: float
    ratio: float
    peak_mb: int
    entities: int
    facts: int


def ordinary(data: Path | None) -> list[Article]:
    """Press releases of the shared data, every so many that all offices are met; our demo corpus without the data."""
    if data is None:
        return [item for item in read_paths([str(_CORPUS)]) if isinstance(item, Article)]
    with lzma.open(data / "senate_press_2006" / "releases.jsonl.xz", "rt", encoding="utf-8") as lines:
        kept = [json.loads(line) for line in itertools.islice(lines, 0, None, 5)]
    return [Article(title=one["title"], body=one["text"]) for one in kept]


def sized(articles: Sequence[Article], size: int) -> Iterator[Article]:
    """Articles of that many bytes together, from the beginning again where they don't suffice."""
    length = 0
    for article in itertools.cycle(articles):
        if length >= size:
            return
        length += bytes_of(article.text)
        yield article


class Clock:
    """Measures one extractor, against the ordinary text that it read last."""

    def __init__(self, extractor: Extractor, articles: Sequence[Article]) -> None:
        self.extractor = extractor
        self.articles = articles
        self.texts = [article.text for article in articles]

    def ordinary(self, size: int) -> float:
        """Seconds a byte of ordinary articles."""
        chosen = list(sized(self.articles, min(size, _ENOUGH)))
        return self._seconds(chosen)[0] / sum(bytes_of(article.text) for article in chosen)

    def hostile(self, kind: str, size: int, usual: float) -> Measured:
        """One kind as one article, against ordinary text's `usual` seconds a byte."""
        article = Article(title="A headline for it", body=KINDS[kind](self.texts, size))
        length = bytes_of(article.text)
        seconds, entities, facts = self._seconds([article])
        a_byte = seconds / length
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return Measured(
            kind, length, len(article.text), round(seconds, 2), round(a_byte * 1e6, 2), round(a_byte / usual, 2),
            peak, entities, facts,
        )  # fmt: skip

    def _seconds(self, articles: Sequence[Article]) -> tuple[float, int, int]:
        started = time.process_time()
        found = list(self.extractor.extract((article, _REFERENCE) for article in articles))
        seconds = time.process_time() - started
        if len(found) != len(articles):
            raise SystemExit(f"{len(articles)} articles went in and {len(found)} came out.")
        return seconds, sum(len(one.entities) for one in found), sum(len(one.facts) for one in found)


def run(clock: Clock, kinds: Sequence[str], sizes: Sequence[int], out: Path) -> None:
    """Writes the figures of all kinds at all sizes to the file, anew after each kind.

    The ratio counts against the mean of ordinary text before and after; until it is read again, against before.
    """
    clock.ordinary(sizes[0])  # warms up
    report: list[dict[str, object]] = []
    for size in sizes:
        usual = [clock.ordinary(size)]
        measured: list[Measured] = []
        report.append({})
        for kind in [*kinds, None]:
            if kind is None:
                usual.append(clock.ordinary(size))
            else:
                measured.append(_shown(clock.hostile(kind, size, usual[0])))
            report[-1] = _of_size(size, usual, measured)
            whole = {
                "machine": f"{platform.machine()}, Python {platform.python_version()}",
                "model_hash": clock.extractor.identity.model_hash[:16],
                "promised_ratio": PROMISED,
                "sizes": report,
            }
            out.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _of_size(size: int, usual: Sequence[float], measured: Sequence[Measured]) -> dict[str, object]:
    mean = sum(usual) / len(usual)
    kinds = [replace(one, ratio=round(one.seconds / one.bytes / mean, 2)) for one in measured]
    return {
        "size": size,
        "ordinary_microseconds_a_byte": [round(one * 1e6, 2) for one in usual],
        "worst_ratio": max((one.ratio for one in kinds), default=None),
        "kinds": [asdict(one) for one in kinds],
    }


def _shown(one: Measured) -> Measured:
    mark = " <<<" if one.ratio > PROMISED else ""
    print(
        f"{one.kind:40} {one.bytes:>9,} bytes {one.seconds:8.2f} s {one.microseconds_a_byte:7.2f} µs/byte "
        f"ratio {one.ratio:6.2f} peak {one.peak_mb:,} MB{mark}",
        file=sys.stderr,
        flush=True,
    )
    return one


def main() -> None:
    """Writes the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=list(KINDS))
    parser.add_argument("--out", type=Path, default=Path("benchmarks/hostile.json"))
    given = parser.parse_args()
    clock = Clock(open_extractor(Settings()), ordinary(given.data))
    run(clock, given.kinds, given.sizes, given.out)


if __name__ == "__main__":
    main()
