"""Counts of right and wrong, document by document; `evaluation.intervals` has what they come to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from training import labels
from training.conllu import Tree
from training.corpora import Sentence
from training.partial import COMPLETE, example
from training.syntax import scoring_examples

# Sentences read together: whole documents of the sets are put back as far as this.
SENTENCES_TOGETHER = 12

Counts = Counter[str]


def collapsed(label: str) -> str:
    """GPE and LOC as one: no scored set tells them apart itself."""
    return "PLACE" if label in (labels.GPE, labels.LOC) else label


def together(sentences: Iterable[Sentence], alone: bool) -> Iterator[list[Sentence]]:
    """Neighbouring sentences of one document; each by itself when `alone`."""
    held: list[Sentence] = []
    for one in sentences:
        if held and (alone or one.doc_id != held[-1].doc_id or len(held) >= SENTENCES_TOGETHER):
            yield held
            held = []
        held.append(one)
    if held:
        yield held


def name_counts(nlp: Language, sentences: Sequence[Sentence], alone: bool = False) -> list[Counts]:
    """`tp:LABEL`, `fp:LABEL` and `fn:LABEL` of each run; exact spans, nothing counted where the set is silent."""
    runs = list(together(sentences, alone))
    examples = [example(nlp, run) for run in runs]
    found = nlp.pipe([one.predicted for one in examples])
    return [
        compare_names(doc, one.reference, COMPLETE[run[0].source])
        for run, one, doc in zip(runs, examples, found, strict=True)
    ]


def compare_names(found: Doc, gold: Doc, known: frozenset[str]) -> Counts:
    """The counts of one document, over the labels that its set annotates."""
    silent = {token.i for token in gold if not token.ent_iob_}
    said = {(span.start, span.end, collapsed(span.label_)) for span in gold.ents if span.label_ in known}
    seen = {
        (span.start, span.end, collapsed(span.label_))
        for span in found.ents
        if span.label_ in known and not silent & set(range(span.start, span.end))
    }
    counts: Counts = Counter()
    for kind, spans in (("tp", said & seen), ("fp", seen - said), ("fn", said - seen)):
        counts.update(f"{kind}:{label}" for _, _, label in spans)
    return counts


def syntax_counts(nlp: Language, trees: Sequence[Tree]) -> list[Counts]:
    """Right answers and words of each document, over the words that the tokenizer cuts as the treebank does.

    Attachment leaves punctuation out. Sentences are right when both edges are.
    """
    examples = scoring_examples(nlp, trees)
    found = nlp.pipe([one.predicted for one in examples])
    return [compare_syntax(Example(doc, one.reference)) for one, doc in zip(examples, found, strict=True)]


def compare_syntax(one: Example) -> Counts:
    """The counts of one document."""
    counts: Counts = Counter()
    gold = {(token.idx, token.idx + len(token)): token for token in one.reference if not token.is_space}
    for token in one.predicted:
        if token.is_space:
            continue
        counts["words"] += 1
        answer = gold.get((token.idx, token.idx + len(token)))
        if answer is None:
            continue
        counts["aligned"] += 1
        counts["tag"] += token.tag_ == answer.tag_
        counts["pos"] += token.pos_ == answer.pos_
        counts["morph"] += str(token.morph) == str(answer.morph)
        counts["lemma"] += token.lemma_ == answer.lemma_
        counts["lemma_small"] += token.lemma_.lower() == answer.lemma_.lower()
        if answer.dep_ == "punct":
            continue
        counts["attached"] += 1
        same = token.head.idx == answer.head.idx
        counts["uas"] += same
        counts["las"] += same and token.dep_ == answer.dep_
    said, seen = _sentences(one.reference), _sentences(one.predicted)
    counts["tp:sents"], counts["fp:sents"], counts["fn:sents"] = len(said & seen), len(seen - said), len(said - seen)
    return counts


def _sentences(doc: Doc) -> set[tuple[int, int]]:
    edges = set()
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if words:
            edges.add((words[0].idx, words[-1].idx + len(words[-1])))
    return edges
