"""The recipe of the small pipeline: `python -m training.small --data ../shared/data`.

Stages: check the inputs, train the syntax, train the names, assemble, score. Beside the annotated sets it learns from
the accurate pipeline's labels on open text, which `training.distil` makes first. A stage whose settings haven't
changed since it was done isn't run again; what it made lies in the work folder.
"""

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from training import distil, inputs, names, syntax
from training.architecture import names_pipeline, syntax_pipeline
from training.assemble import assemble, put_in_place
from training.conllu import Tree, read_trees
from training.loop import train
from training.progress import say
from training.report import write_scores
from training.scoring import Counts, syntax_counts

HERE = Path(__file__).resolve().parent
MODEL = HERE.parent / "extractors" / "models" / "small"

# The files that bear on what each stage learns.
SYNTAX_CODE = ("architecture", "distil", "augment", "conllu", "loop", "overlap", "syntax")
SYNTAX_FILES = (*inputs.UD_TRAIN, *inputs.UD_DEV.values(), *inputs.UD_TEST.values())
NAMES_CODE = (
    *("architecture", "augment", "conllu", "corpora", "detokenise", "distil", "labels"),
    *("gum", "loop", "names", "overlap", "partial", "polities", "silver", "swap"),
)

# How often an epoch sees each set (see `names.epoch`), and each source of the teacher's labels. CrossNER's 200
# sentences are the only ones about parties and elections; gmb's own labels are the worst.
NAMES_SHARES = {"gmb": 0.2, "crossner": 4.0, "btc": 0.5}
SILVER_NAMES = {"fewrel": 1.0, "senate": 0.6, "gmb": 0.7, "ewt": 0.5}
# Of the teacher's trees, the share that an epoch sees: about as many words as the treebanks hold.
SILVER_TREES: Mapping[str, float] = {"fewrel": 0.4, "senate": 0.35, "gmb": 0.4}

META: dict[str, object] = {
    "name": "dramatis_small",
    "version": "1.2.0",
    "description": "Tags, morphology, UD parses, lemmas and names for English news; see MODEL_CARD.md.",
    "license": "CC-BY-SA-4.0",
    "spacy_version": ">=3.8.7,<3.9.0",  # the range that pyproject allows
    "author": "Dramatis",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may vary; the defaults are the shipped model's."""

    seed: int = 1
    syntax_epochs: int = 8
    syntax_dropout: float = 0.1
    names_epochs: int = 6
    names_dropout: float = 0.15


def once(folder: Path, mark: str, stage: Callable[[Path], float]) -> Path:
    """The folder of a finished stage; the stage runs only if no run with the same mark ended well."""
    done = folder.with_name(folder.name + ".done.json")
    if done.is_file() and json.loads(done.read_text("utf-8"))["mark"] == mark:
        say(f"{folder.name}: done before")
        return folder
    best = stage(folder)
    done.write_text(json.dumps({"mark": mark, "score": best}), "utf-8")
    return folder


def mark_of(code: Sequence[str], files: Sequence[str], *settings: float | str) -> str:
    """What a finished stage must have been run with to count: settings, inputs (the teacher's labels too) and code."""
    sums = inputs.read_checksums()
    digest = hashlib.sha256(repr((settings, [sums[name] for name in files])).encode())
    for name in code:
        digest.update((HERE / f"{name}.py").read_bytes())
    return digest.hexdigest()


def silver_trees(silver: Mapping[str, Sequence[Doc]], rng: random.Random) -> list[Tree]:
    """Another draw of the teacher's trees, whole texts at a time."""
    drawn = []
    for source, share in SILVER_TREES.items():
        drawn += distil.trees_of(source, [doc for doc in silver.get(source, ()) if rng.random() < share])
    return drawn


def train_syntax(
    data: Path, trees: list[Tree], silver: Mapping[str, Sequence[Doc]], settings: Settings, folder: Path
) -> float:
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
        lambda _: syntax.training_examples(nlp, [*trees, *silver_trees(silver, rng)], rng),
        score,
        folder,
        settings.syntax_epochs,
        settings.seed,
        settings.syntax_dropout,
        say,
    )


def train_names(data: Path, silver: Mapping[str, Sequence[Doc]], settings: Settings, folder: Path) -> float:
    """The name recogniser, in `folder`; gives the mean micro F1 on the development parts."""
    rng = random.Random(settings.seed)
    prepared = names.prepare(data, say)
    pool, towns = names.swaps(data, prepared.gazetteer)
    taught = {f"{names.TAUGHT}{source}": distil.sentences_of(source, docs) for source, docs in silver.items()}
    shares = NAMES_SHARES | {f"{names.TAUGHT}{source}": share for source, share in SILVER_NAMES.items()}

    def score(nlp: Language) -> float:
        mean, each = names.training_score(nlp, prepared.scored)
        say("  " + " ".join(f"{source} {value:.4f}" for source, value in each.items()))
        return mean

    nlp = names_pipeline()
    return train(
        nlp,
        lambda _: names.epoch(nlp, prepared.training | taught, pool, towns, rng, shares),
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
    parser.add_argument("--syntax-epochs", type=int, default=8)
    parser.add_argument("--names-epochs", type=int, default=6)
    parser.add_argument("--stage", choices=["syntax", "names", "all"], default="all", help="stop after this one")
    given = parser.parse_args(arguments)
    settings = Settings(syntax_epochs=given.syntax_epochs, names_epochs=given.names_epochs)
    inputs.check(given.data, inputs.read_checksums())
    given.work.mkdir(parents=True, exist_ok=True)
    trees = syntax.training_trees(given.data, say)
    parsed, named = given.work / "syntax", given.work / "names"
    silver, taught = distil.silver_docs(given.work, spacy.blank("en")), distil.silver_hash(given.work)
    if not silver:
        parser.error(f"there is no labelled text in {given.work / 'silver'}: run python -m training.distil first")
    if given.stage in ("syntax", "all"):
        mark = mark_of(
            SYNTAX_CODE, SYNTAX_FILES, taught, settings.seed, settings.syntax_epochs, settings.syntax_dropout
        )
        once(parsed, mark, lambda folder: train_syntax(given.data, trees, silver, settings, folder))
    if given.stage in ("names", "all"):
        mark = mark_of(NAMES_CODE, inputs.ALL, taught, settings.seed, settings.names_epochs, settings.names_dropout)
        once(named, mark, lambda folder: train_names(given.data, silver, settings, folder))
    if given.stage != "all":
        return 0
    tagged = [tree for source, docs in silver.items() for tree in distil.trees_of(source, docs)]
    put_in_place(assemble(parsed, named, trees, tagged, META), given.out)
    say(f"the pipeline is in {given.out}")
    write_scores(given.data, "small", say)
    return 0


if __name__ == "__main__":
    sys.exit(main())
