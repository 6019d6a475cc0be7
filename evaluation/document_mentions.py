"""Mentions of documents in sentences that we annotated: `evaluation/annotated/documents`.

Exact: the same characters. Head: the same head word, which for a span is its last word before "of", "on", "for" or
"between". Before spans are compared, what the guideline leaves out is cut off the product's: article, demonstrative,
possessive. The sentence is read with the one before it. The baseline takes capitalised chains around a document's head
word, and each document noun behind a determiner.
"""

import re
from collections.abc import Iterable
from typing import Any

from spacy.tokens import Doc

from dramatis.words import EntityKind
from evaluation.annotated_items import Annotated, files_of, of_articles, read_annotated
from evaluation.intervals import Counts, f1, measured, precision, recall
from evaluation.readings import parsed, with_names
from evaluation.task import Bench, Task, TaskResult
from extractors.documents import find_documents
from extractors.reading import Form, Reading
from training import labels
from training.partial import headed_chains

Span = tuple[int, int]
_EXACT, _HEAD = "exact", "head"
_LEFT_OUT = labels.word_set("the a an this that these those its his her their our your my some any both all two three")
_LINKS = labels.word_set("of on for between to with from in by at about against")
_WORD = re.compile(r"\S+")
_EDGES = " \t\n,;:.\"'“”‘’()[]"


def evaluate(bench: Bench) -> TaskResult:
    """The product's mentions of documents against ours, beside a plain look at words."""
    items = read_annotated("documents", bench.split, gap=" ")
    ours: list[Counts] = []
    plain: list[Counts] = []
    for item, doc in zip(items, parsed(bench.extractor, [item.whole for item in items]), strict=True):
        reading, _ = with_names(bench.extractor, doc)
        find_documents(reading)
        ours.append(mention_counts(item, document_spans(reading)))
        plain.append(mention_counts(item, plain_documents(doc)))
    measures = {"f1": f1([_EXACT]), "precision": precision(_EXACT), "recall": recall(_EXACT)}
    measures |= {"head_f1": f1([_HEAD]), "named_f1": f1(["named"]), "nominal_recall": recall("nominal")}
    return TaskResult(
        dataset="our sentences with documents",
        split=bench.split,
        n=sum(len(item.gold["spans"]) for item in items),
        unit="mentions",
        documents=len({item.article for item in items}),
        measures=measured(of_articles(items, ours), of_articles(items, plain), measures, {"f1": 0.75, "head_f1": None}),
        baseline="capitalised chains with a document's head word; document nouns behind a determiner",
    )


def document_spans(reading: Reading) -> list[tuple[Span, bool]]:
    """Characters of each mention of a document that the product found, and whether it is named."""
    return [
        (reading.characters(naming.start, naming.end), naming.form is Form.NAME)
        for chain in reading.chains
        if chain.kind is EntityKind.DOCUMENT
        for naming in chain.namings
    ]


def plain_documents(doc: Doc) -> list[tuple[Span, bool]]:
    """The baseline's mentions."""
    words = [token.text for token in doc]
    chains = [(start, end) for start, end, label, _ in headed_chains(words) if label == labels.DOCUMENT]
    found = [(_characters(doc, start, end), True) for start, end in chains]
    taken = {index for start, end in chains for index in range(start, end)}
    for index, word in enumerate(words):
        if word in labels.DOCUMENT_HEADS and index and index not in taken and words[index - 1].lower() in _LEFT_OUT:
            found.append((_characters(doc, index, index + 1), False))
    return found


def _characters(doc: Doc, start: int, end: int) -> Span:
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def mention_counts(item: Annotated, found: Iterable[tuple[Span, bool]]) -> dict[str, float]:
    """The counts of one sentence: exact, by head, and exact over the named."""
    seen = {
        core(item.text, start - item.offset, end - item.offset): named
        for (start, end), named in found
        if item.inside(start, end)
    }
    gold = {(span["start"], span["end"]): bool(span["named"]) for span in item.gold["spans"]}
    counts = _counted(_EXACT, set(gold), set(seen))
    counts |= _counted(_HEAD, {head(item.text, *span) for span in gold}, {head(item.text, *span) for span in seen})
    counts |= _counted("named", {span for span in gold if gold[span]}, {span for span in seen if seen[span]})
    nominal = {span for span in gold if not gold[span]}
    return counts | {"tp:nominal": len(nominal & set(seen)), "fn:nominal": len(nominal - set(seen))}


def _counted(name: str, gold: set[Any], seen: set[Any]) -> dict[str, float]:
    return {f"tp:{name}": len(gold & seen), f"fp:{name}": len(seen - gold), f"fn:{name}": len(gold - seen)}


def core(text: str, start: int, end: int) -> Span:
    """The span without what the guideline leaves out: article, demonstrative, possessive, marks at the edges."""
    words = [(start + word.start(), start + word.end()) for word in _WORD.finditer(text[start:end])]
    kept = words
    for index, (low, high) in enumerate(words[:-1]):
        word = text[low:high]
        if word.endswith(("'s", "’s", "s'", "s’")) and not any(text[a].isupper() for a, _ in words[index + 1 :]):
            kept = words[index + 1 :]
    while len(kept) > 1 and text[kept[0][0] : kept[0][1]].lower() in _LEFT_OUT:
        kept = kept[1:]
    start = kept[0][0] if kept else start
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def head(text: str, start: int, end: int) -> Span:
    """The head word of a span: the last one before a preposition, and for a number the word itself."""
    words = [(start + word.start(), start + word.end()) for word in _WORD.finditer(text[start:end])]
    for index, (low, high) in enumerate(words):
        if index and text[low:high].lower() in _LINKS:
            return words[index - 1]
    return words[-1] if words else (start, end)


TASKS = (Task("documents", evaluate, own=files_of("documents"), halved=True),)
