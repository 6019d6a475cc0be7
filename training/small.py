"""The recipe of the shipped pipeline: `python -m training.small --data ../shared/data`.

Stages: check the inputs, train the syntax, train the names, assemble, score. A stage whose settings haven't
changed since it was done isn't run again; what it made lies in the work folder.
"""

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from training import inputs, names, syntax
from training.architecture import names_pipeline, syntax_pipeline
from training.assemble import assemble, put_in_place
from training.conllu import Tree, read_trees
from training.loop import train
from training.overlap import without_overlap
from training.report import write_scores
from training.scoring import Counts, syntax_counts

HERE = Path(__file__).resolve().parent
MODEL = HERE.parent / "extractors" / "models" / "small"

# The files that bear on what each stage learns.
SYNTAX_CODE = ("architecture", "augment", "conllu", "loop", "overlap", "syntax")
SYNTAX_FILES = (*inputs.UD_TRAIN, *inputs.UD_DEV.values(), *inputs.UD_TEST.values())
NAMES_CODE = (
    *("architecture", "augment", "conllu", "corpora", "detokenise", "labels"),
    *("gum", "loop", "names", "overlap", "partial", "polities", "silver", "swap"),
)

META: dict[str, object] = {
    "name": "dramatis_small",
    "version": "1.0.0",
    "description": "Tags, morphology, UD parses, lemmas and names for English news; see MODEL_CARD.md.",
    "license": "CC-BY-SA-4.0",
    "spacy_version": ">=3.8.7,<3.9.0",  # the range that pyproject allows
    "author": "Dramatis",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may vary; the defaults are the shipped model's."""

    seed: int = 1
    syntax_epochs: int = 10
    syntax_dropout: float = 0.1
    names_epochs: int = 7
    names_dropout: float = 0.15


def say(text: str) -> None:
    """A line of progress on standard error."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def once(folder: Path, mark: str, stage: Callable[[Path], float]) -> Path:
    """The folder of a finished stage; the stage runs only if no run with the same mark ended well."""
    done = folder.with_name(folder.name + ".done.json")
    if done.is_file() and json.loads(done.read_text("utf-8"))["mark"] == mark:
        say(f"{folder.name}: done before")
        return folder
    best = stage(folder)
    done.write_text(json.dumps({"mark": mark, "score": best}), "utf-8")
    return folder


def mark_of(code: Sequence[str], files: Sequence[str], *settings: float) -> str:
    """What a finished stage must have been run with to count: its settings, its inputs and its code."""
    sums = inputs.read_checksums()
    digest = hashlib.sha256(repr((settings, [sums[name] for name in files])).encode())
    for name in code:
        digest.update((HERE / f"{name}.py").read_bytes())
    return digest.hexdigest()


def syntax_trees(data: Path) -> list[Tree]:
    """The treebanks' training sentences that no scored part has."""
    trees = [tree for name in inputs.UD_TRAIN for tree in read_trees(data / name)]
    scored = [*inputs.UD_DEV.values(), *inputs.UD_TEST.values()]
    texts = [tree.text for name in scored for tree in read_trees(data / name)]
    kept, dropped = without_overlap(trees, texts, lambda tree: tree.text)
    say(f"syntax: {len(kept)} sentences, {dropped} left out because a scored part has them")
    return kept


def train_syntax(data: Path, trees: list[Tree], settings: Settings, folder: Path) -> float:
    """The tagger, morphologizer and parser, in `folder`; gives the mean of tag accuracy and LAS on both dev parts."""
    rng = random.Random(settings.seed)
    dev = {name: list(read_trees(data / path)) for name, path in inputs.UD_DEV.items()}

    def score(nlp: Language) -> float:
        means = []
        for name, held in dev.items():
            total = sum(syntax_counts(nlp, held), Counts())
            tag, las = total["tag"] / total["aligned"], total["las"] / total["attached"]
            say(f"  {name} tag {tag:.4f} las {las:.4f}")
            means.append((tag + las) / 2)
        return sum(means) / len(means)

    nlp = syntax_pipeline()
    return train(
        nlp,
        lambda _: syntax.training_examples(nlp, trees, rng),
        score,
        folder,
        settings.syntax_epochs,
        settings.seed,
        settings.syntax_dropout,
        say,
    )


def train_names(data: Path, settings: Settings, folder: Path) -> float:
    """The name recogniser, in `folder`; gives the mean micro F1 on the development parts."""
    rng = random.Random(settings.seed)
    training, scored, gaz = names.prepare(data, say)
    pool, towns = names.swaps(data, gaz)

    def score(nlp: Language) -> float:
        mean, each = names.training_score(nlp, scored)
        say("  " + " ".join(f"{source} {value:.4f}" for source, value in each.items()))
        return mean

    nlp = names_pipeline()
    return train(
        nlp,
        lambda _: names.epoch(nlp, training, pool, towns, rng),
        score,
        folder,
        settings.names_epochs,
        settings.seed,
        settings.names_dropout,
        say,
    )


def main(arguments: list[str] | None = None) -> int:
    """Runs the stages that aren't done; 0 when the pipeline is in place and scored."""
    parser = argparse.ArgumentParser(prog="python -m training.small", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds the training sets")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="where finished stages are kept")
    parser.add_argument("--out", type=Path, default=MODEL, help="where the pipeline goes")
    parser.add_argument("--syntax-epochs", type=int, default=10)
    parser.add_argument("--names-epochs", type=int, default=7)
    parser.add_argument("--stage", choices=["syntax", "names", "all"], default="all", help="stop after this one")
    given = parser.parse_args(arguments)
    settings = Settings(syntax_epochs=given.syntax_epochs, names_epochs=given.names_epochs)
    inputs.check(given.data, inputs.read_checksums())
    given.work.mkdir(parents=True, exist_ok=True)
    trees = syntax_trees(given.data)
    parsed, named = given.work / "syntax", given.work / "names"
    if given.stage in ("syntax", "all"):
        mark = mark_of(SYNTAX_CODE, SYNTAX_FILES, settings.seed, settings.syntax_epochs, settings.syntax_dropout)
        once(parsed, mark, lambda folder: train_syntax(given.data, trees, settings, folder))
    if given.stage in ("names", "all"):
        mark = mark_of(NAMES_CODE, inputs.ALL, settings.seed, settings.names_epochs, settings.names_dropout)
        once(named, mark, lambda folder: train_names(given.data, settings, folder))
    if given.stage != "all":
        return 0
    put_in_place(assemble(parsed, named, trees, META), given.out)
    say(f"the pipeline is in {given.out}")
    write_scores(given.data, given.out, HERE / "scores.json", say)
    return 0


if __name__ == "__main__":
    sys.exit(main())
