"""The items of the sets that we annotated, with their gold annotation, of one half."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.intervals import Counts
from evaluation.passes import read_items, read_pass

HOME = Path(__file__).with_name("annotated")
# Between an item's text and the paragraph beside it.
GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Annotated:
    """An item and its annotation, as `evaluation.passes` reads them.

    `whole` is the text with its context, in which the text begins at `offset`: what the product is given.
    """

    id: str
    article: str
    text: str
    whole: str
    offset: int
    item: Mapping[str, Any]
    gold: Mapping[str, Any]

    def inside(self, start: int, end: int) -> bool:
        """Whether the characters of `whole` lie in the text."""
        return self.offset <= start < end <= self.offset + len(self.text)


def files_of(task: str) -> tuple[str, ...]:
    """Paths of the set's items and gold in the checkout."""
    return tuple(f"evaluation/annotated/{task}/{name}.jsonl" for name in ("items", "gold"))


def read_annotated(task: str, split: str, gap: str = GAP, home: Path = HOME) -> list[Annotated]:
    """The items of this half in the set's order. Raises PassError when the gold doesn't fit its items."""
    items = read_items(home / task / "items.jsonl")
    gold = read_pass(task, home / task / "gold.jsonl", items)
    return [_annotated(item, gold[key], gap) for key, item in items.items() if item["split"] == split]


def _annotated(item: Mapping[str, Any], gold: Mapping[str, Any], gap: str) -> Annotated:
    before, after = item.get("context_before") or "", item.get("context_after") or ""
    opening = before + gap if before else ""
    whole = opening + item["text"] + (gap + after if after else "")
    return Annotated(item["id"], item["article"], item["text"], whole, len(opening), item, gold)


def of_articles(items: Iterable[Annotated], parts: Iterable[Counts]) -> list[Counts]:
    """The counts of items summed over the articles that they were drawn from: what the bootstrap draws."""
    sums: dict[str, dict[str, float]] = {}
    for item, part in zip(items, parts, strict=True):
        held = sums.setdefault(item.article, {})
        for key, value in part.items():
            held[key] = held.get(key, 0.0) + value
    return list(sums.values())
