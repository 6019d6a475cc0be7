"""Speed of our small pipeline beside a bare spaCy CNN: `python -m benchmarks.pipelines --data ../shared/data`.

The bare one is spaCy's `HashEmbedCNN` of width 96 and depth 4 under an untrained `ner` with our labels. Beside it, on
the same texts in alternating rounds of one process: our names alone (`ner` and the patterns behind it), our whole
pipeline, and the whole road of extraction (`Extractor.extract`). Figures are words a second of processor time, and
the ratio of each to the bare one in the same round.
"""

import argparse
import itertools
import json
import lzma
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import spacy
from spacy.language import Language

from dramatis.article import Article
from dramatis.settings import Settings
from extractors.extract import open_extractor
from extractors.name_spans import FACTORY
from extractors.pipeline import load_pipeline
from extractors.reading import Reference
from training.labels import LABELS

WIDTH, DEPTH = 96, 4
# Texts a round, of about 540 words each: some seconds for the slowest.
_TEXTS = 48
_REFERENCE = Reference(date(2006, 6, 1), exact=True)


def bare_cnn() -> Language:
    """The untrained recogniser: its answers are worth nothing, its speed is that of a trained one."""
    nlp = spacy.blank("en")
    tok2vec = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": WIDTH,
        "depth": DEPTH,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    }
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }
    recogniser = nlp.add_pipe("ner", config={"model": model})
    for label in LABELS:
        recogniser.add_label(label)  # type: ignore[attr-defined]  # the recogniser's, not any function's
    nlp.initialize()
    return nlp


def names_alone() -> Language:
    """Our small pipeline with nothing but its names."""
    nlp = load_pipeline(None)
    for name in [name for name in nlp.pipe_names if name not in ("ner", FACTORY)]:
        nlp.remove_pipe(name)
    return nlp


def reading(nlp: Language) -> Callable[[Sequence[str]], object]:
    """What reads texts with a pipeline and forgets them."""

    def read(texts: Sequence[str]) -> object:
        with nlp.memory_zone():
            return sum(1 for _ in nlp.pipe(texts, batch_size=16))

    return read


def main() -> None:
    """Writes the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/pipelines.json"))
    given = parser.parse_args()
    with lzma.open(given.data / "senate_press_2006" / "releases.jsonl.xz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in itertools.islice(lines, _TEXTS * given.rounds)]
    extractor = open_extractor(Settings())

    def road(some: Sequence[str]) -> object:
        articles = (Article(title="", body=text) for text in some)
        return sum(1 for _ in extractor.extract((article, _REFERENCE) for article in articles))

    ways: dict[str, Callable[[Sequence[str]], object]] = {
        "bare": reading(bare_cnn()),
        "names": reading(names_alone()),
        "pipeline": reading(load_pipeline(None)),
        "road": road,
    }
    for read in ways.values():
        read(texts[:8])  # warms up
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    words = 0
    for number in range(given.rounds):
        some = texts[number * _TEXTS : (number + 1) * _TEXTS]
        words += sum(len(text.split()) for text in some)
        for way, read in ways.items():
            started = time.process_time()
            read(some)
            seconds[way].append(time.process_time() - started)
    report = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "words": words,
        "words_per_second": {way: round(words / sum(found)) for way, found in seconds.items()},
        "ratio_to_bare": {
            way: {
                "min": round(min(ratios), 3),
                "median": round(statistics.median(ratios), 3),
                "max": round(max(ratios), 3),
            }
            for way, found in seconds.items()
            for ratios in [[bare / own for bare, own in zip(seconds["bare"], found, strict=True)]]
        },
    }
    given.out.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
