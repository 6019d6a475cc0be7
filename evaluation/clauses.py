"""Modality and polarity of clauses that we annotated: `evaluation/annotated/modality`.

The product is asked how its text holds the event of the given word. Words that are no event (NOT_EVENT) don't count.
Macro-F1 is the mean over the labels that the half has. The baseline gives every clause the most frequent label.
"""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dramatis.words import Modality, Polarity
from evaluation.annotated_items import Annotated, files_of, of_articles, read_annotated
from evaluation.intervals import Counts, label_table, macro_f1, measured, ratio
from evaluation.passes import NOT_EVENT
from evaluation.readings import parsed
from evaluation.task import Bench, Task, TaskResult
from extractors.modality import holding_of

_MODALITIES = tuple(modality.value for modality in Modality)
_POLARITIES = tuple(polarity.value for polarity in Polarity)
Labels = tuple[str, str]


def evaluate(bench: Bench) -> TaskResult:
    """The product's labels against ours, beside the most frequent ones."""
    items = [item for item in read_annotated("modality", bench.split, gap=" ") if item.gold["modality"] != NOT_EVENT]
    gold = [(str(item.gold["modality"]), str(item.gold["polarity"])) for item in items]
    ours = [
        label(doc, item) for item, doc in zip(items, parsed(bench.extractor, [one.whole for one in items]), strict=True)
    ]
    usual = _usual(gold)
    measures = {
        "modality_macro_f1": macro_f1(_MODALITIES),
        "polarity_macro_f1": macro_f1(_POLARITIES),
        "modality_accuracy": ratio("modality", "clauses"),
        "polarity_accuracy": ratio("polarity", "clauses"),
    }
    counts = of_articles(items, [clause_counts(right, seen) for right, seen in zip(gold, ours, strict=True)])
    plain = of_articles(items, [clause_counts(right, usual) for right in gold])
    return TaskResult(
        dataset="our clauses",
        split=bench.split,
        n=len(items),
        unit="clauses",
        documents=len(counts),
        measures=measured(counts, plain, measures, {"modality_macro_f1": 0.75, "polarity_macro_f1": 0.75}),
        baseline="the most frequent label",
        details=label_table(counts, (*_MODALITIES, *_POLARITIES)),
    )


def label(doc: Doc, item: Annotated) -> Labels:
    """The product's modality and polarity of the item's word."""
    held = holding_of(trigger(doc, item))
    return held.modality.value, held.polarity.value


def trigger(doc: Doc, item: Annotated) -> Token:
    """The token of the item's word."""
    start, end = (item.offset + item.item["head"][key] for key in ("start", "end"))
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None  # the word lies in the text
    return span.root


def clause_counts(gold: Labels, seen: Labels) -> Counts:
    """The counts of one clause, over both kinds of label."""
    counts: Counter[str] = Counter({"clauses": 1})
    for kind, right, found in zip(("modality", "polarity"), gold, seen, strict=True):
        if right == found:
            counts.update([kind, f"tp:{right}"])
        else:
            counts.update([f"fn:{right}", f"fp:{found}"])
    return counts


def _usual(gold: Sequence[Labels]) -> Labels:
    modality, polarity = (Counter(pair[place] for pair in gold).most_common(1) for place in (0, 1))
    return modality[0][0] if modality else "", polarity[0][0] if polarity else ""


TASKS = (Task("modality", evaluate, own=files_of("modality"), halved=True),)
