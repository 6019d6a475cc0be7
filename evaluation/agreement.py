"""How far two independent passes over an annotated set agree: `python -m evaluation.agreement documents`.

Reads `pass_a.jsonl` and `pass_b.jsonl` beside the set's items, prints its figures as JSON, writes them to
`agreement.json` and every item on which the two differ to `disagreements.jsonl`. With `--check FILE` one pass is
checked and nothing is written.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any

from evaluation.passes import NOT_EVENT, Item, Pass, PassError, read_items, read_pass

Span = tuple[int, int]
Figures = dict[str, float | int | None]

_HOME = Path(__file__).with_name("annotated")
_WORD = re.compile(r"\w+")
TASKS = ("documents", "modality", "quotes")


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of paired labels; None without pairs or where both use one and the same label only."""
    if not pairs:
        return None
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(count * right[label] for label, count in left.items()) / len(pairs) ** 2
    if by_chance == 1:
        return None
    return (_same(pairs) - by_chance) / (1 - by_chance)


def span_f1(pairs: Sequence[tuple[set[Span], set[Span]]]) -> float | None:
    """F1 of exactly equal spans between two passes, item by item; None if neither has any."""
    total = sum(len(a) + len(b) for a, b in pairs)
    return 2 * sum(len(a & b) for a, b in pairs) / total if total else None


def words_inside(text: str, spans: Sequence[Span]) -> list[bool]:
    """For each word of the text whether it touches a span."""
    return [any(start < word.end() and word.start() < end for start, end in spans) for word in _WORD.finditer(text)]


def matched(left: Sequence[Span], right: Sequence[Span]) -> list[tuple[int, int]]:
    """Indexes of spans that are the same piece of text: paired one to one, the largest shared part first.

    Two spans pair if they share at least half of the characters that either covers.
    """
    shares = [(_shared(a, b), first, second) for first, a in enumerate(left) for second, b in enumerate(right)]
    pairs: list[tuple[int, int]] = []
    for share, first, second in sorted(shares, key=lambda found: (-found[0], found[1:])):
        if share >= 0.5 and all(first != a and second != b for a, b in pairs):
            pairs.append((first, second))
    return sorted(pairs)


def documents_agreement(items: dict[str, Item], a: Pass, b: Pass) -> Figures:
    """Words in or out, exact spans, and the labels of the spans that both have."""
    found = {key: ([_span(span) for span in a[key]["spans"]], [_span(span) for span in b[key]["spans"]]) for key in a}
    both = [
        (a[key]["spans"][first], b[key]["spans"][second])
        for key, (left, right) in found.items()
        for first, second in matched(left, right)
    ]
    return _spans_agreement(items, found) | {
        "pairs": len(both),
        "kind_kappa": kappa([(x["kind"], y["kind"]) for x, y in both]),
        "named_kappa": kappa([(x["named"], y["named"]) for x, y in both]),
    }


def modality_agreement(items: dict[str, Item], a: Pass, b: Pass) -> Figures:
    """Kappa of both labels; polarity only over the clauses that both hold to be events."""
    modality = [(a[key]["modality"], b[key]["modality"]) for key in items]
    events = [key for key in items if NOT_EVENT not in (a[key]["modality"], b[key]["modality"])]
    polarity = [(a[key]["polarity"], b[key]["polarity"]) for key in events]
    return {
        "items": len(items),
        "modality_kappa": kappa(modality),
        "modality_same": _same(modality),
        "events_for_both": len(events),
        "polarity_kappa": kappa(polarity),
        "polarity_same": _same(polarity),
    }


