"""Linking across documents with gold mentions given, so that the linking alone is measured: ECB+ and MEANTIME.

What is judged, exactly:

- All gold mentions of one kind (events, or entities) in one part of the corpus are one set, mentions of one included.
  Its partitions are compared by B-cubed over all documents together.
- ECB+: development part, the sentences that its makers checked. MEANTIME: airbus, one half by document hash, without
  the mentions that refer to nothing.
- Given are the texts and the spans of the mentions. Topics and stories of the corpora aren't given: which documents go
  together is predicted (`evaluation.linking_stories`).
- Each document's mentions are counted with that document; the interval draws documents, linked as they were.

Events are joined by average link over all pairs of a story, those at other times apart (`linking_events`). The baseline
links all mentions whose heads have the same lemma, head and lemma being the product's. `details` has the figure of
leaving every mention alone, for what the joining itself is worth.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence

from evaluation.clusters import metric_f1, metric_precision, metric_recall
from evaluation.intervals import Counts, Measuring, figures, measured
from evaluation.linking_entities import link_entities
from evaluation.linking_events import link_events
from evaluation.linking_gold import (
    ECB_DEV,
    ECB_SENTENCES,
    ENTITY,
    EVENT,
    MEANTIME,
    LinkedDocument,
    read_ecb,
    read_meantime,
)
from evaluation.linking_reading import ReadDocument, read_told
from evaluation.linking_scores import all_told, b_cubed, document_counts
from evaluation.linking_stories import predicted_stories
from evaluation.task import Bench, Task, TaskResult

Link = Callable[[Sequence[ReadDocument], Mapping[str, int]], list[Hashable]]
_LINKS: Mapping[str, Link] = {EVENT: link_events, ENTITY: link_entities}
# What the issue asks for above the baseline.
_ABOVE = {EVENT: 0.15, ENTITY: 0.05}
# What it asks for on ECB+'s development part.
_ECB_LEAST = {EVENT: 0.80, ENTITY: 0.0}


def evaluate_ecb(bench: Bench) -> TaskResult:
    """The product's links against those of ECB+'s development part."""
    return _evaluate(bench, "ECB+, gold mentions given", "dev", list(read_ecb(bench.data, ECB_DEV)), _ECB_LEAST)


def evaluate_meantime(bench: Bench) -> TaskResult:
    """The product's links against those of one half of MEANTIME's airbus part."""
    documents = list(read_meantime(bench.data, bench.split))
    return _evaluate(bench, "MEANTIME airbus, gold mentions given", bench.split, documents, {})


def _evaluate(
    bench: Bench, dataset: str, split: str, documents: Sequence[LinkedDocument], least: Mapping[str, float]
) -> TaskResult:
    bench.say(f"reading {len(documents)} documents")
    readings = list(read_told(bench.extractor, documents))
    stories = predicted_stories(readings)
    ours = _counts(readings, {kind: link(readings, stories) for kind, link in _LINKS.items()})
    plain = _counts(readings, {kind: same_lemma(readings, kind) for kind in _LINKS})
    targets: dict[str, float | None] = {}
    for kind, above in _ABOVE.items():
        baseline = figures(plain, {kind: metric_f1(kind)})[kind].value
        targets[f"{kind}_b3_f1"] = round(max(least.get(kind, 0.0), baseline + above), 4)
    chains = {kind: [one.mention.chain for one in all_told(readings, kind)] for kind in _LINKS}
    alone = {kind: b_cubed(found, range(len(found))) for kind in _LINKS for found in [all_told(readings, kind)]}
    return TaskResult(
        dataset=dataset,
        split=split,
        n=sum(map(len, chains.values())),
        unit="mentions",
        documents=len(readings),
        measures=measured(ours, plain, _measures(), targets),
        baseline="all mentions with the same head lemma",
        details={
            "mentions": {kind: len(found) for kind, found in chains.items()},
            "chains": {kind: len(set(found)) for kind, found in chains.items()},
            "every mention alone": {f"{kind}_b3_f1": round(value, 4) for kind, value in alone.items()},
            "stories": {"predicted": len(set(stories.values())), "gold": len({one.story for one in documents})},
        },
    )


def _measures() -> dict[str, Measuring]:
    found: dict[str, Measuring] = {}
    for kind in _LINKS:
        found[f"{kind}_b3_f1"] = metric_f1(kind)
        found |= {f"{kind}_precision": metric_precision(kind), f"{kind}_recall": metric_recall(kind)}
    return found


def _counts(readings: Sequence[ReadDocument], keys: Mapping[str, Sequence[Hashable]]) -> list[Counts]:
    """The counts of each document, those of events and of entities under their names."""
    sums: dict[str, dict[str, float]] = {reading.doc_id: {} for reading in readings}
    for kind, found in keys.items():
        for doc_id, counts in document_counts(all_told(readings, kind), found, kind).items():
            sums[doc_id] |= counts
    return list(sums.values())


def same_lemma(readings: Sequence[ReadDocument], kind: str) -> list[Hashable]:
    """The baseline: the lemma of each mention's head."""
    return [one.lemma.casefold() for one in all_told(readings, kind)]


TASKS = (
    Task("linking-ecb", evaluate_ecb, (ECB_DEV, ECB_SENTENCES)),
    Task("linking-meantime", evaluate_meantime, (MEANTIME,), halved=True),
)
