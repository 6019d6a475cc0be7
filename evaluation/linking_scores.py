"""B-cubed of a partition that goes across documents, counted document by document."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from evaluation.clusters import metric_f1
from evaluation.intervals import total
from evaluation.linking_reading import ReadDocument, Told


def all_told(documents: Iterable[ReadDocument], kind: str) -> list[Told]:
    """The mentions of that kind in all documents, in order."""
    return [one for document in documents for one in document.told if one.mention.kind == kind]


def document_counts(told: Sequence[Told], keys: Sequence[Hashable], name: str = "b3") -> dict[str, dict[str, float]]:
    """By document the sums of B-cubed over its mentions; their clusters go across all documents."""
    gold: dict[str, set[int]] = defaultdict(set)
    found: dict[Hashable, set[int]] = defaultdict(set)
    for index, (one, key) in enumerate(zip(told, keys, strict=True)):
        gold[one.mention.chain].add(index)
        found[key].add(index)
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for one, key in zip(told, keys, strict=True):
        mine, theirs = gold[one.mention.chain], found[key]
        shared, sums = len(mine & theirs), counts[one.doc_id]
        sums[f"{name}:r:right"] += shared / len(mine)
        sums[f"{name}:p:right"] += shared / len(theirs)
        sums[f"{name}:r:all"] += 1
        sums[f"{name}:p:all"] += 1
    return {doc_id: dict(sums) for doc_id, sums in counts.items()}


def b_cubed(told: Sequence[Told], keys: Sequence[Hashable]) -> float:
    """The F1 over all documents."""
    return metric_f1("b3")(total(list(document_counts(told, keys).values())))
