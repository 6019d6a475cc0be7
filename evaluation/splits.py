"""The halves of the sets that are split by document hash: one to tune on, one that is opened once."""

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar

from evaluation.task import SCORE, TUNE

Item = TypeVar("Item")


def half(doc_id: str) -> str:
    """`tune` or `score`, by the parity of the SHA-256 of its id; the same in every run."""
    return SCORE if hashlib.sha256(doc_id.encode()).digest()[-1] & 1 else TUNE


def of_half(items: Iterable[Item], split: str, doc_id: Callable[[Item], str]) -> list[Item]:
    """The items whose document lies in that half, in their order."""
    return [item for item in items if half(doc_id(item)) == split]
