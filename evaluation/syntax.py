"""Tags, lemmas, trees and sentences on the development parts of UD EWT and GUM.

Whole documents are read, paragraphs parted by an empty line. The first figures are on the treebank's own words (gold
tokens), those called `raw` on the words that the pipeline's tokenizer cuts, over the words that both cut alike.
Attachment leaves punctuation out. A sentence is right when both its edges are.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from spacy.tokens import Doc
from spacy.training import Example

from evaluation.intervals import Measuring, f1, measured, ratio
from evaluation.task import Bench, Measure, Task, TaskResult
from training import inputs
from training.conllu import Tree, read_trees
from training.scoring import Counts, compare_syntax
from training.syntax import gaps_between, reference, rows_of, runs

_ACCURACIES: dict[str, Measuring] = {
    "tag": ratio("tag", "aligned"),
    "las": ratio("las", "attached"),
    "uas": ratio("uas", "attached"),
    "lemma": ratio("lemma", "aligned"),
    "lemma_any_case": ratio("lemma_small", "aligned"),
    "sentences_f1": f1(["sents"]),
}
_ALIGNED = {"aligned": ratio("aligned", "words")}
_ENDS = frozenset([".", "?", "!"])


def _evaluate(treebank: str, dev: str, train: str, las: float, bench: Bench) -> TaskResult:
    vocab = bench.extractor.nlp.vocab
    plain = Plain(read_trees(bench.data / train))
    golds = [reference(vocab, rows_of(run, gaps)) for run, gaps in documents(bench.data / dev)]
    bench.say("on the treebank's words")
    given = [Doc(vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold]) for gold in golds]
    bare = [plain.annotated(doc) for doc in given]
    on_gold = _counts(bench.extractor.nlp.pipe(given, batch_size=8), golds)
    bench.say("on raw text")
    raw = _counts(bench.extractor.nlp.pipe((gold.text for gold in golds), batch_size=8), golds)
    base = _counts(bare, golds)
    targets = {"tag": 0.955, "las": 0.85} if bench.accurate else {"tag": 0.94, "las": las, "lemma": 0.97}
    return TaskResult(
        dataset=treebank,
        split="dev",
        n=int(sum(part["words"] for part in on_gold)),
        unit="words",
        documents=len(golds),
        measures=(
            *measured(on_gold, base, _ACCURACIES, targets),
            *(Measure(f"raw_{one.name}", one.figure, None) for one in measured(raw, raw, {**_ACCURACIES, **_ALIGNED})),
        ),
        baseline="each word's usual tag and lemma, its neighbour as head with the tag's usual label, ends at . ? !",
    )


def documents(path: Path) -> Iterator[tuple[list[Tree], list[str]]]:
    """The documents of a treebank with what parts their sentences: a blank, or an empty line between paragraphs."""
    for run in runs(read_trees(path), random.Random(0), longest=10**9):
        yield run, gaps_between(run, random.Random(0), paragraph=1.0)


def _counts(found: Iterable[Doc], golds: Sequence[Doc]) -> list[Counts]:
    return [compare_syntax(Example(doc, gold)) for doc, gold in zip(found, golds, strict=True)]


class Plain:
    """The baseline, counted from a training part: each word's usual tag and lemma, one neighbour as every head."""

    def __init__(self, trees: Iterable[Tree]) -> None:
        tags: dict[str, Counter[str]] = defaultdict(Counter)
        lemmas: dict[str, Counter[str]] = defaultdict(Counter)
        labels: dict[str, Counter[str]] = defaultdict(Counter)
        self.ahead = 0
        for tree in trees:
            for index, word in enumerate(tree.words):
                tags[word.text][word.xpos] += 1
                lemmas[word.text][word.lemma] += 1
                labels[word.xpos][word.dep] += 1
                self.ahead += (word.head == index + 1) - (word.head == index - 1)
        self.tags = _usual(tags)
        self.lemmas = _usual(lemmas)
        self.labels = _usual(labels)

    def annotated(self, doc: Doc) -> Doc:
        """A copy of the words with the baseline's annotation; every word hangs on the same side's neighbour."""
        words = [token.text for token in doc]
        tags = [self.tags.get(word, "NNP" if word[:1].isupper() else "NN") for word in words]
        deps = [self.labels.get(tag, "dep") for tag in tags]
        heads = list(range(len(words)))
        edges = [i for i, word in enumerate(words) if not i or words[i - 1] in _ENDS or words[i - 1].isspace()]
        for start, end in pairwise([*edges, len(words)]):
            for index in range(start, end):
                heads[index] = min(index + 1, end - 1) if self.ahead > 0 else max(index - 1, start)
            deps[end - 1 if self.ahead > 0 else start] = "ROOT"
        return Doc(
            doc.vocab,
            words=words,
            spaces=[bool(token.whitespace_) for token in doc],
            tags=tags,
            lemmas=[self.lemmas.get(word, word) for word in words],
            heads=heads,
            deps=deps,
        )


def _usual(counts: Mapping[str, Counter[str]]) -> dict[str, str]:
    return {key: counted.most_common(1)[0][0] for key, counted in counts.items()}


TASKS = tuple(
    Task(f"syntax-{short}", partial(_evaluate, name, inputs.UD_DEV[key], train, las), (inputs.UD_DEV[key], train))
    for short, name, key, train, las in (
        ("ewt", "UD EWT", "ud_ewt", inputs.UD_TRAIN[0], 0.81),
        ("gum", "UD GUM, open genres", "ud_gum", inputs.UD_TRAIN[1], 0.82),
    )
)
