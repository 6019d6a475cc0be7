"""How the fine-tuned encoder does on the development parts while it is trained, before it is exported."""

from collections.abc import Mapping, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from spacy.language import Language
from spacy.tokens import Span

from evaluation.intervals import f1
from extractors.accurate.pieces import PieceTable
from training import names, syntax
from training.conllu import Tree
from training.corpora import Sentence, chunks
from training.features import Labels, Window, in_order, kept_words, window
from training.heads import Batch, ones_after, outputs
from training.minilm import Params
from training.partial import COMPLETE, example
from training.scoring import Counts, compare_names, together

Floats = np.ndarray[Any, np.dtype[np.float32]]


@jax.jit
def answers(params: Params, batch: Batch) -> Batch:
    """The best name tag, tag, governor's column and relation of each word."""
    out = outputs(params, batch, 0.0, None)
    real = jnp.concatenate([jnp.ones_like(batch["firsts"][:, :1]), batch["firsts"]], axis=1) > 0
    heads = jnp.where(real[:, None, :], out["arcs"], -1e9).argmax(-1)
    governors = jnp.take_along_axis(out["rel_head"], heads[..., None], axis=1)
    halfway = jnp.einsum("bwi,rij->bwrj", ones_after(out["rel_dep"]), params["heads"]["rel"])
    rels = jnp.einsum("bwrj,bwj->bwr", halfway, ones_after(governors)).argmax(-1)
    return {"name": out["names"].argmax(-1), "tag": out["tag"].argmax(-1), "head": heads, "rel": rels}


def read(params: Params, windows: Sequence[Window]) -> list[dict[str, list[int]]]:
    """The answers for each window's words."""
    found: list[dict[str, list[int]]] = [{} for _ in windows]
    for numbers, batch in in_order(windows):
        best = answers(params, jax.tree.map(jnp.asarray, batch))
        for row, number in enumerate(numbers):
            size = len(windows[number].firsts)
            found[number] = {name: np.asarray(values[row, :size]).tolist() for name, values in best.items()}
    return found


def name_scores(
    nlp: Language, params: Params, labels: Labels, table: PieceTable, scored: Mapping[str, Sequence[Sentence]]
) -> dict[str, float]:
    """The micro F1 of each development part (see `training.names`)."""
    each = {}
    for source in names.SCORED_WHILE_TRAINING:
        runs = [
            run[at : at + names.LONGEST_RUN]
            for run in together(scored[source], source == "crossner")
            for at in range(0, len(run), names.LONGEST_RUN)
        ]
        examples = [example(nlp, run) for run in runs]
        windows = [window(one, "names", labels, table) for one in examples]
        total = Counts()
        for run, one, found in zip(runs, examples, read(params, windows), strict=True):
            doc, kept = one.predicted, kept_words(one.predicted)
            spans = chunks([labels.names[tag] for tag in found["name"]])
            doc.set_ents([Span(doc, kept[start], kept[end - 1] + 1, label) for start, end, label in spans])
            total += compare_names(doc, one.reference, COMPLETE[run[0].source])
        each[source] = f1(names.MICRO)(total)
    return each


def syntax_scores(
    nlp: Language, params: Params, labels: Labels, table: PieceTable, dev: Mapping[str, Sequence[Tree]]
) -> dict[str, tuple[float, float]]:
    """Tag accuracy and labelled attachment of each treebank's development part; governors are the best, not a tree."""
    each = {}
    for name, trees in dev.items():
        windows = [window(syntax.example(nlp, [tree], [""]), "syntax", labels, table) for tree in trees]
        counts = Counts()
        punct = labels.rel.index("punct")
        for one, found in zip(windows, read(params, windows), strict=True):
            gold = one.answers
            for i in range(len(one.firsts)):
                if gold["tag"][i] >= 0:
                    counts["tags"] += 1
                    counts["tag"] += gold["tag"][i] == found["tag"][i]
                if gold["head"][i] >= 0 and gold["rel"][i] != punct:
                    counts["arcs"] += 1
                    counts["las"] += gold["head"][i] == found["head"][i] and gold["rel"][i] == found["rel"][i]
        each[name] = counts["tag"] / counts["tags"], counts["las"] / counts["arcs"]
    return each
