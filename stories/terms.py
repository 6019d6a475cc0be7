"""The words of an article, weighed: TF-IDF over a background that ships with the product."""

import gzip
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W\d_]{2,}|\d{2,4}")
_PLURAL = re.compile(r"(?<=[^\W\d_]{3})(?:'s|ies|es|s)$")
# The body counts as far as this; news says what matters first, and a story's vector stays small.
_MOST_WORDS = 400
# A title's words count this often, a name's so often: the trials weighed fields apart, and these are round figures.
_TITLE_WEIGHT = 2.0
_NAME_WEIGHT = 2.0
# Components kept of a vector, the heaviest first: more didn't move the similarity of news articles by .01.
_MOST_TERMS = 120
# In more than this share of all documents a word tells nothing.
_TOO_COMMON = 0.25

Vector = Mapping[str, float]


def words(text: str) -> Iterator[str]:
    """The lower-case words and short numbers of a text, plural endings cut."""
    for match in _WORD.finditer(text.lower()):
        yield _PLURAL.sub("", match.group())


@cache
def background() -> tuple[int, Mapping[str, int]]:
    """Number of background documents, and in how many each word stands."""
    data = resources.files("stories").joinpath("data", "frequencies.tsv.gz").read_bytes()
    lines = gzip.decompress(data).decode().splitlines()
    return int(lines[0]), {word: int(number) for word, _, number in (line.partition("\t") for line in lines[1:])}


def vector(title: str, body: str, names: Iterable[str]) -> Vector:
    """The article's terms with their weights, of length 1; empty when it has no words.

    `names` are the proper names that the extraction found; each counts as one term of its own beside its words.
    """
    total, frequencies = background()
    counts: Counter[str] = Counter()
    for number, word in enumerate(words(body)):
        if number >= _MOST_WORDS:
            break
        counts[word] += 1
    weights = {word: 1 + math.log(count) for word, count in counts.items()}
    for word in set(words(title)):
        weights[word] = weights.get(word, 0) + _TITLE_WEIGHT
    weighed = {
        word: weight * math.log(total / (1 + frequencies.get(word, 0)))
        for word, weight in weights.items()
        if frequencies.get(word, 0) <= _TOO_COMMON * total
    }
    for name in set(names):
        # A name is as telling as its rarest word.
        rarest = min((frequencies.get(word, 0) for word in words(name)), default=total)
        weighed["@" + " ".join(words(name))] = _NAME_WEIGHT * math.log(total / (1 + rarest))
    return unit(dict(sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:_MOST_TERMS]))


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
