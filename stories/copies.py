"""Syndicated copies: the same text in another outlet, cut, framed, edited, or under another headline.

A copy is *found* by the MinHash of its passages: of every so many runs of five words in a row the one with the smallest
hash is kept (winnowing, after Schleimer, Wilkerson and Aiken 2003), so that two texts which share a passage share a
key, however different they are elsewhere. It is then *told* on the texts: by the share of the shorter one's words that
stand in such runs in the longer one. A changed word breaks the runs over it and costs one word, not its sentence. What
stands in quotation marks is told apart, for two reporters who heard the same speech repeat the speaker, not each other.
"""

import hashlib
import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Words in a row that are nobody's by chance: of two reports of one matter, 2 % of the words stand in shared runs.
_RUN = 5
# Of so many runs one is kept: two texts share a key wherever 20 words in a row are the same in both.
_PASSAGE = 16
# Longer texts have wider passages, so that none is filed under many more than twice as many keys.
_PASSAGES = 24
# At the beginning, to which a teaser or a cut copy is cut down, passages stay short.
_LEAD = 96
# Words that are looked at; news is shorter, and a book would else take a second.
_MOST_WORDS = 20_000
# Share of the shorter text's words that must stand in the longer one.
COPY_AT = 0.5
# With fewer words in common than this, one shared sentence would make a copy, and one word tells two reports apart ("on
# 5 April", "on 9 April"): so short a copy is one to the letter.
_LEAST_SHARED = 24
# With fewer nothing is told: "More follows soon." is everybody's.
_LEAST_WORDS = 12
# With fewer words outside of quotation marks the text is a statement, and compared as a whole.
_LEAST_OWN = 8
# A longer "quotation" is a mark that was forgotten.
_LONGEST_QUOTE = 150

# An opening mark, a closing one, the end of a paragraph, or a word.
# A raised mark opens in English and closes in German.
_PART = re.compile(
    r"(?P<open>[„«]|“(?=[\w‘'\[(…$£€])|(?:(?<=[\s(\[—–-])|^)\"(?=\w))"
    r"|(?P<close>[”»“]|(?<=\S)\")|(?P<end>\n)|(?P<word>\w+)",
    re.MULTILINE,
)
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_PERCENT = re.compile(r"\s*%|\bper cent\b")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as copies are told by: its words as they are compared, and of each whether it is the writer's own."""

    words: tuple[str, ...]
    own: tuple[bool, ...]


def wording(text: str) -> Wording:
    """The text's words in lower case, without what house styles differ in: `U.S.` is `us`, `per cent` is `percent`."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = _PERCENT.sub(" percent", _APOSTROPHES.sub("", plain))
    plain = _INITIALS.sub(lambda found: found[0].replace(".", "") + " ", plain)
    words: list[str] = []
    own: list[bool] = []
    opened: int | None = None
    for part in _PART.finditer(plain):
        if part.lastgroup == "word":
            words.append(part[0])
            own.append(True)
            if len(words) >= _MOST_WORDS:
                break
        elif part.lastgroup == "open":
            opened = len(words)
        elif opened is not None:
            # A paragraph that ends within a quotation ends it: the next one begins with a mark of its own.
            if len(words) - opened <= _LONGEST_QUOTE:
                own[opened:] = [False] * (len(words) - opened)
            opened = None
    return Wording(tuple(words), tuple(own))


def marks(told: Wording) -> tuple[str, ...]:
    """The smallest hash of each passage, in order, each once: texts that share a passage share one of these.

    A text too short to be told has none.
    """
    if len(told.words) < _LEAST_WORDS:
        return ()
    hashes = [_hash(run) for run in _runs(told.words)]
    found = dict.fromkeys(_smallest(hashes[:_LEAD], _PASSAGE))
    found |= dict.fromkeys(_smallest(hashes, max(_PASSAGE, len(hashes) // _PASSAGES)))
    return tuple(one.hex() for one in found)


def likeness(one: Wording, other: Wording) -> float:
    """Share of the shorter text's words that stand in runs of five or more in the longer; 0 when too few to tell.

    The share of the words outside of quotation marks where that is smaller. Of two texts of one length the greater.
    """
    if len(one.words) > len(other.words):
        one, other = other, one
    if len(one.words) == len(other.words):
        return max(_share(one, other), _share(other, one))
    return _share(one, other)


def _share(shorter: Wording, longer: Wording) -> float:
    covered = _covered(shorter.words, longer.words)
    shared = sum(covered)
    if shared < _LEAST_WORDS or (shared < _LEAST_SHARED and shorter.words != longer.words):
        return 0.0
    whole = shared / len(covered)
    mine = [known for known, own in zip(covered, shorter.own, strict=True) if own]
    return min(whole, sum(mine) / len(mine)) if len(mine) >= _LEAST_OWN else whole


def _covered(words: Sequence[str], others: Sequence[str]) -> list[bool]:
    """Of each of the words, whether it stands in a run that the others have too."""
    known = set(_runs(others))
    covered = [False] * len(words)
    for place, run in enumerate(_runs(words)):
        if run in known:
            covered[place : place + _RUN] = [True] * len(run)
    return covered


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All runs of five words."""
    return zip(*(words[start:] for start in range(_RUN)), strict=False)


def _hash(run: Sequence[str]) -> bytes:
    return hashlib.blake2b(" ".join(run).encode(), digest_size=8).digest()


def _smallest(hashes: Sequence[bytes], passage: int) -> Iterator[bytes]:
    """The smallest of each so many hashes in a row; of fewer the smallest of all."""
    ahead: deque[int] = deque()
    for place, one in enumerate(hashes):
        while ahead and hashes[ahead[-1]] >= one:
            ahead.pop()
        ahead.append(place)
        if ahead[0] <= place - passage:
            ahead.popleft()
        if place >= passage - 1:
            yield hashes[ahead[0]]
    if 0 < len(hashes) < passage:
        yield min(hashes)