def quotes_agreement(items: dict[str, Item], a: Pass, b: Pass) -> Figures:
    """Words in or out of quoted content, exact content, and what is said of the quotes that both have."""
    found = {
        key: ([_span(quote["content"]) for quote in a[key]["quotes"]], [_span(q["content"]) for q in b[key]["quotes"]])
        for key in a
    }
    both = [
        (a[key]["quotes"][first], b[key]["quotes"][second])
        for key, (left, right) in found.items()
        for first, second in matched(left, right)
    ]
    names = [(_name(x), _name(y)) for x, y in both]
    mentions = [(_mention(x), _mention(y)) for x, y in both]
    return _spans_agreement(items, found) | {
        "pairs": len(both),
        "kind_kappa": kappa([(x["kind"], y["kind"]) for x, y in both]),
        "speaker_name_kappa": kappa(names),
        "speaker_name_same": _same(names),
        "speaker_mention_same": _same(mentions),
    }


_MEASURES: dict[str, Callable[[dict[str, Item], Pass, Pass], Figures]] = {
    "documents": documents_agreement,
    "modality": modality_agreement,
    "quotes": quotes_agreement,
}


def disagreements(task: str, items: dict[str, Item], a: Pass, b: Pass) -> list[dict[str, Any]]:
    """The items on which the passes differ in what is scored (cue words aren't), with both annotations."""
    return [
        {"item": item, "a": a[key], "b": b[key]}
        for key, item in items.items()
        if _scored(task, a[key]) != _scored(task, b[key])
    ]


def compare(task: str, folder: Path) -> Figures:
    """Reads both passes of a set's folder, writes both result files there and gives the figures. Raises PassError."""
    items = read_items(folder / "items.jsonl")
    a, b = (read_pass(task, folder / f"pass_{name}.jsonl", items) for name in "ab")
    differing = disagreements(task, items, a, b)
    figures = _MEASURES[task](items, a, b) | {"items_that_differ": len(differing)}
    lines = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in differing)
    (folder / "disagreements.jsonl").write_text(lines, encoding="utf-8", newline="\n")
    (folder / "agreement.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8", newline="\n")
    return figures


def _spans_agreement(items: dict[str, Item], found: dict[str, tuple[list[Span], list[Span]]]) -> Figures:
    words = [
        pair
        for key, (left, right) in found.items()
        for pair in zip(words_inside(items[key]["text"], left), words_inside(items[key]["text"], right), strict=True)
    ]
    return {
        "items": len(items),
        "spans_a": sum(len(left) for left, _ in found.values()),
        "spans_b": sum(len(right) for _, right in found.values()),
        "word_kappa": kappa(words),
        "span_f1": span_f1([(set(left), set(right)) for left, right in found.values()]),
    }


def _scored(task: str, row: dict[str, Any]) -> Any:
    if task == "modality":
        return row["modality"], row["polarity"]
    key = "spans" if task == "documents" else "quotes"
    return sorted(json.dumps(part, sort_keys=True) for part in row[key])


def _span(span: dict[str, Any]) -> Span:
    return span["start"], span["end"]


def _shared(left: Span, right: Span) -> float:
    common = min(left[1], right[1]) - max(left[0], right[0])
    return common / (max(left[1], right[1]) - min(left[0], right[0])) if common > 0 else 0.0


def _same(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0


def _name(quote: dict[str, Any]) -> str | None:
    name = quote["speaker_name"]
    return None if name is None else " ".join(name.casefold().split())


def _mention(quote: dict[str, Any]) -> Span | None:
    return None if quote["speaker"] is None else _span(quote["speaker"])


def main() -> None:
    """The command line; ends with 1 and the list of mistakes if a pass has any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("--root", type=Path, default=_HOME, help="the folder that holds the sets")
    parser.add_argument("--check", type=Path, help="check this pass only")
    options = parser.parse_args()
    folder = options.root / options.task
    try:
        if options.check:
            found = read_pass(options.task, options.check, read_items(folder / "items.jsonl"))
            print(f"{options.check}: {len(found)} items, no mistakes found")
        else:
            print(json.dumps(compare(options.task, folder), indent=2))
    except PassError as mistakes:
        sys.exit(str(mistakes))


if __name__ == "__main__":
    main()
