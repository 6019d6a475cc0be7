"""The weights by which a pronoun chooses what it means, learned from GUM's training part.

`python -m training.salience DATA` writes extractors/lexicon/salience.tsv: for each kind of pronoun a logistic model
over the things that the text offers it, each described by the features of extractors.salience, fitted to the groups
that GUM annotates. The same data and the same pipeline give the same file.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from spacy.tokens import Doc, Token

from dramatis.article import Article
from dramatis.gazetteer import Gazetteer, load_gazetteer
from evaluation.gum_mentions import read_groups
from extractors.coreference import link_mentions
from extractors.dates import find_dates
from extractors.names import find_names
from extractors.pipeline import load_pipeline
from extractors.reading import Reading, Reference
from extractors.salience import KINDS, Option
from training import inputs
from training.conllu import Tree, read_trees

TARGET = Path(__file__).parent.parent / "extractors" / "lexicon" / "salience.tsv"
HEAD = (
    "# pronoun's kind (h he and she, n it, p they)\tfeature\tweight: learned by training/salience.py from GUM's "
    "training part\n"
)
# Plain gradient ascent with a step of its own for each weight; the held-out choice moves by less than .003 after this.
_ROUNDS, _STEP = 60, 0.3
# The weight of the prior that keeps rare features near zero: from .5 to 2 the held-out choice is the same within .005.
_PRIOR = 1.0
# Smaller weights change no choice.
_LEAST = 0.02


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun's options with their features, and which of them are right."""

    kind: str
    options: tuple[tuple[str, ...], ...]
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """A document's text and, by the character where a mention's head ends, the mention's group."""

    text: str
    group_at: dict[int, str]


def grouped_documents(path: Path) -> Iterator[Grouped]:
    """GUM's documents: sentences parted by a blank, paragraphs by an empty line."""
    groups = read_groups(path)
    for _, trees in groupby(read_trees(path), key=lambda tree: tree.doc_id):
        text, group_at = "", {}
        for tree in trees:
            text += ("\n\n" if tree.opens_paragraph else " ") if text else ""
            for bracket, group in groups.get(tree.sent_id, []):
                group_at[len(text) + tree.words[_head(tree, bracket.start, bracket.end)].end] = group
            text += tree.text
        yield Grouped(text, group_at)


def _head(tree: Tree, start: int, end: int) -> int:
    inside = range(start, end)
    return next((i for i in inside if tree.words[i].head not in inside or tree.words[i].head == i), start)


def choices(document: Grouped, doc: Doc, gazetteer: Gazetteer) -> list[Choice]:
    """What each third-person pronoun of the document could mean, and what it means."""
    found: list[Choice] = []
    article = Article(title="", body=document.text)
    offset = article.body_start

    def group(token: Token) -> str | None:
        return document.group_at.get(token.idx + len(token.text) - offset)

    def choose(offered: list[Option], pronoun: Token) -> Option:
        meant = group(pronoun)
        right = [
            index
            for index, option in enumerate(offered)
            if meant is not None and option.referent is not None and group(pronoun.doc[option.referent.head]) == meant
        ] or [len(offered) - 1]
        kind = KINDS[pronoun.lower_]
        features = tuple(option.features for option in offered)
        found.append(Choice("h" if kind in "mf" else kind, features, tuple(right)))
        # What follows is offered what a faultless reader would have linked so far.
        return offered[right[0]]

    reading = Reading(article, doc, Reference(None, False))
    reading.dates = find_dates(doc, reading.reference)
    link_mentions(reading, find_names(reading, gazetteer), gazetteer, choose)
    return found


def fit(made: Sequence[Choice]) -> dict[str, float]:
    """The weights under which the right options are likeliest, by feature."""
    names = sorted({feature for choice in made for option in choice.options for feature in option})
    place = {name: index for index, name in enumerate(names)}
    rows = [[np.array([place[feature] for feature in option]) for option in choice.options] for choice in made]
    weights, squares = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(_ROUNDS):
        gradient = -_PRIOR * weights
        for choice, options in zip(made, rows, strict=True):
            scores = np.array([weights[option].sum() for option in options])
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            wanted = np.zeros(len(options))
            wanted[list(choice.right)] = shares[list(choice.right)]
            wanted /= max(float(wanted.sum()), 1e-12)
            for option, more in zip(options, wanted - shares, strict=True):
                np.add.at(gradient, option, more)
        squares += gradient * gradient
        weights += _STEP * gradient / np.sqrt(squares + 1e-8)
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def accuracy(made: Iterable[Choice], weights: dict[str, float]) -> float:
    """The share of the choices of which the likeliest option is right; 0 for none."""
    hits = []
    for choice in made:
        scores = [sum(weights.get(feature, 0.0) for feature in option) for option in choice.options]
        hits.append(scores.index(max(scores)) in choice.right)
    return sum(hits) / len(hits) if hits else 0.0


def written(models: dict[str, dict[str, float]]) -> str:
    """The table's text."""
    rows = (
        f"{kind}\t{feature}\t{weight:.2f}\n"
        for kind, weights in models.items()
        for feature, weight in sorted(weights.items())
        if abs(weight) >= _LEAST
    )
    return HEAD + "".join(rows)


def main() -> None:
    """Learns the weights and writes them; says for each kind how a model of one half does on the other."""
    parser = argparse.ArgumentParser(description="Learn the weights of pronouns from GUM's training part.")
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    nlp, gazetteer = load_pipeline(None), load_gazetteer()
    halves: tuple[dict[str, list[Choice]], dict[str, list[Choice]]] = (defaultdict(list), defaultdict(list))
    for number, document in enumerate(grouped_documents(data / inputs.UD_TRAIN[1])):
        for choice in choices(document, nlp(Article(title="", body=document.text).text), gazetteer):
            halves[number % 2][choice.kind].append(choice)
    models = {}
    for kind in "hnp":
        first, second = halves[0][kind], halves[1][kind]
        print(f"{kind}: {accuracy(second, fit(first)):.3f} of {len(second)} pronouns of the half left out")
        models[kind] = fit([*first, *second])
    TARGET.write_text(written(models), encoding="utf-8")


if __name__ == "__main__":
    main()
