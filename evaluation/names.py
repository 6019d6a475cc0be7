"""Names on the parts of four sets that no training sees: exact spans and labels.

Two figures each: the pipeline's names (`ner_…`), which are its recogniser's with those given their whole length that
are built by a pattern (`extractors/name_spans.py`), and what the product makes of them (`rules_…`): its rules for
names, named events and dates, on the same parse. GPE and LOC count as one (PLACE), since no set tells them apart
itself; nothing counts on words of which a set doesn't say whether they are part of a name. `f1` is over persons,
organisations, places, peoples and events as far as the set annotates them; `f1_with_dates` over dates too.
CrossNER's sentences are read one by one, because neighbours don't belong together; of the other sets twelve
neighbouring sentences of a document are read at a time.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from spacy.tokens import Doc, Span

from dramatis.words import EntityKind
from evaluation.intervals import Measuring, f1, label_table, measured, precision, recall
from evaluation.plain_names import plain_names
from evaluation.readings import with_names
from evaluation.task import Bench, Measure, Task, TaskResult
from extractors.documents import find_documents
from extractors.events import find_events
from extractors.extract import Extractor
from extractors.reading import Form, Reference
from training import inputs, labels
from training.names import MICRO, SCORED
from training.partial import COMPLETE, completed, example
from training.scoring import Counts, collapsed, compare_names, together
from training.silver import gazetteer

# What the label tables are made from; every set needs them.
_TABLES = (inputs.TERRITORIES, inputs.LEADERS)
_ALL = "all"
# Any day: it makes "Monday" a date, and only where a date stands counts here.
_SOME_DAY = Reference(date(2015, 1, 1), exact=True)


def _task(
    name: str,
    dataset: str,
    split: str,
    file: str,
    source: str,
    targets: tuple[float, float] | None,
) -> Task:
    return Task(name, partial(_evaluate, dataset, split, source, targets), (file, *_TABLES))


def _evaluate(
    dataset: str,
    split: str,
    source: str,
    targets: tuple[float, float] | None,
    bench: Bench,
) -> TaskResult:
    tables = gazetteer(bench.data)
    sentences = [completed(one, tables.demonyms) for one in SCORED[source](bench.data, tables)]
    known = COMPLETE[source]
    runs = list(together(sentences, alone=source == "crossner"))
    examples = [example(bench.extractor.nlp, run) for run in runs]
    alone: list[Counts] = []
    ruled: list[Counts] = []
    plain: list[Counts] = []
    parsed = bench.extractor.nlp.pipe((one.predicted for one in examples), batch_size=64)
    for number, (one, doc) in enumerate(zip(examples, parsed, strict=True)):
        if not number % 50:
            bench.say(f"{number} of {len(examples)} passages")
        alone.append(compare_names(doc, one.reference, known))
        plain.append(compare_names(_with(doc, plain_names(doc, bench.extractor.gazetteer)), one.reference, known))
        ruled.append(compare_names(_with(doc, product_names(bench.extractor, doc)), one.reference, known))
    told = sorted({collapsed(label) for label in known})
    micro = [label for label in MICRO if label in told]
    measures: dict[str, Measuring] = {"f1": f1(micro)}
    if labels.DATE in told:
        measures["f1_with_dates"] = f1(told)
    measures |= {"precision": precision(_ALL), "recall": recall(_ALL)}
    target = targets[bench.accurate] if targets else None
    doc_ids = [run[0].doc_id for run in runs]
    alone, ruled, plain = ([_with_all(part, micro) for part in parts] for parts in (alone, ruled, plain))
    alone, ruled, plain = (by_document(doc_ids, parts) for parts in (alone, ruled, plain))
    return TaskResult(
        dataset=dataset,
        split=split,
        n=sum(part["tp:all"] + part["fn:all"] for part in alone),
        unit="names",
        documents=len(alone),
        measures=tuple(
            measure
            for pair in zip(
                _named("ner", measured(alone, plain, measures, {"f1": target})),
                _named("rules", measured(ruled, plain, measures, {"f1": target})),
                strict=True,
            )
            for measure in pair
        ),
        baseline="capitalised chains, looked up in the gazetteer",
        details={
            f"{way} {label}": figures
            for way, parts in (("ner", alone), ("rules", ruled), ("baseline", plain))
            for label, figures in label_table(parts, told).items()
        },
    )


def product_names(extractor: Extractor, doc: Doc) -> list[Span]:
    """What the product takes for names in a parsed text, with the recogniser's labels."""
    reading, names = with_names(extractor, doc, _SOME_DAY)
    spans = [
        Span(doc, name.start, name.end, labels.NORP if name.form is Form.DEMONYM else name.label) for name in names
    ]
    find_documents(reading)
    find_events(reading)
    spans += [
        Span(doc, naming.start, naming.end, labels.EVENT)
        for chain in reading.chains
        if chain.kind is EntityKind.EVENT
        for naming in chain.namings
        if naming.form is Form.NAME
    ]
    spans += [Span(doc, one.start, one.end, labels.DATE) for one in reading.dates]
    return [_without_the(span) for span in spans if not _only_the(span)]


def _only_the(span: Span) -> bool:
    return len(span) == 1 and span.text.lower() == "the"


def _without_the(span: Span) -> Span:
    """The sets' names begin behind the article."""
    if len(span) > 1 and span[0].lower_ == "the":
        return Span(span.doc, span.start + 1, span.end, span.label_)
    return span


def _with(doc: Doc, spans: Iterable[Span]) -> Doc:
    """A bare copy of the text with these names; of two that overlap the earlier and longer stays."""
    copy = Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    copy.ents = tuple(_apart(copy, spans))
    return copy


def _apart(doc: Doc, spans: Iterable[Span]) -> Iterator[Span]:
    reached = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= reached and span.end > span.start:
            yield Span(doc, span.start, span.end, span.label_)
            reached = span.end


def _with_all(counts: Counts, micro: Iterable[str]) -> Counts:
    """The counts with their sums over the scored labels as `tp:all`, `fp:all` and `fn:all`."""
    sums = {f"{kind}:{_ALL}": sum(counts[f"{kind}:{label}"] for label in micro) for kind in ("tp", "fp", "fn")}
    return counts + Counts(sums)


def by_document(doc_ids: Iterable[str], parts: Iterable[Counts]) -> list[Counts]:
    """The counts of passages summed over their documents, in order."""
    sums: dict[str, Counts] = {}
    for doc_id, part in zip(doc_ids, parts, strict=True):
        sums.setdefault(doc_id, Counts()).update(part)
    return list(sums.values())


def _named(prefix: str, measures: Iterable[Measure]) -> Iterator[Measure]:
    for one in measures:
        yield Measure(f"{prefix}_{one.name}", one.figure, one.baseline, one.target)


TASKS = (
    _task("names-crossner", "CrossNER politics", "dev", inputs.CROSSNER_DEV, "crossner", (0.80, 0.85)),
    _task("names-gum", "GUM, open genres", "dev", inputs.UD_DEV["ud_gum"], "gum", (0.69, 0.75)),
    _task(
        "names-redocred", "Re-DocRED, a fifth of its documents", "held out", inputs.REDOCRED, "redocred", (0.79, 0.84)
    ),
    _task("names-gmb", "GMB, a twentieth of its blocks (silver)", "held out", inputs.GMB, "gmb", None),
)
