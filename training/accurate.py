"""The recipe of the accurate pipeline: `python -m training.accurate --data ../shared/data`.

Stages: check the inputs, fine-tune the encoder with its heads, export and quantise, score. A stop loses at most a
few minutes: the training goes on from its last checkpoint.
"""

import argparse
import pickle
import random
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import spacy
from spacy.language import Language

from extractors.accurate.pieces import PieceTable
from training import inputs, names, syntax
from training.accurate_export import export
from training.accurate_loop import train
from training.accurate_score import name_scores, syntax_scores
from training.conllu import Tree, read_trees
from training.features import Ints, Labels, Window, batches, syntax_labels, window
from training.heads import new_heads
from training.labels import LABELS
from training.minilm import Params, package_folder, read_weights
from training.progress import say

HERE = Path(__file__).parent
MODEL = HERE.parent / "extractors" / "models" / "accurate"
SEED = 0
# How often an epoch sees a set's sentences: gmb's are a machine's and the most, CrossNER's the fewest.
SHARES = {"gmb": 0.3, "crossner": 3.0, "btc": 0.5}
# The last pass is over what people labelled, at a quarter of the rates: gmb's machine errs in its own way.
LAST_SHARES = {"gmb": 0.0, "crossner": 3.0, "btc": 0.5}
LAST_PACE = 0.25
NAMES = ("O", *(f"{edge}-{label}" for label in LABELS for edge in "BI"))


def epoch_windows(
    nlp: Language,
    data: Path,
    labels: Labels,
    table: PieceTable,
    trees: list[Tree],
    prepared: names.Prepared,
    shares: Mapping[str, float],
    epoch: int,
) -> list[Window]:
    """An epoch's windows of both kinds: the same ones whenever the same epoch is asked for."""
    rng = random.Random(f"{SEED}-{epoch}")
    pool, towns = names.swaps(data, prepared.gazetteer)
    named = names.epoch(nlp, prepared.training, pool, towns, rng, shares)
    parsed = syntax.training_examples(nlp, trees, rng)
    out = [window(one, "names", labels, table) for one in named]
    out += [window(one, "syntax", labels, table) for one in parsed]
    say(f"epoch {epoch + 1}: {len(named)} windows of names, {len(parsed)} of syntax")
    return out


def main(arguments: list[str] | None = None) -> int:
    """Runs the stages that aren't done; 0 when the pipeline is in place."""
    parser = argparse.ArgumentParser(prog="python -m training.accurate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds the training sets")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="where checkpoints are kept")
    parser.add_argument("--out", type=Path, default=MODEL, help="where the pipeline goes")
    parser.add_argument("--epochs", type=int, default=3)
    given = parser.parse_args(arguments)
    inputs.check(given.data, inputs.read_checksums())
    given.work.mkdir(parents=True, exist_ok=True)
    # A fresh interpreter hashes strings anew, and sets of labels would come in another order: all are sorted.
    nlp = spacy.blank("en")
    table = PieceTable(package_folder() / "tokenizer.json")
    trees = syntax.training_trees(given.data, say)
    prepared = names.prepare(given.data, say)
    tags, parts, rels = syntax_labels(syntax.training_examples(nlp, trees, random.Random(SEED)))
    labels = Labels(NAMES, tuple(tags), tuple(parts), tuple(rels))
    params: Params = {"encoder": read_weights(), "heads": new_heads(labels.sizes(), SEED)}
    params = jax.tree.map(jnp.asarray, params)
    dev = {name: list(read_trees(given.data / path)) for name, path in inputs.UD_DEV.items()}

    def epoch_batches(epoch: int, shares: Mapping[str, float] = SHARES) -> list[dict[str, Ints]]:
        rng = random.Random(f"{SEED}-batches-{epoch}")
        return batches(epoch_windows(nlp, given.data, labels, table, trees, prepared, shares, epoch), rng)

    def scored(params: Params, epoch: int) -> None:
        for name, value in name_scores(nlp, params, labels, table, prepared.scored).items():
            say(f"  epoch {epoch} {name} {value:.4f}")
        for name, (tag, las) in syntax_scores(nlp, params, labels, table, dev).items():
            say(f"  epoch {epoch} {name} tag {tag:.4f} las {las:.4f} (greedy)")

    def stage(
        name: str, params: Params, batches_of: Callable[[int], list[dict[str, Ints]]], epochs: int, pace: float
    ) -> Params:
        done = given.work / f"accurate.{name}.pickle"
        if not done.is_file():
            kept = given.work / f"accurate.{name}.checkpoint"
            params = train(params, batches_of, epochs, SEED, kept, scored, say, pace)
            done.write_bytes(pickle.dumps(jax.tree.map(np.asarray, params)))
        trained: Params = jax.tree.map(jnp.asarray, pickle.loads(done.read_bytes()))
        return trained

    params = stage("first", params, epoch_batches, given.epochs, 1.0)
    params = stage("last", params, lambda _: epoch_batches(given.epochs, LAST_SHARES), 1, LAST_PACE)
    export(params, labels, given.out)
    say(f"the pipeline is in {given.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
