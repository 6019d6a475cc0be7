"""Training of the name recogniser: which sets, how often, how retouched, and what is kept for scoring."""

import json
import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.training import Example

from evaluation.intervals import f1
from training import inputs, labels
from training.augment import retouched_words, title_cased
from training.corpora import REDOCRED_HELD, Sentence, btc, columns, held_out, redocred
from training.gum import gum
from training.overlap import without_overlap
from training.partial import completed, example
from training.polities import Gazetteer, town_names
from training.scoring import Counts, name_counts
from training.silver import gazetteer, gmb
from training.swap import Pool, pool, swapped

# The human-labelled sets are seen whole in each epoch; of gmb, whose labels are a machine's and which is
# five times as large, each epoch sees another half. Over all epochs a sentence of theirs counts twice.
SHARES: Mapping[str, float] = {"gmb": 0.5}
# What begins the name of a source that the accurate pipeline has labelled.
TAUGHT = "taught:"
# Neighbouring sentences read together: one to this many, so that snippets and paragraphs both occur.
LONGEST_RUN = 4
# Of the runs, this share is parted by an empty line, as a title is from its body.
PARAGRAPHS = 0.2
# Of the runs, this share begins or ends in mid-sentence, as a feed's snippet does.
SNIPPETS = 0.1
# Of the runs, this share opens with a headline: a sentence's first words in title case, without its full stop.
HEADLINES = 0.25
SHORTEST_HEADLINE, LONGEST_HEADLINE = 5, 14

# The sets whose labels people made and that the training's own score is averaged over.
SCORED_WHILE_TRAINING = ("crossner", "gum", "redocred", "gmb")


def training_sets(data: Path, gaz: Gazetteer) -> dict[str, list[Sentence]]:
    """The sentences that may be trained on, by set, as each set annotates them."""
    return {
        "gmb": list(gmb(data / inputs.GMB, gaz, scored=False)),
        "gum": without_scored_dates(gum(data / inputs.UD_TRAIN[1], gaz), data / inputs.GUM_DATES),
        "redocred": list(redocred(data / inputs.REDOCRED, gaz, lambda title: not held_out(title, REDOCRED_HELD))),
        "crossner": list(columns("crossner", data / inputs.CROSSNER_TRAIN, labels.CROSSNER, gaz)),
        "wikigold": list(columns("wikigold", data / inputs.WIKIGOLD, labels.CONLL, gaz)),
        "btc": [one for name in inputs.BTC for one in btc(data / name, gaz)],
    }


# How each scored set is read; `*_test` are looked at when all is done.
SCORED: Mapping[str, Callable[[Path, Gazetteer], Iterable[Sentence]]] = {
    "crossner": lambda data, gaz: columns("crossner", data / inputs.CROSSNER_DEV, labels.CROSSNER, gaz),
    "gum": lambda data, gaz: gum(data / inputs.UD_DEV["ud_gum"], gaz),
    "redocred": lambda data, gaz: redocred(data / inputs.REDOCRED, gaz, lambda title: held_out(title, REDOCRED_HELD)),
    "gmb": lambda data, gaz: gmb(data / inputs.GMB, gaz, scored=True),
    "redocred_test": lambda data, gaz: redocred(data / inputs.REDOCRED_TEST, gaz, lambda _: True),
    "uner_dev": lambda data, gaz: columns("uner", data / inputs.UNER_DEV, labels.CONLL, gaz, word=1, tag=2),
    "uner_test": lambda data, gaz: columns("uner", data / inputs.UNER_TEST, labels.CONLL, gaz, word=1, tag=2),
}


def scored_sets(data: Path, gaz: Gazetteer) -> dict[str, list[Sentence]]:
    """The sentences that are only scored on, by set."""
    return {source: list(read(data, gaz)) for source, read in SCORED.items()}


def without_scored_dates(sentences: Iterable[Sentence], dates: Path) -> list[Sentence]:
    """The same sentences; dates are missing in documents whose dates are scored elsewhere."""
    with dates.open(encoding="utf-8") as lines:
        scored = {json.loads(line)["doc_id"] for line in lines}
    out = []
    for one in sentences:
        if one.doc_id in scored:
            hidden = [name for name in one.names if name.label == labels.DATE]
            kept = tuple(name for name in one.names if name.label != labels.DATE)
            words = {i for name in hidden for i in range(name.start, name.end)}
            one = replace(one, names=kept, missing=one.missing | words)
        out.append(one)
    return out


@dataclass(frozen=True, slots=True)
class Prepared:
    """Training and scored sets, completed and without overlap, and the tables of places and peoples."""

    training: dict[str, list[Sentence]]
    scored: dict[str, list[Sentence]]
    gazetteer: Gazetteer


