"""The pipeline put together from its trained parts, and put in place in one step."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from training.conllu import Tree
from training.lemmas import lookups


def assemble(
    syntax: Path, names: Path, trees: Sequence[Tree], tagged: Sequence[Tree], meta: dict[str, object]
) -> Language:
    """Tagger, morphologizer, parser, lemmatizer and names as one pipeline; for the last two see `lemmas.lookups`."""
    nlp = spacy.load(syntax)
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=lookups(nlp.vocab, trees, tagged))  # type: ignore[attr-defined]  # a Pipe by its stub
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.meta.update(meta)
    return nlp


def put_in_place(nlp: Language, folder: Path) -> None:
    """Writes the pipeline beside `folder`, then swaps it in; readers see the old or the new one, never half."""
    fresh, old = folder.with_name(folder.name + ".new"), folder.with_name(folder.name + ".old")
    for path in (fresh, old):
        shutil.rmtree(path, ignore_errors=True)
    fresh.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(fresh)
    if folder.exists():
        os.rename(folder, old)
    os.rename(fresh, folder)
    shutil.rmtree(old, ignore_errors=True)
