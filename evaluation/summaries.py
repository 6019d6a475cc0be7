"""Summaries of stories against the neutral ones that editors wrote: ROUGE, beside leads, LexRank and TextRank.

For each story all four get the same sentences and give as many bullets as ours has, so many words of which are scored
that no one gains by length. That each bullet of ours opens to its place in its article is counted, not assumed.
"""

import json
import lzma
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.intervals import Counts, Measuring, figures, ratio
from evaluation.readings import parsed
from evaluation.summaries_baselines import interleaved_leads, lexrank, textrank, unlike
from evaluation.summaries_rouge import rouge, tokens
from evaluation.task import Bench, Measure, Task, TaskResult
from stories.summary import Chosen, summarise
from stories.summary_sentences import Report, Sentence, trimmed

FILE = "allsides_fulltext_stories/dev_2012_2017.jsonl.xz"
# Words of a summary that are scored: the longest tenth of the editors' summaries has 59 or more, their mean is 35.
_BUDGET = 60
_OURS = "ours"
_BASELINES: Mapping[str, Callable[[Sequence[Sequence[str]]], list[str]]] = {
    "leads": interleaved_leads,
    "lexrank": lexrank,
    "textrank": textrank,
}
_STRONGEST = "leads"


@dataclass(frozen=True, slots=True)
class Story:
    """A story's articles with their texts, by id, and the summary that its editors gave."""

    reports: tuple[Report, ...]
    texts: Mapping[str, str]
    reference: str


def evaluate(bench: Bench) -> TaskResult:
    """ROUGE-1 and ROUGE-2 over the development stories, and by how much they are above each baseline's."""
    stories = read_stories(bench)
    bench.say("summaries")
    return score(stories)


def score(stories: Sequence[Story]) -> TaskResult:
    """The figures of these stories; the bootstrap draws stories, both sides of a difference together."""
    parts = [_counts(story) for story in stories]
    measures: dict[str, Measuring] = {}
    for n in (1, 2):
        measures[f"rouge{n}"] = ratio(f"{_OURS}:rouge{n}", "stories")
        for name in _BASELINES:
            measures[f"rouge{n}_above_{name}"] = _above(f"rouge{n}", name)
    measures["traceable"] = ratio("traced", "bullets")
    found = figures(parts, measures)
    plain = figures(parts, {f"rouge{n}": ratio(f"{_STRONGEST}:rouge{n}", "stories") for n in (1, 2)})
    targets = dict.fromkeys((name for name in measures if "above" in name), 0.0) | {"traceable": 1.0}
    return TaskResult(
        dataset="AllSides stories with full texts, 2012-2017",
        split="dev",
        n=len(stories),
        unit="stories",
        documents=len(stories),
        measures=tuple(Measure(name, figure, plain.get(name), targets.get(name)) for name, figure in found.items()),
        baseline="interleaved leads; LexRank and TextRank in the details",
        details=_details(parts),
    )


def _above(measure: str, baseline: str) -> Measuring:
    return lambda counts: (counts[f"{_OURS}:{measure}"] - counts[f"{baseline}:{measure}"]) / max(1.0, counts["stories"])


def _counts(story: Story) -> Counts:
    """Sums of what one story scores, and how many of its bullets open to their place."""
    bullets = summarise(story.reports)
    texts = [_usable(report) for report in story.reports]
    summaries = {_OURS: [bullet.text for bullet in bullets]}
    summaries |= {name: unlike(rank(texts), len(bullets)) for name, rank in _BASELINES.items()}
    reference = tokens(story.reference)
    counts = {
        "stories": 1.0,
        "bullets": float(len(bullets)),
        "traced": float(sum(is_traced(bullet, story.texts[bullet.report]) for bullet in bullets)),
    }
    for name, summary in summaries.items():
        words = [word for bullet in summary for word in tokens(bullet)]
        counts[f"{name}:words"] = float(len(words))
        for n in (1, 2):
            cut, whole = rouge(words[:_BUDGET], reference, n), rouge(words, reference, n)
            counts[f"{name}:rouge{n}"] = cut.f1
            counts[f"{name}:rouge{n}_recall"] = cut.recall
            counts[f"{name}:rouge{n}_whole"] = whole.f1
            counts[f"{name}:rouge{n}_whole_recall"] = whole.recall
    return counts


def is_traced(bullet: Chosen, text: str) -> bool:
    """The bullet is, line breaks aside, what stands in the text at its place, within its sentence."""
    span, sentence = bullet.span, bullet.sentence
    here = text[span.start : span.end]
    within = sentence.start <= span.start < span.end <= sentence.end
    return within and here == span.text and " ".join(here.split()) == bullet.text


def _usable(report: Report) -> list[str]:
    """The sentences of the body that could be bullets, as all summarisers get them."""
    spans = (trimmed(sentence) for sentence in report.sentences if sentence.start >= report.body_start)
    return [" ".join(span.text.split()) for span in spans if span is not None]


def _details(parts: Sequence[Counts]) -> dict[str, dict[str, float]]:
    """Means over the stories: of each system, by F1 and recall, cut to the budget and whole, and its words."""
    names = ("rouge1", "rouge2", "rouge1_recall", "rouge2_recall", "rouge1_whole", "rouge2_whole")
    kept = (*names, "rouge1_whole_recall", "rouge2_whole_recall", "words")
    count = max(1, len(parts))
    return {
        system: {name: round(sum(part[f"{system}:{name}"] for part in parts) / count, 4) for name in kept}
        for system in (_OURS, *_BASELINES)
    }


def read_stories(bench: Bench) -> list[Story]:
    """The development stories, their sentences cut by the pipeline under test."""
    with lzma.open(bench.data / FILE, "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    articles = [article for row in rows for article in row["articles"]]
    texts = [f"{article['title']}\n\n{article['text']}" for article in articles]
    bench.say("sentences")
    docs = parsed(bench.extractor, texts)
    reports: dict[str, Report] = {}
    for article, text, doc in zip(articles, texts, docs, strict=True):
        spans = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
        found = tuple(Sentence(start, end, text[start:end]) for start, end in spans)
        start = len(article["title"]) + 2
        reports[article["art_id"]] = Report(article["art_id"], article["outlet"], article["title"], start, found)
    by_id = {article["art_id"]: text for article, text in zip(articles, texts, strict=True)}
    return [
        Story(
            tuple(reports[article["art_id"]] for article in row["articles"]),
            {article["art_id"]: by_id[article["art_id"]] for article in row["articles"]},
            row["neutral_summary"],
        )
        for row in rows
    ]


TASKS = (Task("summaries", evaluate, files=(FILE,)),)
