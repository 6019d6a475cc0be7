"""The words of an article, weighed: TF-IDF over a background that ships with the product."""

import gzip
import math
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from itertools import repeat

_WORD = re.compile(r"[^\W\d_]{2,}|\d{2,4}")
_PLURAL = re.compile(r"(?<=[^\W\d_]{3})(?:'s|ies|es|s)$")
# What the terms of names and events begin with (`stories.portrait`).
_MARKS = ("@", "!")
# In more than this share of all documents a word tells nothing.
_TOO_COMMON = 0.25
# Terms whose share is remembered, about 120 bytes each: some months of a stream; hostile text must not fill the memory.
_MOST_SHARES = 1 << 18

Vector = Mapping[str, float]


def words(text: str) -> Iterator[str]:
    """The lower-case words and short numbers of a text, plural endings cut."""
    for word in _WORD.findall(text.lower()):
        yield _without_plural(word)


# Words whose ending is remembered: an article repeats the words of others, and hostile text must not fill the memory.
@lru_cache(maxsize=1 << 16)
def _without_plural(word: str) -> str:
    return _PLURAL.sub("", word)


@cache
def background() -> tuple[int, Mapping[str, int]]:
    """Number of background documents, and in how many each word stands."""
    data = resources.files("stories").joinpath("data", "frequencies.tsv.gz").read_bytes()
    lines = gzip.decompress(data).decode().splitlines()
    return int(lines[0]), {word: int(number) for word, _, number in (line.partition("\t") for line in lines[1:])}


def too_common(word: str) -> bool:
    """The word stands in so many background documents that it tells nothing."""
    total, frequencies = background()
    return frequencies.get(word, 0) > _TOO_COMMON * total


class _Shares(dict[str, float]):
    """The share of background documents with each term; those looked up are kept for a while."""

    def __missing__(self, term: str) -> float:
        total, frequencies = background()
        if term[:1] in _MARKS:
            rarest = min(map(frequencies.get, term[1:].replace("|", " ").split(" "), repeat(0)))
        else:
            rarest = frequencies.get(term, 0)
        found = (1 + rarest) / total
        if len(self) >= _MOST_SHARES:
            self.clear()
        self[term] = found
        return found


@cache
def shares() -> Mapping[str, float]:
    """The share of background documents with a term, one more counted, by term; there is one for any.

    A name is as rare as its rarest word.
    """
    return _Shares()


@lru_cache(maxsize=1 << 16)
def rarity(term: str) -> float:
    """How much the term tells by the background alone: the logarithm of one over its share of documents."""
    return max(0.0, -math.log(min(1.0, shares()[term])))


def unit(weights: Vector) -> Vector:
    """The vector with length 1, rounded so that it is the same after a stay in a database."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    if length == 0:
        return {}
    return {term: round(weight / length, 6) for term, weight in weights.items() if weight > 0}


def cosine(left: Vector, right: Vector) -> float:
    """Similarity of two unit vectors, 0 to 1."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right.get(term, 0.0) for term, weight in left.items())