def prepare(data: Path, say: Callable[[str], None]) -> Prepared:
    """Reads all sets and makes them ready, with a line of progress for each through `say`."""
    gaz = gazetteer(data)
    training, scored = training_sets(data, gaz), scored_sets(data, gaz)
    texts = [one.text for sentences in scored.values() for one in sentences]
    for source, sentences in training.items():
        kept, dropped = without_overlap(sentences, texts, lambda one: one.text)
        say(f"names: {source}: {len(kept)} sentences, {dropped} left out because a scored part has them")
        training[source] = [completed(one, gaz.demonyms) for one in kept]
    done = {name: [completed(one, gaz.demonyms) for one in sentences] for name, sentences in scored.items()}
    return Prepared(training, done, gaz)


def runs(sentences: Iterable[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Neighbouring sentences of one document, one to LONGEST_RUN at a time."""
    held: list[Sentence] = []
    size = rng.randint(1, LONGEST_RUN)
    for one in sentences:
        if held and (one.doc_id != held[-1].doc_id or len(held) >= size):
            yield held
            held, size = [], rng.randint(1, LONGEST_RUN)
        held.append(one)
    if held:
        yield held


def restyled(one: Sentence, rng: random.Random) -> Sentence:
    """The sentence in a random style (see `augment`), every character in its place."""
    return styled(one, retouched_words(one.words(), rng))


def styled(one: Sentence, words: Sequence[str]) -> Sentence:
    """The sentence with these words, each as long as the one in whose place it stands."""
    text = list(one.text)
    for (start, end), word in zip(one.spans, words, strict=True):
        text[start:end] = word
    return replace(one, text="".join(text))


def headline(one: Sentence, rng: random.Random) -> Sentence:
    """The sentence's first words as a headline: title case, no full stop."""
    at = min(len(one.spans), rng.randint(SHORTEST_HEADLINE, LONGEST_HEADLINE))
    while at < len(one.spans) and any(name.start < at < name.end for name in one.names):
        at += 1
    if at > 1 and one.words()[at - 1] in (".", ",", ":", ";"):
        at -= 1
    return styled(first_words(one, at), title_cased(one.words()[:at]))


def cut(one: Sentence, rng: random.Random) -> Sentence:
    """The sentence from some word on, or up to some word; no name is cut through."""
    at = rng.randrange(1, len(one.spans)) if len(one.spans) > 1 else 0
    if not at or any(name.start < at < name.end for name in one.names):
        return one
    if rng.random() < 0.5:
        first = one.spans[at][0]
        return replace(
            one,
            text=one.text[first:],
            spans=tuple((start - first, end - first) for start, end in one.spans[at:]),
            names=tuple(
                replace(name, start=name.start - at, end=name.end - at) for name in one.names if name.start >= at
            ),
            missing=frozenset(i - at for i in one.missing if i >= at),
        )
    return first_words(one, at)


def first_words(one: Sentence, at: int) -> Sentence:
    """The sentence up to word `at`; names that reach beyond are left out."""
    return replace(
        one,
        text=one.text[: one.spans[at - 1][1]],
        spans=one.spans[:at],
        names=tuple(name for name in one.names if name.end <= at),
        missing=frozenset(i for i in one.missing if i < at),
    )


def epoch(
    nlp: Language,
    training: dict[str, list[Sentence]],
    names: Pool,
    towns: frozenset[str],
    rng: random.Random,
    shares: Mapping[str, float] = SHARES,
) -> list[Example]:
    """One epoch's examples, freshly cut and restyled; names are swapped in machine-labelled text alone.

    `shares` says how often a set's sentences are seen: once without a word about it, 0.5 every other, 3 thrice.
    """
    examples = []
    for source, sentences in training.items():
        silver = source == "gmb" or source.startswith(TAUGHT)
        share = shares.get(source, 1.0)
        rounds = math.ceil(share)
        for run in (run for _ in range(rounds) for run in runs(sentences, rng)):
            if rng.random() > share / rounds:
                continue
            if silver:
                run = swapped(run, names, towns, rng)
            run = [restyled(one, rng) for one in run]
            headed = rng.random() < HEADLINES
            if headed:
                run[0] = headline(run[0], rng)
            if rng.random() < SNIPPETS:
                end = rng.choice([0, len(run) - 1])
                run[end] = cut(run[end], rng)
            gap = "\n\n" if headed or rng.random() < PARAGRAPHS else " "
            examples.append(example(nlp, run, gap))
    return examples


def swaps(data: Path, gaz: Gazetteer) -> tuple[Pool, frozenset[str]]:
    """What is put in, and the towns in whose place towns are put."""
    return pool(data), town_names() - gaz.demonyms


def training_score(nlp: Language, scored: dict[str, list[Sentence]]) -> tuple[float, dict[str, float]]:
    """The mean of the micro F1 (dates apart) over the development parts, and each of them."""
    each = {}
    for source in SCORED_WHILE_TRAINING:
        total = sum(name_counts(nlp, scored[source], alone=source == "crossner"), Counts())
        each[source] = f1(MICRO)(total)
    return sum(each.values()) / len(each), each


# What the micro F1 is over. Dates are read by rules elsewhere; nobody annotates documents.
MICRO: Sequence[str] = (labels.PERSON, labels.ORG, "PLACE", labels.NORP, labels.EVENT)
