"""Copies by what is made of a text on its way into another outlet (`evaluation.copy_edits`), and texts that are none.

Each text is edited in ten ways, and each pair of text and edit is to be told as a copy. No copies are: two reports on
one page of a story; two unrelated texts; two into which one quotation of eighty words was put; two that end in the same
two sentences. Pairs of reports on one page that do repeat each other (several outlets print one agency) aren't told
apart by the makers of the page: what is found there was looked at by hand, and is counted as false all the same.

The baseline is what Dramatis did before: whole sentences of nine words and more that are the same in both, six of ten
of the shorter text.
"""

import itertools
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.sample import sample_corpus
from dramatis.article import Article
from dramatis.ids import stable_id
from evaluation.copy_edits import COPIES, quoting, sentences_of, with_background
from evaluation.intervals import Counts, f1, label_table, measured, precision, recall
from evaluation.story_sets import FULLTEXT, fulltext
from evaluation.task import Bench, Task, TaskResult
from stories.copies import COPY_AT, likeness, marks, wording

# Texts with fewer sentences can't be edited in all ways.
_LEAST_SENTENCES = 5
# A quotation is as long as a spokesman's statement in print, and no longer than the text that prints it.
_QUOTED_WORDS = 80
_NONE = ("same_story", "unrelated", "quotation", "background")
_FACTS = "tests/fixtures/demo_facts.json"
# The earlier rule, kept as the baseline.
_LONG_SENTENCE, _EARLIER_AT = 9, 0.6

Decision = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, how the second came about, and whether it is a copy."""

    one: str
    other: str
    kind: str
    copy: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A text, the story that it tells, and its original where it is known to be a copy, else itself."""

    id: str
    story: str
    body: str
    original: str


def evaluate_demo(bench: Bench) -> TaskResult:
    """On the demo corpus, which anybody has."""
    del bench
    copies = json.loads((Path(__file__).parent.parent / _FACTS).read_text(encoding="utf-8"))["copies"]
    texts = [
        Told(article.url, article.origin.partition(":")[0], article.body, copies.get(article.url, article.url))
        for article in sample_corpus()
        if isinstance(article, Article) and article.url is not None
    ]
    return _result("edits of the demo corpus", texts)


def evaluate_news(bench: Bench) -> TaskResult:
    """On full news articles."""
    texts = [Told(item.id, item.story, item.article.body, item.id) for item in fulltext(bench.data)]
    return _result("edits of allsides_fulltext_stories", texts)


def _result(dataset: str, texts: Sequence[Told]) -> TaskResult:
    by_text = [list(pairs) for pairs in pairs_of(texts)]
    ours = [counted(pairs, is_copy) for pairs in by_text]
    plain = [counted(pairs, was_copy) for pairs in by_text]
    return TaskResult(
        dataset=dataset,
        split="dev",
        n=sum(map(len, by_text)),
        unit="pairs",
        documents=len(by_text),
        measures=measured(ours, plain, {"f1": f1(), "precision": precision(), "recall": recall()}),
        baseline="whole sentences that are the same",
        details=label_table(ours, COPIES) | _falsely(ours),
    )


def _falsely(parts: Sequence[Counts]) -> dict[str, dict[str, float]]:
    """Of each sort of pairs that are no copies how many there are, and how many were taken for some."""
    return {
        kind: {
            "n": sum(part.get(f"n:{kind}", 0.0) for part in parts),
            "false": sum(part.get(f"fp:{kind}", 0.0) for part in parts),
        }
        for kind in _NONE
    }


def counted(pairs: Sequence[Pair], decides: Decision) -> Counts:
    """What is right and wrong, under no name and under that of the sort of pair."""
    counts: dict[str, float] = {}
    for pair in pairs:
        found = decides(pair.one, pair.other)
        key = ("tp" if found else "fn") if pair.copy else ("fp" if found else "tn")
        for name in (f"{key}:", f"{key}:{pair.kind}", f"n:{pair.kind}"):
            counts[name] = counts.get(name, 0.0) + 1
    return counts


def is_copy(one: str, other: str) -> bool:
    """As the product decides: a passage in common, and enough of the shorter text in the longer."""
    left, right = wording(one), wording(other)
    return not set(marks(left)).isdisjoint(marks(right)) and likeness(left, right) >= COPY_AT


def was_copy(one: str, other: str) -> bool:
    """As the baseline decides."""
    left, right = _long_sentences(one), _long_sentences(other)
    shared, few = len(left & right), min(len(left), len(right))
    return shared >= min(2, few) and few > 0 and shared / few >= _EARLIER_AT


def _long_sentences(text: str) -> set[str]:
    told = (re.findall(r"\w+", sentence.casefold()) for sentence in sentences_of(text))
    return {" ".join(words) for words in told if len(words) >= _LONG_SENTENCE}


def pairs_of(texts: Sequence[Told]) -> Iterator[Iterator[Pair]]:
    """The pairs, text by text."""
    long = [text for text in texts if len(sentences_of(text.body)) >= _LEAST_SENTENCES]
    for place, text in enumerate(long):
        # A text of another story, the same at every making.
        others = (long[(place + step) % len(long)] for step in range(len(long) // 2, len(long) + len(long) // 2))
        strange = next((other for other in others if other.story != text.story), None)
        if strange is not None:
            mates = [other for other in long[:place] if other.story == text.story]
            mates = [other for other in mates if other.original != text.original]
            yield itertools.chain(_copies(text, strange), _no_copies(text, strange, mates))


def _copies(text: Told, strange: Told) -> Iterator[Pair]:
    chance = random.Random(stable_id("edits", text.id))
    own, other = sentences_of(text.body), sentences_of(strange.body)
    for kind, edit in COPIES.items():
        yield Pair(text.body, edit(own, other, chance), kind, copy=True)


def _no_copies(text: Told, strange: Told, mates: Sequence[Told]) -> Iterator[Pair]:
    for mate in mates:
        yield Pair(text.body, mate.body, "same_story", copy=False)
    yield Pair(text.body, strange.body, "unrelated", copy=False)
    own, other = sentences_of(text.body), sentences_of(strange.body)
    quoted = " ".join(other).split()[:_QUOTED_WORDS]
    # Where no other report tells the story, its two halves stand for two reports.
    half = len(own) // 2
    left, right = (own, sentences_of(mates[-1].body)) if mates else (own[:half], own[half:])
    yield Pair(quoting(left, quoted, "she"), quoting(right, quoted, "the minister"), "quotation", copy=False)
    yield Pair(with_background(left, other), with_background(right, other), "background", copy=False)


TASKS = (
    Task("copies", evaluate_demo, own=(_FACTS,)),
    Task("copies_news", evaluate_news, files=(FULLTEXT,)),
)
