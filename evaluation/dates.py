"""Dates of GUM's documents: where they stand (relaxed), and what period they mean (value).

What is judged, exactly:

- Gold dates are the spans of kind `date` in the documents of one half; spans of kind `time` are neither to be found nor
  wrong. The document's own date is the day from which relative dates count; the text is the document's tokens.
- Relaxed: a gold date and a found one match when they share a token. Matching is one to one, in the order of the text,
  the most overlapping first.
- Value: matched, and the same period, first day to last day. Where GUM leaves the year open (`--10`), month and day
  must agree. Where GUM gives a range of certainty (`notBefore`, `notAfter`), each bound it gives must agree. A value
  that GUM doesn't give can't be got right.
- `ranges as ends`: GUM marks both ends of "1922 – 2013" as dates of their own, the product keeps one range. Here a
  found range that touches several gold dates stands for two dates, its first and its last.

The baseline is a grammar of a few lines: full dates, months, years, weekdays, today and its neighbours, "last month".
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from dramatis.partial_date import PartialDate
from evaluation.intervals import Counts, f1, measured, precision, recall
from evaluation.plain_dates import plain_dates
from evaluation.splits import of_half
from evaluation.task import Bench, Task, TaskResult
from extractors.dates import find_dates
from extractors.reading import DateExpression, Reference
from training import inputs

FILES = (inputs.GUM_DATES,)
RELAXED, VALUE, ENDS = "relaxed", "value", "ends"


@dataclass(frozen=True, slots=True)
class GoldDate:
    """Tokens `start` to `end` (exclusive) and the bounds as GUM writes them; None where it leaves one open."""

    start: int
    end: int
    text: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Dated:
    """A document: its tokens, its own day (None where it has none), its dates, and its times, which don't count."""

    doc_id: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    day: date | None
    dates: tuple[GoldDate, ...]
    times: tuple[tuple[int, int], ...]


def evaluate(bench: Bench) -> TaskResult:
    """The product's dates against GUM's in one half of its documents, beside a plain grammar."""
    documents = of_half(read_dated(bench.data / FILES[0]), bench.split, lambda one: one.doc_id)
    nlp = bench.extractor.nlp
    given = [Doc(nlp.vocab, words=list(one.words), sent_starts=_starts(one)) for one in documents]
    ours: list[Counts] = []
    plain: list[Counts] = []
    for one, doc in zip(documents, nlp.pipe(given, batch_size=8), strict=True):
        bench.say(one.doc_id)
        ours.append(both_counts(one, find_dates(doc, Reference(one.day, one.day is not None))))
        plain.append(both_counts(one, plain_dates(doc, one.day)))
    measures = {"relaxed_f1": f1([RELAXED]), "value_f1": f1([VALUE])}
    measures |= {"relaxed_precision": precision(RELAXED), "relaxed_recall": recall(RELAXED)}
    measures |= {f"{name}_f1_ranges_as_ends": f1([f"{ENDS}:{name}"]) for name in (RELAXED, VALUE)}
    return TaskResult(
        dataset="dates of GUM's open documents",
        split=bench.split,
        n=sum(len(one.dates) for one in documents),
        unit="dates",
        documents=len(documents),
        measures=measured(ours, plain, measures, {"relaxed_f1": 0.88, "value_f1": 0.80}),
        baseline="a grammar of a few regular expressions",
    )


def both_counts(document: Dated, found: Sequence[DateExpression]) -> dict[str, float]:
    """The counts of one document, and under `ends:` those with ranges as their ends."""
    apart = date_counts(document, ends_apart(document.dates, found))
    marked = {":".join([kind, ENDS, name]): value for key, value in apart.items() for kind, name in [key.split(":")]}
    return date_counts(document, found) | marked


def ends_apart(gold: Sequence[GoldDate], found: Sequence[DateExpression]) -> list[DateExpression]:
    """The found dates; a range that touches several gold dates as two, at the first and at the last of them."""
    out: list[DateExpression] = []
    for one in found:
        touched = [date for date in gold if date.start < one.end and date.end > one.start]
        if len(touched) < 2 or one.first == one.last:
            out.append(one)
            continue
        out.append(DateExpression(touched[0].start, touched[0].end, one.first, one.first))
        out.append(DateExpression(touched[-1].start, touched[-1].end, one.last, one.last))
    return out


def date_counts(document: Dated, found: Sequence[DateExpression]) -> dict[str, float]:
    """`tp`, `fp` and `fn` of `relaxed` and `value` in one document."""
    pairs = matched(document.dates, found)
    taken = {j for _, j in pairs}
    beside = [
        j
        for j, one in enumerate(found)
        if j not in taken and any(one.start < end and one.end > start for start, end in document.times)
    ]
    judged = len(found) - len(beside)
    right = sum(same_period(document.dates[i], found[j]) for i, j in pairs)
    counts: dict[str, float] = {}
    for name, true in ((RELAXED, len(pairs)), (VALUE, right)):
        counts |= {f"tp:{name}": true, f"fp:{name}": judged - true, f"fn:{name}": len(document.dates) - true}
    return counts


def matched(gold: Sequence[GoldDate], found: Sequence[DateExpression]) -> list[tuple[int, int]]:
    """Index pairs of dates that share tokens, one to one: those that share most first, then the earlier."""
    shared = [
        (min(one.end, other.end) - max(one.start, other.start), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if one.start < other.end and one.end > other.start
    ]
    pairs: list[tuple[int, int]] = []
    left, right = set(range(len(gold))), set(range(len(found)))
    for _, i, j in sorted(shared, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if i in left and j in right:
            pairs.append((i, j))
            left.discard(i)
            right.discard(j)
    return sorted(pairs)


def same_period(gold: GoldDate, found: DateExpression) -> bool:
    """Every bound that GUM gives is that of the found period, and it gives one."""
    bounds = [(gold.first, found.first, False), (gold.last, found.last, True)]
    return any(text for text, _, _ in bounds) and all(_same_day(*one) for one in bounds if one[0])


def _same_day(text: str | None, found: PartialDate, last: bool) -> bool:
    if text is None:
        return True
    if text.startswith("--"):
        parts = [int(part) for part in text[2:].split("-") if part.isdigit()]
        return parts == [part for part in (found.month, found.day) if part is not None][: len(parts)] and bool(parts)
    try:
        wanted = PartialDate.parse(text)
    except ValueError:
        return False
    return wanted.last_day == found.last_day if last else wanted.first_day == found.first_day


def read_dated(path: Path) -> Iterator[Dated]:
    """The documents of the file, of both halves."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield _dated(json.loads(line))


def _dated(row: dict[str, Any]) -> Dated:
    day = date.fromisoformat(row["dct"]) if len(row["dct"] or "") == 10 else None
    return Dated(
        row["doc_id"],
        tuple(row["tokens"]),
        tuple(row["sent_lens"]),
        day,
        tuple(_gold(span) for span in row["dates"] if span["kind"] == "date"),
        tuple((span["start"], span["end"]) for span in row["dates"] if span["kind"] != "date"),
    )


def _gold(span: dict[str, Any]) -> GoldDate:
    first = span.get("when") or span.get("from") or span.get("notBefore")
    last = span.get("when") or span.get("to") or span.get("notAfter")
    return GoldDate(span["start"], span["end"], span["text"], first, last)


def _starts(document: Dated) -> list[bool | int | None]:
    starts: list[bool | int | None] = [False] * len(document.words)
    at = 0
    for length in document.sentences:
        if at < len(starts):
            starts[at] = True
        at += length
    return starts


TASKS = (Task("dates-gum", evaluate, FILES, halved=True),)
