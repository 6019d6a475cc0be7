"""The name-annotated sets, each read into sentences with the product's labels."""

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training import labels
from training.detokenise import detokenise
from training.polities import Gazetteer

# Of Re-DocRED's documents, this share is kept for scoring.
REDOCRED_HELD = 0.20
# Words without which a tweet is no headline.
SHORTEST_HEADLINE = 4

# A month, a day of the week, or anything with a digit.
TIME_WORDS = re.compile(
    r"\d|^(January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """Words `start` to `end` (exclusive) with the product's label, or UNSURE when nothing can be learnt."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a set: `spans` are its words' characters in `text`.

    `missing` are the words of which the set doesn't say whether they are part of a name.
    """

    source: str
    doc_id: str
    text: str
    spans: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]
    missing: frozenset[int]

    def words(self) -> list[str]:
        """The set's own words."""
        return [self.text[start:end] for start, end in self.spans]


def held_out(key: str, share: float) -> bool:
    """Whether the block or document of this key is kept for scoring; the same in every run."""
    digest = hashlib.sha256(key.encode()).digest()
    return int.from_bytes(digest[:4], "big") < share * 2**32


def chunks(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and type of each run in BIO tags, IOB1 too (a run may begin with I-)."""
    start, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        prefix, _, name = tag.partition("-")
        if kind and (prefix != "I" or name != kind):
            yield start, index, kind
            kind = ""
        if prefix in ("B", "I") and not kind:
            start, kind = index, name


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a gzipped text file."""
    with gzip.open(path, "rt", encoding="utf-8", errors="strict") as lines:
        yield from lines


def read_columns(path: Path, word: int = 0, tag: int = 1) -> Iterator[tuple[list[str], list[str]]]:
    """Words and tags of each sentence of a CoNLL-like file; lines beginning with `# ` are left out."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*lines_of(path), "\n"]:
        cells = re.split(r"[\t ]", line.rstrip("\n"))
        if line.startswith(("# ", "-DOCSTART-")):
            continue
        if len(cells) > max(word, tag) and cells[word] and cells[tag]:
            words.append(cells[word])
            tags.append(cells[tag])
        elif not line.strip() and words:
            yield words, tags
            words, tags = [], []


def settle(words: Sequence[str], found: Iterable[tuple[int, int, str]], gaz: Gazetteer) -> Iterator[Name]:
    """The product's names for a set's spans (start, end, mapped label)."""
    for start, end, label in found:
        if end - start > 1 and words[start] in ("the", "The"):
            start += 1
        span = words[start:end]
        if label == labels.NOTHING or not span:
            continue
        if label == labels.PERSON:
            start += labels.without_titles(span)
            if start == end:
                continue
            rest = words[start:end]
            if not any(word[:1].isupper() for word in rest) or {"of", "and", "the"} & {word.lower() for word in rest}:
                label = labels.UNSURE
        elif label == labels.PLACE:
            label = labels.place(span, gaz.polities, gaz.demonyms)
        elif label == labels.OTHER:
            label = labels.other(span, gaz.demonyms)
        elif label == labels.ORG and (" ".join(span) in gaz.demonyms):
            label = labels.NORP
        yield Name(start, end, label)


def sentence(
    source: str,
    doc_id: str,
    words: Sequence[str],
    found: Iterable[tuple[int, int, str]],
    gaz: Gazetteer,
    split_hyphens: bool = False,
) -> Sentence:
    """A sentence from bare words; its text is put together again."""
    text, spans = detokenise(words, split_hyphens)
    names = [
        name for name in settle(words, found, gaz) if all(spans[i][0] < spans[i][1] for i in (name.start, name.end - 1))
    ]
    return with_unsure_missing(Sentence(source, doc_id, text, tuple(spans), tuple(names), frozenset()))


def with_unsure_missing(one: Sentence) -> Sentence:
    """The same, with the words of unsure names counted as missing."""
    missing = {i for name in one.names if name.label == labels.UNSURE for i in range(name.start, name.end)}
    kept = tuple(name for name in one.names if name.label != labels.UNSURE)
    return replace(one, names=kept, missing=one.missing | missing)


def columns(
    source: str, path: Path, mapping: dict[str, str], gaz: Gazetteer, word: int = 0, tag: int = 1
) -> Iterator[Sentence]:
    """The sentences of a CoNLL-like file in the product's labels."""
    for number, (words, tags) in enumerate(read_columns(path, word, tag)):
        found = [(start, end, mapping[kind]) for start, end, kind in chunks(tags)]
        yield sentence(source, f"{source}-{number // 10}", words, found, gaz)


def btc(path: Path, gaz: Gazetteer) -> Iterator[Sentence]:
    """The tweets that read like headlines: without handles and hash tags, and with their links cut off."""
    for number, (words, tags) in enumerate(read_columns(path)):
        kept = [index for index, word in enumerate(words) if not word.startswith("http")]
        words, tags = [words[index] for index in kept], [tags[index] for index in kept]
        if len(words) < SHORTEST_HEADLINE or any("@" in word or "#" in word or word == "RT" for word in words):
            continue
        found = [(start, end, labels.CONLL[kind]) for start, end, kind in chunks(tags)]
        yield sentence("btc", f"btc-{path.name}-{number}", words, found, gaz)


def redocred(path: Path, gaz: Gazetteer, keep: Callable[[str], bool]) -> Iterator[Sentence]:
    """The sentences of the documents whose title `keep` accepts."""
    with gzip.open(path, "rt", encoding="utf-8") as source:
        documents = json.load(source)
    for document in documents:
        if not keep(document["title"]):
            continue
        for number, words in enumerate(document["sents"]):
            marked = {
                (mention["pos"][0], mention["pos"][1], labels.REDOCRED[mention["type"]])
                for cluster in document["vertexSet"]
                for mention in cluster
                if mention["sent_id"] == number
            }
            yield sentence("redocred", document["title"], words, outermost(marked), gaz, split_hyphens=True)


def outermost(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The spans that no longer span overlaps, in their order."""
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= s or start >= e for s, e, _ in kept):
            kept.append((start, end, label))
    return sorted(kept)
