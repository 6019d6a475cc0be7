"""Conflicts between reports that we wrote for it: `evaluation/annotated/conflicts`, through the real ingest path.

The articles of each case are ingested as one story into a store of their own. A conflict that is found is right when
its kind is one of the case's and its two sides are told in the two sentences that are marked, in either order; one to
one, so a second conflict on the same sentences is a false one. `f1` is over all conflicts; `quiet` is the share of the
cases without a conflict in which nothing is found. The baseline takes two reports for contradictory when they share
three quarters of their words and differ in a number or in a negation: every such pair of sentences.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from dramatis.article import Article, Source
from evaluation.intervals import Counts, f1, label_table, measured, precision, ratio, recall
from evaluation.task import Bench, Task, TaskResult
from extractors.extract import Extractor
from graph.paging import pages
from graph.shape import Link, Shape
from graph.sqlite.store import open_sqlite
from graph.store import GraphStore
from ingest.pipeline import Ingestion
from stories.conflict_words import negates, words_of

CASES = "evaluation/annotated/conflicts/cases.jsonl"
REWORDED = "evaluation/annotated/conflicts/reworded.jsonl"
_CHECKOUT = Path(__file__).parent.parent
_KINDS = ("NEGATION", "NUMBER", "DATE", "MODALITY", "ATTRIBUTION")
# Of the words of the shorter sentence, for the baseline.
_ALIKE = 0.75
_NOW = datetime(2031, 12, 31, tzinfo=UTC)

Case = dict[str, Any]
# kind, and the sentence of each side
Found = tuple[str, str, str]


def cases(split: str, file: str = CASES) -> list[Case]:
    """The cases of one half of a file, in their order."""
    lines = (_CHECKOUT / file).read_text("utf-8").splitlines()
    return [case for case in map(json.loads, lines) if case["split"] == split]


def evaluate(bench: Bench, file: str = CASES, dataset: str = "own conflicts") -> TaskResult:
    """Precision, recall and F1 of the conflicts of one file, and how quiet it is where there is none."""
    listed = cases(bench.split, file)
    ours, plain = [], []
    for case in listed:
        bench.say(case["id"])
        ours.append(case_counts(case, found_in(bench.extractor, case)))
        plain.append(case_counts(case, plain_conflicts(case)))
    measures = {"f1": f1(), "precision": precision(), "recall": recall(), "quiet": ratio("quiet", "none")}
    return TaskResult(
        dataset=dataset,
        split=bench.split,
        n=len(listed),
        unit="cases",
        documents=len(listed),
        measures=measured(ours, plain, measures),
        baseline="sentences that share three quarters of their words and differ in a number or negation",
        details=label_table(ours, _KINDS),
    )


def case_counts(case: Case, found: Sequence[Found]) -> Counts:
    """What of the found conflicts is right, under no name and under that of the kind."""
    kinds, counts = list(case["kinds"]), dict[str, float]()
    right = next((one for one in found if one[0] in kinds and _tells(case["sides"], one[1:])), None)
    wrong = list(found)
    if right is not None:
        wrong.remove(right)
    for name in ("", *([right[0]] if right else [])):
        counts[f"tp:{name}"] = float(right is not None)
    for name in ("", kinds[0] if kinds else ""):
        counts[f"fn:{name}"] = float(bool(kinds) and right is None)
    counts["fp:"] = float(len(wrong))
    for kind, _, _ in wrong:
        counts[f"fp:{kind}"] = counts.get(f"fp:{kind}", 0.0) + 1
    if not kinds:
        counts |= {"none": 1.0, "quiet": float(not found)}
    return counts


def _tells(marked: Sequence[str], sentences: Sequence[str]) -> bool:
    """The sentences hold the marked words, in either order."""
    one, other = sentences
    first, second = marked
    return (first in one and second in other) or (first in other and second in one)


def found_in(extractor: Extractor, case: Case) -> list[Found]:
    """The conflicts that the product finds in the case's articles."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder))
        try:
            store.prepare()
            Ingestion(store, extractor, lambda: _NOW).run(articles_of(case))
            return list(_conflicts(store))
        finally:
            store.close()


def articles_of(case: Case) -> Iterator[Article]:
    """The case's articles, which stand on one page and so in one story."""
    for number, given in enumerate(case["articles"]):
        yield Article(
            given["title"],
            given["text"],
            url=f"https://{given['outlet']}/{case['id']}-{number}",
            source=Source(given["outlet"], given["outlet"]),
            published_at=datetime.fromisoformat(given["at"]),
            language="en",
            page_id=f"article:{case['id']}",
        )


def _conflicts(store: GraphStore) -> Iterator[Found]:
    shape = Shape("Conflict", ("kind",))
    for rows in pages(store, Link("found", "conflicts", shape)):
        for row in rows:
            yield row["kind"], *_sentences(store, row["id"])


def _sentences(store: GraphStore, conflict: str) -> tuple[str, str]:
    def work(transaction: Any) -> tuple[str, str]:
        found = []
        for side in ("CONFLICT_LEFT", "CONFLICT_RIGHT"):
            carriers = sorted(edge[1] for edge in transaction.follow(side, [conflict])[conflict])
            spans = transaction.follow("EVIDENCED_BY", carriers)
            found.append(" ".join(edge[3]["sentence"] for edges in spans.values() for edge in edges))
        return found[0], found[1]

    return store.transact(work)


def plain_conflicts(case: Case) -> list[Found]:
    """The baseline's conflicts."""
    one, other = (_sentences_of(given["text"]) for given in case["articles"][:2])
    return [
        ("NEGATION" if negates(left) != negates(right) else "NUMBER", left, right)
        for left in one
        for right in other
        if _contradict(left, right)
    ]


def _sentences_of(text: str) -> list[str]:
    return [part if part.endswith(".") else f"{part}." for part in text.split(". ") if part]


def _contradict(left: str, right: str) -> bool:
    one, other = set(words_of(left)), set(words_of(right))
    if len(one & other) < _ALIKE * min(len(one), len(other)):
        return False
    return negates(left) != negates(right) or _numbers(one) != _numbers(other)


def _numbers(words: Iterable[str]) -> set[str]:
    return {word for word in words if word.isdigit()}


TASKS = (
    Task("conflicts", evaluate, own=(CASES,), halved=True),
    Task(
        "conflicts-reworded",
        partial(evaluate, file=REWORDED, dataset="own conflicts in other words"),
        own=(REWORDED,),
        halved=True,
    ),
)
