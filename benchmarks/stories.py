"""How fast articles are clustered, and whether it slows down: `python -m benchmarks.stories --data FOLDER`.

The 8,570 articles of `abp_stream_2019_2020` by time, as they come. Timed apart, in processor time of one core: making
each article's parts of its text, and clustering alone, which is choosing the story, adding the article to it and
merging what is one then. Names are runs of capitalised words here, of which there are more than the extractors find;
extraction isn't timed. Writes `benchmarks/stories.json`.
"""

import argparse
import itertools
import json
import re
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from dramatis.article import Article
from evaluation.story_sets import STREAM, stream
from stories.clustering import Shelf
from stories.portrait import Happened, Parts, portrait
from training.inputs import sha256

_TARGET = Path(__file__).with_suffix(".json")
_NAME = re.compile(r"\b[A-Z]\w+(?: [A-Z]\w+)*")
_BLOCK = 1000
_RUNS = 3
# Beyond these an article has no more names than the parts keep.
_MOST_NAMES = 60


def pictured(article: Article) -> Parts:
    """The parts of an article, its names told by their capitals and each two neighbours taken for an event."""
    names = list(dict.fromkeys(_NAME.findall(article.body)))[:_MOST_NAMES]
    events = [Happened("meet", pair) for pair in itertools.pairwise(names)]
    return portrait(article.title, article.body, names, events)


def clustered(articles: Sequence[Article], pictures: Sequence[Parts]) -> tuple[list[float], int]:
    """Seconds for each block of articles in turn, and how many stories there are in the end."""
    shelf = Shelf()
    seconds: list[float] = []
    for start in range(0, len(articles), _BLOCK):
        began = time.process_time()
        for number in range(start, min(start + _BLOCK, len(articles))):
            shelf.place(str(number), pictures[number], articles[number].published_at)
        seconds.append(time.process_time() - began)
    return seconds, len(shelf.stories)


def main() -> None:
    """Writes the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data: Path = parser.parse_args().data
    articles = list(stream(data))
    began = time.process_time()
    pictures = [pictured(article) for article in articles]
    picturing = time.process_time() - began
    runs = [clustered(articles, pictures) for _ in range(_RUNS)]
    blocks = [statistics.median(of_block) for of_block in zip(*(seconds for seconds, _ in runs), strict=True)]
    # The last block is cut short: the last 1,000 articles are the last whole block and are compared as such.
    whole = [seconds for number, seconds in enumerate(blocks) if (number + 1) * _BLOCK <= len(articles)]
    report = {
        "articles": len(articles),
        "stories": runs[0][1],
        "processor": "one core, processor time, median of three runs",
        "parts_per_s": round(len(articles) / picturing),
        "clustered_per_s": round(len(articles) / sum(blocks)),
        "ms_per_article_of_each_1000": [round(seconds, 3) for seconds in whole],
        # The first thousand warm up: until there are stories there is nothing to compare with.
        "last_1000_to_first_after_warm_up": round(whole[-1] / whole[1], 3),
        "data_sha256": sha256(data / STREAM),
    }
    _TARGET.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
