"""What an audit of bullets flags: sentences of a story's own articles as they are, and with one thing made wrong.

There is no gold for what a summary page gets wrong, so it is made: in sentences that an article holds a number, a name,
a denial or the time is changed by rule, and a sound audit flags what it let pass before. Editors' summaries held
against another story's articles must be flagged whole.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from evaluation.intervals import Counts, Measuring, measured, ratio
from evaluation.summaries import FILE, Story, read_stories
from evaluation.summaries_rouge import tokens
from evaluation.task import Bench, Task, TaskResult
from stories.audit import Told, audit, clauses, told_by
from stories.audit_forces import forces_of

# Sentences taken of each article: its top, of which summaries are made.
_OF_EACH = 6
# Sentences of so many words are plain statements.
_WORDS = range(10, 31)
# Whose articles an editors' summary is held against: those of the story so many places further on.
_FURTHER = 7
# What the plain baseline takes for carried: so much of a clause's words stand in one sentence.
_HALF = 0.5

Judge = Callable[[str, Told], Sequence[str]]


def evaluate(bench: Bench) -> TaskResult:
    """The share of what is right that passes, and of what was made wrong that is flagged."""
    stories = read_stories(bench)
    bench.say("audits")
    return score(stories)


def score(stories: Sequence[Story]) -> TaskResult:
    """The figures of these stories, and of a baseline that only counts the words which a sentence shares."""
    told = [told_by(story.reports) for story in stories]
    ours = [_counts(place, stories, told, _flagged) for place in range(len(stories))]
    plain = [_counts(place, stories, told, _plainly_flagged) for place in range(len(stories))]
    measures: dict[str, Measuring] = {"passed": ratio("passed", "statements")}
    measures |= {f"flagged_{name}": ratio(f"{name}:flagged", f"{name}:made") for name in _CHANGES}
    measures["flagged_foreign"] = ratio("foreign:flagged", "foreign:clauses")
    measures["carried_own"] = ratio("own:carried", "own:clauses")
    return TaskResult(
        dataset="AllSides stories with full texts, 2012-2017",
        split="dev",
        n=round(sum(part["statements"] for part in ours)),
        unit="sentences",
        documents=len(stories),
        measures=measured(ours, plain, measures),
        baseline="carried where one sentence has half of the words",
    )


def _counts(place: int, stories: Sequence[Story], told: Sequence[Told], judge: Judge) -> Counts:
    counts: dict[str, float] = dict.fromkeys(("statements", "passed"), 0.0)
    for statement in _statements(stories[place]):
        flags = set(judge(statement, told[place]))
        counts["statements"] += 1
        counts["passed"] += not flags
        for name, change in _CHANGES.items():
            wrong = change(statement)
            if wrong is not None:
                counts[f"{name}:made"] = counts.get(f"{name}:made", 0.0) + 1
                caught = bool(set(judge(wrong, told[place])) - flags)
                counts[f"{name}:flagged"] = counts.get(f"{name}:flagged", 0.0) + caught
    reference = stories[place].reference
    other = told[(place + _FURTHER) % len(told)]
    cut = len(clauses(reference, told[place].names))
    cut_there = len(clauses(reference, other.names))
    counts |= {"own:clauses": cut, "own:carried": cut - len(judge(reference, told[place]))}
    counts |= {"foreign:clauses": cut_there, "foreign:flagged": len(judge(reference, other))}
    return counts


def _statements(story: Story) -> Iterator[str]:
    """Plain sentences from the top of the story's articles."""
    for report in story.reports:
        body = (" ".join(one.text.split()) for one in report.sentences if one.start >= report.body_start)
        plain = [text for text in body if text.endswith(".") and len(text.split()) in _WORDS]
        yield from plain[:_OF_EACH]


def _flagged(bullet: str, told: Told) -> Sequence[str]:
    return audit(bullet, told).unsupported


def _plainly_flagged(bullet: str, told: Told) -> Sequence[str]:
    sentences = [set(tokens(support.sentence.text)) for support, *_ in told.sentences]
    parts = [bullet[start:end] for start, end in clauses(bullet, told.names)]
    return [part for part in parts if not any(_shares(set(tokens(part)), words) for words in sentences)]


def _shares(words: set[str], others: set[str]) -> bool:
    return len(words & others) >= _HALF * len(words)


def _another_number(text: str) -> str | None:
    found = re.search(r"(?<![\w,.])\d{1,6}(?![\w,.]\w)", text)
    # Eleven more is no number of words of the text by chance, and keeps a day within a month hardly ever.
    return None if found is None else f"{text[: found.start()]}{int(found[0]) + 11}{text[found.end() :]}"


def _another_name(text: str) -> str | None:
    found = re.search(r"(?<=[a-z] )[A-Z][a-z]{4,}", text)
    return None if found is None else f"{text[: found.start()]}Zorbanov{text[found.end() :]}"


def _denied(text: str) -> str | None:
    found = re.search(r"\b(?:was|is|are|were|has|have)\b", text)
    if found is None or re.search(r"\bnot\b|n['’]t\b", text):
        return None
    return f"{text[: found.end()]} not{text[found.end() :]}"


def _to_come(text: str) -> str | None:
    found = re.search(r"\b(?:was|is|are|were)\b(?! to\b)", text)
    return None if found is None or forces_of(text) else f"{text[: found.start()]}will be{text[found.end() :]}"


_CHANGES: Mapping[str, Callable[[str], str | None]] = {
    "number": _another_number,
    "name": _another_name,
    "denial": _denied,
    "time": _to_come,
}

TASKS = (Task("bullet-audit", evaluate, files=(FILE,)),)
